"""Small painted charts: stacked bars and strips. Values stand as text in or beside them; a click gives back a key."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.widgets.blocks import StripMark
from app.widgets.paint import Segment
from app.widgets.theme import Theme


class _Picks(QWidget):
    """A painted row of parts: hover shows a part's tip, click and keyboard choose one.

    Signals:
        picked: key of a part.
    """

    picked = Signal(object)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._at = -1
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        theme.changed.connect(self.update)

    def boxes(self) -> list[QRectF]:
        """Rectangles of the parts, in this widget's coordinates."""
        raise NotImplementedError

    def tips(self) -> Sequence[str]:
        """Full words of the parts."""
        raise NotImplementedError

    def keys(self) -> Sequence[Hashable]:
        """Keys of the parts."""
        raise NotImplementedError

    def _hit(self, point: QPoint) -> int:
        for index, box in enumerate(self.boxes()):
            if box.contains(QPointF(point)):
                return index
        return -1

    def event(self, event: QEvent) -> bool:
        """Tool tips per part."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self._hit(event.pos())
            QToolTip.showText(event.globalPos(), self.tips()[at] if at >= 0 else "", self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over parts that lead somewhere."""
        at = self._hit(event.position().toPoint())
        hand = at >= 0 and self.keys()[at] is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the part under the pointer."""
        at = self._hit(event.position().toPoint())
        if at >= 0 and event.button() == Qt.MouseButton.LeftButton and self.keys()[at] is not None:
            self.picked.emit(self.keys()[at])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right move, Enter and Space choose."""
        count = len(self.boxes())
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and count:
            step = 1 if event.key() == Qt.Key.Key_Right else -1
            self._at = max(0, min(count - 1, self._at + step)) if self._at >= 0 else 0
            self.setAccessibleDescription(self.tips()[self._at])
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and 0 <= self._at < count:
            if self.keys()[self._at] is not None:
                self.picked.emit(self.keys()[self._at])
        else:
            super().keyPressEvent(event)

    def _paint_focus(self, painter: QPainter) -> None:
        if not self.hasFocus():
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.colour("focus"), 2))
        boxes = self.boxes()
        box = boxes[self._at] if 0 <= self._at < len(boxes) else QRectF(self.rect())
        painter.drawRect(box.adjusted(1, 1, -1, -1))


