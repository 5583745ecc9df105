"""The results of the open comparison as its file keeps them, and what a newer analyzer makes of them. Free of Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from analyzers.decisions import Context, Decision, effective
from analyzers.records import AttributionResult, EventsResult, LineupResult, NamingResult
from analyzers.stored import Registered, restore, stale
from app.export.changes import Count, differences
from app.model import Document

if TYPE_CHECKING:
    from analyzers.analysis import Analysis


def with_new_articles(shown: Analysis | None, cleaned: Analysis) -> tuple[Analysis, frozenset[str]]:
    """The results shown with articles that were added since, cleaned and nothing more.

    Args:
        shown: The results on screen, or None.
        cleaned: All articles, cleaned.

    Returns:
        The results to show, and the ids of the articles added. They join the last event until events are known.
    """
    known = {article.id for article in shown.articles} if shown is not None else set()
    new = [article for article in cleaned.articles if article.id not in known]
    ids = frozenset(article.id for article in new)
    if shown is None or not new:
        return (shown or cleaned), ids
    old = {article.id: article for article in shown.articles}
    there = {article.id for article in cleaned.articles}
    articles = tuple(old.get(article.id, article) for article in cleaned.articles)
    per_article = {key: found for key, found in {**cleaned.per_article, **shown.per_article}.items() if key in there}
    shared = dict(shown.shared)
    events: EventsResult | None = shared.get(EventsResult)
    if events is not None and events.events:
        last = events.events[-1]
        joined = replace(last, articles=(*last.articles, *(article.id for article in new)))
        shared[EventsResult] = EventsResult((*events.events[:-1], joined))
    return replace(shown, articles=articles, per_article=per_article, shared=shared), ids


_AT_ONCE: Mapping[str, type[Any]] = {"attribution": AttributionResult, "lineup": LineupResult, "naming": NamingResult}
"""Analyzers whose effective results can be shown before anything runs anew: those whose decisions move no text."""


def with_decisions(shown: Analysis, decisions: Sequence[Decision], document: Document) -> Analysis | None:
    """The results shown after decisions just taken, without what is built on them; None if they change nothing yet.

    Effective results after one more decision are the same as those after all of them.

    Args:
        shown: Effective results.
        decisions: The newest ones.
        document: What is open now; articles that were removed since are left out.
    """
    there = {entry.id for entry in document.articles}
    shown = replace(shown, articles=tuple(a for a in shown.articles if a.id in there))
    context = Context({article.id: article for article in shown.articles})
    per_article = {key: dict(found) for key, found in shown.per_article.items()}
    shared = dict(shown.shared)
    changed = False
    for decision in decisions:
        kind = _AT_ONCE.get(decision.analyzer)
        place = per_article.get(decision.article, {}) if kind is AttributionResult else shared
        if kind is None or kind not in place:
            continue
        after = effective(place[kind], (decision,), context.only(decision.article) if place is not shared else context)
        changed = changed or after != place[kind]
        place[kind] = after
    return replace(shown, per_article=per_article, shared=shared) if changed else None


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
