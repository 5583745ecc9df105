"""Columns of text side by side: what the aligned rows and the whole articles have in common.

A frame of this kind knows which columns, rows and marks it shows and which cell is chosen, and takes keys. How texts
are laid out and scrolled is each frame's own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from app.widgets.announce import announce
from app.widgets.grid_column import GridColumn
from app.widgets.grid_text import Placed
from app.widgets.own_marks import OwnMark
from app.widgets.paint import GridRow, Mark
from app.widgets.row_places import spoken
from app.widgets.sideways import Sideways
from app.widgets.theme import Theme

_RESIZE_DELAY = 60
"""Milliseconds that laying texts out waits for the next resize."""

Text = TypeVar("Text", bound=GridColumn)


class SideBySide(QFrame, Generic[Text]):
    """Columns of text. Base of the kinds that line up rows or show whole articles.

    What each kind does in its own way raises NotImplementedError here: Qt's classes have a metaclass of their own and
    cannot be abstract base classes.

    Signals:
        place_clicked: (column, row or -1, source offset or -1, key of a piece or None).
        row_changed: the chosen row (or -1).
        column_changed: the chosen column.
        columns_moved: columns have other places or widths: heads must follow.
        step_requested: +1 or -1: Space was pressed, the next or previous mark is wanted.
        opened: Enter was pressed on the chosen cell.
        walked: a key chose another cell.
        zoom_requested: steps of text size.
        laid_out: texts have other heights: overviews must follow.
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

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: Sequence[GridRow] = ()
        self._keys: Sequence[str] = ()
        self._names: Sequence[str] = ()
        self._columns: list[Text] = []
        self._own: Mapping[str, Sequence[OwnMark]] = {}
        self._row = -1
        self._column = 0
        # Columns that are scrolled out of sight end at the edges of the pane.
        self._pane = QWidget(self)
        self._sideways = Sideways(self)
        self._sideways.valueChanged.connect(self._place_columns)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_RESIZE_DELAY)
        self._later.timeout.connect(self.realign)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        theme.changed.connect(self._theme_changed)

    # --- what each kind does in its own way ----------------------------------------------------------------------
    def _make_column(self) -> Text:
        """Make and connect one more column."""
        raise NotImplementedError

    def _drop_column(self) -> None:
        """Take the last column away."""
        self._columns.pop().deleteLater()

    def _fill(self, marks: Mapping[str, Sequence[Mark]]) -> None:
        """Fill the columns with the rows and lay them out."""
        raise NotImplementedError

    def _holding(self) -> Callable[[], object]:
        """Remember what is in sight; what is given back brings it there again after other rows were filled in."""
        raise NotImplementedError

    def set_marks(self, marks: Mapping[str, Sequence[Mark]]) -> None:
        """Lay other marks over the same text; what is on screen stays where it is."""
        raise NotImplementedError

    def choose_row(self, row: int) -> None:
        """Make a row the chosen one and bring it into sight."""
        raise NotImplementedError

    @Slot()
    def realign(self) -> None:
        """Lay all texts out for the present width."""
        raise NotImplementedError

    @Slot()
    def _place_columns(self) -> None:
        """Give every column its place; called on every resize, so it lays out no text."""
        raise NotImplementedError

    def _show_chosen(self) -> None:
        """Show which row and column are chosen."""
        raise NotImplementedError

    def _press(self, key: int) -> bool:
        """Do what an upward or downward key says; whether it is one."""
        raise NotImplementedError

    @Slot()
    def _theme_changed(self) -> None:
        """Set the same texts anew, in other fonts or colours."""
        raise NotImplementedError

    # --- content -------------------------------------------------------------------------------------------------
    def set_content(
        self, keys: Sequence[str], names: Sequence[str], rows: Sequence[GridRow], marks: Mapping[str, Sequence[Mark]]
    ) -> None:
        """Show other columns and rows; the chosen row is kept if its key is still there.

        Args:
            keys: Identify the columns.
            names: Their names, for screen readers.
            rows: The rows.
            marks: Column key -> marks over its source text.
        """
        chosen = self._rows[self._row].key if 0 <= self._row < len(self._rows) else None
        back = self._holding()
        self._keys, self._names, self._rows = tuple(keys), tuple(names), tuple(rows)
        while len(self._columns) > len(keys):
            self._drop_column()
        while len(self._columns) < len(keys):
            column = self._make_column()
            column.installEventFilter(self)
            column.show()
            self._columns.append(column)
        self._row = next((i for i, row in enumerate(rows) if row.key == chosen), -1)
        self._column = min(self._column, max(0, len(keys) - 1))
        for key, column in self._pairs():
            column.own.marks = self._own.get(key, ())
        self._fill(marks)
        back()
        self._tell_reader()

    def _pairs(self) -> list[tuple[str, Text]]:
        return list(zip(self._keys, self._columns, strict=True))

    def set_own(self, marks: Mapping[str, Sequence[OwnMark]]) -> None:
        """Lay a person's own marks over the lens's: column key -> marks, kept for other rows and lenses."""
        self._own = marks
        for key, column in self._pairs():
            column.own.marks = marks.get(key, ())
        self.set_marks({key: column.marks for key, column in self._pairs()})

    def show_extra(self, stretches: Mapping[str, Sequence[tuple[int, int, str, str]]]) -> None:
        """Highlight stretches for a while: column key -> (start, end, fill token, ink token)."""
        for key, column in self._pairs():
            column.show_extra(stretches.get(key, ()))

    @property
    def rows(self) -> Sequence[GridRow]:
        """The rows shown."""
        return self._rows

    @property
    def keys(self) -> Sequence[str]:
        """Keys of the columns, from left to right."""
        return self._keys

    @property
    def columns(self) -> Sequence[Text]:
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

    def column_boxes(self) -> list[tuple[int, int]]:
        """(left, width) of every column in this widget's coordinates."""
        return [(column.x(), column.width()) for column in self._columns]

    def chosen_pieces(self) -> list[Placed]:
        """The pieces of the chosen passage that are part of the article's text."""
        raise NotImplementedError

    # --- layout --------------------------------------------------------------------------------------------------
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move things now, lay the texts out a moment later."""
        super().resizeEvent(event)
        self._place_columns()
        if event.size().width() != event.oldSize().width():
            self._later.start()

    def _view_height(self) -> int:
        return self.height() - self._sideways.used

    # --- choosing ------------------------------------------------------------------------------------------------
    def choose_cell(self, row: int, column: int) -> None:
        """Make a row and a column the chosen ones and bring them into sight."""
        if 0 <= row < len(self._rows) and 0 <= column < len(self._columns):
            self._choose(row, column)
            self.choose_row(row)
            self._sideways.reveal(column)

    def _choose(self, row: int, column: int) -> None:
        row_changed, column_changed = row != self._row, column != self._column
        self._row, self._column = row, column
        self._show_chosen()
        if column_changed:
            self.column_changed.emit(column)
        if row_changed:
            self.row_changed.emit(row)
        if row_changed or column_changed:
            self._tell_reader()

    def _tell_reader(self) -> None:
        """Give screen readers the chosen passage as a sentence."""
        words = f"{len(self._rows)} rows, {len(self._columns)} columns"
        if self._columns:
            name, marks = self._names[self._column], self._columns[self._column].marks
            words = spoken(self._rows, self._row, self._column, name, marks) or words
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)
            if self._row >= 0:
                announce(self, words)

    # --- input ---------------------------------------------------------------------------------------------------
    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """A click into one column drops the selection of the others."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, GridColumn):
            for column in self._columns:
                if column is not watched:
                    column.clear_selection()
        return False

    def _step_column(self, step: int) -> None:
        column = max(0, min(len(self._columns) - 1, self._column + step))
        self._choose(self._row, column)
        self._sideways.reveal(column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, page keys, Home, End, Space and Enter."""
        key = event.key()
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        before = self._row, self._column
        if not plain or not self._columns:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._step_column(1 if key == Qt.Key.Key_Right else -1)
        elif key == Qt.Key.Key_Space:
            self.step_requested.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif not self._press(key):
            super().keyPressEvent(event)
        if before != (self._row, self._column) and key != Qt.Key.Key_Space:
            self.walked.emit()
