"""What in the window belongs to the comparison as a document: marks, notes, versions, bars about its file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QWidget

from app.export.notes import note_entries, notes_markdown, notes_text
from app.lenses.base import unanalysed
from app.store.folders import write_whole
from app.views.adding import Adding
from app.views.annotating import Annotating
from app.views.document_bars import DocumentBars
from app.views.export_bar import ExportBar
from app.views.failure_bars import FailureBars
from app.views.file_commands import FileCommands
from app.views.guide import GuideDialog
from app.views.notices import NoticeStack
from app.views.renewal import Renewal
from app.views.saved_state import SavedAnnouncer
from app.views.versions_dialog import VersionsDialog
from app.views.workspace import Workspace
from app.widgets.theme import Theme

if TYPE_CHECKING:
    from app.services.session import Session

_WITH_ARTICLES = (
    "again",
    "encoding",
    "revert",
    "versions",
    "export_notes",
    "mark",
    "mark_again",
    "unmark",
    "codes",
    "note",
    "note_article",
    "show_notes",
)
_LOCAL = ("mark", "mark_again", "unmark", "note", "note_article")


class DocumentParts(QObject):
    """Builds the parts and connects them with each other; the window connects the signals.

    Signals:
        counted: rows per filter, after notes changed.
        picked: passages to go to.
        article_requested: article whose whole text is wanted.
        state_changed: whether the work is in its file is another matter now.
    """

    counted = Signal(dict)
    picked = Signal(object)
    article_requested = Signal(str)
    state_changed = Signal()

    def __init__(
        self,
        session: Session,
        theme: Theme,
        work: Workspace,
        notices: NoticeStack,
        files: FileCommands,
        actions: Mapping[str, QAction],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._work, self._notices, self._files = session, work, notices, files
        self._actions, self._window, self._theme = actions, window, theme
        self.annotating = Annotating(session, theme, work.view, work.panel, window)
        self.bars = DocumentBars(session, notices, files, window)
        self.adding = Adding(session, theme, notices, window)
        self.renewal = Renewal(session, notices, window)
        self.said = SavedAnnouncer(session, window)
        files.save_asked.connect(self.said.asked)
        self.exported = ExportBar(session, notices, window)
        self.failures = FailureBars(session, notices, window)
        files.exporting.connect(self.exported.begin)
        for part in (self.annotating, self.bars, self.exported):
            part.told.connect(files.told)
        self.annotating.counted.connect(self.counted)
        self.annotating.picked.connect(self.picked)
        self.annotating.article_requested.connect(self.article_requested)
        files.leaving.connect(self.annotating.notes.finish)
        for key in _LOCAL:
            work.view.grid.addAction(actions[key])
        for key in ("note", "note_article"):
            work.sidebar.addAction(actions[key])
        session.document_changed.connect(self._enable)
        session.changed_outside.connect(self.state_changed)
        self._enable()

    def commands(self) -> dict[str, Callable[[], object]]:
        """What the menu entries of these parts do."""
        marks = self.annotating
        return {
            "mark": marks.choose_code,
            "mark_again": marks.mark_again,
            "unmark": marks.unmark,
            "codes": marks.edit_codes,
            "note": self._note,
            "note_article": lambda: marks.note_on_article(self._work.sidebar.focused_article()),
            "show_notes": marks.show_notes,
            "my_name": marks.ask_name,
            "guide": lambda: GuideDialog(self._theme, self._window).show(),
            "again": self._session.analyse_again,
            "encoding": self.adding.choose,
            "open_folder": self._files.open_folder,
            "revert": self._revert,
            "versions": self._versions,
            "export_notes": self.export_notes,
        }

    @Slot()
    def _enable(self) -> None:
        for key in _WITH_ARTICLES:
            self._actions[key].setEnabled(bool(self._session.document.articles))

    def _note(self) -> None:
        article = self._work.sidebar.focused_article()
        if article:
            self.annotating.note_on_article(article)
        else:
            self.annotating.note()

    def _revert(self) -> None:
        self.annotating.notes.finish()
        if not self._session.revert_to_opened():
            self._files.told.emit("The comparison is as it was when it was opened.")

    def _versions(self) -> None:
        self.annotating.notes.finish()
        dialog = VersionsDialog(self._session, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def export_notes(self) -> None:
        """Ask where the notes should go and write them."""
        self.annotating.notes.finish()
        document = self._session.document
        if not document.notes:
            self._files.told.emit("There are no notes yet. Select words and press N to write one.")
            return
        folder = str(self._session.settings.get("folder") or "")
        place = str(Path(folder) / f"{document.title.replace('/', '-')} – notes.md")
        name, kind = QFileDialog.getSaveFileName(
            self._window, "Export notes", place, "Markdown (*.md);;Plain text (*.txt)"
        )
        if name:
            path = Path(name) if Path(name).suffix else Path(name).with_suffix(".txt" if "txt" in kind else ".md")
            self._session.settings.set("folder", str(path.parent))
            self.write_notes(path)

    def write_notes(self, path: Path) -> bool:
        """Write the notes: plain text into ".txt", else Markdown; whether it was done."""
        document = self._session.document
        shown = self._session.analysis or unanalysed(entry.article() for entry in document.articles)
        entries = note_entries(document, shown)
        form = notes_text if path.suffix.lower() == ".txt" else notes_markdown
        try:
            write_whole(path, form(document.title, entries).encode("utf-8", "replace"))
        except OSError as error:
            self._session.notice_raised.emit(
                f"The notes could not be written to “{path.name}”: {error.strerror or error}. "
                "They are safe in the comparison; choose another place."
            )
            return False
        self._files.told.emit(f"Written: {path}")
        return True
