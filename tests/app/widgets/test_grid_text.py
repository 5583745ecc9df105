"""The bookkeeping behind a column of the aligned grid."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.widgets.grid_text import ColumnText
from app.widgets.paint import Cell, Piece

SOURCE = "One 🕊 two. Three\nfour. Five."
CELLS = (
    Cell((Piece("Title", look="headline"), Piece("One 🕊 two.", 0, new_line=True), Piece("Three\nfour.", 11))),
    Cell((Piece("no matching passage", look="note"),), empty=True),
    Cell((Piece("Five.", 23), Piece("One 🕊 two.", 0, new_line=True))),
    Cell(),
)


def test_every_cell_begins_a_block() -> None:
    text = ColumnText(CELLS)
    assert [b.row for b in text.blocks if b.first] == [0, 1, 2, 3]
    assert text.content.count("\n") == len(text.blocks) - 1
    assert text.content.split("\n")[1] == "One 🕊 two. Three four."


def test_a_stretch_is_found_in_every_row_that_shows_it() -> None:
    text = ColumnText(CELLS)
    found = list(text.places(4, 9))
    assert sorted(row for _start, _end, row in found) == [0, 2]
    assert {text.content[start:end] for start, end, _row in found} == {"🕊 two"}


@given(st.integers(0, len(SOURCE)), st.integers(0, len(SOURCE)))
def test_places_show_exactly_the_characters_asked_for(first: int, second: int) -> None:
    start, end = min(first, second), max(first, second)
    text = ColumnText(CELLS)
    shown = [text.content[low:high] for low, high, row in text.places(start, end) if row == 0]
    pieces = [SOURCE[max(start, 0) : min(end, 10)], SOURCE[max(start, 11) : min(end, 22)]]
    assert shown == [piece.replace("\n", " ") for piece in pieces if piece]


def test_offsets_of_the_string_lead_back_to_the_source() -> None:
    text = ColumnText(CELLS)
    at = text.content.index("four")
    assert text.source_at(at) == SOURCE.index("four")
    assert text.source_at(text.content.index("Title")) is None
    piece = text.piece_at(text.content.index("no matching"))
    assert piece is not None
    assert piece.row == 1
