"""A guarded session whose clock the test turns, and what may happen to it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.model import ArticleEntry, SetTitle
from app.services.filed import FiledSession
from app.services.settings import Settings

ENTRY = ArticleEntry("a", "a.txt", "Talks began.")
FULL = OSError(28, "No space left on device")


class Case:
    """A session whose clock the test turns."""

    def __init__(self, folder: Path, **more: Any) -> None:
        self.now = datetime(2026, 3, 1, 10, 42, tzinfo=UTC)
        self.seconds = 0.0
        self.session = FiledSession(
            Settings(folder / "settings.json"), clock=lambda: self.now, ticks=lambda: self.seconds, **more
        )
        self.notices: list[str] = []
        self.session.notice_raised.connect(self.notices.append)

    def title(self, title: str) -> None:
        self.session._do(SetTitle(title))


def crashed(case: Case) -> None:
    """As if the process had been killed: nothing is written any more, locks of the process are gone."""
    case.session._recovery.leave()
    case.session._autosave.stop()
    case.session._watch.watch(None)
    if case.session._lock is not None:
        case.session._lock.release()
    case.session._recovery._enabled = False


def replaced(path: Path, data: bytes) -> None:
    """As sync programs write: a new file in the place of the old."""
    fresh = path.with_name("fresh.tmp")
    fresh.write_bytes(data)
    fresh.replace(path)
