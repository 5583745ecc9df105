"""Lists as spreadsheets of other languages and other programs write them: columns, delimiters, kinds of cells."""

from __future__ import annotations

import pytest

from app.readers import Read, read_bytes
from tests.app.readers import FILES, sentence
from tests.app.readers.making import archive

LONG = (
    "The ferry crews walked out of talks with the water ministry on Tuesday, saying that nobody had come to meet them, "
    "and that there would be no fourth meeting."
)


def rows(data: str | bytes) -> tuple[Read, ...]:
    reads = read_bytes("a.csv", data.encode() if isinstance(data, str) else data)
    for read in reads:  # what is kept gives the same article
        (again,) = read_bytes("kept.csv", read.original)
        assert (again.raw, again.hints) == (read.raw, read.hints)
    return reads


@pytest.mark.parametrize(
    "header",
    [
        "Título;Fecha;Medio;Texto completo",
        "Titre;Date de publication;Journal;Corps du texte",
        "Überschrift;Datum;Zeitung;Artikeltext",
        "Titolo;Data pubblicazione;Giornale;Testo",
        "Título;Data publicação;Jornal;Conteúdo",
        "Заголовок;Дата публикации;Издание;Полный текст",
        "العنوان;التاريخ;المصدر;نص المقال",
        "عنوان;تاریخ اشاعت;روزنامه;متن",
        "标题;日期;媒体;正文",
        "見出し;日付;媒体名;本文",
        "제목;날짜;언론사;본문",
        "Kop;Datum;Krant;Tekst",
        "Başlık;Tarih;Gazete;Metin",
        "כותרת;תאריך;עיתון;טקסט",
    ],
)
def test_names_of_columns_in_other_languages(header: str) -> None:
    (read,) = rows(f"{header}\r\nCrews leave;2024-03-12;Orsa Times;They left.\r\n")
    assert read.raw == "Crews leave\n\nThey left."
    assert (read.hints.outlet, read.hints.headline) == ("Orsa Times", "Crews leave")
    assert read.hints.published == "2024-03-12"


def test_columns_in_another_order_and_with_others_between() -> None:
    (read,) = rows("id,text,n,date,x,source\n7,They left.,3,2024-03-12,,Orsa Times\n")
    assert (read.raw, read.hints.outlet, read.hints.published) == ("They left.", "Orsa Times", "2024-03-12")


def test_a_list_without_a_header_is_read_by_its_long_column() -> None:
    reads = rows(f'Orsa Times,2024-03-12,Crews,"{LONG}"\nRadio,2024-03-13,More,"{LONG} Twice."\n')
    assert [read.raw for read in reads] == [LONG, f"{LONG} Twice."]
    assert [read.hints.published for read in reads] == ["2024-03-12", "2024-03-13"]
    assert all(read.hints.outlet is None and read.hints.headline is None for read in reads)
    assert "text from column 4, date from column 2" in reads[0].notes[0]


def test_unknown_names_do_not_matter_when_one_column_is_long() -> None:
    (read,) = rows(f"Kenteken;Verhaal\n7;{LONG}\n")
    assert read.raw == LONG
    assert "text from “Verhaal”" in read.notes[0]


def test_short_columns_without_names_are_no_articles() -> None:
    assert "no column with the articles' text" in sentence("a.csv", b"a,b\nshort,cells\n")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
def test_tabs_marks_and_quotes_over_lines(encoding: str) -> None:
    (read,) = rows(
        'Outlet\tText\r\nCafé Zoë\t"First “line”, with a\ttab.\r\n\r\nShe said ""no""."\r\n'.encode(encoding)
    )
    assert read.raw == 'First “line”, with a\ttab.\n\nShe said "no".'
    assert read.hints.outlet == "Café Zoë"


def test_a_line_that_tells_excel_the_delimiter_is_no_article() -> None:
    (read,) = rows("sep=;\r\nOutlet;Text\r\nOrsa Times;They left, all of them.\r\n")
    assert read.raw == "They left, all of them."


@pytest.mark.parametrize("name", ["xlsxwriter.xlsx", "xlsxwriter-1904.xlsx"])
def test_cells_of_every_kind(name: str) -> None:
    reads = read_bytes(name, (FILES / name).read_bytes())
    text = "The crews left on Tuesday. Nobody had come."
    assert [read.raw for read in reads] == [
        f"Crews walk out of talks\n\n{text}\nSecond paragraph.",
        f"A second =title\n\n{text} Twice.",
        f"2024\n\n{text} A third time.",
    ]
    assert [read.hints.outlet for read in reads] == ["Orsa Times", "Radio Transit", "Daily Ledger"]
    assert [read.hints.published for read in reads] == ["2024-03-12", "2024-03-13 08:30", "14.03.2024"]


def workbook(space: str, relations: str) -> bytes:
    """A workbook with a shared string of several runs and a reading, strings in the cells, and a formula's result."""
    usual = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    sheet = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Outlet</t></is></c></row>'
        '<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" t="inlineStr"><is><r><t xml:space="preserve">Orsa </t></r>'
        "<r><t>Times</t></r></is></c></row>"
        '<row r="3"><c r="A3" t="str"><f>A2</f><v>From a formula.</v></c></row>'
    )
    shared = (
        '<si><t>Text</t></si><si><r><t>湖の</t></r><r><t xml:space="preserve"> boats_x000D_\n left.</t></r>'
        '<rPh sb="0" eb="1"><t>ミズウミ</t></rPh><phoneticPr fontId="1"/></si>'
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{usual}/content-types"><Default Extension="xml" '
        'ContentType="application/xml"/><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}.sharedStrings+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{usual}/relationships"><Relationship Id="rId1" '
        f'Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{space}" xmlns:r="{relations}"><sheets><sheet name="A" sheetId="1" '
        'r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{usual}/relationships"><Relationship Id="rId1" '
        f'Type="{relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" '
        f'Type="{relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{space}"><sheetData>{sheet}</sheetData></worksheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{space}">{shared}</sst>',
    }
    return archive({name: text.encode() for name, text in parts.items()})


@pytest.mark.parametrize(
    ("space", "relations"),
    [
        (
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        ),
        ("http://purl.oclc.org/ooxml/spreadsheetml/main", "http://purl.oclc.org/ooxml/officeDocument/relationships"),
    ],
)
def test_usual_and_strict_workbooks(space: str, relations: str) -> None:
    reads = read_bytes("a.xlsx", workbook(space, relations))
    assert [read.raw for read in reads] == ["湖の boats\n left.", "From a formula."]
    assert reads[0].hints.outlet == "Orsa Times"
