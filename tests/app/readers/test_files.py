"""Every input that is no article has its clear sentence, and nothing but a sentence."""

from __future__ import annotations

import os
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.readers import Read, Unreadable, holds_page, read_bytes, read_file, read_pasted, read_pasted_page
from app.readers.files import needs_parser, take_bytes
from app.readers.read import MAX_FILE, MAX_HTML, MAX_TEXT
from tests.app.readers import sentence

ARTICLE = "Ferry talks fail\r\n\r\nHALLIN — The “crews” left.\u00a0Nobody\u2028came.\n"


def refused(path: Path) -> str:
    with pytest.raises(Unreadable) as caught:
        read_bytes(path.name, take_bytes(path)) if needs_parser(path) else read_file(path)
    message = str(caught.value)
    assert message.startswith(f"“{path.name}”")
    assert message.endswith(".")
    assert "Error" not in message
    return message


def test_text_comes_in_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "مذاکرات “two”.txt"
    path.write_bytes(ARTICLE.encode())
    read = read_file(path)
    assert (read.name, read.raw, read.original, read.media) == (path.name, ARTICLE, ARTICLE.encode(), "text/plain")
    assert read.notes == ()


def test_letters_are_composed_and_the_file_is_kept_as_it_came() -> None:
    """macOS writes "ñ" as "n" and a sign above; Hangul and vowel signs of Arabic come apart likewise."""
    text = "Señora Núñez met Zoë and 한국 at café Ålesund; آزاد کشمیر.\n"
    parted = unicodedata.normalize("NFD", text)
    assert parted != text
    (read,) = read_bytes("a.txt", parted.encode())
    assert (read.raw, read.original) == (text, parted.encode())
    assert read_pasted("Pasted text 1", parted).raw == text


def test_missing(tmp_path: Path) -> None:
    assert "not found" in refused(tmp_path / "gone.txt")
    assert refused(tmp_path / ("n" * 300 + ".txt"))


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe \x00\n\x00", "\u2003\u00a0".encode()])
def test_empty(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "nothing.txt"
    path.write_bytes(data)
    assert "is empty" in refused(path)


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 20,
        b"\x89PNG\r\n\x1a\n" + bytes(200),
        b"PK\x03\x04" + b"\x01" * 300,
        b"%PDF-1.7\n%more",
        b"GIF89a....",
        b"\x00\x00\x00\x18ftypmp42" * 30,
        b"\xff\xfe" + b"\x01\x00\x02\x00" * 40,
    ],
)
def test_binary(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "picture.txt"
    path.write_bytes(data)
    assert "does not hold text" in refused(path)


def test_a_folder(tmp_path: Path) -> None:
    path = tmp_path / "articles.txt"
    path.mkdir()
    assert "is a folder. Choose the files in it" in refused(path)


def test_enormous(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes(b"word " * (MAX_TEXT // 5 + 1))
    assert "too large for one article (2.0 MB; the limit is 2 MB)" in refused(path)
    with path.open("wb") as file:
        file.truncate(40_000 * MAX_FILE)  # 800 GB of nothing, on disk none
    assert "the limit is 20 MB" in refused(path)
    page = tmp_path / "large.html"
    page.write_bytes(b"<p>word</p> " * (MAX_HTML // 12 + 1))
    assert "the limit is 5 MB" in refused(page)


@pytest.mark.skipif(sys.platform == "win32", reason="devices and pipes of POSIX systems")
def test_what_never_ends_is_not_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    assert "is not a file" in refused(pipe)
    assert "is not a file" in refused(Path("/dev/zero"))


def test_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("x")

    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)  # tests may run as root, who may read everything
    assert "may not be read with your account" in refused(path)

    def broken(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "open", broken)
    assert "could not be read: Input/output error" in refused(path)


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.pages", b"PK\x03\x04" + bytes(40), "Export it from Pages as Word (.docx)"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "save it as .xlsx or .csv"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "save it as .docx"),
        ("a.jpg", b"\xff\xd8\xff\xe0" + bytes(600), "is a picture"),
        ("a.webarchive", b"bplist00" + bytes(40), "a web archive of Safari"),
        ("a.pdf", b"\x00\x01anything", "does not hold text"),
    ],
)
def test_what_cannot_be_read_is_named_with_what_to_do(name: str, data: bytes, says: str) -> None:
    message = sentence(name, data)
    assert says in message


def test_a_document_under_the_name_of_a_text_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"%PDF-1.7 x")
    assert "whatever its name says. Give it the ending that belongs to it" in refused(path)


def test_a_page_under_the_name_of_a_word_file_is_read() -> None:
    page = "<html><body><p>" + "The ferry crews of Lake Orsa left. " * 30 + "</p></body></html>"
    (read,) = read_bytes("saved.doc", page.encode())
    assert read.media == "text/html"


@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.md", "a"]))
def test_any_bytes_are_text_or_a_sentence(data: bytes, name: str) -> None:
    try:
        (read,) = read_bytes(name, data)
    except Unreadable:
        return
    assert read.original == data
    assert read.raw.strip()
    assert not any("\ud800" <= char <= "\udfff" for char in read.raw)


def test_pasted_text() -> None:
    assert read_pasted("Pasted text 1", ARTICLE) == Read("Pasted text 1", ARTICLE, b"")
    with pytest.raises(Unreadable, match="no text on the clipboard"):
        read_pasted("Pasted text 1", " \n")
    with pytest.raises(Unreadable, match="too long"):
        read_pasted("Pasted text 1", "x" * (MAX_TEXT + 1))


def test_pasted_markup_without_an_article_falls_back_to_its_text() -> None:
    read = read_pasted_page("Pasted text 1", "Only this.", "<article></article>")
    assert (read.raw, read.media) == ("Only this.", "text/plain")


def test_pasted_markup_is_read_as_a_page_only_where_it_is_one() -> None:
    article = "<article><p>x</p></article>"
    assert holds_page("x", article)
    assert holds_page("", "<p>markup alone</p>")
    assert not holds_page("x", "<b>x</b>")
    assert not holds_page("x", None)
    assert not holds_page("https://orsa-times.invalid/a", f"<a href='x'>{article}</a>")
    assert not holds_page("x", article * 100_000)


@pytest.mark.parametrize(
    "text", ["https://orsa-times.invalid/a?b=c\n", " www.orsa-times.invalid ", "http://a.invalid http://b.invalid"]
)
def test_a_link_is_not_fetched_and_says_what_to_do(text: str) -> None:
    with pytest.raises(Unreadable, match="Samestory fetches nothing from the web: open the page in your browser"):
        read_pasted("Pasted text 1", text)


def test_text_with_a_link_in_it_is_text() -> None:
    assert read_pasted("Pasted text 1", "See https://orsa-times.invalid/a for more.").raw.startswith("See")


def test_only_plain_text_is_read_outside_the_reader_process() -> None:
    assert [needs_parser(Path(n)) for n in ("a.txt", "a.MD", "a.html", "a.aspx", "a")] == [
        False,
        False,
        True,
        True,
        True,
    ]
