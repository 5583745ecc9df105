"""Edits: `apply(document, edit)` gives the new document and the edit that takes it back.

Applying the inverse of an edit to its result gives a document equal to the one before, whatever the edit.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal, assert_never

from analyzers.decisions import Decision
from analyzers.records import LexiconEntry
from app.model.document import ArticleEntry, Document
from app.model.items import Code, Mark, Note, ViewSet


class EditError(ValueError):
    """An edit that does not fit the document (an article that is not there, an id used twice)."""


Item = Decision | Code | Mark | Note | LexiconEntry | ViewSet
Field = Literal["decisions", "codes", "marks", "notes", "lexicon", "views"]
ITEM_TYPES: dict[Field, type[Item]] = {
    "decisions": Decision,
    "codes": Code,
    "marks": Mark,
    "notes": Note,
    "lexicon": LexiconEntry,
    "views": ViewSet,
}


@dataclass(frozen=True)
class InsertArticle:
    """Put an article at a column.

    Attributes:
        index: Column number from 0, at most the number of articles.
        entry: The article.
        label: For the undo menu; "Add" and the article's name when left empty.
    """

    index: int
    entry: ArticleEntry
    label: str = ""

    def __post_init__(self) -> None:
        if not self.label:
            object.__setattr__(self, "label", f"Add “{self.entry.name}”")


@dataclass(frozen=True)
class RemoveArticle:
    """Take an article out; what stands in it stays (see `removal`)."""

    article: str
    label: str = "Remove article"


@dataclass(frozen=True)
class PutItem:
    """Put an item into one of the document's lists, before the item that stands at `index` now."""

    field: Field
    index: int
    item: Item
    label: str


@dataclass(frozen=True)
class TakeItem:
    """Take the item at `index` out of one of the document's lists."""

    field: Field
    index: int
    label: str


@dataclass(frozen=True)
class SwapItem:
    """Put another item in the place of the one at `index`."""

    field: Field
    index: int
    item: Item
    label: str


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
class Batch:
    """Several edits as one step, applied in order; if one fails none is applied."""

    edits: tuple[Edit, ...]
    label: str


Edit = InsertArticle | RemoveArticle | MoveArticle | SetTitle | PutItem | TakeItem | SwapItem | Batch


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
        case PutItem() | TakeItem() | SwapItem():
            return _change_items(document, edit)
        case Batch():
            inverses: list[Edit] = []
            for part in edit.edits:
                document, inverse = apply(document, part)
                inverses.append(inverse)
            return document, Batch(tuple(reversed(inverses)), edit.label)
        case _:
            assert_never(edit)


def removal(document: Document, article: str, label: str) -> Batch:
    """One step that takes an article out together with all that stands in it alone.

    Notes that stand in other articles too are kept.

    Raises:
        EditError: if the article is not in the document.
    """
    if all(entry.id != article for entry in document.articles):
        raise EditError(f"article {article!r} is not in the comparison")
    edits: list[Edit] = []
    for field in ("decisions", "marks", "notes"):
        items: tuple[Decision | Mark | Note, ...] = getattr(document, field)
        gone = [i for i, item in enumerate(items) if item.articles == {article}]
        edits.extend(TakeItem(field, index, label) for index in reversed(gone))
    return Batch((*edits, RemoveArticle(article, label)), label)


def _change_items(document: Document, edit: PutItem | TakeItem | SwapItem) -> tuple[Document, Edit]:
    """Put, take or swap an item of a list."""
    if edit.field not in ITEM_TYPES:
        raise EditError(f"a document has no list {edit.field!r}")
    items: tuple[Item, ...] = getattr(document, edit.field)
    size = len(items)
    if not 0 <= edit.index < size + isinstance(edit, PutItem):
        raise EditError(f"no place {edit.index} in {size} {edit.field}")
    before, rest = items[: edit.index], items[edit.index :]
    if isinstance(edit, TakeItem):
        inverse: Edit = PutItem(edit.field, edit.index, rest[0], edit.label)
        return _with(document, edit.field, (*before, *rest[1:])), inverse
    if not isinstance(edit.item, ITEM_TYPES[edit.field]):
        raise EditError(f"a {type(edit.item).__name__} does not belong to the {edit.field}")
    if isinstance(edit, PutItem):
        return _with(document, edit.field, (*before, edit.item, *rest)), TakeItem(edit.field, edit.index, edit.label)
    inverse = SwapItem(edit.field, edit.index, rest[0], edit.label)
    return _with(document, edit.field, (*before, edit.item, *rest[1:])), inverse


def _with(document: Document, field: Field, items: tuple[Item, ...]) -> Document:
    """The document with another list of items."""
    changes: dict[str, Any] = {field: items}
    return replace(document, **changes)


def _insert(document: Document, edit: InsertArticle) -> tuple[Document, Edit]:
    """Put an article in."""
    if any(entry.id == edit.entry.id for entry in document.articles):
        raise EditError(f"article {edit.entry.id!r} is in the comparison already")
    if not 0 <= edit.index <= len(document.articles):
        raise EditError(f"no column {edit.index} in a comparison of {len(document.articles)} articles")
    articles = (*document.articles[: edit.index], edit.entry, *document.articles[edit.index :])
    return replace(document, articles=articles), RemoveArticle(edit.entry.id, edit.label)


def _remove(document: Document, edit: RemoveArticle) -> tuple[Document, Edit]:
    """Take an article out."""
    try:
        index = document.index(edit.article)
    except KeyError as error:
        raise EditError(f"article {edit.article!r} is not in the comparison") from error
    entry = document.articles[index]
    articles = document.articles[:index] + document.articles[index + 1 :]
    return replace(document, articles=articles), InsertArticle(index, entry, edit.label)


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
