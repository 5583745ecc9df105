"""Articles in which nothing was looked for are named in every list that has nothing of them."""

from __future__ import annotations

import pytest

from analyzers.analysis import Analysis
from app.lenses.base import Comparison, Lens
from app.lenses.sources import SourcesLens
from app.lenses.tone import ToneLens
from app.lenses.wording import WordingLens
from app.widgets.blocks import Block, Heading, Runs, Words
from tests.app.comparisons import comparison, urdu

FOREIGN = urdu().articles[0]


def sections(blocks: tuple[Block, ...]) -> dict[str, list[Block]]:
    out: dict[str, list[Block]] = {}
    title = ""
    for block in blocks:
        if isinstance(block, Heading):
            title = block.text
        else:
            out.setdefault(title, []).append(block)
    return out


@pytest.mark.parametrize(
    ("lens", "titles"),
    [
        (SourcesLens(), ("Sources",)),
        (ToneLens(), ("Readability",)),
        (WordingLens(), ("Words that stand out", "Worth a look")),
    ],
    ids=["sources", "tone", "wording"],
)
def test_they_are_named(lens: Lens, titles: tuple[str, ...]) -> None:
    made = comparison()
    shown = Comparison(Analysis((*made.articles, FOREIGN), made.per_article, made.shared))
    found = sections(lens.panel(shown, frozenset()))
    for title in titles:
        words = [block.text for block in found[title] if isinstance(block, Words)]
        assert "Not analysed: urdu.txt." in words, title
    for title, blocks in found.items():  # elsewhere they have a line of their own
        for block in blocks:
            if isinstance(block, Runs) and len(block.rows) >= len(shown.columns):
                assert any("urdu" in row.label and not row.links for row in block.rows), title


def test_where_all_are_analysed_nothing_is_said() -> None:
    assert Comparison(comparison()).left_out() == ()
    assert Comparison(Analysis((FOREIGN,)), pending=True).left_out() == ()
