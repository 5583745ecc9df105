"""What a run of the pipeline gives back. Light to import: the window's process needs it to take results in."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from analyzers.decisions import Decision
from analyzers.protocol import Given, Spec
from analyzers.records import Article


@dataclass(frozen=True)
class Failure:
    """An analyzer that raised; the others go on.

    Attributes:
        analyzer: Its id.
        article: Article id, or "" for the whole comparison.
        message: One sentence for a person.
        detail: The exception, for the log.
    """

    analyzer: str
    article: str
    message: str
    detail: str


@dataclass(frozen=True)
class Notice:
    """Something a person should know about an article or the comparison.

    Attributes:
        article: Article id, or "".
        message: One sentence.
    """

    article: str
    message: str


@dataclass(frozen=True)
class Analysis:
    """All results of a comparison.

    Attributes:
        articles: Cleaned articles in the order given.
        per_article: Article id -> result type -> effective result.
        shared: Result type -> effective result of comparison scope.
        failures: Analyzers that raised.
        notices: Languages not supported, articles too long, one article only, copies, articles of different events.
        unplaced: Decisions that found no place in the results, in the order they were taken.
    """

    articles: tuple[Article, ...] = ()
    per_article: Mapping[str, Mapping[type[Any], Any]] = field(default_factory=dict)
    shared: Mapping[type[Any], Any] = field(default_factory=dict)
    failures: tuple[Failure, ...] = ()
    notices: tuple[Notice, ...] = ()
    unplaced: tuple[Decision, ...] = ()

    @property
    def given(self) -> Given:
        """Typed access to the results."""
        return Given(self.per_article, self.shared)

    def public(self, specs: Iterable[Spec]) -> Analysis:
        """The same without results that are groundwork only (they are large and stay in the worker)."""
        internal = {spec.provides for spec in specs if spec.internal}
        per_article = {
            key: {kind: result for kind, result in found.items() if kind not in internal}
            for key, found in self.per_article.items()
        }
        return dataclasses.replace(self, per_article=per_article)
