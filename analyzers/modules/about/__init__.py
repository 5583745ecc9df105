"""Fills the article card from what the raw text shows.

Fields: outlet, agency, reported via, headline, deck, byline, dateline (its place), published, updated, URL. Each has
its evidence in the raw text, a confidence and a sentence saying why. What the text does not show stays unknown: a
wrong entry is worse than none. Masthead is not author: outlet, agency and "reported via" are found apart.

Rules: outlet from metadata, address, masthead, copyright and "Published in" lines, appeals and mentions of itself
(`names`); agency from the closing mark, "(Reuters)" in the dateline, the byline, "told Reuters" in the lead; reported
via when the body gives its facts as another outlet's report at least twice and names it; dates as in `when`.
Known misses: outlets without a profile that never name themselves twice; years that only world knowledge tells;
house style is not used.
"""

from __future__ import annotations

import re

from analyzers.modules.about.names import find_agency, find_outlet, find_reported_via
from analyzers.modules.about.page import Page
from analyzers.modules.about.stamps import exactly, is_desk, known_agency, stamps
from analyzers.modules.about.when import find_dates_of
from analyzers.protocol import Given, Spec
from analyzers.records import About, AboutResult, Article, CleaningResult, Fact, Hints
from analyzers.text import Span

_BY = re.compile(r"^\W*(?:by|words by|written by|story by|report by|author:?|reporter:?)\s+", re.I)
_OF = re.compile(r"^(?:von|par|por|door|av|przez)\s+(?=(?:[A-ZÀ-Þ][\w’'.-]+\s+){1,3}[A-ZÀ-Þ])", re.I)
"""Words for "by" in other languages, where a whole name follows; some of them are parts of names, too."""
_URL = re.compile(r"https?://[^\s)\]>\"”]+")


class ArticleCard:
    """Finds outlet, agency, headline, dates and the rest of the card."""

    spec = Spec(
        "about",
        3,
        "raw",
        AboutResult,
        requires=(CleaningResult,),
        english_only=False,
        title="Article card",
        definition=(
            "Outlet, news agency, headline, byline and dates as far as the text itself shows them, each with the place "
            "that shows it. Dates of other stories on the page are not used. What the text does not show stays unknown."
        ),
    )

    def __call__(self, article: Article, given: Given) -> AboutResult:
        """The card; evidence in raw offsets."""
        return describe(article.raw, article.hints, given.one(CleaningResult))


def describe(raw: str, hints: Hints, cleaning: CleaningResult) -> AboutResult:
    """The article card of a raw text.

    Args:
        raw: The whole text.
        hints: What the reader found beside it.
        cleaning: Its site text.
    """
    page = Page(raw, cleaning.site_text)
    outlet = find_outlet(page, hints)
    agency = find_agency(page, outlet)
    if outlet.value is None and agency.value and _agency_page(page, agency.value):
        outlet = Fact(agency.value, agency.evidence, 0.7, why="The page is the agency's own.")
    published, updated = find_dates_of(page, hints)
    line = page.dateline
    dateline = (
        Fact(
            line["place"].strip(" ,"),
            (Span(*line.span("place")).trimmed(raw),),
            0.9,
            why="It stands before the first sentence.",
        )
        if line
        else Fact(why="The text has no dateline.")
    )
    return AboutResult(
        About(
            outlet=outlet,
            agency=agency,
            reported_via=find_reported_via(page, outlet, agency),
            headline=_part(page, "headline", hints.headline),
            deck=_part(page, "deck", hints.deck),
            byline=_byline(page, hints),
            dateline=dateline,
            published=published,
            updated=updated,
            url=_url(page, hints),
        )
    )


def _agency_page(page: Page, agency: str) -> bool:
    """Whether the agency's name stands above the article as a masthead."""
    return any(part.span.of(page.raw).strip() == agency for part in page.site if part.span.start < page.start)


def _part(page: Page, kind: str, hint: str | None) -> Fact:
    """Headline or deck."""
    if hint:
        at = page.raw.find(hint)
        evidence = (Span(at, at + len(hint)),) if at >= 0 else ()
        return Fact(hint, evidence, 0.95, why="The page's metadata gives it.")
    dated = {stamp.part for stamp in stamps(page)}
    parts = [part for part in page.of_kind(kind) if part not in dated]
    if not parts:
        return Fact(why=f"No {kind} was found above the article.")
    first = min(parts, key=lambda part: ("»" in part.span.of(page.raw) or ">" in part.span.of(page.raw), part.span))
    same = [part for part in parts if part is first or (kind == "deck" and part.span.start - first.span.end < 400)]
    span = Span(first.span.start, max(part.span.end for part in same)) if kind == "deck" else first.span
    value = " ".join(span.of(page.raw).split())
    if value.endswith("-"):
        value = value.rstrip("- ")
    return Fact(value, (span,), 0.85, why=f"It stands above the article as its {kind}.")


def _byline(page: Page, hints: Hints) -> Fact:
    """Authors without "By"."""
    if hints.byline:
        return Fact(hints.byline, (), 0.95, why="The page's metadata gives it.")
    for part in page.of_kind("byline"):
        text = " ".join(part.span.of(page.raw).split())
        value = _OF.sub("", _BY.sub("", text)).split(" | ")[0].split(" · ")[0].strip(" |,·-")
        value = _without_outlet(value)
        if value:
            return Fact(value, (part.span,), 0.9, why="It stands between headline and text.")
    for stamp in stamps(page):
        name = next((name for name in stamp.names if is_desk(name)), None)
        if name:
            return Fact(name, (stamp.part.span,), 0.8, why="The line with the date names it.")
    return Fact(why="The text names no author.")


def _without_outlet(byline: str) -> str:
    """A byline without the agency or outlet behind the writer's name ("KIM LEE Associated Press")."""
    words = byline.split()
    for count in range(min(4, len(words) - 2), 0, -1):
        name = " ".join(words[-count:])
        if (exactly(name) or known_agency(name)) and not words[-count - 1].endswith((",", "/")):
            return " ".join(words[:-count]).rstrip(" ,|-–—")
    return byline


def _url(page: Page, hints: Hints) -> Fact:
    """The page's address: from the reader, or the only address above the article."""
    if hints.url:
        return Fact(hints.url, (), 1.0, why="The page was opened from it.")
    found = list(_URL.finditer(page.raw, 0, min(page.start, 20000)))
    if len(found) == 1:
        return Fact(found[0].group(0), (Span(*found[0].span()),), 0.7, why="It stands above the article.")
    return Fact(why="The text gives no address of the page.")


__all__ = ["ArticleCard", "describe"]
