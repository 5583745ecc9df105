"""What is made to harm: each has its sentence, nothing is fetched, opened or expanded, and nothing hangs."""

from __future__ import annotations

import _socket
import io
import os
import socket
import struct
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.readers import SafeReader, Unreadable, process, read_bytes
from app.readers.read import MAX_FILE
from tests.app.readers import FILES, FIRST, sentence
from tests.app.readers.making import archive, docx, odt, paragraph, pdf

LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)


@pytest.fixture(scope="module")
def reader() -> Iterator[SafeReader]:
    reader = SafeReader(timeout=30)
    yield reader
    reader.close()


@pytest.mark.parametrize("make", [docx, odt])
def test_entities_are_never_expanded(make: object, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    name = f"a.{getattr(make, '__name__', '')}"
    body = {docx: paragraph("&j;"), odt: "<text:p>&j;</text:p>"}[make]  # type: ignore[index]  # a function as a key
    outside = f'<!DOCTYPE x [<!ENTITY j SYSTEM "{secret.as_uri()}">]>'
    remote = '<!DOCTYPE x SYSTEM "http://orsa-times.invalid/x.dtd">'
    for before in (LAUGHS, outside, remote):
        said = sentence(name, make(body, before))  # type: ignore[operator]  # one of the two makers
        assert "was not read" in said
        assert "secret" not in said.replace("secret.txt", "")


def test_zip_bombs_are_refused_before_they_are_unpacked() -> None:
    started = time.monotonic()
    bomb = archive({"word/document.xml": b"<w:p/>" * 10_000_000})
    assert len(bomb) < 200_000
    assert "unpacks to far more than an article holds" in sentence("bomb.docx", bomb)
    flat = archive({"content.xml": b"x" * 5_000_000, "mimetype": b"application/vnd.oasis.opendocument.text"})
    assert "unpacks to far more" in sentence("bomb.odt", flat)
    many = archive({f"word/{n}.xml": b"" for n in range(2_100)})
    assert "2,100 parts" in sentence("many.docx", many)
    assert "unpacks to far more" in sentence("bomb.xlsx", archive({"xl/workbook.xml": b" " * 30_000_000}))
    assert time.monotonic() - started < 10


def test_a_zip_that_lies_about_its_sizes_gives_no_more_than_it_says() -> None:
    data = bytearray(archive({"word/document.xml": b"<x>" + b"a" * 50_000_000}))
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = data.index(mark) + at
        data[place : place + 4] = struct.pack("<I", 1000)
    assert "is damaged" in sentence("liar.docx", bytes(data))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("deep.docx", docx("<w:p>" * 100_000)),
        ("deep.odt", odt("<text:span>" * 100_000)),
        ("open.docx", docx("<w:p><w:r><w:t>never closed")),
        ("none.docx", archive({"other.xml": b"<x/>"})),
        ("none.odt", archive({"mimetype": b"application/vnd.oasis.opendocument.text"})),
        ("nul.docx", docx(paragraph("a\x00b"))),
        ("utf7.docx", archive({"word/document.xml": b'<?xml version="1.0" encoding="utf-7"?><a/>'})),
        ("cut.docx", (FILES / "article.docx").read_bytes()[:3000]),
        ("cut.odt", (FILES / "article.odt").read_bytes()[:-200]),
        ("cut.xlsx", (FILES / "list.xlsx").read_bytes()[:-500]),
        ("head.pdf", b"%PDF-1.7\n"),
        ("nothing.mht", b"\r\n\r\n"),
    ],
)
def test_what_is_damaged_says_so(name: str, data: bytes) -> None:
    if name == "nothing.mht":
        assert "is empty" in sentence(name, data)
    else:
        assert "is damaged or is not what its name says. Your file was not changed" in sentence(name, data)


def test_deep_nesting_that_is_closed_is_no_crash() -> None:
    assert "is damaged" in sentence("deep.docx", docx("<w:p>" * 50_000 + "</w:p>" * 50_000))
    mail = b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a0\n\n" + b"".join(
        f"--a{n}\nContent-Type: multipart/mixed; boundary=a{n + 1}\n\n".encode() for n in range(400)
    )
    for name in ("deep.eml", "deep.mht"):
        assert sentence(name, mail)
    assert sentence("deep.rtf", b"{\\rtf1 " + b"{" * 500_000)


