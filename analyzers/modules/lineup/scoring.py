"""How likely two sentences of different articles report the same thing.

A small logistic model over the similarities of `similarity.py`, whether both sentences open their articles, and who
speaks. The coefficients are in `resources/models/lineup.json`, in two sets: with
and without the sentence model. Decisions go by this probability: similarities alone, made comparable inside an event,
link unrelated articles as readily as related ones.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

import resources
from analyzers.modules.lineup.similarity import (
    Floats,
    WordMatch,
    centred,
    character_similarity,
    shared_words,
    word_vectors,
)
from analyzers.modules.lineup.speakers import silent, speakers
from analyzers.modules.lineup.terms import Passage, passages
from analyzers.records import AttributionResult, Encoding, Parse
from analyzers.text import Text

LEAD = 2
"""Sentences that open an article."""


@dataclass(frozen=True)
class Source:
    """What the line-up needs of one article.

    Attributes:
        id: Article id.
        text: Clean text; its sentences are what is lined up.
        parse: Its parse.
        encoding: Its vectors, or None.
        attributions: Its attributions, or None.
    """

    id: str
    text: Text
    parse: Parse
    encoding: Encoding | None = None
    attributions: AttributionResult | None = None

    @property
    def has_vectors(self) -> bool:
        """Whether every sentence has a vector."""
        return self.encoding is not None and bool(self.encoding.model)


@dataclass(frozen=True)
class Coefficients:
    """One logistic model: feature name -> weight, and the intercept."""

    intercept: float
    weights: dict[str, float]


@functools.cache
def coefficients(with_model: bool) -> Coefficients:
    """The shipped coefficients."""
    data = json.loads(resources.path("models", "lineup.json").read_text("utf-8"))
    chosen = data["with_model" if with_model else "without_model"]
    return Coefficients(float(chosen["intercept"]), {k: float(v) for k, v in chosen["weights"].items()})


@dataclass(frozen=True)
class Scores:
    """Probabilities between all sentences of a group of articles.

    Attributes:
        passages: All sentences, article by article.
        ranges: Per article the half-open range of its sentences in `passages`.
        probability: (n, n) float32, symmetric, 0 between sentences of one article.
        with_model: Whether the sentence vectors were used.
    """

    passages: tuple[Passage, ...]
    ranges: tuple[slice, ...]
    probability: Floats
    with_model: bool


def prepare(sources: Sequence[Source]) -> tuple[list[list[Passage]], list[list[frozenset[str]]]]:
    """Passages and speakers of every article; done once, used for every group the article is in."""
    ready = [passages(k, s.text, s.parse) for k, s in enumerate(sources)]
    who = [speakers(s.text, s.parse, s.attributions) for s in sources]
    return ready, who


def features(
    sources: Sequence[Source], ready: Sequence[Sequence[Passage]], who: Sequence[Sequence[frozenset[str]]]
) -> tuple[tuple[Passage, ...], tuple[slice, ...], bool, Iterator[tuple[slice, slice, dict[str, Floats]]]]:
    """Features of every pair, one block of two articles at a time.

    Returns:
        All passages, the range of each article in them, whether vectors were used, and an iterator over
        (range of one article, range of a later one, feature name -> matrix).
    """
    flat = tuple(p for own in ready for p in own)
    speaking = [w for own in who for w in own]
    ranges: list[slice] = []
    for own in ready:
        start = ranges[-1].stop if ranges else 0
        ranges.append(slice(start, start + len(own)))
    silences = [silent(s.parse, i) for s in sources for i in range(len(s.text.sentences))]
    with_model = bool(sources) and all(s.has_vectors for s in sources)

    def blocks() -> Iterator[tuple[slice, slice, dict[str, Floats]]]:
        characters = character_similarity(flat)
        shared = shared_words(flat)
        vectors: Floats | None = None
        match: WordMatch | None = None
        if with_model and flat:
            encodings = [s.encoding for s in sources if s.encoding is not None]
            vectors = centred(np.concatenate([e.sentences for e in encodings]))
            match = WordMatch(
                flat,
                [
                    word_vectors(p, e.pieces[p.index], e.offsets[p.index], e.sentences[p.index])
                    for own, e in zip(ready, encodings, strict=True)
                    for p in own
                ],
            )
        for k, a in enumerate(ranges):
            for b in ranges[k + 1 :]:
                if a.start == a.stop or b.start == b.stop:
                    continue
                found: dict[str, Floats] = {}
                found["characters"] = characters[a, b]
                found["shared_words"] = shared[a, b]
                if vectors is not None and match is not None:
                    found["meaning"] = vectors[a] @ vectors[b].T
                    found["words"] = match.block(a, b)
                found["same_speaker"] = _speaking(speaking, a, b)
                found["other_silence"] = _silences(silences, a, b)
                found["both_lead"] = _leads(flat, a, b)
                yield a, b, found

    return flat, tuple(ranges), with_model, blocks()


def score(
    sources: Sequence[Source], ready: Sequence[Sequence[Passage]], who: Sequence[Sequence[frozenset[str]]]
) -> Scores:
    """Probabilities of all pairs of a group of articles."""
    flat, ranges, with_model, blocks = features(sources, ready, who)
    model = coefficients(with_model)
    out = np.zeros((len(flat), len(flat)), dtype=np.float32)
    for a, b, found in blocks:
        logit = np.full(found["characters"].shape, model.intercept, dtype=np.float32)
        for name, weight in model.weights.items():
            logit += np.float32(weight) * found[name]
        block = 1 / (1 + np.exp(-logit))
        out[a, b] = block
        out[b, a] = block.T
    return Scores(flat, ranges, out, with_model)


def _speaking(who: Sequence[frozenset[str]], a: slice, b: slice) -> Floats:
    """Where the same name speaks in both sentences."""
    out = np.zeros((a.stop - a.start, b.stop - b.start), dtype=np.float32)
    right = [(j - b.start, who[j]) for j in range(b.start, b.stop) if who[j]]
    for i in range(a.start, a.stop):
        for j, names in right if who[i] else ():
            if not names.isdisjoint(who[i]):
                out[i - a.start, j] = 1
    return out


def _leads(flat: Sequence[Passage], a: slice, b: slice) -> Floats:
    """Where both sentences are among the first of their articles: reports of one event open with the same news."""
    opening = [np.array([p.index < LEAD for p in flat[own]], dtype=np.float32) for own in (a, b)]
    return np.asarray(np.outer(*opening), dtype=np.float32)


def _silences(silences: Sequence[frozenset[str]], a: slice, b: slice) -> Floats:
    """Where two different sources decline to comment."""
    out = np.zeros((a.stop - a.start, b.stop - b.start), dtype=np.float32)
    for i in range(a.start, a.stop):
        for j in range(b.start, b.stop) if silences[i] else ():
            if silences[j] and silences[i].isdisjoint(silences[j]):
                out[i - a.start, j - b.start] = 1
    return out
