"""How often a statement of a given confidence is right, on articles that the weights have not seen.

    python -m tests.eval.attribution_calibration ../shared/eval/attribution/polnear_train.jsonl [--cache FOLDER]

The training articles are cut in two halves; each is read, by model and rules together, with weights trained on the
other half alone. A statement is right when its content overlaps a marked one by half (Jaccard over words), one to one.
Printed are the shares per step of confidence, per rule, and on both sides of `CHECK_BELOW`, which was chosen here as
the confidence at which about six of ten are right.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from analyzers.modules.attribution.analyzer import find
from analyzers.modules.attribution.anonymity import grants
from analyzers.modules.attribution.found import Found
from analyzers.modules.attribution.model import load_model
from analyzers.records.attribution import CHECK_BELOW
from tests.eval.attribution_gold import Item, overlap, read
from tests.eval.train_attribution import Trainer, halves

STEP = 0.05


@dataclass(frozen=True)
class Judged:
    """One statement found in an article that its weights had not seen.

    Attributes:
        rule: What found it.
        confidence: As the program shows it.
        content: Whether its content is right.
        source: Whether its source is right too.
    """

    rule: str
    confidence: float
    content: bool
    source: bool


def judged(item: Item, records: list[Found]) -> list[Judged]:
    """Statements of one article, each compared with the marked one that it overlaps most, best pairs first."""
    words = [item.words.of(record.content) for record in records]
    pairs = sorted(
        (-overlap(words[a], gold.content), a, b)
        for a in range(len(records))
        for b, gold in enumerate(item.gold)
        if overlap(words[a], gold.content) >= 0.5
    )
    partner: dict[int, int] = {}
    for _, a, b in pairs:
        if a not in partner and b not in partner.values():
            partner[a] = b
    out: list[Judged] = []
    for a, record in enumerate(records):
        source = item.words.of(record.source)
        marked = item.gold[partner[a]].source if a in partner else frozenset()
        same = a in partner and (bool(source & marked) or not (source or marked))
        out.append(Judged(record.rule, record.confidence, a in partner, same))
    return out


def read_halves(trainer: Trainer) -> list[Judged]:
    """Every statement of the training articles, found with the weights of the other half."""
    models = halves(trainer, load_model().threshold)
    out: list[Judged] = []
    for number, item in enumerate(trainer.items):
        out += judged(item, find(item.doc, models[number % 2], grants(item.doc)))
    return out


def line(name: str, part: Iterable[Judged]) -> str:
    """One line of the table."""
    rows = list(part)
    content = np.mean([row.content for row in rows]) if rows else 0.0
    source = np.mean([row.source for row in rows]) if rows else 0.0
    return f"{name:24} {len(rows):6}   content {content:.3f}   content and source {source:.3f}"


def table(rows: list[Judged]) -> list[str]:
    """The lines to print."""
    steps: dict[int, list[Judged]] = defaultdict(list)
    rules: dict[str, list[Judged]] = defaultdict(list)
    for row in rows:
        if row.rule == "cue-model":
            steps[int(row.confidence / STEP + 1e-9)].append(row)
        else:
            rules[row.rule].append(row)
    lines = [line(f"model, from {step * STEP:.2f}", steps[step]) for step in sorted(steps)]
    lines += [line(rule, rules[rule]) for rule in sorted(rules)]
    low = [row for row in rows if row.confidence < CHECK_BELOW]
    lines.append(line(f"below {CHECK_BELOW}", low))
    lines.append(line(f"from {CHECK_BELOW}", (row for row in rows if row.confidence >= CHECK_BELOW)))
    lines.append(f"{len(low) / len(rows):.1%} of all lie below {CHECK_BELOW}")
    return lines


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m tests.eval.attribution_calibration", description=__doc__)
    parser.add_argument("train", type=Path)
    parser.add_argument("--cache", type=Path, help="folder for parses")
    options = parser.parse_args()
    print("\n".join(table(read_halves(Trainer(read(options.train, options.cache))))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
