"""Similarities between all sentences of a group of articles, as matrices.

Three measures, each measured alone and together on labelled triples (the card is in `resources/models/lineup.json`):
  * characters: TF-IDF over character 3- to 5-grams inside words, weights local to the event, so that the event's own
    words count little;
  * meaning: cosine of the sentence vectors minus the event's mean vector;
  * words in context: every content word of one sentence is held against the nearest of the other by its vector in the
    sentence, weighted by the event's IDF, both ways (the "soft match" of BERTScore, Zhang et al. 2020). This finds one
    fact inside a long lead.
All are plain numpy; sums run in a fixed order, so the same articles give the same numbers.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analyzers.modules.lineup.terms import Passage

Floats = NDArray[np.float32]

WORD_DIMENSIONS = 96
"""Word vectors are projected on their main directions before they are compared: a quarter of the time, same ranking."""
NAMING = 0.3
"""Weight of words that only say who somebody is, against words that say what is reported."""
NAMING_CHARACTERS = 0.7
"""The same for their characters."""
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
    return _products(row, column, value, frequency, n)


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


def _products(
    row: NDArray[np.int64], column: NDArray[np.int64], value: Floats, frequency: NDArray[np.int64], n: int
) -> Floats:
    """Inner products of all rows of a sparse matrix given by its entries.

    Columns of many rows go through a dense product; columns of few rows are multiplied out pair by pair.
    """
    dense_from = max(12, n // 24)
    out = np.zeros((n, n), dtype=np.float32)
    many = frequency >= dense_from
    numbers = np.cumsum(many) - 1
    block = 4096
    for low in range(0, int(many.sum()), block):
        part = many[column] & (numbers[column] >= low) & (numbers[column] < low + block)
        dense = np.zeros((n, min(block, int(many.sum()) - low)), dtype=np.float32)
        dense[row[part], numbers[column[part]] - low] = value[part]
        out += dense @ dense.T
    rest = ~many[column] & (frequency[column] > 1)
    order = np.argsort(column[rest], kind="stable")
    row, value, size = row[rest][order], value[rest][order], frequency[column[rest][order]]
    flat = out.reshape(-1)
    for count in range(2, dense_from):
        here = size == count
        if not here.any():
            continue
        r, v = row[here].reshape(-1, count), value[here].reshape(-1, count)
        step = max(1, 2_000_000 // (count * count))
        for low in range(0, len(r), step):
            a, w = r[low : low + step], v[low : low + step]
            np.add.at(
                flat, (a[:, :, None] * n + a[:, None, :]).reshape(-1), (w[:, :, None] * w[:, None, :]).reshape(-1)
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
