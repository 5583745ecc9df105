"""The JSON form of an analysis: what `analyze` prints and what other programs may rely on (schema 1).

Every offset is a half-open range of code points into that article's `text`, the whole decoded file before cleaning.
Results that work on the clean text are mapped back through the revision, so one clean span can become several raw ones.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from analyzers.analysis import Analysis
from analyzers.records import (
    AboutResult,
    Article,
    Attribution,
    AttributionResult,
    CleaningResult,
    EventsResult,
    Fact,
    FiguresResult,
    LineupResult,
    NamingResult,
    Pair,
    ReadabilityResult,
    ReuseResult,
    SentenceRef,
    ToneResult,
    VerbsResult,
    WordingResult,
)
from analyzers.shared_sources import link_sources
from analyzers.text import Span

SCHEMA = 1


def to_json(analysis: Analysis, version: str, paths: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The analysis as JSON values.

    Args:
        analysis: Effective results.
        version: Version of the program.
        paths: Article id -> path as given by the user; the article's name where it is missing.

    Returns:
        The document described in docs/JSON.md.
    """
    paths = paths or {}
    articles = {article.id: article for article in analysis.articles}
    found = analysis.shared
    out: dict[str, Any] = {
        "samestory": version,
        "schema": SCHEMA,
        "articles": [_article(analysis, a, paths.get(a.id, a.name)) for a in analysis.articles],
        "events": [],
        "alignment": {"pairs": [], "rows": []},
        "wording": {"verbs": [], "words": [], "families": []},
        "figures": [],
        "reuse": [],
        "shared_sources": _shared_sources(analysis),
        "notices": [{"article": n.article or None, "message": n.message} for n in analysis.notices],
        "failures": [
            {"analyzer": f.analyzer, "article": f.article or None, "message": f.message} for f in analysis.failures
        ],
    }
    events: EventsResult | None = found.get(EventsResult)
    if events:
        out["events"] = [
            {
                "id": e.id,
                "name": e.name,
                "articles": list(e.articles),
                "reason": e.reason,
                "earliest": e.earliest,
                "latest": e.latest,
            }
            for e in events.events
        ]
    lineup: LineupResult | None = found.get(LineupResult)
    if lineup:
        out["alignment"] = _alignment(lineup, articles)
    out["wording"] = _wording(analysis, articles)
    figures: FiguresResult | None = found.get(FiguresResult)
    if figures:
        out["figures"] = [
            {
                "row": row.row,
                "values": [
                    {"article": v.article, "span": _hull(articles[v.article], v.span), "value": v.value, "unit": v.unit}
                    for v in row.values
                ],
            }
            for row in figures.rows
        ]
    reuse: ReuseResult | None = found.get(ReuseResult)
    if reuse:
        out["reuse"] = [
            {
                "a": run.a,
                "b": run.b,
                "spans": [[_hull(articles[run.a], x), _hull(articles[run.b], y)] for x, y in run.spans],
                "share": {run.a: round(run.share_a, 4), run.b: round(run.share_b, 4)},
            }
            for run in reuse.runs
        ]
    return out


def _shared_sources(analysis: Analysis) -> list[dict[str, Any]]:
    """Sources that several articles have in common, by their names."""
    found = {a.id: analysis.per_article[a.id].get(AttributionResult) for a in analysis.articles}
    return [
        {
            "name": shared.name,
            "members": [{"article": article, "entity": entity} for article, entity in shared.members],
            "reason": shared.reason,
        }
        for shared in link_sources({key: result for key, result in found.items() if result is not None})
    ]


