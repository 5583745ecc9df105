"""Marks and notes in the window, driven by real events over a real session."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QPushButton
from pytestqt.qtbot import QtBot

from analyzers.analysis import Analysis
from analyzers.text import Revision, Span
from app.lenses.base import Passage
from app.views.code_picker import CodePicker
from app.views.codes_dialog import CodesDialog
from app.views.sidebar import _Card
from app.widgets.blocks import Legend, Runs, Words
from tests.app.comparisons import comparison
from tests.app.views.real_window import RealWindow
from tests.app.views.test_accessibility import nameless

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


class Case(RealWindow):
    """A window over a session with two articles."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.analysis = comparison()
        super().__init__(qtbot, folder, self.analysis)
        self.show(self.analysis)
        self.open()

    def hide(self, words: str) -> None:
        """Show the second article with some of its words hidden."""
        first, second = self.analysis.articles
        at = second.raw.index(words)
        hidden = replace(second, revision=Revision.of(second.raw, [Span(at, at + len(words))]))
        self.show(Analysis((first, hidden), self.analysis.per_article, {}))

    def new_code(self, name: str) -> None:
        """Name a new code in the open picker."""
        picker = next(p for p in self.window.findChildren(CodePicker) if p.isVisible())
        QTest.keyClicks(picker.search, name)
        QTest.keyClick(picker.search, Qt.Key.Key_Return)

    @property
    def marks(self) -> list[tuple[str, str]]:
        names = {code.id: code.name for code in self.session.document.codes}
        return [(names[m.code], m.anchor.quote) for m in self.session.document.marks]

    @property
    def notes(self) -> list[str]:
        return [note.text for note in self.session.document.notes]

    def write(self, words: str, *, key: Qt.Key = Qt.Key.Key_Return) -> None:
        """Write into the open field and keep it with Ctrl+Enter."""
        pane = self.window.parts.annotating.notes
        assert pane.writing
        editor = pane._delegate.editor
        assert editor is not None
        QTest.keyClicks(editor, words)
        QTest.keyClick(editor, key, CONTROL if key == Qt.Key.Key_Return else Qt.KeyboardModifier.NoModifier)
        self.qtbot.waitUntil(lambda: not pane.writing)


@pytest.fixture
def case(qtbot: QtBot, tmp_path: Path) -> Iterator[Case]:
    made = Case(qtbot, tmp_path)
    yield made
    made.session.close()


def test_a_number_without_a_code_asks_for_its_name_and_then_marks(case: Case) -> None:
    column = case.select(0, "crew members")
    QTest.keyClick(column, Qt.Key.Key_3)
    case.new_code("People")
    assert case.marks == [("People", "crew members")]
    assert case.session.document.codes[0].key == 3
    assert column.own.line_count == column.own.signs == 2  # the sentence stands in two rows
    QTest.keyClick(case.select(1, "strikers"), Qt.Key.Key_3)
    assert case.marks[-1] == ("People", "strikers")
    case.window._run("undo")
    assert case.marks == [("People", "crew members")]


def test_m_finds_a_code_q_repeats_and_u_removes(case: Case) -> None:
    QTest.keyClick(case.select(0, "crew members"), Qt.Key.Key_M)
    case.new_code("People")
    QTest.keyClick(case.select(0, "Monday"), Qt.Key.Key_M)
    case.new_code("When")
    QTest.keyClick(case.select(1, "strikers"), Qt.Key.Key_M)
    picker = next(p for p in case.window.findChildren(CodePicker) if p.isVisible())
    QTest.keyClicks(picker.search, "peo")
    QTest.keyClick(picker.search, Qt.Key.Key_Return)
    QTest.keyClick(case.select(1, "Islanders"), Qt.Key.Key_Q)
    assert [code.key for code in case.session.document.codes] == [1, 2]
    assert case.marks[-2:] == [("People", "strikers"), ("People", "Islanders")]
    column = case.select(1, "Islanders")
    QTest.keyClick(column, Qt.Key.Key_2)
    assert case.marks[-1] == ("When", "Islanders")
    QTest.keyClick(column, Qt.Key.Key_U)
    assert case.marks[-1] == ("People", "Islanders")
    QTest.keyClick(column, Qt.Key.Key_U)
    QTest.keyClick(column, Qt.Key.Key_U)
    assert len(case.marks) == 3
    assert "no mark of yours" in case.window.status.words


