"""The list of articles and the passage filters at the left."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.widgets.chips import ClickFrame
from app.widgets.shortened import shortened
from app.widgets.theme import Theme


@dataclass(frozen=True)
class CardData:
    """What an article's card shows.

    Attributes:
        id: Article id.
        title: Outlet or file name.
        line: Date and words.
        note: What was hidden, reused, or is unusual.
        warn: The note wants attention.
        hue: Token of the column's colour.
        hidden: The column is hidden.
    """

    id: str
    title: str
    line: str
    note: str
    warn: bool
    hue: str
    hidden: bool = False


_BOX = 12
"""The box that says whether a column is shown."""


class _Card(ClickFrame):
    """One article."""

    menu_requested = Signal(str, QPoint)
    removed = Signal(str)
    switched = Signal(str)

    def __init__(self, theme: Theme, data: CardData, titles: Sequence[str] = ()) -> None:
        """Build it; `titles` are those of all cards, so that long ones are cut where they differ."""
        super().__init__()
        self._theme, self.data = theme, data
        self._titles = (data.title, *(title for title in titles if title != data.title))
        self.setToolTip(
            f"{data.title}\nClick for the article card, on the box to hide the column. Right-click or Menu key: more"
        )
        self.set_hidden(data.hidden)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_hidden(self, hidden: bool) -> None:
        """Show whether the column is hidden."""
        self.data = replace(self.data, hidden=hidden)
        words = f"{self.data.title}. {self.data.line}. {self.data.note}"
        self.setAccessibleName(f"{words}. Column hidden" if hidden else words)
        self.update()

    def _box(self) -> QRect:
        box = QSize(self._theme.px(_BOX), self._theme.px(_BOX))
        return QRect(QPoint(self.width() - box.width() - 7, 7), box)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the box switches the column, elsewhere it opens the card."""
        if self._box().adjusted(-5, -5, 5, 5).contains(event.position().toPoint()):
            self.switched.emit(self.data.id)
        else:
            super().mouseReleaseEvent(event)

    def sizeHint(self) -> QSize:
        """Two or three lines."""
        return QSize(170, self._theme.px(43) + self._theme.px(15) * len(self._note_lines(self.width() - 20)))

    def _note_lines(self, width: int) -> list[str]:
        """The note on one line or two."""
        metrics = QFontMetrics(self._theme.ui_font(11))
        words = self.data.note.split()
        first = ""
        while words and metrics.horizontalAdvance(f"{first} {words[0]}".strip()) <= width:
            first = f"{first} {words.pop(0)}".strip()
        if not words:
            return [first] if first else []
        return [first, metrics.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, width)]

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """The note may need another line."""
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, coloured edge, lines."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = self.rect().adjusted(0, 0, -1, -1)
            painter.setPen(QPen(self._theme.colour("focus" if self.hasFocus() else "border"), 1))
            painter.setBrush(self._theme.colour("hover" if self.underMouse() else "surface"))
            painter.drawRoundedRect(box, 6, 6)
            painter.setClipRect(QRect(0, 0, 3, self.height()))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour(self.data.hue))
            painter.drawRoundedRect(QRect(0, 0, 10, self.height() - 1), 5, 5)
            painter.setClipping(False)
            width = self.width() - 20
            rows = [(self.data.title, 12, True, "text"), (self.data.line, 11, False, "muted")]
            for words in self._note_lines(width):
                rows.append((words, 11, False, "flag" if self.data.warn else "muted"))
            y = 4
            for text, size, bold, token in rows:
                painter.setFont(self._theme.ui_font(size, bold))
                painter.setPen(self._theme.colour(token))
                room = width - (self._theme.px(18) if bold else 0)
                metrics = QFontMetrics(painter.font())
                shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
                if bold:
                    shown = self.title_shown()
                painter.drawText(QRect(11, y, width, self._theme.px(18)), int(Qt.AlignmentFlag.AlignVCenter), shown)
                y += self._theme.px(17 if bold else 15)
            painter.setPen(QPen(self._theme.colour("muted"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            tick = QRectF(self._box()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(tick, 2, 2)
            if not self.data.hidden:
                painter.setPen(QPen(self._theme.colour("text"), 1.6))
                grown = self._theme.scale
                points = ((-3, 0), (-1, 2.5), (3.2, -3))
                painter.drawPolyline([tick.center() + QPointF(x, y) * grown for x, y in points])

    def title_shown(self) -> str:
        """The title as there is room for it."""
        metrics, room = QFontMetrics(self._theme.ui_font(12, bold=True)), self.width() - 20 - self._theme.px(18)
        return shortened(self._titles, lambda text: metrics.horizontalAdvance(text) <= room)[0]

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer moving and removing."""
        self.menu_requested.emit(self.data.id, event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes."""
        if event.key() == Qt.Key.Key_Delete:
            self.removed.emit(self.data.id)
        else:
            super().keyPressEvent(event)


class _AddButton(ClickFrame):
    """A dashed box that adds an article."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName("Add article: drop a file, paste text, or Ctrl+O")
        self.resize_to_theme()

    def resize_to_theme(self) -> None:
        """Take the height that its words need now."""
        self.setFixedHeight(self._theme.px(42))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            colour = self._theme.colour("focus" if self.hasFocus() else "border_strong")
            painter.setPen(QPen(colour, 1.2, Qt.PenStyle.DashLine))
            painter.setBrush(self._theme.colour("hover") if self.underMouse() else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
            painter.setPen(self._theme.colour("text"))
            painter.setFont(self._theme.ui_font(12))
            high = self._theme.px(18)
            painter.drawText(QRect(0, 4, self.width(), high), int(Qt.AlignmentFlag.AlignCenter), "+ Add article")
            painter.setPen(self._theme.colour("muted"))
            painter.setFont(self._theme.ui_font(11))
            metrics = QFontMetrics(painter.font())
            words = metrics.elidedText("drop, paste, or Ctrl+O", Qt.TextElideMode.ElideRight, self.width() - 10)
            painter.drawText(QRect(0, 2 + high, self.width(), high), int(Qt.AlignmentFlag.AlignCenter), words)


class _Filter(ClickFrame):
    """One passage filter with its count."""

    def __init__(self, theme: Theme, key: str, name: str) -> None:
        super().__init__()
        self._theme, self.key, self._name = theme, key, name
        self._count = 0
        self._on = False
        self.resize_to_theme()
        self.setToolTip(name)
        self.set_state(0, False)

    def resize_to_theme(self) -> None:
        """Take the height that its words need now."""
        self.setFixedHeight(self._theme.px(22))

    def set_state(self, count: int, on: bool) -> None:
        """Show a count and whether the filter is in force."""
        self._count, self._on = count, on
        self.setAccessibleName(f"{self._name}, {count}" + (", chosen" if on else ""))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Name at the left, count at the right."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._on or self.underMouse():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._theme.colour("band_selected" if self._on else "hover"))
                painter.drawRoundedRect(self.rect(), 4, 4)
            if self.hasFocus():
                painter.setPen(self._theme.colour("focus"))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 4, 4)
            painter.setFont(self._theme.ui_font(12))
            painter.setPen(self._theme.colour("text"))
            metrics = QFontMetrics(painter.font())
            room = self.width() - 22 - metrics.horizontalAdvance(str(self._count))
            name = metrics.elidedText(self._name, Qt.TextElideMode.ElideRight, room)
            painter.drawText(self.rect().adjusted(8, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), name)
            painter.setPen(self._theme.colour("muted"))
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(self.rect().adjusted(0, 0, -8, 0), int(right), str(self._count))


class Sidebar(QFrame):
    """Articles and filters.

    Signals:
        add_requested: the dashed box was pressed.
        files_dropped: paths.
        text_dropped: (text, HTML or "").
        card_requested: article whose card is wanted.
        clean_up_requested: article whose site text is to be reviewed.
        moved: (article, steps to the right).
        removed: article.
        filter_chosen: id of a filter.
        column_switched: article whose column is to be hidden or shown again.
    """

    add_requested = Signal()
    files_dropped = Signal(list)
    text_dropped = Signal(str, str)
    card_requested = Signal(str)
    clean_up_requested = Signal(str)
    moved = Signal(str, int)
    removed = Signal(str)
    filter_chosen = Signal(str)
    column_switched = Signal(str)

    def __init__(self, theme: Theme, filters: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._hidden: frozenset[str] = frozenset()
        self.setProperty("role", "side")
        self.setAcceptDrops(True)
        self.setMinimumWidth(160)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget()
        area.setWidget(page)
        outer.addWidget(area)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(13, 12, 13, 12)
        layout.setSpacing(6)
        layout.addWidget(_section("Articles"))
        self._cards = QVBoxLayout()
        self._cards.setSpacing(6)
        layout.addLayout(self._cards)
        self._add = add = _AddButton(theme)
        add.clicked.connect(self.add_requested)
        layout.addWidget(add)
        layout.addSpacing(14)
        layout.addWidget(_section("Passages"))
        self._filters = []
        for key, name in filters:
            item = _Filter(theme, key, name)
            item.clicked.connect(lambda key=key: self.filter_chosen.emit(key))
            layout.addWidget(item)
            self._filters.append(item)
        layout.addStretch(1)
        theme.changed.connect(self._resize_to_theme)

    @Slot()
    def _resize_to_theme(self) -> None:
        self._add.resize_to_theme()
        for line in self._filters:
            line.resize_to_theme()
        for card in self.findChildren(_Card):
            card.updateGeometry()
        self.update()

    def set_articles(self, cards: Sequence[CardData]) -> None:
        """Show the cards."""
        while self._cards.count():
            item = self._cards.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        titles = [data.title for data in cards]
        for data in cards:
            card = _Card(self._theme, data, titles)
            card.clicked.connect(lambda key=data.id: self.card_requested.emit(key))
            card.menu_requested.connect(self._menu)
            card.removed.connect(self.removed)
            card.switched.connect(self.column_switched)
            card.set_hidden(data.id in self._hidden)
            self._cards.addWidget(card)

    def set_hidden(self, articles: Collection[str]) -> None:
        """Say which columns are hidden."""
        self._hidden = frozenset(articles)
        for card in self.findChildren(_Card):
            card.set_hidden(card.data.id in self._hidden)

    def focused_article(self) -> str:
        """Article whose card has the focus, or ""."""
        return next((card.data.id for card in self.findChildren(_Card) if card.hasFocus()), "")

    def set_filters(self, counts: Mapping[str, int], chosen: str) -> None:
        """Show how many rows each filter lets through."""
        for item in self._filters:
            item.set_state(counts.get(item.key, 0), item.key == chosen)

    def _menu(self, article: str, where: QPoint) -> None:
        menu = QMenu(self)
        for text, act in (
            ("Article card…", lambda: self.card_requested.emit(article)),
            ("Review site text…", lambda: self.clean_up_requested.emit(article)),
            ("Show column" if article in self._hidden else "Hide column", lambda: self.column_switched.emit(article)),
            ("Move left", lambda: self.moved.emit(article, -1)),
            ("Move right", lambda: self.moved.emit(article, 1)),
            ("Remove from comparison", lambda: self.removed.emit(article)),
        ):
            action = QAction(text, menu)
            action.triggered.connect(act)
            menu.addAction(action)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(where)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and text may come."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take files or text."""
        data = event.mimeData()
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if paths:
            self.files_dropped.emit(paths)
        elif data.hasText():
            self.text_dropped.emit(data.text(), data.html() if data.hasHtml() else "")
        event.acceptProposedAction()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing: clicks between the cards do nothing."""


def _section(text: str) -> QLabel:
    label = QLabel(text.upper())
    label.setAccessibleName(text)
    label.setProperty("role", "section")
    return label