def _article(analysis: Analysis, article: Article, path: str) -> dict[str, Any]:
    """One article with its results."""
    results = analysis.per_article[article.id]
    cleaning: CleaningResult = results.get(CleaningResult) or CleaningResult()
    about: AboutResult = results.get(AboutResult) or AboutResult()
    revision = article.revision
    out: dict[str, Any] = {
        "id": article.id,
        "path": path,
        "text": article.raw,
        "language": article.language,
        "about": {
            name: _fact(getattr(about.about, name))
            for name in (
                "outlet",
                "agency",
                "reported_via",
                "headline",
                "deck",
                "byline",
                "dateline",
                "published",
                "updated",
                "url",
            )
        },
        "site_text": [
            {
                "span": list(s.span),
                "kind": s.kind,
                "reason": s.reason,
                "confidence": round(s.confidence, 3),
                "hidden": s.hidden,
            }
            for s in cleaning.site_text
        ],
        "body": [
            list(span.trimmed(article.raw))
            for span in (revision.kept if revision else ())
            if span.of(article.raw).strip()
        ],
        "sentences": [
            {"id": s.id, "span": _hull(article, s.span), "paragraph": s.paragraph} for s in article.text.sentences
        ],
        "attributions": [],
        "sources": [],
        "labels": [],
        "tone": {"sentences": [], "actors": []},
        "readability": {},
    }
    attribution: AttributionResult | None = results.get(AttributionResult)
    if attribution:
        out["attributions"] = [_attribution(article, item) for item in attribution.attributions]
        out["sources"] = [
            {
                "entity": s.entity,
                "name": s.name,
                "source_class": s.source_class,
                "status": s.status,
                "mentions": [_hull(article, m) for m in s.mentions],
                "statements": list(s.statements),
            }
            for s in attribution.sources
        ]
        out["distinct_sources"] = list(attribution.distinct)
    naming: NamingResult | None = analysis.shared.get(NamingResult)
    if naming:
        names = {actor.id: actor.name for actor in naming.actors}
        out["labels"] = [
            {
                "actor": names.get(x.actor, x.actor),
                "span": _hull(article, x.span),
                "label": x.label,
                "kind": x.kind,
                "voice": x.voice,
            }
            for x in naming.labels
            if x.article == article.id
        ]
    tone: ToneResult | None = results.get(ToneResult)
    if tone:
        out["tone"] = _tone(article, tone)
    readability: ReadabilityResult | None = results.get(ReadabilityResult)
    if readability:
        out["readability"] = {
            "words": readability.words,
            "sentences": readability.sentences,
            "syllables": readability.syllables,
            "measures": [
                {"id": m.id, "name": m.name, "value": m.value, "reliable": m.reliable, "note": m.note}
                for m in readability.measures
            ],
        }
    return out


def _attribution(article: Article, item: Attribution) -> dict[str, Any]:
    """One attribution."""
    anonymity: dict[str, Any] = {"kind": "none", "span": None}
    if item.anonymity is not None:
        anonymity = {"kind": item.anonymity.kind, "span": _maybe(article, item.anonymity.span)}
    return {
        "id": item.id,
        "source": _spans(article, item.source),
        "cue": _spans(article, item.cue),
        "content": _spans(article, item.content),
        "type": item.type,
        "source_class": item.source_class,
        "entity": item.entity,
        "said_to": _maybe(article, item.said_to),
        "relay": _maybe(article, item.relay),
        "second_hand": item.second_hand,
        "anonymity": anonymity,
        "status": item.status,
        "speech_act": item.speech_act,
        "reporting": item.reporting,
        "confidence": round(item.provenance.confidence, 4),
        "rule": item.provenance.rule,
        "why": item.provenance.why,
        "warning": item.warning or None,
    }


def _tone(article: Article, tone: ToneResult) -> dict[str, Any]:
    """Tone of one article."""
    return {
        "sentences": [
            {
                "id": s.id,
                "span": _hull(article, s.span),
                "compound": round(s.compound, 4),
                "voice": s.voice,
                "words": [
                    {"span": _hull(article, w.span), "value": round(w.value, 3), "ignored": w.ignored} for w in s.words
                ],
            }
            for s in tone.sentences
        ],
        "actors": [
            {
                "actor": a.actor,
                "span": _hull(article, a.span),
                "sentence": a.sentence,
                "polarity": a.polarity,
                "confidence": round(a.confidence, 4),
                "second": a.second,
            }
            for a in tone.actors
        ],
    }


