"""Whole articles beside each other: linked scrolling, ribbons, keys, clicks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.widgets.linked_columns import LinkedColumns
from app.widgets.paint import Cell, GridRow, Mark, MarkStyle, Piece
from app.widgets.theme import Theme

SENTENCE = "The ferry 🚢 stayed in the harbour and nobody knew for how long. "
MANY = 60
"""Sentences of an article."""


def article() -> tuple[Piece, ...]:
    return tuple(Piece(f"{number}: {SENTENCE}".strip(), number * 100, number % 3 == 0) for number in range(MANY))


def passage(number: int | None) -> Cell:
    return Cell((article()[number],)) if number is not None else Cell((Piece("none", look="note"),), empty=True)


def row(number: int, *sentences: int | None, possible: bool = False) -> GridRow:
    dots = tuple("none" if s is None else "half" if possible and n else "full" for n, s in enumerate(sentences))
    return GridRow(f"r{number}", number, f"label {number}", "", (), dots, tuple(map(passage, sentences)), f"L{number}.")  # type: ignore[arg-type]


ROWS = (
    row(1, 0, 0, 0),
    row(2, 20, 40, None),
    row(3, 30, 10, 35),
    row(4, 45, 50, 48, possible=True),
    row(5, 50, None, None),
)


@pytest.fixture
def full(qtbot: QtBot) -> LinkedColumns:
    view = LinkedColumns(Theme("light", 15))
    qtbot.addWidget(view)
    view.resize(900, 500)
    view.cells = {key: Cell(article()) for key in "abc"}
    view.set_content(
        "abc",
        ("Left", "Middle", "Right"),
        ROWS,
        {"a": (Mark(0, 5, MarkStyle("named_fill", "named", "solid", "N"), "key"),)},
    )
    view.show()
    qtbot.waitExposed(view)
    view.realign()
    return view


def seen(full: LinkedColumns, column: int, number: int) -> float:
    """Height in the pane at which a row's passage stands."""
    edge = full.columns[column].passages[number]
    assert edge is not None
    return edge[0] - full.columns[column].verticalScrollBar().value()


def values(full: LinkedColumns) -> list[int]:
    return [column.verticalScrollBar().value() for column in full.columns]


def test_choosing_a_row_brings_its_passages_to_one_height(full: LinkedColumns) -> None:
    full.choose_row(1)
    assert abs(seen(full, 0, 1) - seen(full, 1, 1)) < 2
    assert 0 < seen(full, 0, 1) < 300
    full.choose_row(2)  # the order of the passages is another one in the middle
    assert max(seen(full, c, 2) for c in range(3)) - min(seen(full, c, 2) for c in range(3)) < 2


def test_scrolling_one_takes_the_others_to_the_same_passages(full: LinkedColumns) -> None:
    bar = full.columns[0].verticalScrollBar()
    edge = full.columns[0].passages[1]
    assert edge is not None
    while seen(full, 0, 1) > bar.value() / bar.maximum() * full.columns[0].height():  # until it is on the line read
        bar.setValue(bar.value() + 5)
    assert abs(seen(full, 1, 1) - seen(full, 0, 1)) < 25
    bar.setValue(0)
    assert values(full) == [0, 0, 0]
    bar.setValue(bar.maximum())
    assert all(c.verticalScrollBar().value() >= c.verticalScrollBar().maximum() - 1 for c in full.columns)


def test_a_real_wheel_scrolls_and_leads(full: LinkedColumns) -> None:
    port = full.columns[1].viewport()
    place = QPointF(20, 20)
    event = QWheelEvent(
        place, port.mapToGlobal(place), QPoint(), QPoint(0, -960), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(port, event)
    assert all(values(full))


def test_unlinked_articles_scroll_alone(full: LinkedColumns) -> None:
    full.set_linked(False)
    full.columns[0].verticalScrollBar().setValue(400)
    assert values(full) == [400, 0, 0]
    full.set_linked(True)
    assert values(full)[1] > 0


def test_ribbons_join_the_chosen_row_alone(full: LinkedColumns) -> None:
    assert list(full.ribbons.ends) == []
    full.choose_row(1)
    assert [end.left for end in full.ribbons.ends] == [full.columns[0].x(), full.columns[1].x()]
    full.choose_row(3)
    assert [end.possible for end in full.ribbons.ends] == [False, True, True]
    assert [trace.kind for trace in full.columns[0].traces.traces] == ["passage"]


def test_a_row_that_the_chosen_column_lacks_is_found_in_another(full: LinkedColumns) -> None:
    full.choose_cell(1, 2)
    assert (full.row, full.column) == (1, 2)
    assert 0 < seen(full, 0, 1) < 300


def test_a_click_chooses_the_row_and_brings_the_others(full: LinkedColumns, qtbot: QtBot) -> None:
    full.choose_row(2)
    full.columns[0].verticalScrollBar().setValue(0)
    clicked: list[tuple[int, int, int, object]] = []
    full.place_clicked.connect(lambda *found: clicked.append(found))
    full.choose_row(3)
    column = full.columns[1]
    rect = column.place_rect(5003, 5010)
    assert rect is not None
    place = QPoint(int(rect.left()) + 3, int(rect.center().y()) - column.verticalScrollBar().value())
    QTest.mouseClick(column.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert clicked[0][:2] == (1, 3)
    assert 5000 <= clicked[0][2] < 5012
    assert abs(seen(full, 0, 3) - seen(full, 1, 3)) < 2


def test_keys_scroll_and_change_the_column(full: LinkedColumns) -> None:
    full.setFocus()
    QTest.keyClick(full, Qt.Key.Key_Right)
    assert full.column == 1
    QTest.keyClick(full, Qt.Key.Key_PageDown)
    assert values(full)[1] > 300
    assert values(full)[0] > 0
    QTest.keyClick(full, Qt.Key.Key_Home)
    assert values(full) == [0, 0, 0]
    steps: list[int] = []
    full.step_requested.connect(steps.append)
    QTest.keyClick(full, Qt.Key.Key_Space)
    QTest.keyClick(full, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert steps == [1, -1]


def test_a_place_is_shown_with_its_row(full: LinkedColumns) -> None:
    assert full.show_place(2, 3502, 3506) == 2
    assert full.row == 2
    assert full.show_place(2, 99999, 100000) == -1


def test_screen_readers_hear_the_passage(full: LinkedColumns) -> None:
    full.choose_cell(2, 1)
    assert full.accessibleDescription().startswith("Row 3. L3. Middle: 10: The ferry")
    assert full.columns[2].accessibleName() == "Right, whole article, column 3 of 3"
    assert "Overview of Left" in full.rulers[0].accessibleName()


def test_many_columns_scroll_sideways(qtbot: QtBot) -> None:
    view = LinkedColumns(Theme("dark", 15))
    qtbot.addWidget(view)
    view.resize(700, 300)
    keys = tuple(f"k{n}" for n in range(9))
    view.cells = {key: Cell(article()) for key in keys}
    view.set_content(keys, keys, (row(1, *range(9)),), {})
    view.show()
    assert view._sideways.isVisible()
    view.choose_cell(0, 8)
    left, width = view.column_boxes()[8]
    assert left >= 0
    assert left + width <= view.width()


def test_other_widths_and_sizes_keep_the_chosen_passages_beside_each_other(full: LinkedColumns, qtbot: QtBot) -> None:
    full.choose_row(1)
    full.resize(620, 400)
    qtbot.wait(120)
    assert abs(seen(full, 0, 1) - seen(full, 1, 1)) < 2
    full._theme.set_text_size(22)
    assert abs(seen(full, 0, 1) - seen(full, 1, 1)) < 2
