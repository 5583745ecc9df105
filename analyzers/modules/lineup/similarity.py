"""Similarities between all sentences of a group of articles, as matrices.

Four measures, each measured alone and together on labelled triples (the card is in `resources/models/lineup.json`):
  * characters: TF-IDF over character 3- to 5-grams inside words, weights local to the event, so that the event's own
    words count little;
  * meaning: cosine of the sentence vectors minus the event's mean vector;
  * words in context: every content word of one sentence is held against the nearest of the other by its vector in the
    sentence, weighted by the event's IDF, both ways (the "soft match" of BERTScore, Zhang et al. 2020). This finds one
    fact inside a long lead;
  * shared words: how much of what a sentence says stands in the other one, too, word by word, mean of both ways. A word
    weighs by how rare it is both in the event and in news at large (`resources/background/stems.json`), a word of the
    same stem counts by the letters they share, and one of the sentence before counts a little. This needs no sentence
    model. Measured and left out, since they brought nothing on events left out: synonyms of
    `resources/lexicons/synonyms.json`, weights by part of speech, figures that agree or conflict, names in common, the
    place in the text, verbatim runs, the neighbours' similarity.
All are plain numpy; sums run in a fixed order, so the same articles give the same numbers.
"""

from __future__ import annotations

import functools
import itertools
import json
import math
from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

import resources
from analyzers.modules.lineup.terms import Passage

Floats = NDArray[np.float32]

WORD_DIMENSIONS = 96
"""Word vectors are projected on their main directions before they are compared: a quarter of the time, same ranking."""
NAMING = 0.3
"""Weight of words that only say who somebody is, against words that say what is reported."""
NAMING_CHARACTERS = 0.7
"""The same for their characters."""
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
SHORT = 3.0
"""Weight added to what a sentence says: sharing all of three words is less than sharing most of twenty."""
_CENTRE_FROM = 20
"""Fewer sentences than this give no reliable mean vector; it is subtracted in part."""


def inverse_frequency(documents: Sequence[Sequence[str]]) -> dict[str, float]:
    """Smoothed IDF of every term: log((1 + n) / (1 + df)) + 1."""
    frequency = Counter(term for document in documents for term in dict.fromkeys(document))
    count = 1 + len(documents)
    return {term: math.log(count / (1 + df)) + 1 for term, df in frequency.items()}


def character_similarity(passages: Sequence[Passage]) -> Floats:
    """Cosine of character n-gram TF-IDF vectors, (n, n)."""
    grams: dict[str, int] = {}
    of_word: dict[str, NDArray[np.int64]] = {}
    rows: list[NDArray[np.int64]] = []
    columns: list[NDArray[np.int64]] = []
    values: list[NDArray[np.float64]] = []
    for number, passage in enumerate(passages):
        parts: list[NDArray[np.int64]] = []
        shares: list[NDArray[np.float64]] = []
        for word in passage.words:
            known = of_word.get(word)
            if known is None:
                known = np.array([grams.setdefault(g, len(grams)) for g in _grams(word)], dtype=np.int64)
                of_word[word] = known
            parts.append(known)
            shares.append(np.full(len(known), NAMING_CHARACTERS if word in passage.naming_words else 1.0))
        if not parts:
            continue
        ids, places, counts = np.unique(np.concatenate(parts), return_inverse=True, return_counts=True)
        share = np.bincount(places, weights=np.concatenate(shares)) / counts
        rows.append(np.full(len(ids), number, dtype=np.int64))
        columns.append(ids)
        values.append((1 + np.log(counts)) * share)
    n = len(passages)
    if not rows:
        return np.zeros((n, n), dtype=np.float32)
    row, column, value = np.concatenate(rows), np.concatenate(columns), np.concatenate(values)
    frequency = np.bincount(column, minlength=len(grams))
    value = value * (np.log((1 + n) / (1 + frequency[column])) + 1)
    norm = np.sqrt(np.bincount(row, weights=value * value, minlength=n))
    value = (value / norm[row]).astype(np.float32)
    return _products(row, column, value, value, frequency, n)


def _grams(word: str) -> list[str]:
    """Character 3- to 5-grams of one word with a space at both ends; a shorter word is one gram."""
    padded = f" {word} "
    out = []
    for size in (3, 4, 5):
        if len(padded) <= size:
            out.append(padded)
            break
        out.extend(padded[i : i + size] for i in range(len(padded) - size + 1))
    return out


