"""Pages of columns, boxes, tables and right-to-left text: every paragraph comes out as written, in reading order."""

from __future__ import annotations

import io

import pypdf
import pytest
from pypdf.generic import DecodedStreamObject, NameObject, RectangleObject, StreamObject

from app.readers import Read, read_bytes
from tests.app.readers import FILES, sentence
from tests.app.readers.making import pdf

PDFS = FILES / "pdf"
QUAY = (PDFS / "quay.txt").read_text("utf-8").splitlines()
HEAD = "Harbour board to close the east quay"
BOX = "Built in 1911 of forty piles, the quay was repaired in 1987 and in 2004"


def lines_in(name: str, data: bytes | None = None) -> tuple[list[str], Read]:
    """The lines that are read of one of the files, or of changed bytes of it."""
    (read,) = read_bytes(name, (PDFS / name).read_bytes() if data is None else data)
    return [line for line in read.raw.split("\n") if line], read


@pytest.mark.parametrize(
    ("name", "before", "paragraphs", "behind"),
    [
        ("chromium-journal.pdf", [HEAD, "By Ana Brod"], QUAY[:16], None),
        ("chromium-drop.pdf", [HEAD], QUAY[:14], []),
        ("latex.pdf", [HEAD, "Ana Brod", "12 March 2024"], QUAY[:20], []),
        ("latex-dots.pdf", [HEAD, "Ana Brod", "12 March 2024"], QUAY[:20], []),
        ("typst.pdf", [HEAD], QUAY[:20], []),
        ("libreoffice.pdf", [HEAD], QUAY[:22] + QUAY[:14], None),
    ],
)
def test_columns_are_read_one_after_the_other(
    name: str, before: list[str], paragraphs: list[str], behind: list[str] | None
) -> None:
    lines, _ = lines_in(name)
    assert lines[: len(before) + len(paragraphs)] == before + paragraphs
    assert behind is None or lines[len(before) + len(paragraphs) :] == behind


def test_a_story_of_two_columns_and_one_beside_it_do_not_mix() -> None:
    lines, _ = lines_in("chromium-news.pdf")
    at = lines.index("Baker wins a prize again")
    first = lines.index(QUAY[0])
    assert lines[first : first + 12] == QUAY[:12]
    assert lines[at + 1 : at + 6] == QUAY[16:21]
    assert lines[0] == "The Elsa Courier, Tuesday 12 March 2024"


def test_a_box_comes_behind_the_paragraph_beside_it() -> None:
    lines, _ = lines_in("chromium-box.pdf")
    assert lines[:5] == [HEAD, QUAY[1], QUAY[3], QUAY[4], "The quay in figures"]
    assert lines[5] == f"{BOX}."
    assert lines[7:] == QUAY[5:9]
    lines, _ = lines_in("libreoffice.pdf")
    assert [line for line in lines if line in QUAY[14:17]][-3:] == QUAY[14:17]
    assert f"{BOX}, and nobody paid." in lines


def test_rows_of_a_table_stay_rows() -> None:
    lines, _ = lines_in("libreoffice.pdf")
    assert lines[-3:] == ["Year\tPiles lost\tReason", "1987\tThree\tBarge", "2004\tFive\tIce"]


def test_a_cell_of_several_lines_is_one_text() -> None:
    lines, _ = lines_in("chromium-journal.pdf")
    cell = "A barge struck the quay in the night and was not seen until the morning, the log says"
    assert cell in lines


@pytest.mark.parametrize(
    ("name", "gone"),
    [
        ("latex.pdf", "Journal of Quays"),
        ("typst.pdf", "The Elsa Courier"),
        ("libreoffice.pdf", "Page 1"),
        ("chromium-journal.pdf", "1/1"),
    ],
)
def test_lines_at_the_edges_of_pages_are_left_out_with_a_note(name: str, gone: str) -> None:
    _, read = lines_in(name)
    assert gone not in read.raw
    assert any(gone in note for note in read.notes)


@pytest.mark.parametrize("language", ["ar", "he", "ur"])
def test_right_to_left_text_comes_out_as_written(language: str) -> None:
    parts = (PDFS / "right-to-left.txt").read_text("utf-8").split("\n\n")
    (wanted,) = [part.split("\n")[1:] for part in parts if part.startswith(language)]
    lines, read = lines_in(f"rtl-{language}.pdf")
    assert lines == [line for line in wanted if line]
    assert any("right-to-left" in note for note in read.notes)


