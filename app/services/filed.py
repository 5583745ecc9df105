"""Opening comparisons: files whole or damaged, another window's, earlier versions, what a crash left behind."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from app.model import Document, Edit
from app.model.transition import transition
from app.services.outside import digest
from app.services.saving import SavingDocument
from app.services.undo import History
from app.services.words import clock_text, read_only_sentence
from app.store import Damaged, NewerFormat, Stored, StoreError, load
from app.store.container import bytes_of, read
from app.store.damaged import rescue
from app.store.journal import Left, discard, left_behind, replay, replayed
from app.store.lock import Lock
from app.store.versions import Version, Versions


class FiledSession(SavingDocument):
    """A document with its file that can be replaced by another one.

    Signals:
        damaged_found: (path) the file is damaged; `open_damaged` reads what can be read.
    """

    damaged_found = Signal(str)

    def _replaced(self, stored: Stored) -> None:
        """Another document is open."""

    # --- versions ---------------------------------------------------------------------------------------------------
    def revert_to_opened(self) -> bool:
        """Go back to the document as it was opened, as a step that can be undone; False if it is that already."""
        return self._become(self._opened, "Revert to opened version")

    def earlier_versions(self, path: Path | None = None) -> tuple[Version, ...]:
        """Earlier versions of a file (of this comparison's by default), newest first; none before it has a file."""
        self._wait_for_versions()
        file = path or self._path
        return tuple(Versions(file).list()) if file else ()

    def read_version(self, version: Version) -> Document | None:
        """An earlier version for a preview; None, with a notice, if it cannot be read."""
        try:
            return version.open()
        except (StoreError, OSError):
            self.notice_raised.emit(
                f"The version of {clock_text(version.made, self._clock())} cannot be read. "
                "The comparison that is open was not changed."
            )
            return None

    def open_version(self, version: Version) -> bool:
        """Make the document what it was in an earlier version, as a step that can be undone.

        The present state is kept as a version first. False, with a notice, if the version cannot be read.
        """
        document = self.read_version(version)
        if document is None:
            return False
        self._become(document, f"Go back to the version of {clock_text(version.made, self._clock())}")
        return True

    def _become(self, document: Document, label: str) -> bool:
        step = transition(self.document, document, label)
        if not step.edits:
            return False
        self._keep_version()
        return self._do(step)

    # --- opening -------------------------------------------------------------------------------------------------
    def new(self) -> None:
        """Start with an empty comparison."""
        self._replace(Stored(Document()), None)

    def open_comparison(self, path: Path) -> bool:
        """Open a comparison's file; False, with a notice, if it cannot be read.

        One that another window has, or of a newer format, is opened read-only. A damaged one raises `damaged_found`.
        """
        path = Path(path)
        try:
            data = bytes_of(path)
            stored = read(data, path.name)
        except NewerFormat as error:
            return self._open_rescued(path, f"{error} What this version knows of it is shown read-only.", edit=False)
        except Damaged as error:
            self.notice_raised.emit(str(error))
            self.damaged_found.emit(str(path))
            return False
        except StoreError as error:
            self.notice_raised.emit(str(error))
            return False
        self._replace(stored, path, data)
        return True

    def open_damaged(self, path: Path) -> bool:
        """Open what can be read of a damaged file as a new comparison without a file; a notice names what is missing.

        The damaged file is not touched.
        """
        return self._open_rescued(Path(path), "", edit=True)

    def _open_rescued(self, path: Path, sentence: str, *, edit: bool) -> bool:
        try:
            rescued = rescue(bytes_of(path), path.name)
        except StoreError as error:
            self.notice_raised.emit(sentence or str(error))
            return False
        self._replace(Stored(rescued.document), None)
        if not edit:
            self._refusal = f"“{path.name}” was made by a newer Samestory and is open read-only."
            self.path_changed.emit()
        self.notice_raised.emit(sentence or rescued.sentence(path.name))
        return True

    def take_over(self) -> bool:
        """Open the file for writing although another window has it (a person said so); it is read anew."""
        if self._path is None or self._holder is None:
            return False
        path = self._path
        try:
            data = bytes_of(path)
            stored = read(data, path.name)
        except StoreError as error:
            self.notice_raised.emit(str(error))
            return False
        self._replace(stored, path, data, force=True)
        return True

    def _replace(self, stored: Stored, path: Path | None, data: bytes = b"", *, force: bool = False) -> None:
        """Open another document; what was open is let go.

        Args:
            stored: It and what belongs to it.
            path: Its file.
            data: The file's bytes, if it has one.
            force: Take the lock from whoever has it.
        """
        self._let_go()
        self._path, self._stored = path, Stored(stored.document, kept=stored.kept)
        self._history = History(stored.document)
        self._opened = stored.document
        self._recovery.begin(stored.document, path, stored.kept, data)
        self._saved_at = None
        self._results_newer = False
        self._said.clear()
        if path is not None and self._guarded:
            self._lock = Lock(path)
            self._holder = self._lock.take(self._now(), force=force)
            if self._holder is not None:
                self._lock = None
                self._refusal = read_only_sentence(path.name, self._holder, self._clock())
            else:
                self._keep_version()
            self._watch.watch(path, digest(data))
        self._replaced(stored)
        self.path_changed.emit()
        self.document_changed.emit()
        self.undo_changed.emit()
        if self._holder is not None:
            self.notice_raised.emit(f"{self._refusal} You can look at it, and save it under another name to change it.")

    def _let_go(self) -> None:
        """Give back lock, watch and journal, when nothing is being written any more."""
        self.wait_for_saving()
        self._once_more = self._failed = False
        self._autosave.stop()
        self._watch.watch(None)
        self._recovery.end()
        if self._lock is not None:
            self._lock.release()
        self._lock = self._holder = self._theirs = None
        self._refusal = ""

    def close(self, *, leave: bool = False) -> None:
        """Let the comparison go.

        Args:
            leave: Keep the recovery journal: the program ends without the person's word about unsaved work.
        """
        if leave:
            self._recovery.leave()
        self._let_go()
        self._writer.stop()
        self._keeper.stop()

    # --- after a crash -------------------------------------------------------------------------------------------
    def recoverable(self) -> tuple[Left, ...]:
        """Work that a crash left behind, oldest first; what is in its file already is cleared away."""
        out: list[Left] = []
        for left in left_behind():
            try:
                base, edits = replay(left)
                if left.file is not None and load(left.file) == replayed(base.document, edits):
                    discard(left)
                    continue
            except StoreError:
                pass
            out.append(left)
        return tuple(out)

    def recover(self, left: Left) -> bool:
        """Open work that a crash left behind, its edits as steps to undo; False, with a notice, if it is gone.

        It opens with its file if that still holds what it held, or some of the edits; else as a new comparison.
        """
        try:
            base, edits = replay(left)
        except StoreError as error:
            self.notice_raised.emit(str(error))
            return False
        path, data = self._file_of(left, base.document, edits)
        self._replace(base, path)
        if path is not None:
            self._watch.watch(path, digest(data))
        if self.read_only:
            self._let_go()
            self._path = None
            self._recovery.begin(base.document, None, base.kept)
        for edit in edits:
            self._history.do(edit)
        self._committed(*edits)
        if not self._recovery.failing:
            discard(left)
        count = f"{len(edits)} unsaved change{'' if len(edits) == 1 else 's'} to “{self.document.title}” came back."
        if left.file is not None and self._path is None:
            count += (
                f" “{left.file.name}” is gone or was changed since, so this is a new comparison: save it under a name."
            )
        self.path_changed.emit()
        self.notice_raised.emit(count)
        return True

    def discard(self, left: Left) -> None:
        """Delete work that a crash left behind (the person does not want it)."""
        discard(left)

    def _file_of(self, left: Left, base: Document, edits: tuple[Edit, ...]) -> tuple[Path | None, bytes]:
        """The file to go on with, and its bytes; (None, b"") if it is gone or somebody else's work is in it."""
        if left.file is None:
            return None, b""
        try:
            data = bytes_of(left.file)
            there = read(data, left.file.name).document
        except StoreError:
            return None, b""
        stage = base
        if there == stage:
            return left.file, data
        for edit in edits:
            stage = replayed(stage, (edit,))
            if there == stage:
                return left.file, data
        return None, b""
