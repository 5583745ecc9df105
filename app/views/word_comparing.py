"""Word by word: the chosen passage of the aligned rows against another outlet's in the same row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from app.lenses.base import Column
from app.lenses.row_words import RowWords, compare_cells

if TYPE_CHECKING:
    from app.views.comparison_view import ComparisonView


class WordComparing(QObject):
    """Traces words in two cells and tells in the bar what was found, while that is switched on."""

    def __init__(self, view: ComparisonView) -> None:
        super().__init__(view)
        self._view = view

    @Slot()
    def refresh(self) -> None:
        """Compare what is chosen now."""
        view, grid = self._view, self._view.grid
        found: RowWords | None = None
        words, others = "", list[Column]()
        if view.state.words and view.state.view == "lined_up":
            others = self._others()
            if others and view.comparison is not None:
                row, shown = grid.rows[grid.row], list(view.columns)
                cells = [(c.id, row.cells[shown.index(c)]) for c in (shown[grid.column], others[0])]
                found = compare_cells(view.comparison, grid.row, cells)
                words = found.words
            else:
                words = "Choose a passage that has a partner in its row: the two are compared word by word."
        view.bar.set_words(words, [(c.id, c.short) for c in others], others[0].id if others else "")
        for key, column in zip(grid.keys, grid.columns, strict=True):
            column.traces.show(column, found.traces.get(key, ()) if found is not None else ())

    def _others(self) -> list[Column]:
        """The columns that the chosen passage can be compared with, the wanted one first."""
        view, grid = self._view, self._view.grid
        if not (0 <= grid.row < len(grid.rows) and grid.column < len(view.columns)):
            return []
        dots = grid.rows[grid.row].dots
        if len(dots) != len(view.columns) or dots[grid.column] == "none":
            return []
        there = [c for at, c in enumerate(view.columns) if at != grid.column and dots[at] != "none"]
        after = [c for c in there if list(view.columns).index(c) > grid.column]
        first = next((c for c in there if c.id == view.state.partner), next(iter(after or there), None))
        return [first, *(c for c in there if c is not first)] if first is not None else []
