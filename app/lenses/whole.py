"""Whole articles as the full-text view shows them: title, paragraphs, and site text as folded grey lines."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from analyzers.records import CleaningResult, SiteText
from analyzers.records.cleaning import CARD_KINDS
from analyzers.text import Span
from app.export.names import plural
from app.lenses.base import Comparison
from app.lenses.rows import RowBuilder
from app.widgets.paint import Cell, Piece


@dataclass(frozen=True)
class FoldedText:
    """A stretch of hidden site text between two sentences, by its number in the article."""

    article: str
    number: int


@dataclass(frozen=True)
class ReviewText:
    """Asks to review an article's site text."""

    article: str


def whole_cells(comparison: Comparison, unfolded: Collection[FoldedText] = ()) -> dict[str, Cell]:
    """Article id -> its whole text.

    Args:
        comparison: What is compared.
        unfolded: Stretches of site text that are shown.
    """
    builder = RowBuilder(comparison)
    out = {}
    for column in comparison.columns:
        pieces = builder.article_pieces(column.id)
        out[column.id] = Cell(tuple(_with_site_text(comparison, column.id, pieces, unfolded)))
    return out


def _with_site_text(
    comparison: Comparison, article: str, pieces: list[Piece], unfolded: Collection[FoldedText]
) -> list[Piece]:
    """Folded lines where something was cut out."""
    column = comparison.column(article)
    found = comparison.find(article, CleaningResult)
    revision = column.article.revision
    hidden = [p for p in found.site_text if p.hidden and p.kind not in CARD_KINDS] if found else []
    if not hidden or revision is None:
        return pieces
    out: list[Piece] = []
    waiting = sorted(hidden, key=lambda part: part.span.start)
    number = 0
    for piece in pieces:
        if piece.start >= 0:
            (raw, *_more) = revision.to_raw(Span(piece.start, piece.start + 1)) or (Span(0, 0),)
            before = [part for part in waiting if part.span.start < raw.start]
            if before:
                waiting = waiting[len(before) :]
                out += _folded(article, number, before, column.article.raw, unfolded)
                number += 1
                piece = Piece(piece.text, piece.start, True, piece.look, piece.key)
        out.append(piece)
    if waiting:
        out += _folded(article, number, waiting, column.article.raw, unfolded)
    return out


def _folded(
    article: str, number: int, parts: list[SiteText], raw: str, unfolded: Collection[FoldedText]
) -> list[Piece]:
    key = FoldedText(article, number)
    lines = [line.strip() for part in parts for line in part.span.of(raw).splitlines() if line.strip()]
    if not lines:
        return []
    words = f"{plural(len(lines), 'line')} of site text, not counted"
    if key not in unfolded:
        return [Piece(f"▸ {words}", -1, True, "note", key)]
    shown = [Piece(line, -1, True, "note", key) for line in lines]
    return [
        Piece(f"▾ {words}", -1, True, "note", key),
        *shown,
        Piece("Review or bring back …", -1, True, "note", ReviewText(article)),
    ]
