"""Names and counts in the panel, where there is little room."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
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
