"""Which stretches of a column's source text the rows hold, which row holds a place, and how a cell is read out."""

from __future__ import annotations

from collections.abc import Sequence

from app.widgets.paint import GridRow, Mark


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


def spoken(rows: Sequence[GridRow], row: int, column: int, name: str, marks: Sequence[Mark]) -> str:
    """A row's passage in one column as a sentence for screen readers; "" without a row.

    Args:
        rows: The rows.
        row: Number of the row.
        column: Number of the column.
        name: Name of the column.
        marks: The column's marks: colours and lines are not heard.
    """
    if not 0 <= row < len(rows) or column >= len(rows[row].cells):
        return ""
    cell = rows[row].cells[column]
    words = " ".join(piece.text for piece in cell.pieces)
    said = []
    for mark in sorted(marks, key=lambda m: m.start):
        for piece in cell.pieces:
            low, high = max(mark.start, piece.start), min(mark.end, piece.start + len(piece.text))
            if piece.start >= 0 and low < high and mark.tip and mark.style.pattern != "none":
                said.append(f"{piece.text[low - piece.start : high - piece.start]}: {mark.tip}")
    marked = f" Marked: {'; '.join(said)}." if said else ""
    return f"Row {rows[row].number}. {rows[row].speech} {name}: {words}{marked}"
