"""The list of keys (F1), and what the program is."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QMessageBox, QVBoxLayout, QWidget

from app.version import NAME, VERSION

KEYS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Articles",
        (
            ("Ctrl+V", "Paste an article"),
            ("Ctrl+O", "Open files"),
            ("Ctrl+Shift+O", "Open a comparison"),
            ("Ctrl+S", "Save the comparison"),
            ("Ctrl+P", "Export the PDF"),
            ("Ctrl+Z, Ctrl+Y", "Undo, redo"),
        ),
    ),
    (
        "Reading",
        (
            ("Alt+↓, Alt+↑", "Next, previous passage"),
            ("↓, ↑", "Next, previous row"),
            ("→, ←", "Next, previous outlet"),
            ("Space, Shift+Space", "Next, previous mark"),
            ("Enter", "Look at the passage closely"),
            ("Ctrl+D", "Compare words in the row"),
            ("Ctrl+L", "Linked scrolling on, off"),
            ("Ctrl+F", "Find in all articles"),
            ("Ctrl+C", "Copy the selected text"),
        ),
    ),
    (
        "Marks and notes",
        (
            ("1 … 9", "Mark the selected words with a code"),
            ("M", "Choose a code, or make a new one"),
            ("Q", "Mark again with the code used last"),
            ("U", "Remove a mark"),
            ("N, Shift+N", "Note on words or row, on the article"),
            ("Shift+→, Shift+←", "Select a word more, a word less"),
            ("Ctrl+→, Ctrl+←", "Select the next, the previous word"),
            ("Alt+Shift+↑, Alt+Shift+↓", "Move a note up or down"),
            ("Ctrl+Shift+K, Ctrl+Shift+M", "The notes, the codes"),
        ),
    ),
    (
        "View",
        (
            ("Alt+1, Alt+2, Alt+3", "Lined up, Full text, Matrix"),
            ("Ctrl+1 … Ctrl+4", "Plain, Wording, Sources, Tone"),
            ("Ctrl+Shift+←, →", "Move the column"),
            ("Ctrl+Shift+H", "Hide the column"),
            ("Ctrl+Plus, Ctrl+Minus, Ctrl+0", "Larger, smaller, usual text"),
            ("Ctrl and mouse wheel", "Text size"),
            ("F6, Shift+F6", "Next, previous pane"),
            ("F8", "Show or hide the panel"),
            ("F9", "Show or hide the list of articles"),
            ("F11", "Full screen"),
            ("F1", "These keys"),
        ),
    ),
)


class ShortcutsDialog(QDialog):
    """All keys in three groups."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard shortcuts")
        layout = QVBoxLayout(self)
        grid = QGridLayout()
        grid.setHorizontalSpacing(22)
        grid.setVerticalSpacing(4)
        line = 0
        for title, keys in KEYS:
            head = QLabel(title.upper())
            head.setProperty("role", "section")
            head.setAccessibleName(title)
            head.setContentsMargins(0, 10 if line else 0, 0, 2)
            grid.addWidget(head, line, 0, 1, 2)
            line += 1
            for key, words in keys:
                grid.addWidget(QLabel(key), line, 0)
                what = QLabel(words)
                what.setProperty("role", "muted")
                grid.addWidget(what, line, 1)
                line += 1
        layout.addLayout(grid)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)


def show_about(window: QWidget) -> None:
    """Say what the program is."""
    QMessageBox.about(
        window,
        f"About {NAME}",
        f"{NAME} {VERSION}\n\nCompares how different outlets cover the same event. Evidence, not verdicts.\n"
        "Works offline. MIT licence; notices of others’ work are in resources/notices.",
    )
