"""Wording that stands in two articles word for word.

Counted: runs of four or more words that two articles share, by greedy string tiling (Wise 1993, "String similarity
via greedy string tiling and running Karp-Rabin matching"): the longest run first, each word used once. Case,
quotation marks, hyphens, white space and punctuation do not count. A run stays inside one paragraph of each article,
so that it can be marked. Runs that are only names and function words ("the Prime Minister of the United Kingdom", "at
the end of the") say nothing about copying and are left out. The share of an article is the part of its words that lie
in such runs: high for agency copy.
Known misses: copy with a word changed every three words; a run broken by a paragraph break; refrains that fill both
articles (`REFRAIN`).
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from analyzers.protocol import Given, Spec
from analyzers.records import Article, ReuseResult, ReuseRun
from analyzers.text import Span, Text

SHORTEST = 4
"""Words of the shortest run."""
REFRAIN = 2_000
"""Four words that could be matched in more ways begin no run: copying cannot be told, and time would have no bound."""
_WORD = re.compile(r"\w+(?:[.’'&@]\w+)*")
_FUNCTION = frozenset(
    """a an the this that these those and or but nor so if as than then of in on at to from by for with without into
    onto over under about after before between against during within through up down out off he she it they we you i
    him her them us me his hers its their our your my who whom whose which what is are was were be been being am has
    have had having do does did will would can could may might shall should must not no there here all both some any
    more most also said says say one it's he's""".split()
)


@dataclass(frozen=True)
class _Words:
    """Words of one article: normalised, where they stand, in which paragraph, and whether they look like a name."""

    keys: list[str]
    spans: list[Span]
    paragraphs: list[int]
    plain: list[bool]


class Reuse:
    """Finds verbatim runs between all pairs of articles."""

    spec = Spec(
        "reuse",
        1,
        "comparison",
        ReuseResult,
        english_only=False,
        title="Shared wording",
        definition=(
            "Runs of four or more words that stand in two articles word for word; capital letters, punctuation and "
            "kinds of quotation marks do not matter. Runs made only of names and small words are left out. The share "
            "is the part of an article's words that lie in such runs: a high share points to agency copy."
        ),
    )

    def __call__(self, articles: Sequence[Article], given: Given) -> ReuseResult:
        """Compare every two articles.

        Args:
            articles: In the comparison's order.
            given: Not needed.
        """
        words = [_words(article.text) for article in articles]
        runs = []
        for i, j in itertools.combinations(range(len(articles)), 2):
            found = shared_runs(words[i], words[j])
            if found:
                runs.append(_record(articles[i].id, articles[j].id, words[i], words[j], found))
        return ReuseResult(tuple(runs))


def _words(text: Text) -> _Words:
    """The words of a text's paragraphs."""
    out = _Words([], [], [], [])
    for paragraph in text.paragraphs:
        for match in _WORD.finditer(text.content, *paragraph.span):
            word = match.group()
            key = word.replace("’", "'").replace(".", "").casefold()
            out.keys.append(key)
            out.spans.append(Span(*match.span()))
            out.paragraphs.append(paragraph.index)
            out.plain.append(key not in _FUNCTION and not word[0].isupper() and not word[0].isdigit())
    return out


def shared_runs(a: _Words, b: _Words) -> list[tuple[int, int, int]]:
    """Runs as (first word in a, first word in b, number of words), longest first; no word lies in two."""
    here = _windows(a)
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for j, key in enumerate(_windows(b)):
        if key:
            places[key].append(j)
    uses = Counter(key for key in here if key)
    starts = [places.get(key, []) if key and uses[key] * len(places.get(key, ())) <= REFRAIN else [] for key in here]
    candidates: list[tuple[int, int, int]] = []
    for i, found in enumerate(starts):
        for j in found:
            if i and j and a.keys[i - 1] == b.keys[j - 1] and _together(a, b, i - 1, j - 1):
                if starts[i - 1]:
                    continue  # inside a run that began earlier
                first_a, first_b = _back(a, b, i, j)
            else:
                first_a, first_b = i, j
            candidates.append((_length(a, b, first_a, first_b), first_a, first_b))
    used_a, used_b = [False] * len(a.keys), [False] * len(b.keys)
    out: list[tuple[int, int, int]] = []
    for length, i, j in sorted(candidates, key=lambda item: (-item[0], item[1], item[2])):
        for low, high in _free(used_a[i : i + length], used_b[j : j + length]):
            if high - low >= SHORTEST and _says_something(a, b, i + low, j + low, high - low):
                out.append((i + low, j + low, high - low))
                used_a[i + low : i + high] = [True] * (high - low)
                used_b[j + low : j + high] = [True] * (high - low)
    return sorted(out, key=lambda item: (-item[2], item[0], item[1]))


def _windows(words: _Words) -> list[tuple[str, ...]]:
    """The four words that begin at each word; () where a paragraph ends before the fourth."""
    keys, paragraphs = words.keys, words.paragraphs
    return [
        tuple(keys[i : i + SHORTEST]) if paragraphs[i] == paragraphs[i + SHORTEST - 1] else ()
        for i in range(len(keys) - SHORTEST + 1)
    ]


def _back(a: _Words, b: _Words, i: int, j: int) -> tuple[int, int]:
    """Where the run that holds the words at i and j begins."""
    while i and j and a.keys[i - 1] == b.keys[j - 1] and _together(a, b, i - 1, j - 1):
        i, j = i - 1, j - 1
    return i, j


def _length(a: _Words, b: _Words, i: int, j: int) -> int:
    """Words of the run that begins at i and j."""
    length = 1
    while (
        i + length < len(a.keys)
        and j + length < len(b.keys)
        and a.keys[i + length] == b.keys[j + length]
        and _together(a, b, i + length - 1, j + length - 1)
    ):
        length += 1
    return length


def _together(a: _Words, b: _Words, i: int, j: int) -> bool:
    """Whether the words at i and i + 1, and those at j and j + 1, stand in one paragraph each."""
    return a.paragraphs[i] == a.paragraphs[i + 1] and b.paragraphs[j] == b.paragraphs[j + 1]


def _free(used_a: Sequence[bool], used_b: Sequence[bool]) -> list[tuple[int, int]]:
    """Ranges in which neither side is used yet."""
    out: list[tuple[int, int]] = []
    start = 0
    for k in range(len(used_a) + 1):
        if k == len(used_a) or used_a[k] or used_b[k]:
            if k > start:
                out.append((start, k))
            start = k + 1
    return out


def _says_something(a: _Words, b: _Words, i: int, j: int, length: int) -> bool:
    """Whether a run holds two words that are neither names, figures nor function words."""
    told = sum(x and y for x, y in zip(a.plain[i : i + length], b.plain[j : j + length], strict=True))
    return told >= 2


def _record(id_a: str, id_b: str, a: _Words, b: _Words, runs: Sequence[tuple[int, int, int]]) -> ReuseRun:
    """The record of one pair."""
    spans = tuple(
        (
            Span(a.spans[i].start, a.spans[i + n - 1].end),
            Span(b.spans[j].start, b.spans[j + n - 1].end),
        )
        for i, j, n in runs
    )
    total = sum(n for _, _, n in runs)
    return ReuseRun(id_a, id_b, spans, round(total / len(a.keys), 4), round(total / len(b.keys), 4))
