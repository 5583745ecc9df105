"""Ribbons between the columns of whole articles: which passages belong to the chosen row.

Only the chosen row has ribbons: more would cover each other. A ribbon carries the row's number at both ends; one that
leads out of sight ends at the edge with an arrow. A possible match has a dashed edge.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.widgets.theme import Theme

LABEL = 17
"""Width of a number's box in pixels."""


@dataclass(frozen=True)
class RibbonEnd:
    """The chosen row's passage in one column, in this layer's coordinates.

    Attributes:
        left: Left edge of the column.
        right: Right edge of its text.
        top: Top of the passage.
        bottom: Bottom of the passage.
        possible: Only a possible match.
    """

    left: float
    right: float
    top: float
    bottom: float
    possible: bool = False


@dataclass(frozen=True)
class RowNumber:
    """A row's number beside its passage."""

    x: float
    y: float
    text: str


class RibbonLayer(QWidget):
    """Lies above the columns and lets every click through."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ends: Sequence[RibbonEnd] = ()
        self._numbers: Sequence[RowNumber] = ()
        self._label = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self.update)

    @property
    def ends(self) -> Sequence[RibbonEnd]:
        """The passages joined, from left to right."""
        return self._ends

    def show_row(self, label: str, ends: Sequence[RibbonEnd], numbers: Sequence[RowNumber]) -> None:
        """Join other passages.

        Args:
            label: The row's number.
            ends: Its passages from left to right.
            numbers: Numbers of the other rows in sight.
        """
        self._label, self._ends, self._numbers = label, tuple(ends), tuple(numbers)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Numbers, ribbons, labels."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(self._theme.ui_font(9))
            painter.setPen(self._theme.colour("faint"))
            for number in self._numbers:
                painter.drawText(QRectF(number.x - 24, number.y, 22, 14), _RIGHT, number.text)
            for first, second in zip(self._ends, self._ends[1:], strict=False):
                self._ribbon(painter, first, second)
            for at, end in enumerate(self._ends):
                self._bracket(painter, end)
                self._tag(painter, end, end.left - LABEL)
                if at + 1 < len(self._ends):
                    self._tag(painter, end, end.right)

    def _clipped(self, end: RibbonEnd) -> tuple[float, float]:
        """Top and bottom inside this layer; a passage out of sight becomes a thin edge."""
        height = float(self.height())
        top, bottom = max(2.0, min(height - 4, end.top)), max(4.0, min(height - 2, end.bottom))
        return top, max(top + 2, bottom)

    def _ribbon(self, painter: QPainter, first: RibbonEnd, second: RibbonEnd) -> None:
        (top_a, bottom_a), (top_b, bottom_b) = self._clipped(first), self._clipped(second)
        # A column between the two that lacks the passage has text there: the ribbon only begins and ends beside it.
        a, b = first.right, second.left
        middle = (a + b) / 2
        if b - a > 120:
            painter.setPen(QPen(self._theme.colour("focus"), 1.4, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(a + LABEL, top_a + 8), QPointF(a + LABEL + _STUB, top_a + 8))
            painter.drawLine(QPointF(b - LABEL - _STUB, top_b + 8), QPointF(b - LABEL, top_b + 8))
            return
        path = QPainterPath(QPointF(a, top_a))
        path.cubicTo(QPointF(middle, top_a), QPointF(middle, top_b), QPointF(b, top_b))
        path.lineTo(QPointF(b, bottom_b))
        path.cubicTo(QPointF(middle, bottom_b), QPointF(middle, bottom_a), QPointF(a, bottom_a))
        path.closeSubpath()
        fill = QColor(self._theme.colour("focus"))
        fill.setAlpha(46)
        dashed = first.possible or second.possible
        painter.setPen(
            QPen(self._theme.colour("focus"), 1.4, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine)
        )
        painter.setBrush(fill)
        painter.drawPath(path)

    def _bracket(self, painter: QPainter, end: RibbonEnd) -> None:
        """A line at both edges of the passage."""
        if end.bottom < 0 or end.top > self.height():
            return
        top, bottom = self._clipped(end)
        style = Qt.PenStyle.DashLine if end.possible else Qt.PenStyle.SolidLine
        painter.setPen(QPen(self._theme.colour("focus"), 2.2, style))
        for x in (end.left + 1, end.right - 1):
            painter.drawLine(QPointF(x, top), QPointF(x, bottom))

    def _tag(self, painter: QPainter, end: RibbonEnd, x: float) -> None:
        top, _bottom = self._clipped(end)
        arrow = "▲" if end.bottom < 0 else "▼" if end.top > self.height() else ""
        box = QRectF(x, max(1.0, min(self.height() - 16.0, top)), LABEL, 15)
        if arrow:
            box = QRectF(x, 1.0 if arrow == "▲" else self.height() - 27.0, LABEL, 26)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent"))
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(self._theme.colour("accent_ink"))
        size = 10
        while size > 5 and _width(self._theme, self._label, size) > LABEL - 2:
            size -= 1
        painter.setFont(self._theme.ui_font(size, bold=True))
        if not arrow:
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._label)
            return
        up, down = QRectF(box.x(), box.y(), LABEL, 13), QRectF(box.x(), box.y() + 13, LABEL, 13)
        painter.drawText(down if arrow == "▲" else up, Qt.AlignmentFlag.AlignCenter, self._label)
        painter.setFont(self._theme.ui_font(8))
        painter.drawText(up if arrow == "▲" else down, Qt.AlignmentFlag.AlignCenter, arrow)


_STUB = 14.0
"""Length of what is seen of a ribbon beside a column that it passes by, in pixels."""
_RIGHT = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight


def _width(theme: Theme, text: str, size: int) -> int:
    return QFontMetrics(theme.ui_font(size, bold=True)).horizontalAdvance(text)
