"""A window over a real session that gets its results by hand."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from analyzers.analysis import Analysis
from app.model import ArticleEntry, Document
from app.services.session import Session
from app.services.settings import Settings
from app.store import Stored
from app.views.main_window import MainWindow
from app.widgets.grid_column import GridColumn
from tests.app.services.test_session import Jobs


class RealWindow:
    """A window over a session with the articles of an analysis."""

    def __init__(self, qtbot: QtBot, folder: Path, analysis: Analysis) -> None:
        self.qtbot, self.folder = qtbot, folder
        self.session = Session(Settings(folder / "settings.json"), Jobs(), guarded=False)  # type: ignore[arg-type]
        self.window = MainWindow(self.session)
        qtbot.addWidget(self.window)
        self.window.files.may_leave = lambda: True  # type: ignore[method-assign]  # nobody is there to answer
        self.window.resize(1440, 900)
        entries = tuple(ArticleEntry(a.id, a.name, a.raw) for a in analysis.articles)
        self.session._replace(Stored(Document("Ferry strike", entries)), None)

    def open(self) -> None:
        """Bring the window to the front."""
        self.window.show()
        self.window.activateWindow()
        self.qtbot.waitActive(self.window)

    def show(self, analysis: Analysis) -> None:
        """Results as if the worker had sent them."""
        self.session._soon.stop()
        self.session._sent = self.session.document
        self.session._take_results(analysis)

    def column(self, number: int) -> GridColumn:
        return self.window.view.grid.columns[number]

    def select(self, number: int, words: str) -> GridColumn:
        """Drag over words with the mouse."""
        column = self.column(number)
        column.setFocus()
        at = column.text.content.index(words)
        cursor = QTextCursor(column.document())
        cursor.setPosition(column.text.offsets.to_units(at))
        cursor.setPosition(column.text.offsets.to_units(at + len(words)), QTextCursor.MoveMode.KeepAnchor)
        column.setTextCursor(cursor)
        return column
