"""How far the analyzers agree with the sample's hand-made key: `python -m tests.eval.sample`.

The whole way is measured, from the raw files through cleaning to the results, in the raw offsets of the JSON form.
  * attributions: contents are sets of words; one matches one of the key when the Jaccard overlap is at least .5, best
    first, one to one. Key records inside another's content (`nested`) need not be found.
  * classes and the rest: share of matched records that agree.
  * links: pairs of sentences of different articles that stand in one row of the key; ours are the solid links. Pairs
    in a row of related passages count neither way. A sentence of ours stands for each of the key's that it covers by
    half.
  * card: fields that the key fills, equal after case is folded.
These are development figures: rules were changed after reading what they missed here.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import resources
from analyzers.contract import to_json
from analyzers.pipeline import Pipeline
from analyzers.records import Article, broad_class

_WORD = re.compile(r"\w+")
CARD = ("outlet", "agency", "reported_via", "headline", "published", "updated")


@dataclass
class Scores:
    """Figures of one run.

    Attributes:
        precision: Of attributions.
        recall: Of attributions.
        agree: Field of a matched record -> share that agrees.
        links: (precision, recall) of solid links.
        card: (right, wrong, left unknown) of the key's filled card fields.
    """

    precision: float
    recall: float
    agree: dict[str, float] = field(default_factory=dict)
    links: tuple[float, float] = (0.0, 0.0)
    card: tuple[int, int, int] = (0, 0, 0)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall of attributions."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def load() -> tuple[dict[str, Any], dict[str, Any]]:
    """The key, and the JSON form of the analysis of the sample.

    Returns:
        Both; articles of the analysis have the file's name as id.
    """
    folder = resources.path("samples", "orsa")
    key = json.loads((folder / "key.json").read_text("utf-8"))
    articles = [Article(name, name, _text(folder / name)) for name in key["articles"]]
    return key, to_json(Pipeline().run(articles), "0")


def measure(key: Mapping[str, Any], found: Mapping[str, Any]) -> Scores:
    """Compare an analysis with the key."""
    wanted = matched = made = 0
    agree: dict[str, list[bool]] = {}
    card = [0, 0, 0]
    for article in found["articles"]:
        gold = key["articles"][article["id"]]
        words = [m.span() for m in _WORD.finditer(article["text"])]
        pairs = _match(gold["attributions"], article["attributions"], words)
        wanted += sum(not item.get("nested") for item in gold["attributions"])
        made += len(article["attributions"])
        matched += len(pairs)
        for theirs, ours in pairs:
            for name, same in _compare(theirs, ours, words).items():
                agree.setdefault(name, []).append(same)
        for name in CARD:
            value = gold["about"].get(name)
            if value:
                ours_value = article["about"][name]["value"]
                unknown = not isinstance(ours_value, str)
                right = not unknown and ours_value.casefold() == value.casefold()
                card[2 if unknown else 0 if right else 1] += 1
    shares = {name: sum(values) / len(values) for name, values in sorted(agree.items())}
    links = _links(key, found)
    return Scores(matched / made, min(1.0, matched / wanted), shares, links, (card[0], card[1], card[2]))


def _match(gold: list[Any], ours: list[Any], words: list[tuple[int, int]]) -> list[tuple[Any, Any]]:
    """Pairs of matching records."""
    theirs_sets = [_touched(item["content"], words) for item in gold]
    ours_sets = [_touched(item["content"], words) for item in ours]
    edges = []
    for (i, a), (j, b) in itertools.product(enumerate(theirs_sets), enumerate(ours_sets)):
        overlap = len(a & b) / len(a | b) if a | b else 0.0
        if overlap >= 0.5:
            cue = bool(_touched(gold[i]["cue"], words) & _touched(ours[j]["cue"], words))
            edges.append((-overlap - 0.2 * cue, i, j))
    used_gold: set[int] = set()
    used_ours: set[int] = set()
    out = []
    for _, i, j in sorted(edges):
        if i not in used_gold and j not in used_ours:
            used_gold.add(i)
            used_ours.add(j)
            out.append((gold[i], ours[j]))
    return out


def _compare(theirs: Mapping[str, Any], ours: Mapping[str, Any], words: list[tuple[int, int]]) -> dict[str, bool]:
    """What agrees in two matching records."""
    a, b = _touched(theirs["source"], words), _touched(ours["source"], words)
    return {
        "source": bool(a & b) or not (a or b),
        "source_class": theirs["source_class"] == ours["source_class"],
        "named or not": broad_class(theirs["source_class"]) == broad_class(ours["source_class"]),
        "quoted or not": (theirs["type"] in ("direct", "mixed")) == (ours["type"] in ("direct", "mixed")),
        "type": theirs["type"] == ours["type"],
        "second_hand": theirs["second_hand"] == ours["second_hand"],
        "speech_act": theirs["speech_act"] == ours["speech_act"],
        "status": theirs["status"] == ours["status"],
    }


def _links(key: Mapping[str, Any], found: Mapping[str, Any]) -> tuple[float, float]:
    """Precision and recall of solid links, related pairs left out."""
    same: set[frozenset[tuple[str, str]]] = set()
    related: set[frozenset[tuple[str, str]]] = set()
    for row in key["rows"]:
        members = [(m["article"], s) for m in row["members"] for s in m["sentences"]]
        pairs = {frozenset(p) for p in itertools.combinations(members, 2) if p[0][0] != p[1][0]}
        (same if row["kind"] == "same" else related).update(pairs)
    covered = {a["id"]: _covered(key["articles"][a["id"]]["body"], a["sentences"]) for a in found["articles"]}
    ours: set[frozenset[tuple[str, str]]] = set()
    for pair in found["alignment"]["pairs"]:
        if pair["band"] == "solid":
            a, b = pair["a"], pair["b"]
            for x, y in itertools.product(covered[a["article"]][a["sentence"]], covered[b["article"]][b["sentence"]]):
                ours.add(frozenset({(a["article"], x), (b["article"], y)}))
    ours -= related - same
    hit = len(ours & same)
    return hit / len(ours), hit / len(same)


def _covered(body: Iterable[Mapping[str, Any]], sentences: Iterable[Mapping[str, Any]]) -> dict[str, list[str]]:
    """Our sentence id -> ids of the key's sentences that share half of the shorter one."""
    out: dict[str, list[str]] = {}
    units = [(u["id"], u["start"], u["end"]) for u in body]
    for sentence in sentences:
        start, end = sentence["span"]
        out[sentence["id"]] = [
            name for name, s, e in units if min(e, end) - max(s, start) >= 0.5 * min(e - s, end - start)
        ]
    return out


def _touched(spans: Iterable[Iterable[int]], words: list[tuple[int, int]]) -> set[int]:
    """Numbers of the words that spans touch."""
    return {i for s, e in spans for i, (a, b) in enumerate(words) if a < e and s < b}


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def main() -> None:
    """Print the figures."""
    scores = measure(*load())
    print(f"attributions: P {scores.precision:.3f} R {scores.recall:.3f} F1 {scores.f1:.3f}")
    print("of the matched: " + ", ".join(f"{name} {share:.3f}" for name, share in scores.agree.items()))
    print(f"solid links: P {scores.links[0]:.3f} R {scores.links[1]:.3f}")
    print(f"card: {scores.card[0]} right, {scores.card[1]} wrong, {scores.card[2]} unknown")


if __name__ == "__main__":
    main()
