"""What the window asks for, with jobs that answer when the test says so."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from analyzers.analysis import Analysis, Failure
from analyzers.stored import Registered
from analyzers.text import Span
from app.model import Document
from app.services.session import Session
from app.services.settings import Settings

pytestmark = [pytest.mark.gui, pytest.mark.usefixtures("qapp")]


class Jobs(QObject):
    """Stands in for the worker process."""

    progressed = Signal(str, float)
    cleaned = Signal(object)
    finished = Signal(object)
    failed = Signal(str)
    cancelled = Signal()
    stored = Signal(bytes)
    specs_known = Signal()
    registered: tuple[Registered, ...] = ()

    def __init__(self) -> None:
        super().__init__()
        self.runs: list[tuple[list[str], int]] = []
        self.busy = False
        self.stopped = 0

    def run(self, articles: Sequence[Any], decisions: Sequence[Any], lexicon: Sequence[Any] = ()) -> None:
        self.runs.append(([a.name for a in articles], len(decisions)))
        self.busy = True

    def answer(self, *failures: Failure) -> Analysis:
        self.busy = False
        analysis = Analysis(failures=failures)
        self.finished.emit(analysis)
        return analysis

    def cancel(self) -> None:
        if self.busy:
            self.busy = False
            self.cancelled.emit()

    def warm(self) -> None:
        pass

    def stop(self) -> None:
        self.stopped += 1


class Case:
    """A session with what it said."""

    def __init__(self, tmp_path: Path) -> None:
        self.jobs = Jobs()
        self.session = Session(Settings(tmp_path / "settings.json"), self.jobs)  # type: ignore[arg-type]  # a stand-in
        self.notices: list[str] = []
        self.session.notice_raised.connect(self.notices.append)
        self.folder = tmp_path

    def file(self, name: str, content: bytes = b"One line of text.") -> Path:
        path = self.folder / name
        path.write_bytes(content)
        return path


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return Case(tmp_path)


def test_good_and_bad_files_together(case: Case, qtbot: QtBot) -> None:
    added = case.session.add_files(
        [
            case.file("a.txt"),
            case.folder / "gone.txt",
            case.file("b.txt", b"caf\xe9 \x93x\x94"),
            case.file("c.txt", b""),
        ]
    )
    assert [e.name for e in case.session.document.articles] == ["a.txt", "b.txt"]
    assert added == [e.id for e in case.session.document.articles]
    assert [n.split(" ")[0] for n in case.notices] == ["“gone.txt”", "“c.txt”", "“b.txt”:"]
    assert "The other articles were not touched." in case.notices[0]
    assert case.session.undo_label == "Add 2 articles"
    qtbot.waitUntil(lambda: len(case.jobs.runs) == 1, timeout=2000)
    case.session.undo()
    assert case.session.document == Document()


def test_pages_are_read_in_the_reader_process_and_added_later(case: Case, qtbot: QtBot) -> None:
    page = (
        "<html><body><article>"
        + "<p>The ferry crews of Lake Orsa walked out of talks.</p>" * 20
        + "</article></body></html>"
    )
    with qtbot.waitSignal(case.session.reading_finished, timeout=60_000) as caught:
        case.session.add_files([case.file("a.html", page.encode()), case.file("b.txt"), case.file("c.html", b"<html>")])
        assert case.session.reading
    assert caught.args == [2]
    assert [e.name for e in case.session.document.articles] == ["a.html", "b.txt"]
    assert "No article text was found in “c.html”" in "\n".join(case.notices)
    case.session.close()


def test_pasting(case: Case) -> None:
    assert case.session.add_text(" \n ") == []
    assert "no text on the clipboard" in case.notices[0]
    case.session.add_text("First text.")
    case.session.add_text("Second text.")
    assert [e.name for e in case.session.document.articles] == ["Pasted text 1", "Pasted text 2"]


def test_edits_in_a_row_are_analysed_once(case: Case, qtbot: QtBot) -> None:
    for number in range(4):
        case.session.add_text(f"Text {number}.")
    before = (case.session.busy, case.session.stale)
    qtbot.waitUntil(lambda: bool(case.jobs.runs), timeout=2000)
    qtbot.wait(100)
    assert len(case.jobs.runs) == 1
    analysis = case.jobs.answer()
    assert case.session.analysis is analysis
    assert before == (True, True)
    assert (case.session.busy, case.session.stale) == (False, False)


def test_failures_are_said_and_results_before_stay_on_failure_and_cancel(case: Case, qtbot: QtBot) -> None:
    case.session.add_text("Text.")
    qtbot.waitUntil(lambda: bool(case.jobs.runs), timeout=2000)
    analysis = case.jobs.answer(Failure("tone", "", "Tone could not be computed.", "detail"))
    assert case.notices == []  # the window says it by the results it shows
    with qtbot.waitSignal(case.session.analysis_failed):
        case.jobs.failed.emit("It stopped.")
    assert case.session.analysis is analysis
    case.session.add_text("More.")
    with qtbot.waitSignal(case.session.analysis_cancelled):
        case.session.analyse()
        case.session.cancel()
    assert case.session.analysis is analysis
    assert case.session.stale


def test_an_answer_about_the_comparison_open_before_is_dropped(case: Case, qtbot: QtBot) -> None:
    case.session.add_text("Text.")
    qtbot.waitUntil(lambda: bool(case.jobs.runs), timeout=2000)
    case.session.new()
    case.jobs.answer()
    assert case.session.analysis is None


def test_removing_the_last_article_clears_the_results(case: Case, qtbot: QtBot) -> None:
    (identifier,) = case.session.add_text("Text.")
    qtbot.waitUntil(lambda: bool(case.jobs.runs), timeout=2000)
    case.jobs.answer()
    with qtbot.waitSignal(case.session.results_changed, timeout=2000):
        case.session.remove_article(identifier)
    assert case.session.analysis is None
    assert case.session.undo_label == "Remove “Pasted text 1”"
    case.session.undo()
    assert case.session.document.articles[0].id == identifier


def test_decisions_become_part_of_the_document_and_can_be_undone(case: Case) -> None:
    (identifier,) = case.session.add_text("Menu. Text.")
    case.session.hide_site_text(identifier, [Span(0, 5)])
    case.session.set_about(identifier, "outlet", " Orsa Times ")
    first, second = case.session.document.decisions
    assert (first.analyzer, first.action, first.spans) == ("cleaning", "add", (Span(0, 5),))
    assert (second.field, second.value) == ("outlet", "Orsa Times")
    assert case.session.undo_label == "Set outlet"
    case.session.undo()
    case.session.undo()
    assert case.session.document.decisions == ()


def test_saving_opening_and_what_goes_wrong(case: Case) -> None:
    case.session.add_text("Text.")
    changed = [case.session.changed]
    path = case.folder / "Lake Orsa – مذاکرات.samestory"
    assert case.session.save_as(path)
    saved = case.session.document
    changed.append(case.session.changed)
    assert case.session.path == path
    case.session.set_title("Another")
    changed.append(case.session.changed)
    assert not case.session.save_as(case.folder / "none" / "x.samestory")
    assert "could not be saved" in case.notices[-1]
    changed.append(case.session.changed)
    assert case.session.open_comparison(path)
    assert case.session.document == saved
    assert not case.session.can_undo
    assert not case.session.open_comparison(case.file("x.samestory"))
    assert "not a Samestory comparison" in case.notices[-1]
    assert case.session.document == saved
    assert changed == [True, False, True, True]


def test_the_example_opens_with_its_five_articles(case: Case) -> None:
    case.session.open_example()
    assert len(case.session.document.articles) == 5
    assert case.session.document.title == "Lake Orsa water talks"
    assert not case.session.changed
    assert case.session.path is None


def test_exporting_nothing_has_a_sentence(case: Case, qtbot: QtBot) -> None:
    with qtbot.waitSignal(case.session.export_failed) as caught:
        case.session.export_pdf(case.folder / "x.pdf")
    assert "nothing to export yet" in caught.args[0]


def test_a_read_only_comparison_takes_no_articles_and_no_decisions(case: Case) -> None:
    case.session.add_text("Text.")
    path = case.folder / "x.samestory"
    case.session.save_as(path)
    other = Case(case.folder)
    other.session.open_comparison(path)
    assert other.session.read_only
    before = other.session.document
    assert other.session.add_text("More.") == []
    assert other.session.add_files([case.file("a.txt")]) == []
    other.session.set_title("Another")
    other.session.set_about(before.articles[0].id, "outlet", "x")
    other.session.remove_article(before.articles[0].id)
    assert other.session.document == before
    assert all("under another name" in sentence for sentence in other.notices)
    assert len(other.notices) == 6
    other.session.close()
    case.session.close()


def test_closing_ends_the_worker(case: Case) -> None:
    case.session.close()
    assert case.jobs.stopped == 1


def test_all_site_text_comes_back_and_goes_again_in_one_step_each(case: Case) -> None:
    session = case.session
    first, second = (session.add_text(f"Menu\n\nArticle number {number}.")[0] for number in range(2))
    session.set_about(first, "outlet", "The Pier")
    session.restore_all({first: [Span(0, 4)], second: [Span(0, 4)], "nothing hidden": []})
    assert [d.article for d in session.document.decisions if d.action == "dismiss"] == [first, second]
    session.undo()
    assert len(session.document.decisions) == 1
    session.redo()
    session.hide_again()
    assert [d.analyzer for d in session.document.decisions] == ["about"]
    session.undo()
    assert len(session.document.decisions) == 3
