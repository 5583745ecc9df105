"""What a crash leaves behind comes back, once, and to the right place."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from app.model import Document, InsertArticle
from app.store import load, save
from app.store.lock import Lock
from tests.app.services.guarding import ENTRY, FULL, Case, crashed

pytestmark = [pytest.mark.gui, pytest.mark.usefixtures("qapp")]


def test_an_untitled_comparison_comes_back_with_every_edit_undo_and_redo_and_can_be_undone(tmp_path: Path) -> None:
    one = Case(tmp_path)
    one.session._do(InsertArticle(0, ENTRY))
    one.title("first")
    one.title("second")
    one.session.undo()
    one.session.undo()
    one.session.redo()
    crashed(one)
    two = Case(tmp_path)
    (left,) = two.session.recoverable()
    assert (left.file, left.edits) == (None, 6)
    assert two.session.recover(left)
    assert two.session.document == one.session.document == Document("first", (ENTRY,))
    assert "6 unsaved changes to “first” came back." in two.notices[-1]
    assert two.session.recoverable() == ()
    for _ in range(6):
        two.session.undo()
    assert two.session.document == Document()
    assert not two.session.can_undo
    crashed(two)  # and what was recovered is safe from the next crash
    three = Case(tmp_path)
    (again,) = three.session.recoverable()
    assert three.session.recover(again)
    assert three.session.document == Document()
    three.session.close()
    assert Case(tmp_path).session.recoverable() == ()


def test_work_on_a_file_comes_back_into_that_file(tmp_path: Path, file: Path) -> None:
    one = Case(tmp_path)
    assert one.session.open_comparison(file)
    one.title("saved")
    assert one.session.save()
    one.title("not saved")
    crashed(one)
    two = Case(tmp_path)
    (left,) = two.session.recoverable()
    assert left.edits == 1
    assert two.session.recover(left)
    assert two.session.path == file
    assert two.session.document.title == "not saved"
    assert two.session.changed
    assert two.session.save()
    two.session.close()
    assert load(file).title == "not saved"


def test_what_was_saved_before_the_journal_knew_is_not_offered(tmp_path: Path, file: Path) -> None:
    one = Case(tmp_path)
    one.session.open_comparison(file)
    one.title("new")
    save(one.session.document, file)  # the program died right after
    crashed(one)
    assert Case(tmp_path).session.recoverable() == ()


@pytest.mark.parametrize("what", ["changed", "gone", "locked"])
def test_work_on_a_file_that_is_no_longer_the_same_becomes_a_new_comparison(
    what: str, tmp_path: Path, file: Path
) -> None:
    one = Case(tmp_path)
    one.session.open_comparison(file)
    one.title("mine")
    crashed(one)
    if what == "changed":
        save(Document("theirs"), file)
    elif what == "gone":
        file.unlink()
    else:
        lock = Lock(file)
        assert lock.take(datetime.now(UTC).isoformat()) is None
    two = Case(tmp_path)
    (left,) = two.session.recoverable()
    assert two.session.recover(left)
    assert (two.session.path, two.session.document.title, two.session.read_only) == (None, "mine", False)
    assert "this is a new comparison: save it under a name" in two.notices[-1]
    two.session.close()


def test_discarding_and_closing_leave_nothing_to_recover(tmp_path: Path) -> None:
    one = Case(tmp_path)
    one.title("x")
    crashed(one)
    two = Case(tmp_path)
    (left,) = two.session.recoverable()
    two.session.discard(left)
    assert two.session.recoverable() == ()
    two.title("y")
    two.session.close()
    three = Case(tmp_path)
    assert three.session.recoverable() == ()
    three.title("z")
    three.session.close(leave=True)  # the program ended on an error
    assert [left.edits for left in Case(tmp_path).session.recoverable()] == [1]


def test_a_journal_that_cannot_be_written_is_said_once_and_made_up_for(
    guarded: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise FULL

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        guarded.title("one")
        guarded.title("two")
    assert len(guarded.notices) == 1
    assert "recovery file on this computer could not be written (No space left on device)" in guarded.notices[0]
    assert guarded.session.document.title == "two"
    guarded.title("three")
    assert len(guarded.notices) == 1
    crashed(guarded)
    (left,) = Case(tmp_path).session.recoverable()
    assert left.edits == 3
