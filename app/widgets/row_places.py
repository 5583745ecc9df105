"""Which stretches of a column's source text the rows hold, and which row holds a place."""

from __future__ import annotations

from collections.abc import Sequence

from app.widgets.paint import GridRow


def stretches(rows: Sequence[GridRow], row: int, column: int) -> list[tuple[int, int]]:
    """Source stretches of a row's passage in a column; none without a passage, or outside the rows."""
    if not 0 <= row < len(rows):
        return []
    cells = rows[row].cells
    pieces = cells[column].pieces if column < len(cells) else ()
    return [(piece.start, piece.start + len(piece.text)) for piece in pieces if piece.start >= 0]


def row_at(rows: Sequence[GridRow], column: int, source: int, chosen: int) -> int:
    """The row whose passage holds a place, or -1: the chosen one first, then those that more outlets have."""
    hits = [at for at in range(len(rows)) if any(a <= source < b for a, b in stretches(rows, at, column))]
    if chosen in hits:
        return chosen
    return min(hits, key=lambda at: (-sum(dot != "none" for dot in rows[at].dots), at), default=-1)


def spoken(rows: Sequence[GridRow], row: int, column: int, name: str) -> str:
    """A row's passage in one column as a sentence for screen readers; "" without a row."""
    if not 0 <= row < len(rows) or column >= len(rows[row].cells):
        return ""
    words = " ".join(piece.text for piece in rows[row].cells[column].pieces)
    return f"Row {rows[row].number}. {rows[row].speech} {name}: {words}"
