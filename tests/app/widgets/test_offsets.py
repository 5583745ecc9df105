"""Code points and UTF-16 units."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.widgets.offsets import OffsetMap, display_text

SAMPLES = st.text(
    st.one_of(
        st.sampled_from("a é\u0301🕊🏽\u200d👩ے\u0654۔\u00a0\u2028\u2029\r\n\t\ufffc\ufdd0\x00𝔘"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=60,
)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(SAMPLES)
def test_every_offset_goes_to_utf16_and_back(text: str) -> None:
    offsets = OffsetMap(text)
    assert offsets.units == units(text)
    for at in range(len(text) + 1):
        assert offsets.to_units(at) == units(text[:at])
        assert offsets.to_code_points(offsets.to_units(at)) == at


@given(SAMPLES)
def test_the_middle_of_a_pair_is_its_start(text: str) -> None:
    offsets = OffsetMap(text)
    for at, char in enumerate(text):
        if ord(char) > 0xFFFF:
            assert offsets.to_code_points(offsets.to_units(at) + 1) == at


@given(SAMPLES)
def test_shown_text_keeps_every_offset(text: str) -> None:
    shown = display_text(text)
    assert len(shown) == len(text)
    assert units(shown) == units(text)
    assert not set(shown) & set("\n\r\t\x00\u2028\u2029\ufffc\ufdd0")


def test_lone_surrogates_are_replaced_and_no_break_spaces_kept() -> None:
    assert display_text("a\ud800b\u00a0c") == "a\ufffdb\u00a0c"


def test_offsets_outside_are_refused() -> None:
    offsets = OffsetMap("a🕊")
    for wrong in (-1, 3):
        with pytest.raises(ValueError, match="outside"):
            offsets.to_units(wrong)
    with pytest.raises(ValueError, match="outside"):
        offsets.to_code_points(4)
