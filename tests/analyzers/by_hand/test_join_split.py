"""Joining and splitting whole rows, where a sentence may stand in several: two rows are meant, and no others."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from analyzers.by_hand import apply_by_hand
from analyzers.decisions import Context, Decision, Place, effective
from analyzers.records import Article, LineupResult, Row, RowDecision, SentenceRef
from analyzers.text import Revision, Span
from tests.analyzers.by_hand.test_rows import DECISIONS, LEAD, everything, lineup, members, part, pin, refs, row, tables

OVERLAPPING = lineup(
    LEAD,
    row("a1 a2 b1"),
    row("a2 c1"),
    row("a3 b1 c2"),
    row("a3 c3"),
    scores={"a1 b1": 0.8, "a2 b1": 0.3, "a2 c1": 0.9, "a3 b1": 0.7, "a3 c2": 0.6, "a3 c3": 0.8},
)
"""The second row shares a passage with the one above it, the third too: as rows of long sentences do."""


def join(above: str, below: str) -> RowDecision:
    return RowDecision("join", refs(above), refs(below))


def split(one: str, other: str) -> RowDecision:
    return RowDecision("split", refs(one), refs(other))


def texts(found: LineupResult) -> list[str]:
    return [" ".join(f"{a}{s[1:]}" for a, own in r.cells.items() for s in own) for r in found.rows[1:]]


def plain(r: Row) -> Row:
    """A row without what may follow from another one: what is offered as nearest, and how sure it is."""
    return replace(r, nearest={}, pinned=frozenset(), possible=frozenset(), band=None)


def ordered(r: Row) -> tuple[SentenceRef, ...]:
    return tuple(SentenceRef(a, s) for a, own in r.cells.items() for s in own)


def test_a_row_is_joined_with_the_one_above_and_with_no_other_that_shares_its_passages() -> None:
    result = apply_by_hand(OVERLAPPING, [join("a2 c1", "a3 b1 c2")])
    assert texts(result) == ["a1 a2 b1", "a2 a3 b1 c1 c2", "a3 c3"]
    assert [r.pinned for r in result.rows[1:]] == [set(), set("abc"), set()]
    assert result.rows[1] == OVERLAPPING.rows[1]


def test_a_joined_row_is_joined_with_a_third_and_split_again() -> None:
    decisions = [join("a2 c1", "a3 b1 c2"), join("a1 a2 b1", "a2 a3 b1 c1 c2")]
    assert texts(apply_by_hand(OVERLAPPING, decisions)) == ["a1 a2 a3 b1 c1 c2", "a3 c3"]
    decisions = [join("a2 c1", "a3 b1 c2"), split("c1", "a2 a3 b1 c2")]
    assert texts(apply_by_hand(OVERLAPPING, decisions)) == ["a1 a2 b1", "a2 a3 b1 c2", "c1", "a3 c3"]


def test_a_passage_that_stands_elsewhere_gets_a_row_of_its_own_and_stays_there() -> None:
    result = apply_by_hand(OVERLAPPING, [split("b1", "a3 c2")])
    assert texts(result) == ["a1 a2 b1", "a2 c1", "a3 c2", "b1", "a3 c3"]
    assert texts(apply_by_hand(OVERLAPPING, [part("b1", "a3 c2")])) == ["a1 a2 b1", "a2 c1", "a3 c2", "a3 c3"]


def test_what_was_split_is_put_together_again() -> None:
    decisions = [split("b1", "a3 c2"), join("a3 c2", "b1")]
    assert texts(apply_by_hand(OVERLAPPING, decisions)) == texts(OVERLAPPING)
    decisions = [split("b1", "a3 c2"), pin("a3 c2 b1")]
    assert texts(apply_by_hand(OVERLAPPING, decisions)) == texts(OVERLAPPING)


def test_joining_ends_a_confirmed_gap_of_the_two_rows_only() -> None:
    gaps = [RowDecision("no_match", refs("a2 c1"), article="b"), RowDecision("no_match", refs("a1 a2 b1"), article="c")]
    result = apply_by_hand(OVERLAPPING, [*gaps, join("a2 c1", "a3 b1 c2")])
    assert [r.confirmed_empty for r in result.rows[1:]] == [{"c"}, set(), set()]


def test_rows_that_were_lined_up_anew_are_joined_where_they_are_most_like_the_old_ones() -> None:
    decisions = [join("a2 c1", "a3 b1 c2")]
    anew = lineup(LEAD, row("a1 b1"), row("a2 c1 c4"), row("a3 c2"), row("a4 b2"))
    assert texts(apply_by_hand(anew, decisions)) == ["a1 b1", "a2 a3 b1 c1 c2 c4", "a4 b2"]
    assert texts(apply_by_hand(lineup(LEAD, row("a2 a3 b1 c1 c2")), decisions)) == ["a2 a3 b1 c1 c2"]


@given(tables(), st.data())
def test_join_makes_one_row_of_two_and_leaves_all_others(found: LineupResult, data: st.DataObject) -> None:
    usual = [n for n, r in enumerate(found.rows) if r.kind != "lead"]
    assume(len(usual) > 1)
    at = data.draw(st.sampled_from(usual[1:]))
    above, below = found.rows[at - 1], found.rows[at]
    both = members(above) | members(below)
    # A row of all the passages may be there already: then the two are in it, and there is nothing to make.
    assume(all(members(r) != both for r in found.rows))
    decision = RowDecision("join", ordered(above), ordered(below))
    result = apply_by_hand(found, [decision])
    assert len(result.rows) == len(found.rows) - 1
    assert members(result.rows[at - 1]) == both
    assert not result.rows[at - 1].possible
    assert result.rows[at - 1].pinned == {m.article for m in both}
    rest = [r for n, r in enumerate(result.rows) if n != at - 1]
    assert rest == [r for n, r in enumerate(found.rows) if n not in (at - 1, at)]
    assert apply_by_hand(result, [decision]) == result


@given(tables(), st.data())
def test_split_makes_two_rows_and_leaves_all_that_hold_not_both_parts(found: LineupResult, data: st.DataObject) -> None:
    shared = [n for n, r in enumerate(found.rows) if r.kind == "shared"]
    assume(shared)
    at = data.draw(st.sampled_from(shared))
    own = ordered(found.rows[at])
    some = data.draw(st.lists(st.sampled_from(own), min_size=1, max_size=len(own) - 1, unique=True))
    others = tuple(m for m in own if m not in some)
    decision = RowDecision("split", tuple(some), others)
    result = apply_by_hand(found, [decision])
    rows = [members(r) for r in result.rows]
    assert everything(result) == everything(found)
    assert set(some) in rows
    assert set(others) in rows
    for r, inside in zip(result.rows, rows, strict=True):
        assert r.kind == "lead" or not (set(some) & inside and set(others) & inside)
    for n, r in enumerate(found.rows):
        inside = members(r)
        if n != at and (r.kind == "lead" or not (set(some) & inside and set(others) & inside)):
            assert plain(r) in [plain(kept) for kept in result.rows]
    assert apply_by_hand(result, [decision]) == result


@given(tables(), DECISIONS, st.data())
def test_a_join_after_other_decisions_is_what_is_seen(
    found: LineupResult, decisions: list[RowDecision], data: st.DataObject
) -> None:
    """Two rows that a person sees are joined: all their passages stand in one row, whatever was decided before."""
    seen = apply_by_hand(found, decisions)
    usual = [n for n, r in enumerate(seen.rows) if r.kind != "lead"]
    assume(len(usual) > 1)
    at = data.draw(st.sampled_from(usual[1:]))
    above, below = seen.rows[at - 1], seen.rows[at]
    result = apply_by_hand(seen, [RowDecision("join", ordered(above), ordered(below))])
    assert any(members(above) | members(below) <= members(r) for r in result.rows)
    assert len(result.rows) <= len(seen.rows)


def test_what_is_left_of_a_row_keeps_the_words_it_still_shares() -> None:
    raws = {
        "a": "Head\nFour boats left Kessar on Monday.\n",
        "b": "Head\nIn Kessar the sea was high.\n",
        "c": "Head\nThe coast guard counted four boats.\n",
    }
    articles = {key: Article(key, key, raw, revision=Revision.of(raw, []), language="en") for key, raw in raws.items()}
    found = lineup(LEAD, replace(row("a1 b1 c1"), evidence=("Kessar", "four", "“four boats”")))
    spans = {key: Span(raw.index("\n") + 1, len(raw) - 1) for key, raw in raws.items()}
    away = Decision(
        "lineup", "b", "split", (spans["b"],), "rows", others=(Place("a", (spans["a"],)), Place("c", (spans["c"],)))
    )
    result = effective(found, (away,), Context(articles))
    assert texts(result) == ["a1 c1", "b1"]
    assert result.rows[1].evidence == ("four", "“four boats”")
    assert effective(found, (), Context(articles)) is found


def test_rows_that_share_a_passage_are_both_found_right_and_stay_two() -> None:
    result = apply_by_hand(OVERLAPPING, [pin("a1 a2 b1"), pin("a2 c1"), pin("a3 b1 c2")])
    assert texts(result) == texts(OVERLAPPING)
    assert [r.pinned for r in result.rows[1:]] == [set("ab"), set("ac"), set("abc"), set()]
