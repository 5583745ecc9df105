"""The pipeline with small analyzers of its own making."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from analyzers.analysis import Analysis
from analyzers.decisions import Decision
from analyzers.notices import MAX_CHARACTERS, MAX_WORDS
from analyzers.pipeline import KEPT_TEXTS, BadRegistry, Cancelled, Pipeline, order
from analyzers.protocol import Given, MissingResult, Spec
from analyzers.records import (
    AboutResult,
    Article,
    CleaningResult,
    Event,
    EventsResult,
    Hints,
    LineupResult,
    SiteText,
)
from analyzers.text import Span


@dataclass(frozen=True)
class Length:
    """Result of the first article analyzer."""

    value: int


@dataclass(frozen=True)
class Double:
    """Result of one that requires it."""

    value: int


@dataclass(frozen=True)
class Total:
    """Result over all articles."""

    value: int
    articles: tuple[str, ...]


@dataclass
class Cleaner:
    """Hides lines that begin with #; the first line of a text "lang:xx" gives its language."""

    calls: list[str] = field(default_factory=list)
    broken: bool = False
    spec = Spec("cleaning", 1, "raw", CleaningResult, title="Cleaning")

    def __call__(self, article: Article, given: Given) -> CleaningResult:
        self.calls.append(article.id)
        if self.broken:
            raise ZeroDivisionError
        parts, at = [], 0
        for line in article.raw.splitlines(keepends=True):
            if line.startswith("#"):
                parts.append(SiteText(Span(at, at + len(line)), "other", "starts with #"))
            at += len(line)
        language = article.raw[6:8] if "lang:" in article.raw else "en"
        return CleaningResult(tuple(parts), language)


@dataclass
class Counter:
    """Counts characters."""

    calls: list[str] = field(default_factory=list)
    broken_on: str = ""
    internal: bool = False
    pause: float = 0.0
    threads: list[str] = field(default_factory=list)
    overlap: list[int] = field(default_factory=list)
    running: int = 0
    english_only: bool = True

    @property
    def spec(self) -> Spec:
        return Spec(
            "length", 1, "article", Length, internal=self.internal, english_only=self.english_only, title="Length"
        )

    def __call__(self, article: Article, given: Given) -> Length:
        self.running += 1
        self.overlap.append(self.running)
        self.calls.append(article.id)
        self.threads.append(threading.current_thread().name)
        time.sleep(self.pause)
        self.running -= 1
        if article.id == self.broken_on:
            raise ZeroDivisionError("no such number")
        return Length(len(article.text.content))


@dataclass
class Doubler:
    """Doubles it."""

    calls: list[str] = field(default_factory=list)
    spec = Spec("double", 1, "article", Double, requires=(Length,), uses=(CleaningResult,))

    def __call__(self, article: Article, given: Given) -> Double:
        self.calls.append(article.id)
        return Double(2 * given.one(Length).value)


@dataclass
class Adder:
    """Adds them all up."""

    calls: list[str] = field(default_factory=list)
    spec = Spec("total", 1, "comparison", Total, requires=(Double,))

    def __call__(self, articles: Sequence[Article], given: Given) -> Total:
        self.calls.append("")
        return Total(sum(given.of(a.id, Double).value for a in articles), tuple(a.id for a in articles))


@dataclass
class Fixed:
    """A comparison analyzer with a ready answer."""

    result: Any

    @property
    def spec(self) -> Spec:
        return Spec(type(self.result).__name__, 1, "comparison", type(self.result))

    def __call__(self, articles: Sequence[Article], given: Given) -> Any:
        return self.result


A = Article("a", "a.txt", "#menu\nabc\n")
B = Article("b", "b.txt", "#menu\nabcdef\n")


def messages(analysis: Any) -> str:
    return "\n".join(n.message for n in analysis.notices)


