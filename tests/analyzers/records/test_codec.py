"""Every kind of result goes to JSON and back unchanged."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzers.records import (
    AboutResult,
    AttributionResult,
    CleaningResult,
    EventsResult,
    FiguresResult,
    LineupResult,
    NamingResult,
    ReadabilityResult,
    ReuseResult,
    ToneResult,
    VerbsResult,
    WordingResult,
)
from analyzers.records.codec import BadRecord, decode, encode
from analyzers.text import Span

KINDS = [
    AboutResult,
    AttributionResult,
    CleaningResult,
    EventsResult,
    FiguresResult,
    LineupResult,
    NamingResult,
    ReadabilityResult,
    ReuseResult,
    ToneResult,
    VerbsResult,
    WordingResult,
]

spans = st.tuples(st.integers(0, 9999), st.integers(0, 9999)).map(lambda p: Span(min(p), max(p)))
st.register_type_strategy(Span, spans)
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.__name__)
@settings(max_examples=12)
@given(data=st.data())
def test_any_result_survives_json(kind: type, data: st.DataObject) -> None:
    result = data.draw(st.from_type(kind))
    assert decode(kind, json.loads(json.dumps(encode(result)))) == result


def test_unknown_keys_are_passed_over_and_missing_ones_take_their_default() -> None:
    assert decode(CleaningResult, {"language": "en", "from_the_future": 1}) == CleaningResult((), "en")


@pytest.mark.parametrize(
    ("value", "where"),
    [
        ({"site_text": 3}, "CleaningResult.site_text"),
        ({"site_text": [{"span": [1], "kind": "x", "reason": "y"}]}, "CleaningResult.site_text[0].span"),
        ({"site_text": [{"span": [1, 2]}]}, "CleaningResult.site_text[0]"),
        ({"language": 5}, "CleaningResult.language"),
        ([], "CleaningResult"),
    ],
)
def test_values_that_do_not_fit_name_their_place(value: object, where: str) -> None:
    with pytest.raises(BadRecord, match=where.replace("[", r"\[").replace("]", r"\]")):
        decode(CleaningResult, value)
