"""Which passages of a row go into a row of their own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget


class SplitDialog(QDialog):
    """A list of passages to tick."""

    def __init__(self, passages: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """Show passages.

        Args:
            passages: Outlet and words of each.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self.setWindowTitle("Split row")
        self.resize(560, 380)
        layout = QVBoxLayout(self)
        words = QLabel("Tick the passages that go into a row of their own. Space ticks; the two rows stay apart.")
        words.setWordWrap(True)
        layout.addWidget(words)
        self.list = QListWidget()
        self.list.setAccessibleName("Passages of the row")
        self.list.setWordWrap(True)
        for outlet, text in passages:
            item = QListWidgetItem(f"{outlet}\n{text}")
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        layout.addWidget(self.list, 1)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.split = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.split.setText("Split")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout.addWidget(self.buttons)
        self.list.itemChanged.connect(self._fit)
        self._fit()

    def chosen(self) -> tuple[bool, ...]:
        """Which passages are ticked, in their order."""
        items = [self.list.item(n) for n in range(self.list.count())]
        return tuple(item is not None and item.checkState() == Qt.CheckState.Checked for item in items)

    @Slot()
    def _fit(self) -> None:
        """Some must go and some must stay."""
        self.split.setEnabled(any(self.chosen()) and not all(self.chosen()))
