from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.text import Revision, Span
from analyzers.text.span import hull
from tests.analyzers.text.strategies import texts_with_spans


@given(texts_with_spans())
def test_every_clean_offset_has_exactly_one_raw_offset(case: tuple[str, list[Span]]) -> None:
    raw, hidden = case
    revision = Revision.of(raw, hidden)
    places = []
    for at in range(len(revision.clean)):
        found = revision.to_raw(Span(at, at + 1))
        assert len(found) == 1
        assert found[0].length == 1
        assert found[0].of(raw) == revision.clean[at]
        assert revision.to_clean(found[0]) == Span(at, at + 1)
        places.append(found[0].start)
    gone = {i for span in hidden for i in range(span.start, span.end)}
    assert places == [i for i in range(len(raw)) if i not in gone]


@given(texts_with_spans(), st.data())
def test_a_clean_span_survives_the_way_to_raw_and_back(case: tuple[str, list[Span]], data: st.DataObject) -> None:
    raw, hidden = case
    revision = Revision.of(raw, hidden)
    start = data.draw(st.integers(0, len(revision.clean)))
    span = Span(start, data.draw(st.integers(start, len(revision.clean))))
    there = revision.to_raw(span)
    assert "".join(part.of(raw) for part in there) == span.of(revision.clean)
    assert all(a.end < b.start for a, b in itertools.pairwise(there))
    if span.length:
        assert revision.to_clean(hull(there)) == span
    else:
        assert there == ()


@given(texts_with_spans(), st.data())
def test_a_raw_span_maps_to_what_is_left_of_it(case: tuple[str, list[Span]], data: st.DataObject) -> None:
    raw, hidden = case
    revision = Revision.of(raw, hidden)
    start = data.draw(st.integers(0, len(raw)))
    span = Span(start, data.draw(st.integers(start, len(raw))))
    kept = "".join(part.of(raw) for piece in revision.kept if (part := piece.intersection(span)))
    found = revision.to_clean(span)
    assert (found.of(revision.clean) if found else "") == kept


def test_the_id_changes_with_the_text_and_with_what_is_hidden() -> None:
    ids = {
        Revision.of("abcabc").id,
        Revision.of("abcabd").id,
        Revision.of("abcabc", [Span(0, 3)]).id,
        Revision.of("abcabc", [Span(3, 6)]).id,
    }
    assert len(ids) == 4
    assert Revision.of("abcabc", [Span(0, 1), Span(1, 3)]).id == Revision.of("abcabc", [Span(0, 3)]).id
    assert Revision.of("a\ud800").id


def test_spans_outside_the_text_are_refused() -> None:
    with pytest.raises(ValueError, match="outside"):
        Revision.of("abc", [Span(2, 4)])
    with pytest.raises(ValueError, match="outside"):
        Revision.of("abc", [Span(-1, 2)])
    revision = Revision.of("abc", [Span(0, 1)])
    with pytest.raises(ValueError, match="outside"):
        revision.to_raw(Span(0, 3))
