"""What somebody meets who opens the program for the first time, keys first."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from analyzers.decisions import Decision
from analyzers.records import CleaningResult
from analyzers.text import Span
from app.lenses.base import Item, Passage
from app.model import ArticleEntry, Document
from app.views.main_window import MainWindow
from app.views.still import StillSession
from tests.app.comparisons import comparison
from tests.app.views.conftest import Open


def still(window: MainWindow) -> StillSession:
    return cast(StillSession, window._session)


def test_enter_presses_the_focused_button_of_the_start_screen(open_window: Open, qtbot: QtBot) -> None:
    window = open_window(None)
    window.activateWindow()
    qtbot.waitActive(window)
    assert window.focusWidget() is window.start.areas[0]
    button = next(b for b in window.start.findChildren(QPushButton) if b.text() == "Try the example")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert still(window).asked[-1] == ("open_example",)


def test_the_focus_is_in_the_text_once_there_is_some(open_window: Open, qtbot: QtBot) -> None:
    window = open_window(None)
    window.activateWindow()
    qtbot.waitActive(window)
    next(b for b in window.start.findChildren(QPushButton) if b.text() == "Try the example").setFocus()
    session, whole = still(window), comparison()
    session.document = Document("Ferry strike", tuple(ArticleEntry(a.id, a.name, a.raw) for a in whole.articles))
    session.document_changed.emit()
    assert window.focusWidget() is window.view.grid
    session.analysis = whole
    session.results_changed.emit()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Down)
    assert window.view.grid.row == 0
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Right)
    assert window.view.grid.column == 1


def test_the_arrows_go_on_after_alt_and_the_arrow(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitActive(window)
    window.sidebar.setFocus()
    QTest.keyClick(window, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Down)
    assert window.view.grid.row == 1
    assert window.inspection._key == Passage("r1", "a")


def test_space_goes_on_from_the_chosen_row(window: MainWindow) -> None:
    grid = window.view.grid
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_Home)
    QTest.keyClick(grid, Qt.Key.Key_Space)
    first = grid.row
    QTest.keyClick(grid, Qt.Key.Key_End)
    last = grid.row
    QTest.keyClick(grid, Qt.Key.Key_Space)
    assert grid.row == last  # nothing after it, and not back to the first row
    QTest.keyClick(grid, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert first <= grid.row <= last
    assert isinstance(window.inspection._key, Item)


def test_after_show_all_the_bar_offers_to_hide_again(window: MainWindow) -> None:
    session, whole = still(window), comparison()
    own = {**whole.per_article["a"], CleaningResult: CleaningResult()}
    shown = replace(whole, per_article={**whole.per_article, "a": own})
    kept = Decision("cleaning", "a", "dismiss", (Span(0, 4),))
    session.analysis, session.document = shown, replace(session.document, decisions=(kept,))
    session.results_changed.emit()
    assert "shown and counted" in " ".join(window.notices.sentences())
    window.notices.pressed.emit("clean_up", "hide_again")
    assert session.asked[-1] == ("hide_again",)
