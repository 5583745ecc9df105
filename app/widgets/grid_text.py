"""The string and the places behind one column of the aligned grid. No widget: pure bookkeeping.

A column's document is one string with a line feed between blocks. Every piece of it remembers which row it stands in
and which stretch of the column's source text it shows, so that marks can be laid on and clicks traced back. Offsets
of the string and of the source are code points; `OffsetMap` alone talks UTF-16.
"""

from __future__ import annotations

import bisect
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from app.widgets.offsets import OffsetMap, display_text
from app.widgets.paint import Cell


@dataclass(frozen=True)
class Placed:
    """A piece of a cell with its place in the column's string.

    Attributes:
        start: First code point in the string.
        end: One past the last.
        row: Row number.
        source: Code-point offset in the column's source text, or -1; below that beside it, as in `Piece`.
        look: As in `Piece`.
        key: As in `Piece`.
    """

    start: int
    end: int
    row: int
    source: int
    look: str
    key: Hashable


@dataclass(frozen=True)
class BlockInfo:
    """One block (line of its own) of the string.

    Attributes:
        row: Row number.
        first: First block of its cell.
        look: Look of its first piece.
    """

    row: int
    first: bool
    look: str


class ColumnText:
    """String, pieces and blocks of one column.

    Args:
        cells: The column's cells from top to bottom.
    """

    def __init__(self, cells: Sequence[Cell]) -> None:
        parts: list[str] = []
        self.pieces: list[Placed] = []
        self.blocks: list[BlockInfo] = []
        at = 0
        for row, cell in enumerate(cells):
            for number, piece in enumerate(cell.pieces):
                if number == 0 or piece.new_line:
                    if self.blocks:
                        parts.append("\n")
                        at += 1
                    self.blocks.append(BlockInfo(row, number == 0, piece.look))
                else:
                    parts.append(" ")
                    at += 1
                shown = display_text(piece.text)
                self.pieces.append(Placed(at, at + len(shown), row, piece.start, piece.look, piece.key))
                parts.append(shown)
                at += len(shown)
            if not cell.pieces:  # a cell is at least one empty block, or rows could not be told apart
                if self.blocks:
                    parts.append("\n")
                    at += 1
                self.blocks.append(BlockInfo(row, True, "text"))
                self.pieces.append(Placed(at, at, row, -1, "text", None))
        self.content = "".join(parts)
        self.offsets = OffsetMap(self.content)
        self._starts = [piece.start for piece in self.pieces]
        # Pieces of the source in its order: a passage may stand in several rows, but pieces never overlap in part.
        self._sourced = sorted((p for p in self.pieces if p.source != -1), key=lambda p: (p.source, p.start))
        self._sources = [piece.source for piece in self._sourced]

    def places(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Where a stretch of the source text stands: (start, end, row) in the string; nowhere if it is not shown."""
        at = max(0, bisect.bisect_right(self._sources, start) - 1)
        while at > 0 and self._sources[at - 1] == self._sources[at]:
            at -= 1
        for piece in self._sourced[at:]:
            if piece.source >= end:
                break
            low = max(start, piece.source)
            high = min(end, piece.source + piece.end - piece.start)
            if low < high:
                shift = piece.start - piece.source
                yield low + shift, high + shift, piece.row

    def piece_at(self, offset: int) -> Placed | None:
        """The piece that holds an offset of the string (its end counts as inside)."""
        at = bisect.bisect_right(self._starts, offset) - 1
        if at < 0:
            return None
        piece = self.pieces[at]
        return piece if piece.start <= offset <= piece.end else None

    def source_at(self, offset: int) -> int | None:
        """Source offset of an offset of the string, or None between pieces."""
        piece = self.piece_at(offset)
        if piece is None or piece.source < 0:
            return None
        return piece.source + min(offset, max(piece.start, piece.end - 1)) - piece.start

    def copied(self, start: int, end: int) -> str:
        """What a person copies from `start` to `end` of the string."""
        return self.content[start:end]
