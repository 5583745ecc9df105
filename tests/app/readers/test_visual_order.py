"""Letters as they stand on a line come out in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.readers.visual_order import _brackets, _not_between_left, kind, logical, share_right


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


class Counted(list[int | str]):
    """Places or kinds that count how often somebody goes through them."""

    passes = 0

    def __iter__(self) -> Iterator[int | str]:
        self.passes += 1
        return super().__iter__()


def test_long_lines_are_gone_through_once() -> None:
    texts = [*("()" * 500)]
    places = Counted(range(1_000))
    assert _brackets(texts, places) == texts  # type: ignore[arg-type]  # all of them are numbers
    assert places.passes == 1
    kinds = Counted(map(kind, ["\u05d0", *texts, "a", "(", "b"]))
    assert _not_between_left(kinds) == [*range(1, 1_001)]  # type: ignore[arg-type]  # all of them are kinds
    assert kinds.passes == 1


def test_brackets_back_to_front_are_exchanged_at_their_places_only() -> None:
    assert _brackets([*")a("], [0, 2]) == [*"(a)"]
    assert _brackets([*")a("], []) == [*")a("]
