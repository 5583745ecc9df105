"""What reading gives: a `Read`, or a sentence why not. The limits of all readers: see docs/adr/0009 and 0021."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from analyzers.records import Hints

MAX_FILE = 20_000_000
"""Bytes of any file."""
MAX_TEXT = 2_000_000
"""Bytes of a text file or a list, and characters of a text taken out of any file."""
MAX_HTML = 5_000_000
"""Bytes of a page, also of one inside a web archive or a mail."""
MAX_PASTED_HTML = 2_000_000
"""Characters of pasted markup that are looked at; of more, the plain text beside it counts."""
MAX_PAGES = 300
"""Pages of a PDF."""
MAX_ROWS = 60
"""Articles of one list: more can neither be read side by side nor shown."""

PLAIN, HTML, CSV = "text/plain", "text/html", "text/csv"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
RTF, PDF, MHT, EML = "application/rtf", "application/pdf", "multipart/related", "message/rfc822"
MEDIA = (PLAIN, HTML, CSV, DOCX, ODT, RTF, PDF, MHT, EML)
"""Every kind that a `Read` can be of."""
RECODABLE = (PLAIN, HTML, CSV)
"""Kinds whose letters depend on an encoding that a person may know better."""

COPY = "Open it, copy the article's text and paste it here."
"""What nearly always helps."""

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")


class Unreadable(Exception):
    """A file that cannot be read; the message is one sentence or two for a person."""


@dataclass(frozen=True)
class Read:
    """What was read.

    Attributes:
        name: For people: the file's name.
        raw: The decoded text, or the text taken out of a page or document, its letters composed (Unicode form NFC):
            texts from macOS part "ñ" into two signs, which is the same text to people and another one to every program.
        original: The bytes that came in. Of a list: its header and the article's row as CSV (see docs/adr/0021).
        media: One of `MEDIA`.
        hints: Title, outlet, dates and so on that a page or a list declares.
        notes: Sentences a person should see.
        sure: False when the encoding was guessed.
    """

    name: str
    raw: str
    original: bytes
    media: str = PLAIN
    hints: Hints = field(default_factory=Hints)
    notes: tuple[str, ...] = ()
    sure: bool = True

    def __post_init__(self) -> None:
        """Compose the letters."""
        object.__setattr__(self, "raw", unicodedata.normalize("NFC", self.raw))

    @property
    def sentences(self) -> tuple[str, ...]:
        """The notes with the name before them, as they are shown beside other articles' notes."""
        return tuple(note if note.startswith("“") else f"“{self.name}”: {note}" for note in self.notes)


def tidy(text: str) -> str:
    """Text out of a parser without what no text holds: other line ends, control characters, halves of characters.

    Two halves that belong together (a surrogate pair, as RTF writes them) become their character; one alone becomes
    U+FFFD.
    """
    if _SURROGATES.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\x0c", "\n")
    return _CONTROLS.sub("", text)


def checked(name: str, text: str) -> str:
    """The text, if it is one and not too long.

    Raises:
        Unreadable: otherwise.
    """
    if not text.strip():
        raise Unreadable(f"There is no text in “{name}”. Your file was not changed. {COPY}")
    if len(text) > MAX_TEXT:
        raise Unreadable(
            f"The text of “{name}” is too long for one article ({len(text):,} characters; the limit is {MAX_TEXT:,}). "
            "Copy the part that you want to compare and paste it here."
        )
    return text
