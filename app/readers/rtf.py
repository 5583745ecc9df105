"""RTF, with striprtf; halves of characters beyond U+FFFF are put together and control characters go."""

from __future__ import annotations

import re
from collections.abc import Callable

from app.readers.office import damaged
from app.readers.read import COPY, RTF, Read, Unreadable, checked, tidy

_DELETED = re.compile(r"\{\\deleted\b[^{}]*\}")
"""Text that a tracked change took out; striprtf would bring it back."""
_PICTURE = re.compile(r"[0-9A-Fa-f\s]{200,}")
"""The hexadecimal digits of a picture, long and for nobody to read."""
MAX_CODE = 5_000_000
"""Bytes of RTF that are read, pictures not counted."""


def read_rtf(name: str, data: bytes) -> tuple[Read, ...]:
    """Read an RTF document.

    Raises:
        Unreadable: if it cannot be read or holds no text.
    """
    from striprtf.striprtf import rtf_to_text

    convert: Callable[..., str] = rtf_to_text
    code = _PICTURE.sub(" ", _DELETED.sub("", data.decode("cp1252", "replace")))
    if len(code) > MAX_CODE:
        raise Unreadable(
            f"“{name}” is too large for one article ({len(code) / 1e6:.0f} MB without its pictures). {COPY}"
        )
    try:
        text = convert(code, errors="replace")
    except (ValueError, LookupError, ArithmeticError, TypeError) as error:
        raise damaged(name) from error
    lines = [_cells(line.rstrip(" \t")) for line in tidy(text).split("\n")]
    return (Read(name, checked(name, "\n".join(lines).strip("\n")), data, RTF),)


def _cells(line: str) -> str:
    """A table's row, whose cells striprtf ends with upright lines, with tabs between them."""
    return line.rstrip("|").replace("|", "\t") if line.endswith("|") else line
