"""Which noun phrases are called by one actor or thing: suggestions for a person to merge and split.

Names first (`names`), then common nouns, in this order:
  1. Must-links the caller found in the text: appositions, predicates, "known as".
  2. A name and a group noun ("Pakistan's Taliban movement") is the group of that name, if there is one.
  3. Titles: "the former bank director" is the person whom the texts call "former bank director Lena Moss"; "the
     president" is who is most often called so, in its article first.
  4. "The group", "the militant group", "the insurgents": the group last named before that fits (its own noun, its
     stated descriptions, its country).
  5. What is left is joined by head noun, or nouns of one set of near-synonyms (deal, accord), unless names before the
     head tell them apart (Iran deal, Korea deal). Nouns for people are told apart by kind too (security officials).
These are surface rules in the spirit of deterministic coreference systems (Lee et al. 2013, "Deterministic coreference
resolution based on entity-centric, precision-ranked rules", Computational Linguistics 39).
Known misses: metonymy; a group called by its leader; descriptions that share no word with any other label.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from analyzers.modules.naming.descriptions import join_group_nouns, join_named_groups, join_teams, join_titles
from analyzers.modules.naming.heads import join_heads
from analyzers.modules.naming.names import Key, NameType, Sets, join_groups, join_people, types_of
from analyzers.modules.naming.phrases import Phrase, as_common, name_key
from analyzers.modules.naming.words import is_acronym, nouns, singular


@dataclass(frozen=True)
class Clusters:
    """The result.

    Attributes:
        of: Number of each phrase's cluster (the smallest number of a phrase in it).
        kinds: Cluster -> "person", "group", "place" or "other".
        named: Clusters with a proper name, or a name before a group noun ("Haqqani network").
    """

    of: tuple[int, ...]
    kinds: dict[int, str]
    named: frozenset[int]


def cluster_phrases(
    phrases: Sequence[Phrase], links: Sequence[tuple[int, int]] = (), aliases: Iterable[tuple[Key, Key]] = ()
) -> Clusters:
    """Cluster the phrases of all articles.

    Args:
        phrases: In the order of articles, then of reading.
        links: Pairs of phrase numbers that the texts state to be one.
        aliases: Pairs of compared names that the texts state to be one.
    """
    phrases = _known_names(_plain_nouns(phrases))
    sets = Sets(len(phrases))
    types = types_of(phrases)
    join_people(phrases, types, sets)
    join_groups(phrases, types, aliases, sets)
    kinds = _kinds(types, sets)
    linked: set[int] = set()
    _stated(phrases, links, sets, kinds, linked)
    join_teams(phrases, sets, kinds, linked)
    join_named_groups(phrases, types, sets, kinds, linked)
    _stated(phrases, links, sets, kinds, linked)
    join_titles(phrases, sets, kinds, linked)
    join_group_nouns(phrases, sets, kinds, linked)
    _stated(phrases, links, sets, kinds, linked)
    join_heads(phrases, sets, kinds, linked)
    of = tuple(sets.find(i) for i in range(len(phrases)))
    named = frozenset(of[i] for i, p in enumerate(phrases) if p.name or (p.names and of[i] in kinds))
    return Clusters(of, _all_kinds(phrases, of, kinds), named)


def _plain_nouns(phrases: Sequence[Phrase]) -> list[Phrase]:
    """The phrases, capitalised common nouns read as such: "Moss Memos" where the texts also say "the memos"."""
    common = Counter(p.head for p in phrases if not p.name)
    known = {p.key for p in phrases if p.name}
    lists = nouns()

    def plain(phrase: Phrase) -> bool:
        if phrase.initial and len(phrase.name) == 1 and not is_acronym(phrase.name[0]):
            return common[singular(phrase.name[0])] >= 2
        if len(phrase.name) < 2 or name_key(phrase.name[:-1]) not in known:
            return False
        last = singular(phrase.name[-1])
        return common[last] >= 2 and last not in lists.group

    return [as_common(p) if plain(p) else p for p in phrases]


def _known_names(phrases: Sequence[Phrase]) -> list[Phrase]:
    """The phrases, capitalised words before a noun read as names where the texts also use them as such.

    "Trump associates" begins a sentence or stands in a headline, where the parser takes Trump for a common noun.
    """
    surnames = {p.key[-1] for p in phrases if p.name and (p.entity == "PERSON" or p.title)}

    def named(phrase: Phrase) -> Phrase:
        capitals = {word.lower() for word in phrase.text.split() if word[:1].isupper()}
        found = phrase.modifiers & capitals & surnames
        if not found or phrase.name:
            return phrase
        return replace(
            phrase, names=phrase.names | found, modifiers=phrase.modifiers - found, kinds=phrase.kinds - found
        )

    return [named(phrase) for phrase in phrases]


def _kinds(types: dict[Key, NameType], sets: Sets) -> dict[int, str]:
    """Kind of each set of names: that of most of its phrases."""
    votes: dict[int, Counter[str]] = defaultdict(Counter)
    for t in types.values():
        for number in t.phrases:
            votes[sets.find(number)][t.kind] += 1
    order = ("person", "group", "place", "other")
    return {s: max(order, key=lambda k: (v[k], -order.index(k))) for s, v in votes.items()}


def _stated(
    phrases: Sequence[Phrase], links: Sequence[tuple[int, int]], sets: Sets, kinds: dict[int, str], linked: set[int]
) -> None:
    """Join what the texts state to be one, where one of the two is known by now."""
    for a, b in links:
        one, two = kinds.get(sets.find(a)), kinds.get(sets.find(b))
        if (one or two) and _may_join(phrases, kinds, sets, a, b):
            sets.join(a, b) if one else sets.join(b, a)
            linked.update(n for n in (a, b) if not phrases[n].name)


def _may_join(phrases: Sequence[Phrase], kinds: dict[int, str], sets: Sets, a: int, b: int) -> bool:
    """Whether a stated link does not contradict itself: a person is no group, a common noun no other kind of noun."""
    one, two = kinds.get(sets.find(a)), kinds.get(sets.find(b))
    if one and two:
        return one == two and one in ("group", "other")
    noun = phrases[b if one else a]
    kind = _noun_kind(noun)
    if (one or two) == "person":
        return kind != "group" and not noun.plural
    if (one or two) == "group":
        return kind != "person" or noun.head in nouns().armed
    return kind != "person"


def _noun_kind(phrase: Phrase) -> str:
    """Kind of thing a common noun names."""
    lists = nouns()
    if phrase.head in lists.role or phrase.head in lists.people:
        return "person"
    return "group" if phrase.head in lists.group else "other"


def _all_kinds(phrases: Sequence[Phrase], of: Sequence[int], kinds: dict[int, str]) -> dict[int, str]:
    """Kind of every cluster; clusters of common nouns by their first head noun."""
    lists = nouns()
    out: dict[int, str] = {}
    for root, kind in kinds.items():
        out.setdefault(of[root], kind)
    for number, phrase in enumerate(phrases):
        if of[number] in out:
            continue
        head = phrase.head
        if head in lists.people or head in lists.role:
            out[of[number]] = "group" if phrase.plural else "person"
        elif head in lists.group:
            out[of[number]] = "group"
        else:
            out[of[number]] = "place" if head in lists.place else "other"
    return out
