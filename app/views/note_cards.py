"""What the notes pane and the list of things without a place say about each note, mark and decision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.export.decided import decided, words_at
from app.export.names import long_date
from app.lenses.base import Comparison, Place
from app.model import Anchor, Document, Mark, Note
from app.model.placing import Unplaced, place

FAR = (10**6, 0)
"""Where what has no place stands in the order of the documents: behind everything."""


@dataclass(frozen=True)
class NoteCard:
    """A note as the pane shows it.

    Attributes:
        id: The note's id; "" for one that is being written.
        text: Its words.
        where: "Outlet · paragraph 3", the row or the article it is about.
        quote: The passage's words, "" for a note on an article.
        articles: Articles it is about.
        made: ISO 8601 in UTC, or "".
        by: Who, or "".
        order: Column and offset of the first passage.
        places: Where its passages stand in the clean texts.
        lost: It stands on passages of which none is shown now.
    """

    id: str
    text: str
    where: str
    quote: str = ""
    articles: frozenset[str] = frozenset()
    made: str = ""
    by: str = ""
    order: tuple[int, int] = FAR
    places: tuple[Place, ...] = ()
    lost: bool = False

    @property
    def signed(self) -> str:
        """Who wrote it and when: "Ines, 12 March 2026"."""
        return ", ".join(part for part in (self.by, local_day(self.made)) if part)


@dataclass(frozen=True)
class LostCard:
    """Something without a place.

    Attributes:
        kind: "decision", "mark" or "note".
        key: The mark's or note's id, or the decision's number in the document.
        article: Article id; "" if it is gone.
        title: What it was.
        detail: The words it stood on, where, and why it has no place.
    """

    kind: str
    key: str
    article: str
    title: str
    detail: str


def local_day(made: str) -> str:
    """The day of a time in UTC on this computer's calendar, for reading; "" if it is none."""
    try:
        return long_date(datetime.fromisoformat(made).astimezone().date().isoformat())
    except ValueError:
        return ""


def places_of(anchor: Anchor, comparison: Comparison) -> tuple[Place, ...]:
    """Where an anchor stands in the comparison shown."""
    known = {column.id for column in comparison.columns}
    if anchor.article not in known:
        return ()
    article = comparison.column(anchor.article).article
    return tuple(Place(anchor.article, span.start, span.end) for span in place(anchor, article))


def note_card(note: Note, comparison: Comparison) -> NoteCard:
    """The card of a note."""
    columns = {column.id: column for column in comparison.columns}
    places = tuple(p for anchor in note.anchors for p in places_of(anchor, comparison))
    quote = " … ".join(" ".join(anchor.quote.split()) for anchor in note.anchors)
    shown = {p.article for p in places}
    if len(shown) > 1:
        where = "Row: " + ", ".join(columns[key].short for key in columns if key in shown)
    elif places:
        where = comparison.where(places[0])
    elif note.anchors:
        where = "Needs placing"
    elif note.article:
        where = f"On {columns[note.article].name}" if note.article in columns else "On an article that was removed"
    else:
        where = "On the whole comparison"
    order = FAR
    if places:
        order = min((columns[p.article].index, p.start) for p in places)
    elif note.article in columns:
        order = (columns[note.article].index, -1)
    lost = bool(note.anchors) and not places
    return NoteCard(note.id, note.text, where, quote, note.articles, note.made, note.by, order, places, lost)


def lost_cards(lost: Sequence[Unplaced], document: Document, comparison: Comparison | None) -> tuple[LostCard, ...]:
    """Cards of what has no place."""
    names = {entry.id: entry.name for entry in document.articles}
    if comparison is not None:
        names |= {column.id: column.name for column in comparison.columns}
    codes = {code.id: code.name for code in document.codes}
    raws = {entry.id: entry.raw for entry in document.articles}
    out = []
    for found in lost:
        item = found.item
        name = names.get(found.article, "an article that was removed")
        if isinstance(item, Mark):
            kind, key = "mark", item.id
            title, words = f"Mark: {codes.get(item.code, 'unknown code')}", item.anchor.quote
        elif isinstance(item, Note):
            kind, key = "note", item.id
            title, words = f"Note: {item.text}", " … ".join(anchor.quote for anchor in item.anchors)
        else:
            kind, key = "decision", str(document.decisions.index(item))
            title, words = f"Decision: {decided(item, raws, names)}", words_at(item.places[0], raws)
        why = "the article or these words are no longer there" if found.gone else _HIDDEN[kind]
        quote = f"“{' '.join(words.split())}” · " if words else ""
        article = found.article if any(entry.id == found.article for entry in document.articles) else ""
        out.append(LostCard(kind, key, article, title, f"{quote}{name} · {why}"))
    return tuple(out)


_HIDDEN = {
    "mark": "the passage is hidden as site text",
    "note": "the passage is hidden as site text",
    "decision": "the statement is hidden or was not found again",
}
