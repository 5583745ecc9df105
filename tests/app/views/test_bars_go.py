"""Bars go when what they say no longer holds; failed exports are said every time; failures of one cause are one bar."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from analyzers.analysis import Failure
from analyzers.notices import failure_sentence
from app.model import Document
from app.views.main_window import MainWindow
from app.views.still import StillSession
from tests.app.comparisons import comparison
from tests.app.views.conftest import Open

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints")]
WAIT = "The articles are still being analysed. Export when that is done, in a moment."
NOTHING = "There is nothing to export yet. Add two articles first."


def session(window: MainWindow) -> StillSession:
    return cast(StillSession, window._session)


def press(window: MainWindow, bar: str, words: str) -> None:
    button = next(
        b for b in window.notices._bars[bar].findChildren(QPushButton) if words in b.accessibleName() + b.text()
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_still_being_analysed_goes_when_the_articles_go(window: MainWindow) -> None:
    held = session(window)
    held.stale = held.busy = True
    held.export_failed.emit(WAIT)
    assert WAIT in window.notices.sentences()
    held.document, held.analysis, held.stale = Document(), None, False
    held.document_changed.emit()
    assert WAIT not in window.notices.sentences()


def test_still_being_analysed_goes_when_the_analysis_is_done_or_given_up(window: MainWindow) -> None:
    held = session(window)
    held.stale = True
    held.export_failed.emit(WAIT)
    held.results_changed.emit()
    assert WAIT in window.notices.sentences()
    held.stale = False
    held.results_changed.emit()
    assert WAIT not in window.notices.sentences()
    held.stale = True
    held.export_failed.emit(WAIT)
    assert WAIT in window.notices.sentences()
    held.analysis_cancelled.emit()
    assert WAIT not in window.notices.sentences()


def test_nothing_to_export_goes_when_articles_come_back(window: MainWindow) -> None:
    held = session(window)
    document, held.document, held.analysis = held.document, Document(), None
    held.document_changed.emit()
    held.export_failed.emit(NOTHING)
    assert NOTHING in window.notices.sentences()
    held.document, held.stale = document, True
    held.document_changed.emit()
    assert NOTHING not in window.notices.sentences()


def test_a_failed_export_takes_the_place_of_a_written_one_and_says_so_below(window: MainWindow) -> None:
    held = session(window)
    held.export_finished.emit("/a folder/talks.pdf", "")
    assert window.status.words == "Written: /a folder/talks.pdf"
    held.export_failed.emit("The PDF could not be made. Your comparison is safe.")
    assert "Written" not in window.status.words
    assert "not written" in window.status.words
    assert [s for s in window.notices.sentences() if "PDF" in s] == [
        "The PDF could not be made. Your comparison is safe."
    ]


def test_the_same_failure_comes_back_after_it_was_put_away(window: MainWindow) -> None:
    held = session(window)
    held.export_failed.emit("The PDF could not be made.")
    press(window, "export", "Put away")
    assert "The PDF could not be made." not in window.notices.sentences()
    held.export_failed.emit("The PDF could not be made.")
    assert "The PDF could not be made." in window.notices.sentences()
    held.results_changed.emit()
    assert "The PDF could not be made." in window.notices.sentences(), "it still holds"
    window.files.exporting.emit()
    assert "The PDF could not be made." not in window.notices.sentences()


def test_a_failed_export_leaves_the_progress_of_an_analysis_in_sight(window: MainWindow) -> None:
    held = session(window)
    held.busy = held.stale = True
    held.progress_changed.emit("Sources", 0.4)
    held.export_failed.emit(WAIT)
    assert window.status.working


def failing(detail: str = "FileNotFoundError('model')") -> tuple[Failure, ...]:
    return tuple(
        Failure(key, article, failure_sentence(title, f"{article}.txt"), detail)
        for article in ("a", "b")
        for key, title in (("attribution", "Sources"), ("encoding", "Sentence vectors"))
    )


def test_failures_of_one_cause_are_one_bar_that_shows_them_all(open_window: Open) -> None:
    other = Failure("tone", "a", failure_sentence("Tone", "a.txt"), "ValueError('x')")
    window = open_window(replace(comparison(), failures=(*failing(), other)))
    said = [s for s in window.notices.sentences() if "could not be computed" in s]
    assert said == [
        "Sources and Sentence vectors could not be computed on 2 articles. Your texts and decisions are safe; the "
        "other results stand.",
        "Tone could not be computed on “a.txt”. Your texts and decisions are safe; the other results stand.",
    ]
    press(window, "failures 0", "Show all")
    shown = [t.toPlainText() for t in window.findChildren(QPlainTextEdit) if "What could not" in t.accessibleName()]
    assert len(shown) == 1
    assert all(failure.message in shown[0] for failure in failing())
    assert "Tone" not in shown[0]


def test_failure_bars_go_with_the_next_results_and_with_the_articles(open_window: Open) -> None:
    failed = replace(comparison(), failures=failing())
    window = open_window(failed)
    held = session(window)
    held.analysis = comparison()
    held.results_changed.emit()
    assert not [s for s in window.notices.sentences() if "could not be computed" in s]
    held.analysis = failed
    held.results_changed.emit()
    assert [s for s in window.notices.sentences() if "could not be computed" in s]
    held.document = Document()
    held.document_changed.emit()
    assert not [s for s in window.notices.sentences() if "could not be computed" in s]


def test_an_analysis_that_did_not_end_is_forgotten_when_one_ends(window: MainWindow) -> None:
    held = session(window)
    held.analysis_failed.emit("The analysis stopped.")
    assert "The analysis stopped." in window.notices.sentences()
    held.analysis_finished.emit()
    assert "The analysis stopped." not in window.notices.sentences()


def test_the_empty_clipboard_and_letters_of_a_removed_article_are_forgotten(window: MainWindow) -> None:
    held = session(window)
    held.document_changed.emit()
    first, *others = held.document.articles
    held.encoding_unsure.emit(first.id, "Letters of the first article look wrong.")
    window.notices.show_bar("paste", "The clipboard holds no text.")
    held.document = Document("x", tuple(others))
    held.document_changed.emit()
    assert "Letters of the first article look wrong." not in window.notices.sentences()
    assert "The clipboard holds no text." in window.notices.sentences()
    held.document = Document("x", (*others, first))
    held.document_changed.emit()
    assert "The clipboard holds no text." not in window.notices.sentences()
