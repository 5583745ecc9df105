"""What the overview rulers show: rows, the chosen passage, search hits and marks, in each view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from app.widgets.grid_column import GridColumn
from app.widgets.ruler import Tick

if TYPE_CHECKING:
    from app.views.lined_up import LinedUpView


class Overview(QObject):
    """Fills the ruler beside the rows and those beside the whole articles."""

    def __init__(self, view: LinedUpView) -> None:
        super().__init__(view)
        self._view = view
        view.ruler.name("Overview of the rows")
        view.ruler.jumped.connect(view.grid.scroll_to)
        view.ruler.scrolled.connect(view.grid.scroll_by)
        view.grid.laid_out.connect(self.show_rows)
        view.grid.scrolled.connect(self._show_sight)
        view.full.laid_out.connect(self.show_rows)

    @property
    def _whole(self) -> bool:
        return self._view.state.view == "full_text"

    @Slot()
    def show_rows(self) -> None:
        """Rows and marks: after the texts were laid out."""
        view = self._view
        if self._whole:
            for index, (column, ruler) in enumerate(zip(view.full.columns, view.full.rulers, strict=True)):
                ticks: dict[str, list[Tick]] = {"row": [], "part": []}
                for row, edge in zip(view.full.rows, column.passages, strict=True):
                    there = sum(dot != "none" for dot in row.dots)
                    if edge is not None and there > 1 and row.dots[index] != "none":
                        kind = "row" if there == len(row.dots) else "part"
                        tip = f"{row.number}  {row.label}"
                        ticks[kind].append(Tick(edge[0] / column.total, edge[1] / column.total, tip))
                for kind, found in ticks.items():
                    ruler.set_ticks(kind, found)
                ruler.set_ticks("mark", _marks(column, column.total))
        else:
            tops, total = view.grid.tops, view.grid.total
            ticks = {"row": [], "part": []}
            for row, top in zip(view.grid.rows, tops, strict=True):
                there = sum(dot != "none" for dot in row.dots)
                if there > 1:
                    kind = "row" if there == len(row.dots) else "part"
                    ticks[kind].append(Tick(top / total, top / total, f"{row.number}  {row.label}"))
            for kind, found in ticks.items():
                view.ruler.set_ticks(kind, found)
            view.ruler.set_ticks("mark", [t for column in view.grid.columns for t in _marks(column, total)])
            self._show_sight()
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
        columns = view.full.columns if self._whole else view.grid.columns
        everywhere = []
        for index, column in enumerate(columns):
            if index >= len(view.columns):
                break
            total = view.full.columns[index].total if self._whole else view.grid.total
            found = []
            for place in view.finding.places:
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
    return [Tick(line.top / total, line.top / total, "", line.style.line) for line in column.mark_lines if line.first]
