"""Waits for a file that is being written before the comparison is left, with a message if it takes long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QDialog, QLabel, QProgressBar, QVBoxLayout, QWidget

from app.widgets.announce import announce

if TYPE_CHECKING:
    from app.services.session import Session

PATIENCE = 0.3
"""Seconds after which a message is shown."""


class WaitingDialog(QDialog):
    """Says what is waited for; it goes by itself and cannot be put away."""

    def __init__(self, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Saving")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowFlag(Qt.WindowType.WindowCloseButtonHint, False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 18)
        layout.setSpacing(12)
        self.words = QLabel(sentence)
        self.words.setWordWrap(True)
        self.words.setMinimumWidth(340)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setFixedHeight(6)
        bar.setAccessibleName("Saving")
        layout.addWidget(self.words)
        layout.addWidget(bar)

    def reject(self) -> None:
        """Esc does not end the waiting."""


def wait_for_saving(session: Session, window: QWidget) -> bool:
    """Wait until nothing is being written; whether what was written last arrived."""
    if not session.saving:
        return not session.changed
    session.wait_for_saving(PATIENCE)
    if session.saving:
        path = session.path
        name = f"“{path.name}”" if path is not None else "The comparison"
        sentence = f"{name} is being saved. Its disk is slow; this goes on as soon as the file is whole."
        dialog = WaitingDialog(sentence, window)
        loop = QEventLoop()
        session.saving_ended.connect(loop.quit)
        dialog.show()
        announce(dialog, sentence)
        loop.exec()
        session.saving_ended.disconnect(loop.quit)
        dialog.hide()
        dialog.deleteLater()
    return not session.changed
