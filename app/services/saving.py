"""How a document gets into its file and stays the only one who writes it.

A document with a file is saved by itself; earlier versions are kept; another window's lock makes it read-only; a change
from outside is never written over unasked. Files are written in one thread, one after the other: the window goes on,
and so do edits, which are in the journal before they are anywhere else.
"""

from __future__ import annotations

from concurrent import futures
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from app.model import Document, SetTitle
from app.model.transition import transition
from app.services.autosave import Autosave
from app.services.bell import caller
from app.services.guarded import GuardedDocument
from app.services.outside import OutsideWatch, digest
from app.services.settings import Settings
from app.services.undo import History
from app.services.words import copy_name, held_sentence
from app.services.writing import Order, Outcome, Thread, keep_version, write
from app.store import Stored, StoreError
from app.store.container import read
from app.store.folders import write_whole
from app.store.lock import Lock

VERSION_EVERY = 300.0
"""Seconds of change after which an earlier version is kept."""


@dataclass(frozen=True)
class _Job:
    """Something that is being written, with the lock of a file that becomes the comparison's."""

    order: Order
    future: futures.Future[Outcome]
    lock: Lock | None = None


class SavingDocument(GuardedDocument):
    """A guarded document with all that has to do with its file.

    Signals:
        saved: it is in its file, at `saved_at`.
        saving_ended: nothing is being written any more, whether that went well or not.
        changed_outside: something else changed the file; `keep_mine`, `load_theirs` or `open_both` is to be chosen.
    """

    saved = Signal()
    saving_ended = Signal()
    changed_outside = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None, **guard: Any) -> None:
        """Begin with an empty comparison.

        Args:
            settings: "autosave" says whether files are saved without being asked.
            parent: Qt's owner.
            **guard: Keywords of `GuardedDocument`.
        """
        super().__init__(settings, parent, **guard)
        self._theirs: bytes | None = None
        self._saved_at: datetime | None = None
        self._version_due = 0.0
        self._results_newer = False
        self._went_well = False
        self._failed = False
        self._once_more = False
        self._nameless = False  # a file was ordered whose name is to be the title, and nobody has named it since
        self._jobs_of_file: list[_Job] = []
        self._versions: list[futures.Future[str]] = []
        self._writer, self._keeper = Thread("saving"), Thread("versions")
        self._tell_written, self._tell_kept = caller(self._take_written), caller(self._take_kept)
        self._autosave = Autosave(self)
        self._autosave.due.connect(self._save_by_itself)
        self._watch = OutsideWatch(self)
        self._watch.changed.connect(self._take_outside)
        self._watch.vanished.connect(self._take_vanished)

    # --- what there is -------------------------------------------------------------------------------------------
    @property
    def saved_at(self) -> datetime | None:
        """When it was last written to its file in this session, in UTC; None before."""
        return self._saved_at

    @property
    def save_failed(self) -> bool:
        """Whether the last attempt to write the file failed."""
        return self._failed

    @property
    def saving(self) -> bool:
        """Whether the file is being written."""
        return bool(self._jobs_of_file)

    @property
    def outside_pending(self) -> bool:
        """Whether the file was changed by something else and nothing has been chosen yet."""
        return self._theirs is not None

    # --- for the session of articles and results -------------------------------------------------------------------
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

    def _before_much(self) -> None:
        self._keep_version()

    def _to_be_saved(self) -> None:
        if self.document.title != Document().title:
            self._nameless = False
        if self._path is not None and self._ticks() >= self._version_due:
            self._keep_version()
        if self._may_save_by_itself():
            self._autosave.edited()

    # --- saving --------------------------------------------------------------------------------------------------
    def save(self) -> bool:
        """Write the comparison to its file; False, with a notice, if that failed, and False if it has none yet."""
        return self._path is not None and self.save_as(self._path)

    def save_as(self, path: Path) -> bool:
        """Write the comparison to a file and wait for it; False, with a notice, if that failed (nothing is lost then).

        Another file than its own becomes its file. A file that another window has open is not written, nor one that
        something else has changed since it was read here.
        """
        return self.begin_save(path) and self.wait_for_saving()

    def begin_save(self, path: Path | None = None) -> bool:
        """Begin to write the comparison; `saved` or a notice follows, and `saving_ended`.

        Args:
            path: Where; its own file by default.

        Returns:
            False, with a notice, if it cannot be tried, and False if it has no file yet.
        """
        if path is None and self._path is None:
            return False
        path = Path(path or self._path or "")
        if self._path is not None and _same(path, self._path):
            if self._refusal:
                self.notice_raised.emit(f"{self._refusal} Choose another name.")
                return False
            if self._theirs is not None:
                self._take_outside(self._theirs)
                return False
            self._begin(self._path)
            return True
        lock = Lock(path)
        if self._guarded:
            holder = lock.take(self._now())
            if holder is not None:
                self.notice_raised.emit(f"{held_sentence(path.name, holder, self._clock())} Choose another name.")
                return False
        self._begin(path, lock=lock)
        return True

    def save_pending(self) -> None:
        """Begin to write at once what would be written by itself soon."""
        self._save_by_itself()

    def wait_for_saving(self, seconds: float | None = None) -> bool:
        """Wait until nothing is being written.

        Args:
            seconds: At most that long.

        Returns:
            Whether nothing is, and what was written last arrived.
        """
        while self._jobs_of_file:
            if not futures.wait([self._jobs_of_file[0].future], seconds).done:
                return False
            self._take_written()
        return self._went_well

    def _begin(self, path: Path, *, known: str | None = None, unasked: bool = False, lock: Lock | None = None) -> None:
        """Give the order to write; of several for one file that wait only one is given."""
        if lock is None and self._jobs_of_file:
            self._once_more = self._once_more or not unasked
            return
        if known is None:
            known = self._watch.known if lock is None and self._guarded else ""
        document = self.document
        if lock is not None:
            self._nameless = self._path is None and document.title == Document().title and bool(path.stem.strip())
            if self._nameless:
                document = replace(document, title=path.stem.strip())
        order = Order(
            document,
            path,
            self._results(),
            self._stored.kept,
            known,
            unasked,
            self._clock() if lock is not None else None,
            self._recovery.journal,
            self._recovery.mark,
        )
        self._autosave.stop()
        self._watch.pause()
        self._once_more = False
        future = self._writer.do(lambda: write(order), self._tell_written)
        self._jobs_of_file.append(_Job(order, future, lock))
        self.path_changed.emit()

    @Slot()
    def _take_written(self) -> None:
        """Orders were carried out, or could not be."""
        while self._jobs_of_file and self._jobs_of_file[0].future.done():
            job = self._jobs_of_file.pop(0)
            self._went_well = False
            try:
                self._carried_out(job, job.future.result())
            finally:
                if not self._went_well and job.lock is not None:
                    job.lock.release()
                if not self._jobs_of_file:
                    self._end_of_saving()

    def _end_of_saving(self) -> None:
        """Begin again if a person asked for it meanwhile."""
        again, self._once_more = self._once_more, False
        if again and self._path is not None and self._theirs is None and (self.changed or self._results_newer):
            self._begin(self._path)
        if not self._jobs_of_file:
            self.saving_ended.emit()

    def _carried_out(self, job: _Job, outcome: Outcome) -> None:
        order = job.order
        if outcome.version_error:
            self._take_kept(outcome.version_error)
        if outcome.digest:
            self._have_saved(job, outcome)
            return
        self._watch.resume()
        if outcome.theirs is not None:
            self._take_outside(outcome.theirs)
            if self._theirs is None:  # the same comparison in other bytes
                self._begin(order.path, unasked=order.unasked)
        elif outcome.gone:
            self._watch.look()
        elif outcome.refused:
            self.notice_raised.emit(outcome.error)
        else:
            if self._may_save_by_itself():
                self._autosave.again()
            safe = "" if self._recovery.failing or not self._guarded else " Your changes are in the recovery file, too."
            self._failed = job.lock is None
            self._say(f"save {outcome.error}", f"{outcome.error}{safe}")
        self.path_changed.emit()

    def _have_saved(self, job: _Job, outcome: Outcome) -> None:
        """A state of the comparison is in its file."""
        order = job.order
        self._went_well, self._failed = True, False
        self._said.clear()
        if job.lock is not None and self._nameless:
            self._nameless = False
            self._history.slip_in(SetTitle(order.document.title))
            self.document_changed.emit()
            self.undo_changed.emit()
        self._history.mark_saved(order.document)
        if order.results == self._results():
            self._results_newer = False
        staged = outcome.staged if order.journal is self._recovery.journal else None
        self._recovery.saved(order.document, order.path, order.kept, mark=order.mark, staged=staged)
        self._saved_at = self._clock()
        if self._guarded:
            self._watch.watch(order.path, outcome.digest, outcome.seen)
        if job.lock is not None:
            if self._lock is not None:
                self._lock.release()
            self._lock, self._holder, self._theirs = job.lock, None, None
            self._refusal = ""
        self._path = order.path
        if self._may_save_by_itself():
            self._autosave.edited()
        self.path_changed.emit()
        self.saved.emit()

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
        """Write the file unless it was changed or taken away: that is not done unasked."""
        if self._path is not None and self._may_save_by_itself():
            self._begin(self._path, unasked=True)

    # --- earlier versions ----------------------------------------------------------------------------------------
    def _keep_version(self) -> None:
        """Keep the document as it is now as an earlier version, if it has a file."""
        self._version_due = self._ticks() + VERSION_EVERY
        if self._path is not None and self._guarded:
            self._keep(self._path, self.document)

    def _keep(self, path: Path, document: Document, results: bytes = b"") -> None:
        now, kept = self._clock(), self._stored.kept
        self._versions = [future for future in self._versions if not future.done()]
        tell = self._tell_kept  # the thread must not hold the document's object, only the way to tell it

        def keep() -> str:
            """In the thread."""
            if reason := keep_version(path, document, now, kept, results):
                tell(reason)
            return reason

        self._versions.append(self._keeper.do(keep, lambda: None))

    @Slot(str)
    def _take_kept(self, reason: str) -> None:
        self._say(
            "version",
            f"An earlier version could not be kept ({reason}). Your work itself is not touched by this.",
        )

    def _wait_for_versions(self) -> None:
        """Wait until the versions to be kept are."""
        for future in self._versions:
            future.result()
        self._versions.clear()

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
        self.wait_for_saving()
        theirs, path = self._theirs, self._path
        if theirs is None or path is None or self._refusal:
            return False
        try:
            self._keep(path, read(theirs, path.name).document)
        except StoreError:  # not a comparison any more: keep its bytes beside it
            if self._copy(path, theirs) is None:
                return False
        self._theirs = None
        self._begin(path, known=digest(theirs))
        if self.wait_for_saving():
            return True
        self._theirs = self._theirs or theirs
        return False

    def load_theirs(self) -> bool:
        """Make the document what the file now holds, as a step that can be undone; yours is kept as a version."""
        self.wait_for_saving()
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


def _same(a: Path, b: Path) -> bool:
    """Whether two paths lead to one file."""
    return a.resolve() == b.resolve()
