"""Walking through the marks of a column with Space."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from app.views.comparison_view import ComparisonView


class MarkSteps(QObject):
    """Goes to the next or previous mark: in the order of the rows, or of the text where whole articles are read."""

    def __init__(self, view: ComparisonView) -> None:
        super().__init__(view)
        self._view = view

    @Slot(int)
    def step(self, step: int) -> None:
        """Go on from what is picked, else from the chosen passage.

        Args:
            step: 1 for the next mark, -1 for the previous one.
        """
        view = self._view
        page, whole = view.reading, view.reading is view.full
        if not view.columns or page.column >= len(view.columns):
            return
        column = view.columns[page.column]
        marks = [m for m in view.marks.get(column.id, ()) if m.key is not None and m.style.pattern != "none"]
        order = sorted(((self._row_of(m.start, m.end), m.start, number) for number, m in enumerate(marks)))
        here = (0 if whole else page.row, -1)
        if whole and page.row >= 0 and (chosen := page.chosen_pieces()):
            here = (0, chosen[0].source - 1)
        for place in view.places:  # a place picked before the reader went on to another row counts no more
            if place.article == column.id and self._row_of(place.start, place.end) == here[0]:
                here = (here[0], place.start)
        shown = [entry for entry in order if entry[0] >= 0]
        later = [e for e in shown if e[:2] > here] if step > 0 else [e for e in reversed(shown) if e[:2] < here]
        if later:
            view.show_mark(column.id, marks[later[0][2]])

    def _row_of(self, start: int, end: int) -> int:
        """The first row that shows a stretch of the chosen column, or -1; a whole article is one row, 0."""
        page = self._view.reading
        rows = [row for _low, _high, row in page.columns[page.column].text.places(start, end)]
        return page.row if page.row in rows and page is self._view.grid else min(rows, default=-1)
