"""A person's decisions over attributions and sources.

An attribution is found again by its cue and content spans together. The decisions are applied in the order they were
taken, so one about a changed extent finds what an earlier one made:

- confirm: it is right; it is certain from now on.
- dismiss: it is none.
- change "source_class" or "status": of the source, for all that the source says.
- change "source", "cue" or "content": other words; `others` holds them as one place. Source words that belong to
  another source make the attribution that source's; without any it is nobody's.
- change "type" or "speech_act": of this attribution alone.
- change "reporting": "statement" (it counts) or "belief" (a private belief, wish or plan), of this attribution alone.
- change "anonymity": why the source is not named, for all that it says; `others` may hold the words that give the
  reason. It has no place while the source is not an unnamed one.
- change "said_to" or "relay": who was told, or which report it came through; `others` holds the words as one place,
  empty for nobody. What has a relay is second hand.
- add: `spans` are the content, `others` the source and the cue (either may be empty); `value` is the class of source.
  What was found as a belief counts as a statement then.
- merge: the sources of the attributions at all places are one.
- split: the attributions at all places have a source of their own, the same for all of them.

Whoever changes an attribution has looked at it: it is certain from then on, and asks to be checked no more. An older
program that does not know a field lists the decision as one that needs a place, and keeps it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import get_args

from analyzers.decisions.circumstances import (
    ADDED,
    CONFIRMED,
    changed,
    counted_as,
    explained,
    fullest,
    relayed,
    told,
)
from analyzers.decisions.record import Context, Decision
from analyzers.records import Attribution, AttributionResult, Provenance, SourceEntity
from analyzers.records.attribution import (
    UNNAMED_CLASSES,
    Anonymity,
    AttributionType,
    SourceClass,
    SpeechAct,
    Status,
)
from analyzers.text import Span, Text
from analyzers.text.span import merge

_FIELDS: Mapping[str, tuple[str, ...]] = {
    "source_class": get_args(SourceClass),
    "status": get_args(Status),
    "type": get_args(AttributionType),
    "speech_act": get_args(SpeechAct),
}
_PARTS = ("source", "cue", "content")
_CHAIN = {"said_to": told, "relay": relayed}


def place_of_attribution(item: Attribution) -> tuple[Span, ...]:
    """The clean place by which decisions find an attribution: its cue and content, merged."""
    return merge((*item.cue, *item.content))


def settle_attribution(
    found: AttributionResult, decisions: Iterable[Decision], context: Context
) -> tuple[AttributionResult, tuple[Decision, ...]]:
    """Attributions after a person's decisions, and the decisions that found no place.

    Args:
        found: The analyzer's result, in clean offsets.
        decisions: In the order they were taken; those of other analyzers are passed over.
        context: The article as cleaned now.
    """
    mine = [d for d in decisions if d.analyzer == "attribution"]
    if not mine:
        return found, ()
    hand = _Hand(found, context)
    lost = tuple(decision for decision in mine if not hand.take(decision))
    return (hand.result() if len(lost) < len(mine) else found), lost


class _Hand:
    """The attributions of one article while decisions are applied to them."""

    def __init__(self, found: AttributionResult, context: Context) -> None:
        self._items = list(found.attributions)
        self._sources = {source.entity: source for source in found.sources}
        self._order = [source.entity for source in found.sources]
        self._distinct = found.distinct
        self._context = context
        self._number()

    def take(self, decision: Decision) -> bool:
        """Apply a decision; False if it has no place here."""
        actions: Mapping[str, Callable[[Decision], bool]] = {
            "confirm": self._confirm,
            "dismiss": self._dismiss,
            "change": self._change,
            "add": self._add,
            "merge": self._merge,
            "split": self._split,
        }
        done = actions[decision.action](decision)
        if done:
            self._tidy()
        return done

    def result(self) -> AttributionResult:
        """What the decisions made of the attributions."""
        sources = tuple(self._sources[key] for key in self._order)
        return AttributionResult(tuple(self._items), sources, self._distinct)

    def _tidy(self) -> None:
        """Make sources fit what they say after each decision: one by one they give the same as all together."""
        alive: dict[str, list[str]] = {}
        mentions: dict[str, set[Span]] = {}
        for item in self._items:
            alive.setdefault(item.entity, []).append(item.id)
            mentions.setdefault(item.entity, set()).update(item.source)
        low, high = self._distinct
        gone = sum(key not in alive for key in self._order)
        self._distinct = (max(0, low - gone), max(0, high - gone))
        self._order = [key for key in self._order if key in alive]
        self._sources = {
            key: dataclasses.replace(
                self._sources[key],
                statements=tuple(alive[key]),
                mentions=tuple(sorted({*self._sources[key].mentions, *mentions[key]})),
            )
            for key in self._order
        }
        self._number()

    def _number(self) -> None:
        """Results that decisions were applied to before hold ids made here already."""
        self._made = _last_number(self._sources)  # sources
        self._added = _last_number(item.id for item in self._items)  # attributions

    def _find(self, place: Sequence[Span]) -> int | None:
        """Index of the attribution at a clean place."""
        wanted = merge(place)
        if not wanted:
            return None
        return next((n for n, item in enumerate(self._items) if place_of_attribution(item) == wanted), None)

    def _at(self, decision: Decision) -> int | None:
        return self._find(self._context.place(decision.places[0]))

    def _all_at(self, decision: Decision) -> list[int] | None:
        """Indexes of the attributions at all places of a decision; None if one is missing."""
        found = [self._find(self._context.place(place)) for place in decision.places]
        there = [index for index in found if index is not None]
        return there if len(there) == len(found) else None

    def _confirm(self, decision: Decision) -> bool:
        at = self._at(decision)
        if at is None:
            return False
        old = self._items[at].provenance
        why = f"{old.why} You confirmed it.".strip()
        self._items[at] = dataclasses.replace(
            self._items[at], provenance=Provenance(CONFIRMED, why, 1.0, old.evidence), warning=""
        )
        return True

    def _dismiss(self, decision: Decision) -> bool:
        at = self._at(decision)
        if at is None:
            return False
        del self._items[at]
        return True

    def _change(self, decision: Decision) -> bool:
        at = self._at(decision)
        if at is None:
            return False
        if decision.field in _PARTS:
            done = self._stretch(at, decision)
        elif decision.field in ("reporting", "anonymity", *_CHAIN):
            done = self._describe(at, decision)
        else:
            done = self._set(at, decision)
        if done:
            self._items[at] = changed(self._items[at])
        return done

    def _set(self, at: int, decision: Decision) -> bool:
        """Set a value of a source, for all it says, or of one attribution."""
        if decision.value not in _FIELDS.get(decision.field, ()):
            return False
        item = self._items[at]
        if decision.field in ("source_class", "status") and item.entity in self._sources:
            self._change_source(item.entity, {decision.field: decision.value})
        else:
            self._items[at] = _with(item, {decision.field: decision.value})
        return True

    def _describe(self, at: int, decision: Decision) -> bool:
        """Say whether an attribution counts, why its source is not named, who was told or who relayed it."""
        spans: tuple[Span, ...] = ()
        if decision.others:
            spans = self._context.place(decision.others[0])
            if len(decision.others) > 1 or (decision.others[0].spans and not spans):
                return False
        item = self._items[at]
        if decision.field in _CHAIN:
            self._items[at] = _CHAIN[decision.field](item, spans)
            return True
        if decision.field == "reporting":
            new = counted_as(item, decision.value)
        else:
            new = explained(item, decision.value, spans, self._text().content)
        if new is None:
            return False
        self._items[at] = new
        if decision.field == "anonymity" and item.entity:
            self._items = [
                dataclasses.replace(other, anonymity=new.anonymity) if other.entity == item.entity else other
                for other in self._items
            ]
        return True

    def _change_source(self, entity: str, changes: Mapping[str, str]) -> None:
        """Change a source and all it says."""
        source = self._sources[entity]
        self._sources[entity] = dataclasses.replace(source, **changes)  # type: ignore[arg-type]  # checked by _FIELDS
        self._items = [_with(item, changes) if item.entity == entity else item for item in self._items]

    def _stretch(self, at: int, decision: Decision) -> bool:
        """Give an attribution another source phrase, cue or content."""
        if len(decision.others) != 1:
            return False
        wanted = decision.others[0]
        spans = self._context.place(wanted)
        if wanted.spans and not spans:
            return False
        item = self._items[at]
        if decision.field == "content" and not spans:
            return False
        old = item.source if decision.field == "source" else ()
        item = dataclasses.replace(item, **{decision.field: spans})  # type: ignore[arg-type]  # one of _PARTS
        if decision.field == "content":
            item = dataclasses.replace(item, type=self._type(spans, item.type))
        before = item.entity
        if decision.field == "source":
            item = self._whose(item, spans)
        self._items[at] = item
        if source := self._sources.get(before):
            elsewhere = {s for other in self._items if other.entity == before for s in other.source}
            kept = tuple(s for s in source.mentions if s not in old or s in elsewhere)
            self._sources[before] = dataclasses.replace(source, mentions=kept)
        return True

    def _whose(self, item: Attribution, phrase: tuple[Span, ...]) -> Attribution:
        """Who says it, once its source phrase is another one: the source that these words belong to, or nobody."""
        own = self._sources.get(item.entity)
        if not phrase:
            return _with(dataclasses.replace(item, entity="", status="unknown"), {"source_class": "hearsay"})
        if own is not None and any(span.overlaps(mention) for span in phrase for mention in own.mentions):
            return item
        known = self._entity_of(phrase)
        if known is None and own is not None:
            return item
        if known is None:
            name = " ".join(span.of(self._text().content) for span in phrase)
            known = self._new_source(SourceEntity("", name, "generic", "unknown", phrase, ()))
        source = self._sources[known]
        reason = fullest(other for other in self._items if other.entity == known)
        item = dataclasses.replace(item, entity=known, anonymity=reason)
        return _with(item, {"source_class": source.source_class, "status": source.status})

    def _type(self, content: Sequence[Span], otherwise: AttributionType = "indirect") -> AttributionType:
        """direct, mixed or indirect, by how much of the content stands in quotation marks."""
        if otherwise == "no_comment":
            return otherwise
        text = self._text()
        quoted = [part for span in content for q in text.quoted if (part := span.intersection(q)) is not None]
        inside = sum(text.words(part) for part in quoted)
        if not inside:
            return "indirect"
        return "direct" if inside >= sum(text.words(span) for span in content) else "mixed"

    def _text(self) -> Text:
        return next(iter(self._context.articles.values())).text

    def _add(self, decision: Decision) -> bool:
        """An attribution that the analyzer did not find."""
        content = self._context.place(decision.places[0])
        if not content or len(decision.others) != 2 or decision.value not in (*_FIELDS["source_class"], ""):
            return False
        parts = [self._context.place(place) for place in decision.others]
        if any(place.spans and not part for place, part in zip(decision.others, parts, strict=True)):
            return False
        source, cue = parts
        there = self._find((*cue, *content))
        if there is not None:  # a newer analyzer finds it now, or found it as a belief
            self._items[there] = dataclasses.replace(self._items[there], reporting=True)
            return True
        entity = self._entity_of(source)
        name = " ".join(span.of(self._text().content) for span in source)
        if entity is None and source:
            entity = self._new_source(SourceEntity("", name, "generic", "unknown", source, ()))
        wanted = decision.value or (self._sources[entity].source_class if entity else "hearsay")
        self._added += 1
        new = Attribution(
            id=f"h{self._added}",
            source=source,
            cue=cue,
            content=content,
            type=self._type(content),
            source_class="hearsay",
            entity=entity or "",
            said_to=None,
            relay=None,
            second_hand=False,
            anonymity=None,
            status=self._sources[entity].status if entity else "unknown",
            speech_act="statement",
            reporting=True,
            provenance=Provenance(ADDED, "You added this.", 1.0),
        )
        later = (n for n, item in enumerate(self._items) if _start(item) > _start(new))
        self._items.insert(next(later, len(self._items)), _with(new, {"source_class": wanted}))
        if entity:
            self._change_source(entity, {"source_class": wanted})
        return True

    def _entity_of(self, phrase: Sequence[Span]) -> str | None:
        """The source that already has these words as a mention, or this very name."""
        if not phrase:
            return None
        for key, source in self._sources.items():
            if any(span.overlaps(mention) for span in phrase for mention in source.mentions):
                return key
        content = self._text().content
        name = " ".join(span.of(content) for span in phrase).casefold()
        return next(
            (
                k
                for k, s in self._sources.items()
                if s.name.casefold() == name and s.source_class not in UNNAMED_CLASSES
            ),
            None,
        )

    def _new_source(self, source: SourceEntity) -> str:
        """Add a source of its own, in its place of the order of first appearance."""
        self._made += 1
        key = f"h{self._made}"
        self._sources[key] = dataclasses.replace(source, entity=key)
        first = min(source.mentions, default=Span(0, 0))
        later = (n for n, k in enumerate(self._order) if min(self._sources[k].mentions, default=Span(0, 0)) > first)
        self._order.insert(next(later, len(self._order)), key)
        low, high = self._distinct
        self._distinct = (low + 1, high + 1)
        return key

    def _merge(self, decision: Decision) -> bool:
        """The sources at all places are one; the first in the order of appearance stays, with the fuller name."""
        found = self._all_at(decision)
        if found is None:
            return False
        keys = {self._items[index].entity for index in found}
        if "" in keys or len(found) < 2:
            return False
        inside = [key for key in self._order if key in keys]
        kept, rest = inside[0], inside[1:]
        for key in rest:
            self._join(kept, key)
        if rest:
            self._items[found[0]] = changed(self._items[found[0]])
        return True

    def _join(self, kept: str, gone: str) -> None:
        """Make one source of two."""
        a, b = self._sources[kept], self._sources[gone]
        fuller = a
        if (b.source_class not in UNNAMED_CLASSES) and (
            a.source_class in UNNAMED_CLASSES or len(b.name.split()) > len(a.name.split())
        ):
            fuller = b
        low, high = self._distinct
        # Two that the lowest count held apart are one now; those it held for one already do not lower it again.
        apart = a.source_class not in UNNAMED_CLASSES or b.source_class not in UNNAMED_CLASSES
        self._sources[kept] = dataclasses.replace(
            a,
            name=fuller.name,
            source_class=fuller.source_class,
            status=fuller.status if fuller.status != "unknown" else a.status,
            mentions=tuple(sorted({*a.mentions, *b.mentions})),
        )
        del self._sources[gone]
        self._order.remove(gone)
        self._distinct = (max(1, low - 1 if apart else min(low, high - 1)), max(1, high - 1))
        joined = self._sources[kept]
        changes = {"entity": kept, "source_class": joined.source_class, "status": joined.status}
        self._items = [_with(item, changes) if item.entity in (kept, gone) else item for item in self._items]
        if joined.source_class not in UNNAMED_CLASSES:
            self._items = [
                dataclasses.replace(item, anonymity=None) if item.entity == kept else item for item in self._items
            ]

    def _split(self, decision: Decision) -> bool:
        """The attributions at the places have a source of their own."""
        found = self._all_at(decision)
        if found is None:
            return False
        first = self._items[found[0]]
        old = self._sources.get(first.entity)
        if old is None:
            return False
        if {n for n, item in enumerate(self._items) if item.entity == first.entity} <= set(found):
            return True  # a newer analyzer holds them apart already
        mentions = tuple(sorted({span for index in found for span in self._items[index].source}))
        content = self._text().content
        name = max((span.of(content) for span in mentions), key=len, default=old.name)
        remaining = tuple(span for span in old.mentions if span not in mentions)
        self._sources[first.entity] = dataclasses.replace(old, mentions=remaining)
        key = self._new_source(SourceEntity("", name, old.source_class, old.status, mentions, ()))
        for index in found:
            self._items[index] = changed(dataclasses.replace(self._items[index], entity=key))
        return True


def _last_number(ids: Iterable[str]) -> int:
    """The highest number of ids like "h3"; 0 if there is none."""
    return max((int(key[1:]) for key in ids if key.startswith("h") and key[1:].isdecimal()), default=0)


def _start(item: Attribution) -> int:
    """For reading order: the first character of cue and content; a source may stand far before them."""
    return min((span.start for part in (item.cue, item.content) for span in part), default=0)


def _with(item: Attribution, changes: Mapping[str, str]) -> Attribution:
    """An attribution with other values; what explains anonymity goes when the source is not unnamed any more."""
    new = dataclasses.replace(item, **changes)  # type: ignore[arg-type]  # values are checked by _FIELDS
    if "source_class" in changes:
        unnamed = changes["source_class"] in UNNAMED_CLASSES
        if not unnamed:
            new = dataclasses.replace(new, anonymity=None)
        elif new.anonymity is None:
            new = dataclasses.replace(new, anonymity=Anonymity("none"))
    return new
