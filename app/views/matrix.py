"""The matrix: rows, actors or figures by outlet at a glance."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.export.names import plural
from app.lenses.base import Column, Comparison
from app.lenses.table import actor_rows, figure_rows, passage_rows
from app.widgets.matrix_table import MatrixTable
from app.widgets.paint import GridRow
from app.widgets.row_signs import SignLegend
from app.widgets.theme import Theme

_NOTHING = {
    "passages": "No passage passes this filter.",
    "actors": "No persons or groups were found that the articles speak of.",
    "figures": "Our search found no figures that differ in passages lined up.",
}
_KEYS = {
    "actors": "What each outlet calls them, most frequent first, and how often",
    "figures": "What each outlet says in rows whose figures differ",
}
_LENS_KEYS = {
    "plain": "words in the passage",
    "sources": "statements: N named, U unnamed, I institution, G generic",
    "wording": "letters: how often the actors of the Wording lens are called something",
    "tone": "sentences in its own voice: − negative, + positive",
}


class MatrixView(QWidget):
    """A table and what its signs mean.

    Signals:
        opened: (key of a row, column): a passage is wanted in its row.
        picked: key of passages to look at.
        row_changed: the chosen row (or -1).
        zoom_requested: steps of text size.
        menu_requested: (article, global place): the menu of a column is wanted.
    """

    opened = Signal(str, int)
    picked = Signal(object)
    row_changed = Signal(int)
    zoom_requested = Signal(int)
    menu_requested = Signal(str, QPoint)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[GridRow, ...] = ()
        self._kind = "passages"
        self.told = ""
        """What the table holds, in a few words."""
        self.table = MatrixTable(theme)
        self.nothing = QLabel()
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setProperty("role", "muted")
        self.legend = SignLegend(theme)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.nothing, 1)
        layout.addWidget(self.legend)
        self.setFocusProxy(self.table)
        self.table.opened.connect(self._open)
        self.table.walked.connect(lambda: self.row_changed.emit(self.row))
        self.table.zoom_requested.connect(self.zoom_requested)
        head = self.table.horizontalHeader()
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._menu)

    def show_rows(
        self, comparison: Comparison, columns: Sequence[Column], rows: Sequence[GridRow], lens: str, kind: str
    ) -> None:
        """Show a table; the chosen cell is kept if it is still there.

        Args:
            comparison: What is compared.
            columns: The columns shown.
            rows: The rows that pass the filter.
            lens: Id of the lens that counts.
            kind: "passages", "actors" or "figures".
        """
        key, column = self._chosen()
        self._kind, self._rows = kind, tuple(rows)
        if kind == "actors":
            shown = actor_rows(comparison, columns)
        elif kind == "figures":
            shown = figure_rows(comparison, columns, rows)
        else:
            shown = passage_rows(comparison, columns, rows, lens)
        self.told = {"actors": plural(len(shown), "actor"), "figures": plural(len(shown), "row")}.get(kind, "")
        self.table.wraps = kind != "passages"
        self.table.cells.fill(shown, [(c.id, c.name, c.hue) for c in columns])
        self.table.fit()
        self.table.setAccessibleName(f"Matrix of {kind} by outlet, {plural(len(shown), 'row')}")
        self.table.setVisible(bool(shown))
        self.nothing.setVisible(not shown)
        self.nothing.setText(_NOTHING[kind])
        self.legend.explain(_KEYS.get(kind) or _LENS_KEYS[lens], signs=kind == "passages")
        at = next((i for i, row in enumerate(shown) if row.key == key), 0)
        if shown:
            self._select(at, min(column, len(columns) - 1))

    def _chosen(self) -> tuple[str, int]:
        index = self.table.currentIndex()
        rows = self.table.cells.rows
        return (rows[index.row()].key, index.column()) if 0 <= index.row() < len(rows) else ("", 0)

    def _select(self, row: int, column: int) -> None:
        index = self.table.cells.index(row, max(0, column))
        self.table.setCurrentIndex(index)
        self.table.scrollTo(index)

    @property
    def rows(self) -> Sequence[GridRow]:
        """The rows of the line-up that the table shows; none while it shows something else."""
        return self._rows if self._kind == "passages" else ()

    @property
    def row(self) -> int:
        """The chosen row, or -1."""
        return self.table.currentIndex().row() if self._kind == "passages" else -1

    @property
    def column(self) -> int:
        """The chosen column."""
        return max(0, self.table.currentIndex().column())

    def choose_row(self, row: int) -> None:
        """Choose a row."""
        self.choose_cell(row, self.column)

    def choose_cell(self, row: int, column: int) -> None:
        """Choose a cell."""
        if 0 <= row < self.table.cells.rowCount():
            self._select(row, column)

    @Slot(int, int)
    def _open(self, row: int, column: int) -> None:
        found = self.table.cells.rows[row]
        cell = found.cells[column]
        if self._kind == "passages":
            self.opened.emit(found.key, column)
        elif cell.key is not None:
            self.picked.emit(cell.key)

    @Slot(QPoint)
    def _menu(self, where: QPoint) -> None:
        head = self.table.horizontalHeader()
        at = head.logicalIndexAt(where)
        if 0 <= at < len(self.table.cells.columns):
            self.menu_requested.emit(self.table.cells.columns[at][0], head.mapToGlobal(where))
