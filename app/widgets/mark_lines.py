"""Where marks stand on the laid-out lines of a document, and how their underlines are drawn."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QTextBlock, QTextDocument

from app.widgets.grid_text import ColumnText
from app.widgets.legend import draw_line
from app.widgets.paint import Mark, MarkStyle


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


@dataclass
class _Block:
    """A block of the document with the marks on it: (first unit, end, style), counted from its own beginning."""

    block: QTextBlock
    origin: QPointF
    bottom: float
    places: list[tuple[int, int, MarkStyle]] = field(default_factory=list)
    lines: list[MarkLine] | None = None


class LaidMarks:
    """Where the marks with a line or a letter stand, after the document was laid out.

    Their lines are looked up when they come into sight: most of a long text is never looked at under every lens.
    """

    def __init__(self) -> None:
        self._blocks: list[_Block] = []
        self._bottoms: list[float] = []

    def learn(self, document: QTextDocument, text: ColumnText, marks: Sequence[Mark]) -> None:
        """Take other marks, or the same ones in other places."""
        layout = document.documentLayout()
        found: dict[int, _Block] = {}
        for mark in marks:
            if mark.style.pattern == "none" and not mark.style.letter:
                continue
            for start, end, _row in text.places(mark.start, mark.end):
                low, high = text.offsets.to_units(start), text.offsets.to_units(end)
                block = document.findBlock(low)
                held = found.get(block.blockNumber())
                if held is None:
                    box = layout.blockBoundingRect(block)
                    held = found[block.blockNumber()] = _Block(block, box.topLeft(), box.bottom())
                held.places.append((low - block.position(), high - block.position(), mark.style))
        self._blocks = [found[number] for number in sorted(found)]
        self._bottoms = [block.bottom for block in self._blocks]

    def between(self, top: float, bottom: float) -> Iterator[MarkLine]:
        """Line stretches of the blocks that reach into a part of the document, from top to bottom."""
        for held in self._blocks[bisect.bisect_left(self._bottoms, top) :]:
            if held.origin.y() > bottom:
                break
            if held.lines is None:
                lines = [line for place in held.places for line in lines_of(held.block, held.origin, *place)]
                held.lines = sorted(lines, key=lambda line: (line.top, line.left))
            yield from held.lines

    def starts(self) -> list[tuple[float, MarkStyle]]:
        """Height at which every mark begins, and its style."""
        found = []
        for held in self._blocks:
            for low, _high, style in held.places:
                line = held.block.layout().lineForTextPosition(low)
                if line.isValid():
                    found.append((held.origin.y() + line.y(), style))
        return found
