"""The recovery journal of the open comparison, with what to do when it cannot be written. Free of Qt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from app.model import Document, Edit
from app.store.journal import Journal, Staged
from app.store.kept import Kept

Clock = Callable[[], datetime]
"""Gives the time, in UTC."""


class Recovery:
    """Writes every edit since the last save to the journal, which begins with the first one."""

    def __init__(self, clock: Clock, *, enabled: bool = True) -> None:
        """Begin without a document.

        Args:
            clock: The time.
            enabled: False writes nothing (pictures, previews).
        """
        self._clock = clock
        self._enabled = enabled
        self._journal: Journal | None = None
        self._base = Document()
        self._file: Path | None = None
        self._kept: Kept | None = None
        self._data = b""
        self._since: list[Edit] = []
        self._failing = False

    @property
    def failing(self) -> bool:
        """Whether there are edits that are not in the journal."""
        return self._failing

    def begin(self, document: Document, file: Path | None, kept: Kept | None = None, data: bytes = b"") -> None:
        """Another document is open; the journal of the one before is deleted.

        Args:
            document: The document.
            file: Its file.
            kept: Parts of the file that only newer programs know.
            data: The bytes of the file, if they are at hand.
        """
        self.end()
        self._base, self._file, self._kept, self._data = document, file, kept, data

    def wrote(self, *edits: Edit) -> str:
        """Write edits down, and those that could not be written before.

        Returns:
            "" when all are on the disk, else the reason.
        """
        self._since += edits
        if not self._enabled:
            return ""
        try:
            if self._journal is None:
                started = self._clock().isoformat(timespec="seconds")
                self._journal = Journal(self._base, self._file, started, kept=self._kept, data=self._data)
                self._data = b""
                self._journal.add(*self._since)
            else:
                self._journal.add(*edits)
        except OSError as error:
            self._failing = True
            return error.strerror or str(error)
        self._failing = False
        return ""

    @property
    def journal(self) -> Journal | None:
        """The journal, if there is one."""
        return self._journal

    @property
    def mark(self) -> int:
        """How many edits there are since the base; of use to `saved`."""
        return len(self._since)

    def saved(
        self,
        document: Document,
        file: Path,
        kept: Kept | None = None,
        *,
        mark: int | None = None,
        staged: Staged | None = None,
    ) -> None:
        """The document is in its file: the journal starts anew from there.

        Args:
            document: As it was saved.
            file: Its file.
            kept: Parts of the file that only newer programs know.
            mark: `mark` when the document was as it was saved; all edits are in it by default.
            staged: The journal's new base, if it was written already.
        """
        self._base, self._file, self._kept, self._data = document, file, kept, b""
        del self._since[: len(self._since) if mark is None else mark]
        self._failing = self._failing and bool(self._since)
        if self._journal is None:
            return
        try:
            self._journal.rebase(document, file, kept, since=self._since, staged=staged)
        except OSError:
            # Half rebased it must not be written to any more. What it holds is in the file, so that it will not be
            # offered; edits after that begin another.
            self._journal.abandon()
            self._journal = None
            if self._since:
                self.wrote()

    def end(self) -> None:
        """Delete the journal: nothing is left to save, or the person does not want it."""
        if self._journal is not None:
            self._journal.close()
        self._journal = None
        self._since.clear()
        self._failing = False

    def leave(self) -> None:
        """End without the person's word: the journal stays and is offered at the next start."""
        if self._journal is not None:
            self._journal.abandon()
        self._journal = None
