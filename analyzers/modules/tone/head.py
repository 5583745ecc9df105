"""The head that turns a feature vector into a tone towards the target, with its confidence.

Two multinomial logistic regressions in plain numpy, their log odds added: one over the feature vector, one over the
cues (single words with their place). The weights are made by `analyzers.modules.tone.train` from NewsMTSC's
training sentences; figures, licence and limits stand in `resources/models/tone/CARD.md`.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

import resources
from analyzers.modules.tone.features import SIZE

if TYPE_CHECKING:
    from numpy.typing import NDArray

CLEAR = 0.6
"""Below this confidence the tone towards somebody is shown as unclear."""
FLIP = 1.25
"""What taking praise for blame or blame for praise costs, where any other error costs 1: it misleads most. Chosen by
cross-validation on the training data: flips fall from 6.0 to 5.7 % and macro-F1 stays; larger costs lower it."""
_CLASSES = (-1, 0, 1)
COST = np.array([[0, 1, FLIP], [1, 0, 1], [FLIP, 1, 0]])
"""Rows: what is said; columns: what holds."""
_NOTHING = (0.0, 0.0, 0.0)


@dataclass(frozen=True)
class Head:
    """Weights of both regressions; standardisation, mixing and calibration are folded in.

    Attributes:
        weights: (3, features) for negative, neutral, positive.
        intercept: (3,).
        cues: Cue -> its three weights; cues that are not listed weigh nothing.
    """

    weights: NDArray[np.float64]
    intercept: NDArray[np.float64]
    cues: Mapping[str, Sequence[float]]

    def judge(self, vector: NDArray[np.float32], cues: Iterable[str]) -> tuple[int, float]:
        """The tone with the least expected cost (see `FLIP`), and its probability.

        Args:
            vector: See `features`.
            cues: See `cues`.

        Returns:
            -1, 0 or 1, and its probability, 0 to 1.
        """
        scores = self.weights @ vector.astype(np.float64) + self.intercept
        for cue in sorted(cues):  # floating-point sums depend on their order
            scores += self.cues.get(cue, _NOTHING)
        odds = np.exp(scores - scores.max())
        chances = odds / odds.sum()
        best = int((COST @ chances).argmin())
        return _CLASSES[best], float(chances[best])


@functools.cache
def load_head() -> Head:
    """The shipped weights.

    Raises:
        FileNotFoundError: if one of the program's files is missing.
        ValueError: if they do not fit the features of this version.
    """
    table = np.load(resources.path("models", "tone", "head.npy"), allow_pickle=False)
    if table.shape != (len(_CLASSES), SIZE + 1):
        raise ValueError(f"the tone weights have the shape {table.shape}, not {(len(_CLASSES), SIZE + 1)}")
    words = json.loads(resources.path("models", "tone", "cues.json").read_text(encoding="utf-8"))
    return Head(table[:, :-1].astype(np.float64), table[:, -1].astype(np.float64), words["cues"])
