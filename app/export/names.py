"""Names and dates as they are printed."""

from __future__ import annotations

import re
from datetime import date

from analyzers.article_names import SURE as SURE  # what is sure enough to stand without a question mark
from analyzers.article_names import column_names as column_names  # one name for an article, everywhere
from analyzers.article_names import short_names as short_names
from analyzers.records import Fact, LexiconEntry

_MONTHS = "January February March April May June July August September October November December".split()
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d))?)?)?")

CLASSES = {
    "named_person": "named person",
    "named_organisation": "named organisation",
    "unnamed_person": "unnamed person",
    "unnamed_group": "unnamed group",
    "institution_collective": "institution",
    "media": "other outlet",
    "document_statement": "document or statement",
    "hearsay": "hearsay",
    "generic": "generic",
}
"""Names of the source classes for people."""

FAMILIES = {
    "hedge": "hedges",
    "factive": "factives",
    "implicative": "implicatives",
    "assertive": "assertives",
    "intensifier": "intensifiers",
    "emotive": "emotive words",
    "contested": "contested labels",
}
"""Names of the program's word families for people."""


def day(iso: str | None) -> date | None:
    """The day of an ISO 8601 date or date and time, or None if it is partial or none."""
    found = _ISO.match(iso or "")
    if not found or not found[3]:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def long_date(iso: str) -> str:
    """A date for reading: "12 March 2024", "March 2024", "12 March 2024, 19:42". What is no date stays as it is."""
    found = _ISO.match(iso)
    if not found:
        return iso
    year, month, number, hour, minute = found.groups()
    parts = [year]
    if month and 1 <= int(month) <= 12:
        parts.insert(0, _MONTHS[int(month) - 1])
        if number:
            parts.insert(0, str(int(number)))
    text = " ".join(parts)
    return f"{text}, {hour}:{minute}" if hour and (hour, minute) != ("00", "00") else text


def date_text(fact: Fact) -> str:
    """A date of the card for reading; an unknown one says so, with what is known."""
    if fact.value:
        return long_date(fact.value)
    if fact.earliest and fact.latest:
        if fact.earliest == fact.latest:
            return f"unknown; probably {long_date(fact.earliest)}"
        return f"unknown; between {long_date(fact.earliest)} and {long_date(fact.latest)}"
    if fact.earliest:
        return f"unknown; not before {long_date(fact.earliest)}"
    if fact.latest:
        return f"unknown; not after {long_date(fact.latest)}"
    return unknown(fact)


def unknown(fact: Fact) -> str:
    """What is said of a field without a value: "unknown", and what is known after a semicolon."""
    why = fact.why.strip().rstrip(".")
    why = why[len("unknown") :].lstrip(" :;,") if why.casefold().startswith("unknown") else why
    return f"unknown; {why[:1].lower()}{why[1:]}" if why else "unknown"


def day_range(days: list[date]) -> str:
    """First to last day: "12–15 March 2024", "30 March – 2 April 2024", "2 May 2011 – 5 May 2021"; "" for none."""
    if not days:
        return ""
    first, last = min(days), max(days)
    end = long_date(last.isoformat())
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    if first.year == last.year:
        return f"{first.day} {_MONTHS[first.month - 1]} – {end}"
    return f"{long_date(first.isoformat())} – {end}"


def known_days(days: list[date], count: int) -> str:
    """The days of some articles; "dates of 2 of 5 known: 1–3 March 2024" where others have none, "" if none has."""
    span = day_range(days)
    return f"dates of {len(days)} of {count} known: {span}" if span and len(days) < count else span


def plural(count: int, one: str, many: str = "") -> str:
    """A count with its noun: "1 article", "5 articles"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def family_name(family: str) -> str:
    """Name of a word family for people; one that a person made is called as the person wrote it."""
    return FAMILIES.get(family, family)


def own_word(entry: LexiconEntry) -> str:
    """What a person decided about a word, as a sentence without its full stop."""
    if entry.kind == "list":
        what = "subject words" if entry.word == "domain" else f"the list “{entry.word}”"
        return f"{what} {'are left out of tone' if entry.value else 'count for tone'}"
    if entry.kind == "value":
        return f"“{entry.word}” counts for tone with {f'{entry.value:+.1f}'.replace('-', '−')}"
    family = family_name(entry.family)
    if entry.kind == "family":
        return f"“{entry.word}” belongs to {family}"
    return f"“{entry.word}” does not belong to {family}" if family else f"“{entry.word}” does not count for tone"
