"""Every key is listed, and the guide opens without a network."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QAction, QKeySequence, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.views.actions import MENUS
from app.views.guide import FIRST, GuideDialog, guide_folder
from app.views.main_window import MainWindow
from app.views.shortcuts import BESIDE, ShortcutsDialog, key_groups, key_words
from app.widgets.theme import Theme
from tests.app.views.test_accessibility import nameless

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints")]


def listed() -> set[str]:
    """Every key that the dialog names, ranges written out."""
    out: set[str] = set()
    for _title, lines in key_groups():
        for keys, _words in lines:
            parts = keys.split(", ")
            before = parts[0].rpartition("+")[0]
            for part in parts:
                if found := re.fullmatch(r"(.*?)(\d) … (\d)", part):
                    out |= {f"{found[1]}{n}" for n in range(int(found[2]), int(found[3]) + 1)}
                elif part in ("←", "↓") and before:
                    out.add(f"{before}+{part}")
                else:
                    out.add(part)
    return out


def test_every_key_of_the_window_is_listed(window: MainWindow) -> None:
    keys = {
        key.toString(QKeySequence.SequenceFormat.PortableText)
        for action in window.findChildren(QAction)
        for key in action.shortcuts()
    }
    assert len(keys) > 50
    assert {key_words(key) for key in keys} - listed() == set()


def test_the_dialog_shows_them_all_and_fits_a_small_screen(window: MainWindow, qtbot: QtBot) -> None:
    dialog = ShortcutsDialog(window)
    qtbot.addWidget(dialog)
    dialog.show()
    shown = {label.text() for label in dialog.findChildren(QLabel)}
    for title, lines in key_groups():
        assert title.upper() in shown
        for keys, words in lines:
            assert {keys, words} <= shown
    assert dialog.width() <= 1024
    assert dialog.height() <= 700
    assert nameless(dialog) == []


def test_no_key_has_two_meanings_in_one_place() -> None:
    taken: dict[str, str] = {}
    for _title, entries in MENUS:
        for entry in entries:
            for key in entry.keys:
                assert key not in taken, f"{key}: {entry.id} and {taken[key]}"
                taken[key] = entry.id
    assert all(lines for _title, lines in BESIDE)


def test_help_opens_the_guide(window: MainWindow, qtbot: QtBot) -> None:
    window._actions["guide"].trigger()
    dialog = window.findChild(GuideDialog)
    assert isinstance(dialog, GuideDialog)
    assert dialog.isVisible()
    browser = dialog.browser
    assert browser.page == FIRST
    assert "Two articles in a minute" in browser.toPlainText()
    assert nameless(dialog) == []
    kind = QTextDocument.ResourceType.ImageResource.value
    picture = browser.loadResource(kind, QUrl("images/start.png"))
    assert 0 < picture.width() <= 640
    assert browser.loadResource(kind, QUrl("../../LICENSE")) is None
    assert browser.loadResource(kind, QUrl("https://example.org/x.png")) is None
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_links_between_pages_work_and_others_do_nothing(qtbot: QtBot) -> None:
    dialog = GuideDialog(Theme("dark"))
    qtbot.addWidget(dialog)
    folder = guide_folder()
    assert folder is not None
    other = next(path.name for path in sorted(folder.glob("*.md")) if path.name != FIRST)
    browser = dialog.browser
    browser.follow(QUrl(other))
    assert browser.page == other
    for nowhere in ("https://example.org/README.md", "../QUALITY.md", "nothing.md", "images/start.png", "mailto:a@b"):
        browser.follow(QUrl(nowhere))
        assert browser.page == other
    QTest.mouseClick(dialog.back_button, Qt.MouseButton.LeftButton)
    assert browser.page == FIRST


def test_every_page_that_is_linked_is_there() -> None:
    folder = guide_folder()
    assert folder is not None
    for page in folder.glob("*.md"):
        for link in re.findall(r"\]\(([^)#\s]+)", page.read_text("utf-8")):
            assert (folder / link).exists() or link.startswith("http"), f"{page.name}: {link}"


def test_without_the_pages_a_sentence_is_shown(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.views.guide.guide_folder", lambda: None)
    dialog = GuideDialog(Theme("dark"))
    qtbot.addWidget(dialog)
    assert "not installed" in dialog.browser.toPlainText()


def test_the_look_of_the_guide_is_not_that_of_the_columns(window: MainWindow) -> None:
    window._actions["guide"].trigger()
    browser = window.findChildren(GuideDialog)[-1].browser
    assert browser.viewport().x() > 0  # framed
    for column in window.view.grid.columns:
        assert column.viewport().geometry().topLeft() == QPoint(0, 0)
