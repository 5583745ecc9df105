"""Thirty processes are killed while they edit and save; nothing that was committed is lost."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from app.model import SetTitle
from app.store import save
from app.store.journal import Journal
from tests.kill.rounds import Tally, look, run
from tests.kill.work import START


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a signal of POSIX systems")
def test_nothing_committed_is_lost_when_the_program_is_killed() -> None:
    tally = run(30, seed=7)
    assert tally.faults == []
    assert sum(tally.rounds.values()) == 30
    assert tally.edits > 100
    assert tally.saves > 5
    assert tally.journals > 3


def test_the_look_afterwards_sees_what_is_lost(tmp_path: Path) -> None:
    file = tmp_path / "x.samestory"
    tally = Tally()
    save(START, file)
    look(file, 3, 0, "nothing done", tally)
    assert tally.faults == []
    look(file, 3, 5, "five edits lost", tally)
    with Journal(START, file, "") as journal:
        journal.add(SetTitle("none of the edits"))
        journal.abandon()
        look(file, 3, 0, "another edit", tally)
    file.write_bytes(b"")
    look(file, 3, 0, "unreadable", tally)
    assert [fault.split(":")[0] for fault in tally.faults] == ["five edits lost", "another edit", "unreadable"]
