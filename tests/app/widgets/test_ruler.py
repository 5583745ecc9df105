"""The overview ruler."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.widgets.ruler import Ruler, Tick
from app.widgets.theme import Theme


@pytest.fixture
def ruler(qtbot: QtBot) -> Ruler:
    made = Ruler(Theme("light", 15))
    qtbot.addWidget(made)
    made.resize(made.width(), 204)
    made.name("Overview of the rows")
    made.set_ticks("row", [Tick(0.25, 0.25, "2  first meeting"), Tick(0.75, 0.75, "9  accord")])
    made.set_ticks("found", [Tick(0.25, 0.25, "found: dam")])
    made.show()
    return made


def test_a_click_goes_there(ruler: Ruler) -> None:
    went: list[float] = []
    ruler.jumped.connect(went.append)
    QTest.mouseClick(ruler, Qt.MouseButton.LeftButton, pos=QPoint(5, 102))
    assert went == [pytest.approx(0.5)]
    QTest.mousePress(ruler, Qt.MouseButton.LeftButton, pos=QPoint(5, 2))
    QTest.mouseMove(ruler, QPoint(5, 150))
    assert went[1] == pytest.approx(0.0)


def test_tool_tips_tell_what_lies_there(ruler: Ruler) -> None:
    assert ruler.tip_at(ruler.y_of(0.25)) == "found: dam\n2  first meeting"
    assert ruler.tip_at(ruler.y_of(0.5)) == ""


def test_screen_readers_hear_what_lies_on_it_and_what_is_in_sight(ruler: Ruler) -> None:
    ruler.set_view(0.1, 0.4)
    assert ruler.accessibleName() == "Overview of the rows"
    assert ruler.accessibleDescription() == (
        "2 passages in every outlet, 1 places found. In sight: 10% to 40%. Up and Down go from place to place."
    )


def test_keys_go_from_place_to_place(ruler: Ruler, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr("app.widgets.ruler.announce", lambda _speaker, words: said.append(words))
    ruler.set_ticks("found", [])
    ruler.set_ticks("mark", [Tick(0.5, 0.5)])
    went: list[float] = []
    ruler.jumped.connect(went.append)
    ruler.setFocus()
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_End):
        QTest.keyClick(ruler, key)
    assert went == [0.25, 0.75, 0.75, 0.25, 0.75]
    assert said[0] == "1 of 2: 2  first meeting"
    ruler.set_ticks("found", [Tick(0.4, 0.4, "found: dam")])
    QTest.keyClick(ruler, Qt.Key.Key_Up)
    assert (went[-1], said[-1]) == (0.4, "1 of 1: found: dam")


def test_keys_begin_at_what_is_in_sight(ruler: Ruler) -> None:
    went: list[float] = []
    ruler.jumped.connect(went.append)
    ruler.set_ticks("found", [])
    ruler.set_view(0.4, 0.6)
    ruler.setFocus()
    QTest.keyClick(ruler, Qt.Key.Key_Down)
    assert went == [0.75]


def test_the_focus_is_seen(ruler: Ruler, qtbot: QtBot) -> None:
    ruler.activateWindow()
    qtbot.waitActive(ruler)
    ruler.clearFocus()
    before = ruler.grab().toImage()
    ruler.setFocus()
    assert ruler.grab().toImage() != before


def test_kinds_differ_without_colour(ruler: Ruler) -> None:
    """In grey a search hit, a row and a mark still leave different figures."""
    pictures = []
    for kind in ("row", "part", "mark", "found", "chosen"):
        for other in ("row", "part", "mark", "found", "chosen"):
            ruler.set_ticks(other, [Tick(0.5, 0.55)] if other == kind else [])
        image = ruler.grab().toImage()
        ground = image.pixelColor(1, 150).lightness()
        shape = frozenset(
            (x, y)
            for x in range(image.width())
            for y in range(90, 120)
            if abs(image.pixelColor(x, y).lightness() - ground) > 12
        )
        pictures.append(shape)
    assert len(set(pictures)) == 5
