"""The article card is never wrong on the pages of tests/eval/cards.py."""

from __future__ import annotations

import pytest

from tests.eval import cards


def test_no_card_is_wrong() -> None:
    counts, wrong, _ = cards.score()
    assert wrong == []
    assert counts["right"] >= 19


def test_no_card_of_the_second_set_is_wrong() -> None:
    counts, wrong, _ = cards.score(second=True)
    assert wrong == []
    assert counts["right"] >= 105


def test_a_wrong_card_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = cards.page(cards.HEAD, "By Ulla Brand", "May 3, 2019", cards.BODY)
    monkeypatch.setattr(cards, "CASES", (("a date", raw, {"published": "2019-05-04", "agency": "Reuters"}),))
    counts, wrong, unknown = cards.score()
    assert len(unknown) == 1
    assert dict(counts) == {"wrong": 1, "unknown": 1}
    assert "2019-05-03" in wrong[0]
