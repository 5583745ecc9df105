"""Which of a cue's best contents is taken, once all cues of the neighbourhood are known.

The content ranker looks at one cue alone. Here its best contents are weighed again beside what the other cues around
propose: a content that swallows a second statement of the same speaker ("said the bridge held and warned ..."), takes
half of another cue's content or leaves out the source of a cue inside it loses to a shorter or longer one.
"""

from __future__ import annotations

import bisect
from collections.abc import Callable
from dataclasses import dataclass, field

from analyzers.modules.attribution.content_building import Content
from analyzers.modules.attribution.document import Document
from analyzers.modules.attribution.model import Weights, weighted
from analyzers.modules.attribution.source_ranking import Source

NEAR = 120
"""Tokens between two cues that are rivals."""
NONE = -9.0
"""Score of a rival that is not there."""


@dataclass(slots=True)
class Proposal:
    """A cue with one of its contents and the source that the rankers chose for it.

    Attributes:
        cue: Cue token.
        cue_score: Log odds of the cue model.
        rank: Place of the content among those of its cue, 0 for the best.
        content: The content.
        content_score: Its score.
        margin: Lead over the next content; for others than the best what they lie behind it, negative.
        source: Chosen source.
        source_score: Its score.
        source_margin: Lead over the next source.
        score: Log odds of the last decision.
        tokens: Words of the content.
        others: The cue's other contents, best first.
    """

    cue: int
    cue_score: float
    rank: int
    content: Content
    content_score: float
    margin: float
    source: Source
    source_score: float
    source_margin: float
    score: float = 0.0
    tokens: frozenset[int] = field(default_factory=frozenset)
    others: tuple[Proposal, ...] = ()


def step(value: float, width: float, low: float, high: float) -> str:
    """A number as the name of its step."""
    return str(round(max(low, min(high, value)) / width))


def rivals_of(proposals: list[Proposal]) -> Callable[[Proposal], list[Proposal]]:
    """A function that gives the first content of every cue less than `NEAR` tokens away, in order of the cue.

    Args:
        proposals: In order of the cue.
    """
    best = [p for p in proposals if p.rank == 0]
    places = [p.cue for p in best]

    def around(item: Proposal) -> list[Proposal]:
        first = bisect.bisect_right(places, item.cue - NEAR)
        return best[first : bisect.bisect_left(places, item.cue + NEAR, first)]

    return around


def by_cue(proposals: list[Proposal]) -> list[list[Proposal]]:
    """Proposals of one cue together, in order."""
    out: list[list[Proposal]] = []
    for item in proposals:
        if out and out[-1][0].cue == item.cue:
            out[-1].append(item)
        else:
            out.append([item])
    return out


def take_best(doc: Document, weights: Weights, proposals: list[Proposal], bins: Callable[[int], str]) -> list[Proposal]:
    """The best content of every cue beside those of the others.

    Args:
        doc: The article.
        weights: Weights of this decision.
        proposals: All contents of all cues, in order of the cue, best first.
        bins: Coarse rate of a cue.

    Returns:
        One proposal per cue, the cue's other contents in `others`; `rank` is 0 and `margin` the new lead.
    """
    around = rivals_of(proposals)
    groups = by_cue(proposals)
    scores: list[list[float]] = []
    for group in groups:
        bin_ = bins(group[0].cue) if len(group) > 1 else ""
        others = around(group[0]) if len(group) > 1 else []
        # A lone content needs no score.
        found = [variant_features(doc, p, others, bin_) if len(group) > 1 else [] for p in group]
        scores.append([weighted(weights, row) for row in found])
    return [_first(group, marks) for group, marks in zip(groups, scores, strict=True)]


def _first(group: list[Proposal], scores: list[float]) -> Proposal:
    """The best of one cue's contents, the others put behind it."""
    order = sorted(range(len(group)), key=lambda k: (-scores[k], k))
    best = group[order[0]]
    best.rank = 0
    if len(group) > 1:
        best.margin = scores[order[0]] - scores[order[1]]
        best.others = tuple(group[k] for k in order[1:])
    for place, k in enumerate(order[1:], 1):
        group[k].rank, group[k].margin = place, scores[k] - scores[order[0]]
    return best


def variant_features(doc: Document, item: Proposal, others: list[Proposal], bin_: str) -> list[tuple[str, float]]:
    """Features of one content of a cue as (name, value)."""
    c, tokens, kind = item.cue, item.tokens, item.content.kind
    names = [
        f"rank={item.rank}",
        f"k={kind}",
        f"k={kind}|r{item.rank}",
        f"k={kind}|{bin_}",
        f"k={kind}|{doc.lemma[c]}",
        f"len={min(len(tokens), 40) // 4}",
    ]
    hold = clash = NONE
    held: Proposal | None = None
    against: Proposal | None = None
    speakers = False
    count = 0
    for other in others:
        if other.cue == c:
            continue
        if other.cue in tokens:
            count += other.cue_score > 0
            if other.cue_score > hold:
                hold, held = other.cue_score, other
            continue
        if c not in other.tokens and not tokens.isdisjoint(other.tokens):
            strength = other.cue_score + 0.3 * other.margin
            if strength > clash:
                clash, against = strength, other
        if other.cue_score > 0 and other.source.part is not None:
            speakers = speakers or any(k in tokens for k in range(*other.source.part))
    names += [
        f"ho={step(hold, 1, -3, 5)}",
        f"nh={min(count, 3)}",
        f"cl={step(clash - item.cue_score, 1, -4, 4) if against else 'no'}",
        f"speaker-in={speakers}",
    ]
    if against is not None:
        shared = len(tokens & against.tokens)
        theirs, ours = round(3 * shared / len(against.tokens)), round(3 * shared / max(1, len(tokens)))
        names.append(f"clo={theirs}|{ours}|{step(clash, 2, -2, 6)}")
    if held is not None:
        names += held_features(doc, item, held)
    values = [(name, 1.0) for name in names]
    values += [
        ("content", max(-5.0, min(10.0, item.content_score))),
        ("source", max(-5.0, min(10.0, item.source_score)) / 5),
        ("lead", min(item.source_margin, 3.0) / 3),
    ]
    return values


def held_features(doc: Document, item: Proposal, held: Proposal) -> list[str]:
    """Features of the strongest cue inside a content: whether it speaks for somebody in there or for our source."""
    part = held.source.part
    if part is None:
        whose = "nobody"
    elif part == item.source.part:
        whose = "same"
    elif part[0] in item.tokens or part[1] - 1 in item.tokens:
        whose = "inside"
    else:
        whose = "outside"
    strength = step(held.cue_score, 2, -2, 4)
    link = doc.dep[held.cue]
    before = doc.low[held.cue - 1] if doc.low[held.cue - 1] in ("and", "but", ",", "or") else ""
    return [
        f"hw={whose}|{strength}",
        f"hw={whose}|{strength}|{link}",
        f"hb={before}|{whose}|{link}|{doc.tokens[held.cue].tag}",
    ]
