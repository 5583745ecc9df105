"""One whole article in a column that scrolls by itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QShowEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QWidget

from app.widgets.grid_column import PAD, GridColumn
from app.widgets.paint import Cell, GridRow, Mark
from app.widgets.ribbons import RibbonEnd, RowNumber
from app.widgets.theme import Theme
from app.widgets.turned import turned

_TOP = 10.0


class ArticleColumn(GridColumn):
    """The text of an article.

    Signals:
        zoomed: steps of text size.
        pushed: pixels to scroll sideways.
        moved: another part is in sight.
    """

    zoomed = Signal(int)
    pushed = Signal(int)
    moved = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.total = 1.0
        self.passages: list[tuple[float, float] | None] = []
        """Per row the top and bottom of its passage, in document coordinates; None without one."""
        self.verticalScrollBar().valueChanged.connect(self._tell)

    @Slot()
    def _tell(self) -> None:
        self.moved.emit()

    @Slot(float)
    def jump(self, share: float) -> None:
        """Bring a share of the height, 0 to 1, to the middle."""
        self.verticalScrollBar().setValue(round(share * self.total - self.height() / 2))

    @Slot(int)
    def scroll_by(self, pixels: int) -> None:
        """Scroll on."""
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + pixels)

    def fill(self, cell: Cell, marks: Sequence[Mark]) -> None:
        """Show an article; it must be laid out afterwards."""
        self.set_cells((cell,), marks)

    def refill(self) -> None:
        """Set the same text anew, in other fonts or colours."""
        self.set_cells(self.cells, self.marks)

    def anchor(self) -> tuple[int, int]:
        """What stands at the top of the pane: its place in the document and its height in the pane."""
        if not self.verticalScrollBar().value():
            return 0, 0
        cursor = self.cursorForPosition(QPoint(PAD + 2, 8))
        return cursor.position(), self.cursorRect(cursor).top()

    def hold_at(self, anchor: tuple[int, int]) -> None:
        """Scroll so that what `anchor` told stands where it stood."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(anchor[0], max(0, self.document().characterCount() - 1)))
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(cursor).top() - anchor[1] if anchor[0] else 0)

    def scroll_to(self, value: int) -> int:
        """Scroll to a height; returns the one reached."""
        self.verticalScrollBar().setValue(value)
        return self.verticalScrollBar().value()

    def in_sight(self, row: int) -> float | None:
        """Height in the pane of a row's passage; None if it is out of sight."""
        edge = self.passages[row] if 0 <= row < len(self.passages) else None
        top = edge[0] - self.verticalScrollBar().value() if edge is not None else None
        return top if top is not None and -20 <= top < self.height() else None

    def lay_out(self, tail: float) -> None:
        """Set the text for the present width.

        Args:
            tail: Empty space after the end, in pixels, so that the last passage can be brought up.
        """
        heights = self.content_heights(self.width())
        end = _TOP + sum(heights)
        self.total = end + tail
        self.align([0.0], [sum(heights)], 0.0, self.total, _TOP)

    def find_passages(self, rows: Sequence[Sequence[tuple[int, int]]]) -> None:
        """Look up where the passages of all rows stand.

        Args:
            rows: Per row its stretches of the source text.
        """
        known: dict[tuple[int, int], tuple[float, float] | None] = {}
        self.passages = []
        for stretches in rows:
            edges = []
            for stretch in stretches:
                if stretch not in known:
                    known[stretch] = self._edges(*stretch)
                edge = known[stretch]
                if edge is not None:
                    edges.append(edge)
            self.passages.append((min(e[0] for e in edges), max(e[1] for e in edges)) if edges else None)

    def _edges(self, start: int, end: int) -> tuple[float, float] | None:
        """Top of the first line and bottom of the last one of a stretch of the source text."""
        layout = self.document().documentLayout()
        edges = []
        for low, high, _row in self.text.places(start, end):
            first, last = self.text.offsets.to_units(low), self.text.offsets.to_units(high) - 1
            block = self.document().findBlock(first)
            top = layout.blockBoundingRect(block).top()
            for unit in (first, last):
                line = block.layout().lineForTextPosition(unit - block.position())
                if line.isValid():
                    edges += [top + line.y(), top + line.y() + line.height()]
        return (min(edges), max(edges)) if edges else None

    def showEvent(self, event: QShowEvent) -> None:
        """Stay where the text stands: Qt scrolls to its cursor when a text is shown first."""
        bar = self.verticalScrollBar()
        value, blocked = bar.value(), bar.blockSignals(True)
        super().showEvent(event)
        bar.setValue(value)
        bar.blockSignals(blocked)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll this article, the columns with Shift; Ctrl changes the text size."""
        turn = turned(event)
        if turn.zoom:
            self.zoomed.emit(turn.zoom)
        if turn.across:
            self.pushed.emit(turn.across)
        self.scroll_by(turn.down)

    def ribbon_end(self, row: int, possible: bool) -> RibbonEnd | None:
        """Where a row's passage stands now, in the coordinates of this column's parent; None without one."""
        edge = self.passages[row] if 0 <= row < len(self.passages) else None
        if edge is None:
            return None
        scroll = self.verticalScrollBar().value()
        return RibbonEnd(self.x(), self.x() + self.width(), edge[0] - scroll, edge[1] - scroll, possible)

    def row_numbers(self, rows: Sequence[GridRow], chosen: int) -> list[RowNumber]:
        """Numbers beside the passages in sight that other columns have too, the chosen one's left out."""
        scroll, height = self.verticalScrollBar().value(), self.height()
        found: dict[int, RowNumber] = {}
        for at, (row, edge) in enumerate(zip(rows, self.passages, strict=False)):
            if edge is None or at == chosen or not row.shared or not -14 < edge[0] - scroll < height:
                continue
            top = edge[0] - scroll
            # Numbers of rows that share a passage would cover each other: the first one stands.
            found.setdefault(round(edge[0] / 12), RowNumber(self.x(), top + 3, str(row.number)))
        return list(found.values())
