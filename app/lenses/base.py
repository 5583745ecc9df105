"""What all lenses share: the comparison as screens see it, the keys behind clickable things, and what a lens is.

A key is a small frozen record that says what a click should open. Spans in keys are code points of the article's
clean text.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol, TypeVar

from analyzers.analysis import Analysis
from analyzers.records import (
    About,
    Actor,
    Article,
    AttributionResult,
    Event,
    LexiconEntry,
    LineupResult,
    NamingResult,
    ReadabilityResult,
    ReuseResult,
    ToneResult,
    WordingResult,
)
from analyzers.shared_sources import SharedSource
from analyzers.text import Revision, Span
from app.export.counts import descriptions, main_actors
from app.export.material import Material
from app.export.names import date_text, long_date, plural, short_names
from app.widgets.blocks import Block, Words
from app.widgets.paint import HeadLine, Mark, Segment

R = TypeVar("R")
NOT_ANALYSED = "not analysed"
"""Said of an article in another language, where a count or "none" would be wrong."""
_COMPARED = 6
"""Main actors among which the one to compare outlets by is looked for."""
HUES = 8
"""Number of column colours a theme has."""


@dataclass(frozen=True)
class Place:
    """A stretch of an article's clean text."""

    article: str
    start: int
    end: int


@dataclass(frozen=True)
class Passages:
    """Opens passages: a title for the list, and the places in reading order."""

    title: str
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Item:
    """One result that can be looked at closely: its kind, its article and its number or id there."""

    kind: str
    article: str
    id: str


@dataclass(frozen=True)
class OpenLens:
    """Switches to a lens."""

    lens: str


@dataclass(frozen=True)
class GoToRow:
    """Goes to a row of the line-up."""

    row: str


@dataclass(frozen=True)
class Passage:
    """An article's passage in a row of the line-up."""

    row: str
    article: str


@dataclass(frozen=True)
class OwnWord:
    """Asks to take a word into the comparison's own words.

    Attributes:
        entry: What is said about the word.
        ask: Open the list with it instead of doing it at once.
    """

    entry: LexiconEntry
    ask: bool = False


@dataclass(frozen=True)
class OpenActors:
    """Asks for the list of actors, to correct it."""


@dataclass(frozen=True)
class Column:
    """An article as a column.

    Attributes:
        id: Article id.
        index: Number of its column, from 0.
        name: Outlet, agency before it; a suggestion ends in "?"; else the file's name.
        short: The same, short enough for a chart's label.
        hue: Token of its colour.
        article: The cleaned article.
        about: Its card.
    """

    id: str
    index: int
    name: str
    short: str
    hue: str
    article: Article
    about: About

    @property
    def words(self) -> int:
        """Words of the clean text."""
        return self.article.text.words()

    @property
    def date(self) -> str:
        """Date of publication for reading."""
        return date_text(self.about.published)

    @property
    def day(self) -> str:
        """The date in few letters: "12 Mar 2024"."""
        words = self.short_date.split(" ")
        return " ".join(w[:3] if len(w) > 4 and w.isalpha() and w[0].isupper() else w for w in words)

    @property
    def short_date(self) -> str:
        """Day and month, or what is known, in few words."""
        fact = self.about.published
        if fact.value:
            return long_date(fact.value[:10])
        if fact.earliest and fact.latest:
            if fact.earliest[:7] == fact.latest[:7]:
                return f"{long_date(fact.earliest[:7])}?"
            if fact.earliest[:4] == fact.latest[:4]:
                return f"{fact.earliest[:4]}?"
        return "date unknown"


def isolate(name: str) -> str:
    """A name between directional isolates, so that a name in Arabic script does not turn its neighbours around."""
    return f"\u2068{name}\u2069" if not name.isascii() else name


