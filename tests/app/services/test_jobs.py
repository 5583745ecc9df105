"""The real worker process: answers, cancels, dies and comes back. One worker for all, since it loads the models."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from analyzers.analysis import Analysis
from analyzers.records import Article
from analyzers.stored import restore, stale
from app.services.jobs import AnalysisJobs

pytestmark = [pytest.mark.gui, pytest.mark.usefixtures("qapp")]

TALKS = """The ferry crews of Lake Orsa walked out of talks with the water ministry on Tuesday.
“We waited for nine hours,” said Jon Dahl, a spokesman for the crews. “Nobody came.”
The ministry did not respond to a request for comment.
"""
BREAD = """A loaf of rye needs flour, water, salt and a night of patience, the bakers of Kessar say.
Master baker Ulla Fenn folds the dough four times and never looks at a clock.
"""
URDU = (
    "مذاکرات ناکام\nہالن میں حکومت اور مسلح گروہ کے درمیان مذاکرات ناکام ہو گئے۔ "
    "وزیر نے کہا کہ وہ دوبارہ کوشش کریں گے۔\n"
)
PATIENT = 120_000


def articles(**texts: str) -> list[Article]:
    return [Article(name, f"{name}.txt", text) for name, text in texts.items()]


@pytest.fixture(scope="module")
def jobs(qapp: object) -> Iterator[AnalysisJobs]:
    jobs = AnalysisJobs()
    yield jobs
    jobs.stop()


def run(jobs: AnalysisJobs, qtbot: QtBot, wanted: list[Article]) -> Analysis:
    with qtbot.waitSignal(jobs.finished, timeout=PATIENT) as caught:
        jobs.run(wanted, ())
    analysis = caught.args[0]
    assert isinstance(analysis, Analysis)
    return analysis


def test_copies_unrelated_and_foreign_articles_are_answered_with_rising_progress(
    jobs: AnalysisJobs, qtbot: QtBot
) -> None:
    shares: list[float] = []
    jobs.progressed.connect(lambda _, share: shares.append(share))
    analysis = run(jobs, qtbot, articles(one=TALKS, copy=TALKS, bread=BREAD, urdu=URDU))
    said = "\n".join(n.message for n in analysis.notices)
    assert "“copy.txt” has the same text as “one.txt”" in said
    assert "“urdu.txt” does not seem to be in English (Urdu)" in said
    assert "bread.txt" in said
    assert analysis.failures == ()
    assert [a.id for a in analysis.articles] == ["one", "copy", "bread", "urdu"]
    assert shares
    assert shares == sorted(shares)
    assert not jobs.busy


def test_the_worker_tells_its_versions_and_hands_over_what_a_file_keeps(jobs: AnalysisJobs, qtbot: QtBot) -> None:
    answers: list[Analysis] = []
    jobs.finished.connect(answers.append)
    wanted = articles(one=TALKS, bread=BREAD)
    with qtbot.waitSignal(jobs.stored, timeout=PATIENT) as caught:
        jobs.run(wanted, ())
    jobs.finished.disconnect(answers.append)
    assert {"attribution", "lineup", "tone"} <= {analyzer.id for analyzer in jobs.registered}
    restored = restore(caught.args[0], wanted, ())
    assert restored is not None
    assert restored.fresh
    assert restored.analysis == answers[-1]
    assert stale(restored.versions, jobs.registered) == ()


def test_one_article_alone_is_shown_and_asks_for_a_second(jobs: AnalysisJobs, qtbot: QtBot) -> None:
    analysis = run(jobs, qtbot, articles(one=TALKS))
    assert any("Add a second report" in n.message for n in analysis.notices)


def test_the_newest_run_wins(jobs: AnalysisJobs, qtbot: QtBot) -> None:
    answers: list[Analysis] = []
    jobs.finished.connect(answers.append)
    jobs.run(articles(first=BREAD + "Once more.\n"), ())
    jobs.run(articles(second=TALKS), ())
    qtbot.waitUntil(lambda: not jobs.busy, timeout=PATIENT)
    qtbot.wait(300)
    assert [[a.id for a in answer.articles] for answer in answers] == [["second"]]


def test_cancelling_is_said_at_once_and_no_answer_follows(jobs: AnalysisJobs, qtbot: QtBot) -> None:
    answers: list[Analysis] = []
    jobs.finished.connect(answers.append)
    with qtbot.waitSignal(jobs.cancelled, timeout=1000):
        jobs.run(articles(one=BREAD + "Once again.\n"), ())
        jobs.cancel()
    assert not jobs.busy
    jobs.cancel()  # nothing to cancel: nothing happens
    run(jobs, qtbot, articles(two=TALKS))
    assert [[a.id for a in answer.articles] for answer in answers] == [["two"]]


def test_a_killed_worker_is_reported_and_the_next_run_starts_another(jobs: AnalysisJobs, qtbot: QtBot) -> None:
    run(jobs, qtbot, articles(one=TALKS))
    with qtbot.waitSignal(jobs.failed, timeout=20_000) as caught:
        if sys.platform != "win32":
            os.kill(jobs._process.pid, signal.SIGSTOP)
        # Far more than a pipe holds: this returns though nobody reads.
        jobs.run(articles(long="word " * 400_000), ())
        jobs._process.kill()
    assert "safe" in caught.args[0]
    assert "Analyse again" in caught.args[0]
    assert not jobs.busy
    assert run(jobs, qtbot, articles(one=TALKS)).articles


@pytest.mark.skipif(sys.platform == "win32", reason="needs a signal that stops a process")
def test_a_stuck_worker_is_replaced_and_what_waits_is_done(jobs: AnalysisJobs, qtbot: QtBot) -> None:
    run(jobs, qtbot, articles(one=TALKS))
    stuck = jobs._process.pid
    os.kill(stuck, signal.SIGSTOP)
    patience = jobs._impatience.interval()
    jobs._impatience.setInterval(200)
    try:
        jobs.run(articles(first=BREAD), ())
        analysis = run(jobs, qtbot, articles(second=TALKS))
    finally:
        jobs._impatience.setInterval(patience)
    assert [a.id for a in analysis.articles] == ["second"]
    assert jobs._process.pid != stuck


def test_stopping_leaves_no_process_and_no_thread(jobs: AnalysisJobs, qtbot: QtBot) -> None:
    jobs.warm()
    process = jobs._process
    jobs.stop()
    jobs.stop()
    assert not process.is_alive()
    assert not [p for p in multiprocessing.active_children() if p.name == "samestory-analysis"]
    qtbot.waitUntil(lambda: not [t for t in threading.enumerate() if t.name.startswith("worker-")], timeout=5000)