def test_analyzers_run_after_what_they_need_whatever_their_place() -> None:
    cleaner, counter, doubler, adder = Cleaner(), Counter(), Doubler(), Adder()
    assert [a.spec.id for a in order([adder, doubler, counter, cleaner])] == ["length", "cleaning", "double", "total"]
    analysis = Pipeline([adder, doubler, counter, cleaner]).run([A, B])
    assert analysis.shared[Total] == Total(2 * (4 + 7), ("a", "b"))
    assert analysis.given.of("a", Double) == Double(8)
    assert analysis.articles[0].text.content == "abc\n"
    assert analysis.failures == ()


def test_a_registry_that_cannot_work_is_refused() -> None:
    with pytest.raises(BadRegistry, match="nothing provides"):
        order([Doubler()])
    with pytest.raises(BadRegistry, match="two analyzers"):
        order([Counter(), Counter()])

    class First:
        spec = Spec("first", 1, "article", Length, requires=(Double,))

        def __call__(self, article: Article, given: Given) -> Length:
            return Length(0)

    with pytest.raises(BadRegistry, match="circle"):
        order([First(), Doubler()])


def test_an_analyzer_sees_only_what_is_there() -> None:
    given = Given({"a": {}}, {}, "a")
    with pytest.raises(MissingResult, match="Length"):
        given.one(Length)
    with pytest.raises(MissingResult, match="Total"):
        given.all(Total)
    assert given.find("nobody", Length) is None


def test_unchanged_articles_are_not_analysed_again() -> None:
    cleaner, counter, doubler, adder = Cleaner(), Counter(), Doubler(), Adder()
    pipeline = Pipeline([cleaner, counter, doubler, adder])
    first = pipeline.run([A])
    second = pipeline.run([A, B])
    assert cleaner.calls == counter.calls == doubler.calls == ["a", "b"]
    assert len(adder.calls) == 2
    assert first.per_article["a"] == second.per_article["a"]


def test_the_cache_knows_the_hints_of_a_page() -> None:
    counter = Counter()
    pipeline = Pipeline([Cleaner(), counter])
    pipeline.run([A])
    pipeline.run([Article("a", "a.txt", A.raw, Hints(outlet="Orsa Times"))])
    assert len(counter.calls) == 2


def test_the_cache_forgets_the_texts_used_longest_ago() -> None:
    counter = Counter()
    pipeline = Pipeline([Cleaner(), counter])
    pipeline.run([A])
    for number in range(KEPT_TEXTS - 1):
        pipeline.run([Article("x", "x", f"text {number}")])
    counter.calls.clear()
    pipeline.run([A])
    assert counter.calls == []
    for number in range(KEPT_TEXTS):
        pipeline.run([Article("x", "x", f"other text {number}")])
    counter.calls.clear()
    pipeline.run([A])
    assert counter.calls == ["a"]


def test_a_decision_about_site_text_changes_the_text_that_is_analysed() -> None:
    pipeline = Pipeline([Cleaner(), Counter(), Doubler()])
    before = pipeline.run([A]).given.of("a", Length)
    shown = pipeline.run([A], [Decision("cleaning", "a", "dismiss", (Span(0, 6),))])
    assert (before.value, shown.given.of("a", Length).value) == (4, 10)
    again = pipeline.run([A])
    assert again.given.of("a", Length) == before


def test_a_decision_computes_anew_what_is_built_on_the_result_and_nothing_else() -> None:
    class Card:
        spec = Spec("about", 1, "raw", AboutResult)

        def __call__(self, article: Article, given: Given) -> AboutResult:
            return AboutResult()

    seen: list[str | None] = []

    class Reader:
        spec = Spec("reader", 1, "article", Double, uses=(AboutResult,))

        def __call__(self, article: Article, given: Given) -> Double:
            seen.append(given.one(AboutResult).about.outlet.value)
            return Double(len(seen))

    counter = Counter()
    pipeline = Pipeline([Cleaner(), Card(), counter, Reader()])
    named = [Decision("about", "a", "change", (), "outlet", "Orsa Times")]
    for decisions in ([], named, named, []):
        pipeline.run([A], decisions)
    assert seen[:2] == [None, "Orsa Times"]
    assert len(counter.calls) == 1
    assert pipeline.run([A], named).given.of("a", Double) == Double(2)