def test_a_clicked_mark_is_named_and_removed(case: Case) -> None:
    QTest.keyClick(case.select(1, "cheered"), Qt.Key.Key_1)
    case.new_code("Joy")
    column = case.column(1)
    column.clear_selection()
    at = case.analysis.articles[1].text.content.index("cheered")
    case.window.view.grid.show_place(1, at, at + 7)
    rect = column.place_rect(at, at + 7)
    assert rect is not None
    point = QPoint(round(rect.left() + 8), round(rect.center().y() - column.verticalScrollBar().value()))
    QTest.mouseClick(column.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert "Marked: Joy" in case.window.status.words
    assert "Marked: Joy" in column._tip_at(point)
    QTest.keyClick(column, Qt.Key.Key_U)
    assert case.marks == []


def test_words_are_selected_and_marked_without_a_mouse(case: Case) -> None:
    grid = case.window.view.grid
    grid.choose_row(1)
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_1)
    assert "Select words first" in case.window.status.words
    for key, keys in ((Qt.Key.Key_Right, SHIFT), (Qt.Key.Key_Right, CONTROL), (Qt.Key.Key_Right, SHIFT)):
        QTest.keyClick(grid, key, keys)
    column = case.column(0)
    assert column.textCursor().selectedText() == "harbour union"
    QTest.keyClick(grid, Qt.Key.Key_Left, SHIFT)
    assert column.textCursor().selectedText() == "harbour"
    QTest.keyClick(grid, Qt.Key.Key_Left, CONTROL)
    assert column.textCursor().selectedText() == "The"
    QTest.keyClick(grid, Qt.Key.Key_1)
    case.new_code("Who")
    assert case.marks == [("Who", "The")]
    QTest.keyClick(grid, Qt.Key.Key_Escape)
    assert not column.textCursor().hasSelection()


def test_marks_stay_under_every_lens_and_filter(case: Case) -> None:
    QTest.keyClick(case.select(0, "crew members"), Qt.Key.Key_1)
    case.new_code("People")
    for lens in ("plain", "wording", "tone"):
        case.window.set_lens(lens)
        assert case.column(0).own.line_count == 2
    case.window.sidebar.filter_chosen.emit("every")
    assert case.column(0).own.line_count == 1  # the other stands in the lead, which is matched with nothing
    case.window.sidebar.filter_chosen.emit("all")
    assert case.column(0).own.line_count == 2


def test_a_note_on_words_on_a_row_and_on_an_article(case: Case) -> None:
    grid = case.window.view.grid
    QTest.keyClick(case.select(1, "cheered"), Qt.Key.Key_N)
    assert case.window.panel.page == "notes"
    case.write("Joyful? Says who?")
    assert QApplication.focusWidget() is grid
    grid.choose_row(1)
    for column in grid.columns:
        column.clear_selection()
    QTest.keyClick(grid, Qt.Key.Key_N)
    case.write("Two figures.")
    QTest.keyClick(grid, Qt.Key.Key_N, SHIFT)
    case.write("A short report.")
    assert case.notes == ["Joyful? Says who?", "Two figures.", "A short report."]
    on_words, on_row, on_article = case.session.document.notes
    assert on_words.anchors[0].quote == "cheered"
    assert [anchor.article for anchor in on_row.anchors] == ["a", "b"]
    assert (on_article.article, on_article.anchors) == ("a", ())
    assert case.column(1).own.signs == 1
    rows = {row.key: row.notes for row in grid.rows}
    assert rows == {"r0": 1, "r1": 1, "r2": 0, "r3": 0, "r4": 1}
    assert "1 note" in grid.rows[1].flags
    case.window.sidebar.filter_chosen.emit("notes")
    assert [row.key for row in grid.rows] == ["r0", "r1", "r4"]
    assert case.window.view.counts()["notes"] == 3


