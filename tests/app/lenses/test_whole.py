"""Whole articles with folded site text."""

from __future__ import annotations

from dataclasses import replace

from analyzers.analysis import Analysis
from analyzers.records import CleaningResult, SiteText
from analyzers.text import Revision, Span
from app.lenses.base import Comparison
from app.lenses.whole import FoldedText, ReviewText, whole_cells
from tests.app.comparisons import bare, comparison


def cut(words: str, kind: str = "donation") -> Comparison:
    """The comparison with words of the second article hidden."""
    whole = comparison()
    first, second = whole.articles
    span = Span(second.raw.index(words), second.raw.index(words) + len(words))
    hidden = replace(second, revision=Revision.of(second.raw, [span]))
    results = {**whole.per_article["b"], CleaningResult: CleaningResult((SiteText(span, kind, "an appeal"),), "en")}
    return Comparison(Analysis((first, hidden), {**whole.per_article, "b": results}, {}))


def test_every_sentence_stands_once_and_in_order() -> None:
    shown = Comparison(comparison())
    for column in shown.columns:
        pieces = [p for p in whole_cells(shown)[column.id].pieces if p.start >= 0]
        assert [p.start for p in pieces] == [s.span.start for s in column.article.text.sentences]
        content = column.article.text.content
        assert all(content[p.start : p.start + len(p.text)] == p.text for p in pieces)


def test_hidden_text_is_a_folded_line_at_its_place() -> None:
    shown = cut("Islanders cheered the good news.\n")
    pieces = whole_cells(shown)["b"].pieces
    at = next(n for n, p in enumerate(pieces) if isinstance(p.key, FoldedText))
    assert pieces[at].text == "▸ 1 line of site text, not counted"
    assert pieces[at].look == "note"
    assert pieces[at - 1].text == "Nobody had expected it."
    assert pieces[at + 1].text.startswith("The harbour declined")
    assert pieces[at + 1].new_line


def test_a_click_unfolds_it_and_offers_the_review() -> None:
    shown = cut("Islanders cheered the good news.\n")
    pieces = whole_cells(shown, {FoldedText("b", 0)})["b"].pieces
    texts = [p.text for p in pieces if p.key is not None]
    assert texts == [
        "▾ 1 line of site text, not counted",
        "Islanders cheered the good news.",
        "Review or bring back …",
    ]
    assert pieces[-2].key == ReviewText("b")
    assert all(p.start < 0 for p in pieces if p.key is not None)  # not part of the article: no marks, no counts


def test_what_moved_to_the_card_is_not_folded() -> None:
    shown = cut("Crews go back after ferry row\n", "headline")
    assert not [p for p in whole_cells(shown)["b"].pieces if p.key is not None]


def test_text_after_the_last_sentence_is_folded_at_the_end() -> None:
    shown = cut("The harbour declined to comment on pay.\n")
    assert isinstance(whole_cells(shown)["b"].pieces[-1].key, FoldedText)


def test_without_results_the_text_is_there() -> None:
    cells = whole_cells(Comparison(bare()))
    assert all(cell.pieces and not cell.empty for cell in cells.values())
