"""The results of the open comparison as its file keeps them, and what a newer analyzer makes of them. Free of Qt."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from analyzers.stored import Registered, restore, stale
from app.export.changes import Count, differences
from app.model import Document

if TYPE_CHECKING:
    from analyzers.analysis import Analysis


class KeptResults:
    """Bytes of results.json for the document on screen, with the versions of the analyzers that made them."""

    def __init__(self) -> None:
        self.data = b""
        self._versions: dict[str, int] = {}
        self._before: Analysis | None = None
        self._opened: tuple[Document, bytes] | None = None

    def forget(self) -> None:
        """Another document is open."""
        self.data, self._before, self._opened = b"", None, None
        self._versions.clear()

    def read(self, data: bytes, document: Document) -> tuple[Analysis, bool] | None:
        """Results that a document's file holds, and whether they were made for it as it is; None if there are none."""
        self.forget()
        articles = [entry.article() for entry in document.articles]
        found = restore(data, articles, document.decisions, document.lexicon) if data else None
        if found is None:
            return None
        self.data, self._opened = data, (document, data)
        self._versions.update(found.versions)
        return found.analysis, found.fresh

    def take(self, data: bytes, present: Iterable[Registered]) -> None:
        """The worker has made new ones."""
        self.data = data
        self._versions = {analyzer.id: analyzer.version for analyzer in present}

    def stale(self, present: Iterable[Registered]) -> tuple[Registered, ...]:
        """Analyzers that are newer than the results; empty while there are no results."""
        return stale(self._versions, present) if self._versions else ()

    def opened(self) -> tuple[Document, bytes] | None:
        """The document with the results that its file held, once: to be kept before newer ones take their place."""
        found, self._opened = self._opened, None
        return found

    def compare_with(self, before: Analysis | None) -> None:
        """The next results are to be compared with these, if they are not with others already."""
        self._before = self._before or before

    def compared(self, after: Analysis) -> tuple[Count, ...] | None:
        """What differs from the results that were to be compared, once; None if nothing was to be."""
        before, self._before = self._before, None
        return None if before is None else differences(before, after)
