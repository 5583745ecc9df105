"""The text layer of a PDF, with pypdf: what stands where on a page put into lines, columns and paragraphs.

A PDF holds glyphs at places, not text. Reading order comes from white space (`pdf_layout`), right-to-left lines are put
into the order of reading (`visual_order`), running heads and page numbers are left out. A note says what may not be as
it was.
"""

from __future__ import annotations

import io
import logging
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from analyzers.records import Hints
from app.readers.office import damaged
from app.readers.paragraphs import running_heads
from app.readers.pdf_fonts import Font
from app.readers.pdf_glyphs import Drawn, drawn_on
from app.readers.pdf_layout import Line, cut, lines_of
from app.readers.pdf_lines import paragraphs
from app.readers.pdf_rows import Row, rows_of, with_marks
from app.readers.read import COPY, MAX_PAGES, PDF, Read, Unreadable, checked, tidy

_FORMS = re.compile("[\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc]+")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_UNKNOWN = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
_MUCH = 20
"""Letters of a right-to-left script from which the note is worth reading."""
_ADDRESS = re.compile(r"https?://[^\s/]+\.[^\s/]+\S*")


def read_pdf(name: str, data: bytes) -> tuple[Read, ...]:
    """Read a PDF.

    Raises:
        Unreadable: if it cannot be read, is protected, has too many pages, holds pictures only, or does not tell which
            letters its signs are.
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
        fonts: dict[int, Font] = {}
        pages = [drawn_on(page, fonts) for page in reader.pages]
    except DependencyError as error:  # an encryption that needs a library we do not ship
        raise _protected(name) from error
    except MemoryError:
        raise
    except (PyPdfError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, OSError) as error:
        raise damaged(name) from error
    except (RecursionError, NotImplementedError, AssertionError) as error:
        raise damaged(name) from error
    return (_read(name, data, pages),)


def _read(name: str, data: bytes, pages: Sequence[Drawn]) -> Read:
    """Paragraphs and notes."""
    every = [_rows(page) for page in pages]
    empty = [number for number, rows in enumerate(every, 1) if not any(rows)]
    if len(empty) == len(pages):
        raise Unreadable(
            f"“{name}” holds pictures of pages and no text, as scans do. Your file was not changed. Copy the article's "
            "text from its web page and paste it here, or let a program that recognises text (OCR) make a text of it."
        )
    heads = _heads([rows[0] for rows in every])
    gone = [_plain(row) for page in pages for row in rows_of(page.heads)]
    lines: list[list[Line]] = []
    crowded: list[int] = []
    for page, rows, drop in zip(pages, every, heads, strict=True):
        gone += [_plain(row) for at, row in enumerate(rows[0]) if at in drop]
        body = [row for at, row in enumerate(rows[0]) if at not in drop]
        cuts = [cut(body, page.rules), *(cut(rows[turn], ()) for turn in (1, 2, 3))]
        lines.append(
            [
                replace(line, text=_clean(line.text), column=line.column + 1000 * turn)
                for turn, one in enumerate(cuts)
                for line in one.lines
            ]
        )
        if any(one.crowded for one in cuts):
            crowded.append(len(lines))
    gone = list(dict.fromkeys(line for line in gone if line))
    text = checked(name, paragraphs(lines))
    unknown = len(_UNKNOWN.findall(text))
    if unknown > 0.3 * len(text):
        raise Unreadable(
            f"“{name}” does not tell which letters its signs are, so that no text can be taken from it (copied from a "
            "PDF program it would be as wrong). Your file was not changed. Copy the article's text from its web page."
        )
    notes = (
        *_notes(text, unknown, empty, len(pages), gone),
        *_doubts(pages, crowded, sum(len(line.marks) for page_lines in lines for line in page_lines)),
    )
    return Read(name, text, data, PDF, _hints(gone), notes)


def _notes(text: str, unknown: int, empty: Sequence[int], count: int, gone: Sequence[str]) -> tuple[str, ...]:
    """What a person should know."""
    notes = []
    if empty:
        one = len(empty) == 1
        notes.append(
            f"{'Page' if one else 'Pages'} {', '.join(map(str, empty[:10]))}{' …' if len(empty) > 10 else ''} of "
            f"{count} {'holds' if one else 'hold'} no text, perhaps a picture of it."
        )
    if gone:
        shown = "; ".join(f"“{line[:40]}”" for line in gone[:3])
        notes.append(f"Lines at the top or foot of the pages were left out: {shown}{' …' if len(gone) > 3 else ''}.")
    if unknown:
        signs = "one sign" if unknown == 1 else f"{unknown:,} signs"
        notes.append(f"Of {signs} the file does not tell which letter it is; “\ufffd” or nothing stands there.")
    if len(_RIGHT_TO_LEFT.findall(text)) >= _MUCH:
        notes.append(
            "The right-to-left text was put in order by the places of its letters. Compare a few lines with the page."
        )
    return tuple(notes)


def _doubts(pages: Sequence[Drawn], crowded: Sequence[int], marks: int) -> tuple[str, ...]:
    """What was left out or may stand in a wrong order, by pages."""
    cut_off = [number for number, page in enumerate(pages, 1) if page.cut_off]
    joined = [number for number, page in enumerate(pages, 1) if page.joined]
    notes = []
    if cut_off:
        notes.append(
            f"Some text of {_pages(cut_off)} was left out: it is drawn in too many parts inside each other. Copy it "
            "from the page if you need it."
        )
    if joined:
        notes.append(
            f"The text of {_pages(joined)} is drawn in very many pieces, so that spaces and order may be wrong there. "
            "Compare it with the page."
        )
    if crowded:
        notes.append(
            f"The lines of {_pages(crowded)} have too many gaps to tell its columns: they stand from top to bottom. "
            "Compare them with the page."
        )
    if marks:
        numbers = "One small raised number" if marks == 1 else f"{marks:,} small raised numbers"
        notes.append(f"{numbers} behind words {'was' if marks == 1 else 'were'} left out, as marks of footnotes are.")
    return tuple(notes)


def _pages(numbers: Sequence[int]) -> str:
    """Some pages by their numbers."""
    shown = f"{', '.join(map(str, numbers[:10]))}{' …' if len(numbers) > 10 else ''}"
    return f"{'page' if len(numbers) == 1 else 'pages'} {shown}"


def _rows(page: Drawn) -> list[list[Row]]:
    """Rows of the text that most of the page's letters belong to, then of text that stands across it."""
    turns = sorted(range(4), key=lambda turn: (-sum(len(piece.text) for piece in page.turned[turn]), turn))
    if turns[0]:
        page.rules.clear()  # they are of another direction than the rows
    return [rows_of(with_marks(page.turned[turn])) for turn in turns]


