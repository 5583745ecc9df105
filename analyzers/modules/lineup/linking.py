"""Which pairs are kept, and in which band."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analyzers.modules.lineup.scoring import Scores
from analyzers.modules.lineup.similarity import Floats, Integers
from analyzers.records.comparison import Band

SOLID = 0.4
"""Probability from which a link is drawn solid; measured precision about nine in ten."""
VERY_STRONG = 0.6
"""From here a pair is solid although better ones stand in its row and in its column."""
POSSIBLE = 0.12
"""Probability from which a link is drawn dashed; about one in four of those below solid reports the same."""
LISTED = 0.01
"""Pairs below are listed only when they are among a sentence's nearest."""
NEAREST = 5
"""Nearest sentences listed per sentence and other article."""
MANY_ARTICLES = 30
"""With more articles, only each sentence's `NEAREST_OF_MANY` best pairs over all articles are listed."""
NEAREST_OF_MANY = 20


@dataclass(frozen=True, slots=True)
class Link:
    """A pair that is likely to report the same thing.

    Attributes:
        a: Number of the earlier passage in the group.
        b: Number of the later one.
        score: Probability.
        band: "solid" or "possible".
    """

    a: int
    b: int
    score: float
    band: Band


@dataclass(frozen=True)
class Listed:
    """Listed pairs as columns, in order of place.

    Attributes:
        a: Numbers of the earlier passages.
        b: Numbers of the later ones.
        score: Probabilities.
        band: 2 solid, 1 possible, 0 neither.
    """

    a: Integers
    b: Integers
    score: Floats
    band: NDArray[np.int8]

    def chosen(self, which: NDArray[np.bool_] | Integers) -> Listed:
        """Some of them."""
        return Listed(self.a[which], self.b[which], self.score[which], self.band[which])

    def moved(self, places: Integers) -> Listed:
        """The same pairs under other numbers."""
        return Listed(places[self.a], places[self.b], self.score, self.band)

    def ordered(self) -> Listed:
        """In order of place."""
        return self.chosen(np.lexsort((self.b, self.a)))

    def links(self) -> list[Link]:
        """The solid and possible ones."""
        found = zip(*(column.tolist() for column in self.chosen(self.band > 0).columns()), strict=True)
        return [Link(a, b, score, "solid" if band == 2 else "possible") for a, b, score, band in found]

    def columns(self) -> tuple[Integers, Integers, Floats, NDArray[np.int8]]:
        """All columns."""
        return self.a, self.b, self.score, self.band


def together(parts: Sequence[Listed]) -> Listed:
    """Pairs of several lists in order of place."""
    if not parts:
        none = np.zeros(0, dtype=np.int64)
        return Listed(none, none, none.astype(np.float32), none.astype(np.int8))
    columns = zip(*(part.columns() for part in parts), strict=True)
    return Listed(*(np.concatenate(column) for column in columns)).ordered()


def bands(block: Floats, edges: Sequence[int] = (0,)) -> NDArray[np.int8]:
    """2 solid, 1 possible, 0 neither, for every pair of one article and others.

    A link must be the best of its row or of its column, or very strong: news repeats itself, and the third best match
    of a sentence is seldom one. What is likely but not best is a possible link.

    Args:
        block: One row per sentence of the article, one column per sentence of the others.
        edges: First column of each of the others.
    """
    size = np.diff(np.append(edges, block.shape[1]))
    best = block >= block.max(axis=0, keepdims=True)
    best |= block >= np.repeat(np.maximum.reduceat(block, edges, axis=1), size, axis=1)
    out = np.zeros(block.shape, dtype=np.int8)
    out[(block >= SOLID) | ((block >= POSSIBLE) & best)] = 1
    out[(block >= SOLID) & (best | (block >= VERY_STRONG))] = 2
    return out


def link(scores: Scores) -> Listed:
    """All listed pairs of a group in order of place."""
    few = len(scores.ranges) <= MANY_ARTICLES
    floor = np.zeros(0, dtype=np.float32) if few else _floor(scores)
    filled = [own for own in scores.ranges if own.start < own.stop]
    out: list[Listed] = []
    for k, a in enumerate(filled[:-1]):
        later = slice(a.stop, len(scores.passages))
        others = [slice(b.start - later.start, b.stop - later.start) for b in filled[k + 1 :]]
        block = scores.probability[a, later]
        band = bands(block, [b.start for b in others])
        listed = band > 0
        if few:
            listed |= block >= LISTED
            for b in others:
                listed[:, b] |= _nearest(block[:, b])
                listed[:, b] |= _nearest(block[:, b].T).T
        else:
            listed |= block >= np.minimum(floor[a][:, None], floor[later][None, :])
        x, y = np.nonzero(listed)
        out.append(Listed(a.start + x, later.start + y, block[x, y], band[x, y]))
    return together(out)


def _floor(scores: Scores) -> Floats:
    """Per sentence the probability of the last of its nearest few over all articles."""
    n = len(scores.passages)
    k = n - min(NEAREST_OF_MANY, n)
    floors = [np.partition(scores.probability[own], k, axis=1)[:, k] for own in scores.ranges]
    return np.concatenate(floors)


def _nearest(block: Floats) -> NDArray[np.bool_]:
    """The nearest few of every row; ties go to the earlier sentence."""
    if block.shape[1] <= NEAREST:
        return np.ones(block.shape, dtype=np.bool_)
    last = block.shape[1] - NEAREST
    out = np.asarray(block >= np.partition(block, last, axis=1)[:, last : last + 1])
    for row in np.flatnonzero(out.sum(axis=1) > NEAREST).tolist():
        out[row] = False
        out[row, np.argsort(-block[row], kind="stable")[:NEAREST]] = True
    return out
