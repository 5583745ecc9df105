"""A person's own words in the pipeline: they reach those who ask for them and repeat nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from analyzers.pipeline import Pipeline
from analyzers.protocol import Given, Spec
from analyzers.records import Article, CleaningResult, LexiconEntry, UserLexicon


@dataclass(frozen=True)
class Size:
    """Number of characters."""

    value: int


@dataclass(frozen=True)
class Heard:
    """Words that an analyzer of one article was given."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class Rows:
    """A comparison result that knows nothing of own words."""

    sizes: tuple[int, ...]


@dataclass(frozen=True)
class AllHeard:
    """Words that a comparison analyzer was given."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class Built:
    """What is built on `AllHeard`."""

    count: int


@dataclass
class Cleaner:
    """Hides nothing."""

    spec = Spec("cleaning", 1, "raw", CleaningResult)

    def __call__(self, article: Article, given: Given) -> CleaningResult:
        return CleaningResult((), "en")


@dataclass
class Sizes:
    """Needs no words."""

    calls: list[str] = field(default_factory=list)
    spec = Spec("sizes", 1, "article", Size)

    def __call__(self, article: Article, given: Given) -> Size:
        self.calls.append(article.id)
        return Size(len(article.raw))


@dataclass
class Listener:
    """Uses the words, per article."""

    calls: list[str] = field(default_factory=list)
    spec = Spec("listener", 1, "article", Heard, uses=(UserLexicon,))

    def __call__(self, article: Article, given: Given) -> Heard:
        self.calls.append(article.id)
        own = given.find(article.id, UserLexicon)
        return Heard(tuple(e.word for e in own.entries) if own else ())


@dataclass
class Table:
    """A comparison analyzer without words."""

    calls: int = 0
    spec = Spec("table", 1, "comparison", Rows, requires=(Size,))

    def __call__(self, articles: Sequence[Article], given: Given) -> Rows:
        self.calls += 1
        return Rows(tuple(given.of(a.id, Size).value for a in articles))


@dataclass
class AllListener:
    """A comparison analyzer with words."""

    calls: int = 0
    spec = Spec("all_listener", 1, "comparison", AllHeard, uses=(UserLexicon,))

    def __call__(self, articles: Sequence[Article], given: Given) -> AllHeard:
        self.calls += 1
        return AllHeard(tuple(e.word for e in given.all(UserLexicon).entries))


@dataclass
class Builder:
    """Builds on one with words."""

    calls: int = 0
    spec = Spec("builder", 1, "comparison", Built, requires=(AllHeard,))

    def __call__(self, articles: Sequence[Article], given: Given) -> Built:
        self.calls += 1
        return Built(len(given.all(AllHeard).words))


class Keeper:
    """A shelf in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        return self.kept.get(key)

    def put(self, key: str, data: bytes) -> None:
        self.kept[key] = data

    def drop(self, key: str) -> None:
        self.kept.pop(key, None)


class Program:
    """The analyzers and the pipeline over them."""

    def __init__(self, shelf: Keeper | None = None) -> None:
        self.sizes, self.listener, self.table = Sizes(), Listener(), Table()
        self.all_listener, self.builder = AllListener(), Builder()
        self.pipeline = Pipeline(
            [Cleaner(), self.sizes, self.listener, self.table, self.all_listener, self.builder], shelf
        )

    @property
    def calls(self) -> tuple[int, ...]:
        """Calls of the five analyzers."""
        counts = (len(self.sizes.calls), len(self.listener.calls))
        return (*counts, self.table.calls, self.all_listener.calls, self.builder.calls)


ARTICLES = (Article("a", "a", "The mill closed on Monday.\n"), Article("b", "b", "A mill was shut.\n"))
ENTRY = LexiconEntry("mill", "ignore", made="2026-01-01T00:00:00Z", by="me")


def test_the_words_reach_those_who_use_them() -> None:
    analysis = Program().pipeline.run(ARTICLES, lexicon=[ENTRY])
    assert analysis.per_article["b"][Heard] == Heard(("mill",))
    assert analysis.shared[AllHeard] == AllHeard(("mill",))
    assert analysis.shared[Built] == Built(1)
    assert analysis.shared[Rows] == Rows((27, 17))


def test_the_words_are_no_result() -> None:
    analysis = Program().pipeline.run(ARTICLES, lexicon=[ENTRY])
    assert UserLexicon not in analysis.shared
    assert all(UserLexicon not in found for found in analysis.per_article.values())


def test_a_change_of_words_repeats_only_those_who_use_them() -> None:
    program = Program()
    program.pipeline.run(ARTICLES)
    assert program.calls == (2, 2, 1, 1, 1)
    changed = program.pipeline.run(ARTICLES, lexicon=[ENTRY])
    assert program.calls == (2, 4, 1, 2, 2)
    assert changed.shared[Rows] == Rows((27, 17))
    assert program.pipeline.run(ARTICLES, lexicon=[ENTRY]).shared == changed.shared
    assert program.calls == (2, 4, 1, 2, 2)


def test_taking_a_word_back_gives_the_first_results() -> None:
    program = Program()
    first = program.pipeline.run(ARTICLES)
    program.pipeline.run(ARTICLES, lexicon=[ENTRY])
    again = program.pipeline.run(ARTICLES)
    assert (again.shared, again.per_article) == (first.shared, first.per_article)
    assert program.calls[:3] == (2, 4, 1)  # kept from the first run


def test_who_wrote_a_word_and_when_changes_nothing() -> None:
    program = Program()
    program.pipeline.run(ARTICLES, lexicon=[ENTRY])
    program.pipeline.run(ARTICLES, lexicon=[LexiconEntry("mill", "ignore", made="2027", by="you")])
    assert program.calls == (2, 2, 1, 1, 1)


def test_the_shelf_tells_words_apart() -> None:
    shelf = Keeper()
    plain = Program(shelf).pipeline.run(ARTICLES)
    other = Program(shelf)
    worded = other.pipeline.run(ARTICLES, lexicon=[ENTRY])
    assert other.calls == (0, 2, 0, 1, 1)
    third = Program(shelf)
    assert third.pipeline.run(ARTICLES, lexicon=[ENTRY]).shared == worded.shared
    assert third.pipeline.run(ARTICLES).shared == plain.shared
    assert third.calls == (0, 0, 0, 0, 0)
