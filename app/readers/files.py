"""One article in: from a file, from bytes, or from the clipboard.

Limits (see docs/adr/0009): text 2 MB, HTML 5 MB, anything 20 MB. Nothing is ever fetched from the network.
"""

from __future__ import annotations

import stat
from dataclasses import dataclass, field
from pathlib import Path

from analyzers.records import Hints
from app.readers.decode import NotText, decode
from app.readers.html import looks_like_html, read_html

MAX_FILE = 20_000_000
MAX_TEXT = 2_000_000
MAX_HTML = 5_000_000
MAX_PASTED_HTML = 200_000
"""Pasted pages are read while the window waits: a second for most of this size; larger ones count as plain text."""
_HTML_ENDINGS = (".html", ".htm", ".xhtml")
_TEXT_ENDINGS = (".txt", ".text", ".md")
_NOT_YET = {
    ".pdf": "PDF files",
    ".docx": "Word files",
    ".doc": "Word files",
    ".odt": "OpenDocument files",
    ".rtf": "RTF files",
    ".mht": "web archives",
    ".mhtml": "web archives",
    ".eml": "mail files",
}


class Unreadable(Exception):
    """A file that cannot be read; the message is one sentence or two for a person."""


@dataclass(frozen=True)
class Read:
    """What was read.

    Attributes:
        name: For people: the file's name.
        raw: The decoded text, or the text taken out of the page.
        original: The bytes that came in.
        media: "text/plain" or "text/html".
        hints: Title, outlet, dates and so on that a page declares.
        notes: Sentences a person should see.
    """

    name: str
    raw: str
    original: bytes
    media: str = "text/plain"
    hints: Hints = field(default_factory=Hints)
    notes: tuple[str, ...] = ()


def needs_parser(path: Path) -> bool:
    """Whether a parser may have to read a file, by its ending (then it belongs in the reader process)."""
    return path.suffix.lower() not in _TEXT_ENDINGS


def read_file(path: Path, *, parse: bool = True) -> Read:
    """Read one article from a file.

    Args:
        path: The file.
        parse: False stops after reading the bytes: `original` is filled, `raw` is empty.

    Raises:
        Unreadable: if it is missing, empty, too large, not text, or may not be read.
    """
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise Unreadable(f"“{path.name or path}” is a folder. Choose the files in it.")
        if not stat.S_ISREG(about.st_mode):  # a device or a pipe may never end
            raise Unreadable(f"“{path.name}” is not a file. Copy the article's text into a text file and add that.")
        with path.open("rb") as file:
            data = file.read(MAX_FILE + 1)
        if len(data) > MAX_FILE:
            raise Unreadable(
                f"“{path.name}” is too large ({about.st_size / 1e6:.0f} MB; the limit is {MAX_FILE // 1_000_000} MB). "
                "Copy the article's text into a text file and add that."
            )
    except FileNotFoundError as error:
        raise Unreadable(f"“{path.name}” was not found. It may have been moved or renamed.") from error
    except PermissionError as error:
        raise Unreadable(f"“{path.name}” may not be read with your account. Copy it to a folder of yours.") from error
    except OSError as error:
        raise Unreadable(f"“{path.name}” could not be read: {error.strerror or error}.") from error
    return read_bytes(path.name, data) if parse else Read(path.name, "", data)


def read_bytes(name: str, data: bytes) -> Read:
    """Read one article from the bytes of a file called `name`.

    Raises:
        Unreadable: if it is empty, too large or not text.
    """
    if not data.strip():
        raise Unreadable(f"“{name}” is empty.")
    ending = Path(name).suffix.lower()
    if ending in _NOT_YET:
        raise Unreadable(
            f"“{name}”: {_NOT_YET[ending]} cannot be read yet. Open it, copy the article's text and paste it here."
        )
    try:
        decoded = decode(data)
    except NotText:
        raise Unreadable(
            f"“{name}” does not hold text. Samestory reads text files (.txt) and saved web pages (.html)."
        ) from None
    is_html = ending in _HTML_ENDINGS or (ending not in _TEXT_ENDINGS and looks_like_html(decoded.text))
    limit = MAX_HTML if is_html else MAX_TEXT
    if len(data) > limit:
        raise Unreadable(
            f"“{name}” is too large for one article ({len(data) / 1e6:.1f} MB; the limit is {limit // 1_000_000} MB)."
        )
    notes = () if decoded.sure else (f"Read as {decoded.encoding}; if letters look wrong, save the file as UTF-8.",)
    if is_html:
        return _page(name, decoded.text, data, notes)
    if not decoded.text.strip():
        raise Unreadable(f"“{name}” is empty.")
    return Read(name, decoded.text, data, notes=notes)


def read_pasted(name: str, text: str, html: str | None = None) -> Read:
    """Read pasted text; pasted HTML is used when it holds a whole page, else the plain text counts.

    Raises:
        Unreadable: if there is no text.
    """
    if html and len(html) <= MAX_PASTED_HTML and "<article" in html.lower():
        page = read_html(html)
        if page is not None and len(page.text) > 0.5 * len(text):
            return Read(name, page.text, html.encode("utf-8", "surrogatepass"), "text/html", page.hints)
    if not text.strip():
        raise Unreadable("There is no text on the clipboard. Copy an article's text first, then paste it here.")
    if len(text) > MAX_TEXT:
        raise Unreadable(f"The pasted text is too long for one article (the limit is {MAX_TEXT:,} characters).")
    return Read(name, text, b"")


def _page(name: str, markup: str, data: bytes, notes: tuple[str, ...]) -> Read:
    """Text and hints of an HTML page."""
    page = read_html(markup)
    if page is None:
        raise Unreadable(
            f"No article text was found in “{name}”. Open the page, copy the article's text and paste it here."
        )
    return Read(name, page.text, data, "text/html", page.hints, notes)
