"""The heads over the aligned grid's columns: bands of groups, names, and a summary strip."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.widgets.charts import StackedBar
from app.widgets.chips import ClickFrame
from app.widgets.paint import Band, ColumnHead, HeadLine
from app.widgets.panel_parts import ElidedLabel
from app.widgets.shortened import on_lines
from app.widgets.theme import Theme

_BAND = 19
_LINE = 15
_SIDES = 26
"""Left and right of a name, in pixels."""
_LINES = 3
"""Lines that a name may take."""
_DRAG = 8
"""A head that is moved further than this with the button down is dragged, in pixels."""


class _Line(ClickFrame):
    """A summary line: grey words, then words that stand out; wraps once, then ends in "…"."""

    def __init__(self, theme: Theme, line: HeadLine) -> None:
        super().__init__()
        self._theme, self._line = theme, line
        self.setAccessibleName(f"{line.lead} {line.text}")
        self.setToolTip(line.tip or f"{line.lead} {line.text}")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """One line or two."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height at a width."""
        return self._theme.px(_LINE) * len(self._lines(width))

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(120, self._theme.px(_LINE))

    def _lines(self, width: int) -> list[str]:
        """The words that stand out, on the line of the grey ones and on a second one."""
        plain = QFontMetrics(self._theme.ui_font(11))
        strong = QFontMetrics(self._theme.ui_font(11, italic=self._line.italic))
        room = width - plain.horizontalAdvance(self._line.lead + " ")
        words = self._line.text.split(" ")
        first = ""
        while words and strong.horizontalAdvance(f"{first} {words[0]}".strip()) <= room:
            first = f"{first} {words.pop(0)}".strip()
        if not words:
            return [first]
        return [first, strong.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, width)]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw one line or two."""
        with QPainter(self) as painter:
            painter.setFont(self._theme.ui_font(11))
            painter.setPen(self._theme.colour("muted"))
            metrics = QFontMetrics(painter.font())
            lead = metrics.elidedText(self._line.lead, Qt.TextElideMode.ElideRight, self.width())
            height = self._theme.px(_LINE)
            painter.drawText(QRect(0, 0, self.width(), height), _LEFT, lead)
            x = metrics.horizontalAdvance(lead + " ")
            painter.setFont(self._theme.ui_font(11, italic=self._line.italic))
            painter.setPen(self._theme.colour("text"))
            for number, words in enumerate(self._lines(self.width())):
                left = 0 if number else x
                painter.drawText(QRect(left, number * height, self.width() - left, height), _LEFT, words)
            if self.hasFocus():
                painter.setPen(self._theme.colour("focus"))
                painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class _Head(QFrame):
    """One column's head."""

    picked = Signal(object)
    chosen = Signal(str)
    menu_requested = Signal(str, QPoint)
    moved = Signal(str, int)
    hidden_ = Signal(str)
    notes_requested = Signal(str)
    dragged = Signal(int)
    dropped = Signal(int)

    def __init__(self, theme: Theme, head: ColumnHead, compact: bool) -> None:
        super().__init__()
        self._theme, self.key, self._hue = theme, head.key, head.hue
        self._pressed: QPoint | None = None
        self._dragging = False
        self.title = head.title
        tip = head.tip if head.tip.startswith(head.title) else f"{head.title}\n{head.tip}".strip()
        self.setToolTip(f"{tip}\nDrag to move the column; right-click or Menu key: move, hide".strip())
        self.setAccessibleName(f"{head.title}, {head.subtitle}")
        self.setAccessibleDescription("Enter opens the article card, Menu key moves or hides the column")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 7, 12, 8)
        layout.setSpacing(2)
        title = QLabel(head.title)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setWordWrap(True)
        title.setProperty("role", "head")
        title.setFont(theme.ui_font(13, bold=True))
        title.setAccessibleName(head.title)
        title.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        subtitle = ElidedLabel(theme, head.subtitle, 60, "muted", small=True)
        layout.addWidget(title)
        under = QHBoxLayout()
        under.setSpacing(4)
        under.addWidget(subtitle, 1)
        self._notes = QPushButton()
        self._notes.setProperty("role", "link")
        self._notes.setFont(theme.ui_font(11))
        self._notes.setFixedHeight(theme.px(17))
        self._notes.setCursor(Qt.CursorShape.PointingHandCursor)
        self._notes.clicked.connect(lambda: self.notes_requested.emit(self.key))
        self._notes.hide()
        under.addWidget(self._notes)
        layout.addLayout(under)
        self._title = title
        if head.segments:
            layout.addSpacing(3)
            bar = StackedBar(theme, head.segments, f"{head.title}, who speaks", height=theme.px(15))
            bar.picked.connect(lambda _key: self.picked.emit(head.bar_key))
            layout.addWidget(bar)
            layout.addSpacing(2)
        for line in head.lines[: 1 if compact else 3]:
            item = _Line(theme, line)
            item.clicked.connect(lambda line=line: self.picked.emit(line.key))
            layout.addWidget(item)

        layout.addStretch(1)
        # For the mouse; the keyboard has the Menu key and shortcuts.
        self._more = QPushButton("⋯", self)
        self._more.setProperty("role", "close")
        self._more.setAccessibleName(f"Move or hide {head.title}")
        self._more.setToolTip("Move, hide, order")
        self._more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._more.setCursor(Qt.CursorShape.PointingHandCursor)
        self._more.clicked.connect(self._ask)
        self._more.hide()

    @Slot()
    def _ask(self) -> None:
        self.menu_requested.emit(self.key, self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the button of the menu."""
        self._more.setGeometry(self.width() - 28, 3, 24, 20)
        self._more.show()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Put it away."""
        self._more.hide()
        super().leaveEvent(event)

    def set_notes(self, count: int) -> None:
        """Say how many notes there are on the article; a press opens them."""
        words = f"{count} note{'s' if count != 1 else ''}"
        self._notes.setText(words)
        self._notes.setToolTip(f"{words} on this article")
        self._notes.setAccessibleName(f"{words} on {self.accessibleName().split(',')[0]}. Press to open")
        self._notes.setVisible(count > 0)

    def names_at(self, names: Sequence[str], width: int) -> list[str]:
        """Names of all columns as they can stand in a head of a width."""
        metrics = QFontMetrics(self._title.font())
        return on_lines(names, metrics.horizontalAdvance, max(20, width - _SIDES), _LINES)

    def show_name(self, text: str) -> None:
        """Show the name as there is room for it."""
        if self._title.text() != text:
            self._title.setText(text)

    def title_height(self, width: int) -> int:
        """Height of the name at a width of the head, at most three lines."""
        wrap = int(Qt.TextFlag.TextWordWrap)
        metrics = QFontMetrics(self._title.font())
        box = metrics.boundingRect(0, 0, max(20, width - _SIDES), 1000, wrap, self._title.text())
        return min(_LINES * metrics.lineSpacing(), box.height()) + 1

    def set_title_height(self, height: int) -> None:
        """Give the name this height, so that all bars stand at one height."""
        self._title.setFixedHeight(height)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click or a drag begins."""
        self._pressed = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the column to another place."""
        if self._pressed is not None:
            point = event.position().toPoint()
            if not self._dragging and abs(point.x() - self._pressed.x()) > _DRAG:
                self._dragging = True
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
            if self._dragging:
                self.dragged.emit(self.mapToParent(point).x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the name chooses the column; a drag ends."""
        pressed, dragging = self._pressed, self._dragging
        self._pressed, self._dragging = None, False
        if dragging:
            self.unsetCursor()
            self.dropped.emit(self.mapToParent(event.position().toPoint()).x())
        elif pressed is not None:
            self.chosen.emit(self.key)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Move or hide the column."""
        self.menu_requested.emit(self.key, event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete hides, Ctrl+Shift with an arrow moves."""
        held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.key)
        elif event.key() == Qt.Key.Key_Delete:
            self.hidden_.emit(self.key)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and event.modifiers() & held == held:
            self.moved.emit(self.key, 1 if event.key() == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The column's colour below, a thin line at the right."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.colour("surface"))
            painter.fillRect(0, self.height() - 2, self.width(), 2, self._theme.colour(self._hue))
            painter.fillRect(self.width() - 1, 0, 1, self.height(), self._theme.colour("border"))
            if self.hasFocus():
                painter.setPen(self._theme.colour("focus"))
                painter.drawRect(self.rect().adjusted(1, 1, -3, -4))


class ColumnHeads(QWidget):
    """Heads of all columns, kept over them.

    Signals:
        picked: key of a summary line or bar.
        chosen: key of a column whose name was clicked.
        menu_requested: (key of a column, global place): its menu is wanted.
        moved: (key of a column, steps to the right).
        hidden: key of a column that is no longer wanted.
        notes_requested: key of a column whose sign for notes was pressed.
    """

    picked = Signal(object)
    chosen = Signal(str)
    menu_requested = Signal(str, QPoint)
    moved = Signal(str, int)
    hidden = Signal(str)
    notes_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._notes: Mapping[str, int] = {}
        self._data: Sequence[ColumnHead] = ()
        self._bands: Sequence[Band] = ()
        self._heads: list[_Head] = []
        self._boxes: Sequence[tuple[int, int]] = ()
        self._gutter = 0
        self._compact = False
        self._line = _DropPlace(theme, self)
        self._line.hide()
        self.setAccessibleName("Outlets")
        theme.changed.connect(self._rebuild)

    def set_heads(self, heads: Sequence[ColumnHead], bands: Sequence[Band]) -> None:
        """Show other heads; bands only if there are any."""
        self._data, self._bands = tuple(heads), tuple(bands)
        self._rebuild()

    def set_notes(self, counts: Mapping[str, int]) -> None:
        """Show a sign on the heads of articles with notes: key of a column -> number of notes."""
        self._notes = dict(counts)
        for head in self._heads:
            head.set_notes(self._notes.get(head.key, 0))

    def place(self, boxes: Sequence[tuple[int, int]], gutter: int) -> None:
        """Take the columns' places: (left, width) each, and the width left of the first one."""
        self._boxes, self._gutter = boxes, gutter
        self._arrange()

    def focused(self) -> str:
        """Key of the column whose head has the focus, or ""."""
        focus = QApplication.focusWidget()
        inside = (h for h in self._heads if focus is not None and (h is focus or h.isAncestorOf(focus)))
        return next((head.key for head in inside), "")

    def focus(self, key: str) -> None:
        """Give a head the focus."""
        for head in self._heads:
            if head.key == key:
                head.setFocus()

    def _slot(self, x: int) -> int:
        """Number of the column under a place."""
        return sum(x >= left + width for left, width in self._boxes[:-1])

    @Slot(int)
    def _drag(self, x: int) -> None:
        left, width = self._boxes[self._slot(x)]
        self._line.setGeometry(left, 0, width, self.height())
        self._line.show()
        self._line.raise_()

    @Slot(int)
    def _drop(self, x: int) -> None:
        self._line.hide()
        sender = self.sender()
        keys = [head.key for head in self._heads]
        if isinstance(sender, _Head) and sender.key in keys:
            steps = self._slot(x) - keys.index(sender.key)
            if steps:
                self.moved.emit(sender.key, steps)

    def _rebuild(self) -> None:
        for head in self._heads:
            head.setParent(None)
            head.deleteLater()
        self._heads = []
        for data in self._data:
            head = _Head(self._theme, data, self._compact)
            head.setParent(self)
            head.picked.connect(self.picked)
            head.chosen.connect(self.chosen)
            head.menu_requested.connect(self.menu_requested)
            head.moved.connect(self.moved)
            head.hidden_.connect(self.hidden)
            head.notes_requested.connect(self.notes_requested)
            head.set_notes(self._notes.get(head.key, 0))
            head.dragged.connect(self._drag)
            head.dropped.connect(self._drop)
            head.show()
            self._heads.append(head)
        self._arrange()

    def _arrange(self) -> None:
        top = self._theme.px(_BAND) if self._bands else 0
        height = 0
        names = [head.title for head in self._heads]
        for number, (head, (_left, width)) in enumerate(zip(self._heads, self._boxes, strict=False)):
            head.show_name(head.names_at(names, width)[number])
        tallest = max(
            (head.title_height(width) for head, (_left, width) in zip(self._heads, self._boxes, strict=False)),
            default=0,
        )
        for head, _box in zip(self._heads, self._boxes, strict=False):
            head.set_title_height(tallest)
        for head, (left, width) in zip(self._heads, self._boxes, strict=False):
            layout = head.layout()
            assert layout is not None
            height = max(
                height, layout.heightForWidth(width) if layout.hasHeightForWidth() else head.sizeHint().height()
            )
            head.setGeometry(left, top, width, head.height())
        for head, (left, width) in zip(self._heads, self._boxes, strict=False):
            head.setGeometry(left, top, width, height)
        if self._heads:
            self.setFixedHeight(top + height)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground and bands."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.colour("surface"))
            painter.setFont(self._theme.ui_font(11, bold=True))
            high = self._theme.px(_BAND)
            for number, band in enumerate(self._bands):
                boxes = self._boxes[band.first : band.first + band.count]
                if not boxes:
                    continue
                left, right = boxes[0][0], boxes[-1][0] + boxes[-1][1]
                box = QRect(left, 0, right - left - (0 if number == len(self._bands) - 1 else 1), high)
                painter.fillRect(box, self._theme.colour("band_selected" if number % 2 == 0 else "chip"))
                painter.setPen(self._theme.colour("text"))
                inner = QRect(max(left, self._gutter) + 12, 0, right - max(left, self._gutter) - 20, high)
                shown = QFontMetrics(painter.font()).elidedText(band.text, Qt.TextElideMode.ElideRight, inner.width())
                painter.drawText(inner, _LEFT, shown)
            painter.fillRect(0, 0, self._gutter, self.height(), self._theme.colour("surface"))


class _DropPlace(QWidget):
    """A frame where a dragged column would stand."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        with QPainter(self) as painter:
            painter.setPen(QPen(self._theme.colour("focus"), 2, Qt.PenStyle.DashLine))
            painter.drawRect(self.rect().adjusted(2, 2, -3, -3))


_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
