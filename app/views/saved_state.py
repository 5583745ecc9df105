"""Whether the work is in its file, in few words."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from app.services.words import clock_text

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
    if session.changed:
        soon = session.kept_here and session.settings.get("autosave")
        return "Saving…" if soon or session.saving else "unsaved changes"
    return f"Saved {clock_text(session.saved_at, now or datetime.now(UTC))}" if session.saved_at else "saved"
