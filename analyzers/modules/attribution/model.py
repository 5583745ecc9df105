"""The trained weights: three linear rankers and one that decides whether to keep what they found.

Weights are a JSON resource made by `tests/eval/train_attribution.py`; scoring is a sum over feature names.
"""

from __future__ import annotations

import functools
import gzip
import itertools
import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import resources

WEIGHTS = ("models", "attribution", "weights.json.gz")
Weights = Mapping[str, float]


@dataclass(frozen=True)
class Model:
    """Weights of the extractor.

    Attributes:
        version: Raised with every training that ships.
        rates: Share of a base form's uses that report, in the training texts.
        lexicon: The same for words that are no verbs, by "base form/part of speech".
        cue: Weights of the cue model (log odds).
        content: Weights of the content ranker.
        source: Weights of the source ranker.
        variants: Weights of the choice among a cue's best contents beside those of other cues.
        keep: Weights of the last decision (log odds that a person would have marked the content so).
        threshold: Least score of `keep` for a record.
        cue_floor: Least cue score at which contents are looked for at all.
    """

    version: int
    rates: Weights
    lexicon: Weights
    cue: Weights
    content: Weights
    source: Weights
    variants: Weights
    keep: Weights
    threshold: float
    cue_floor: float

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Model:
        """The model from its JSON form (weights are kept as whole hundredths there)."""

        def weights(name: str) -> dict[str, float]:
            return {key: value / 100 for key, value in data[name].items()}

        return cls(
            int(data["version"]),
            weights("rates"),
            weights("lexicon"),
            weights("cue"),
            weights("content"),
            weights("source"),
            weights("variants"),
            weights("keep"),
            float(data["threshold"]),
            float(data["cue_floor"]),
        )


def total(weights: Weights, features: Iterable[str]) -> float:
    """Sum of the weights of the features that have one, the same in whatever order the features come.

    Floating-point addition depends on the order, and a choice between two candidates can hang on the last digit;
    `math.fsum` rounds once, at the end.
    """
    return math.fsum(map(weights.get, features, itertools.repeat(0.0)))


def weighted(weights: Weights, values: Iterable[tuple[str, float]]) -> float:
    """Sum of weight times value over (feature, value), the same in whatever order they come."""
    return math.fsum(weights.get(name, 0.0) * value for name, value in values)


def probability(score: float) -> float:
    """Log odds as a probability."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def read_model(path: Path) -> Model:
    """A model from a file of weights."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return Model.of(json.load(file))


@functools.cache
def load_model() -> Model:
    """The model that ships.

    Raises:
        FileNotFoundError: if the program was installed without it.
    """
    return read_model(resources.path(*WEIGHTS))