class StackedBar(_Picks):
    """One bar of segments with numbers in them. An empty bar says so.

    Args:
        theme: Colours.
        segments: Its parts.
        name: For screen readers.
        share: The part of the width the bar takes, 0 to 1.
        height: Pixels.
        empty: What stands there when there is nothing.
    """

    def __init__(
        self,
        theme: Theme,
        segments: Sequence[Segment],
        name: str,
        share: float = 1.0,
        height: int = 15,
        empty: str = "",
    ) -> None:
        spoken = ", ".join(segment.tip or segment.label for segment in segments)
        super().__init__(theme, f"{name}: {spoken or empty or 'nothing'}")
        self._segments = tuple(segments)
        self._share = share
        self._bar = height
        self._empty = empty
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if not segments:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(120, self._bar)

    def minimumSizeHint(self) -> QSize:
        """It can be made narrow."""
        return QSize(40, self._bar)

    def boxes(self) -> list[QRectF]:
        """Widths go by value, but a segment is never too narrow to hit."""
        total = sum(segment.value for segment in self._segments)
        if not total:
            return []
        room = self.width() * self._share
        least = min(22.0, room / (len(self._segments) * 1.5))
        raw = [max(least, room * segment.value / total) for segment in self._segments]
        scale = room / sum(raw)
        # Shrink only the wide ones, so that the narrow keep their least width.
        spare = sum(w - least for w in raw)
        over = sum(raw) - room
        widths = [w - (w - least) / spare * over if spare > 0 else w * scale for w in raw]
        out, x = [], 0.0
        for width in widths:
            out.append(QRectF(x, 0, width, self.height()))
            x += width
        return out

    def tips(self) -> Sequence[str]:
        """Full words."""
        return [segment.tip or segment.label for segment in self._segments]

    def keys(self) -> Sequence[Hashable]:
        """Keys."""
        return [segment.key for segment in self._segments]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Segments, their second sign, their numbers."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(self._theme.ui_font(10, bold=True))
            metrics = QFontMetrics(painter.font())
            if not self._segments:
                painter.setFont(self._theme.ui_font(11))
                painter.setPen(self._theme.colour("faint"))
                painter.drawText(self.rect(), _LEFT, self._empty or "none found")
            for segment, box in zip(self._segments, self.boxes(), strict=False):
                painter.fillRect(box, self._theme.colour(segment.fill))
                ink = self._theme.colour(segment.ink)
                label_width = metrics.horizontalAdvance(segment.label)
                if segment.pattern != "solid" and label_width + 12 <= box.width():
                    self._pattern(painter, segment, box, label_width + 8)
                painter.setPen(self._theme.colour("surface"))
                painter.drawLine(box.topRight(), box.bottomRight())
                painter.setPen(ink)
                if label_width + 6 <= box.width():
                    painter.drawText(box.adjusted(4, 0, 0, 0), _LEFT, segment.label)
                else:
                    number = segment.label.rsplit(" ", 1)[-1]
                    if metrics.horizontalAdvance(number) + 2 <= box.width():
                        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, number)
            self._paint_focus(painter)

    def _pattern(self, painter: QPainter, segment: Segment, box: QRectF, skip: float) -> None:
        """Hatching or dots beside the number, for eyes and printers that see no colours."""
        painter.save()
        colour = QColor(self._theme.colour(segment.ink))
        colour.setAlphaF(0.42)
        area = box.adjusted(skip, 0, -1, 0)
        painter.setClipRect(area)
        painter.setPen(QPen(colour, 1))
        if segment.pattern == "hatched":
            x = area.left() - area.height()
            while x < area.right():
                painter.drawLine(QPointF(x, area.bottom()), QPointF(x + area.height(), area.top()))
                x += 5
        else:
            painter.setBrush(colour)
            painter.setPen(Qt.PenStyle.NoPen)
            x = area.left() + 3
            while x < area.right() - 1:
                painter.drawEllipse(QPointF(x, area.center().y()), 1, 1)
                x += 6
        painter.restore()


class Strip(_Picks):
    """Small bars in reading order, up for above zero and down for below.

    Args:
        theme: Colours.
        marks: Steps, values from -1 to 1.
        name: For screen readers.
    """

    def __init__(self, theme: Theme, marks: Sequence[StripMark], name: str) -> None:
        low = sum(mark.value < 0 for mark in marks)
        high = sum(mark.value > 0 for mark in marks)
        super().__init__(theme, f"{name}: {len(marks)} in reading order, {low} below zero, {high} above")
        self._marks = tuple(marks)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(120, 26)

    def minimumSizeHint(self) -> QSize:
        """It can be made narrow."""
        return QSize(40, 26)

    def boxes(self) -> list[QRectF]:
        """Full-height columns, so that low bars can be hit too."""
        if not self._marks:
            return []
        step = min(9.0, self.width() / len(self._marks))
        return [QRectF(index * step, 0, step, self.height()) for index in range(len(self._marks))]

    def tips(self) -> Sequence[str]:
        """Full words."""
        return [mark.tip for mark in self._marks]

    def keys(self) -> Sequence[Hashable]:
        """Keys."""
        return [mark.key for mark in self._marks]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The zero line and the bars."""
        with QPainter(self) as painter:
            middle = self.height() / 2
            painter.setPen(self._theme.colour("border_strong"))
            painter.drawLine(QPointF(0, middle), QPointF(self.width(), middle))
            for mark, box in zip(self._marks, self.boxes(), strict=False):
                tall = max(1.5, abs(mark.value) * (middle - 1))
                top = middle - tall if mark.value > 0 else middle
                if mark.fill not in ("negative", "positive"):
                    top, tall = middle - 1.5, 3.0
                gap = 1 if box.width() > 3 else 0.3
                painter.fillRect(QRectF(box.left(), top, box.width() - gap, tall), self._theme.colour(mark.fill))
            self._paint_focus(painter)


_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
