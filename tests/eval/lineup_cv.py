"""How the line-up's model does on events it was not fitted on, with and without the sentence model.

    python -m tests.eval.lineup_cv [--features NAME,...]

Every event of the labelled files is left out in turn: the coefficients of `resources/models/lineup.json` are fitted
anew on the others (logistic regression with a small ridge; each event counts the same; related pairs count half, as not
the same), and the event's pairs are ranked by what comes out. Printed, beside what the shipped, rounded coefficients
give: AP with related pairs free, hit@1 and the solid links, pooled over the events of each file as the scorer does, and
AP/hit@1 of every event; then the difference between the two models, with a bootstrap over events.

Labels: ../shared/eval/alignment/basil_dev.json, the sample's key, and `alignment_more.json` beside this file (read by
one person for this program; names of files and sentences, no text), whose articles are ../shared/corpus/basil.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

import resources
from analyzers.modules.lineup.analyzer import line_up
from analyzers.modules.lineup.linking import bands
from analyzers.modules.lineup.scoring import Coefficients, Source, coefficients, features, prepare
from tests.eval.task_alignment import given_source

SHARED = Path(__file__).resolve().parents[3] / "shared"
GOLD = SHARED / "eval" / "alignment" / "basil_dev.json"
MORE = Path(__file__).with_name("alignment_more.json")
RELATED = 0.5
"""Weight of a related pair, as not the same, in fitting."""
RIDGE = 1.0
"""Penalty on the squared coefficients; features lie between -1 and 1."""
DRAWS = 2000

Key = tuple[tuple[str, str], tuple[str, str]]


@dataclass
class Labelled:
    """One event with its labels.

    Attributes:
        name: Its name.
        keys: Pairs of (article, sentence), one per row of the features.
        values: Feature name -> values.
        same: Which pairs report the same.
        related: Which are related only.
        blocks: (sentences of one article, of another) in the order of the pairs.
        file: Which labels: "basil_dev", "more" or "sample".
    """

    name: str
    keys: list[Key]
    values: dict[str, NDArray[np.float64]]
    same: NDArray[np.bool_]
    related: NDArray[np.bool_]
    blocks: list[tuple[int, int]]
    file: str


def documents() -> dict[str, dict[str, Any]]:
    """All labelled files in one format."""
    out = {"basil_dev": json.loads(GOLD.read_text("utf-8"))}
    if MORE.is_file() and (SHARED / "corpus" / "basil").is_dir():
        out["more"] = _more()
    folder = resources.path("samples", "orsa")
    key = json.loads((folder / "key.json").read_text("utf-8"))
    articles = {
        name: {"event": "sample", "text": (folder / name).read_bytes().decode("utf-8"), "body": article["body"]}
        for name, article in key["articles"].items()
    }
    out["sample"] = {"articles": articles, "groups": [{**row, "label": row["kind"]} for row in key["rows"]]}
    return out


def _more() -> dict[str, Any]:
    """Our own labels, with the texts they speak of."""
    data: dict[str, Any] = json.loads(MORE.read_text("utf-8"))
    for name, article in data["articles"].items():
        article["text"] = (SHARED / "corpus" / "basil" / name).read_text("utf-8")
        article["body"] = [
            {"id": f"s{k}", "start": start, "end": end, "para": para}
            for k, (start, end, para) in enumerate(article["sentences"])
            if k  # the headline is no body
        ]
    return data


def _by_event(doc: Mapping[str, Any]) -> dict[str, list[str]]:
    """Event -> names of its articles."""
    events: dict[str, list[str]] = {}
    for name, article in doc["articles"].items():
        events.setdefault(article["event"], []).append(name)
    return events


def _verdicts(doc: Mapping[str, Any]) -> dict[frozenset[tuple[str, str]], str]:
    """Pair of (article, sentence) -> "same" or "related"; the strongest label counts."""
    verdicts: dict[frozenset[tuple[str, str]], str] = {}
    for group in doc["groups"]:
        members = [(m["article"], s) for m in group["members"] for s in m["sentences"]]
        for pair in itertools.combinations(members, 2):
            if pair[0][0] != pair[1][0] and verdicts.get(frozenset(pair)) != "same":
                verdicts[frozenset(pair)] = group["label"]
    return verdicts


def labelled(doc: dict[str, Any], file: str, *, use_model: bool) -> list[Labelled]:
    """The events of one file with features and labels."""
    out = []
    verdicts = _verdicts(doc)
    for event, names in _by_event(doc).items():
        sources = [given_source(n, doc["articles"][n], use_model=use_model) for n in names]
        out.append(_event(event, names, sources, doc, verdicts, file))
    return out


def _event(
    event: str,
    names: Sequence[str],
    sources: Sequence[Source],
    doc: Mapping[str, Any],
    verdicts: Mapping[frozenset[tuple[str, str]], str],
    file: str,
) -> Labelled:
    """One event."""
    ready, who = prepare(sources)
    flat, ranges, _, strips = features(sources, ready, who)
    ids = [(names[p.article], doc["articles"][names[p.article]]["body"][p.index]["id"]) for p in flat]
    keys: list[Key] = []
    values: dict[str, list[NDArray[np.float64]]] = {}
    shapes: list[tuple[int, int]] = []
    for tile, found in strips:
        for a, b in itertools.combinations([own for own in ranges if own.start >= tile.start], 2):
            if a.start >= tile.stop:
                continue
            shapes.append((a.stop - a.start, b.stop - b.start))
            keys += [(ids[i], ids[j]) for i in range(a.start, a.stop) for j in range(b.start, b.stop)]
            part = np.s_[a.start - tile.start : a.stop - tile.start, b.start - tile.start : b.stop - tile.start]
            for name, strip in found.items():
                values.setdefault(name, []).append(strip[part].ravel().astype(np.float64))
    kinds = [verdicts.get(frozenset(k)) for k in keys]
    return Labelled(
        event,
        keys,
        {name: np.concatenate(parts) for name, parts in values.items()},
        np.array([k == "same" for k in kinds]),
        np.array([k == "related" for k in kinds]),
        shapes,
        file,
    )


def logits(event: Labelled, model: Coefficients) -> NDArray[np.float64]:
    """The model's sums for every pair."""
    out = np.full(len(event.keys), model.intercept)
    for name, weight in model.weights.items():
        out += weight * event.values[name]
    return out


