"""Any walk of decisions about sources undoes to its start and redoes to its end, with text hidden and shown in it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analyzers.analysis import Analysis
from analyzers.decisions import Context, Decision, effective_cleaning, settle, settle_attribution
from analyzers.records import Article, Attribution, AttributionResult, CleaningResult
from analyzers.records.attribution import UNNAMED_CLASSES
from analyzers.text import Revision, Span
from app.model import ArticleEntry, Document
from app.services.deciding import Deciding
from app.services.session import Session
from app.services.settings import Settings
from app.store import Stored
from app.store.container import pack, unpack
from tests.analyzers.test_decisions_sources import RAW, found
from tests.app.services.test_session import Jobs

pytestmark = [pytest.mark.gui, pytest.mark.usefixtures("qapp")]
Step = Callable[["Bench"], bool]
LINES = [
    Span(0, RAW.index("\n") + 1),
    Span(RAW.index("A guard"), RAW.index("The guard")),
    Span(len(RAW) - 34, len(RAW)),
]


class Bench:
    """A session with one article whose attributions follow decisions and cleaning as the worker's would."""

    def __init__(self, folder: Path) -> None:
        self.session = Session(Settings(folder / "settings.json"), Jobs(), guarded=False)  # type: ignore[arg-type]  # a stand-in
        self.session._replace(Stored(Document("Dam", (ArticleEntry("x", "x", RAW),))), None)
        self.do = Deciding(self.session)
        self.lost: tuple[Decision, ...] = ()
        self.answer()

    def answer(self) -> None:
        """Results for the decisions taken so far."""
        decisions = self.session.document.decisions
        hidden = effective_cleaning(CleaningResult((), "en"), decisions, len(RAW))
        spans = [part.span for part in hidden.site_text if part.hidden]
        article = Article("x", "x", RAW, revision=Revision.of(RAW, spans), language="en")
        result, self.lost = settle_attribution(_in_clean(found(), article), decisions, Context({"x": article}))
        self.session._soon.stop()
        self.session._analysis = Analysis((article,), {"x": {AttributionResult: result}})

    @property
    def article(self) -> Article:
        assert self.session.analysis is not None
        return self.session.analysis.articles[0]

    @property
    def result(self) -> AttributionResult:
        assert self.session.analysis is not None
        shown = self.session.analysis.per_article["x"][AttributionResult]
        assert isinstance(shown, AttributionResult)
        return shown

    def item(self, number: int) -> Attribution | None:
        items = self.result.attributions
        return items[number % len(items)] if items else None

    def words(self, low: int, length: int) -> tuple[Span, ...]:
        size = len(self.article.text.content)
        start = min(low, max(0, size - 1))
        return (Span(start, min(size, start + length)),) if size else ()


def _in_clean(result: AttributionResult, article: Article) -> AttributionResult:
    """What an analyzer would find in the text as it is cleaned now: the statements that are whole."""
    revision = article.revision
    assert revision is not None

    def moved(spans: tuple[Span, ...]) -> tuple[Span, ...] | None:
        there = [revision.to_clean(span) for span in spans]
        return tuple(s for s in there if s) if all(s and s.length for s in there) else None

    items = []
    for item in result.attributions:
        source, cue, content = moved(item.source), moved(item.cue), moved(item.content)
        if source is not None and cue is not None and content is not None:
            items.append(replace(item, source=source, cue=cue, content=content))
    sources = []
    for entity in result.sources:
        said = tuple(item.id for item in items if item.entity == entity.entity)
        mentions = tuple(span for mention in entity.mentions for span in moved((mention,)) or ())
        if said:
            sources.append(replace(entity, mentions=mentions, statements=said))
    return AttributionResult(tuple(items), tuple(sources), (len(sources), len(sources)))


def _about(act: Callable[[Bench, Attribution], bool]) -> Callable[[int], Step]:
    """A step about one statement, made from its number."""

    def make(number: int) -> Step:
        def step(bench: Bench) -> bool:
            item = bench.item(number)
            return item is not None and act(bench, item)

        return step

    return make


def _set(field: str, value: str) -> Callable[[int], Step]:
    return _about(lambda bench, item: bench.do.set_field("x", item, field, value))


def _part(part: str, low: int, length: int) -> Callable[[int], Step]:
    return _about(lambda bench, item: bench.do.set_part("x", item, part, bench.words(low, length) if length else ()))


