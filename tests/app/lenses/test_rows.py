"""Rows and filters."""

from __future__ import annotations

from dataclasses import replace

from analyzers.records import Article, EventsResult
from analyzers.text import Revision
from app.lenses.base import Comparison, Passages
from app.lenses.rows import WHOLE, RowBuilder
from tests.app.comparisons import bare, comparison


def test_rows_carry_labels_dots_and_flags() -> None:
    rows = RowBuilder(Comparison(comparison())).all_rows()
    assert [row.number for row in rows] == [1, 2, 3, 4, 5]
    assert rows[0].label == "headline and lead"
    assert rows[1].dots == ("full", "half")
    assert rows[1].cells[1].possible
    assert rows[1].flags == ("figures differ", "possible match")
    assert rows[1].note == "matched on: Monday, work"
    assert rows[2].note == "only in The Islander"


def test_the_lead_row_has_every_headline_once() -> None:
    rows = RowBuilder(Comparison(comparison())).all_rows()
    left, right = rows[0].cells
    assert (left.pieces[0].look, left.pieces[0].text) == ("headline", "Ferry strike ends")  # moved to the card
    assert [p.look for p in right.pieces] == ["headline"]  # still in the text
    assert right.pieces[0].start >= 0


def test_pieces_hold_the_clean_text() -> None:
    shown = Comparison(comparison())
    for row in RowBuilder(shown).all_rows():
        for column, cell in zip(shown.columns, row.cells, strict=True):
            for piece in cell.pieces:
                if piece.start >= 0:
                    content = column.article.text.content
                    assert content[piece.start : piece.start + len(piece.text)] == piece.text


def test_neighbours_run_on_and_paragraphs_break() -> None:
    cell = RowBuilder(Comparison(comparison())).all_rows()[4].cells[1]
    assert [piece.new_line for piece in cell.pieces] == [False, True, True]


def test_empty_cells_say_no_matching_passage_and_what_is_nearest() -> None:
    rows = RowBuilder(Comparison(comparison())).all_rows()
    cell = rows[3].cells[1]
    assert cell.empty
    assert [p.text for p in cell.pieces] == ["no matching passage", "nearest: paragraph 4"]
    assert isinstance(cell.pieces[1].key, Passages)
    assert "omitted" not in rows[3].speech
    assert "No matching passage in Post?" in rows[3].speech


def test_without_a_line_up_the_whole_articles_are_shown() -> None:
    rows = RowBuilder(Comparison(bare())).all_rows()
    assert [row.key for row in rows] == [WHOLE]
    assert all(not cell.empty for cell in rows[0].cells)
    assert rows[0].note == "not lined up"


def test_an_added_article_stands_whole_in_a_row_of_its_own_until_it_is_lined_up() -> None:
    given = comparison()
    text = "A third report.\nIt is short.\n"
    third = Article("z", "third.txt", text, revision=Revision.of(text), language="en")
    event = given.shared[EventsResult].events[-1] if EventsResult in given.shared else None
    shared = dict(given.shared)
    if event is not None:
        shared[EventsResult] = EventsResult((replace(event, articles=(*event.articles, "z")),))
    waiting = replace(given, articles=(*given.articles, third), shared=shared)
    rows = RowBuilder(Comparison(waiting, pending=True)).all_rows()
    assert (rows[1].label, rows[1].note, rows[1].dots) == ("whole article", "to be lined up", ("none", "none", "full"))
    assert [piece.text for piece in rows[1].cells[2].pieces] == ["A third report.", "It is short."]
    assert len({row.number for row in rows}) == len(rows)
    assert len(RowBuilder(Comparison(waiting)).all_rows()) == len(rows) - 1
