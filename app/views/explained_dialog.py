"""A dialog that begins with a sentence on what can be done in it and ends with its buttons."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

_LINE = 15
"""Height of a line of labels at the usual size, in pixels: a dialog grows with it."""
_AROUND = 40
"""Space that a large dialog leaves on the screen, in pixels."""


class ExplainedDialog(QDialog):
    """Explanation, what a kind of it puts into `body`, and the buttons that `end` adds."""

    def __init__(self, title: str, size: tuple[int, int], words: str, parent: QWidget | None) -> None:
        """Begin.

        Args:
            title: Of the window.
            size: Width and height in pixels at the usual size of labels.
            words: What can be done here; "" says nothing.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self.setWindowTitle(title)
        self.body = QVBoxLayout(self)
        explanation = QLabel(words, self)
        explanation.setWordWrap(True)
        explanation.setVisible(bool(words))
        self.body.addWidget(explanation)
        explanation.ensurePolished()  # the style sheet says how large labels are
        grown = max(1.0, explanation.fontMetrics().height() / _LINE)
        screen = self.screen().availableGeometry()
        self.resize(
            min(round(size[0] * grown), max(size[0], screen.width() - _AROUND)),
            min(round(size[1] * grown), max(size[1], screen.height() - _AROUND)),
        )

    def end(self, accept: str = "", *others: QPushButton) -> QDialogButtonBox:
        """Add the buttons, last, so that Tab comes to them last.

        Args:
            accept: Words on the button that accepts, with another to cancel; "" for a dialog that is only closed.
            others: Further buttons.
        """
        kinds = QDialogButtonBox.StandardButton
        box = QDialogButtonBox(kinds.Ok | kinds.Cancel if accept else kinds.Close)
        if accept:
            box.button(kinds.Ok).setText(accept)
        for button in others:
            box.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        self.body.addWidget(box)
        return box


def text_pane(name: str) -> QPlainTextEdit:
    """A text to look at; Tab leaves it. `name` is for screen readers."""
    pane = QPlainTextEdit()
    pane.setReadOnly(True)
    pane.setAccessibleName(name)
    pane.setTabChangesFocus(True)
    return pane
