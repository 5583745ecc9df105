"""A person's own marks: levels, lines, letters, and the text they leave alone."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QTextCursor
from pytestqt.qtbot import QtBot

from app.widgets.aligned_grid import AlignedGrid
from app.widgets.own_marks import SLOTS, OwnMark, stacked
from app.widgets.paint import Cell, GridRow, MarkStyle, Piece
from app.widgets.theme import Theme

TEXT = "The harbour 🚢 union said the strike would end on Monday after weeks of talks."
STYLE = MarkStyle(line="code_rose", pattern="solid", letter="H")


def own(start: int, end: int, key: str, style: MarkStyle = STYLE, *, note: bool = False, last: bool = True) -> OwnMark:
    return OwnMark(start, end, style, key, f"tip {key}", last, note)


def grid(qtbot: QtBot, marks: Sequence[OwnMark]) -> AlignedGrid:
    made = AlignedGrid(Theme("light", 16))
    qtbot.addWidget(made)
    made.resize(420, 300)
    made.show()
    cells = (Cell((Piece(TEXT, 0),)), Cell((Piece("Something else.", 0),)))
    row = GridRow("r", 1, "row", "", (), ("full", "full"), cells)
    made.set_content(["a", "b"], ["A", "B"], [row], {})
    made.set_own({"a": stacked(marks)})
    return made


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)), max_size=12))
def test_marks_that_overlap_never_share_a_line(places: list[tuple[int, int]]) -> None:
    marks = stacked([own(start, start + length, str(n)) for n, (start, length) in enumerate(places)])
    assert list(dict.fromkeys(m.key for m in marks)) == [str(n) for n in range(len(places))]
    assert sum(m.last for m in marks) == len(places)
    for n, (start, length) in enumerate(places):
        own_pieces = [m for m in marks if m.key == str(n)]
        assert (own_pieces[0].start, own_pieces[-1].end) == (start, start + length)
        assert all(a.end == b.start for a, b in itertools.pairwise(own_pieces))
    for n, one in enumerate(marks):
        for other in marks[n + 1 :]:
            if one.start < other.end and other.start < one.end:
                assert one.level != other.level
                if one.level % SLOTS == other.level % SLOTS:
                    assert one.turns == other.turns
                    assert one.turn != other.turn
    assert all(m.turn < m.turns for m in marks)


def test_stretches_of_one_mark_have_one_line_and_notes_none() -> None:
    first, note, second, third = stacked([own(0, 5, "x"), own(0, 5, "n", note=True), own(20, 25, "x"), own(2, 22, "y")])
    assert first.level == second.level == 0
    assert third.level == 1
    assert note.level == 0


def test_letters_stand_in_room_of_their_own(qtbot: QtBot) -> None:
    made = grid(qtbot, ())
    column = made.columns[0]
    at = TEXT.index("union")
    made.set_own({"a": stacked([own(at, at + 5, "x"), own(0, at + 5, "y"), own(at, at + 5, "n", note=True)])})
    assert column.own.signs == 3
    cursor = QTextCursor(column.document())
    cursor.setPosition(column.text.offsets.to_units(at + 5))  # the format of the character before
    assert cursor.charFormat().fontLetterSpacing() > 3 * 9
    assert column.document().toPlainText() == TEXT  # nothing was written into the text
    assert [m.key for m in column.own.at(at)][-1] == "y"
    assert column.own.at(len(TEXT) - 2) == ()
    made.set_own({})
    assert column.own.signs == column.own.line_count == 0


@pytest.mark.parametrize("pattern", ["solid", "dashed", "dotted", "double", "wave"])
def test_the_colour_is_seen_under_the_words(qtbot: QtBot, pattern: str) -> None:
    style = MarkStyle(line="code_rose", pattern=pattern, letter="H")  # type: ignore[arg-type]
    made = grid(qtbot, [own(0, len(TEXT), "x", style)])
    wanted = QColor("#a8315b")

    def seen() -> int:
        image = made.columns[0].viewport().grab().toImage()
        colours = (image.pixelColor(x, y) for y in range(image.height()) for x in range(image.width()))
        return sum(c.hslHue() in range(325, 350) and abs(c.lightness() - wanted.lightness()) < 80 for c in colours)

    assert seen() > 100
    made.set_own({})
    assert seen() == 0


def test_own_marks_stay_when_rows_and_lens_marks_change(qtbot: QtBot) -> None:
    made = grid(qtbot, [own(0, 3, "x")])
    made.set_marks({})
    assert made.columns[0].own.line_count == 1
    made.set_content(["b", "a"], ["B", "A"], made.rows, {})
    assert made.columns[1].own.line_count == 1
    assert made.columns[0].own.line_count == 0


def test_more_marks_than_lines_take_turns(qtbot: QtBot) -> None:
    made = grid(qtbot, [own(0, len(TEXT), str(n)) for n in range(5)])
    marks = made.columns[0].own.marks
    assert [m.turns for m in marks] == [2, 2, 1, 2, 2]
    assert not made.grab().isNull()
