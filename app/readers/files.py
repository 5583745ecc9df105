"""Articles in: from a file, from bytes, or from the clipboard.

Limits (see docs/adr/0009 and 0021): text 2 MB, HTML 5 MB, anything 20 MB. Nothing is ever fetched from the network.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Callable
from pathlib import Path

from app.readers.decode import Decoded, NotText, decode, decode_as, label_of
from app.readers.kinds import ENDINGS, XLSX, ending, kind_of, not_readable
from app.readers.read import (
    COPY,
    CSV,
    DOCX,
    EML,
    HTML,
    MAX_FILE,
    MAX_HTML,
    MAX_PASTED_HTML,
    MAX_TEXT,
    MHT,
    ODT,
    PDF,
    PLAIN,
    RTF,
    Read,
    Unreadable,
)

_LINK = re.compile(r"\s*(?:https?|ftp)://\S+\s*|\s*www\.\S+\s*", re.I)


def needs_parser(path: Path) -> bool:
    """Whether a parser may have to read a file, by its ending (then it belongs in the reader process)."""
    return ENDINGS.get(ending(path.name)) != PLAIN


def take_bytes(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        Unreadable: if it is missing, a folder or device, too large, or may not be read.
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
        return data
    except FileNotFoundError as error:
        raise Unreadable(f"“{path.name}” was not found. It may have been moved or renamed.") from error
    except PermissionError as error:
        raise Unreadable(f"“{path.name}” may not be read with your account. Copy it to a folder of yours.") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = getattr(error, "strerror", None) or error
        raise Unreadable(f"“{path.name}” could not be read: {reason}.") from error


def read_file(path: Path) -> Read:
    """Read the article of a text file, here and now.

    Raises:
        Unreadable: if it cannot be read, or if a parser would have to (see `needs_parser`).
    """
    if needs_parser(path):
        raise Unreadable(f"“{path.name}” is no text file.")
    return read_plain(path.name, take_bytes(path))


def read_plain(name: str, data: bytes, encoding: str | None = None) -> Read:
    """Read an article from the bytes of a text file; no parser has a hand in it.

    Args:
        name: For people.
        data: The bytes.
        encoding: The one that a person chose; by default it is found out.

    Raises:
        Unreadable: if it is empty, too large or not text.
    """
    _not_empty(name, data)
    decoded = _decoded(name, data, encoding)
    _not_larger(name, data, MAX_TEXT)
    _not_empty(name, decoded.text)
    return Read(name, decoded.text, data, PLAIN, notes=_about(decoded, encoding), sure=decoded.sure)


def read_bytes(name: str, data: bytes, encoding: str | None = None) -> tuple[Read, ...]:
    """Read the articles in the bytes of a file called `name`: one, or of a list several. Meant for the reader process.

    Args:
        name: With its ending.
        data: The bytes.
        encoding: Of a text, page or list: the one that a person chose; by default it is found out.

    Raises:
        Unreadable: if nothing can be read.
    """
    _not_empty(name, data)
    if len(data) > MAX_FILE:
        raise Unreadable(f"“{name}” is too large (the limit is {MAX_FILE // 1_000_000} MB). {COPY}")
    if why := not_readable(name, data):
        raise Unreadable(f"“{name}” is {why}.")
    kind = kind_of(name, data)
    reader = _reader(kind)
    return reader(name, data) if reader else _read_text(name, data, kind, encoding)


def read_again(name: str, data: bytes, media: str, encoding: str) -> Read:
    """Read the original bytes of an article in another encoding; pages and lists belong in the reader process.

    Args:
        name: Of the article.
        data: Its original bytes.
        media: What it was read as.
        encoding: The one that a person chose.

    Raises:
        Unreadable: if nothing can be read in that encoding.
    """
    if media == PLAIN:
        return read_plain(name, data, encoding)
    return _read_text(name, data, media, encoding)[0]


def read_pasted(name: str, text: str) -> Read:
    """Take pasted plain text.

    Raises:
        Unreadable: if there is no text, too much, or nothing but a link.
    """
    if not text.strip():
        raise Unreadable("There is no text on the clipboard. Copy an article's text first, then paste it here.")
    if _LINK.fullmatch(text) or (len(text) < 10_000 and all(_LINK.fullmatch(line) for line in text.split())):
        raise Unreadable(
            "This is a link, not an article. Samestory fetches nothing from the web: open the page in your browser, "
            "select all of it (Ctrl+A), copy it and paste it here, or save the page and add the file."
        )
    if len(text) > MAX_TEXT:
        raise Unreadable(f"The pasted text is too long for one article (the limit is {MAX_TEXT:,} characters).")
    return Read(name, text, b"")


def holds_page(text: str, html: str | None) -> bool:
    """Whether pasted markup should be read as a page, in the reader process, rather than the plain text beside it."""
    if not html or len(html) > MAX_PASTED_HTML or not html.strip():
        return False
    return not text.strip() or ("<article" in html.lower() and not _LINK.fullmatch(text))


def read_pasted_page(name: str, text: str, html: str) -> Read:
    """Read pasted markup; the plain text beside it counts when the page holds no article. For the reader process.

    Raises:
        Unreadable: if there is no text.
    """
    from app.readers.html import read_html
    from app.readers.read import tidy

    page = read_html(html)
    if page is not None and len(page.text) > 0.5 * len(text):
        return Read(name, tidy(page.text), html.encode("utf-8", "replace"), HTML, page.hints)
    return read_pasted(name, text)


def _reader(kind: str) -> Callable[[str, bytes], tuple[Read, ...]] | None:
    """The reader of a kind of document, imported when it is first needed; None for text, pages and CSV lists."""
    if kind in (DOCX, ODT):
        from app.readers.office import read_docx, read_odt

        return read_docx if kind == DOCX else read_odt
    if kind == RTF:
        from app.readers.rtf import read_rtf

        return read_rtf
    if kind == PDF:
        from app.readers.pdf import read_pdf

        return read_pdf
    if kind in (MHT, EML):
        from app.readers.mail import read_eml, read_mht

        return read_mht if kind == MHT else read_eml
    if kind == XLSX:
        from app.readers.lists import read_xlsx

        return read_xlsx
    return None


def _read_text(name: str, data: bytes, kind: str, encoding: str | None) -> tuple[Read, ...]:
    """Text, a page or a CSV list."""
    decoded = _decoded(name, data, encoding)
    notes = _about(decoded, encoding)
    if kind == CSV:
        from app.readers.lists import read_csv

        _not_empty(name, decoded.text)
        return read_csv(name, data, decoded, notes)
    from app.readers.html import article_of, looks_like_html

    if kind == HTML or (ENDINGS.get(ending(name)) != PLAIN and looks_like_html(decoded.text)):
        _not_larger(name, data, MAX_HTML)
        raw, hints = article_of(name, decoded.text)
        return (Read(name, raw, data, HTML, hints, notes, decoded.sure),)
    return (read_plain(name, data, encoding),)


def _decoded(name: str, data: bytes, encoding: str | None) -> Decoded:
    """The characters of a text.

    Raises:
        Unreadable: if the bytes hold none.
    """
    if encoding is not None:
        try:
            return decode_as(data, encoding)
        except LookupError:
            raise Unreadable(f"“{encoding}” is no encoding that this program knows.") from None
    try:
        return decode(data)
    except NotText:
        pass
    if ENDINGS.get(ending(name)) == PLAIN and kind_of(name, data) != PLAIN:
        raise Unreadable(
            f"“{name}” does not hold text, whatever its name says. Give it the ending that belongs to it (.docx, .pdf, "
            ".rtf …) and add it again."
        ) from None
    raise Unreadable(
        f"“{name}” does not hold text. Samestory reads text, saved web pages, Word, OpenDocument, RTF and PDF "
        "documents, mails, and lists (.csv, .xlsx)."
    ) from None


def _about(decoded: Decoded, encoding: str | None) -> tuple[str, ...]:
    """The note on an encoding that was guessed or chosen."""
    if encoding is not None:
        return (f"Read as {label_of(encoding)}, as you chose.",)
    if decoded.sure:
        return ()
    return (f"Read as {label_of(decoded.encoding)}, which is a guess. If letters look wrong, choose another encoding.",)


def _not_empty(name: str, content: str | bytes) -> None:
    if not content.strip():
        raise Unreadable(f"“{name}” is empty.")


def _not_larger(name: str, data: bytes, limit: int) -> None:
    if len(data) > limit:
        raise Unreadable(
            f"“{name}” is too large for one article ({len(data) / 1e6:.1f} MB; the limit is {limit // 1_000_000} MB)."
        )
