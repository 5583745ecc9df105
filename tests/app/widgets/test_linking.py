"""Linked scrolling as arithmetic."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.widgets.linking import Linker, carry, joints


def test_passages_of_one_row_belong_together() -> None:
    mine = [(10.0, 20.0), None, (50.0, 60.0)]
    theirs = [(100.0, 120.0), (5.0, 9.0), (30.0, 40.0)]
    assert joints(mine, theirs) == [(10.0, 100.0), (50.0, 30.0)]


def test_a_passage_of_several_rows_goes_to_the_nearest() -> None:
    assert joints([(10.0, 20.0), (10.0, 20.0)], [(400.0, 410.0), (15.0, 30.0)]) == [(10.0, 15.0)]


@pytest.mark.parametrize(
    ("height", "wanted"), [(0.0, 0.0), (10.0, 100.0), (30.0, 65.0), (50.0, 30.0), (100.0, 200.0), (75.0, 115.0)]
)
def test_between_joints_the_way_is_shared_out(height: float, wanted: float) -> None:
    assert carry([(10.0, 100.0), (50.0, 30.0)], (100.0, 200.0), height) == pytest.approx(wanted)


heights = st.floats(0, 1000)


@given(st.lists(st.tuples(heights, heights), max_size=8), heights)
def test_it_never_leaves_the_other_text_and_never_jumps(pairs: list[tuple[float, float]], height: float) -> None:
    known = sorted(dict(pairs).items())
    ends = (1000.0, 1000.0)
    at = carry(known, ends, height)
    assert -1e-6 <= at <= 1000.0 + 1e-6
    assert carry(known, ends, 1000.0) == pytest.approx(1000.0)


def test_only_sure_passages_join() -> None:
    linker = Linker([[(10.0, 20.0)], [(90.0, 95.0)]], [100.0, 100.0], [[True], [False]])
    assert linker.carried(0, 1, 10.0) == pytest.approx(10.0)
    linker = Linker([[(10.0, 20.0)], [(90.0, 95.0)]], [100.0, 100.0], [[True], [True]])
    assert linker.carried(0, 1, 10.0) == pytest.approx(90.0)
    assert linker.carried(1, 0, 90.0) == pytest.approx(10.0)
