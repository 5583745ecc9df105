"""Actors merged, split and renamed by hand."""

from __future__ import annotations

import itertools
import random
from collections import Counter
from collections.abc import Iterable

import pytest

from analyzers.by_hand.actors import apply_by_hand, lost
from analyzers.records import Actor, Label, NamingDecision, NamingResult
from analyzers.records.wording import Place
from analyzers.text import Span

PARTS = ("agent", "", "patient")


def _found(**actors: str) -> NamingResult:
    """Actors by name; their labels with commas, each standing in article "a" or "b" by turns."""
    labels: list[Label] = []
    records: list[Actor] = []
    at = itertools.count(0, 20)
    for index, (name, forms) in enumerate(actors.items()):
        own = []
        for form in forms.split(","):
            start = next(at)
            place = "ab"[start // 20 % 2]
            part = PARTS[start // 20 % 3]
            own.append(
                Label(place, f"actor{index}", Span(start, start + len(form)), form, form, "mention", "own", part)
            )
        acts = Counter(label.article for label in own if label.part == "agent")
        upon = Counter(label.article for label in own if label.part == "patient")
        aliases = tuple(form for form, _ in Counter(label.label for label in own).most_common())
        kind = "person" if name.startswith("M") else "group"
        records.append(Actor(f"actor{index}", name, kind, aliases, len(own), dict(acts), dict(upon)))
        labels += own
    labels.sort(key=lambda label: (label.article, label.span))
    return NamingResult(tuple(records), tuple(labels))


FOUND = _found(
    Mill="Mill,the mill,works,Mill",
    Mara="Mara Voss,Voss,mayor",
    Guild="Guild,weavers",
    Fleet="Fleet,boats",
)


def _place(label: str, which: int = 0, found: NamingResult = FOUND) -> Place:
    return [(x.article, x.span) for x in found.labels if x.label == label][which]


def _who(result: NamingResult) -> dict[str, list[str]]:
    """Actor name -> its labels."""
    return {a.name: sorted(x.label for x in result.labels if x.actor == a.id) for a in result.actors}


def _check(found: NamingResult, result: NamingResult) -> None:
    """Each label in exactly one actor; counts fit the labels."""
    assert [(x.article, x.span, x.label) for x in result.labels] == [(x.article, x.span, x.label) for x in found.labels]
    ids = [a.id for a in result.actors]
    assert ids == [f"actor{k}" for k in range(len(ids))]
    sizes = Counter(x.actor for x in result.labels)
    assert dict(sizes) == {a.id: a.mentions for a in result.actors}
    assert [sizes[i] for i in ids] == sorted(sizes.values(), reverse=True)
    for actor in result.actors:
        own = [x for x in result.labels if x.actor == actor.id]
        assert set(actor.aliases) == {x.label for x in own}
        assert sum(actor.acts.values()) == sum(x.part == "agent" for x in own)
        assert sum(actor.acted_upon.values()) == sum(x.part == "patient" for x in own)
        assert actor.name


def test_without_decisions_the_suggestion_comes_back() -> None:
    assert apply_by_hand(FOUND, ()) is FOUND


def test_merging_makes_one_of_several() -> None:
    result = apply_by_hand(FOUND, [NamingDecision("merge", (_place("weavers"), _place("boats"), _place("works")))])
    assert _who(result) == {
        "Guild": ["Fleet", "Guild", "Mill", "Mill", "boats", "the mill", "weavers", "works"],
        "Mara": ["Mara Voss", "Voss", "mayor"],
    }
    assert result.actors[0].kind == "group"  # as the first one
    _check(FOUND, result)


def test_a_merge_can_say_the_name() -> None:
    merged = NamingDecision("merge", (_place("Guild"), _place("Mill")), name="The guild and its mill")
    assert "The guild and its mill" in _who(apply_by_hand(FOUND, [merged]))


def test_splitting_makes_an_actor_of_its_own() -> None:
    result = apply_by_hand(FOUND, [NamingDecision("split", (_place("mayor"),))])
    assert _who(result)["Mara"] == ["Mara Voss", "Voss"]
    assert _who(result)["mayor"] == ["mayor"]
    _check(FOUND, result)


def test_several_labels_leave_together_and_the_larger_part_keeps_the_name() -> None:
    leaving = (_place("Mill", 0), _place("Mill", 1), _place("works"))
    result = apply_by_hand(FOUND, [NamingDecision("split", leaving)])
    assert _who(result)["Mill"] == ["Mill", "Mill", "works"]
    assert _who(result)["the mill"] == ["the mill"]
    named = apply_by_hand(FOUND, [NamingDecision("split", leaving, name="The buildings")])
    assert _who(named)["The buildings"] == ["Mill", "Mill", "works"]


def test_a_label_goes_to_another_actor() -> None:
    result = apply_by_hand(FOUND, [NamingDecision("split", (_place("works"),), into=_place("weavers"))])
    assert _who(result)["Guild"] == ["Guild", "weavers", "works"]
    assert _who(result)["Mill"] == ["Mill", "Mill", "the mill"]
    _check(FOUND, result)


def test_an_actor_all_of_whose_labels_go_is_gone() -> None:
    leaving = NamingDecision("split", (_place("Guild"), _place("weavers")), into=_place("Fleet"))
    result = apply_by_hand(FOUND, [leaving])
    assert _who(result)["Fleet"] == ["Fleet", "Guild", "boats", "weavers"]
    assert "Guild" not in _who(result)
    _check(FOUND, result)


def test_renaming_and_taking_it_back() -> None:
    rename = NamingDecision("rename", (_place("Voss"),), name="Mayor Voss")
    assert _who(apply_by_hand(FOUND, [rename]))["Mayor Voss"] == ["Mara Voss", "Voss", "mayor"]
    back = NamingDecision("rename", (_place("mayor"),))
    assert _who(apply_by_hand(FOUND, [rename, back])) == _who(FOUND)


def test_a_label_that_is_given_away_does_not_take_the_name_along() -> None:
    every = tuple(_place(label) for label in ("Mara Voss", "Voss", "mayor"))
    rename = NamingDecision("rename", every, name="Mayor Voss")
    give = NamingDecision("split", every[:1], into=_place("weavers"))
    result = apply_by_hand(FOUND, [rename, give])
    assert _who(result)["Mayor Voss"] == ["Voss", "mayor"]
    assert _who(result)["Guild"] == ["Guild", "Mara Voss", "weavers"]
    _check(FOUND, result)


def test_on_a_tie_the_name_stays_with_the_first_label() -> None:
    rename = NamingDecision("rename", (_place("weavers"), _place("Guild")), name="The weavers")
    split = NamingDecision("split", (_place("Guild"),))
    result = _who(apply_by_hand(FOUND, [rename, split]))
    assert (result["The weavers"], result["Guild"]) == (["weavers"], ["Guild"])


def test_the_name_outlives_the_first_label() -> None:
    gone = ("c", Span(0, 4))
    rename = NamingDecision("rename", (gone, _place("Voss"), _place("mayor")), name="Mayor Voss")
    assert not lost(FOUND, [rename])
    assert _who(apply_by_hand(FOUND, [rename]))["Mayor Voss"] == ["Mara Voss", "Voss", "mayor"]


def test_the_name_goes_with_the_label_it_was_given_at() -> None:
    rename = NamingDecision("rename", (_place("weavers"),), name="The weavers")
    split = NamingDecision("split", (_place("weavers"),))
    assert _who(apply_by_hand(FOUND, [rename, split]))["The weavers"] == ["weavers"]


def test_a_place_without_a_label_applies_to_nothing() -> None:
    gone = ("a", Span(9000, 9004))
    inside = ("a", Span(_place("Mill")[1].start, _place("Mill")[1].start + 2))
    useless = [
        NamingDecision("merge", (gone, _place("Mill"))),
        NamingDecision("split", (gone,)),
        NamingDecision("split", (_place("Mill"),), into=gone),
        NamingDecision("rename", (inside,), name="X"),
        NamingDecision("merge", ()),
    ]
    assert apply_by_hand(FOUND, useless) is FOUND
    good = NamingDecision("rename", (gone, _place("Mill")), name="X")
    assert lost(FOUND, [*useless, good]) == tuple(useless)


def test_what_is_left_of_a_decision_still_holds() -> None:
    gone = ("b", Span(9000, 9004))
    merge = NamingDecision("merge", (gone, _place("Guild"), _place("Fleet")), name="All")
    assert _who(apply_by_hand(FOUND, [merge]))["All"] == ["Fleet", "Guild", "boats", "weavers"]


def test_merging_and_splitting_again_gives_the_actors_back() -> None:
    merge = NamingDecision("merge", (_place("Guild"), _place("Fleet")))
    split = NamingDecision("split", (_place("Fleet"), _place("boats")))
    assert _who(apply_by_hand(FOUND, [merge, split])) == _who(FOUND)


def _random(chance: random.Random, size: int) -> NamingResult:
    forms = ["mill", "Mill", "Voss", "mayor", "crew", "Guild", "boats"]
    actors = {
        f"{'MG'[k % 2]}{k}": ",".join(chance.choice(forms) for _ in range(chance.randint(1, 5))) for k in range(size)
    }
    return _found(**actors)


def _decision(chance: random.Random, places: list[Place]) -> NamingDecision:
    chosen = tuple(chance.sample(places, min(len(places), chance.randint(1, 3))))
    name = chance.choice(["", "", "Named"])
    match chance.randrange(4):
        case 0:
            return NamingDecision("merge", chosen, name=name)
        case 1:
            return NamingDecision("split", chosen, name=name)
        case 2:
            return NamingDecision("split", chosen, chance.choice(places), name)
        case _:
            return NamingDecision("rename", chosen, name=name)


def _places(found: NamingResult, actors: Iterable[str]) -> list[Place]:
    wanted = set(actors)
    return [(x.article, x.span) for x in found.labels if x.actor in wanted]


@pytest.mark.parametrize("seed", range(60))
def test_any_decisions_leave_each_label_in_exactly_one_actor(seed: int) -> None:
    chance = random.Random(seed)
    found = _random(chance, chance.randint(1, 6))
    every = _places(found, (a.id for a in found.actors))
    _check(found, apply_by_hand(found, [_decision(chance, every) for _ in range(chance.randint(1, 6))]))


@pytest.mark.parametrize("seed", range(60))
def test_decisions_about_different_actors_come_in_any_order_and_twice(seed: int) -> None:
    chance = random.Random(seed)
    found = _random(chance, 6)
    ids = [a.id for a in found.actors]
    chance.shuffle(ids)
    decisions = [_decision(chance, _places(found, ids[k : k + 2])) for k in (0, 2, 4)]
    expected = apply_by_hand(found, decisions)
    for order in itertools.permutations(decisions):
        assert apply_by_hand(found, order) == expected
    assert apply_by_hand(expected, decisions) == expected
