"""A table of small cells at a glance: a sign, a few words, counts with letters. Real table cells for screen readers."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.widgets.row_signs import Sign, paint_sign
from app.widgets.shortened import on_lines
from app.widgets.theme import Theme

CellState = Literal["has", "possible", "none", "confirmed", "text"]
"""A passage, only a possible one, none found, none as a person confirmed; or no sign, words alone."""
_SIGNS: dict[CellState, Sign] = {"has": "full", "possible": "half", "none": "none", "confirmed": "confirmed"}
Index = QModelIndex | QPersistentModelIndex
_MIN_COLUMN = 100
_HEAD = 210
_TALLEST = 80
"""Height that the heads of the columns may take, in pixels."""


@dataclass(frozen=True)
class Count:
    """A count with its letter, drawn as a small box.

    Attributes:
        text: Such as "N 2".
        fill: Token of the ground.
        ink: Token of the text.
        dashed: Drawn with a dashed edge, as a second sign beside the colour.
    """

    text: str
    fill: str
    ink: str
    dashed: bool = False


@dataclass(frozen=True)
class MatrixCell:
    """One cell.

    Attributes:
        state: Its sign.
        text: Words after the sign.
        counts: Boxes after the words.
        speech: All of it as a sentence.
        key: Given back when it is opened, if it is more than its place.
    """

    state: CellState
    text: str = ""
    counts: tuple[Count, ...] = ()
    speech: str = ""
    key: Hashable = None


@dataclass(frozen=True)
class MatrixRow:
    """One row.

    Attributes:
        key: Identifies it.
        number: Before the label; 0 for none.
        label: Head of the row.
        note: Small words under the label.
        cells: One per column.
    """

    key: str
    number: int
    label: str
    note: str
    cells: tuple[MatrixCell, ...]


class MatrixModel(QAbstractTableModel):
    """Rows and columns."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[MatrixRow, ...] = ()
        self.columns: tuple[tuple[str, str, str], ...] = ()
        """(key, name, token of the colour) of every column."""

    def fill(self, rows: Sequence[MatrixRow], columns: Sequence[tuple[str, str, str]]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows, self.columns = tuple(rows), tuple(columns)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Number of columns."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def cell(self, index: Index) -> MatrixCell:
        """A cell."""
        return self.rows[index.row()].cells[index.column()]

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """What a cell says, in words."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(index).speech
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            row, (_key, name, _hue) = self.rows[index.row()], self.columns[index.column()]
            number = f"Row {row.number}, " if row.number else ""
            return f"{number}{row.label}. {name}: {self.cell(index).speech}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        """Names of columns, labels of rows."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self.columns[section][1] if section < len(self.columns) else None
        if section >= len(self.rows):
            return None
        row = self.rows[section]
        label = f"{row.number}  {row.label}" if row.number else row.label
        return f"{label}\n{row.note}" if row.note and role == Qt.ItemDataRole.ToolTipRole else label


def _pixels(theme: Theme) -> int:
    """Size of the matrix's words: it grows with the reading text, for the last row of a classroom."""
    return max(11, theme.text_size - 3)


def _font(theme: Theme, pixels: int, bold: bool = False) -> QFont:
    """A font of this size: labels of a theme are scaled, these are scaled already."""
    font = theme.ui_font(12, bold=bold)
    font.setPixelSize(pixels)
    return font


class _Painter(QStyledItemDelegate):
    """Draws a cell."""

    def __init__(self, theme: Theme, parent: QTableView) -> None:
        super().__init__(parent)
        self._theme = theme

    @property
    def size(self) -> int:
        """Pixel size of the words."""
        return _pixels(self._theme)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """One line, or two in small columns."""
        return QSize(_MIN_COLUMN, round(self.size * 2.1))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, sign, words, boxes, focus."""
        model = index.model()
        assert isinstance(model, MatrixModel)
        cell = model.cell(index)
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        colour = self._theme.colour
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        empty = cell.state in ("none", "confirmed")
        painter.fillRect(box, colour("band_selected" if chosen else "empty" if empty else "surface"))
        x = box.x() + 9.0
        if cell.state != "text":
            self._sign(painter, cell.state, QPointF(x + self.size * 0.4, box.center().y() + 0.5))
            x += self.size * 1.1 + 4
        painter.setFont(_font(self._theme, self.size))
        painter.setPen(colour("muted" if empty else "text"))
        metrics = QFontMetrics(painter.font())
        boxes = sum(self._width(count) + 4 for count in cell.counts)
        room = max(0, round(box.right() - x - boxes - 4))
        lines = _broken(cell.text, metrics, room) if self._wraps() else [cell.text]
        shown = [metrics.elidedText(line, Qt.TextElideMode.ElideRight, room) for line in lines]
        painter.drawText(QRectF(x, box.y(), room, box.height()), _LEFT, "\n".join(shown))
        wide = max((metrics.horizontalAdvance(line) for line in shown), default=0)
        x += wide + (8 if wide else 0)
        for count in cell.counts:
            width = self._width(count)
            if x + width > box.right():
                break
            self._count(painter, count, QRectF(x, box.center().y() - self.size * 0.72, width, self.size * 1.5))
            x += width + 4
        if chosen and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(box).adjusted(1, 1, -1.5, -1.5))
        painter.restore()

    def _wraps(self) -> bool:
        table = self.parent()
        return isinstance(table, MatrixTable) and table.wraps

    def _sign(self, painter: QPainter, state: CellState, at: QPointF) -> None:
        paint_sign(painter, _SIGNS[state], at, self.size * 0.42, self._theme.colour("text"))

    def _width(self, count: Count) -> int:
        return QFontMetrics(_font(self._theme, self.size - 1, bold=True)).horizontalAdvance(count.text) + 9

    def _count(self, painter: QPainter, count: Count, box: QRectF) -> None:
        pen = QPen(self._theme.colour(count.ink), 1)
        if count.dashed:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(self._theme.colour(count.fill))
        painter.drawRoundedRect(box, 3, 3)
        painter.setFont(_font(self._theme, self.size - 1, bold=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, count.text)


class _Head(QHeaderView):
    """Names of the columns with their colours, or labels of the rows."""

    def __init__(self, theme: Theme, orientation: Qt.Orientation, parent: QTableView) -> None:
        super().__init__(orientation, parent)
        self._theme = theme
        self.setHighlightSections(True)
        self.setSectionsClickable(orientation == Qt.Orientation.Vertical)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802 - Qt's name
        """Draw one of them."""
        model = self.model()
        if not isinstance(model, MatrixModel):
            return
        colour = self._theme.colour
        painter.save()
        size = _pixels(self._theme)
        painter.fillRect(rect, colour("surface"))
        painter.setPen(colour("border"))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if self.orientation() == Qt.Orientation.Horizontal:
            _key, name, hue = model.columns[section]
            table = self.parent()
            if isinstance(table, MatrixTable) and section < len(table.heads):
                name = table.heads[section]
            painter.fillRect(QRect(rect.x(), rect.bottom() - 2, rect.width(), 3), colour(hue))
            painter.setFont(_font(self._theme, size, bold=True))
            painter.setPen(colour("text"))
            inner = rect.adjusted(9, 2, -6, -4)
            painter.drawText(inner, int(_LEFT) | int(Qt.TextFlag.TextWordWrap), name)
        else:
            row = model.rows[section]
            table = self.parent()
            current = isinstance(table, QTableView) and table.currentIndex().row() == section
            if current:
                painter.fillRect(rect.adjusted(0, 0, -1, -1), colour("band_selected"))
            number = str(row.number) if row.number else ""
            painter.setFont(_font(self._theme, size - 1))
            painter.setPen(colour("muted"))
            left = rect.adjusted(4, 0, 0, 0)
            gap = round(size * 2.2) if number else 4
            painter.drawText(QRect(left.x(), left.y(), gap - 4, left.height()), _RIGHT, number)
            painter.setFont(_font(self._theme, size, bold=True))
            painter.setPen(colour("text"))
            inner = rect.adjusted(gap + 8, 0, -6, 0)
            label = QFontMetrics(painter.font()).elidedText(row.label, Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(inner, _LEFT, label)
        painter.restore()


class MatrixTable(QTableView):
    """The table.

    Signals:
        opened: a cell was clicked, or Enter or Space pressed on it: (row, column).
        walked: the arrow keys chose another cell.
        zoom_requested: steps of text size.
    """

    opened = Signal(int, int)
    walked = Signal()
    zoom_requested = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.wraps = False
        """Words take two lines."""
        self.heads: list[str] = []
        """Names of the columns as there is room for them."""
        self.cells = MatrixModel(self)
        self.setModel(self.cells)
        self._painter = _Painter(theme, self)
        self.setItemDelegate(self._painter)
        self.setHorizontalHeader(_Head(theme, Qt.Orientation.Horizontal, self))
        self.setVerticalHeader(_Head(theme, Qt.Orientation.Vertical, self))
        self.setShowGrid(True)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName("Matrix")
        self.verticalHeader().setAccessibleName("Rows of the matrix")
        self.horizontalHeader().setAccessibleName("Outlets of the matrix")
        self.setMouseTracking(True)
        self.selectionModel().currentChanged.connect(self._moved)
        theme.changed.connect(self.fit)

    @Slot()
    def fit(self) -> None:
        """Sizes for the present width and text size."""
        size = self._painter.size
        head = self.verticalHeader()
        head.setFixedWidth(min(round(_HEAD * max(1.0, size / 12)), max(120, round(self.width() * 0.3))))
        head.setDefaultSectionSize(round(size * (3.4 if self.wraps else 2.1)))
        count = max(1, self.cells.columnCount())
        room = self.width() - head.width() - self.verticalScrollBar().sizeHint().width() - 2
        width = max(_MIN_COLUMN, room // count)
        self.horizontalHeader().setDefaultSectionSize(width)
        bold = QFontMetrics(_font(self._theme, size, bold=True))
        wrap = int(Qt.TextFlag.TextWordWrap)
        names = [name for _key, name, _hue in self.cells.columns]
        most = max(1, (_TALLEST - 12) // bold.lineSpacing())
        self.heads = on_lines(names, bold.horizontalAdvance, width - 18, most)
        lines = [bold.boundingRect(QRect(0, 0, width - 16, 400), wrap, name).height() for name in self.heads]
        self.horizontalHeader().setFixedHeight(min(_TALLEST, max(lines, default=16) + 12))
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns share the width."""
        super().resizeEvent(event)
        self.fit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self.opened.emit(index.row(), index.column())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over cells."""
        super().mouseMoveEvent(event)
        over = self.indexAt(event.position().toPoint()).isValid()
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open; arrows, Home, End and page keys are the table's."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and index.isValid():
            self.opened.emit(index.row(), index.column())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl changes the text size."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_requested.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    @Slot(QModelIndex, QModelIndex)
    def _moved(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.verticalHeader().viewport().update()
        self.walked.emit()


_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


def _broken(words: str, metrics: QFontMetrics, room: int) -> list[str]:
    """Words on two lines; what does not fit stays on the second."""
    left = words.split(" ")
    first = ""
    while left and metrics.horizontalAdvance(f"{first} {left[0]}".strip()) <= room:
        first = f"{first} {left.pop(0)}".strip()
    return [first, " ".join(left)] if first and left else [first or " ".join(left)]
