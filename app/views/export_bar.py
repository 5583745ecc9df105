"""What is said about exporting the PDF: a bar that goes when what it says no longer holds, and words at the bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.views.notices import NoticeStack

if TYPE_CHECKING:
    from app.services.session import Session

KEY = "export"
NOT_WRITTEN = "The PDF was not written."


class ExportBar(QObject):
    """Tells how exports end.

    Signals:
        told: a sentence for the status bar.
    """

    told = Signal(str)

    def __init__(self, session: Session, notices: NoticeStack, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._notices = session, notices
        self._too_early = False
        session.export_finished.connect(self._written)
        session.export_failed.connect(self._failed)
        session.document_changed.connect(self._look_again)
        session.results_changed.connect(self._look_again)
        session.analysis_finished.connect(self._look_again)
        session.analysis_failed.connect(self._drop_too_early)
        session.analysis_cancelled.connect(self._drop_too_early)

    @Slot()
    def begin(self) -> None:
        """An export begins: what was said about the last one is over."""
        self._notices.hide_bar(KEY)

    @Slot(str, str)
    def _written(self, path: str, notes: str) -> None:
        self._too_early = False
        self._say(f"The PDF was written to {path}." + (f"\n{notes}" if notes else ""), f"Written: {path}")

    @Slot(str)
    def _failed(self, sentence: str) -> None:
        self._too_early = not self._ready()
        self._say(sentence, NOT_WRITTEN)

    def _say(self, sentence: str, words: str) -> None:
        self._notices.show_bar(KEY, sentence, again=True)
        if not self._session.busy:  # progress stays in sight
            self.told.emit(words)

    def _ready(self) -> bool:
        return self._session.analysis is not None and not self._session.stale

    @Slot()
    def _look_again(self) -> None:
        if not self._session.document.articles or (self._too_early and self._ready()):
            self._notices.hide_bar(KEY)
        elif self._too_early and self._session.analysis is None:
            self._drop_too_early()  # there are articles now, or others

    @Slot()
    def _drop_too_early(self) -> None:
        if self._too_early:
            self._notices.hide_bar(KEY)
