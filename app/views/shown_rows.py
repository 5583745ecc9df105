"""The rows that the views share: all there are, those of the columns shown in their order, and what passes a filter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.export.names import plural
from app.lenses.base import Column, Comparison
from app.lenses.row_filter import counts, marked_rows, narrowed, ordered, passes
from app.widgets.paint import GridRow, Mark


class ShownRows:
    """Rows of one comparison."""

    def __init__(self) -> None:
        self.every: tuple[GridRow, ...] = ()
        """All rows, over all columns."""
        self.counts: dict[str, int] = {}
        """Filter id -> number of rows of the columns shown."""
        self._here: tuple[GridRow, ...] = ()
        self._marked: frozenset[str] = frozenset()

    def choose(self, comparison: Comparison | None, columns: Sequence[Column], order: str) -> None:
        """Take the rows that some columns have.

        Args:
            comparison: What is compared.
            columns: The columns shown, from left to right.
            order: Article in whose order the rows stand; another id or "" for the comparison's own order.
        """
        self._here = narrowed(self.every, [column.index for column in columns])
        if comparison is not None and order in {column.id for column in columns}:
            self._here = ordered(comparison, self._here, order)

    def mark(self, columns: Sequence[Column], marks: Mapping[str, Sequence[Mark]]) -> None:
        """Find the rows with marks and count what the filters let through."""
        self._marked = marked_rows(self._here, [column.id for column in columns], marks)
        self.counts = counts(self._here, self._marked)

    def passing(self, wanted: str) -> list[GridRow]:
        """The rows that pass a filter."""
        return [row for row in self._here if passes(row, wanted, self._marked)]

    @property
    def there(self) -> int:
        """How many rows the columns shown have."""
        return len(self._here)

    def told(self, shown: int) -> str:
        """How many rows are shown, of how many."""
        there = self.there
        return f"{shown or 'none'} of {plural(there, 'row')}" if shown != there else plural(there, "row")
