"""Two journeys by keyboard alone: a student corrects every part of a statement, an instructor checks what is unsure."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from analyzers.records import Attribution
from app.lenses.sources_marks import BELIEFS_GROUP
from app.widgets.legend import LegendLine
from app.widgets.menu_keys import letter_of
from tests.app.views.source_case import Case, plain

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|grabbing the keyboard")
K = Qt.Key
NONE, SHIFT, CONTROL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
SIZES = [(1440, 900, "light"), (1024, 768, "dark")]


class Keyboard:
    """Types into whatever has the focus of a case's window."""

    def __init__(self, case: Case, size: tuple[int, int, str]) -> None:
        self.case = case
        case.window.set_theme(size[2])
        case.window.resize(*size[:2])
        QApplication.processEvents()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        for _time in range(times):
            target = QApplication.activePopupWidget() or QApplication.focusWidget()
            assert target is not None
            QTest.keyClick(target, key, modifiers)
            QApplication.processEvents()

    def choose(self, *entries: str) -> None:
        """Open the menu of the chosen statement and go down to an entry by the letters of its entries."""
        self.press(K.Key_E, CONTROL)
        for words in entries:
            menu = QApplication.activePopupWidget()
            assert isinstance(menu, QMenu)
            entry = next(entry for entry in menu.actions() if plain(entry.text()) == words)
            self.press(K(ord(letter_of(entry.text()).upper())))
        assert QApplication.activePopupWidget() is None
        self.case.answer()

    def go(self, article: str, key: str) -> None:
        """From mark to mark to a statement: on with Space, else back with Shift+Space."""
        for modifiers in (NONE, SHIFT):
            for _time in range(12):
                now = self.case.window.sources.chosen()
                if now is not None and (now[0], now[1].id) == (article, key):
                    return
                self.press(K.Key_Space, modifiers)
        raise AssertionError(f"{key} is not to be reached")

    def select(self, column: int, *words: str) -> None:
        """Select words of the chosen passage one after the other."""
        shown = self.case.column(column)
        if shown.textCursor().hasSelection():
            self.press(K.Key_Escape)
        self.press(K.Key_Right, CONTROL)
        texts = [shown.textCursor().selectedText()]
        for step in (K.Key_Left, K.Key_Right):  # back to the beginning of the passage, then on to the first word
            for _time in range(40):
                if texts[-1] == words[0]:
                    break
                self.press(step, CONTROL)
                texts.append(shown.textCursor().selectedText())
        self.press(K.Key_Right, SHIFT, len(words) - 1)
        assert shown.textCursor().selectedText() == " ".join(words)


@pytest.fixture(params=SIZES, ids=["large-light", "small-dark"])
def board(qtbot: QtBot, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Keyboard]:
    case = Case(qtbot, tmp_path)
    yield Keyboard(case, request.param)
    case.session.close()


def test_a_student_corrects_every_part_undoes_all_redoes_all_saves_and_reopens(board: Keyboard) -> None:
    case = board.case
    path = case.folder / "ferry.samestory"
    assert case.session.save_as(path)
    start = (case.session.document, case.result("a"), case.result("b"))

    def words(key: str, part: str, article: str = "a") -> list[str]:
        at = next(a for a in case.found.articles if a.id == article)
        return [span.of(at.text.content) for span in getattr(case.item(key, article), part)]

    def now(key: str) -> Attribution:
        return case.item(key)

    board.go("a", "a1")
    board.choose("Change", "Why not named", "No reason given")
    board.choose("Change", "Walk of life", "Politics")
    board.choose("Change", "Speech act", "Demand")
    board.choose("Change", "Quotation", "Indirect")
    board.choose("Class", "Unnamed group")
    assert (now("a1").source_class, now("a1").status, now("a1").speech_act) == ("unnamed_group", "politician", "demand")
    board.select(0, "because", "talks", "go", "on")
    board.choose("Words", "Selected words: why the source is not named")
    anonymity = now("a1").anonymity
    assert anonymity is not None
    assert anonymity.reason is not None
    assert anonymity.reason.of(case.found.articles[0].text.content) == "because talks go on"
    board.select(0, "won", "the", "hours")
    board.choose("Words", "Selected words: what is said")
    assert words("a1", "content") == ["won the hours"]
    board.select(0, "said")
    board.choose("Words", "Selected words: the saying word")
    assert words("a1", "cue") == ["said"]
    board.select(0, "named")
    board.choose("Words", "Selected words: who was told")
    board.select(0, "talks")
    board.choose("Words", "Selected words: the report it comes through")
    board.choose("Change", "Counts as", "Belief, wish or plan")
    board.choose("Change", "Counts as", "Statement")
    board.press(K.Key_Escape)
    board.go("a", "a2")
    board.choose("Another source", "This statement only")
    assert len(case.result("a").sources) == 3
    board.choose("Same source as", "U  A union official")
    assert len(case.result("a").sources) == 2
    board.press(K.Key_Right)
    board.go("b", "a1")
    board.press(K.Key_Delete)
    case.answer()
    board.press(K.Key_Up)
    board.press(K.Key_Down)
    board.select(1, "Islanders", "cheered")
    board.press(K.Key_S)
    assert case.form.open
    board.press(K.Key_Down)  # from nobody to the first source of the list
    board.press(K.Key_Return)
    case.answer()
    assert [item.id for item in case.result("b").attributions] == ["a0", "h1"]
    assert case.window.view.grid.hasFocus()

    taken = len(case.session.document.decisions)
    assert taken == 16
    end = (case.session.document, case.result("a"), case.result("b"))
    for key, wanted in ((K.Key_Z, start), (K.Key_Y, end)):
        board.press(key, CONTROL, taken)
        case.answer()
        assert (case.session.document, case.result("a"), case.result("b")) == wanted
    board.press(K.Key_S, CONTROL)
    case.session.new()
    assert case.session.open_comparison(path)
    case.answer()
    assert (case.session.document, case.result("a"), case.result("b")) == end


def test_an_instructor_leaves_beliefs_out_and_confirms_what_asks_to_be_checked(board: Keyboard) -> None:
    case = board.case
    panel = case.window.panel.lens
    for _pane in range(8):
        if panel.hasFocus():
            break
        board.press(K.Key_F6)
    assert panel.hasFocus()

    def on_beliefs() -> bool:
        focus = QApplication.focusWidget()
        return isinstance(focus, LegendLine) and "beliefs" in focus.accessibleName()

    for _step in range(60):
        if on_beliefs():
            break
        board.press(K.Key_Tab)
    for off in (False, True):  # counted in, and left out again; the focus stays on the line
        assert on_beliefs()
        board.press(K.Key_Space)
        assert (BELIEFS_GROUP in case.window._off["sources"]) == off
    checked = []
    while True:
        board.press(K.Key_F7)
        now = case.window.sources.chosen()
        if now is None or now[1].provenance.rule == "confirmed":
            break
        assert case.window.view.grid.hasFocus()
        checked.append((now[0], now[1].id))
        board.press(K.Key_C)
        case.answer()
        assert case.window.status.words == "You confirmed this. Ctrl+Z takes it back."
    assert checked == [("a", "a2")]
    assert case.window.status.words == "No statement asks to be checked."
    board.press(K.Key_Z, CONTROL)
    assert case.decided == []
