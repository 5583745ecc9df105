"""Opening, saving and exporting: the file dialogs between the window and the session."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from app.readers import ENDINGS
from app.views.waiting import wait_for_saving

if TYPE_CHECKING:
    from app.services.session import Session

_ARTICLES = (
    f"Articles ({' '.join(f'*{end}' for end in ENDINGS)});;Documents (*.docx *.odt *.rtf *.pdf);;"
    "Web pages (*.html *.htm *.mht *.mhtml);;Lists (*.csv *.tsv *.xlsx);;All files (*)"
)
RECENT = 5
"""Comparisons offered on the start screen."""
_COMPARISONS = "Comparisons (*.samestory);;All files (*)"


class FileCommands(QObject):
    """Asks for files and hands them to the session.

    Signals:
        told: what is under way, for the status bar.
        leaving: the comparison is about to be saved or left: what is being written must be in it.
        save_asked: a person wants it saved.
        exporting: a PDF is about to be written.
    """

    told = Signal(str)
    leaving = Signal()
    save_asked = Signal()
    exporting = Signal()

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window

    def take(self, paths: list[Path]) -> None:
        """Open paths that were chosen or dropped: one comparison, or articles."""
        if len(paths) == 1 and paths[0].suffix.lower() == ".samestory":
            if self.may_leave():
                self._session.open_comparison(paths[0])
        else:
            self._session.add_files(paths)

    def _folder(self) -> str:
        return str(self._session.settings.get("folder") or "")

    def recent(self) -> list[Path]:
        """Comparisons opened or saved lately that are still there, newest first."""
        return [path for path in map(Path, self._session.settings.get("recent") or ()) if path.is_file()]

    def remember(self) -> None:
        """Put the open comparison's file first among the recent ones."""
        path = self._session.path
        if path is not None:
            others = [str(p) for p in self._session.settings.get("recent") or () if str(p) != str(path)]
            self._session.settings.set("recent", [str(path), *others][:RECENT])

    @Slot(Path)
    def open_recent(self, path: Path) -> None:
        """Open one of the recent comparisons."""
        if self.may_leave():
            self._session.open_comparison(path)

    @Slot()
    def open_files(self) -> None:
        """Ask for articles."""
        names, _kind = QFileDialog.getOpenFileNames(self._window, "Open articles", self._folder(), _ARTICLES)
        if names:
            self._session.settings.set("folder", str(Path(names[0]).parent))
            self.take([Path(name) for name in names])

    @Slot()
    def open_folder(self) -> None:
        """Ask for a folder of articles."""
        name = QFileDialog.getExistingDirectory(self._window, "Open a folder of articles", self._folder())
        if name:
            self._session.settings.set("folder", name)
            self.take([Path(name)])

    @Slot()
    def open_comparison(self) -> None:
        """Ask for a comparison."""
        if not self.may_leave():
            return
        name, _kind = QFileDialog.getOpenFileName(self._window, "Open comparison", self._folder(), _COMPARISONS)
        if name:
            self._session.open_comparison(Path(name))

    @Slot()
    def open_example(self) -> None:
        """Open the sample comparison."""
        if self.may_leave():
            self._session.open_example()

    def new(self) -> None:
        """Start with an empty comparison."""
        if self.may_leave():
            self._session.new()

    def save(self) -> bool:
        """Begin to save where it was saved before; whether it was begun. What goes wrong is said in a bar."""
        self.leaving.emit()
        if self._session.path is not None:
            self.save_asked.emit()
            return bool(self._session.begin_save())
        return self.save_as()

    def save_as(self) -> bool:
        """Ask where to save and begin to; whether it was begun."""
        self.leaving.emit()
        title = self._session.document.title
        place = str(Path(self._folder()) / f"{title.replace('/', '-')}.samestory")
        name, _kind = QFileDialog.getSaveFileName(self._window, "Save comparison", place, _COMPARISONS)
        if not name:
            return False
        path = Path(name) if Path(name).suffix else Path(name).with_suffix(".samestory")
        self._session.settings.set("folder", str(path.parent))
        self.save_asked.emit()
        return bool(self._session.begin_save(path))

    @Slot()
    def export_pdf(self) -> None:
        """Ask where the PDF should go and write it."""
        title = self._session.document.title
        place = str(Path(self._folder()) / f"{title.replace('/', '-')}.pdf")
        name, _kind = QFileDialog.getSaveFileName(self._window, "Export PDF", place, "PDF (*.pdf)")
        if name:
            path = Path(name) if Path(name).suffix else Path(name).with_suffix(".pdf")
            self._session.settings.set("folder", str(path.parent))
            self.exporting.emit()
            self.told.emit(f"Writing {path.name} …")
            self._session.export_pdf(path)

    def may_leave(self) -> bool:
        """Save what would be saved by itself soon, ask about other unsaved work; whether to go on."""
        self.leaving.emit()
        self._session.save_pending()
        wait_for_saving(self._session, self._window)
        if not (self._session.changed and self._session.document.articles):
            return True
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(f"“{self._session.document.title}” has changes that are not saved.")
        box.setInformativeText("Save them?")
        buttons = QMessageBox.StandardButton
        box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
        answer = box.exec()
        if answer == buttons.Save:
            return self.save() and wait_for_saving(self._session, self._window)
        return bool(answer == buttons.Discard)
