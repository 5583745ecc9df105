"""The views over a real document: marks and notes in whole articles, columns moved and moved back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.widgets.article_column import ArticleColumn
from tests.app.views.test_marks_and_notes import Case

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def case(qtbot: QtBot, tmp_path: Path) -> Iterator[Case]:
    made = Case(qtbot, tmp_path)
    made.window.view.set_view("full_text")
    yield made
    made.session.close()


def select(case: Case, number: int, words: str) -> ArticleColumn:
    """Select words in a whole article."""
    column = case.window.view.full.columns[number]
    column.setFocus()
    at = column.text.content.index(words)
    cursor = QTextCursor(column.document())
    cursor.setPosition(column.text.offsets.to_units(at))
    cursor.setPosition(column.text.offsets.to_units(at + len(words)), QTextCursor.MoveMode.KeepAnchor)
    column.setTextCursor(cursor)
    return column


def test_words_are_marked_in_the_whole_article(case: Case) -> None:
    column = select(case, 0, "crew members")
    QTest.keyClick(column, Qt.Key.Key_3)
    case.new_code("People")
    assert case.marks == [("People", "crew members")]
    assert column.own.line_count == column.own.signs == 1  # a whole article says everything once
    case.window.view.set_view("lined_up")
    assert case.window.view.grid.columns[0].own.line_count == 2
    case.window._run("undo")
    assert case.marks == []


def test_words_are_selected_without_a_mouse(case: Case) -> None:
    full = case.window.view.full
    full.choose_cell(2, 0)
    full.setFocus()
    QTest.keyClick(full, Qt.Key.Key_Right, CONTROL)
    QTest.keyClick(full, Qt.Key.Key_Right, SHIFT)
    QTest.keyClick(full, Qt.Key.Key_M)
    case.new_code("Weather")
    assert case.marks == [("Weather", "The strike")]


def test_a_note_is_written_on_words_and_on_the_row(case: Case) -> None:
    QTest.keyClick(select(case, 1, "cheered"), Qt.Key.Key_N)
    case.write("Joyful?")
    for column in case.window.view.full.columns:
        column.clear_selection()
    case.window.view.full.choose_cell(1, 1)
    QTest.keyClick(case.window.view.full, Qt.Key.Key_N)
    case.write("Two figures.")
    assert case.notes == ["Joyful?", "Two figures."]
    assert case.session.document.notes[0].anchors[0].quote == "cheered"
    assert {anchor.article for anchor in case.session.document.notes[1].anchors} == {"a", "b"}


def test_moving_a_column_is_undone(case: Case) -> None:
    view = case.window.view
    view.heads._heads[0].setFocus()
    QTest.keyClick(view.heads._heads[0], Qt.Key.Key_Right, CONTROL | SHIFT)
    assert [entry.id for entry in case.session.document.articles] == ["b", "a"]
    assert [column.id for column in view.columns] == ["b", "a"]  # at once, before new results
    case.window._run("undo")
    assert [column.id for column in view.columns] == ["a", "b"]


def test_marks_stay_with_their_article_when_a_column_is_hidden(case: Case) -> None:
    QTest.keyClick(select(case, 1, "cheered"), Qt.Key.Key_3)
    case.new_code("Mood")
    case.window.view.hide_column("a")
    assert case.window.view.full.columns[0].own.line_count == 1
    assert case.window.parts.annotating.selection() == ("", ())
    QTest.keyClick(select(case, 0, "Islanders"), Qt.Key.Key_3)
    assert case.marks == [("Mood", "cheered"), ("Mood", "Islanders")]
