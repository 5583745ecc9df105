"""The cache keeps what it can, forgets the oldest, and never gets in the way."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.services.cache import DiskCache, build_stamp, cache_folder


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_what_was_put_is_there_for_the_next_process_of_the_same_build(tmp_path: Path) -> None:
    DiskCache(tmp_path, stamp="one").put("key", b"value")
    assert DiskCache(tmp_path, stamp="one").get("key") == b"value"
    assert DiskCache(tmp_path, stamp="one").get("other") is None
    assert DiskCache(tmp_path, stamp="two").get("key") is None
    assert build_stamp() == build_stamp()


def test_every_damaged_byte_and_every_cut_is_noticed(tmp_path: Path) -> None:
    cache = DiskCache(tmp_path)
    for at in range(32 + 5):
        cache.put("key", b"value")
        (file,) = files(tmp_path)
        content = bytearray(file.read_bytes())
        content[at] ^= 1
        file.write_bytes(content if at % 2 else content[:at])
        assert cache.get("key") is None
        assert files(tmp_path) == []


def test_the_least_recently_used_go_first(tmp_path: Path) -> None:
    cache = DiskCache(tmp_path, limit=1000)
    for number in range(9):
        cache.put(str(number), bytes(68))
        os.utime(max(files(tmp_path), key=lambda f: f.stat().st_mtime_ns), ns=(0, number + 1))
    assert cache.get("0") == bytes(68)  # used again
    cache.put("more", bytes(68))
    cache.put("and more", bytes(68))
    assert cache.get("1") is None
    assert cache.get("0") == cache.get("more") == cache.get("and more") == bytes(68)
    assert sum(f.stat().st_size for f in files(tmp_path)) <= 1000
    cache.put("too large", bytes(2000))
    assert cache.get("too large") is None


def test_a_full_disk_and_a_folder_that_cannot_be_made_are_no_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "results").write_text("a file where the folder should be")
    cache = DiskCache(tmp_path)
    cache.put("key", b"value")
    assert cache.get("key") is None
    cache.drop("key")
    other = DiskCache(tmp_path / "other")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    other.put("key", b"value")
    assert files(tmp_path / "other") == []


def test_the_folder_can_be_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMESTORY_CACHE", str(tmp_path / "x"))
    assert cache_folder() == tmp_path / "x"
    monkeypatch.delenv("SAMESTORY_CACHE")
    assert cache_folder().name == "samestory"
