"""What somebody meets who opens the program for the first time, keys first."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from analyzers.decisions import Decision
from analyzers.records import CleaningResult
from analyzers.text import Span
from app.lenses.base import Item, Passage
from app.model import ArticleEntry, Document
from app.views.main_window import MainWindow
from app.views.still import StillSession
from app.widgets.blocks import Table, TableCell
from app.widgets.panel_parts import ElidedLabel
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


def test_find_goes_to_headlines_and_decks_too(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitActive(window)
    window.view.grid.choose_row(3)
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    bar = window.view.find_bar
    for view in ("lined_up", "full_text"):
        window.view.set_view(view)
        bar.open("Strike ENDS")
        assert bar._count.text() == "1 of 1"
        (selection,) = window.view.reading.columns[0].extraSelections()
        assert selection.cursor.selectedText() == "strike ends"
    assert window.view.grid.row == 0
    bar.open("crews go back")  # this one stands in the text: once
    assert bar._count.text() == "1 of 1"


def test_at_1024_whether_it_is_saved_is_never_cut_off(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1024, 768)
    title = "A rather long title of a comparison"
    for saved in ("Not saved yet: kept on this computer", "Saved 10:42", "changed outside, not saved"):
        window.top.show_title(title, f"5 articles · 26 December 2011 – 10 November 2021 · {saved}")
        qtbot.wait(20)
        words = window.top._words
        assert words.text().endswith(saved)
        assert words.fontMetrics().horizontalAdvance(words.text()) <= words.contentsRect().width()
        assert "10 November 2021" in words.toolTip()
    window.resize(1440, 900)
    qtbot.wait(20)
    assert window.top._words.y() < 20  # beside the title again


def test_numbers_of_a_table_are_whole_in_a_narrow_panel(window: MainWindow, qtbot: QtBot) -> None:
    cells = tuple(TableCell(text, key=text) for text in ("119 to 123", "140", "130", "17"))
    block = Table(
        ("", "sources", "state-\nments", "with\nquote", "second-\nhand"),
        ((TableCell("The Harbour Wire Courier"), *cells), (TableCell("Post"), *cells)),
        frozenset({1, 2, 3, 4}),
        "Sources",
    )
    for width, stacked in ((1024, True), (1440, False)):
        window.resize(width, 800)
        window.panel.lens.show_blocks((block,))
        qtbot.wait(30)
        page = window.panel.lens.widget()
        assert page is not None
        links = [button for button in page.findChildren(QPushButton) if button.text() == "119 to 123"]
        assert len(links) == 2
        for link in links:
            assert link.width() >= link.fontMetrics().horizontalAdvance(link.text())
            assert link.mapTo(page, QPoint(link.width(), 0)).x() <= page.width()
        (name,) = [w for w in page.findChildren(ElidedLabel) if w.accessibleName().startswith("The Harbour")]
        assert (name.y() < links[0].y() - 8) is stacked


def test_text_size_enlarges_list_heads_and_panel_too(window: MainWindow, qtbot: QtBot) -> None:
    def sizes() -> list[int]:
        card = next(w for w in window.sidebar.findChildren(QWidget) if w.accessibleName().startswith("The Islander."))
        page = window.panel.lens.widget()
        assert page is not None
        labels = [w for w in page.findChildren(QLabel) if w.isVisible() and len(w.text()) > 40]
        links = [w for w in page.findChildren(QPushButton) if w.property("role") == "link" and len(w.text()) > 1]
        head = window.view.heads.height()
        return [card.height(), labels[0].fontInfo().pixelSize(), links[0].fontInfo().pixelSize(), head]

    before = sizes()
    widths = [window.sidebar.width(), window.panel.width()]
    window.theme.set_text_size(24)
    qtbot.wait(60)
    assert all(new > old for new, old in zip(sizes(), before, strict=True))
    assert window.sidebar.width() > widths[0]
    assert window.panel.width() > widths[1]
    assert window.sidebar.width() + window.panel.width() <= window.width() // 2 + 2
    window.theme.set_text_size(16)
    qtbot.wait(60)
    assert sizes() == before
    assert [window.sidebar.width(), window.panel.width()] == widths