class Comparison:
    """An analysis arranged for the screen: columns in the order of the events.

    Args:
        analysis: Effective results.
        title: Name of the comparison.
        pending: The first results are still to come.
        order: Article ids in the person's order, within events; the analysis's own if empty.
    """

    def __init__(self, analysis: Analysis, title: str = "", pending: bool = False, order: Sequence[str] = ()) -> None:
        self.analysis = analysis
        self.title = title
        self.pending = pending
        self._material = Material(analysis, order=order)

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns, those of one event together."""
        given = {article.id: index for index, article in enumerate(self.analysis.articles)}
        order = [article.id for article in self._material.articles]
        short = short_names(self._material.names)
        out = []
        for index, key in enumerate(order):
            article = self._material.article(key)
            name = isolate(self._material.names[key])
            # Colours stay with the article, whatever order the events bring.
            hue = f"hue{given[key] % HUES}"
            out.append(Column(key, index, name, isolate(short[key]), hue, article, self._material.about(key)))
        return tuple(out)

    def moves(self, order: Sequence[str]) -> bool:
        """Whether the columns would stand otherwise with the articles in another order (ids)."""
        wanted = Material(self.analysis, order=order).articles
        return [article.id for article in wanted] != [column.id for column in self.columns]

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The events; one of all articles when they could not be told apart."""
        return self._material.events

    @cached_property
    def _by_id(self) -> dict[str, Column]:
        return {column.id: column for column in self.columns}

    def column(self, article: str) -> Column:
        """The column of an article.

        Raises:
            KeyError: if there is none.
        """
        return self._by_id[article]

    def analysed(self, article: str) -> bool:
        """Whether an article's language is one whose wording, sources and tone are looked at (None: not told yet)."""
        return self.column(article).article.language in (None, "en")

    def has(self, article: str) -> bool:
        """Whether an article has a column: results may still speak of one that was removed."""
        return article in self._by_id

    def find(self, article: str, kind: type[R]) -> R | None:
        """A result of one article, or None."""
        return self._material.find(article, kind)

    def shared(self, kind: type[R]) -> R | None:
        """A result of the whole comparison, or None."""
        return self._material.shared(kind)

    @cached_property
    def attributions(self) -> Mapping[str, AttributionResult]:
        """Article id -> sources and statements, where they could be found."""
        found = {c.id: self.find(c.id, AttributionResult) for c in self.columns}
        return {key: result for key, result in found.items() if result is not None}

    @property
    def shared_sources(self) -> tuple[SharedSource, ...]:
        """Sources that several articles have in common by their names, in the order in which they first appear."""
        return tuple(dict.fromkeys(self._material.shared_sources.values()))

    def also_in(self, article: str, entity: str) -> tuple[tuple[Column, str], ...]:
        """(Column, source id there) of the other articles in which a source speaks, where the name says so."""
        shared = self._material.shared_sources.get((article, entity))
        members = shared.members if shared else ()
        return tuple((self.column(key), other) for key, other in members if key != article and self.has(key))

    @cached_property
    def tones(self) -> Mapping[str, ToneResult]:
        """Article id -> tone, where it could be computed."""
        found = {c.id: self.find(c.id, ToneResult) for c in self.columns}
        return {key: result for key, result in found.items() if result is not None}

    @cached_property
    def readability(self) -> Mapping[str, ReadabilityResult]:
        """Article id -> readability, where it could be computed."""
        found = {c.id: self.find(c.id, ReadabilityResult) for c in self.columns}
        return {key: result for key, result in found.items() if result is not None}

    @cached_property
    def called(self) -> Mapping[str, tuple[Actor, tuple[str, ...]]]:
        """Article id -> the actor to compare its event's outlets by, and what the article calls it, names left out.

        The actor is the main one that most outlets of the event have a word for; none if no outlet has.
        """
        naming = self.naming
        out: dict[str, tuple[Actor, tuple[str, ...]]] = {}
        if naming is None:
            return out
        for event in self.events:
            best: dict[str, tuple[str, ...]] = {}
            chosen: Actor | None = None
            for actor in main_actors(naming, _COMPARED, event.articles):
                found = {
                    key: tuple(item.label for item in descriptions(naming, key, actor.id))[:3] for key in event.articles
                }
                if sum(map(bool, found.values())) > sum(map(bool, best.values())):
                    best, chosen = found, actor
            if chosen is not None:
                out |= {key: (chosen, words) for key, words in best.items()}
        return out

    @property
    def lineup(self) -> LineupResult | None:
        """The rows, or None."""
        return self.shared(LineupResult)

    @property
    def naming(self) -> NamingResult | None:
        """Actors and labels, or None."""
        return self.shared(NamingResult)

    @property
    def wording(self) -> WordingResult | None:
        """Distinctive words and word families, or None."""
        return self.shared(WordingResult)

    @property
    def reuse(self) -> ReuseResult | None:
        """Verbatim runs, or None."""
        return self.shared(ReuseResult)

    def paragraph(self, article: str, offset: int) -> int:
        """Number of the paragraph at an offset, from 1."""
        paragraphs = self.column(article).article.text.paragraphs
        for paragraph in paragraphs:
            if offset < paragraph.span.end:
                return paragraph.index + 1
        return max(1, len(paragraphs))

    def where(self, place: Place) -> str:
        """Where a place is, in words: "Outlet · paragraph 3"."""
        name = self.column(place.article).name
        # A left-to-right mark keeps the line in order where the name is written from right to left.
        mark = "" if name.isascii() else "\u200e"
        return f"{mark}{name} · paragraph {self.paragraph(place.article, place.start)}"

    def words_at(self, place: Place) -> str:
        """The characters of a place."""
        return Span(place.start, place.end).of(self.column(place.article).article.text.content)

    def around(self, place: Place) -> tuple[str, int]:
        """The sentences around a place, and the offset of its first character in them."""
        text = self.column(place.article).article.text
        sentences = text.sentences_in(Span(place.start, max(place.end, place.start + 1)))
        if not sentences:
            return self.words_at(place), 0
        start, end = sentences[0].span.start, sentences[-1].span.end
        return text.content[start:end], place.start - start

    def left_out(self) -> tuple[Words, ...]:
        """A line that names the articles in which nothing was looked for; nothing if there are none."""
        names = [
            column.name
            for column in self.columns
            if not self.analysed(column.id)
            or (self.attributions and column.id not in self.attributions and column.id not in self.tones)
        ]
        return (Words(f"Not analysed: {', '.join(names)}.", quiet=True),) if names and not self.pending else ()

    def missing(self, what: str) -> Words:
        """What the panel says where a result is not there."""
        if self.pending:
            return Words(f"{what} will be shown here when the articles have been analysed.")
        languages = {a.language for a in self.analysis.articles}
        if languages and not languages & {None, "en"}:
            return Words(f"{what} cannot be shown: this is found for articles in English only.")
        failures = [f.message for f in self.analysis.failures]
        if failures:
            return Words(f"{what} cannot be shown. {failures[0]}")
        return Words(f"{what} has not been found for these articles.")


