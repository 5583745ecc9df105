from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.text import Span
from analyzers.text.span import complement, hull, merge

spans = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda p: Span(min(p), max(p))), max_size=8)


def members(found: tuple[Span, ...] | list[Span]) -> set[int]:
    return {i for span in found for i in range(span.start, span.end)}


@given(spans)
def test_merged_spans_hold_the_same_characters_and_neither_overlap_nor_touch(found: list[Span]) -> None:
    merged = merge(found)
    assert members(merged) == members(found)
    assert all(a.end < b.start for a, b in itertools.pairwise(merged))
    assert all(isinstance(span, Span) and span.length for span in merged)


@given(spans, st.integers(0, 30))
def test_the_complement_holds_every_other_character(found: list[Span], length: int) -> None:
    inside = [s for s in found if s.end <= length]
    assert members(complement(inside, length)) == set(range(length)) - members(inside)


@given(spans)
def test_overlap_and_intersection_agree(found: list[Span]) -> None:
    for a in found:
        for b in found:
            shared = a.intersection(b)
            assert (shared is not None) == bool(members([a]) & members([b]))
            if a.length and b.length:
                assert a.overlaps(b) == (shared is not None)
            assert a.contains(hull([a]))
            assert hull([a, b]).contains(a)


def test_spans_cut_shift_and_trim() -> None:
    text = "  ab\u00a0\n"
    assert Span(0, 6).trimmed(text) == Span(2, 4)
    assert Span(0, 2).trimmed(text).length == 0
    assert Span(2, 4).of(text) == "ab"
    assert Span(2, 4).shifted(3) == Span(5, 7)
    with pytest.raises(ValueError, match="no spans"):
        hull([])
