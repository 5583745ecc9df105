"""A document with its history and its file: what keeps a person's work safe.

Every edit is in the recovery journal before the window goes on. A document with a file is saved by itself; earlier
versions are kept; another window's lock makes it read-only; a change from outside is never written over unasked.
Whatever cannot be written costs one sentence, never work.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from app.model import Batch, Document, Edit
from app.model.transition import transition
from app.services.autosave import Autosave
from app.services.outside import OutsideWatch, digest
from app.services.recovery import Clock, Recovery
from app.services.settings import Settings
from app.services.undo import History
from app.services.words import copy_name, held_sentence
from app.store import NewerFormat, Stored, StoreError, load, save
from app.store.container import read
from app.store.folders import write_whole
from app.store.lock import Holder, Lock
from app.store.versions import Versions

VERSION_EVERY = 300.0
"""Seconds of change after which an earlier version is kept."""


def _utc() -> datetime:
    return datetime.now(UTC)


class GuardedDocument(QObject):
    """A document, its history, its file and all that guards them.

    Signals:
        document_changed: articles, decisions or title changed.
        notice_raised: one sentence about something that could not be done.
        undo_changed: labels of undo and redo changed.
        path_changed: the comparison has another file, was saved, or became read-only or writable.
        saved: it is in its file, at `saved_at`.
        changed_outside: something else changed the file; `keep_mine`, `load_theirs` or `open_both` is to be chosen.
    """

    document_changed = Signal()
    notice_raised = Signal(str)
    undo_changed = Signal()
    path_changed = Signal()
    saved = Signal()
    changed_outside = Signal()

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
        self._theirs: bytes | None = None
        self._saved_at: datetime | None = None
        self._version_due = 0.0
        self._said: set[str] = set()
        self._results_newer = False
        self._recovery = Recovery(clock, enabled=guarded)
        self._autosave = Autosave(self)
        self._autosave.due.connect(self._save_by_itself)
        self._watch = OutsideWatch(self)
        self._watch.changed.connect(self._take_outside)
        self._watch.vanished.connect(self._take_vanished)

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
    def saved_at(self) -> datetime | None:
        """When it was last written to its file in this session, in UTC; None before."""
        return self._saved_at

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
    def outside_pending(self) -> bool:
        """Whether the file was changed by something else and nothing has been chosen yet."""
        return self._theirs is not None

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
        if edit := self._history.undo():
            self._committed(edit)

    @Slot()
    def redo(self) -> None:
        """Do the step last taken back again."""
        if edit := self._history.redo():
            self._committed(edit)

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
            self._keep_version()
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
        if self._path is not None and self._ticks() >= self._version_due:
            self._keep_version()
        if self._may_save_by_itself():
            self._autosave.edited()
        self.document_changed.emit()
        self.undo_changed.emit()
        self._edited()

    # --- for the session of articles and results -------------------------------------------------------------------
    def _edited(self) -> None:
        """The document was edited."""

    def _results(self) -> bytes:
        """Bytes of the results to store with the document."""
        return b""

    def _results_came(self, *, wanted: bool = False) -> None:
        """There are newer results than in the file.

        Args:
            wanted: A person asked for them: into the file with them; else only if it was written in this session.
        """
        if self._saved_at is not None or (wanted and self._path is not None):
            self._results_newer = True
            if self._may_save_by_itself():
                self._autosave.edited()

    # --- saving --------------------------------------------------------------------------------------------------
    def save(self) -> bool:
        """Write the comparison to its file; False, with a notice, if that failed, and False if it has none yet."""
        return self._path is not None and self.save_as(self._path)

    def save_as(self, path: Path) -> bool:
        """Write the comparison to a file; False, with a notice, if that failed (nothing is lost then).

        Another file than its own becomes its file. A file that another window has open is not written, nor one that
        something else has changed since it was read here.
        """
        path = Path(path)
        if self._path is not None and _same(path, self._path):
            if self._refusal:
                self.notice_raised.emit(f"{self._refusal} Choose another name.")
                return False
            self._watch.look()
            if self._theirs is not None:
                self._take_outside(self._theirs)
                return False
            return self._write(self._path)
        lock = Lock(path)
        if self._guarded:
            holder = lock.take(self._now())
            if holder is not None:
                self.notice_raised.emit(f"{held_sentence(path.name, holder, self._clock())} Choose another name.")
                return False
        if not self._may_write_over(path) or not self._write(path):
            lock.release()
            return False
        if self._lock is not None:
            self._lock.release()
        self._lock, self._holder, self._theirs = lock, None, None
        self._path, self._refusal = path, ""
        self.path_changed.emit()
        return True

    def _write(self, path: Path) -> bool:
        """Write the file; False, with a notice, if that failed."""
        document = self.document
        try:
            data = save(document, path, self._results(), self._stored.kept)
        except StoreError as error:
            self._autosave.stop()
            if self._may_save_by_itself():
                self._autosave.again()
            safe = "" if self._recovery.failing or not self._guarded else " Your changes are in the recovery file, too."
            self._say(f"save {error}", f"{error}{safe}")
            return False
        self._autosave.stop()
        self._said.clear()
        self._history.mark_saved()
        self._results_newer = False
        self._recovery.saved(document, path, self._stored.kept)
        self._saved_at = self._clock()
        if self._guarded:
            self._watch.watch(path, digest(data))
        self._path = path
        self.path_changed.emit()
        self.saved.emit()
        return True

    def save_pending(self) -> None:
        """Write at once what would be written by itself soon; what cannot be written stays unsaved, with a notice."""
        if self._may_save_by_itself():
            self._save_by_itself()

    def _may_save_by_itself(self) -> bool:
        return bool(
            self._guarded
            and self._path is not None
            and not self._refusal
            and self._theirs is None
            and (self.changed or self._results_newer)
            and self.settings.get("autosave")
        )

    @Slot()
    def _save_by_itself(self) -> None:
        if self._path is None or not self._may_save_by_itself():
            return
        self._watch.look()  # a file that was changed or taken away is not written unasked
        if self._theirs is None and self._path.exists():
            self._write(self._path)

    def _keep_version(self) -> None:
        """Keep the document as it is now as an earlier version, if it has a file."""
        self._version_due = self._ticks() + VERSION_EVERY
        if self._path is not None and self._guarded:
            self._keep(self._path, self.document)

    def _may_write_over(self, path: Path) -> bool:
        """Keep a comparison that is about to be written over as a version; False for one of a newer format."""
        try:
            there = load(path) if path.exists() else None
        except NewerFormat as error:
            self.notice_raised.emit(f"{error} Choose another name.")
            return False
        except (StoreError, OSError):
            return True  # no comparison: the person was asked about writing over it
        if there is not None and self._guarded:
            self._keep(path, there)
        return True

    def _keep(self, path: Path, document: Document, results: bytes = b"") -> None:
        try:
            Versions(path).keep(document, self._clock(), self._stored.kept, results)
        except OSError as error:
            self._say(
                "version",
                f"An earlier version could not be kept ({error.strerror or error}). "
                "Your work itself is not touched by this.",
            )

    # --- changes from outside ------------------------------------------------------------------------------------
    @Slot(bytes)
    def _take_outside(self, data: bytes) -> None:
        """The file holds something that was neither read nor written here."""
        if self._path is None:
            return
        try:
            theirs = read(data, self._path.name).document
        except StoreError:
            theirs = None
        if theirs == self.document:
            self._theirs = None
            self._watch.watch(self._path, digest(data))
            return
        self._theirs = data
        self._autosave.stop()
        self.notice_raised.emit(
            f"“{self._path.name}” was changed by another program or computer. Your work is still open here and was "
            "not written over it: keep yours, load theirs, or open both."
        )
        self.changed_outside.emit()

    @Slot()
    def _take_vanished(self) -> None:
        if self._path is not None:
            self.notice_raised.emit(
                f"“{self._path.name}” is no longer in its folder. Your work is still open here; "
                "save it to have it in a file again."
            )
            self.path_changed.emit()

    def keep_mine(self) -> bool:
        """Write this comparison over the one that was changed outside, which is kept as an earlier version."""
        theirs, path = self._theirs, self._path
        if theirs is None or path is None or self._refusal:
            return False
        try:
            self._keep(path, read(theirs, path.name).document)
        except StoreError:  # not a comparison any more: keep its bytes beside it
            if self._copy(path, theirs) is None:
                return False
        self._theirs = None
        if self._write(path):
            return True
        self._theirs = theirs
        return False

    def load_theirs(self) -> bool:
        """Make the document what the file now holds, as a step that can be undone; yours is kept as a version."""
        theirs, path = self._theirs, self._path
        if theirs is None or path is None:
            return False
        try:
            stored = read(theirs, path.name)
        except StoreError as error:
            self.notice_raised.emit(f"{error} Your own work is still open.")
            return False
        self._theirs = None
        self._stored = Stored(stored.document, kept=stored.kept)
        self._watch.watch(path, digest(theirs))
        if self._refusal:  # another window's work, of which this one only shows the newest
            self._history = History(stored.document)
            self._edited()
            self.document_changed.emit()
        else:
            self._keep_version()
            self._do(transition(self.document, stored.document, "Load the changed file"))
            self._recovery.saved(stored.document, path, stored.kept)
            self._history.mark_saved()
            self._autosave.stop()
        self.path_changed.emit()
        return True

    def open_both(self) -> Path | None:
        """Write what the file now holds beside it under another name, and this comparison into the file.

        Returns:
            The copy with their work, to be opened in another window; None, with a notice, if it could not be written.
        """
        theirs, path = self._theirs, self._path
        if theirs is None or path is None or self._refusal:
            return None
        copy = self._copy(path, theirs)
        if copy is not None:
            self.keep_mine()
        return copy

    def _copy(self, path: Path, data: bytes) -> Path | None:
        copy = copy_name(path, self._clock())
        try:
            write_whole(copy, data)
        except OSError as error:
            self.notice_raised.emit(
                f"“{copy.name}” could not be written: {error.strerror or error}. Both versions are as they were."
            )
            return None
        return copy

    # --- inside --------------------------------------------------------------------------------------------------
    def _say(self, what: str, sentence: str) -> None:
        """Raise a notice once, until saving or the journal works again."""
        if what not in self._said:
            self._said.add(what)
            self.notice_raised.emit(sentence)

    def _now(self) -> str:
        """The time in UTC to the second, ISO 8601."""
        return self._clock().isoformat(timespec="seconds")


def _same(a: Path, b: Path) -> bool:
    """Whether two paths lead to one file."""
    return a.resolve() == b.resolve()
