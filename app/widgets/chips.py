"""Small controls: a row of exclusive buttons, chips, and a layout that wraps."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QLayout, QLayoutItem, QSizePolicy, QWidget

from app.widgets.theme import Theme

_SIGN = 13
"""Width of a chip's sign, in pixels."""


class FlowLayout(QLayout):
    """Places its items in lines, like words."""

    def __init__(self, parent: QWidget | None = None, gap: int = 5) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        """Take an item."""
        self._items.append(item)

    def count(self) -> int:
        """Number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """An item, or None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """Remove and return an item."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        """It never asks for more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Lines break with the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of all lines at a width in pixels."""
        return self._place(QRect(0, 0, width, 0), dry=True)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        """Place the items."""
        super().setGeometry(rect)
        self._place(rect, dry=False)

    def sizeHint(self) -> QSize:
        """One line."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """The largest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, dry: bool) -> int:
        x, y, line = rect.x(), rect.y(), 0
        for item in self._items:
            hint = item.sizeHint()
            hint.setWidth(min(hint.width(), max(1, rect.width())))
            if line and x + hint.width() > rect.right() + 1:
                x, y, line = rect.x(), y + line + self._gap, 0
            if not dry:
                item.setGeometry(QRect(QPoint(x, y), hint))
            x += hint.width() + self._gap
            line = max(line, hint.height())
        return y + line - rect.y()


class _SegmentButton(QAbstractButton):
    """One of several choices, drawn as part of a strip."""

    def __init__(self, theme: Theme, text: str, tip: str, place: str) -> None:
        super().__init__()
        self._theme = theme
        self._place = place
        self.setText(text)
        self.setCheckable(True)
        self.setToolTip(tip or text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for the text."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 28, self._theme.px(26))

    def minimumSizeHint(self) -> QSize:
        """Less at the sides of the text first, then less of the text."""
        metrics = self.fontMetrics()
        return QSize(
            min(metrics.horizontalAdvance(self.text()), metrics.horizontalAdvance("MMM")) + 8, self._theme.px(26)
        )

    def shown(self) -> str:
        """The text as there is room for it."""
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, max(8, self.width() - 6))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the strip's part."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            rect = self.rect().adjusted(0, 0, -1, -1)
            fill = "active" if self.isChecked() else ("hover" if self.underMouse() else "surface")
            painter.setPen(self._theme.colour("border_strong"))
            painter.setBrush(self._theme.colour(fill))
            # Parts overlap by one pixel; only the strip's two ends are round.
            grow_left = 0 if self._place in ("first", "only") else 8
            grow_right = 0 if self._place in ("last", "only") else 8
            painter.setClipRect(self.rect())
            painter.drawRoundedRect(rect.adjusted(-grow_left, 0, grow_right, 0), 5, 5)
            if self._place not in ("first", "only"):
                painter.drawLine(0, 0, 0, self.height())
            painter.setPen(self._theme.colour("active_ink" if self.isChecked() else "text"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.shown())
            if self.hasFocus():
                painter.setPen(self._theme.colour("focus"))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), 3, 3)


class Segmented(QWidget):
    """A row of exclusive choices.

    Signals:
        chosen: id of the choice a person made.
    """

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, name: str, choices: Sequence[tuple[str, str, str]], parent: QWidget | None = None
    ) -> None:
        """Build it.

        Args:
            theme: Colours.
            name: For screen readers.
            choices: (id, text, tool tip) each.
            parent: Owner.
        """
        super().__init__(parent)
        self.setAccessibleName(name)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._group = QButtonGroup(self)
        self._ids: list[str] = []
        for index, (key, text, tip) in enumerate(choices):
            place = (
                "only"
                if len(choices) == 1
                else "first"
                if index == 0
                else "last"
                if index == len(choices) - 1
                else "inner"
            )
            button = _SegmentButton(theme, text, tip, place)
            self._group.addButton(button, index)
            self._ids.append(key)
            layout.addWidget(button)
        self._group.idClicked.connect(self._tell)
        theme.changed.connect(self.update)

    def set_current(self, key: str) -> None:
        """Show a choice without a signal."""
        if key in self._ids:
            self._group.button(self._ids.index(key)).setChecked(True)

    def current(self) -> str:
        """Id of the choice shown, or ""."""
        at = self._group.checkedId()
        return self._ids[at] if at >= 0 else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right choose the neighbour."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        at = self._group.checkedId()
        if step is None or not 0 <= at + step < len(self._ids):
            super().keyPressEvent(event)
            return
        button = self._group.button(at + step)
        button.setFocus()
        button.click()

    @Slot(int)
    def _tell(self, index: int) -> None:
        self.chosen.emit(self._ids[index])


class Chip(QWidget):
    """A small rounded label, with a painted sign before its text: "warning" (a triangle) or "done" (a tick)."""

    def __init__(self, theme: Theme, text: str, fill: str = "chip", ink: str = "text", sign: str = "") -> None:
        super().__init__()
        self._theme, self._text, self._fill, self._ink, self._sign = theme, text, fill, ink, sign
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for the text."""
        metrics = QFontMetrics(self._theme.ui_font(11, bold=True))
        return QSize(metrics.horizontalAdvance(self._text) + 16 + (_SIGN if self._sign else 0), self._theme.px(18))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour(self._fill))
            painter.drawRoundedRect(self.rect(), 9, 9)
            painter.setFont(self._theme.ui_font(11, bold=True))
            painter.setPen(QColor(self._theme.colour(self._ink)))
            if self._sign:
                self._draw_sign(painter)
            room = self.rect().adjusted(_SIGN + 2 if self._sign else 0, 0, 0, 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self._text)

    def _draw_sign(self, painter: QPainter) -> None:
        """The sign, in the ink of the text."""
        painter.setPen(QPen(self._theme.colour(self._ink), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._sign == "warning":
            painter.drawPolygon(QPolygonF([QPointF(14, 3.5), QPointF(19.5, 13.5), QPointF(8.5, 13.5)]))
            painter.drawLine(QPointF(14, 7.5), QPointF(14, 10))
            painter.drawPoint(QPointF(14, 11.8))
        else:
            painter.drawPolyline(QPolygonF([QPointF(9.5, 9.5), QPointF(12.5, 12.5), QPointF(18, 5.5)]))


class ClickFrame(QWidget):
    """A widget that a click, Enter or Space activates, drawn by the caller.

    Signals:
        clicked: it was activated.
    """

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Activate on a click."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Activate on Enter or Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)
