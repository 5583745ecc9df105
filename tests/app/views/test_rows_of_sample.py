"""Rows by hand on the sample comparison, as it was lined up: long sentences stand in several rows there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import resources
from analyzers.analysis import Analysis
from analyzers.decisions import Context, effective
from analyzers.records import Article, CleaningResult, LineupResult, Pair, Row, SentenceRef
from analyzers.text import Revision, Span
from app.lenses.base import Passage
from tests.app.views.real_window import RealWindow

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints")]

STORED = Path(__file__).with_name("sample") / "rows.json"
"""The first twenty rows, with the banded pairs of their sentences."""
METROPOLITAN = 3
RADIO = 2
KESSAR = 9
"""Number of a row of three outlets; one of its passages stands in row 7 as well."""


def stored() -> tuple[tuple[Article, ...], LineupResult]:
    """The sample's articles as they are cleaned, and its rows."""
    data = json.loads(STORED.read_text("utf-8"))
    articles = []
    for item in data["articles"]:
        raw = resources.path("samples", "orsa", item["file"]).read_text("utf-8")
        revision = Revision.of(raw, [Span(*h) for h in item["hidden"]])
        articles.append(Article(item["id"], item["name"], raw, revision=revision, language="en"))
    rows = tuple(
        Row(
            r["id"],
            r["label"],
            r["kind"],
            {a: tuple(own) for a, own in r["cells"].items()},
            frozenset(r["possible"]),
            r["band"],
            evidence=tuple(r["evidence"]),
            nearest={a: (n[0], n[1]) for a, n in r["nearest"].items()},
        )
        for r in data["rows"]
    )
    pairs = tuple(
        Pair(SentenceRef(a, s), SentenceRef(b, t), score, band, False, tuple(evidence))
        for a, s, b, t, score, band, evidence in data["pairs"]
    )
    return tuple(articles), LineupResult(pairs, rows)


class Case(RealWindow):
    """A window over the sample; the worker's answer comes when the test says so."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.articles, self.found = stored()
        super().__init__(qtbot, folder, Analysis(self.articles))
        self.open()
        self.answer()

    def answer(self) -> None:
        """Results for all decisions there are, lined up as at first."""
        context = Context({a.id: a for a in self.articles})
        lineup = effective(self.found, self.session.document.decisions, context)
        own = {a.id: {CleaningResult: CleaningResult((), "en")} for a in self.articles}
        self.show(Analysis(self.articles, own, {LineupResult: lineup}))

    def rows(self) -> list[dict[str, tuple[str, ...]]]:
        assert self.session.analysis is not None
        return [dict(row.cells) for row in self.session.analysis.shared[LineupResult].rows]

    def row(self, number: int) -> Row:
        """A row of the line-up, by its number on screen."""
        grid, analysis = self.window.view.grid, self.session.analysis
        assert analysis is not None
        key = next(row.key for row in grid.rows if row.number == number)
        rows: tuple[Row, ...] = analysis.shared[LineupResult].rows
        return next(row for row in rows if row.id == key)

    def choose(self, number: int, column: int = RADIO) -> None:
        grid = self.window.view.grid
        grid.setFocus()
        grid.choose_cell([row.number for row in grid.rows].index(number), column)
        self.window.view.look_at_chosen()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.window.view.grid, key, modifier)
        QApplication.processEvents()

    def chosen(self) -> Row:
        grid = self.window.view.grid
        return self.row(grid.rows[grid.row].number)

    def card(self) -> object:
        return self.window.inspection.key

    def said(self) -> str:
        return self.window.status.words


@pytest.fixture
def case(qtbot: QtBot, tmp_path: Path) -> Iterator[Case]:
    made = Case(qtbot, tmp_path)
    yield made
    made.session.close()


def test_the_chosen_row_is_joined_with_the_one_above_and_only_with_it(case: Case) -> None:
    before = case.rows()
    above, below = case.row(KESSAR - 1), case.row(KESSAR)
    case.choose(KESSAR)
    case.press(Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    for again in (False, True):
        if again:
            case.answer()
        after = case.rows()
        assert len(after) == len(before) - 1
        made = case.chosen()
        assert {(a, s) for a, own in made.cells.items() for s in own} == {
            (a, s) for r in (above, below) for a, own in r.cells.items() for s in own
        }
        assert [r for r in before if r not in after] == [dict(above.cells), dict(below.cells)]
        assert sum("pinned by you" in r.flags for r in case.window.view.grid.rows) == 1
        assert case.card() == Passage(made.id, "a2")
        assert case.said().startswith("Joined with the row above: row 8 now")
    case.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert case.said().startswith("Undone: Join rows")
    case.answer()
    assert case.rows() == before
    assert case.chosen().id in (above.id, below.id)
    assert case.said().startswith("Undone: Join rows")


def test_a_row_is_split_in_two_and_where_the_passage_stands_as_well_is_said(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    def tick(dialog: object) -> int:
        texts = [dialog.list.item(n).text() for n in range(dialog.list.count())]  # type: ignore[attr-defined]
        at = next(n for n, text in enumerate(texts) if text.startswith("The Metropolitan"))
        dialog.list.item(at).setCheckState(Qt.CheckState.Checked)  # type: ignore[attr-defined]
        return 1

    monkeypatch.setattr("app.views.row_hand.SplitDialog.exec", tick)
    before = case.rows()
    whole = case.row(KESSAR)
    assert set(whole.cells) == {"a2", "a3", "a4"}
    case.choose(KESSAR)
    case.window._actions["row_split"].trigger()
    for again in (False, True):
        if again:
            case.answer()
        after = case.rows()
        assert len(after) == len(before) + 1
        assert {"a3": whole.cells["a3"]} in after
        assert dict(case.chosen().cells) == {a: own for a, own in whole.cells.items() if a != "a3"}
        assert case.chosen().evidence == ("four",)
        assert [r for r in before if r not in after] == [dict(whole.cells)]
        assert case.said().startswith("Split in two rows. The passage that was split off stands in row 7 as well")
    case.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    case.answer()
    assert case.rows() == before
    assert case.chosen().id == whole.id


def test_the_choice_follows_a_passage_that_was_sent_away_and_comes_back(case: Case) -> None:
    whole = case.row(KESSAR)
    case.choose(KESSAR, METROPOLITAN)
    case.press(Qt.Key.Key_X)
    for again in (False, True):
        if again:
            case.answer()
        assert case.chosen().cells["a3"] == whole.cells["a3"]
        assert case.chosen().id != whole.id
        assert case.card() == Passage(case.chosen().id, "a3")
        assert case.said().startswith("Taken out of row 9")
    case.press(Qt.Key.Key_P)
    assert case.said().startswith("Pinned: ")
    case.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    case.answer()
    case.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    for again in (False, True):
        if again:
            case.answer()
            assert case.chosen().id == whole.id
        assert case.said().startswith("Undone: Do not belong together")


def test_what_was_done_is_said_while_the_analysis_runs_and_after_it(case: Case) -> None:
    case.choose(KESSAR, 0)
    case.press(Qt.Key.Key_0)
    assert case.said().startswith("Confirmed: no matching passage in ")
    case.session.progress_changed.emit("Wording", 0.5)
    assert case.said().startswith("Confirmed: no matching passage in ")
    assert case.said().endswith("Wording …")
    case.answer()
    assert case.said().startswith("Confirmed: no matching passage in ")
    assert "Analysis done" in case.said()
    case.session.set_title("Talks")
    case.answer()
    assert case.said().startswith("Analysis done")
