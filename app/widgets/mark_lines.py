"""Where marks stand on the laid-out lines of a document, and how their underlines are drawn."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QTextBlock

from app.widgets.legend import draw_line
from app.widgets.paint import MarkStyle


@dataclass(frozen=True)
class MarkLine:
    """A stretch of a mark on one line, in document coordinates."""

    top: float
    left: float
    right: float
    base: float
    bottom: float
    style: MarkStyle
    first: bool


def lines_of(block: QTextBlock, origin: QPointF, low: int, high: int, style: MarkStyle) -> list[MarkLine]:
    """Line stretches of a block's units low to high, in document coordinates."""
    out: list[MarkLine] = []
    layout = block.layout()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        start, end = line.textStart(), line.textStart() + line.textLength()
        if end <= low or start >= high:
            continue
        left = _x(line.cursorToX(max(start, low)))
        right = _x(line.cursorToX(min(end, high)))
        left, right = min(left, right), max(left, right)
        right = min(right, line.naturalTextWidth() + line.x() + 0.5) if right > left else right
        if right - left < 0.5:
            continue
        y = origin.y() + line.y()
        out.append(
            MarkLine(
                y + max(0.0, line.height() - line.ascent() - line.descent()) * 0.5,
                origin.x() + left,
                origin.x() + right,
                y + line.ascent(),
                y + line.height(),
                style,
                first=low >= start,
            )
        )
    return out


def _x(value: object) -> float:
    """The x of what `QTextLine.cursorToX` gives: PySide returns (x, position), and its types promise only an object.

    Raises:
        TypeError: if a later PySide returns something else.
    """
    x = value[0] if isinstance(value, tuple) else value
    if not isinstance(x, float):
        raise TypeError(f"no place on a line: {value!r}")
    return x


def underline(painter: QPainter, line: MarkLine, colour: QColor) -> None:
    """Draw a mark's line under its text."""
    y = line.base + max(2.5, (line.bottom - line.base) * 0.34)
    draw_line(painter, line.left, line.right, y, colour, line.style.pattern)
