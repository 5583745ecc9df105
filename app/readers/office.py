"""Word (.docx) and OpenDocument (.odt) text: zip archives of XML, read with limits and without a tree in memory.

XML is read event by event with defusedxml, document types refused: no entity is ever expanded, no file or address
named in it is opened. Paragraphs become lines, table cells lines of their own. Deleted text of tracked changes,
hidden text, comments and footnotes are left out; footnotes are counted, for a note.

Element names: ECMA-376 part 1 (WordprocessingML, also its strict namespace); OpenDocument 1.3 part 3.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import Protocol
from xml.etree.ElementTree import ParseError

from app.readers.read import COPY, DOCX, ODT, Read, Unreadable, checked, tidy

MAX_ENTRIES = 2_000
MAX_UNPACKED = 60_000_000
MAX_RATIO = 100
_HARMLESS = 2_000_000
"""Bytes that may be packed as tightly as they can: a short text that repeats itself."""
MAX_DEPTH = 2_000
"""Elements inside each other; a table inside a table inside a text box has some thirty."""

DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
    LookupError,
)
_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_MATH = (
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
)
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
_TEXT, _OFFICE = _ODF.format("text"), _ODF.format("office")
_DRAW_TEXT = {"{http://www.w3.org/2000/svg}title", "{http://www.w3.org/2000/svg}desc"} | {
    f"{{{_ODF.format('svg-compatible')}}}{name}" for name in ("title", "desc")
}


class _Target(Protocol):
    """What reads the events of an XML file."""

    def start(self, tag: str, attributes: dict[str, str]) -> None: ...
    def end(self, tag: str) -> None: ...
    def data(self, data: str) -> None: ...
    def close(self) -> None: ...


class Package:
    """A zip archive whose limits were checked."""

    def __init__(self, name: str, data: bytes) -> None:
        """Open it.

        Raises:
            Unreadable: if it is damaged, protected, or larger than any article.
        """
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except DAMAGE as error:
            raise damaged(name) from error
        entries = self._zip.infolist()
        size = sum(entry.file_size for entry in entries)
        if len(entries) > MAX_ENTRIES or size > MAX_UNPACKED or size > max(MAX_RATIO * len(data), _HARMLESS):
            raise Unreadable(
                f"“{name}” unpacks to far more than an article holds ({size / 1e6:.0f} MB in {len(entries):,} parts) "
                f"and was not opened. Your file was not changed. If you trust it: {COPY[0].lower()}{COPY[1:]}"
            )
        if any(entry.flag_bits & 1 for entry in entries):
            raise Unreadable(
                f"“{name}” is protected with a password. Open it, save a copy without a password and add that."
            )

    def names(self) -> list[str]:
        """Names of the parts."""
        return self._zip.namelist()

    def part(self, part: str) -> bytes:
        """The bytes of a part.

        Raises:
            KeyError: if there is none of this name.
            Unreadable: if it is damaged or says another size than it has.
        """
        info = self._zip.getinfo(part)
        try:
            with self._zip.open(info) as file:
                return file.read(min(info.file_size, MAX_UNPACKED) + 1)
        except DAMAGE as error:
            raise damaged(self.name) from error


def damaged(name: str) -> Unreadable:
    """The sentence for a file that lost bytes or is none of its kind."""
    return Unreadable(
        f"“{name}” is damaged or is not what its name says. Your file was not changed; try to open it in the program "
        "that made it, copy the article's text and paste it here."
    )


def parse(name: str, xml: bytes, target: _Target) -> None:
    """Send the events of an XML file to a target.

    Raises:
        Unreadable: if it is not XML, or declares a document type.
    """
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import XMLParser

    parser = XMLParser(target=target, forbid_dtd=True, forbid_entities=True, forbid_external=True)
    try:
        for at in range(0, len(xml), 65_536):
            parser.feed(xml[at : at + 65_536])
        parser.close()
    except DefusedXmlException as error:
        raise Unreadable(
            f"“{name}” holds instructions that no document needs (an XML document type) and was not read. "
            f"Your file was not changed. If you trust it: {COPY[0].lower()}{COPY[1:]}"
        ) from error
    except (ParseError, ValueError, LookupError) as error:
        raise damaged(name) from error


class _Depth:
    """Counts how deep the reader is and what is being left out; base of both readers."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.footnotes = 0
        self.embedded = 0
        self._skipped = 0
        self._depth = 0
        self._open: list[list[str]] = []  # paragraphs begun; one inside another in a text box
        self._boxed: list[str] = []  # lines of text boxes, until the paragraph that they hang on ends

    def _enter(self, leave_out: bool) -> bool:
        """Go one element down; whether it counts."""
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise ValueError("elements inside each other without end")
        if self._skipped or leave_out:
            self._skipped += 1
        return not self._skipped

    def _leave(self) -> bool:
        """Go one element up; whether the one left counted."""
        self._depth -= 1
        if self._skipped:
            self._skipped -= 1
            return False
        return True

    def _add(self, text: str) -> None:
        if self._open:
            self._open[-1].append(text)

    def _end_paragraph(self) -> None:
        """A paragraph ends; those of text boxes come behind the one in which they stand."""
        if not self._open:
            return
        text = "".join(self._open.pop()).replace("\x00", " ")
        if self._open:
            self._boxed.append(text)
        else:
            self.lines += [text, *self._boxed]
            self._boxed.clear()

    def close(self) -> None:
        """Nothing to do."""