def _heads(pages: Sequence[Sequence[Row]]) -> list[set[int]]:
    """Numbers of the rows of each page that are running heads or page numbers; on two pages such as are quite alike."""
    texts = [[_plain(row) if at < 2 or at >= len(rows) - 2 else "…" for at, row in enumerate(rows)] for rows in pages]
    found = running_heads(texts)
    if len(pages) == 2 and len(pages[0]) > 4:
        ends = [[at for at in range(len(page)) if at < 2 or at >= len(page) - 2] for page in pages]
        for at in ends[0]:
            for other in ends[1]:
                alike = re.sub(r"\d+", "0", texts[0][at]) == re.sub(r"\d+", "0", texts[1][other])
                if alike and abs(pages[0][at].y - pages[1][other].y) < 2:
                    found[0].add(at)
                    found[1].add(other)
    return found


def _plain(row: Row) -> str:
    """The text of a row for comparison and for notes."""
    lines = lines_of([row], ())
    return " ".join(_clean(" ".join(line.text for line in lines)).split())


def _hints(gone: Sequence[str]) -> Hints:
    """The page's address, when a browser printed one and the same at the foot of the pages."""
    found = {address.group().rstrip(".,;)") for line in gone if (address := _ADDRESS.search(line))}
    return Hints(url=found.pop()) if len(found) == 1 else Hints()


def _protected(name: str) -> Unreadable:
    return Unreadable(f"“{name}” is protected with a password. {COPY}")


def _clean(line: str) -> str:
    """A line's text with ligatures and Arabic presentation forms as letters, spaces at line ends gone."""
    return (
        _FORMS.sub(lambda found: unicodedata.normalize("NFKC", found.group()), tidy(line)).replace("\n", " ").rstrip()
    )