def shared_words(passages: Sequence[Passage]) -> Floats:
    """Share of a sentence's weight that stands in the other one, mean of both ways, (n, n)."""
    numbers: dict[str, int] = {}
    for passage in passages:
        for word in passage.content:
            numbers.setdefault(word, len(numbers))
    near = _relatives(list(numbers))
    names = {w for p in passages for w, kind in zip(p.content, p.content_pos, strict=True) if kind == "PROPN"}
    idf = inverse_frequency([p.content for p in passages])
    weight = {w: idf[w] * (min(_rarity(w), NAME_RARITY) if w in names else _rarity(w)) for w in numbers}
    rows: list[int] = []
    columns: list[int] = []
    weights: list[float] = []
    nearest: list[float] = []
    total = np.full(len(passages), SHORT, dtype=np.float64)
    for number, passage in enumerate(passages):
        own: dict[int, float] = defaultdict(float)
        best: dict[int, float] = {}
        if number and passages[number - 1].article == passage.article:
            for word in passages[number - 1].content:
                for other, value in near[numbers[word]]:
                    best[other] = max(BEFORE * value, best.get(other, 0.0))
        for word, naming in zip(passage.content, passage.naming, strict=True):
            own[numbers[word]] += weight[word] * (NAMING_SHARED if naming else 1.0)
            for other, value in near[numbers[word]]:
                best[other] = max(value, best.get(other, 0.0))
        total[number] += sum(own.values())
        rows += [number] * len(best)
        columns += best.keys()
        weights += [own.get(word, 0.0) for word in best]
        nearest += best.values()
    n = len(passages)
    if not rows:
        return np.zeros((n, n), dtype=np.float32)
    row, column = np.array(rows, dtype=np.int64), np.array(columns, dtype=np.int64)
    frequency = np.bincount(column, minlength=len(numbers))
    share = (np.array(weights) / total[row]).astype(np.float32)
    covered = _products(row, column, share, np.array(nearest, dtype=np.float32), frequency, n)
    return np.asarray((covered + covered.T) / 2, dtype=np.float32)


def _relatives(words: Sequence[str]) -> list[list[tuple[int, float]]]:
    """Per word the words of its stem, itself first, with the cosine of their n-grams; figures have none."""
    out: list[list[tuple[int, float]]] = [[(k, 1.0)] for k in range(len(words))]
    stems: dict[str, list[int]] = defaultdict(list)
    for k, word in enumerate(words):
        if len(word) > STEM and word.isalpha():
            stems[word[:STEM]].append(k)
    for group in stems.values():
        grams = [Counter(_grams(words[k])) for k in group]
        size = [math.sqrt(sum(v * v for v in g.values())) for g in grams]
        for (i, a), (j, b) in itertools.combinations(enumerate(group), 2):
            small, large = sorted((grams[i], grams[j]), key=len)
            value = sum(v * large[g] for g, v in small.items() if g in large) / (size[i] * size[j])
            if value >= SAME_STEM:
                out[a].append((b, value))
                out[b].append((a, value))
    return out


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


