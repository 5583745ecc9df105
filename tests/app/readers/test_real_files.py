"""Files of LibreOffice and Chromium come in whole: every line, no line that was deleted, the very bytes kept."""

from __future__ import annotations

import unicodedata

import pytest

from app.readers import MEDIA, PLAIN, read_bytes
from tests.app.readers import ARABIC, DELETED, FILES, FIRST, LAST, LATIN, LINES, OTHERS, THIRD, URDU, real, sentence


def of_a_page(line: str) -> str:
    """A line as trafilatura gives it, with spaces for no-break spaces."""
    return line.replace("\u00a0", " ")


WHOLE = ["article.docx", "article.odt", "article.rtf", "page.mhtml", "saved/page.html"]


@pytest.mark.parametrize("name", WHOLE)
def test_every_line_comes_out_as_it_was_written(name: str) -> None:
    (read,) = real(name)
    lines = read.raw.split("\n")
    composed = [unicodedata.normalize("NFC", line) for line in LINES]
    wanted = [of_a_page(line) for line in composed] if "page" in name else composed
    assert [line for line in wanted if line not in lines] == []
    assert DELETED not in read.raw
    assert read.original == (FILES / name).read_bytes()
    assert read.media in MEDIA
    assert read.media != PLAIN


@pytest.mark.parametrize("name", ["article.docx", "article.odt", "article.rtf"])
def test_tables_breaks_tabs_and_spaces_come_out(name: str) -> None:
    (read,) = real(name)
    lines = read.raw.split("\n")
    assert "First line" in lines
    assert "second line\tafter a tab,   three spaces." in lines
    cells = read.raw.replace("\t", "\n").split("\n")
    assert all(cell in cells for cell in ("Landing stage", "Depth in metres", "Hallin", "0.4", "1.1"))
    assert "Footnote:" not in read.raw


@pytest.mark.parametrize("name", ["article.docx", "article.odt"])
def test_what_was_left_out_is_said(name: str) -> None:
    (read,) = real(name)
    assert read.notes == ("One footnote was left out.",)


@pytest.mark.parametrize("name", ["article.pdf", "page.pdf"])
def test_lines_of_a_pdf_become_paragraphs(name: str) -> None:
    (read,) = real(name)
    lines = read.raw.split("\n")
    wanted = LATIN[:3] if name == "article.pdf" else LATIN  # there the deleted sentence is printed behind the last
    assert [line for line in wanted if line not in lines] == []
    assert LAST in read.raw
    assert OTHERS in lines
    assert any("right-to-left" in note for note in read.notes)


def test_a_long_pdf_has_its_paragraphs_across_pages_without_running_heads() -> None:
    (read,) = real("long.pdf")
    wanted = (FILES / "long.txt").read_text("utf-8").split("\n")
    assert [line for line in read.raw.split("\n") if line] == wanted
    assert "Orsa Times, 12 March 2024" in " ".join(read.notes)


def test_a_scan_and_a_locked_pdf_say_so() -> None:
    scan = sentence("scan.pdf", (FILES / "scan.pdf").read_bytes())
    assert "holds pictures of pages and no text" in scan
    assert "OCR" in scan
    assert "is protected with a password" in sentence("locked.pdf", (FILES / "locked.pdf").read_bytes())


@pytest.mark.parametrize("name", ["page.mhtml", "saved/page.html"])
def test_a_saved_page_brings_its_hints_and_not_its_menus(name: str) -> None:
    (read,) = real(name)
    assert read.hints.outlet == "Orsa Times"
    assert read.hints.headline == "Crews walk out of ferry talks"
    assert read.hints.byline == "Ana Brod"
    assert (read.hints.published or "").startswith("2024-03-12")
    assert "Weather" not in read.raw
    assert "Ten boats" not in read.raw
    if name == "page.mhtml":
        assert read.hints.url == "http://orsa-times.invalid/page.html"


def test_a_web_archive_under_the_name_of_a_page_is_read_as_what_it_is() -> None:
    data = (FILES / "page.mhtml").read_bytes()
    (read,) = read_bytes("page.html", data)
    assert read.media == "multipart/related"
    assert FIRST in read.raw


@pytest.mark.parametrize(
    ("name", "wrong"),
    [("article.docx", "a.odt"), ("article.odt", "a.docx"), ("article.rtf", "a.doc"), ("page.pdf", "a")],
)
def test_a_wrong_ending_does_not_matter(name: str, wrong: str) -> None:
    (read,) = read_bytes(wrong, (FILES / name).read_bytes())
    assert THIRD in read.raw


def test_an_old_word_file_says_what_to_do() -> None:
    assert "save it as .docx" in sentence("article.doc", (FILES / "article.doc").read_bytes())


@pytest.mark.parametrize("name", ["list.xlsx", "list.csv"])
def test_a_list_gives_an_article_a_row(name: str) -> None:
    reads = real(name)
    assert [read.name for read in reads] == [f"{name}, row 2", f"{name}, row 3", f"{name}, row 5"]
    assert [read.hints.outlet for read in reads] == ["Orsa Times", "Radio Transit", "Daily Ledger"]
    assert [read.hints.published for read in reads] == ["2024-03-12", "2024-03-13", "14 March 2024"]
    assert reads[0].raw.split("\n")[0] == "Crews walk out of ferry talks"
    assert all(line in reads[0].raw.split("\n") for line in LATIN)
    assert URDU in reads[1].raw
    assert ARABIC in reads[2].raw
    said = " ".join(reads[0].notes)
    assert "text from “Full text”" in said
    assert "outlet from “Publication”" in said
    assert "One row has no text and was passed over." in said
    for read in reads:  # what is kept of each is a list of one article that gives the same article
        (again,) = read_bytes("kept.csv", read.original)
        assert (again.raw, again.hints) == (read.raw, read.hints)
        assert read.media == "text/csv"


def test_a_document_of_python_docx_comes_out_whole() -> None:
    (read,) = real("python-docx.docx")
    assert [line for line in read.raw.split("\n") if line] == [
        "Crews walk out of ferry talks",
        "The ferry crews of Lake Orsa walked out of talks on Tuesday.",
        "First demand",
        "A boat",
        "“We waited,” said Jon Dahl.",
        "Stage",
        "Depth",
        "Hallin",
        "0.4",
        "The last line.",
    ]
    assert read.hints.byline is None
