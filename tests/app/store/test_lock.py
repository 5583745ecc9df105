"""One window writes, the others know who it is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.store.folders import is_alive, this_host
from app.store.lock import Lock

NOW = "2026-03-01T10:00:00+00:00"


def test_the_second_window_is_told_who_and_since_when(tmp_path: Path) -> None:
    file = tmp_path / "مذاکرات talks.samestory"
    first, second = Lock(file), Lock(file)
    assert first.take(NOW) is None
    assert first.held
    holder = second.take("2026-03-01T11:00:00+00:00")
    assert holder is not None
    assert (holder.since, holder.host, holder.here) == (NOW, this_host(), True)
    assert not second.held
    second.release()  # it has nothing to give back
    assert Lock(file).take(NOW) is not None
    first.release()
    first.release()
    assert second.take(NOW) is None


def test_a_lock_of_a_process_that_is_gone_is_taken_over(tmp_path: Path) -> None:
    file = tmp_path / "talks.samestory"
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    assert not is_alive(gone.pid)
    content = {"user": "li", "host": this_host(), "pid": gone.pid, "since": NOW, "token": "x"}
    (tmp_path / ".talks.samestory.lock").write_text(json.dumps(content))
    assert Lock(file).take(NOW) is None


def test_a_lock_of_another_computer_is_respected_until_a_person_says_otherwise(tmp_path: Path) -> None:
    file = tmp_path / "talks.samestory"
    content = {"user": "li", "host": "another", "pid": 1, "since": NOW, "token": "x"}
    (tmp_path / ".talks.samestory.lock").write_text(json.dumps(content))
    lock = Lock(file)
    holder = lock.take(NOW)
    assert holder is not None
    assert (holder.user, holder.host, holder.here) == ("li", "another", False)
    assert lock.take(NOW, force=True) is None
    assert lock.held


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '{"pid": "x"}'])
def test_a_damaged_lock_locks_nobody_out_for_good(tmp_path: Path, content: str) -> None:
    (tmp_path / ".talks.samestory.lock").write_text(content)
    lock = Lock(tmp_path / "talks.samestory")
    assert lock.take(NOW, force=True) is None


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="folder permissions do not hold for this account")
def test_a_folder_that_cannot_be_written_is_no_reason_not_to_open(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    lock = Lock(tmp_path / "talks.samestory")
    assert lock.take(NOW) is None
    assert not lock.held


def test_a_lock_that_another_window_took_by_force_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "talks.samestory"
    first, second = Lock(file), Lock(file)
    first.take(NOW)
    assert second.take(NOW, force=True) is None
    first.release()
    assert Lock(file).take(NOW) is not None


@pytest.mark.skipif(os.name == "nt", reason="locks of POSIX systems")
def test_a_process_number_that_another_program_has_now_locks_nobody_out(tmp_path: Path) -> None:
    file = tmp_path / "talks.samestory"
    dead = Lock(file)
    dead.take(NOW)
    assert Lock(file).take(NOW) is not None
    assert dead._claim is not None
    dead._claim.release()  # what the system does when a process ends; the number in the lock is alive
    after = Lock(file)
    assert after.take(NOW) is None
    after.release()
    dead.release()
    assert [path for path in (tmp_path / "data").rglob("*") if path.is_file()] == []
