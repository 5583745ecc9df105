"""Machine results and a person's decisions make the effective results. Pure functions.

A decision is anchored to an analyzer, an article and places in its raw text, never to a result's id: ids change when an
analyzer changes and clean offsets change when the cleaning does, places in a raw text that nobody edits never do. A
decision whose place is hidden or no longer found applies to nothing (`lost` lists it) and never moves to a look-alike.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal, cast

from analyzers.records import (
    About,
    AboutResult,
    AttributionResult,
    CleaningResult,
    Fact,
    SiteText,
    SourceEntity,
)
from analyzers.records.attribution import SourceClass
from analyzers.text import Revision, Span
from analyzers.text.dates import find_dates
from analyzers.text.span import complement, merge

_YEAR = re.compile(r"(?:18|19|20)\d\d")

Action = Literal["confirm", "dismiss", "change", "add"]


@dataclass(frozen=True)
class Decision:
    """What a person decided about one place.

    Attributes:
        analyzer: Id of the analyzer whose result is decided about.
        article: Article id.
        action: confirm, dismiss, change or add.
        spans: The place, as offsets into the article's raw text.
        field: What is changed, such as "source_class" or a field of the article card; "" if not a change.
        value: The new value; "" means unknown.
        made: When, ISO 8601 in UTC, or "".
        by: Who, or "".
    """

    analyzer: str
    article: str
    action: Action
    spans: tuple[Span, ...] = ()
    field: str = ""
    value: str = ""
    made: str = ""
    by: str = ""

    @property
    def articles(self) -> frozenset[str]:
        """The article it is about."""
        return frozenset({self.article})


def effective_cleaning(found: CleaningResult, decisions: Iterable[Decision], length: int) -> CleaningResult:
    """Site text after a person's decisions: "dismiss" keeps a stretch as body, "add" and "confirm" hide one.

    Later decisions win over earlier ones. A dismissed or added stretch may cut found ones; what is left keeps its kind.
    A confirmed stretch keeps the kinds and reasons of what was found in it.

    Args:
        found: The analyzer's result.
        decisions: In the order they were taken; those of other analyzers are passed over.
        length: Code points of the raw text.
    """
    parts = list(found.site_text)
    for decision in decisions:
        if decision.analyzer != "cleaning":
            continue
        touched = merge(decision.spans)
        outside = complement(touched, length)
        kept = [
            dataclasses.replace(part, span=piece)
            for part in parts
            for keep in outside
            if (piece := part.span.intersection(keep)) is not None
        ]
        if decision.action == "confirm":
            inside = [
                dataclasses.replace(part, span=piece, confidence=1.0, hidden=True)
                for part in parts
                for span in touched
                if (piece := part.span.intersection(span)) is not None
            ]
            kept += inside
            touched = tuple(
                piece
                for span in touched
                for rest in complement([part.span for part in inside], length)
                if (piece := rest.intersection(span)) is not None
            )
        if decision.action in ("add", "confirm"):
            kind = decision.value or "other"
            kept += [SiteText(span, kind, "you hid this", 1.0, hidden=True) for span in touched]
        parts = sorted(kept, key=lambda part: part.span)
    return dataclasses.replace(found, site_text=tuple(parts))


def effective_about(found: AboutResult, decisions: Iterable[Decision]) -> AboutResult:
    """The article card after a person's changes; a field set to "" is unknown again.

    Dates come out as ISO 8601 however they were written; what is no whole date stays unknown, with what was written.
    """
    about: About = found.about
    names = {field.name for field in dataclasses.fields(About)}
    for decision in decisions:
        if decision.analyzer == "about" and decision.action == "change" and decision.field in names:
            if decision.field in ("published", "updated") and decision.value:
                fact = _date(decision.value, decision.spans)
            else:
                fact = Fact(decision.value or None, decision.spans, 1.0, why="you set this")
            about = dataclasses.replace(about, **{decision.field: fact})
    return AboutResult(about)


def _date(written: str, spans: tuple[Span, ...]) -> Fact:
    """A date as a person wrote it."""
    found = find_dates(written)
    if found and found[0].iso:
        day = found[0].iso
        return Fact(day, spans, 1.0, day, day, "you set this")
    if found and found[0].range:
        return Fact(None, spans, 1.0, *found[0].range, why=f"you set this: “{written}”")
    if _YEAR.fullmatch(written):
        return Fact(None, spans, 1.0, f"{written}-01-01", f"{written}-12-31", f"you set this: “{written}”")
    return Fact(None, spans, 0.0, why=f"you wrote “{written}”, which is not read as a date (2024-03-12 is)")


def place_of(decision: Decision, revision: Revision | None) -> tuple[Span, ...]:
    """Where a decision stands in the clean text, merged; empty if any of it is hidden.

    Args:
        decision: Its spans are raw.
        revision: The cleaning in force; None if nothing is hidden.
    """
    if revision is None:
        return merge(decision.spans)
    placed: list[Span] = []
    for span in decision.spans:
        clean = revision.to_clean(span)
        if clean is None or clean.length != span.length:
            return ()
        placed.append(clean)
    return merge(placed)


def effective_attribution(
    found: AttributionResult, decisions: Iterable[Decision], revision: Revision | None = None
) -> AttributionResult:
    """Attributions after a person's decisions: "dismiss" removes one, a new "source_class" holds for its whole entity.

    A decision applies where its place equals the attribution's cue and content spans together.

    Args:
        found: The analyzer's result, in clean offsets.
        decisions: In the order they were taken; those of other analyzers are passed over.
        revision: The cleaning in force; None if nothing is hidden.
    """
    attributions = list(found.attributions)
    classes: dict[str, SourceClass] = {}
    for decision in decisions:
        if decision.analyzer != "attribution":
            continue
        place = place_of(decision, revision)
        for index, item in enumerate(attributions):
            if merge((*item.cue, *item.content)) != place:
                continue
            if decision.action == "dismiss":
                del attributions[index]
            elif decision.action == "change" and decision.field == "source_class":
                chosen = cast("SourceClass", decision.value)
                if item.entity:
                    classes[item.entity] = chosen
                attributions[index] = dataclasses.replace(item, source_class=chosen)
            break
    attributions = [
        dataclasses.replace(item, source_class=classes[item.entity]) if item.entity in classes else item
        for item in attributions
    ]
    alive = {item.id for item in attributions}
    sources: list[SourceEntity] = []
    for source in found.sources:
        statements = tuple(i for i in source.statements if i in alive)
        if statements:
            sources.append(
                dataclasses.replace(
                    source, statements=statements, source_class=classes.get(source.entity, source.source_class)
                )
            )
    lost = len(found.sources) - len(sources)
    low, high = found.distinct
    return AttributionResult(tuple(attributions), tuple(sources), (max(0, low - lost), max(0, high - lost)))


def lost(found: AttributionResult, decisions: Iterable[Decision], revision: Revision | None) -> tuple[Decision, ...]:
    """Decisions about attributions that no longer find their place, oldest first."""
    places = {merge((*item.cue, *item.content)) for item in found.attributions}
    return tuple(d for d in decisions if d.analyzer == "attribution" and place_of(d, revision) not in places)


def effective(result: Any, decisions: Iterable[Decision], length: int = 0, revision: Revision | None = None) -> Any:
    """The effective form of any result; results of kinds that nobody can decide about come back as they are.

    Args:
        result: What an analyzer found.
        decisions: About the same article, oldest first.
        length: Code points of the raw text.
        revision: The cleaning in force; None before cleaning or if nothing is hidden.
    """
    if isinstance(result, CleaningResult):
        return effective_cleaning(result, decisions, length)
    if isinstance(result, AboutResult):
        return effective_about(result, decisions)
    if isinstance(result, AttributionResult):
        return effective_attribution(result, decisions, revision)
    return result
