"""Keys in menus: every entry has a letter of its own, and an open menu keeps what is typed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.views.actions import MENUS
from app.widgets.menu_keys import give_letters, letter_of
from tests.app.views.source_case import Case

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|grabbing the keyboard")


def test_every_menu_and_every_entry_has_a_letter_that_no_other_has() -> None:
    tables = {"menus": [title for title, _entries in MENUS]}
    tables |= {title: [entry.text for entry in entries if entry.id] for title, entries in MENUS}
    for name, texts in tables.items():
        letters = [letter_of(text) for text in texts]
        assert all(sign.isalnum() for sign in letters), (name, texts)
        assert len(set(letters)) == len(letters), (name, sorted(letters))


def test_the_menus_of_the_window_have_no_letter_twice_either(case: Case) -> None:
    for top in case.window.menuBar().actions():
        menu = top.menu()
        assert isinstance(menu, QMenu)
        letters = [letter_of(entry.text()) for entry in menu.actions() if not entry.isSeparator()]
        assert "" not in letters
        assert len(set(letters)) == len(letters), (top.text(), sorted(letters))


def test_entries_without_a_letter_get_one_and_others_keep_theirs(qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    for text in ("&Note", "Named person", "Named organisation", "Q && A", "", "نام", "n"):
        menu.addAction(text)
    menu.addSeparator()
    give_letters(menu)
    assert [entry.text() for entry in menu.actions()][:6] == [
        "&Note",
        "Named &person",
        "Named &organisation",
        "&Q && A",
        "",
        "نام",
    ]


def test_no_key_is_given_twice() -> None:
    keys = [key for _title, entries in MENUS for entry in entries for key in entry.keys]
    assert len(set(keys)) == len(keys)


@pytest.fixture
def case(qtbot: QtBot, tmp_path: Path) -> Iterator[Case]:
    made = Case(qtbot, tmp_path)
    yield made
    made.session.close()


def menu_of(case: Case, title: str) -> QMenu:
    return next(a.menu() for a in case.window.menuBar().actions() if a.text() == title)  # type: ignore[return-value]  # they have menus


def key_of(letter: str) -> Qt.Key:
    return Qt.Key(ord(letter.upper()))


def open_menu(case: Case, menu: QMenu) -> None:
    menu.popup(case.window.mapToGlobal(case.window.rect().center()))
    case.qtbot.waitUntil(menu.isVisible)


def test_letters_in_an_open_menu_choose_its_entries_and_start_nothing_of_the_passages(case: Case) -> None:
    case.select(1, "the good news")
    chosen: list[str] = []
    case.window._actions["row_split"].setEnabled(True)
    case.window._actions["row_split"].triggered.connect(lambda: chosen.append("split"))
    for title in ("&Rows", "&File"):
        menu = menu_of(case, title)
        open_menu(case, menu)
        QTest.keyClick(menu, Qt.Key.Key_M)  # marks words in the passages
        QTest.keyClick(menu, Qt.Key.Key_Escape)
        menu.hide()
    assert case.session.document.marks == ()
    menu = menu_of(case, "&Rows")
    open_menu(case, menu)
    QTest.keyClick(menu, key_of(letter_of(case.window._actions["row_split"].text())))
    assert chosen == ["split"]
    open_menu(case, menu)
    QTest.keyClick(menu, Qt.Key.Key_S)
    menu.hide()
    assert not case.form.open


def test_letters_in_the_menus_of_a_statement_decide_nothing_by_themselves(case: Case) -> None:
    case.click(0, "The strike had been")
    for menu in case.window.panel.inspector.findChildren(QMenu):
        open_menu(case, menu)
        taken = {letter_of(entry.text()) for entry in menu.actions()}
        for key in {"s", "c"} - taken:
            QTest.keyClick(menu, key_of(key))
        QTest.keyClick(menu, Qt.Key.Key_Delete)
        menu.hide()
    assert case.decided == []
    assert not case.form.open
    popup = case.window.sources.menu()
    open_menu(case, popup)
    QTest.keyClick(popup, Qt.Key.Key_Delete)
    popup.hide()
    assert case.decided == []


def test_the_card_of_a_new_source_is_whole_in_the_narrowest_panel(case: Case) -> None:
    QTest.keyClick(case.select(1, "the good news"), Qt.Key.Key_S)
    form, panel = case.form, case.window.panel
    form.setParent(None)
    form.resize(panel.minimumWidth(), 220)
    form.show()
    case.qtbot.waitExposed(form)
    for button in (form.add, form.cancel, form.take_source, form.take_cue):
        left = button.mapTo(form, button.rect().topLeft()).x()
        assert left >= 0
        assert left + button.width() <= form.width()
        assert button.width() >= button.minimumSizeHint().width()
    for button in (form.add, form.cancel):  # in sight though the rest has to scroll
        assert not button.visibleRegion().isEmpty()
        assert button.visibleRegion().boundingRect() == button.rect()
    form.close()
    form.deleteLater()
