"""Cleaning of texts for print, and keeping writing directions apart.

PDF/UA-1 does not allow a character that no font can show, and a lone surrogate cannot be written at all, so what cannot
be printed is dropped here: control characters but newline and tab, surrogates, and code points that are no characters.
Names in right-to-left script are wrapped in first-strong isolates (Unicode Standard Annex #9, section 2.4.2), or a date
beside an Urdu name would be printed reversed.
"""

from __future__ import annotations

import unicodedata

FSI, PDI = "\u2068", "\u2069"
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI"})
# Explicit formatting characters reach beyond the text they stand in when they are not closed.
_DIRECTION_MARKS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LINE_ENDS = {"\r\n": "\n", "\r": "\n", "\u2028": "\n", "\u2029": "\n", "\x85": "\n", "\x0b": "\n", "\x0c": "\n"}


def printable(text: str) -> str:
    """The text with all that cannot be printed left out.

    Line ends of any kind become newlines; the rest is put into normal form C.
    """
    for mark, plain in _LINE_ENDS.items():
        text = text.replace(mark, plain)
    kept = "".join(char for char in text if char in "\n\t" or _is_printable(char))
    return unicodedata.normalize("NFC", kept)


def _is_printable(char: str) -> bool:
    """Whether a character can stand in a document: no control, surrogate, noncharacter or override of direction."""
    code = ord(char)
    if unicodedata.category(char) in ("Cc", "Cs") or char in _DIRECTION_MARKS:
        return False
    return not (0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE or char == "\ufeff")


def isolated(text: str) -> str:
    """The text in isolates if it holds a right-to-left character, else unchanged; expects printable text."""
    if any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in text):
        return f"{FSI}{text}{PDI}"
    return text


def is_right_to_left(text: str) -> bool:
    """Whether most letters of the text are of a script written from right to left."""
    kinds = [kind for char in text if (kind := unicodedata.bidirectional(char)) in ("L", "R", "AL")]
    return 2 * kinds.count("L") < len(kinds)


def one_line(text: str) -> str:
    """The text with every run of white space made one space, without any at its ends."""
    return " ".join(text.split())


def excerpt(text: str, length: int = 60) -> str:
    """The first words of a text, at most `length` characters, with an ellipsis if something was cut."""
    line = one_line(text)
    if len(line) <= length:
        return line
    cut = line.rfind(" ", 0, length)
    return line[: cut if cut > length // 2 else length].rstrip(" ,;:–—-") + " …"
