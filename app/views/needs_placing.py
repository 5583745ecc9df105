"""What stands nowhere now: decisions, marks and notes whose passage is hidden or gone, with what they were."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.views.note_cards import LostCard

_CARD = Qt.ItemDataRole.UserRole


class _LostList(QListWidget):
    """A list whose Delete key removes."""

    deleted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes the chosen thing."""
        if event.key() == Qt.Key.Key_Delete:
            self.deleted.emit()
        else:
            super().keyPressEvent(event)


class NeedsPlacing(QFrame):
    """The list.

    Signals:
        article_requested: article whose text is wanted.
        removed: (kind, key) of what is to go.
    """

    article_requested = Signal(str)
    removed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 10, 8)
        layout.setSpacing(6)
        words = QLabel(
            "These stand on text that is hidden or no longer there. They are kept, count for nothing, and come back by "
            "themselves when their text does. They are never moved to words that look alike."
        )
        words.setWordWrap(True)
        words.setProperty("role", "muted")
        layout.addWidget(words)
        self.list = _LostList()
        self.list.setAccessibleName("Needs placing")
        self.list.setWordWrap(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.currentRowChanged.connect(self._enable)
        self.list.deleted.connect(self._remove)
        self.list.itemActivated.connect(lambda _item: self._show())
        layout.addWidget(self.list, 1)
        line = QHBoxLayout()
        self.show_button, self.remove_button = QPushButton("Show article"), QPushButton("Remove")
        self.show_button.setToolTip("Shows all of its text, hidden text too, to look for the words")
        self.show_button.clicked.connect(self._show)
        self.remove_button.clicked.connect(self._remove)
        line.addWidget(self.show_button)
        line.addWidget(self.remove_button)
        line.addStretch(1)
        layout.addLayout(line)
        self._enable()

    def show_cards(self, cards: Sequence[LostCard]) -> None:
        """Show what has no place."""
        row = self.list.currentRow()
        self.list.clear()
        for card in cards:
            item = QListWidgetItem(f"{card.title}\n{card.detail}")
            item.setData(_CARD, card)
            self.list.addItem(item)
        self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
        self._enable()

    def _card(self) -> LostCard | None:
        item = self.list.currentItem()
        card = item.data(_CARD) if item is not None else None
        return card if isinstance(card, LostCard) else None

    @Slot()
    def _enable(self) -> None:
        card = self._card()
        self.remove_button.setEnabled(card is not None)
        self.show_button.setEnabled(card is not None and bool(card.article))

    @Slot()
    def _show(self) -> None:
        card = self._card()
        if card is not None and card.article:
            self.article_requested.emit(card.article)

    @Slot()
    def _remove(self) -> None:
        card = self._card()
        if card is not None:
            self.removed.emit(card.kind, card.key)
