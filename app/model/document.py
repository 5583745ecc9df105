"""What a person saves: articles as they came in, and the decisions taken about them."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field

from analyzers.decisions import Decision
from analyzers.records import Article, Hints, LexiconEntry
from app.model.items import Code, Mark, Note, ViewSet

UNTITLED = "Untitled comparison"


@dataclass(frozen=True)
class ArticleEntry:
    """One article of a document.

    Attributes:
        id: Unique in the document, never reused.
        name: Where it came from, for people: a file name or "Pasted text 2".
        raw: The decoded text or the text taken out of a page, before cleaning. Never changed.
        original: The bytes that came in; empty for pasted plain text, whose `raw` is all there was. Of a row of a
            list: the list's header and the row, as CSV.
        media: What it was read as: a media type, one of `app.readers.MEDIA`.
        hints: What the reader found beside the text.
        notes: Sentences from the reader ("Read as Windows-1252.").
    """

    id: str
    name: str
    raw: str
    original: bytes = b""
    media: str = "text/plain"
    hints: Hints = field(default_factory=Hints)
    notes: tuple[str, ...] = ()

    def article(self) -> Article:
        """The article as the analyzers take it."""
        return Article(self.id, self.name, self.raw, self.hints)


@dataclass(frozen=True)
class Document:
    """A comparison.

    Attributes:
        title: Its name on screen and in exports.
        articles: In the order of the columns.
        decisions: A person's decisions, oldest first.
        codes: What marks can mean, in the order of the menu.
        marks: In the order they were made.
        notes: In the person's order.
        lexicon: What the person decided about words of the lists, oldest first.
        views: Ways of looking that the person named, in the order of the menu.
    """

    title: str = UNTITLED
    articles: tuple[ArticleEntry, ...] = ()
    decisions: tuple[Decision, ...] = ()
    codes: tuple[Code, ...] = ()
    marks: tuple[Mark, ...] = ()
    notes: tuple[Note, ...] = ()
    lexicon: tuple[LexiconEntry, ...] = ()
    views: tuple[ViewSet, ...] = ()

    def entry(self, article: str) -> ArticleEntry:
        """The entry with this id.

        Raises:
            KeyError: if there is none.
        """
        for entry in self.articles:
            if entry.id == article:
                return entry
        raise KeyError(article)

    def index(self, article: str) -> int:
        """Column number of an article, from 0.

        Raises:
            KeyError: if there is none.
        """
        for index, entry in enumerate(self.articles):
            if entry.id == article:
                return index
        raise KeyError(article)


def new_id() -> str:
    """A new article id: twelve hex digits, random, so that two copies of a file never share one."""
    return uuid.uuid4().hex[:12]
