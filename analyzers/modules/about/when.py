# ruff: noqa: E501 - alternatives read better on one line
"""When the report was published and updated, from the report's own words only.

Order: the page's metadata; date lines above the body (also such as carry more than a date, see `stamps`) or "Published in ..." below it; a dateline's day; a full date in
the first paragraphs. Dates of teasers, comments and other stories are never looked at. What is known in part goes to
`earliest`, `latest` and `why`: "a Monday", "after 2 November of an unnamed year", "not before 2018".
"""

from __future__ import annotations

import re

from analyzers.modules.about.page import Page
from analyzers.modules.about.stamps import stamps
from analyzers.records import Fact, Hints
from analyzers.text import Span
from analyzers.text.dates import WEEKDAYS, DateFound, find_dates

_UPDATED = re.compile(r"\b(?:updated?|modified|revised|amended)\b", re.I)
_PUBLISHED = re.compile(r"\b(?:published|posted|created|first)\b", re.I)
_WEEKDAY = re.compile(
    r"\bon (?:late |early )?(" + "|".join(day.title() for day in WEEKDAYS) + r")\b(?!,? (?:[A-Z][a-z]+ )?\d)"
)
_TODAY = re.compile(r"\b(?:today|yesterday|tonight|this morning)\b", re.I)
_YEAR = re.compile(
    r"\b(?:in|since|of|by|until|from|after|before|early|late|mid-?|during|the|January|February|March|April|May|June|July|August|September|October|November|December),? ((?:19|20)\d\d)\b(?!\s*(?:percent|per cent|people|troops|dollars))"
)
_AHEAD = re.compile(
    r"\b(?:by|until|till|before|from|through|to|will|would|next|scheduled|planned|expires?|deadline|elections? in)\b[^.]{0,30}$",
    re.I,
)


def _iso(value: str) -> str | None:
    """The day of an ISO 8601 date or date and time, or None when it is neither."""
    dates = find_dates(value)
    return dates[0].iso if dates else None


def find_dates_of(page: Page, hints: Hints) -> tuple[Fact, Fact]:
    """Published and updated.

    Returns:
        Two facts; a full date has value, earliest and latest the same day.
    """
    published, updated = _from_lines(page)
    if hints.published and (day := _iso(hints.published)):
        published = _full(day, (), 0.95, "The page's metadata says so.")
    if hints.updated and (day := _iso(hints.updated)):
        updated = _full(day, (), 0.95, "The page's metadata says so.")
    if published is None:
        published = _from_dateline(page, updated) or _from_lead(page)
    if published is None or published.value is None:
        published = _partial(page, published)
    return published, updated or Fact(why="The text does not say that it was changed.")


def _full(day: str, evidence: tuple[Span, ...], confidence: float, why: str) -> Fact:
    """A fact with a full date."""
    return Fact(day, evidence, confidence, day, day, why)


def _from_lines(page: Page) -> tuple[Fact | None, Fact | None]:
    """From lines that say when."""
    published: Fact | None = None
    updated: Fact | None = None
    own = {stamp.part for stamp in stamps(page)}
    for part in (part for part in page.site if part.hidden and (part.kind == "date" or part in own)):
        at = part.span.start
        for date in find_dates(page.raw, part.span.start, part.span.end):
            before = page.raw[at : date.span.start]
            at = date.end
            label = "updated" if _UPDATED.search(before) and not _PUBLISHED.search(before) else "published"
            if date.iso is None:
                if label == "published" and published is None and date.range:
                    published = Fact(
                        None, (date.span,), 0.0, *date.range, why="The date line does not give the full date."
                    )
                continue
            if label == "updated":
                updated = updated or _full(date.iso, (date.span,), 0.95, "The page says when it was updated.")
            elif published is None or published.value is None:
                published = _full(date.iso, (date.span,), 0.95, "The page says when it was published.")
    return published, updated


