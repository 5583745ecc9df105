"""Reads what can be read of a file that lost bytes, and names what is missing.

A zip holds every entry with a header of its own, so entries are looked for one by one, without the directory at the
file's end that a torn copy does not have. An entry whose checksum fails is read up to the damage: the beginning of a
text, the items of a list that are whole. Nothing is guessed: what cannot be read is named.
"""

from __future__ import annotations

import contextlib
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from analyzers.records import Hints
from analyzers.records.codec import BadRecord, decode
from app.model import ITEM_TYPES, ArticleEntry, Document, Item
from app.model.document import UNTITLED
from app.store.container import DAMAGE, MAX_ENTRIES, MAX_UNPACKED, Damaged, described_entry

_HEADER = struct.Struct("<4s5H3I2H")
_MAGIC = b"PK\x03\x04"
SINCE = {"lexicon": (1, 1), "views": (1, 1)}
"""Lists that formats before this one did not have: there nothing is missing."""
NAMES = {"lexicon": "own words", "views": "named views"}
"""What lists are called for people, where their own name does not do."""


@dataclass(frozen=True)
class Rescued:
    """What could be read.

    Attributes:
        document: The comparison, perhaps with parts missing.
        missing: What is missing or uncertain, in words, most important first; empty if all was read.
    """

    document: Document
    missing: tuple[str, ...]

    def sentence(self, name: str) -> str:
        """What a person should know."""
        if not self.missing:
            return f"Everything in “{name}” could be read. It is open as a new comparison; save it under a new name."
        return (
            f"“{name}” is damaged and was not changed. What could be read is open as a new comparison. "
            f"Missing or uncertain: {'; '.join(self.missing)}."
        )


@dataclass(frozen=True)
class _Part:
    """Bytes of an entry, and whether its checksum agrees."""

    data: bytes
    whole: bool


def rescue(data: bytes, name: str) -> Rescued:
    """Read what can be read of a damaged file, or of one of a newer format.

    Args:
        data: The file's bytes.
        name: Its name, for the message.

    Raises:
        Damaged: if no article can be read.
    """
    parts = _parts(data)
    missing: list[str] = []
    manifest = _json(parts.get("manifest.json"))
    if not isinstance(manifest, dict):
        manifest = {}
        missing.append("the title and the names of the articles")
    elif not parts["manifest.json"].whole:
        missing.append("the title and the names of the articles, which may be wrong")
    title = manifest.get("title")
    articles = tuple(_articles(parts, manifest.get("articles"), missing))
    if not articles:
        raise Damaged(f"Nothing could be read of “{name}”. It was not changed; try a copy or a backup of it.")
    lists: dict[str, Any] = {
        field: tuple(_items(parts.get(f"{field}.json"), field, kind, missing))
        for field, kind in ITEM_TYPES.items()
        if f"{field}.json" in parts or not _older(manifest, field)
    }
    known = {"manifest.json", "results.json", *(f"{field}.json" for field in ITEM_TYPES)}
    known |= {f"articles/{entry.id}/{kind}" for entry in articles for kind in ("raw.txt", "original")}
    missing += [f"a part with an unknown name ({part!r})" for part in sorted(parts.keys() - known)]
    document = Document(title if isinstance(title, str) else UNTITLED, articles, **lists)
    return Rescued(document, tuple(missing))


def _older(manifest: dict[str, Any], field: str) -> bool:
    """Whether a file's format is known to be older than a list of the document."""
    with contextlib.suppress(*DAMAGE):
        major, minor = (int(number) for number in manifest["format"])
        return field in SINCE and (major, minor) < SINCE[field]
    return False


def _parts(data: bytes) -> dict[str, _Part]:
    """Entries of a zip by name; of two with one name the whole one."""
    out: dict[str, _Part] = {}
    left = MAX_UNPACKED
    at = data.find(_MAGIC)
    for _ in range(MAX_ENTRIES):
        if at < 0 or len(data) - at < _HEADER.size:
            break
        found = _entry_at(data, at, left)
        if found is not None:
            name, part = found
            left -= len(part.data)
            if name not in out or not out[name].whole:
                out[name] = part
        at = data.find(_MAGIC, at + 4)
    # A damaged header hides an entry from the search that the directory may still know.
    with contextlib.suppress(*DAMAGE), zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist()[:MAX_ENTRIES]:
            known = out.get(info.filename)
            if (known is None or not known.whole) and info.file_size <= left:
                out.setdefault(info.filename, _Part(b"", False))
                with contextlib.suppress(*DAMAGE):
                    out[info.filename] = _Part(archive.read(info), True)
                    left -= info.file_size
    return out


