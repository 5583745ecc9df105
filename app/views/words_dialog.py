"""The comparison's own words: what a person leaves out, values otherwise, or adds to the word families."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QGroupBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from analyzers.records import LexiconEntry
from app.export.names import FAMILIES, family_name, own_word
from app.services.deciding import Deciding
from app.services.session import Session
from app.views.explained_dialog import ExplainedDialog
from app.views.note_cards import local_day

_AT = Qt.ItemDataRole.UserRole
KINDS = (
    ("does not count for tone", "ignore", False),
    ("counts for tone with the value", "value", False),
    ("belongs to the word family", "family", True),
    ("does not belong to the word family", "ignore", True),
)
"""What can be said about a word: words for it, kind of the entry, and whether it names a family."""


class _Entries(QListWidget):
    """A list whose Delete key presses a button."""

    def __init__(self, button: QPushButton) -> None:
        super().__init__()
        self._button = button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes the chosen entry."""
        if event.key() == Qt.Key.Key_Delete:
            self._button.click()
        else:
            super().keyPressEvent(event)


class WordsDialog(ExplainedDialog):
    """The list and a line to add to it; every change is a step that can be undone."""

    def __init__(self, session: Session, parent: QWidget | None = None, entry: LexiconEntry | None = None) -> None:
        """Show the list.

        Args:
            session: Whose document it is.
            parent: Qt's owner.
            entry: What the form begins with.
        """
        words = (
            "What you say about a word holds for this comparison only. It is saved in its file, printed with it, and "
            "counts in every article alike."
        )
        super().__init__("Own words", (560, 520), words, parent)
        self._session = session
        self._do = Deciding(session)
        self.remove = QPushButton("Remove")
        self.list = _Entries(self.remove)
        self.list.setAccessibleName("Own words")
        self.list.setWordWrap(True)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._form())
        self.domain = QCheckBox("Leave subject words (attack, talks, victim …) out of tone")
        self.body.addWidget(self.domain)
        buttons = self.end()
        for button in (*buttons.buttons(), self.add, self.remove):
            if isinstance(button, QPushButton):
                button.setAutoDefault(False)
        self.add.setDefault(True)
        self.remove.clicked.connect(self._remove)
        self.add.clicked.connect(self._add)
        self.kind.currentIndexChanged.connect(self._fit)
        self.word.textChanged.connect(self._fit)
        self.family.editTextChanged.connect(self._fit)
        self.domain.clicked.connect(self._switch)
        self.list.currentRowChanged.connect(self._fit)
        session.document_changed.connect(self.refresh)
        if entry is not None:
            self.offer(entry)
        self.refresh()
        self.word.setFocus()

    def _form(self) -> QGroupBox:
        box = QGroupBox("Say something about a word")
        form = QFormLayout(box)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.word = QLineEdit()
        self.word.setMaxLength(80)
        self.word.setPlaceholderText("a word or phrase as it stands in the articles")
        self.kind = QComboBox()
        for words, _kind, _family in KINDS:
            self.kind.addItem(words)
        self.value = QDoubleSpinBox()
        self.value.setRange(-4.0, 4.0)
        self.value.setSingleStep(0.5)
        self.value.setDecimals(1)
        self.family = QComboBox()
        self.family.setEditable(True)
        for key, title in FAMILIES.items():
            self.family.addItem(title, key)
        for name, field in (
            ("Word", self.word),
            ("What", self.kind),
            ("Value, −4 to +4", self.value),
            ("Word family", self.family),
        ):
            form.addRow(name, field)
            field.setAccessibleName(name)
        self.add = QPushButton("Add")
        form.addRow("", self.add)
        return box

    def offer(self, entry: LexiconEntry) -> None:
        """Fill the form; nothing is added yet."""
        self.word.setText(entry.word)
        wanted = (entry.kind, bool(entry.family))
        found = (n for n, (_words, kind, family) in enumerate(KINDS) if (kind, family) == wanted)
        self.kind.setCurrentIndex(next(found, 0))
        self.value.setValue(entry.value)
        if entry.family:
            at = self.family.findData(entry.family)
            if at >= 0:
                self.family.setCurrentIndex(at)
            else:
                self.family.setEditText(entry.family)

    @Slot()
    def refresh(self) -> None:
        """Show the entries as they are now."""
        row = self.list.currentRow()
        self.list.clear()
        own = {entry.family for entry in self._session.document.lexicon if entry.family}
        for family in sorted(own - FAMILIES.keys()):
            if self.family.findData(family) < 0:
                self.family.addItem(family_name(family), family)
        for at, entry in enumerate(self._session.document.lexicon):
            signed = ", ".join(part for part in (entry.by, local_day(entry.made)) if part)
            item = QListWidgetItem(own_word(entry) + (f"  ·  {signed}" if signed else ""))
            item.setData(_AT, at)
            self.list.addItem(item)
        self.list.setCurrentRow(min(max(0, row), self.list.count() - 1))
        off = any(e.kind == "list" and e.word == "domain" and not e.value for e in self._session.document.lexicon)
        self.domain.setChecked(not off)
        self._fit()

    def _entry(self) -> LexiconEntry | None:
        """What the form says; None while something is missing."""
        _words, kind, with_family = KINDS[self.kind.currentIndex()]
        word, family = " ".join(self.word.text().split()), ""
        if with_family:
            title = " ".join(self.family.currentText().split())
            at = self.family.findText(title)
            family = str(self.family.itemData(at)) if at >= 0 else title
        if not word or (with_family and not family):
            return None
        value = self.value.value() if kind == "value" else 0.0
        return LexiconEntry(word, kind, value, family)  # type: ignore[arg-type]  # KINDS holds kinds only

    @Slot()
    def _fit(self) -> None:
        _words, kind, with_family = KINDS[self.kind.currentIndex()]
        self.value.setEnabled(kind == "value")
        self.family.setEnabled(with_family)
        self.add.setEnabled(self._entry() is not None)
        self.remove.setEnabled(self.list.currentItem() is not None)

    @Slot()
    def _add(self) -> None:
        entry = self._entry()
        if entry is not None and self._do.add_word(entry):
            self.list.setCurrentRow(self.list.count() - 1)
            self.word.clear()
            self.word.setFocus()

    @Slot()
    def _remove(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._do.remove_word(int(item.data(_AT)))

    @Slot(bool)
    def _switch(self, on: bool) -> None:
        entries = self._session.document.lexicon
        at = next((n for n, e in enumerate(entries) if e.kind == "list" and e.word == "domain"), None)
        if on and at is not None:
            self._do.remove_word(at)
        elif not on:
            self._do.add_word(LexiconEntry("domain", "list", 0.0))
        self.refresh()  # a read-only comparison stays as it was
