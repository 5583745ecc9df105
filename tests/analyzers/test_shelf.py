"""Results outlive the process, and groundwork is computed only for those that do not."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from analyzers.decisions import Decision
from analyzers.pipeline import Pipeline
from analyzers.protocol import Spec
from analyzers.records import Article
from analyzers.text import Span
from tests.analyzers.test_pipeline import Adder, Cleaner, Counter, Doubler, Length

A = Article("a", "a.txt", "#menu\nabc\n")
B = Article("b", "b.txt", "#menu\nabcdef\n")


class Memory(dict[str, bytes]):
    """A shelf that the tests look into."""

    def put(self, key: str, data: bytes) -> None:
        self[key] = data

    def drop(self, key: str) -> None:
        self.pop(key, None)


class Program:
    """A new process: analyzers that count their calls, over one shelf."""

    def __init__(self, shelf: Memory | None) -> None:
        self.cleaner, self.counter, self.doubler, self.adder = Cleaner(), Counter(internal=True), Doubler(), Adder()
        self.pipeline = Pipeline([self.adder, self.doubler, self.counter, self.cleaner], shelf)

    def run(self, *articles: Article, decisions: tuple[Decision, ...] = ()) -> Any:
        return self.pipeline.run(articles, decisions).public(self.pipeline.specs)

    @property
    def calls(self) -> tuple[int, ...]:
        lists = (self.cleaner.calls, self.counter.calls, self.doubler.calls, self.adder.calls)
        return tuple(len(calls) for calls in lists)


def test_a_second_process_computes_nothing_and_says_the_same() -> None:
    shelf = Memory()
    first, second = Program(shelf), Program(shelf)
    shown = first.run(A, B)
    assert first.calls == (2, 2, 2, 1)
    assert second.run(A, B) == shown
    assert second.calls == (0, 0, 0, 0)
    assert Program(None).run(A, B) == shown


def test_groundwork_is_computed_when_a_comparison_needs_it() -> None:
    @dataclasses.dataclass
    class Grounded(Adder):
        spec = Spec("total", 1, "comparison", Adder.spec.provides, requires=(Length,))

        def __call__(self, articles: Any, given: Any) -> Any:
            self.calls.append("")
            return Adder.spec.provides(
                sum(given.of(a.id, Length).value for a in articles), tuple(a.id for a in articles)
            )

    def program() -> Program:
        made = Program(None)
        made.adder = Grounded()
        made.pipeline = Pipeline([made.adder, made.doubler, made.counter, made.cleaner], shelf)
        return made

    shelf = Memory()
    program().run(A)
    again = program()
    again.run(A)
    assert again.calls == (0, 0, 0, 0)
    more = program()
    shown = more.run(A, B)
    assert more.calls == (1, 2, 1, 1)  # the first article's groundwork, too, for the new comparison
    shelf.clear()
    assert program().run(A, B) == shown


def test_a_decision_makes_new_results_beside_the_old_ones() -> None:
    shelf = Memory()
    Program(shelf).run(A)
    keep = (Decision("cleaning", "a", "dismiss", (Span(0, 6),)),)
    changed = Program(shelf)
    shown = changed.run(A, decisions=keep)
    assert changed.calls == (0, 1, 1, 1)
    again = Program(shelf)
    assert again.run(A, decisions=keep) == shown
    assert again.calls == (0, 0, 0, 0)
    assert Program(None).run(A, decisions=keep) == shown


def test_a_newer_analyzer_and_those_that_build_on_it_are_computed_anew() -> None:
    class Newer(Cleaner):
        spec = dataclasses.replace(Cleaner.spec, version=2)

    shelf = Memory()
    Program(shelf).run(A)
    newer = Program(shelf)
    newer.cleaner = Newer()
    newer.pipeline = Pipeline([newer.adder, newer.doubler, newer.counter, newer.cleaner], shelf)
    newer.run(A)
    assert newer.calls == (1, 1, 1, 1)


def test_entries_that_cannot_be_used_are_dropped_and_computed_again() -> None:
    shelf = Memory()
    shown = Program(shelf).run(A, B)
    for key in shelf:
        shelf[key] = shelf[key][:-3]
    again = Program(shelf)
    assert again.run(A, B) == shown
    assert again.calls == (2, 2, 2, 1)
    last = Program(shelf)
    last.run(A, B)
    assert last.calls == (0, 0, 0, 0)


@pytest.mark.expects_log
def test_what_failed_is_not_kept() -> None:
    shelf = Memory()
    broken = Program(shelf)
    broken.counter.broken_on = "a"
    assert [f.analyzer for f in broken.pipeline.run([A]).failures] == ["length"]
    well = Program(shelf)
    assert well.run(A).failures == ()
    assert well.calls == (0, 1, 1, 1)
