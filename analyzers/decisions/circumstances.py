"""What a person says about the circumstances of one statement: whether it counts, why nobody is named, who was told.

The values of the fields "reporting", "anonymity", "said_to" and "relay" of a decision "change" (see
`analyzers.decisions.attribution`). All functions are pure and take clean offsets.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from typing import get_args

from analyzers.records import Attribution, Provenance
from analyzers.records.attribution import UNNAMED_CLASSES, Anonymity, AnonymityKind
from analyzers.text import Span
from analyzers.text.span import hull

STATEMENT, BELIEF = "statement", "belief"
"""Values of "reporting": it counts as a statement, or is a private belief, wish or plan."""
CHANGED, CONFIRMED, ADDED = "changed", "confirmed", "by hand"
"""Rules in the provenance of what a person changed, confirmed and added."""
KINDS: Mapping[str, AnonymityKind] = {kind: kind for kind in get_args(AnonymityKind)}
_FULLEST = ("reason_given", "request_only", "marker_only", "none")
_NEAR = 3
"""Characters without a letter or digit that may stand between a phrase and the reason in it: ", " or " (“"."""


def counted_as(item: Attribution, value: str) -> Attribution | None:
    """A statement as one that counts, or as a belief, wish or plan; None for another value."""
    if value not in (STATEMENT, BELIEF):
        return None
    return dataclasses.replace(item, reporting=value == STATEMENT)


def explained(item: Attribution, value: str, words: Sequence[Span], text: str) -> Attribution | None:
    """A statement whose source is unnamed for another reason.

    Args:
        item: The statement.
        value: A kind of anonymity.
        words: The words that give the reason, or that ask for anonymity; a reason needs some.
        text: The clean text.

    Returns:
        None if its source is not unnamed, or if the value does not exist.
    """
    kind = KINDS.get(value)
    if kind is None or item.source_class not in UNNAMED_CLASSES or (kind == "reason_given" and not words):
        return None
    if kind == "none":
        return dataclasses.replace(item, anonymity=Anonymity("none"))
    old = item.anonymity.span if item.anonymity is not None else None
    if not words:
        return dataclasses.replace(item, anonymity=Anonymity(kind, old))
    given = hull(words)
    if kind != "reason_given":
        return dataclasses.replace(item, anonymity=Anonymity(kind, given))
    return dataclasses.replace(item, anonymity=Anonymity(kind, _phrase(old, given, text), given))


def _phrase(old: Span | None, reason: Span, text: str) -> Span:
    """The phrase that grants anonymity: the one that was found if the reason stands in it or beside it."""
    if old is None:
        return reason
    low, high = min(old.end, reason.end), max(old.start, reason.start)
    beside = low <= high <= low + _NEAR and not any(sign.isalnum() for sign in text[low:high])
    return hull((old, reason)) if beside or old.overlaps(reason) else reason


def told(item: Attribution, words: Sequence[Span]) -> Attribution:
    """A statement made to somebody else; to nobody without words."""
    return dataclasses.replace(item, said_to=hull(words) if words else None)


def relayed(item: Attribution, words: Sequence[Span]) -> Attribution:
    """A statement that came through another report, and is second hand with it; first hand without words."""
    return dataclasses.replace(item, relay=hull(words) if words else None, second_hand=bool(words))


def changed(item: Attribution) -> Attribution:
    """A statement that a person looked at and changed: it is certain, and asks for nothing any more."""
    old = item.provenance
    if old.rule in (CHANGED, CONFIRMED, ADDED):
        return item
    why = f"{old.why} You changed it.".strip()
    return dataclasses.replace(item, provenance=Provenance(CHANGED, why, 1.0, old.evidence), warning="")


def fullest(items: Iterable[Attribution]) -> Anonymity | None:
    """The fullest explanation why a source is not named that its statements hold."""
    kinds = [item.anonymity for item in items if item.anonymity is not None]
    return min(kinds, key=lambda anonymity: _FULLEST.index(anonymity.kind), default=None)
