"""Lists: tolerant headers, every delimiter, what was taken is said, each article keeps its row's bytes."""

from __future__ import annotations

import csv
import io

import pytest

from app.readers import Read, read_bytes
from app.readers.columns import columns_of
from app.readers.read import MAX_ROWS
from tests.app.readers import sentence

TEXT = "The crews left on Tuesday. Nobody had come."


def rows(data: str, encoding: str = "utf-8", name: str = "a.csv") -> tuple[Read, ...]:
    return read_bytes(name, data.encode(encoding))


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("outlet,date,headline,text", {"outlet": 0, "date": 1, "headline": 2, "text": 3}),
        ("Source;;Published At;TITLE;Article body", {"outlet": 0, "date": 2, "headline": 3, "text": 4}),
        ("publishDate,articleText,newspaper", {"date": 0, "text": 1, "outlet": 2}),
        ("Full-text,Author(s),Link", {"text": 0, "url": 2}),
        ("id,content_length,content", {"text": 2}),
        ("Text of the article,Date of publication", {"text": 0, "date": 1}),
        ("a,b,c", {}),
        ("text,text", {"text": 0}),
    ],
)
def test_columns_are_found_by_tolerant_names(header: str, found: dict[str, int]) -> None:
    names = header.split(";" if ";" in header else ",")
    assert {k: v for k, v in columns_of(names).items() if k != "byline"} == found


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_any_usual_delimiter_is_found(mark: str) -> None:
    data = (
        mark.join(["Outlet", "Date", "Text"]) + "\r\n" + mark.join(["Orsa Times", "2024-03-12", f'"{TEXT}"']) + "\r\n"
    )
    (read,) = rows(data)
    assert (read.raw, read.hints.outlet, read.hints.published) == (TEXT, "Orsa Times", "2024-03-12")
    assert read.original == data.encode()
    assert "No column was found for headline." in read.notes[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
def test_each_article_keeps_the_bytes_of_its_row(encoding: str) -> None:
    head, one, two = (
        "outlet,text\r\n",
        '"Café “Ö”","First line.\nSecond, “with” a comma."\r\n',
        "Zoë,Another text of hers.\r\n",
    )
    reads = rows(head + one + two, encoding)
    assert [r.hints.outlet for r in reads] == ["Café “Ö”", "Zoë"]
    assert reads[0].raw == "First line.\nSecond, “with” a comma."
    plain = encoding.removesuffix("-sig") if encoding != "utf-16" else "utf-16-le"
    assert [r.original for r in reads] == [(head + row).encode(plain) for row in (one, two)]
    assert [read_bytes("row.csv", r.original)[0].raw for r in reads] == [r.raw for r in reads]


def test_a_headline_stands_before_the_text_unless_it_is_there() -> None:
    first, second = rows(f"headline,text\nTalks fail,{TEXT}\nTalks fail,Talks  fail on the lake\n")
    assert first.raw == f"Talks fail\n\n{TEXT}"
    assert second.raw == "Talks  fail on the lake"
    assert first.hints.headline == second.hints.headline == "Talks fail"


def test_a_list_without_texts_says_what_is_missing() -> None:
    said = sentence("a.csv", b"outlet,date,words\nx,y,z\n")
    assert "has no column with the articles' text, so nothing was added" in said
    assert "Its columns are: “outlet”, “date”, “words”." in said
    assert "Name the one with the text “text” in the first row" in said
    assert "is empty in every row" in sentence("a.csv", b"outlet,text\nx,\ny, \n")
    assert "is empty" in sentence("a.csv", b" \n \n")


def test_a_title_above_the_header_is_no_header() -> None:
    (read,) = rows(f"Ferry talks 2024,,\n,,\noutlet,date,text\nOrsa Times,2024-03-12,{TEXT}\n")
    assert read.raw == TEXT
    assert read.name == "a.csv, row 4"


def test_a_long_list_gives_the_first_articles_and_says_so() -> None:
    reads = rows("text\n" + "".join(f"Text number {n}.\n" for n in range(MAX_ROWS + 5)))
    assert len(reads) == MAX_ROWS
    assert f"The list has {MAX_ROWS + 5} articles; the first {MAX_ROWS} were added." in " ".join(reads[0].notes)


def test_cells_of_a_workbook_come_as_text() -> None:
    from datetime import datetime

    from openpyxl import Workbook

    book = Workbook()
    cover = book.active
    assert cover is not None
    cover.title = "Cover"
    cover.append(["Articles of March"])
    sheet = book.create_sheet("Articles")
    sheet.append(["Outlet", "Date", "Text", "Words", "Formula"])
    sheet.append(["Orsa Times", datetime(2024, 3, 12), TEXT, 8, "=1+1"])
    sheet.append([None, datetime(2024, 3, 13, 7, 30), "Another text.", 2.5, None])
    out = io.BytesIO()
    book.save(out)
    first, second = read_bytes("a.xlsx", out.getvalue())
    assert (first.raw, first.hints.outlet, first.hints.published) == (TEXT, "Orsa Times", "2024-03-12")
    assert (second.hints.outlet, second.hints.published) == (None, "2024-03-13 07:30")
    assert "Only one of the 2 sheets was read" in " ".join(first.notes)
    cells = list(csv.reader(io.StringIO(first.original.decode("utf-8"))))
    assert cells[1][:4] == ["Orsa Times", "2024-03-12", TEXT, "8"]


def test_an_unclosed_quotation_mark_is_no_hang() -> None:
    reads = rows('text\n"never closed\n' + "line\n" * 1000)
    assert len(reads) == 1


def test_an_uncertain_encoding_is_said_once() -> None:
    reads = rows("outlet,text\nCaf\xe9,Some text.\nCaf\xe9,More text.\n", "latin-1")
    assert sum("is a guess" in note for read in reads for note in read.notes) == 1
    assert not any(read.sure for read in reads)