class Lens(Protocol):
    """One way of looking at a comparison."""

    @property
    def id(self) -> str:
        """Stable name."""

    @property
    def title(self) -> str:
        """Name for people."""

    def marks(self, comparison: Comparison, off: frozenset[str]) -> dict[str, tuple[Mark, ...]]:
        """Article id -> marks over the clean text, later ones above earlier ones.

        Args:
            comparison: What is compared.
            off: Groups of marks that are switched off.
        """

    def panel(self, comparison: Comparison, off: frozenset[str]) -> tuple[Block, ...]:
        """The panel beside the text: legend, tables, plots."""

    def detail(self, comparison: Comparison, key: Hashable) -> tuple[Block, ...] | None:
        """The card of one of this lens's items, or None if the key is not one of them."""


class HeadPart(Protocol):
    """A lens that adds to the summary under a column's head."""

    def head(self, comparison: Comparison, article: str) -> tuple[tuple[Segment, ...], tuple[HeadLine, ...]]:
        """Bar segments and lines; both may be empty."""


def unanalysed(articles: Iterable[Article]) -> Analysis:
    """The bare texts of articles, to be shown until the first results come."""
    return Analysis(tuple(replace(article, revision=Revision.of(article.raw)) for article in articles))


def places(article: str, spans: Iterable[Span]) -> tuple[Place, ...]:
    """Spans of an article as places, in reading order."""
    return tuple(Place(article, s.start, s.end) for s in sorted(spans))


def passages(title: str, found: Sequence[Place]) -> Passages | None:
    """A key that opens places, or None if there are none."""
    return Passages(title, tuple(found)) if found else None


__all__ = [
    "HUES",
    "NOT_ANALYSED",
    "Column",
    "Comparison",
    "GoToRow",
    "HeadPart",
    "Item",
    "Lens",
    "OpenLens",
    "Passage",
    "Passages",
    "Place",
    "isolate",
    "passages",
    "places",
    "plural",
    "unanalysed",
]
