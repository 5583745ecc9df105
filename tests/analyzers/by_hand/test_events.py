"""A person's hand over events."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analyzers.by_hand import apply_event_decisions, mark_across
from analyzers.records import Event, EventDecision, EventsResult, LineupResult, Pair, Row, SentenceRef


def events(*groups: str) -> EventsResult:
    days = {0: ("2020-01-01", "2020-01-02"), 1: ("2020-03-01", "2020-03-05")}
    return EventsResult(
        tuple(
            Event(f"e{n}", f"Event {g}", tuple(g), "Rare words.", *days.get(n, (None, None)))
            for n, g in enumerate(groups)
        )
    )


def shown(result: EventsResult) -> list[str]:
    return ["".join(e.articles) for e in result.events]


def together(one: str, other: str = "") -> EventDecision:
    return EventDecision("together", tuple(one), tuple(other))


def apart(one: str, other: str) -> EventDecision:
    return EventDecision("apart", tuple(one), tuple(other))


def test_an_article_is_moved() -> None:
    result = apply_event_decisions(events("abc", "de"), [apart("c", "ab"), together("c", "de")])
    assert shown(result) == ["ab", "cde"]
    assert [e.name for e in result.events] == ["Event abc", "Event de"]
    assert (result.events[1].earliest, result.events[1].latest) == ("2020-01-01", "2020-03-05")
    assert "You" in result.events[1].reason


def test_two_events_are_merged_and_ids_follow() -> None:
    result = apply_event_decisions(events("ab", "cd", "e"), [together("ab", "cd")])
    assert shown(result) == ["abcd", "e"]
    assert [e.id for e in result.events] == ["e0", "e1"]
    assert result.events[1].reason == "Rare words."


def test_an_event_is_split() -> None:
    result = apply_event_decisions(events("abcd"), [apart("ab", "cd")])
    assert shown(result) == ["ab", "cd"]
    assert [e.name for e in result.events] == ["Event abcd", "Event abcd · part 2"]
    assert result.events[1].earliest == "2020-01-01"


def test_one_article_set_apart_leaves_alone() -> None:
    assert shown(apply_event_decisions(events("abc"), [apart("a", "bc")])) == ["bc", "a"]


def test_the_later_of_two_that_contradict_counts() -> None:
    found = events("ab", "c")
    assert shown(apply_event_decisions(found, [apart("a", "c"), together("a", "c")])) == ["abc"]
    assert shown(apply_event_decisions(found, [apart("a", "b"), together("a", "b")])) == ["ab", "c"]
    ring = [together("a", "b"), together("b", "c"), apart("a", "c")]
    groups = shown(apply_event_decisions(events("a", "b", "c"), ring))
    assert sorted(groups) == ["a", "bc"]


def test_forgetting() -> None:
    found = events("ab")
    assert apply_event_decisions(found, [apart("a", "b"), EventDecision("free", ("a", "b"))]) is found
    assert apply_event_decisions(found, [apart("a", "x"), together("xy")]) is found


NAMES = "abcdef"
SIDES = st.lists(st.sampled_from("abcdefx"), min_size=1, max_size=3, unique=True).map(tuple)
DECISIONS = st.lists(st.builds(EventDecision, st.sampled_from(["together", "apart", "free"]), SIDES, SIDES), max_size=5)


@st.composite
def partitions(draw: st.DrawFn) -> EventsResult:
    groups: dict[int, str] = {}
    for name in NAMES:
        number = draw(st.integers(0, 3))
        groups[number] = groups.get(number, "") + name
    return events(*groups.values())


@given(partitions(), DECISIONS)
def test_a_partition_stays_one(found: EventsResult, decisions: list[EventDecision]) -> None:
    result = apply_event_decisions(found, decisions)
    assert sorted(a for e in result.events for a in e.articles) == list(NAMES)
    assert all(e.articles for e in result.events)
    assert [e.id for e in result.events] == [f"e{n}" for n in range(len(result.events))]


@given(partitions(), DECISIONS, st.permutations(NAMES).map(lambda p: p[:2]), st.booleans())
def test_the_last_word_holds(
    found: EventsResult, decisions: list[EventDecision], two: list[str], is_together: bool
) -> None:
    last = together(two[0], two[1]) if is_together else apart(two[0], two[1])
    result = apply_event_decisions(found, [*decisions, last])
    same = any(set(two) <= set(e.articles) for e in result.events)
    assert same == is_together


@given(partitions(), DECISIONS)
def test_applying_twice_is_applying_once(found: EventsResult, decisions: list[EventDecision]) -> None:
    once = apply_event_decisions(found, decisions)
    assert shown(apply_event_decisions(once, decisions)) == shown(once)


@given(partitions(), DECISIONS)
def test_events_that_nothing_speaks_of_stay_in_their_order(found: EventsResult, decisions: list[EventDecision]) -> None:
    spoken = {a for d in decisions for a in (*d.articles, *d.others)}
    quiet = [e.articles for e in found.events if not spoken & set(e.articles)]
    result = apply_event_decisions(found, decisions)
    assert [e.articles for e in result.events if e.articles in quiet] == quiet


def test_rows_are_marked_anew() -> None:
    pair = Pair(SentenceRef("a", "s1"), SentenceRef("b", "s1"), 0.5, "solid", False)
    row = Row("r", "x", "shared", {"a": ("s1",), "b": ("s1",)})
    found = LineupResult((pair,), (row,))
    apart_now = mark_across(found, events("a", "b"))
    assert (apart_now.rows[0].across, apart_now.pairs[0].across) == (True, True)
    assert mark_across(apart_now, events("ab")) == found
