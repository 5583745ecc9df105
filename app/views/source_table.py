"""The window with all sources and reporting verbs, outlets side by side; a click on a head sorts, Enter opens."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.lenses.base import Comparison
from app.lenses.sources_tables import Grid, source_grid, verb_grid

_KEY, _SORT = Qt.ItemDataRole.UserRole, int(Qt.ItemDataRole.UserRole) + 1


class _Item(QTableWidgetItem):
    """A cell that sorts by a value of its own."""

    def __lt__(self, other: QTableWidgetItem) -> bool:
        """Numbers by size, words by letters."""
        mine, theirs = self.data(_SORT), other.data(_SORT)
        return bool(mine < theirs)


class _Table(QTableWidget):
    """A sortable table whose cells open something.

    Signals:
        opened: key of a cell.
    """

    opened = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAlternatingRowColors(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.itemDoubleClicked.connect(lambda item: self.opened.emit(item.data(_KEY)))

    def fill(self, grid: Grid) -> None:
        """Show other cells in the order chosen before."""
        head = self.horizontalHeader()
        by, way = head.sortIndicatorSection(), head.sortIndicatorOrder()
        fresh = self.columnCount() == 0
        self.setSortingEnabled(False)
        self.setColumnCount(len(grid.columns))
        self.setHorizontalHeaderLabels(list(grid.columns))
        self.setRowCount(len(grid.rows))
        for row, cells in enumerate(grid.rows):
            for column, cell in enumerate(cells):
                item = _Item(cell.text)
                item.setData(_KEY, cell.key)
                item.setData(_SORT, cell.sort if cell.sort is not None else cell.text.casefold())
                item.setToolTip(cell.tip or cell.text)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{grid.columns[column]}: {cell.text or 'nothing'}")
                if cell.text.isdecimal():
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.setItem(row, column, item)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        if not fresh:
            head.setSortIndicator(by, way)
        else:
            head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.resizeColumnsToContents()
        for column in range(self.columnCount()):
            self.setColumnWidth(column, min(190, self.columnWidth(column) + 8))
        head.setStretchLastSection(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the cell."""
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self.opened.emit(item.data(_KEY))
        else:
            super().keyPressEvent(event)


class SourceTable(QDialog):
    """Two tables under tabs.

    Signals:
        picked: key of a cell: an item, or passages.
    """

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("All sources")
        self.resize(980, 560)
        self.setModal(False)
        layout = QVBoxLayout(self)
        self._said = QLabel()
        self._said.setWordWrap(True)
        layout.addWidget(self._said)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName("Tables")
        self.sources, self.verbs = _Table("Sources of all outlets"), _Table("Reporting verbs by outlet and class")
        self.tabs.addTab(self.sources, "Sources")
        self.tabs.addTab(self.verbs, "Reporting verbs")
        layout.addWidget(self.tabs, 1)
        hint = QLabel("Click a head to sort. Double-click or Enter opens the passages.")
        hint.setProperty("role", "faint")
        layout.addWidget(hint)
        close = QPushButton("Close")
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        for table in (self.sources, self.verbs):
            table.opened.connect(self._open)

    def show_comparison(self, comparison: Comparison, *, beliefs: bool) -> None:
        """Fill both tables.

        Args:
            comparison: What is compared.
            beliefs: Count beliefs, wishes and plans in.
        """
        sources = source_grid(comparison, beliefs=beliefs)
        self.sources.fill(sources)
        self.verbs.fill(verb_grid(comparison, beliefs=beliefs))
        outlets = len(comparison.attributions)
        self._said.setText(
            f"{len(sources.rows)} sources in {outlets} article{'s' if outlets != 1 else ''}"
            + (", beliefs, wishes and plans counted in." if beliefs else ".")
        )

    def _open(self, key: Hashable) -> None:
        if key is not None:
            self.picked.emit(key)
