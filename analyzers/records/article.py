"""An article as the pipeline takes it."""

from __future__ import annotations

from dataclasses import dataclass, field

from analyzers.text import Revision, Text


@dataclass(frozen=True)
class Hints:
    """What a reader found beside the text (an HTML page's metadata). None means: not stated.

    Attributes:
        outlet: Site or masthead name.
        headline: Title.
        deck: Summary line under the title.
        byline: Authors.
        published: ISO 8601 date or date and time.
        updated: ISO 8601 date or date and time.
        url: Address of the page.
        language: Declared language, ISO 639-1.
    """

    outlet: str | None = None
    headline: str | None = None
    deck: str | None = None
    byline: str | None = None
    published: str | None = None
    updated: str | None = None
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True)
class Article:
    """One article.

    Attributes:
        id: Unique in its comparison, stable while the comparison lives.
        name: Where it came from, for people: a file name or "Pasted text 2".
        raw: The whole decoded text.
        hints: What the reader found beside the text.
        revision: The cleaning in force; None before cleaning.
        language: ISO 639-1 code found from the text, or None before cleaning and when it could not be told.
    """

    id: str
    name: str
    raw: str
    hints: Hints = field(default_factory=Hints)
    revision: Revision | None = None
    language: str | None = None

    @property
    def text(self) -> Text:
        """The clean text.

        Raises:
            ValueError: if the article has not been cleaned yet.
        """
        if self.revision is None:
            raise ValueError(f"article {self.id!r} has no cleaned text yet")
        return _text_of(self.revision)


_TEXTS: dict[str, Text] = {}


def _text_of(revision: Revision) -> Text:
    """The `Text` of a revision; kept for the few most recent ones, since its structure is computed once."""
    found = _TEXTS.get(revision.id)
    if found is None:
        if len(_TEXTS) > 256:
            _TEXTS.clear()
        found = _TEXTS[revision.id] = Text(revision.clean)
    return found
