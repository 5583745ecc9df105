"""What is saved is what is loaded; whatever else a file may hold has a sentence; a failed write costs nothing."""

from __future__ import annotations

import contextlib
import io
import json
import os
import stat
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.decisions import Decision
from analyzers.records import Hints
from analyzers.text import Span
from app.model import ArticleEntry, Document
from app.store import FORMAT, StoreError, load, save
from app.store.container import MAX_ENTRIES, MAX_UNPACKED, pack, unpack
from tests.app.model.strategies import documents

DOCUMENT = Document(
    "Lake Orsa — مذاکرات",
    (
        ArticleEntry("a1", "ferry “one”.txt", "One.\r\n\u2028Two 👩🏽‍🚒\ud83d", b"\xffOne", notes=("Read as cp1252.",)),
        ArticleEntry("a2", "page.html", "Text", b"<html>", "text/html", Hints(outlet="Orsa Times", language="en")),
    ),
    (Decision("cleaning", "a1", "add", (Span(0, 2), Span(3, 4))), Decision("about", "a2", "change", (), "byline", "")),
)


@given(documents)
def test_what_is_packed_comes_out_the_same(document: Document) -> None:
    data = pack(document)
    assert unpack(data, "x") == document
    assert pack(document) == data


@pytest.mark.parametrize(
    "name", ["Lake.samestory", "Lake Orsa – two.samestory", "مذاکرات.samestory", "👩🏽‍🚒.samestory", "x" * 200]
)
def test_save_and_load(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a folder" / name
    path.parent.mkdir()
    save(DOCUMENT, path)
    assert load(path) == DOCUMENT
    save(Document("other"), path)
    assert load(path) == Document("other")
    assert [p.name for p in path.parent.iterdir()] == [name]  # nothing temporary is left


def test_the_file_is_a_zip_of_json_and_texts_that_other_programs_can_read(tmp_path: Path) -> None:
    path = tmp_path / "x.samestory"
    save(DOCUMENT, path)
    with zipfile.ZipFile(path) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        assert manifest["format"] == list(FORMAT)
        assert manifest["title"] == DOCUMENT.title
        assert archive.read("articles/a2/raw.txt") == b"Text"
        assert archive.read("articles/a1/original") == b"\xffOne"


def repacked(change: Any) -> bytes:
    """The document's file with its parts changed."""
    parts: dict[str, Any] = {}
    with zipfile.ZipFile(io.BytesIO(pack(DOCUMENT))) as archive:
        for name in archive.namelist():
            data = archive.read(name)
            parts[name] = json.loads(data) if name.endswith(".json") else data
    change(parts)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, value in parts.items():
            archive.writestr(name, value if isinstance(value, bytes) else json.dumps(value))
    return buffer.getvalue()


def test_unknown_keys_of_a_newer_minor_version_do_not_stop_it() -> None:
    def newer(parts: dict[str, Any]) -> None:
        parts["manifest.json"]["format"] = [FORMAT[0], 99]
        parts["manifest.json"]["colour"] = "blue"
        parts["manifest.json"]["articles"][1]["hints"]["weather"] = "dry"
        parts["notes.json"] = []

    assert unpack(repacked(newer), "x") == DOCUMENT


def test_a_newer_major_version_is_named() -> None:
    def newer(parts: dict[str, Any]) -> None:
        parts["manifest.json"]["format"] = [FORMAT[0] + 1, 0]

    with pytest.raises(StoreError, match=r"“my file” was made by a newer Samestory.*not changed.*Update"):
        unpack(repacked(newer), "my file")


FOREIGN = {
    "empty": b"",
    "text": b"Just an article.",
    "cut zip": pack(DOCUMENT)[:-30],
    "head of a zip": pack(DOCUMENT)[:40],
    "other zip": repacked(lambda parts: parts.clear()),
    "no text": repacked(lambda parts: parts.pop("articles/a1/raw.txt")),
    "no decisions": repacked(lambda parts: parts.pop("decisions.json")),
    "manifest is a list": repacked(lambda parts: parts.update({"manifest.json": [1, 2]})),
    "manifest is a number": repacked(lambda parts: parts.update({"manifest.json": 5})),
    "manifest is no json": repacked(lambda parts: parts.update({"manifest.json": b"{"})),
    "deep json": repacked(lambda parts: parts.update({"manifest.json": b"[" * 100_000})),
    "articles is a text": repacked(lambda parts: parts["manifest.json"].update(articles="ab")),
    "hints is a list": repacked(lambda parts: parts["manifest.json"]["articles"][0].update(hints=[])),
    "notes is a number": repacked(lambda parts: parts["manifest.json"]["articles"][0].update(notes=3)),
    "an id twice": repacked(lambda parts: parts["manifest.json"]["articles"][1].update(id="a1")),
    "text is no utf-8": repacked(lambda parts: parts.update({"articles/a1/raw.txt": b"\xff\xfe"})),
    "spans are texts": repacked(lambda parts: parts["decisions.json"][0].update(spans=[["a", "b"]])),
    "a span of three": repacked(lambda parts: parts["decisions.json"][0].update(spans=[[1, 2, 3]])),
    "a span without end": repacked(lambda parts: parts["decisions.json"][0].update(spans=[[1, float("inf")]])),
    "unknown action": repacked(lambda parts: parts["decisions.json"][0].update(action="explode")),
}


@pytest.mark.parametrize("kind", list(FOREIGN))
def test_a_file_that_is_no_comparison_has_a_sentence(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "my talks.samestory"
    path.write_bytes(FOREIGN[kind])
    with pytest.raises(
        StoreError, match=r"“my talks.samestory” is not a Samestory comparison, or it is damaged\. It was not"
    ):
        load(path)
    assert path.read_bytes() == FOREIGN[kind]


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=8), st.integers(0, 10**6))
def test_damaged_bytes_give_the_document_or_a_sentence(changes: list[tuple[int, int]], cut: int) -> None:
    data = bytearray(pack(DOCUMENT))
    for place, value in changes:
        data[place % len(data)] = value
    if cut % 3 == 0:
        del data[cut % len(data) :]
    with contextlib.suppress(StoreError):
        assert isinstance(unpack(bytes(data), "x"), Document)