def test_halves_of_characters_and_controls_do_not_come_in() -> None:
    (read,) = read_bytes("a.rtf", rb"{\rtf1\ansi\ansicpg1252 Boat \u-10179?\u-8458? and \u-10179? alone\u0?\u7?.\par}")
    assert read.raw == "Boat \U0001f6f6 and \ufffd alone."
    read.raw.encode()


def test_a_pdf_with_too_many_pages_is_refused() -> None:
    assert "has 301 pages; 300 is the limit" in sentence("long.pdf", pdf(*["Word"] * 301))


def test_a_pdf_says_which_pages_hold_no_text() -> None:
    (read,) = read_bytes("half.pdf", pdf("The ferry crews left.", "", "Nobody came."))
    assert read.raw.split() == "The ferry crews left. Nobody came.".split()
    assert read.notes == ("Page 2 of 3 holds no text, perhaps a picture of it.",)


def test_a_pdf_whose_pages_lead_in_a_circle_is_no_hang() -> None:
    data = pdf("One.").replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]")
    assert sentence("circle.pdf", data)


@pytest.mark.parametrize(
    "name", ["a.docx", "a.odt", "a.rtf", "a.pdf", "a.xlsx", "a.mht", "a.eml", "a.html", "a.csv", "a"]
)
def test_twenty_megabytes_of_anything_are_a_sentence(name: str, reader: SafeReader) -> None:
    started = time.monotonic()
    for data in (b"\x00\xff" * (MAX_FILE // 2), b"word, \n" * (MAX_FILE // 7), b"<p><b>" * (MAX_FILE // 6)):
        with pytest.raises(Unreadable):
            reader.read_bytes(name, data)
    assert time.monotonic() - started < 120


def test_a_file_of_more_than_twenty_megabytes_is_refused() -> None:
    assert "is too large (the limit is 20 MB)" in sentence("a.pdf", b"%PDF-" + b"a" * MAX_FILE)


def test_passwords_are_named() -> None:
    locked = bytearray(archive({"word/document.xml": b"<a/>"}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(mark) + at] |= 1
    assert "protected with a password" in sentence("a.docx", bytes(locked))
    assert "protected with a password" in sentence("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    data = {"META-INF/manifest.xml": b"<manifest:encryption-data/>", "content.xml": b"\x00"}
    kind = {"mimetype": b"application/vnd.oasis.opendocument.text"}
    assert "protected with a password" in sentence("a.odt", archive({**kind, **data}))


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX systems")
def test_the_reader_process_has_no_way_out(tmp_path: Path) -> None:
    """The hook stays in a process for good, so it is tried in a child."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            process._give_up_ways_out()
            status = _ways_out(tmp_path)
        finally:
            os._exit(status)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert list(tmp_path.iterdir()) == []


def _ways_out(folder: Path) -> int:
    """How many ways out are open, of those tried."""
    tries = (
        lambda: _socket.socket().connect(("127.0.0.1", 9)),
        lambda: socket.getaddrinfo("orsa-times.invalid", 80),
        lambda: os.system("true"),
        lambda: (folder / "x").write_text("x"),
        lambda: (folder / "y").open("ab"),
    )
    left = 0
    for attempt in tries:
        try:
            attempt()
        except PermissionError:
            continue
        left += 1
    return left


def test_files_are_read_in_the_reader_process_as_here(reader: SafeReader) -> None:
    for name in ("article.docx", "article.odt", "article.rtf", "article.pdf", "page.mhtml", "list.xlsx", "list.csv"):
        assert reader.read(FILES / name) == read_bytes(name, (FILES / name).read_bytes()), name


def test_memory_of_the_reader_process_is_limited(reader: SafeReader) -> None:
    if sys.platform == "win32":
        pytest.skip("limits of POSIX systems")
    flat = docx("".join(paragraph(FIRST) for _ in range(9000)))  # over two million characters
    with pytest.raises(Unreadable, match=r"too long for one article|unpacks to far more"):
        reader.read_bytes("long.docx", flat)


def test_an_archive_in_an_archive_is_not_opened() -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as out:
        out.writestr("a.txt", "text")
    assert "packed folder" in sentence("all.zip", inner.getvalue())