def fit(events: Sequence[Labelled], names: Sequence[str]) -> Coefficients:
    """Logistic regression by Newton's method; each event counts the same."""
    x = np.concatenate([np.stack([e.values[n] for n in names] + [np.ones(len(e.keys))], axis=1) for e in events])
    y = np.concatenate([e.same.astype(np.float64) for e in events])
    pairs = sum(len(e.keys) for e in events) / len(events)
    weight = np.concatenate([np.where(e.related, RELATED, 1.0) * pairs / len(e.keys) for e in events])
    beta = np.zeros(x.shape[1])
    ridge = np.full(x.shape[1], RIDGE)
    ridge[-1] = 0.0
    for _ in range(40):
        p = 1 / (1 + np.exp(-np.clip(x @ beta, -35, 35)))
        gradient = x.T @ (weight * (p - y)) + ridge * beta
        curvature = (x * (weight * p * (1 - p))[:, None]).T @ x + np.diag(ridge + 1e-9)
        step = np.linalg.solve(curvature, gradient)
        beta -= step
        if np.abs(step).max() < 1e-8:
            break
    return Coefficients(float(beta[-1]), {n: float(b) for n, b in zip(names, beta[:-1], strict=True)})


def average_precision(scores: NDArray[np.float64], same: NDArray[np.bool_], related: NDArray[np.bool_]) -> float:
    """AP with related pairs neither right nor wrong."""
    order = np.argsort(-scores[~related], kind="stable")
    hits = same[~related][order]
    return float((np.cumsum(hits) / np.arange(1, len(hits) + 1))[hits].sum() / max(1, hits.sum()))


