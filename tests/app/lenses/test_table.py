"""The matrix's cells."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from analyzers.analysis import Analysis
from analyzers.records import LineupResult
from app.lenses.base import Comparison, Passages
from app.lenses.rows import RowBuilder
from app.lenses.table import actor_rows, figure_rows, passage_rows
from app.widgets.matrix_table import MatrixCell
from tests.app.comparisons import comparison, urdu


def cells(shown: Comparison, lens: str) -> dict[str, tuple[MatrixCell, ...]]:
    rows = RowBuilder(shown).all_rows()
    return {row.key: row.cells for row in passage_rows(shown, shown.columns, rows, lens)}


def boxes(cell: MatrixCell) -> list[str]:
    return [count.text for count in cell.counts]


def test_plain_tells_the_length() -> None:
    found = cells(Comparison(comparison()), "plain")
    assert found["r1"][0].text == "13 words"
    assert [cell.state for cell in found["r1"]] == ["has", "possible"]
    assert [cell.state for cell in found["r2"]] == ["has", "none"]
    assert found["r2"][1].speech == "no matching passage"


def test_sources_count_statements_by_class() -> None:
    found = cells(Comparison(comparison()), "sources")
    assert boxes(found["r1"][0]) == ["N 1"]
    assert boxes(found["r3"][0]) == ["U 1"]
    assert found["r3"][0].counts[0].dashed
    assert boxes(found["r4"][1]) == ["I 1"]
    assert found["r3"][0].speech.endswith("statements: 1 unnamed")
    assert found["r2"][0].speech.endswith("statements: none")


def test_tone_counts_own_voice_alone() -> None:
    found = cells(Comparison(comparison()), "tone")
    assert boxes(found["r2"][0]) == ["− 1"]
    assert boxes(found["r3"][0]) == []  # the tone of a quotation is not the article's
    assert boxes(found["r4"][1]) == ["+ 1"]


def test_wording_counts_what_actors_are_called() -> None:
    found = cells(Comparison(comparison()), "wording")
    assert boxes(found["r1"][0]) == ["A 1"]
    assert found["r1"][0].speech.endswith("called: 1 crews")


def test_a_confirmed_empty_cell_looks_and_sounds_different() -> None:
    whole = comparison()
    shared: dict[type[Any], Any] = dict(whole.shared)
    rows = shared[LineupResult].rows
    sure = tuple(replace(row, confirmed_empty=frozenset({"b"})) if row.id == "r2" else row for row in rows)
    shared[LineupResult] = replace(shared[LineupResult], rows=sure)
    found = cells(Comparison(Analysis(whole.articles, whole.per_article, shared)), "plain")
    assert found["r2"][1].state == "confirmed"
    assert found["r2"][1].speech == "no matching passage, confirmed by you"
    assert found["r3"][1].state == "none"


def test_other_languages_are_not_counted() -> None:
    shown = Comparison(urdu())
    foreign = next(c for c in shown.columns if c.article.language == "ur")
    rows = passage_rows(shown, [foreign], RowBuilder(shown).all_rows(), "sources")
    assert all(cell.text in ("not analysed", "") and not cell.counts for row in rows for cell in row.cells)


def test_actors_by_outlet_open_their_passages() -> None:
    shown = Comparison(comparison())
    (row,) = actor_rows(shown, shown.columns)
    assert row.label == "crews"
    assert row.cells[0].text == "crew members"
    assert row.cells[1].text == "strikers, Islanders"
    key = row.cells[1].key
    assert isinstance(key, Passages)
    assert [shown.words_at(place) for place in key.places] == ["strikers", "Islanders"]


def test_figures_by_outlet() -> None:
    shown = Comparison(comparison())
    (row,) = figure_rows(shown, shown.columns, RowBuilder(shown).all_rows())
    assert (row.number, row.label) == (2, "return to work")
    assert [cell.text for cell in row.cells] == ["40", "30"]
    assert isinstance(row.cells[0].key, Passages)
