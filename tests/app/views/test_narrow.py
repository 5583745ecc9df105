"""Long titles and narrow windows: what does not fit ends in "…", and nothing is cut inside a letter."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from app.views.main_window import MainWindow
from app.views.still import StillSession
from app.views.view_bar import ElidedCombo, ViewBar
from app.widgets.chips import Segmented, _SegmentButton
from app.widgets.theme import Theme
from tests.app.comparisons import comparison

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints")]
LONG = "A title that goes on and on, " * 10


def opened(qtbot: QtBot, title: str, width: int, height: int, text: int = 15) -> MainWindow:
    session = StillSession(comparison(), title)
    session.changed = True
    session.settings.set("text_size", text)
    window = MainWindow(session)  # type: ignore[arg-type]
    qtbot.addWidget(window)
    window.resize(width, height)
    window.show()
    qtbot.waitExposed(window)
    qtbot.wait(20)
    session.changed = False  # closing asks no question
    return window


@pytest.mark.parametrize("size", [(1440, 900), (1200, 800), (1024, 768)])
def test_a_long_title_ends_in_dots_and_leaves_the_state_in_sight(qtbot: QtBot, size: tuple[int, int]) -> None:
    window = opened(qtbot, LONG, *size)
    title, words = window.top._title, window.top._words
    shown = title.text()
    assert shown.endswith("…")
    assert len(shown) > 20
    assert title.fontMetrics().horizontalAdvance(shown) <= title.width()
    assert LONG.strip() in title.toolTip()
    assert title.accessibleName().startswith(LONG)
    assert "Not saved yet" in words.text()
    assert "2 articles" in words.text()
    assert words.fontMetrics().horizontalAdvance(words.text()) <= words.width()


def test_a_short_title_is_whole(qtbot: QtBot) -> None:
    window = opened(qtbot, "Ferry & strike", 1440, 900)
    assert window.top._title.text() == "Ferry && strike"
    still = MainWindow(StillSession(comparison(), "Ferry strike"))  # type: ignore[arg-type]
    qtbot.addWidget(still)
    still.resize(1440, 900)
    still.show()
    qtbot.wait(20)
    assert still.top._title.text() == "Ferry strike"
    still.theme.set_text_size(22)
    qtbot.wait(20)
    assert still.top._title.text() == "Ferry strike"


@pytest.mark.parametrize(("width", "height", "text"), [(800, 600, 15), (800, 600, 22), (1024, 768, 22), (760, 480, 26)])
@pytest.mark.parametrize("view", ["lined_up", "full_text", "matrix"])
def test_nothing_of_the_view_bar_is_cut(qtbot: QtBot, view: str, width: int, height: int, text: int) -> None:
    window = opened(qtbot, "Ferry strike", width, height, text)
    window.view.set_view(view)
    qtbot.wait(30)
    bar = window.view.bar
    assert bar.width() <= window.view.width()
    shown: list[QWidget] = [w for w in bar.findChildren(QWidget) if w.isVisible()]
    for part in shown:
        assert bar.rect().contains(QRect(part.mapTo(bar, part.rect().topLeft()), part.size()))
        if isinstance(part, _SegmentButton):
            assert part.fontMetrics().horizontalAdvance(part.shown()) <= part.width()
            assert part.toolTip()
        if isinstance(part, QCheckBox):
            assert part.width() >= part.sizeHint().width()
        if isinstance(part, QComboBox):
            assert isinstance(part, ElidedCombo)
            assert part.shown() == part.currentText() or part.shown().endswith("…")
            assert len(part.shown()) > 6
    if view == "matrix":
        table = bar.table
        assert [b.shown() for b in table.findChildren(_SegmentButton)] == ["Passages", "Actors", "Figures"]


def test_the_bar_takes_one_line_where_there_is_room_and_two_where_not(qtbot: QtBot) -> None:
    bar = ViewBar(Theme("light"))
    qtbot.addWidget(bar)
    bar.set_filters({"all": 100}, "all")
    bar.set_orders([("a", "The Islander")], "")
    bar.set_view("matrix", False, "passages")
    bar.resize(1000, 40)
    bar.show()
    qtbot.wait(20)
    assert bar.filter.y() == bar.order.y()
    assert abs(bar.table.geometry().center().y() - bar.filter.geometry().center().y()) < 3
    bar.resize(380, 100)
    qtbot.wait(20)
    assert bar.table.geometry().bottom() < bar.filter.y()
    assert bar.filter.y() == bar.order.y()
    assert bar.order.x() > bar.filter.geometry().right()


def test_a_list_that_is_too_narrow_ends_in_dots_and_says_all_in_its_tool_tip(qtbot: QtBot) -> None:
    combo = ElidedCombo("Order of the rows")
    qtbot.addWidget(combo)
    combo.addItem("Order: The International Islander")
    combo.resize(110, 26)
    combo.show()
    assert combo.shown().endswith("…")
    assert combo.fontMetrics().horizontalAdvance(combo.shown()) < 110 - 15
    assert combo.toolTip() == "Order of the rows: Order: The International Islander"
    assert combo.accessibleName() == "Order of the rows"


def test_choices_without_room_end_in_dots(qtbot: QtBot) -> None:
    row = Segmented(Theme("light"), "View", (("a", "Passages of all", ""), ("b", "Actors", "")))
    qtbot.addWidget(row)
    row.resize(90, 26)
    row.show()
    first = row.findChildren(_SegmentButton)[0]
    assert first.shown().endswith("…")
    assert first.toolTip() == "Passages of all"
    assert first.accessibleName() == "Passages of all"
