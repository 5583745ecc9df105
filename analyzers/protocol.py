"""What an analyzer is.

An analyzer is a callable with a `spec`. It takes articles and the results it asked for, and returns one frozen
result. Results are looked up by their type, so a wrong name cannot be asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol, TypeVar, cast

from analyzers.records import Article

R = TypeVar("R")
Scope = Literal["raw", "article", "comparison"]


@dataclass(frozen=True)
class Spec:
    """How an analyzer presents itself.

    Attributes:
        id: Stable name, used in files.
        version: Raised by one whenever its output changes.
        scope: "raw" works on one article before cleaning, "article" on one cleaned article, "comparison" on all.
        provides: Type of its result.
        requires: Types of the results it needs; those of article scope are given per article.
        uses: Types of results it can do without (given when there).
        english_only: Skipped for articles in other languages.
        internal: The result is groundwork for others and stays in the worker process.
        title: Name for people.
        definition: What is counted and how, in plain sentences ("How is this counted?").
    """

    id: str
    version: int
    scope: Scope
    provides: type[Any]
    requires: tuple[type[Any], ...] = ()
    uses: tuple[type[Any], ...] = ()
    english_only: bool = True
    internal: bool = False
    title: str = ""
    definition: str = ""


class MissingResult(LookupError):
    """An analyzer asked for a result that it did not require or that was not computed."""


@dataclass(frozen=True)
class Given:
    """Results handed to an analyzer.

    Attributes:
        per_article: Article id -> result type -> result.
        shared: Result type -> result of comparison scope.
        article: The article in work, for analyzers of raw and article scope.
    """

    per_article: Mapping[str, Mapping[type[Any], Any]]
    shared: Mapping[type[Any], Any]
    article: str = ""

    def of(self, article: str, kind: type[R]) -> R:
        """The result of type `kind` for an article.

        Raises:
            MissingResult: if there is none.
        """
        found = self.find(article, kind)
        if found is None:
            raise MissingResult(f"no {kind.__name__} for article {article!r}")
        return found

    def find(self, article: str, kind: type[R]) -> R | None:
        """The result of type `kind` for an article, or None (another language, or the analyzer failed)."""
        return cast("R | None", self.per_article.get(article, {}).get(kind))

    def one(self, kind: type[R]) -> R:
        """The result of type `kind` for the article in work.

        Raises:
            MissingResult: if there is none.
        """
        return self.of(self.article, kind)

    def all(self, kind: type[R]) -> R:
        """The comparison's result of type `kind`.

        Raises:
            MissingResult: if there is none.
        """
        found = self.shared.get(kind)
        if found is None:
            raise MissingResult(f"no {kind.__name__}")
        return cast("R", found)


class ArticleAnalyzer(Protocol):
    """An analyzer of raw or article scope."""

    @property
    def spec(self) -> Spec:
        """Its description."""

    def __call__(self, article: Article, given: Given) -> Any:
        """Analyse one article and return a result of type `spec.provides`."""


class ComparisonAnalyzer(Protocol):
    """An analyzer over all articles of a comparison."""

    @property
    def spec(self) -> Spec:
        """Its description."""

    def __call__(self, articles: Sequence[Article], given: Given) -> Any:
        """Analyse the articles and return a result of type `spec.provides`."""
