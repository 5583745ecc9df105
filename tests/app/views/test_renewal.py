"""Results of older analyzers in the window: the offer, what a change renews, and what differs; with real events."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from analyzers.analysis import Analysis
from analyzers.pipeline import Pipeline
from analyzers.records import AttributionResult
from analyzers.stored import Registered, dump, registered
from app.export.changes import Count
from app.model import ArticleEntry, Document
from app.services.session import Session
from app.services.settings import Settings
from app.store import save
from app.store.container import load_stored
from app.views.main_window import MainWindow
from app.views.notices import Bar
from app.views.renewal import DifferencesDialog, listed, sentence
from tests.app.comparisons import comparison
from tests.app.services.test_session import Jobs
from tests.app.views.test_accessibility import nameless

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints")]
SPECS = Pipeline().specs
PRESENT = registered(SPECS)
NEWER = tuple(replace(a, version=a.version + 1) if a.id == "attribution" else a for a in PRESENT)


def more() -> Analysis:
    """The comparison with one statement less in the first article."""
    made = comparison()
    result = made.per_article["a"][AttributionResult]
    fewer = {**made.per_article["a"], AttributionResult: AttributionResult(result.attributions[:1])}
    return Analysis(made.articles, {**made.per_article, "a": fewer}, made.shared)


class Case:
    """A window on a file with results, and a worker that answers when the test says so."""

    def __init__(self, qtbot: QtBot, folder: Path, present: tuple[Registered, ...]) -> None:
        made = comparison()
        entries = tuple(ArticleEntry(a.id, a.name, a.raw) for a in made.articles)
        self.file = folder / "Ferry strike.samestory"
        self.results = dump(made, (), SPECS)
        save(Document("Ferry strike", entries), self.file, self.results)
        self.jobs = Jobs()
        self.session = Session(Settings(folder / "settings.json"), self.jobs)  # type: ignore[arg-type]  # a stand-in
        self.window = MainWindow(self.session)
        qtbot.addWidget(self.window)
        self.window.resize(1440, 900)
        self.window.show()
        assert self.session.open_comparison(self.file)
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        qtbot.waitActive(self.window)
        self.jobs.registered = present
        self.jobs.specs_known.emit()

    def bar(self, key: str) -> Bar | None:
        return self.window.notices._bars.get(key)

    def said(self, key: str) -> str:
        bar = self.bar(key)
        return bar.sentence if bar is not None else ""

    def button(self, key: str, text: str) -> QPushButton:
        bar = self.bar(key)
        assert bar is not None
        return next(b for b in bar.findChildren(QPushButton) if b.text() == text)

    def answer(self, analysis: Analysis) -> None:
        """The worker is done."""
        self.jobs.busy = False
        self.jobs.finished.emit(analysis)
        self.jobs.stored.emit(dump(analysis, self.session.document.decisions, SPECS))


@pytest.fixture
def case(qtbot: QtBot, tmp_path: Path) -> Iterator[Case]:
    made = Case(qtbot, tmp_path, NEWER)
    yield made
    made.session.close()


def test_results_of_the_same_analyzers_offer_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    case = Case(qtbot, tmp_path, PRESENT)
    assert case.session.analysis is not None
    assert case.bar("newer") is None
    case.session.close()


def test_a_click_on_analyse_again_renews_and_tells_what_differs(case: Case, qtbot: QtBot) -> None:
    assert "newer way: Sources." in case.said("newer")
    assert case.jobs.runs == []
    QTest.mouseClick(case.button("newer", "Analyse again"), Qt.MouseButton.LeftButton)
    assert len(case.jobs.runs) == 1
    assert case.bar("newer") is None
    assert case.bar("renewing") is None
    case.answer(more())
    assert case.said("renewed") == "Analysed again. The Islander: statements 2 → 1, by unnamed sources 1 → 0."
    assert case.bar("newer") is None
    # Asked for, the new results go into the file, and what it held before is an earlier version.
    qtbot.waitUntil(lambda: load_stored(case.file)[0].results != case.results, timeout=6000)
    assert case.results in [version.results() for version in case.session.earlier_versions()]


def test_it_works_by_keyboard_alone(case: Case) -> None:
    button = case.button("newer", "Analyse again")
    case.window.view.grid.setFocus()
    for _ in range(120):
        if QApplication.focusWidget() is button:
            break
        QTest.keyClick(QApplication.focusWidget() or case.window, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is button
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert len(case.jobs.runs) == 1
    case.answer(comparison())
    assert case.said("renewed").endswith("every count is as it was.")
    QTest.keyClick(case.window.view.grid, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert len(case.jobs.runs) == 2


def test_bars_are_announced(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[tuple[str, str]] = []

    def hear(event: object) -> None:
        heard.append((event.message(), event.politeness().name))  # type: ignore[attr-defined]  # any event

    monkeypatch.setattr("app.widgets.announce.QAccessible.updateAccessibility", hear)
    case.window.notices.hide_bar("newer")
    case.jobs.specs_known.emit()
    assert heard == [(case.said("newer"), "Polite")]
    assert nameless(case.window) == []


def test_a_change_says_that_results_are_renewed_and_what_differs(case: Case, qtbot: QtBot) -> None:
    case.session.set_about("a", "outlet", "Islander")
    qtbot.waitUntil(lambda: len(case.jobs.runs) == 1, timeout=3000)
    assert case.bar("newer") is None
    assert case.said("renewing").startswith("After your change the results are made anew")
    assert "Earlier versions" in case.said("renewing")
    assert case.results in [version.results() for version in case.session.earlier_versions()]
    case.answer(more())
    assert case.bar("renewing") is None
    assert case.said("renewed").startswith("Analysed again. The Islander: statements 2 → 1")
    case.window.notices.hide_bar("renewed")
    case.jobs.registered = PRESENT  # the next change finds results of these analyzers
    case.session.set_about("a", "outlet", "The Islander")
    qtbot.waitUntil(lambda: len(case.jobs.runs) == 2, timeout=3000)
    case.answer(comparison())
    assert not {"newer", "renewing", "renewed"} & set(case.window.notices._bars)


def test_a_change_before_the_analyzers_are_known_is_told_too(qtbot: QtBot, tmp_path: Path) -> None:
    case = Case(qtbot, tmp_path, ())
    case.session.set_about("a", "outlet", "Islander")
    qtbot.waitUntil(lambda: len(case.jobs.runs) == 1, timeout=3000)
    assert case.bar("renewing") is None
    case.jobs.registered = NEWER
    case.jobs.specs_known.emit()
    assert case.said("renewing")
    case.answer(more())
    assert "statements 2 → 1" in case.said("renewed")
    case.session.close()


def test_marks_and_notes_renew_nothing(case: Case, qtbot: QtBot) -> None:
    case.session.set_title("Another title")
    qtbot.wait(80)
    assert case.jobs.runs == []
    assert case.bar("newer") is not None


def test_giving_it_up_brings_the_offer_back(case: Case) -> None:
    QTest.mouseClick(case.button("newer", "Analyse again"), Qt.MouseButton.LeftButton)
    case.session.cancel()
    assert case.bar("newer") is not None


def test_many_differences_are_a_table(case: Case, qtbot: QtBot) -> None:
    counts = tuple(Count(what, "a", 1, 2) for what in ("statements", "named", "unnamed", "labels", "rows"))
    case.session.analysed_again.emit(counts)
    assert case.said("renewed").endswith("by unnamed sources 1 → 2; and 2 more counts differ.")
    QTest.mouseClick(case.button("renewed", "All differences…"), Qt.MouseButton.LeftButton)
    (dialog,) = case.window.findChildren(DifferencesDialog)
    assert dialog.table.rowCount() == 5
    cells = [dialog.table.item(4, column) for column in range(4)]
    assert [cell.text() for cell in cells if cell is not None] == ["The Islander", "rows", "1", "2"]
    assert nameless(dialog) == []
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_words() -> None:
    assert listed(["Sources"]) == "Sources"
    assert listed(["Sources", "Tone"]) == "Sources and Tone"
    assert listed(["A", "B", "C", "D", "E"]) == "A, B, C and 2 more"
    told = sentence((Count("rows", "", 38, 37), Count("statements", "a", 12, 14)), {"a": "Dawn"})
    assert told == "Analysed again. Rows 38 → 37; Dawn: statements 12 → 14."
