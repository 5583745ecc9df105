"""Earlier versions are kept, found and thinned out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.model import Document
from app.store import StoreError
from app.store.versions import DAYS, NEWEST, Versions

START = datetime(2026, 3, 1, 10, 0, tzinfo=UTC)


def test_versions_come_back_newest_first_and_equal_ones_are_kept_once(tmp_path: Path) -> None:
    versions = Versions(tmp_path / "talks.samestory", tmp_path / "data")
    assert versions.list() == []
    assert versions.keep(Document("one"), START)
    assert not versions.keep(Document("one"), START + timedelta(minutes=5))
    assert versions.keep(Document("two"), START + timedelta(minutes=10))
    assert versions.keep(Document("three"), START + timedelta(minutes=10))  # in the same second
    assert [v.open().title for v in versions.list()] == ["three", "two", "one"]
    assert [v.made for v in versions.list()] == [START + timedelta(minutes=10)] * 2 + [START]
    assert Versions(tmp_path / "other.samestory", tmp_path / "data").list() == []


def test_a_clock_that_goes_back_does_not_hide_the_newest_version(tmp_path: Path) -> None:
    versions = Versions(tmp_path / "talks.samestory", tmp_path / "data")
    versions.keep(Document("one"), START)
    versions.keep(Document("two"), START - timedelta(days=400))
    assert [v.open().title for v in versions.list()] == ["two", "one"]


def test_old_versions_are_thinned_to_one_a_day(tmp_path: Path) -> None:
    versions = Versions(tmp_path / "talks.samestory", tmp_path / "data")
    for hour in range(24 * 6):
        versions.keep(Document(f"hour {hour}"), START + timedelta(hours=hour))
    found = versions.list()
    assert [v.open().title for v in found[:NEWEST]] == [f"hour {h}" for h in range(143, 133, -1)]
    days = [v.made.date() for v in found[NEWEST:]]
    assert len(days) == len(set(days)) <= DAYS
    assert days[-1] == START.date()


def test_a_damaged_version_says_so_and_strange_files_are_passed_over(tmp_path: Path) -> None:
    versions = Versions(tmp_path / "talks.samestory", tmp_path / "data")
    versions.keep(Document("one"), START)
    (version,) = versions.list()
    (version.path.parent / "holiday.samestory").write_bytes(b"x")
    version.path.write_bytes(version.path.read_bytes()[:50])
    (again,) = versions.list()
    with pytest.raises(StoreError):
        again.open()
