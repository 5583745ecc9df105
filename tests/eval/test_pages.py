"""The pages that cleaning is measured on: their key is right, and the switches do what they say."""

from __future__ import annotations

import random

import pytest

from analyzers.language import outlets
from tests.conftest import SHARED
from tests.eval.pages import (
    TRAP,
    PieceOfSite,
    Tally,
    load_pieces,
    load_traps,
    make_page,
    make_pages,
    measure,
    profiles_of_outlets,
)

ARTICLE = "\n\n".join(
    [
        "Harbour town votes on tidal gate",
        *(f"Paragraph {n} tells of the gate. The council met again on day {n}." for n in range(1, 12)),
    ]
)


def test_places_inside_paragraphs_are_keyed_and_leave_the_article_whole() -> None:
    pieces = [PieceOfSite("donation", ("lead", "middle", "tail"), ("Give us a coin today",))]
    traps = [PieceOfSite(TRAP + "link", ("between", "tail"), ("Also on the table is a tax on nets.",))]
    seen = set()
    for seed in range(20):
        page = make_page("gate", ARTICLE, pieces, random.Random(seed), traps)
        rest = page.raw
        for span, _ in sorted((*page.inserted, *page.traps), reverse=True):
            rest = rest[: span.start] + rest[span.end :]
        assert "".join(rest.split()) == "".join(ARTICLE.split())
        assert {span.of(page.raw) for span, _ in page.inserted} <= {"Give us a coin today"}
        assert {span.of(page.raw) for span, _ in page.traps} <= {"Also on the table is a tax on nets."}
        seen |= {kind for _, kind in (*page.inserted, *page.traps)}
    assert seen == {"donation", TRAP + "link"}


def test_a_hidden_trap_is_counted_by_itself() -> None:
    trap = [PieceOfSite(TRAP + "share", ("between", "tail"), ("Share this story on Facebook and Twitter",))]
    tally = Tally()
    for seed in range(20):
        measure(make_page("gate", ARTICLE, [], random.Random(seed), trap), tally, {})
    assert tally.trap_lost > 0
    assert tally.hit == tally.missed == 0


def test_halves_share_nothing_and_make_the_whole() -> None:
    odd, even = load_pieces("unseen", "odd"), load_pieces("unseen", "even")
    assert len(odd) + len(even) == len(load_pieces("unseen")) >= 220
    assert not {piece.lines for piece in odd} & {piece.lines for piece in even}
    assert load_traps("unseen")
    assert not load_traps("fresh")


@pytest.mark.parametrize("on", [True, False])
def test_profiles_are_switched_and_come_back(on: bool) -> None:
    whole = outlets.load_outlets()
    with profiles_of_outlets(on):
        assert bool(outlets.by_name()) is on
    assert outlets.load_outlets() == whole
    assert outlets.by_name()


@pytest.mark.skipif(not (SHARED / "corpus").exists(), reason="the shared articles are not here")
@pytest.mark.parametrize(("which", "least"), [("measuring", 0.93), ("unseen", 0.86)])
def test_figures_of_a_few_pages_do_not_fall(which: str, least: float) -> None:
    tally = Tally()
    with profiles_of_outlets(False):
        for made in make_pages(SHARED, which, 12):
            measure(made, tally, {})
    _, _, f1, body = tally.figures
    assert f1 >= least
    assert body >= 0.985
