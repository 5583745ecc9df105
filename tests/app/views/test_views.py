"""Three views of the same rows, driven by real events."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from app.lenses.base import Passages, Place
from app.views.main_window import MainWindow
from app.views.sidebar import _Card
from app.views.still import StillSession
from app.views.view_state import ViewState
from app.widgets import blocks as b
from app.widgets.column_heads import ColumnHeads
from tests.app.comparisons import bare, comparison, urdu
from tests.app.views.conftest import Open
from tests.app.views.test_accessibility import nameless

ALT, CONTROL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
VIEWS = ("lined_up", "full_text", "matrix")


def session(window: MainWindow) -> StillSession:
    return cast(StillSession, window._session)


@pytest.fixture
def active(window: MainWindow, qtbot: QtBot) -> MainWindow:
    window.activateWindow()
    qtbot.waitActive(window)
    window.view.grid.setFocus()
    return window


def heads(view: ColumnHeads) -> list[str]:
    return [head.key for head in view._heads]


def test_alt_numbers_turn_to_the_views_and_keep_what_is_chosen(active: MainWindow) -> None:
    active.view.grid.choose_cell(1, 1)
    for key, view in ((Qt.Key.Key_2, "full_text"), (Qt.Key.Key_3, "matrix"), (Qt.Key.Key_1, "lined_up")):
        QTest.keyClick(active, key, ALT)
        page = active.view.page
        assert active.view.state.view == view
        assert page.isVisible()
        assert (page.rows[page.row].key, page.column) == ("r1", 1)
        assert active.top._view.current() == view
        assert active._actions[f"view_{view}"].isChecked()
        focus = QApplication.focusWidget()
        assert focus is not None
        assert page is focus or page.isAncestorOf(focus)


def test_the_switch_in_the_top_bar_turns_too(active: MainWindow) -> None:
    button = active.top._view.findChildren(type(active.top._view._group.button(2)))[2]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert active.view.matrix.isVisible()


def test_alt_arrows_step_through_passages_in_every_view(active: MainWindow) -> None:
    for view in VIEWS:
        active.view.set_view(view)
        active.view.page.choose_cell(0, 0)
        QTest.keyClick(active, Qt.Key.Key_Down, ALT)
        assert active.view.page.row == 1, view
        QTest.keyClick(active, Qt.Key.Key_Up, ALT)
        assert active.view.page.row == 0, view


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("lens", ["plain", "wording", "sources", "tone"])
def test_every_view_has_names(active: MainWindow, view: str, lens: str) -> None:
    active.set_lens(lens)
    active.view.set_view(view)
    active.view.hide_column("b")
    assert nameless(active) == []


@pytest.mark.parametrize("view", VIEWS)
def test_articles_without_results_are_shown(open_window: Open, view: str) -> None:
    for analysis in (bare(), urdu()):
        window = open_window(analysis)
        window.view.set_view(view)
        assert window.view.page.isVisible()
        if view == "full_text":
            assert all(column.text.content for column in window.view.full.columns)


# --- full text -------------------------------------------------------------------------------------------------------
def test_marks_of_the_lens_lie_on_the_whole_articles(active: MainWindow) -> None:
    active.view.set_view("full_text")
    content = active.view.columns[0].article.text.content
    assert "The harbour union" in [content[m.start : m.end] for m in active.view.full.columns[0].marks]
    assert active.view.full.rulers[0].ticks["mark"]
    active.set_lens("tone")
    assert "disaster" in [content[m.start : m.end] for m in active.view.full.columns[0].marks]


def test_a_number_leads_into_the_whole_article(active: MainWindow) -> None:
    active.view.set_view("full_text")
    content = active.view.columns[1].article.text.content
    at = content.index("Islanders")
    active.pick(Passages("One word", (Place("b", at, at + 9),)))
    assert active.view.state.view == "full_text"
    assert active.view.full.rows[active.view.full.row].key == "r4"


def test_space_walks_through_the_marks_of_an_article(active: MainWindow) -> None:
    active.view.set_view("full_text")
    active.view.full.choose_cell(0, 0)
    seen = []
    for _press in range(2):
        QTest.keyClick(active.view.full, Qt.Key.Key_Space)
        places = active.view.places
        seen.append(places[0].start if places else -1)
    assert seen == sorted(set(seen))
    QTest.keyClick(active.view.full, Qt.Key.Key_Space, SHIFT)
    assert active.view.places[0].start == seen[0]


def test_search_hits_are_on_the_rulers(active: MainWindow) -> None:
    active.view.set_view("full_text")
    QTest.keyClick(active, Qt.Key.Key_F, CONTROL)
    QTest.keyClicks(active.view.find_bar._line, "monday")
    found = [len(ruler.ticks.get("found", ())) for ruler in active.view.full.rulers]
    assert found == [1, 1]
    active.view.set_view("lined_up")
    assert len(active.view.ruler.ticks["found"]) == 2
    assert "found: Monday" in active.view.ruler.ticks["found"][0].tip
    QTest.keyClick(active.view.find_bar, Qt.Key.Key_Escape)
    assert not active.view.ruler.ticks["found"]


def test_rulers_show_rows_and_a_click_scrolls(active: MainWindow) -> None:
    active.resize(900, 500)
    QTest.qWait(120)
    active.view.grid.choose_row(1)
    ruler = active.view.ruler
    assert len(ruler.ticks["row"]) == 2
    assert ruler.ticks["row"][1].tip == "2  return to work"
    assert len(ruler.ticks["chosen"]) == 1
    before = active.view.grid.sight
    QTest.mouseClick(ruler, Qt.MouseButton.LeftButton, pos=QPoint(4, ruler.height() - 3))
    assert active.view.grid.sight > before


def test_linked_scrolling_is_switched_by_key_and_box(active: MainWindow) -> None:
    view = active.view
    view.set_view("full_text")
    assert view.bar.linked.isVisible()
    seen = [(view.state.linked, view.bar.linked.isChecked(), active._actions["linked"].isChecked())]
    QTest.keyClick(active, Qt.Key.Key_L, CONTROL)
    seen.append((view.state.linked, view.bar.linked.isChecked(), active._actions["linked"].isChecked()))
    view.bar.linked.click()
    seen.append((view.state.linked, view.bar.linked.isChecked(), active._actions["linked"].isChecked()))
    assert seen == [(True,) * 3, (False,) * 3, (True,) * 3]


# --- matrix ----------------------------------------------------------------------------------------------------------
def test_a_cell_of_the_matrix_opens_its_row(active: MainWindow) -> None:
    active.view.set_view("matrix")
    table = active.view.matrix.table
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Right):
        QTest.keyClick(table, key)
    spoken = table.cells.data(table.currentIndex(), int(Qt.ItemDataRole.AccessibleTextRole))
    assert str(spoken).startswith("Row 2, return to work. Post?: ")
    assert "possible match" in str(spoken)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert active.view.state.view == "lined_up"
    assert (active.view.grid.rows[active.view.grid.row].key, active.view.grid.column) == ("r1", 1)
    heading = active.panel.inspector.blocks[0]
    assert isinstance(heading, b.Heading)
    assert heading.text == "return to work"


def test_a_click_opens_too(active: MainWindow) -> None:
    active.view.set_view("matrix")
    table = active.view.matrix.table
    rect = table.visualRect(table.cells.index(4, 1))
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert (active.view.grid.rows[active.view.grid.row].key, active.view.grid.column) == ("r4", 1)


def test_the_matrix_counts_what_the_lens_counts(active: MainWindow) -> None:
    active.view.set_view("matrix")
    cells = active.view.matrix.table.cells
    assert [count.text for count in cells.rows[1].cells[0].counts] == ["N 1"]
    active.set_lens("tone")
    assert [count.text for count in cells.rows[2].cells[0].counts] == ["− 1"]


def test_actors_and_figures_open_their_passages(active: MainWindow) -> None:
    active.view.set_view("matrix")
    QTest.mouseClick(active.view.bar.table._group.button(2), Qt.MouseButton.LeftButton)
    table = active.view.matrix.table
    assert [cell.text for cell in table.cells.rows[0].cells] == ["40", "30"]
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert active.view.state.view == "lined_up"
    assert [active.view.comparison.words_at(p) for p in active.view.places] == ["40"]  # type: ignore[union-attr]
    active.view.set_view("matrix")
    QTest.mouseClick(active.view.bar.table._group.button(1), Qt.MouseButton.LeftButton)
    assert table.cells.rows[0].label == "crews"
    assert active.view.bar.count.text() == "1 actor"


# --- filters and order -----------------------------------------------------------------------------------------------
@pytest.mark.parametrize("view", VIEWS)
def test_filters_hold_in_every_view_and_say_how_many(active: MainWindow, view: str) -> None:
    active.view.set_view(view)
    active.sidebar.filter_chosen.emit("figures")
    assert [row.key for row in active.view.page.rows] == ["r1"]
    assert active.view.bar.count.text() == "1 of 5 rows"
    combo = active.view.bar.filter
    assert combo.currentText() == "Figures differ (1)"
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Home)
    assert active.view.state.filter == "all"
    assert active.view.bar.count.text() == "5 rows"


def test_the_filter_for_marks_follows_the_lens(active: MainWindow) -> None:
    active.view.set_filter("marks")
    by_lens = {}
    for lens in ("plain", "sources", "tone"):
        active.set_lens(lens)
        by_lens[lens] = [row.key for row in active.view.grid.rows]
    assert by_lens["plain"] == []
    assert by_lens["sources"] != by_lens["tone"]


def test_rows_stand_in_an_outlets_order(active: MainWindow) -> None:
    combo = active.view.bar.order
    assert [combo.itemText(at) for at in range(combo.count())] == [
        "Order: first report",
        "Order: Islander",
        "Order: Post?",
    ]
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Down)
    assert active.view.state.order == "a"
    assert [row.number for row in active.view.grid.rows] == [1, 2, 5, 3, 4]


# --- columns ---------------------------------------------------------------------------------------------------------
def test_a_hidden_column_is_named_and_comes_back(active: MainWindow) -> None:
    head = active.view.heads._heads[1]
    head.setFocus()
    QTest.keyClick(head, Qt.Key.Key_Delete)
    assert heads(active.view.heads) == ["a"]
    assert [row.key for row in active.view.grid.rows] == ["r0", "r1", "r2", "r3"]
    assert active.view.bar.count.text() == "4 rows"
    buttons = {button.text(): button for button in active.view.bar.findChildren(QPushButton) if button.isVisible()}
    assert "Post?" in buttons
    assert "Hidden:" in [label.text() for label in active.view.bar.findChildren(QLabel)]
    QTest.keyClick(active, Qt.Key.Key_2, ALT)
    assert len(active.view.full.columns) == 1
    buttons["Post?"].setFocus()
    QTest.keyClick(buttons["Post?"], Qt.Key.Key_Space)
    assert heads(active.view.heads) == ["a", "b"]
    assert len(active.view.full.columns) == 2


def test_the_box_on_a_card_hides_and_shows_the_column(active: MainWindow) -> None:
    card = next(c for c in active.sidebar.findChildren(_Card) if c.data.id == "b")
    for hidden in (True, False):
        QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=card._box().center())
        assert ("b" in active.view.state.hidden) is hidden
        assert card.accessibleName().endswith("Column hidden") is hidden


def test_the_dots_of_a_head_open_its_menu(active: MainWindow) -> None:
    head = active.view.heads._heads[0]
    asked: list[str] = []
    active.view.heads.menu_requested.disconnect()
    active.view.heads.menu_requested.connect(lambda key, _where: asked.append(key))
    place = QPointF(5, 5)
    QApplication.sendEvent(head, QEnterEvent(place, place, head.mapToGlobal(place)))
    assert head._more.isVisible()
    QTest.mouseClick(head._more, Qt.MouseButton.LeftButton)
    assert asked == ["a"]


def test_the_switch_keeps_the_focus_of_who_uses_it(active: MainWindow) -> None:
    button = active.top._view._group.button(0)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Right)
    assert active.view.state.view == "full_text"
    QTest.keyClick(QApplication.focusWidget() or active, Qt.Key.Key_Right)
    assert active.view.state.view == "matrix"


def test_one_article_needs_no_choices(open_window: Open) -> None:
    whole = comparison()
    window = open_window(replace(whole, articles=whole.articles[:1]))
    assert not window.view.bar.isVisible()


def test_kept_choices_are_taken_at_once(active: MainWindow) -> None:
    active.view.set_state(ViewState("matrix", "several", "b", frozenset(), False, "passages", True, "a"))
    assert active.view.matrix.isVisible()
    assert [row.key for row in active.view.matrix.rows] == ["r1"]
    assert active._actions["view_matrix"].isChecked()
    assert not active._actions["linked"].isChecked()
    active.view.set_state(ViewState(hidden=frozenset({"b"})))
    assert active.view.grid.isVisible()
    assert active.view.grid.keys == ("a",)


def test_the_list_of_filters_follows_the_lens(active: MainWindow) -> None:
    active.set_lens("plain")
    counted = {item.key: item._count for item in active.sidebar._filters}
    assert counted["marks"] == 0
    active.set_lens("sources")
    assert {item.key: item._count for item in active.sidebar._filters}["marks"] > 0


def test_articles_that_are_not_lined_up_have_no_ribbons(open_window: Open) -> None:
    window = open_window(bare())
    window.view.set_view("full_text")
    window.view.step_row(1)
    assert window.view.full.rows == ()
    assert list(window.view.full.ribbons.ends) == []


def test_the_last_column_stays(active: MainWindow) -> None:
    active.view.hide_column("a")
    active.view.hide_column("b")
    assert [column.id for column in active.view.columns] == ["b"]


def test_a_wanted_passage_brings_its_column_back(active: MainWindow) -> None:
    active.view.hide_column("b")
    content = comparison().articles[1].text.content
    at = content.index("cheered")
    active.pick(Passages("One word", (Place("b", at, at + 7),)))
    assert heads(active.view.heads) == ["a", "b"]
    assert active.view.grid.rows[active.view.grid.row].key == "r4"


def test_columns_move_by_key_in_the_document(active: MainWindow) -> None:
    head = active.view.heads._heads[0]
    head.setFocus()
    QTest.keyClick(head, Qt.Key.Key_Right, CONTROL | SHIFT)
    assert session(active).asked[-1] == ("move_article", "a", 1)
    QTest.keyClick(active.view.heads._heads[0], Qt.Key.Key_Left, CONTROL | SHIFT)
    assert session(active).asked[-1] == ("move_article", "a", 1)  # there is nothing further left
    active.view.set_articles(["b", "a"])
    assert heads(active.view.heads) == ["b", "a"]
    assert active.view.grid.keys == ("b", "a")


def test_columns_move_by_dragging_their_heads(active: MainWindow) -> None:
    head, other = active.view.heads._heads
    start = QPoint(30, 12)
    QTest.mousePress(head, Qt.MouseButton.LeftButton, pos=start)
    target = QPointF(other.x() - head.x() + 40, 12)
    move = QMouseEvent(
        QMouseEvent.Type.MouseMove, target, head.mapToGlobal(target), Qt.MouseButton.LeftButton,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(head, move)
    assert active.view.heads._line.isVisible()
    QTest.mouseRelease(head, Qt.MouseButton.LeftButton, pos=target.toPoint())
    assert session(active).asked[-1] == ("move_article", "a", 1)
    assert not active.view.heads._line.isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_menu_of_a_head_hides_and_orders(active: MainWindow) -> None:
    head = active.view.heads._heads[1]
    where = QPoint(10, 10)
    QApplication.sendEvent(head, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, where, head.mapToGlobal(where)))
    menu = next(m for m in active.findChildren(QMenu) if m.isVisible())
    entries = {action.text(): action for action in menu.actions()}
    assert entries["Move left"].isEnabled()
    assert not entries["Move right"].isEnabled()
    entries["Rows in this report’s order"].trigger()
    assert active.view.state.order == "b"
    entries["Hide Post?"].trigger()
    menu.close()
    assert active.view.state.hidden == {"b"}


def test_heads_tell_how_much_is_reused(active: MainWindow) -> None:
    head = next(h for h in active.view.heads._data if h.key == "b")
    line = head.lines[-1]
    assert (line.lead, line.text) == ("same words", "20% in Islander")
    active.pick(line.key)
    words = [active.view.comparison.words_at(place) for place in active.view.places]  # type: ignore[union-attr]
    assert words == ["return to work on Monday"]


# --- words -----------------------------------------------------------------------------------------------------------
def test_words_of_the_chosen_passage_are_compared(active: MainWindow) -> None:
    active.view.grid.choose_cell(1, 0)
    QTest.keyClick(active, Qt.Key.Key_D, CONTROL)
    assert active.view.bar.words.isVisible()
    assert active.view.bar.words.text().startswith("Islander and Post? share 5 words")
    kinds = {trace.kind for column in active.view.grid.columns for trace in column.traces.traces}
    assert "run" in kinds
    QTest.keyClick(active.view.grid, Qt.Key.Key_Down)  # a row without a partner
    assert active.view.bar.words.text().startswith("Choose a passage that has a partner")
    assert not active.view.grid.columns[0].traces.traces
    QTest.keyClick(active, Qt.Key.Key_D, CONTROL)
    assert not active.view.bar.words.isVisible()


def test_turning_to_words_from_another_view_goes_to_the_rows(active: MainWindow) -> None:
    active.view.set_view("full_text")
    QTest.keyClick(active, Qt.Key.Key_D, CONTROL)
    assert active.view.state.view == "lined_up"
    assert active._actions["words"].isChecked()
