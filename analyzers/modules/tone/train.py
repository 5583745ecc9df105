"""Make the weights of the tone head from NewsMTSC's training sentences.

    python -m analyzers.modules.tone.train TRAIN.jsonl [--cache FILE.npz]

One line of the file is {"id", "sentence", "target": [start, end], "polarity": -1|0|1}. The same data give the same
weights on one machine: no random numbers, a convex loss, a fixed order. Regularisation and calibration were chosen by
three-fold cross-validation over sentences of the training file (its figures are printed); nothing was chosen on other
data. Needs scikit-learn, which the program itself does without.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

import resources
from analyzers.modules.tone.rows import row_features

if TYPE_CHECKING:
    from numpy.typing import NDArray

STRENGTH = 0.0005
"""C of the regression: the inverse of the L2 penalty."""
FOLDS = 3


def read(path: Path) -> tuple[list[Mapping[str, Any]], NDArray[np.int64]]:
    """Rows and their answers."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return rows, np.array([row["polarity"] for row in rows], dtype=np.int64)


def folds(rows: Sequence[Mapping[str, Any]]) -> NDArray[np.int64]:
    """Fold of each row; rows of one sentence share it."""
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(row["sentence"], len(numbers)) % FOLDS for row in rows])


def fit(vectors: NDArray[np.float32], answers: NDArray[np.int64]) -> NDArray[np.float64]:
    """Weights (3, features + 1), standardisation folded in, intercept last."""
    from sklearn.linear_model import LogisticRegression

    mean = vectors.mean(axis=0, dtype=np.float64)
    scale = vectors.std(axis=0, dtype=np.float64)
    scale[scale < 1e-6] = 1.0
    model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=1000, tol=1e-5)
    model.fit((vectors - mean) / scale, answers)
    weights = model.coef_ / scale
    return np.hstack([weights, (model.intercept_ - weights @ mean)[:, None]])


def scores(table: NDArray[np.float64], vectors: NDArray[np.float32]) -> NDArray[np.float64]:
    """Unnormalised log odds (rows, 3)."""
    return np.asarray(vectors @ table[:, :-1].T + table[:, -1])


def probabilities(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    """Softmax by row."""
    odds = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(odds / odds.sum(axis=1, keepdims=True))


def sharpness(logits: NDArray[np.float64], answers: NDArray[np.int64]) -> float:
    """The factor on the log odds that makes held-out probabilities fit best (Guo et al. 2017, temperature scaling)."""
    rows = np.arange(len(answers))

    def loss(factor: float) -> float:
        return float(-np.log(probabilities(logits * factor)[rows, answers + 1] + 1e-12).mean())

    return min((step / 20 for step in range(4, 61)), key=loss)


def report(label: str, chances: NDArray[np.float64], answers: NDArray[np.int64]) -> str:
    """Macro-F1, accuracy, flips, and coverage and accuracy at confidence 0.6."""
    told = chances.argmax(axis=1) - 1
    f1 = []
    for value in (-1, 0, 1):
        hit = int(((told == value) & (answers == value)).sum())
        f1.append(2 * hit / max(1, int((told == value).sum()) + int((answers == value).sum())))
    clear = chances.max(axis=1) >= 0.6
    right = told == answers
    return (
        f"{label}: macro-F1 {sum(f1) / 3:.3f}, accuracy {right.mean():.3f}, "
        f"flips {(told * answers == -1).mean():.3f}; clear {clear.mean():.3f}, right there {right[clear].mean():.3f}"
    )


def train(rows: Sequence[Mapping[str, Any]], vectors: NDArray[np.float32], answers: NDArray[np.int64]) -> NDArray[Any]:
    """Cross-validate, calibrate and fit on everything; returns the table to be saved."""
    fold = folds(rows)
    held_out = np.zeros((len(rows), 3))
    for number in range(FOLDS):
        table = fit(vectors[fold != number], answers[fold != number])
        held_out[fold == number] = scores(table, vectors[fold == number])
    factor = sharpness(held_out, answers)
    sys.stdout.write(report("cross-validated", probabilities(held_out * factor), answers) + f"; factor {factor}\n")
    return (fit(vectors, answers) * factor).astype(np.float32)


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description="Make the weights of the tone head.")
    parser.add_argument("train", type=Path)
    parser.add_argument("--cache", type=Path, help="keep the feature vectors here between runs")
    options = parser.parse_args(arguments)
    rows, answers = read(options.train)
    if options.cache and options.cache.exists():
        vectors = np.load(options.cache)["vectors"]
    else:
        vectors = row_features(rows)
        if options.cache:
            np.savez(options.cache, vectors=vectors)
    table = train(rows, vectors, answers)
    np.save(resources.path("models", "tone") / "head.npy", table)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
