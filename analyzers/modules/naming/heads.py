"""Common nouns that stand for nobody named: one set per noun and telling names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from analyzers.modules.naming.descriptions import SOFT
from analyzers.modules.naming.names import Sets
from analyzers.modules.naming.phrases import Phrase, concept_of
from analyzers.modules.naming.words import concept, nouns


def join_heads(phrases: Sequence[Phrase], sets: Sets, kinds: dict[int, str], linked: set[int]) -> None:
    """What is left: one set per head noun (or near-synonyms) and telling names.

    Args:
        phrases: All phrases.
        sets: Who is one with whom; joined here.
        kinds: Kind of each set that is somebody.
        linked: Common nouns that have found their place; added to here.
    """
    lists = nouns()
    at = {(p.article, p.head_token): number for number, p in enumerate(phrases)}
    known: dict[str, int] = {}
    for number, phrase in enumerate(phrases):
        if phrase.name and len(phrase.key) == 1:
            known.setdefault(phrase.key[0], sets.find(number))
    buckets: dict[str, list[int]] = defaultdict(list)
    for number, phrase in enumerate(phrases):
        if not phrase.name and number not in linked and phrase.head:
            buckets[concept_of(phrase)].append(number)
    for numbers in buckets.values():
        first = phrases[numbers[0]]
        people = first.head in lists.people or first.head in lists.role
        group = first.head in lists.group and concept(first.head) == first.head
        by_kind: dict[frozenset[str], list[tuple[int, frozenset[str]]]] = defaultdict(list)
        for number in numbers:
            phrase = phrases[number]
            kind: frozenset[str] = frozenset()
            if people or group:
                kind = phrase.modifiers - SOFT if group else phrase.kinds
                kind -= {phrases[at[key]].head for key in [(phrase.article, phrase.owner)] if key in at}
                kind -= (
                    set(" ".join(phrase.text.lower().split()[-2:-1]).split())
                    if concept_of(phrase) != phrase.head
                    else set()
                )
            by_kind[kind].append((number, _identities(phrase, at, sets, kinds, known, people)))
        for members in by_kind.values():
            _by_names(phrases, members, sets, people)


def _identities(
    phrase: Phrase,
    at: dict[tuple[str, int], int],
    sets: Sets,
    kinds: dict[int, str],
    known: dict[str, int],
    people: bool,
) -> frozenset[str]:
    """Names in a phrase, an owner as whoever it stands for: "the president's lawyers" are Trump's."""
    words = phrase.names | (phrase.tail & known.keys() if people else frozenset())
    out = {f"={known[w]}" if w in known else w for w in words}
    owner = at.get((phrase.article, phrase.owner))
    if owner is not None and sets.find(owner) in kinds:
        out.add(f"={sets.find(owner)}")
    return frozenset(out)


def _by_names(
    phrases: Sequence[Phrase], numbers: Sequence[tuple[int, frozenset[str]]], sets: Sets, people: bool
) -> None:
    """Join phrases of one noun, apart where names tell them apart.

    Those without a name go to the most frequent one; people without name and article ("militants") stay by themselves.
    """
    groups: list[tuple[set[str], list[int]]] = []
    bare: list[int] = []
    for number, names in numbers:
        if not names:
            bare.append(number)
            continue
        for known, members in groups:
            if names & known:
                known |= names
                members.append(number)
                break
        else:
            groups.append((set(names), [number]))
    if groups:
        biggest = max(groups, key=lambda g: (len(g[1]), -g[1][0]))[1]
        biggest.extend(n for n in bare if not people or phrases[n].article_word in ("the", "own"))
        bare = [n for n in bare if people and phrases[n].article_word not in ("the", "own")]
    groups.append((set(), bare))
    for _, members in groups:
        for number in members[1:]:
            sets.join(members[0], number)