def _hide(line: int, hidden: bool) -> Step:
    def step(bench: Bench) -> bool:
        (bench.session.hide_site_text if hidden else bench.session.restore_site_text)("x", [LINES[line]])
        return True

    return step


def _together(act: str, a: int, b: int) -> Step:
    def step(bench: Bench) -> bool:
        items = [item for item in (bench.item(a), bench.item(b)) if item is not None]
        if act == "merge":
            return bool(items) and bench.do.merge_sources("x", items)
        return bool(items) and bench.do.split_source("x", [item for item in items if item.entity == items[0].entity])

    return step


def _added(low: int, length: int, who: int, source_class: str) -> Step:
    def step(bench: Bench) -> bool:
        return bench.do.add_attribution("x", bench.words(low, length), bench.words(who, 5), (), source_class)

    return step


numbers, places, lengths = st.integers(0, 6), st.integers(0, len(RAW)), st.integers(1, 20)
about_one = st.one_of(
    st.sampled_from([
        _about(lambda bench, item: bench.do.confirm("x", item)),
        _about(lambda bench, item: bench.do.dismiss("x", item)),
        _set("source_class", "unnamed_person"),
        _set("source_class", "named_person"),
        _set("source_class", "hearsay"),
        _set("status", "expert"),
        _set("speech_act", "denial"),
        _set("type", "mixed"),
        _about(lambda bench, item: bench.do.count_as("x", item, "belief" if item.reporting else "statement")),
    ]),
    st.tuples(st.sampled_from(["source", "cue", "content", "said_to", "relay"]), places, st.integers(0, 12)).map(
        lambda p: _part(*p)
    ),
    st.tuples(st.sampled_from(["reason_given", "request_only", "marker_only", "none"]), places, lengths).map(
        lambda p: _about(
            lambda bench, item: bench.do.set_anonymity(
                "x", item, p[0], bench.words(p[1], p[2]) if p[0] != "none" else ()
            )
        )
    ),
)  # fmt: skip
steps = st.one_of(
    st.tuples(about_one, numbers).map(lambda p: p[0](p[1])),
    st.tuples(st.sampled_from(["merge", "split"]), numbers, numbers).map(lambda p: _together(*p)),
    st.tuples(places, lengths, places, st.sampled_from(["", "media", "unnamed_group"])).map(lambda p: _added(*p)),
    st.tuples(st.integers(0, 2), st.booleans()).map(lambda p: _hide(*p)),
)


def _fits(result: AttributionResult, length: int) -> None:
    """Sources and statements fit each other, and everything stands in the text."""
    assert {item.entity for item in result.attributions} - {""} == {source.entity for source in result.sources}
    for source in result.sources:
        own = [item for item in result.attributions if item.entity == source.entity]
        assert source.statements == tuple(item.id for item in own)
        assert {(item.source_class, item.status) for item in own} == {(source.source_class, source.status)}
    for item in result.attributions:
        assert (item.anonymity is None) == (item.source_class not in UNNAMED_CLASSES)
        assert item.content
        single = [span for span in (item.said_to, item.relay) if span is not None]
        assert all(0 <= span.start < span.end <= length for span in (*item.source, *item.cue, *item.content, *single))


@given(st.lists(steps, max_size=10))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_every_walk_undoes_to_its_start_redoes_to_its_end_and_survives_the_file(walk: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        start, taken = (bench.session.document, bench.result), 0
        for step in walk:
            before = bench.session.document
            done = step(bench)
            assert done == (bench.session.document != before)
            taken += done
            at_once = bench.result
            bench.answer()
            if done and bench.session.document.decisions[-1].analyzer == "attribution" and not bench.lost:
                assert at_once == bench.result  # what is shown at once is what the worker finds
            _fits(bench.result, len(bench.article.text.content))
        end = (bench.session.document, bench.result, bench.lost)
        for _step in range(taken):
            bench.session.undo()
        bench.answer()
        assert (bench.session.document, bench.result, bench.lost) == (*start, ())
        for _step in range(taken):
            bench.session.redo()
        bench.answer()
        assert (bench.session.document, bench.result, bench.lost) == end
        again = unpack(pack(bench.session.document), "dam.samestory")
        assert again.decisions == bench.session.document.decisions
        result, lost = settle(_in_clean(found(), bench.article), again.decisions, Context({"x": bench.article}))
        assert (result, lost) == end[1:]
        bench.session.close()
