"""The reading view: rows at one height, clicks, keys, copies."""

from __future__ import annotations

from typing import Literal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.widgets.aligned_grid import MIN_COLUMN, AlignedGrid
from app.widgets.paint import Cell, GridRow, Mark, MarkStyle, Piece
from app.widgets.theme import Theme

NAMED = MarkStyle("named_fill", "named", "solid", "N", "named_ink")


def row(number: int, *texts: str | None) -> GridRow:
    cells = []
    for text in texts:
        if text is None:
            cells.append(Cell((Piece("no matching passage", look="note"),), empty=True))
        else:
            cells.append(Cell((Piece(text, number * 1000),)))
    dots: list[Literal["full", "half", "none"]] = ["none" if text is None else "full" for text in texts]
    return GridRow(f"r{number}", number + 1, f"label {number}", "", (), tuple(dots), tuple(cells), f"Label {number}.")


LONG = "A long sentence about the ferry 🚢 that has to be broken into many lines in a narrow column. " * 3
ROWS = (row(0, "Short.", LONG), row(1, LONG, None), row(2, "یہ اردو ہے۔ 🕊", "Last\u2028one."), row(3, None, "End."))


@pytest.fixture
def grid(qtbot: QtBot) -> AlignedGrid:
    view = AlignedGrid(Theme("light", 15))
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.set_content(("a", "b"), ("Left", "Right"), ROWS, {"a": (Mark(1002, 6, NAMED), Mark(1002, 1006, NAMED, "key"))})
    view.show()
    qtbot.waitExposed(view)
    view.realign()
    return view


def tops_of_text(grid: AlignedGrid, number: int) -> list[float]:
    return [c.row_top(number) for c, cell in zip(grid.columns, grid.rows[number].cells, strict=True) if not cell.empty]


@pytest.mark.parametrize("width", [420, 600, 1100])
def test_rows_begin_at_one_height_in_all_columns(grid: AlignedGrid, qtbot: QtBot, width: int) -> None:
    grid.resize(width, 400)
    qtbot.wait(120)  # resizing waits for the next resize
    for number in range(len(ROWS)):
        tops = tops_of_text(grid, number)
        assert max(tops) - min(tops) < 1.0
    ends = {column.document().size().height() for column in grid.columns}
    assert max(ends) - min(ends) < 1.5


def test_rows_follow_each_other_without_overlap(grid: AlignedGrid) -> None:
    tops = [min(tops_of_text(grid, number)) for number in range(len(ROWS))]
    assert tops == sorted(tops)
    for column in grid.columns:
        heights = column.content_heights(column.width())
        for number in range(len(ROWS) - 1):
            if not ROWS[number].cells[grid.columns.index(column)].empty:
                assert column.row_top(number) + heights[number] <= tops[number + 1]


def test_a_larger_text_keeps_rows_together(grid: AlignedGrid, qtbot: QtBot) -> None:
    before = grid.columns[0].document().size().height()
    theme = grid._theme
    theme.set_text_size(28)
    assert grid.columns[0].document().size().height() > before
    for number in range(len(ROWS)):
        tops = tops_of_text(grid, number)
        assert max(tops) - min(tops) < 1.0


def test_columns_scroll_together(grid: AlignedGrid) -> None:
    grid._scroll.setValue(grid._scroll.maximum())
    assert {column.verticalScrollBar().value() for column in grid.columns} == {grid._scroll.maximum()}


def test_many_columns_scroll_sideways_and_show_whole_ones(qtbot: QtBot) -> None:
    view = AlignedGrid(Theme("light", 15))
    qtbot.addWidget(view)
    view.resize(700, 300)
    keys = tuple(f"k{n}" for n in range(9))
    rows = (row(0, *(f"Text {n}." for n in range(9))),)
    view.set_content(keys, keys, rows, {})
    view.show()
    boxes = view.column_boxes()
    assert min(width for _left, width in boxes) >= MIN_COLUMN
    whole = [left for left, width in boxes if left >= 0 and left + width <= view.width()]
    assert len(whole) >= 3
    assert view.show_place(8, 0, 4) == 0
    left, width = view.column_boxes()[8]
    assert left >= 0
    assert left + width <= view.width()


def test_arrow_keys_move_row_and_column(grid: AlignedGrid, qtbot: QtBot) -> None:
    seen: list[int] = []
    grid.row_changed.connect(seen.append)
    grid.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up):
        QTest.keyClick(grid, key)
    assert (grid.row, grid.column) == (0, 1)
    assert seen == [0, 1, 0]
    assert grid.accessibleDescription().startswith("Row 1. Label 0.")
    QTest.keyClick(grid, Qt.Key.Key_End)
    assert grid.row == len(ROWS) - 1


