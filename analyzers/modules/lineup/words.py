"""Words of sentences matched softly by their vectors; see `similarity` for what they are counted for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analyzers.modules.lineup.similarity import Floats, Integers, centred, inverse_frequency, unit
from analyzers.modules.lineup.terms import Passage
from analyzers.records import Encoding

WORD_DIMENSIONS = 96
"""Word vectors are projected on their main directions before they are compared: a quarter of the time, same ranking."""
NAMING = 0.3
"""Weight of words that only say who somebody is, against words that say what is reported."""


class WordMatch:
    """Content words of sentences with their vectors, ready to be matched article by article."""

    def __init__(
        self,
        passages: Sequence[Passage],
        ranges: Sequence[slice],
        encodings: Sequence[Encoding],
        tiles: Sequence[slice],
    ) -> None:
        """Prepare the words.

        Args:
            passages: The sentences, article by article.
            ranges: Per article the range of its sentences in `passages`.
            encodings: Per article its vectors.
            tiles: Ranges of sentences that are matched at a time.
        """
        idf = inverse_frequency([p.content for p in passages])
        counts = np.array([max(1, len(p.content)) for p in passages], dtype=np.int64)
        starts = np.concatenate([[0], np.cumsum(counts)])
        # A sentence without a content word is one word of its own: its vector.
        weights = np.array(
            [
                w
                for p in passages
                for w in ([idf[c] * (NAMING if n else 1.0) for c, n in zip(p.content, p.naming, strict=True)] or [1.0])
            ],
            dtype=np.float32,
        )
        share = weights / np.repeat(np.add.reduceat(weights, starts[:-1]), counts)
        vectors = np.empty((int(counts.sum()), encodings[0].sentences.shape[1]), dtype=np.float32)
        for own, encoding in zip(ranges, encodings, strict=True):
            low, high = starts[own.start], starts[own.stop]
            if own.start < own.stop:
                _fill(vectors[low:high], passages[own], counts[own], encoding)
        words = centred(vectors, vectors)
        if len(words) > WORD_DIMENSIONS:
            spread = (words.T @ words).astype(np.float64)
            _, axes = np.linalg.eigh(spread)
            words = words @ axes[:, -WORD_DIMENSIONS:].astype(np.float32)
            words = unit(words, words)
        self._sides = [_side(words, share, starts[own.start : own.stop + 1]) for own in tiles]

    def strip(self, tile: int) -> Floats:
        """Harmonic mean of the two coverages for every sentence of a tile against every one of it and those behind."""
        one = self._sides[tile]
        return np.concatenate([_match(one, other) for other in self._sides[tile:]], axis=1)


@dataclass(frozen=True)
class _Side:
    """Words of some sentences, ordered by how many words their sentence has: equal ones can be looked at together.

    Attributes:
        words: Their vectors.
        share: Each word's share in its sentence's weight, (words, 1).
        order: Numbers of the sentences as they stand here.
        groups: (words of a sentence, number of such sentences), one group behind the other.
    """

    words: Floats
    share: Floats
    order: Integers
    groups: list[tuple[int, int]]

    def best(self, near: Floats) -> Floats:
        """The highest of each sentence's words, per column; sentences as they stand here."""
        return self._each(near, np.maximum)

    def sums(self, values: Floats) -> Floats:
        """The sum of each sentence's words weighed by their share, per column; rows in the sentences' own order."""
        out = np.empty((len(self.order), values.shape[1]), dtype=np.float32)
        out[self.order] = self._each(values * self.share, np.add)
        return out

    def _each(self, values: Floats, reduce: np.ufunc) -> Floats:
        """One row per sentence as they stand here."""
        out = np.empty((len(self.order), values.shape[1]), dtype=np.float32)
        word = row = 0
        for count, sentences in self.groups:
            block = values[word : word + count * sentences].reshape(sentences, count, -1)
            reduce.reduce(block, axis=1, out=out[row : row + sentences])
            word += count * sentences
            row += sentences
        return out


def _side(words: Floats, share: Floats, starts: Integers) -> _Side:
    """The words of some sentences.

    Args:
        words: All words.
        share: Each word's share in its sentence.
        starts: Where the sentences begin in them, and where the last one ends.
    """
    counts = np.diff(starts)
    order = np.argsort(counts, kind="stable")
    size = counts[order]
    chosen = np.repeat(starts[:-1][order] - (np.cumsum(size) - size), size) + np.arange(int(size.sum()))
    groups = [(int(c), int(np.count_nonzero(size == c))) for c in np.unique(size)]
    return _Side(words[chosen], share[chosen, None], order, groups)


def _match(a: _Side, b: _Side) -> Floats:
    """Harmonic mean of the two coverages, (sentences of a, sentences of b)."""
    near = a.words @ b.words.T
    np.maximum(near, 0, out=near)
    of_b = b.sums(np.ascontiguousarray(a.best(near).T)).T
    of_a = a.sums(np.ascontiguousarray(b.best(np.ascontiguousarray(near.T)).T))
    of_b, of_a = of_b[np.argsort(a.order)], of_a[:, np.argsort(b.order)]
    return np.asarray(2 * of_a * of_b / np.maximum(of_a + of_b, 1e-6), dtype=np.float32)


def _fill(out: Floats, passages: Sequence[Passage], counts: Integers, encoding: Encoding) -> None:
    """Write the vectors of one article's content words: the mean of the word pieces of each.

    Args:
        out: One row per content word, and one for a sentence without any.
        passages: The article's sentences.
        counts: Rows of each.
        encoding: The article's vectors. A word that has no piece gets its sentence's vector.
    """
    out[:] = np.repeat(encoding.sentences[[p.index for p in passages]], counts, axis=0)
    pieces = np.concatenate([encoding.pieces[p.index] for p in passages])
    if not len(pieces):
        return
    bounds = np.array([o for p in passages for o in encoding.offsets[p.index]], dtype=np.int64)
    spans = np.array([s for p in passages for s in p.content_at], dtype=np.int64).reshape(-1, 2)
    lengths = [len(p.content_at) for p in passages]
    rows = np.flatnonzero(np.repeat([n > 0 for n in lengths], counts))
    # Places get their sentence's number in front, so that a word finds pieces of its own sentence only.
    wide = 1 + max(int(bounds.max()), int(spans.max(initial=0)))
    spans += wide * np.repeat(np.arange(len(passages)), lengths)[:, None]
    bounds += wide * np.repeat(np.arange(len(passages)), [len(encoding.offsets[p.index]) for p in passages])[:, None]
    low = np.searchsorted(bounds[:, 1], spans[:, 0], side="right")
    size = np.searchsorted(bounds[:, 0], spans[:, 1], side="left") - low
    for count in np.unique(size[size > 0]).tolist():
        here = size == count
        total = pieces[low[here]]
        for step in range(1, count):
            total += pieces[low[here] + step]
        out[rows[here]] = total / count if count > 1 else total
