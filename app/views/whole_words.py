"""Selected words as whole words: a stretch that begins or ends inside a word is widened to the word's ends.

What holds characters together follows the word and grapheme boundaries of Unicode (UAX 29), with these rules of its
own: a hyphen between two letters holds them together ("Kabul-based"), so do an apostrophe and the marks of Hebrew and
Catalan; a full stop only in abbreviations and numbers, a comma only in numbers. A possessive ending ("Khan’s") may be
left out. Scripts written without spaces between words (Chinese, Japanese, Thai, Lao, Khmer, Burmese) stay as selected;
only letters with their marks, and emoji made of several characters, are never cut.

Offsets are code points, half open. Everything is pure.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from analyzers.text import Span
from analyzers.text.span import merge

_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\u1a20-\u1aaf\u2e80-\u303b\u3040-\u30ff\u3130-\u318f"
    "\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua9e0-\ua9ff\uaa60-\uaa7f\uf900-\ufaff\uff66-\uff9f"
    "\U0001b000-\U0001b16f\U00020000-\U0003ffff]"
)
"""Letters of scripts without spaces between words. Korean has spaces."""
_APOSTROPHES = "'’‘ʼ＇"
_HOLDING = frozenset(_APOSTROPHES + "-‐‑\u00ad\u00b7\u05be\u05f3\u05f4&")
"""Signs that hold letters together when they stand between two."""
_IN_NUMBERS = frozenset(".,:/٫٬’'")
_JOINER, _NO_JOINER = "\u200d", "\u200c"
_COMMAS = ",،、，﹐"
_DIRECTION = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u200b"
"""Marks of direction and other signs without width: cut off like spaces."""


def whole_words(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Spans widened to whole words, without the space around them and without a comma at the end.

    Args:
        text: The text.
        spans: In order, not overlapping.

    Returns:
        The new spans, merged; none where nothing but space and commas was selected.
    """
    kept = [trimmed for span in spans if (trimmed := _trimmed(text, span, comma=span == spans[-1])).length]
    return merge(Span(_left(text, span.start), _right(text, span.end)) for span in kept)


def words(text: str) -> Iterator[tuple[int, int]]:
    """Places of the words of a text, in order: letters, numbers and emoji, without spaces and punctuation."""
    start = 0
    for at in range(1, len(text) + 1):
        if not _held(text, at):
            if any(_kind(sign) in "wue" for sign in text[start:at]):
                yield start, at
            start = at


def _trimmed(text: str, span: Span, comma: bool) -> Span:
    start, end = span.start, span.end
    while start < end and _is_space(text[start]):
        start += 1
    while start < end and (_is_space(text[end - 1]) or (comma and text[end - 1] in _COMMAS)):
        end -= 1
    return Span(start, end)


def _is_space(sign: str) -> bool:
    return sign.isspace() or sign in _DIRECTION


def _left(text: str, at: int) -> int:
    while _held(text, at):
        at -= 1
    return at


def _right(text: str, at: int) -> int:
    while _held(text, at) and not _possessive(text, at):
        at += 1
    return at


def _possessive(text: str, at: int) -> bool:
    """Whether an ending of possession begins here."""
    after = text[at + 2 : at + 3]
    return text[at] in _APOSTROPHES and text[at + 1 : at + 2] in ("s", "S") and not (after and _kind(after) in "wum")


def _held(text: str, at: int) -> bool:
    """Whether the characters before and after a place belong together."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if before.isspace() or after.isspace():
        return False
    if _kind(after) == "m" or before == _JOINER:
        return True
    if "\U0001f1e6" <= before <= "\U0001f1ff" and "\U0001f1e6" <= after <= "\U0001f1ff":
        return _flags_before(text, at) % 2 == 1
    if before == _NO_JOINER:
        return _base(text, at) == "w" and _kind(after) == "w"
    left, right = _base(text, at), _kind(after)
    if left == "w" and right == "w":
        return True
    if left == "w" and (after in _HOLDING or after in _IN_NUMBERS):
        return _between(text, at)
    if right == "w" and (before in _HOLDING or before in _IN_NUMBERS):
        return _between(text, at - 1)
    return False


def _between(text: str, at: int) -> bool:
    """Whether a sign stands between two letters or numbers that it holds together."""
    if not 0 < at < len(text) - 1 or _base(text, at) != "w" or _kind(text[at + 1]) != "w":
        return False
    sign, before, after = text[at], text[at - 1], text[at + 1]
    if sign in _HOLDING:
        return True
    if before.isnumeric() and after.isnumeric():
        return True
    # "U.S", "a.m", "example.org", but not "the end.The next"
    alone = at < 2 or not text[at - 2].isalnum()
    return sign == "." and before.isalpha() and after.isalpha() and (alone or after.islower())


def _flags_before(text: str, at: int) -> int:
    """How many letters of flags stand in a row before a place."""
    first = at
    while first > 0 and "\U0001f1e6" <= text[first - 1] <= "\U0001f1ff":
        first -= 1
    return at - first


def _base(text: str, at: int) -> str:
    """Kind of what ends at a place: of the letter before its marks."""
    while at > 0 and _kind(text[at - 1]) == "m":
        at -= 1
    return _kind(text[at - 1]) if at > 0 else ""


@lru_cache(maxsize=4096)
def _kind(sign: str) -> str:
    """w: part of a word; u: letter of a script without spaces; m: goes with what is before it; e: emoji; else "."."""
    if sign in (_JOINER, _NO_JOINER) or "\U0001f3fb" <= sign <= "\U0001f3ff" or "\U000e0020" <= sign <= "\U000e007f":
        return "m"
    category = unicodedata.category(sign)
    if category[0] == "M":
        return "m"
    if _UNSPACED.match(sign):
        return "u"
    if category[0] in "LN" or category == "Pc":
        return "w"
    return "e" if category == "So" else "."
