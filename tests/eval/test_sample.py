"""The sample's hand-made key, compared with as a score: floors a little below what was measured."""

from __future__ import annotations

import copy

import pytest

from tests.eval.sample import Scores, load, measure


@pytest.fixture(scope="module")
def scores() -> Scores:
    return measure(*load())


def test_attributions_agree_with_the_key(scores: Scores) -> None:
    assert scores.f1 >= 0.90
    assert scores.precision >= 0.92
    assert scores.recall >= 0.87


@pytest.mark.parametrize(
    ("name", "floor"),
    [
        ("source", 0.97),
        ("source_class", 0.97),
        ("named or not", 0.97),
        ("quoted or not", 0.98),
        ("second_hand", 0.95),
        ("speech_act", 0.95),
        ("status", 0.85),
    ],
)
def test_what_is_said_of_a_matched_attribution_agrees(scores: Scores, name: str, floor: float) -> None:
    assert scores.agree[name] >= floor


def test_solid_links_agree_with_the_rows_of_the_key(scores: Scores) -> None:
    precision, recall = scores.links
    assert precision >= 0.77
    assert recall >= 0.53


def test_no_field_of_the_card_is_wrong(scores: Scores) -> None:
    right, wrong, _ = scores.card
    assert wrong == 0
    assert right >= 17


def test_the_measure_tells_a_perfect_answer_from_a_poor_one() -> None:
    key, found = load()
    perfect = copy.deepcopy(found)
    for article in perfect["articles"]:
        article["attributions"] = [a for a in key["articles"][article["id"]]["attributions"] if not a.get("nested")]
    full = measure(key, perfect)
    assert full.precision == full.recall == 1.0
    assert set(full.agree.values()) == {1.0}
    for article in perfect["articles"]:
        article["attributions"] = article["attributions"][:1]
    assert measure(key, perfect).recall < 0.1
