"""Nothing of a page is lost without a sentence, and a page made to be slow is read from top to bottom."""

from __future__ import annotations

import io
import random

import pypdf
import pytest
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject, NumberObject

from app.readers import Read, pdf_glyphs, pdf_layout, read_bytes
from app.readers.paragraphs import joined, words_of
from app.readers.pdf_glyphs import Piece
from app.readers.pdf_layout import cut
from app.readers.pdf_marks import raised
from app.readers.pdf_rows import Row, rows_of
from tests.app.readers.making import pdf

LAST = "The last line of the page."


def read_page(drawing: str, forms: dict[str, str] | None = None) -> Read:
    """What is read of a page with these instructions, which may draw forms by their names."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf("x")))
    page = writer.pages[0]
    named = DictionaryObject()
    for name, inside in (forms or {}).items():
        form = DecodedStreamObject()
        form.set_data(inside.encode("latin-1"))
        form.update(
            {
                NameObject("/Type"): NameObject("/XObject"),
                NameObject("/Subtype"): NameObject("/Form"),
                NameObject("/BBox"): ArrayObject(NumberObject(n) for n in (0, 0, 612, 792)),
            }
        )
        named[NameObject(f"/{name}")] = writer._add_object(form)
    page["/Resources"][NameObject("/XObject")] = named  # type: ignore[index]  # a dictionary in every page of ours
    stream = DecodedStreamObject()
    stream.set_data(drawing.encode("latin-1"))
    page[NameObject("/Contents")] = writer._add_object(stream)
    out = io.BytesIO()
    writer.write(out)
    (read,) = read_bytes("a.pdf", out.getvalue())
    return read


def shown(text: str, y: int, font: str = "F1") -> str:
    """Instructions that draw a line."""
    return f"BT /{font} 12 Tf 72 {y} Td ({text}) Tj ET "


def tall(kind: str, count: int, rules: int = 0) -> tuple[list[Row], list[tuple[float, float, float]]]:
    """A page of lines, of two columns, or of a table's rows, and lines drawn between them."""
    chance = random.Random(count)
    words = "words of one line " * 3
    pieces = []
    for number in range(count):
        y = 14.0 * (count - number)
        if kind == "lines":
            pieces.append(Piece(words, 72, 372 + chance.uniform(0, 160), y, 12))
        elif kind == "columns":
            pieces += [Piece(words, x, x + 160 + chance.uniform(0, 40), y, 10) for x in (72, 300)]
        else:
            pieces += [Piece(f"c{number}", x, x + chance.uniform(10, 60), y, 12) for x in range(72, 500, 90)]
    drawn = [(60.0, 560.0, 14.0 * (count - count * at // rules) - 4) for at in range(rules)]
    return rows_of(pieces), drawn


@pytest.mark.parametrize(("kind", "rules"), [("lines", 0), ("lines", 50), ("columns", 0), ("table", 0), ("table", 50)])
def test_the_search_for_columns_grows_with_the_rows(kind: str, rules: int) -> None:
    short, long = cut(*tall(kind, 250, rules)), cut(*tall(kind, 1000, 4 * rules))
    assert (short.crowded, long.crowded) == (False, False)
    assert long.steps < 6 * short.steps  # four times as many rows; by their square it would be sixteen
    assert long.steps < 200 * 1000


def test_lines_of_one_width_with_a_wider_one_below_cost_no_more() -> None:
    def page(count: int) -> list[Row]:
        pieces = [Piece("words of one line " * 3, 72, 372, 14.0 * n, 12) for n in range(1, count)]
        return rows_of([*pieces, Piece("a wider line at the foot", 72, 520, 0, 12)])

    assert cut(page(1000), ()).steps < 5 * cut(page(250), ()).steps


@pytest.mark.parametrize("limit", [0, 100, 3_000])
def test_a_page_that_takes_too_much_work_is_read_from_top_to_bottom(limit: int) -> None:
    rows, rules = tall("columns", 120)
    found = cut(rows, rules, limit)
    assert found.crowded
    assert found.steps <= limit + 500
    assert [line.y for line in found.lines] == [row.y for row in rows]
    assert sum(line.text.count("words of one line") for line in found.lines) == 120 * 2 * 3
    assert not cut(rows, rules).crowded


def test_a_crowded_page_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    drawing = "".join(shown(f"Line {n} of the text", 700 - 20 * n) for n in range(4))
    assert read_page(drawing).notes == ()
    monkeypatch.setattr(pdf_layout, "_STEPS", 1)
    monkeypatch.setattr(pdf_layout, "_STEPS_A_ROW", 0)
    read = read_page(drawing)
    assert all(f"Line {n} of the text" in read.raw for n in range(4))
    assert any("The lines of page 1 have too many gaps" in note for note in read.notes)


def test_a_page_of_very_many_pieces_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_glyphs, "_MAX_PIECES", 100)
    letters = f"[{'(a) -200 ' * 150}] TJ"
    drawing = "".join(f"BT /F1 3 Tf 20 {700 - 20 * n} Td {letters} ET " for n in range(3)) + shown(LAST, 500)
    read = read_page(drawing)
    assert read.raw.replace(LAST, "").split() == ["a"] * 450
    assert read.raw.endswith(LAST)
    assert any("page 1 is drawn in very many pieces" in note for note in read.notes)


def test_forms_without_text_do_not_use_up_those_with_text() -> None:
    read = read_page("/Dot Do " * 2_500 + "/Words Do", {"Dot": "0 0 3 3 re f", "Words": shown(LAST, 500)})
    assert (read.raw, read.notes) == (LAST, ())


def test_text_in_too_many_or_too_deep_forms_is_missed_with_a_note() -> None:
    many = read_page(shown("The first line.", 700) + "/One Do " * 2_100, {"One": shown("One", 600)})
    assert any("Some text of page 1 was left out" in note for note in many.notes)
    chain = {f"F{n}": f"/F{n + 1} Do" for n in range(14)} | {"F14": shown(LAST, 500)}
    deep = read_page(shown("The first line.", 700) + "/F0 Do", chain)
    assert deep.raw == "The first line."
    assert any("Some text of page 1 was left out" in note for note in deep.notes)


def test_a_form_that_draws_itself_is_drawn_once_without_a_note() -> None:
    read = read_page("/F0 Do", {"F0": f"{shown(LAST, 500)} /F0 Do"})
    assert (read.raw, read.notes) == (LAST, ())


def test_text_without_a_font_leaves_signs() -> None:
    read = read_page(shown("The crews left the quay in the morning", 700) + shown("abc", 680, "F9"))
    assert read.raw.count("\ufffd") == 3
    assert any("3 signs the file does not tell" in note for note in read.notes)


@pytest.mark.parametrize(
    ("before", "digits", "behind", "wanted", "notes"),
    [
        ("fares at $19.", "99 ", "from May", "fares at $19.99 from May", 0),
        (r"about \(3 x 10\)", "9 ", "litres", "about (3 x 10)⁹ litres", 0),
        ("a field of 5 acre", "2 ", "by the lake", "a field of 5 acre² by the lake", 0),
        ("some 1.5 x 10", "9", " litres", "some 1.5 x 10⁹ litres", 0),
        ("the crews left.", "3 ", "Then the", "the crews left. Then the", 1),
        ("the board", "12", " said so", "the board said so", 1),
    ],
)
def test_raised_digits(before: str, digits: str, behind: str, wanted: str, notes: int) -> None:
    read = read_page(
        f"BT /F1 12 Tf 72 700 Td ({before}) Tj /F1 7 Tf 5 Ts ({digits}) Tj /F1 12 Tf 0 Ts ({behind}) Tj ET"
    )
    assert read.raw == wanted
    assert len(read.notes) == notes
    assert all("One small raised number behind words was left out" in note for note in read.notes)


@pytest.mark.parametrize(
    ("before", "digits", "wanted"),
    [
        ("", "1", "1"),
        ("end. ", "1", "1"),
        ("£ 4,", "50", "50"),
        ("for 19.", "99", "⁹⁹"),
        ("in 2019.", "4", None),
        ("in 2019", "4", "⁴"),
        ("12 km", "2", "²"),
        ("12 people", "2", None),
        ("said so.”", "7", None),
        ("a “quay”", "7", None),
        ("(so they said)", "7", "⁷"),
        ("5%", "7", "⁷"),
        ("per metre", "3", "³"),
        ("per metre", "4", None),
    ],
)
def test_marks_of_footnotes_are_told_from_exponents(before: str, digits: str, wanted: str | None) -> None:
    assert raised(before, digits) == wanted


def test_a_long_paragraph_is_joined_by_its_end() -> None:
    words = words_of(["gate post", "gatepost"])
    assert joined("word " * 5_000 + "gate-", "post", words).endswith("word gatepost")
    assert joined("x" * 5_000 + "-", "post", words).endswith("xpost")
