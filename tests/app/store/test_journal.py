"""Nothing that was committed is lost by a crash, and nothing else comes back."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analyzers.decisions import Decision
from analyzers.records.codec import BadRecord
from app.model import (
    ITEM_TYPES,
    ArticleEntry,
    Batch,
    Document,
    Edit,
    EditError,
    InsertArticle,
    PutItem,
    SetTitle,
    SwapItem,
    apply,
)
from app.store import journal as journal_module
from app.store.edit_codec import edit_from_json, edit_to_json
from app.store.journal import Journal, discard, left_behind, recover, replay
from tests.app.model.strategies import documents, edits

ENTRY = ArticleEntry("a", "a.txt", "Talks began.", b"Talks began.")
STARTED = "2026-03-01T10:00:00+00:00"


def fits(edit: Edit) -> bool:
    """Whether its items belong to their lists, as those of every edit that was ever applied do."""
    if isinstance(edit, Batch):
        return all(fits(part) for part in edit.edits)
    return not isinstance(edit, (PutItem, SwapItem)) or isinstance(edit.item, ITEM_TYPES[edit.field])


@given(edits.filter(fits))
def test_every_edit_survives_json(edit: Edit) -> None:
    assert edit_from_json(json.loads(json.dumps(edit_to_json(edit)))) == edit


@pytest.mark.parametrize(
    "value",
    [
        None,
        {},
        {"do": "put"},
        {"do": "leave", "label": ""},
        {"do": "take", "field": "articles", "index": 0, "label": ""},
        {"do": "put", "field": "marks", "index": 0, "item": {"id": 3}, "label": ""},
        {"do": "insert", "index": 0, "entry": {"id": "a", "original": "%%"}, "label": ""},
    ],
)
def test_what_is_no_edit_is_refused(value: object) -> None:
    with pytest.raises(BadRecord):
        edit_from_json(value)


def crash(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on the program that wrote the journals counts as gone."""
    monkeypatch.setattr(journal_module, "is_alive", lambda pid: False)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(start=documents, wanted=st.lists(edits, max_size=8))
