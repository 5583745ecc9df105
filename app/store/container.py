"""Read and write a comparison as one plain file. The layout is described in docs/FILE_FORMAT.md.

Layout of the zip (format 1.1):
    manifest.json             {"format": [1, 1], "program", "title",
                               "articles": [{"id", "name", "media", "hints", "notes"}]}
    articles/<id>/raw.txt     the decoded text, UTF-8 (lone surrogates kept by "surrogatepass")
    articles/<id>/original    the bytes that came in, when there were any
    decisions.json, codes.json, marks.json, notes.json, lexicon.json, views.json    arrays of the records of
                              `analyzers.decisions`, `app.model.items` and `analyzers.records`, field by field
    results.json              the results last shown (`analyzers.stored`); may be missing
Writing: temporary file beside the target, flush, fsync, read back and compare, then replace. If anything fails the old
file stays as it was. Only where no temporary file may be made beside the target is the target itself written, and put
back as it was if that fails.
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
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analyzers.records import Hints
from analyzers.records.codec import BadRecord, decode, encode
from app.model import ITEM_TYPES, ArticleEntry, Document
from app.store.folders import sync_folder
from app.store.kept import Kept, canonical, put_back, unknown
from app.store.migrations import migrate
from app.version import VERSION

FORMAT = (1, 1)
MAX_ENTRIES = 2000
MAX_UNPACKED = 200_000_000
RESULTS = "results.json"
# What zipfile, zlib, json and the conversions below raise on files that others made or that lost bytes. RuntimeError is
# zipfile's for an encrypted entry.
DAMAGE = (
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
_MANIFEST_KEYS = frozenset({"format", "program", "title", "articles"})


class StoreError(Exception):
    """A file that cannot be read or written; the message is for a person: what is wrong, what is safe, what to do."""


class NewerFormat(StoreError):
    """A file of a newer major format: it can be looked at, never written."""


class Damaged(StoreError):
    """A file that is no comparison, or that lost bytes; `app.store.damaged` may read some of it."""


@dataclass(frozen=True)
class Stored:
    """All that a file holds.

    Attributes:
        document: The comparison.
        results: Bytes of results.json; empty if there is none or it is damaged (it can be computed again).
        kept: What a newer minor version wrote and we do not know.
    """

    document: Document
    results: bytes = b""
    kept: Kept = dataclasses.field(default_factory=Kept)


def pack(document: Document, results: bytes = b"", kept: Kept | None = None) -> bytes:
    """The bytes of a document's file; the same values give the same bytes.

    Args:
        document: The comparison.
        results: Bytes of results.json, or nothing.
        kept: What to write back for newer programs.
    """
    kept = kept or Kept()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        manifest = {
            **kept.manifest,
            "format": list(kept.format or FORMAT),
            "program": VERSION,
            "title": document.title,
            "articles": [put_back(_described(e), kept.articles.get(e.id)) for e in document.articles],
        }
        _write_json(archive, "manifest.json", manifest)
        for entry in document.articles:
            _write(archive, f"articles/{entry.id}/raw.txt", entry.raw.encode("utf-8", "surrogatepass"))
            if entry.original:
                _write(archive, f"articles/{entry.id}/original", entry.original)
        for field in ITEM_TYPES:
            items = [encode(item) for item in getattr(document, field)]
            if more := kept.items.get(field):
                items = [put_back(item, more.get(canonical(item))) for item in items]
            _write_json(archive, f"{field}.json", [*items, *kept.strangers.get(field, ())])
        if results:
            _write(archive, RESULTS, results)
        for name, data in sorted(kept.entries.items()):
            _write(archive, name, data)
    return buffer.getvalue()


def read(data: bytes, name: str) -> Stored:
    """All that a file's bytes hold.

    Args:
        data: The bytes.
        name: The file's name, for messages.

    Raises:
        NewerFormat: if it was made by a newer major version.
        Damaged: if it is no comparison, or damaged.
        StoreError: if it is too large.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_ENTRIES or sum(e.file_size for e in entries) > MAX_UNPACKED:
                raise StoreError(f"“{name}” is too large to be a comparison. It was not opened and not changed.")
            manifest = json.loads(archive.read("manifest.json"))
            major, minor = (int(number) for number in manifest["format"])
            if major > FORMAT[0]:
                raise NewerFormat(
                    f"“{name}” was made by a newer Samestory (format {major}). It was not changed. "
                    "Update the program to work on it."
                )
            return _stored(archive, manifest, (major, minor))
    except DAMAGE as error:
        raise Damaged(
            f"“{name}” is not a Samestory comparison, or it is damaged. It was not changed; "
            "try a copy or a backup of it."
        ) from error


def unpack(data: bytes, name: str) -> Document:
    """The document in a file's bytes; raises what `read` raises."""
    return read(data, name).document


def save(document: Document, path: Path, results: bytes = b"", kept: Kept | None = None) -> bytes:
    """Write a document to its file, whole or not at all.

    Returns:
        The bytes written.

    Raises:
        StoreError: if it could not be written; the old file, if any, is as it was.
    """
    data = pack(document, results, kept)
    temporary: Path | None = None
    path = Path(os.path.realpath(path))  # a link stays a link, the file it leads to is written
    try:
        try:
            handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".new", dir=path.parent)
        except PermissionError:  # a folder where nothing new may be made, with a file that may be written
            _write_in_place(path, data)
            return data
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
        sync_folder(path.parent)
    except OSError as error:
        raise StoreError(
            f"“{path.name}” could not be saved: {error.strerror or error}. "
            "The file that was there is as it was, and your work is still open. Save it to another folder."
        ) from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink()
    return data


