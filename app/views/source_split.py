"""Choosing which statements of a source are somebody else's."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

_ID = Qt.ItemDataRole.UserRole


class SourceSplit(QDialog):
    """A list of statements, each with a box to tick.

    Signals:
        chosen: ids of the attributions that have a source of their own, together.
    """

    chosen = Signal(list)

    def __init__(
        self, name: str, statements: Sequence[tuple[str, str]], ticked: str, parent: QWidget | None = None
    ) -> None:
        """Build it.

        Args:
            name: The source.
            statements: (id, words) each, in reading order.
            ticked: Id of the one that is ticked at first.
            parent: Owner.
        """
        super().__init__(parent)
        self.setWindowTitle("Another source")
        self.setMinimumSize(420, 320)
        layout = QVBoxLayout(self)
        said = QLabel(f"Tick what is not said by “{name}” but by one other source.")
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setWordWrap(True)
        layout.addWidget(said)
        self.list = QListWidget()
        self.list.setAccessibleName(f"Statements of {name}")
        self.list.setWordWrap(True)
        for key, words in statements:
            item = QListWidgetItem(words)
            item.setData(_ID, key)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if key == ticked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
            if key == ticked:
                self.list.setCurrentItem(item)
        self.list.itemChanged.connect(self._count)
        layout.addWidget(self.list, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._ok.setText("Another source")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self._count()
        self.list.setFocus()

    def ticked(self) -> list[str]:
        """Ids of what is ticked, in reading order."""
        items = [self.list.item(number) for number in range(self.list.count())]
        return [str(item.data(_ID)) for item in items if item.checkState() == Qt.CheckState.Checked]

    @Slot()
    def _count(self) -> None:
        self._ok.setEnabled(0 < len(self.ticked()) < self.list.count())

    def accept(self) -> None:
        """Tell what is ticked."""
        self.chosen.emit(self.ticked())
        super().accept()
