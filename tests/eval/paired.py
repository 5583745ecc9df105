"""Is one version of the attribution analyzer better than another, or is it chance?

    python -m tests.eval attribution GOLD --out NEW --against OLD
    python -m tests.eval.paired GOLD NEW [OLD]

OLD and NEW are prediction files of `python -m tests.eval attribution` for the same GOLD. Printed are both versions'
figures, their difference and its 95 % interval, and NEW's figures per publisher.

The interval is a paired bootstrap (Efron and Tibshirani 1993, chapter 16): articles are drawn with replacement 10,000
times, both versions are scored on each draw, and the middle 95 % of the differences are given. Articles are drawn and
not single statements, since statements of one article rise and fall together. The generator has a fixed seed, so the
same files give the same lines. Counting is done by the scorer that lies beside GOLD.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

RESAMPLES = 10_000
SEED = 2016
SCORER = "score_attribution.py"
MEASURES: tuple[tuple[str, str, tuple[str, str, str, str]], ...] = (
    ("F1, all", "all", ("tp_p", "pred", "tp_g", "gold")),
    ("F1, quoted", "quoted", ("tp_p", "pred", "tp_g", "gold")),
    ("F1, reporting", "reporting", ("tp_p", "pred", "tp_g", "gold")),
    ("source overlap given matched", "all", ("s_ov", "s_pred", "s_ov", "s_gold")),
    ("content and source, all", "all", ("e_p", "pred", "e_g", "gold")),
    ("content and source, reporting", "reporting", ("e_p", "pred", "e_g", "gold")),
)
"""Name, subset of the scorer, and its counters: right and all predicted, right and all marked."""


def scorer_beside(gold: Path) -> ModuleType:
    """The scorer that lies beside a gold file.

    Raises:
        OSError: if there is none.
    """
    path = gold.parent / SCORER
    spec = importlib.util.spec_from_file_location("score_attribution", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def counts(scorer: Any, gold: Mapping[str, Any], pred: Mapping[str, Any], subset: str) -> list[Counter[str]]:
    """The scorer's counters of every article, in the order of GOLD."""
    return [scorer.count_article(row, pred.get(key, []), subset) for key, row in gold.items()]


def f1(sums: Any) -> Any:
    """F1 of rows of four sums: right and all predicted, right and all marked; 0 where nothing is right."""
    right_p, made, right_g, marked = (sums[..., k].astype(float) for k in range(4))
    precision = right_p / np.maximum(made, 1)
    recall = right_g / np.maximum(marked, 1)
    return 2 * precision * recall / np.maximum(precision + recall, 1e-12)


def table(articles: list[Counter[str]], keys: tuple[str, ...]) -> Any:
    """Counters as a matrix: a row per article, a column per key."""
    return np.asarray([[row[key] for key in keys] for row in articles])


def interval(old: Any, new: Any, resamples: int = RESAMPLES) -> tuple[float, float, float]:
    """Difference of F1 and the 2.5th and 97.5th percentile of its paired bootstrap over rows.

    Args:
        old: Counts per article of one version, as `table` makes them.
        new: The same of the other version, in the same order.
        resamples: How many times articles are drawn.
    """
    size = len(old)
    draws = np.random.default_rng(SEED).multinomial(size, np.full(size, 1 / size), resamples)
    differences = f1(draws @ new) - f1(draws @ old)
    low, high = np.percentile(differences, [2.5, 97.5])
    return float(f1(new.sum(0)) - f1(old.sum(0))), float(low), float(high)


def per_publisher(scorer: Any, gold: Mapping[str, Any], pred: Mapping[str, Any]) -> list[tuple[str, list[float]]]:
    """Every measure per publisher, publishers in alphabetical order."""
    names = sorted({str(row.get("publisher", "?")) for row in gold.values()})
    out: list[tuple[str, list[float]]] = []
    for name in names:
        part = {key: row for key, row in gold.items() if str(row.get("publisher", "?")) == name}
        found = {subset: counts(scorer, part, pred, subset) for subset in ("all", "quoted", "reporting")}
        out.append((name, [float(f1(table(found[subset], keys).sum(0))) for _, subset, keys in MEASURES]))
    return out


def report(gold_file: Path, new_file: Path, old_file: Path | None) -> list[str]:
    """The lines to print.

    Raises:
        OSError: if a file or the scorer cannot be read.
    """
    scorer = scorer_beside(gold_file)
    gold = scorer.load_gold(str(gold_file))
    new = scorer.load_pred(str(new_file), gold)
    lines: list[str] = []
    if old_file is not None:
        old = scorer.load_pred(str(old_file), gold)
        lines.append(f"{'':30} {'old':>6} {'new':>6} {'new - old':>10}   95 % of {RESAMPLES:,} draws of articles")
        for name, subset, keys in MEASURES:
            a, b = (table(counts(scorer, gold, pred, subset), keys) for pred in (old, new))
            change, low, high = interval(a, b)
            lines.append(
                f"{name:30} {f1(a.sum(0)):6.3f} {f1(b.sum(0)):6.3f} {change:+10.3f}   {low:+.3f} to {high:+.3f}"
            )
        lines.append("")
    lines.append(
        f"{'publisher':14} {'all':>6} {'quoted':>8} {'report.':>8} {'source':>8} {'e2e all':>8} {'e2e rep.':>9}"
    )
    for name, values in per_publisher(scorer, gold, new):
        a, b, c, d, e, f = values
        lines.append(f"{name:14} {a:6.3f} {b:8.3f} {c:8.3f} {d:8.3f} {e:8.3f} {f:9.3f}")
    return lines


def main() -> int:
    """The command; exit status 0, or 2 for bad input."""
    parser = argparse.ArgumentParser(prog="python -m tests.eval.paired", description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("old", type=Path, nargs="?")
    options = parser.parse_args()
    try:
        lines = report(options.gold, options.new, options.old)
    except OSError as error:
        print(f"{options.gold} could not be scored: {error}", file=sys.stderr)
        return 2
    print("\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
