"""Actors after a person's hand: merged, split and renamed. Pure functions, light to import.

The program suggests actors; a person says which labels are one actor after all. Decisions name labels by their places
(article and span in the clean text), so they outlive a new run in which actors get other ids. A place that holds no
label any more applies to nothing and never moves to a look-alike: see `lost`.

Every label belongs to exactly one actor afterwards, and none is lost. Decisions about different actors may come in any
order, and applied twice they change nothing more. Decisions about one actor are taken in their order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from analyzers.records import Actor, Label, NamingDecision, NamingResult
from analyzers.records.wording import Place


def apply_by_hand(found: NamingResult, decisions: Iterable[NamingDecision]) -> NamingResult:
    """The actors after a person's decisions.

    Args:
        found: What the program suggests.
        decisions: Oldest first, their places in the clean text of this run.

    Returns:
        `found` itself where no decision applies; else actors by number of labels, then by name, with new
        ids, and the labels in the same order. An actor keeps its name unless a decision gives it one; a merged
        actor has that of its first label's actor; of the parts of a split actor the one with most labels keeps it, and
        another is called by its most telling label. The name that a rename gives goes to the actor that holds most of
        the labels it was said of, as far as they are still there; on a tie to that of the first of them.
    """
    at = _by_place(found)
    valid = [decision for decision in decisions if _applies(decision, at)]
    if not valid:
        return found
    number = {actor.id: k for k, actor in enumerate(found.actors)}
    group = [number[label.actor] for label in found.labels]
    free = len(found.actors)
    for decision in valid:
        chosen = [i for place in decision.places for i in at.get(place, ())]
        if decision.action == "merge":
            joined = {group[i] for i in chosen}
            group = [group[chosen[0]] if g in joined else g for g in group]
        elif decision.action == "split" and decision.into is not None:
            target = group[at[decision.into][0]]
            for i in chosen:
                group[i] = target
        elif decision.action == "split" and not _is_one_actor(chosen, group):
            for i in chosen:
                group[i] = free
            free += 1
    leading = {group[i]: found.labels[i].actor for i in _leaders(valid, at)}
    return _result(found, group, leading, _given_names(valid, at, group))


def lost(found: NamingResult, decisions: Iterable[NamingDecision]) -> tuple[NamingDecision, ...]:
    """Decisions that apply to nothing because labels are not where they were, oldest first."""
    at = _by_place(found)
    return tuple(decision for decision in decisions if not _applies(decision, at))


def _by_place(found: NamingResult) -> dict[Place, tuple[int, ...]]:
    """Numbers of the labels at each place."""
    at: dict[Place, tuple[int, ...]] = {}
    for number, label in enumerate(found.labels):
        place = (label.article, label.span)
        at[place] = (*at.get(place, ()), number)
    return at


def _applies(decision: NamingDecision, at: Mapping[Place, Sequence[int]]) -> bool:
    """Whether enough of its labels are there: two to merge, one and the receiver to split, one to rename."""
    there = sum(place in at for place in decision.places)
    if decision.into is not None and decision.into not in at:
        return False
    return there >= (2 if decision.action == "merge" else 1)


def _is_one_actor(chosen: Sequence[int], group: Sequence[int]) -> bool:
    """Whether these labels are all labels of one actor already."""
    groups = {group[i] for i in chosen}
    return len(groups) == 1 and {i for i, g in enumerate(group) if g in groups} == set(chosen)


def _leaders(decisions: Iterable[NamingDecision], at: Mapping[Place, Sequence[int]]) -> list[int]:
    """Labels whose actor lends its name to what it became: the first one of a merge, the receiver of a split."""
    out = []
    for decision in decisions:
        if decision.action == "merge":
            out.append(next(at[place][0] for place in decision.places if place in at))
        elif decision.action == "split" and decision.into is not None:
            out.append(at[decision.into][0])
    return out


def _given_names(
    decisions: Iterable[NamingDecision], at: Mapping[Place, Sequence[int]], group: Sequence[int]
) -> dict[int, str]:
    """Group -> the name that a decision gives it; the last one wins, a rename to "" takes earlier ones back.

    The name of a rename goes with most of its labels that are there, the first one's actor on a tie, so that a label
    that is given away does not take it along; that of a merge or a split goes with the first label that is there.
    """
    names: dict[int, str] = {}
    for decision in decisions:
        there = [i for place in decision.places for i in at.get(place, ())]
        if decision.action == "rename":
            names[Counter(group[i] for i in there).most_common(1)[0][0]] = decision.name
        elif decision.name:
            names[group[there[0]]] = decision.name
    return names


def _result(
    found: NamingResult, group: Sequence[int], leading: Mapping[int, str], given: Mapping[int, str]
) -> NamingResult:
    """Records of the groups.

    Args:
        found: The suggestion.
        group: Group of each label.
        leading: Group -> the suggested actor it is made from, where a decision says so.
        given: Group -> its name, where a decision says so.
    """
    members: dict[int, list[int]] = defaultdict(list)
    for number, owner in enumerate(group):
        members[owner].append(number)
    before = {actor.id: actor for actor in found.actors}
    base = {g: leading.get(g) or _largest_part(found.labels[i] for i in own) for g, own in members.items()}
    keeper: dict[str, tuple[int, int, int]] = {}
    for g, numbers in members.items():
        size = sum(found.labels[i].actor == base[g] for i in numbers)
        keeper[base[g]] = min(keeper.get(base[g], (0, 0, g)), (-size, numbers[0], g))
    labels_of = {g: [found.labels[i] for i in numbers] for g, numbers in members.items()}
    names = {
        g: given.get(g) or (before[base[g]].name if keeper[base[g]][2] == g else _telling(own))
        for g, own in labels_of.items()
    }
    ordered = sorted(members, key=lambda g: (-len(members[g]), names[g], members[g][0]))
    ids = {g: f"actor{index}" for index, g in enumerate(ordered)}
    actors = [_actor(ids[g], names[g], before[base[g]].kind, labels_of[g]) for g in ordered]
    labels = tuple(replace(label, actor=ids[g]) for label, g in zip(found.labels, group, strict=True))
    return NamingResult(tuple(actors), labels)


def _largest_part(labels: Iterable[Label]) -> str:
    """The suggested actor that most of the labels come from, the first one on a tie."""
    return Counter(label.actor for label in labels).most_common(1)[0][0]


def _actor(identifier: str, name: str, kind: str, labels: Sequence[Label]) -> Actor:
    """The record of an actor with these labels."""
    forms = tuple(form for form, _ in Counter(label.label for label in labels).most_common())
    acts = Counter(label.article for label in labels if label.part == "agent")
    upon = Counter(label.article for label in labels if label.part == "patient")
    return Actor(identifier, name, kind, forms, len(labels), dict(acts), dict(upon))


def _telling(labels: Sequence[Label]) -> str:
    """The most frequent label that holds a name, else the most frequent one; the first one on a tie."""
    forms = Counter(label.label for label in labels)
    named = [form for form in forms if form != form.lower()]
    return max(named or forms, key=lambda form: forms[form])
