"""Every visible node that can take the focus has a name."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.lenses.base import Item, Passage
from app.views.article_card import ArticleCard
from app.views.main_window import MainWindow
from app.views.paste_dialog import PasteDialog
from app.views.shortcuts import ShortcutsDialog
from tests.app.views.conftest import Open


def nameless(widget: QWidget) -> list[str]:
    """Focusable visible nodes under a widget that have no name."""
    QAccessible.setActive(True)
    root = QAccessible.queryAccessibleInterface(widget)
    assert root is not None
    found: list[str] = []
    stack: list[QAccessibleInterface] = [root]
    count = 0
    while stack:
        node = stack.pop()
        count += 1
        state = node.state()
        thing = node.object()
        visible = not getattr(state, "invisible", 0)
        if getattr(state, "focusable", 0) and visible and not node.text(QAccessible.Text.Name).strip():
            found.append(f"{type(thing).__name__} {thing.objectName() if thing else ''} role {node.role()}")
        for number in range(node.childCount()):
            child = node.child(number)
            if child is not None and child.isValid():
                stack.append(child)
    assert count > 3
    return found


@pytest.mark.parametrize("lens", ["plain", "wording", "sources", "tone"])
def test_the_workspace_has_names(window: MainWindow, lens: str) -> None:
    window.set_lens(lens)
    window.pick(Passage("r1", "a") if lens != "sources" else Item("attribution", "a", "a1"))
    window.view.find_bar.open("x")
    assert nameless(window) == []


def test_the_start_screen_has_names(open_window: Open) -> None:
    assert nameless(open_window(None)) == []


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_dialogs_have_names(window: MainWindow, qtbot: QtBot) -> None:
    assert window._comparison is not None
    window.clean_up.review(window._comparison)
    assert window.clean_up.dialog is not None
    card = ArticleCard(window._comparison.columns[0], window)
    paste = PasteDialog(window.theme, window)
    keys = ShortcutsDialog(window)
    for dialog in (window.clean_up.dialog, card, paste, keys):
        dialog.show()
        assert nameless(dialog) == []
        dialog.close()


def test_rows_are_spoken(window: MainWindow) -> None:
    window.view.grid.choose_row(1)
    spoken = window.view.grid.accessibleDescription()
    assert spoken.startswith(
        "Row 2. return to work. matched on: Monday, work. In The Islander, Post? (possible match)."
    )
    assert "figures differ" in spoken
    assert "40 crew members" in spoken
    assert "Marked: The harbour union: named organisation: The harbour union" in spoken
