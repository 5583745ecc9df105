"""Which rows are shown, and in which order: filters, an outlet's order, columns that are hidden."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from analyzers.by_hand.order import order_rows
from analyzers.records import EventsResult
from app.lenses.base import Comparison
from app.lenses.rows import WHOLE
from app.widgets.paint import GridRow, Mark

FILTERS: tuple[tuple[str, str], ...] = (
    ("all", "All passages"),
    ("every", "In every outlet"),
    ("several", "In two or more"),
    ("one", "In one outlet only"),
    ("figures", "Figures differ"),
    ("possible", "Possible matches"),
    ("marks", "With lens marks"),
    ("notes", "With my notes"),
)
"""Passage filters: (id, name)."""
FIGURES = "figures differ"
"""Flag of a row whose figures differ."""


def passes(row: GridRow, wanted: str, marked: frozenset[str] = frozenset()) -> bool:
    """Whether a row passes a filter.

    Args:
        row: The row, over the columns that are shown.
        wanted: Id of a filter; unknown ones let everything pass.
        marked: Keys of the rows that hold marks of the lens.
    """
    if wanted == "marks":
        return row.key in marked
    test = _TESTS.get(wanted)
    return test is None or test(row)


def _there(row: GridRow) -> int:
    """In how many columns a row has a passage."""
    return len(row.dots) - row.dots.count("none")


_TESTS: dict[str, Callable[[GridRow], bool]] = {
    # Headlines and leads stand side by side without being matched: they are in no such count.
    "every": lambda row: not row.lead and "none" not in row.dots,
    "several": lambda row: not row.lead and _there(row) >= 2,
    "one": lambda row: not row.lead and _there(row) == 1,
    "figures": lambda row: FIGURES in row.flags,
    "possible": lambda row: "half" in row.dots,
    "notes": lambda row: row.notes > 0,
}


def counts(rows: Sequence[GridRow], marked: frozenset[str]) -> dict[str, int]:
    """Filter id -> number of rows that pass."""
    found = {key: sum(passes(row, key, marked) for row in rows) for key, _name in FILTERS}
    if any(row.key == WHOLE for row in rows) or any(len(row.dots) < 2 for row in rows):
        found["every"] = found["several"] = 0  # nothing is lined up
    return found


def narrowed(rows: Iterable[GridRow], columns: Sequence[int]) -> tuple[GridRow, ...]:
    """The rows over some columns in their order; rows with no passage in any of them are left out."""
    out = []
    for row in rows:
        dots = tuple(row.dots[at] for at in columns)
        if any(dot != "none" for dot in dots):
            out.append(replace(row, dots=dots, cells=tuple(row.cells[at] for at in columns)))
    return tuple(out)


def ordered(comparison: Comparison, rows: Sequence[GridRow], article: str) -> tuple[GridRow, ...]:
    """The rows in the reading order of one article; numbers stay with their rows.

    Args:
        comparison: What is compared.
        rows: Rows of the line-up.
        article: Whose order.
    """
    if comparison.lineup is None:
        return tuple(rows)
    columns = [column.id for column in comparison.columns]
    found = order_rows(comparison.lineup.rows, article, comparison.shared(EventsResult), columns)
    place = {row.id: number for number, row in enumerate(found)}
    return tuple(sorted(rows, key=lambda row: place.get(row.key, len(place))))


def marked_rows(rows: Iterable[GridRow], keys: Sequence[str], marks: Mapping[str, Sequence[Mark]]) -> frozenset[str]:
    """Keys of the rows that hold a mark that can be clicked and seen.

    Args:
        rows: The rows.
        keys: Article ids of their columns.
        marks: Article id -> marks.
    """
    seen = {
        key: [(m.start, m.end) for m in marks.get(key, ()) if m.key is not None and m.style.pattern != "none"]
        for key in keys
    }
    return frozenset(
        row.key
        for row in rows
        for key, cell in zip(keys, row.cells, strict=True)
        for piece in cell.pieces
        if piece.start >= 0
        and any(low < piece.start + len(piece.text) and piece.start < high for low, high in seen[key])
    )
