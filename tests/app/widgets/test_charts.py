"""Charts: parts that can be hit, tips, keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.widgets.blocks import StripMark
from app.widgets.charts import StackedBar, Strip
from app.widgets.paint import Segment
from app.widgets.panel_parts import CountLink
from app.widgets.theme import Theme

SEGMENTS = tuple(Segment(v, "named", "on_named", f"N {v}", tip=f"{v} named", key=v) for v in (97, 2, 1))


def test_a_bar_fills_its_width_and_small_parts_can_be_hit(qtbot: QtBot) -> None:
    bar = StackedBar(Theme("light"), SEGMENTS, "Outlet")
    qtbot.addWidget(bar)
    bar.resize(200, 15)
    boxes = bar.boxes()
    assert abs(sum(box.width() for box in boxes) - 200) < 0.01
    assert min(box.width() for box in boxes) >= 15
    assert boxes[0].width() > boxes[1].width() >= boxes[2].width()
    with qtbot.waitSignal(bar.picked) as caught:
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(int(boxes[2].center().x()), 7))
    assert caught.args == [1]


def test_a_bar_can_be_read_and_used_with_the_keyboard(qtbot: QtBot) -> None:
    bar = StackedBar(Theme("light"), SEGMENTS, "Outlet")
    qtbot.addWidget(bar)
    bar.resize(200, 15)
    assert bar.accessibleName() == "Outlet: 97 named, 2 named, 1 named"
    QTest.keyClick(bar, Qt.Key.Key_Right)
    QTest.keyClick(bar, Qt.Key.Key_Right)
    assert bar.accessibleDescription() == "2 named"
    with qtbot.waitSignal(bar.picked) as caught:
        QTest.keyClick(bar, Qt.Key.Key_Return)
    assert caught.args == [2]


def test_an_empty_bar_says_so(qtbot: QtBot) -> None:
    bar = StackedBar(Theme("light"), (), "Outlet", empty="not analysed")
    qtbot.addWidget(bar)
    assert bar.accessibleName() == "Outlet: not analysed"
    assert not bar.grab().isNull()


def test_a_strip_fits_its_width(qtbot: QtBot) -> None:
    marks = tuple(StripMark(v / 50 - 1, "negative", "", None) for v in range(100))
    strip = Strip(Theme("light"), marks, "Tone")
    qtbot.addWidget(strip)
    strip.resize(150, 26)
    assert strip.boxes()[-1].right() <= 150.01
    assert "100 in reading order" in strip.accessibleName()


def test_a_link_loses_words_but_never_its_count(qtbot: QtBot) -> None:
    link = CountLink("a very long label of an armed movement", 12, "label")
    qtbot.addWidget(link)
    link.resize(link.sizeHint())
    link.show()
    assert link.text() == "a very long label of an armed movement 12"
    link.resize(90, 20)
    assert link.text().endswith("… 12")
    link.resize(link.sizeHint())
    assert link.text() == "a very long label of an armed movement 12"
