"""Earlier versions of the comparison: a list, what each held, opening a copy, going back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from app.export.names import plural
from app.model import Document
from app.services.words import clock_text
from app.store import StoreError, save
from app.store.versions import Version
from app.views.another_window import open_in_another_window
from app.views.explained_dialog import ExplainedDialog, text_pane

if TYPE_CHECKING:
    from app.services.session import Session

_VERSION = Qt.ItemDataRole.UserRole


def preview(document: Document) -> str:
    """What a version held, in plain lines."""
    lines = [f"“{document.title}”", ""]
    lines.append(plural(len(document.articles), "article"))
    lines += [f"  {entry.name}" for entry in document.articles]
    counts = (
        (len(document.decisions), "decision"),
        (len(document.codes), "code"),
        (len(document.marks), "mark"),
        (len(document.notes), "note"),
    )
    lines += ["", " · ".join(plural(count, word) for count, word in counts)]
    lines += [f"  {number}. {' '.join(note.text.split())}" for number, note in enumerate(document.notes, 1)]
    return "\n".join(lines)


class VersionsDialog(ExplainedDialog):
    """The dialog."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        words = (
            "Kept on this computer: when the comparison is opened, before large changes, and every five minutes of "
            "change. Going back is a step that can be undone; the present state is kept too."
        )
        super().__init__("Earlier versions", (640, 420), words, parent)
        self._session = session
        self._document: Document | None = None
        self.open_window: Callable[[Path], bool] = open_in_another_window
        middle = QHBoxLayout()
        self.list = QListWidget()
        self.list.setAccessibleName("Earlier versions, newest first")
        self.preview = text_pane("What this version held")
        middle.addWidget(self.list, 2)
        middle.addWidget(self.preview, 3)
        self.body.addLayout(middle, 1)
        self.copy_button = QPushButton("Open as copy…")
        self.back_button = QPushButton("Go back to it")
        self.end("", self.copy_button, self.back_button)
        self.copy_button.clicked.connect(self._copy)
        self.back_button.clicked.connect(self._back)
        self.list.currentRowChanged.connect(self._show)
        now = datetime.now(UTC)
        for version in session.earlier_versions():
            size = f"{max(1, round(version.size / 1024)):,} KB"
            item = QListWidgetItem(f"{clock_text(version.made, now)}    {size}")
            item.setData(_VERSION, version)
            self.list.addItem(item)
        if self.list.count():
            self.list.setCurrentRow(0)
        else:
            self.preview.setPlainText(
                "No earlier versions yet."
                if session.path is not None
                else "No earlier versions yet: they are kept once the comparison is saved in a file."
            )
            self._show()

    def _version(self) -> Version | None:
        item = self.list.currentItem()
        version = item.data(_VERSION) if item is not None else None
        return version if isinstance(version, Version) else None

    @Slot()
    def _show(self) -> None:
        version = self._version()
        self._document = self._session.read_version(version) if version is not None else None
        if version is not None:
            self.preview.setPlainText(
                preview(self._document) if self._document is not None else "This version cannot be read."
            )
        there = self._document is not None
        self.copy_button.setEnabled(there)
        self.back_button.setEnabled(there and not self._session.read_only)

    @Slot()
    def _back(self) -> None:
        version = self._version()
        if version is not None and self._session.open_version(version):
            self.accept()

    @Slot()
    def _copy(self) -> None:
        version, document, path = self._version(), self._document, self._session.path
        if version is None or document is None or path is None:
            return
        stamp = version.made.astimezone().strftime("%Y-%m-%d %H.%M")
        place = path.with_name(f"{path.stem} (version of {stamp}){path.suffix}")
        name, _kind = QFileDialog.getSaveFileName(
            self, "Open the version as a copy", str(place), "Comparisons (*.samestory)"
        )
        if name:
            target = Path(name) if Path(name).suffix else Path(name).with_suffix(".samestory")
            self.write_copy(document, target, version)

    def write_copy(self, document: Document, path: Path, version: Version | None = None) -> bool:
        """Write a version into a file of its own, with the results kept with it, and open it in another window.

        Returns:
            Whether it was written.
        """
        if self._session.path is not None and path.resolve() == self._session.path.resolve():
            self._session.notice_raised.emit("Choose another name: this one is the comparison that is open.")
            return False
        try:
            save(document, path, version.results() if version is not None else b"")
        except (StoreError, OSError) as error:
            self._session.notice_raised.emit(str(error))
            return False
        if not self.open_window(path):
            self._session.notice_raised.emit(f"The copy is in “{path}”: open it with File, Open comparison.")
        self.accept()
        return True
