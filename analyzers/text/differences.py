"""Word-level differences of two passages that report the same thing.

Whole words are compared, never parts of them: each word is handed to diff-match-patch (Myers 1986) as one character.
What only function words and punctuation marks share between two changes is a coincidence and counts as changed; a
shared word of matter stands. Case, curly quotes and white space are no difference. Meant for passages of a row; two
whole articles share too little for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from diff_match_patch import diff_match_patch

from analyzers.text.span import Span

Kind = Literal["equal", "changed", "only_a", "only_b"]

_PIECE = re.compile(r"\w+(?:[.,:’'\-‐‑&@/]\w+)*|[^\w\s]")
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "‐": "-", "‑": "-", "–": "-", "—": "-"})
_SMALL = frozenset(
    """a an the of in on at to from by for with and or but as that which who it its is are was were be been has have had
    he she they his her their this these those not""".split()
)
SMALL_MOST = 2
"""Function words and marks in a row that count as a coincidence between two changes."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of two word sequences.

    Attributes:
        kind: "equal", "changed" (other words in the same place), "only_a" or "only_b".
        a: Half-open range in the first sequence; empty for "only_b".
        b: Half-open range in the second sequence; empty for "only_a".
    """

    kind: Kind
    a: Span
    b: Span


def differences(a: Sequence[str], b: Sequence[str]) -> tuple[Stretch, ...]:
    """Compare two sequences of words.

    Args:
        a: Words of the first passage.
        b: Words of the second.

    Returns:
        Stretches that cover both sequences completely and in order; ranges count words.
    """
    keys: dict[str, str] = {}
    left = "".join(_key(word, keys) for word in a)
    right = "".join(_key(word, keys) for word in b)
    engine = diff_match_patch()
    engine.Diff_Timeout = 0  # a time limit would make the result depend on the machine
    found = engine.diff_main(left, right, False)
    small = {key for word, key in keys.items() if word in _SMALL or not word[:1].isalnum()}
    out: list[Stretch] = []
    at_a = at_b = gone = new = 0
    for number, (operation, words) in enumerate([*found, (0, "")]):
        if operation < 0:
            gone += len(words)
        elif operation > 0:
            new += len(words)
        elif (gone or new) and 0 < len(words) <= SMALL_MOST and number + 1 < len(found) and small.issuperset(words):
            gone += len(words)
            new += len(words)
        else:
            if gone or new:
                kind: Kind = "changed" if gone and new else "only_a" if gone else "only_b"
                out.append(Stretch(kind, Span(at_a, at_a + gone), Span(at_b, at_b + new)))
                at_a, at_b, gone, new = at_a + gone, at_b + new, 0, 0
            if words:
                out.append(Stretch("equal", Span(at_a, at_a + len(words)), Span(at_b, at_b + len(words))))
                at_a, at_b = at_a + len(words), at_b + len(words)
    return tuple(out)


def words_of(text: str, span: Span | None = None) -> tuple[Span, ...]:
    """Spans of the words and punctuation marks of a text, or of a part of it, in order."""
    where = span or Span(0, len(text))
    return tuple(Span(*m.span()) for m in _PIECE.finditer(text, where.start, where.end))


def compare(a: str, b: str) -> tuple[Stretch, ...]:
    """The same for two passages as text; ranges count code points, white space between two stretches belongs to none.

    Args:
        a: The first passage.
        b: The second.
    """
    words_a, words_b = words_of(a), words_of(b)
    found = differences([w.of(a) for w in words_a], [w.of(b) for w in words_b])
    return tuple(Stretch(s.kind, _place(words_a, s.a, len(a)), _place(words_b, s.b, len(b))) for s in found)


def _key(word: str, keys: dict[str, str]) -> str:
    """One private character per word that counts as different; surrogates are no characters and left out."""
    plain = word.translate(_PLAIN).casefold()
    number = len(keys) + 0x100
    return keys.setdefault(plain, chr(number if number < 0xD800 else number + 0x800))


def _place(words: Sequence[Span], part: Span, length: int) -> Span:
    """Code points of a range of words; an empty range stands before its word."""
    if part.length:
        return Span(words[part.start].start, words[part.end - 1].end)
    at = words[part.start].start if part.start < len(words) else length
    return Span(at, at)
