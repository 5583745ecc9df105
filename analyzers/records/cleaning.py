"""What is not the article's body, and what is known about the article. Spans here are RAW offsets."""

from __future__ import annotations

from dataclasses import dataclass, field

from analyzers.text import Span

CARD_KINDS = ("headline", "deck", "byline", "dateline", "date", "agency")
"""Kinds of site text that are not thrown away but moved to the article card."""


@dataclass(frozen=True, slots=True)
class SiteText:
    """A stretch of the raw text that is not body.

    Attributes:
        span: Raw offsets.
        kind: teaser, donation, caption, credit, newsletter, box, navigation, comments, link, share, advert, notice,
            headline, deck, byline, date, agency, other.
        reason: Why, in words for a person.
        confidence: 0 to 1.
        hidden: Hidden by default. False means "probably not body": shown, one click hides it.
    """

    span: Span
    kind: str
    reason: str
    confidence: float = 1.0
    hidden: bool = True


@dataclass(frozen=True)
class CleaningResult:
    """Site text of one article, sorted by start, disjoint.

    Attributes:
        site_text: The stretches.
        language: ISO 639-1 code found from the body, or None when it could not be told.
    """

    site_text: tuple[SiteText, ...] = ()
    language: str | None = None


@dataclass(frozen=True)
class Fact:
    """One field of the article card.

    Attributes:
        value: The text (ISO 8601 for dates), or None for unknown.
        evidence: Raw spans that show it; empty when it comes from the page's metadata or nothing.
        confidence: 0 to 1.
        earliest: For a partial date: not before this day (ISO 8601).
        latest: For a partial date: not after this day.
        why: In words for a person, for example what is known of an unknown date.
    """

    value: str | None = None
    evidence: tuple[Span, ...] = ()
    confidence: float = 0.0
    earliest: str | None = None
    latest: str | None = None
    why: str = ""


@dataclass(frozen=True)
class About:
    """The article card. Unknown stays unknown."""

    outlet: Fact = field(default_factory=Fact)
    agency: Fact = field(default_factory=Fact)
    reported_via: Fact = field(default_factory=Fact)
    headline: Fact = field(default_factory=Fact)
    deck: Fact = field(default_factory=Fact)
    byline: Fact = field(default_factory=Fact)
    dateline: Fact = field(default_factory=Fact)
    published: Fact = field(default_factory=Fact)
    updated: Fact = field(default_factory=Fact)
    url: Fact = field(default_factory=Fact)


@dataclass(frozen=True)
class AboutResult:
    """The article card of one article."""

    about: About = field(default_factory=About)