def _from_dateline(page: Page, updated: Fact | None) -> Fact | None:
    """From the day in a dateline; a missing year is taken from the update's date only."""
    line = page.dateline
    if line is None or not line["day"]:
        return None
    dates = find_dates(page.raw, *line.span("day"))
    if not dates:
        return None
    date = dates[0]
    if date.iso:
        return _full(date.iso, (date.span,), 0.85, "The dateline gives the day it was written.")
    if updated and updated.value and date.month and date.day:
        year = int(updated.value[:4])
        day = f"{year:04}-{date.month:02}-{date.day:02}"
        if day <= updated.value:
            return _full(day, (date.span,), 0.7, "The dateline gives the day, the update the year.")
    return Fact(None, (date.span,), 0.0, why=f"Written on {date.span.of(page.raw)}; the year is not given.")


def _from_lead(page: Page) -> Fact | None:
    """From a full date with its weekday, or after "on", in the first paragraphs."""
    for span in page.lead[:2]:
        for date in find_dates(page.raw, span.start, span.end):
            before = page.raw[max(span.start, date.span.start - 12) : date.span.start]
            if date.iso and date.weekday is not None and not _AHEAD.search(before):
                return _full(
                    date.iso, (date.span,), 0.6, "The first paragraphs speak of this day as the day of the news."
                )
    return None


def _partial(page: Page, known: Fact | None) -> Fact:
    """What can be said of an unknown date."""
    why: list[str] = []
    evidence: list[Span] = list(known.evidence) if known else []
    earliest = known.earliest if known else None
    latest = known.latest if known else None
    if known and known.why:
        why.append(known.why.rstrip("."))
    weekday = next(iter(page.search(_WEEKDAY, page.lead)), None)
    if weekday:
        why.append(f"a {weekday[1]} or the day after")
        evidence.append(Span(*weekday.span()))
    elif today := next(iter(page.search(_TODAY, page.lead)), None):
        why.append(f"the text says “{today.group(0)}”")
        evidence.append(Span(*today.span()))
    dates = [date for span in page.body for date in find_dates(page.raw, span.start, span.end)]
    past = [date for date in dates if not _ahead(page, date)]
    full = max((date for date in past if date.iso), key=lambda date: date.iso or "", default=None)
    years = [
        (int(match[1]), Span(*match.span(1)))
        for match in page.search(_YEAR, page.body)
        if not _AHEAD.search(page.raw[max(0, match.start() - 40) : match.start(1)])
    ]
    if full and full.iso:
        earliest = max(earliest or full.iso, full.iso)
        why.append(f"after {full.span.of(page.raw)}")
        evidence.append(full.span)
    elif years:
        year, span = max(years, key=lambda item: (item[0], -item[1].start))
        earliest = max(earliest or "", f"{year:04}-01-01")
        why.append(f"not before {year}")
        evidence.append(span)
    bare = [date for date in past if date.year is None and date.month and date.day]
    if bare and not full:
        last = bare[0] if len({date.month for date in bare}) == 1 else _latest_bare(page, bare)
        why.append(f"after {last.span.of(page.raw)} of a year that is not given")
        evidence.append(last.span)
    text = "; ".join(why)
    text = f"Unknown: {text}." if text else "The text gives no date."
    return Fact(None, tuple(evidence[:4]), 0.0, earliest, latest, text)


def _latest_bare(page: Page, dates: list[DateFound]) -> DateFound:
    """The day nearest to the news among days without a year: one that somebody spoke on, else the first."""
    for date in dates:
        around = page.raw[max(0, date.span.start - 60) : date.span.start]
        if re.search(r"\b(?:said|told|announced|met|signed|confirmed)\b", around):
            return date
    return dates[0]


def _ahead(page: Page, date: DateFound) -> bool:
    """Whether a date is spoken of as coming."""
    return bool(_AHEAD.search(page.raw[max(0, date.span.start - 40) : date.span.start]))
