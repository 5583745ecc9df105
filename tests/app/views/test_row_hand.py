"""Rows by hand, with the keys a person presses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from analyzers.analysis import Analysis
from analyzers.decisions import Context, effective
from analyzers.records import Article, CleaningResult, LineupResult, Row
from analyzers.text import Revision, Span
from app.model import ArticleEntry, InsertArticle
from app.services.session import Session
from app.services.settings import Settings
from app.views.main_window import MainWindow
from app.views.split_dialog import SplitDialog
from app.views.unchanged import CHANGED
from tests.app.services.test_session import Jobs

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints")]

RAWS = {
    "a": "Ferry sinks\nThe ferry sank at dawn. Nine people swam ashore. It rained.\n",
    "b": "Ship lost\nA ferry went down early. The port was closed.\n",
    "c": "Swimmers\nNine swimmers reached the beach. Rain fell on the port.\n",
}


class Case:
    """A window over a session whose results are made by hand: the rows of `found`, with the decisions taken."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.session = Session(Settings(folder / "settings.json"), Jobs())  # type: ignore[arg-type]  # no worker
        self.window = MainWindow(self.session)
        qtbot.addWidget(self.window)
        self.window.resize(1200, 800)
        self.window.show()
        qtbot.waitExposed(self.window)
        for number, (key, raw) in enumerate(RAWS.items()):
            self.session.perform(InsertArticle(number, ArticleEntry(key, key, raw)))
        self.show()

    given: tuple[Row, ...] = ()
    hidden: Mapping[str, str] = {}

    def show(self) -> None:
        """Results for the document as it is."""
        articles = {}
        for k, raw in RAWS.items():
            words = self.hidden.get(k, "")
            cut = [Span(raw.index(words), raw.index(words) + len(words))] if words else []
            articles[k] = Article(k, k, raw, revision=Revision.of(raw, cut), language="en")
        rows = (
            Row("lead", "lead", "lead", {"a": ("s0",), "b": ("s0",), "c": ("s0",)}),
            Row("r1", "ferry", "shared", {"a": ("s1",), "b": ("s1",)}, nearest={"c": ("s1", 0.2)}),
            Row("r2", "nine people", "single", {"a": ("s2",)}),
            Row("r3", "rain", "shared", {"a": ("s3",), "c": ("s2",)}),
            Row("r4", "port", "single", {"b": ("s2",)}),
            Row("r5", "swimmers", "single", {"c": ("s1",)}),
        )
        lineup = effective(LineupResult((), self.given or rows), self.session.document.decisions, Context(articles))
        per_article = {key: {CleaningResult: CleaningResult((), "en")} for key in RAWS}
        self.session._analysis = Analysis(tuple(articles.values()), per_article, {LineupResult: lineup})
        self.session.results_changed.emit()

    def rows(self) -> list[dict[str, tuple[str, ...]]]:
        self.show()
        assert self.session.analysis is not None
        return [dict(row.cells) for row in self.session.analysis.shared[LineupResult].rows[1:]]

    def choose(self, row: int, column: int) -> None:
        self.window.view.grid.setFocus()
        self.window.view.grid.choose_cell(row, column)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.window.view.grid, key, modifier)


@pytest.fixture
def case(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Case]:
    made = Case(tmp_path, qtbot)
    monkeypatch.setattr(made.window.files, "may_leave", lambda: True)
    yield made
    made.session.close()


def said(case: Case) -> str:
    return case.window.status._words.text()


def test_a_passage_is_taken_and_moved_to_another_row(case: Case) -> None:
    case.choose(5, 2)
    case.press(Qt.Key.Key_T)
    assert said(case).startswith("Taken: “Nine swimmers reached the beach.”")
    case.choose(2, 0)
    case.press(Qt.Key.Key_J)
    assert {"a": ("s2",), "c": ("s1",)} in case.rows()
    assert [row.cells for row in case.session.analysis.shared[LineupResult].rows if row.pinned] == [  # type: ignore[union-attr]
        {"a": ("s2",), "c": ("s1",)}
    ]
    case.session.undo()
    assert {"a": ("s2",)} in case.rows()


def test_moving_out_of_a_shared_row_leaves_it_and_shift_keeps_it_in_both(case: Case) -> None:
    case.choose(1, 1)
    case.press(Qt.Key.Key_T)
    case.choose(2, 0)
    case.press(Qt.Key.Key_J)
    assert case.rows()[:2] == [{"a": ("s1",)}, {"a": ("s2",), "b": ("s1",)}]
    case.session.undo()
    case.show()
    case.choose(1, 1)
    case.press(Qt.Key.Key_T)
    case.choose(3, 2)
    case.press(Qt.Key.Key_J, Qt.KeyboardModifier.ShiftModifier)
    both = [row for row in case.rows() if row.get("b") == ("s1",)]
    assert any("a" in row and row["a"] == ("s1",) for row in both)
    assert any(row.get("c") == ("s2",) for row in both)


def test_a_passage_that_does_not_belong_is_sent_away_for_good(case: Case) -> None:
    case.choose(3, 2)
    case.press(Qt.Key.Key_X)
    assert {"a": ("s3",), "c": ("s2",)} not in case.rows()
    assert {"c": ("s2",)} in case.rows()
    assert case.session.undo_label == "Do not belong together"


def test_no_matching_passage_is_confirmed_and_taken_back(case: Case) -> None:
    case.choose(1, 2)
    case.press(Qt.Key.Key_0)
    case.show()
    grid = case.window.view.grid
    assert [piece.text for piece in grid.rows[1].cells[2].pieces] == ["no matching passage, confirmed by you"]
    case.choose(1, 2)
    case.press(Qt.Key.Key_0)
    assert len(case.session.document.decisions) == 1
    assert case.window._actions["row_free"].isEnabled()
    case.window._actions["row_free"].trigger()
    case.show()
    assert grid.rows[1].cells[2].pieces[0].text == "no matching passage"


