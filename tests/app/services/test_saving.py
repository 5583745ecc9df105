"""Saving by itself and on request, what goes wrong with it, earlier versions."""

from __future__ import annotations

import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from app.model import ArticleEntry, Batch, Document, InsertArticle, SetTitle
from app.services.autosave import Autosave
from app.store import container as container_module
from app.store import load
from tests.app.services.guarding import ENTRY, FULL, Case

pytestmark = [pytest.mark.gui, pytest.mark.usefixtures("qapp")]


def test_a_file_is_saved_by_itself_soon_after_the_last_edit(guarded: Case, file: Path, qtbot: QtBot) -> None:
    guarded.session._autosave._quiet.setInterval(60)
    guarded.session.open_comparison(file)
    assert guarded.session.saved_at is None
    with qtbot.waitSignal(guarded.session.saved, timeout=3000):
        guarded.title("one")
        guarded.title("two")
        assert load(file).title == "Lake"
    assert load(file).title == "two"
    assert guarded.session.saved_at == guarded.now
    assert not guarded.session.changed
    guarded.session.undo()
    with qtbot.waitSignal(guarded.session.saved, timeout=3000):
        pass
    assert load(file).title == "one"


def test_while_somebody_keeps_editing_it_is_saved_now_and_then(qtbot: QtBot) -> None:
    timers = Autosave(quiet=0.2, longest=0.5)
    fired: list[int] = []
    timers.due.connect(lambda: fired.append(1))
    for _ in range(10):
        timers.edited()
        qtbot.wait(80)
    assert len(fired) == 1
    timers.stop()


def test_autosave_can_be_switched_off_and_untitled_work_has_no_file(guarded: Case, file: Path) -> None:
    guarded.title("untitled")
    assert not guarded.session._autosave.waiting
    assert not guarded.session.save()
    guarded.session.settings.set("autosave", False)
    guarded.session.open_comparison(file)
    guarded.title("x")
    assert not guarded.session._autosave.waiting


@pytest.mark.parametrize("what", ["full", "denied", "folder gone", "read-only system"])
def test_a_save_that_fails_costs_one_sentence_and_nothing_else(
    what: str, guarded: Case, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    guarded.session.open_comparison(file)
    guarded.title("new")
    before = file.read_bytes()
    errors = {
        "full": FULL,
        "read-only system": OSError(30, "Read-only file system"),
        "denied": PermissionError(13, "x"),
    }

    def fail(*_: Any, **__: Any) -> None:
        raise errors[what]

    with monkeypatch.context() as patch:
        if what == "folder gone":
            file.parent.rename(file.parent.with_name("elsewhere"))
        else:
            patch.setattr(tempfile, "mkstemp", fail)
            if what == "denied":  # neither beside the file nor into it
                patch.setattr(container_module, "_overwrite", fail)
        for _ in range(3):
            guarded.session._save_by_itself()
        assert guarded.session.save() is False
    if what == "folder gone":
        file.parent.with_name("elsewhere").rename(file.parent)
    sentences = [n for n in guarded.notices if "could not be saved" in n]
    assert len(sentences) == 1
    assert "your work is still open" in sentences[0]
    assert "in the recovery file, too" in sentences[0]
    assert file.read_bytes() == before
    assert guarded.session.changed
    assert guarded.session.save()
    assert load(file).title == "new"


def test_where_no_new_file_may_be_made_the_file_itself_is_written(
    guarded: Case, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(*_: Any, **__: Any) -> None:
        raise PermissionError(13, "Permission denied")

    guarded.session.open_comparison(file)
    guarded.title("a title that is much longer than the one before, so that the file grows")
    monkeypatch.setattr(tempfile, "mkstemp", denied)
    assert guarded.session.save()
    assert load(file) == guarded.session.document
    guarded.title("x")
    before = file.read_bytes()
    real = container_module._overwrite

    def half(path: Path, data: bytes) -> None:
        if data == before:
            return real(path, data)
        real(path, data[: len(data) // 2])
        raise FULL

    monkeypatch.setattr(container_module, "_overwrite", half)
    assert not guarded.session.save()
    assert file.read_bytes() == before


def test_saving_under_another_name_moves_the_lock(guarded: Case, file: Path) -> None:
    guarded.session.open_comparison(file)
    other = file.with_name("Other.samestory")
    assert guarded.session.save_as(other)
    assert guarded.session.path == other
    locks = sorted(p.name for p in file.parent.iterdir() if p.name.endswith(".lock"))
    assert locks == [".Other.samestory.lock"]
    guarded.session.close()
    assert not [p for p in file.parent.iterdir() if p.name.endswith(".lock")]


def test_a_comparison_that_is_written_over_is_kept_as_an_earlier_version(guarded: Case, file: Path) -> None:
    guarded.title("mine")
    assert guarded.session.save_as(file)
    assert "Lake" in [v.open().title for v in guarded.session.earlier_versions()]


def test_versions_are_kept_on_opening_before_bulk_actions_and_every_five_minutes_of_change(
    guarded: Case, file: Path
) -> None:
    guarded.session.open_comparison(file)

    def titles() -> list[str]:
        return [v.open().title for v in guarded.session.earlier_versions()]

    assert titles() == ["Lake"]
    guarded.title("one")
    assert titles() == ["Lake"]
    guarded.session._do(Batch((SetTitle("two"), SetTitle("three")), "Both"))
    assert titles() == ["one", "Lake"]
    guarded.seconds += 301
    guarded.now -= timedelta(days=3)  # the clock goes back
    guarded.title("four")
    assert titles() == ["four", "one", "Lake"]
    guarded.seconds += 100
    guarded.title("five")
    assert titles() == ["four", "one", "Lake"]


def test_an_earlier_version_and_the_opened_one_are_steps_that_can_be_undone(guarded: Case, file: Path) -> None:
    guarded.session.open_comparison(file)
    guarded.session._do(Batch((SetTitle("two"), InsertArticle(1, ArticleEntry("b", "b.txt", "More."))), "Both"))
    now = guarded.session.document
    version = guarded.session.earlier_versions()[-1]
    assert guarded.session.read_version(version) == Document("Lake", (ENTRY,))
    assert guarded.session.open_version(version)
    assert guarded.session.document == Document("Lake", (ENTRY,))
    assert guarded.session.undo_label.startswith("Go back to the version of")
    guarded.session.undo()
    assert guarded.session.document == now
    assert guarded.session.revert_to_opened()
    assert guarded.session.document == Document("Lake", (ENTRY,))
    assert not guarded.session.revert_to_opened()
    guarded.session.undo()
    assert guarded.session.document == now
    version.path.write_bytes(b"x")
    assert not guarded.session.open_version(version)
    assert "cannot be read" in guarded.notices[-1]
    assert guarded.session.document == now


def test_versions_that_cannot_be_kept_are_no_reason_to_stop(
    guarded: Case, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise FULL

    monkeypatch.setattr("app.store.versions.write_whole", full)
    assert guarded.session.open_comparison(file)
    guarded.session._do(Batch((SetTitle("two"), SetTitle("three")), "Both"))
    assert guarded.session.document.title == "three"
    assert guarded.session.earlier_versions() == ()
    QCoreApplication.processEvents()
    assert len([n for n in guarded.notices if "earlier version could not be kept" in n]) == 1
