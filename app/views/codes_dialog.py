"""The codes of the comparison: names, colours, letters, lines, number keys; retire one and bring it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from app.model import Code
from app.services.annotations import COLOURS, KEYS, LINES, Annotations
from app.views.code_picker import MOST
from app.views.code_sample import LINE_NAMES, SAMPLE, code_icon
from app.views.explained_dialog import ExplainedDialog
from app.widgets.theme import Theme

if TYPE_CHECKING:
    from app.services.session import Session

_CODE = Qt.ItemDataRole.UserRole


class CodesDialog(ExplainedDialog):
    """The list of codes; every change is a step that can be undone."""

    def __init__(self, theme: Theme, session: Session, parent: QWidget | None = None) -> None:
        words = (
            "A code says what a mark means. Select words and press its number to mark them. "
            "A retired code is no longer offered; its marks stay."
        )
        super().__init__("Codes", (560, 380), words, parent)
        self._theme, self._session = theme, session
        self._do = Annotations(session)
        self._filling = False
        middle = QHBoxLayout()
        self.list = QListWidget()
        self.list.setAccessibleName("Codes")
        self.list.setIconSize(SAMPLE)
        middle.addWidget(self.list, 3)
        form = QFormLayout()
        self.name, self.letter = QLineEdit(), QLineEdit()
        self.name.setMaxLength(MOST)
        self.letter.setMaxLength(2)
        self.colour, self.line, self.key = QComboBox(), QComboBox(), QComboBox()
        for colour in COLOURS:
            self.colour.addItem(colour.capitalize(), colour)
        for line in LINES:
            self.line.addItem(LINE_NAMES[line], line)
        self.key.addItem("none", 0)
        for key in KEYS:
            self.key.addItem(str(key), key)
        for text, field in (
            ("Name", self.name),
            ("Colour", self.colour),
            ("Letter", self.letter),
            ("Line", self.line),
            ("Number key", self.key),
        ):
            form.addRow(text, field)
            field.setAccessibleName(text)
        self.marks = QLabel()
        self.marks.setProperty("role", "muted")
        form.addRow("Marks", self.marks)
        self.retire = QPushButton()
        form.addRow("", self.retire)
        middle.addLayout(form, 4)
        self.body.addLayout(middle, 1)
        self.new = QPushButton("New code")
        buttons = self.end("", self.new)
        for button in (*buttons.buttons(), self.retire):
            if isinstance(button, QPushButton):
                button.setAutoDefault(False)
        self.new.clicked.connect(self._add)
        self.list.currentRowChanged.connect(self._show)
        self.name.editingFinished.connect(lambda: self._change(name=self.name.text().strip()))
        self.letter.editingFinished.connect(lambda: self._change(letter=self.letter.text().strip()))
        self.colour.activated.connect(lambda _at: self._change(colour=self.colour.currentData()))
        self.line.activated.connect(lambda _at: self._change(line=self.line.currentData()))
        self.key.activated.connect(lambda _at: self._change(key=self.key.currentData()))
        self.retire.clicked.connect(self._retire)
        session.document_changed.connect(self.refresh)
        self.refresh()

    def _code(self) -> Code | None:
        item = self.list.currentItem()
        return self._do.code(item.data(_CODE)) if item is not None else None

    @Slot()
    def refresh(self) -> None:
        """Show the codes as they are now."""
        row = max(0, self.list.currentRow())
        self._filling = True
        self.list.clear()
        for code in self._session.document.codes:
            state = "retired" if code.retired else str(code.key) if code.key else ""
            item = QListWidgetItem(code_icon(self._theme, code), f"{code.name}    {state}".rstrip())
            item.setData(_CODE, code.id)
            if code.retired:
                item.setForeground(self._theme.colour("faint"))
            self.list.addItem(item)
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self._filling = False
        self._show()

    @Slot()
    def _show(self) -> None:
        if self._filling:
            return
        code = self._code()
        for field in (self.name, self.colour, self.letter, self.line, self.key, self.retire):
            field.setEnabled(code is not None)
        self.retire.setText("Bring back" if code is not None and code.retired else "Retire")
        if code is None:
            self.name.setText("")
            self.letter.setText("")
            self.marks.setText("")
            return
        self.name.setText(code.name)
        self.letter.setText(code.letter)
        self.colour.setCurrentIndex(self.colour.findData(code.colour))
        self.line.setCurrentIndex(self.line.findData(code.line))
        self.key.setCurrentIndex(self.key.findData(0 if code.retired else code.key))
        self.key.setEnabled(not code.retired)
        self.marks.setText(str(sum(mark.code == code.id for mark in self._session.document.marks)))

    def _change(self, **changes: object) -> None:
        code = self._code()
        if code is not None and not self._do.change_code(code.id, **changes):
            self._show()  # an empty name, or nothing new

    @Slot()
    def _add(self) -> None:
        names = {code.name for code in self._session.document.codes}
        number = len(names) + 1
        while f"Code {number}" in names:
            number += 1
        if self._do.add_code(self._do.draft_code(f"Code {number}")):
            self.list.setCurrentRow(self.list.count() - 1)
            self.name.setFocus()
            self.name.selectAll()

    @Slot()
    def _retire(self) -> None:
        code = self._code()
        if code is not None:
            (self._do.bring_back_code if code.retired else self._do.retire_code)(code.id)
