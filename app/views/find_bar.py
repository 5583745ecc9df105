"""Find in all articles: a bar below the text."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget


class FindBar(QFrame):
    """A line to search with.

    Signals:
        searched: the words looked for.
        stepped: +1 or -1.
        closed: the bar was put away.
    """

    searched = Signal(str)
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "find")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 5, 8, 5)
        self._line = QLineEdit()
        self._line.setPlaceholderText("Find in all articles")
        self._line.setAccessibleName("Find in all articles")
        self._line.setClearButtonEnabled(True)
        self._line.setMaximumWidth(320)
        self._line.textChanged.connect(self.searched)
        self._line.returnPressed.connect(lambda: self.stepped.emit(1))
        self._count = QLabel()
        self._count.setProperty("role", "muted")
        back, forth, close = QPushButton("Previous"), QPushButton("Next"), QPushButton("×")
        back.clicked.connect(lambda: self.stepped.emit(-1))
        forth.clicked.connect(lambda: self.stepped.emit(1))
        close.setProperty("role", "close")
        close.setAccessibleName("Close the find bar")
        close.clicked.connect(self.put_away)
        layout.addWidget(self._line, 1)
        layout.addWidget(back)
        layout.addWidget(forth)
        layout.addWidget(self._count)
        layout.addStretch(1)
        layout.addWidget(close)
        self.hide()

    def open(self, text: str = "") -> None:
        """Show the bar with the cursor in it."""
        self.show()
        if text:
            self._line.setText(text)
        self._line.selectAll()
        self._line.setFocus()
        if self._line.text():
            self.searched.emit(self._line.text())

    def tell(self, at: int, count: int) -> None:
        """Say how many were found and which one is shown (from 0)."""
        if not self._line.text():
            self._count.setText("")
        elif not count:
            self._count.setText("not found")
        else:
            self._count.setText(f"{at + 1} of {count}")

    @property
    def words(self) -> str:
        """What is looked for."""
        return self._line.text()

    @Slot()
    def put_away(self) -> None:
        """Hide the bar and its highlights."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes, Shift+Enter goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        elif (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        ):
            self.stepped.emit(-1)
        else:
            super().keyPressEvent(event)
