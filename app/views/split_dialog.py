"""Which passages of a row go into a row of their own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialogButtonBox, QListWidget, QListWidgetItem, QWidget

from app.views.explained_dialog import ExplainedDialog


class SplitDialog(ExplainedDialog):
    """A list of passages to tick."""

    def __init__(self, passages: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """Show passages.

        Args:
            passages: Outlet and words of each.
            parent: Qt's owner.
        """
        words = "Tick the passages that go into a row of their own. Space ticks; the two rows stay apart."
        super().__init__("Split row", (560, 380), words, parent)
        self.list = QListWidget()
        self.list.setAccessibleName("Passages of the row")
        self.list.setWordWrap(True)
        for outlet, text in passages:
            item = QListWidgetItem(f"{outlet}\n{text}")
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.body.addWidget(self.list, 1)
        self.buttons = self.end("Split")
        self.split = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
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
