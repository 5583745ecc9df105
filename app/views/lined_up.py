"""The lined-up view: heads, rows and marks of one comparison under one lens, with the panel's reactions to clicks."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.lenses.base import Comparison, HeadPart, Lens, Passage, Passages, Place
from app.lenses.rows import RowBuilder
from app.views.find_bar import FindBar
from app.views.heads import column_heads, event_bands
from app.widgets.aligned_grid import GUTTER, SCROLL_BAR, AlignedGrid
from app.widgets.column_heads import ColumnHeads
from app.widgets.paint import GridRow, Mark
from app.widgets.theme import Theme


class LinedUpView(QWidget):
    """Rows and columns.

    Signals:
        picked: key of something a person wants to look at.
        row_changed: (number of the chosen row or 0, rows shown).
        zoom_requested: steps of text size.
        filter_dropped: the filter hid a wanted place and is "all" now.
    """

    picked = Signal(object)
    row_changed = Signal(int, int)
    zoom_requested = Signal(int)
    filter_dropped = Signal()

    def __init__(self, theme: Theme, parts: tuple[HeadPart, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self.decorate: Callable[[Comparison, tuple[GridRow, ...]], tuple[GridRow, ...]] = lambda _comparison, rows: rows
        """Adds what a person made to the rows, before they are shown."""
        self._comparison: Comparison | None = None
        self._builder: RowBuilder | None = None
        self._all: tuple[GridRow, ...] = ()
        self._filter = "all"
        self._marks: Mapping[str, tuple[Mark, ...]] = {}
        self._picked: tuple[Place, ...] = ()
        self._found: list[Place] = []
        self._found_at = 0
        self.heads = ColumnHeads(theme)
        self.grid = AlignedGrid(theme)
        self.find_bar = FindBar()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        over = QWidget()
        over.setObjectName("heads")
        beside = QVBoxLayout(over)
        beside.setContentsMargins(0, 0, SCROLL_BAR, 0)
        beside.addWidget(self.heads)
        layout.addWidget(over)
        layout.addWidget(self.grid, 1)
        layout.addWidget(self.find_bar)
        self.grid.columns_moved.connect(self._move_heads)
        self.grid.place_clicked.connect(self._clicked)
        self.grid.row_changed.connect(self._tell_row)
        self.grid.step_requested.connect(self.step_mark)
        self.grid.opened.connect(self._open_chosen)
        self.grid.walked.connect(self._follow)
        self.grid.zoom_requested.connect(self.zoom_requested)
        self.heads.picked.connect(self.picked)
        self.find_bar.searched.connect(self._search)
        self.find_bar.stepped.connect(self._step_found)
        self.find_bar.closed.connect(self._end_search)

    # --- content -------------------------------------------------------------------------------------------------
    def show_comparison(self, comparison: Comparison, lens: Lens, off: frozenset[str]) -> dict[str, int]:
        """Show results; returns the number of rows per filter."""
        self._comparison = comparison
        self._builder = RowBuilder(comparison)
        self._all = self.decorate(comparison, self._builder.all_rows())
        self._picked = ()
        self._marks = lens.marks(comparison, off)
        self.heads.set_heads(column_heads(comparison, self._parts), event_bands(comparison))
        self._show_rows()
        return self._builder.counts(self._all)

    def redecorate(self) -> dict[str, int]:
        """Show the rows anew after a person made something; returns the number of rows per filter."""
        if self._comparison is None or self._builder is None:
            return {}
        rows = self.decorate(self._comparison, self._builder.all_rows())
        if rows != self._all:
            self._all = rows
            self._show_rows()
        return self._builder.counts(self._all)

    def set_lens(self, lens: Lens, off: frozenset[str]) -> None:
        """Other marks on the same rows."""
        if self._comparison is not None:
            self._marks = lens.marks(self._comparison, off)
            self.grid.set_marks(self._marks)
            self._highlight()

    def set_filter(self, wanted: str) -> None:
        """Show only some rows."""
        self._filter = wanted
        self._show_rows()

    def _show_rows(self) -> None:
        if self._comparison is None or self._builder is None:
            return
        rows = self._builder.filtered(self._all, self._filter)
        columns = self._comparison.columns
        self.grid.set_content([c.id for c in columns], [c.name for c in columns], rows, self._marks)
        self._move_heads()
        self._highlight()
        self._tell_row()

    @Slot()
    def _move_heads(self) -> None:
        self.heads.place(self.grid.column_boxes(), GUTTER)

    @Slot()
    def _tell_row(self) -> None:
        at = self.grid.row
        number = self.grid.rows[at].number if 0 <= at < len(self.grid.rows) else 0
        self.row_changed.emit(number, len(self._all))

    # --- going to places -----------------------------------------------------------------------------------------
    def show_passages(self, key: Passages) -> None:
        """Highlight places and go to the first; the filter gives way if it hides them."""
        self._picked = key.places
        self._highlight()
        if key.places:
            self.go_to(key.places[0])

    def go_to(self, place: Place) -> None:
        """Scroll to a place."""
        if self._comparison is None:
            return
        column = self._comparison.column(place.article).index
        if self.grid.show_place(column, place.start, place.end) < 0 and self._filter != "all":
            self.set_filter("all")
            self.filter_dropped.emit()
            self.grid.show_place(column, place.start, place.end)

    def select_place(self, place: Place | None) -> None:
        """Highlight one place without moving."""
        self._picked = (place,) if place is not None else ()
        self._highlight()

    def step_row(self, step: int) -> None:
        """Go to the next or previous row."""
        self.grid.setFocus()
        self.grid.choose_row(max(0, min(len(self.grid.rows) - 1, self.grid.row + step)))
        self._follow()

    @Slot(int)
    def step_mark(self, step: int) -> None:
        """Go to the next or previous mark of the chosen column, in the order of the rows, from the chosen row on."""
        if self._comparison is None or not self._comparison.columns:
            return
        column = self._comparison.columns[self.grid.column]
        marks = [m for m in self._marks.get(column.id, ()) if m.key is not None and m.style.pattern != "none"]
        order = sorted(((self._row_of(m.start, m.end), m.start, number) for number, m in enumerate(marks)))
        here = (self.grid.row, -1)
        for place in self._picked:  # a place picked before the reader went on to another row counts no more
            if place.article == column.id and self._row_of(place.start, place.end) == self.grid.row:
                here = (self.grid.row, place.start)
        shown = [entry for entry in order if entry[0] >= 0]
        later = [e for e in shown if e[:2] > here] if step > 0 else [e for e in reversed(shown) if e[:2] < here]
        if later:
            mark = marks[later[0][2]]
            self._picked = (Place(column.id, mark.start, mark.end),)
            self._highlight()
            self.go_to(self._picked[0])
            self.picked.emit(mark.key)

    def _row_of(self, start: int, end: int) -> int:
        """The first row that shows a stretch of the chosen column, or -1."""
        rows = [row for _low, _high, row in self.grid.columns[self.grid.column].text.places(start, end)]
        return self.grid.row if self.grid.row in rows else min(rows, default=-1)

    @Slot(int, int, int, object)
    def _clicked(self, column: int, row: int, source: int, key: Hashable) -> None:
        """Choose the innermost mark at a place, else the passage."""
        if self._comparison is None:
            return
        article = self._comparison.columns[column].id
        if key is not None:
            self.picked.emit(key)
            return
        hits = [m for m in self._marks.get(article, ()) if m.key is not None and m.start <= source < m.end]
        hit = min(hits, key=lambda m: m.end - m.start, default=None)
        if hit is not None:
            self.select_place(Place(article, hit.start, hit.end))
            self.picked.emit(hit.key)
        else:
            self.select_place(None)
            self.picked.emit(Passage(self.grid.rows[row].key, article))

    @Slot()
    def _follow(self) -> None:
        """The reader went to another cell with the keys: what is picked is its passage."""
        self.select_place(None)
        self._open_chosen()

    @Slot()
    def _open_chosen(self) -> None:
        if self._comparison is not None and 0 <= self.grid.row < len(self.grid.rows):
            article = self._comparison.columns[self.grid.column].id
            self.picked.emit(Passage(self.grid.rows[self.grid.row].key, article))

    # --- highlights and search -----------------------------------------------------------------------------------
    def _highlight(self) -> None:
        shown: dict[str, list[tuple[int, int, str, str]]] = {}
        for place in self._picked:
            shown.setdefault(place.article, []).append((place.start, place.end, "picked", "picked_ink"))
        for number, place in enumerate(self._found):
            fill = "found_now" if number == self._found_at else "found"
            shown.setdefault(place.article, []).append((place.start, place.end, fill, "found_ink"))
        self.grid.show_extra(shown)

    @Slot(str)
    def _search(self, words: str) -> None:
        self._found, self._found_at = [], 0
        needle = words.lower()
        if self._comparison is not None and needle:
            for column in self._comparison.columns:
                hay = _lower(column.article.text.content)
                at = hay.find(needle)
                while at >= 0:
                    self._found.append(Place(column.id, at, at + len(needle)))
                    at = hay.find(needle, at + len(needle))
        self.find_bar.tell(0, len(self._found))
        self._highlight()
        if self._found:
            self.go_to(self._found[0])

    @Slot(int)
    def _step_found(self, step: int) -> None:
        if self._found:
            self._found_at = (self._found_at + step) % len(self._found)
            self.find_bar.tell(self._found_at, len(self._found))
            self._highlight()
            self.go_to(self._found[self._found_at])

    @Slot()
    def _end_search(self) -> None:
        self._found = []
        self._highlight()
        self.grid.setFocus()


def _lower(text: str) -> str:
    """Lower case with the same number of characters ("İ" would become two)."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
