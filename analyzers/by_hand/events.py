"""A person's decisions about events, applied to the events of any analysis.

Events are a partition: every article is in one. So decisions can contradict each other where rows need not (A with B, B
with C, A not with C); the later one wins then. Moving an article is parting it from the event it leaves and putting it
together with the other; merging puts all of two events together; splitting parts one half from the other.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence

from analyzers.by_hand.verdicts import Verdicts, all_pairs
from analyzers.records import Event, EventDecision, EventsResult, LineupResult, Row

MADE_TOGETHER = "You put these articles together."
MADE_APART = "You set these articles apart from the others."


def apply_event_decisions(found: EventsResult, decisions: Iterable[EventDecision]) -> EventsResult:
    """The events after a person's decisions.

    An event that decisions leave as it was keeps its name, dates and reason. One that grew or shrank keeps its name;
    one that was split off takes the name of the event it came from with "part 2", and its dates, which hold for it,
    too. Ids are given anew in order.

    Args:
        found: The machine's result, or one to which decisions have been applied before.
        decisions: Oldest first; articles that are in no event are passed over.

    Returns:
        The effective result; `found` itself if nothing changes.
    """
    home = {a: n for n, event in enumerate(found.events) for a in event.articles}
    order = {a: n for n, a in enumerate(home)}
    units, verdicts = _units(order, decisions)
    # Each unit goes where most of it was, to the earliest of several; what is parted there opens a new event.
    parts: list[tuple[int, list[str]]] = []
    for unit in sorted(units, key=lambda u: (-len(u), order[u[0]])):
        counts: dict[int, int] = {}
        for article in unit:
            counts[home[article]] = counts.get(home[article], 0) + 1
        at = min(counts, key=lambda n: (-counts[n], n))
        free = [part for n, part in parts if n == at and not verdicts.clash(unit, part)]
        if free:
            free[0].extend(unit)
        else:
            parts.append((at, list(unit)))
    events: list[Event] = []
    for number, event in enumerate(found.events):
        own = [sorted(part, key=lambda a: order[a]) for n, part in parts if n == number]
        for k, articles in enumerate(sorted(own, key=lambda p: (-len(p), order[p[0]]))):
            events.append(_event(event, articles, k, found.events, home))
    if [set(e.articles) for e in events] == [set(e.articles) for e in found.events]:
        return found
    return EventsResult(tuple(dataclasses.replace(e, id=f"e{n}") for n, e in enumerate(events)))


def _units(order: Mapping[str, int], decisions: Iterable[EventDecision]) -> tuple[list[list[str]], Verdicts[str]]:
    """Articles that must stay together, and which are apart: the newest decisions first, others as far as they fit."""
    said: Verdicts[str] = Verdicts()
    for decision in decisions:
        some = [a for a in dict.fromkeys(decision.articles) if a in order]
        others = [a for a in dict.fromkeys(decision.others) if a in order]
        if decision.kind == "apart":
            said.put([(a, b) for a in some for b in others], "apart")
        else:
            pairs = all_pairs((*some, *others))
            said.put(pairs, "together" if decision.kind == "together" else None)
    unit_of = {a: [a] for a in order}
    kept: Verdicts[str] = Verdicts()
    for a, b, verdict in reversed(said.all()):
        one, other = unit_of[a], unit_of[b]
        if verdict == "apart" and one is not other:
            kept.put([(a, b)], "apart")
        elif verdict == "together" and one is not other and not kept.clash(one, other):
            one.extend(other)
            for article in other:
                unit_of[article] = one
    units: list[list[str]] = []
    for article in order:
        if not any(unit_of[article] is unit for unit in units):
            units.append(unit_of[article])
    return [sorted(unit, key=lambda a: order[a]) for unit in units], kept


def _event(old: Event, articles: Sequence[str], part: int, events: Sequence[Event], home: Mapping[str, int]) -> Event:
    """The record of an event made from one of the machine's, and perhaps of articles of others."""
    if set(articles) == set(old.articles):
        return old
    came = [events[n] for n in dict.fromkeys(home[a] for a in articles)]
    days = [(e.earliest, e.latest) for e in came if e.earliest and e.latest]
    return Event(
        old.id,
        old.name if part == 0 else f"{old.name} · part {part + 1}",
        tuple(articles),
        MADE_TOGETHER if len(came) > 1 else MADE_APART,
        min((first for first, _ in days if first), default=None),
        max((last for _, last in days if last), default=None),
    )


def mark_across(found: LineupResult, events: EventsResult) -> LineupResult:
    """The same rows and pairs, marked anew where they reach across events.

    For a quick answer while the line-up is computed anew: which passages are linked depends on the events, too.
    """
    event_of = {a: n for n, event in enumerate(events.events) for a in event.articles}

    def reaches(articles: Iterable[str]) -> bool:
        return len({event_of.get(a, -1 - n) for n, a in enumerate(articles)}) > 1

    def row(item: Row) -> Row:
        return dataclasses.replace(item, across=reaches(item.cells))

    pairs = tuple(dataclasses.replace(p, across=reaches((p.a.article, p.b.article))) for p in found.pairs)
    return dataclasses.replace(found, pairs=pairs, rows=tuple(row(item) for item in found.rows))
