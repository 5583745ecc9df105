"""Bars about results that could not be computed: one for every cause, gone when a later analysis has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from analyzers.analysis import Failure
from analyzers.notices import folded_failures
from app.views.notices import NoticeStack, show_sentences

if TYPE_CHECKING:
    from app.services.session import Session

_KEY = "failures "
_AGAIN = "failed"
"""The bar of an analysis that did not end."""


class FailureBars(QObject):
    """Tells what could not be computed."""

    def __init__(self, session: Session, notices: NoticeStack, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._notices, self._window = session, notices, window
        self._shown: dict[str, tuple[Failure, ...]] = {}
        session.document_changed.connect(self._document_changed)
        session.results_changed.connect(self.refresh)
        session.analysis_finished.connect(self._finished)
        notices.pressed.connect(self._pressed)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show what the results on screen lack."""
        analysis = self._session.analysis
        found = folded_failures(analysis.failures) if analysis is not None else []
        for key in list(self._shown)[len(found) :]:
            self._notices.hide_bar(key)
        self._shown = {f"{_KEY}{number}": failures for number, (_said, failures) in enumerate(found)}
        for (key, failures), (sentence, _failures) in zip(self._shown.items(), found, strict=True):
            self._notices.show_bar(key, sentence, (("all", "Show all"),) if len(failures) > 1 else ())

    @Slot()
    def _document_changed(self) -> None:
        if not self._session.document.articles:
            for key in (*self._shown, _AGAIN):
                self._notices.hide_bar(key)
            self._shown = {}

    @Slot()
    def _finished(self) -> None:
        self._notices.hide_bar(_AGAIN)

    @Slot(str, str)
    def _pressed(self, bar: str, _button: str) -> None:
        if bar in self._shown:
            failures = self._shown[bar]
            reasons = list(dict.fromkeys(f"Reason: {failure.detail}" for failure in failures))
            show_sentences("What could not be computed", [*(f.message for f in failures), *reasons], self._window)
