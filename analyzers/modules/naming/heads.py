"""Common nouns that stand for nobody named: one set per noun and telling names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from analyzers.modules.naming.descriptions import SOFT
from analyzers.modules.naming.names import Sets
from analyzers.modules.naming.phrases import Phrase, concept_of
from analyzers.modules.naming.words import concept, concepts, country, nouns

DOCUMENT = "document"
"""The noun for all kinds of documents (`resources/lexicons/synonyms.json`)."""
_HOLDING = frozenset({"list", "set", "series", "batch", "collection"})
"""Nouns that stand for what they hold."""


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
    meaning, held = _meanings(phrases), _held(phrases)
    for number, phrase in enumerate(phrases):
        if not phrase.name and number not in linked and phrase.head:
            noun = concept_of(phrase)
            if len(concepts(phrase.head)) > 1 and noun in concepts(phrase.head):
                noun = meaning[phrase.head, phrase.plural]
            buckets[held.get((phrase.article, noun), noun) if not phrase.tail else noun].append(number)
    _join_documents(phrases, buckets)
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
            _by_names(phrases, members, sets, kinds, people)


def _meanings(phrases: Sequence[Phrase]) -> dict[tuple[str, bool], str]:
    """Noun of several sets, plural or not -> the set whose other nouns the texts use most in that number.

    "Inquiries" are questions where the texts speak of questions and queries, else investigations.
    """
    count: Counter[tuple[str, bool]] = Counter()
    several: set[tuple[str, bool]] = set()
    for phrase in phrases:
        if phrase.name:
            continue
        sets = concepts(phrase.head)
        if len(sets) == 1:
            count[sets[0], phrase.plural] += 1
        else:
            several.add((phrase.head, phrase.plural))
    return {(noun, many): max(concepts(noun), key=lambda c: count[c, many]) for noun, many in sorted(several)}


def _held(phrases: Sequence[Phrase]) -> dict[tuple[str, str], str]:
    """Article and container noun -> the noun of what it holds there: "the list", after "a list of questions"."""
    at = {(p.article, p.head_token): p for p in phrases}
    found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for phrase in phrases:
        if phrase.head not in _HOLDING or not phrase.tail or phrase.name:
            continue
        after = (at.get((phrase.article, phrase.head_token + k)) for k in range(2, 6))
        inside = next((p for p in after if p is not None), None)
        if inside is not None and not inside.name and inside.plural:
            found[phrase.article, phrase.head][concept_of(inside)] += 1
    return {place: held.most_common(1)[0][0] for place, held in found.items() if len(held) == 1}


def _join_documents(phrases: Sequence[Phrase], buckets: dict[str, list[int]]) -> None:
    """Bare documents go to the one kind of document that their article names: "the documents" are the memos.

    Args:
        phrases: All phrases.
        buckets: Noun -> phrases; those that find their kind move to its noun.
    """
    special = nouns().document
    count: dict[str, Counter[str]] = defaultdict(Counter)
    for noun, numbers in buckets.items():
        for number in numbers:
            if noun in special or phrases[number].head in special:
                count[phrases[number].article][noun] += 1
    stay = []
    for number in buckets.get(DOCUMENT, ()):
        phrase = phrases[number]
        ranked = [item for item in count[phrase.article].most_common() if item[0] != DOCUMENT]
        plain = phrase.article_word == "the" and not phrase.names and not phrase.tail
        if plain and ranked and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]):
            buckets[ranked[0][0]].append(number)
        else:
            stay.append(number)
    if DOCUMENT in buckets:
        buckets[DOCUMENT] = stay
    for noun in [noun for noun, numbers in buckets.items() if not numbers]:
        del buckets[noun]


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
    phrases: Sequence[Phrase],
    numbers: Sequence[tuple[int, frozenset[str]]],
    sets: Sets,
    kinds: dict[int, str],
    people: bool,
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
    if not people:
        groups = _owner_and_subject(phrases, groups, kinds)
    if groups:
        biggest = max(groups, key=lambda g: (len(g[1]), -g[1][0]))[1]
        biggest.extend(n for n in bare if not people or phrases[n].article_word in ("the", "own"))
        bare = [n for n in bare if people and phrases[n].article_word not in ("the", "own")]
    groups.append((set(), bare))
    for _, members in groups:
        for number in members[1:]:
            sets.join(members[0], number)


def _owner_and_subject(
    phrases: Sequence[Phrase], groups: list[tuple[set[str], list[int]]], kinds: dict[int, str]
) -> list[tuple[set[str], list[int]]]:
    """The groups, the only one of a person's joined with the only one of a country's.

    "Brandt's inquiry" and "the Veland inquiry" may be one: the first says whose it is, the second what it is about.
    """

    def person(name: str) -> bool:
        return name.startswith("=") and kinds.get(int(name[1:])) == "person"

    def land(name: str) -> bool:
        return country(" ".join(phrases[int(name[1:])].key) if name.startswith("=") else name) is not None

    owners = [g for g in groups if all(person(name) for name in g[0])]
    subjects = [g for g in groups if all(land(name) for name in g[0])]
    if len(owners) != 1 or len(subjects) != 1:
        return groups
    joined = (owners[0][0] | subjects[0][0], sorted(owners[0][1] + subjects[0][1]))
    return [joined, *(g for g in groups if g is not owners[0] and g is not subjects[0])]
