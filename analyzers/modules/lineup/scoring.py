"""How likely two sentences of different articles report the same thing.

A small logistic model over the similarities of `similarity.py`, whether both sentences open their articles, and who
speaks. The coefficients are in `resources/models/lineup.json`, in two sets: with
and without the sentence model. Decisions go by this probability: similarities alone, made comparable inside an event,
link unrelated articles as readily as related ones.
"""

from __future__ import annotations

import functools
import itertools
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

import resources
from analyzers.modules.lineup.clauses import ClauseMatch
from analyzers.modules.lineup.shared import shared_words
from analyzers.modules.lineup.similarity import Floats, character_similarity
from analyzers.modules.lineup.speakers import silent, speakers
from analyzers.modules.lineup.terms import Passage, passages
from analyzers.modules.lineup.words import WordMatch
from analyzers.records import AttributionResult, Encoding, Parse
from analyzers.text import Text

LEAD = 2
"""Sentences that open an article."""
AT_A_TIME = 1_200
"""Words of some articles that are held against as many of others at a time: what fits into a processor's cache."""


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
) -> tuple[tuple[Passage, ...], tuple[slice, ...], bool, Iterator[tuple[slice, dict[str, Floats]]]]:
    """Features of every pair, those of a few articles at a time.

    Returns:
        All passages, the range of each article in them, whether vectors were used, and an iterator over
        (range of the sentences of some whole articles, feature name -> matrix of these sentences against themselves and
        all behind them). What stands between two sentences of one article means nothing.
    """
    flat = tuple(p for own in ready for p in own)
    ranges: list[slice] = []
    for own in ready:
        start = ranges[-1].stop if ranges else 0
        ranges.append(slice(start, start + len(own)))
    with_model = bool(sources) and all(s.has_vectors for s in sources)

    tiles = _tiles(flat, ranges)

    def strips() -> Iterator[tuple[slice, dict[str, Floats]]]:
        characters = character_similarity(flat)
        shared = shared_words(flat)
        same_speaker = _speaking([w for own in who for w in own])
        other_silence = _silences([silent(s.parse, i) for s in sources for i in range(len(s.text.sentences))])
        opening = np.array([p.index < LEAD for p in flat], dtype=np.float32)
        meaning: ClauseMatch | None = None
        match: WordMatch | None = None
        if with_model and flat:
            encodings = [s.encoding for s in sources if s.encoding is not None]
            meaning = ClauseMatch(ready, encodings)
            match = WordMatch(flat, ranges, encodings, tiles)
        for k, a in enumerate(tiles):
            later = slice(a.start, len(flat))
            found: dict[str, Floats] = {"characters": characters[a, later], "shared_words": shared[a, later]}
            if meaning is not None and match is not None:
                found["meaning"] = meaning.strip(a)
                found["words"] = match.strip(k)
            found["same_speaker"] = same_speaker[a, later].astype(np.float32)
            found["other_silence"] = other_silence[a, later].astype(np.float32)
            found["both_lead"] = np.multiply.outer(opening[a], opening[later])
            yield a, found

    return flat, tuple(ranges), with_model, strips()


def score(
    sources: Sequence[Source], ready: Sequence[Sequence[Passage]], who: Sequence[Sequence[frozenset[str]]]
) -> Scores:
    """Probabilities of all pairs of a group of articles."""
    flat, ranges, with_model, strips = features(sources, ready, who)
    model = coefficients(with_model)
    out = np.zeros((len(flat), len(flat)), dtype=np.float32)
    for a, found in strips:
        logit = np.full(found["characters"].shape, model.intercept, dtype=np.float32)
        for name, weight in model.weights.items():
            logit += np.float32(weight) * found[name]
        strip = 1 / (1 + np.exp(-logit))
        inner = np.triu(strip[:, : a.stop - a.start])
        strip[:, : a.stop - a.start] = inner + np.triu(inner, 1).T
        out[a, a.start :] = strip
        out[a.stop :, a] = strip[:, a.stop - a.start :].T
    for own in ranges:
        out[own, own] = 0
    return Scores(flat, ranges, out, with_model)


def _tiles(flat: Sequence[Passage], ranges: Sequence[slice]) -> list[slice]:
    """Ranges of sentences that are compared at a time: whole articles, together of no more words than fit."""
    out: list[slice] = []
    room = 0
    for own in ranges:
        size = sum(len(p.content) for p in flat[own])
        if out and size <= room:
            out[-1] = slice(out[-1].start, own.stop)
            room -= size
        elif own.start < own.stop:
            out.append(own)
            room = AT_A_TIME - size
    return out


def _speaking(who: Sequence[frozenset[str]]) -> NDArray[np.bool_]:
    """Where the same name speaks in both sentences, (n, n)."""
    out = np.zeros((len(who), len(who)), dtype=np.bool_)
    places: dict[str, list[int]] = defaultdict(list)
    for k, names in enumerate(who):
        for name in names:
            places[name].append(k)
    for own in places.values():
        out[np.ix_(own, own)] = True
    return out


def _silences(silences: Sequence[frozenset[str]]) -> NDArray[np.bool_]:
    """Where two different sources decline to comment, (n, n)."""
    out = np.zeros((len(silences), len(silences)), dtype=np.bool_)
    declining = [k for k, names in enumerate(silences) if names]
    for one, other in itertools.combinations(declining, 2):
        out[one, other] = out[other, one] = silences[one].isdisjoint(silences[other])
    return out
