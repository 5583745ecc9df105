"""Bars above the text: sentences a person should read and can put away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.widgets.announce import announce

PLAIN = "notice "
"""Keys of sentences that are only to be read begin with this."""
FEW = 3
"""So many of them have bars of their own; earlier ones are folded into one, so that they never bury the work."""
_FOLDED = "folded"


class Bar(QFrame):
    """One sentence with buttons.

    Signals:
        pressed: id of a button.
        closed: the person put it away.
    """

    pressed = Signal(str)
    closed = Signal()

    def __init__(
        self,
        sentence: str,
        buttons: tuple[tuple[str, str], ...] = (),
        parent: QWidget | None = None,
        *,
        lasting: bool = False,
    ) -> None:
        """Build it.

        Args:
            sentence: What it says.
            buttons: (id, text) each.
            parent: Owner.
            lasting: It cannot be put away: something has to be chosen.
        """
        super().__init__(parent)
        self.setProperty("role", "notice")
        self.sentence = sentence
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 5, 8, 5)
        layout.setSpacing(8)
        label = QLabel(sentence)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addWidget(label, 1)
        for key, text in buttons:
            button = QPushButton(text)
            button.clicked.connect(lambda _on=False, key=key: self.pressed.emit(key))
            layout.addWidget(button)
        if lasting:
            return
        close = QPushButton("×")
        close.setProperty("role", "close")
        close.setToolTip("Put this away")
        close.setAccessibleName(f"Put away: {sentence}")
        close.clicked.connect(self.closed)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)


class NoticeStack(QWidget):
    """Bars under each other; several plain sentences share one bar. What was put away stays away.

    Signals:
        pressed: (id of the bar, id of a button).
    """

    pressed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._bars: dict[str, Bar] = {}
        self._gone: set[str] = set()
        self._folded: list[str] = []

    def show_bar(
        self,
        key: str,
        sentence: str,
        buttons: tuple[tuple[str, str], ...] = (),
        *,
        lasting: bool = False,
        again: bool = False,
    ) -> None:
        """Show or replace a bar; the same sentence does not come back once it was put away.

        Args:
            key: Its id.
            sentence: What it says.
            buttons: (id, text) each.
            lasting: It cannot be put away.
            again: What it says has happened anew: it comes back although it was put away.
        """
        if again:
            self._gone.discard(f"{key}|{sentence}")
        old = self._bars.get(key)
        if (old is not None and old.sentence == sentence) or f"{key}|{sentence}" in self._gone:
            return
        self.hide_bar(key)
        bar = Bar(sentence, buttons, lasting=lasting)
        bar.pressed.connect(lambda button: self.pressed.emit(key, button))
        bar.closed.connect(lambda: self._put_away(key))
        self._bars[key] = bar
        self._layout.addWidget(bar)
        announce(bar, sentence)
        if key.startswith(PLAIN):
            self._fold()

    def _fold(self) -> None:
        """Put the oldest plain sentences behind one bar."""
        plain = [key for key in self._bars if key.startswith(PLAIN)]
        if len(plain) <= FEW:
            return
        for key in plain[:-FEW]:
            self._folded.append(self._bars[key].sentence)
            self.hide_bar(key)
        self.hide_bar(_FOLDED)
        count = len(self._folded)
        bar = Bar(f"{count} earlier notice{'s' if count > 1 else ''}.", (("show", "Show them"),))
        bar.pressed.connect(lambda _button: self._show_folded())
        bar.closed.connect(lambda: self._drop_folded())
        self._bars[_FOLDED] = bar
        self._layout.insertWidget(0, bar)

    def _show_folded(self) -> None:
        show_sentences("Earlier notices", self._folded, self)

    def _drop_folded(self) -> None:
        self._folded.clear()
        self.hide_bar(_FOLDED)

    def hide_bar(self, key: str) -> None:
        """Take a bar away."""
        bar = self._bars.pop(key, None)
        if bar is not None:
            self._layout.removeWidget(bar)
            bar.hide()
            bar.deleteLater()

    def sentences(self) -> list[str]:
        """What is shown, from top to bottom."""
        return [bar.sentence for bar in self._bars.values()]

    def forget(self) -> None:
        """Start anew, with another comparison."""
        for key in list(self._bars):
            self.hide_bar(key)
        self._folded.clear()
        self._gone.clear()

    def _put_away(self, key: str) -> None:
        bar = self._bars.get(key)
        if bar is not None:
            self._gone.add(f"{key}|{bar.sentence}")
            self.hide_bar(key)


def show_sentences(title: str, sentences: Sequence[str], parent: QWidget) -> None:
    """Open a dialog with sentences to read and copy."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    dialog.resize(560, 320)
    layout = QVBoxLayout(dialog)
    text = QPlainTextEdit("\n\n".join(sentences))
    text.setReadOnly(True)
    text.setAccessibleName(title)
    layout.addWidget(text)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    layout.addWidget(buttons)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
