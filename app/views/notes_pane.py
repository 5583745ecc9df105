"""The notes of the comparison: a list to read, filter, put in order and write in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QDropEvent, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.views.note_cards import NoteCard
from app.widgets.theme import Theme

_CARD = Qt.ItemDataRole.UserRole
_WRAP = int(Qt.TextFlag.TextWordWrap)
_EDGE = 9
ORDERS = (("own", "My order"), ("text", "Order of the articles"), ("newest", "Newest first"))
_Index = QModelIndex | QPersistentModelIndex


class _CardDelegate(QStyledItemDelegate):
    """Paints a note: where, the passage, the words; edits it in its place.

    Signals:
        begun: note whose words are being written.
    """

    begun = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.editor: QPlainTextEdit | None = None
        self.by_key = False
        """Whether the last key in the field was one that ends writing."""

    def _width(self) -> int:
        view = self.parent()
        return view.viewport().width() if isinstance(view, QAbstractItemView) else 240

    def _heights(self, card: NoteCard, width: int) -> tuple[int, int, int]:
        """Heights of the place's, the passage's and the words' boxes."""
        inner = width - 2 * _EDGE
        words = QFontMetrics(self._theme.ui_font(12)).boundingRect(0, 0, inner, 9999, _WRAP, card.text or " ")
        place = QFontMetrics(self._theme.ui_font(11)).boundingRect(0, 0, inner, 9999, _WRAP, card.where)
        return place.height() + 3, 17 if card.quote else 0, words.height()

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as its words need; room to write while it is edited."""
        card: NoteCard = index.data(_CARD)
        width = self._width()
        height = sum(self._heights(card, width)) + 2 * _EDGE + (14 if card.signed else 0)
        return QSize(width - 2, max(height, 140) if not card.id else height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Ground and three texts."""
        card: NoteCard = index.data(_CARD)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        rect: QRect = option.rect.adjusted(0, 2, -1, -2)
        theme = self._theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("focus" if chosen else "notice_line"), 1.4 if chosen else 1))
        painter.setBrush(theme.colour("notice"))
        painter.drawRoundedRect(rect, 5, 5)
        place, quote, words = self._heights(card, self._width())
        left, width = rect.left() + _EDGE, self._width() - 2 * _EDGE
        y = rect.top() + _EDGE - 2
        painter.setFont(theme.ui_font(11))
        painter.setPen(theme.colour("flag" if card.lost else "notice_ink"))
        painter.drawText(QRect(left, y, width, place), _WRAP, card.where)
        y += place
        painter.setPen(theme.colour("notice_ink"))
        if quote:
            painter.setFont(theme.ui_font(11, italic=True))
            shown = painter.fontMetrics().elidedText(f"“{card.quote}”", Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRect(left, y, width, quote), int(Qt.AlignmentFlag.AlignTop), shown)
            y += quote
        painter.setFont(theme.ui_font(12))
        painter.setPen(theme.colour("text"))
        painter.drawText(QRect(left, y, width, words), _WRAP, card.text)
        y += words
        if card.signed:
            painter.setFont(theme.ui_font(10))
            painter.setPen(theme.colour("notice_ink"))
            painter.drawText(QRect(left, y, width, 14), int(Qt.AlignmentFlag.AlignRight), card.signed)
        painter.restore()

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: _Index) -> QWidget:
        """A field over the card."""
        card: NoteCard = index.data(_CARD)
        self.editor = QPlainTextEdit(parent)
        self.editor.setAccessibleName(f"Note. {card.where}")
        self.editor.setPlaceholderText("Write the note. Ctrl+Enter keeps it, Esc leaves it as it was.")
        self.editor.setTabChangesFocus(True)
        self.editor.setPlainText(card.text)
        self.by_key = False
        self.begun.emit(card.id)
        return self.editor

    def setEditorData(self, _editor: QWidget, _index: _Index) -> None:
        """The field was filled when it was made."""

    def setModelData(self, _editor: QWidget, _model: object, _index: _Index) -> None:
        """The pane takes the words."""

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: _Index) -> None:  # noqa: N802 - Qt's name
        """Under the place and the passage, never too small to write in."""
        place, quote, _words = self._heights(index.data(_CARD), self._width())
        rect: QRect = option.rect.adjusted(4, _EDGE + place + quote, -5, -5)
        rect.setHeight(max(rect.height(), 84))
        editor.setGeometry(rect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter keeps the note."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(watched, QWidget):
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            self.by_key = event.key() == Qt.Key.Key_Escape or bool(control)
            if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.commitData.emit(watched)
                self.closeEditor.emit(watched, QAbstractItemDelegate.EndEditHint.NoHint)
                return True
        return super().eventFilter(watched, event)


class _NoteList(QListWidget):
    """The list.

    Signals:
        shifted: (note, steps up or down) by keys.
        dropped: (note, row it was dropped on).
        opened: note whose passage is wanted.
        deleted: note.
    """

    shifted = Signal(str, int)
    dropped = Signal(str, int)
    opened = Signal(str)
    deleted = Signal(str)

    def note(self) -> str:
        """Id of the chosen note, or ""."""
        item = self.currentItem()
        card: NoteCard | None = item.data(_CARD) if item is not None else None
        return card.id if card is not None else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Shift+arrows reorder, Enter goes to the passage, F2 edits, Delete removes."""
        wanted = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
        if event.modifiers() & wanted == wanted and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.shifted.emit(self.note(), -1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.note())
        elif event.key() == Qt.Key.Key_Delete:
            self.deleted.emit(self.note())
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """The document is put in order, and the list follows it."""
        note, row = self.note(), self.indexAt(event.position().toPoint()).row()
        event.setDropAction(Qt.DropAction.CopyAction)  # or the list would take the card away itself
        event.accept()
        if note:
            self.dropped.emit(note, row if row >= 0 else self.count() - 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words wrap at another place."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class NotesPane(QFrame):
    """Notes with search, order and filter by article.

    Signals:
        written: (id of the note or "" for a new one, words).
        removed: id.
        moved: (id, id of the note whose place it takes).
        opened: id of the note whose passage is wanted.
        left: writing has ended; the passages may have the focus again.
    """

    written = Signal(str, str)
    removed = Signal(str)
    moved = Signal(str, str)
    opened = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: tuple[NoteCard, ...] = ()
        self._draft: NoteCard | None = None
        self._writing: str | None = None
        self._kept = False
        self._words = ""
        self._had_focus = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 10, 8)
        layout.setSpacing(6)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search in the notes")
        self.search.setAccessibleName("Search in the notes")
        self.search.setClearButtonEnabled(True)
        self.order = QComboBox()
        self.order.setAccessibleName("Order of the notes")
        for key, name in ORDERS:
            self.order.addItem(name, key)
        self.which = QComboBox()
        self.which.setAccessibleName("Notes of which article")
        self.which.addItem("All articles", "")
        for box in (self.order, self.which):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(6)
        line = QHBoxLayout()
        line.addWidget(self.order, 1)
        line.addWidget(self.which, 1)
        layout.addWidget(self.search)
        layout.addLayout(line)
        self.list = _NoteList()
        self.list.setAccessibleName("Notes")
        self.list.setProperty("role", "cards")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self._delegate = _CardDelegate(theme, self.list)
        self.list.setItemDelegate(self._delegate)
        self._delegate.begun.connect(self._begun)
        self._delegate.commitData.connect(self._keep)
        self._delegate.closeEditor.connect(self._closed)
        layout.addWidget(self.list, 1)
        self.empty = QLabel()
        self.empty.setWordWrap(True)
        self.empty.setProperty("role", "muted")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.empty, 1)
        buttons = QHBoxLayout()
        self.edit_button, self.remove_button = QPushButton("Edit"), QPushButton("Remove")
        self.up_button, self.down_button = QPushButton("↑"), QPushButton("↓")
        for button, tip, act in (
            (self.edit_button, "F2 or a double click", self._edit_chosen),
            (self.remove_button, "Delete", lambda: self.removed.emit(self.list.note())),
            (self.up_button, "Move up (Alt+Shift+↑)", lambda: self._shift(self.list.note(), -1)),
            (self.down_button, "Move down (Alt+Shift+↓)", lambda: self._shift(self.list.note(), 1)),
        ):
            button.setToolTip(tip)
            button.clicked.connect(act)
            buttons.addWidget(button)
        self.up_button.setAccessibleName("Move note up")
        self.down_button.setAccessibleName("Move note down")
        buttons.addStretch(1)
        layout.addLayout(buttons)
        self.search.textChanged.connect(self._fill)
        self.order.currentIndexChanged.connect(self._fill)
        self.which.currentIndexChanged.connect(self._fill)
        self.list.shifted.connect(self._shift)
        self.list.dropped.connect(self._drop)
        self.list.deleted.connect(lambda note: self.removed.emit(note) if note else None)
        self.list.opened.connect(lambda note: self.opened.emit(note) if note else None)
        self.list.itemClicked.connect(lambda _item: self.opened.emit(self.list.note()) if self.list.note() else None)
        self.list.currentRowChanged.connect(self._enable)
        theme.changed.connect(self._fill)
        self._fill()

    # --- content -------------------------------------------------------------------------------------------------
    def show_cards(self, cards: Sequence[NoteCard], articles: Sequence[tuple[str, str]]) -> None:
        """Show notes in the person's order; while one is being written the list waits.

        Args:
            cards: All notes.
            articles: (id, name) for the filter.
        """
        self._cards = tuple(cards)
        known = [(self.which.itemData(i), self.which.itemText(i)) for i in range(1, self.which.count())]
        if known != list(articles):
            chosen = self.which.currentData()
            self.which.blockSignals(True)
            while self.which.count() > 1:
                self.which.removeItem(1)
            for key, name in articles:
                self.which.addItem(name, key)
            self.which.setCurrentIndex(max(0, self.which.findData(chosen)))
            self.which.blockSignals(False)
        self._fill()

    def begin(self, card: NoteCard) -> None:
        """Write a new note: its card with an empty field comes first."""
        self.finish()
        self._draft = card
        self.show_all()
        self._edit(0)

    def show_all(self) -> None:
        """Clear search and filter."""
        for box in (self.search, self.which):
            box.blockSignals(True)
        self.search.clear()
        self.which.setCurrentIndex(0)
        for box in (self.search, self.which):
            box.blockSignals(False)
        self._fill()

    def select(self, note: str) -> None:
        """Make a note the chosen one."""
        for row in range(self.list.count()):
            if self.list.item(row).data(_CARD).id == note:
                self.list.setCurrentRow(row)
                return

    @property
    def writing(self) -> bool:
        """Whether a note is being written."""
        return self._writing is not None

    def notes(self) -> list[str]:
        """Ids of the notes shown, from top to bottom."""
        return [self.list.item(row).data(_CARD).id for row in range(self.list.count())]

    @Slot()
    def finish(self) -> None:
        """Keep what is being written, before the window does anything that could lose it."""
        editor = self._delegate.editor
        if self._writing is not None and editor is not None:
            self._kept, self._words, self._had_focus = True, editor.toPlainText(), editor.hasFocus()
            self.list.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            self._ended()

    @Slot()
    def _fill(self) -> None:
        if self._writing is not None:
            return
        chosen, place = self.list.note(), self.list.verticalScrollBar().value()
        words = self.search.text().casefold().split()
        article = self.which.currentData()
        shown = [
            card
            for card in self._cards
            if (not article or article in card.articles)
            and all(word in f"{card.text} {card.quote} {card.where}".casefold() for word in words)
        ]
        order = self.order.currentData()
        if order == "text":
            shown.sort(key=lambda card: card.order)
        elif order == "newest":
            shown = [card for _, card in sorted(enumerate(shown), key=lambda p: (p[1].made, p[0]), reverse=True)]
        self.list.blockSignals(True)
        self.list.clear()
        for card in ([self._draft] if self._draft else []) + shown:
            item = QListWidgetItem()
            item.setData(_CARD, card)
            spoken = f"{card.where}. {card.text}" + (f". On: {card.quote}" if card.quote else "")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
                | Qt.ItemFlag.ItemIsEditable
                | Qt.ItemFlag.ItemIsDragEnabled
            )
            self.list.addItem(item)
        self.list.blockSignals(False)
        own = order == "own"
        self.list.setDragDropMode(
            QAbstractItemView.DragDropMode.InternalMove if own else QAbstractItemView.DragDropMode.NoDragDrop
        )
        self.select(chosen)
        self.list.verticalScrollBar().setValue(place)
        there = self.list.count() > 0
        self.list.setVisible(there)
        self.empty.setVisible(not there)
        self.empty.setText(
            "No note fits. Clear the search, or choose all articles."
            if self._cards
            else "No notes yet. Select words and press N, or press N on a row; Shift+N writes a note on the article. "
            "Put them in your own order here: they can be exported as an outline."
        )
        self._enable()

    @Slot()
    def _enable(self) -> None:
        there = bool(self.list.note())
        for button in (self.edit_button, self.remove_button):
            button.setEnabled(there)
        own = there and self.order.currentData() == "own"
        self.up_button.setEnabled(own and self.list.currentRow() > 0)
        self.down_button.setEnabled(own and self.list.currentRow() < self.list.count() - 1)

    # --- order ---------------------------------------------------------------------------------------------------
    @Slot(str, int)
    def _shift(self, note: str, steps: int) -> None:
        shown = self.notes()
        if note in shown and self.order.currentData() == "own":
            self._drop(note, shown.index(note) + steps)

    @Slot(str, int)
    def _drop(self, note: str, row: int) -> None:
        shown = self.notes()
        if 0 <= row < len(shown) and shown[row] != note:
            self.moved.emit(note, shown[row])

    # --- writing -------------------------------------------------------------------------------------------------
    @Slot()
    def _edit_chosen(self) -> None:
        if self.list.currentRow() >= 0:
            self._edit(self.list.currentRow())

    def _edit(self, row: int) -> None:
        self.list.setCurrentRow(row)
        self.list.scrollToItem(self.list.item(row))
        self.list.editItem(self.list.item(row))

    @Slot(QWidget)
    def _keep(self, _editor: QWidget) -> None:
        self._kept = True

    @Slot(str)
    def _begun(self, note: str) -> None:
        self._writing, self._kept = note, False

    @Slot(QWidget)
    def _closed(self, editor: QWidget) -> None:
        """The field closes; what follows from its words waits until it is gone."""
        if isinstance(editor, QPlainTextEdit):
            self._words, self._had_focus = editor.toPlainText(), self._delegate.by_key
            QTimer.singleShot(0, self._ended)

    @Slot()
    def _ended(self) -> None:
        if self._writing is None:
            return
        note, words, kept = self._writing, self._words, self._kept
        self._writing, self._delegate.editor, self._draft, self._kept = None, None, None, False
        self._fill()
        if kept and words.strip():
            self.written.emit(note, words)
        if self._had_focus:  # not when the person went on to something else
            self.left.emit()
