"""Edits: `apply(document, edit)` gives the new document and the edit that takes it back.

Applying the inverse of an edit to its result gives a document equal to the one before, whatever the edit.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import assert_never

from analyzers.decisions import Decision
from app.model.document import ArticleEntry, Document


class EditError(ValueError):
    """An edit that does not fit the document (an article that is not there, an id used twice)."""


@dataclass(frozen=True)
class InsertArticle:
    """Put an article, and the decisions taken about it before it was removed, at a column.

    Attributes:
        index: Column number from 0, at most the number of articles.
        entry: The article.
        decisions: Decisions to put back, each with its place in the document's list.
        label: For the undo menu; "Add" and the article's name when left empty.
    """

    index: int
    entry: ArticleEntry
    decisions: tuple[tuple[int, Decision], ...] = ()
    label: str = ""

    def __post_init__(self) -> None:
        if not self.label:
            object.__setattr__(self, "label", f"Add “{self.entry.name}”")


@dataclass(frozen=True)
class RemoveArticle:
    """Take an article out, with the decisions about it."""

    article: str
    label: str = "Remove article"


@dataclass(frozen=True)
class MoveArticle:
    """Move an article to another column (number from 0 in the new order)."""

    article: str
    index: int
    label: str = "Move article"


@dataclass(frozen=True)
class SetTitle:
    """Rename the comparison."""

    title: str
    label: str = "Rename comparison"


@dataclass(frozen=True)
class SetDecisions:
    """Replace the list of decisions."""

    decisions: tuple[Decision, ...]
    label: str


@dataclass(frozen=True)
class Batch:
    """Several edits as one step, applied in order; if one fails none is applied."""

    edits: tuple[Edit, ...]
    label: str


Edit = InsertArticle | RemoveArticle | MoveArticle | SetTitle | SetDecisions | Batch


def apply(document: Document, edit: Edit) -> tuple[Document, Edit]:
    """Apply an edit.

    Returns:
        The new document and the inverse edit.

    Raises:
        EditError: if the edit does not fit; the document is as it was.
    """
    match edit:
        case InsertArticle():
            return _insert(document, edit)
        case RemoveArticle():
            return _remove(document, edit)
        case MoveArticle():
            return _move(document, edit)
        case SetTitle():
            return replace(document, title=edit.title), SetTitle(document.title, edit.label)
        case SetDecisions():
            return replace(document, decisions=edit.decisions), SetDecisions(document.decisions, edit.label)
        case Batch():
            inverses: list[Edit] = []
            for part in edit.edits:
                document, inverse = apply(document, part)
                inverses.append(inverse)
            return document, Batch(tuple(reversed(inverses)), edit.label)
        case _:
            assert_never(edit)


def _insert(document: Document, edit: InsertArticle) -> tuple[Document, Edit]:
    """Put an article in."""
    if any(entry.id == edit.entry.id for entry in document.articles):
        raise EditError(f"article {edit.entry.id!r} is in the comparison already")
    if not 0 <= edit.index <= len(document.articles):
        raise EditError(f"no column {edit.index} in a comparison of {len(document.articles)} articles")
    articles = (*document.articles[: edit.index], edit.entry, *document.articles[edit.index :])
    decisions = list(document.decisions)
    for place, decision in edit.decisions:
        decisions.insert(place, decision)
    changed = replace(document, articles=articles, decisions=tuple(decisions))
    removal = RemoveArticle(edit.entry.id, edit.label)
    if any(decision.article == edit.entry.id for decision in document.decisions):
        # Decisions about an article that was not there: taking it out again must leave them.
        return changed, Batch((removal, SetDecisions(document.decisions, edit.label)), edit.label)
    return changed, removal


def _remove(document: Document, edit: RemoveArticle) -> tuple[Document, Edit]:
    """Take an article out."""
    try:
        index = document.index(edit.article)
    except KeyError as error:
        raise EditError(f"article {edit.article!r} is not in the comparison") from error
    entry = document.articles[index]
    gone = tuple((i, d) for i, d in enumerate(document.decisions) if d.article == edit.article)
    changed = replace(
        document,
        articles=document.articles[:index] + document.articles[index + 1 :],
        decisions=tuple(d for d in document.decisions if d.article != edit.article),
    )
    return changed, InsertArticle(index, entry, gone, edit.label)


def _move(document: Document, edit: MoveArticle) -> tuple[Document, Edit]:
    """Move an article."""
    try:
        index = document.index(edit.article)
    except KeyError as error:
        raise EditError(f"article {edit.article!r} is not in the comparison") from error
    if not 0 <= edit.index < len(document.articles):
        raise EditError(f"no column {edit.index} in a comparison of {len(document.articles)} articles")
    articles = list(document.articles)
    articles.insert(edit.index, articles.pop(index))
    return replace(document, articles=tuple(articles)), MoveArticle(edit.article, index, edit.label)
