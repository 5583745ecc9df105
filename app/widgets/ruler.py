"""An overview beside a text: where things lie in the whole of it, and which part is in sight.

A click goes there. With the keyboard: Tab to the ruler, ↑ and ↓ from place to place, Home and End.
"""

from __future__ import annotations

import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from app.widgets.announce import announce
from app.widgets.theme import Theme

RULER = 13
"""Width in pixels."""
_NEAR = 3.5
"""A tool tip tells of what lies as near as this, in pixels."""
KINDS = ("row", "part", "mark", "found", "chosen")
"""Kinds of ticks, lowest first: a row in all columns, a row in some, a mark, a search hit, what is chosen."""


@dataclass(frozen=True)
class Tick:
    """One thing on a ruler.

    Attributes:
        at: Where it begins, 0 (top) to 1.
        end: Where it ends.
        tip: What it is.
        fill: Token of its colour; "" for the kind's own.
    """

    at: float
    end: float
    tip: str = ""
    fill: str = ""


class Ruler(QWidget):
    """Ticks of several kinds, each with a form and a place of its own, and a frame around what is in sight.

    Rows are short lines at the left (those in all columns thick), marks short lines at the right, search hits
    triangles across, the chosen passage a box.

    Signals:
        jumped: share of the whole, 0 to 1, that a person wants in the middle.
        scrolled: pixels the wheel was turned over it.
    """

    jumped = Signal(float)
    scrolled = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ticks: dict[str, tuple[Tick, ...]] = {}
        self._view = (0.0, 1.0)
        self._stop: float | None = None
        self.setFixedWidth(RULER)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.name("Overview")
        theme.changed.connect(self.update)

    def name(self, words: str) -> None:
        """Give screen readers a name and what lies on the ruler."""
        self.setAccessibleName(words)
        self._describe()

    def _describe(self) -> None:
        names = {
            "row": "passages in every outlet",
            "part": "passages in some",
            "mark": "marks",
            "found": "places found",
        }
        parts = [f"{len(self._ticks[kind])} {words}" for kind, words in names.items() if self._ticks.get(kind)]
        low, high = self._view
        seen = f"In sight: {low:.0%} to {high:.0%}. Up and Down go from place to place."
        self.setAccessibleDescription(f"{', '.join(parts)}. {seen}" if parts else seen)

    @property
    def ticks(self) -> Mapping[str, Sequence[Tick]]:
        """Kind -> ticks."""
        return self._ticks

    def set_ticks(self, kind: str, ticks: Sequence[Tick]) -> None:
        """Show other ticks of a kind."""
        if self._ticks.get(kind, ()) != tuple(ticks):
            self._ticks[kind] = tuple(ticks)
            self._describe()
            self.update()

    def set_view(self, low: float, high: float) -> None:
        """Say which part of the whole is in sight."""
        if (low, high) != self._view:
            self._view = (low, high)
            self._describe()
            self.update()

    def stops(self) -> list[float]:
        """Where the arrow keys stop, from top to bottom: at what was found, else at passages, else at marks."""
        for kinds in (("found",), ("row", "part"), ("mark",)):
            found = {tick.at for kind in kinds for tick in self._ticks.get(kind, ())}
            if found:
                return sorted(found)
        return []

    def y_of(self, share: float) -> float:
        """Height of a share of the whole, in pixels."""
        return 2 + share * max(1, self.height() - 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, ticks, frame."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), self._theme.colour("window"))
            low, high = (self.y_of(share) for share in self._view)
            sight = QRectF(0.5, low, self.width() - 1, max(8.0, high - low))
            painter.fillRect(sight, self._theme.colour("hover"))
            for kind in KINDS:
                for tick in self._ticks.get(kind, ()):
                    self._paint(painter, kind, tick)
            painter.setPen(QPen(self._theme.colour("faint"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(sight, 2, 2)
            if self.hasFocus():
                self._paint_focus(painter)

    def _paint_focus(self, painter: QPainter) -> None:
        """A frame, and a bar across at the place the keys went to."""
        painter.setPen(QPen(self._theme.colour("focus"), 2))
        painter.drawRect(QRectF(1, 1, self.width() - 2, self.height() - 2))
        if self._stop is not None:
            y = self.y_of(self._stop)
            painter.fillRect(QRectF(0, y - 1.5, self.width(), 3), self._theme.colour("focus"))

    def _paint(self, painter: QPainter, kind: str, tick: Tick) -> None:
        y, end, width = self.y_of(tick.at), self.y_of(tick.end), float(self.width())
        if kind in ("row", "part"):
            thick = kind == "row"
            painter.fillRect(QRectF(2, y, 4.5, 2.2 if thick else 1), self._theme.colour("text" if thick else "muted"))
        elif kind == "mark":
            painter.fillRect(QRectF(width - 5.5, y, 3.5, 1.6), self._theme.colour(tick.fill or "muted"))
        elif kind == "found":
            painter.setPen(QPen(self._theme.colour("found_ink"), 0.8))
            painter.setBrush(self._theme.colour("found_now"))
            painter.drawPolygon(
                QPolygonF([QPointF(width - 1.5, y - 3), QPointF(width - 1.5, y + 3), QPointF(width - 8, y)])
            )
        else:
            painter.setPen(QPen(self._theme.colour("focus"), 1.6))
            painter.setBrush(self._theme.colour("band_selected"))
            painter.drawRect(QRectF(1.5, y, width - 3, max(3.0, end - y)))

    # --- input ---------------------------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go from place to place, Home and End to the first and last; all else is the text's."""
        stops = self.stops()
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(stops) - 1}
        if not stops or event.key() not in {*steps, *ends}:
            super().keyPressEvent(event)
            return
        key = Qt.Key(event.key())
        here = sum(self._view) / 2 if self._stop is None else self._stop
        if key in ends:
            number = ends[key]
        elif steps[key] > 0:
            number = min(bisect.bisect_right(stops, here), len(stops) - 1)
        else:
            number = max(bisect.bisect_left(stops, here) - 1, 0)
        self._stop = stops[number]
        self.jumped.emit(self._stop)
        self.update()
        words = self.tip_of(self._stop) or f"{self._stop:.0%}"
        announce(self, f"{number + 1} of {len(stops)}: {words}")

    def tip_of(self, at: float) -> str:
        """What begins at a share of the whole, in words."""
        tips = [tick.tip for kind in KINDS for tick in self._ticks.get(kind, ()) if tick.tip and tick.at == at]
        return ", ".join(dict.fromkeys(tips))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus; the keys go on from what is in sight."""
        self._stop = None
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the focus."""
        super().focusOutEvent(event)
        self.update()

    def _jump(self, y: float) -> None:
        self._stop = None
        self.jumped.emit(max(0.0, min(1.0, (y - 2) / max(1, self.height() - 4))))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go there."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._jump(event.position().y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag through the text."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._jump(event.position().y())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the text."""
        self.scrolled.emit(-event.angleDelta().y() * 2 // 3)
        event.accept()

    def tip_at(self, y: float) -> str:
        """What lies at a height, in words."""
        near = [
            tick.tip
            for kind in reversed(KINDS)
            for tick in self._ticks.get(kind, ())
            if tick.tip and self.y_of(tick.at) - _NEAR <= y <= max(self.y_of(tick.end), self.y_of(tick.at)) + _NEAR
        ]
        found = list(dict.fromkeys(near))
        more = [f"and {len(found) - 6} more"] if len(found) > 6 else []
        return "\n".join([*found[:6], *more])

    def event(self, event: QEvent) -> bool:
        """Tool tips of ticks."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            tip = self.tip_at(event.pos().y())
            QToolTip.showText(event.globalPos(), tip or f"{self.accessibleName()}: click to go there", self)
            return True
        return super().event(event)
