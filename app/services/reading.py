"""Reads files in a thread that talks to the reader process, so that the window never waits for a parser."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from app.readers import Read, SafeReader, Unreadable


class ReadingJobs(QObject):
    """Hands batches of files to the reader process, one batch after the other.

    Signals:
        finished: per file of the batch, in order, a `Read` or one sentence saying why it could not be read.
    """

    finished = Signal(list)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader = SafeReader()
        self._turn = threading.Lock()
        self._waiting = 0
        self.finished.connect(self._one_less)

    @property
    def busy(self) -> bool:
        """Whether a batch is being read or has not been taken yet."""
        return self._waiting > 0

    def start(self, paths: Sequence[Path]) -> None:
        """Read a batch; `finished` follows."""
        self._waiting += 1
        threading.Thread(target=self._read, args=(tuple(paths),), name="reading", daemon=True).start()

    def stop(self) -> None:
        """End the reader process."""
        self._reader.close()

    def _read(self, paths: Sequence[Path]) -> None:
        """In the thread."""
        results: list[Read | str] = []
        with self._turn:
            for path in paths:
                try:
                    results.append(self._reader.read(path))
                except Unreadable as error:
                    results.append(str(error))
        try:
            self.finished.emit(results)
        except RuntimeError:  # the window is gone
            return

    @Slot()
    def _one_less(self) -> None:
        self._waiting -= 1
