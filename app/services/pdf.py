"""Writes the comparison PDF in a thread; typst lets other threads run while it compiles."""

from __future__ import annotations

import logging
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRunnable, Signal

from app.model import Document

if TYPE_CHECKING:
    from analyzers.analysis import Analysis

_LOG = logging.getLogger(__name__)


class PdfSignals(QObject):
    """What a task says, from its thread.

    Signals:
        finished: (path, notes as one text, "" if none).
        failed: one sentence.
    """

    finished = Signal(str, str)
    failed = Signal(str)


class PdfTask(QRunnable):
    """Writes one PDF."""

    def __init__(self, analysis: Analysis, document: Document, path: Path) -> None:
        super().__init__()
        self.signals = PdfSignals()
        self._analysis = analysis
        self._document = document
        self._path = path

    def run(self) -> None:
        """Build the report and write it."""
        from analyzers.pipeline import Pipeline
        from app.export import ExportError, build_report, write_pdf
        from app.export.notes import note_entries

        try:
            report = build_report(
                self._analysis,
                self._document.title,
                Pipeline().specs,
                date.today(),
                self._document.decisions,
                lexicon=self._document.lexicon,
                codes=self._document.codes,
                marks=self._document.marks,
                notes=note_entries(self._document, self._analysis),
                order=[entry.id for entry in self._document.articles],
            )
            outcome = write_pdf(report, self._path)
        except ExportError as error:
            self.signals.failed.emit(str(error))
        except OSError as error:
            self.signals.failed.emit(
                f"The PDF could not be written to “{self._path.name}”: {error.strerror or error}. "
                "Your comparison is safe; choose another folder."
            )
        except BaseException as error:  # noqa: BLE001 - said instead of leaving the export hanging; a panic is no Exception
            _LOG.exception("the PDF could not be made")
            self.signals.failed.emit(f"The PDF could not be made ({type(error).__name__}). Your comparison is safe.")
        else:
            self.signals.finished.emit(str(self._path), "\n".join(outcome.notes))
