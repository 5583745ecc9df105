"""A raw page with its parts, as the rules for the article card need it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from analyzers.records import SiteText
from analyzers.text import Revision, Span
from analyzers.text.text import lines

DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z’'.-]{2,}(?:[ /](?:[A-Z][A-Z’'.-]+|AND|DE|EL|LA)){0,3}"
    r"(?:,\s+(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]*\s+\d)(?:[A-Z][\w’'.]*\s?){1,3})?)"
    r"(?P<day>,?\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2}(?:,\s+\d{4})?)?"
    r"(?P<agency>\s*(?:\((?P<in>[^)]{2,40})\)|/(?P<slash>[A-Z][\w ]{1,30})/))?"
    r"\s*(?:—|–|―|--|-|:)\s*(?=\S)"
)
"""Place, day and agency before the first sentence, as agencies and many papers write them."""


READ = 120_000
"""Characters of the body that are looked at; articles of more than 20,000 words are not analysed anyway."""


@dataclass(frozen=True)
class Page:
    """A raw text and what cleaning found in it.

    Attributes:
        raw: The whole text.
        site: Its site text, hidden and doubtful.
    """

    raw: str
    site: tuple[SiteText, ...]

    @cached_property
    def body(self) -> tuple[Span, ...]:
        """Raw spans of the body's lines, in order; the first `READ` characters of them."""
        out: list[Span] = []
        size = 0
        for kept in Revision.of(self.raw, [s.span for s in self.site if s.hidden]).kept:
            for span in lines(kept.of(self.raw)[: READ + 1]):
                if size > READ:
                    return tuple(out)
                span = Span(span.start, min(span.end, span.start + READ))
                out.append(span.shifted(kept.start))
                size += span.length
        return tuple(out)

    @cached_property
    def start(self) -> int:
        """Raw offset of the body's first character; the text's length when there is no body."""
        return self.body[0].start if self.body else len(self.raw)

    @cached_property
    def lead(self) -> tuple[Span, ...]:
        """The body's first lines, up to about 1,500 characters."""
        out: list[Span] = []
        size = 0
        for span in self.body:
            if size > 1500:
                break
            cut = Span(span.start, min(span.end, span.start + 3000))
            out.append(cut)
            size += cut.length
        return tuple(out)

    @cached_property
    def dateline(self) -> re.Match[str] | None:
        """The dateline at the start of one of the body's first two lines."""
        for span in self.body[:2]:
            found = DATELINE.match(self.raw, span.start, min(span.end, span.start + 160))
            if found and (len(found["place"]) >= 4 or found["day"] or found["agency"]):
                return found
        return None

    def of_kind(self, *kinds: str) -> list[SiteText]:
        """Hidden site text of some kinds, in order."""
        return [part for part in self.site if part.hidden and part.kind in kinds]

    def search(self, pattern: re.Pattern[str], spans: Iterable[Span]) -> list[re.Match[str]]:
        """Matches of a pattern inside spans, in order."""
        return [match for span in spans for match in pattern.finditer(self.raw, span.start, span.end)]
