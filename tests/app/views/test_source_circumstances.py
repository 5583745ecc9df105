"""What counts, why nobody is named, who was told and who relayed it, by hand in the window; words taken whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.lenses.sources_marks import BELIEFS_GROUP
from app.views.selecting import BESIDE
from app.widgets import blocks as b
from tests.app.views.source_case import Case

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|grabbing the keyboard")


@pytest.fixture
def case(qtbot: QtBot, tmp_path: Path) -> Iterator[Case]:
    made = Case(qtbot, tmp_path)
    yield made
    made.session.close()


def heard(case: Case) -> list[str]:
    told: list[str] = []
    case.window.sources.told.connect(told.append)
    case.window.parts.annotating.told.connect(told.append)
    return told


def bars(case: Case) -> list[str]:
    block = next(block for block in case.window.panel.lens.blocks if isinstance(block, b.Bars))
    return [segment.label for segment in block.rows[0].segments]


def field(case: Case, name: str) -> str:
    rows = [row for block in case.card if isinstance(block, b.Fields) for row in block.rows]
    return next((row.text for row in rows if row.name == name), "")


def entries(case: Case, button: str, group: str = "") -> dict[str, bool]:
    """Entries of a button's menu, and whether they are ticked."""
    actions = next(block for block in case.card if isinstance(block, b.Actions))
    choices = next(action for action in actions.items if action.text == button).choices
    return {choice.text: choice.checked for choice in choices if choice.group == group}


def half(case: Case, number: int, words: str, cut: int = 1) -> None:
    """Select all but the first and the last characters of some words."""
    column = case.column(number)
    column.setFocus()
    at = column.text.content.index(words)
    cursor = QTextCursor(column.document())
    cursor.setPosition(column.text.offsets.to_units(at + cut))
    cursor.setPosition(column.text.offsets.to_units(at + len(words) - cut), QTextCursor.MoveMode.KeepAnchor)
    column.setTextCursor(cursor)


# --- what counts ---------------------------------------------------------------------------------------------------
def test_a_statement_becomes_a_belief_is_left_out_and_comes_back(case: Case) -> None:
    told = heard(case)
    case.click(0, "The strike had been")
    assert entries(case, "Change ▾", "Counts as") == {"Statement": True, "Belief, wish or plan": False}
    case.press_card("Change ▾", "Belief, wish or plan", "Counts as")
    case.answer()
    assert case.decided == [("change", "reporting", "belief")]
    assert bars(case) == ["N 1", "U 1"]
    assert "left out" in told[-1]
    assert {"belief, wish or plan", "you changed this"} <= set(case.chips())
    assert "Check this" not in case.chips()
    case.window._toggle(BELIEFS_GROUP, True)
    assert bars(case) == ["N 2", "U 1"]
    case.press_card("Change ▾", "Statement", "Counts as")
    case.answer()
    case.window._toggle(BELIEFS_GROUP, False)
    assert bars(case) == ["N 2", "U 1"]
    case.undo()
    case.undo()
    assert case.decided == []
    assert case.item("a2").reporting


# --- why nobody is named -------------------------------------------------------------------------------------------
def test_the_reason_why_a_source_is_not_named_is_words_of_the_text_or_none(case: Case) -> None:
    told = heard(case)
    case.click(0, "A union official")
    assert entries(case, "Change ▾", "Why not named")["The selected words give the reason"]
    case.press_card("Change ▾", "No reason given", "Why not named")
    case.answer()
    assert field(case, "Reason for anonymity") == "no reason given"
    case.press_card("Words ▾", "Selected words: why the source is not named")
    assert "Select the words first" in told[-1]
    half(case, 0, "because talks go on")
    case.press_card("Words ▾", "Selected words: why the source is not named")
    case.answer()
    assert field(case, "Reason for anonymity") == "reason given: “because talks go on”"
    case.press_card("Change ▾", "Only called unnamed", "Why not named")
    case.answer()
    assert [value for _action, _field, value in case.decided] == ["none", "reason_given", "marker_only"]
    for _step in range(3):
        case.undo()
    anonymity = case.item("a1").anonymity
    assert anonymity is not None
    assert anonymity.reason != anonymity.span


def test_a_named_source_has_no_reason_to_give(case: Case) -> None:
    case.click(0, "The strike had been")
    assert entries(case, "Change ▾", "Why not named") == {}
    assert "Selected words: why the source is not named" not in entries(case, "Words ▾")


# --- told to, relayed by -------------------------------------------------------------------------------------------
def test_who_was_told_and_who_relayed_it_come_and_go(case: Case) -> None:
    case.click(0, "A union official")
    assert "Nobody in particular was told" not in entries(case, "Words ▾")
    case.select(0, "the islands")
    case.press_card("Words ▾", "Selected words: who was told")
    case.answer()
    case.select(0, "Monday")
    case.press_card("Words ▾", "Selected words: the report it comes through")
    case.answer()
    assert (field(case, "Told to"), field(case, "Relayed by")) == ("the islands", "Monday, second hand")
    case.press_card("Words ▾", "Nobody in particular was told")
    case.answer()
    case.press_card("Words ▾", "It comes through no other report")
    case.answer()
    assert (field(case, "Told to"), field(case, "Relayed by")) == ("", "")
    for _step in range(4):
        case.undo()
    assert case.decided == []