def test_decisions_about_other_articles_do_not_matter() -> None:
    pipeline = Pipeline([Cleaner(), Counter()])
    found = pipeline.run([A], [Decision("cleaning", "b", "dismiss", (Span(0, 6),))])
    assert found.given.of("a", Length).value == 4


def test_keep_all_makes_the_whole_text_body_and_does_not_mix_with_cleaned_results() -> None:
    pipeline = Pipeline([Cleaner(), Counter()])
    for _ in range(2):
        assert pipeline.run([A], keep_all=True).given.of("a", Length).value == len(A.raw)
        assert pipeline.run([A]).given.of("a", Length).value == 4


@pytest.mark.expects_log
@pytest.mark.parametrize("keep_all", [False, True])
def test_broken_cleaning_leaves_the_whole_text_and_says_so(keep_all: bool) -> None:
    analysis = Pipeline([Cleaner(broken=True), Counter()]).run([A], keep_all=keep_all)
    assert analysis.given.of("a", Length).value == len(A.raw)
    assert [f.analyzer for f in analysis.failures] == ["cleaning"]


@pytest.mark.expects_log
@pytest.mark.parametrize("internal", [False, True])
def test_a_broken_analyzer_takes_only_what_needs_it_along(internal: bool) -> None:
    counter = Counter(broken_on="a", internal=internal)
    analysis = Pipeline([Cleaner(), counter, Doubler(), Adder()]).run([A, B])
    assert analysis.given.find("a", Double) is None
    assert analysis.given.of("b", Double) == Double(14)
    assert analysis.shared[Total].articles == ("b",)
    (failure,) = analysis.failures
    assert (failure.analyzer, failure.article) == ("length", "a")
    assert "“a.txt”" in failure.message
    assert "safe" in failure.message
    assert "ZeroDivisionError" in failure.detail
    assert "ZeroDivisionError" not in failure.message


@pytest.mark.expects_log
def test_nothing_is_compared_when_what_it_needs_failed_everywhere() -> None:
    """An empty result would say that nothing was found where nothing was looked at."""
    analysis = Pipeline([Cleaner(), Counter(broken_on="a"), Doubler(), Adder()]).run([A])
    assert Total not in analysis.shared
    assert [f.analyzer for f in analysis.failures] == ["length"]


def test_a_failure_is_not_remembered(caplog: pytest.LogCaptureFixture) -> None:
    counter = Counter(broken_on="a")
    pipeline = Pipeline([Cleaner(), counter])
    assert pipeline.run([A]).failures
    caplog.clear()
    counter.broken_on = ""
    assert pipeline.run([A]).given.of("a", Length).value == 4


def test_clean_texts_are_told_before_they_are_read() -> None:
    cleaner, counter = Cleaner(), Counter()
    told: list[tuple[tuple[str, ...], set[type[Any]], int]] = []

    def cleaned(analysis: Analysis) -> None:
        texts = tuple(a.text.content for a in analysis.articles)
        told.append((texts, set(analysis.per_article["a"]), len(counter.calls)))

    articles = [Article("a", "a", "# menu\nText.\n"), Article("b", "b", "More.\n")]
    Pipeline((cleaner, counter)).run(articles, cleaned=cleaned)
    assert told == [(("Text.\n", "More.\n"), {CleaningResult}, 0)]
    assert counter.calls == ["a", "b"]


def test_two_articles_of_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="one id"):
        Pipeline([Cleaner()]).run([A, A])


def test_progress_rises_to_the_end_and_names_the_step() -> None:
    steps: list[tuple[str, str, float]] = []
    Pipeline([Cleaner(), Counter(), Doubler(), Adder()]).run(
        [A, B], progress=lambda article, title, share: steps.append((article, title, share))
    )
    shares = [share for _, _, share in steps]
    assert shares == sorted(shares)
    assert shares[0] == 0.0
    assert shares[-1] < 1.0
    assert ("a", "Cleaning") in [(a, t) for a, t, _ in steps]


