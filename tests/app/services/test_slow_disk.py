"""A file on a slow stick: the window goes on, one writes at a time, and no edit made meanwhile is lost."""

from __future__ import annotations

import itertools
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QTimer
from pytestqt.qtbot import QtBot

from app.model import ArticleEntry, Document, InsertArticle
from app.services import writing
from app.store import StoreError, load, save
from app.store.journal import left_behind, recover
from tests.app.services.guarding import ENTRY, Case, crashed

pytestmark = [pytest.mark.gui, pytest.mark.usefixtures("qapp")]


class Stick:
    """A disk that writes when the test lets it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.may = threading.Semaphore(0)
        self.begun, self.now, self.most = 0, 0, 0
        self.threads: set[str] = set()
        self.error = ""
        real = save

        def slow(*arguments: Any) -> bytes:
            self.begun += 1
            self.now += 1
            self.most = max(self.most, self.now)
            self.threads.add(threading.current_thread().name)
            try:
                assert self.may.acquire(timeout=20)
                if self.error:
                    raise StoreError(self.error)
                return real(*arguments)
            finally:
                self.now -= 1

        monkeypatch.setattr(writing, "save", slow)


@pytest.fixture
def stick(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stick]:
    made = Stick(monkeypatch)
    yield made
    made.may.release(1000)


def test_edits_go_on_while_the_file_is_written(guarded: Case, file: Path, stick: Stick, qtbot: QtBot) -> None:
    session = guarded.session
    session.open_comparison(file)
    guarded.title("one")
    assert session.begin_save()
    assert [session.saving, session.changed] == [True, True]
    qtbot.waitUntil(lambda: stick.begun == 1, timeout=3000)
    guarded.title("two")
    assert session.begin_save()  # not a second writer
    assert session.begin_save()
    guarded.title("three")
    assert load(file).title == "Lake"
    assert session.saved_at is None
    stick.may.release()
    qtbot.waitUntil(lambda: stick.begun == 2, timeout=3000)
    assert load(file).title == "one"
    with qtbot.waitSignal(session.saving_ended, timeout=3000):
        stick.may.release()
    assert load(file).title == "three"
    assert [session.saving, session.changed] == [False, False]
    assert (stick.begun, stick.most) == (2, 1)
    assert all(name.startswith("saving") for name in stick.threads)
    session.undo()
    assert session.document.title == "two"


def test_a_crash_after_the_save_still_finds_the_edits_made_meanwhile(
    guarded: Case, file: Path, stick: Stick, qtbot: QtBot
) -> None:
    session = guarded.session
    session.settings.set("autosave", False)
    session.open_comparison(file)
    guarded.title("one")
    session.begin_save()
    qtbot.waitUntil(lambda: stick.begun == 1, timeout=3000)
    guarded.title("two")
    with qtbot.waitSignal(session.saved, timeout=3000):
        stick.may.release()
    guarded.title("three")
    crashed(guarded)
    assert load(file).title == "one"
    (left,) = left_behind()
    assert left.edits == 2
    assert recover(left).title == "three"


def test_a_crash_while_it_is_written_finds_every_edit(guarded: Case, file: Path, stick: Stick, qtbot: QtBot) -> None:
    guarded.session.open_comparison(file)
    guarded.title("one")
    guarded.session.begin_save()
    qtbot.waitUntil(lambda: stick.begun == 1, timeout=3000)
    guarded.title("two")
    guarded.session._recovery.leave()
    (left,) = left_behind()
    assert recover(left).title == "two"
    stick.may.release()
    guarded.session.wait_for_saving()


def test_what_cannot_be_written_is_said_and_stays_unsaved(
    guarded: Case, file: Path, stick: Stick, qtbot: QtBot
) -> None:
    session = guarded.session
    session.open_comparison(file)
    guarded.title("one")
    session.begin_save()
    stick.error = "“Lake talks.samestory” could not be saved: the stick is gone."
    with qtbot.waitSignal(session.saving_ended, timeout=3000):
        stick.may.release()
    assert guarded.notices[-1].startswith(stick.error)
    assert session.changed
    stick.error = ""
    stick.may.release()
    assert session.save()


def test_closing_waits_for_the_file(guarded: Case, file: Path, stick: Stick) -> None:
    guarded.session.open_comparison(file)
    guarded.title("one")
    guarded.session.begin_save()
    threading.Timer(0.2, stick.may.release).start()
    guarded.session.close()
    assert load(file).title == "one"
    assert left_behind() == ()


def test_what_another_program_wrote_meanwhile_is_not_written_over(
    guarded: Case, file: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    guarded.session.open_comparison(file)
    guarded.title("mine")
    save(Document("theirs", (ENTRY,)), file)
    guarded.session._watch.pause()  # the system has not told of it yet
    with qtbot.waitSignal(guarded.session.changed_outside, timeout=3000):
        guarded.session.begin_save()
    assert load(file).title == "theirs"
    assert guarded.session.outside_pending


def test_a_comparison_that_nobody_named_gets_the_name_of_its_file(guarded: Case, tmp_path: Path) -> None:
    session = guarded.session
    assert session.save_as(tmp_path / "Orsa – ferry.samestory")
    assert session.document.title == load(tmp_path / "Orsa – ferry.samestory").title == "Orsa – ferry"
    assert not session.changed
    guarded.title("Named")
    assert session.save_as(tmp_path / "Copy.samestory")
    assert session.document.title == load(tmp_path / "Copy.samestory").title == "Named"
    session.undo()
    session.undo()
    assert session.document.title == Document().title


def test_what_was_undone_while_it_got_its_first_file_can_be_done_again(
    guarded: Case, tmp_path: Path, stick: Stick, qtbot: QtBot
) -> None:
    session = guarded.session
    session.settings.set("autosave", False)
    other = ArticleEntry("b", "b.txt", "Talks ended.")
    session.perform(InsertArticle(0, ENTRY))
    session.perform(InsertArticle(1, other))
    session.begin_save(tmp_path / "Orsa.samestory")
    qtbot.waitUntil(lambda: stick.begun == 1, timeout=3000)
    session.undo()
    with qtbot.waitSignal(session.saved, timeout=3000):
        stick.may.release()
    assert session.document == Document("Orsa", (ENTRY,))
    assert [session.changed, session.can_redo] == [True, True]
    session.redo()
    assert session.document == load(tmp_path / "Orsa.samestory") == Document("Orsa", (ENTRY, other))
    assert not session.changed
    while session.can_undo:
        session.undo()
    assert session.document == Document()
    while session.can_redo:
        session.redo()
    assert session.document == Document("Orsa", (ENTRY, other))


@pytest.mark.parametrize("title", ["", "Named"])
def test_a_title_that_was_touched_while_it_got_its_file_stays(
    title: str, guarded: Case, tmp_path: Path, stick: Stick, qtbot: QtBot
) -> None:
    """Either it had a title that was undone meanwhile, or one was given and undone meanwhile."""
    session = guarded.session
    session.settings.set("autosave", False)
    if title:
        guarded.title(title)
    session.begin_save(tmp_path / "Orsa.samestory")
    qtbot.waitUntil(lambda: stick.begun == 1, timeout=3000)
    if not title:
        guarded.title("Meanwhile")
    session.undo()
    with qtbot.waitSignal(session.saved, timeout=3000):
        stick.may.release()
    assert load(tmp_path / "Orsa.samestory").title == (title or "Orsa")
    assert session.document.title == Document().title
    assert session.redo_label == "Rename comparison"
    session.redo()
    assert session.document.title == (title or "Meanwhile")


def test_the_window_ticks_while_twenty_articles_go_to_a_slow_stick(
    guarded: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """Every fsync of the stick takes 0.4 s; a timer of 10 ms must not notice (without the thread: more than 0.8 s)."""

    words = "The ferries of Lake Orsa stay in port. " * 600
    articles = tuple(ArticleEntry(f"a{n}", f"{n}.txt", f"{n} {words}", words.encode()) for n in range(20))
    path = tmp_path / "stick" / "Large.samestory"
    path.parent.mkdir()
    save(Document("Large", articles), path)
    guarded.session.open_comparison(path)
    real = os.fsync

    def slow(handle: int) -> None:
        if threading.current_thread().name.startswith("saving"):
            time.sleep(0.4)
        real(handle)

    monkeypatch.setattr(os, "fsync", slow)
    ticks: list[float] = []
    timer = QTimer()
    timer.setInterval(10)
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    guarded.title("Larger")
    timer.start()
    qtbot.wait(50)
    with qtbot.waitSignal(guarded.session.saved, timeout=20_000):
        guarded.session.begin_save()
    timer.stop()
    gaps = [b - a for a, b in itertools.pairwise(ticks)]
    assert ticks[-1] - ticks[0] > 0.8
    assert max(gaps) < 0.3
    assert load(path).title == "Larger"


def test_one_edit_on_a_slow_disk_is_one_fsync(guarded: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """The journal is written in the window's thread: what it costs is one fsync of a line, whatever else is open."""

    guarded.title("the journal begins")
    count: list[int] = []
    real = os.fsync

    def counted(handle: int) -> None:
        count.append(handle)
        real(handle)

    monkeypatch.setattr(os, "fsync", counted)
    for number in range(5):
        guarded.title(f"title {number}")
    assert len(count) == 5
    QCoreApplication.processEvents()


def test_the_first_edit_packs_nothing_that_was_just_read(
    guarded: Case, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    guarded.session.open_comparison(file)
    guarded.session.earlier_versions()  # waits for the one that is kept on opening

    def never(*_: Any, **__: Any) -> bytes:
        raise AssertionError("packed")

    with monkeypatch.context() as patch:
        patch.setattr("app.store.journal.pack", never)
        guarded.title("one")
    crashed(guarded)
    (left,) = left_behind()
    assert recover(left).title == "one"