def test_n_on_an_article_card_and_going_on_elsewhere_keeps_the_words(case: Case) -> None:
    card = next(c for c in case.window.sidebar.findChildren(_Card) if c.data.id == "b" and c.isVisible())
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_N)
    pane = case.window.parts.annotating.notes
    editor = pane._delegate.editor
    assert editor is not None
    QTest.keyClicks(editor, "cut short")
    pane.search.setFocus()
    case.qtbot.waitUntil(lambda: not pane.writing)
    assert case.notes == ["cut short"]
    assert case.session.document.notes[0].article == "b"
    assert QApplication.focusWidget() is pane.search


def test_esc_and_empty_words_make_no_note(case: Case) -> None:
    QTest.keyClick(case.select(1, "cheered"), Qt.Key.Key_N)
    case.write("not wanted", key=Qt.Key.Key_Escape)
    QTest.keyClick(case.select(1, "cheered"), Qt.Key.Key_N)
    case.write("   ")
    assert case.notes == []
    assert case.window.parts.annotating.notes.notes() == []


def test_what_is_being_written_is_kept_before_the_window_closes_or_saves(case: Case) -> None:
    QTest.keyClick(case.select(1, "cheered"), Qt.Key.Key_N)
    editor = case.window.parts.annotating.notes._delegate.editor
    assert editor is not None
    QTest.keyClicks(editor, "half a tho")
    case.show(case.analysis)  # results come while somebody writes
    assert case.window.parts.annotating.notes.writing
    case.window.files.leaving.emit()
    assert case.notes == ["half a tho"]
    case.qtbot.wait(20)
    assert case.notes == ["half a tho"]


def three_notes(case: Case) -> None:
    do = case.window.parts.annotating._do
    do.add_note("third", {"b": [Span(40, 50)]})
    do.add_note("first", {"a": [Span(4, 11)]})
    do.add_note("whole b", article="b")


def shown(case: Case) -> list[str]:
    texts = {note.id: note.text for note in case.session.document.notes}
    return [texts[key] for key in case.window.parts.annotating.notes.notes()]


