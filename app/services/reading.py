"""Reads files in a thread that talks to the reader process, so that the window never waits for a parser or a disk."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from app.readers import Read, SafeReader, Unreadable, expanded, read_pasted


@dataclass(frozen=True)
class Batch:
    """What came of one request.

    Attributes:
        reads: The articles, in the order asked for.
        refused: One sentence for each file that could not be read.
        notes: Other sentences for the person.
        again: Id of the article that was read again, or "".
    """

    reads: tuple[Read, ...]
    refused: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    again: str = ""


class ReadingJobs(QObject):
    """Hands batches of files to the reader process, one batch after the other.

    Signals:
        finished: a `Batch`.
    """

    finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader = SafeReader()
        self._turn = threading.Lock()
        self._waiting = 0
        self._stopped = False
        self.finished.connect(self._one_less)

    @property
    def busy(self) -> bool:
        """Whether a batch is being read or has not been taken yet."""
        return self._waiting > 0

    def start(self, paths: Sequence[Path]) -> None:
        """Read files and the files of folders; `finished` follows."""
        self._run(lambda: self._files(tuple(paths)))

    def start_pasted(self, name: str, text: str, html: str) -> None:
        """Read a pasted page; if its markup cannot be read, the plain text beside it counts. `finished` follows."""
        self._run(lambda: self._pasted(name, text, html))

    def start_again(self, article: str, name: str, data: bytes, media: str, encoding: str) -> None:
        """Read the original bytes of an article in another encoding; `finished` follows."""
        self._run(lambda: self._again(article, name, data, media, encoding))

    def stop(self) -> None:
        """End the reader process; what waits is not read any more."""
        self._stopped = True
        self._reader.close()

    def _run(self, work: Callable[[], Batch]) -> None:
        """Do work in a thread, one after the other."""
        self._waiting += 1

        def turn() -> None:
            with self._turn:
                batch = work()
            try:
                self.finished.emit(batch)
            except RuntimeError:  # the window is gone
                return

        threading.Thread(target=turn, name="reading", daemon=True).start()

    def _files(self, paths: Sequence[Path]) -> Batch:
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

    def _pasted(self, name: str, text: str, html: str) -> Batch:
        """In the thread."""
        try:
            return Batch((self._reader.read_pasted_page(name, text, html),))
        except Unreadable as error:
            try:
                return Batch((read_pasted(name, text),))
            except Unreadable as plain:
                return Batch((), (str(error) if not text.strip() else str(plain),))

    def _again(self, article: str, name: str, data: bytes, media: str, encoding: str) -> Batch:
        """In the thread."""
        try:
            return Batch((self._reader.read_again(name, data, media, encoding),), again=article)
        except Unreadable as error:
            return Batch((), (str(error),), again=article)

    @Slot()
    def _one_less(self) -> None:
        self._waiting -= 1
