"""Bars about the comparison's file, its earlier versions, and the words about saving."""

from __future__ import annotations

import threading
from datetime import timedelta
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.model import Document, Note, PutItem
from app.services import writing
from app.services.session import Session
from app.store import StoreError, load, save
from app.views.another_window import command
from app.views.document_bars import DocumentBars
from app.views.file_commands import FileCommands
from app.views.notices import Bar, NoticeStack
from app.views.saved_state import SavedAnnouncer, saved_words
from app.views.versions_dialog import VersionsDialog
from app.views.waiting import WaitingDialog
from tests.app.services.conftest import file
from tests.app.services.guarding import ENTRY, Case
from tests.app.views.test_accessibility import nameless

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints")]
__all__ = ["file"]


class Bars:
    """A session on a file with its bars."""

    def __init__(self, qtbot: QtBot, folder: Path, path: Path | None = None) -> None:
        self.case = Case(folder)
        self.session = cast(Session, self.case.session)
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.notices = NoticeStack(self.window)
        self.opened: list[Path] = []
        self.files = FileCommands(self.session, self.window)
        self.bars = DocumentBars(self.session, self.notices, self.files, self.window)
        self.bars.open_window = self.note
        if path is not None:
            assert self.session.open_comparison(path)

    def note(self, path: Path) -> bool:
        self.opened.append(path)
        return True

    def buttons(self, key: str) -> list[str]:
        bar = self.notices._bars.get(key)
        return [] if bar is None else [button.text() for button in buttons_of(bar)]

    def press(self, key: str, text: str) -> None:
        button = next(b for b in buttons_of(self.notices._bars[key]) if b.text() == text)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def buttons_of(bar: Bar) -> list[QPushButton]:
    return list(bar.findChildren(QPushButton))


