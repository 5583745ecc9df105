"""The comparison in the middle of the window: heads over one of three views of the same rows.

Lined up and Full text are read, the Matrix is looked at. All three show the same columns, rows and marks; what is
chosen in one is chosen in the others.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.lenses.base import Column, Comparison, HeadPart, Lens, Passage, Passages, Place
from app.lenses.rows import WHOLE, RowBuilder
from app.lenses.whole import FoldedText, ReviewText, whole_cells
from app.views.find_bar import FindBar
from app.views.finding import Finding
from app.views.heads import column_heads, event_bands
from app.views.mark_steps import MarkSteps
from app.views.matrix import MatrixView
from app.views.overview import Overview
from app.views.shown_rows import ShownRows
from app.views.view_bar import ViewBar
from app.views.view_state import VIEWS, ViewState
from app.views.word_comparing import WordComparing
from app.widgets.aligned_grid import GUTTER, AlignedGrid
from app.widgets.column_heads import ColumnHeads
from app.widgets.linked_columns import GAP, LinkedColumns
from app.widgets.own_marks import OwnMark
from app.widgets.paint import GridRow, Mark
from app.widgets.ruler import RULER, Ruler
from app.widgets.sideways import SCROLL_BAR
from app.widgets.theme import Theme

_SETTLE = 90
"""Milliseconds after which the rows are laid out for another height."""


class ComparisonView(QWidget):
    """Rows and columns.

    Signals:
        picked: key of something a person wants to look at.
        row_changed: (number of the chosen row or 0, rows that the columns shown have).
        zoom_requested: steps of text size.
        state_changed: another view, filter, order, or other columns.
        review_requested: article whose site text is to be reviewed.
    """

    picked = Signal(object)
    row_changed = Signal(int, int)
    zoom_requested = Signal(int)
    state_changed = Signal()
    review_requested = Signal(str)

    def __init__(self, theme: Theme, parts: tuple[HeadPart, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self.decorate: Callable[[Comparison, tuple[GridRow, ...]], tuple[GridRow, ...]] = lambda _comparison, rows: rows
        """Adds what a person made to the rows, before they are shown."""
        self.state = ViewState()
        self._comparison: Comparison | None = None
        self._lens: Lens | None = None
        self._builder: RowBuilder | None = None
        self._articles: tuple[str, ...] = ()
        self._columns: tuple[Column, ...] = ()
        self._rows = ShownRows()
        self._unfolded: set[FoldedText] = set()
        self._marks: Mapping[str, tuple[Mark, ...]] = {}
        self._picked: tuple[Place, ...] = ()
        self._own: Mapping[str, Sequence[OwnMark]] = {}
        self._stale: set[QWidget] = set()
        self.heads = ColumnHeads(theme)
        self.bar = ViewBar(theme)
        self.grid = AlignedGrid(theme)
        self.full = LinkedColumns(theme)
        self.matrix = MatrixView(theme)
        self._pages: tuple[QWidget, ...] = (self.grid, self.full, self.matrix)
        self.ruler = Ruler(theme)
        self.find_bar = FindBar()
        self.finding = Finding(self.find_bar, self)
        self._build()
        self.overview = Overview(self)
        self.words = WordComparing(self)
        self.mark_steps = MarkSteps(self)
        self._connect()

    def _build(self) -> None:
        lined_up = QWidget()
        beside = QHBoxLayout(lined_up)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.grid, 1)
        beside.addWidget(self.ruler)
        self.stack = QStackedWidget()
        for page in (lined_up, self.full, self.matrix):
            self.stack.addWidget(page)
        over = QWidget()
        over.setObjectName("heads")
        self._over = QVBoxLayout(over)
        self._over.addWidget(self.heads)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.bar, over, self.stack, self.find_bar):
            layout.addWidget(widget, 1 if widget is self.stack else 0)
        self._place_over()

    def _connect(self) -> None:
        for page in (self.grid, self.full):
            page.columns_moved.connect(self._move_heads)
            page.place_clicked.connect(self._clicked)
            page.row_changed.connect(self._tell_row)
            page.column_changed.connect(self.words.refresh)
            page.step_requested.connect(self.mark_steps.step)
            page.opened.connect(self._open_chosen)
            page.walked.connect(self._follow)
            page.zoom_requested.connect(self.zoom_requested)
        self.matrix.opened.connect(self._open_cell)
        self.matrix.picked.connect(self._pick_in_matrix)
        self.matrix.row_changed.connect(self._tell_row)
        self.matrix.zoom_requested.connect(self.zoom_requested)
        self.heads.picked.connect(self.picked)
        self.finding.found.connect(self._highlight)
        self.finding.went.connect(self.go_to)
        self.finding.ended.connect(lambda: self.reading.setFocus())
        self.bar.filter_chosen.connect(self.set_filter)
        self.bar.order_chosen.connect(self.set_order)
        self.bar.linked_changed.connect(self.set_linked)
        self.bar.table_chosen.connect(lambda table: self._change(table=table))
        self.bar.shown.connect(self.show_column)
        self.bar.partner_chosen.connect(lambda article: self._change(partner=article))
        self.bar.words_closed.connect(lambda: self.set_words(False))

    # --- what is shown -------------------------------------------------------------------------------------------
    @property
    def reading(self) -> AlignedGrid | LinkedColumns:
        """The view in which articles are read: the full texts if they are shown, else the rows."""
        return self.full if self.state.view == "full_text" else self.grid

    @property
    def page(self) -> AlignedGrid | LinkedColumns | MatrixView:
        """The view on screen."""
        return self.matrix if self.state.view == "matrix" else self.reading

    @property
    def columns(self) -> Sequence[Column]:
        """The columns that are shown, from left to right."""
        return self._columns

    @property
    def comparison(self) -> Comparison | None:
        """What is compared."""
        return self._comparison

    @property
    def places(self) -> tuple[Place, ...]:
        """What is picked."""
        return self._picked

    @property
    def marks(self) -> Mapping[str, tuple[Mark, ...]]:
        """Article id -> marks of the lens."""
        return self._marks

    def show_comparison(self, comparison: Comparison, lens: Lens, off: frozenset[str]) -> dict[str, int]:
        """Show results; returns the number of rows per filter."""
        before = {c.id for c in self._comparison.columns} if self._comparison is not None else set()
        known = {column.id for column in comparison.columns}
        if before and not before & known:  # another comparison: nothing that was chosen for the last one holds
            self.state = ViewState()
        elif self.state.hidden >= known:
            self.state = replace(self.state, hidden=frozenset())
        self._comparison, self._lens = comparison, lens
        self._builder = RowBuilder(comparison)
        self._rows.every = self.decorate(comparison, self._builder.all_rows())
        self._picked = ()
        self._marks = lens.marks(comparison, off)
        self._arrange()
        return self.counts()

    def set_articles(self, articles: Sequence[str]) -> None:
        """Take the order of the articles in the document; within an event columns follow it at once."""
        if tuple(articles) != self._articles:
            self._articles = tuple(articles)
            if self._comparison is not None and self._lens is not None:
                self._arrange()

    def counts(self) -> dict[str, int]:
        """Filter id -> number of rows of the columns shown."""
        return self._rows.counts

    def redecorate(self) -> dict[str, int]:
        """Show the rows anew after a person made something; returns the number of rows per filter."""
        if self._comparison is None or self._builder is None:
            return {}
        rows = self.decorate(self._comparison, self._builder.all_rows())
        if rows != self._rows.every:
            self._rows.every = rows
            self._show_rows()
        return self.counts()

    def set_lens(self, lens: Lens, off: frozenset[str]) -> None:
        """Other marks on the same rows."""
        if self._comparison is None:
            return
        self._lens = lens
        self._marks = lens.marks(self._comparison, off)
        self._rows.mark(self._columns, self._marks)
        if self.state.filter == "marks" or self.state.view == "matrix":
            self._show_rows()
        else:
            self._stale = {page for page in self._pages if page is not self.reading}
            self.reading.set_marks(self._marks)
            self._highlight()
        self.state_changed.emit()  # other rows have marks

    def set_own(self, marks: Mapping[str, Sequence[OwnMark]]) -> None:
        """Lay a person's own marks over the lens's: article id -> marks."""
        if marks != self._own:
            self._own = marks
            self.grid.set_own(marks)
            self.full.set_own(marks)

    # --- choices -------------------------------------------------------------------------------------------------
    def set_view(self, view: str) -> None:
        """Turn to "lined_up", "full_text" or "matrix"; the chosen row and column stay chosen."""
        if view != self.state.view:
            row, column = self.page.row, self.page.column
            key = self.page.rows[row].key if 0 <= row < len(self.page.rows) else ""
            focus = QApplication.focusWidget()
            inside = focus is None or self.isAncestorOf(focus)
            self._change(view=view)
            self._take_over(key, column)
            if inside:  # who turns with the switch in the top bar may want to go on there
                self.page.setFocus()

    def _take_over(self, key: str, column: int) -> None:
        """Choose on the page shown what was chosen on the last one."""
        at = next((i for i, row in enumerate(self.page.rows) if row.key == key), -1)
        if at >= 0:
            self.page.choose_cell(at, column)
        self._highlight()
        self._tell_row()

    def set_filter(self, wanted: str) -> None:
        """Show only some rows."""
        self._change(filter=wanted)

    def set_order(self, article: str) -> None:
        """Put the rows in the order of an article; "" for the comparison's own."""
        self._change(order=article)

    def set_linked(self, on: bool) -> None:
        """Link the scrolling of whole articles."""
        self._change(linked=on)

    def set_words(self, on: bool) -> None:
        """Compare the words of the chosen passage with another of its row, or stop."""
        self._change(words=on)
        # The bar takes a line for what was found: the row must not slip out of sight.
        QTimer.singleShot(_SETTLE, lambda: self.grid.show_row(self.grid.row))

    def hide_column(self, article: str) -> None:
        """Hide a column; the last one stays."""
        if len(self._columns) > 1:
            self._change(hidden=self.state.hidden | {article})

    def show_column(self, article: str) -> None:
        """Show a hidden column again; "" for all."""
        self._change(hidden=self.state.hidden - {article} if article else frozenset())

    def set_state(self, state: ViewState) -> None:
        """Take all choices at once, such as those kept from another time."""
        before, self.state = self.state, state
        if state == before:
            return
        self.full.set_linked(state.linked)
        if self._comparison is not None:
            if before.hidden != state.hidden:
                self._arrange()
            elif (before.filter, before.order, before.table) != (state.filter, state.order, state.table):
                self._show_rows()
            elif before.view != state.view:
                self._turn()
            else:
                self.words.refresh()
        self.bar.set_view(state.view, state.linked, state.table)
        self.state_changed.emit()

    def _change(self, **choices: object) -> None:
        self.set_state(replace(self.state, **choices))  # type: ignore[arg-type]  # callers name fields of the state

    # --- filling -------------------------------------------------------------------------------------------------
    def _arrange(self) -> None:
        """Columns, heads, then rows."""
        comparison = self._comparison
        assert comparison is not None
        event = {article: n for n, e in enumerate(comparison.events) for article in e.articles}
        place = {article: n for n, article in enumerate(self._articles)}
        order = sorted(comparison.columns, key=lambda c: (event.get(c.id, 0), place.get(c.id, c.index), c.index))
        self._columns = tuple(column for column in order if column.id not in self.state.hidden)
        self.bar.setVisible(len(order) > 1)
        self.bar.set_hidden([(column.id, column.name) for column in order if column.id in self.state.hidden])
        heads = {head.key: head for head in column_heads(comparison, self._parts)}
        self.heads.set_heads([heads[c.id] for c in self._columns], event_bands(comparison, self._columns))
        self.full.cells = whole_cells(comparison, self._unfolded)
        self._show_rows()

    def _show_rows(self) -> None:
        """Choose rows and fill the page on screen; the others are filled when they are turned to."""
        self._rows.choose(self._comparison, self._columns, self.state.order)
        self._rows.mark(self._columns, self._marks)
        self._stale = set(self._pages)
        outlets = [(column.id, column.short) for column in self._columns]
        self.bar.set_orders(outlets, self.state.order)
        self.bar.set_filters(self.counts(), self.state.filter)
        self.bar.set_view(self.state.view, self.state.linked, self.state.table)
        self._turn()

    def _turn(self) -> None:
        """Fill the page on screen if it is not, and show it."""
        comparison, page = self._comparison, self.page
        # Shown first: a page that is not shown does not know its size and would be laid out twice.
        self._place_over()
        self.stack.setCurrentIndex([view for view, _name, _tip in VIEWS].index(self.state.view))
        if page in self._stale and comparison is not None:
            self._stale.discard(page)
            rows = self._rows.passing(self.state.filter)
            if isinstance(page, MatrixView):
                lens = self._lens.id if self._lens is not None else ""
                page.show_rows(comparison, self._columns, rows, lens, self.state.table)
            else:
                keys, names = [c.id for c in self._columns], [c.name for c in self._columns]
                if page is self.full:  # the row of all that is not lined up joins nothing
                    rows = [row for row in rows if row.key != WHOLE]
                page.set_content(keys, names, rows, self._marks)
            self.bar.tell((page.told if isinstance(page, MatrixView) else "") or self._rows.told(len(rows)))
        self._move_heads()
        self._highlight()
        self.words.refresh()
        self._tell_row()

    def _place_over(self) -> None:
        view = self.state.view
        self._over.setContentsMargins(0, 0, 0 if view == "full_text" else SCROLL_BAR + RULER, 0)
        self.heads.setVisible(view != "matrix")

    @Slot()
    def _move_heads(self) -> None:
        self.heads.place(self.reading.column_boxes(), GUTTER if self.reading is self.grid else GAP)

    @Slot()
    def _tell_row(self) -> None:
        page = self.page
        number = page.rows[page.row].number if 0 <= page.row < len(page.rows) else 0
        self.row_changed.emit(number, self._rows.there)
        self.overview.show_chosen()
        self.words.refresh()

    # --- going to places -----------------------------------------------------------------------------------------
    def show_passages(self, key: Passages) -> None:
        """Highlight places and go to the first; filter and hidden columns give way if they hide it."""
        self._picked = key.places
        self._highlight()
        if key.places:
            self.go_to(key.places[0])

    @Slot(object)
    def go_to(self, place: Place) -> None:
        """Scroll to a place, in the rows if the matrix is shown."""
        if self._comparison is None or not self._comparison.has(place.article):
            return
        if place.article in self.state.hidden:
            self.show_column(place.article)
        if self.state.view == "matrix":
            self.set_view("lined_up")
        column = next(i for i, c in enumerate(self._columns) if c.id == place.article)
        if self.reading.show_place(column, place.start, place.end) < 0 and self.state.filter != "all":
            self.set_filter("all")
            self.reading.show_place(column, place.start, place.end)

    def go_to_row(self, key: str) -> None:
        """Choose a row on the page shown."""
        keys = [row.key for row in self.page.rows]
        if key in keys:
            self.page.choose_row(keys.index(key))

    def go_to_widest(self) -> None:
        """Choose the first row after headline and lead that most outlets have."""
        rows = list(self.page.rows)[1:]
        if rows:
            self.go_to_row(max(rows, key=lambda row: sum(dot != "none" for dot in row.dots)).key)

    def show_mark(self, article: str, mark: Mark) -> None:
        """Go to a mark and pick what it stands for."""
        self._picked = (Place(article, mark.start, mark.end),)
        self._highlight()
        self.go_to(self._picked[0])
        self.picked.emit(mark.key)

    def select_place(self, place: Place | None) -> None:
        """Highlight one place without moving."""
        self._picked = (place,) if place is not None else ()
        self._highlight()

    def step_row(self, step: int) -> None:
        """Go to the next or previous row."""
        page = self.page
        page.setFocus()
        page.choose_row(max(0, min(len(page.rows) - 1, page.row + step)))
        if page is not self.matrix:
            self._follow()

    @Slot(int, int, int, object)
    def _clicked(self, column: int, row: int, source: int, key: Hashable) -> None:
        """Choose the innermost mark at a place, else the passage."""
        if isinstance(key, FoldedText):
            self._unfolded ^= {key}
            self._refold()
            return
        if isinstance(key, ReviewText):
            self.review_requested.emit(key.article)
            return
        if self._comparison is None:
            return
        article = self._columns[column].id
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
            if row >= 0:
                self.picked.emit(Passage(self.reading.rows[row].key, article))

    def _refold(self) -> None:
        if self._comparison is not None:
            self.full.cells = whole_cells(self._comparison, self._unfolded)
            self._stale.add(self.full)
            self._turn()

    def look_at_chosen(self) -> None:
        """Show the card of the chosen passage."""
        self._follow()

    @Slot()
    def _follow(self) -> None:
        """The reader went to another cell with the keys: what is picked is its passage."""
        self.select_place(None)
        self._open_chosen()

    @Slot()
    def _open_chosen(self) -> None:
        page = self.reading
        if self._comparison is not None and 0 <= page.row < len(page.rows):
            self.picked.emit(Passage(page.rows[page.row].key, self._columns[page.column].id))

    @Slot(str, int)
    def _open_cell(self, key: str, column: int) -> None:
        """A cell of the matrix: its row, lined up."""
        self._change(view="lined_up")
        self._take_over(key, column)
        self.grid.setFocus()
        self._open_chosen()

    @Slot(object)
    def _pick_in_matrix(self, key: Hashable) -> None:
        self.picked.emit(key)

    # --- highlights ----------------------------------------------------------------------------------------------
    @Slot()
    def _highlight(self) -> None:
        shown: dict[str, list[tuple[int, int, str, str]]] = {}
        for place in self._picked:
            shown.setdefault(place.article, []).append((place.start, place.end, "picked", "picked_ink"))
        for number, place in enumerate(self.finding.places):
            fill = "found_now" if number == self.finding.at else "found"
            shown.setdefault(place.article, []).append((place.start, place.end, fill, "found_ink"))
        if self.reading not in self._stale:
            self.reading.show_extra(shown)
        self.overview.show_places()
