"""Make the weights of the tone head from NewsMTSC's training sentences.

    python -m analyzers.modules.tone.train TRAIN.jsonl [--cache FILE.pickle]

One line of the file is {"id", "sentence", "target": [start, end], "polarity": -1|0|1}. The same data give the same
weights on one machine: no random numbers, convex losses, a fixed order. The constants below and the calibration were
chosen by three-fold cross-validation over sentences of the training file (its figures are printed); nothing was chosen
on other data. Needs scikit-learn, which the program itself does without.
"""

from __future__ import annotations

import argparse
import json
import pickle
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

import resources
from analyzers.modules.tone.head import CLEAR, COST
from analyzers.modules.tone.rows import row_features

if TYPE_CHECKING:
    from numpy.typing import NDArray

VECTOR_STRENGTH = 0.0005
"""C of the regression over the vectors: the inverse of the L2 penalty."""
CUE_STRENGTH = 0.03
"""C of the regression over the cues."""
RARE = 5
"""Cues seen with fewer targets are left out."""
CUE_SHARE = 0.3
"""Share of the cues in the sum of log odds."""
FOLDS = 3
PARTS = ("head.npy", "cues.json")
"""Files that are written."""


@dataclass(frozen=True)
class Weights:
    """Both regressions: (3, features + 1) with the intercept last, and three weights per cue."""

    table: NDArray[np.float64]
    cues: dict[str, NDArray[np.float64]]

    def scores(self, vectors: NDArray[np.float32], words: Sequence[frozenset[str]]) -> NDArray[np.float64]:
        """Log odds (rows, 3), up to a constant per row."""
        out = np.asarray(vectors @ self.table[:, :-1].T + self.table[:, -1], dtype=np.float64)
        for row, found in zip(out, words, strict=True):
            for cue in sorted(found & self.cues.keys()):
                row += self.cues[cue]
        return out

    def times(self, factor: float) -> Weights:
        """Sharper or softer probabilities."""
        return Weights(self.table * factor, {cue: weight * factor for cue, weight in self.cues.items()})


def read(path: Path) -> tuple[list[Mapping[str, Any]], NDArray[np.int64]]:
    """Rows and their answers."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return rows, np.array([row["polarity"] for row in rows], dtype=np.int64)


def folds(rows: Sequence[Mapping[str, Any]]) -> NDArray[np.int64]:
    """Fold of each row; rows of one sentence share it."""
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(row["sentence"], len(numbers)) % FOLDS for row in rows])


def fit(vectors: NDArray[np.float32], words: Sequence[frozenset[str]], answers: NDArray[np.int64]) -> Weights:
    """Fit both regressions."""
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    mean = vectors.mean(axis=0, dtype=np.float64)
    scale = vectors.std(axis=0, dtype=np.float64)
    scale[scale < 1e-6] = 1.0
    model = LogisticRegression(C=VECTOR_STRENGTH, max_iter=1000, tol=1e-5)
    model.fit((vectors - mean) / scale, answers)
    weights = model.coef_ / scale
    table = np.hstack([weights, (model.intercept_ - weights @ mean)[:, None]])

    seen = Counter(cue for found in words for cue in found)
    names = sorted(cue for cue, number in seen.items() if number >= RARE)
    column = {cue: number for number, cue in enumerate(names)}
    cells = [(row, column[cue]) for row, found in enumerate(words) for cue in sorted(found) if cue in column]
    at, which = zip(*cells, strict=True)
    grid = csr_matrix((np.ones(len(cells)), (at, which)), shape=(len(words), len(names)))
    single = LogisticRegression(C=CUE_STRENGTH, max_iter=1000, tol=1e-5)
    single.fit(grid, answers)
    table = table * (1 - CUE_SHARE)
    table[:, -1] += single.intercept_ * CUE_SHARE
    return Weights(table, {cue: single.coef_[:, number] * CUE_SHARE for cue, number in column.items()})


def probabilities(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Softmax by row."""
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(odds / odds.sum(axis=1, keepdims=True))


def sharpness(scores: NDArray[np.float64], answers: NDArray[np.int64]) -> float:
    """The factor on the log odds that makes held-out probabilities fit best (Guo et al. 2017, temperature scaling)."""
    rows = np.arange(len(answers))

    def loss(factor: float) -> float:
        return float(-np.log(probabilities(scores * factor)[rows, answers + 1] + 1e-12).mean())

    return min((step / 20 for step in range(4, 61)), key=loss)


def report(label: str, chances: NDArray[np.float64], answers: NDArray[np.int64]) -> str:
    """Macro-F1, accuracy, flips, and coverage and accuracy where it is shown."""
    told = (chances @ COST).argmin(axis=1) - 1
    f1 = []
    for value in (-1, 0, 1):
        hit = int(((told == value) & (answers == value)).sum())
        f1.append(2 * hit / max(1, int((told == value).sum()) + int((answers == value).sum())))
    clear = chances[np.arange(len(told)), told + 1] >= CLEAR
    right = told == answers
    return (
        f"{label}: macro-F1 {sum(f1) / 3:.3f}, accuracy {right.mean():.3f}, "
        f"flips {(told * answers == -1).mean():.3f}; clear {clear.mean():.3f}, right there {right[clear].mean():.3f}"
    )


def train(
    rows: Sequence[Mapping[str, Any]],
    vectors: NDArray[np.float32],
    words: Sequence[frozenset[str]],
    answers: NDArray[np.int64],
) -> Weights:
    """Cross-validate, calibrate and fit on everything."""
    fold = folds(rows)
    held_out = np.zeros((len(rows), 3))
    for number in range(FOLDS):
        inside, outside = np.flatnonzero(fold != number).tolist(), np.flatnonzero(fold == number).tolist()
        fitted = fit(vectors[inside], [words[i] for i in inside], answers[inside])
        held_out[outside] = fitted.scores(vectors[outside], [words[i] for i in outside])
    factor = sharpness(held_out, answers)
    label = f"cross-validated, sharpness {factor}"
    sys.stdout.write(report(label, probabilities(held_out * factor), answers) + "\n")
    return fit(vectors, words, answers).times(factor)


def save(weights: Weights, folder: Path) -> None:
    """Write head.npy (float32) and cues.json (three decimals; cues that would weigh nothing are left out)."""
    np.save(folder / PARTS[0], weights.table.astype(np.float32))
    # Only differences between the three weights count, so each cue's are centred first.
    rounded = {cue: [round(float(w), 3) + 0.0 for w in weight - weight.mean()] for cue, weight in weights.cues.items()}
    lines = [f"  {json.dumps(cue, ensure_ascii=False)}: {w}" for cue, w in rounded.items() if max(map(abs, w)) >= 0.01]
    text = '{"note": "weights of each cue for negative, neutral, positive", "cues": {\n' + ",\n".join(lines) + "\n}}\n"
    (folder / PARTS[1]).write_text(text, encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description="Make the weights of the tone head.")
    parser.add_argument("train", type=Path)
    parser.add_argument("--cache", type=Path, help="keep the features here between runs")
    options = parser.parse_args(arguments)
    rows, answers = read(options.train)
    if options.cache and options.cache.exists():
        vectors, words = pickle.loads(options.cache.read_bytes())
    else:
        vectors, words = row_features(rows)
        if options.cache:
            options.cache.write_bytes(pickle.dumps((vectors, words)))
    save(train(rows, vectors, words, answers), resources.path("models", "tone"))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
