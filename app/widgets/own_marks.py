"""A person's own marks and note signs in a column: lines under the lens's line, letters behind the words.

Marks overlap freely. Three lines fit under each other; where more meet, those of one line take turns along it, so that
every mark is seen. Its letter stands behind the last word on a small coloured ground: colour, line and letter say the
same.
"""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QTextCursor

from app.widgets.legend import draw_line
from app.widgets.mark_lines import MarkLine, lines_of
from app.widgets.paint import MarkStyle
from app.widgets.theme import Theme

if TYPE_CHECKING:
    from app.widgets.grid_column import GridColumn

SLOTS = 3
"""Lines that fit under each other below a line of text."""
TURN = 9.0
"""Length of a piece where marks take turns on one line, in pixels."""


@dataclass(frozen=True)
class OwnMark:
    """A stretch of one of a person's marks, or the place of a note.

    Attributes:
        start: First code point of the column's source text.
        end: One past the last.
        style: Line, pattern and letter; a note has no pattern.
        key: Identifies the mark or note.
        tip: What it is.
        last: Its letter stands here, not behind a later stretch of the same mark.
        note: The sign of a note.
        level: From `stacked`: 0 is the uppermost line.
        turns: Marks that share its line here.
        turn: Which of them it is, from 0.
    """

    start: int
    end: int
    style: MarkStyle
    key: Hashable
    tip: str = ""
    last: bool = True
    note: bool = False
    level: int = 0
    turns: int = 1
    turn: int = 0


def stacked(marks: Sequence[OwnMark]) -> tuple[OwnMark, ...]:
    """Marks with levels so that no two that overlap have the same one; longer marks lie above shorter ones.

    All stretches of one key have one level. A mark is cut where others begin or cease to share its line, so that it
    takes turns only there. Notes have no line and take none.
    """
    hulls: dict[Hashable, tuple[int, int]] = {}
    for mark in marks:
        if not mark.note:
            low, high = hulls.get(mark.key, (mark.start, mark.end))
            hulls[mark.key] = (min(low, mark.start), max(high, mark.end))
    order = sorted(hulls, key=lambda key: (hulls[key][0], -hulls[key][1]))  # equal ones stay in the order they came
    levels: dict[Hashable, int] = {}
    for key in order:
        near = {levels[other] for other in levels if _meet(hulls[key], hulls[other])}
        levels[key] = next(n for n in range(len(levels) + 1) if n not in near)
    out: list[OwnMark] = []
    for mark in marks:
        out += [mark] if mark.note else _cut(replace(mark, level=levels[mark.key]), hulls, levels)
    return tuple(out)


def _cut(mark: OwnMark, hulls: dict[Hashable, tuple[int, int]], levels: dict[Hashable, int]) -> list[OwnMark]:
    """The pieces of a mark on which the same marks share its line."""
    same = [key for key in hulls if levels[key] % SLOTS == mark.level % SLOTS]
    edges = {edge for key in same for edge in hulls[key] if mark.start < edge < mark.end}
    ends = [mark.start, *sorted(edges), mark.end]
    pieces: list[OwnMark] = []
    for start, end in itertools.pairwise(ends):
        here = sorted(levels[key] for key in same if _meet(hulls[key], (start, end)))
        pieces.append(
            replace(
                mark,
                start=start,
                end=end,
                last=mark.last and end == mark.end,
                turns=len(here),
                turn=here.index(mark.level),
            )
        )
    return pieces


