"""Other windows, other computers, files of others."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from app.model import Document
from app.store import Stored, load
from app.store import container as container_module
from app.store.container import pack, read
from app.store.kept import Kept
from tests.app.services.guarding import ENTRY, Case, crashed, replaced

pytestmark = [pytest.mark.gui, pytest.mark.usefixtures("qapp")]


def test_a_second_window_is_read_only_and_says_who_and_since_when(guarded: Case, tmp_path: Path, file: Path) -> None:
    guarded.session.open_comparison(file)
    second = Case(tmp_path)
    assert second.session.open_comparison(file)
    modes = [second.session.read_only]
    assert second.session.holder is not None
    assert second.session.holder.here
    assert "open read-only" in second.notices[0]
    assert "in another window on this computer since " in second.notices[0]
    second.title("x")
    assert second.session.document.title == "Lake"
    assert "Save it under another name to change it." in second.notices[-1]
    assert not second.session.save()
    assert second.session.save_as(file.with_name("Copy.samestory"))
    modes.append(second.session.read_only)
    assert modes == [True, False]
    second.title("x")
    assert second.session.document.title == "x"
    assert not second.session.save_as(file)
    assert "Choose another name" in second.notices[-1]
    second.session.close()
    guarded.title("still mine")
    assert guarded.session.save()


def test_a_lock_left_by_another_computer_can_be_taken_over(guarded: Case, file: Path) -> None:
    lock = {"user": "li", "host": "another", "pid": 1, "since": "2026-02-27T08:00:00+00:00", "token": "x"}
    file.with_name(f".{file.name}.lock").write_text(json.dumps(lock))
    guarded.session.open_comparison(file)
    modes = [guarded.session.read_only]
    assert "li has “Lake talks.samestory” open on the computer “another” since 27 February 2026" in guarded.notices[-1]
    assert guarded.session.take_over()
    modes.append(guarded.session.read_only)
    assert modes == [True, False]
    guarded.title("x")
    assert guarded.session.save()
    assert socket.gethostname() in file.with_name(f".{file.name}.lock").read_text()


THEIRS = Document("theirs", (ENTRY,))


@pytest.fixture
def disturbed(guarded: Case, file: Path, qtbot: QtBot) -> Case:
    """A changed comparison whose file something else has changed too."""
    guarded.session.open_comparison(file)
    guarded.title("mine")
    with qtbot.waitSignal(guarded.session.changed_outside, timeout=5000):
        replaced(file, pack(THEIRS))
    return guarded


def test_a_change_from_outside_is_noticed_twice_if_it_happens_twice(disturbed: Case, file: Path, qtbot: QtBot) -> None:
    assert disturbed.session.outside_pending
    disturbed.session._save_by_itself()
    assert not disturbed.session.save()  # not until one is chosen
    assert load(file) == THEIRS
    assert disturbed.session.keep_mine()
    assert load(file).title == "mine"
    assert "theirs" in [v.open().title for v in disturbed.session.earlier_versions()]
    QCoreApplication.processEvents()
    with qtbot.waitSignal(disturbed.session.changed_outside, timeout=5000):
        file.write_bytes(pack(Document("again")))  # in place this time


def test_loading_theirs_is_a_step_that_can_be_undone(disturbed: Case) -> None:
    assert disturbed.session.load_theirs()
    assert disturbed.session.document == THEIRS
    assert not disturbed.session.changed
    assert not disturbed.session.outside_pending
    disturbed.session.undo()
    assert disturbed.session.document.title == "mine"
    assert disturbed.session.save()


def test_both_can_be_kept(disturbed: Case, file: Path) -> None:
    copy = disturbed.session.open_both()
    assert copy is not None
    assert copy.name.startswith("Lake talks (other version 2026-03-01 ")
    assert load(copy) == THEIRS
    assert load(file).title == "mine"
    assert not disturbed.session.outside_pending


def test_the_same_content_and_our_own_saves_disturb_nobody(guarded: Case, file: Path, qtbot: QtBot) -> None:
    guarded.session.open_comparison(file)
    heard: list[int] = []
    guarded.session.changed_outside.connect(lambda: heard.append(1))
    replaced(file, file.read_bytes())
    guarded.title("mine")
    guarded.session.save()
    replaced(file, pack(guarded.session.document, b"{}"))  # the same comparison in other bytes
    qtbot.wait(700)
    assert heard == []
    assert guarded.session.save()


def test_a_file_that_is_taken_away_is_said_and_not_made_again_unasked(guarded: Case, file: Path, qtbot: QtBot) -> None:
    guarded.session.open_comparison(file)
    with qtbot.waitSignal(guarded.session.notice_raised, timeout=5000):
        file.unlink()
    assert "no longer in its folder" in guarded.notices[-1]
    guarded.title("mine")
    guarded.session._save_by_itself()
    assert not file.exists()
    assert guarded.session.save()
    assert load(file).title == "mine"


def test_a_damaged_file_is_opened_as_far_as_it_can_be_read(guarded: Case, file: Path, qtbot: QtBot) -> None:
    data = file.read_bytes()
    file.write_bytes(data[:-40])
    with qtbot.waitSignal(guarded.session.damaged_found) as caught:
        assert not guarded.session.open_comparison(file)
    assert caught.args == [str(file)]
    assert guarded.session.open_damaged(file)
    assert guarded.session.document == Document("Lake", (ENTRY,))
    assert guarded.session.path is None
    assert file.read_bytes() == data[:-40]
    file.write_bytes(b"nothing")
    assert not guarded.session.open_damaged(file)
    assert "Nothing could be read" in guarded.notices[-1]


def test_a_newer_major_format_is_shown_read_only_and_never_written_over(
    guarded: Case, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(container_module, "FORMAT", (2, 0))
        newer = pack(Document("newer", (ENTRY,)))
    file.write_bytes(newer)
    assert guarded.session.open_comparison(file)
    assert guarded.session.document == Document("newer", (ENTRY,))
    assert guarded.session.read_only
    assert "newer Samestory" in guarded.notices[-1]
    guarded.title("x")
    assert guarded.session.document.title == "newer"
    assert not guarded.session.save_as(file)
    assert file.read_bytes() == newer


def test_what_newer_minor_versions_wrote_survives_saving_and_a_crash(guarded: Case, file: Path, tmp_path: Path) -> None:
    stored = read(file.read_bytes(), "x")
    kept = Kept(format=(1, 7), entries={"weather.json": b"[1]"}, manifest={"colour": "blue"})
    file.write_bytes(pack(stored.document, kept=kept))
    guarded.session.open_comparison(file)
    guarded.title("mine")
    crashed(guarded)
    two = Case(tmp_path)
    (left,) = two.session.recoverable()
    two.session.recover(left)
    assert two.session.save()
    again = read(file.read_bytes(), "x")
    assert again.document.title == "mine"
    assert again.kept == kept
    two.session.close()


def test_pictures_guard_nothing(tmp_path: Path, file: Path) -> None:
    still = Case(tmp_path, guarded=False)
    still.session.open_comparison(file)
    still.title("x")
    assert sorted(p.name for p in file.parent.iterdir()) == [file.name]
    assert not (tmp_path / "data").exists()
    still.session._replace(Stored(Document()), None)
