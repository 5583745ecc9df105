"""Takes whole articles to the same passages: the others follow the one that was scrolled, or all meet at a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.widgets.article_column import ArticleColumn
from app.widgets.linking import Linker
from app.widgets.paint import GridRow


class LinkedScrolling:
    """Scrolls columns together.

    Args:
        columns: The columns; the list may grow and shrink.
    """

    def __init__(self, columns: Sequence[ArticleColumn]) -> None:
        self._columns = columns
        self._linker = Linker((), (), ())
        self.on = True
        """Whether the others follow."""
        self.moving = False
        """Columns are being moved by the program: none leads."""

    def learn(self, rows: Sequence[GridRow]) -> None:
        """Take the places of passages after the texts were laid out; only certain ones carry the scrolling."""
        self._linker = Linker(
            [column.passages for column in self._columns],
            [column.total for column in self._columns],
            [[row.dots[index] == "full" for row in rows] for index in range(len(self._columns))],
        )

    def hold(self, work: Callable[[], object]) -> None:
        """Move columns without moving the others with them."""
        before, self.moving = self.moving, True
        work()
        self.moving = before

    def lead(self, leader: int) -> None:
        """Take the others to the passages that stand beside those of one column now."""
        if self.on and not self.moving:
            self.hold(lambda: self._lead(leader))

    def _lead(self, leader: int) -> None:
        first = self._columns[leader]
        bar = first.verticalScrollBar()
        # The line that is read wanders from the top to the bottom of the pane, so that beginnings and ends meet.
        line = bar.value() / max(1, bar.maximum()) * first.height()
        for index, other in enumerate(self._columns):
            if index != leader:
                height = self._linker.carried(leader, index, bar.value() + line)
                other.verticalScrollBar().setValue(round(height - line))

    def meet(self, row: int, leader: int, at: float) -> None:
        """Bring a row's passages to one height of the pane; columns without one follow as in linked scrolling."""
        self.hold(lambda: self._meet(row, leader, at))

    def _meet(self, row: int, leader: int, at: float) -> None:
        edge = self._columns[leader].passages[row]
        for index, column in enumerate(self._columns):
            mine = column.passages[row]
            if mine is not None:
                column.verticalScrollBar().setValue(round(mine[0] - at))
            elif edge is not None and self.on:
                column.verticalScrollBar().setValue(round(self._linker.carried(leader, index, edge[0]) - at))
