"""Sentences to read never bury the work."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.views.notices import FEW, PLAIN, NoticeStack

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints")]


def test_many_sentences_fold_into_one_bar_that_shows_them_all(qtbot: QtBot) -> None:
    stack = NoticeStack()
    qtbot.addWidget(stack)
    stack.show_bar("clean_up", "9 lines look like site text.", (("review", "Review"),))
    for number in range(FEW + 4):
        stack.show_bar(f"{PLAIN}{number}", f"File {number} was read.")
    shown = stack.sentences()
    assert [s for s in shown if s.startswith("File")] == ["File 4 was read.", "File 5 was read.", "File 6 was read."]
    assert "4 earlier notices." in shown
    assert "9 lines look like site text." in shown
    stack.show()
    button = next(b for b in stack.findChildren(QPushButton) if b.text() == "Show them")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    text = stack.findChild(QPlainTextEdit)
    assert text is not None
    assert "File 3 was read." in text.toPlainText()
    assert "File 4 was read." not in text.toPlainText()


def test_put_away_folded_sentences_are_gone(qtbot: QtBot) -> None:
    stack = NoticeStack()
    qtbot.addWidget(stack)
    for number in range(FEW + 1):
        stack.show_bar(f"{PLAIN}{number}", f"File {number} was read.")
    assert "1 earlier notice." in stack.sentences()
    stack.show()
    close = next(b for b in stack.findChildren(QPushButton) if b.accessibleName() == "Put away: 1 earlier notice.")
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert all("earlier" not in sentence for sentence in stack.sentences())
    stack.show_bar(f"{PLAIN}x", "Another file was read.")
    assert "1 earlier notice." in stack.sentences()
