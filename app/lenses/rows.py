"""The rows of the line-up as the aligned grid takes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from analyzers.records import Fact, FiguresResult, Row
from analyzers.text import Span
from app.lenses.base import Column, Comparison, Passages, Place
from app.widgets.paint import Cell, GridRow, Look, Piece

Dot = Literal["full", "half", "none"]
_FULL: tuple[Dot, ...] = ("full",)
WHOLE = "whole"
"""Key of the one row that holds the whole articles while there is no line-up."""


@dataclass(frozen=True)
class _Sentences:
    """Sentences of one article by id."""

    spans: dict[str, Span]
    paragraphs: dict[str, int]


BESIDE: dict[str, int] = {"headline": -2_000_000, "deck": -1_000_000}
"""Offsets of what stands beside the clean text in the columns: it can be found and gone to, not marked."""


def titles(column: Column) -> tuple[tuple[Look, int, str], ...]:
    """Headline and deck that cleaning moved to the card: (which, offset in the columns, text)."""
    revision = column.article.revision
    fields: tuple[tuple[Look, Fact], ...] = (("headline", column.about.headline), ("deck", column.about.deck))
    return tuple(
        (look, BESIDE[look], fact.value)
        for look, fact in fields
        if fact.value and not (revision and any(revision.to_clean(span) is not None for span in fact.evidence))
    )


class RowBuilder:
    """Builds grid rows of a comparison.

    Args:
        comparison: What is compared.
    """

    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self._sentences = {
            column.id: _Sentences(
                {s.id: s.span for s in column.article.text.sentences},
                {s.id: s.paragraph for s in column.article.text.sentences},
            )
            for column in comparison.columns
        }
        figures = comparison.shared(FiguresResult)
        self._differ = {row.row for row in figures.rows} if figures else set()

    def all_rows(self) -> tuple[GridRow, ...]:
        """Every row, numbered from 1."""
        lineup = self._comparison.lineup
        if lineup is None or not lineup.rows:
            return (self._whole(),) if self._comparison.columns else ()
        rows = [row for row in lineup.rows if any(map(self._comparison.has, row.cells))]
        out = [self._row(number, row) for number, row in enumerate(rows, 1)]
        held = {key for row in rows for key in row.cells}
        added = [column.id for column in self._comparison.columns if column.id not in held]
        if added and self._comparison.pending:
            out.insert(1 if out and rows[0].kind == "lead" else 0, self._added(added, len(out) + 1))
        return tuple(out)

    def _added(self, articles: Sequence[str], number: int) -> GridRow:
        """Whole articles that were added and are cleaned, until they are lined up."""
        cells: list[Cell] = []
        dots: list[Dot] = []
        for column in self._comparison.columns:
            here = column.id in articles
            cells.append(Cell(tuple(self.article_pieces(column.id))) if here else Cell((), empty=True))
            dots.append("full" if here else "none")
        label = "whole article" if len(articles) == 1 else "whole articles"
        names = ", ".join(c.name for c in self._comparison.columns if c.id in articles)
        speech = f"The {label} of {names}, to be lined up."
        return GridRow("added", number, label, "to be lined up", (), tuple(dots), tuple(cells), speech)

    def _whole(self) -> GridRow:
        """One row with everything, for when passages could not be lined up."""
        cells = []
        for column in self._comparison.columns:
            pieces = self.article_pieces(column.id)
            cells.append(Cell(tuple(pieces)) if pieces else Cell((Piece("no text left", look="note"),), empty=True))
        label = "whole article" if len(cells) == 1 else "whole articles"
        note = "" if len(cells) == 1 else "to be lined up" if self._comparison.pending else "not lined up"
        return GridRow(WHOLE, 1, label, note, (), _FULL * len(cells), tuple(cells), f"The {label}.")

    def article_pieces(self, article: str) -> list[Piece]:
        """A whole article: title, then every sentence, paragraphs on lines of their own."""
        pieces = list(self._title_pieces(article, ()))
        last = -1
        for sentence in self._comparison.column(article).article.text.sentences:
            pieces.append(self._piece(article, sentence.id, new_line=sentence.paragraph != last))
            last = sentence.paragraph
        return pieces

    def _row(self, number: int, row: Row) -> GridRow:
        cells: list[Cell] = []
        dots: list[Dot] = []
        having, lacking = [], []
        for column in self._comparison.columns:
            ids = [i for i in row.cells.get(column.id, ()) if i in self._sentences[column.id].spans]
            title = self._title_pieces(column.id, ids) if row.kind == "lead" else ()
            if not ids and not title:
                cells.append(self._empty(row, column.id))
                dots.append("none")
                lacking.append(column.name)
                continue
            possible = column.id in row.possible
            cells.append(Cell((*title, *self._pieces(column.id, ids, bool(title))), possible=possible))
            dots.append("half" if possible else "full")
            having.append(column.name + (" (possible match)" if possible else ""))
        flags = []
        if row.id in self._differ:
            flags.append("figures differ")
        if row.across:
            flags.append("reaches across events")
        if row.possible:
            flags.append("possible match" if len(row.possible) == 1 else "possible matches")
        if row.pinned:
            flags.append("pinned by you")
        note = ""
        if row.kind == "shared" and row.evidence:
            note = "matched on: " + ", ".join(row.evidence[:5])
        elif row.kind == "single":
            note = f"only in {having[0]}" if having else ""
        label = "headline and lead" if row.kind == "lead" else row.label
        speech = f"{label}. {note}. In {', '.join(having) or 'no column'}."
        if lacking:
            speech += f" No matching passage in {', '.join(lacking)}."
        if flags:
            speech += f" {'; '.join(flags)}."
        lead = row.kind == "lead"
        return GridRow(row.id, number, label, note, tuple(flags), tuple(dots), tuple(cells), speech, lead=lead)

    def _pieces(self, article: str, ids: Sequence[str], after_title: bool) -> list[Piece]:
        """Sentences of a cell: one paragraph's neighbours run on, others begin a line."""
        out: list[Piece] = []
        known = self._sentences[article]
        order = list(known.spans)
        rank = {key: place for place, key in enumerate(order)}
        last: str | None = None
        for key in ids:
            runs_on = (
                last is not None and rank[key] == rank[last] + 1 and known.paragraphs[key] == known.paragraphs[last]
            )
            out.append(self._piece(article, key, new_line=not runs_on and (last is not None or after_title)))
            last = key
        return out

    def _piece(self, article: str, key: str, *, new_line: bool) -> Piece:
        span = self._sentences[article].spans[key]
        content = self._comparison.column(article).article.text.content
        return Piece(span.of(content), span.start, new_line, self._look(article, span))

    def _look(self, article: str, span: Span) -> Look:
        """Headlines and decks that stand in the clean text are set as such."""
        column = self._comparison.column(article)
        revision = column.article.revision
        if revision is None:
            return "text"
        fields: tuple[tuple[Look, Fact], ...] = (("headline", column.about.headline), ("deck", column.about.deck))
        for name, fact in fields:
            for evidence in fact.evidence:
                clean = revision.to_clean(evidence)
                if clean is not None and clean.contains(span):
                    return name
        return "text"

    def _title_pieces(self, article: str, ids: Sequence[str]) -> tuple[Piece, ...]:
        """Headline and deck that cleaning moved to the card; empty if they still stand in the text."""
        shown = {self._look(article, self._sentences[article].spans[i]) for i in ids}
        column = self._comparison.column(article)
        return tuple(Piece(text, start, True, look) for look, start, text in titles(column) if look not in shown)

    def _empty(self, row: Row, article: str) -> Cell:
        """A cell without a passage: says so, and what comes nearest."""
        if article in row.confirmed_empty:
            return Cell((Piece("no matching passage, confirmed by you", look="note"),), empty=True, confirmed=True)
        pieces = [Piece("no matching passage", look="note")]
        nearest = row.nearest.get(article) if row.kind != "single" else None
        if nearest is not None and nearest[0] in self._sentences[article].spans:
            span = self._sentences[article].spans[nearest[0]]
            paragraph = self._sentences[article].paragraphs[nearest[0]] + 1
            place = Place(article, span.start, span.end)
            key = Passages(f"Nearest passage to “{row.label}”, not a match", (place,))
            pieces.append(Piece(f"nearest: paragraph {paragraph}", -1, True, "note", key))
        return Cell(tuple(pieces), empty=True)
