"""Finds attributions with the trained model: cue, content, source, best first, none overlapping another.

The design follows the cue-centred extractors of the PARC and PolNeAR work (Pareti 2015; Newell, Margolin and Ruths
2018): every possible cue is scored, a ranker chooses its content among some fifteen stretches of text and its source
among
some noun phrases, and a last model that sees all of it, and the rivals in the sentence, decides whether to keep it.
"""

from __future__ import annotations

import bisect
from dataclasses import dataclass, field

from analyzers.modules.attribution.content_ranking import content_features
from analyzers.modules.attribution.contents import Content, content_candidates
from analyzers.modules.attribution.cues import cue_candidates, cue_features, cue_key, rate_bin
from analyzers.modules.attribution.document import Document, Range
from analyzers.modules.attribution.model import Model, total
from analyzers.modules.attribution.nouns import noun_kind
from analyzers.modules.attribution.source_ranking import Source, source_candidates, source_features

NEAR = 120
"""Tokens between two cues that are rivals."""
ALTERNATIVES = 6
"""Contents kept per cue, so that one whose best content is taken may have another."""


PLAIN = frozenset({"deny", "blame", "accuse", "denounce"})
"""Verbs that report whenever they have a subject; the training texts, full of nominal uses, teach too little trust."""


@dataclass(slots=True)
class Proposal:
    """A cue with the content and source that the rankers chose.

    Attributes:
        cue: Cue token.
        cue_score: Log odds of the cue model.
        content: Chosen content.
        content_score: Its score.
        margin: Lead over the next content.
        source: Chosen source.
        source_score: Its score.
        source_margin: Lead over the next source.
        score: Log odds of the last decision.
        tokens: Words of the content.
        others: The next contents with their scores, best first.
    """

    cue: int
    cue_score: float
    content: Content
    content_score: float
    margin: float
    source: Source
    source_score: float
    source_margin: float
    score: float = 0.0
    tokens: frozenset[int] = field(default_factory=frozenset)
    others: tuple[tuple[float, Content], ...] = ()


def rate_of(doc: Document, model: Model, c: int) -> float:
    """How often the cue's base form reports."""
    if doc.pos[c] in ("VERB", "AUX"):
        return model.rates.get(doc.lemma[c], 0.0)
    return model.lexicon.get(cue_key(doc, c), 0.0)


def propose(doc: Document, model: Model) -> list[Proposal]:
    """All cues above the floor with their best content and source, in order of the cue."""
    out: list[Proposal] = []
    for c in cue_candidates(doc, model.lexicon):
        score = total(model.cue, cue_features(doc, c, model.rates))
        if score < model.cue_floor:
            continue
        found = complete(doc, model, c, score)
        if found is not None:
            out.append(found)
    return out


def complete(doc: Document, model: Model, c: int, cue_score: float) -> Proposal | None:
    """Content and source for one cue, or None when nothing can be its content."""
    items = content_candidates(doc, c)
    if not items:
        return None
    bin_ = rate_bin(rate_of(doc, model, c))
    scored = sorted(
        ((total(model.content, content_features(doc, c, item, bin_)), -n, item) for n, item in enumerate(items)),
        key=lambda entry: (-entry[0], -entry[1]),
    )
    best_score, _, content = scored[0]
    margin = best_score - scored[1][0] if len(scored) > 1 else 5.0
    source_score, source_margin, source = _best_source(doc, model, c, content)
    found = Proposal(c, cue_score, content, best_score, margin, source, source_score, source_margin)
    found.tokens = _tokens(doc, content)
    found.others = tuple((score, item) for score, _, item in scored[1:ALTERNATIVES])
    return found


def _best_source(doc: Document, model: Model, c: int, content: Content) -> tuple[float, float, Source]:
    """The best source outside a content, its score and its lead."""
    sources = sorted(
        (
            (total(model.source, source_features(doc, c, item, content.parts)), -n, item)
            for n, item in enumerate(source_candidates(doc, c))
            if item.part is None or not _touch(item.part, content.parts)
        ),
        key=lambda entry: (-entry[0], -entry[1]),
    )
    score, _, source = sources[0]
    return score, score - sources[1][0] if len(sources) > 1 else 5.0, source


def _tokens(doc: Document, content: Content) -> frozenset[int]:
    """The words of a content."""
    return frozenset(k for start, end in content.parts for k in range(start, end) if not doc.is_punctuation(k))


def _touch(part: Range, parts: tuple[Range, ...]) -> bool:
    return any(start < part[1] and part[0] < end for start, end in parts)


def _step(value: float, width: float, low: float, high: float) -> str:
    return str(round(max(low, min(high, value)) / width))


