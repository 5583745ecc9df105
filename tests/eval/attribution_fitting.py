"""Fitting the linear models of the attribution extractor: rows of named features, logistic and conditional logit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression


class Matrix:
    """Rows of feature names, kept as numbers; features seen too seldom are dropped at the end."""

    def __init__(self) -> None:
        self.ids: dict[str, int] = {}
        self._indices: list[int] = []
        self._values: list[float] = []
        self._ends: list[int] = [0]

    def add(self, features: Iterable[tuple[str, float]]) -> None:
        """Add a row."""
        for name, value in features:
            self._indices.append(self.ids.setdefault(name, len(self.ids)))
            self._values.append(value)
        self._ends.append(len(self._indices))

    def finish(self, least: int) -> tuple[csr_matrix, list[str]]:
        """The rows as a matrix, and the names of its columns in alphabetical order."""
        indices = np.asarray(self._indices, dtype=np.int64)
        counts = np.bincount(indices, minlength=len(self.ids))
        names = sorted(name for name, i in self.ids.items() if counts[i] >= least)
        column = np.full(len(self.ids), -1, dtype=np.int64)
        for place, name in enumerate(names):
            column[self.ids[name]] = place
        new = column[indices]
        keep = new >= 0
        ends = np.concatenate([[0], np.cumsum(keep)])[np.asarray(self._ends)]
        values = np.asarray(self._values)[keep]
        matrix = csr_matrix((values, new[keep].astype(np.int32), ends), shape=(len(self._ends) - 1, len(names)))
        matrix.sum_duplicates()
        return matrix, names


def ones(names: Iterable[str]) -> Iterator[tuple[str, float]]:
    """Each name with value one; a name that comes twice counts twice, as it does when scores are summed."""
    return ((name, 1.0) for name in names)


@dataclass
class Data:
    """Rows of one model: features, targets, group and article of each row."""

    x: Any
    names: list[str]
    target: Any
    weight: Any
    group: Any
    article: Any


def fit_binary(data: Data, rows: Any, c: float) -> dict[str, float]:
    """Weights of a logistic regression; the bias is the feature "b"."""
    model = LogisticRegression(C=c, solver="liblinear", fit_intercept=False, tol=1e-3, max_iter=60, random_state=0)
    model.fit(data.x[rows], data.target[rows] > 0.5, sample_weight=data.weight[rows])
    return dict(zip(data.names, model.coef_[0].tolist(), strict=True))


def fit_ranker(data: Data, rows: Any, l2: float) -> dict[str, float]:
    """Weights of a conditional logit over groups of rows."""
    x, target = data.x[rows], data.target[rows]
    _, first, group = np.unique(data.group[rows], return_index=True, return_inverse=True)
    transposed = x.T.tocsr()
    size = len(first)

    def loss(w: Any) -> tuple[float, Any]:
        score = x @ w
        top = np.maximum.reduceat(score, first)
        raised = np.exp(score - top[group])
        share = raised / np.bincount(group, raised, size)[group]
        value = -float(np.sum(target * np.log(np.maximum(share, 1e-12)))) + 0.5 * l2 * float(w @ w)
        return value, transposed @ (share - target) + l2 * w

    found = minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 120})
    return dict(zip(data.names, found.x.tolist(), strict=True))


def spread(values: list[float], power: float, least: float) -> list[float] | None:
    """Targets that sum to one, from the candidates' overlaps; None when no candidate is good enough."""
    best = max(values)
    if best < least:
        return None
    raised = [v**power if v >= least and v >= best - 0.25 else 0.0 for v in values]
    return [v / sum(raised) for v in raised]
