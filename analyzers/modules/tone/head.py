"""The head that turns a feature vector into a tone towards the target, with its confidence.

Two multinomial logistic regressions in plain numpy, their log odds added: one over the feature vector, one over the cues
(single words with their place). The weights are made by `analyzers.modules.tone.train` from NewsMTSC's
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
_CLASSES = (-1, 0, 1)
_NOTHING = (0.0, 0.0, 0.0)


@dataclass(frozen=True)
class Head:
    """Weights of both regressions; standardisation, mixing and calibration are folded in.

    Attributes:
        weights: (3, features) for negative, neutral, positive.
        intercept: (3,).
        cues: Cue -> its three weights; cues that are not listed weigh nothing.
    """

    weights: NDArray[np.float32]
    intercept: NDArray[np.float32]
    cues: Mapping[str, Sequence[float]]

    def judge(self, vector: NDArray[np.float32], cues: Iterable[str]) -> tuple[int, float]:
        """The most probable tone and its probability.

        Args:
            vector: See `features`.
            cues: See `cues`.

        Returns:
            -1, 0 or 1, and a figure between 1/3 and 1.
        """
        scores = self.weights.astype(np.float64) @ vector + self.intercept
        for cue in sorted(cues):  # floating-point sums depend on their order
            scores += self.cues.get(cue, _NOTHING)
        odds = np.exp(scores - scores.max())
        best = int(odds.argmax())
        return _CLASSES[best], float(odds[best] / odds.sum())


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
    return Head(table[:, :-1].astype(np.float32), table[:, -1].astype(np.float32), words["cues"])
