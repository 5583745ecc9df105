"""The reading view: columns of text whose rows begin at the same height, under bands that run across all columns.

The grid scrolls all columns together, draws the bands on a layer above them, and moves a chosen row and column with the
arrow keys. Alignment is done by block margins (see `GridColumn.align`): once per content, mark set, width or text size;
resizing waits 60 ms for the next resize.
"""

from __future__ import annotations

import bisect
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QScrollBar, QWidget

from app.widgets.grid_bands import BandLayer
from app.widgets.grid_column import PAD, GridColumn
from app.widgets.grid_text import Placed
from app.widgets.own_marks import OwnMark
from app.widgets.paint import Cell, GridRow, Mark
from app.widgets.theme import Theme

GUTTER = 30
"""Width of the strip with the row numbers, in pixels."""
MIN_COLUMN = 148
"""Columns are never narrower, in pixels; the grid scrolls sideways instead."""
SCROLL_BAR = 11
_TOP, _BOTTOM = 8, 16
"""Space above and below a cell's text."""
_RESIZE_DELAY = 60


class AlignedGrid(QFrame):
    """Columns of text in aligned rows.

    Signals:
        place_clicked: (column, row, source offset or -1, key of a piece or None).
        row_changed: the chosen row (or -1).
        column_changed: the chosen column.
        columns_moved: columns have other places or widths: heads must follow.
        step_requested: +1 or -1: Space was pressed, the next or previous mark is wanted.
        opened: Enter was pressed on the chosen cell.
        walked: an arrow key, Home or End chose another cell.
        zoom_requested: steps of text size.
        laid_out: rows have other heights: an overview must follow.
        scrolled: another part is in sight.
    """

    place_clicked = Signal(int, int, int, object)
    row_changed = Signal(int)
    column_changed = Signal(int)
    columns_moved = Signal()
    step_requested = Signal(int)
    opened = Signal()
    walked = Signal()
    zoom_requested = Signal(int)
    laid_out = Signal()
    scrolled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: Sequence[GridRow] = ()
        self._keys: Sequence[str] = ()
        self._columns: list[GridColumn] = []
        self._own: Mapping[str, Sequence[OwnMark]] = {}
        self._tops: list[float] = []
        self._total = 0.0
        self._row = -1
        self._column = 0
        self._scroll = QScrollBar(Qt.Orientation.Vertical, self)
        self._sideways = QScrollBar(Qt.Orientation.Horizontal, self)
        self._scroll.setAccessibleName("Scroll through the rows")
        self._sideways.setAccessibleName("Scroll through the columns")
        # Columns that are scrolled out to the right end at the scroll bar, not behind it.
        self._pane = QWidget(self)
        self._bands = BandLayer(theme, self._pane)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_RESIZE_DELAY)
        self._later.timeout.connect(self.realign)
        self._scroll.valueChanged.connect(self._scroll_columns)
        self._sideways.valueChanged.connect(self._place_columns)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Articles lined up")
        theme.changed.connect(self._theme_changed)

    # --- content -------------------------------------------------------------------------------------------------
    def set_content(
        self, keys: Sequence[str], names: Sequence[str], rows: Sequence[GridRow], marks: Mapping[str, Sequence[Mark]]
    ) -> None:
        """Show other rows; the chosen row is kept if its key is still there.

        Args:
            keys: Identify the columns.
            names: Their names, for screen readers.
            rows: The rows.
            marks: Column key -> marks over its source text.
        """
        chosen = self._rows[self._row].key if 0 <= self._row < len(self._rows) else None
        offset = self._scroll.value() - self._tops[self._row] if chosen is not None and self._tops else None
        self._keys, self._rows = tuple(keys), tuple(rows)
        while len(self._columns) > len(keys):
            self._columns.pop().deleteLater()
        while len(self._columns) < len(keys):
            column = GridColumn(self._theme, self._pane)
            column.place_clicked.connect(self._clicked)
            column.band_clicked.connect(self.choose_row)
            column.verticalScrollBar().valueChanged.connect(self._follow)
            column.installEventFilter(self)
            column.show()
            self._columns.append(column)
        for index, column in enumerate(self._columns):
            column.setAccessibleName(f"{names[index]}, column {index + 1} of {len(keys)}")
            column.own.marks = self._own.get(keys[index], ())
            column.set_cells([row.cells[index] for row in rows], marks.get(keys[index], ()))
        self._bands.raise_()
        self._row = next((i for i, row in enumerate(rows) if row.key == chosen), -1)
        self._column = min(self._column, max(0, len(keys) - 1))
        self._bands.set_rows(self._rows, self._row)
        self.realign()
        if self._row >= 0 and offset is not None:
            self._scroll.setValue(round(self._tops[self._row] + offset))
        self._tell_reader()

    def set_own(self, marks: Mapping[str, Sequence[OwnMark]]) -> None:
        """Lay a person's own marks over the lens's: column key -> marks, kept for other rows and lenses."""
        self._own = marks
        for key, column in zip(self._keys, self._columns, strict=True):
            column.own.marks = marks.get(key, ())
        self.set_marks({key: column.marks for key, column in zip(self._keys, self._columns, strict=True)})

    def set_marks(self, marks: Mapping[str, Sequence[Mark]]) -> None:
        """Lay other marks over the same text; what is on screen stays where it is."""
        anchor = bisect.bisect_right(self._tops, self._scroll.value()) - 1
        offset = self._scroll.value() - self._tops[anchor] if anchor >= 0 else 0
        for key, column in zip(self._keys, self._columns, strict=True):
            column.set_marks(marks.get(key, ()))
        self.realign()
        if anchor >= 0:
            self._scroll.setValue(round(self._tops[anchor] + offset))

    @property
    def rows(self) -> Sequence[GridRow]:
        """The rows shown."""
        return self._rows

    @property
    def keys(self) -> Sequence[str]:
        """Keys of the columns, from left to right."""
        return self._keys

    @property
    def columns(self) -> Sequence[GridColumn]:
        """The columns, from left to right."""
        return self._columns

    @property
    def row(self) -> int:
        """The chosen row, or -1."""
        return self._row

    @property
    def column(self) -> int:
        """The chosen column."""
        return self._column

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

    def column_boxes(self) -> list[tuple[int, int]]:
        """(left, width) of every column in this widget's coordinates."""
        return [(column.x(), column.width()) for column in self._columns]

    # --- layout --------------------------------------------------------------------------------------------------
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move things now, line up again a moment later."""
        super().resizeEvent(event)
        self._place_columns()
        self._later.start()

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
        return 25.0

    def _view_height(self) -> int:
        return self.height() - (SCROLL_BAR if self._sideways.isVisibleTo(self) else 0)

    def _set_ranges(self) -> None:
        page = max(1, self._view_height())
        self._scroll.setRange(0, max(0, round(self._total) - page))
        self._scroll.setPageStep(page)
        self._scroll.setSingleStep(40)
        self._scroll_columns()

    @Slot()
    def _place_columns(self) -> None:
        """Give every column its place; called on every resize, so it lays out no text."""
        count = max(1, len(self._columns))
        room = self.width() - GUTTER - SCROLL_BAR
        width = room // count
        if width < MIN_COLUMN:  # as many whole columns as fit, the others to the side
            width = room // max(1, min(count, room // MIN_COLUMN))
        needed = width * count
        scrolls = needed > room + 1
        self._sideways.setVisible(scrolls)
        self._sideways.setRange(0, max(0, needed - room))
        self._sideways.setPageStep(max(1, room))
        self._sideways.setSingleStep(width)
        height = self._view_height()
        self._scroll.setGeometry(self.width() - SCROLL_BAR, 0, SCROLL_BAR, height)
        self._sideways.setGeometry(0, height, self.width() - SCROLL_BAR, SCROLL_BAR)
        shift = self._sideways.value() if scrolls else 0
        for index, column in enumerate(self._columns):
            # The last column takes the pixels that do not divide.
            extra = room - needed if index == count - 1 and not scrolls else 0
            column.setGeometry(GUTTER + index * width - shift, 0, width + extra, height)
        self._pane.setGeometry(0, 0, self.width() - SCROLL_BAR, height)
        self._bands.setGeometry(0, 0, self.width() - SCROLL_BAR, height)
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
        delta = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if delta.y():
                self.zoom_requested.emit(1 if delta.y() > 0 else -1)
            event.accept()
            return
        pixels = event.pixelDelta()
        x, y = (pixels.x(), pixels.y()) if not pixels.isNull() else (delta.x() * 2 // 3, delta.y() * 2 // 3)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not x:
            x, y = y, 0
        self._scroll.setValue(self._scroll.value() - y)
        self._sideways.setValue(self._sideways.value() - x)
        event.accept()

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
        self._show_column(column)
        return row

    def _show_column(self, column: int) -> None:
        left, width = self._columns[column].x() - GUTTER, self._columns[column].width()
        room = self.width() - GUTTER - SCROLL_BAR
        if left < 0:
            self._sideways.setValue(self._sideways.value() + left)
        elif left + width > room:
            self._sideways.setValue(self._sideways.value() + left + width - room)

    # --- choosing ------------------------------------------------------------------------------------------------
    @Slot(int)
    def choose_row(self, row: int) -> None:
        """Make a row the chosen one and bring it into sight."""
        if 0 <= row < len(self._rows):
            self._choose(row, self._column)
            self.show_row(row)

    def choose_cell(self, row: int, column: int) -> None:
        """Make a row and a column the chosen ones and bring them into sight."""
        if 0 <= row < len(self._rows) and 0 <= column < len(self._columns):
            self._choose(row, column)
            self.show_row(row)
            self._show_column(column)

    def _choose(self, row: int, column: int) -> None:
        row_changed, column_changed = row != self._row, column != self._column
        self._row, self._column = row, column
        self._bands.set_chosen(row)
        if column_changed:
            self.column_changed.emit(column)
        if row_changed:
            self.row_changed.emit(row)
        if row_changed or column_changed:
            self._tell_reader()

    def _tell_reader(self) -> None:
        """Give screen readers the chosen row as a sentence."""
        if 0 <= self._row < len(self._rows):
            row = self._rows[self._row]
            cell = row.cells[self._column] if self._column < len(row.cells) else None
            words = " ".join(piece.text for piece in cell.pieces) if cell else ""
            spoken = f"Row {row.number}. {row.speech} {words} {self._spoken_marks(cell)}".strip()
            if spoken != self.accessibleDescription():
                self.setAccessibleDescription(spoken)
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spoken))
        else:
            self.setAccessibleDescription(f"{len(self._rows)} rows, {len(self._columns)} columns")

    def _spoken_marks(self, cell: Cell | None) -> str:
        """The marks of a cell in words: colours and lines are not heard."""
        if cell is None or self._column >= len(self._columns):
            return ""
        spoken = []
        for mark in sorted(self._columns[self._column].marks, key=lambda m: m.start):
            for piece in cell.pieces:
                low, high = max(mark.start, piece.start), min(mark.end, piece.start + len(piece.text))
                if piece.start >= 0 and low < high and mark.tip and mark.style.pattern != "none":
                    spoken.append(f"{piece.text[low - piece.start : high - piece.start]}: {mark.tip}")
        return f"Marked: {'; '.join(spoken)}." if spoken else ""

    def show_extra(self, stretches: Mapping[str, Sequence[tuple[int, int, str, str]]]) -> None:
        """Highlight stretches for a while: column key -> (start, end, fill token, ink token)."""
        for key, column in zip(self._keys, self._columns, strict=True):
            column.show_extra(stretches.get(key, ()))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """A click into one column drops the selection of the others."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, GridColumn):
            for column in self._columns:
                if column is not watched:
                    column.clear_selection()
        return False

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, page keys, Home, End, Space and Enter."""
        key = event.key()
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        last = len(self._rows) - 1
        page = self._view_height()
        before = self._row, self._column
        if not plain or last < 0:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Down:
            self.choose_row(min(last, self._row + 1))
        elif key == Qt.Key.Key_Up:
            self.choose_row(max(0, self._row - 1))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if key == Qt.Key.Key_Right else -1
            column = max(0, min(len(self._columns) - 1, self._column + step))
            self._choose(max(0, self._row), column)
            self._show_column(column)
        elif key == Qt.Key.Key_PageDown:
            self._scroll.setValue(self._scroll.value() + page - 40)
        elif key == Qt.Key.Key_PageUp:
            self._scroll.setValue(self._scroll.value() - page + 40)
        elif key == Qt.Key.Key_Home:
            self.choose_row(0)
        elif key == Qt.Key.Key_End:
            self.choose_row(last)
        elif key == Qt.Key.Key_Space:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.step_requested.emit(-1 if back else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)
        if before != (self._row, self._column) and key != Qt.Key.Key_Space:
            self.walked.emit()

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


__all__ = ["GUTTER", "MIN_COLUMN", "PAD", "AlignedGrid"]