def test_cancelling_ends_the_run_and_keeps_what_was_computed() -> None:
    cleaner, counter = Cleaner(), Counter()
    pipeline = Pipeline([cleaner, counter])
    seen: list[str] = []

    def stop_at_b(article: str, title: str, share: float) -> None:
        seen.append(article)
        if article == "b":
            raise Cancelled

    with pytest.raises(Cancelled):
        pipeline.run([A, B], progress=stop_at_b)
    pipeline.run([A, B])
    assert counter.calls == ["a", "b"]


def test_groundwork_left_behind_by_a_cancelled_run_never_runs_beside_the_next() -> None:
    counter = Counter(internal=True, pause=0.1)
    pipeline = Pipeline([Cleaner(), counter])

    def stop(article: str, title: str, share: float) -> None:
        if title == "Length":
            raise Cancelled

    for _ in range(2):
        with pytest.raises(Cancelled):
            pipeline.run([A], progress=stop)
    assert pipeline.run([B]).given.of("b", Length).value == 7
    assert max(counter.overlap) == 1
    assert len(set(counter.threads)) == 1


def test_groundwork_stays_in_the_worker() -> None:
    pipeline = Pipeline([Cleaner(), Counter(internal=True), Doubler()])
    analysis = pipeline.run([A])
    public = analysis.public(pipeline.specs)
    assert Length in analysis.per_article["a"]
    assert set(public.per_article["a"]) == {CleaningResult, Double}


def test_an_article_in_another_language_is_shown_and_only_what_knows_every_language_runs() -> None:
    urdu = Article("u", "u.txt", "#lang:ur\nمذاکرات ناکام ہو گئے۔\n")
    english_only, any_language = Counter(), Counter(english_only=False)
    analysis = Pipeline([Cleaner(), english_only]).run([urdu, A])
    assert english_only.calls == ["a"]
    assert "“u.txt” does not seem to be in English (Urdu)" in messages(analysis)
    assert analysis.articles[0].text.content.startswith("مذاکرات")
    Pipeline([Cleaner(), any_language]).run([urdu])
    assert any_language.calls == ["u"]


@pytest.mark.parametrize("content", ["word " * (MAX_WORDS + 1), "x" * (MAX_CHARACTERS + 1)])
def test_an_endless_article_is_shown_and_not_analysed(content: str) -> None:
    counter = Counter()
    analysis = Pipeline([Cleaner(), counter]).run([Article("l", "l.txt", content), A])
    assert counter.calls == ["a"]
    assert "“l.txt” has 20" in messages(analysis)
    assert "not analysed" in messages(analysis)


def test_one_article_copies_and_nothing_left_have_their_sentences() -> None:
    pipeline = Pipeline([Cleaner(), Counter(), Doubler(), Adder()])
    assert "Add a second report" in messages(pipeline.run([A]))
    copies = pipeline.run([A, Article("c", "copy.txt", "#other menu\nabc\n")])
    assert "“copy.txt” has the same text as “a.txt”" in messages(copies)
    empty = pipeline.run([A, Article("e", "e.txt", "#all of it\n")])
    assert "“e.txt” has no text left" in messages(empty)
    assert messages(pipeline.run([A, B])) == ""
    assert pipeline.run([]).articles == ()


def test_several_events_and_unrelated_articles_have_their_sentences() -> None:
    events = EventsResult((Event("e0", "Talks", ("a",), "date"), Event("e1", "Flood", ("b",), "date")))
    found = Pipeline([Cleaner(), Fixed(events), Fixed(LineupResult(unrelated=("b",)))]).run([A, B])
    assert "2 different events: “a.txt”; “b.txt”" in messages(found)
    assert "“b.txt” has no passage that surely matches one of another article" in messages(found)