def keep_features(doc: Document, item: Proposal, others: list[Proposal], bin_: str) -> list[tuple[str, float]]:
    """Features of the last decision as (name, value)."""
    c = item.cue
    lem = doc.lemma[c]
    names = [
        "b",
        f"cb={_step(item.cue_score, 0.5, -4, 6)}",
        f"mb={_step(item.margin, 0.5, 0, 5)}",
        f"sb={_step(item.source_margin, 1, 0, 5)}",
        f"k={item.content.kind}",
        f"k={item.content.kind}|{doc.pos[c]}",
        f"s={item.source.kind}",
        f"r={bin_}|{_step(item.cue_score, 1, -3, 5)}",
        f"l={lem}",
        f"l={lem}|{item.content.kind[:2]}",
        f"len={min(len(item.tokens), 30) // 3}",
        f"r={bin_}|{item.content.kind[:2]}",
    ]
    if item.source.head >= 0:
        kind = noun_kind(doc, item.source.head)
        names += [f"sn={kind}", f"sn={kind}|{bin_}", f"sl={doc.lemma[item.source.head]}"]
    else:
        names += ["sn=none", f"sn=none|{lem}"]
    size = max(1, len(item.tokens))
    quoted = sum(1 for k in item.tokens if doc.quote[k] >= 0 and doc.quote[k] != doc.quote[c]) / size
    names.append(f"q={round(quoted * 3)}|{item.content.kind[:2]}")
    names.append(f"inq={doc.quote[c] >= 0}")
    inside = holds = clash = -9.0
    for other in others:
        if other is item:
            continue
        if c in other.tokens:
            inside = max(inside, other.cue_score)
        if other.cue in item.tokens:
            holds = max(holds, other.cue_score)
        elif c not in other.tokens and item.tokens & other.tokens:
            clash = max(clash, other.cue_score + 0.3 * other.margin - 0.3 * item.margin)
    names += [
        f"in={_step(inside, 1, -3, 5)}",
        f"in={_step(inside - item.cue_score, 1, -4, 4) if inside > -9 else 'no'}",
        f"ho={_step(holds, 1, -3, 5)}",
        f"ho={_step(holds - item.cue_score, 1, -4, 4) if holds > -9 else 'no'}",
        f"cl={_step(clash - item.cue_score, 1, -4, 4) if clash > -9 else 'no'}",
    ]
    values = [(name, 1.0) for name in names]
    values += [
        ("cue", item.cue_score / 3),
        ("margin", min(item.margin, 5.0) / 3),
        ("content", max(-5.0, min(10.0, item.content_score)) / 5),
        ("source", max(-5.0, min(10.0, item.source_score)) / 5),
    ]
    return values


def decide(doc: Document, model: Model, proposals: list[Proposal]) -> list[Proposal]:
    """Keep the best, best first: no shared content, no cue inside the content of a better one.

    Returns:
        What is kept, in order of the content.
    """
    judge(doc, model, proposals)
    return choose(doc, model, proposals)


def judge(doc: Document, model: Model, proposals: list[Proposal]) -> None:
    """Score every proposal beside its rivals."""
    for number, item in enumerate(proposals):
        values = keep_features(doc, item, near(proposals, number), rate_bin(rate_of(doc, model, item.cue)))
        item.score = sum(model.keep.get(name, 0.0) * value for name, value in values)
        if doc.lemma[item.cue] in PLAIN and item.source.kind.startswith(("nsubj", "agent")) and doc.quote[item.cue] < 0:
            item.score += 0.8


def near(proposals: list[Proposal], number: int) -> list[Proposal]:
    """The proposals around one: those whose cues stand less than `NEAR` tokens away, in order of the cue.

    Args:
        proposals: In order of the cue.
        number: The place of the one among them.
    """
    at = proposals[number].cue
    first = bisect.bisect_right(proposals, at - NEAR, key=lambda p: p.cue)
    return proposals[first : bisect.bisect_left(proposals, at + NEAR, first, key=lambda p: p.cue)]


def choose(doc: Document, model: Model, proposals: list[Proposal]) -> list[Proposal]:
    """Of scored proposals those above the threshold that exclude each other the least, best first."""
    kept: list[Proposal] = []
    taken: set[int] = set()
    cues: set[int] = set()
    for item in sorted(proposals, key=lambda p: (-p.score, p.cue)):
        if item.score < model.threshold:
            break
        if item.cue in taken or not item.tokens:
            continue
        if item.tokens & taken or item.tokens & cues:
            other = _second_choice(doc, model, item, taken | cues)
            if other is None:
                continue
            item = other
        taken |= item.tokens
        cues.add(item.cue)
        kept.append(item)
    return sorted(kept, key=lambda p: (p.content.parts, p.cue))


def _second_choice(doc: Document, model: Model, item: Proposal, taken: set[int]) -> Proposal | None:
    """The proposal with its next best free content, if that is not much worse."""
    for score, content in item.others:
        loss = 0.25 * (item.content_score - score)
        if item.cue_score < 1.0 or item.score - loss < model.threshold:
            return None
        tokens = _tokens(doc, content)
        if tokens and not tokens & taken and item.cue not in tokens:
            source_score, source_margin, source = _best_source(doc, model, item.cue, content)
            found = Proposal(item.cue, item.cue_score, content, score, 0.0, source, source_score, source_margin)
            found.score = item.score - loss
            found.tokens = tokens
            return found
    return None
