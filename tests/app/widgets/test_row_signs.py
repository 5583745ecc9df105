"""The signs of rows: told apart without colour, the same wherever they are painted."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from app.widgets.row_signs import MEANINGS, Sign, SignLegend, paint_sign
from app.widgets.theme import Theme

RADIUS = 9.0


def picture(sign: Sign) -> QImage:
    image = QImage(41, 41, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_sign(painter, sign, QPointF(20.5, 20.5), RADIUS, QColor("black"))
    return image


def inked(image: QImage) -> frozenset[tuple[int, int]]:
    return frozenset((x, y) for x in range(41) for y in range(41) if image.pixelColor(x, y).lightness() < 160)


def test_the_signs_differ_and_stay_inside_their_circle() -> None:
    pictures = {sign: inked(picture(sign)) for sign, _words in MEANINGS}
    assert len(set(pictures.values())) == len(pictures) == 4
    for points in pictures.values():
        assert max(((x - 20) ** 2 + (y - 20) ** 2) ** 0.5 for x, y in points) <= RADIUS + 1.5
    assert (20, 20) not in pictures["none"]
    assert (20, 20) in pictures["confirmed"]


def test_the_legend_says_what_they_mean(qtbot: QtBot) -> None:
    legend = SignLegend(Theme("light", 15))
    qtbot.addWidget(legend)
    legend.explain("words in the passage", signs=True)
    assert legend.text().endswith("none, confirmed by you · words in the passage")
    legend.explain("What each outlet calls them", signs=False)
    assert legend.text() == "What each outlet calls them"
