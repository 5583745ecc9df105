"""A person's decisions over site text and the article card."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable

from analyzers.decisions.record import Decision
from analyzers.records import About, AboutResult, CleaningResult, Fact, SiteText
from analyzers.text import Span
from analyzers.text.dates import find_dates
from analyzers.text.span import complement, merge

_YEAR = re.compile(r"(?:18|19|20)\d\d")


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
