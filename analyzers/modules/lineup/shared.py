"""Words that two sentences share, compared by their letters; see `similarity` for what they are counted for."""

from __future__ import annotations

import functools
import itertools
import json
import math
from collections import defaultdict
from collections.abc import Sequence

import numpy as np

import resources
from analyzers.modules.lineup.similarity import Floats, character_grams, inverse_frequency, places_in, products
from analyzers.modules.lineup.terms import Passage

NAMING_SHARED = 0.6
"""Weight of words that only say who somebody is, when words are compared by their letters."""
SAME_STEM = 0.5
"""Least cosine of the character n-grams of two words of one stem that count as related."""
STEM = 3
"""Letters that words of one stem begin with."""
RARE = 6.0
"""Rarity in the background news of a word that weighs 1: one that stands in two of a thousand articles."""
COMMON = 0.5
"""Least rarity counted."""
NAME_RARITY = 0.5
"""Most that a name weighs by rarity: names of a story are rare at large and stand in every other sentence of it."""
BEFORE = 0.2
"""What a word of the sentence before counts for: who "he" is, and what "the plan" is, stands there."""
SHORT = 5.0
"""Weight added to what a sentence says: sharing all of three words is less than sharing most of twenty."""


def shared_words(passages: Sequence[Passage]) -> Floats:
    """Share of a sentence's weight that stands in the other one, mean of both ways, (n, n)."""
    n = len(passages)
    numbers: dict[str, int] = {}
    lengths = np.array([len(p.content) for p in passages], dtype=np.int64)
    word = np.array([numbers.setdefault(w, len(numbers)) for p in passages for w in p.content], dtype=np.int64)
    if not len(word):
        return np.zeros((n, n), dtype=np.float32)
    names = {w for p in passages for w, kind in zip(p.content, p.content_pos, strict=True) if kind == "PROPN"}
    idf = inverse_frequency([p.content for p in passages])
    weight = np.array([idf[w] * (min(_rarity(w), NAME_RARITY) if w in names else _rarity(w)) for w in numbers])
    share = np.where([naming for p in passages for naming in p.naming], NAMING_SHARED, 1.0)
    row = np.repeat(np.arange(n), lengths)
    said, place = np.unique(row * len(numbers) + word, return_inverse=True)
    own = np.bincount(place, weights=weight[word] * share)
    total = SHORT + np.bincount(said // len(numbers), weights=own, minlength=n)

    # What a sentence covers: its own words and their relatives, and those of the sentence before at a fifth.
    near, cosines = _relatives(list(numbers))
    places, size = places_in(near, word)
    covered = np.array(list(itertools.chain.from_iterable(near)), dtype=np.int64)[places]
    worth = np.array(list(itertools.chain.from_iterable(cosines)))[places]
    by = np.repeat(row, size)
    article = np.array([p.article for p in passages], dtype=np.int64)
    follows = np.append(article[1:] == article[:-1], False)[by]
    cells = np.concatenate([by * len(numbers) + covered, (by[follows] + 1) * len(numbers) + covered[follows]])
    worths = np.concatenate([worth, BEFORE * worth[follows]])
    order = np.lexsort((-worths, cells))
    cells, worths = cells[order], worths[order]
    first = np.append(True, cells[1:] != cells[:-1])  # the highest worth of each cell
    cells, worths = cells[first], worths[first]
    at = np.minimum(np.searchsorted(said, cells), len(said) - 1)
    owned = np.where(said[at] == cells, own[at], 0.0)
    row, column = np.divmod(cells, len(numbers))
    frequency = np.bincount(column, minlength=len(numbers))
    parts = (owned / total[row]).astype(np.float32)
    found = products(row, column, parts, worths.astype(np.float32), frequency, n)
    out = found + found.T
    out /= 2
    return out


def _relatives(words: Sequence[str]) -> tuple[list[list[int]], list[list[float]]]:
    """Per word the words of its stem, itself first, and the cosines of their n-grams; figures have none."""
    near: list[list[int]] = [[k] for k in range(len(words))]
    values: list[list[float]] = [[1.0] for _ in words]
    stems: dict[str, list[int]] = defaultdict(list)
    for k, word in enumerate(words):
        if len(word) > STEM and word.isalpha():
            stems[word[:STEM]].append(k)
    for group in stems.values():
        if len(group) < 2:
            continue
        numbers: dict[str, int] = {}
        grams = [[numbers.setdefault(g, len(numbers)) for g in character_grams(words[k])] for k in group]
        counts = np.zeros((len(group), len(numbers)))
        flat = np.fromiter(itertools.chain.from_iterable(grams), dtype=np.int64)
        np.add.at(counts, (np.repeat(np.arange(len(group)), [len(g) for g in grams]), flat), 1.0)
        inner = counts @ counts.T  # of small whole numbers: exact
        size = np.sqrt(np.diagonal(inner))
        cosine = np.triu(inner / np.outer(size, size), 1)
        for i, j in zip(*(axis.tolist() for axis in np.nonzero(cosine >= SAME_STEM)), strict=True):
            for one, other in ((group[i], group[j]), (group[j], group[i])):
                near[one].append(other)
                values[one].append(float(cosine[i, j]))
    return near, values


@functools.cache
def _background() -> tuple[int, dict[str, int]]:
    """Number of background articles and in how many each stem of six letters stands."""
    data = json.loads(resources.path("background", "stems.json").read_text("utf-8"))
    return int(data["documents"]), data["counts"]


@functools.cache
def _rarity(word: str) -> float:
    """How rare a word is in news at large, 1 for a rare one; figures and unknown words are rare."""
    documents, counts = _background()
    found = counts.get(word[:6], 0) if word[:1].isalpha() else 1
    return max(COMMON, math.log((documents + 1) / (found + 0.5))) / RARE
