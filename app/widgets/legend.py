"""A line of a legend: a sample of the mark, painted as in the text, and what it means; can switch the marks off."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from app.widgets.blocks import LegendItem
from app.widgets.theme import Theme

_SAMPLE = 34


class LegendLine(QAbstractButton):
    """One line; checked means that the marks are shown."""

    def __init__(self, theme: Theme, item: LegendItem) -> None:
        super().__init__()
        self._theme = theme
        self._item = item
        self._heights: dict[tuple[int, float], int] = {}
        self.setText(item.text)
        self.setCheckable(bool(item.toggle))
        self.setChecked(item.on)
        self.setAccessibleName(f"Marks: {item.text}" if item.toggle else item.text)
        self.setToolTip("Click to hide or show these marks" if item.toggle else "")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if item.toggle else Qt.FocusPolicy.NoFocus)
        if item.toggle:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def hasHeightForWidth(self) -> bool:
        """Its words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height at a width."""
        known = self._heights.get((width, self._theme.scale))
        if known is None:
            known = self._heights[width, self._theme.scale] = self._measured(width)
        return known

    def _measured(self, width: int) -> int:
        metrics = QFontMetrics(self._theme.ui_font(11))
        box = metrics.boundingRect(0, 0, max(40, width - _SAMPLE - 8), 400, int(_WRAP), self.text())
        return max(20, box.height() + 5)

    def sizeHint(self) -> QSize:
        """One or two lines."""
        return QSize(200, self.heightForWidth(240))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Sample and words; both pale when switched off."""
        on = self.isChecked() or not self._item.toggle
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.underMouse() and self._item.toggle:
                painter.fillRect(self.rect(), self._theme.colour("hover"))
            if on:
                self._sample(painter, QRectF(0, 2, _SAMPLE, 16))
            else:
                painter.setFont(self._theme.ui_font(10))
                painter.setPen(self._theme.colour("faint"))
                painter.drawText(QRectF(0, 2, _SAMPLE, 16), Qt.AlignmentFlag.AlignCenter, "off")
            painter.setFont(self._theme.ui_font(11))
            painter.setPen(self._theme.colour("text" if on else "faint"))
            words = QRectF(_SAMPLE + 8, 2, self.width() - _SAMPLE - 8, self.height())
            painter.drawText(words, int(_WRAP), self.text())
            if self.hasFocus():
                painter.setPen(self._theme.colour("focus"))
                painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _sample(self, painter: QPainter, box: QRectF) -> None:
        style = self._item.style
        left = box.left()
        colour = self._theme.colour(style.line or "muted")
        if style.letter:
            painter.setFont(self._theme.ui_font(9, bold=True))
            painter.setPen(colour)
            painter.drawText(QRectF(left, box.top() - 1, 10, 12), Qt.AlignmentFlag.AlignCenter, style.letter)
        left += 10
        word = QRectF(left, box.top(), box.right() - left, box.height())
        if style.fill:
            painter.fillRect(word, self._theme.colour(style.fill))
        painter.setFont(self._theme.reading_font(0.0 + 13 / self._theme.text_size, style.bold, style.italic))
        painter.setPen(self._theme.colour(style.text or "text"))
        painter.drawText(word, Qt.AlignmentFlag.AlignCenter, "abc")
        draw_line(painter, word.left(), word.right(), word.bottom() - 0.5, colour, style.pattern)


def draw_line(painter: QPainter, left: float, right: float, y: float, colour: QColor, pattern: str) -> None:
    """Draw an underline of a pattern from left to right at a height, in pixels."""
    if pattern == "none":
        return
    pen = QPen(colour, 1.6)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if pattern == "dashed":
        pen.setDashPattern([3.0, 1.7])
    elif pattern == "dotted":
        pen.setDashPattern([1.0, 1.3])
    if pattern == "wave":
        path = QPainterPath(QPointF(left, y))
        x, up = left, True
        while x < right:
            step = min(2.6, right - x)
            path.quadTo(QPointF(x + step / 2, y + (-2.2 if up else 2.2)), QPointF(x + step, y))
            x += step
            up = not up
        pen.setWidthF(1.2)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
    elif pattern == "double":
        pen.setWidthF(1.1)
        painter.setPen(pen)
        painter.drawLine(QPointF(left, y - 1), QPointF(right, y - 1))
        painter.drawLine(QPointF(left, y + 1.6), QPointF(right, y + 1.6))
    else:
        painter.setPen(pen)
        painter.drawLine(QPointF(left, y), QPointF(right, y))


_WRAP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