def test_the_nearest_passage_is_put_into_the_row(case: Case) -> None:
    case.choose(1, 2)
    case.press(Qt.Key.Key_K)
    assert case.rows()[0] == {"a": ("s1",), "b": ("s1",), "c": ("s1",)}


def test_a_row_is_pinned_joined_and_split(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    case.choose(1, 0)
    case.press(Qt.Key.Key_P)
    case.show()
    assert "pinned by you" in case.window.view.grid.rows[1].flags
    case.choose(2, 0)
    case.window._actions["row_merge"].trigger()
    assert case.rows()[0] == {"a": ("s1", "s2"), "b": ("s1",)}

    def tick(dialog: object) -> int:
        item = dialog.list.item(1)  # type: ignore[attr-defined]  # the dialog of the window
        assert not dialog.split.isEnabled()  # type: ignore[attr-defined]
        item.setCheckState(Qt.CheckState.Checked)
        assert dialog.split.isEnabled()  # type: ignore[attr-defined]
        return 1

    monkeypatch.setattr("app.views.row_hand.SplitDialog.exec", tick)
    case.choose(1, 0)
    case.window._actions["row_split"].trigger()
    assert sorted(map(str, case.rows()[:2])) == sorted(map(str, [{"a": ("s1",), "b": ("s1",)}, {"a": ("s2",)}]))


@pytest.mark.parametrize(("article", "words", "done"), [("a", " at dawn", False), ("c", " swimmers", True)])
def test_a_row_is_not_split_when_its_texts_changed_while_the_dialog_was_open(
    case: Case, monkeypatch: pytest.MonkeyPatch, article: str, words: str, done: bool
) -> None:
    def tick(dialog: SplitDialog) -> int:
        dialog.list.item(1).setCheckState(Qt.CheckState.Checked)
        case.hidden = {article: words}
        case.show()  # the row is of the articles "a" and "b"
        return 1

    monkeypatch.setattr("app.views.row_hand.SplitDialog.exec", tick)
    case.choose(1, 0)
    case.window._actions["row_split"].trigger()
    assert bool(case.session.document.decisions) is done
    assert said(case) == ("Split in two rows." if done else CHANGED)


def test_the_first_row_stays_as_it_is_and_says_why(case: Case) -> None:
    case.choose(0, 0)
    assert not case.window._actions["row_pin"].isEnabled()
    case.window.rows.pin()
    assert said(case).startswith("The first row holds headlines and leads")
    assert not case.session.document.decisions


def test_the_key_of_what_cannot_be_done_now_says_what_is_missing(case: Case) -> None:
    case.choose(1, 2)  # the outlet has no passage in this row
    assert not case.window._actions["row_take"].isEnabled()
    case.press(Qt.Key.Key_T)
    assert said(case).startswith("There is no passage to take.")
    case.press(Qt.Key.Key_J)
    assert said(case).startswith("Nothing was taken.")
    assert not case.session.document.decisions


def test_what_cannot_be_done_says_what_to_do(case: Case) -> None:
    hand = case.window.rows
    case.choose(2, 0)
    for command, words in (
        (hand.pin, "Only one outlet has this passage."),
        (hand.join, "Nothing was taken."),
        (hand.send_away, "Choose an outlet that has a passage"),
        (hand.no_match, "This outlet has a passage here."),
        (hand.pin_nearest, "No nearest passage is offered here."),
        (hand.split, "Only a row of several outlets"),
        (hand.free, "Nothing was decided by hand"),
    ):
        command()
        assert said(case).startswith(words)
    assert not case.session.document.decisions


def test_a_passage_of_two_rows_is_moved_out_of_both_and_its_row_stays_chosen(case: Case) -> None:
    case.given = (
        Row("lead", "lead", "lead", {"a": ("s0",), "b": ("s0",), "c": ("s0",)}),
        Row("r1", "ferry", "shared", {"a": ("s1",), "b": ("s1",)}),
        Row("r2", "port", "shared", {"b": ("s1",), "c": ("s2",)}),
        Row("r3", "nine people", "single", {"a": ("s2",)}),
    )
    case.show()
    case.choose(1, 1)
    case.press(Qt.Key.Key_T)
    case.choose(3, 0)
    case.press(Qt.Key.Key_J)
    assert case.rows() == [{"a": ("s1",)}, {"c": ("s2",)}, {"a": ("s2",), "b": ("s1",)}]
    grid = case.window.view.grid
    assert [piece.text for piece in grid.rows[grid.row].cells[1].pieces] == ["A ferry went down early."]
    assert case.window._actions["row_free"].isEnabled()


def test_what_moves_leaves_the_others_of_its_row_where_they_are(case: Case) -> None:
    case.given = (
        Row("lead", "lead", "lead", {"a": ("s0",), "b": ("s0",), "c": ("s0",)}),
        Row("r1", "ferry", "shared", {"a": ("s1",), "b": ("s1",), "c": ("s1",)}),
        Row("r2", "rain", "shared", {"a": ("s1",), "c": ("s2",)}),
    )
    case.show()
    case.choose(1, 1)
    case.press(Qt.Key.Key_T)
    case.choose(2, 0)
    case.press(Qt.Key.Key_J)
    assert case.rows() == [{"a": ("s1",), "c": ("s1",)}, {"a": ("s1",), "b": ("s1",), "c": ("s2",)}]