def test_a_second_window_says_who_has_the_file_and_can_take_it(
    qtbot: QtBot, tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = Bars(qtbot, tmp_path, file), Bars(qtbot, tmp_path, file)
    assert first.buttons("read_only") == []
    assert second.buttons("read_only") == ["Save a copy…", "Edit here…"]
    (sentence,) = second.notices.sentences()
    assert "open read-only" in sentence
    assert "in another window on this computer since 10:42" in sentence
    assert saved_words(second.session) == "read-only"
    second.case.title("x")
    assert len(second.notices.sentences()) == 1

    def agree(box: QMessageBox) -> int:
        next(button for button in box.buttons() if button.text() == "Edit here").click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", agree)
    second.press("read_only", "Edit here…")
    assert not second.session.read_only
    assert second.buttons("read_only") == []
    second.session.close()
    first.session.close()


@pytest.mark.parametrize("choice", ["Keep mine", "Load theirs", "Open both"])
def test_a_file_changed_outside_waits_for_a_choice(qtbot: QtBot, tmp_path: Path, file: Path, choice: str) -> None:
    mine = Bars(qtbot, tmp_path, file)
    mine.case.title("Mine")
    save(Document("Theirs", (ENTRY,)), file)
    mine.session._watch.look()
    assert mine.buttons("outside") == ["Keep mine", "Load theirs", "Open both"]
    assert len(mine.notices.sentences()) == 1
    assert saved_words(mine.session) == "changed outside, not saved"
    mine.press("outside", choice)
    assert mine.notices.sentences() == []
    wanted = "Theirs" if choice == "Load theirs" else "Mine"
    assert mine.session.document.title == load(file).title == wanted
    if choice == "Open both":
        (copy,) = mine.opened
        assert load(copy).title == "Theirs"
    else:
        assert mine.opened == []
    mine.session.close()


def test_saving_in_words(qtbot: QtBot, tmp_path: Path, file: Path) -> None:
    new = Bars(qtbot, tmp_path)
    assert saved_words(new.session) == ""
    new.case.title("x")
    assert saved_words(new.session) == "Not saved yet: kept on this computer"
    new.session.close()
    kept = Bars(qtbot, tmp_path, file)
    assert saved_words(kept.session) == "saved"
    kept.case.title("x")
    assert saved_words(kept.session) == "Saving…"
    assert kept.session.save()
    clock = kept.case.now.astimezone().strftime("%H:%M")
    assert saved_words(kept.session, kept.case.now) == f"Saved {clock}"
    kept.session.settings.set("autosave", False)
    kept.case.title("y")
    assert saved_words(kept.session) == "unsaved changes"
    kept.session.close()


def test_earlier_versions_are_shown_copied_and_gone_back_to(qtbot: QtBot, tmp_path: Path, file: Path) -> None:
    bars = Bars(qtbot, tmp_path, file)
    session = bars.session
    session.perform(PutItem("notes", 0, Note("n", "A thought."), "Note"))
    bars.case.now += timedelta(minutes=6)
    bars.case.seconds += 400
    bars.case.title("Newer")
    dialog = VersionsDialog(session, bars.window)
    qtbot.addWidget(dialog)
    dialog.open_window = bars.note
    dialog.show()
    assert nameless(dialog) == []
    assert dialog.list.count() >= 2
    dialog.list.setCurrentRow(dialog.list.count() - 1)
    assert dialog.preview.toPlainText().startswith("“Lake”\n\n1 article\n  a.txt\n\n0 decisions · 0 codes · 0 marks")
    dialog.list.setCurrentRow(0)
    assert "1. A thought." in dialog.preview.toPlainText()
    dialog.list.setCurrentRow(dialog.list.count() - 1)
    assert dialog._document is not None
    assert not dialog.write_copy(dialog._document, file)
    assert dialog.write_copy(dialog._document, tmp_path / "copy.samestory")
    assert load(tmp_path / "copy.samestory").title == "Lake"
    assert bars.opened == [tmp_path / "copy.samestory"]
    assert session.document.title == "Newer"
    QTest.mouseClick(dialog.back_button, Qt.MouseButton.LeftButton)
    assert session.document.title == "Lake"
    assert session.document.notes == ()
    session.undo()
    assert session.document.title == "Newer"
    session.close()


def test_without_a_file_there_are_no_versions(qtbot: QtBot, tmp_path: Path) -> None:
    bars = Bars(qtbot, tmp_path)
    dialog = VersionsDialog(bars.session, bars.window)
    qtbot.addWidget(dialog)
    assert "once the comparison is saved" in dialog.preview.toPlainText()
    assert not dialog.back_button.isEnabled()
    assert not dialog.copy_button.isEnabled()
    bars.session.close()


def test_another_window_is_another_run_of_the_program(tmp_path: Path) -> None:
    program, entry, path = command(tmp_path / "x.samestory")
    assert Path(program).exists()
    assert Path(entry).name == "main.py"
    assert Path(entry).exists()
    assert path == str(tmp_path / "x.samestory")


def test_leaving_saves_what_would_be_saved_soon_instead_of_asking(
    qtbot: QtBot, tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def cancel(box: QMessageBox) -> int:
        asked.append(box.text())
        return QMessageBox.StandardButton.Cancel.value

    monkeypatch.setattr(QMessageBox, "exec", cancel)
    bars = Bars(qtbot, tmp_path, file)
    bars.case.title("Changed a moment ago")
    assert bars.session.changed
    assert bars.files.may_leave()
    assert asked == []
    assert load(file).title == "Changed a moment ago"
    bars.session.settings.set("autosave", False)
    bars.case.title("Kept back")
    assert not bars.files.may_leave()
    assert len(asked) == 1
    assert load(file).title == "Changed a moment ago"
    bars.session.close()


def test_leaving_waits_for_a_slow_disk_with_a_message(
    qtbot: QtBot, tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may = threading.Semaphore(0)
    real = save

    def slow(*arguments: Any) -> bytes:
        assert may.acquire(timeout=20)
        return real(*arguments)

    monkeypatch.setattr(writing, "save", slow)
    bars = Bars(qtbot, tmp_path, file)
    bars.window.show()
    bars.case.title("On its way")
    said: list[str] = []

    def look() -> None:
        may.release()
        for dialog in bars.window.findChildren(WaitingDialog):
            assert dialog.isVisible()
            assert dialog.isModal()
            QTest.keyClick(dialog, Qt.Key.Key_Escape)
            assert dialog.isVisible()
            said.append(dialog.words.text())
        assert saved_words(bars.session) == "Saving…"

    QTimer.singleShot(600, look)
    assert bars.files.may_leave()
    assert said == [
        "“Lake talks.samestory” is being saved. Its disk is slow; this goes on as soon as the file is whole."
    ]
    assert load(file).title == "On its way"
    assert not [d for d in bars.window.findChildren(WaitingDialog) if d.isVisible()]
    bars.session.close()


def test_screen_readers_hear_when_saving_changes_and_not_of_every_autosave(
    qtbot: QtBot, tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr("app.views.saved_state.announce", lambda _window, words: heard.append(words))
    bars = Bars(qtbot, tmp_path, file)
    session = bars.session
    announcer = SavedAnnouncer(session, bars.window)
    bars.files.save_asked.connect(announcer.asked)
    clock = bars.case.now.astimezone().strftime("%H:%M")
    announcer.look()
    for title in ("one", "two"):  # saved by itself
        bars.case.title(title)
        session.save_pending()
        session.wait_for_saving()
    assert heard == []
    assert bars.files.save()
    session.wait_for_saving()
    assert len(heard) == 1
    assert clock in heard[0]
    heard.clear()

    def full(*_: Any) -> bytes:
        raise StoreError("“Lake talks.samestory” could not be saved: No space left on device.")

    with monkeypatch.context() as patch:
        patch.setattr(writing, "save", full)
        for title in ("three", "four"):
            bars.case.title(title)
            session.save_pending()
            session.wait_for_saving()
    assert heard == ["not saved"]
    assert saved_words(session) == "not saved"
    session.save()
    assert len(heard) == 2
    assert heard[1].startswith("Saved ")
    heard.clear()
    session.settings.set("autosave", False)
    bars.case.title("five")
    bars.case.title("six")
    assert heard == ["unsaved changes"]
    session.close()
