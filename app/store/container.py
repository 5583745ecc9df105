"""Read and write a comparison as one plain file.

Layout of the zip (format 1.0):
    manifest.json             {"format": [1, 0], "title", "articles": [{"id", "name", "media", "hints", "notes"}]}
    articles/<id>/raw.txt     the decoded text, UTF-8 (lone surrogates kept by "surrogatepass")
    articles/<id>/original    the bytes that came in, when there were any
    decisions.json, codes.json, marks.json, notes.json    arrays of the records of `analyzers.decisions` and
                              `app.model.items`, field by field
Writing: temporary file beside the target, flush, fsync, read back and compare, then replace. If anything fails the old
file stays as it was.
"""

from __future__ import annotations

import contextlib
import dataclasses
import io
import json
import os
import stat
import tempfile
import zipfile
import zlib
from pathlib import Path
from typing import Any

from analyzers.records import Hints
from analyzers.records.codec import decode, encode
from app.model import ITEM_TYPES, ArticleEntry, Document

FORMAT = (1, 0)
MAX_ENTRIES = 2000
MAX_UNPACKED = 200_000_000
# What zipfile, zlib, json and the conversions below raise on files that others made or that lost bytes. RuntimeError is
# zipfile's for an encrypted entry.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    EOFError,
    OSError,
    RuntimeError,
)


class StoreError(Exception):
    """A file that cannot be read or written; the message is for a person: what is wrong, what is safe, what to do."""


def pack(document: Document) -> bytes:
    """The bytes of a document's file; the same document gives the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        articles = [
            {"id": e.id, "name": e.name, "media": e.media, "hints": _filled(e.hints), "notes": list(e.notes)}
            for e in document.articles
        ]
        _write_json(archive, "manifest.json", {"format": list(FORMAT), "title": document.title, "articles": articles})
        for entry in document.articles:
            _write(archive, f"articles/{entry.id}/raw.txt", entry.raw.encode("utf-8", "surrogatepass"))
            if entry.original:
                _write(archive, f"articles/{entry.id}/original", entry.original)
        for field in ITEM_TYPES:
            _write_json(archive, f"{field}.json", encode(getattr(document, field)))
    return buffer.getvalue()


def unpack(data: bytes, name: str) -> Document:
    """The document in a file's bytes.

    Args:
        data: The bytes.
        name: The file's name, for messages.

    Raises:
        StoreError: if it is no comparison, damaged, or made by a newer major version.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_ENTRIES or sum(e.file_size for e in entries) > MAX_UNPACKED:
                raise StoreError(f"“{name}” is too large to be a comparison. It was not opened and not changed.")
            manifest = json.loads(archive.read("manifest.json"))
            major = int(manifest["format"][0])
            if major > FORMAT[0]:
                raise StoreError(
                    f"“{name}” was made by a newer Samestory (format {major}). It was not changed. "
                    "Update the program to open it."
                )
            articles = tuple(_entry(archive, item) for item in manifest["articles"])
            lists = {field: _items(archive, field, kind) for field, kind in ITEM_TYPES.items()}
            if len({entry.id for entry in articles}) != len(articles):
                raise ValueError("two articles with one id")
            return Document(str(manifest["title"]), articles, **lists)
    except _DAMAGE as error:
        raise StoreError(
            f"“{name}” is not a Samestory comparison, or it is damaged. It was not changed; "
            "try a copy or a backup of it."
        ) from error


def save(document: Document, path: Path) -> None:
    """Write a document to its file, whole or not at all.

    Raises:
        StoreError: if it could not be written; the old file, if any, is as it was.
    """
    data = pack(document)
    temporary: Path | None = None
    path = Path(os.path.realpath(path))  # a link stays a link, the file it leads to is written
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".new", dir=path.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if temporary.read_bytes() != data or unpack(data, path.name) != document:
            raise StoreError(
                f"“{path.name}” could not be verified after writing. The file that was there is as it was."
            )
        temporary.chmod(_mode(path))
        temporary.replace(path)
        temporary = None
    except OSError as error:
        raise StoreError(
            f"“{path.name}” could not be saved: {error.strerror or error}. "
            "The file that was there is as it was, and your work is still open. Save it to another folder."
        ) from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink()


def load(path: Path) -> Document:
    """Read a document.

    Raises:
        StoreError: if it is missing, may not be read, or is no comparison.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise StoreError(f"“{path.name}” could not be opened: {error.strerror or error}.") from error
    return unpack(data, path.name)


def _mode(path: Path) -> int:
    """Permissions of the file to replace, or those of any new file."""
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _write(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    info = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    info.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(info, data)


def _write_json(archive: zipfile.ZipFile, name: str, value: Any) -> None:
    _write(archive, name, json.dumps(value, ensure_ascii=True, indent=1, sort_keys=True).encode())


def _filled(hints: Hints) -> dict[str, str]:
    return {key: value for key, value in dataclasses.asdict(hints).items() if value is not None}


def _entry(archive: zipfile.ZipFile, item: dict[str, Any]) -> ArticleEntry:
    identifier = str(item["id"])
    raw = archive.read(f"articles/{identifier}/raw.txt").decode("utf-8", "surrogatepass")
    original = f"articles/{identifier}/original"
    data = archive.read(original) if original in archive.namelist() else b""
    known = {field.name for field in dataclasses.fields(Hints)}
    hints = Hints(**{key: str(value) for key, value in item["hints"].items() if key in known})
    notes = tuple(str(note) for note in item["notes"])
    return ArticleEntry(identifier, str(item["name"]), raw, data, str(item["media"]), hints, notes)


def _items(archive: zipfile.ZipFile, field: str, kind: type[Any]) -> tuple[Any, ...]:
    """A list of the document."""
    return tuple(decode(kind, item) for item in json.loads(archive.read(f"{field}.json")))
