"""Stretches of a column that are traced for a while: the chosen passage, words that differ or agree, verbatim runs.

Traces are painted, not set as character formats: laying them on moves no line. Each kind has a form of its own beside
its colour: a ground, a ground with a line, dots below, a box.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.widgets.mark_lines import MarkLine, lines_of
from app.widgets.paint import MarkStyle
from app.widgets.theme import Theme

if TYPE_CHECKING:
    from app.widgets.grid_column import GridColumn

TraceKind = Literal["passage", "differs", "same", "run"]


@dataclass(frozen=True)
class Trace:
    """A traced stretch of a column's source text.

    Attributes:
        start: First code point.
        end: One past the last.
        kind: "passage": the chosen one. "differs", "same": words that only this passage has, or both have. "run": word
            for word in the other one.
        row: Only in this row of the column; None for wherever it is shown.
    """

    start: int
    end: int
    kind: TraceKind
    row: int | None = None


_PLAIN = MarkStyle()


def stretch_lines(column: GridColumn, start: int, end: int, row: int | None = None) -> list[MarkLine]:
    """The lines of a stretch of a column's source text, in document coordinates, from top to bottom."""
    document = column.document()
    layout = document.documentLayout()
    offsets = column.text.offsets
    found: list[MarkLine] = []
    for low, high, at in column.text.places(start, end):
        if row is not None and at != row:
            continue
        first, last = offsets.to_units(low), offsets.to_units(high)
        block = document.findBlock(first)
        origin = layout.blockBoundingRect(block).topLeft()
        found += lines_of(block, origin, first - block.position(), last - block.position(), _PLAIN)
    return sorted(found, key=lambda line: (line.top, line.left))


class TraceLayer:
    """Traces of one column.

    Args:
        theme: Colours.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._traces: tuple[Trace, ...] = ()
        self._lines: list[tuple[MarkLine, TraceKind]] = []

    @property
    def traces(self) -> tuple[Trace, ...]:
        """What is traced."""
        return self._traces

    def show(self, column: GridColumn, traces: Sequence[Trace]) -> None:
        """Trace other stretches."""
        if tuple(traces) != self._traces:
            self._traces = tuple(traces)
            self.find_lines(column)
            column.viewport().update()

    def find_lines(self, column: GridColumn) -> None:
        """Where the traces stand after the column was laid out."""
        self._lines = [
            (line, trace.kind)
            for trace in self._traces
            for line in stretch_lines(column, trace.start, trace.end, trace.row)
        ]

    def paint_under(self, painter: QPainter, top: float, bottom: float) -> None:
        """Grounds, before the text; the painter is in document coordinates."""
        for line, kind in self._lines:
            if kind in ("passage", "differs") and line.bottom >= top and line.top <= bottom:
                ground = "band_selected" if kind == "passage" else "picked"
                painter.fillRect(_box(line).adjusted(-1, 0, 1, 0), self._theme.colour(ground))

    def paint_over(self, painter: QPainter, top: float, bottom: float) -> None:
        """Lines and boxes, above the text; the painter is in document coordinates."""
        for line, kind in self._lines:
            if kind == "passage" or line.bottom < top or line.top > bottom:
                continue
            box = _box(line)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            if kind == "run":
                painter.setPen(QPen(self._theme.colour("text"), 1.1))
                painter.drawRoundedRect(box.adjusted(-2, 0.5, 1.5, -0.5), 2, 2)
            else:
                dots = kind == "same"
                pen = QPen(self._theme.colour("text"), 1.6 if dots else 1.4)
                pen.setStyle(Qt.PenStyle.DotLine if dots else Qt.PenStyle.SolidLine)
                painter.setPen(pen)
                y = line.base + max(2.5, (line.bottom - line.base) * 0.34)
                painter.drawLine(QPointF(line.left, y), QPointF(line.right, y))


def _box(line: MarkLine) -> QRectF:
    return QRectF(line.left, line.top, line.right - line.left, line.bottom - line.top)
