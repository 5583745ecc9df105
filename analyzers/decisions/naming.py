"""A person's decisions over actors, turned into what `analyzers.by_hand.actors` applies.

Places are labels, raw here:
- merge: the actors of the labels at all places are one.
- split: the labels at the places have an actor of their own; with field "into" the last place is a label of the actor
  that takes the others.
- change, field "name": the actor of the labels at the places is called `value` ("" lets the program choose).
"""

from __future__ import annotations

from collections.abc import Iterable

from analyzers.by_hand.actors import apply_by_hand, lost
from analyzers.decisions.record import Context, Decision
from analyzers.records import NamingDecision, NamingResult
from analyzers.text.span import hull


def settle_naming(
    found: NamingResult, decisions: Iterable[Decision], context: Context
) -> tuple[NamingResult, tuple[Decision, ...]]:
    """Actors after a person's decisions, and the decisions that found no place.

    Args:
        found: The analyzer's result.
        decisions: In the order they were taken; those of other analyzers are passed over.
        context: The articles as cleaned now.
    """
    mine = [d for d in decisions if d.analyzer == "naming"]
    if not mine:
        return found, ()
    taken = {n: hand for n, d in enumerate(mine) if (hand := _naming_decision(d, context)) is not None}
    gone = lost(found, taken.values())
    hidden = tuple(d for n, d in enumerate(mine) if n not in taken or taken[n] in gone)
    return apply_by_hand(found, taken.values()), hidden


def _naming_decision(decision: Decision, context: Context) -> NamingDecision | None:
    """What `by_hand` takes of the places that are there, or None if too few are."""
    found = [(place.article, hull(spans)) if (spans := context.place(place)) else None for place in decision.places]
    places = [place for place in found if place is not None]
    if not places or (decision.field == "into" and found[-1] is None):
        return None
    if decision.action == "merge" and len(places) > 1:
        return NamingDecision("merge", tuple(places))
    if decision.action == "split" and decision.field == "into" and len(places) > 1:
        return NamingDecision("split", tuple(places[:-1]), places[-1])
    if decision.action == "split":
        return NamingDecision("split", tuple(places))
    if decision.action == "change" and decision.field == "name":
        return NamingDecision("rename", tuple(places), name=decision.value)
    return None
