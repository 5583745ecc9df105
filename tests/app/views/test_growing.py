"""The whole interface grows with the text, not the articles alone."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QWidget

from app.views.explained_dialog import ExplainedDialog
from app.views.main_window import MainWindow
from app.views.shortcuts import ShortcutsDialog

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints")]


def size_of(widget: QWidget) -> int:
    widget.ensurePolished()
    return widget.font().pixelSize()


def test_menus_buttons_and_labels_grow(window: MainWindow) -> None:
    menu = next(menu for menu in window.menuBar().findChildren(QMenu) if menu.title() == "&Rows")
    button = next(b for b in window.top.findChildren(QPushButton) if b.text() == "Export PDF…")
    label = next(w for w in window.status.findChildren(QLabel) if w.text())
    parts = (window.menuBar(), menu, button, label)
    before = [size_of(part) for part in parts]
    window.theme.set_text_size(24)
    assert window.theme.scale > 1.25
    assert [size_of(part) for part in parts] == [window.theme.px(12)] * len(parts)
    window.theme.set_text_size(15)
    assert [size_of(part) for part in parts] == before == [12] * len(parts)


def test_dialogs_grow_and_keep_tab_for_the_buttons_last(window: MainWindow) -> None:
    small = ShortcutsDialog(window)
    window.theme.set_text_size(24)
    large = ShortcutsDialog(window)
    assert large.height() > small.height()
    dialog = ExplainedDialog("Title", (300, 200), "What can be done.", window)
    dialog.body.addWidget(QPushButton("Field"))
    box = dialog.end("Take it")
    assert box.buttons()[0].text() == "Take it"
    last = dialog.body.itemAt(dialog.body.count() - 1)
    assert last is not None
    assert last.widget() is box


def test_nothing_is_cut_in_bars_at_the_largest_size(window: MainWindow) -> None:
    window.resize(1024, 768)
    window.theme.set_text_size(24)
    for bar in (window.top, window.status, window.menuBar()):
        for part in bar.findChildren(QWidget):
            if part.isVisible() and isinstance(part, (QPushButton, QLabel)):
                assert part.height() >= part.fontMetrics().height(), part
