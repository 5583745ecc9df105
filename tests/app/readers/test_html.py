"""Saved web pages: the article comes out with hints, nothing is fetched, and no page hangs the program."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.readers import SafeReader, Unreadable, read_bytes
from app.readers.html import looks_like_html, read_html

PARAGRAPHS = [
    "The ferry crews of Lake Orsa walked out of talks with the water ministry on Tuesday, saying that nobody had come.",
    "“We waited for nine hours,” said Jon Dahl, a spokesman for the crews. “Then we went home to our boats.”",
    "The ministry, which had announced the meeting on Monday, did not respond to a request for comment on Wednesday.",
    "Ferries have not crossed the lake since the water fell below the lowest landing stage at Hallin in the spring.",
    "A second meeting, on the northern shore, is planned for Friday; the crews have not said whether they will come.",
]
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Crews walk out of ferry talks | Orsa Times</title>
<meta property="og:site_name" content="Orsa Times"><meta name="author" content="Ana Brod">
<meta property="article:published_time" content="2024-03-12T08:00:00Z">
<meta property="og:title" content="Crews walk out of ferry talks">
<script src="https://example.invalid/x.js"></script></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Crews walk out of ferry talks</h1>{"".join(f"<p>{p}</p>" for p in PARAGRAPHS)}
<img src="https://example.invalid/x.png"></article>
<aside><h3>Most read</h3><ul><li>Ten boats to see before they sink</li></ul></aside>
<footer>© Orsa Times. Subscribe to our newsletter.</footer></body></html>"""


@pytest.fixture(scope="module")
def reader() -> Iterator[SafeReader]:
    reader = SafeReader(timeout=30)
    yield reader
    reader.close()


def test_the_article_comes_out_with_its_hints() -> None:
    (read,) = read_bytes("page.html", PAGE.encode())
    assert read.media == "text/html"
    assert read.original == PAGE.encode()
    for paragraph in PARAGRAPHS:
        assert paragraph in read.raw.splitlines()
    assert "Ten boats" not in read.raw
    assert "Sport" not in read.raw
    assert read.hints.headline == "Crews walk out of ferry talks"
    assert read.hints.outlet == "Orsa Times"
    assert read.hints.byline == "Ana Brod"
    assert (read.hints.published or "").startswith("2024-03-12")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("© Orsa Times.", "Copyright 2021 Orsa Times."),
        ("<li>Ten boats", "<li>3 February 2019 <a href='/2019/02/03/boats'>Ten boats</a>"),
        ("in the spring.", "on 3 May 2011."),
    ],
)
def test_a_page_that_does_not_say_its_date_has_none(before: str, after: str) -> None:
    undated = PAGE.replace('content="2024-03-12T08:00:00Z"', 'content=""').replace(before, after)
    assert after in undated
    page = read_html(undated)
    assert page is not None
    assert page.hints.published is None


def test_curly_quotes_of_old_pages_survive() -> None:
    (read,) = read_bytes("page.htm", PAGE.replace("<head>", "<head><meta charset=windows-1252>").encode("cp1252"))
    assert PARAGRAPHS[1] in read.raw


def test_a_page_without_ending_is_recognised_and_text_about_markup_is_not() -> None:
    assert read_bytes("page", PAGE.encode())[0].media == "text/html"
    assert read_bytes("page.txt", PAGE.encode())[0].media == "text/plain"
    assert not looks_like_html("Use a < b and c > d. The <b> tag is old.")


@pytest.mark.parametrize("markup", ["<html></html>", "<html><body>\x00</body></html>", "<!-- nothing -->", "<" * 5000])
def test_a_page_without_an_article_has_a_sentence(markup: str) -> None:
    assert read_html(markup) is None
    with pytest.raises(Unreadable, match=r"No article text was found in “x\.html”"):
        read_bytes("x.html", b" " + markup.replace("\x00", "").encode())


def test_pages_are_read_in_a_process_of_their_own(reader: SafeReader, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE, "utf-8")
    assert reader.read(page) == read_bytes("page.html", PAGE.encode())
    empty = tmp_path / "empty.html"
    empty.write_text("<html></html>", "utf-8")
    with pytest.raises(Unreadable, match="No article text"):
        reader.read(empty)
    text = tmp_path / "a.txt"
    text.write_text("One line.", "utf-8")
    assert reader.read(text)[0].raw == "One line."


def test_a_page_made_to_hang_a_parser_is_given_up_and_the_next_one_is_read(tmp_path: Path) -> None:
    bomb, page = tmp_path / "bomb.html", tmp_path / "page.html"
    bomb.write_bytes(b"<html><body><article><p>" + b"<b>word </b>" * 300_000 + b"</p></article></body></html>")
    page.write_text(PAGE, "utf-8")
    hasty = SafeReader(timeout=2)
    started = time.monotonic()
    try:
        with pytest.raises(Unreadable, match=r"“bomb.html” took longer than 2 seconds to read and was given up"):
            hasty.read(bomb)
        assert time.monotonic() - started < 15
    finally:
        hasty.close()
    patient = SafeReader(timeout=30)
    try:
        assert PARAGRAPHS[0] in patient.read(page)[0].raw
        assert patient._process is not None
        patient._process.kill()
        patient._process.join(5)
        assert PARAGRAPHS[0] in patient.read(page)[0].raw
    finally:
        patient.close()
        patient.close()


def test_joiners_of_scripts_and_emoji_survive() -> None:
    words = "می\u200cخواهم &zwnj; \U0001f469\u200d\U0001f680 &#8205; کتاب"
    (read,) = read_bytes("page.html", PAGE.replace(PARAGRAPHS[2], PARAGRAPHS[2] + " " + words).encode())
    assert "می\u200cخواهم \u200c \U0001f469\u200d\U0001f680 \u200d کتاب" in read.raw


def test_halves_of_characters_in_markup_are_no_error() -> None:
    page = read_html(PAGE.replace("nine hours", "nine \ud83d hours"))
    assert page is not None
    assert "nine \ufffd hours" in page.text
