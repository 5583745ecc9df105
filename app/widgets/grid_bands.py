"""The bands that run across the columns of the aligned grid: number, label, what it was matched on, dots."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.widgets.own_marks import paint_note
from app.widgets.paint import GridRow
from app.widgets.row_signs import Sign, paint_sign
from app.widgets.theme import Theme

_DOT, _DOT_GAP = 8, 3


class BandLayer(QWidget):
    """Lies above the columns, lets every click through, and paints the bands of the rows in sight."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: Sequence[GridRow] = ()
        self._chosen = -1
        self._tops: Sequence[float] = ()
        self._band = 0.0
        self._total = 0.0
        self._scroll = 0
        self._gutter = 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_rows(self, rows: Sequence[GridRow], chosen: int) -> None:
        """Show other rows."""
        self._rows, self._chosen = rows, chosen
        self.update()

    def set_chosen(self, row: int) -> None:
        """Show another row as chosen."""
        self._chosen = row
        self.update()

    def set_tops(self, tops: Sequence[float], band: float, total: float) -> None:
        """Take the rows' places: tops, height of a band, height of everything."""
        self._tops, self._band, self._total = tops, band, total
        self.update()

    def set_scroll(self, value: int) -> None:
        """Follow the columns."""
        if value != self._scroll:
            self._scroll = value
            self.update()

    def set_gutter(self, width: int) -> None:
        """Width of the strip with the numbers."""
        self._gutter = width

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bands in sight."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            low, high = event.rect().top() + self._scroll, event.rect().bottom() + self._scroll
            first = max(0, bisect.bisect_right(self._tops, low) - 1)
            for row in range(first, min(len(self._tops), len(self._rows))):
                if self._tops[row] > high:
                    break
                self._paint_gutter(painter, row)
                self._paint_band(painter, row)

    def _paint_gutter(self, painter: QPainter, row: int) -> None:
        top = self._tops[row] + self._band - self._scroll
        end = (self._tops[row + 1] if row + 1 < len(self._tops) else self._total) - self._scroll
        ground = "band_selected" if row == self._chosen else "window"
        painter.fillRect(QRectF(0, top, self._gutter - 1, end - top), self._theme.colour(ground))
        painter.setPen(self._theme.colour("border"))
        painter.drawLine(QPointF(self._gutter - 0.5, top), QPointF(self._gutter - 0.5, end))

    def _paint_band(self, painter: QPainter, number: int) -> None:
        row = self._rows[number]
        chosen = number == self._chosen
        top = round(self._tops[number] - self._scroll)
        box = QRect(0, top, self.width(), round(self._band))
        painter.fillRect(box, self._theme.colour("band_selected" if chosen else "band"))
        painter.setPen(self._theme.colour("border"))
        painter.drawLine(box.topLeft(), box.topRight())
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.setFont(self._theme.ui_font(11))
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(QRect(0, top, self._gutter - 6, box.height()), _MIDDLE_RIGHT, str(row.number))
        if row.notes:
            paint_note(painter, QRectF(2.5, top + 7.5, 9, 10.5), self._theme)
        dots = len(row.dots) * sum(self._dot()) + 12
        room = int(self.width() - dots - 8)
        x = self._gutter + 4
        bold = self._theme.ui_font(12, bold=True)
        x = self._words(painter, x, top, room, row.label, bold, "text") + 14
        plain = self._theme.ui_font(11)
        if row.note:
            x = self._words(painter, x, top, room, row.note, plain, "muted")
        for flag in row.flags:
            x = self._words(painter, x + (8 if x > self._gutter + 10 else 0), top, room, f"· {flag}", plain, "flag")
        self._dots(painter, row, self.width() - dots + 4, box.center().y() + 0.5)

    def _words(self, painter: QPainter, x: int, top: int, room: int, text: str, font: QFont, token: str) -> int:
        """Draw words if there is room; returns where they end."""
        left = room - x
        if left < 30:
            return x
        painter.setFont(font)
        painter.setPen(self._theme.colour(token))
        metrics = QFontMetrics(painter.font())
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, left)
        painter.drawText(QRect(x, top, left, round(self._band)), _MIDDLE_LEFT, shown)
        return x + metrics.horizontalAdvance(shown)

    def _dots(self, painter: QPainter, row: GridRow, x: float, y: float) -> None:
        size, gap = self._dot()
        for dot, cell in zip(row.dots, row.cells, strict=True):
            sign: Sign = "confirmed" if cell.confirmed else dot
            paint_sign(painter, sign, QPointF(x + size / 2, y), size / 2 - 0.6, self._theme.colour("text"))
            x += size + gap

    def _dot(self) -> tuple[float, float]:
        """Size of a sign, and the space behind it, in pixels."""
        return float(self._theme.px(_DOT)), float(self._theme.px(_DOT_GAP))


_MIDDLE_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_MIDDLE_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
