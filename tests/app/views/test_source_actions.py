"""Sources by hand in the window, driven by real events over a real session; results follow as the worker's would."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from analyzers.text import Revision, Span
from app.lenses.base import Item, Passage
from app.views.sidebar import _Card
from app.views.source_split import SourceSplit
from app.views.source_table import SourceTable
from app.views.unchanged import CHANGED
from app.widgets import blocks as b
from tests.app.views.source_case import Case, plain
from tests.app.views.test_accessibility import nameless

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|grabbing the keyboard")
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def case(qtbot: QtBot, tmp_path: Path) -> Iterator[Case]:
    made = Case(qtbot, tmp_path)
    yield made
    made.session.close()


# --- right, and not a source ---------------------------------------------------------------------------------------
def test_c_says_that_a_clicked_statement_is_right_and_undo_takes_it_back(case: Case) -> None:
    case.click(0, "The strike had been")
    assert "Check this" in case.chips()
    QTest.keyClick(case.column(0), Qt.Key.Key_C)
    case.answer()
    assert case.decided == [("confirm", "", "")]
    assert case.item("a2").provenance.confidence == 1.0
    assert "you confirmed this" in case.chips()
    assert "Check this" not in case.chips()
    case.undo()
    assert case.item("a2").provenance.confidence == 0.4
    assert "Check this" in case.chips()


def test_enter_opens_the_passage_and_decides_nothing(case: Case) -> None:
    grid = case.window.view.grid
    QTest.keyClick(grid, Qt.Key.Key_Down)
    QTest.keyClick(grid, Qt.Key.Key_Space)
    assert case.window.sources.chosen() is not None
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert case.decided == []
    assert isinstance(case.window.inspection.key, Passage)
    assert case.window.sources.chosen() is None  # the passage's own card now


def test_del_says_that_nobody_is_quoted_and_everything_recounts(case: Case) -> None:
    case.click(0, "The strike had been")
    QTest.keyClick(case.column(0), Qt.Key.Key_Delete)
    case.answer()
    assert case.decided == [("dismiss", "", "")]
    assert [item.id for item in case.result().attributions] == ["a0", "a1"]
    bars = next(block for block in case.window.panel.lens.blocks if isinstance(block, b.Bars))
    assert [segment.label for segment in bars.rows[0].segments] == ["N 1", "U 1"]
    assert case.window.sources.chosen() is None
    case.undo()
    bars = next(block for block in case.window.panel.lens.blocks if isinstance(block, b.Bars))
    assert [segment.label for segment in bars.rows[0].segments] == ["N 2", "U 1"]


def test_keys_without_a_chosen_statement_decide_nothing(case: Case) -> None:
    QTest.keyClick(case.window.view.grid, Qt.Key.Key_C)
    QTest.keyClick(case.window.view.grid, Qt.Key.Key_Delete)
    assert case.decided == []


def test_f7_goes_through_what_asks_to_be_checked(case: Case) -> None:
    QTest.keyClick(case.window, Qt.Key.Key_F7)
    now = case.window.sources.chosen()
    assert now is not None
    assert now[1].id == "a2"
    assert case.window.view.places[0].article == "a"
    QTest.keyClick(case.window.view.grid, Qt.Key.Key_C)
    case.answer()
    case.window.inspection.close()
    QTest.keyClick(case.window, Qt.Key.Key_F7)
    assert case.window.sources.chosen() is None


# --- changes from the card -----------------------------------------------------------------------------------------
def test_class_status_and_speech_act_change_from_the_card(case: Case) -> None:
    case.click(0, "A union official")
    case.press_card("Class ▾", "Unnamed group")
    case.answer()
    assert case.item("a1").source_class == "unnamed_group"
    case.press_card("Change ▾", "Politics", "Walk of life")
    case.answer()
    case.press_card("Change ▾", "Demand", "Speech act")
    case.answer()
    assert (case.item("a1").status, case.item("a1").speech_act) == ("politician", "demand")
    for _step in range(3):
        case.undo()
    assert case.decided == []
    assert case.item("a1").source_class == "unnamed_person"


def test_two_sources_become_one(case: Case) -> None:
    case.click(0, "A union official")
    case.press_card("Same source as ▾", "N  The harbour union")
    case.answer()
    assert [source.statements for source in case.result().sources] == [("a0", "a2", "a1")]
    assert case.item("a1").source_class == "named_organisation"
    case.undo()
    assert len(case.result().sources) == 2


def test_a_statement_gets_another_source(case: Case) -> None:
    case.click(0, "The strike had been")
    case.press_card("Another source ▾", "This statement only")
    case.answer()
    assert case.item("a2").entity not in ("e0", "e1")
    assert len(case.result().sources) == 3
    case.undo()
    assert case.item("a2").entity == "e0"


def test_several_statements_get_another_source_by_keyboard(case: Case) -> None:
    case.click(0, "The harbour union")
    case.press_card("Another source ▾", "Choose its statements …")
    dialog = next(d for d in case.window.findChildren(SourceSplit) if d.isVisible())
    assert nameless(dialog) == []
    assert dialog.ticked() == ["a0"]
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)  # takes the tick off
    assert dialog.ticked() == []
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.ticked() == ["a2"]
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    case.answer()
    assert case.decided == [("split", "", "")]
    assert case.item("a2").entity != case.item("a0").entity


def test_no_statement_gets_another_source_when_its_text_changed_meanwhile(case: Case) -> None:
    case.click(0, "The harbour union")
    case.press_card("Another source ▾", "Choose its statements …")
    dialog = next(d for d in case.window.findChildren(SourceSplit) if d.isVisible())
    told: list[str] = []
    case.window.sources.told.connect(told.append)
    shown = case.session.analysis
    assert shown is not None
    first, *others = shown.articles
    # The last line is cut off: the statements stand where they stood, in another text.
    again = replace(first, revision=Revision.of(first.raw, [Span(len(first.raw) - 1, len(first.raw))]))
    case.session._analysis = replace(shown, articles=(again, *others))
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert told == [CHANGED]
    assert case.decided == []


def test_other_words_are_what_is_said_who_says_it_and_the_saying_word(case: Case) -> None:
    case.click(0, "The strike had been")
    case.select(0, "a disaster")
    case.press_card("Words ▾", "Selected words: what is said")
    case.answer()
    text = case.found.articles[0].text.content
    assert [span.of(text) for span in case.item("a2").content] == ["a disaster"]
    case.select(0, "The strike had")
    case.press_card("Words ▾", "Selected words: who says it")
    case.answer()
    case.press_card("Words ▾", "There is no saying word")
    case.answer()
    assert [span.of(text) for span in case.item("a2").source] == ["The strike had"]
    assert case.item("a2").cue == ()
    for _step in range(3):
        case.undo()
    assert [span.of(text) for span in case.item("a2").content] == ["a disaster for the islands"]


def test_words_have_to_be_selected_in_the_same_article(case: Case) -> None:
    case.click(0, "The strike had been")
    case.press_card("Words ▾", "Selected words: the saying word")
    assert case.decided == []
    case.select(1, "Islanders")
    case.press_card("Words ▾", "Selected words: who says it")
    assert case.decided == []


# --- the menu, the window of all sources, the panel ----------------------------------------------------------------
def test_a_right_click_chooses_the_statement_and_offers_everything(case: Case) -> None:
    where = case.point(0, "A union official")
    viewport = case.column(0).viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, viewport.mapToGlobal(where))
    QApplication.sendEvent(viewport, event)
    menu = next(m for m in case.window.findChildren(QMenu) if m.isVisible())
    titles = [plain(entry.text()) for entry in menu.actions() if entry.text()]
    assert titles[:3] == ["Right as found", "Not a source", "Class"]
    assert "Words" in titles
    kinds = next(m for m in menu.findChildren(QMenu) if plain(m.title()) == "Class")
    next(entry for entry in kinds.actions() if plain(entry.text()) == "Named person").trigger()
    menu.close()
    assert case.decided == [("change", "source_class", "named_person")]


def test_the_menu_copies_selected_words_and_offers_rows(case: Case) -> None:
    column = case.select(1, "the good news")
    where = case.point(1, "Nobody had")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, column.viewport().mapToGlobal(where))
    QApplication.sendEvent(column.viewport(), event)
    menu = next(m for m in case.window.findChildren(QMenu) if m.isVisible())
    assert [plain(m.title()) for m in menu.findChildren(QMenu)] == ["Row"]
    next(entry for entry in menu.actions() if plain(entry.text()) == "Copy").trigger()
    menu.close()
    assert QApplication.clipboard().text() == "the good news"
    assert case.window.view.grid.column == 1


def test_nobody_is_named_and_somebody_is_again(case: Case) -> None:
    case.click(0, "The strike had been")
    case.press_card("Words ▾", "Nobody is named")
    case.answer()
    assert (case.item("a2").entity, case.item("a2").source_class) == ("", "hearsay")
    case.press_card("Same source as ▾", "U  A union official")
    case.answer()
    assert case.item("a2").entity == "e1"
    assert case.item("a2").source_class == "unnamed_person"


def test_a_key_pressed_twice_decides_once_until_it_is_undone(case: Case) -> None:
    case.click(0, "The strike had been")
    QTest.keyClick(case.column(0), Qt.Key.Key_C)
    QTest.keyClick(case.column(0), Qt.Key.Key_C)
    assert len(case.decided) == 1
    QTest.keyClick(case.window, Qt.Key.Key_Z, CONTROL)
    assert case.decided == []
    QTest.keyClick(case.column(0), Qt.Key.Key_C)
    assert len(case.decided) == 1


def test_whole_articles_take_the_same_keys(case: Case) -> None:
    case.window.view.set_view("full_text")
    column = case.window.view.full.columns[1]
    at = column.text.content.index("the good news")
    cursor = QTextCursor(column.document())
    cursor.setPosition(column.text.offsets.to_units(at))
    cursor.setPosition(column.text.offsets.to_units(at + 13), QTextCursor.MoveMode.KeepAnchor)
    column.setFocus()
    column.setTextCursor(cursor)
    QTest.keyClick(column, Qt.Key.Key_S)
    assert case.form.open
    QTest.keyClick(case.form.add, Qt.Key.Key_Return)
    case.answer()
    assert [i.provenance.rule for i in case.result("b").attributions].count("by hand") == 1
    case.window.pick(Item("attribution", "a", "a2"))
    QTest.keyClick(column, Qt.Key.Key_Delete)
    case.answer()
    assert [i.id for i in case.result("a").attributions] == ["a0", "a1"]


def test_a_read_only_comparison_says_so(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(case.session), "read_only", property(lambda _self: True))
    QTest.keyClick(case.select(1, "the good news"), Qt.Key.Key_S)
    assert not case.form.open


def test_ctrl_e_opens_the_menu_of_the_chosen_statement(case: Case) -> None:
    case.click(0, "A union official")
    QTest.keyClick(case.window, Qt.Key.Key_E, CONTROL)
    menu = next(m for m in case.window.findChildren(QMenu) if m.isVisible() and m.title() == "")
    assert "Same source as" in [plain(entry.text()) for entry in menu.actions()]
    menu.close()


def number(table: SourceTable, row: int, column: int) -> int:
    item = table.sources.item(row, column)
    assert item is not None
    return int(item.text())


def test_all_sources_stand_in_one_window_that_sorts_and_opens(case: Case) -> None:
    QTest.keyClick(case.window, Qt.Key.Key_L, CONTROL | SHIFT)
    table = next(t for t in case.window.findChildren(SourceTable) if t.isVisible())
    assert nameless(table) == []
    assert table.sources.rowCount() == 4
    head = table.sources.horizontalHeader()
    section = 6  # words
    x = head.sectionViewportPosition(section) + 10
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, head.height() // 2))
    words = [number(table, row, section) for row in range(4)]
    assert words == sorted(words)
    table.sources.setCurrentCell(3, 2)
    QTest.keyClick(table.sources, Qt.Key.Key_Return)
    assert case.window.sources.chosen() is not None
    case.press_card("Not a source")
    case.answer()
    assert sum(number(table, row, 5) for row in range(table.sources.rowCount())) == 4
    table.close()


def test_the_tables_of_the_panel_take_another_order(case: Case) -> None:
    button = next(w for w in case.window.panel.lens.findChildren(QPushButton) if w.text() == "Order ▾")
    next(entry for entry in button.menu().actions() if plain(entry.text()) == "Name").trigger()
    tables = [t for t in case.window.panel.lens.blocks if isinstance(t, b.Table) and t.name.startswith("Sources of")]
    assert [row[1].text for row in tables[0].rows] == ["The harbour union", "A union official"]


def test_a_source_of_the_panel_goes_to_its_first_statement(case: Case) -> None:
    case.window.panel.lens.picked.emit(Item("attribution", "b", "a1"))
    assert case.window.view.places[0].article == "b"
    now = case.window.sources.chosen()
    assert now is not None
    assert now[1].id == "a1"


def test_own_figures_say_how_they_are_counted(case: Case) -> None:
    for key, words in (("WordsGiven", "divided by all words"), ("CheckThis", "60%"), ("FirstAppearance", "order")):
        case.window.panel.lens.help_requested.emit(key)
        said = [block.text for block in case.card if isinstance(block, b.Words)]
        assert words in said[0]


# --- the file ------------------------------------------------------------------------------------------------------
def test_decisions_come_back_from_the_file(case: Case) -> None:
    case.click(0, "The strike had been")
    QTest.keyClick(case.column(0), Qt.Key.Key_C)
    case.answer()
    case.click(0, "A union official")
    case.press_card("Same source as ▾", "N  The harbour union")
    case.answer()
    QTest.keyClick(case.select(1, "the good news"), Qt.Key.Key_S)
    QTest.keyClick(case.form.add, Qt.Key.Key_Return)
    case.answer()
    decisions, before = case.session.document.decisions, (case.result("a"), case.result("b"))
    assert [decision.action for decision in decisions] == ["confirm", "merge", "add"]
    path = case.folder / "ferry.samestory"
    assert case.session.save_as(path)
    case.session.new()
    assert case.session.open_comparison(path)
    assert case.session.document.decisions == decisions
    case.answer()
    assert (case.result("a"), case.result("b")) == before


# --- the order of the columns --------------------------------------------------------------------------------------
def test_a_moved_column_moves_in_the_list_and_the_panel_too(case: Case) -> None:
    window = case.window
    before = [column.id for column in window.view.columns]
    hues = {column.id: column.hue for column in window.view.columns}
    window.viewing.move_column("b", -1)
    assert [column.id for column in window.view.columns] == before[::-1] == ["b", "a"]
    comparison = window.view.comparison
    assert comparison is not None
    assert [column.id for column in comparison.columns] == ["b", "a"]
    assert {column.id: column.hue for column in comparison.columns} == hues
    places = [window.sidebar._cards.itemAt(number) for number in range(window.sidebar._cards.count())]
    cards = [place.widget() for place in places if place is not None]
    assert [card.data.id for card in cards if isinstance(card, _Card)] == ["b", "a"]