def test_a_click_gives_the_place_in_the_source(grid: AlignedGrid, qtbot: QtBot) -> None:
    column = grid.columns[0]
    rect = column.place_rect(1002, 1006)
    assert rect is not None
    grid._scroll.setValue(int(rect.top()) - 60)
    point = QPoint(int(rect.left()) + 3, int(rect.center().y()) - grid._scroll.value())
    with qtbot.waitSignal(grid.place_clicked) as caught:
        QTest.mouseClick(column.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert caught.args[:2] == [0, 1]
    assert 1002 <= caught.args[2] <= 1003
    mark = column.mark_at(point)
    assert mark is not None
    assert mark.key == "key"


def test_a_click_on_a_band_chooses_the_row(grid: AlignedGrid, qtbot: QtBot) -> None:
    QTest.mouseClick(grid.columns[1].viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, 8))
    assert grid.row == 0


def test_copies_come_from_our_own_text(grid: AlignedGrid, qtbot: QtBot) -> None:
    text = "no\u00a0break\u00a0space 🚢 ے"
    grid.set_content(("a", "b"), ("Left", "Right"), (row(0, text, "x"),), {})
    column = grid.columns[0]
    cursor = column.textCursor()
    cursor.select(QTextCursor.SelectionType.Document)
    column.setTextCursor(cursor)
    assert column.selected_source() == (0, len(text))
    column.copy()
    assert QGuiApplication.clipboard().text() == text


def test_nothing_is_ever_loaded(grid: AlignedGrid) -> None:
    column = grid.columns[0]
    assert column.loadResource(2, "file:///etc/passwd") is None
    assert not column.openLinks()
    assert not column.openExternalLinks()


def test_other_marks_keep_the_rows_together(grid: AlignedGrid) -> None:
    marks = tuple(Mark(1000 + 20 * n, 1008 + 20 * n, NAMED, n) for n in range(8))
    grid.set_marks({"a": marks, "b": ()})
    for number in range(len(ROWS)):
        tops = tops_of_text(grid, number)
        assert max(tops) - min(tops) < 1.0
    assert grid.columns[0].marks == marks


def test_the_chosen_row_survives_a_filter(grid: AlignedGrid) -> None:
    grid.choose_row(2)
    grid.set_content(("a", "b"), ("Left", "Right"), (ROWS[0], ROWS[2]), {})
    assert grid.row == 1
    grid.set_content(("a", "b"), ("Left", "Right"), (ROWS[0],), {})
    assert grid.row == -1


def look_at(grid: AlignedGrid, source: int) -> tuple[str, float]:
    """Ground and letter spacing of a character of the first column."""
    column = grid.columns[0]
    ((start, _end, _row),) = column.text.places(source, source + 1)
    cursor = QTextCursor(column.document())
    cursor.setPosition(column.text.offsets.to_units(start) + 1)
    look = cursor.charFormat()
    ground = look.background()
    return (ground.color().name() if ground.style() != Qt.BrushStyle.NoBrush else ""), look.fontLetterSpacing()


def test_marks_are_taken_away_again_and_the_rows_stand_as_before(grid: AlignedGrid) -> None:
    plain = list(grid.tops), look_at(grid, 1010), look_at(grid, 1006)
    marks = tuple(Mark(1007 + 14 * n, 1015 + 14 * n, NAMED, n) for n in range(12))
    grid.set_marks({"a": marks, "b": ()})
    marked = list(grid.tops), look_at(grid, 1010), look_at(grid, 1006)
    assert marked[1] != plain[1]
    assert marked[2][1] > plain[2][1]  # room for the letter
    grid.set_marks({})
    assert (list(grid.tops), look_at(grid, 1010), look_at(grid, 1006)) == plain
    grid.set_marks({"a": marks, "b": ()})
    assert (list(grid.tops), look_at(grid, 1010), look_at(grid, 1006)) == marked
    for number in range(len(ROWS)):
        tops = tops_of_text(grid, number)
        assert max(tops) - min(tops) < 1.0


def test_lines_of_marks_are_found_where_they_stand(grid: AlignedGrid) -> None:
    column = grid.columns[0]
    grid.set_marks({"a": (Mark(1002, 1006, NAMED, "key"),), "b": ()})
    rect = column.place_rect(1002, 1006)
    assert rect is not None
    (line,) = column.laid.between(rect.top(), rect.bottom())
    assert abs(line.left - rect.left()) < 1
    ((top, style),) = column.laid.starts()
    assert style == NAMED
    assert abs(top - rect.top()) < rect.height()
    assert list(column.laid.between(rect.bottom() + 200, rect.bottom() + 300)) == []
