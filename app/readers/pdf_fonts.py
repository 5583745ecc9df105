"""Letters and widths of a PDF's fonts, with one class of pypdf that is not exported (ADR 21)."""

from __future__ import annotations

from typing import Any

Glyph = tuple[str, float, bool]
"""Characters, width in thousandths of the size, whether it is a word space."""


class Font:
    """Letters and widths of a font."""

    def __init__(self, resource: Any) -> None:
        """Read them from a font's dictionary; what is missing there is guessed."""
        from pypdf.generic._font import Font as Known  # not exported; pyproject.toml names the versions that have it

        known = Known.from_font_resource(resource)
        self._widths = known.character_widths
        self._default = float(self._widths.get("default", 500) or 500)
        self._encoding = known.encoding
        self._map = known.character_map
        named = resource.get("/Encoding")
        self._by_number = known.sub_type == "Type0" and str(getattr(named, "get_object", lambda: named)()) in (
            "/Identity-H",
            "/Identity-V",
        )
        self._unit = 1.0
        if known.sub_type == "Type3":  # widths are in the font's own space (9.6.4)
            matrix = resource.get("/FontMatrix")
            self._unit = 1000.0 * abs(float(matrix[0])) if matrix else 1.0
        self._told = known.interpretable
        self._drawn = known.sub_type == "Type3"
        self._resource = resource  # kept, so that its number is not given again
        self._glyphs: dict[str, tuple[str, float]] = {}

    def glyphs(self, data: bytes) -> list[Glyph]:
        """Characters and width in thousandths of the size of each glyph of a string, and whether it is a word space."""
        encoding = self._encoding
        codes = data.decode(encoding, "replace") if isinstance(encoding, str) else data.decode("latin-1")
        one = not isinstance(encoding, str)
        out = []
        for code in codes:
            found = self._glyphs.get(code)
            if found is None:
                found = self._glyphs[code] = (self._letters(code), self._width(code))
            out.append((*found, one and code == " "))
        return out

    def _letters(self, code: str) -> str:
        encoding = self._encoding
        if not self._told:
            return "\ufffd"
        named = code if isinstance(encoding, str) else encoding.get(ord(code), code)
        found = self._map.get(named)
        if found is None and self._by_number:
            return "\ufffd"
        text = str(named if found is None else found)
        if self._drawn and code in _TEX:
            return _TEX[code]
        return "\ufffd" if len(text) > 3 and text.startswith("/") else text

    def _width(self, code: str) -> float:
        width = self._widths.get(code, self._default)
        try:
            return float(width) * self._unit
        except (TypeError, ValueError):
            return self._default


_TEX = dict(zip(map(chr, (*range(11, 16), *range(27, 32))), ["ff", "fi", "fl", "ffi", "ffl"] * 2, strict=True)) | {
    "\x10": "“",
    "\x11": "”",
    "\x15": "–",
    "\x16": "—",
}
"""Codes of TeX's encodings OT1 and T1 in fonts of dots, whose signs have no names."""


class NoFont:
    """Stands for a font that the file names and does not have: nobody knows its letters."""

    def glyphs(self, data: bytes) -> list[Glyph]:
        """U+FFFD for every byte, half a size wide."""
        return [("\ufffd", 500.0, False)] * len(data)
