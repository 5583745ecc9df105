"""Results over several articles: events, rows, figures, reuse; and what a person decided about events and rows."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from analyzers.records.common import SentenceRef
from analyzers.text import Span

Band = Literal["solid", "possible"]
Hand = Literal["", "together", "apart"]
"""What a person decided about two passages; "" for nothing."""


@dataclass(frozen=True, slots=True)
class Event:
    """Articles that cover the same event.

    Attributes:
        id: "e0" ... in order of date, unknown dates last.
        name: A few words for the band above the columns.
        articles: Article ids in the comparison's order.
        reason: Why they stand together, in words.
        earliest: First day known of its articles (ISO 8601), or None.
        latest: Last day known, or None.
    """

    id: str
    name: str
    articles: tuple[str, ...]
    reason: str
    earliest: str | None = None
    latest: str | None = None


@dataclass(frozen=True)
class EventsResult:
    """A partition of the articles."""

    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class EventDecision:
    """What a person decided about the event that articles cover.

    Attributes:
        kind: "together": all of `articles` (and `others`) cover one event. "apart": none of `articles` covers the event
            of any of `others`. "free": what was said before about these pairs of articles is forgotten.
        articles: Article ids.
        others: Article ids of the other side of "apart"; optional for the other kinds.
    """

    kind: Literal["together", "apart", "free"]
    articles: tuple[str, ...]
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences of different articles.

    Attributes:
        a: Sentence of the article that stands first.
        b: Sentence of the other.
        score: Probability that they report the same thing.
        band: "solid" (0.4 and up and best in its row or column, or very strong), "possible", or None.
        across: The two articles belong to different events.
        evidence: Shared words, names and figures, in words; empty when the wording alone is similar.
        by_hand: Whether a person put the two together or apart; the score stays the machine's.
    """

    a: SentenceRef
    b: SentenceRef
    score: float
    band: Band | None
    across: bool
    evidence: tuple[str, ...] = ()
    by_hand: Hand = ""


@dataclass(frozen=True)
class Row:
    """Passages that report the same thing, one cell per article.

    Attributes:
        id: Stable for the same cells.
        label: A few words.
        kind: "lead" for headline and lead, "shared", or "single" for a passage only one article has.
        cells: Article id -> sentence ids in reading order; an article without one has no key.
        possible: Article ids whose cell is only a possible match.
        band: Weakest band of the cells, or None for a single passage.
        across: Cells of different events.
        evidence: What the row was matched on, in words.
        nearest: Article id without a cell -> its most similar sentence and the probability.
        pinned: Article ids whose cell holds a passage that a person put into this row.
        confirmed_empty: Article ids without a cell of which a person confirmed that no passage matches.
    """

    id: str
    label: str
    kind: Literal["lead", "shared", "single"]
    cells: Mapping[str, tuple[str, ...]]
    possible: frozenset[str] = frozenset()
    band: Band | None = None
    across: bool = False
    evidence: tuple[str, ...] = ()
    nearest: Mapping[str, tuple[str, float]] = field(default_factory=dict)
    pinned: frozenset[str] = frozenset()
    confirmed_empty: frozenset[str] = frozenset()


def row_id(cells: Mapping[str, Sequence[str]]) -> str:
    """The id of a row: the same for the same cells, whatever the order of the articles."""
    parts = sorted((article, tuple(sentences)) for article, sentences in cells.items())
    return "r" + hashlib.sha256(repr(parts).encode()).hexdigest()[:10]


@dataclass(frozen=True, slots=True)
class RowDecision:
    """What a person decided about passages of rows; `analyzers.by_hand.rows` applies it.

    A passage is moved by parting it from the row it leaves and pinning it to the other.

    Attributes:
        kind: "pin": all of `passages` (and `others`) belong in one row, whatever their score; the row of the passage
            named first takes the others in where there is a choice. "part": none of
            `passages` may stand in a row with any of `others`, nor be offered as possible or nearest. "split": the
            same, and either side stands in a row of its own, wherever else its passages stand. "join": the row of
            `passages` and that of `others` are one; other rows that hold some of them stay as they are. "no_match":
            `article` has no passage that matches the row of `passages`. "free": what was said before about these
            passages is forgotten: about each pair of them, or, with `article`, that it has no match.
        passages: Sentences, by id.
        others: Sentences of the other side of "part", "split" and "join"; optional for "pin" and "free".
        article: The article of "no_match".
    """

    kind: Literal["pin", "part", "split", "join", "no_match", "free"]
    passages: tuple[SentenceRef, ...]
    others: tuple[SentenceRef, ...] = ()
    article: str = ""


@dataclass(frozen=True)
class LineupResult:
    """The alignment table.

    Attributes:
        pairs: Every pair of an event with a probability of 0.01 or more and each sentence's five nearest per other
            article; pairs across events are marked.
        rows: In reading order of the first article; every body sentence of every article is in at least one row.
        model: The sentence model used, or "" when the program worked without it.
        unrelated: Article ids without a solid link to any other.
    """

    pairs: tuple[Pair, ...] = ()
    rows: tuple[Row, ...] = ()
    model: str = ""
    unrelated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureValue:
    """A number, date, duration or place in a row.

    Attributes:
        article: Article id.
        span: Where it stands.
        value: Normalised for comparing ("40", "2014", "11 week").
        unit: What it counts ("detainee", "date", "week").
    """

    article: str
    span: Span
    value: str
    unit: str


@dataclass(frozen=True, slots=True)
class RowFigures:
    """Values said of the same thing in one row that do not agree."""

    row: str
    values: tuple[FigureValue, ...]


@dataclass(frozen=True)
class FiguresResult:
    """Rows whose figures differ."""

    rows: tuple[RowFigures, ...] = ()


@dataclass(frozen=True, slots=True)
class ReuseRun:
    """Wording that stands in two articles word for word.

    Attributes:
        a: Article id.
        b: Article id.
        spans: Pairs of spans (in a, in b), longest first.
        share_a: Share of a's words that lie in such runs, 0 to 1.
        share_b: The same for b.
    """

    a: str
    b: str
    spans: tuple[tuple[Span, Span], ...]
    share_a: float
    share_b: float


@dataclass(frozen=True)
class ReuseResult:
    """Verbatim runs of every pair of articles that has any."""

    runs: tuple[ReuseRun, ...] = ()
