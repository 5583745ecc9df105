"""What kind of file something is: by its first bytes where they say so, else by its ending. Nothing is parsed here."""

from __future__ import annotations

import re
from pathlib import PurePath

from app.readers.read import CSV, DOCX, EML, HTML, MHT, ODT, PDF, PLAIN, RTF

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ENDINGS = {
    ".txt": PLAIN,
    ".text": PLAIN,
    ".md": PLAIN,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".docx": DOCX,
    ".odt": ODT,
    ".rtf": RTF,
    ".pdf": PDF,
    ".mht": MHT,
    ".mhtml": MHT,
    ".eml": EML,
    ".csv": CSV,
    ".tsv": CSV,
    ".xlsx": XLSX,
}
"""Endings that can be read, and what they promise."""

OTHER_KINDS = {
    ".doc": "an old Word file. Open it in Word or LibreOffice, save it as .docx and add that",
    ".dot": "an old Word file. Open it in Word or LibreOffice, save it as .docx and add that",
    ".xls": "an old Excel file. Open it in Excel or LibreOffice, save it as .xlsx or .csv and add that",
    ".ods": "an OpenDocument spreadsheet. Open it, save it as .xlsx or .csv and add that",
    ".pages": "a Pages document. Export it from Pages as Word (.docx) and add that",
    ".epub": "an e-book. Open it, copy the article's text and paste it here",
    ".webarchive": "a web archive of Safari. Open it, copy the article's text and paste it here",
    ".msg": "an Outlook mail. Save it from the mail program as .eml, or copy its text and paste it here",
    ".odp": "a presentation. Open it, copy the article's text and paste it here",
    ".pptx": "a presentation. Open it, copy the article's text and paste it here",
    ".zip": "a packed folder. Unpack it and add the files in it",
}
"""Endings that people try and that cannot be read: what it is and what to do."""

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM6")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PARTS = ((b"word/", DOCX), (b"xl/workbook.xml", XLSX), (b"mimetypeapplication/vnd.oasis.opendocument.text", ODT))
_MAIL_HEAD = re.compile(
    rb"\A(?:[!-9;-~]{1,60}:[^\n]{0,1000}\n(?:[ \t][^\n]{0,1000}\n){0,20}){2,}", re.I
)  # header lines, folded ones included
_MIME = re.compile(rb"^mime-version:", re.I | re.M)


def ending(name: str) -> str:
    """The ending of a file's name in small letters, with its dot."""
    return PurePath(name).suffix.lower()


def kind_of(name: str, data: bytes) -> str:
    """The media type to read a file as; what its first bytes say goes before its ending.

    Returns:
        A media type of `ENDINGS`; text/plain also when nothing is known: decoding will tell.
    """
    said = ENDINGS.get(ending(name), PLAIN)
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"%PDF-") or (said == PDF and b"%PDF-" in data[:1024]):
        return PDF
    if said in (PDF, RTF) and not head.startswith(b"{\\rtf"):
        return PLAIN
    if head.startswith(b"{\\rtf"):
        return RTF
    if head.startswith(b"PK\x03\x04"):
        for part, kind in _PARTS:
            if part in data[:4096] or (said != kind and part in data[-65_536:]):
                return kind
        return said
    if said in (HTML, PLAIN, CSV) and ending(name) not in (".txt", ".text", ".csv", ".tsv") and _mail(head):
        return MHT
    return said


def not_readable(name: str, data: bytes) -> str | None:
    """What a file is that cannot be read, with what to do, or None when it may be one that can."""
    if data.startswith(_OLE):
        if ending(name) in (".docx", ".xlsx"):
            return "protected with a password. Open it, save a copy without a password and add that"
        return OTHER_KINDS.get(ending(name), OTHER_KINDS[".doc"])
    if data.startswith(_PICTURES):
        return "a picture; no text can be read in it. Copy the article's text from its page and paste it here"
    if data.startswith(b"bplist00"):
        return OTHER_KINDS[".webarchive"]
    if ending(name) in OTHER_KINDS and kind_of(name, data) == PLAIN and _no_text(data):
        return OTHER_KINDS[ending(name)]
    return None


def _mail(head: bytes) -> bool:
    """Whether a file begins with the header of a mail or a web archive."""
    found = _MAIL_HEAD.match(head)
    return found is not None and _MIME.search(found.group()) is not None


def _no_text(data: bytes) -> bool:
    """Whether the beginning of the bytes cannot be text (old endings are also used for plain files)."""
    return b"\x00" in data[:4096] or data.startswith(b"PK\x03\x04")
