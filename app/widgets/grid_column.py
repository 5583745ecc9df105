"""One column of the aligned grid: real, selectable text with painted underlines and letters."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextBlockFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QToolTip, QWidget

from app.widgets.grid_text import ColumnText
from app.widgets.mark_formats import MarkFormats
from app.widgets.mark_lines import LaidMarks, MarkLine, lines_of, underline
from app.widgets.own_marks import OwnLayer, OwnMark
from app.widgets.paint import Cell, Mark, MarkStyle
from app.widgets.row_signs import paint_sign
from app.widgets.theme import Theme
from app.widgets.traces import TraceLayer

PAD = 13
"""Space at the left and right of a column's text, in pixels; letters of marks at a line's start stand in it."""
_KNOWN = 8
"""Sets of marks and widths whose heights are remembered: turning a lens back lays the text out once, not twice."""


class GridColumn(QTextBrowser):
    """One column.

    Signals:
        place_clicked: (row, code-point offset of the source text or -1, key of a piece outside it or None).
        band_clicked: row whose band was clicked.
        zoomed: steps of Ctrl and the wheel.
    """

    place_clicked = Signal(int, int, object)
    band_clicked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = ColumnText(())
        self._cells: Sequence[Cell] = ()
        self._marks: tuple[Mark, ...] = ()
        self.own = OwnLayer(theme)
        self.traces = TraceLayer(theme)
        self.formats = MarkFormats(theme, self.document())
        self.laid = LaidMarks()
        self._waiting = False
        self._heights: dict[tuple[int, tuple[Mark, ...], tuple[OwnMark, ...]], list[float]] = {}
        self._tops: Sequence[float] = ()
        self._band = 0.0
        self._total = 0.0
        self._first_blocks: list[int] = []
        self._pressed = QPoint()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setReadOnly(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setMouseTracking(True)
        self.setStyleSheet("QTextBrowser { background: transparent; }")

    # --- content -------------------------------------------------------------------------------------------------
    @property
    def text(self) -> ColumnText:
        """The string behind the column."""
        return self._text

    @property
    def marks(self) -> Sequence[Mark]:
        """The marks laid on."""
        return self._marks

    @property
    def cells(self) -> Sequence[Cell]:
        """The cells, from top to bottom."""
        return self._cells

    def set_cells(self, cells: Sequence[Cell], marks: Sequence[Mark]) -> None:
        """Fill the column; it must be aligned afterwards."""
        self._cells = cells
        self._text = ColumnText(cells)
        document = self.document()
        document.setDefaultFont(self._theme.reading_font())
        document.setPlainText(self._text.content)
        frame = QTextFrameFormat()
        frame.setLeftMargin(PAD)
        frame.setRightMargin(PAD)
        document.rootFrame().setFrameFormat(frame)
        self._first_blocks = [n for n, info in enumerate(self._text.blocks) if info.first]
        self.formats.begin(self._text)
        self._heights.clear()
        self.set_marks(marks)

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Take other marks; they are laid on when the column is measured or aligned, which must follow."""
        self._marks = tuple(marks)
        self._waiting = True
        self.laid.learn(self.document(), self._text, ())

    def _lay_marks(self, cursor: QTextCursor) -> None:
        if self._waiting:
            self._waiting = False
            self.formats.lay(cursor, self._marks)
            self.own.make_room(self, cursor)

    # --- alignment -----------------------------------------------------------------------------------------------
    def content_heights(self, width: int) -> list[float]:
        """Height of every cell's text at a column width in pixels, inner gaps included."""
        known = (width, self._marks, tuple(self.own.marks))
        document = self.document()
        if document.textWidth() != width:  # Qt lays everything out anew for the same width, too
            document.setTextWidth(width)
        heights = self._heights.get(known)
        if heights is None:
            cursor = QTextCursor(document)
            cursor.beginEditBlock()
            self._lay_marks(cursor)
            cursor.endEditBlock()
            heights = self._measure()
            while len(self._heights) >= _KNOWN:
                del self._heights[next(iter(self._heights))]
            self._heights[known] = heights
        return heights

    def _measure(self) -> list[float]:
        document = self.document()
        document.documentLayout().documentSize()  # lays everything out
        heights: list[float] = []
        block = document.begin()
        for info in self._text.blocks:
            height = block.layout().boundingRect().height()
            if info.first:
                heights.append(height)
            else:
                heights[-1] += height + _gap(info.look)
            block = block.next()
        return heights

    def align(self, tops: Sequence[float], heights: Sequence[float], band: float, total: float, inset: float) -> None:
        """Place every cell's text under its row's band.

        Args:
            tops: Top of each row's band, document coordinates, pixels.
            heights: What `content_heights` gave for this column.
            band: Height of a band.
            total: Height of the whole document.
            inset: Space between a band and the text.
        """
        self._tops, self._band, self._total = tops, band, total
        document = self.document()
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        self._lay_marks(cursor)
        block = document.begin()
        at = 0.0
        for info in self._text.blocks:
            layout = QTextBlockFormat()
            if info.first:
                wanted = tops[info.row] + band + inset
                if self._cells[info.row].empty:
                    room = (tops[info.row + 1] if info.row + 1 < len(tops) else total) - tops[info.row] - band
                    wanted = tops[info.row] + band + max(inset, (room - heights[info.row]) / 2)
                layout.setTopMargin(max(0.0, wanted - at))
                at = wanted + heights[info.row]
            else:
                layout.setTopMargin(_gap(info.look))
            if self._cells[info.row].empty:
                layout.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            cursor.setPosition(block.position())
            cursor.setBlockFormat(layout)
            block = block.next()
        frame = QTextFrameFormat()
        frame.setLeftMargin(PAD)
        frame.setRightMargin(PAD)
        if tops:
            # The first block's own top margin is ignored by QTextDocument: the frame has it instead.
            first = document.begin().blockFormat().topMargin()
            frame.setTopMargin(first)
            cursor.setPosition(0)
            without = document.begin().blockFormat()
            without.setTopMargin(0)
            cursor.setBlockFormat(without)
        frame.setBottomMargin(max(0.0, total - at))
        document.rootFrame().setFrameFormat(frame)
        cursor.endEditBlock()
        self.laid.learn(document, self._text, self._marks)
        self.own.find_lines(self)
        self.traces.find_lines(self)

    def place_rect(self, start: int, end: int, row: int | None = None) -> QRectF | None:
        """Rectangle of a source stretch's first line in document coordinates, or None if it is not shown."""
        for low, high, at in self._text.places(start, end):
            if row is not None and at != row:
                continue
            unit = self._text.offsets.to_units(low)
            block = self.document().findBlock(unit)
            origin = self.document().documentLayout().blockBoundingRect(block).topLeft()
            lines = lines_of(
                block,
                origin,
                unit - block.position(),
                self._text.offsets.to_units(high) - block.position(),
                MarkStyle(),
            )
            if lines:
                line = lines[0]
                return QRectF(line.left, line.top, line.right - line.left, line.bottom - line.top)
        return None

    def row_top(self, row: int) -> float:
        """Top of a row's text as Qt laid it out, document coordinates (for tests of the alignment)."""
        block = self.document().findBlockByNumber(self._first_blocks[row])
        rect = self.document().documentLayout().blockBoundingRect(block)
        return rect.top()

    def show_extra(self, stretches: Sequence[tuple[int, int, str, str]]) -> None:
        """Highlight stretches for a while: (start, end, fill token, ink token) in the source text."""
        extra: list[QTextEdit.ExtraSelection] = []
        for start, end, fill, ink in stretches:
            for low, high, _row in self._text.places(start, end):
                selection = QTextEdit.ExtraSelection()
                cursor = QTextCursor(self.document())
                cursor.setPosition(self._text.offsets.to_units(low))
                cursor.setPosition(self._text.offsets.to_units(high), QTextCursor.MoveMode.KeepAnchor)
                selection.cursor = cursor
                selection.format.setBackground(self._theme.colour(fill))
                selection.format.setForeground(self._theme.colour(ink))
                extra.append(selection)
        self.setExtraSelections(extra)

    # --- painting ------------------------------------------------------------------------------------------------
    def paintEvent(self, event: QPaintEvent) -> None:
        """Cells' grounds, then the text, then underlines and letters."""
        scroll = self.verticalScrollBar().value()
        top, bottom = event.rect().top() + scroll, event.rect().bottom() + scroll
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(event.rect(), self._theme.colour("surface"))
            painter.translate(0, -scroll)
            self._paint_grounds(painter, top, bottom)
            self.traces.paint_under(painter, top, bottom)
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(0, -scroll)
            size = self._theme.text_size
            letter_font = self._theme.ui_font(max(8, round(size * 0.52)), bold=True)
            sign_font = self._theme.ui_font(max(11, round(size * 0.78)), bold=True)
            for line in self.laid.between(top - 4, bottom):
                self._paint_line(painter, line, letter_font if line.style.letter.isalpha() else sign_font)
            self.own.paint(painter, top, bottom)
            self.traces.paint_over(painter, top, bottom)

    def _paint_grounds(self, painter: QPainter, top: float, bottom: float) -> None:
        for row in range(max(0, bisect.bisect_right(self._tops, top) - 1), len(self._tops)):
            begin = self._tops[row]
            if begin > bottom:
                break
            end = self._tops[row + 1] if row + 1 < len(self._tops) else self._total
            box = QRectF(0, begin + self._band, self.viewport().width(), end - begin - self._band)
            cell = self._cells[row]
            if cell.empty:
                painter.fillRect(box, self._theme.colour("empty"))
            if cell.confirmed:
                self._paint_confirmed(painter, row)
            if cell.possible:
                pen = QPen(self._theme.colour("border_strong"), 1.4, Qt.PenStyle.DashLine)
                painter.setPen(pen)
                painter.drawRoundedRect(box.adjusted(3.5, 3.5, -4.5, -3.5), 4, 4)
        painter.setPen(self._theme.colour("border"))
        edge = self.viewport().width() - 1
        painter.drawLine(QPointF(edge + 0.5, top), QPointF(edge + 0.5, bottom + 1))

    def _paint_confirmed(self, painter: QPainter, row: int) -> None:
        """The sign of what a person confirmed, before the first words of an empty cell."""
        block = self.document().findBlockByNumber(self._first_blocks[row])
        line = block.layout().lineAt(0)
        if line.isValid():
            origin = self.document().documentLayout().blockBoundingRect(block).topLeft()
            box = line.naturalTextRect().translated(origin)
            radius = self._theme.px(9) / 2 - 0.6
            at = QPointF(max(radius + 1, box.left() - radius - 5), box.center().y())
            paint_sign(painter, "confirmed", at, radius, self._theme.colour("muted"))

    def _paint_line(self, painter: QPainter, line: MarkLine, letter_font: QFont) -> None:
        colour = self._theme.colour(line.style.line or "muted")
        underline(painter, line, colour)
        if line.first and line.style.letter:
            painter.setFont(letter_font)
            painter.setPen(colour)
            width = painter.fontMetrics().horizontalAdvance(line.style.letter)
            painter.drawText(
                QPointF(line.left - width - 0.5, line.top + painter.fontMetrics().ascent() - 0.5), line.style.letter
            )

    # --- input ---------------------------------------------------------------------------------------------------
    def loadResource(self, _type: int, _name: QUrl | str) -> object:
        """Nothing is ever fetched, neither from the network nor from the disk."""
        return None

    def _selected_text(self) -> str:
        """The selection, cut from our own string, since Qt changes some characters."""
        cursor = self.textCursor()
        offsets = self._text.offsets
        return self._text.copied(
            offsets.to_code_points(cursor.selectionStart()), offsets.to_code_points(cursor.selectionEnd())
        )

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is dragged away."""
        data = QMimeData()
        data.setText(self._selected_text())
        return data

    def copy(self) -> None:
        """Copy the selection; the clipboard makes its own data, since what Python made would end twice at the exit."""
        if self.textCursor().hasSelection():
            QGuiApplication.clipboard().setText(self._selected_text())

    def selected_source(self) -> tuple[int, int] | None:
        """Source stretch of the selection, or None."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        offsets = self._text.offsets
        start = self._text.source_at(offsets.to_code_points(cursor.selectionStart()))
        end = self._text.source_at(max(0, offsets.to_code_points(cursor.selectionEnd()) - 1))
        return (start, end + 1) if start is not None and end is not None and end >= start else None

    def clear_selection(self) -> None:
        """Drop the text selection."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            cursor.clearSelection()
            self.setTextCursor(cursor)

    def mark_at(self, point: QPoint) -> Mark | None:
        """The innermost clickable mark under a point of the viewport."""
        offset = self._offset_at(point)
        source = self._text.source_at(offset) if offset is not None else None
        if source is None:
            return None
        hits = [m for m in self._marks if m.key is not None and m.start <= source < m.end]
        return min(hits, key=lambda m: m.end - m.start, default=None)

    def _tip_at(self, point: QPoint) -> str:
        """What is marked under a point: the lens's mark, then the person's own."""
        mark, offset = self.mark_at(point), self._offset_at(point)
        source = self._text.source_at(offset) if offset is not None else None
        own = self.own.at(source) if source is not None else ()
        return "\n".join(tip for tip in (mark.tip if mark else "", *(m.tip for m in own)) if tip)

    def _offset_at(self, point: QPoint) -> int | None:
        where = QPointF(point.x(), point.y() + self.verticalScrollBar().value())
        unit = self.document().documentLayout().hitTest(where, Qt.HitTestAccuracy.ExactHit)
        return self._text.offsets.to_code_points(unit) if 0 <= unit <= self._text.offsets.units else None

    def _row_at(self, y: int) -> tuple[int, bool]:
        """(row, whether its band) at a height of the viewport; row -1 above the first."""
        at = y + self.verticalScrollBar().value()
        row = bisect.bisect_right(self._tops, at) - 1
        return row, row >= 0 and at < self._tops[row] + self._band

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click begins."""
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click without a drag chooses a place."""
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        if event.button() != Qt.MouseButton.LeftButton or (point - self._pressed).manhattanLength() > 4:
            return
        if self.textCursor().hasSelection():
            return
        row, on_band = self._row_at(point.y())
        if row < 0:
            return
        if on_band:
            self.band_clicked.emit(row)
            return
        offset = self._offset_at(point)
        piece = self._text.piece_at(offset) if offset is not None else None
        source = self._text.source_at(offset) if offset is not None else None
        self.place_clicked.emit(row, -1 if source is None else source, piece.key if piece else None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be clicked."""
        super().mouseMoveEvent(event)
        point = event.position().toPoint()
        _row, on_band = self._row_at(point.y())
        hand = on_band or self.mark_at(point) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.IBeamCursor)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tool tips of marks."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            tip = self._tip_at(event.pos())
            if tip:
                QToolTip.showText(event.globalPos(), tip, self)
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The grid scrolls all columns."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copying stays here; all other keys are the grid's."""
        if event.matches(QKeySequence.StandardKey.Copy) and self.textCursor().hasSelection():
            self.copy()
            return
        event.ignore()


def _gap(look: str) -> float:
    """Space above a block inside its cell."""
    return {"note": 1.0, "deck": 5.0}.get(look, 7.0)
