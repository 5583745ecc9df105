"""Bytes to text: byte-order mark, strict UTF-8, what the file declares, Windows-1252, then a statistical guess.

charset-normalizer takes Windows-1252 quotation marks for other code pages, so bytes 0x91 to 0x97 that cannot be UTF-8
decide for Windows-1252 before it is asked.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([A-Za-z0-9_.:-]{2,30})""", re.I)


@dataclass(frozen=True)
class Decoded:
    """Decoded text.

    Attributes:
        text: The characters; line ends untouched, byte-order mark dropped.
        encoding: Python name of the encoding used.
        sure: False when the encoding was guessed.
    """

    text: str
    encoding: str
    sure: bool


class NotText(ValueError):
    """The bytes do not hold text."""


def decode(data: bytes) -> Decoded:
    """Decode the bytes of a text or HTML file.

    Raises:
        NotText: if they look like a binary file.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            try:
                return Decoded(data[len(mark) :].decode(name), name, True)
            except UnicodeDecodeError:
                break
    if _looks_binary(data):
        raise NotText
    try:
        return Decoded(data.decode("utf-8"), "utf-8", True)
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.search(data[:4096])
    if declared:
        try:
            return Decoded(
                data.decode(declared.group(1).decode("ascii")), declared.group(1).decode("ascii").lower(), True
            )
        except (LookupError, UnicodeDecodeError):
            pass
    if any(byte in data for byte in range(0x91, 0x98)):
        return Decoded(data.decode("cp1252", errors="replace"), "cp1252", False)
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    if best is None:
        return Decoded(data.decode("cp1252", errors="replace"), "cp1252", False)
    try:
        return Decoded(data.decode(best.encoding), best.encoding, False)
    except UnicodeDecodeError:
        return Decoded(data.decode(best.encoding, errors="replace"), best.encoding, False)


def _looks_binary(data: bytes) -> bool:
    """Whether the beginning holds NUL or many control bytes."""
    head = data[:8192]
    if not head:
        return False
    if head.startswith((b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf")):
        return True
    control = sum(byte < 9 or 13 < byte < 27 for byte in head)
    return b"\x00" in head or control / len(head) > 0.05
