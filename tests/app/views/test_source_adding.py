"""Adding a source that was not found, driven by real events."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.app.views.source_case import Case
from tests.app.views.test_accessibility import nameless

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|grabbing the keyboard")
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def case(qtbot: QtBot, tmp_path: Path) -> Iterator[Case]:
    made = Case(qtbot, tmp_path)
    yield made
    made.session.close()


# --- adding --------------------------------------------------------------------------------------------------------
def test_s_adds_a_statement_of_a_source_from_the_list_by_keyboard_alone(case: Case) -> None:
    grid = case.window.view.grid
    QTest.keyClick(grid, Qt.Key.Key_Right)
    QTest.keyClick(grid, Qt.Key.Key_End)
    for _word in range(4):
        QTest.keyClick(grid, Qt.Key.Key_Right, SHIFT)
    QTest.keyClick(grid, Qt.Key.Key_S)
    assert case.form.open
    assert case.window.panel.page == "add_source"
    assert case.form.who.hasFocus()
    assert nameless(case.form) == []
    while not case.form.who.currentText().endswith("harbour boss Ida Moen"):
        at = case.form.who.currentIndex()
        QTest.keyClick(case.form.who, Qt.Key.Key_Down)
        assert case.form.who.currentIndex() == at + 1
    QTest.keyClick(case.form.who, Qt.Key.Key_Return)
    case.answer()
    assert case.form.article == ""
    assert [item.provenance.rule for item in case.result("b").attributions].count("by hand") == 1
    moen = next(s for s in case.result("b").sources if s.name == "harbour boss Ida Moen")
    assert len(moen.statements) == 2
    case.undo()
    assert len(case.result("b").attributions) == 2


def test_s_takes_content_source_and_saying_word_one_after_the_other(case: Case) -> None:
    QTest.keyClick(case.select(1, "the good news"), Qt.Key.Key_S)
    assert case.form.parts["content"]
    QTest.keyClick(case.select(1, "Islanders"), Qt.Key.Key_S)
    QTest.keyClick(case.select(1, "cheered"), Qt.Key.Key_S)
    text = case.found.articles[1].text.content
    words = {part: [span.of(text) for span in spans] for part, spans in case.form.parts.items()}
    assert words == {"content": ["the good news"], "source": ["Islanders"], "cue": ["cheered"]}
    case.form.kind.setFocus()
    case.form.kind.setCurrentIndex(case.form.kind.findData("generic"))
    QTest.keyClick(case.form.add, Qt.Key.Key_Return)
    case.answer()
    added = next(i for i in case.result("b").attributions if i.provenance.rule == "by hand")
    assert added.source_class == "generic"
    assert "you added this" in case.chips()
    assert [source.name for source in case.result("b").sources][-2:] == ["Islanders", "The harbour"]
    assert case.window.panel.page == "lens"


def test_esc_leaves_the_card_and_a_wrong_article_is_refused(case: Case) -> None:
    QTest.keyClick(case.select(1, "the good news"), Qt.Key.Key_S)
    QTest.keyClick(case.select(0, "The strike"), Qt.Key.Key_S)
    assert "source" not in case.form.parts
    assert "Esc" in case.window.status.words
    QTest.keyClick(case.form, Qt.Key.Key_Escape)
    assert not case.form.open
    assert case.window.status.words == ""
    assert case.decided == []
    QTest.keyClick(case.select(1, "the good news"), Qt.Key.Key_S)
    column = case.column(1)
    column.clear_selection()
    QTest.keyClick(case.window.view.grid, Qt.Key.Key_Escape)
    assert not case.form.open


def test_the_card_asks_for_words_and_goes_to_the_text(case: Case) -> None:
    QTest.keyClick(case.select(1, "the good news"), Qt.Key.Key_S)
    case.column(1).clear_selection()
    QTest.mouseClick(case.form.take_cue, Qt.MouseButton.LeftButton)
    assert case.window.view.grid.hasFocus()
    QTest.keyClick(case.select(1, "cheered"), Qt.Key.Key_S)
    assert case.form.parts["cue"]
    assert "source" not in case.form.parts
    assert case.form.request().source_class == "hearsay"


def test_s_without_words_opens_nothing(case: Case) -> None:
    QTest.keyClick(case.window.view.grid, Qt.Key.Key_S)
    assert not case.form.open


def test_the_card_closes_when_its_article_is_shown_otherwise(case: Case) -> None:
    QTest.keyClick(case.select(1, "the good news"), Qt.Key.Key_S)
    first = case.found.articles[0]
    case.found = replace(case.found, articles=(first,), shared={})
    case.session._sent = case.session.document
    case.session._take_results(case.found)
    assert not case.form.open
