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
_SURROGATE = re.compile("[\ud800-\udfff]")
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


CANDIDATES = {
    "utf-8": "Unicode (UTF-8)",
    "cp1252": "Western European (Windows-1252)",
    "mac_roman": "Western European (old Macintosh)",
    "cp850": "Western European (DOS)",
    "cp1250": "Central European (Windows-1250)",
    "iso8859_2": "Central European (ISO 8859-2)",
    "cp1257": "Baltic (Windows-1257)",
    "cp1254": "Turkish (Windows-1254)",
    "cp1251": "Cyrillic (Windows-1251)",
    "koi8_r": "Cyrillic (KOI8-R)",
    "cp1253": "Greek (Windows-1253)",
    "cp1256": "Arabic, Persian and Urdu (Windows-1256)",
    "iso8859_6": "Arabic (ISO 8859-6)",
    "cp1255": "Hebrew (Windows-1255)",
    "cp874": "Thai (Windows-874)",
    "cp1258": "Vietnamese (Windows-1258)",
    "cp932": "Japanese (Shift JIS)",
    "euc_jp": "Japanese (EUC)",
    "gb18030": "Chinese, simplified (GB 18030)",
    "big5": "Chinese, traditional (Big5)",
    "cp949": "Korean (Windows-949)",
    "utf-16-le": "Unicode (UTF-16, little-endian)",
    "utf-16-be": "Unicode (UTF-16, big-endian)",
}
"""Encodings that a person can choose -> name for people."""


_MEANT = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}


def meant(encoding: str) -> str:
    """The encoding that a name stands for in pages and mails: a wider one than it says (WHATWG Encoding, 4.2)."""
    try:
        name = codecs.lookup(encoding).name
    except LookupError:
        return encoding.lower()
    return _MEANT.get(name, encoding.lower())


def label_of(encoding: str) -> str:
    """The name of an encoding for people."""
    try:
        name = codecs.lookup(encoding).name
    except LookupError:
        return encoding
    return next((label for key, label in CANDIDATES.items() if codecs.lookup(key).name == name), encoding)


def decode_as(data: bytes, encoding: str) -> Decoded:
    """Decode bytes in an encoding that a person chose; what it does not hold becomes U+FFFD.

    Raises:
        LookupError: if there is no such encoding.
    """
    for mark, name in _BOMS:
        if data.startswith(mark) and codecs.lookup(name).name == codecs.lookup(encoding).name:
            data = data[len(mark) :]
            break
    return Decoded(_SURROGATE.sub("\ufffd", data.decode(encoding, errors="replace")), encoding, True)


class NotText(ValueError):
    """The bytes do not hold text."""


def decode(data: bytes) -> Decoded:
    """Decode the bytes of a text or HTML file.

    Raises:
        NotText: if they look like a binary file.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            found = _decoded(data[len(mark) :], name)
            if found is not None and _is_text(found):
                return Decoded(found, name, True)
            found = data[len(mark) :].decode(name, errors="replace")
            if name.startswith("utf-16") and _is_text(found) and found.count("\ufffd") < 3:
                return Decoded(found, name, False)  # the last character was cut in two
    wide = _wide(data)
    if wide is not None:
        return wide
    if _looks_binary(data):
        raise NotText
    found = _decoded(data, "utf-8")
    if found is not None:
        return Decoded(found, "utf-8", True)
    found = data.decode("utf-8", errors="replace")
    bad = found.count("\ufffd")
    if sum(char > "\x7f" for char in found) > 5 * bad:  # UTF-8 with a few broken bytes
        return Decoded(found, "utf-8", False)
    declared = _DECLARED.search(data[:4096])
    if declared:
        name = meant(declared.group(1).decode("ascii"))
        found = _decoded(data, name)
        if found is not None and "charset" in found[:4096].lower():  # else it is not even like ASCII
            return Decoded(found, name, True)
    if any(byte in data for byte in range(0x91, 0x98)):
        return Decoded(data.decode("cp1252", errors="replace"), "cp1252", False)
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    if best is None:
        return Decoded(data.decode("cp1252", errors="replace"), "cp1252", False)
    return Decoded(data.decode(best.encoding, errors="replace"), best.encoding, False)


def _decoded(data: bytes, encoding: str) -> str | None:
    """The text, or None if the bytes are not in this encoding, or there is none of this name that holds text."""
    try:
        text = data.decode(encoding)
    except (LookupError, UnicodeError):
        return None
    return None if _SURROGATE.search(text) else text


def _is_text(text: str) -> bool:
    """Whether the beginning holds few control characters."""
    head = text[:4096]
    return sum(char < "\t" or "\r" < char < " " for char in head) <= 0.02 * len(head)


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 without a byte-order mark: every second byte of western text is zero."""
    head = data[:4096]
    half = len(head) // 2
    if half < 4:
        return None
    low, high = head[0::2].count(0) / half, head[1::2].count(0) / half
    name = "utf-16-le" if high > 0.7 and low < 0.05 else "utf-16-be" if low > 0.7 and high < 0.05 else ""
    found = _decoded(data[: len(data) // 2 * 2], name) if name else None
    return Decoded(found, name, False) if found is not None and _is_text(found) else None


def _looks_binary(data: bytes) -> bool:
    """Whether the beginning holds NUL or many control bytes."""
    head = data[:8192]
    if not head:
        return False
    if head.startswith((b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf")):
        return True
    control = sum(byte < 9 or 13 < byte < 27 for byte in head)
    return b"\x00" in head or control / len(head) > 0.05
