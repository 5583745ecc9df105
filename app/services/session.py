"""One open comparison: its document, history, results and the work under way.

The window asks the session for everything; the session never knows the window.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal, Slot

from analyzers.decisions import Decision, Place
from analyzers.stored import Registered
from analyzers.text import Span
from app.model import (
    Batch,
    Document,
    MoveArticle,
    PutItem,
    SetTitle,
    TakeItem,
    removal,
)
from app.readers import read_file
from app.services.adding import AddingSession, entry_of
from app.services.jobs import AnalysisJobs
from app.services.pdf import PdfTask
from app.services.results import KeptResults, with_decisions, with_new_articles
from app.services.samples import sample_files
from app.services.settings import Settings
from app.store import Stored

if TYPE_CHECKING:
    from analyzers.analysis import Analysis


class Session(AddingSession):
    """The open comparison: its articles, a person's decisions and the results.

    Signals, besides those of `GuardedDocument`, `FiledSession` and `AddingSession`:
        stale_changed: `stale_analyzers` may have another answer.
        renewing: a change of the person has results of older analyzers made anew with this program's.
        analysed_again: the counts that differ after `analyse_again` or such a change: `app.export.changes.Count`.
        results_changed: `analysis` is new (or None after the last article went).
        progress_changed: (what is being done, share from 0 to 1).
        analysis_finished: the run ended well.
        analysis_failed: one sentence; the results shown before stay.
        analysis_cancelled: the person gave the run up; the results shown before stay.
        export_finished: (path, notes as one text, "" if none).
        export_failed: one sentence.
    """

    results_changed = Signal()
    stale_changed = Signal()
    renewing = Signal()
    analysed_again = Signal(object)
    progress_changed = Signal(str, float)
    analysis_finished = Signal()
    analysis_failed = Signal(str)
    analysis_cancelled = Signal()
    export_finished = Signal(str, str)
    export_failed = Signal(str)

    def __init__(self, settings: Settings, jobs: AnalysisJobs, parent: QObject | None = None, **guard: Any) -> None:
        """Begin with an empty comparison.

        Args:
            settings: Preferences.
            jobs: The worker process.
            parent: Qt's owner.
            **guard: Keywords of `GuardedDocument`.
        """
        super().__init__(settings, parent, **guard)
        self._jobs = jobs
        self._analysis: Analysis | None = None
        self._analysed: Document | None = None
        self._unread: frozenset[str] = frozenset()
        self._sent: Document | None = None  # what the run under way is about
        self._kept_results = KeptResults()
        self._again = False  # the person asked for the run under way
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(30)
        self._soon.timeout.connect(self.analyse)
        jobs.progressed.connect(self.progress_changed)
        jobs.cleaned.connect(self._take_cleaned)
        jobs.finished.connect(self._take_results)
        jobs.failed.connect(self.analysis_failed)
        jobs.cancelled.connect(self.analysis_cancelled)
        jobs.stored.connect(self._take_stored)
        jobs.specs_known.connect(self._know_analyzers)

    # --- what there is -------------------------------------------------------------------------------------------
    @property
    def analysis(self) -> Analysis | None:
        """The newest results, or None before the first."""
        return self._analysis

    @property
    def unread(self) -> frozenset[str]:
        """Ids of articles in `analysis` that are cleaned and shown, but not analysed yet."""
        return self._unread

    @property
    def stale(self) -> bool:
        """Whether articles or decisions have changed since `analysis` was made."""
        return bool(self.document.articles) and not _same_matter(self._analysed, self.document)

    @property
    def busy(self) -> bool:
        """Whether an analysis is under way or about to start."""
        return self._jobs.busy or self._soon.isActive()

    # --- articles ------------------------------------------------------------------------------------------------
    def remove_article(self, article: str) -> None:
        """Take an article out of the comparison."""
        name = self.document.entry(article).name
        self._do(removal(self.document, article, f"Remove “{name}”"))

    def move_article(self, article: str, index: int) -> None:
        """Move an article to another column."""
        if self.document.index(article) != index:
            self._do(MoveArticle(article, index))

    def set_title(self, title: str) -> None:
        """Rename the comparison."""
        if title.strip() and title.strip() != self.document.title:
            self._do(SetTitle(title.strip()))

    # --- decisions -----------------------------------------------------------------------------------------------
    def decide(self, decisions: Sequence[Decision], label: str) -> bool:
        """Take decisions as one step, signed with the time and the person's name.

        Returns:
            Whether they were taken: False for none, and if the comparison is read-only.
        """
        at = len(self.document.decisions)
        signed = [self._signed(decision) for decision in decisions]
        edits = [PutItem("decisions", at + n, decision, label) for n, decision in enumerate(signed)]
        if not edits or not self.perform(edits[0] if len(edits) == 1 else Batch(tuple(edits), label)):
            return False
        self.stepped.emit(label)
        if self._analysis is not None and (shown := with_decisions(self._analysis, signed, self.document)) is not None:
            self._analysis = shown  # at once; what is built on it follows from the worker
            self.results_changed.emit()
        return True

    def raw_place(self, article: str, spans: Sequence[Span]) -> Place:
        """The raw place of clean spans of the results on screen."""
        return Place(article, self._raw(article, spans))

    def hide_site_text(self, article: str, spans: Sequence[Span]) -> None:
        """Treat stretches of an article (raw offsets) as site text."""
        self._decide(Decision("cleaning", article, "add", tuple(spans)), "Hide site text")

    def restore_site_text(self, article: str, spans: Sequence[Span]) -> None:
        """Treat stretches of an article (raw offsets) as body."""
        self._decide(Decision("cleaning", article, "dismiss", tuple(spans)), "Restore text")

    def restore_all(self, spans: Mapping[str, Sequence[Span]]) -> None:
        """Treat stretches of several articles (article id -> raw offsets) as body, as one step."""
        decisions = [
            Decision("cleaning", article, "dismiss", tuple(found)) for article, found in spans.items() if found
        ]
        self.decide(decisions, "Show all site text")

    def hide_again(self) -> None:
        """Take back, as one step, that stretches found to be site text are body."""
        label = "Hide site text again"
        taken = [TakeItem("decisions", n, label) for n, d in enumerate(self.document.decisions) if _kept_as_body(d)]
        if taken:
            self._do(Batch(tuple(reversed(taken)), label))

    def set_about(self, article: str, field: str, value: str) -> None:
        """Set a field of the article card; "" means unknown."""
        self._decide(Decision("about", article, "change", (), field, value.strip()), f"Set {field.replace('_', ' ')}")

    def change_source_class(self, article: str, spans: Sequence[Span], source_class: str) -> None:
        """Change the class of the source of the attribution whose cue and content these clean spans are."""
        place = self._raw(article, spans)
        decision = Decision("attribution", article, "change", place, "source_class", source_class)
        self._decide(decision, "Change class of source")

    def dismiss_attribution(self, article: str, spans: Sequence[Span]) -> None:
        """Say that the attribution whose cue and content these clean spans are is none."""
        self._decide(Decision("attribution", article, "dismiss", self._raw(article, spans)), "Not a source")

    # --- the example ---------------------------------------------------------------------------------------------
    def open_example(self) -> None:
        """Open the sample comparison."""
        title, files = sample_files()
        entries = []
        for file in files:
            read = read_file(file)
            entries.append(entry_of(read))
        self._replace(Stored(Document(title, tuple(entries))), None)

    # --- analysis ------------------------------------------------------------------------------------------------
    @Slot()
    def analyse(self) -> None:
        """Analyse the document as it is now."""
        self._soon.stop()
        document = self.document
        if not document.articles:
            self._jobs.cancel()
            self._analysis, self._analysed, self._sent = None, document, None
            self._unread = frozenset()
            self._kept_results.forget()
            self.results_changed.emit()
            return
        self._sent = document
        self._kept_results.compare_with(self._analysis)
        self._jobs.run([entry.article() for entry in document.articles], document.decisions, document.lexicon)
        self._renew()

    def stale_analyzers(self) -> tuple[Registered, ...]:
        """Analyzers that are newer than the results on screen; empty while the worker has not told its versions."""
        return self._kept_results.stale(self._jobs.registered)

    @Slot()
    def analyse_again(self) -> None:
        """Analyse with the analyzers of this program and tell with `analysed_again` which counts differ."""
        self._again = True
        self.analyse()

    @Slot()
    def cancel(self) -> None:
        """Give up the analysis under way; the results shown before stay."""
        self._soon.stop()
        self._jobs.cancel()

    @Slot()
    def warm(self) -> None:
        """Load the language models in the worker process."""
        self._jobs.warm()

    def close(self, *, leave: bool = False) -> None:
        """Let the comparison go (see `GuardedDocument.close`) and end the worker process."""
        super().close(leave=leave)
        self._soon.stop()
        self._jobs.stop()

    def export_pdf(self, path: Path) -> None:
        """Write the comparison PDF in a thread; `export_finished` or `export_failed` follows."""
        if self._analysis is None and not self.stale:
            self.export_failed.emit("There is nothing to export yet. Add two articles first.")
            return
        if self.stale:
            self.export_failed.emit(
                "The articles are still being analysed. Export when that is done, in a moment."
                if self.busy
                else "What is shown is older than your articles and decisions. Press Ctrl+R, then export."
            )
            return
        assert self._analysis is not None
        task = PdfTask(self._analysis, self.document, Path(path))
        task.signals.finished.connect(self.export_finished)
        task.signals.failed.connect(self.export_failed)
        self._export = task.signals  # kept alive until the next export
        QThreadPool.globalInstance().start(task)

    # --- inside --------------------------------------------------------------------------------------------------
    def _raw(self, article: str, spans: Sequence[Span]) -> tuple[Span, ...]:
        """Raw places of clean spans of the results on screen."""
        shown = self._analysis.articles if self._analysis else ()
        revision = next((a.revision for a in shown if a.id == article), None)
        if revision is None:
            return tuple(spans)
        return tuple(raw for span in spans for raw in revision.to_raw(span))

    def _decide(self, decision: Decision, label: str) -> None:
        self._do(PutItem("decisions", len(self.document.decisions), self._signed(decision), label))

    def _signed(self, decision: Decision) -> Decision:
        return replace(decision, made=self._now(), by=str(self.settings.get("name")))

    def _edited(self) -> None:
        # Marks, notes and titles change no result.
        if not _same_matter(self._sent, self.document):
            self._soon.start()

    def _replaced(self, stored: Stored) -> None:
        self._jobs.cancel()
        self._analysis = None
        self._analysed = None
        self._sent = None
        self._unread = frozenset()
        self._again = False
        if (found := self._kept_results.read(stored.results, stored.document)) is not None:
            self._analysis, fresh = found
            if fresh:
                self._analysed = self._sent = stored.document
        self.results_changed.emit()
        self.stale_changed.emit()
        if self.stale or not stored.document.articles:
            self._soon.start()

    def _results(self) -> bytes:
        return self._kept_results.data

    @Slot()
    def _know_analyzers(self) -> None:
        self.stale_changed.emit()
        if self._jobs.busy:
            self._renew()

    def _renew(self) -> None:
        """A run is under way: if it replaces results of older analyzers, keep those, and tell unless it was asked."""
        if not self.stale_analyzers():
            return
        opened = self._kept_results.opened()
        if opened is None:
            return
        if self.path is not None and not self.read_only and self._guarded:
            self._keep(self.path, *opened)
        if not self._again:
            self.renewing.emit()

    @Slot(bytes)
    def _take_stored(self, data: bytes) -> None:
        if self._sent is None or self._analysed is not self._sent:
            return  # about a comparison that is no longer open
        self._kept_results.take(data, self._jobs.registered)
        self.stale_changed.emit()
        self._results_came(wanted=self._again)
        self._again = False

    @Slot(object)
    def _take_cleaned(self, analysis: Analysis) -> None:
        """Show articles that were added as soon as their text is clean."""
        if self._sent is None:
            return
        shown, new = with_new_articles(self._analysis, analysis)
        if new:
            self._analysis, self._unread = shown, self._unread | new
            self.results_changed.emit()

    @Slot(object)
    def _take_results(self, analysis: Analysis) -> None:
        if self._sent is None:  # an answer about the comparison that was open before
            return
        self._analysis, self._unread = analysis, frozenset()
        self._analysed = self._sent
        self.results_changed.emit()
        self.analysis_finished.emit()
        counts = self._kept_results.compared(analysis)
        if counts is not None and (self._again or self.stale_analyzers()):
            self.analysed_again.emit(counts)


def _kept_as_body(decision: Decision) -> bool:
    """Whether a person decided that something found to be site text is part of the article."""
    return decision.analyzer == "cleaning" and decision.action == "dismiss"


def _same_matter(a: Document | None, b: Document) -> bool:
    """Whether two documents hold what is analysed alike: the articles, what was decided, own words."""
    return a is not None and (a.articles, a.decisions, a.lexicon) == (b.articles, b.decisions, b.lexicon)
