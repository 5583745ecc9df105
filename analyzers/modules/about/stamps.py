"""Lines between headline and text that carry a date, whatever else stands on them.

Many pages run author, agency, place and date into one line ("Web Desk November 04, 2021", "AFP | Elsa Courier Published
May 3, 2019"), which cleaning may take for a deck, a teaser or a menu. Such a line counts as the page's own when a word
says what the date is ("Published", "Updated", "Posted"), or when nothing stands on it beside the date but desks, known
names, the author and a place. A story's title beside a date is another story's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from analyzers.language.outlets import Outlet, by_name
from analyzers.modules.about.page import Page
from analyzers.records import SiteText
from analyzers.text.dates import find_dates

_LABEL = re.compile(
    r"\b(?:(?:first |last |originally )?(?:published|posted|updated|modified|revised|created)(?: on| at)?)\b:?", re.I
)
_CLOCK = re.compile(
    r"\b(?:at )?\d{1,2}[:.]\d\d(?::\d\d)?(?: ?[ap]\.?m\b\.?)?|\b\d{1,2} ?[ap]\.?m\b\.?|"
    r"\b(?:GMT|UTC|[ECMP][SD]?T|IST|PKT|CES?T|BST|EAT|WAT|AES?T)(?:[+-]\d{1,2}(?::\d\d)?)?\b|"
    r"\b\d+ (?:min(?:ute)?s?|hours?|days?|weeks?|months?|years?)(?: ago| read)?\b"
)
_DESK = re.compile(
    r"(?:(?:our|special|staff|senior|web|news|digital|national|foreign|sports?|business|city|district|express|online|[A-Z]\w+)"
    r" ){0,3}(?:desk|staff|correspondents?|reporters?|bureau|agencies|newsroom|monitoring|news service|service|team)",
    re.I,
)
_MARKS = re.compile(r"\s*(?:[|·•›»/;]|\s[–—-]\s|,\s)\s*")
_NEVER = ("caption", "credit", "headline", "agency")
_DOUBTFUL = ("comments", "donation", "newsletter", "advert")
"""Kinds whose lines count only when a desk, a known name or the author stands on them."""
_MOST = 140


@dataclass(frozen=True)
class Stamp:
    """A line with the page's own date.

    Attributes:
        part: The line.
        names: What stands on it beside dates, times and labels, in order.
    """

    part: SiteText
    names: tuple[str, ...]


def stamps(page: Page) -> list[Stamp]:
    """Such lines between headline and text, in order."""
    heads = [part.span.end for part in page.of_kind("headline") if part.span.end <= page.start]
    if not heads:
        return []
    authors = {part.span.of(page.raw).strip().casefold() for part in page.of_kind("byline")}
    found = []
    for part in page.site:
        if not (part.hidden and heads[0] <= part.span.start < page.start) or part.kind in _NEVER:
            continue
        text = part.span.of(page.raw)
        if len(text) > _MOST or "\n" in text.strip():
            continue
        dates = find_dates(text)
        if not any(date.iso for date in dates):
            continue
        rest = text
        for date in reversed(dates):
            rest = f"{rest[: date.span.start]} | {rest[date.span.end :]}"
        labelled = _LABEL.search(rest) is not None
        names = tuple(
            name
            for one in _MARKS.split(_CLOCK.sub(" | ", _LABEL.sub(" | ", rest)))
            if (name := one.strip(" .,:()[]-–—"))
        )
        if sum(len(name.split()) for name in names) > 8:
            continue
        telling = [
            is_desk(name) or exactly(name) is not None or known_agency(name) is not None or name.casefold() in authors
            for name in names
        ]
        if part.kind in _DOUBTFUL and not any(telling):
            continue
        if labelled or part.kind == "date" or all(telling) or (any(telling) and _places(names, telling)):
            found.append(Stamp(part, names))
    return found


def exactly(name: str) -> Outlet | None:
    """The profile of a name that is written as the outlet writes it, or in capitals; "News" or "Time" alone is none.

    Names of one word count only with a second capital in them ("BBC", "HuffPost"): the others are words, too.
    """
    known = by_name().get(name.lower())
    if known is None or not (name in known.names or (name.isupper() and " " in name)):
        return None
    return known if " " in name or sum(char.isupper() for char in name) > 1 else None


def known_agency(name: str) -> Outlet | None:
    """The profile of a news agency's name written as it writes it ("Reuters", "AFP"), or None."""
    known = by_name().get(name.lower())
    return known if known is not None and known.agency and name in known.names else None


def is_desk(name: str) -> bool:
    """Whether a name is a desk's, a service's or an unnamed correspondent's."""
    return _DESK.fullmatch(name) is not None


def _places(names: tuple[str, ...], telling: list[bool]) -> bool:
    """Whether what is neither desk nor known name can be a place: one or two capitalised words."""
    return all(
        known or (len(name.split()) <= 2 and all(word[:1].isupper() for word in name.split()))
        for name, known in zip(names, telling, strict=True)
    )