class _WordText(_Depth):
    """Text of a WordprocessingML part."""

    _LEFT_OUT = frozenset(
        "del moveFrom instrText delText delInstrText pPr tblPr trPr tcPr sectPr sdtPr rubyPr rt numPr tblGrid".split()
    )

    def __init__(self) -> None:
        super().__init__()
        self._in_text = False
        self._hidden = False
        self._inside: list[str] = []  # names of the elements that are open
        self._joins = False  # the paragraph's end was deleted: it goes on in the next one
        self._begun = ""
        self._rows: list[tuple[int, bool]] = []  # of tables: lines before each open row, whether it was deleted
        self._prompt = False  # the next content of a control is the prompt to fill it in

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        space, _, local = tag.removeprefix("{").rpartition("}")
        word = space in _WORD
        self._inside.append(local if word else "")
        if word:
            self._told(attributes)
        prompt = word and local == "sdtContent" and self._prompt
        if prompt:
            self._prompt = False
        counts = self._enter(tag == _FALLBACK or prompt or (word and local in self._LEFT_OUT))
        if counts and local == "t" and space in _MATH:
            self._in_text = True
        if not counts or not word:
            return
        if local == "p":
            self._open.append([self._begun])
            self._begun = ""
        elif local == "tr":
            self._rows.append((len(self.lines), False))
        elif local == "r":
            self._hidden = False
        elif local == "vanish":
            self._hidden = _on(attributes)
        elif local == "t":
            self._in_text = not self._hidden
        elif local in ("tab", "ptab"):
            self._add("\t")
        elif local in ("br", "cr"):
            self._add("\n")
        elif local == "noBreakHyphen":
            self._add("\u2011")
        elif local == "sym" and not self._hidden:
            self._add(_sign(attributes))
        elif local in ("footnoteReference", "endnoteReference"):
            self.footnotes += 1
        elif local == "altChunk":
            self.embedded += 1

    def _told(self, attributes: dict[str, str]) -> None:
        """What properties tell of the text around them."""
        path = tuple(self._inside[-3:])
        if path == ("pPr", "rPr", "del") and self._skipped == 2:
            self._joins = True
        elif path[1:] == ("trPr", "del") and self._rows and self._skipped == 1:
            self._rows[-1] = (self._rows[-1][0], True)
        elif path[1:] == ("sdtPr", "showingPlcHdr") and self._skipped == 1:
            self._prompt = _on(attributes)
        elif path[-1] == "sdt":
            self._prompt = False

    def end(self, tag: str) -> None:
        """An element ends."""
        if self._inside:
            self._inside.pop()
        space = tag.removeprefix("{").rpartition("}")[0]
        if not self._leave() or space not in (*_WORD, *_MATH):
            return
        if tag.endswith("}t"):
            self._in_text = False
        elif space in _MATH:
            return
        elif tag.endswith("}p"):
            if self._joins and len(self._open) == 1:
                self._begun = "".join(self._open.pop())
            else:
                self._end_paragraph()
            self._joins = False
        elif tag.endswith("}tr") and self._rows:
            before, gone = self._rows.pop()
            if gone:
                del self.lines[before:]

    def data(self, data: str) -> None:
        """Characters."""
        if self._in_text and not self._skipped:
            self._add(data)

    def close(self) -> None:
        """The document ends."""
        if self._begun:
            self.lines.append(self._begun)


def _on(attributes: dict[str, str]) -> bool:
    """Whether a property that can be on or off is on."""
    return next((value for key, value in attributes.items() if key.endswith("}val")), "1") in ("1", "true", "on")


def _sign(attributes: dict[str, str]) -> str:
    """The character of a symbol, unless its font gives codes for private use their shapes."""
    code = next((value for key, value in attributes.items() if key.endswith("}char")), "")
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return chr(number) if 0x20 <= number < 0xD800 else ""


