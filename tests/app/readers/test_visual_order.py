"""Letters as they stand on a line come out in the order in which they are read."""

from __future__ import annotations

import pytest

from app.readers.visual_order import logical, share_right


@pytest.mark.parametrize(
    ("visual", "from_right", "wanted"),
    [
        ("Plain words, 12.", False, "Plain words, 12."),
        ("םולש", True, "שלום"),
        (".12-ב םולש", True, "שלום ב-12."),
        (")םולש( 4,500 ב", True, "ב 4,500 (שלום)"),
        ("(םולש) ב", True, "ב (שלום)"),
        ("Quay Works תרבח", True, "חברת Quay Works"),
        ("5% הלע", True, "עלה 5%"),
        ("he said םולש 12 םולש twice", False, "he said שלום 12 שלום twice"),
        ("םולש.", True, "שלום."),
        ("", True, ""),
    ],
)
def test_order(visual: str, from_right: bool, wanted: str) -> None:
    assert logical(list(visual), from_right) == wanted


def test_ligatures_and_marks_stay_whole() -> None:
    assert logical(["\u0627", "\u0644\u0627", "\u0628\u0651"], True) == "\u0628\u0651\u0644\u0627\u0627"


def test_share() -> None:
    assert share_right(["ab", "אב"]) == 0.5
    assert share_right(["12"]) == 0.0
