"""A session that never changes: shows an analysis that was made elsewhere (pictures, tests)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from analyzers.analysis import Analysis
from analyzers.decisions import Decision, Place
from analyzers.text import Span
from app.model import ArticleEntry, Document


class StillSettings:
    """Preferences that are forgotten."""

    def __init__(self, **values: Any) -> None:
        self._values: dict[str, Any] = {
            "theme": "light",
            "text_size": 15,
            "panel_visible": True,
            **values,
        }

    def get(self, key: str) -> Any:
        """A preference, or "" if there is none."""
        return self._values.get(key, "")

    def set(self, key: str, value: Any) -> None:
        """Remember a preference while the program runs."""
        self._values[key] = value


class StillSession(QObject):
    """Has a session's signals and properties; edits do nothing."""

    document_changed = Signal()
    results_changed = Signal()
    progress_changed = Signal(str, float)
    analysis_finished = Signal()
    analysis_failed = Signal(str)
    analysis_cancelled = Signal()
    notice_raised = Signal(str)
    undo_changed = Signal()
    stepped = Signal(str)
    path_changed = Signal()
    saved = Signal()
    saving_ended = Signal()
    changed_outside = Signal()
    export_finished = Signal(str, str)
    export_failed = Signal(str)
    reading_started = Signal(str)
    reading_finished = Signal(int)
    encoding_unsure = Signal(str, str)
    stale_changed = Signal()
    renewing = Signal()
    analysed_again = Signal(object)

    def __init__(self, analysis: Analysis | None, title: str = "Untitled comparison") -> None:
        super().__init__()
        self.analysis = analysis
        entries = tuple(ArticleEntry(a.id, a.name, a.raw) for a in analysis.articles) if analysis else ()
        self.document = Document(title, entries)
        self.settings = StillSettings()
        self.busy = False
        self.reading = False
        self.stale = False
        self.unread: frozenset[str] = frozenset()
        self.changed = False
        self.saving = False
        self.save_failed = False
        self.path: Path | None = None
        self.saved_at: datetime | None = None
        self.read_only = False
        self.read_only_reason = ""
        self.outside_pending = False
        self.kept_here = False
        self.holder = None
        self.can_undo = False
        self.can_redo = False
        self.undo_label = ""
        self.redo_label = ""
        self.asked: list[tuple[Any, ...]] = []
        """What the window asked for, for tests."""

    def stale_analyzers(self) -> tuple[()]:
        """Analyzers that are newer than the results: none."""
        return ()

    def raw_place(self, article: str, spans: Sequence[Span]) -> Place:
        """Places as they stand on screen."""
        return Place(article, tuple(spans))

    def decide(self, decisions: Sequence[Decision], label: str) -> bool:
        """Note what was decided; nothing follows from it."""
        self.asked.append(("decide", tuple(decisions), label))
        return bool(decisions)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)

        def note(*arguments: Any) -> None:
            self.asked.append((name, *arguments))

        return note
