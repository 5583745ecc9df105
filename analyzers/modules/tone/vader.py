"""VADER with its words in sight: which known words stand where, and what each adds.

Lexicon and rules are those of VADER 3.3.2 (Hutto and Gilbert 2014, "VADER: A parsimonious rule-based model for
sentiment analysis of social media text"; MIT licence), called word by word through its own functions, so that a
sentence without ignored words gets VADER's own figure to the last digit. What is ours: places of the words, words
that are shown but do not count, and sums over a part of a sentence, in which negation, intensifiers and "but" keep
the whole sentence as their context.

Known misses, all VADER's: a word of one or two letters followed by a mark ("no,") is unknown; compounds with a hyphen
are unknown; irony and quoted condemnation are read as they stand.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from vaderSentiment.vaderSentiment import (
    BOOSTER_DICT,
    SentimentIntensityAnalyzer,
    allcap_differential,
    normalize,
)

from analyzers.modules.tone.plain import plain
from analyzers.text import Span

_CHUNK = re.compile(r"\S+")
_NOTHING = "·"
"""Stands in VADER's word list for an ignored word: unknown to the lexicon, no negation, no intensifier, no capitals."""


@dataclass(frozen=True, slots=True)
class Item:
    """One word as VADER reads it.

    Attributes:
        span: Where it stands, marks around it left out.
        word: Its plain characters.
        value: Its value in the lexicon, or 0 if it has none or only strengthens others.
    """

    span: Span
    word: str
    value: float


class Vader:
    """VADER's lexicon and rules, with a person's own values if there are any."""

    def __init__(self, values: Mapping[str, float] | None = None) -> None:
        """Load the lexicon.

        Args:
            values: Own values, word -> value; they replace or extend the lexicon's.
        """
        self._rules: Any = SentimentIntensityAnalyzer()
        self._own = frozenset(word.lower() for word in values or {})
        self._rules.lexicon.update({word.lower(): value for word, value in (values or {}).items()})

    def items(self, text: str, within: Span) -> tuple[Item, ...]:
        """Words of a stretch of text, in order.

        Args:
            text: The text, any marks.
            within: The stretch, usually a sentence.

        Returns:
            All words, known or not; offsets are those of `text`.
        """
        content = plain(within.of(text))
        pieces: list[tuple[int, int, str]] = []
        for chunk in _CHUNK.finditer(content):
            pieces.extend(self._chunk(chunk.group(), within.start + chunk.start()))
        out = []
        for index, (start, end, word) in enumerate(pieces):
            low = word.lower()
            following = pieces[index + 1][2].lower() if index + 1 < len(pieces) else ""
            unvalued = low in BOOSTER_DICT or (low == "kind" and following == "of")
            value = 0.0 if unvalued else self._rules.lexicon.get(low, 0.0)
            out.append(Item(Span(start, end), word, float(value)))
        return tuple(out)

    def _chunk(self, chunk: str, offset: int) -> list[tuple[int, int, str]]:
        """Words of one chunk between white space: its stripped characters, or the descriptions of its emoji."""
        emojis: Mapping[str, str] = self._rules.emojis
        out: list[tuple[int, int, str]] = []
        begin = 0
        for at, char in enumerate(chunk):
            if char in emojis:
                out.extend(_stripped(chunk[begin:at], offset + begin))
                out.extend((offset + at, offset + at + 1, word) for word in emojis[char].split())
                begin = at + 1
        out.extend(_stripped(chunk[begin:], offset + begin))
        return out

    def effects(
        self, words: Sequence[Item], ignored: Iterable[int] = (), silent: Iterable[int] = ()
    ) -> tuple[float, ...]:
        """What each word adds in its context.

        Args:
            words: All words of a sentence.
            ignored: Indices of words that VADER shall not see at all (names, subjects).
            silent: Indices of words that count nothing but still act on others ("no" before a noun).

        Returns:
            One figure per word, 0 for unknown ones; their sum is VADER's before marks are weighed and it is normalised.
        """
        hidden = frozenset(ignored)
        seen = [_NOTHING if i in hidden else item.word for i, item in enumerate(words)]
        capitals = allcap_differential([item.word for item in words])
        context = SimpleNamespace(words_and_emoticons=seen, is_cap_diff=capitals)
        found: list[float] = []
        for i, item in enumerate(words):
            known = item.value and i not in hidden
            found.append(self._rules.sentiment_valence(0, context, item.word, i, [])[0] if known else 0)
        found = self._rules._but_check(seen, found)
        for i in silent:
            found[i] = 0
        return tuple(float(value) for value in found)

    def compound(self, total: float, marks: str = "") -> float:
        """VADER's normalised sum, -1 to 1, of effects and of the exclamation and question marks in `marks`."""
        if total == 0:
            return 0.0
        emphasis = self._rules._punctuation_emphasis(marks)
        return round(float(normalize(total + emphasis if total > 0 else total - emphasis)), 4)


def _stripped(token: str, offset: int) -> list[tuple[int, int, str]]:
    """VADER's rule: strip ASCII punctuation unless two characters or fewer would be left (an emoticon)."""
    if not token:
        return []
    word = token.strip(string.punctuation)
    if len(word) <= 2:
        return [(offset, offset + len(token), token)]
    start = offset + token.index(word)
    return [(start, start + len(word), word)]
