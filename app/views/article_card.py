"""The article card: what is known about an article, each field with its evidence, to be corrected."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from analyzers.records import Fact
from app.export.names import date_text
from app.lenses.base import Column

FIELDS = (
    ("outlet", "Outlet"),
    ("agency", "News agency"),
    ("reported_via", "Reported via"),
    ("headline", "Headline"),
    ("deck", "Line under it"),
    ("byline", "By"),
    ("published", "Published"),
    ("updated", "Updated"),
    ("url", "Address"),
)


class ArticleCard(QDialog):
    """One line per field.

    Signals:
        changed: (article, field, new value; "" means unknown).
    """

    changed = Signal(str, str, str)

    def __init__(self, column: Column, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._article = column.id
        self.setWindowTitle(f"Article card: {column.name}")
        self.resize(600, 640)
        layout = QVBoxLayout(self)
        words = QLabel("What the text shows. Unknown stays empty. Dates as 2024-03-12.")
        words.setProperty("role", "muted")
        layout.addWidget(words)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._lines: dict[str, tuple[QLineEdit, str]] = {}
        for name, title in FIELDS:
            fact: Fact = getattr(column.about, name)
            line = QLineEdit(fact.value or "")
            line.setPlaceholderText("unknown")
            line.setAccessibleName(title)
            line.setCursorPosition(0)
            form.addRow(title, line)
            note = QLabel(evidence(fact, column.article.raw, dated=name in ("published", "updated")))
            note.setProperty("role", "faint")
            note.setWordWrap(True)
            note.setVisible(bool(note.text()))
            form.addRow("", note)
            self._lines[name] = (line, fact.value or "")
        layout.addLayout(form)
        layout.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self._keep)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)

    def _keep(self) -> None:
        for name, (line, before) in self._lines.items():
            if line.text().strip() != before:
                self.changed.emit(self._article, name, line.text().strip())
        self.accept()


def evidence(fact: Fact, raw: str, *, dated: bool = False) -> str:
    """Where a field comes from, in words; "" if there is nothing to say."""
    if fact.evidence:
        words = " … ".join(" ".join(span.of(raw).split()) for span in fact.evidence)
        shown = words if len(words) <= 110 else words[:100].rstrip() + " …"
        sure = "" if fact.confidence >= 0.8 else f" ({fact.confidence:.0%} sure)"
        return f"found in the text: “{shown}”{sure}"
    if dated and not fact.value:
        return date_text(fact)
    return fact.why
