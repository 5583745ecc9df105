"""The list of keys (F1), made from the menus so that none is missing, and what the program is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QScrollArea,
    QWidget,
)

from app.version import NAME, VERSION
from app.views.actions import MENUS, ActionData
from app.views.explained_dialog import ExplainedDialog

Keys = tuple[str, tuple[tuple[str, str], ...]]
"""Title of a group, and (keys, what they do)."""

BESIDE: tuple[Keys, ...] = (
    (
        "In the passages",
        (
            ("↓, ↑", "Next, previous row"),
            ("→, ←", "Next, previous outlet"),
            ("Space, Shift+Space", "Next, previous mark"),
            ("Enter", "Look at the passage closely"),
            ("1 … 9", "Mark the selected words with a code"),
            ("Shift+→, Shift+←", "Select a word more, a word less"),
            ("Ctrl+→, Ctrl+←", "Select the next, the previous word"),
            ("Ctrl+C", "Copy the selected text"),
            ("Ctrl and mouse wheel", "Text size"),
        ),
    ),
    (
        "In the overview beside the text",
        (("↓, ↑", "Next, previous passage or place found"), ("Home, End", "First, last of them")),
    ),
    (
        "In the column heads",
        (("Enter", "Article card"), ("Ctrl+Shift+→, ←", "Move the column"), ("Del", "Hide the column")),
    ),
    (
        "In the notes",
        (
            ("Ctrl+Enter", "Keep what is written"),
            ("Esc", "Leave it as it was"),
            ("Alt+Shift+↑, ↓", "Move a note up or down"),
        ),
    ),
    ("Named views", (("Alt+Shift+1 … 9", "Show a view that was saved"),)),
)
"""Keys that no menu names."""
_SIGNS = {
    "Left": "←",
    "Right": "→",
    "Up": "↑",
    "Down": "↓",
    "Ctrl++": "Ctrl+Plus",
    "Ctrl+-": "Ctrl+Minus",
}


def key_words(key: str) -> str:
    """A key as it is written here: "Alt+Down" as "Alt+↓"."""
    if key in _SIGNS:
        return _SIGNS[key]
    before, plus, last = key.rpartition("+")
    return before + plus + _SIGNS.get(last, last)


def key_groups() -> tuple[Keys, ...]:
    """Every key of the menus under the menu's name, then those beside them."""
    out: list[Keys] = []
    for title, entries in MENUS:
        lines = tuple((_keys(entry), _words(entry)) for entry in entries if entry.keys)
        if lines:
            out.append((title.replace("&", ""), lines))
    return (*out, *BESIDE)


def _keys(entry: ActionData) -> str:
    return ", ".join(key_words(key) for key in entry.keys)


def _words(entry: ActionData) -> str:
    where = " (in the passages)" if entry.local else ""
    return entry.text.replace("&", "").removesuffix("…") + where


class ShortcutsDialog(ExplainedDialog):
    """All keys in two columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Keyboard shortcuts", (860, 620), "", parent)
        page = QWidget()
        columns = QHBoxLayout(page)
        columns.setContentsMargins(4, 0, 12, 8)
        columns.setSpacing(36)
        groups = key_groups()
        for part in _halves(groups):
            half = QWidget()
            half.setLayout(self._column(part))
            columns.addWidget(half, 1, Qt.AlignmentFlag.AlignTop)
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName("Keys")
        self.body.addWidget(area, 1)
        self.end()

    def _column(self, groups: tuple[Keys, ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        line = 0
        for title, keys in groups:
            head = QLabel(title.upper())
            head.setProperty("role", "section")
            head.setAccessibleName(title)
            head.setContentsMargins(0, 10 if line else 0, 0, 2)
            grid.addWidget(head, line, 0, 1, 2)
            line += 1
            for key, words in keys:
                grid.addWidget(QLabel(key), line, 0, Qt.AlignmentFlag.AlignTop)
                what = QLabel(words)
                what.setProperty("role", "muted")
                what.setWordWrap(True)
                grid.addWidget(what, line, 1)
                line += 1
        grid.setRowStretch(line, 1)
        return grid


def _halves(groups: tuple[Keys, ...]) -> tuple[tuple[Keys, ...], tuple[Keys, ...]]:
    """The groups in two columns of nearly the same height."""
    heights = [len(keys) + 2 for _title, keys in groups]
    best = min(range(1, len(groups)), key=lambda at: abs(sum(heights[:at]) - sum(heights[at:])))
    return groups[:best], groups[best:]


def show_about(window: QWidget) -> None:
    """Say what the program is."""
    QMessageBox.about(
        window,
        f"About {NAME}",
        f"{NAME} {VERSION}\n\nCompares how different outlets cover the same event. Evidence, not verdicts.\n"
        "Works offline. MIT licence; notices of others’ work are in resources/notices.",
    )