def changed(name: str, angle: int, matrix: tuple[float, ...] | None = None) -> bytes:
    """One of the files with its pages, or what is drawn on them, turned."""
    writer = pypdf.PdfWriter(clone_from=PDFS / name)
    for page in writer.pages:
        if matrix is not None:
            page.add_transformation(matrix)  # type: ignore[arg-type]  # six numbers, as it says
            page.mediabox = RectangleObject((0, 0, 900, 900))
        page.rotate(angle)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("angle", "matrix"),
    [(90, None), (270, None), (0, (0, 1, -1, 0, 600, 0)), (90, (0, -1, 1, 0, 0, 600)), (180, (-1, 0, 0, -1, 600, 600))],
)
def test_turned_pages_read_alike(angle: int, matrix: tuple[float, ...] | None) -> None:
    lines, _ = lines_in("latex.pdf", changed("latex.pdf", angle, matrix))
    assert lines == lines_in("latex.pdf")[0]


def test_text_across_the_page_comes_last() -> None:
    writer = pypdf.PdfWriter(clone_from=PDFS / "latex.pdf")
    page = writer.pages[0]
    stamp = StreamObject()
    stamp.set_data(b"q BT /F99 9 Tf 0 1 -1 0 12 100 Tm (Stamped at the side) Tj ET Q")
    page["/Resources"]["/Font"][NameObject("/F99")] = pypdf.generic.DictionaryObject(  # type: ignore[index]
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    page[NameObject("/Contents")] = pypdf.generic.ArrayObject(
        [writer._add_object(stamp), *([page["/Contents"]] if not isinstance(page["/Contents"], list) else [])]
    )
    out = io.BytesIO()
    writer.write(out)
    lines, _ = lines_in("latex.pdf", out.getvalue())
    assert "Stamped at the side" in lines
    assert lines.index("Stamped at the side") > lines.index(QUAY[2])


def without_letters(name: str, share: int) -> bytes:
    """One of the files whose fonts tell a sign for private use for every letter, or for one of `share`."""
    writer = pypdf.PdfWriter(clone_from=PDFS / name)
    for page in writer.pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            found = font.get_object()
            if "/ToUnicode" in found:
                cmap = DecodedStreamObject()
                lines = [f"<{code:04X}> <{0xE000 + code:04X}>" for code in range(1, 200, share)]
                rest = [f"<{code:04X}> <0061>" for code in range(1, 200) if (code - 1) % share]
                both = "\n".join([*lines, *rest])
                cmap.set_data(f"{len(lines) + len(rest)} beginbfchar\n{both}\nendbfchar".encode())
                found[NameObject("/ToUnicode")] = writer._add_object(cmap)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_file_that_does_not_tell_its_letters_says_so() -> None:
    assert "does not tell which letters" in sentence("chromium-box.pdf", without_letters("chromium-box.pdf", 1))
    _, read = lines_in("chromium-box.pdf", without_letters("chromium-box.pdf", 30))
    assert any("does not tell which letter it is" in note for note in read.notes)


def test_the_address_that_a_browser_printed_is_a_hint() -> None:
    data = (PDFS / "chromium-journal.pdf").read_bytes()
    assert read_bytes("a.pdf", data)[0].hints.url is None  # a file's own address says nothing
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf("The crews left.")))
    stream = StreamObject()
    stream.set_data(
        b"/Artifact <</Type /Pagination>> BDC BT /F1 8 Tf 20 20 Td (https://orsa.invalid/news/1 1/1) Tj ET EMC "
        b"BT /F1 12 Tf 72 720 Td (The crews left.) Tj ET"
    )
    writer.pages[0][NameObject("/Contents")] = writer._add_object(stream)
    out = io.BytesIO()
    writer.write(out)
    (read,) = read_bytes("a.pdf", out.getvalue())
    assert (read.raw, read.hints.url) == ("The crews left.", "https://orsa.invalid/news/1")


def test_text_that_a_file_gives_for_its_glyphs_counts() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf("x")))
    stream = StreamObject()
    stream.set_data(
        b"BT /F1 12 Tf 72 720 Td (The ) Tj /Span <</ActualText <FEFFD83DDEF6>>> BDC (x) Tj EMC ( min) Tj "
        b"/Span <</ActualText ()>> BDC (-) Tj EMC ET BT /F1 12 Tf 72 706 Td (istry left.) Tj ET"
    )
    writer.pages[0][NameObject("/Contents")] = writer._add_object(stream)
    out = io.BytesIO()
    writer.write(out)
    (read,) = read_bytes("a.pdf", out.getvalue())
    assert "The \U0001f6f6 min" in read.raw
    assert "-" not in read.raw
