# ruff: noqa: E501 - one case, one line
"""What Word writes around a text: changes, boxes, notes, fields, controls. Hand-made, as no Word is at hand."""

from __future__ import annotations

import pytest

from app.readers import Read, read_bytes
from tests.app.readers.making import W, archive, docx, paragraph

STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
MORE = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def read(body: str, space: str = W) -> Read:
    xml = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="{space}" {MORE}><w:body>{body}'
    (found,) = read_bytes("a.docx", archive({"word/document.xml": f"{xml}</w:body></w:document>".encode()}))
    return found


BODIES = {
    "inserted and deleted": (
        f'<w:p>{run("The crews ")}<w:del w:id="1"><w:r><w:delText>sank</w:delText></w:r></w:del><w:ins w:id="2">'
        f"{run('left')}</w:ins>{run('.')}</w:p>",
        "The crews left.",
    ),
    "moved": (
        f"<w:p>{run('One.')}<w:moveFrom>{run(' Two.')}</w:moveFrom></w:p><w:p><w:moveTo>{run('Two.')}</w:moveTo></w:p>",
        "One.\nTwo.",
    ),
    "end of a paragraph deleted": (
        f"<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>{run('The crews ')}</w:p>{paragraph('left.')}{paragraph('Two.')}",
        "The crews left.\nTwo.",
    ),
    "end of a paragraph inserted": (
        f"<w:p><w:pPr><w:rPr><w:ins w:id='1'/></w:rPr></w:pPr>{run('One.')}</w:p>{paragraph('Two.')}",
        "One.\nTwo.",
    ),
    "row of a table deleted": (
        f"<w:tbl><w:tr><w:trPr><w:del w:id='1'/></w:trPr><w:tc>{paragraph('Gone.')}</w:tc></w:tr>"
        f"<w:tr><w:tc>{paragraph('Kept.')}</w:tc></w:tr></w:tbl>",
        "Kept.",
    ),
    "link as a field": (
        f'<w:p>{run("See ")}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "http://a.invalid" '
        f'</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("the page")}'
        f'<w:r><w:fldChar w:fldCharType="end"/></w:r>{run(".")}</w:p>',
        "See the page.",
    ),
    "link": (f'<w:p>{run("See ")}<w:hyperlink r:id="rId1">{run("the page")}</w:hyperlink>{run(".")}</w:p>', "See the page."),
    "simple field": (f'<w:p><w:fldSimple w:instr=" DATE ">{run("12 March")}</w:fldSimple></w:p>', "12 March"),
    "smart tag": (f'<w:p>{run("In ")}<w:smartTag w:element="City">{run("Hallin")}</w:smartTag></w:p>', "In Hallin"),
    "control with text": (
        f"<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{paragraph('Inside.')}</w:sdtContent></w:sdt>",
        "Inside.",
    ),
    "control with its prompt": (
        f"{paragraph('Before.')}<w:p>{run('In ')}<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        f"{run('Click to enter text')}</w:sdtContent></w:sdt>{run('March')}</w:p>",
        "Before.\nIn March",
    ),
    "soft hyphen and fixed hyphen": (
        "<w:p><w:r><w:t>minis</w:t><w:softHyphen/><w:t>try, co</w:t><w:noBreakHyphen/><w:t>op</w:t></w:r></w:p>",
        "ministry, co\u2011op",
    ),
    "page break inside a paragraph": (
        f'<w:p>{run("One")}<w:r><w:lastRenderedPageBreak/></w:r>{run(" two")}</w:p><w:p><w:r><w:br w:type="page"/></w:r></w:p>',
        "One two",
    ),
    "text box": (
        f"<w:p>{run('Beside.')}<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>"
        f"{paragraph('Boxed.')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
        f"<w:txbxContent>{paragraph('Boxed.')}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        f"{run(' Behind.')}</w:p>",
        "Beside. Behind.\nBoxed.",
    ),
    "old text box": (
        f"<w:p><w:r><w:pict><v:textbox><w:txbxContent>{paragraph('Boxed.')}</w:txbxContent></v:textbox></w:pict></w:r>"
        f"{run('Beside.')}</w:p>",
        "Beside.\nBoxed.",
    ),
    "comment": (
        f'<w:p><w:commentRangeStart w:id="0"/>{run("Text.")}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/>'
        "</w:r></w:p>",
        "Text.",
    ),
    "list": (
        "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>" + run("First") + "</w:p>",
        "First",
    ),
    "merged cells": (
        f"<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>{paragraph('Wide')}</w:tc></w:tr><w:tr>"
        f"<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc>{paragraph('Narrow')}</w:tc></w:tr></w:tbl>",
        "Wide\n\nNarrow",
    ),
    "hidden": (f"<w:p>{run('Shown')}{run('hidden', '<w:vanish/>')}{run('.', '<w:vanish w:val=&quot;0&quot;/>'.replace('&quot;', chr(34)))}</w:p>", "Shown."),
    "symbol": ('<w:p><w:r><w:sym w:font="Wingdings" w:char="F0E0"/><w:t>Text</w:t></w:r></w:p>', "Text"),
    "a letter as a symbol": ('<w:p><w:r><w:t>5 </w:t><w:sym w:font="Arial" w:char="20AC"/></w:r></w:p>', "5 €"),
    "formula": (f"<w:p>{run('Then ')}<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>{run(' holds.')}</w:p>", "Then x=2 holds."),
    "reading above": (
        f"<w:p><w:r><w:ruby><w:rubyPr/><w:rt>{run('ko')}</w:rt><w:rubyBase>{run('湖')}</w:rubyBase></w:ruby></w:r></w:p>",
        "湖",
    ),
    "proofing marks": (f'<w:p><w:proofErr w:type="spellStart"/>{run("Ors")}<w:bookmarkStart w:id="0"/>{run("a")}</w:p>', "Orsa"),
}  # fmt: skip


@pytest.mark.parametrize("space", [W, STRICT])
@pytest.mark.parametrize("name", BODIES)
def test_text_comes_out_as_word_shows_it(name: str, space: str) -> None:
    body, wanted = BODIES[name]
    assert read(body, space).raw == wanted


def test_notes_heads_and_embedded_parts() -> None:
    body = (
        f'<w:p>{run("One")}<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="3"/></w:r></w:p>'
        '<w:altChunk r:id="rId9"/><w:sectPr><w:headerReference r:id="rId1"/></w:sectPr>'
    )
    found = read(body)
    assert found.raw == "One"
    assert found.notes == (
        "2 footnotes were left out.",
        "One part that was pasted in from another kind of file was not read. Open the document in Word, save it and add it "
        "again.",
    )


def test_the_main_part_may_have_another_name() -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        'Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/word/document2.xml"/>'
        "</Relationships>"
    )
    xml = f'<w:document xmlns:w="{STRICT}"><w:body>{paragraph("Strict.")}</w:body></w:document>'
    data = archive({"_rels/.rels": relations.encode(), "word/document2.xml": xml.encode()})
    assert read_bytes("a.docx", data)[0].raw == "Strict."


def test_spaces_that_only_lay_out_the_file_are_none() -> None:
    (found,) = read_bytes("a.docx", docx("<w:p>\n  <w:r>\n    <w:t>One.</w:t>\n  </w:r>\n</w:p>"))
    assert found.raw == "One."
