"""Choosing a code for the selected words: a search line first, the codes under it, a new code from what was typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.model import Code
from app.views.code_sample import SAMPLE, code_icon
from app.widgets.theme import Theme

_CODE = Qt.ItemDataRole.UserRole
MOST = 60
"""Characters of a code's name."""


class CodePicker(QDialog):
    """The picker.

    Signals:
        picked: id of a code.
        named: name of a new code.
    """

    picked = Signal(str)
    named = Signal(str)

    def __init__(
        self, theme: Theme, codes: Sequence[Code], words: str, key: int = 0, parent: QWidget | None = None
    ) -> None:
        """Build it.

        Args:
            theme: Colours.
            codes: Codes in use, in their order.
            words: The words to be marked.
            key: Number key that was pressed and has no code yet, or 0.
            parent: Owner.
        """
        super().__init__(parent)
        self._theme, self._codes = theme, tuple(codes)
        self.setWindowTitle("Mark with a code")
        self.setMinimumWidth(340)
        layout = QVBoxLayout(self)
        line = " ".join(words.split())
        said = QLabel(f"Mark “{line if len(line) <= 90 else line[:88].rstrip() + '…'}” as")
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setWordWrap(True)
        layout.addWidget(said)
        if key:
            hint = QLabel(f"There is no code on key {key} yet. Name it, or choose one of the others.")
            hint.setWordWrap(True)
            hint.setProperty("role", "muted")
            layout.addWidget(hint)
        self.search = QLineEdit()
        self.search.setMaxLength(MOST)
        self.search.setAccessibleName("Find a code or name a new one")
        self.search.setPlaceholderText("Find a code or name a new one" if codes else "Name of the new code")
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._fill)
        layout.addWidget(self.search)
        self.list = QListWidget()
        self.list.setIconSize(SAMPLE)
        self.list.setAccessibleName("Codes")
        self.list.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.list.itemClicked.connect(self._take)
        layout.addWidget(self.list)
        self._new_first = bool(key)
        self._fill()
        self.search.setFocus()

    @Slot()
    def _fill(self) -> None:
        typed = self.search.text().strip()
        needle = typed.casefold()
        found = [code for code in self._codes if needle in code.name.casefold()]
        self.list.clear()
        for code in found:
            item = QListWidgetItem(code_icon(self._theme, code), f"{code.name}    {code.key or ''}".rstrip())
            item.setData(_CODE, code.id)
            said = f"{code.name}, letter {code.letter}" + (f", key {code.key}" if code.key else "")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            self.list.addItem(item)
        if typed and all(code.name.casefold() != needle for code in self._codes):
            item = QListWidgetItem(f"New code “{typed}”")
            item.setData(_CODE, "")
            self.list.insertItem(0 if self._new_first else self.list.count(), item)
        elif not typed and not found:
            item = QListWidgetItem("New code… (type its name)")
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        if typed or not self._new_first:
            self.list.setCurrentRow(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list while the line keeps the focus; Enter takes."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.list.count():
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + step)))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    @Slot(QListWidgetItem)
    def _take(self, item: QListWidgetItem | None) -> None:
        if item is None or not item.flags() & Qt.ItemFlag.ItemIsEnabled:
            return
        code, typed = item.data(_CODE), self.search.text().strip()
        self.accept()
        if code:
            self.picked.emit(code)
        else:
            self.named.emit(typed)
