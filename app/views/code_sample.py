"""A code as it looks in the text: its letter on its colour and its line."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from app.model import Code
from app.widgets.legend import draw_line
from app.widgets.paint import MarkStyle, Pattern
from app.widgets.theme import Theme

SAMPLE = QSize(44, 18)
_PATTERNS: dict[str, Pattern] = {
    "solid": "solid",
    "dashed": "dashed",
    "dotted": "dotted",
    "double": "double",
    "wavy": "wave",
}
LINE_NAMES = {"solid": "Solid", "dashed": "Dashed", "dotted": "Dotted", "double": "Double", "wavy": "Wavy"}


def code_style(code: Code) -> MarkStyle:
    """How a code's marks look."""
    return MarkStyle(line=f"code_{code.colour}", pattern=_PATTERNS[code.line], letter=code.letter)


def code_icon(theme: Theme, code: Code) -> QIcon:
    """A sample for lists."""
    ratio = 2.0
    image = QPixmap(SAMPLE * ratio)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    style = code_style(code)
    colour = theme.colour(style.line)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_line(painter, 1, 25, 13, colour, style.pattern)
        if code.letter:
            box = QRectF(28, 2, 14, 14)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawRoundedRect(box, 3, 3)
            painter.setPen(theme.colour("surface"))
            painter.setFont(theme.ui_font(10 if len(code.letter) == 1 else 8, bold=True))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, code.letter)
    return QIcon(image)