def hits_at_one(event: Labelled, scores: NDArray[np.float64]) -> tuple[int, int]:
    """Of the sentences with a counterpart in another article: those whose best-scored one is right, and all."""
    best: dict[tuple[tuple[str, str], str], tuple[float, bool]] = {}
    wanted: set[tuple[tuple[str, str], str]] = set()
    for (a, b), score, same in zip(event.keys, scores.tolist(), event.same.tolist(), strict=True):
        for one, other in ((a, b), (b, a)):
            place = (one, other[0])
            if same:
                wanted.add(place)
            if place not in best or score > best[place][0]:
                best[place] = (score, same)
    return sum(best[place][1] for place in wanted), len(wanted)


def banded(event: Labelled, scores: NDArray[np.float64]) -> NDArray[np.int8]:
    """2 for solid pairs, 1 for possible ones, 0 for others."""
    out = []
    at = 0
    for rows, columns in event.blocks:
        part = scores[at : at + rows * columns].reshape(rows, columns)
        out.append(bands((1 / (1 + np.exp(-part))).astype(np.float32)).ravel())
        at += rows * columns
    return np.concatenate(out)


def gaps(event: Labelled, solid: NDArray[np.bool_]) -> tuple[int, int]:
    """Claims that a sentence has no solid match in an article: right and wrong ones; where related, neither."""
    told: dict[tuple[tuple[str, str], str], list[bool]] = {}
    for (a, b), same, related, found in zip(
        event.keys, event.same.tolist(), event.related.tolist(), solid.tolist(), strict=True
    ):
        for one, other in ((a, b), (b, a)):
            said = told.setdefault((one, other[0]), [False, False, False])
            said[0] |= same
            said[1] |= related
            said[2] |= found
    claims = [said for said in told.values() if not said[2]]
    return sum(not (said[0] or said[1]) for said in claims), sum(said[0] for said in claims)


@dataclass
class Figures:
    """Figures of one way to score.

    Attributes:
        ap: AP, related pairs free, pooled.
        hit: hit@1, pooled.
        solid: Of solid links: precision (related free), recall, and how many claims of no match are right.
        by_event: Name -> (AP, hit@1).
    """

    ap: float
    hit: float
    solid: tuple[float, float, float]
    by_event: dict[str, tuple[float, float]]


def figures(events: Sequence[Labelled], scores: Mapping[str, NDArray[np.float64]]) -> Figures:
    """Pooled figures and those of every event."""
    pooled = average_precision(
        np.concatenate([scores[e.name] for e in events]),
        np.concatenate([e.same for e in events]),
        np.concatenate([e.related for e in events]),
    )
    counts = {e.name: hits_at_one(e, scores[e.name]) for e in events}
    hit = sum(c[0] for c in counts.values()) / max(1, sum(c[1] for c in counts.values()))
    solid = {e.name: banded(e, scores[e.name]) == 2 for e in events}
    right = sum(int((solid[e.name] & e.same).sum()) for e in events)
    made = sum(int((solid[e.name] & ~e.related).sum()) for e in events)
    claims = [gaps(e, solid[e.name]) for e in events]
    return Figures(
        pooled,
        hit,
        (
            right / max(1, made),
            right / sum(int(e.same.sum()) for e in events),
            sum(c[0] for c in claims) / max(1, sum(map(sum, claims))),
        ),
        {
            e.name: (
                average_precision(scores[e.name], e.same, e.related),
                counts[e.name][0] / max(1, counts[e.name][1]),
            )
            for e in events
        },
    )


def left_out(events: Sequence[Labelled], names: Sequence[str]) -> dict[str, NDArray[np.float64]]:
    """Scores of every event by a model fitted on the others."""
    return {e.name: logits(e, fit([o for o in events if o is not e], names)) for e in events}


