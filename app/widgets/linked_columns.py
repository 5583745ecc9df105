"""Whole articles beside each other: each scrolls by itself and, if linked, takes the others to the same passages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.widgets.article_column import ArticleColumn
from app.widgets.grid_text import Placed
from app.widgets.linked_scrolling import LinkedScrolling
from app.widgets.paint import Cell, Mark
from app.widgets.ribbons import RibbonEnd, RibbonLayer, RowNumber
from app.widgets.row_places import row_at, stretches
from app.widgets.ruler import RULER, Ruler
from app.widgets.side_by_side import SideBySide
from app.widgets.sideways import SCROLL_BAR
from app.widgets.theme import Theme
from app.widgets.traces import Trace

GAP = 22
"""Space before every column for ribbons and row numbers, in pixels."""
MIN_TEXT = 168
"""Texts are never narrower, in pixels at the usual size of labels: some 24 letters a line. The columns scroll sideways
instead."""
_READ = 0.28
"""Passages that are gone to stand at this share of the height."""
_STEP = 48


class LinkedColumns(SideBySide[ArticleColumn]):
    """Columns of whole articles."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "Whole articles side by side", parent)
        self.cells: Mapping[str, Cell] = {}
        """Column key -> the whole article; set before `set_content`."""
        self._rulers: list[Ruler] = []
        self._scrolling = LinkedScrolling(self._columns)
        self.ribbons = RibbonLayer(theme, self._pane)

    # --- content -------------------------------------------------------------------------------------------------
    def _make_column(self) -> ArticleColumn:
        column, ruler = ArticleColumn(self._theme, self._pane), Ruler(self._theme, self._pane)
        column.place_clicked.connect(self._clicked)
        column.zoomed.connect(self.zoom_requested)
        column.pushed.connect(self._sideways.push)
        column.moved.connect(self._follow)
        ruler.jumped.connect(column.jump)
        ruler.scrolled.connect(column.scroll_by)
        ruler.show()
        self._rulers.append(ruler)
        return column

    def _drop_column(self) -> None:
        super()._drop_column()
        self._rulers.pop().deleteLater()

    def _fill(self, marks: Mapping[str, Sequence[Mark]]) -> None:
        self.ribbons.raise_()

        def fill() -> None:
            for index, (key, column) in enumerate(self._pairs()):
                name = self._names[index]
                column.setAccessibleName(f"{name}, whole article, column {index + 1} of {len(self._keys)}")
                column.fill(self.cells.get(key, Cell()), marks.get(key, ()))
                self._rulers[index].name(f"Overview of {name}")

        self._lay_out(fill)

    def _holding(self) -> Callable[[], object]:
        kept = {key: column.verticalScrollBar().value() for key, column in self._pairs()}
        return lambda: self._hold(lambda: [c.scroll_to(kept[k]) for k, c in self._pairs() if k in kept])

    def set_marks(self, marks: Mapping[str, Sequence[Mark]]) -> None:
        """Lay other marks over the same text; what is on screen stays where it is."""

        def change() -> None:
            for key, column in self._pairs():
                column.set_marks(marks.get(key, ()))

        self._lay_out(change)

    @property
    def rulers(self) -> Sequence[Ruler]:
        """The overviews, one per column."""
        return self._rulers

    def set_linked(self, on: bool) -> None:
        """Link the articles' scrolling or let each scroll alone; linked ones follow the chosen column at once."""
        self._scrolling.on = on
        if on and self._columns:
            self._scrolled(self._column)

    def column_boxes(self) -> list[tuple[int, int]]:
        """(left, width) of every column in this widget's coordinates, rulers included."""
        return [(left, width + RULER) for left, width in super().column_boxes()]

    def chosen_pieces(self) -> list[Placed]:
        """The pieces of the chosen passage in the chosen column; of the whole article while no row is chosen."""
        if not self._columns:
            return []
        pieces = [piece for piece in self._columns[self._column].text.pieces if piece.source >= 0]
        spans = stretches(self._rows, self._row, self._column)
        if not spans:
            return pieces if self._row < 0 else []
        return [p for p in pieces if any(low < p.source + p.end - p.start and p.source < high for low, high in spans)]

    # --- layout --------------------------------------------------------------------------------------------------
    @Slot()
    def realign(self) -> None:
        """Lay all texts out for the present width."""
        self._lay_out(lambda: None)

    def _lay_out(self, change: Callable[[], object]) -> None:
        """Change the texts and lay them out; what is in sight stays so."""
        self._later.stop()
        anchors = [column.anchor() for column in self._columns]
        there = self._columns[self._column].in_sight(self._row) if self._columns else None

        def work() -> None:
            change()
            self._place_columns()
            for index, column in enumerate(self._columns):
                column.lay_out(max(60.0, column.height() * 0.4))
                column.find_passages([stretches(self._rows, row, index) for row in range(len(self._rows))])
                column.hold_at(anchors[index])

        self._hold(work)
        self._scrolling.learn(self._rows)
        self._trace()
        self._settle(there)
        self.laid_out.emit()

    def _settle(self, there: float | None) -> None:
        """Put the columns beside each other again: passages have other heights now.

        Args:
            there: Where the chosen passage stood in the pane; None if it was out of sight.
        """
        if self._scrolling.on and self._columns:
            leader = self._columns[self._column]
            if there is not None and leader.ribbon_end(self._row, possible=False) is not None:
                self._scrolling.meet(self._row, self._column, there)
            elif leader.verticalScrollBar().value():
                self._scrolling.lead(self._column)
        self._show_ribbons()

    @Slot()
    def _place_columns(self) -> None:
        """Give every column its place; called on every resize, so it lays out no text."""
        room, around = self.width(), GAP + RULER
        least = around + self._theme.px(MIN_TEXT)
        boxes = self._sideways.arrange(len(self._columns), room, least)
        height = self._view_height()
        self._sideways.setGeometry(0, height, room, SCROLL_BAR)
        self._pane.setGeometry(0, 0, room, height)
        self.ribbons.setGeometry(0, 0, room, height)
        for column, ruler, (left, share) in zip(self._columns, self._rulers, boxes, strict=True):
            column.setGeometry(left + GAP, 0, share - around, height)
            ruler.setGeometry(left + share - RULER, 0, RULER, height)
        self._show_ribbons()
        self.columns_moved.emit()

    # --- scrolling -----------------------------------------------------------------------------------------------
    def _hold(self, work: Callable[[], object]) -> None:
        self._scrolling.hold(work)
        self._show_ribbons()

    @Slot()
    def _follow(self) -> None:
        sender = self.sender()
        if isinstance(sender, ArticleColumn) and sender in self._columns:
            self._scrolled(self._columns.index(sender))

    def _scrolled(self, column: int) -> None:
        """A column went elsewhere: the others follow it to the passages of the same rows."""
        if not self._scrolling.moving:
            self._scrolling.lead(column)
            self._show_ribbons()

    def show_place(self, column: int, start: int, end: int) -> int:
        """Scroll to a stretch of a column's source text and choose its row.

        Returns:
            The row, or -1 if the article does not show it.
        """
        if not 0 <= column < len(self._columns):
            return -1
        view = self._columns[column]
        rect = view.place_rect(start, end)
        if rect is None:
            return -1
        row = row_at(self._rows, column, start, self._row)
        self._choose(row, column)
        value, page = view.verticalScrollBar().value(), view.height()
        if not value + 8 <= rect.top() <= value + page - 40:
            view.verticalScrollBar().setValue(round(rect.top() - page * _READ))
        if row >= 0:
            self._align_others(row, column)
        self._sideways.reveal(column)
        return max(0, row)

    def _align_others(self, row: int, leader: int) -> None:
        edge = self._columns[leader].passages[row]
        if edge is not None and self._scrolling.on:
            self._meet(row, leader, edge[0] - self._columns[leader].verticalScrollBar().value())

    def _meet(self, row: int, leader: int, at: float) -> None:
        self._scrolling.meet(row, leader, at)
        self._show_ribbons()

    # --- choosing ------------------------------------------------------------------------------------------------
    @Slot(int)
    def choose_row(self, row: int) -> None:
        """Make a row the chosen one and bring its passages into sight."""
        if not 0 <= row < len(self._rows):
            return
        there = [index for index, column in enumerate(self._columns) if column.passages[row] is not None]
        self._choose(row, self._column)
        if there:
            leader = self._column if self._column in there else there[0]
            self._meet(row, leader, self._view_height() * _READ)

    def _show_chosen(self) -> None:
        self._trace()
        self._show_ribbons()

    def _trace(self) -> None:
        for index, column in enumerate(self._columns):
            column.traces.show(column, [Trace(*s, "passage") for s in stretches(self._rows, self._row, index)])

    def _show_ribbons(self) -> None:
        ends: list[RibbonEnd] = []
        numbers: list[RowNumber] = []
        chosen = self._rows[self._row] if 0 <= self._row < len(self._rows) else None
        for index, (column, ruler) in enumerate(zip(self._columns, self._rulers, strict=False)):
            scroll = column.verticalScrollBar().value()
            ruler.set_view(scroll / column.total, min(1.0, (scroll + column.height()) / column.total))
            end = column.ribbon_end(self._row, chosen is not None and chosen.dots[index] == "half")
            ends += [end] if end is not None else []
            numbers += column.row_numbers(self._rows, self._row)
        self.ribbons.show_row(str(chosen.number) if chosen else "", ends, numbers)

    # --- input ---------------------------------------------------------------------------------------------------
    @Slot(int, int, object)
    def _clicked(self, _row: int, source: int, key: object) -> None:
        sender = self.sender()
        if not isinstance(sender, ArticleColumn) or sender not in self._columns:
            return
        column = self._columns.index(sender)
        row = row_at(self._rows, column, source, self._row) if source >= 0 else self._row
        if source >= 0:
            self._choose(row, column)
            if row >= 0:
                self._align_others(row, column)
        self.place_clicked.emit(column, row, source, key)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click between the columns gives the focus."""
        self.setFocus()
        event.accept()

    def _press(self, key: int) -> bool:
        bar = self._columns[self._column].verticalScrollBar()
        page = max(_STEP, self._view_height() - _STEP)
        ways = {
            Qt.Key.Key_Down: bar.value() + _STEP,
            Qt.Key.Key_Up: bar.value() - _STEP,
            Qt.Key.Key_PageDown: bar.value() + page,
            Qt.Key.Key_PageUp: bar.value() - page,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: bar.maximum(),
        }
        if key in ways:
            bar.setValue(ways[Qt.Key(key)])
        return key in ways

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.colour("window"))

    @Slot()
    def _theme_changed(self) -> None:
        self._lay_out(lambda: list(map(ArticleColumn.refill, self._columns)))
        self.update()
