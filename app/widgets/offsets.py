"""The one place where code points become UTF-16 units and back.

The program counts Unicode code points; Qt counts UTF-16 code units, so a character beyond U+FFFF counts twice there.
Text goes to Qt through `display_text`, which changes characters one for one (Qt would turn some of them into block
breaks, or choke on them), and is never read back from Qt: copies are cut from the string that was handed over.
"""

from __future__ import annotations

import bisect

# Characters that QTextDocument takes for the end of a block or line, control characters, and U+FFFC, which it uses
# for embedded objects. A line feed inside a sentence is a wrapped line: it becomes a space.
_REPLACED = dict.fromkeys((9, 10, 11, 12, 13, 28, 29, 30, 133, 8232, 8233, 65532), " ")
_CONTROL = dict.fromkeys((*range(9), *range(14, 28), 31, *range(127, 133)), "�")
# U+FDD0 and U+FDD1 are the private block markers of QTextDocument's own format.
_MARKERS = {0xFDD0: "\ufffd", 0xFDD1: "\ufffd"}
_TABLE = {**_REPLACED, **_CONTROL, **_MARKERS}


def display_text(text: str) -> str:
    """`text` with the characters that Qt cannot show in a line replaced one for one.

    The result has as many code points as `text`. Lone surrogates become U+FFFD: Qt cannot be given them.
    """
    shown = text.translate(_TABLE)
    if any(0xD800 <= ord(char) <= 0xDFFF for char in shown):
        shown = "".join("\ufffd" if 0xD800 <= ord(char) <= 0xDFFF else char for char in shown)
    return shown


class OffsetMap:
    """Converts offsets of one string between code points and UTF-16 units.

    Args:
        text: The string; offsets count from its start.
    """

    def __init__(self, text: str) -> None:
        self._length = len(text)
        # Code-point offsets of the characters that take two units.
        self._wide = [at for at, char in enumerate(text) if ord(char) > 0xFFFF] if not text.isascii() else []
        # Unit offset at which each of them begins.
        self._wide_units = [at + count for count, at in enumerate(self._wide)]

    @property
    def code_points(self) -> int:
        """Length in code points."""
        return self._length

    @property
    def units(self) -> int:
        """Length in UTF-16 units."""
        return self._length + len(self._wide)

    def to_units(self, code_point: int) -> int:
        """UTF-16 offset of a code-point offset.

        Raises:
            ValueError: if it lies outside the string.
        """
        if not 0 <= code_point <= self._length:
            raise ValueError(f"offset {code_point} outside a text of {self._length} characters")
        return code_point + bisect.bisect_left(self._wide, code_point)

    def to_code_points(self, unit: int) -> int:
        """Code-point offset of a UTF-16 offset; the middle of a pair counts as its start.

        Raises:
            ValueError: if it lies outside the string.
        """
        if not 0 <= unit <= self.units:
            raise ValueError(f"unit {unit} outside a text of {self.units} units")
        return unit - bisect.bisect_left(self._wide_units, unit)
