"""The text layer of a PDF, with pypdf: lines of a page put together into paragraphs, running heads left out.

A PDF holds glyphs at places, not text. Word order and spaces of right-to-left scripts are often lost; a note says so.
"""

from __future__ import annotations

import io
import logging
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from app.readers.office import damaged
from app.readers.paragraphs import unwrapped, without_running_heads
from app.readers.read import COPY, MAX_PAGES, PDF, Read, Unreadable, checked, tidy

_FORMS = re.compile("[\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc]+")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_BEFORE_MARK = re.compile(r"(?:[^\W\d_]{3}|[.,;:!?”’\"')])$")
_LONG = 30
_MUCH = 20
"""Letters of a right-to-left script from which the note is worth reading."""


def read_pdf(name: str, data: bytes) -> tuple[Read, ...]:
    """Read a PDF.

    Raises:
        Unreadable: if it cannot be read, is protected, has too many pages, or holds pictures only.
    """
    import pypdf
    from pypdf.errors import DependencyError, PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is wrong inside a file is not the log's business
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise _protected(name)
        count = len(reader.pages)
        if count > MAX_PAGES:
            raise Unreadable(
                f"“{name}” has {count} pages; {MAX_PAGES} is the limit. Copy the article's text and paste it here."
            )
        pages = [_lines(page) for page in reader.pages]
    except DependencyError as error:  # an encryption that needs a library we do not ship
        raise _protected(name) from error
    except MemoryError:
        raise
    except (PyPdfError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, OSError) as error:
        raise damaged(name) from error
    except (RecursionError, NotImplementedError, AssertionError) as error:
        raise damaged(name) from error
    return (_read(name, data, pages),)


def _read(name: str, data: bytes, pages: list[list[str]]) -> Read:
    """Paragraphs and notes."""
    empty = [number for number, page in enumerate(pages, 1) if not any(line.strip() for line in page)]
    if len(empty) == len(pages):
        raise Unreadable(
            f"“{name}” holds pictures of pages and no text, as scans do. Your file was not changed. Copy the article's "
            "text from its web page and paste it here, or let a program that recognises text (OCR) make a text of it."
        )
    lines, gone = without_running_heads(pages)
    text = checked(name, unwrapped([line for page in lines for line in page]))
    notes = []
    if empty:
        one = len(empty) == 1
        notes.append(
            f"{'Page' if one else 'Pages'} {', '.join(map(str, empty[:10]))}{' …' if len(empty) > 10 else ''} of "
            f"{len(pages)} {'holds' if one else 'hold'} no text, perhaps a picture of it."
        )
    if gone:
        shown = "; ".join(f"“{line[:40]}”" for line in gone[:3])
        notes.append(f"Lines at the top or foot of the pages were left out: {shown}{' …' if len(gone) > 3 else ''}.")
    if len(_RIGHT_TO_LEFT.findall(text)) >= _MUCH:
        notes.append(
            "Text in a right-to-left script often loses spaces and order in a PDF. Compare it with the page, or copy "
            "the text from the web page instead."
        )
    return Read(name, text, data, PDF, notes=tuple(notes))


def _lines(page: Any) -> list[str]:
    """Lines of a page, with an empty one where the gap between two is wider than usual or one is indented."""
    lines = [_Line()]

    def take(text: str, matrix: Sequence[float], inner: Sequence[float], _font: object, size: float) -> None:
        x = inner[4] * matrix[0] + inner[5] * matrix[2] + matrix[4]
        y = inner[4] * matrix[1] + inner[5] * matrix[3] + matrix[5]
        for number, part in enumerate(text.split("\n")):
            if number:
                lines.append(_Line())
            if part.strip():
                lines[-1].add(part, x, y, size)
            else:
                lines[-1].text += part

    page.extract_text(visitor_text=take)
    full = [line for line in lines if line.text.strip()]
    usual = _usual([above.y - line.y for above, line in pairwise(full)])
    margin = min((line.x for line in full), default=0.0)
    out: list[str] = []
    for number, line in enumerate(full):
        above = full[number - 1] if number else line
        gap = above.y - line.y
        indented = line.x > above.x + 6 and abs(above.x - margin) < 3 and len(line.text) > _LONG
        if number and ((usual and gap > 1.25 * usual) or indented):
            out.append("")
        out.append(_clean(line.text))
    return out


class _Line:
    """One line of a page and where it begins, in points from the lower left corner."""

    def __init__(self) -> None:
        self.text = ""
        self.x = 0.0
        self.y = 0.0
        self._size = 0.0

    def add(self, text: str, x: float, y: float, size: float) -> None:
        """Add a piece; a small raised number behind a word is a footnote's mark and left out."""
        if not self.text.strip():
            self.x, self.y, self._size = x, y, size
        elif size < 0.8 * self._size and y > self.y + 1 and text.strip().isdecimal() and _BEFORE_MARK.search(self.text):
            return
        self.text += text


def _usual(gaps: Sequence[float]) -> float:
    """The gap between lines that is most common, in points; 0 when there are too few."""
    counts = Counter(round(gap, 1) for gap in gaps if 4 < gap < 60)
    best = max(counts.items(), key=lambda item: (item[1], -item[0]), default=(0.0, 0))
    return best[0] if best[1] >= 3 else 0.0


def _protected(name: str) -> Unreadable:
    return Unreadable(f"“{name}” is protected with a password. {COPY}")


def _clean(line: str) -> str:
    """A line's text with ligatures and Arabic presentation forms as letters, spaces at line ends gone."""
    return (
        _FORMS.sub(lambda found: unicodedata.normalize("NFKC", found.group()), tidy(line)).replace("\n", " ").rstrip()
    )
