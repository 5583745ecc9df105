"""Event groups on invented articles, and on the real ones where they are there."""

from __future__ import annotations

import pytest

from analyzers.modules.about import ArticleCard
from analyzers.modules.cleaning import Cleaning
from analyzers.modules.events import Events
from analyzers.pipeline import Pipeline
from analyzers.records import Article, Event, EventsResult
from tests.conftest import SHARED

QUAY = (
    "The harbour board of Lower Elsa agreed to close the east quay for three months, chairman Marta Quill said. "
    "Eleven of the forty piles are rotten, engineer Ivo Ross told the board. Fishermen sailed out in protest."
)
QUAY_TOO = (
    "Fishermen in Lower Elsa protested on Monday against the closing of the east quay. Marta Quill, who leads the "
    "harbour board, said rotten piles left it no choice. Engineer Ivo Ross said eleven piles would be replaced."
)
CHOIR = (
    "The national youth choir won first prize in Ostrava with a programme of sea shanties. Conductor Agnes Holm said "
    "the singers had rehearsed in a swimming pool. The jury praised their breath control and their humour."
)


def events(*texts: str) -> tuple[Event, ...]:
    pipeline = Pipeline((Cleaning(), ArticleCard(), Events()))
    articles = [Article(f"a{i}", f"a{i}", text) for i, text in enumerate(texts)]
    result = pipeline.run(articles)
    assert not result.failures
    found: EventsResult = result.shared[EventsResult]
    return found.events


def groups(*texts: str) -> list[tuple[str, ...]]:
    return [event.articles for event in events(*texts)]


def test_one_event_and_a_stranger() -> None:
    assert sorted(groups(QUAY, CHOIR, QUAY_TOO)) == [("a0", "a2"), ("a1",)]


def test_each_article_is_in_one_event_with_a_reason_and_a_name() -> None:
    found = events(QUAY, CHOIR, QUAY_TOO)
    assert sorted(a for event in found for a in event.articles) == ["a0", "a1", "a2"]
    assert all(event.reason.endswith(".") and event.name for event in found)
    assert [event.id for event in found] == ["e0", "e1"]


def test_names_of_events_are_no_days_and_keep_their_saints_and_accents() -> None:
    text = "On Tuesday the mayor of St. Orla met Łucja Öberg at the town hall. On Friday St. Orla went on in November."
    (found,) = events(text)
    assert set(found.name.split(" · ")[0].split(", ")) == {"St. Orla", "Łucja Öberg"}


def test_years_apart_are_two_events_whatever_the_words() -> None:
    old, new = "Published May 3, 2011\n\n" + QUAY, "Published May 3, 2021\n\n" + QUAY_TOO
    assert groups(old, new) == [("a0",), ("a1",)]
    assert events(old, new)[0].latest == "2011-05-03"


def test_days_apart_are_one_event() -> None:
    found = events("Published May 3, 2011\n\n" + QUAY, "Published May 5, 2011\n\n" + QUAY_TOO)
    assert [event.articles for event in found] == [("a0", "a1")]
    assert (found[0].earliest, found[0].latest) == ("2011-05-03", "2011-05-05")


def test_an_article_that_knows_a_later_year_is_not_of_the_earlier_event() -> None:
    later = QUAY_TOO + " The quay was last repaired in 2018."
    assert len(groups("Published May 3, 2011\n\n" + QUAY, later)) == 2


def test_few_and_odd_articles() -> None:
    assert groups() == []
    assert groups(QUAY) == [("a0",)]
    assert len(groups("", "\0", "x", QUAY)) == 4


def test_a_name_keeps_its_first_word_at_the_head_of_a_sentence() -> None:
    texts = [
        f"{text} New Elsa Times readers wrote letters. “New Elsa Times is right,” they wrote."
        for text in (QUAY, QUAY_TOO)
    ]
    (event,) = events(*texts)
    assert "New Elsa Times" in event.name + event.reason
    assert "Elsa Times" not in (event.name + event.reason).replace("New Elsa Times", "")


def test_order_of_articles_does_not_change_the_groups() -> None:
    forward = groups(QUAY, CHOIR, QUAY_TOO)
    back = groups(QUAY_TOO, CHOIR, QUAY)
    assert sorted(len(g) for g in forward) == sorted(len(g) for g in back) == [1, 2]
    assert forward == groups(QUAY, CHOIR, QUAY_TOO)


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the annotated data is not beside the repository")
def test_talks_and_triples() -> None:
    from tests.eval.events import score, talks, triples

    pipeline = Pipeline((Cleaning(), ArticleCard(), Events()))
    for mixture in (talks(SHARED), triples(SHARED), talks(SHARED) + triples(SHARED)):
        precision, recall, _, _ = score(pipeline, mixture)
        assert (precision, recall) == (1.0, 1.0)
