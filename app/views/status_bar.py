"""The bar at the bottom: what was done, work under way with Cancel, where the reader is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QWidget


class StatusBar(QFrame):
    """Status at the left, keys at the right.

    Signals:
        cancel_requested: the person gives the work under way up.
    """

    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "status")
        self.setMinimumHeight(28)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 0, 14, 0)
        layout.setSpacing(10)
        self._words = QLabel()
        self._words.setProperty("role", "muted")
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._progress = QProgressBar()
        self._progress.setRange(0, 1000)
        self._progress.setTextVisible(False)
        self._progress.setFixedSize(160, 6)
        self._progress.setAccessibleName("Progress of the analysis")
        self._cancel = QPushButton("Cancel")
        self._cancel.setStyleSheet("padding: 1px 8px;")
        self._cancel.clicked.connect(self.cancel_requested)
        self._keys = QLabel()
        self._keys.setProperty("role", "muted")
        layout.addWidget(self._progress)
        layout.addWidget(self._cancel)
        layout.addWidget(self._words, 1)
        layout.addWidget(self._keys)
        self._told = ""
        self.show_idle("")

    def tell(self, words: str) -> None:
        """Say what a person did; it is still said while the analysis follows, and after it."""
        self._told = words
        self._words.setText(words)

    def forget(self) -> None:
        """What was done last is something else now."""
        self._told = ""

    def show_idle(self, words: str) -> None:
        """Nothing is under way."""
        self._progress.hide()
        self._cancel.hide()
        self._words.setText(self._with_told(words))

    def _with_told(self, words: str) -> str:
        return f"{self._told.rstrip('.')} · {words}" if self._told and words else self._told or words

    def show_progress(self, words: str, share: float) -> None:
        """Something is under way; share from 0 to 1."""
        self._progress.show()
        self._cancel.show()
        self._progress.setValue(round(share * 1000))
        self._words.setText(self._with_told(words))

    @property
    def working(self) -> bool:
        """Whether progress is shown."""
        return not self._cancel.isHidden()

    def show_row(self, number: int, count: int, keys: str = "↑↓ rows · ←→ outlets · Space next mark") -> None:
        """Where the reader is, and the keys that lead on.

        Rows keep their numbers when columns are hidden, so a number may be above the count: it is said by itself.

        Args:
            number: Of the chosen row, or 0.
            count: Rows there are in the columns shown.
            keys: Keys that lead on.
        """
        there = f"{count} row{'s' if count != 1 else ''} · {keys}"
        self._keys.setText("" if not count else f"Row {number} · {there}" if number else there)

    @property
    def words(self) -> str:
        """What is said at the left."""
        return self._words.text()
