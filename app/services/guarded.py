"""A document with its history and its recovery journal: what keeps a person's work safe.

Every edit is in the journal, and on the disk, before the window goes on. What cannot be written costs one sentence,
never work. How the document gets into its file stands in `app.services.saving`.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from app.model import Batch, Document, Edit
from app.services.recovery import Clock, Recovery
from app.services.settings import Settings
from app.services.undo import History
from app.store import Stored
from app.store.lock import Holder, Lock


def _utc() -> datetime:
    return datetime.now(UTC)


class GuardedDocument(QObject):
    """A document, its history, its file and all that guards them.

    Signals:
        document_changed: articles, decisions or title changed.
        stepped: what was decided, undone or done again, in words.
        notice_raised: one sentence about something that could not be done.
        undo_changed: labels of undo and redo changed.
        path_changed: the comparison has another file, was saved, or became read-only or writable.
    """

    document_changed = Signal()
    stepped = Signal(str)
    notice_raised = Signal(str)
    undo_changed = Signal()
    path_changed = Signal()

    def __init__(
        self,
        settings: Settings,
        parent: QObject | None = None,
        *,
        guarded: bool = True,
        clock: Clock = _utc,
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        """Begin with an empty comparison.

        Args:
            settings: "autosave" says whether files are saved without being asked.
            parent: Qt's owner.
            guarded: False neither locks, journals, watches nor saves by itself (pictures of the window).
            clock: The time in UTC, for people. It may go back.
            ticks: Seconds that never go back, for intervals.
        """
        super().__init__(parent)
        self.settings = settings
        self._guarded = guarded
        self._clock, self._ticks = clock, ticks
        self._history = History(Document())
        self._opened = Document()
        self._stored = Stored(Document())
        self._path: Path | None = None
        self._lock: Lock | None = None
        self._holder: Holder | None = None
        self._refusal = ""
        self._said: set[str] = set()
        self._recovery = Recovery(clock, enabled=guarded)

    # --- what there is -------------------------------------------------------------------------------------------
    @property
    def document(self) -> Document:
        """The document as it is now."""
        return self._history.document

    @property
    def path(self) -> Path | None:
        """The comparison's file, or None while it has none."""
        return self._path

    @property
    def changed(self) -> bool:
        """Whether there is work that is not in the file."""
        return self._history.changed

    @property
    def read_only(self) -> bool:
        """Whether edits are refused: another window has the file, or its format is newer."""
        return bool(self._refusal)

    @property
    def read_only_reason(self) -> str:
        """Why edits are refused, as a sentence; "" if they are not."""
        return self._refusal

    @property
    def kept_here(self) -> bool:
        """Whether work that is not in the file is safe on this computer all the same."""
        return self._guarded and not self._recovery.failing

    @property
    def holder(self) -> Holder | None:
        """Who has the file open, if that is why it is read-only."""
        return self._holder

    @property
    def can_undo(self) -> bool:
        """Whether there is something to undo."""
        return bool(self._history.undo_label)

    @property
    def can_redo(self) -> bool:
        """Whether there is something to do again."""
        return bool(self._history.redo_label)

    @property
    def undo_label(self) -> str:
        """What would be undone."""
        return self._history.undo_label

    @property
    def redo_label(self) -> str:
        """What would be done again."""
        return self._history.redo_label

    # --- edits ---------------------------------------------------------------------------------------------------
    @Slot()
    def undo(self) -> None:
        """Take the last step back."""
        label = self.undo_label
        if edit := self._history.undo():
            self._committed(edit)
            self.stepped.emit(f"Undone: {label}")

    @Slot()
    def redo(self) -> None:
        """Do the step last taken back again."""
        label = self.redo_label
        if edit := self._history.redo():
            self._committed(edit)
            self.stepped.emit(f"Done again: {label}")

    def perform(self, edit: Edit) -> bool:
        """Apply an edit as one step to undo; False, with a notice, if the comparison is read-only.

        Raises:
            EditError: if it does not fit; nothing has changed.
        """
        return self._do(edit, small=True)

    def now(self) -> str:
        """The time in UTC to the second, ISO 8601, for what a person makes."""
        return self._now()

    def _do(self, edit: Edit, *, small: bool = False) -> bool:
        """Apply an edit; False, with a notice, if the comparison is read-only.

        Args:
            edit: The edit.
            small: One thing a person did, though it takes several edits: no earlier version is kept for it.

        Raises:
            EditError: if it does not fit; nothing has changed.
        """
        if self._refused():
            return False
        if isinstance(edit, Batch) and len(edit.edits) > 1 and not small:
            self._before_much()
        self._history.do(edit)
        self._committed(edit)
        return True

    def _refused(self) -> bool:
        """Whether edits are refused; says why."""
        if self._refusal:
            self.notice_raised.emit(f"{self._refusal} Save it under another name to change it.")
        return bool(self._refusal)

    def _committed(self, *edits: Edit) -> None:
        """Edits were applied: into the journal with them, then tell everybody."""
        if reason := self._recovery.wrote(*edits):
            where = f" and in “{self._path.name}” as it was last saved" if self._path else ""
            self._say(
                "journal",
                f"The recovery file on this computer could not be written ({reason}). Your work is open here{where}: "
                "save it, to another disk if need be, before you close the window.",
            )
        else:
            self._said.discard("journal")
        self._to_be_saved()
        self.document_changed.emit()
        self.undo_changed.emit()
        self._edited()

    # --- for what stands on this -----------------------------------------------------------------------------------
    def _before_much(self) -> None:
        """Many edits are about to be applied as one."""

    def _to_be_saved(self) -> None:
        """There is an edit that is not in the file."""

    def _edited(self) -> None:
        """The document was edited and everybody has heard of it."""

    # --- inside --------------------------------------------------------------------------------------------------
    def _say(self, what: str, sentence: str) -> None:
        """Raise a notice once, until saving or the journal works again."""
        if what not in self._said:
            self._said.add(what)
            self.notice_raised.emit(sentence)

    def _now(self) -> str:
        """The time in UTC to the second, ISO 8601."""
        return self._clock().isoformat(timespec="seconds")
