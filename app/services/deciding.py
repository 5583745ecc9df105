"""A person's word over results: sources, rows, events and actors by hand, own words and named views.

Every method is one step that can be undone; places are given as they stand on screen (clean offsets) and kept as
places in the raw text. Each returns whether it was done: False if there is nothing to do, or, with a notice, if the
comparison is read-only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from analyzers.decisions import STATEMENT, Action, Decision, Place, place_of_attribution
from analyzers.records import Attribution, LexiconEntry
from analyzers.records.attribution import UNNAMED_CLASSES
from analyzers.text import Span
from analyzers.text.span import hull
from app.model import Batch, Edit, PutItem, SwapItem, TakeItem, ViewSet, new_id

if TYPE_CHECKING:
    from app.services.session import Session

Passage = tuple[str, Span]
"""Article id and clean span: a sentence of a row, or a label of an actor."""


class Deciding:
    """Takes a person's decisions for a session's document.

    Args:
        session: Whose document it is.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    # --- attributions and sources --------------------------------------------------------------------------------
    def confirm(self, article: str, item: Attribution) -> bool:
        """An attribution is right as it was found."""
        return self._about(article, item, "confirm", "Confirm source")

    def dismiss(self, article: str, item: Attribution) -> bool:
        """An attribution is none."""
        return self._about(article, item, "dismiss", "Not a source")

    def set_field(self, article: str, item: Attribution, field: str, value: str) -> bool:
        """Set class or status of a source, or type or speech act of one attribution (see `analyzers.decisions`)."""
        if str(getattr(item, field)) == value:
            return False
        return self._about(article, item, "change", f"Change {_FIELDS[field]}", field, value)

    def set_part(self, article: str, item: Attribution, part: str, spans: Sequence[Span]) -> bool:
        """Give an attribution other words as its source, cue, content, said_to or relay; no spans for none."""
        if (part == "content" and not spans) or _same_words(item, part, spans):
            return False
        wanted = self._session.raw_place(article, spans)
        return self._about(article, item, "change", f"Change {_WORDS[part]}", part, others=(wanted,))

    def count_as(self, article: str, item: Attribution, value: str) -> bool:
        """Count an attribution as a statement, or leave it out as a belief, wish or plan."""
        if item.reporting == (value == STATEMENT):
            return False
        label = "Count as a statement" if value == STATEMENT else "Count as a belief, wish or plan"
        return self._about(article, item, "change", label, "reporting", value)

    def set_anonymity(self, article: str, item: Attribution, kind: str, spans: Sequence[Span] = ()) -> bool:
        """Say why the source of an attribution is not named; the reason itself is words of the text."""
        if item.source_class not in UNNAMED_CLASSES or (kind == "reason_given" and not spans):
            return False
        known = item.anonymity
        if known is not None and known.kind == kind and (not spans or known.reason == hull(spans)):
            return False
        others = (self._session.raw_place(article, spans),) if spans else ()
        return self._about(article, item, "change", "Change reason for anonymity", "anonymity", kind, others)

    def add_attribution(
        self,
        article: str,
        content: Sequence[Span],
        source: Sequence[Span] = (),
        cue: Sequence[Span] = (),
        source_class: str = "",
    ) -> bool:
        """Add an attribution that was not found; without a class that of its source counts, or hearsay."""
        if not content:
            return False
        first, *others = (self._session.raw_place(article, spans) for spans in (content, source, cue))
        decision = Decision("attribution", article, "add", first.spans, value=source_class, others=tuple(others))
        return self._session.decide([decision], "Add source")

    def merge_sources(self, article: str, items: Sequence[Attribution]) -> bool:
        """The sources of these attributions of one article are one."""
        if len({item.entity for item in items}) < 2 or any(not item.entity for item in items):
            return False
        return self._several("attribution", "merge", [self._place(article, item) for item in items], "Same source")

    def split_source(self, article: str, items: Sequence[Attribution]) -> bool:
        """These attributions of one source have another source of their own."""
        if not items or not items[0].entity:
            return False
        return self._several("attribution", "split", [self._place(article, item) for item in items], "Another source")

    # --- rows ----------------------------------------------------------------------------------------------------
    def pin(self, passages: Sequence[Passage]) -> bool:
        """These passages belong in one row."""
        return len(passages) > 1 and self._several("lineup", "merge", self._places(passages), "Pin passages together")

    def part(self, some: Sequence[Passage], others: Sequence[Passage]) -> bool:
        """None of some passages belongs in a row with any of the others; they are never offered together again."""
        if not some or not others:
            return False
        places = self._places([*some, *others])
        cut = "" if len(some) == 1 else str(len(some))
        return self._several("lineup", "split", places, "Do not belong together", value=cut)

    def move(self, passages: Sequence[Passage], leaves: Sequence[Passage], joins: Sequence[Passage]) -> bool:
        """Move passages from the row of some others to that of others; without `leaves` they stay there, too."""
        decisions = []
        if passages and leaves:
            cut = "" if len(passages) == 1 else str(len(passages))
            decisions.append(self._joint("lineup", "split", self._places([*passages, *leaves]), value=cut))
        if passages and joins:
            decisions.append(self._joint("lineup", "merge", self._places([*joins, *passages])))
        return self._session.decide(decisions, "Move passage" if leaves else "Join passage")

    def join_rows(self, above: Sequence[Passage], below: Sequence[Passage]) -> bool:
        """The row of some passages and that of others are one row; other rows stay as they are."""
        if not above or not below:
            return False
        cut = "" if len(above) == 1 else str(len(above))
        places = self._places([*above, *below])
        return self._several("lineup", "merge", places, "Join rows", field="rows", value=cut)

    def split_row(self, some: Sequence[Passage], others: Sequence[Passage]) -> bool:
        """Some passages of a row stand in a row of their own, and in none with the others."""
        if not some or not others:
            return False
        cut = "" if len(some) == 1 else str(len(some))
        places = self._places([*some, *others])
        return self._several("lineup", "split", places, "Split row", field="rows", value=cut)

    def no_match(self, passages: Sequence[Passage], article: str) -> bool:
        """An article has no passage that matches the row of these passages."""
        if not passages:
            return False
        return self._several(
            "lineup", "confirm", self._places(passages), "No matching passage", field="no_match", value=article
        )

    def free(self, passages: Sequence[Passage], article: str = "") -> bool:
        """Forget what was decided about these passages or, with an article, that it has no match."""
        if not passages:
            return False
        label = "Take back “no matching passage”" if article else "Unpin"
        return self._several("lineup", "dismiss", self._places(passages), label, value=article)

    # --- events --------------------------------------------------------------------------------------------------
    def same_event(self, articles: Sequence[str]) -> bool:
        """These articles cover one event."""
        places = [Place(article) for article in articles]
        return len(places) > 1 and self._several("events", "merge", places, "Same event")

    def move_to_event(self, articles: Sequence[str], leaves: Sequence[str], joins: Sequence[str]) -> bool:
        """Articles cover another event than those they stood with: that of others, or one of their own."""
        decisions = []
        own = [Place(article) for article in articles]
        if own and leaves:
            cut = "" if len(own) == 1 else str(len(own))
            decisions.append(self._joint("events", "split", [*own, *map(Place, leaves)], value=cut))
        if len(own) + len(joins) > 1:
            decisions.append(self._joint("events", "merge", [*own, *map(Place, joins)]))
        return self._session.decide(decisions, "Move to another event")

    # --- actors --------------------------------------------------------------------------------------------------
    def merge_actors(self, labels: Sequence[Passage]) -> bool:
        """The actors of these labels (one of each) are one."""
        return len(labels) > 1 and self._several("naming", "merge", self._places(labels), "Same actor")

    def split_actor(self, labels: Sequence[Passage], into: Passage | None = None) -> bool:
        """These labels belong to an actor of their own, or to the actor of another label."""
        if not labels:
            return False
        places = self._places([*labels, into] if into else labels)
        return self._several("naming", "split", places, "Another actor", field="into" if into else "")

    def rename_actor(self, labels: Sequence[Passage], name: str) -> bool:
        """Call the actor of these labels something else; "" lets the program choose again."""
        if not labels:
            return False
        return self._several(
            "naming", "change", self._places(labels), "Rename actor", field="name", value=" ".join(name.split())
        )

    # --- own words -----------------------------------------------------------------------------------------------
    def add_word(self, entry: LexiconEntry) -> bool:
        """Take a word into the comparison's own list, signed; an older entry about the same thing goes."""
        word = " ".join(entry.word.split())
        if not word:
            return False
        entry = replace(entry, word=word, made=self._session.now(), by=self._name())
        label = f"Own word “{word}”"
        entries = self._session.document.lexicon
        said = [n for n, old in enumerate(entries) if _same_matter(old, entry)]
        if len(said) == 1 and (entries[said[0]].kind, entries[said[0]].value) == (entry.kind, entry.value):
            return False
        # The newest word counts, so it stands last, and what it replaces goes.
        edits: list[Edit] = [TakeItem("lexicon", at, label) for at in reversed(said)]
        edits.append(PutItem("lexicon", len(entries) - len(said), entry, label))
        return self._session.perform(edits[0] if len(edits) == 1 else Batch(tuple(edits), label))

    def remove_word(self, index: int) -> bool:
        """Take an entry (number from 0) out of the comparison's own list."""
        entries = self._session.document.lexicon
        if not 0 <= index < len(entries):
            return False
        return self._session.perform(TakeItem("lexicon", index, f"Remove own word “{entries[index].word}”"))

    # --- named views ---------------------------------------------------------------------------------------------
    def save_view(self, view: ViewSet) -> bool:
        """Keep a way of looking under its name; one of the same name is replaced."""
        name = " ".join(view.name.split())
        if not name:
            return False
        view = replace(view, name=name, made=self._session.now(), by=self._name())
        views = self._session.document.views
        label = f"Save view “{name}”"
        edit: Edit = PutItem("views", len(views), replace(view, id=new_id()), label)
        for at, old in enumerate(views):
            if old.name == name:
                edit = SwapItem("views", at, replace(view, id=old.id), label)
        return self._session.perform(edit)

    def remove_view(self, view: str) -> bool:
        """Remove a named view by its id."""
        for at, old in enumerate(self._session.document.views):
            if old.id == view:
                return self._session.perform(TakeItem("views", at, f"Remove view “{old.name}”"))
        return False

    # --- inside --------------------------------------------------------------------------------------------------
    def _place(self, article: str, item: Attribution) -> Place:
        return self._session.raw_place(article, place_of_attribution(item))

    def _places(self, passages: Sequence[Passage]) -> list[Place]:
        return [self._session.raw_place(article, [span]) for article, span in passages]

    def _about(
        self,
        article: str,
        item: Attribution,
        action: Action,
        label: str,
        field: str = "",
        value: str = "",
        others: tuple[Place, ...] = (),
    ) -> bool:
        place = self._place(article, item)
        decision = Decision("attribution", article, action, place.spans, field, value, others=others)
        return self._session.decide([decision], label)

    def _joint(
        self, analyzer: str, action: Action, places: Sequence[Place], field: str = "", value: str = ""
    ) -> Decision:
        first, *others = places
        return Decision(analyzer, first.article, action, first.spans, field, value, others=tuple(others))

    def _several(
        self, analyzer: str, action: Action, places: Sequence[Place], label: str, *, field: str = "", value: str = ""
    ) -> bool:
        return self._session.decide([self._joint(analyzer, action, places, field, value)], label)

    def _name(self) -> str:
        return str(self._session.settings.get("name") or "")


def _same_matter(a: LexiconEntry, b: LexiconEntry) -> bool:
    """Whether two entries speak of the same word in the same list: tone, a word family, or a list as a whole."""
    return (a.word.casefold(), a.kind == "list", a.family) == (b.word.casefold(), b.kind == "list", b.family)


def _same_words(item: Attribution, part: str, spans: Sequence[Span]) -> bool:
    """Whether a part of an attribution is these words already."""
    if part == "relay" and not spans:
        return item.relay is None and not item.second_hand
    if part in ("said_to", "relay"):
        return bool(getattr(item, part) == (hull(spans) if spans else None))
    return bool(tuple(spans) == getattr(item, part))


_WORDS: Mapping[str, str] = {
    "source": "who says it",
    "cue": "the saying word",
    "content": "what is said",
    "said_to": "who was told",
    "relay": "the report it comes through",
}
_FIELDS: Mapping[str, str] = {
    "source_class": "class of source",
    "status": "walk of life",
    "type": "kind of quotation",
    "speech_act": "what is done by saying it",
}
