"""Adding seen from the window: bars, drops from a browser, and the dialog for encodings, by keyboard too."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from app.model import ArticleEntry, Document
from app.views.encoding_dialog import EncodingDialog
from app.views.main_window import MainWindow
from app.views.start import PasteArea
from app.views.still import StillSession
from app.widgets.theme import Theme
from tests.app.views.conftest import Open

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints")]

CYRILLIC = "Лодочники озера Орса ушли с переговоров во вторник."


@pytest.fixture
def area(qtbot: QtBot) -> PasteArea:
    area = PasteArea(Theme("light", 15), "Paste here")
    qtbot.addWidget(area)
    return area


def mime(urls: tuple[str, ...] = (), text: str = "", html: str = "") -> QMimeData:
    data = QMimeData()
    if urls:
        data.setUrls([QUrl(url) for url in urls])
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    return data


def test_files_dragged_from_anywhere_come_in_as_files(area: PasteArea) -> None:
    got: list[list[Path]] = []
    area.files_given.connect(got.append)
    one, two = Path("/a folder/é.txt").absolute(), Path("/b.pdf").absolute()
    assert area.take(mime((QUrl.fromLocalFile(str(one)).toString(), QUrl.fromLocalFile(str(two)).toString())))
    assert got == [[one, two]]


@pytest.mark.parametrize(
    ("data", "text", "html"),
    [
        (mime(("https://orsa.invalid/a",)), "https://orsa.invalid/a", ""),
        (mime(("https://orsa.invalid/a",), "https://orsa.invalid/a", "<a>x</a>"), "https://orsa.invalid/a", "<a>x</a>"),
        (mime((), "Words of a page.", "<p>Words</p>"), "Words of a page.", "<p>Words</p>"),
        (mime((), "", "<p>Markup alone</p>"), "", "<p>Markup alone</p>"),
    ],
)
def test_what_a_browser_drags_goes_to_the_session(area: PasteArea, data: QMimeData, text: str, html: str) -> None:
    got: list[tuple[str, str]] = []
    area.text_given.connect(lambda *given: got.append(given))
    assert area.take(data)
    assert got[0][0] == text
    assert html in got[0][1]


def test_nothing_of_use_is_not_taken(area: PasteArea) -> None:
    assert not area.take(mime((), "  "))
    assert not area.take(QMimeData())


def test_long_reading_says_what_is_read(open_window: Open, qtbot: QtBot) -> None:
    window = open_window(None)
    session = still(window)
    session.reading = True
    session.reading_started.emit("“talks.pdf”")
    qtbot.waitUntil(lambda: "Reading “talks.pdf” …" in window.notices.sentences(), timeout=3000)
    session.reading = False
    session.reading_finished.emit(1)
    assert window.notices.sentences() == []


def test_a_guess_offers_another_encoding_and_the_choice_reaches_the_session(open_window: Open, qtbot: QtBot) -> None:
    window = open_window(None)
    session = still(window)
    data = CYRILLIC.encode("koi8_r")
    session.document = Document("x", (ArticleEntry("a1", "a.txt", data.decode("cp1251"), data),))
    words = "“a.txt”: Read as Cyrillic (Windows-1251), which is a guess."
    session.notice_raised.emit(words)
    session.encoding_unsure.emit("a1", words)
    assert window.notices.sentences() == [words]
    window.notices.pressed.emit("encoding a1", "choose")
    dialog = window.findChild(EncodingDialog)
    assert dialog is not None
    assert dialog.encoding == "cp1251"
    dialog.choose("koi8_r")
    assert dialog.preview.toPlainText() == CYRILLIC
    dialog.accept()
    assert session.asked[-1] == ("read_again", "a1", "koi8_r")


def test_the_dialog_is_used_by_keyboard(qtbot: QtBot) -> None:
    data = "“Ça va”, dit-il à Noël.".encode("cp1252")
    dialog = EncodingDialog(Theme("light", 15), "a.txt", data, data.decode("cp1252"))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    assert dialog.list.hasFocus() or dialog.focusWidget() is dialog.list
    assert dialog.encoding == "cp1252"
    labels = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert any("bytes are no letters" in label for label in labels)
    assert not labels[0].startswith("Unicode (UTF-8)")  # it does not hold these bytes: it comes late
    row = dialog.list.currentRow()
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.list.currentRow() == row + 1
    assert dialog.preview.toPlainText() != data.decode("cp1252")
    QTest.keyClick(dialog.list, Qt.Key.Key_Up)
    button = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert button.text() == "Use this encoding"
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)


def still(window: MainWindow) -> StillSession:
    return cast(StillSession, window._session)
