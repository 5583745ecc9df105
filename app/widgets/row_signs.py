"""The signs that say whether an outlet has a passage in a row: the same ones in bands, cells, tables and legends.

A full circle: a passage. Half: a possible match. Empty: none was found. Crossed: none, as a person confirmed.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.widgets.chips import FlowLayout
from app.widgets.theme import Theme

Sign = Literal["full", "half", "none", "confirmed"]
MEANINGS: tuple[tuple[Sign, str], ...] = (
    ("full", "passage"),
    ("half", "possible match"),
    ("none", "no matching passage found"),
    ("confirmed", "none, confirmed by you"),
)
"""What the signs say."""


def paint_sign(painter: QPainter, sign: Sign, at: QPointF, radius: float, ink: QColor) -> None:
    """Draw a sign around a point.

    Args:
        painter: Antialiasing is on.
        sign: Which one.
        at: Its middle.
        radius: Of the circle, in pixels.
        ink: Its colour.
    """
    circle = QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)
    painter.setPen(QPen(ink, 1.2))
    painter.setBrush(ink if sign == "full" else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(circle)
    if sign == "half":
        painter.setBrush(ink)
        painter.drawPie(circle, 90 * 16, 180 * 16)
    elif sign == "confirmed":
        arm = radius / sqrt(2)
        painter.drawLine(at + QPointF(arm, -arm), at + QPointF(-arm, arm))
        painter.drawLine(at + QPointF(-arm, -arm), at + QPointF(arm, arm))


class _SignWords(QWidget):
    """A sign and what it says."""

    def __init__(self, theme: Theme, sign: Sign, words: str) -> None:
        super().__init__()
        self._theme, self._sign, self._words = theme, sign, words
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for both."""
        metrics = QFontMetrics(self._theme.ui_font(11))
        return QSize(self._theme.px(15) + metrics.horizontalAdvance(self._words), self._theme.px(17))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw both."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            radius = self._theme.px(9) / 2 - 0.6
            paint_sign(painter, self._sign, QPointF(radius + 1, self.height() / 2), radius, self._theme.colour("text"))
            painter.setFont(self._theme.ui_font(11))
            painter.setPen(self._theme.colour("muted"))
            words = self.rect().adjusted(self._theme.px(14), 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._words)


class SignLegend(QWidget):
    """A line that explains the signs and says a few words more; it wraps."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        around = QVBoxLayout(self)
        around.setContentsMargins(12, 3, 12, 4)
        line = QWidget()
        flow = FlowLayout(line, 12)
        self._signs: Sequence[_SignWords] = [_SignWords(theme, sign, words) for sign, words in MEANINGS]
        for sign in self._signs:
            flow.addWidget(sign)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        line.setSizePolicy(policy)
        self._line = line
        self._words = QLabel()
        self._words.setProperty("role", "faint")
        self._words.setWordWrap(True)
        around.addWidget(line)
        around.addWidget(self._words)

    def explain(self, words: str, *, signs: bool) -> None:
        """Say words, with or without the signs before them."""
        self._words.setText(words)
        self._line.setVisible(signs)

    def text(self) -> str:
        """All that is said."""
        signs = "" if self._line.isHidden() else " · ".join(words for _sign, words in MEANINGS) + " · "
        return signs + self._words.text()