def test_the_document_after_a_crash_is_the_one_before(
    start: Document, wanted: list[Edit], tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("journals")
    journal = Journal(start, None, STARTED, folder)
    document, count = start, 0
    for edit in wanted:
        try:
            document, _ = apply(document, edit)
        except EditError:
            continue
        journal.add(edit)
        count += 1
    assert left_behind(folder) == ()  # its program is running
    journal.abandon()
    with monkeypatch.context() as patch:
        crash(patch)
        found = left_behind(folder)
        if count == 0:
            assert found == ()
            assert not journal.folder.exists()
        else:
            assert [left.edits for left in found] == [count]
            assert recover(found[0]) == document
            discard(found[0])
            assert left_behind(folder) == ()


def test_a_torn_line_and_what_follows_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = Journal(Document(), None, STARTED, tmp_path)
    for title in ("one", "two", "three"):
        journal.add(SetTitle(title))
    journal.abandon()
    crash(monkeypatch)
    (log,) = journal.folder.glob("edits-*.log")
    whole = log.read_bytes()
    ends = [i + 1 for i, byte in enumerate(whole) if byte == 10]
    for cut in range(len(whole)):
        log.write_bytes(whole[:cut])
        complete = sum(end <= cut for end in ends)
        if complete == 0:
            continue  # nothing to recover; looking would clear the journal away
        (left,) = left_behind(tmp_path)
        assert left.edits == complete
        assert recover(left).title == ["one", "two", "three"][complete - 1]


def test_any_damaged_byte_ends_the_replay_before_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = Journal(Document(), None, STARTED, tmp_path)
    journal.add(SetTitle("one"))
    journal.add(PutItem("decisions", 0, Decision("about", "a", "change", (), "outlet", "Orsa"), "Set outlet"))
    journal.abandon()
    crash(monkeypatch)
    (log,) = journal.folder.glob("edits-*.log")
    whole = log.read_bytes()
    second = whole.index(b"\n") + 1
    for at in range(second, len(whole) - 1):
        log.write_bytes(whole[:at] + bytes([whole[at] ^ 0x20]) + whole[at + 1 :])
        (left,) = left_behind(tmp_path)
        document = recover(left)
        assert document.title == "one"
        assert document.decisions == ()


def test_saving_starts_anew_and_a_crash_between_base_and_log_repeats_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal(Document(), None, STARTED, tmp_path)
    insert = InsertArticle(0, ENTRY)
    journal.add(insert)
    saved, _ = apply(Document(), insert)
    (old,) = journal.folder.glob("edits-*.log")
    content = old.read_bytes()
    journal.rebase(saved, tmp_path / "talks.samestory")
    assert not old.exists()
    old.write_bytes(content)  # as if the program had died before clearing it away
    journal.add(SetTitle("after the save"))
    journal.abandon()
    crash(monkeypatch)
    (left,) = left_behind(tmp_path)
    assert left.edits == 1
    assert left.file == tmp_path / "talks.samestory"
    assert recover(left) == apply(saved, SetTitle("after the save"))[0]


def test_a_closed_journal_leaves_nothing(tmp_path: Path) -> None:
    journal = Journal(Document(), None, STARTED, tmp_path)
    journal.add(SetTitle("one"))
    journal.close()
    journal.close()
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(OSError, match="closed"):
        journal.add(SetTitle("two"))


def test_a_journal_that_could_not_be_written_is_made_up_for_by_the_next_edit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal(Document(), None, STARTED, tmp_path)
    journal.add(SetTitle("one"))
    real = os.write

    def half(handle: int, data: bytes) -> int:
        real(handle, data[: len(data) // 2])
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", half)
        for title in ("two", "three"):
            with pytest.raises(OSError, match="No space left"):
                journal.add(SetTitle(title))
    journal.add(SetTitle("four"))
    journal.abandon()
    crash(monkeypatch)
    (left,) = left_behind(tmp_path)
    assert left.edits == 4
    assert recover(left).title == "four"
    base, edits = replay(left)
    assert base.document == Document()
    assert edits == tuple(SetTitle(title) for title in ("one", "two", "three", "four"))


def test_a_journal_that_cannot_begin_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        Journal(Document(), None, STARTED, tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="locks of POSIX systems")
def test_a_process_number_that_another_program_has_now_hides_no_journal(tmp_path: Path) -> None:
    journal = Journal(Document(), None, STARTED, tmp_path)
    journal.add(SetTitle("one"))
    assert left_behind(tmp_path) == ()
    journal.abandon()  # the number in owner.json is that of this process, which lives
    assert [left.edits for left in left_behind(tmp_path)] == [1]
    (journal.folder / "alive").unlink()  # where the system knows no locks, the number decides
    assert left_behind(tmp_path) == ()


def test_edits_that_come_while_a_new_base_is_written_belong_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMESTORY_DATA", str(tmp_path))
    with Journal(Document("start"), None, "") as journal:
        journal.add(SetTitle("one"))
        staged = journal.stage(Document("one"))
        journal.add(SetTitle("two"))  # meanwhile
        journal.abandon()
        assert [recover(left).title for left in left_behind()] == ["two"]  # a crash before the base is in its place
    with Journal(Document("start"), None, "") as journal:
        journal.add(SetTitle("one"))
        staged = journal.stage(Document("one"))
        journal.add(SetTitle("two"))
        journal.rebase(Document("one"), tmp_path / "x.samestory", since=(SetTitle("two"),), staged=staged)
        journal.add(SetTitle("three"))
        names = sorted(p.name for p in journal.folder.iterdir())
        assert [n for n in names if n.startswith(".base")] == []
        assert sum(n.endswith(".log") for n in names) == 1
        journal.abandon()
        (left,) = left_behind()
        assert left.edits == 2
        base, _edits = replay(left)
        assert base.document.title == "one"
        assert recover(left).title == "three"


def test_a_base_that_comes_back_finds_no_old_edits_in_its_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMESTORY_DATA", str(tmp_path))
    with Journal(Document("a"), None, "") as journal:
        journal.add(SetTitle("b"))
        log = next(p for p in journal.folder.iterdir() if p.name.endswith(".log"))
        held = log.read_bytes()
        journal.rebase(Document("b"), None)
        log.write_bytes(held)  # as if it could not be deleted
        journal.rebase(Document("a"), None)
        journal.add(SetTitle("c"))
        journal.abandon()
        (left,) = left_behind()
        assert left.edits == 1
        assert recover(left).title == "c"


def test_a_rebase_that_fails_leaves_base_and_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMESTORY_DATA", str(tmp_path))
    with Journal(Document("a"), None, "") as journal:
        journal.add(SetTitle("b"))

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as patch:
            patch.setattr("app.store.journal.write_whole", full)
            with pytest.raises(OSError, match="No space"):
                journal.rebase(Document("b"), None, since=(SetTitle("c"),))
        journal.add(SetTitle("d"))
        journal.abandon()
        (left,) = left_behind()
        assert (left.edits, recover(left).title) == (2, "d")