def test_bombs_are_refused() -> None:
    many = io.BytesIO()
    with zipfile.ZipFile(many, "w") as archive:
        for number in range(MAX_ENTRIES + 1):
            archive.writestr(str(number), b"")
    with pytest.raises(StoreError, match="too large"):
        unpack(many.getvalue(), "x")
    big = io.BytesIO()
    with zipfile.ZipFile(big, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("manifest.json", "w") as entry:
        block = bytes(1_000_000)
        for _ in range(MAX_UNPACKED // len(block) + 1):
            entry.write(block)
    assert len(big.getvalue()) < 1_000_000
    with pytest.raises(StoreError, match="too large"):
        unpack(big.getvalue(), "x")


def test_a_missing_file_and_a_folder_have_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"“gone.samestory” could not be opened: No such file"):
        load(tmp_path / "gone.samestory")
    with pytest.raises(StoreError, match="could not be opened"):
        load(tmp_path)


class _Full(OSError):
    def __init__(self) -> None:
        super().__init__(28, "No space left on device")


@pytest.mark.parametrize("step", ["os.fsync", "tempfile.mkstemp", "pathlib.Path.replace"])
def test_a_write_that_fails_leaves_the_old_file(step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "talks.samestory"
    save(DOCUMENT, path)
    before = path.read_bytes()

    def fail(*_: Any, **__: Any) -> None:
        raise _Full

    monkeypatch.setattr(step, fail)
    with pytest.raises(StoreError, match=r"“talks.samestory” could not be saved: No space left.*as it was.*still open"):
        save(Document("new"), path)
    monkeypatch.undo()
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["talks.samestory"]


def test_bytes_that_did_not_arrive_are_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "talks.samestory"
    save(DOCUMENT, path)
    before = path.read_bytes()
    real = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda self: real(self)[:-5] + b"#####")
    with pytest.raises(StoreError, match="could not be verified"):
        save(Document("new"), path)
    monkeypatch.undo()
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["talks.samestory"]


def test_saving_where_no_folder_is_has_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="could not be saved"):
        save(DOCUMENT, tmp_path / "none" / "x.samestory")
    with pytest.raises(StoreError, match="could not be saved"):
        save(DOCUMENT, tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="permissions and links of POSIX systems")
def test_permissions_and_links_stay(tmp_path: Path) -> None:
    path = tmp_path / "talks.samestory"
    save(DOCUMENT, path)
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~mask
    path.chmod(0o640)
    link = tmp_path / "link.samestory"
    link.symlink_to(path)
    save(Document("new"), link)
    assert link.is_symlink()
    assert load(path) == Document("new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
