"""Reads files in a thread that talks to the reader process, so that the window never waits for a parser or a disk."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from app.readers import COPY, Read, SafeReader, Unreadable, expanded, read_pasted
from app.services.bell import caller


@dataclass(frozen=True)
class Batch:
    """What came of one request.

    Attributes:
        reads: The articles, in the order asked for.
        refused: One sentence for each file that could not be read.
        notes: Other sentences for the person.
        again: Id of the article that was read again, or "".
        about: `ReadingJobs.about` as it was when the request was made.
    """

    reads: tuple[Read, ...]
    refused: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    again: str = ""
    about: object = None


class ReadingJobs(QObject):
    """Hands batches of files to the reader process, one batch after the other.

    Attributes:
        about: What requests are made for; comes back with each batch.

    Signals:
        finished: a `Batch`.
    """

    finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = _Work()
        self._waiting = 0
        self.about: object = None
        self._tell = caller(self._take)

    @property
    def busy(self) -> bool:
        """Whether a batch is being read or has not been taken yet."""
        return self._waiting > 0

    def start(self, paths: Sequence[Path]) -> None:
        """Read files and the files of folders; `finished` follows."""
        self._run(self._work.files, tuple(paths))

    def start_pasted(self, name: str, text: str, html: str) -> None:
        """Read a pasted page; if its markup cannot be read, the plain text beside it counts. `finished` follows."""
        self._run(self._work.pasted, name, text, html)

    def start_again(self, article: str, name: str, data: bytes, media: str, encoding: str) -> None:
        """Read the original bytes of an article in another encoding; `finished` follows."""
        self._run(self._work.again, article, name, data, media, encoding)

    def stop(self) -> None:
        """End the reader process; what waits is not read any more."""
        self._work.stop()

    def _run(self, work: Callable[..., Batch], *what: Any) -> None:
        """Do work in a thread, one after the other."""
        self._waiting += 1
        turn, tell, about = self._work.turn, self._tell, self.about

        def go() -> None:
            with turn:
                try:
                    batch = work(*what)
                except Exception as error:  # noqa: BLE001 - said to the person; else reading would never seem to end
                    batch = Batch((), (f"What you added could not be read ({type(error).__name__}). {COPY}",))
            tell(replace(batch, about=about))

        threading.Thread(target=go, name="reading", daemon=True).start()

    @Slot(object)
    def _take(self, batch: Batch) -> None:
        self._waiting -= 1
        self.finished.emit(batch)


class _Work:
    """What the threads do; it knows nothing of Qt."""

    def __init__(self) -> None:
        self.turn = threading.Lock()
        self._reader = SafeReader()
        self._stopped = False

    def stop(self) -> None:
        """End the reader process."""
        self._stopped = True
        self._reader.close()

    def files(self, paths: Sequence[Path]) -> Batch:
        """In the thread."""
        found = expanded(paths)
        reads: list[Read] = []
        refused: list[str] = []
        for path in found.paths:
            if self._stopped:
                break
            try:
                reads += self._reader.read(path)
            except Unreadable as error:
                refused.append(str(error))
        return Batch(tuple(reads), tuple(refused), found.notes)

    def pasted(self, name: str, text: str, html: str) -> Batch:
        """In the thread."""
        try:
            return Batch((self._reader.read_pasted_page(name, text, html),))
        except Unreadable as error:
            try:
                return Batch((read_pasted(name, text),))
            except Unreadable as plain:
                return Batch((), (str(error) if not text.strip() else str(plain),))

    def again(self, article: str, name: str, data: bytes, media: str, encoding: str) -> Batch:
        """In the thread."""
        try:
            return Batch((self._reader.read_again(name, data, media, encoding),), again=article)
        except Unreadable as error:
            return Batch((), (str(error),), again=article)
