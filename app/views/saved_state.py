"""Whether the work is in its file, in few words, on screen and for screen readers."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from app.services.words import clock_text
from app.widgets.announce import announce

if TYPE_CHECKING:
    from app.services.session import Session


def saved_words(session: Session, now: datetime | None = None) -> str:
    """Words such as "Saved 10:42", "Saving…" or "Not saved yet: kept on this computer"; "" for an empty comparison.

    Args:
        session: The open comparison.
        now: For the form of the time; the present by default.
    """
    if session.read_only:
        return "read-only"
    if session.path is None and session.saving:
        return "Saving…"
    if session.path is None:
        if not session.changed:
            return ""
        return "Not saved yet: kept on this computer" if session.kept_here else "Not saved yet"
    if session.outside_pending:
        return "changed outside, not saved"
    if session.save_failed and not session.saving:
        return "not saved"
    if session.changed:
        soon = session.kept_here and session.settings.get("autosave")
        return "Saving…" if soon or session.saving else "unsaved changes"
    return f"Saved {clock_text(session.saved_at, now or datetime.now(UTC))}" if session.saved_at else "saved"


class SavedAnnouncer(QObject):
    """Says to screen readers whether the work is saved: when that changes, and when a person asked for saving.

    Saving by itself is not said: it would interrupt after every few words.
    """

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self._state = ""
        self._asked = False
        for signal in (session.path_changed, session.document_changed, session.saving_ended, session.changed_outside):
            signal.connect(self.look)

    @Slot()
    def asked(self) -> None:
        """A person wants it saved: the outcome is said even if it was saved before."""
        self._asked = True

    @Slot()
    def look(self) -> None:
        """Say what is new."""
        session, before = self._session, self._state
        self._state = self._now()
        if session.saving:
            return
        asked, self._asked = self._asked, False
        if asked or (before != self._state and (before or self._state not in ("", "saved"))):
            announce(self._window, saved_words(session))

    def _now(self) -> str:
        """One of "", "new", "saved", "unsaved", "failed", "read-only" or "outside"."""
        session = self._session
        if not session.document.articles:
            return ""
        if session.read_only:
            return "read-only"
        if session.outside_pending:
            return "outside"
        if session.path is None:
            return "new"
        if session.save_failed:
            return "failed"
        if session.changed and not session.settings.get("autosave"):
            return "unsaved"
        return "saved"