def _meet(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


@dataclass(frozen=True)
class _Sign:
    """A letter or note sign behind a line's end, in document coordinates."""

    left: float
    top: float
    bottom: float
    mark: OwnMark


class OwnLayer:
    """Own marks of one column.

    Args:
        theme: Colours and sizes.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.marks: Sequence[OwnMark] = ()
        self._lines: list[tuple[MarkLine, OwnMark]] = []
        self._tops: list[float] = []
        self._signs: list[_Sign] = []

    @property
    def signs(self) -> int:
        """Number of letters and note signs that are drawn."""
        return len(self._signs)

    @property
    def line_count(self) -> int:
        """Number of line stretches that are drawn."""
        return len(self._lines)

    def at(self, source: int) -> tuple[OwnMark, ...]:
        """Own marks over an offset of the source text, innermost first."""
        hits = [mark for mark in self.marks if mark.start <= source < mark.end]
        return tuple(sorted(hits, key=lambda mark: mark.end - mark.start))

    def _sign_width(self) -> float:
        return max(10.0, round(self._theme.text_size * 0.68))

    def _ends(self, column: GridColumn) -> dict[int, list[OwnMark]]:
        """Offset of the column's string -> marks whose sign stands behind it."""
        ends: dict[int, list[OwnMark]] = {}
        for mark in self.marks:
            if not mark.last or not (mark.note or mark.style.letter):
                continue
            by_row: dict[int, int] = {}
            for _start, end, row in column.text.places(mark.start, mark.end):
                by_row[row] = max(end, by_row.get(row, 0))
            for end in by_row.values():
                ends.setdefault(end, []).append(mark)
        return ends

    def make_room(self, column: GridColumn, cursor: QTextCursor) -> None:
        """Widen the last letter of every mark, so that its sign stands on nothing else."""
        for end, marks in self._ends(column).items():
            column.formats.widen(cursor, end - 1, end, len(marks) * self._sign_width() + 2)

    def find_lines(self, column: GridColumn) -> None:
        """Where lines and signs stand after the column was aligned."""
        document, offsets = column.document(), column.text.offsets
        layout = document.documentLayout()
        found: list[tuple[MarkLine, OwnMark]] = []
        self._signs = []
        ends = self._ends(column)
        width = self._sign_width()

        def lines(start: int, end: int, style: MarkStyle) -> list[MarkLine]:
            low, high = offsets.to_units(start), offsets.to_units(end)
            block = document.findBlock(low)
            origin = layout.blockBoundingRect(block).topLeft()
            return lines_of(block, origin, low - block.position(), high - block.position(), style)

        for mark in self.marks:
            if mark.note:
                continue
            for start, end, _row in column.text.places(mark.start, mark.end):
                pieces = lines(start, end, mark.style)
                if pieces and end in ends:
                    room = len(ends[end]) * width + 2
                    pieces[-1] = replace(pieces[-1], right=max(pieces[-1].left + 2, pieces[-1].right - room))
                found += [(piece, mark) for piece in pieces]
        for end, marks in ends.items():
            pieces = lines(end - 1, end, MarkStyle())
            if not pieces:
                continue
            line = pieces[-1]
            left = line.right - len(marks) * width - 1
            for number, mark in enumerate(marks):
                self._signs.append(_Sign(left + number * width, line.top, line.bottom, mark))
        self._lines = sorted(found, key=lambda pair: (pair[0].top, pair[0].left))
        self._tops = [line.top for line, _mark in self._lines]

    def paint(self, painter: QPainter, top: float, bottom: float) -> None:
        """Draw what stands between two heights; the painter is in document coordinates."""
        first = bisect.bisect_left(self._tops, top - 80)
        for line, mark in self._lines[first:]:
            if line.top > bottom:
                break
            self._paint_line(painter, line, mark)
        for sign in self._signs:
            if sign.bottom >= top and sign.top <= bottom:
                self._paint_sign(painter, sign)

    def _paint_line(self, painter: QPainter, line: MarkLine, mark: OwnMark) -> None:
        step = max(2.7, self._theme.text_size * 0.18)
        y = line.base + max(2.5, (line.bottom - line.base) * 0.34) + step * (1 + mark.level % SLOTS)
        colour = self._theme.colour(mark.style.line)
        if mark.turns == 1:
            draw_line(painter, line.left, line.right, y, colour, mark.style.pattern)
            return
        x, number = line.left, 0
        while x < line.right:
            if number % mark.turns == mark.turn:
                draw_line(painter, x, min(line.right, x + TURN), y, colour, mark.style.pattern)
            x += TURN
            number += 1

    def _paint_sign(self, painter: QPainter, sign: _Sign) -> None:
        size = self._sign_width()
        box = QRectF(sign.left, sign.top, size - 1.5, size)
        if sign.mark.note:
            paint_note(painter, box, self._theme)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(sign.mark.style.line))
        painter.drawRoundedRect(box, 2.5, 2.5)
        painter.setPen(self._theme.colour("surface"))
        letters = sign.mark.style.letter
        painter.setFont(self._theme.ui_font(max(7, round(size * (0.78 if len(letters) == 1 else 0.55))), bold=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letters)


def paint_note(painter: QPainter, box: QRectF, theme: Theme) -> None:
    """A small sheet with a turned corner and two lines: the sign of a note."""
    fold = box.width() * 0.38
    sheet = QPainterPath(box.topLeft())
    for point in (
        QPointF(box.right() - fold, box.top()),
        QPointF(box.right(), box.top() + fold),
        box.bottomRight(),
        box.bottomLeft(),
    ):
        sheet.lineTo(point)
    sheet.closeSubpath()
    painter.setPen(QPen(theme.colour("notice_ink"), 1.1))
    painter.setBrush(theme.colour("notice"))
    painter.drawPath(sheet)
    for share in (0.55, 0.78):
        y = box.top() + box.height() * share
        painter.drawLine(QPointF(box.left() + 2.2, y), QPointF(box.right() - 2.2, y))
