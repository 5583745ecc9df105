"""Garbage is collected in the window's thread only.

Python's collector of cycles runs in whatever thread happens to allocate: the one that takes results from the worker, or
the one that writes a file. Windows and dialogs that nobody holds any more would be destroyed there, and Qt's objects
must end in the thread they were made in. So the collector is switched off, and a timer of the window's thread does its
work with the collector's own thresholds.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

EVERY = 1000
"""Milliseconds between two looks."""


class Collector(QObject):
    """Collects garbage while it lives; Python's own collector rests from its making on."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @Slot()
    def look(self) -> None:
        """Collect the generations that are due, the oldest one that is."""
        counts = gc.get_count()
        due = [n for n, (count, most) in enumerate(zip(counts, self._thresholds, strict=True)) if most and count > most]
        if due:
            gc.collect(max(due))
