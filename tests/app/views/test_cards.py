"""What the cards and the status bar say."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from analyzers.analysis import Analysis
from analyzers.records import AboutResult, LineupResult, NamingResult, ReuseResult, VerbsResult
from app.lenses.base import NOT_ANALYSED, Comparison
from app.lenses.row_filter import counts
from app.lenses.rows import RowBuilder
from app.lenses.sources import SourcesLens
from app.lenses.tone import ToneLens
from app.lenses.wording import WordingLens
from app.views.cards import article_cards, done_sentence
from app.widgets import blocks as b
from tests.app.comparisons import bare, comparison


def _with_reuse(agency: str) -> Analysis:
    whole = comparison()
    shared: dict[type[Any], Any] = dict(whole.shared)
    run = replace(shared[ReuseResult].runs[0], share_a=0.52, share_b=0.36)
    shared[ReuseResult] = replace(shared[ReuseResult], runs=(run,))
    per_article = {key: dict(found) for key, found in whole.per_article.items()}
    about = per_article["b"][AboutResult].about
    per_article["b"][AboutResult] = AboutResult(replace(about, agency=replace(about.agency, value=agency)))
    return replace(whole, shared=shared, per_article=per_article)


def _notes(analysis: Analysis) -> list[str]:
    return [card.note for card in article_cards(Comparison(analysis), ())]


def test_shared_words_have_no_direction_unless_the_agency_is_known() -> None:
    plain = _notes(_with_reuse(""))
    assert "shares 52% with" in plain[0]
    assert "shares 36% with" in plain[1]
    outlet = Comparison(comparison()).column("a").about.outlet.value or ""
    known = _notes(_with_reuse(outlet))
    assert "shares 52% with" in known[0]
    assert "carries" in known[1]


def test_headlines_alone_are_no_rows_lined_up() -> None:
    whole = comparison()
    assert done_sentence(Comparison(whole), ()).endswith("· 1 row lined up")
    lineup = whole.shared[LineupResult]
    lead = replace(lineup, rows=tuple(row for row in lineup.rows if row.kind != "shared"))
    only_lead = replace(whole, shared={**whole.shared, LineupResult: lead})
    assert done_sentence(Comparison(only_lead), ()).endswith("no rows lined up")
    alone = Comparison(replace(whole, articles=whole.articles[:1]))
    assert "lined up" not in done_sentence(alone, ())


def test_nothing_is_in_every_outlet_where_nothing_is_lined_up() -> None:
    for analysis in (bare(), replace(comparison(), articles=comparison().articles[:1])):
        builder = RowBuilder(Comparison(analysis))
        counted = counts(builder.all_rows(), frozenset())
        assert counted["every"] == counted["several"] == 0


def test_an_article_in_another_language_is_not_analysed() -> None:
    whole = comparison()
    foreign = replace(whole.articles[1], language="ur")
    shared: dict[type[Any], Any] = dict(whole.shared)
    labels = tuple(label for label in shared[NamingResult].labels if label.article == "a")
    shared[NamingResult] = replace(shared[NamingResult], labels=labels)
    shared[VerbsResult] = VerbsResult(tuple(use for use in shared[VerbsResult].uses if use.article == "a"))
    left = {"a": whole.per_article["a"]}
    shown = Comparison(replace(whole, articles=(whole.articles[0], foreign), per_article=left, shared=shared))
    name = shown.column("b").short
    for lens in (WordingLens(), SourcesLens(), ToneLens()):
        runs = [block for block in lens.panel(shown, frozenset()) if isinstance(block, b.Runs)]
        rows = [row for block in runs for row in block.rows if row.label == name and not row.links]
        assert rows
        assert {row.empty for row in rows} == {NOT_ANALYSED}
        strips = [block for block in lens.panel(shown, frozenset()) if isinstance(block, b.Strips)]
        assert all(row.note == NOT_ANALYSED for block in strips for row in block.rows if row.label == name)
    lines = [line.text for lens in (WordingLens(), SourcesLens(), ToneLens()) for line in lens.head(shown, "b")[1]]
    assert lines == [NOT_ANALYSED]