def test_notes_are_ordered_by_keys_buttons_and_dragging(case: Case) -> None:
    three_notes(case)
    pane = case.window.parts.annotating.notes
    case.window._run("show_notes")
    assert shown(case) == ["third", "first", "whole b"]
    pane.list.setCurrentRow(1)
    QTest.keyClick(pane.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier | SHIFT)
    assert case.notes == ["first", "third", "whole b"]
    assert pane.list.currentRow() == 0
    QTest.mouseClick(pane.down_button, Qt.MouseButton.LeftButton)
    assert case.notes == ["third", "first", "whole b"]
    pane.list.setCurrentRow(2)
    place = pane.list.visualItemRect(pane.list.item(0)).center()
    data = pane.list.model().mimeData([pane.list.model().index(2, 0)])
    drop = QDropEvent(
        QPointF(place), Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    pane.list.dropEvent(drop)
    assert case.notes == ["whole b", "third", "first"]
    assert case.session.undo_label == "Move note “whole b”"
    pane.order.setCurrentIndex(pane.order.findData("text"))
    assert shown(case) == ["first", "whole b", "third"]
    assert not pane.up_button.isEnabled()
    pane.order.setCurrentIndex(pane.order.findData("newest"))
    assert sorted(shown(case)) == ["first", "third", "whole b"]


def test_notes_are_searched_filtered_edited_and_removed(case: Case) -> None:
    three_notes(case)
    pane = case.window.parts.annotating.notes
    case.window._run("show_notes")
    QTest.keyClicks(pane.search, "THIRD")
    assert shown(case) == ["third"]
    pane.search.clear()
    pane.which.setCurrentIndex(pane.which.findData("b"))
    assert shown(case) == ["third", "whole b"]
    pane.list.setCurrentRow(0)
    pane.list.setFocus()
    QTest.keyClick(pane.list, Qt.Key.Key_F2)
    case.write(" time lucky")
    assert "lucky" in case.notes[0]
    pane.list.setFocus()
    QTest.keyClick(pane.list, Qt.Key.Key_Delete)
    assert case.notes == ["first", "whole b"]
    pane.search.setText("nothing like it")
    assert "Clear the search" in pane.empty.text()


def test_a_note_leads_to_its_passage(case: Case) -> None:
    case.window.parts.annotating._do.add_note("x", {"b": [case_span(case, "cheered")]})
    case.window._run("show_notes")
    pane = case.window.parts.annotating.notes
    pane.list.setCurrentRow(0)
    QTest.keyClick(pane.list, Qt.Key.Key_Return)
    grid = case.window.view.grid
    assert (grid.rows[grid.row].key, grid.column) == ("r4", 1)


def case_span(case: Case, words: str) -> Span:
    content = case.analysis.articles[1].text.content
    return Span(content.index(words), content.index(words) + len(words))


def test_hidden_passages_are_listed_shown_and_removed(case: Case) -> None:
    do = case.window.parts.annotating._do
    do.add_mark("b", [case_span(case, "cheered")], do.draft_code("Joy"))
    do.add_note("x", {"b": [case_span(case, "cheered the")]})
    pane = case.window.parts.annotating.lost
    assert not case.window.panel.tabs.isTabVisible(2)
    case.hide("Islanders cheered the good news.")
    assert case.window.panel.tabs.isTabVisible(2)
    assert case.window.panel.tabs.tabText(2) == "Needs placing 2"
    assert pane.list.item(0).text().startswith("Mark: Joy\n“cheered” · Post? · the passage is hidden")
    case.window.panel.show_page("lost")
    QTest.mouseClick(pane.show_button, Qt.MouseButton.LeftButton)
    assert case.window.clean_up.dialog is not None
    case.window.clean_up.dialog.close()
    QTest.mouseClick(pane.remove_button, Qt.MouseButton.LeftButton)
    assert case.marks == []
    case.show(case.analysis)
    assert not case.window.panel.tabs.isTabVisible(2)
    assert case.window.panel.page == "lens"
    assert case.notes == ["x"]


def test_codes_are_changed_retired_and_brought_back(case: Case) -> None:
    QTest.keyClick(case.select(1, "cheered"), Qt.Key.Key_1)
    case.new_code("Joy")
    case.window._run("codes")
    dialog = case.window.findChild(CodesDialog)
    assert isinstance(dialog, CodesDialog)
    assert nameless(dialog) == []
    dialog.name.selectAll()
    QTest.keyClicks(dialog.name, "Delight")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert case.session.document.codes[0].name == "Delight"
    assert dialog.isVisible()
    dialog.line.setCurrentIndex(dialog.line.findData("wavy"))
    dialog.line.activated.emit(dialog.line.currentIndex())
    assert case.column(1).own.marks[0].style.pattern == "wave"
    QTest.mouseClick(dialog.retire, Qt.MouseButton.LeftButton)
    assert [code.retired for code in case.session.document.codes] == [True]
    assert dialog.retire.text() == "Bring back"
    assert case.column(1).own.line_count == 1
    QTest.mouseClick(dialog.retire, Qt.MouseButton.LeftButton)
    assert [code.retired for code in case.session.document.codes] == [False]
    QTest.mouseClick(dialog.new, Qt.MouseButton.LeftButton)
    assert [code.name for code in case.session.document.codes] == ["Delight", "Code 2"]
    dialog.close()


def test_notes_are_exported(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    case.window._run("export_notes")
    assert "There are no notes yet" in case.window.status.words
    case.window.parts.annotating._do.add_note("Why?", {"b": [case_span(case, "cheered")]})
    for name, start in (("notes.md", "# Notes: Ferry strike"), ("notes.txt", "Notes: Ferry strike\n===")):
        target = case.folder / name
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, t=target, **_k: (str(t), ""))
        case.window._run("export_notes")
        text = target.read_text("utf-8")
        assert text.startswith(start)
        assert "“cheered”" in text
        assert "Post?, paragraph 3" in text
    assert not case.window.parts.write_notes(case.folder / "no such folder" / "x.md")
    assert any("could not be written" in sentence for sentence in case.window.notices.sentences())


def test_the_name_is_written_beside_what_is_made(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_a, **_k: (" Ines ", True))
    case.window._run("my_name")
    QTest.keyClick(case.select(1, "cheered"), Qt.Key.Key_N)
    case.write("x")
    assert case.session.document.notes[0].by == "Ines"


def test_letters_are_typed_where_text_is_typed(case: Case) -> None:
    case.window._run("find")
    QTest.keyClicks(case.window.view.find_bar._line, "num1q")
    assert case.window.view.find_bar._line.text() == "num1q"
    assert case.notes == []


def test_every_part_has_a_name(case: Case) -> None:
    three_notes(case)
    case.window.panel.show_page("notes")
    assert nameless(case.window) == []
    case.hide("About 30 strikers return to work on Monday, harbour boss Ida Moen admitted.")
    case.window.panel.show_page("lost")
    assert nameless(case.window) == []


def test_own_marks_are_in_the_legend_and_on_the_card_of_what_was_picked(case: Case) -> None:
    case.select(0, "40 crew members")
    QTest.keyClick(case.column(0), Qt.Key.Key_3)
    case.new_code("Numbers")
    case.select(1, "About 30 strikers")
    QTest.keyClick(case.column(1), Qt.Key.Key_3)
    more = case.window.panel.lens.more
    assert [type(block).__name__ for block in more] == ["Heading", "Legend", "Runs"]
    (item,) = next(block for block in more if isinstance(block, Legend)).items
    assert item.text == "Numbers: 2 passages"
    assert (item.style.letter, item.style.pattern) == ("N", "solid")
    (row,) = next(block for block in more if isinstance(block, Runs)).rows
    assert [(link.text, link.count) for link in row.links] == [("Islander", 1), ("Post?", 1)]
    links = [b for b in case.window.panel.lens.findChildren(QPushButton) if b.accessibleName().startswith("Islander")]
    marked = links[-1]
    QTest.mouseClick(marked, Qt.MouseButton.LeftButton)
    assert case.window.inspection.key is not None
    (here,) = [block for block in case.window.panel.inspector.more if isinstance(block, Legend)]
    assert here.items[0].text == "Numbers: “40 crew members”"
    case.session.undo()
    case.session.undo()
    case.session.undo()
    assert case.window.panel.lens.more == ()
    assert case.window.panel.inspector.more == ()
    assert nameless(case.window) == []


def test_notes_stand_on_the_card_of_their_passage(case: Case) -> None:
    case.select(0, "40 crew members")
    QTest.keyClick(case.column(0), Qt.Key.Key_N)
    case.write("Where is this from?")
    case.window.pick(Passage("r1", "a"))
    words = [block.text for block in case.window.panel.inspector.more if isinstance(block, Words)]
    assert words == ["Where is this from?"]
    case.window.pick(Passage("r4", "b"))
    assert case.window.panel.inspector.more == ()


def test_a_note_on_an_article_has_a_sign_in_the_column_head(case: Case) -> None:
    def signs() -> list[QPushButton]:
        found = [b for b in case.window.view.heads.findChildren(QPushButton) if b.isVisible() and "note" in b.text()]
        return sorted(found, key=lambda b: b.mapToGlobal(QPoint(0, 0)).x())

    assert signs() == []
    case.window.view.grid.setFocus()
    case.window.parts.annotating.note_on_article("b")
    case.write("Who wrote this?")
    case.window.parts.annotating.note_on_article("b")
    case.write("And when?")
    (sign,) = signs()
    assert sign.text() == "2 notes"
    assert sign.accessibleName() == "2 notes on Post?. Press to open"
    case.window.panel.show_page("lens")
    sign.setFocus()
    QTest.keyClick(sign, Qt.Key.Key_Space)
    assert case.window.panel.page == "notes"
    assert case.window.parts.annotating.notes.list.hasFocus()
    case.session.undo()
    case.session.undo()
    assert signs() == []