def rows_agree(doc: Mapping[str, Any]) -> tuple[float, float, int, int]:
    """How far the rows of a file's events, the first row left out, agree with its labels.

    Returns:
        Of the pairs of passages that stand in one row, possible cells left out: precision (related free) and recall;
        then the number of rows, and of passages that stand in several.
    """
    verdicts = _verdicts(doc)
    found: set[frozenset[tuple[str, str]]] = set()
    count = several = 0
    for names in _by_event(doc).values():
        sources = [given_source(n, doc["articles"][n]) for n in names]
        ids = {n: [s["id"] for s in doc["articles"][n]["body"]] for n in names}
        rows = [r for r in line_up(sources, [0] * len(names), [(0,)] * len(names)).rows if r.kind == "shared"]
        count += len(rows)
        places = [(a, ids[a][int(s[1:])]) for row in rows for a, own in row.cells.items() for s in own]
        several += len(places) - len(set(places))
        for row in rows:
            members = [(a, ids[a][int(s[1:])]) for a, own in row.cells.items() if a not in row.possible for s in own]
            found |= {frozenset(p) for p in itertools.combinations(members, 2) if p[0][0] != p[1][0]}
    same = {pair for pair, kind in verdicts.items() if kind == "same"}
    free = set(verdicts) - same
    right = len(found & same)
    return right / max(1, len(found - free)), right / max(1, len(same)), count, several


def difference(one: Figures, other: Figures) -> tuple[float, float, float]:
    """Mean difference of the events' AP, and a 95 % interval by drawing events again."""
    gaps = [one.by_event[name][0] - other.by_event[name][0] for name in one.by_event]
    draw = random.Random(7)
    means = sorted(sum(draw.choices(gaps, k=len(gaps))) / len(gaps) for _ in range(DRAWS))
    return sum(gaps) / len(gaps), means[int(0.025 * DRAWS)], means[int(0.975 * DRAWS)]


def show(title: str, events: Sequence[Labelled], scores: Mapping[str, NDArray[np.float64]]) -> None:
    """Figures of every file."""
    print(title)
    for file in dict.fromkeys(e.file for e in events):
        found = figures([e for e in events if e.file == file], scores)
        precision, recall, gap = found.solid
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(
            f"   {file:10} AP {found.ap:.3f}  hit@1 {found.hit:.3f}  solid P {precision:.3f} R {recall:.3f} F1 {f1:.3f}"
            f"  no match, right {gap:.3f}"
        )
    each = figures(events, scores).by_event
    print(f"   mean AP of the events {sum(ap for ap, _ in each.values()) / len(each):.3f}")
    print("   by event:", "  ".join(f"{name[:8]} {ap:.3f}/{hit:.3f}" for name, (ap, hit) in each.items()), flush=True)


def main() -> int:
    """Print the figures; 0."""
    parser = argparse.ArgumentParser(prog="python -m tests.eval.lineup_cv", description=__doc__)
    parser.add_argument("--features", help="fit these instead of the shipped ones, separated by commas")
    options = parser.parse_args()
    if not GOLD.is_file():
        print("lineup_cv: the annotated data (../shared/eval) are not here; nothing measured")
        return 0
    docs = documents()
    best: dict[bool, Figures] = {}
    for use_model in (True, False):
        events = [e for file, doc in docs.items() for e in labelled(doc, file, use_model=use_model)]
        shipped = coefficients(use_model)
        names = [n for n in options.features.split(",") if n in events[0].values] if options.features else []
        names = names or list(shipped.weights)
        title = "With the sentence model" if use_model else "Without it"
        show(f"{title}, shipped coefficients", events, {e.name: logits(e, shipped) for e in events})
        scores = left_out(events, names)
        show(f"{title}, each event left out", events, scores)
        best[use_model] = figures(events, scores)
        fitted = fit(events, names)
        print("   fitted on all:", f"{fitted.intercept:.2f}", {n: round(w, 2) for n, w in fitted.weights.items()})
    print("Rows, with the sentence model")
    for file, doc in docs.items():
        precision, recall, count, several = rows_agree(doc)
        print(
            f"   {file:10} P {precision:.3f} R {recall:.3f} of pairs in one row; {count} rows of several articles, "
            f"{several} more places for passages that stand in several"
        )
    mean, low, high = difference(best[True], best[False])
    print(f"AP with the model less AP without it, mean of the events left out: {mean:+.3f} [{low:+.3f}, {high:+.3f}]")
    return 0


if __name__ == "__main__":
    sys.exit(main())
