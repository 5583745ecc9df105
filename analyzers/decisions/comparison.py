"""A person's decisions over results of several articles, turned into what `analyzers.by_hand` applies.

A decision's places are raw; here they become sentences of the text as it is cleaned now, or articles.

Rows (analyzer "lineup"):
- merge: the passages at all places belong in one row (a pin). With field "rows": the row of those at the first `value`
  places (one if "") and the row of those at the others are one row.
- split: those at the first `value` places (one if "") may not stand in a row with those at the others. With field
  "rows": they stand in a row of their own.
- confirm, field "no_match": the article `value` has no passage that matches the row of the places.
- dismiss: what was decided about the passages at the places is forgotten; with `value`, that this article has no match.
Events (analyzer "events"), places without spans:
- merge: all the articles cover one event.
- split: the first `value` articles (one if "") cover another event than the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from analyzers.by_hand import apply_by_hand, apply_event_decisions
from analyzers.decisions.record import Context, Decision, Place
from analyzers.records import Article, EventDecision, EventsResult, LineupResult, Row, RowDecision, SentenceRef
from analyzers.text.span import hull

T = TypeVar("T")
_WORD = re.compile(r"\w+")


def settle_lineup(
    found: LineupResult, decisions: Iterable[Decision], context: Context
) -> tuple[LineupResult, tuple[Decision, ...]]:
    """Rows after a person's decisions, and the decisions that found no place.

    Args:
        found: The analyzer's result.
        decisions: In the order they were taken; those of other analyzers are passed over.
        context: The articles as cleaned now.
    """
    taken: list[RowDecision] = []
    lost: list[Decision] = []
    for decision in decisions:
        if decision.analyzer == "lineup":
            row = _row_decision(decision, context)
            if row is None:
                lost.append(decision)
            else:
                taken.append(row)
    settled = apply_by_hand(found, taken) if taken else found
    return (settled if settled is found else _with_evidence(found, settled, context)), tuple(lost)


def settle_events(
    found: EventsResult, decisions: Iterable[Decision], context: Context
) -> tuple[EventsResult, tuple[Decision, ...]]:
    """Events after a person's decisions, and the decisions that found no place."""
    taken: list[EventDecision] = []
    lost: list[Decision] = []
    for decision in decisions:
        if decision.analyzer != "events":
            continue
        articles = [place.article for place in decision.places]
        first, rest = _halves(decision, articles)
        there = [a for a in first if a in context.articles], [a for a in rest if a in context.articles]
        if decision.action == "merge" and len(there[0]) + len(there[1]) > 1:
            taken.append(EventDecision("together", (*there[0], *there[1])))
        elif decision.action == "split" and all(there):
            taken.append(EventDecision("apart", tuple(there[0]), tuple(there[1])))
        else:
            lost.append(decision)
    return (apply_event_decisions(found, taken) if taken else found), tuple(lost)


def sentences_at(place: Place, context: Context) -> tuple[SentenceRef, ...]:
    """Sentences of which a place covers more than half, or else the one of which it covers most; () if it is hidden."""
    spans = context.place(place)
    if not spans:
        return ()
    text = context.articles[place.article].text
    shares = []
    for sentence in text.sentences_in(hull(spans)):
        covered = sum(part.length for span in spans if (part := span.intersection(sentence.span)) is not None)
        if covered:
            shares.append((covered / sentence.span.length, sentence.id))
    whole = [key for share, key in shares if share > 0.5] or [max(shares)[1]] if shares else []
    return tuple(SentenceRef(place.article, key) for key in whole)


def _with_evidence(found: LineupResult, settled: LineupResult, context: Context) -> LineupResult:
    """What is left of a row keeps what it was matched on, as far as two of its articles still have the words.

    Passages of a row may be linked through one that went, with no link of their own.
    """
    known = {row.id for row in found.rows}
    rows = list(settled.rows)
    for n, row in enumerate(rows):
        if row.id in known or row.kind != "shared" or row.evidence:
            continue
        mine = _sentences(row)
        before = next((r for r in found.rows if r.kind == "shared" and mine <= _sentences(r)), None)
        texts = [_words(context.articles[a], own) for a, own in row.cells.items() if a in context.articles]
        kept = tuple(
            item
            for item in (before.evidence if before is not None else ())
            if sum(_bare(item) in text for text in texts) > 1
        )
        if kept:
            rows[n] = replace(row, evidence=kept)
    return replace(settled, rows=tuple(rows))


def _sentences(row: Row) -> set[tuple[str, str]]:
    return {(article, sentence) for article, own in row.cells.items() for sentence in own}


def _words(article: Article, sentences: Sequence[str]) -> str:
    """The words of sentences with single spaces and no marks between them, and one at either end."""
    content, wanted = article.text.content, set(sentences)
    return _bare(" ".join(s.span.of(content) for s in article.text.sentences if s.id in wanted))


def _bare(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def _row_decision(decision: Decision, context: Context) -> RowDecision | None:
    """What `by_hand` takes, or None if too little of it is left."""
    first, rest = _halves(decision, [sentences_at(place, context) for place in decision.places])
    some = tuple(ref for refs in first for ref in refs)
    others = tuple(ref for refs in rest for ref in refs)
    rows = decision.field == "rows"
    if decision.action == "merge" and not rows:
        return RowDecision("pin", some, others) if len({*some, *others}) > 1 else None
    if decision.action == "merge":
        return RowDecision("join", some, others) if some and others else None
    if decision.action == "split":
        return RowDecision("split" if rows else "part", some, others) if some and others else None
    if decision.action == "confirm" and decision.field == "no_match":
        known = decision.value in context.articles
        return RowDecision("no_match", (*some, *others), article=decision.value) if some and known else None
    if decision.action == "dismiss" and some:
        return RowDecision("free", some, others, decision.value)
    return None


def _halves(decision: Decision, items: Sequence[T]) -> tuple[Sequence[T], Sequence[T]]:
    """The places before and behind the cut; without one the first and the others."""
    cut = decision.action == "split" or (decision.action == "merge" and decision.field == "rows")
    at = int(decision.value) if cut and decision.value.isdecimal() else 1
    return items[:at], items[at:]
