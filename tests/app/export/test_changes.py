"""What differs between two runs of the analysis is told in the counts that are shown."""

from __future__ import annotations

from dataclasses import replace

from analyzers.analysis import Analysis
from analyzers.records import AttributionResult, LineupResult
from app.export.changes import COUNTED, Count, differences
from app.export.counts import statements
from tests.app.comparisons import article, comparison


def test_nothing_differs_from_itself() -> None:
    assert differences(comparison(), comparison()) == ()


def test_counts_that_changed_are_told_the_comparison_first() -> None:
    before = comparison()
    found = before.per_article["a"][AttributionResult]
    first, second = found.attributions
    lineup = before.shared[LineupResult]
    after = Analysis(
        before.articles,
        {
            **before.per_article,
            "a": {
                **before.per_article["a"],
                AttributionResult: AttributionResult((replace(first, source_class="unnamed_group"), second)),
            },
        },
        {**before.shared, LineupResult: LineupResult((), lineup.rows[1:])},
    )
    assert differences(before, after) == (
        Count("rows", "", 5, 4),
        Count("shared", "", 2, 1),
        Count("named", "a", 1, 0),
        Count("unnamed", "a", 1, 2),
    )
    assert differences(before, after)[-1].words == "by unnamed sources 1 → 2"


def test_a_private_belief_is_no_statement_here_either() -> None:
    before = comparison()
    found = before.per_article["b"][AttributionResult]
    silent = AttributionResult(tuple(replace(item, reporting=False) for item in found.attributions))
    after = Analysis(
        before.articles,
        {**before.per_article, "b": {**before.per_article["b"], AttributionResult: silent}},
        before.shared,
    )
    assert len(statements(silent)) == 0
    assert Count("statements", "b", 2, 0) in differences(before, after)


def test_an_article_that_came_or_went_is_no_difference() -> None:
    before = comparison()
    more = article("c", "third.txt", "A third report about the ferries.\n")
    after = Analysis((*before.articles, more), before.per_article, before.shared)
    assert differences(before, after) == ()
    assert {count.article for count in differences(after, before)} == set()


def test_every_count_has_words() -> None:
    assert all(Count(what, "", 1, 2).words.endswith("1 → 2") for what in COUNTED)
