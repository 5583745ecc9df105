"""The reading view: columns of text whose rows begin at the same height, under bands that run across all columns.

The grid scrolls all columns together, draws the bands on a layer above them, and moves a chosen row and column with the
arrow keys. Alignment is done by block margins (see `GridColumn.align`): once per content, mark set, width or text size.
"""

from __future__ import annotations

import bisect
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from app.widgets.grid_bands import BandLayer
from app.widgets.grid_column import GridColumn
from app.widgets.grid_text import Placed
from app.widgets.paint import Mark
from app.widgets.side_by_side import SideBySide
from app.widgets.sideways import SCROLL_BAR
from app.widgets.theme import Theme
from app.widgets.turned import turned

GUTTER = 30
"""Width of the strip with the row numbers, in pixels."""
MIN_COLUMN = 148
"""Columns are never narrower, in pixels at the usual size of labels; the grid scrolls sideways instead."""
_TOP, _BOTTOM = 8, 16
"""Space above and below a cell's text."""
_BAND = 25
"""Height of a row's band at the usual size of labels, in pixels."""


class AlignedGrid(SideBySide[GridColumn]):
    """Columns of text in aligned rows.

    Signals:
        scrolled: another part is in sight.
    """

    scrolled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "Articles lined up", parent)
        self._tops: list[float] = []
        self._total = 0.0
        self._scroll = QScrollBar(Qt.Orientation.Vertical, self)
        self._scroll.setAccessibleName("Scroll through the rows")
        self._scroll.valueChanged.connect(self._scroll_columns)
        self._bands = BandLayer(theme, self._pane)

    # --- content -------------------------------------------------------------------------------------------------
    def _make_column(self) -> GridColumn:
        column = GridColumn(self._theme, self._pane)
        column.place_clicked.connect(self._clicked)
        column.band_clicked.connect(self.choose_row)
        column.verticalScrollBar().valueChanged.connect(self._follow)
        return column

    def _fill(self, marks: Mapping[str, Sequence[Mark]]) -> None:
        for index, (key, column) in enumerate(self._pairs()):
            column.setAccessibleName(f"{self._names[index]}, column {index + 1} of {len(self._keys)}")
            column.set_cells([row.cells[index] for row in self._rows], marks.get(key, ()))
        self._bands.raise_()
        self._bands.set_rows(self._rows, self._row)
        self.realign()

    def _holding(self) -> Callable[[], object]:
        if not (0 <= self._row < len(self._tops)):
            return lambda: None
        offset = self._scroll.value() - self._tops[self._row]

        def back() -> None:
            if self._row >= 0:
                self._scroll.setValue(round(self._tops[self._row] + offset))

        return back

    def set_marks(self, marks: Mapping[str, Sequence[Mark]]) -> None:
        """Lay other marks over the same text; what is on screen stays where it is."""
        anchor = bisect.bisect_right(self._tops, self._scroll.value()) - 1
        offset = self._scroll.value() - self._tops[anchor] if anchor >= 0 else 0
        for key, column in self._pairs():
            column.set_marks(marks.get(key, ()))
        self.realign()
        if anchor >= 0:
            self._scroll.setValue(round(self._tops[anchor] + offset))

    @property
    def tops(self) -> Sequence[float]:
        """Tops of the rows, in pixels from the first."""
        return self._tops

    @property
    def total(self) -> float:
        """Height of all rows in pixels."""
        return max(1.0, self._total)

    @property
    def sight(self) -> tuple[float, float]:
        """Which share of the height is in sight: from, to."""
        value = self._scroll.value()
        return value / self.total, min(1.0, (value + self._view_height()) / self.total)

    def chosen_pieces(self) -> list[Placed]:
        """The pieces of the chosen passage that are part of the article's text."""
        if not (0 <= self._row < len(self._rows) and self._column < len(self._columns)):
            return []
        return [p for p in self._columns[self._column].text.pieces if p.row == self._row and p.source >= 0]

    # --- layout --------------------------------------------------------------------------------------------------
    @Slot()
    def realign(self) -> None:
        """Line all rows up for the present width."""
        self._later.stop()
        self._place_columns()
        band = self.band_height
        heights = [column.content_heights(column.width()) for column in self._columns]
        self._tops = []
        at = 0.0
        for row in range(len(self._rows)):
            self._tops.append(at)
            tallest = max((h[row] for h in heights), default=0.0)
            at += band + _TOP + float(round(tallest)) + _BOTTOM
        self._total = max(at, 1.0)
        for column, own in zip(self._columns, heights, strict=True):
            column.align(self._tops, own, band, self._total, _TOP)
        self._bands.set_tops(self._tops, band, self._total)
        self._set_ranges()
        self.laid_out.emit()

    @property
    def band_height(self) -> float:
        """Height of a row's band in pixels."""
        return float(self._theme.px(_BAND))

    def _set_ranges(self) -> None:
        page = max(1, self._view_height())
        self._scroll.setRange(0, max(0, round(self._total) - page))
        self._scroll.setPageStep(page)
        self._scroll.setSingleStep(40)
        self._scroll_columns()

    @Slot()
    def _place_columns(self) -> None:
        """Give every column its place; called on every resize, so it lays out no text."""
        width = self.width() - SCROLL_BAR
        boxes = self._sideways.arrange(len(self._columns), width - GUTTER, self._theme.px(MIN_COLUMN))
        height = self._view_height()
        self._scroll.setGeometry(width, 0, SCROLL_BAR, height)
        self._sideways.setGeometry(0, height, width, SCROLL_BAR)
        for column, (left, share) in zip(self._columns, boxes, strict=True):
            column.setGeometry(GUTTER + left, 0, share, height)
        self._pane.setGeometry(0, 0, width, height)
        self._bands.setGeometry(0, 0, width, height)
        self._bands.set_gutter(GUTTER)
        self._set_ranges()
        self.columns_moved.emit()

    # --- scrolling -----------------------------------------------------------------------------------------------
    @Slot()
    def _scroll_columns(self) -> None:
        value = self._scroll.value()
        for column in self._columns:
            bar = column.verticalScrollBar()
            if bar.value() != value:
                bar.setValue(value)
        self._bands.set_scroll(value)
        self.scrolled.emit()

    @Slot(float)
    def scroll_to(self, share: float) -> None:
        """Bring a share of the height, 0 to 1, to the middle."""
        self._scroll.setValue(round(share * self.total - self._view_height() / 2))

    @Slot(int)
    def scroll_by(self, pixels: int) -> None:
        """Scroll the rows."""
        self._scroll.setValue(self._scroll.value() + pixels)

    @Slot(int)
    def _follow(self, value: int) -> None:
        """A column scrolled by itself while text was being selected."""
        sender = self.sender()
        if self._scroll.value() != value and sender is not None and QWidget.mouseGrabber() is not None:
            self._scroll.setValue(value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, sideways with Shift; Ctrl changes the text size."""
        turn = turned(event)
        if turn.zoom:
            self.zoom_requested.emit(turn.zoom)
        self.scroll_by(turn.down)
        self._sideways.push(turn.across)

    def show_row(self, row: int) -> None:
        """Scroll so that a row's top is in sight."""
        if not 0 <= row < len(self._tops):
            return
        top = self._tops[row]
        end = self._tops[row + 1] if row + 1 < len(self._tops) else self._total
        value, page = self._scroll.value(), self._view_height()
        if top < value:
            self._scroll.setValue(round(top))
        elif end > value + page:
            self._scroll.setValue(round(min(top, end - page)))

    def show_place(self, column: int, start: int, end: int) -> int:
        """Scroll to a stretch of a column's source text and choose its row.

        Returns:
            The row, or -1 if the rows shown do not hold it.
        """
        if not 0 <= column < len(self._columns):
            return -1
        view = self._columns[column]
        rows = [row for _low, _high, row in view.text.places(start, end)]
        if not rows:
            return -1
        row = self._row if self._row in rows else rows[0]
        self._choose(row, column)
        rect = view.place_rect(start, end, row)
        page = self._view_height()
        if rect is not None:
            value = self._scroll.value()
            if rect.top() < value + self.band_height or rect.bottom() > value + page - 8:
                self._scroll.setValue(round(max(self._tops[row], rect.bottom() - page * 0.6)))
        self._sideways.reveal(column)
        return row

    # --- choosing ------------------------------------------------------------------------------------------------
    @Slot(int)
    def choose_row(self, row: int) -> None:
        """Make a row the chosen one and bring it into sight."""
        if 0 <= row < len(self._rows):
            self._choose(row, self._column)
            self.show_row(row)

    def _show_chosen(self) -> None:
        self._bands.set_chosen(self._row)

    @Slot(int, int, object)
    def _clicked(self, row: int, source: int, key: object) -> None:
        sender = self.sender()
        if isinstance(sender, GridColumn) and sender in self._columns:
            column = self._columns.index(sender)
            self._choose(row, column)
            self.place_clicked.emit(column, row, source, key)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The gutter chooses a row too."""
        at = event.position().y() + self._scroll.value()
        if event.position().x() < GUTTER and self._tops:
            self.choose_row(bisect.bisect_right(self._tops, at) - 1)
        self.setFocus()

    def _step_column(self, step: int) -> None:
        if self._rows:
            if self._row < 0:
                self._choose(0, self._column)
            super()._step_column(step)

    def _press(self, key: int) -> bool:
        page = self._view_height() - 40
        rows = {
            Qt.Key.Key_Down: self._row + 1,
            Qt.Key.Key_Up: self._row - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._rows) - 1,
        }
        pages = {Qt.Key.Key_PageDown: page, Qt.Key.Key_PageUp: -page}
        if key in rows:
            self.choose_row(max(0, min(len(self._rows) - 1, rows[Qt.Key(key)])))
        elif key in pages:
            self.scroll_by(pages[Qt.Key(key)])
        return key in rows or key in pages

    # --- painting ------------------------------------------------------------------------------------------------
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground of the gutter and of what the rows do not fill."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.colour("surface"))
            painter.fillRect(QRect(0, 0, GUTTER, self.height()), self._theme.colour("window"))

    @Slot()
    def _theme_changed(self) -> None:
        for index, column in enumerate(self._columns):
            column.set_cells([row.cells[index] for row in self._rows], column.marks)
        self.realign()
        self.update()
