"""Notices when the open comparison's file is changed by something else: a sync program, a second computer, a person.

Programs write files in many ways: in place, or as a new file put in the place of the old one, of which only the folder
learns. So file and folder are watched, and what counts is the content: its digest differs from what was read or written
here last.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot

SETTLE = 0.3
"""Seconds to wait for a writer to come to its end."""


Signature = tuple[int, int, int]
"""Inode, size and time of change of a file: while they stay, its content is taken to be the same and not read."""


def signature(path: Path) -> Signature | None:
    """The signature of a file as it is now; None if there is none."""
    try:
        about = path.stat()
    except OSError:
        return None
    return about.st_ino, about.st_size, about.st_mtime_ns


def digest(data: bytes) -> str:
    """A digest of a file's bytes."""
    return hashlib.sha256(data).hexdigest()


class OutsideWatch(QObject):
    """Watches one file.

    Signals:
        changed: its new bytes, once for every content that is not the one known.
        vanished: the file is no longer there, once.
    """

    changed = Signal(bytes)
    vanished = Signal()

    def __init__(self, parent: QObject | None = None, *, settle: float = SETTLE) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._known = ""
        self._told = ""
        self._paused = False
        self._seen: Signature | None = None
        self._watcher = QFileSystemWatcher(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(round(settle * 1000))
        self._soon.timeout.connect(self.look)
        self._watcher.fileChanged.connect(self._stir)
        self._watcher.directoryChanged.connect(self._stir)

    @property
    def known(self) -> str:
        """Digest of what was read or written here last."""
        return self._known

    def watch(self, path: Path | None, known: str = "", seen: Signature | None = None) -> None:
        """Watch a file.

        Args:
            path: The file; None stops.
            known: Digest of its content.
            seen: Its signature when it had that content.
        """
        self._soon.stop()
        self._seen = seen
        self._path, self._known, self._told, self._paused = path, known, "", False
        if old := [*self._watcher.files(), *self._watcher.directories()]:
            self._watcher.removePaths(old)
        self._follow()

    def pause(self) -> None:
        """The file is being written here: look away until `watch` or `resume`."""
        self._paused = True

    def resume(self) -> None:
        """It was not written after all; what happened meanwhile is looked at soon."""
        self._paused = False
        self._soon.start()

    @Slot()
    def look(self) -> None:
        """Compare the file with what is known."""
        self._soon.stop()
        if self._path is None or self._paused:
            return
        self._follow()
        now = signature(self._path)
        if now is not None and now == self._seen:
            return  # a stick is slow, and so would be reading the file after every save
        try:
            data = self._path.read_bytes()
        except FileNotFoundError:
            if self._told != "gone":
                self._told = "gone"
                self.vanished.emit()
            return
        except OSError:
            return  # held by its writer, or the folder is away for a moment
        found = digest(data)
        if found == self._known:
            self._told, self._seen = "", now
        elif found != self._told:
            self._told = found
            self.changed.emit(data)

    @Slot(str)
    def _stir(self, _place: str) -> None:
        self._soon.start()

    def _follow(self) -> None:
        """Watch file and folder; a file that was replaced is not watched any more and has to be added again."""
        if self._path is None:
            return
        watched = {*self._watcher.files(), *self._watcher.directories()}
        paths = [p for p in (self._path, self._path.parent) if p.exists() and str(p) not in watched]
        if paths:
            self._watcher.addPaths([str(path) for path in paths])
