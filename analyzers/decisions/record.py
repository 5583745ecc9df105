"""What a decision is, and where it stands in the text as it is cleaned now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from analyzers.records import Article
from analyzers.text import Revision, Span
from analyzers.text.span import merge

Action = Literal["confirm", "dismiss", "change", "add", "merge", "split"]


@dataclass(frozen=True)
class Place:
    """A place of an article.

    Attributes:
        article: Article id.
        spans: Offsets into its raw text, in order; empty where the article as a whole is meant.
    """

    article: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Decision:
    """What a person decided about one place, or about several together.

    Attributes:
        analyzer: Id of the analyzer whose result is decided about.
        article: Article id.
        action: confirm, dismiss, change, add, merge (the places are one: one source, one actor, one row, one event)
            or split (they are not).
        spans: The place, as offsets into the article's raw text.
        field: What is changed, such as "source_class" or a field of the article card; "" if not a change.
        value: The new value; "" means unknown.
        made: When, ISO 8601 in UTC, or "".
        by: Who, or "".
        others: Further places: what is merged or split with the first one, the new extent of a changed part, the
            source and the cue of an added attribution.
    """

    analyzer: str
    article: str
    action: Action
    spans: tuple[Span, ...] = ()
    field: str = ""
    value: str = ""
    made: str = ""
    by: str = ""
    others: tuple[Place, ...] = ()

    @property
    def articles(self) -> frozenset[str]:
        """The articles it is about."""
        return frozenset({self.article, *(place.article for place in self.others)})

    @property
    def places(self) -> tuple[Place, ...]:
        """All its places, the first one first."""
        return (Place(self.article, self.spans), *self.others)


@dataclass(frozen=True)
class Context:
    """What a decision is placed in.

    Attributes:
        articles: Article id -> the article as cleaned now. For a result of one article, that article alone.
    """

    articles: Mapping[str, Article] = field(default_factory=dict)

    def only(self, article: str) -> Context:
        """The same for one article alone."""
        return Context({key: found for key, found in self.articles.items() if key == article})

    def place(self, place: Place) -> tuple[Span, ...]:
        """Where a place stands in the clean text of its article, merged; empty if any of it is hidden or gone."""
        article = self.articles.get(place.article)
        return () if article is None else clean_place(place.spans, article.revision)


def clean_place(spans: tuple[Span, ...], revision: Revision | None) -> tuple[Span, ...]:
    """Where raw spans stand in the clean text, merged; empty if any of them is hidden.

    Args:
        spans: Raw offsets.
        revision: The cleaning in force; None if nothing is hidden.
    """
    if revision is None:
        return merge(spans)
    placed: list[Span] = []
    for span in spans:
        clean = revision.to_clean(span)
        if clean is None or clean.length != span.length:
            return ()
        placed.append(clean)
    return merge(placed)


def place_of(decision: Decision, revision: Revision | None) -> tuple[Span, ...]:
    """Where a decision's first place stands in the clean text, merged; empty if any of it is hidden."""
    return clean_place(decision.spans, revision)
