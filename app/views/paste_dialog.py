"""Adding an article from inside a comparison: paste, drop, or choose files.

The text goes from the clipboard to the session as it is. An editor in between would change it: Qt gives text back with
other line ends and without no-break spaces.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.views.start import PasteArea
from app.widgets.theme import Theme


class PasteDialog(QDialog):
    """A large place to paste or drop one article.

    Signals:
        text_given: (text, HTML or "").
        files_given: paths.
        open_requested: "Open files…" was pressed.
    """

    text_given = Signal(str, str)
    files_given = Signal(list)
    open_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Add article")
        self.resize(560, 380)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 14)
        layout.setSpacing(12)
        self.area = PasteArea(theme, "Paste the article here")
        self.area.text_given.connect(self._take_text)
        self.area.files_given.connect(self._take_files)
        self.area.open_requested.connect(self._open)
        layout.addWidget(self.area, 1)
        buttons = QHBoxLayout()
        files = QPushButton("Open files…")
        files.clicked.connect(self._open)
        cancel = QPushButton("Cancel")
        cancel.clicked.connect(self.reject)
        paste = QPushButton("Paste")
        paste.setProperty("role", "primary")
        data = QGuiApplication.clipboard().mimeData()
        paste.setEnabled(data is not None and (data.hasText() or data.hasHtml() or data.hasUrls()))
        paste.clicked.connect(self._paste)
        buttons.addWidget(files)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(paste)
        layout.addLayout(buttons)
        self.area.setFocus()

    @Slot()
    def _paste(self) -> None:
        self.area.take(QGuiApplication.clipboard().mimeData())

    @Slot(str, str)
    def _take_text(self, text: str, html: str) -> None:
        self.accept()
        self.text_given.emit(text, html)

    @Slot(list)
    def _take_files(self, paths: list[Path]) -> None:
        self.accept()
        self.files_given.emit(paths)

    @Slot()
    def _open(self) -> None:
        self.reject()
        self.open_requested.emit()
