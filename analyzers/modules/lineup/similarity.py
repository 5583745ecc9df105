"""Similarities between all sentences of a group of articles, as matrices.

Four measures, each measured alone and together on labelled triples (the card is in `resources/models/lineup.json`):
  * characters: TF-IDF over character 3- to 5-grams inside words, weights local to the event, so that the event's own
    words count little;
  * meaning: cosine of the vectors of sentences and their clauses minus the event's mean vector (`clauses`);
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

import itertools
import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analyzers.modules.lineup.terms import Passage

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

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
    n = len(passages)
    numbers: dict[str, int] = {}
    lengths = np.array([len(p.words) for p in passages], dtype=np.int64)
    word = np.array([numbers.setdefault(w, len(numbers)) for p in passages for w in p.words], dtype=np.int64)
    if not len(word):
        return np.zeros((n, n), dtype=np.float32)
    naming = [w in p.naming_words for p in passages for w in p.words]
    share = np.where(naming, NAMING_CHARACTERS, 1.0)
    grams: dict[str, int] = {}
    of_word = [[grams.setdefault(g, len(grams)) for g in character_grams(w)] for w in numbers]
    places, size = places_in(of_word, word)
    column = np.array(list(itertools.chain.from_iterable(of_word)), dtype=np.int64)[places]
    row = np.repeat(np.repeat(np.arange(n), lengths), size)
    keys, found, counts = np.unique(row * len(grams) + column, return_inverse=True, return_counts=True)
    row, column = np.divmod(keys, len(grams))
    value = (1 + np.log(counts)) * (np.bincount(found, weights=np.repeat(share, size)) / counts)
    frequency = np.bincount(column, minlength=len(grams))
    value = value * (np.log((1 + n) / (1 + frequency[column])) + 1)
    norm = np.sqrt(np.bincount(row, weights=value * value, minlength=n))
    weights = (value / norm[row]).astype(np.float32)
    return products(row, column, weights, weights, frequency, n)


def places_in(lists: Sequence[Sequence[object]], chosen: Integers) -> tuple[Integers, Integers]:
    """Places of what the chosen lists hold where all lists stand one behind the other, and how many are each one's."""
    length = np.array([len(own) for own in lists], dtype=np.int64)
    first, size = np.cumsum(length) - length, length[chosen]
    return np.repeat(first[chosen] - (np.cumsum(size) - size), size) + np.arange(int(size.sum())), size


def character_grams(word: str) -> list[str]:
    """Character 3- to 5-grams of one word with a space at both ends; a shorter word is one gram."""
    padded = f" {word} "
    out = []
    for size in (3, 4, 5):
        if len(padded) <= size:
            out.append(padded)
            break
        out.extend(padded[i : i + size] for i in range(len(padded) - size + 1))
    return out


def products(
    row: Integers,
    column: Integers,
    left: Floats,
    right: Floats,
    frequency: Integers,
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
        step = max(1, 500_000 // (count * count))
        for low in range(0, len(r), step):
            a, x, y = r[low : low + step], v[low : low + step], w[low : low + step]
            np.add.at(
                flat, (a[:, :, None] * n + a[:, None, :]).reshape(-1), (x[:, :, None] * y[:, None, :]).reshape(-1)
            )
    return out


def centred(vectors: Floats, out: Floats | None = None) -> Floats:
    """Unit vectors after the mean of all is taken away; `out` as for `unit`."""
    out = unit(vectors, out)
    share = min(1.0, len(out) / _CENTRE_FROM)
    out -= share * out.mean(axis=0, keepdims=True)
    return unit(out, out)


def unit(vectors: Floats, out: Floats | None = None) -> Floats:
    """Rows of length 1; a zero row stays zero.

    Args:
        vectors: One vector per row.
        out: Where to write: `vectors` itself where they are not needed any more; a new array by default.
    """
    length = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))[:, None]
    return np.asarray(np.divide(vectors, np.maximum(length, 1e-9), out=out), dtype=np.float32)