class _OpenText(_Depth):
    """Text of an OpenDocument content part. White space collapses as the standard says (part 3, 6.1.2)."""

    _LEFT_OUT = frozenset(f"{{{_TEXT}}}{name}" for name in ("tracked-changes", "note", "ruby-text", "hidden-text")) | {
        f"{{{_OFFICE}}}annotation",
        f"{{{_OFFICE}}}forms",
        *_DRAW_TEXT,
    }

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if tag == f"{{{_TEXT}}}note" and not self._skipped:
            self.footnotes += 1
        if not self._enter(tag in self._LEFT_OUT):
            return
        if tag in (f"{{{_TEXT}}}p", f"{{{_TEXT}}}h"):
            self._open.append([])
        elif tag == f"{{{_TEXT}}}s":
            count = attributes.get(f"{{{_TEXT}}}c", "1")
            self._add("\x00" * min(int(count) if count.isdecimal() and len(count) < 5 else 1, 1000))
        elif tag == f"{{{_TEXT}}}tab":
            self._add("\t")
        elif tag == f"{{{_TEXT}}}line-break":
            self._add("\n")

    def end(self, tag: str) -> None:
        """An element ends."""
        if self._leave() and tag in (f"{{{_TEXT}}}p", f"{{{_TEXT}}}h"):
            self._end_paragraph()

    def data(self, data: str) -> None:
        """Characters; every run of white space is one space, at the beginning of a paragraph none."""
        if self._skipped or not self._open:
            return
        before = self._open[-1][-1] if self._open[-1] else "\n"
        text = data.translate(_SPACES)
        while "  " in text:
            text = text.replace("  ", " ")
        if text.startswith(" ") and before.endswith((" ", "\n", "\t")):
            text = text[1:]
        if text:
            self._add(text)


_SPACES = str.maketrans("\t\r\n", "   ")


def read_docx(name: str, data: bytes) -> tuple[Read, ...]:
    """Read a Word document.

    Raises:
        Unreadable: if it cannot be read or holds no text.
    """
    package = Package(name, data)
    text = _WordText()
    try:
        xml = package.part(_main_part(package))
    except KeyError as error:
        raise damaged(name) from error
    parse(name, xml, text)
    return (_result(name, data, DOCX, text),)


def read_odt(name: str, data: bytes) -> tuple[Read, ...]:
    """Read an OpenDocument text.

    Raises:
        Unreadable: if it cannot be read or holds no text.
    """
    package = Package(name, data)
    text = _OpenText()
    try:
        if b"manifest:encryption-data" in package.part("META-INF/manifest.xml"):
            raise Unreadable(
                f"“{name}” is protected with a password. Open it, save a copy without a password and add that."
            )
    except KeyError:
        pass  # then the content will tell
    try:
        xml = package.part("content.xml")
    except KeyError as error:
        raise damaged(name) from error
    parse(name, xml, text)
    return (_result(name, data, ODT, text),)


def _main_part(package: Package) -> str:
    """The part with the document's text, as the package's relations name it."""
    usual = "word/document.xml"
    if usual in package.names():
        return usual
    found = _Relations()
    parse(package.name, package.part("_rels/.rels"), found)
    return found.main or usual


class _Relations:
    """Finds the main part among a package's relations."""

    def __init__(self) -> None:
        self.main = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if tag == _RELATIONS and attributes.get("Type", "").endswith("/officeDocument"):
            self.main = posixpath.normpath(attributes.get("Target", "")).lstrip("/")

    def end(self, tag: str) -> None:
        """Nothing."""

    def data(self, data: str) -> None:
        """Nothing."""

    def close(self) -> None:
        """Nothing."""


def _result(name: str, data: bytes, media: str, found: _Depth) -> Read:
    """The lines as one text, with a note on what was left out."""
    lines = tidy("\n".join(found.lines)).split("\n")
    text = checked(name, "\n".join(line.rstrip(" \t") for line in lines).strip("\n"))
    notes: tuple[str, ...] = ()
    if found.footnotes:
        many = "One footnote was" if found.footnotes == 1 else f"{found.footnotes} footnotes were"
        notes = (f"{many} left out.",)
    if found.embedded:
        many = "One part that was" if found.embedded == 1 else f"{found.embedded} parts that were"
        read = "was not read" if found.embedded == 1 else "were not read"
        notes += (
            f"{many} pasted in from another kind of file {read}. Open the document in Word, save it and add it again.",
        )
    return Read(name, text, data, media, notes=notes)
