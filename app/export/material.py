"""What the parts of a report are built from: effective results with the names of the columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from analyzers.analysis import Analysis
from analyzers.decisions import Decision
from analyzers.notices import MAX_CHARACTERS, MAX_WORDS
from analyzers.protocol import Spec
from analyzers.records import (
    About,
    AboutResult,
    Article,
    AttributionResult,
    Event,
    EventsResult,
    LexiconEntry,
    ToneResult,
)
from analyzers.shared_sources import SharedSource, link_sources
from analyzers.text import Span
from app.export.names import column_names
from app.model import Code, Mark
from app.model.placing import place

R = TypeVar("R")


@dataclass(frozen=True)
class OwnMark:
    """A person's mark where it stands now.

    Attributes:
        code: What it means.
        mark: The mark.
        spans: Clean offsets, sorted.
    """

    code: Code
    mark: Mark
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Material:
    """An analysis with what surrounds it.

    Attributes:
        analysis: Effective results.
        specs: Descriptions of the analyzers that made them.
        decisions: What a person decided, oldest first; already in the results.
        lexicon: A person's own words, oldest first; already in the results.
        codes: The codes of a person's marks.
        marks: A person's marks.
        order: Article ids in the person's order, which an analysis made before does not know; its own if empty.
    """

    analysis: Analysis
    specs: Sequence[Spec] = ()
    decisions: Sequence[Decision] = ()
    lexicon: Sequence[LexiconEntry] = ()
    codes: Sequence[Code] = ()
    marks: Sequence[Mark] = ()
    order: Sequence[str] = ()

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """The articles in the order of the columns: those of one event together, each event in the person's order."""
        return tuple(self._by_id[key] for event in self.events for key in event.articles if key in self._by_id)

    def article(self, key: str) -> Article:
        """The article with this id.

        Raises:
            KeyError: if there is none.
        """
        return self._by_id[key]

    @cached_property
    def _by_id(self) -> dict[str, Article]:
        return {article.id: article for article in self.analysis.articles}

    def is_foreign(self, key: str) -> bool:
        """Whether an article was found to be in another language than English, and has any text."""
        article = self.article(key)
        return article.language not in (None, "en") and article.text.words() > 0

    def is_long(self, key: str) -> bool:
        """Whether an article is too long to be analysed."""
        text = self.article(key).text
        return text.words() > MAX_WORDS or len(text.content) > MAX_CHARACTERS

    @cached_property
    def own(self) -> Mapping[str, tuple[OwnMark, ...]]:
        """Article id -> a person's marks that are shown there now, in reading order."""
        codes = {code.id: code for code in self.codes}
        found: dict[str, list[OwnMark]] = {}
        for mark in self.marks:
            code, article = codes.get(mark.code), self._by_id.get(mark.anchor.article)
            spans = place(mark.anchor, article) if article is not None and code is not None else ()
            if code is not None and spans:
                found.setdefault(mark.anchor.article, []).append(OwnMark(code, mark, spans))
        return {key: tuple(sorted(items, key=lambda m: (m.spans[0], m.mark.id))) for key, items in found.items()}

    def is_analysed(self, key: str) -> bool:
        """Whether the words of an article were looked into at all: not in another language, not too long."""
        return any(self.find(key, kind) is not None for kind in (AttributionResult, ToneResult))

    def about(self, key: str) -> About:
        """The card of an article; all unknown if it could not be computed."""
        found = self.find(key, AboutResult)
        return found.about if found else About()

    @cached_property
    def names(self) -> dict[str, str]:
        """Article id -> name of its column; two columns of one name are told apart by a number."""
        given = self.analysis.articles  # numbers stay with their articles, whatever order the columns have
        return column_names(given, {article.id: self.about(article.id) for article in given})

    def find(self, key: str, kind: type[R]) -> R | None:
        """A result of one article, or None (another language, too long, or the analyzer failed)."""
        return self.analysis.given.find(key, kind)

    def shared(self, kind: type[R]) -> R | None:
        """A result of the whole comparison, or None."""
        found = self.analysis.shared.get(kind)
        return found if isinstance(found, kind) else None

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The events; one of all articles when they could not be told apart. No article is left out.

        Within an event articles stand in the order of the columns.
        """
        found = self.shared(EventsResult)
        events = list(found.events) if found else []
        placed = {key for event in events for key in event.articles}
        rest = tuple(article.id for article in self.analysis.articles if article.id not in placed)
        if rest:
            events.append(Event(f"e{len(events)}", "" if not events else "Not grouped", rest, ""))
        own = {key: number for number, key in enumerate(self.order)}
        given = {article.id: number for number, article in enumerate(self.analysis.articles)}
        last = (len(own), len(given))

        def rank(key: str) -> tuple[int, int]:
            return own.get(key, last[0]), given.get(key, last[1])

        return tuple(replace(event, articles=tuple(sorted(event.articles, key=rank))) for event in events)

    @cached_property
    def shared_sources(self) -> dict[tuple[str, str], SharedSource]:
        """(Article id, source id) -> the source that other articles have too, where the name says so."""
        found = {a.id: self.find(a.id, AttributionResult) for a in self.articles}
        linked = link_sources({key: result for key, result in found.items() if result is not None})
        return {member: shared for shared in linked for member in shared.members}

    def also_in(self, article: str, entity: str) -> tuple[str, ...]:
        """Names of the other outlets in which a source of an article speaks, in the order of the columns."""
        shared = self.shared_sources.get((article, entity))
        return tuple(self.names[key] for key, _entity in shared.members if key != article) if shared else ()

    def missing(self, kind: type[object], what: str) -> str:
        """A sentence that says why a result is not there."""
        spec = next((spec for spec in self.specs if spec.provides is kind), None)
        failures = [f for f in self.analysis.failures if spec is not None and f.analyzer == spec.id]
        if failures:
            return failures[0].message
        return f"{what} could not be computed for these articles."
