"""Finds attributions with the trained model: cue, content, source, best first, none overlapping another.

The design follows the cue-centred extractors of the PARC and PolNeAR work (Pareti 2015; Newell, Margolin and Ruths
2018): every possible cue is scored, a ranker orders some fifteen stretches of text as its content and some noun phrases
as its source, a second look (`variants`) weighs its best contents beside those of the cues around, and a last model
that sees all of it decides whether to keep it.
"""

from __future__ import annotations

from analyzers.modules.attribution.content_building import Content
from analyzers.modules.attribution.content_ranking import content_features
from analyzers.modules.attribution.contents import content_candidates
from analyzers.modules.attribution.cues import cue_candidates, cue_features, cue_key, rate_bin
from analyzers.modules.attribution.document import Document, Range
from analyzers.modules.attribution.model import Model, total, weighted
from analyzers.modules.attribution.nouns import noun_kind
from analyzers.modules.attribution.source_ranking import (
    Source,
    View,
    own_features,
    side_features,
    source_candidates,
)
from analyzers.modules.attribution.variants import Proposal, held_features, rivals_of, step, take_best

VARIANTS = 4
"""Contents per cue that the last decision weighs."""
BEHIND = 5.0
"""Log odds behind the best content beyond which a content is not weighed again."""


PLAIN = frozenset({"deny", "blame", "accuse", "denounce"})
"""Verbs that report whenever they have a subject; the training texts, full of nominal uses, teach too little trust."""


def rate_of(doc: Document, model: Model, c: int) -> float:
    """How often the cue's base form reports."""
    if doc.pos[c] in ("VERB", "AUX"):
        return model.rates.get(doc.lemma[c], 0.0)
    return model.lexicon.get(cue_key(doc, c), 0.0)


def propose(doc: Document, model: Model) -> list[Proposal]:
    """All cues above the floor with their best contents and sources, in order of the cue, best content first."""
    out: list[Proposal] = []
    for c in cue_candidates(doc, model.lexicon):
        score = total(model.cue, cue_features(doc, c, model.rates))
        if score >= model.cue_floor:
            out += complete(doc, model, c, score)
    return out


def complete(doc: Document, model: Model, c: int, cue_score: float) -> list[Proposal]:
    """The best contents of one cue with their sources, best first; empty when nothing can be its content."""
    items = content_candidates(doc, c)
    if not items:
        return []
    bin_ = rate_bin(rate_of(doc, model, c))
    scores = [total(model.content, content_features(doc, c, item, bin_, model.rates)) for item in items]
    scored = sorted(zip(scores, range(len(items)), items, strict=True), key=lambda entry: (-entry[0], entry[1]))
    view = View(doc, c)
    sources = [(total(model.source, own_features(doc, view, item)), item) for item in source_candidates(doc, c)]
    out: list[Proposal] = []
    for rank, (score, _, content) in enumerate(scored[:VARIANTS]):
        lead = score - scored[0][0]
        if rank and lead < -BEHIND:
            break
        if not rank:
            lead = score - scored[1][0] if len(scored) > 1 else BEHIND
        source_score, source_margin, source = _best_source(doc, model, c, content, sources)
        found = Proposal(c, cue_score, rank, content, score, lead, source, source_score, source_margin)
        found.tokens = _tokens(doc, content)
        out.append(found)
    return out


def _best_source(
    doc: Document, model: Model, c: int, content: Content, candidates: list[tuple[float, Source]]
) -> tuple[float, float, Source]:
    """The best source outside a content, its score and its lead.

    Args:
        doc: The article.
        model: The weights.
        c: The cue.
        content: The content.
        candidates: Possible sources, each with the part of its score that no content changes.
    """
    sources = sorted(
        (
            (score + total(model.source, side_features(doc, c, item, content.parts)), -n, item)
            for n, (score, item) in enumerate(candidates)
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


def keep_features(doc: Document, item: Proposal, others: list[Proposal], bin_: str) -> list[tuple[str, float]]:
    """Features of the last decision as (name, value)."""
    c = item.cue
    lem = doc.lemma[c]
    names = [
        "b",
        f"cb={step(item.cue_score, 0.5, -4, 6)}",
        f"mb={step(item.margin, 0.5, 0, 5)}",
        f"sb={step(item.source_margin, 1, 0, 5)}",
        f"k={item.content.kind}",
        f"k={item.content.kind}|{doc.pos[c]}",
        f"s={item.source.kind}",
        f"r={bin_}|{step(item.cue_score, 1, -3, 5)}",
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
    held: Proposal | None = None
    for other in others:
        if other.cue == c:
            continue
        if c in other.tokens:
            inside = max(inside, other.cue_score)
        if other.cue in item.tokens:
            if other.cue_score > holds:
                holds, held = other.cue_score, other
        elif c not in other.tokens and item.tokens & other.tokens:
            clash = max(clash, other.cue_score + 0.3 * other.margin - 0.3 * item.margin)
    names += [
        f"in={step(inside, 1, -3, 5)}",
        f"in-={step(inside - item.cue_score, 1, -4, 4) if inside > -9 else 'no'}",
        f"ho={step(holds, 1, -3, 5)}",
        f"ho-={step(holds - item.cue_score, 1, -4, 4) if holds > -9 else 'no'}",
        f"cl={step(clash - item.cue_score, 1, -4, 4) if clash > -9 else 'no'}",
    ]
    if held is not None:
        names += held_features(doc, item, held)
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
    proposals = settle_contents(doc, model, proposals)
    judge(doc, model, proposals)
    return choose(model, proposals)


def settle_contents(doc: Document, model: Model, proposals: list[Proposal]) -> list[Proposal]:
    """One proposal per cue: the content that fits best beside those of the other cues."""
    return take_best(doc, model.variants, proposals, lambda c: rate_bin(rate_of(doc, model, c)))


def judge(doc: Document, model: Model, proposals: list[Proposal]) -> None:
    """Score every proposal beside its rivals."""
    rivals = rivals_of(proposals)
    for item in proposals:
        values = keep_features(doc, item, rivals(item), rate_bin(rate_of(doc, model, item.cue)))
        item.score = weighted(model.keep, values)
        if doc.lemma[item.cue] in PLAIN and item.source.kind.startswith(("nsubj", "agent")) and doc.quote[item.cue] < 0:
            item.score += 0.8


def choose(model: Model, proposals: list[Proposal]) -> list[Proposal]:
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
            other = _second_choice(model, item, taken | cues)
            if other is None:
                continue
            item = other
        taken |= item.tokens
        cues.add(item.cue)
        kept.append(item)
    return sorted(kept, key=lambda p: (p.content.parts, p.cue))


def _second_choice(model: Model, item: Proposal, taken: set[int]) -> Proposal | None:
    """The proposal with its next best free content, if that is not much worse."""
    if item.cue_score < 1.0:
        return None
    for other in item.others:
        other.score = item.score + 0.25 * other.margin
        if other.score < model.threshold:
            return None
        if other.tokens and not other.tokens & taken and other.cue not in other.tokens:
            return other
    return None
