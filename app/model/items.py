"""What a person adds to the articles: codes and marks, notes, pinned passages, own words, and sets of views.

Everything that stands somewhere in a text holds an `Anchor`: places in the article's raw text, which nobody edits, and
the words that stood there, so that a place can be checked before it is shown and is never guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from analyzers.text import Span

CONTEXT = 32
"""Characters kept before and after an anchored passage."""

LineStyle = Literal["solid", "dashed", "dotted", "double", "wavy"]


@dataclass(frozen=True)
class Anchor:
    """A passage of an article.

    Attributes:
        article: Article id.
        spans: Raw offsets, sorted, disjoint, at least one.
        quote: The words, spans joined by one space.
        before: Up to 32 characters in front of the first span.
        after: Up to 32 characters behind the last span.
    """

    article: str
    spans: tuple[Span, ...]
    quote: str
    before: str = ""
    after: str = ""

    @classmethod
    def at(cls, article: str, raw: str, spans: tuple[Span, ...]) -> Anchor:
        """An anchor for places in `raw`.

        Raises:
            ValueError: if there is no place, or one reaches outside the text.
        """
        if not spans or any(not 0 <= s.start < s.end <= len(raw) for s in spans):
            raise ValueError(f"no passage at {spans} in a text of {len(raw)} characters")
        first, last = spans[0].start, spans[-1].end
        quote = " ".join(span.of(raw) for span in spans)
        return cls(article, spans, quote, raw[max(0, first - CONTEXT) : first], raw[last : last + CONTEXT])

    def holds(self, raw: str) -> bool:
        """Whether the words still stand at the places."""
        inside = all(0 <= s.start < s.end <= len(raw) for s in self.spans)
        return inside and " ".join(span.of(raw) for span in self.spans) == self.quote

    def found_in(self, raw: str) -> Anchor | None:
        """This anchor in another raw text of the article, or None unless there is exactly one place for it.

        The words must occur once together with their surroundings; a look-alike elsewhere is never taken. Anchors of
        several spans are only kept where they are.
        """
        if self.holds(raw):
            return self
        if len(self.spans) != 1:
            return None
        needle = self.before + self.quote + self.after
        at = raw.find(needle)
        if at < 0 or raw.find(needle, at + 1) >= 0:
            return None
        start = at + len(self.before)
        return Anchor.at(self.article, raw, (Span(start, start + len(self.quote)),))


@dataclass(frozen=True)
class Code:
    """What a mark means.

    Attributes:
        id: Unique in the document, never reused.
        name: For people.
        colour: Name of a colour of the theme, so that it stays readable in light and dark.
        letter: One or two characters shown beside the mark.
        line: Style of the underline.
        key: Number key 1 to 9, or 0 for none.
        retired: No longer offered; its marks stay.
    """

    id: str
    name: str
    colour: str = "blue"
    letter: str = ""
    line: LineStyle = "solid"
    key: int = 0
    retired: bool = False


@dataclass(frozen=True)
class Mark:
    """A passage marked with a code.

    Attributes:
        id: Unique in the document.
        code: Id of its code.
        anchor: Where it stands.
        made: When, ISO 8601 in UTC.
        by: Who, or "".
    """

    id: str
    code: str
    anchor: Anchor
    made: str = ""
    by: str = ""

    @property
    def articles(self) -> frozenset[str]:
        """Articles it stands in."""
        return frozenset({self.anchor.article})


@dataclass(frozen=True)
class Note:
    """A note on a passage, a row or an article.

    Attributes:
        id: Unique in the document.
        text: The note.
        anchors: The passage, or the row's passages; empty for a note on a whole article or the comparison.
        article: Article id for a note on an article, else "".
        made: When, ISO 8601 in UTC.
        by: Who, or "".
    """

    id: str
    text: str
    anchors: tuple[Anchor, ...] = ()
    article: str = ""
    made: str = ""
    by: str = ""

    @property
    def articles(self) -> frozenset[str]:
        """Articles it stands in; empty for a note on the comparison."""
        found = {anchor.article for anchor in self.anchors}
        return frozenset(found | {self.article} if self.article else found)


@dataclass(frozen=True)
class ViewSet:
    """A way of looking at the comparison that a person named, to come back to it in class.

    What it names and is not there any more (a removed article, a filter of a later program) is passed over.

    Attributes:
        id: Unique in the document.
        name: For people.
        view: Name of the view ("lined_up", "full_text", "matrix").
        lens: Id of the lens.
        filters: Ids of the filters of rows that are on.
        hidden: Ids of articles whose columns are not shown.
        order: Id of the article whose order the rows have, or "" for the first one's.
        made: When, ISO 8601 in UTC.
        by: Who, or "".
    """

    id: str
    name: str
    view: str = "lined_up"
    lens: str = ""
    filters: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    order: str = ""
    made: str = ""
    by: str = ""