def _products(
    row: NDArray[np.int64],
    column: NDArray[np.int64],
    left: Floats,
    right: Floats,
    frequency: NDArray[np.int64],
    n: int,
) -> Floats:
    """Inner products of all rows of two sparse matrices given by the values of the same entries, (n, n).

    Columns of many rows go through a dense product; columns of few rows are multiplied out pair by pair.
    """
    dense_from = max(12, n // 24)
    out = np.zeros((n, n), dtype=np.float32)
    many = frequency >= dense_from
    numbers = np.cumsum(many) - 1
    block = 1024  # columns at a time: memory, not time, grows with it
    for low in range(0, int(many.sum()), block):
        part = many[column] & (numbers[column] >= low) & (numbers[column] < low + block)
        sides = []
        for value in (left, right) if left is not right else (left,):
            dense = np.zeros((n, min(block, int(many.sum()) - low)), dtype=np.float32)
            dense[row[part], numbers[column[part]] - low] = value[part]
            sides.append(dense)
        out += sides[0] @ sides[-1].T
    rest = ~many[column] & (frequency[column] > 1)
    order = np.argsort(column[rest], kind="stable")
    row, left, right = row[rest][order], left[rest][order], right[rest][order]
    size = frequency[column[rest][order]]
    flat = out.reshape(-1)
    for count in range(2, dense_from):
        here = size == count
        if not here.any():
            continue
        r, v, w = (x[here].reshape(-1, count) for x in (row, left, right))
        step = max(1, 2_000_000 // (count * count))
        for low in range(0, len(r), step):
            a, x, y = r[low : low + step], v[low : low + step], w[low : low + step]
            np.add.at(
                flat, (a[:, :, None] * n + a[:, None, :]).reshape(-1), (x[:, :, None] * y[:, None, :]).reshape(-1)
            )
    return out


def centred(vectors: Floats) -> Floats:
    """Unit vectors of the sentences after the mean of all is taken away."""
    unit = _unit(vectors)
    share = min(1.0, len(unit) / _CENTRE_FROM)
    return _unit(unit - share * unit.mean(axis=0, keepdims=True))


def _unit(vectors: Floats) -> Floats:
    """Rows of length 1; a zero row stays zero."""
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(length, 1e-9), dtype=np.float32)


class WordMatch:
    """Content words of sentences with their vectors, ready to be matched article by article."""

    def __init__(self, passages: Sequence[Passage], vectors: Sequence[Floats]) -> None:
        """Prepare the words.

        Args:
            passages: The sentences.
            vectors: Per sentence the vectors of its content words, one row per entry of `content`; a sentence without
                any has one row.
        """
        idf = inverse_frequency([p.content for p in passages])
        self._counts = np.array([len(v) for v in vectors], dtype=np.int64)
        self._starts = np.concatenate([[0], np.cumsum(self._counts)])
        weights = [
            [idf[c] * (NAMING if who else 1.0) for c, who in zip(p.content, p.naming, strict=True)] or [1.0]
            for p in passages
        ]
        self._weights = np.array([w for row in weights for w in row], dtype=np.float32)
        words = centred(np.concatenate(list(vectors)).astype(np.float32))
        if len(words) > WORD_DIMENSIONS:
            spread = (words.T @ words).astype(np.float64)
            _, axes = np.linalg.eigh(spread)
            words = _unit(words @ axes[:, -WORD_DIMENSIONS:].astype(np.float32))
        self._words = words
        self._sides: dict[tuple[int, int], tuple[Floats, list[tuple[int, int]], Floats]] = {}

    def block(self, a: slice, b: slice) -> Floats:
        """Harmonic mean of the two coverages for every sentence of `a` against every one of `b`."""
        (words_a, bounds_a, share_a), (words_b, bounds_b, share_b) = self._side(a), self._side(b)
        near = np.maximum(words_a @ words_b.T, 0)
        across = np.ascontiguousarray(near.T)
        best_in_b = np.stack([across[low:high].max(axis=0) for low, high in bounds_b])
        best_in_a = np.stack([near[low:high].max(axis=0) for low, high in bounds_a])
        of_a, of_b = share_a @ best_in_b.T, best_in_a @ share_b.T
        return np.asarray(2 * of_a * of_b / np.maximum(of_a + of_b, 1e-6), dtype=np.float32)

    def _side(self, article: slice) -> tuple[Floats, list[tuple[int, int]], Floats]:
        """Words of one article, the range of each sentence's words, and each word's share in its sentence's weight."""
        found = self._sides.get((article.start, article.stop))
        if found is None:
            low, high = self._starts[article.start], self._starts[article.stop]
            starts = (self._starts[article.start : article.stop + 1] - low).tolist()
            bounds = list(itertools.pairwise(starts))
            share = np.zeros((len(bounds), high - low), dtype=np.float32)
            for k, (first, last) in enumerate(bounds):
                weights = self._weights[low + first : low + last]
                share[k, first:last] = weights / weights.sum()
            found = self._sides[article.start, article.stop] = (self._words[low:high], bounds, share)
        return found


def word_vectors(passage: Passage, pieces: Floats, offsets: Sequence[tuple[int, int]], sentence: Floats) -> Floats:
    """Mean vector of the word pieces of every content word; the sentence's vector for one that has no piece."""
    if not passage.content_at or not len(pieces):
        return sentence[None, :]
    starts = np.array([o[0] for o in offsets])
    ends = np.array([o[1] for o in offsets])
    out = np.empty((len(passage.content_at), pieces.shape[1]), dtype=np.float32)
    for k, span in enumerate(passage.content_at):
        low = int(np.searchsorted(ends, span.start, side="right"))
        high = int(np.searchsorted(starts, span.end, side="left"))
        out[k] = pieces[low:high].mean(axis=0) if high > low else sentence
    return out
