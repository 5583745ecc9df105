"""When to save without being asked: soon after the last edit, and now and then while somebody keeps editing."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

QUIET = 2.0
"""Seconds after the last edit."""
LONGEST = 30.0
"""Seconds after the first edit that is not saved."""


class Autosave(QObject):
    """Two timers and a signal.

    Signals:
        due: time to save.
    """

    due = Signal()

    def __init__(self, parent: QObject | None = None, *, quiet: float = QUIET, longest: float = LONGEST) -> None:
        super().__init__(parent)
        self._quiet, self._longest = QTimer(self), QTimer(self)
        for timer, seconds in ((self._quiet, quiet), (self._longest, longest)):
            timer.setSingleShot(True)
            timer.setInterval(round(seconds * 1000))
            timer.timeout.connect(self._fire)

    @property
    def waiting(self) -> bool:
        """Whether something is to be saved soon."""
        return self._longest.isActive()

    def edited(self) -> None:
        """Something changed that is not in the file."""
        self._quiet.start()
        if not self._longest.isActive():
            self._longest.start()

    def again(self) -> None:
        """Saving failed: try once more after the longest time."""
        self._longest.start()

    def stop(self) -> None:
        """Nothing is left to save."""
        self._quiet.stop()
        self._longest.stop()

    @Slot()
    def _fire(self) -> None:
        self.stop()
        self.due.emit()
