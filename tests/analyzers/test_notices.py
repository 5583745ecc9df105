"""Sentences about articles and failures: every article by a name of its own, one sentence for every cause."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from analyzers.analysis import Failure
from analyzers.notices import failure_sentence, folded_failures
from analyzers.pipeline import Pipeline
from analyzers.protocol import Given, Spec
from analyzers.records import Article, Event, EventsResult, LineupResult, ReadabilityResult

TWO = (Article("x", "a.txt", "Boats went out."), Article("y", "a.txt", "Snow fell in the hills."))
"""Different files of one name, from two folders."""


@dataclass
class Fixed:
    """A comparison analyzer with a result of its own making."""

    result: Any

    @property
    def spec(self) -> Spec:
        return Spec(type(self.result).__name__.lower(), 1, "comparison", type(self.result))

    def __call__(self, articles: Any, given: Given) -> Any:
        return self.result


class Broken:
    """Raises on every article."""

    spec = Spec("broken", 1, "article", ReadabilityResult, title="Reading ease")

    def __call__(self, article: Article, given: Given) -> ReadabilityResult:
        raise FileNotFoundError("model")


def test_two_files_of_one_name_are_told_apart_in_every_notice() -> None:
    events = EventsResult((Event("e1", "one", ("x",), "r"), Event("e2", "two", ("y",), "r")))
    found = Pipeline([Fixed(events), Fixed(LineupResult(unrelated=("x", "y")))]).run(TWO)
    said = [notice.message for notice in found.notices]
    assert any("2 different events: “a.txt”; “a.txt (2)”." in sentence for sentence in said)
    assert any(sentence.startswith("“a.txt” has no ") for sentence in said)
    assert any(sentence.startswith("“a.txt (2)” has no ") for sentence in said)


@pytest.mark.expects_log
def test_two_files_of_one_name_are_told_apart_in_failures() -> None:
    failures = Pipeline([Broken()]).run(TWO).failures
    assert [f"“{name}”" in f.message for f, name in zip(failures, ("a.txt", "a.txt (2)"), strict=True)] == [True, True]


def test_one_failure_keeps_its_sentence() -> None:
    failure = Failure("tone", "x", failure_sentence("Tone", "a.txt"), "ValueError('x')")
    assert folded_failures([failure]) == [(failure.message, (failure,))]
    assert failure.message.startswith("Tone could not be computed on “a.txt”. ")


def test_failures_of_one_cause_are_one_sentence() -> None:
    lost = [
        Failure(key, article, failure_sentence(title, article), f"FileNotFoundError('{key}')")
        for article in ("x", "y")
        for key, title in (("s", "Sources"), ("v", "Vectors"), ("t", "Tone"))
    ]
    other = Failure("w", "", failure_sentence("Wording"), "ValueError('x')")
    (first, failures), (second, rest) = folded_failures([*lost, other])
    assert first.startswith("Sources, Vectors and Tone could not be computed on 2 articles. ")
    assert failures == tuple(lost)
    assert (second, rest) == (other.message, (other,))


def test_a_failure_of_the_whole_comparison_names_no_articles() -> None:
    both = [Failure(key, "", failure_sentence(key), "KeyError()") for key in ("Rows", "Events")]
    ((sentence, _failures),) = folded_failures(both)
    assert sentence.startswith("Rows and Events could not be computed. ")
