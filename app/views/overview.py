"""What the overview rulers show: rows, the chosen passage, search hits and marks, in each view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from app.widgets.grid_column import GridColumn
from app.widgets.ruler import Tick

if TYPE_CHECKING:
    from app.views.comparison_view import ComparisonView


MOST = 500
"""Of more places found only every second, third … is drawn: a ruler has no room for them."""


class Overview(QObject):
    """Fills the ruler beside the rows and those beside the whole articles."""

    def __init__(self, view: ComparisonView) -> None:
        super().__init__(view)
        self._view = view
        self._places: tuple[int, bool] | None = None
        view.ruler.name("Overview of the rows")
        view.ruler.jumped.connect(view.grid.scroll_to)
        view.ruler.scrolled.connect(view.grid.scroll_by)
        view.grid.laid_out.connect(self._show_grid)
        view.grid.scrolled.connect(self._show_sight)
        view.full.laid_out.connect(self._show_articles)

    @property
    def _whole(self) -> bool:
        return self._view.state.view == "full_text"

    @Slot()
    def _show_grid(self) -> None:
        """Rows and marks beside the aligned rows, after they were laid out."""
        grid, ruler = self._view.grid, self._view.ruler
        ticks: dict[str, list[Tick]] = {"row": [], "part": []}
        for row, top in zip(grid.rows, grid.tops, strict=True):
            if row.shared:
                kind = "part" if "none" in row.dots else "row"
                ticks[kind].append(Tick(top / grid.total, top / grid.total, f"{row.number}  {row.label}"))
        for kind, found in ticks.items():
            ruler.set_ticks(kind, found)
        ruler.set_ticks("mark", [tick for column in grid.columns for tick in _marks(column, grid.total)])
        self._show_sight()
        self._places = None
        self.show_chosen()
        self.show_places()

    @Slot()
    def _show_articles(self) -> None:
        """Passages and marks beside every whole article, after they were laid out."""
        full = self._view.full
        for column, ruler in zip(full.columns, full.rulers, strict=True):
            ticks: dict[str, list[Tick]] = {"row": [], "part": []}
            for row, edge in zip(full.rows, column.passages, strict=True):
                if edge is not None and row.shared:
                    kind = "part" if "none" in row.dots else "row"
                    tip = f"{row.number}  {row.label}"
                    ticks[kind].append(Tick(edge[0] / column.total, edge[1] / column.total, tip))
            for kind, found in ticks.items():
                ruler.set_ticks(kind, found)
            ruler.set_ticks("mark", _marks(column, column.total))
        self._places = None
        self.show_chosen()
        self.show_places()

    @Slot()
    def _show_sight(self) -> None:
        self._view.ruler.set_view(*self._view.grid.sight)

    def show_chosen(self) -> None:
        """The chosen row."""
        view = self._view
        if self._whole:
            for column, ruler in zip(view.full.columns, view.full.rulers, strict=True):
                edge = column.passages[view.full.row] if 0 <= view.full.row < len(column.passages) else None
                chosen = [Tick(edge[0] / column.total, edge[1] / column.total, "chosen passage")] if edge else []
                ruler.set_ticks("chosen", chosen)
            return
        grid = view.grid
        found = []
        if 0 <= grid.row < len(grid.tops):
            end = grid.tops[grid.row + 1] if grid.row + 1 < len(grid.tops) else grid.total
            found = [Tick(grid.tops[grid.row] / grid.total, end / grid.total, "chosen row")]
        view.ruler.set_ticks("chosen", found)

    def show_places(self) -> None:
        """Places found."""
        view = self._view
        if self._places == (view.finding.version, self._whole):
            return  # looking up where hundreds of places stand takes time
        self._places = (view.finding.version, self._whole)
        columns = view.full.columns if self._whole else view.grid.columns
        everywhere = []
        for index, column in enumerate(columns):
            if index >= len(view.columns):
                break
            total = view.full.columns[index].total if self._whole else view.grid.total
            found = []
            for place in view.finding.places[:: 1 + len(view.finding.places) // MOST]:
                rect = column.place_rect(place.start, place.end) if place.article == view.columns[index].id else None
                if rect is not None:
                    words = view.columns[index].article.text.content[place.start : place.end]
                    found.append(Tick(rect.top() / total, rect.bottom() / total, f"found: {words}"))
            if self._whole:
                view.full.rulers[index].set_ticks("found", found)
            everywhere += found
        if not self._whole:
            view.ruler.set_ticks("found", everywhere)


def _marks(column: GridColumn, total: float) -> list[Tick]:
    """Marks of the lens, one tick per mark."""
    return [Tick(top / total, top / total, "", style.line) for top, style in column.laid.starts()]
