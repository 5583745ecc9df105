"""Adding an article from inside a comparison: paste, type or drop, or choose files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app.widgets.theme import Theme


class _Paper(QPlainTextEdit):
    """Takes plain text; dropped files go to the dialog."""

    files_dropped = Signal(list)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Keep the plain text; files are handed on."""
        paths = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
        if paths:
            self.files_dropped.emit(paths)
        else:
            super().insertFromMimeData(source)


class PasteDialog(QDialog):
    """A large field for one article's text.

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
        self.resize(640, 460)
        layout = QVBoxLayout(self)
        words = QLabel(
            "Paste the article’s text here. The whole page will do: site text is taken out, and can be brought back."
        )
        words.setWordWrap(True)
        layout.addWidget(words)
        self._paper = _Paper()
        self._paper.setAccessibleName("Text of the article")
        self._paper.setFont(theme.reading_font(14 / theme.text_size))
        self._paper.setPlaceholderText("Ctrl+V")
        self._paper.files_dropped.connect(self._take_files)
        self._paper.textChanged.connect(self._enable)
        layout.addWidget(self._paper, 1)
        buttons = QHBoxLayout()
        files = QPushButton("Open files…")
        files.clicked.connect(self._open)
        cancel = QPushButton("Cancel")
        cancel.clicked.connect(self.reject)
        self._add = QPushButton("Add article")
        self._add.setProperty("role", "primary")
        self._add.setDefault(True)
        self._add.setEnabled(False)
        self._add.clicked.connect(self._give)
        buttons.addWidget(files)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self._add)
        layout.addLayout(buttons)
        self._paper.setFocus(Qt.FocusReason.PopupFocusReason)

    def paste_clipboard(self) -> None:
        """Fill the field with the clipboard's text, if it has any."""
        self._paper.setPlainText(QGuiApplication.clipboard().text())

    def _enable(self) -> None:
        self._add.setEnabled(not self._paper.document().isEmpty())

    def _give(self) -> None:
        text = self._paper.toPlainText()
        if text.strip():
            self.text_given.emit(text, "")
            self.accept()

    def _take_files(self, paths: list[Path]) -> None:
        self.files_given.emit(paths)
        self.accept()

    def _open(self) -> None:
        self.reject()
        self.open_requested.emit()