def _alignment(lineup: LineupResult, articles: Mapping[str, Article]) -> dict[str, Any]:
    """Pairs and rows."""
    spans = {
        article.id: {s.id: _hull(article, s.span) for s in article.text.sentences} for article in articles.values()
    }

    def end(ref: SentenceRef) -> dict[str, Any]:
        return {"article": ref.article, "sentence": ref.sentence, "span": spans[ref.article][ref.sentence]}

    def pair(p: Pair) -> dict[str, Any]:
        return {
            "a": end(p.a),
            "b": end(p.b),
            "score": round(p.score, 5),
            "band": p.band,
            "across": p.across,
            "evidence": list(p.evidence),
            "by_hand": p.by_hand or None,
        }

    rows = [
        {
            "id": r.id,
            "label": r.label,
            "kind": r.kind,
            "cells": {k: list(v) for k, v in r.cells.items()},
            "possible": sorted(r.possible),
            "band": r.band,
            "across": r.across,
            "evidence": list(r.evidence),
            "nearest": {k: {"sentence": s, "score": round(p, 5)} for k, (s, p) in sorted(r.nearest.items())},
            "pinned": sorted(r.pinned),
            "confirmed_empty": sorted(r.confirmed_empty),
        }
        for r in lineup.rows
    ]
    return {
        "pairs": [pair(p) for p in lineup.pairs],
        "rows": rows,
        "model": lineup.model or None,
        "unrelated": list(lineup.unrelated),
    }


def _wording(analysis: Analysis, articles: Mapping[str, Article]) -> dict[str, Any]:
    """Verbs, distinctive words, word families, sentences worth a look, and actors."""
    out: dict[str, Any] = {"verbs": [], "words": [], "families": [], "look": [], "actors": []}
    verbs: VerbsResult | None = analysis.shared.get(VerbsResult)
    if verbs:
        out["verbs"] = [
            {
                "article": v.article,
                "attribution": v.attribution,
                "lemma": v.lemma,
                "ladder": v.ladder,
                "span": _hull(articles[v.article], v.span),
                "source_class": v.source_class,
            }
            for v in verbs.uses
        ]
    wording: WordingResult | None = analysis.shared.get(WordingResult)
    if wording:
        out["words"] = [
            {
                "article": w.article,
                "word": w.word,
                "count": w.count,
                "rate": round(w.rate, 3),
                "other_rate": round(w.other_rate, 3),
                "z": round(w.z, 3),
                "spans": [_hull(articles[w.article], s) for s in w.spans],
            }
            for w in wording.distinctive
        ]
        out["families"] = [
            {
                "article": f.article,
                "family": f.family,
                "word": f.word,
                "span": _hull(articles[f.article], f.span),
                "voice": f.voice,
            }
            for f in wording.families
        ]
        out["look"] = [
            {
                "article": x.article,
                "sentence": x.sentence,
                "score": round(x.score, 4),
                "spans": [_hull(articles[x.article], s) for s in x.spans],
                "reason": x.reason,
            }
            for x in wording.look
        ]
    naming: NamingResult | None = analysis.shared.get(NamingResult)
    if naming:
        out["actors"] = [
            {
                "id": a.id,
                "name": a.name,
                "kind": a.kind,
                "aliases": list(a.aliases),
                "mentions": a.mentions,
                "acts": dict(a.acts),
                "acted_upon": dict(a.acted_upon),
            }
            for a in naming.actors
        ]
    return out


def _fact(fact: Fact) -> dict[str, Any]:
    """One field of the card; a partial date has its earliest and latest day as value."""
    value: Any = fact.value
    if value is None and (fact.earliest or fact.latest):
        value = {"earliest": fact.earliest, "latest": fact.latest}
    return {
        "value": value,
        "evidence": [list(s) for s in fact.evidence],
        "confidence": round(fact.confidence, 3),
        "why": fact.why,
    }


def _spans(article: Article, spans: Sequence[Span]) -> list[list[int]]:
    """Clean spans as raw ones."""
    assert article.revision is not None
    return [list(raw) for span in spans for raw in article.revision.to_raw(span)]


def _hull(article: Article, span: Span) -> list[int]:
    """One raw range around a clean span; hidden text inside it is included."""
    parts = _spans(article, [span])
    return [parts[0][0], parts[-1][1]] if parts else [0, 0]


def _maybe(article: Article, span: Span | None) -> list[int] | None:
    """`_hull` of a span that may be missing."""
    return None if span is None else _hull(article, span)