def load(path: Path) -> Document:
    """Read a document; raises what `load_stored` raises."""
    return load_stored(path)[0].document


def load_stored(path: Path) -> tuple[Stored, bytes]:
    """Read a file: what it holds, and its bytes.

    Raises:
        StoreError: if it is missing, may not be read, or is no comparison.
    """
    data = bytes_of(path)
    return read(data, path.name), data


def bytes_of(path: Path) -> bytes:
    """The bytes of a comparison's file.

    Raises:
        StoreError: if it is missing or may not be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise StoreError(f"“{path.name}” could not be opened: {error.strerror or error}.") from error


def _write_in_place(path: Path, data: bytes) -> None:
    """Write a file without a temporary one; if that fails its old content is put back."""
    before = path.read_bytes()
    try:
        _overwrite(path, data)
        if path.read_bytes() != data:
            raise OSError("what was written could not be read back")
    except OSError:
        with contextlib.suppress(OSError):
            _overwrite(path, before)
        raise


def _overwrite(path: Path, data: bytes) -> None:
    with path.open("r+b") as file:
        file.write(data)
        file.truncate()
        file.flush()
        os.fsync(file.fileno())


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


def _described(entry: ArticleEntry) -> dict[str, Any]:
    """An article's object in the manifest."""
    hints = {key: value for key, value in dataclasses.asdict(entry.hints).items() if value is not None}
    return {"id": entry.id, "name": entry.name, "media": entry.media, "hints": hints, "notes": list(entry.notes)}


def _stored(archive: zipfile.ZipFile, manifest: Any, found: tuple[int, int]) -> Stored:
    """All that an archive of a format that we can read holds."""
    names = {"manifest.json", RESULTS, *(f"{field}.json" for field in ITEM_TYPES)}
    parts = {"manifest.json": manifest}
    for field in ITEM_TYPES:
        if found >= FORMAT or f"{field}.json" in archive.namelist():  # older formats have fewer lists
            parts[f"{field}.json"] = json.loads(archive.read(f"{field}.json"))
    if found < FORMAT:
        parts = migrate(parts, found, FORMAT)
        manifest = parts["manifest.json"]
    newer = found > FORMAT
    articles = []
    more: dict[str, Any] = {}
    for item in manifest["articles"]:
        entry = _entry(archive, item)
        articles.append(entry)
        names |= {f"articles/{entry.id}/raw.txt", f"articles/{entry.id}/original"}
        if (extra := unknown(item, _described(entry))) is not None:
            more[entry.id] = extra
    if len({entry.id for entry in articles}) != len(articles):
        raise ValueError("two articles with one id")
    lists: dict[str, Any] = {}
    extras: dict[str, dict[str, Any]] = {}
    strangers: dict[str, tuple[Any, ...]] = {}
    for field, kind in ITEM_TYPES.items():
        lists[field], extras[field], strangers[field] = _items(parts[f"{field}.json"], kind, newer)
    results = b""
    if RESULTS in archive.namelist():
        with contextlib.suppress(*DAMAGE):  # it can be computed again
            results = archive.read(RESULTS)
    kept = Kept(
        found if newer else None,
        {name: archive.read(name) for name in archive.namelist() if name not in names and not name.endswith("/")},
        {key: value for key, value in manifest.items() if key not in _MANIFEST_KEYS},
        more,
        {field: extra for field, extra in extras.items() if extra},
        {field: items for field, items in strangers.items() if items},
    )
    return Stored(Document(str(manifest["title"]), tuple(articles), **lists), results, kept)


def _entry(archive: zipfile.ZipFile, item: dict[str, Any]) -> ArticleEntry:
    identifier = str(item["id"])
    raw = archive.read(f"articles/{identifier}/raw.txt").decode("utf-8", "surrogatepass")
    original = f"articles/{identifier}/original"
    data = archive.read(original) if original in archive.namelist() else b""
    return described_entry(item, raw, data)


def described_entry(item: Any, raw: str, original: bytes) -> ArticleEntry:
    """An article from its object in the manifest and its texts; raises one of `DAMAGE`."""
    known = {field.name for field in dataclasses.fields(Hints)}
    hints = Hints(**{key: str(value) for key, value in item["hints"].items() if key in known})
    notes = tuple(str(note) for note in item["notes"])
    return ArticleEntry(str(item["id"]), str(item["name"]), raw, original, str(item["media"]), hints, notes)


def _items(values: Any, kind: type[Any], newer: bool) -> tuple[tuple[Any, ...], dict[str, Any], tuple[Any, ...]]:
    """A list of the document, the unknown parts of its items, and items of kinds that only a newer format has."""
    items: list[Any] = []
    more: dict[str, Any] = {}
    strangers: list[Any] = []
    if not isinstance(values, list):
        raise ValueError("a list is expected")
    for value in values:
        try:
            item = decode(kind, value)
        except BadRecord:
            if not newer:
                raise
            strangers.append(value)
            continue
        items.append(item)
        ours = encode(item)
        if (extra := unknown(value, ours)) is not None:
            more[canonical(ours)] = extra
    return tuple(items), more, tuple(strangers)
