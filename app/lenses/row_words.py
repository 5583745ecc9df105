"""Two passages of a row word by word: whole words that differ or agree, and what stands in both word for word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analyzers.text.differences import compare, words_of
from app.export.names import plural
from app.lenses.base import Comparison
from app.widgets.paint import Cell
from app.widgets.traces import Trace, TraceKind

LEAST = 0.25
"""From this share of common words on the words that differ are shown, below it those that agree: among two passages
that share next to nothing everything differs."""
RUN = 4
"""Words in a row that count as word for word, as in the search for shared wording."""
_SMALL = 4
"""Shorter words alone are no agreement worth showing."""


@dataclass(frozen=True)
class RowWords:
    """What was found.

    Attributes:
        traces: Article id -> traces over its text.
        words: The result as a sentence.
    """

    traces: dict[str, tuple[Trace, ...]]
    words: str


def compare_cells(comparison: Comparison, row: int, sides: Sequence[tuple[str, Cell]]) -> RowWords:
    """Compare two cells of a row.

    Args:
        comparison: What is compared.
        row: Number of the row in the grid, where the traces are shown.
        sides: Article id and cell, twice.

    Returns:
        Traces for both articles; a sentence alone if one of the cells is empty.
    """
    (first, cell_a), (second, cell_b) = sides
    one, two = _Side(cell_a), _Side(cell_b)
    name_a, name_b = (comparison.column(key).short for key in (first, second))
    if not one.text or not two.text:
        return RowWords({}, f"{name_b if one.text else name_a} has no passage in this row to compare with.")
    found = compare(one.text, two.text)
    counts = {"equal": 0, "a": 0, "b": 0}
    runs = []
    for stretch in found:
        words = _count(one.text, stretch.a.start, stretch.a.end)
        if stretch.kind == "equal":
            counts["equal"] += words
            if words >= RUN:
                runs.append(stretch)
        else:
            counts["a"] += words
            counts["b"] += _count(two.text, stretch.b.start, stretch.b.end)
    shared = counts["equal"] / max(1, min(counts["equal"] + counts["a"], counts["equal"] + counts["b"]))
    traces: dict[str, list[Trace]] = {first: [], second: []}
    for stretch in found:
        differs = stretch.kind != "equal"
        if shared >= LEAST if differs else shared < LEAST and stretch not in runs and _matters(one.text, stretch.a):
            kind: TraceKind = "differs" if differs else "same"
            for key, side, span in ((first, one, stretch.a), (second, two, stretch.b)):
                traces[key] += [Trace(a, b, kind, row) for a, b in side.places(*_worded(side.text, *span))]
    for stretch in runs:
        for key, side, span in ((first, one, stretch.a), (second, two, stretch.b)):
            traces[key] += [Trace(a, b, "run", row) for a, b in side.places(*span)]
    told = (
        f"{name_a} and {name_b} share {plural(counts['equal'], 'word')}; "
        f"{counts['a']} only in {name_a}, {counts['b']} only in {name_b}. "
    )
    told += "Underlined: words that differ." if shared >= LEAST else "Dotted: the few words they share."
    if runs:
        told += " Boxed: word for word."
    return RowWords({key: tuple(parts) for key, parts in traces.items()}, told)


class _Side:
    """A cell's pieces as one text, with the way back to the article."""

    def __init__(self, cell: Cell) -> None:
        self._pieces: list[tuple[int, int, int]] = []
        parts: list[str] = []
        at = 0
        for piece in cell.pieces:
            if piece.start >= 0:
                self._pieces.append((at, at + len(piece.text), piece.start))
                parts.append(piece.text)
                at += len(piece.text) + 1
        self.text = " ".join(parts)

    def places(self, start: int, end: int) -> list[tuple[int, int]]:
        """Stretches of the article for a stretch of the text."""
        out = []
        for low, high, source in self._pieces:
            a, b = max(low, start), min(high, end)
            if a < b:
                out.append((source + a - low, source + b - low))
        return out


def _worded(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch from its first word to its last: marks of punctuation at its ends are no words that differ."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def _count(text: str, start: int, end: int) -> int:
    """Words, without marks of punctuation."""
    part = text[start:end]
    return sum(word.of(part)[0].isalnum() for word in words_of(part))


def _matters(text: str, span: Sequence[int]) -> bool:
    part = text[span[0] : span[1]]
    return any(word.length >= _SMALL and word.of(part)[0].isalnum() for word in words_of(part))
