"""Names and counts in the panel, where there is little room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.widgets import blocks as b
from app.widgets.panel_parts import CountLink, ElidedLabel
from app.widgets.panel_view import PanelView
from app.widgets.theme import Theme

pytestmark = pytest.mark.gui
LONG = "the harbour movement of the north-western mountain provinces"


def _panel(qtbot: QtBot, *blocks: b.Block) -> PanelView:
    theme = Theme("light", 15)
    panel = PanelView(theme, "panel")
    qtbot.addWidget(panel)
    panel.resize(290, 600)
    panel.show_blocks(blocks)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def test_long_links_end_in_dots_keep_their_count_and_have_their_lines(qtbot: QtBot) -> None:
    links = tuple(b.Link(LONG, "key", count) for count in (4, 12, 3))
    panel = _panel(qtbot, b.Runs((b.RunRow("Courier", links),), f"A  {LONG}", title=True))
    shown = panel.findChildren(CountLink)
    assert [link.text().rpartition("… ")[2] for link in shown] == ["4", "12", "3"]
    box = shown[0].parentWidget()
    assert box is not None
    assert all(link.geometry().right() <= box.width() and link.geometry().bottom() <= box.height() for link in shown)
    title = next(label for label in panel.findChildren(QLabel) if label.text().endswith(LONG))
    assert title.wordWrap()


def test_the_names_of_a_table_take_the_spare_width(qtbot: QtBot) -> None:
    heads = ("acts", "Harbour Wire", "Daily Ledger", "Metropolitan")
    row = (b.TableCell("Harbour union"), *(b.TableCell("3/1") for _head in heads[1:]))
    panel = _panel(qtbot, b.Table(heads, (row,), frozenset({1, 2, 3}), "table", 6))
    name = next(label for label in panel.findChildren(ElidedLabel) if label.accessibleName() == "Harbour union")
    assert name.fontMetrics().horizontalAdvance("Harbour union") <= name.width()


def test_blocks_that_stay_keep_their_widgets_and_what_is_open_in_them(qtbot: QtBot) -> None:
    rows = tuple((b.TableCell(f"Source {n}", n), b.TableCell(str(n), n)) for n in range(12))
    table = b.Table(("", "statements"), rows, frozenset({1}), "Sources", 3)
    panel = _panel(qtbot, b.Heading("One"), table, b.Words("last"))
    more = next(w for w in panel.findChildren(QPushButton) if w.text() == "Show all 12")
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    panel.show_blocks((b.Heading("Another"), b.Words("new"), table), keep_place=True)
    assert next(w for w in panel.findChildren(QPushButton) if w.text() == "Show all 12") is more
    assert more.isHidden()
    shown = [w.text() for w in panel.findChildren(QLabel) if w.text() in ("One", "Another", "new", "last")]
    assert sorted(shown) == ["Another", "new"]
    words = next(w for w in panel.findChildren(QLabel) if w.text() == "new")
    assert words.isVisible()
    assert words.mapTo(panel, words.rect().topLeft()).y() < more.parentWidget().mapTo(panel, QPoint()).y()  # type: ignore[union-attr]  # it has one


def test_tab_follows_the_blocks_as_they_stand(qtbot: QtBot) -> None:
    first, second, third = (b.Actions((b.Action(name, name),)) for name in ("first", "second", "third"))
    panel = _panel(qtbot, first, third)
    panel.show_blocks((third, second, first))
    names = {w: w.text() for w in panel.findChildren(QPushButton)}
    order: list[str] = []
    widget: QWidget = next(w for w, name in names.items() if name == "third")
    for _step in range(60):
        if isinstance(widget, QPushButton) and widget in names and names[widget] not in order:
            order.append(names[widget])
        following = widget.nextInFocusChain()
        assert following is not None
        widget = following
    assert order == ["third", "second", "first"]


def test_another_theme_makes_everything_anew(qtbot: QtBot) -> None:
    theme = Theme("light", 15)
    panel = PanelView(theme, "panel")
    qtbot.addWidget(panel)
    panel.show_blocks((b.Words("the same"),))
    before = panel.findChildren(QLabel)
    theme.set_name("dark")
    after = panel.findChildren(QLabel)
    assert [w.text() for w in after] == ["the same"]
    assert after[0] is not before[0]


def test_a_page_that_was_prepared_is_shown_with_what_was_made(qtbot: QtBot) -> None:
    panel = _panel(qtbot, b.Heading("One"))
    wanted = (b.Heading("Two"), b.Words("prepared"))
    panel.prepare({"other": lambda: wanted})
    qtbot.waitUntil(lambda: any(w.text() == "prepared" for w in panel.findChildren(QLabel)), timeout=20_000)
    made = next(w for w in panel.findChildren(QLabel) if w.text() == "prepared")
    assert not made.isVisible()
    panel.show_blocks(wanted, page="other")
    assert made.isVisible()
    assert [w.text() for w in panel.findChildren(QLabel) if w.isVisible()] == ["Two", "prepared"]
    panel.show_blocks((b.Heading("One"),))
    assert [w.text() for w in panel.findChildren(QLabel) if w.isVisible()] == ["One"]


def test_every_page_stays_where_it_was_scrolled_to(qtbot: QtBot) -> None:
    long = tuple(b.Words(f"line {number}") for number in range(90))
    panel = _panel(qtbot, *long)
    panel.verticalScrollBar().setValue(300)
    panel.show_blocks(long[::-1], keep_place=True, page="other")
    assert panel.verticalScrollBar().value() == 0
    panel.show_blocks(long, keep_place=True)
    assert panel.verticalScrollBar().value() == 300