def _entry_at(data: bytes, at: int, most: int) -> tuple[str, _Part] | None:
    """The entry whose header stands at an offset, unpacked as far as possible."""
    _, _, flags, method, _, _, crc, packed, size, name_length, extra_length = _HEADER.unpack_from(data, at)
    begin = at + _HEADER.size + name_length + extra_length
    try:
        name = data[at + _HEADER.size : at + _HEADER.size + name_length].decode()
    except UnicodeDecodeError:
        return None
    if flags & 1 or begin > len(data) or size > most:
        return None
    if method == zipfile.ZIP_STORED:
        content = data[begin : begin + packed]
    elif method == zipfile.ZIP_DEFLATED:
        content = _inflate(data[begin:] if flags & 8 else data[begin : begin + packed], most)
    else:
        return None
    return name, _Part(content, len(content) == size and zlib.crc32(content) == crc)


def _inflate(packed: bytes, most: int) -> bytes:
    """What can be unpacked before the first damage."""
    machine = zlib.decompressobj(-15)
    out = bytearray()
    # Piece by piece: what came out before the damage is kept.
    for start in range(0, len(packed), 64):
        if machine.eof or len(out) > most:
            break
        try:
            out += machine.decompress(packed[start : start + 64])
        except zlib.error:
            break
    return bytes(out)


def _json(part: _Part | None) -> Any:
    """The JSON value of an entry, or None."""
    if part is None:
        return None
    try:
        return json.loads(part.data)
    except (ValueError, RecursionError):
        return None


def _articles(parts: dict[str, _Part], described: Any, missing: list[str]) -> Iterator[ArticleEntry]:
    """The articles that have a text; those that the manifest does not name come last."""
    items = [i for i in described if isinstance(i, dict)] if isinstance(described, list) else []
    found = {str(item.get("id")): item for item in items}
    for name in parts:
        folder, _, rest = name.partition("/")
        identifier, _, kind = rest.partition("/")
        if folder == "articles" and identifier and kind == "raw.txt":
            found.setdefault(identifier, {"id": identifier})
    for number, (identifier, item) in enumerate(found.items(), 1):
        plain = {"name": f"Article {number}", "media": "text/plain", "hints": {}, "notes": []}
        name = str(item.get("name", plain["name"]))
        original = parts.get(f"articles/{identifier}/original")
        data = original.data if original is not None and original.whole else b""
        raw = _text(parts.get(f"articles/{identifier}/raw.txt"), data, str(item.get("media", "text/plain")))
        if raw is None:
            missing.append(f"the text of “{name}”")
            continue
        if raw[1]:
            missing.append(f"{raw[1]} of “{name}”")
        if original is not None and not original.whole:
            missing.append(f"the original file of “{name}”")
        try:
            yield described_entry({**plain, **item}, raw[0], data)
        except DAMAGE:
            yield ArticleEntry(identifier, name, raw[0], data, hints=Hints())


def _text(part: _Part | None, original: bytes, media: str) -> tuple[str, str] | None:
    """An article's text and what is uncertain about it ("" if nothing), or None if there is none."""
    if part is not None and part.whole:
        with contextlib.suppress(UnicodeDecodeError):
            return part.data.decode("utf-8", "surrogatepass"), ""
    if original and media == "text/plain":
        with contextlib.suppress(UnicodeDecodeError):
            return original.decode("utf-8-sig"), "the stored text (its original file was read instead)"
    if part is None or not part.data:
        return None
    text = part.data.decode("utf-8", "ignore")
    return (text, f"the text after {len(text):,} characters, or single characters before,") if text else None


def _items(part: _Part | None, field: str, kind: type[Any], missing: list[str]) -> Iterator[Item]:
    """The items of a list that can be read."""
    if part is None:
        missing.append(f"the {NAMES.get(field, field)}")
        return
    values, complete = _values(part.data.decode("utf-8", "replace"))
    bad = 0
    for value in values:
        try:
            yield decode(kind, value)
        except BadRecord:
            bad += 1
    if bad or not complete or not part.whole:
        missing.append(f"some of the {NAMES.get(field, field)}")


def _values(text: str) -> tuple[list[Any], bool]:
    """Values of a JSON array up to the first damage, and whether the array is complete."""
    reader = json.JSONDecoder()
    out: list[Any] = []
    at = text.find("[") + 1
    if at == 0:
        return out, False
    while True:
        while at < len(text) and text[at] in " \t\r\n,":
            at += 1
        if at < len(text) and text[at] == "]":
            return out, True
        try:
            value, at = reader.raw_decode(text, at)
        except (ValueError, RecursionError):
            return out, False
        out.append(value)
