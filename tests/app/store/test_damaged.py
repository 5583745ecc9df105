"""A file that lost bytes: never another document than the one saved, and what can be read is named honestly."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable

import pytest

from analyzers.decisions import Decision
from analyzers.text import Span
from app.model import Anchor, ArticleEntry, Code, Document, Mark, Note
from app.store import Damaged, StoreError
from app.store.container import pack, read
from app.store.damaged import rescue

TEXT = "The ferry crews of Lake Orsa walked out of talks. 👩🏽‍🚒 “We waited,” said Jon Dahl.\n" * 3
ANCHOR = Anchor.at("a1", TEXT, (Span(4, 15),))
DOCUMENT = Document(
    "Lake Orsa — مذاکرات",
    (
        ArticleEntry("a1", "ferry “one”.txt", TEXT, TEXT.encode(), notes=("Read as UTF-8.",)),
        ArticleEntry("a2", "page.html", "Another text.", b"<html>", "text/html"),
    ),
    (Decision("about", "a2", "change", (), "byline", "Li"), Decision("cleaning", "a1", "add", (Span(0, 2),))),
    (Code("c", "claim"),),
    (Mark("m", "c", ANCHOR),),
    (Note("n", "Why?", (ANCHOR,)),),
)
RESULTS = b'{"results": []}'
DATA = pack(DOCUMENT, RESULTS)


def entries() -> dict[str, range]:
    """Where the packed bytes of every entry lie."""
    out = {}
    with zipfile.ZipFile(io.BytesIO(DATA)) as archive:
        for info in archive.infolist():
            begin = info.header_offset + 30 + len(info.filename.encode())
            out[info.filename] = range(begin, begin + info.compress_size)
    return out


def flipped(at: int, bit: int = 0x10) -> bytes:
    return DATA[:at] + bytes([DATA[at] ^ bit]) + DATA[at + 1 :]


@pytest.mark.parametrize("bit", [0x01, 0x80])
def test_a_flipped_bit_anywhere_gives_the_same_document_or_a_sentence(bit: int) -> None:
    refused = 0
    for at in range(len(DATA)):
        try:
            stored = read(flipped(at, bit), "x")
        except StoreError:
            refused += 1
            continue
        assert stored.document == DOCUMENT, at
        assert stored.results in (b"", RESULTS)
    assert refused > len(DATA) // 2


def test_a_cut_anywhere_has_a_sentence() -> None:
    for at in range(len(DATA)):
        with pytest.raises(Damaged):
            read(DATA[:at], "x")


@pytest.mark.parametrize("change", [flipped, lambda at: DATA[:at], lambda at: DATA[:at] + bytes(len(DATA) - at)])
def test_what_is_read_of_a_damaged_file_is_whole_or_named_as_missing(change: Callable[[int], bytes]) -> None:
    read_something = 0
    for at in range(0, len(DATA), 3):
        try:
            rescued = rescue(change(at), "x")
        except Damaged:
            continue
        read_something += 1
        assert rescued.missing or rescued.document == DOCUMENT, at
    assert read_something > len(DATA) // 8


def test_without_the_directory_at_its_end_everything_is_still_there() -> None:
    end = DATA.index(b"PK\x01\x02")
    rescued = rescue(DATA[:end], "x")
    assert rescued.document == DOCUMENT
    assert rescued.sentence("x.samestory").startswith("Everything in “x.samestory” could be read.")


def test_every_part_that_is_missing_is_named() -> None:
    places = entries()

    def without(name: str, part: float = 0.3) -> tuple[Document, str]:
        place = places[name]
        rescued = rescue(flipped(place.start + int(len(place) * part), 0xFF), "x")
        return rescued.document, "; ".join(rescued.missing)

    document, missing = without("manifest.json")
    assert missing == "the title and the names of the articles"
    assert [e.raw for e in document.articles] == [TEXT, "Another text."]
    assert document.marks == DOCUMENT.marks
    document, missing = without("articles/a1/raw.txt")
    assert missing == "the stored text (its original file was read instead) of “ferry “one”.txt”"
    assert document == DOCUMENT
    document, missing = without("articles/a2/raw.txt", 0)
    assert missing.startswith("the text")
    assert document.articles[0] == DOCUMENT.articles[0]
    document, missing = without("articles/a2/original")
    assert missing == "the original file of “page.html”"
    for field in ("decisions", "codes", "marks", "notes"):
        document, missing = without(f"{field}.json")
        assert missing == f"some of the {field}"
        assert document.articles == DOCUMENT.articles
    assert rescue(DATA.replace(b"marks.json", b"marks.jsoN"), "x").missing[0] == "the marks"


def test_items_before_the_damage_are_kept() -> None:
    whole = json.dumps([{"id": str(n), "name": f"code {n}"} for n in range(50)]).encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(DATA)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, whole[:-300] if name == "codes.json" else data)
    rescued = rescue(buffer.getvalue(), "x")
    assert rescued.missing == ("some of the codes",)
    assert 35 < len(rescued.document.codes) < 50
    assert "Missing or uncertain: some of the codes." in rescued.sentence("x")


@pytest.mark.parametrize("data", [b"", b"Just an article.", b"PK\x03\x04" * 5000, bytes(5000)])
def test_where_nothing_can_be_read_that_is_said(data: bytes) -> None:
    with pytest.raises(Damaged, match="Nothing could be read of “x”"):
        rescue(data, "x")
