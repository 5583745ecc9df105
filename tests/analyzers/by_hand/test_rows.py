"""A person's hand over rows: what must hold whatever the rows and the decisions are, and the plain cases one by one."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from analyzers.by_hand import apply_by_hand
from analyzers.records import LineupResult, Pair, Row, RowDecision, SentenceRef, row_id
from analyzers.records.comparison import Band


def ref(text: str) -> SentenceRef:
    """ "b2" is sentence s2 of article b."""
    return SentenceRef(text[0], f"s{text[1:]}")


def refs(text: str) -> tuple[SentenceRef, ...]:
    return tuple(ref(word) for word in text.split())


def row(text: str, kind: str = "", possible: str = "", label: str = "") -> Row:
    cells: dict[str, tuple[str, ...]] = {}
    for item in refs(text):
        cells[item.article] = (*cells.get(item.article, ()), item.sentence)
    band: Band | None = None
    if len(cells) > 1 and kind != "lead":
        band = "possible" if possible else "solid"
    made = kind or ("shared" if len(cells) > 1 else "single")
    return Row(row_id(cells), label or text, made, cells, frozenset(possible), band)  # type: ignore[arg-type]


def lineup(*rows: Row, scores: dict[str, float] | None = None) -> LineupResult:
    """A result; `scores` holds those of pairs, other pairs are not listed."""
    pairs = []
    for key, score in (scores or {}).items():
        a, b = refs(key)
        band: Band | None = "solid" if score >= 0.4 else "possible" if score >= 0.12 else None
        pairs.append(Pair(a, b, score, band, False, (f"word {key}",) if band else ()))
    return LineupResult(tuple(pairs), rows)


def pin(text: str) -> RowDecision:
    return RowDecision("pin", refs(text))


def part(one: str, other: str) -> RowDecision:
    return RowDecision("part", refs(one), refs(other))


def no_match(text: str, article: str) -> RowDecision:
    return RowDecision("no_match", refs(text), article=article)


def shown(result: LineupResult) -> list[str]:
    """Rows as text: sentences, "?" behind those of a possible cell, "!" behind a confirmed empty article."""
    out = []
    for item in result.rows:
        words = [f"{a}{s[1:]}{'?' * (a in item.possible)}" for a, own in item.cells.items() for s in own]
        out.append(" ".join([*words, *(f"{a}!" for a in sorted(item.confirmed_empty))]))
    return out


LEAD = row("a0 b0 c0", "lead")


def test_a_pin_brings_a_lone_passage_into_the_row() -> None:
    found = lineup(LEAD, row("a1 b1"), row("c1"), row("c2"))
    result = apply_by_hand(found, [pin("a1 c1")])
    assert shown(result) == ["a0 b0 c0", "a1 b1 c1", "c2"]
    assert result.rows[1].pinned == {"a", "c"}
    assert result.rows[1].label == "a1 b1"
    assert result.rows[1].band == "solid"


def test_two_lone_passages_make_a_row_where_the_first_stood() -> None:
    found = lineup(LEAD, row("a1"), row("a2"), row("b1"))
    assert shown(apply_by_hand(found, [pin("a1 b1")])) == ["a0 b0 c0", "a1 b1", "a2"]


def test_neighbours_of_a_lone_passage_stay_alone() -> None:
    found = lineup(LEAD, row("a1 a2"), row("b1"))
    assert shown(apply_by_hand(found, [pin("a1 b1")])) == ["a0 b0 c0", "a2", "a1 b1"]


def test_a_pin_inside_a_row_makes_a_possible_cell_solid() -> None:
    found = lineup(LEAD, row("a1 b1 c1", possible="bc"))
    result = apply_by_hand(found, [pin("a1 c1")])
    assert shown(result) == ["a0 b0 c0", "a1 b1? c1"]
    assert result.rows[1].pinned == {"a", "c"}


def test_a_passage_pinned_elsewhere_leaves_its_possible_place_but_not_a_solid_one() -> None:
    found = lineup(LEAD, row("a1 b1 c1", possible="c"), row("a2 b2"))
    assert shown(apply_by_hand(found, [pin("a2 c1")])) == ["a0 b0 c0", "a1 b1", "a2 b2 c1"]
    found = lineup(LEAD, row("a1 b1 c1"), row("a2 b2"))
    assert shown(apply_by_hand(found, [pin("a2 c1")])) == ["a0 b0 c0", "a1 b1 c1", "a2 b2 c1"]


def test_a_passage_of_the_lead_can_be_pinned_and_the_lead_stays() -> None:
    found = lineup(LEAD, row("b1"), row("b2 c2"))
    result = apply_by_hand(found, [pin("a0 b2")])
    assert shown(result) == ["a0 b0 c0", "b1", "a0 b2 c2"]
    assert result.rows[0].id == LEAD.id


def test_parted_passages_stand_apart_and_are_not_nearest() -> None:
    found = lineup(LEAD, row("a1 b1"), scores={"a1 b1": 0.9, "a1 b2": 0.2})
    result = apply_by_hand(found, [part("a1", "b1")])
    assert shown(result) == ["a0 b0 c0", "a1", "b1"]
    assert result.rows[1].nearest == {"b": ("s2", 0.2)}
    assert result.pairs[0].band is None
    assert result.pairs[0].by_hand == "apart"
    assert "a" in result.unrelated


def test_who_stays_with_whom_goes_by_score() -> None:
    found = lineup(LEAD, row("a1 b1 c1"), scores={"a1 b1": 0.6, "a1 c1": 0.5, "b1 c1": 0.9})
    assert shown(apply_by_hand(found, [part("a1", "b1")])) == ["a0 b0 c0", "b1 c1", "a1"]


def test_a_row_is_split_in_two() -> None:
    found = lineup(LEAD, row("a1 b1 c1 d1"), row("a2"))
    result = apply_by_hand(found, [part("a1 b1", "c1 d1")])
    assert shown(result) == ["a0 b0 c0", "a1 b1", "c1 d1", "a2"]


def test_two_rows_are_merged() -> None:
    found = lineup(LEAD, row("a1 b1"), row("a2"), row("c1 d1"))
    result = apply_by_hand(found, [pin("a1 b1 c1 d1")])
    assert shown(result)[:3] == ["a0 b0 c0", "a1 b1 c1 d1", "a2"]
    assert result.rows[1].pinned == set("abcd")


def test_a_passage_is_moved() -> None:
    found = lineup(LEAD, row("a1 b1"), row("a2 b2"))
    moved = [part("b1", "a1"), pin("a2 b2 b1")]
    assert shown(apply_by_hand(found, moved)) == ["a0 b0 c0", "a1", "a2 b1 b2"]


def test_pins_in_a_ring_with_a_parted_pair_make_two_rows() -> None:
    found = lineup(LEAD, row("a1"), row("b1"), row("c1"))
    result = apply_by_hand(found, [pin("a1 b1"), pin("b1 c1"), part("a1", "c1")])
    assert shown(result) == ["a0 b0 c0", "a1 b1", "b1 c1"]


def test_the_last_word_counts() -> None:
    found = lineup(LEAD, row("a1 b1"))
    assert shown(apply_by_hand(found, [pin("a1 b1"), part("a1", "b1")])) == ["a0 b0 c0", "a1", "b1"]
    assert shown(apply_by_hand(found, [part("a1", "b1"), pin("a1 b1")])) == ["a0 b0 c0", "a1 b1"]
    free = RowDecision("free", refs("a1 b1"))
    assert apply_by_hand(found, [part("a1", "b1"), free]) is found


def test_a_confirmed_empty_cell() -> None:
    found = lineup(LEAD, row("a1 b1"))
    assert shown(apply_by_hand(found, [no_match("a1 b1", "c")])) == ["a0 b0 c0", "a1 b1 c!"]
    found = lineup(LEAD, row("a1 b1 c1", possible="c"))
    assert shown(apply_by_hand(found, [no_match("a1 b1", "c")])) == ["a0 b0 c0", "a1 b1 c!", "c1"]
    assert shown(apply_by_hand(found, [no_match("a1 b1", "c"), pin("a1 c1")])) == ["a0 b0 c0", "a1 b1 c1"]
    assert shown(apply_by_hand(found, [pin("a1 c1"), no_match("a1 b1", "c")])) == ["a0 b0 c0", "a1 b1 c!", "c1"]
    free = RowDecision("free", refs("a1"), article="c")
    assert apply_by_hand(found, [no_match("a1 b1", "c"), free]) is found


def test_decisions_about_what_is_gone_apply_to_nothing() -> None:
    found = lineup(LEAD, row("a1 b1"))
    gone = [pin("a1 x1"), part("a9", "b1"), no_match("a1", "x"), no_match("x1", "a")]
    assert apply_by_hand(found, gone) is found


@st.composite
def tables(draw: st.DrawFn) -> LineupResult:
    sizes = {name: draw(st.integers(1, 4)) for name in "abcd"[: draw(st.integers(1, 4))]}
    places = [f"{name}{k}" for name, size in sizes.items() for k in range(size)]
    lead = [f"{name}0" for name in sizes]
    rows = [row(" ".join(lead), "lead")]
    placed = set(lead)
    for _ in range(draw(st.integers(0, 4))):
        own = sorted(draw(st.sets(st.sampled_from(places), min_size=1, max_size=5)))
        possible = draw(st.sets(st.sampled_from(sorted({p[0] for p in own}))))
        several = len({p[0] for p in own}) > 1
        if several and all(r.cells != row(" ".join(own)).cells for r in rows):
            rows.append(row(" ".join(own), possible="".join(sorted(possible - {own[0][0]}))))
            placed |= set(own)
    rows += [row(p) for p in places if p not in placed]
    pairs = [p for p in itertools.combinations(places, 2) if p[0][0] != p[1][0]]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    scores = {" ".join(p): draw(st.integers(1, 9)) / 10 for p in sorted(chosen)}
    return lineup(*rows, scores=scores)


SOME = st.lists(
    st.sampled_from([f"{name}{k}" for name in "abcde" for k in range(4)]), min_size=1, max_size=3, unique=True
).map(lambda words: refs(" ".join(words)))
KINDS = st.sampled_from(["pin", "pin", "part", "part", "split", "join", "no_match", "free"])
DECISIONS = st.lists(st.builds(RowDecision, KINDS, SOME, SOME, st.sampled_from("abcd")), max_size=5)


def members(item: Row) -> set[SentenceRef]:
    return {SentenceRef(a, s) for a, own in item.cells.items() for s in own}


def everything(found: LineupResult) -> set[SentenceRef]:
    return set().union(*(members(r) for r in found.rows))


@given(tables(), DECISIONS)
def test_every_sentence_still_appears_and_no_row_is_empty(found: LineupResult, decisions: list[RowDecision]) -> None:
    result = apply_by_hand(found, decisions)
    assert everything(result) == everything(found)
    assert all(r.cells for r in result.rows)


@given(tables(), DECISIONS)
def test_the_first_row_stays(found: LineupResult, decisions: list[RowDecision]) -> None:
    result = apply_by_hand(found, decisions)
    assert result.rows[0].cells == found.rows[0].cells
    assert result.rows[0].kind == "lead"


@given(tables(), DECISIONS, SOME)
def test_the_last_pin_is_kept(found: LineupResult, decisions: list[RowDecision], some: tuple[SentenceRef, ...]) -> None:
    result = apply_by_hand(found, [*decisions, RowDecision("pin", some)])
    there = {p for p in some if p in everything(found)}
    if len(there) > 1:
        rows = [r for r in result.rows if there <= members(r)]
        assert rows
        assert all({p.article for p in there} <= r.pinned for r in rows)
        assert not any({p.article for p in there} & r.possible for r in rows)


@given(tables(), DECISIONS, SOME, SOME)
def test_the_last_parting_is_kept(
    found: LineupResult, decisions: list[RowDecision], one: tuple[SentenceRef, ...], other: tuple[SentenceRef, ...]
) -> None:
    result = apply_by_hand(found, [*decisions, RowDecision("part", one, other)])
    for r in result.rows:
        inside = members(r)
        near = {SentenceRef(a, s) for a, (s, _) in r.nearest.items()}
        for a, b in itertools.product(one, other):
            if a == b:
                continue
            assert r.kind == "lead" or not {a, b} <= inside
            assert not (a in inside and b in near)
    for pair in result.pairs:
        if any({pair.a, pair.b} == {a, b} for a, b in itertools.product(one, other)):
            assert pair.band is None


@given(tables(), DECISIONS, SOME, st.sampled_from("abcd"))
def test_the_last_confirmed_gap_is_kept(
    found: LineupResult, decisions: list[RowDecision], some: tuple[SentenceRef, ...], article: str
) -> None:
    result = apply_by_hand(found, [*decisions, RowDecision("no_match", some[:1], article=article)])
    valid = some[0] in everything(found) and article in {r.article for r in everything(found)} - {some[0].article}
    for r in result.rows:
        assert not r.confirmed_empty & set(r.cells)
        if valid and some[0] in members(r) and r.kind != "lead":
            own = {m for m in members(r) if m.article == article}
            assert article in r.confirmed_empty or article in r.pinned
            assert bool(own) == (article not in r.confirmed_empty)


@given(tables(), DECISIONS)
def test_applying_twice_is_applying_once(found: LineupResult, decisions: list[RowDecision]) -> None:
    once = apply_by_hand(found, decisions)
    assert apply_by_hand(once, decisions) == once


@given(tables(), DECISIONS)
def test_the_same_input_gives_the_same_rows(found: LineupResult, decisions: list[RowDecision]) -> None:
    assert apply_by_hand(found, decisions) == apply_by_hand(found, list(decisions))


@given(tables(), DECISIONS)
def test_rows_that_nothing_speaks_of_stay_in_their_order(found: LineupResult, decisions: list[RowDecision]) -> None:
    spoken = {p for d in decisions for p in (*d.passages, *d.others)}
    gone = {d.article for d in decisions}
    quiet = [
        r.id
        for r in found.rows
        if members(r).isdisjoint(spoken) and not {m.article for m in members(r)} & gone and r.kind == "shared"
    ]
    kept = [r.id for r in apply_by_hand(found, decisions).rows if r.id in quiet]
    assert kept == quiet


@given(tables())
def test_without_decisions_nothing_changes(found: LineupResult) -> None:
    assert apply_by_hand(found, []) is found
