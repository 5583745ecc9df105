"""Which rows are shown, in which order, over which columns."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.lenses.base import Comparison
from app.lenses.row_filter import FILTERS, counts, marked_rows, narrowed, ordered, passes
from app.lenses.rows import RowBuilder
from app.lenses.sources import SourcesLens
from app.widgets.paint import Cell, GridRow, Mark, MarkStyle, Piece
from tests.app.comparisons import bare, comparison


def rows() -> tuple[GridRow, ...]:
    return RowBuilder(Comparison(comparison())).all_rows()


@pytest.mark.parametrize(
    ("wanted", "keys"),
    [
        ("all", ["r0", "r1", "r2", "r3", "r4"]),
        # Headlines and leads (r0) stand side by side: nothing says that they match.
        ("every", ["r1"]),
        ("several", ["r1"]),
        ("one", ["r2", "r3", "r4"]),
        ("figures", ["r1"]),
        ("possible", ["r1"]),
        ("marks", ["r3"]),
        ("notes", []),
    ],
)
def test_filters_let_through_what_they_say(wanted: str, keys: list[str]) -> None:
    marked = frozenset({"r3"})
    assert [row.key for row in rows() if passes(row, wanted, marked)] == keys
    assert counts(rows(), marked)[wanted] == len(keys)


def test_every_filter_has_a_count() -> None:
    assert set(counts(rows(), frozenset())) == {key for key, _name in FILTERS}


def test_rows_with_notes_are_counted() -> None:
    noted = (replace(rows()[0], notes=2), *rows()[1:])
    assert [row.key for row in noted if passes(row, "notes")] == ["r0"]


def test_nothing_is_shared_where_nothing_is_lined_up() -> None:
    found = counts(RowBuilder(Comparison(bare())).all_rows(), frozenset())
    assert (found["every"], found["several"]) == (0, 0)


def test_hidden_columns_take_their_own_rows_along() -> None:
    only_b = narrowed(rows(), [1])
    assert [row.key for row in only_b] == ["r0", "r1", "r4"]
    assert all(len(row.cells) == len(row.dots) == 1 for row in only_b)
    turned = narrowed(rows(), [1, 0])
    assert turned[1].dots == ("half", "full")
    assert turned[1].cells == tuple(reversed(rows()[1].cells))


def line(number: int, *starts: int | None) -> GridRow:
    cells = tuple(Cell((Piece("x", at),)) if at is not None else Cell(empty=True) for at in starts)
    dots = tuple("none" if at is None else "full" for at in starts)
    return GridRow(f"r{number}", number, "", "", (), dots, cells)  # type: ignore[arg-type]


def test_rows_follow_an_outlet_and_those_it_lacks_stay_with_their_neighbour() -> None:
    shown = Comparison(comparison())
    assert [row.key for row in ordered(shown, rows(), "a")] == ["r0", "r1", "r4", "r2", "r3"]
    assert [row.key for row in ordered(shown, rows(), "b")] == ["r0", "r1", "r2", "r3", "r4"]
    assert {row.key: row.number for row in ordered(shown, rows(), "b")} == {row.key: row.number for row in rows()}
    some = [row for row in rows() if row.key != "r1"]
    assert [row.key for row in ordered(shown, some, "a")] == ["r0", "r4", "r2", "r3"]


def test_without_a_line_up_there_is_no_other_order() -> None:
    shown = Comparison(bare())
    whole = RowBuilder(shown).all_rows()
    assert ordered(shown, whole, "a") == whole


def test_only_marks_that_are_seen_and_lead_somewhere_count() -> None:
    given = (line(1, 0), line(2, 10))
    shown = MarkStyle("named_fill", "named", "solid")
    assert marked_rows(given, ["a"], {"a": (Mark(10, 11, shown, "key"),)}) == {"r2"}
    assert marked_rows(given, ["a"], {"a": (Mark(10, 11, shown), Mark(0, 1, MarkStyle(), "key"))}) == frozenset()


def test_rows_of_the_sources_lens() -> None:
    shown = Comparison(comparison())
    marks = SourcesLens().marks(shown, frozenset())
    assert marked_rows(rows(), ["a", "b"], marks) == {"r0", "r1", "r3", "r4"}
