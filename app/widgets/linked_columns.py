"""Whole articles beside each other: each scrolls by itself and, if linked, takes the others to the same passages.

It has the signals and methods of the aligned grid, so that the same code chooses rows, goes to places and lays marks
in both.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QScrollBar, QWidget

from app.widgets.article_column import ArticleColumn
from app.widgets.grid_text import Placed
from app.widgets.linking import Linker
from app.widgets.own_marks import OwnMark
from app.widgets.paint import Cell, GridRow, Mark
from app.widgets.ribbons import RibbonEnd, RibbonLayer, RowNumber
from app.widgets.row_places import row_at, spoken, stretches
from app.widgets.ruler import RULER, Ruler
from app.widgets.theme import Theme
from app.widgets.traces import Trace

GAP = 22
"""Space before every column for ribbons and row numbers, in pixels."""
MIN_TEXT = 138
"""Texts are never narrower, in pixels; the columns scroll sideways instead."""
_BAR = 11
_RESIZE_DELAY = 60
_READ = 0.28
"""Passages that are gone to stand at this share of the height."""
_STEP = 48


class LinkedColumns(QFrame):
    """Columns of whole articles.

    Signals:
        place_clicked: (column, row or -1, source offset or -1, key of a piece or None).
        row_changed, column_changed, columns_moved: as of the aligned grid.
        step_requested, opened, walked, zoom_requested: as of the aligned grid.
        laid_out: heights are new: overviews must follow.
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

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.cells: Mapping[str, Cell] = {}
        """Column key -> the whole article; set before `set_content`."""
        self._rows: Sequence[GridRow] = ()
        self._keys: Sequence[str] = ()
        self._names: Sequence[str] = ()
        self._columns: list[ArticleColumn] = []
        self._rulers: list[Ruler] = []
        self._own: Mapping[str, Sequence[OwnMark]] = {}
        self._linker = Linker((), (), ())
        self._row = -1
        self._column = 0
        self._linked = True
        self._moving = False
        self._sideways = QScrollBar(Qt.Orientation.Horizontal, self)
        self._sideways.setAccessibleName("Scroll through the columns")
        self._sideways.valueChanged.connect(self._place_columns)
        self._pane = QWidget(self)
        self.ribbons = RibbonLayer(theme, self._pane)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_RESIZE_DELAY)
        self._later.timeout.connect(self.realign)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Whole articles side by side")
        theme.changed.connect(self._theme_changed)

    # --- content -------------------------------------------------------------------------------------------------
    def set_content(
        self, keys: Sequence[str], names: Sequence[str], rows: Sequence[GridRow], marks: Mapping[str, Sequence[Mark]]
    ) -> None:
        """Show articles and the rows that join them; the chosen row is kept if its key is still there."""
        chosen = self._rows[self._row].key if 0 <= self._row < len(self._rows) else None
        kept = {key: column.verticalScrollBar().value() for key, column in zip(self._keys, self._columns, strict=True)}
        self._keys, self._names, self._rows = tuple(keys), tuple(names), tuple(rows)
        while len(self._columns) > len(keys):
            self._columns.pop().deleteLater()
            self._rulers.pop().deleteLater()
        while len(self._columns) < len(keys):
            self._add_column()
        self.ribbons.raise_()
        self._row = next((i for i, row in enumerate(rows) if row.key == chosen), -1)
        self._column = min(self._column, max(0, len(keys) - 1))

        def fill() -> None:
            for index, (key, column) in enumerate(self._pairs()):
                column.setAccessibleName(f"{names[index]}, whole article, column {index + 1} of {len(keys)}")
                column.own.marks = self._own.get(key, ())
                column.fill(self.cells.get(key, Cell()), marks.get(key, ()))
                self._rulers[index].name(f"Overview of {names[index]}")

        self._lay_out(fill)
        self._hold(lambda: [c.scroll_to(kept[k]) for k, c in self._pairs() if k in kept])
        self._tell_reader()

    def _add_column(self) -> None:
        column, ruler = ArticleColumn(self._theme, self._pane), Ruler(self._theme, self._pane)
        column.place_clicked.connect(self._clicked)
        column.zoomed.connect(self.zoom_requested)
        column.pushed.connect(self._push)
        column.moved.connect(self._follow)
        ruler.jumped.connect(column.jump)
        ruler.scrolled.connect(column.scroll_by)
        column.installEventFilter(self)
        column.show()
        ruler.show()
        self._columns.append(column)
        self._rulers.append(ruler)

    def _pairs(self) -> list[tuple[str, ArticleColumn]]:
        return list(zip(self._keys, self._columns, strict=True))

    def set_own(self, marks: Mapping[str, Sequence[OwnMark]]) -> None:
        """Lay a person's own marks over the lens's: column key -> marks."""
        self._own = marks
        for key, column in self._pairs():
            column.own.marks = marks.get(key, ())
        self.set_marks({key: column.marks for key, column in self._pairs()})

    def set_marks(self, marks: Mapping[str, Sequence[Mark]]) -> None:
        """Lay other marks over the same text; what is on screen stays where it is."""

        def change() -> None:
            for key, column in self._pairs():
                column.set_marks(marks.get(key, ()))

        self._lay_out(change)

    @property
    def rows(self) -> Sequence[GridRow]:
        """The rows that join the articles."""
        return self._rows

    @property
    def keys(self) -> Sequence[str]:
        """Keys of the columns, from left to right."""
        return self._keys

    @property
    def columns(self) -> Sequence[ArticleColumn]:
        """The columns, from left to right."""
        return self._columns

    @property
    def rulers(self) -> Sequence[Ruler]:
        """The overviews, one per column."""
        return self._rulers

    @property
    def row(self) -> int:
        """The chosen row, or -1."""
        return self._row

    @property
    def column(self) -> int:
        """The chosen column."""
        return self._column

    def set_linked(self, on: bool) -> None:
        """Link the articles' scrolling or let each scroll alone; linked ones follow the chosen column at once."""
        self._linked = on
        if on and self._columns:
            self._scrolled(self._columns[self._column])

    def column_boxes(self) -> list[tuple[int, int]]:
        """(left, width) of every column in this widget's coordinates, rulers included."""
        return [(column.x(), column.width() + RULER) for column in self._columns]

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
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move things now, lay the texts out a moment later."""
        super().resizeEvent(event)
        self._place_columns()
        if event.size().width() != event.oldSize().width():
            self._later.start()

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
        self._linker = Linker(
            [column.passages for column in self._columns],
            [column.total for column in self._columns],
            [[row.dots[index] == "full" for row in self._rows] for index in range(len(self._columns))],
        )
        self._trace()
        self._settle(there)
        self.laid_out.emit()

    def _settle(self, there: float | None) -> None:
        """Put the columns beside each other again: passages have other heights now.

        Args:
            there: Where the chosen passage stood in the pane; None if it was out of sight.
        """
        if self._linked and self._columns:
            leader = self._columns[self._column]
            if there is not None and leader.ribbon_end(self._row, possible=False) is not None:
                self._bring(self._row, self._column, there)
            elif leader.verticalScrollBar().value():
                self._scrolled(leader)
        self._show_ribbons()

    def _height(self) -> int:
        return self.height() - (_BAR if self._sideways.isVisibleTo(self) else 0)

    @Slot()
    def _place_columns(self) -> None:
        """Give every column its place; called on every resize, so it lays out no text."""
        count = max(1, len(self._columns))
        room, least = self.width(), GAP + MIN_TEXT + RULER
        unit = room // count
        if unit < least:  # as many whole columns as fit, the others to the side
            unit = room // max(1, min(count, room // least))
        needed = unit * count
        scrolls = needed > room + 1
        self._sideways.setVisible(scrolls)
        self._sideways.setRange(0, max(0, needed - room))
        self._sideways.setPageStep(max(1, room))
        self._sideways.setSingleStep(unit)
        height = self._height()
        self._sideways.setGeometry(0, height, room, _BAR)
        self._pane.setGeometry(0, 0, room, height)
        self.ribbons.setGeometry(0, 0, room, height)
        shift = self._sideways.value() if scrolls else 0
        for index, (column, ruler) in enumerate(zip(self._columns, self._rulers, strict=True)):
            extra = room - needed if index == count - 1 and not scrolls else 0
            left, width = GAP + index * unit - shift, unit - GAP - RULER + extra
            column.setGeometry(left, 0, width, height)
            ruler.setGeometry(left + width, 0, RULER, height)
        self._show_ribbons()
        self.columns_moved.emit()

    # --- scrolling -----------------------------------------------------------------------------------------------
    def _hold(self, work: Callable[[], object]) -> None:
        """Move columns without moving the others with them."""
        before, self._moving = self._moving, True
        work()
        self._moving = before
        self._show_ribbons()

    @Slot(int)
    def _push(self, pixels: int) -> None:
        self._sideways.setValue(self._sideways.value() + pixels)

    @Slot()
    def _follow(self) -> None:
        sender = self.sender()
        if isinstance(sender, ArticleColumn):
            self._scrolled(sender)

    def _scrolled(self, column: ArticleColumn) -> None:
        """A column went elsewhere: the others follow it to the passages of the same rows."""
        if not self._moving and self._linked and column in self._columns:
            self._hold(lambda: self._lead(self._columns.index(column)))
        elif not self._moving:
            self._show_ribbons()

    def _lead(self, leader: int) -> None:
        first = self._columns[leader]
        bar = first.verticalScrollBar()
        # The line that is read wanders from the top to the bottom of the pane, so that beginnings and ends meet.
        line = bar.value() / max(1, bar.maximum()) * first.height()
        for index, other in enumerate(self._columns):
            if index != leader:
                height = self._linker.carried(leader, index, bar.value() + line)
                other.verticalScrollBar().setValue(round(height - line))

    def _bring(self, row: int, leader: int, at: float) -> None:
        """Bring a row's passages to one height of the pane; columns without one follow as in linked scrolling."""

        def bring() -> None:
            edge = self._columns[leader].passages[row]
            for index, column in enumerate(self._columns):
                mine = column.passages[row]
                if mine is not None:
                    column.verticalScrollBar().setValue(round(mine[0] - at))
                elif edge is not None and self._linked:
                    column.verticalScrollBar().setValue(round(self._linker.carried(leader, index, edge[0]) - at))

        self._hold(bring)

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
        self._show_column(column)
        return max(0, row)

    def _align_others(self, row: int, leader: int) -> None:
        edge = self._columns[leader].passages[row]
        if edge is not None and self._linked:
            self._bring(row, leader, edge[0] - self._columns[leader].verticalScrollBar().value())

    def _show_column(self, column: int) -> None:
        left = self._columns[column].x() - GAP
        right = self._columns[column].x() + self._columns[column].width() + RULER
        if left < 0:
            self._sideways.setValue(self._sideways.value() + left)
        elif right > self.width():
            self._sideways.setValue(self._sideways.value() + right - self.width())

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
            self._bring(row, leader, self._height() * _READ)

    def choose_cell(self, row: int, column: int) -> None:
        """Make a row and a column the chosen ones and bring their passages into sight."""
        if 0 <= row < len(self._rows) and 0 <= column < len(self._columns):
            self._choose(row, column)
            self.choose_row(row)
            self._show_column(column)

    def _choose(self, row: int, column: int) -> None:
        row_changed, column_changed = row != self._row, column != self._column
        self._row, self._column = row, column
        self._trace()
        self._show_ribbons()
        if column_changed:
            self.column_changed.emit(column)
        if row_changed:
            self.row_changed.emit(row)
        if row_changed or column_changed:
            self._tell_reader()

    def _trace(self) -> None:
        for index, column in enumerate(self._columns):
            column.traces.show(column, [Trace(*s, "passage") for s in stretches(self._rows, self._row, index)])

    @Slot()
    def _show_ribbons(self) -> None:
        ends: list[RibbonEnd] = []
        numbers: list[RowNumber] = []
        chosen = self._rows[self._row] if 0 <= self._row < len(self._rows) else None
        for index, (column, ruler) in enumerate(zip(self._columns, self._rulers, strict=True)):
            scroll = column.verticalScrollBar().value()
            ruler.set_view(scroll / column.total, min(1.0, (scroll + column.height()) / column.total))
            end = column.ribbon_end(self._row, chosen is not None and chosen.dots[index] == "half")
            ends += [end] if end is not None else []
            numbers += column.row_numbers(self._rows, self._row)
        self.ribbons.show_row(str(chosen.number) if chosen else "", ends, numbers)

    def _tell_reader(self) -> None:
        """Give screen readers the chosen passage as a sentence."""
        name = self._names[self._column] if self._column < len(self._names) else ""
        words = spoken(self._rows, self._row, self._column, name) or f"{len(self._columns)} articles"
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def show_extra(self, stretches: Mapping[str, Sequence[tuple[int, int, str, str]]]) -> None:
        """Highlight stretches for a while: column key -> (start, end, fill token, ink token)."""
        for key, column in self._pairs():
            column.show_extra(stretches.get(key, ()))

    # --- input ---------------------------------------------------------------------------------------------------
    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """A click into one column drops the selection of the others."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, ArticleColumn):
            for column in self._columns:
                if column is not watched:
                    column.clear_selection()
        return False

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, page keys, Home, End, Space and Enter."""
        key = event.key()
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if not plain or not self._columns:
            super().keyPressEvent(event)
            return
        bar = self._columns[self._column].verticalScrollBar()
        page = max(_STEP, self._height() - _STEP)
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
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if key == Qt.Key.Key_Right else -1
            before = self._column
            self._choose(self._row, max(0, min(len(self._columns) - 1, self._column + step)))
            self._show_column(self._column)
            if before != self._column:
                self.walked.emit()
        elif key == Qt.Key.Key_Space:
            self.step_requested.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.colour("window"))

    @Slot()
    def _theme_changed(self) -> None:
        self._lay_out(lambda: list(map(ArticleColumn.refill, self._columns)))
        self.update()