# --- whole words ---------------------------------------------------------------------------------------------------
def selected(case: Case, number: int) -> str:
    return case.column(number).textCursor().selectedText()


def test_half_words_are_widened_for_s_and_it_is_seen_at_once(case: Case) -> None:
    half(case, 1, "the good news.")
    QTest.keyClick(case.column(1), Qt.Key.Key_S)
    assert selected(case, 1) == "the good news"
    assert case.form.content.text() == "“the good news”"
    half(case, 1, "Islanders")
    QTest.keyClick(case.column(1), Qt.Key.Key_S)
    assert case.form.source_words.text() == "“Islanders”"
    QTest.keyClick(case.form, Qt.Key.Key_Return)
    case.answer()
    text = case.found.articles[1].text.content
    added = case.item("h1", "b")
    assert [span.of(text) for span in (*added.source, *added.content)] == ["Islanders", "the good news"]


def test_half_words_are_widened_for_the_words_of_a_statement(case: Case) -> None:
    case.click(0, "The strike had been")
    half(case, 0, "disaster for")
    case.press_card("Words ▾", "Selected words: what is said")
    case.answer()
    text = case.found.articles[0].text.content
    assert [span.of(text) for span in case.item("a2").content] == ["disaster for"]


def test_half_words_are_widened_for_marks_and_notes(case: Case) -> None:
    marking = case.window.parts.annotating
    marking._do.add_mark("b", case.item("a0", "b").content, marking._do.draft_code("Odd", 1))
    half(case, 0, "disaster for the")
    QTest.keyClick(case.column(0), Qt.Key.Key_1)
    (_first, mark) = case.session.document.marks
    assert mark.anchor.quote == "disaster for the"
    assert selected(case, 0) == "disaster for the"
    half(case, 1, "good news.")
    QTest.keyClick(case.column(1), Qt.Key.Key_N)
    assert selected(case, 1) == "good news"


def test_space_and_a_comma_alone_are_no_words(case: Case) -> None:
    told = heard(case)
    case.select(0, ", who"[:2])
    QTest.keyClick(case.column(0), Qt.Key.Key_S)
    assert not case.form.open
    assert told[-1] == BESIDE or "Select the words" in told[-1]


# --- what stands beside the text -----------------------------------------------------------------------------------
def test_words_of_the_headline_are_answered_with_what_to_select_instead(case: Case) -> None:
    told = heard(case)
    case.select(0, "Ferry strike ends")
    for key in (Qt.Key.Key_S, Qt.Key.Key_M, Qt.Key.Key_1):
        QTest.keyClick(case.column(0), key)
        assert told[-1] == BESIDE
    assert not case.form.open
    assert case.session.document.marks == ()


def test_a_statement_that_was_changed_by_hand_is_not_to_be_confirmed(case: Case) -> None:
    case.click(0, "The strike had been")
    case.press_card("Change ▾", "Politics", "Walk of life")
    case.answer()
    buttons = case.window.panel.inspector.findChildren(QPushButton)
    assert "Right" not in [button.text() for button in buttons if button.isVisible()]
    assert len(case.decided) == 1


# --- seen and read -------------------------------------------------------------------------------------------------
def test_what_was_decided_is_still_to_be_read_and_seen_when_the_results_have_come(case: Case) -> None:
    case.click(0, "The strike had been")
    case.press_card("Change ▾", "Politics", "Walk of life")
    case.answer()
    assert case.window.status.words.startswith("Walk of life changed")
    text = case.found.articles[0].text.content
    assert "a disaster for the islands" in [text[p.start : p.end] for p in case.window.view.places]
    case.press_card("Change ▾", "Politics", "Walk of life")
    assert case.window.status.words == "It is that already."
    assert len(case.decided) == 1


def test_words_are_selected_from_the_chosen_statement_on_in_rows_and_in_whole_articles(case: Case) -> None:
    case.click(0, "The strike had been")
    QTest.keyClick(case.window.view.grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(case.window.view.grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert selected(case, 0) == "had been"
    QTest.keyClick(case.window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    full = case.window.view.full
    assert case.window.view.reading is full
    QTest.keyClick(case.window, Qt.Key.Key_F7)
    QTest.keyClick(full, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert full.columns[0].textCursor().selectedText() == "had"
    QTest.keyClick(full, Qt.Key.Key_S)
    assert case.form.content.text() == "“had”"


def test_f7_leads_to_where_c_works_from_the_panel_too(case: Case) -> None:
    case.window.panel.lens.setFocus()
    QTest.keyClick(case.window, Qt.Key.Key_F7)
    assert case.window.view.grid.hasFocus()
    QTest.keyClick(case.window.view.grid, Qt.Key.Key_C)
    assert [action for action, _field, _value in case.decided] == ["confirm"]
