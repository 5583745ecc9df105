"""Which pairs are kept, and in which band."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analyzers.modules.lineup.scoring import Scores
from analyzers.modules.lineup.similarity import Floats
from analyzers.records.comparison import Band

SOLID = 0.4
"""Probability from which a link is drawn solid; measured precision about nine in ten."""
VERY_STRONG = 0.8
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
    """A scored pair.

    Attributes:
        a: Number of the earlier passage in the group.
        b: Number of the later one.
        score: Probability.
        band: "solid", "possible" or None.
    """

    a: int
    b: int
    score: float
    band: Band | None


def bands(block: Floats) -> NDArray[np.int8]:
    """2 solid, 1 possible, 0 neither, for every pair of two articles.

    A link must be the best of its row or of its column, or very strong: news repeats itself, and the third best match
    of a sentence is seldom one. What is likely but not best is a possible link.
    """
    best = (block >= block.max(axis=1, keepdims=True)) | (block >= block.max(axis=0, keepdims=True))
    solid = (block >= SOLID) & (best | (block >= VERY_STRONG))
    possible = ~solid & ((block >= SOLID) | ((block >= POSSIBLE) & best))
    return np.where(solid, 2, np.where(possible, 1, 0)).astype(np.int8)


def link(scores: Scores) -> list[Link]:
    """All listed pairs of a group in order of place."""
    out: list[Link] = []
    few = len(scores.ranges) <= MANY_ARTICLES
    floor = np.zeros(len(scores.passages), dtype=np.float32)
    if not few:
        k = len(scores.passages) - min(NEAREST_OF_MANY, len(scores.passages))
        floor = np.partition(scores.probability, k, axis=1)[:, k]
    for i, a in enumerate(scores.ranges):
        for b in scores.ranges[i + 1 :]:
            if a.start == a.stop or b.start == b.stop:
                continue
            block = scores.probability[a, b]
            band = bands(block)
            if few:
                listed = (band > 0) | (block >= LISTED) | _nearest(block) | _nearest(block.T).T
            else:
                listed = (band > 0) | (block >= np.minimum(floor[a][:, None], floor[b][None, :]))
            for x, y in zip(*(axis.tolist() for axis in np.nonzero(listed)), strict=True):
                kind: Band | None = "solid" if band[x, y] == 2 else "possible" if band[x, y] == 1 else None
                out.append(Link(a.start + x, b.start + y, float(block[x, y]), kind))
    return out


def _nearest(block: Floats) -> NDArray[np.bool_]:
    """The nearest few of every row; ties go to the earlier sentence."""
    order = np.argsort(-block, axis=1, kind="stable")[:, :NEAREST]
    out = np.zeros(block.shape, dtype=np.bool_)
    np.put_along_axis(out, order, True, axis=1)
    return out
