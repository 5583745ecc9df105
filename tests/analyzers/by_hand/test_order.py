"""Rows in the order of a chosen article."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analyzers.by_hand import order_rows
from analyzers.records import Event, EventsResult, LineupResult
from tests.analyzers.by_hand.test_rows import LEAD, lineup, row, shown, tables


def ordered(found: LineupResult, article: str, events: EventsResult | None = None) -> list[str]:
    return shown(LineupResult((), order_rows(found.rows, article, events)))


def test_rows_follow_the_chosen_article_and_others_are_slotted_in() -> None:
    found = lineup(LEAD, row("a1 b3"), row("a2"), row("b1 c2"), row("b2"), row("c1"), row("a3 c3"))
    assert ordered(found, "a") == ["a0 b0 c0", "c1", "b1 c2", "b2", "a1 b3", "a2", "a3 c3"]
    assert ordered(found, "b") == ["a0 b0 c0", "c1", "b1 c2", "b2", "a1 b3", "a2", "a3 c3"]
    assert ordered(found, "c") == ["a0 b0 c0", "a1 b3", "a2", "c1", "b1 c2", "b2", "a3 c3"]


def test_crossing_rows_follow_whom_one_chooses() -> None:
    found = lineup(LEAD, row("a1 b2"), row("a2 b1"))
    assert ordered(found, "a") == ["a0 b0 c0", "a1 b2", "a2 b1"]
    assert ordered(found, "b") == ["a0 b0 c0", "a2 b1", "a1 b2"]


def test_another_event_comes_behind() -> None:
    found = lineup(LEAD, row("a1"), row("b1"), row("c1"))
    events = EventsResult((Event("e0", "", ("a", "b"), ""), Event("e1", "", ("c",), "")))
    assert ordered(found, "a", events) == ["a0 b0 c0", "b1", "a1", "c1"]
    assert ordered(found, "c", events) == ["a0 b0 c0", "c1", "b1", "a1"]


@given(tables(), st.sampled_from("abcdx"))
def test_all_rows_stay_and_the_chosen_article_reads_on(found: LineupResult, article: str) -> None:
    result = order_rows(found.rows, article)
    assert sorted(r.id for r in result) == sorted(r.id for r in found.rows)
    assert result[0].kind == "lead"
    firsts = [int(r.cells[article][0][1:]) for r in result[1:] if article in r.cells]
    assert firsts == sorted(firsts)


@given(tables(), st.sampled_from("abcd"), st.sampled_from("abcd"))
def test_the_order_before_does_not_matter(found: LineupResult, one: str, other: str) -> None:
    assert order_rows(order_rows(found.rows, one), other) == order_rows(found.rows, other)
    assert order_rows(order_rows(found.rows, one), one) == order_rows(found.rows, one)


@given(tables(), st.sampled_from("abcd"))
def test_passages_of_one_article_alone_keep_its_order(found: LineupResult, article: str) -> None:
    result = order_rows(found.rows, article)
    for name in "abcd":
        alone = [int(r.cells[name][0][1:]) for r in result if set(r.cells) == {name}]
        assert alone == sorted(alone)
