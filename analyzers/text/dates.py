"""Dates written out in English text.

Found forms: "November 5, 2021", "Nov. 5", "5 November 2021", "13th March, 2024", "November 2021", "2021-11-05",
"05/11/2021" (taken as a day only when one number is above 12), each with an optional weekday before it and an optional
time of day after it. A bare year is not a date here. What is written partly (no year, no day) stays partial.
Known misses: dates in other languages, "the 5th", "mid-November", fiscal years.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from analyzers.text.span import Span

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
"""Month names and their short forms, lower case -> 1 to 12."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""Weekdays in ISO order."""

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?|JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|"
    r"SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)\b\.?"
)
_WEEKDAY = r"(?:(?P<weekday>Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?,?\s+)?"
_YEAR = r"(?P<year>(?:18|19|20)\d\d)(?!\d)"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%])"
_CLOCK = re.compile(
    r"(?:\s*(?:,|at|·|\||-|–|—|T)?\s*)(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?(?:\s*(?P<half>[AaPp])\.?[Mm]\.?)?"
)
_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_WEEKDAY}(?P<month>{_MONTH})\s+{_DAY}(?:,?\s+{_YEAR})?",
        rf"\b{_WEEKDAY}(?<!\d){_DAY}\s+(?:of\s+)?(?P<month>{_MONTH})(?:,?\s+{_YEAR})?",
        rf"\b(?P<month>{_MONTH}),?\s+{_YEAR}",
        r"(?<![\d-])(?P<year>(?:19|20)\d\d)-(?P<number>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?!\d)",
        r"(?<![\d/.])(?P<first>0?[1-9]|[12]\d|3[01])[/.](?P<second>0?[1-9]|[12]\d|3[01])[/.](?P<year>(?:19|20)\d\d)(?!\d)",
    )
)
_ANY = re.compile("|".join((_MONTH, r"\b(?:19|20)\d\d-\d\d-\d\d", r"\b\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d\d")))


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date as written.

    Attributes:
        span: Where it stands, weekday included, time of day not.
        year: Year or None.
        month: 1 to 12, or None when two numbers could be either way round.
        day: Day of the month or None.
        weekday: 0 for Monday to 6, or None when not written.
        time: "HH:MM" when a time of day follows, else None.
        end: One past the last character of date and time.
    """

    span: Span
    year: int | None
    month: int | None
    day: int | None
    weekday: int | None
    time: str | None
    end: int

    @property
    def iso(self) -> str | None:
        """ISO 8601 day when year, month and day are written, else None."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return dt.date(self.year, self.month, self.day).isoformat()

    @property
    def range(self) -> tuple[str, str] | None:
        """First and last day it can mean (ISO 8601); None without a year."""
        if self.year is None:
            return None
        if self.month is None:
            return f"{self.year:04}-01-01", f"{self.year:04}-12-31"
        if self.day is None:
            last = calendar.monthrange(self.year, self.month)[1]
            return f"{self.year:04}-{self.month:02}-01", f"{self.year:04}-{self.month:02}-{last:02}"
        day = dt.date(self.year, self.month, self.day).isoformat()
        return day, day


def find_dates(text: str, start: int = 0, end: int | None = None) -> list[DateFound]:
    """Dates between two offsets, in order, not overlapping. Impossible ones (31 June) are passed over.

    Args:
        text: The text.
        start: First code point looked at.
        end: One past the last, or None for the end of the text.
    """
    stop = len(text) if end is None else end
    if not _ANY.search(text, start, stop):
        return []
    found = sorted(_candidates(text, start, stop), key=lambda date: (date.span.start, -date.span.end))
    out: list[DateFound] = []
    for date in found:
        if not out or date.span.start >= out[-1].span.end:
            out.append(date)
    return out


def _candidates(text: str, start: int, stop: int) -> Iterator[DateFound]:
    """Every reading of every form."""
    for form in _FORMS:
        for match in form.finditer(text, start, stop):
            date = _read(text, match, stop)
            if date is not None:
                yield date


def _read(text: str, match: re.Match[str], stop: int) -> DateFound | None:
    """One match as a date, or None when no calendar has it."""
    groups = match.groupdict()
    year = int(groups["year"]) if groups.get("year") else None
    day = int(groups["day"]) if groups.get("day") else None
    month: int | None
    if groups.get("month"):
        word = groups["month"].rstrip(".").lower()
        if word == "may" and day is None and match.start() and not groups["month"][0].isupper():
            return None
        month = MONTHS[word]
    elif groups.get("number"):
        month = int(groups["number"])
    else:
        first, second = int(groups["first"]), int(groups["second"])
        if first > 12 >= second:
            day, month = first, second
        elif second > 12 >= first:
            day, month = second, first
        elif first == second:
            day = month = first
        else:
            day = month = None
    if day is not None and month is not None:
        try:
            dt.date(year or 2024, month, day)
        except ValueError:
            return None
    weekday = None
    if groups.get("weekday"):
        weekday = next(i for i, name in enumerate(WEEKDAYS) if name.startswith(groups["weekday"].lower()[:3]))
    clock = _CLOCK.match(text, match.end(), min(stop, match.end() + 24))
    time, end = None, match.end()
    if clock:
        hour = int(clock["hour"])
        if clock["half"]:
            hour = hour % 12 + (12 if clock["half"] in "Pp" else 0)
        time, end = f"{hour:02}:{clock['minute']}", clock.end()
    return DateFound(Span(*match.span()), year, month, day, weekday, time, end)
