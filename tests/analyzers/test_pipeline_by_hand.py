"""Decisions over several articles: what runs anew, and what found no place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from analyzers.decisions import Decision, Place
from analyzers.pipeline import Pipeline
from analyzers.protocol import Given, Spec
from analyzers.records import (
    Article,
    AttributionResult,
    Event,
    EventsResult,
    FiguresResult,
    LineupResult,
    ReuseResult,
    Row,
)
from analyzers.text import Span

RAWS = {"a": "One ferry sank. Crews slept.\n", "b": "A ferry went down. It rained.\n"}


@dataclass
class Rows:
    """A row for every sentence."""

    calls: int = 0
    events: list[tuple[str, ...]] = field(default_factory=list)
    spec = Spec("lineup", 1, "comparison", LineupResult, requires=(EventsResult,), title="Line-up")

    def __call__(self, articles: Sequence[Article], given: Given) -> LineupResult:
        self.calls += 1
        self.events = [event.articles for event in given.all(EventsResult).events]
        rows = [Row(f"{a.id}{s.id}", "x", "single", {a.id: (s.id,)}) for a in articles for s in a.text.sentences]
        return LineupResult((), tuple(rows))


@dataclass
class OneEvent:
    """All articles cover one event."""

    calls: int = 0
    spec = Spec("events", 1, "comparison", EventsResult, title="Events")

    def __call__(self, articles: Sequence[Article], given: Given) -> EventsResult:
        self.calls += 1
        return EventsResult((Event("e0", "Ferry", tuple(a.id for a in articles), "dates"),))


@dataclass
class Sizes:
    """Built on rows."""

    calls: int = 0
    seen: int = 0
    spec = Spec("figures", 1, "comparison", FiguresResult, requires=(LineupResult,), title="Figures")

    def __call__(self, articles: Sequence[Article], given: Given) -> FiguresResult:
        self.calls += 1
        self.seen = len(given.all(LineupResult).rows)
        return FiguresResult()


@dataclass
class Alone:
    """Built on nothing that is decided about."""

    calls: int = 0
    spec = Spec("reuse", 1, "comparison", ReuseResult, title="Reuse")

    def __call__(self, articles: Sequence[Article], given: Given) -> ReuseResult:
        self.calls += 1
        return ReuseResult()


@dataclass
class Sayings:
    """Finds none."""

    spec = Spec("attribution", 1, "article", AttributionResult, title="Sources")

    def __call__(self, article: Article, given: Given) -> AttributionResult:
        return AttributionResult()


def articles() -> list[Article]:
    return [Article(key, key, raw) for key, raw in RAWS.items()]


PIN = Decision("lineup", "a", "merge", (Span(0, 15),), others=(Place("b", (Span(0, 18),)),))
PART = Decision("events", "a", "split", others=(Place("b"),))


def test_a_pin_runs_what_is_built_on_rows_and_nothing_else() -> None:
    rows, events, sizes, alone = Rows(), OneEvent(), Sizes(), Alone()
    pipeline = Pipeline((rows, events, sizes, alone))
    assert len(pipeline.run(articles()).shared[LineupResult].rows) == 4
    pinned = pipeline.run(articles(), [PIN])
    assert len(pinned.shared[LineupResult].rows) == 3
    assert (rows.calls, events.calls, sizes.calls, alone.calls) == (1, 1, 2, 1)
    assert sizes.seen == 3
    again = pipeline.run(articles())
    assert len(again.shared[LineupResult].rows) == 4
    assert (rows.calls, sizes.calls) == (1, 3)


def test_events_by_hand_reach_the_line_up() -> None:
    rows, events, alone = Rows(), OneEvent(), Alone()
    pipeline = Pipeline((rows, events, alone))
    pipeline.run(articles())
    split = pipeline.run(articles(), [PART])
    assert [event.articles for event in split.shared[EventsResult].events] == [("a",), ("b",)]
    assert rows.events == [("a",), ("b",)]
    assert (rows.calls, events.calls, alone.calls) == (2, 1, 1)


def test_decisions_without_a_place_are_told_in_their_order_on_every_run() -> None:
    pipeline = Pipeline((Rows(), OneEvent(), Sayings()))
    lost = Decision("attribution", "b", "dismiss", (Span(0, 5),))
    outside = Decision("lineup", "a", "merge", (Span(0, 15),), others=(Place("z", (Span(0, 4),)),))
    for _ in range(2):
        analysis = pipeline.run(articles(), [outside, PIN, lost])
        assert analysis.unplaced == (outside, lost)
    assert pipeline.run(articles(), [PIN]).unplaced == ()
