"""Where the things a person made stand in the text as it is shown now. Pure functions.

An anchor holds places in the raw text. It is shown where all of it is shown; when any of it is hidden, or the words are
not there any more, it stands nowhere and is listed as needing a place. It is never moved to a look-alike.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from analyzers.decisions import Decision, Place, clean_place
from analyzers.records import Article
from analyzers.text import Span
from app.model.document import Document
from app.model.items import Anchor, Mark, Note


@dataclass(frozen=True)
class Unplaced:
    """Something that stands nowhere now.

    Attributes:
        item: The decision, mark or note.
        article: Article id of where it stood.
        gone: The article or its words are not there; otherwise the place is only hidden or not found again.
    """

    item: Decision | Mark | Note
    article: str
    gone: bool = False


def place(anchor: Anchor, article: Article | None) -> tuple[Span, ...]:
    """Clean spans where an anchor stands, merged; empty if any of it is hidden or its words are not there.

    Args:
        anchor: Raw places.
        article: The article as shown, with its revision; None if it is not in the comparison.
    """
    if article is None or article.id != anchor.article or not anchor.holds(article.raw):
        return ()
    return clean_place(anchor.spans, article.revision)


def unplaced(document: Document, articles: Iterable[Article], lost: Collection[Decision] = ()) -> tuple[Unplaced, ...]:
    """Decisions, marks and notes without a place, in this order, each list as it stands in the document.

    A note on several passages has a place as long as one of them has.

    Args:
        document: What the person made.
        articles: The articles as shown.
        lost: Decisions that found no place in the results shown (`Analysis.unplaced`).
    """
    shown = {article.id: article for article in articles}
    raws = {entry.id: entry.raw for entry in document.articles}
    out = [
        Unplaced(decision, decision.article, gone)
        for decision in document.decisions
        if (gone := _decision_lost(decision, document, lost)) is not None
    ]
    for mark in document.marks:
        if not place(mark.anchor, shown.get(mark.anchor.article)):
            out.append(Unplaced(mark, mark.anchor.article, not _there(mark.anchor, raws)))
    for note in document.notes:
        if note.anchors and not any(place(a, shown.get(a.article)) for a in note.anchors):
            out.append(Unplaced(note, note.anchors[0].article, not any(_there(a, raws) for a in note.anchors)))
        elif not note.anchors and note.article and note.article not in raws:
            out.append(Unplaced(note, note.article, True))
    return tuple(out)


def carried(decision: Decision, article: str, old: str, new: str) -> tuple[Decision, bool]:
    """A decision after the raw text of an article has become another one, and whether all its places there are kept.

    A place is kept if each of its stretches stands where it stood, or at one other place with its surroundings;
    otherwise it gets no spans.
    """
    places = [
        replace(place, spans=_carried(place, old, new)) if place.article == article else place
        for place in decision.places
    ]
    whole = all(now.spans or not was.spans for now, was in zip(places, decision.places, strict=True))
    if not whole and decision.analyzer == "attribution":
        places[0] = Place(decision.article)  # an empty source or cue would mean that there is none
    return replace(decision, spans=places[0].spans, others=tuple(places[1:])), whole


def _carried(place: Place, old: str, new: str) -> tuple[Span, ...]:
    """Where the stretches of a place are in the new raw text; empty unless all are found."""
    spans: list[Span] = []
    for span in place.spans:
        if not 0 <= span.start < span.end <= len(old):
            return ()
        anchor = Anchor.at(place.article, old, (span,))
        found = anchor.found_in(new)
        if found is None:
            return ()
        now = Anchor.at(place.article, new, found.spans)
        if len(old) != len(new) and (now.before, now.after) != (anchor.before, anchor.after):
            return ()  # letters moved: the same word at the same number is another one
        spans += now.spans
    return tuple(spans)


def _there(anchor: Anchor, raws: Mapping[str, str]) -> bool:
    return anchor.article in raws and anchor.holds(raws[anchor.article])


def _decision_lost(decision: Decision, document: Document, lost: Collection[Decision]) -> bool | None:
    """Whether a decision has no place: True if an article of it is gone, False if it is hidden, None if it has one."""
    if not decision.articles <= {entry.id for entry in document.articles}:
        return True
    return False if decision in lost else None
