"""Which noun phrases are called by one actor or thing: suggestions for a person to merge and split.

Names first (`names`), then common nouns, in this order:
  1. Must-links the caller found in the text: appositions, predicates, "known as".
  2. A name and a group noun ("Pakistan's Taliban movement") is the group of that name, if there is one.
  3. Titles: "the former FBI director" is the person whom the texts call "former FBI director James Comey"; "the
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
from dataclasses import dataclass, field

from analyzers.modules.naming.names import Key, NameType, Sets, join_groups, join_people, types_of
from analyzers.modules.naming.phrases import Phrase, as_common, name_key
from analyzers.modules.naming.words import concept, country, is_acronym, nouns, singular

_SAME_GROUP = frozenset(
    "group movement organization organisation network faction militia outfit party umbrella entity body agency company "
    "firm newspaper broadcaster channel front".split()
)
"""Group nouns that, after a group's name, name the same group; "government" or "campaign" do not."""

_ONE_PER_COUNTRY = frozenset(
    "government administration army military navy police parliament congress opposition cabinet regime junta "
    "leadership campaign".split()
)
"""Group nouns that, alone and definite, stand for the one of their country."""


@dataclass
class _Entity:
    """What is known about one set with a name."""

    kind: str
    words: set[str] = field(default_factory=set)
    described: Counter[tuple[str, frozenset[str]]] = field(default_factory=Counter)
    numbers: list[int] = field(default_factory=list)


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


def cluster(
    phrases: Sequence[Phrase], links: Sequence[tuple[int, int]] = (), aliases: Iterable[tuple[Key, Key]] = ()
) -> Clusters:
    """Cluster the phrases of all articles.

    Args:
        phrases: In the order of articles, then of reading.
        links: Pairs of phrase numbers that the texts state to be one.
        aliases: Pairs of compared names that the texts state to be one.
    """
    phrases = _plain_nouns(phrases)
    sets = Sets(len(phrases))
    types = types_of(phrases)
    join_people(phrases, types, sets)
    join_groups(phrases, types, aliases, sets)
    kinds = _kinds(types, sets)
    linked: set[int] = set()
    _stated(phrases, links, sets, kinds, linked)
    _named_groups(phrases, types, sets, kinds, linked)
    _stated(phrases, links, sets, kinds, linked)
    _titles(phrases, sets, kinds, linked)
    _group_nouns(phrases, sets, kinds, linked)
    _stated(phrases, links, sets, kinds, linked)
    _heads(phrases, sets, kinds, linked)
    of = tuple(sets.find(i) for i in range(len(phrases)))
    named = frozenset(of[i] for i, p in enumerate(phrases) if p.name or (p.names and of[i] in kinds))
    return Clusters(of, _all_kinds(phrases, of, kinds), named)


def _plain_nouns(phrases: Sequence[Phrase]) -> list[Phrase]:
    """The phrases, capitalised common nouns read as such: "Comey Memos" where the texts also say "the memos"."""
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


def _entities(phrases: Sequence[Phrase], sets: Sets, kinds: dict[int, str]) -> dict[int, _Entity]:
    """Sets with a kind, their words and descriptions."""
    out: dict[int, _Entity] = {}
    for number, phrase in enumerate(phrases):
        root = sets.find(number)
        if root not in kinds:
            continue
        entity = out.setdefault(root, _Entity(kinds[root]))
        entity.numbers.append(number)
        if phrase.name:
            entity.words.update(phrase.key)
            for head, rest in _described(phrase):
                entity.described[(head, rest)] += 1
        else:
            entity.described[(concept(phrase.head), phrase.modifiers | phrase.names | phrase.tail)] += 1
    return out


def _described(phrase: Phrase) -> list[tuple[str, frozenset[str]]]:
    """Descriptions in a titled name: "former FBI director James Comey" gives director with {former, fbi}."""
    lists = nouns()
    out = []
    words = [w.lower().replace(".", "") for w in phrase.title if w[:1].isalpha()]
    for k, word in enumerate(words):
        noun = singular(word)
        two = f"{words[k - 1]} {noun}" if k else ""
        if noun in lists.role and word not in lists.honorific:
            head = two if two in lists.role else noun
            rest = frozenset(words[:k] if head == noun else words[: k - 1]) | phrase.names | phrase.tail
            out.append((concept(head), rest - {head}))
    return out


def _named_groups(
    phrases: Sequence[Phrase], types: dict[Key, NameType], sets: Sets, kinds: dict[int, str], linked: set[int]
) -> None:
    """A group's name before a group noun: the group itself, or a group of its own ("Haqqani network").

    Then "the government" without a name: the only or most frequent named one of its article, else of all.
    """
    groups = {
        frozenset(t.key): t.phrases for t in types.values() if kinds.get(sets.find(t.phrases[0])) in ("group", "other")
    }
    own: dict[tuple[frozenset[str], str], int] = {}
    places: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for number, phrase in enumerate(phrases):
        if phrase.name or number in linked or not phrase.names or phrase.head not in nouns().group:
            continue
        if _concept(phrase) != concept(phrase.head):
            continue
        same_article = groups.get(phrase.names, [])
        if phrase.head in _SAME_GROUP and same_article:
            here = [i for i in same_article if phrases[i].article == phrase.article] or same_article
            sets.join(here[0], number)
            linked.add(number)
            continue
        if phrase.article_word == "a":
            continue
        if phrase.head in _SAME_GROUP and all(country(w) for w in phrase.names):
            continue
        key = (phrase.names | phrase.kinds, concept(phrase.head))
        with_noun = groups.get(key[0] | {phrase.head})
        first = with_noun[0] if with_noun else own.setdefault(key, number)
        places[key[1]][sets.find(first)].append(phrase.article)
        sets.join(first, number)
        kinds.setdefault(sets.find(first), "group")
        linked.add(number)
    for (words, head), number in own.items():
        longer = [(w, n) for (w, h), n in own.items() if h == head and words < w]
        longer += [(w, found[0]) for w, found in groups.items() if words | {head} < w]
        roots = {sets.find(n) for _, n in longer} - {sets.find(number)}
        if len(roots) == 1:
            root = roots.pop()
            places[head][root].extend(places[head].pop(sets.find(number), []))
            sets.join(root, number)
    for number, phrase in enumerate(phrases):
        known = places.get(concept(phrase.head), {})
        if phrase.name or number in linked or phrase.article_word not in ("the", "own") or phrase.plural:
            continue
        if phrase.head not in _ONE_PER_COUNTRY or phrase.names or phrase.modifiers - _SOFT:
            continue
        near = {root: found.count(phrase.article) for root, found in known.items() if phrase.article in found}
        everywhere = {root: len(found) for root, found in known.items()}
        ranked = sorted((near or everywhere).items(), key=lambda x: (-x[1], x[0]))
        if ranked and (near or len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]):
            sets.join(ranked[0][0], number)
            linked.add(number)


def _titles(phrases: Sequence[Phrase], sets: Sets, kinds: dict[int, str], linked: set[int]) -> None:
    """Role nouns that stand for a person whom the texts title so."""
    people = {r: e for r, e in _entities(phrases, sets, kinds).items() if e.kind == "person"}
    by_head: dict[str, list[tuple[int, frozenset[str], int]]] = defaultdict(list)
    for root, entity in people.items():
        for (head, rest), count in sorted(entity.described.items(), key=lambda x: (x[0][0], sorted(x[0][1]))):
            by_head[head].append((root, rest, count))
    here: dict[tuple[str, int], int] = Counter()
    for root, entity in people.items():
        for number in entity.numbers:
            here[(phrases[number].article, root)] += 1
    for number, phrase in enumerate(phrases):
        if phrase.name or number in linked or phrase.plural or phrase.article_word == "a":
            continue
        head = _role(phrase) or ""
        if head not in by_head or (phrase.head == "head" and phrase.article_word == "own"):
            continue
        wanted = (phrase.modifiers | phrase.names | phrase.tail) - {head} - set(head.split())
        scores: Counter[int] = Counter()
        for root, rest, count in by_head[head]:
            if _contradict(wanted, rest):
                continue
            shared = len(wanted & rest)
            if wanted - _SOFT and not shared:
                continue
            near = 1 + here[(phrase.article, root)]
            scores[root] += count * near * (1 + 4 * shared)
        ranked = sorted(scores.items(), key=lambda x: (-x[1], x[0]))
        if not ranked:
            continue
        best = ranked[0][0]
        if len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]:
            close = [root for root, score in ranked if 2 * score > ranked[0][1]]
            best = max(close, key=lambda root: (_last_before(phrases, people[root].numbers, number), -root))
            before = _last_before(phrases, people[best].numbers, number)
            if before < 0 or phrase.order - phrases[before].order > TITLE_REACH:
                continue
        sets.join(best, number)
        linked.add(number)
        kinds[sets.find(number)] = "person"


def _last_before(phrases: Sequence[Phrase], numbers: Sequence[int], number: int) -> int:
    """The last of a person's phrases before a phrase in its article; -1 when there is none."""
    return max((n for n in numbers if n < number and phrases[n].article == phrases[number].article), default=-1)


TITLE_REACH = 120
"""Words within which a title goes to the last of several bearers ("the minister")."""
_SOFT = frozenset("former ex then new current sitting late acting fired ousted embattled own our".split())
"""Words that change a title's time or colour, not its bearer."""


def _role(phrase: Phrase) -> str | None:
    """The role a phrase names: its head, or the last two words ("prime minister")."""
    lists = nouns()
    two = " ".join(phrase.text.lower().split()[-2:])
    if two in lists.role:
        return concept(two)
    return concept(phrase.head) if phrase.head in lists.role else None


def _contradict(wanted: frozenset[str], known: frozenset[str]) -> bool:
    """Whether two descriptions name different countries or offices."""
    one = {w for w in wanted if country(w)}
    two = {w for w in known if country(w)}
    return bool(one and two and not one & two)


def _group_nouns(phrases: Sequence[Phrase], sets: Sets, kinds: dict[int, str], linked: set[int]) -> None:
    """Definite group nouns and nouns for armed people: the fitting group named last before them."""
    lists = nouns()
    entities = {r: e for r, e in _entities(phrases, sets, kinds).items() if e.kind == "group"}
    stated = {r: {h for h, _ in e.described} for r, e in entities.items()}
    armed = {r for r, e in entities.items() if _is_armed(e)}
    last: list[tuple[int, int]] = []
    article = ""
    for number, phrase in enumerate(phrases):
        if phrase.article != article:
            article, last = phrase.article, []
        root = sets.find(number)
        if root in entities:
            last.append((number, root))
            continue
        if phrase.name or number in linked or phrase.article_word not in ("the", "own") or phrase.owner >= 0:
            continue
        chosen: int | None = None
        if phrase.head in lists.armed and phrase.plural and phrase.article_word == "the":
            plain = {r for r, e in entities.items() if not e.words & _INSTITUTION}
            named = any(country(w) for w in phrase.names)
            chosen = _recent(phrases, number, last, plain if named else armed, entities, 400)
        elif phrase.head in lists.group and not phrase.plural and phrase.article_word == "the":
            head = concept(phrase.head)
            own = {r for r in entities if head in stated[r] or phrase.head in entities[r].words}
            chosen = _recent(phrases, number, last, own, entities, 400)
            if chosen is None and phrase.head in ("group", "movement", "organization", "organisation", "network"):
                plain = {r for r, e in entities.items() if not e.words & _INSTITUTION}
                chosen = _recent(phrases, number, last, plain, entities, 80)
        if chosen is not None:
            sets.join(chosen, number)
            linked.add(number)
            last.append((number, chosen))


_INSTITUTION = frozenset(
    "government ministry department army military court parliament congress senate house committee police office "
    "agency bureau university reuters ap afp bbc cnn times post news".split()
)


def _is_armed(entity: _Entity) -> bool:
    """Whether the texts describe a group as one of fighters."""
    lists = nouns()
    return any(
        h in lists.armed
        or concept(h) == "fighter"
        or any(m in lists.armed or m in ("terror", "armed", "banned") for m in rest)
        for h, rest in entity.described
    )


def _recent(
    phrases: Sequence[Phrase],
    number: int,
    last: Sequence[tuple[int, int]],
    allowed: set[int],
    entities: dict[int, _Entity],
    reach: int,
) -> int | None:
    """The allowed group mentioned last before a phrase within `reach` words, whose country does not contradict."""
    phrase = phrases[number]
    wanted = {w for w in phrase.names if country(w)}
    for before, root in reversed(last):
        if phrase.order - phrases[before].order > reach:
            return None
        if root in allowed:
            own = {w for w in entities[root].words if country(w)}
            if not wanted or wanted & own:
                return root
    return None


def _heads(phrases: Sequence[Phrase], sets: Sets, kinds: dict[int, str], linked: set[int]) -> None:
    """What is left: one set per head noun (or near-synonyms) and telling names."""
    lists = nouns()
    at = {(p.article, p.head_token): number for number, p in enumerate(phrases)}
    known: dict[str, int] = {}
    for number, phrase in enumerate(phrases):
        if phrase.name and len(phrase.key) == 1:
            known.setdefault(phrase.key[0], sets.find(number))
    buckets: dict[str, list[int]] = defaultdict(list)
    for number, phrase in enumerate(phrases):
        if not phrase.name and number not in linked and phrase.head:
            buckets[_concept(phrase)].append(number)
    for numbers in buckets.values():
        first = phrases[numbers[0]]
        people = first.head in lists.people or first.head in lists.role
        group = first.head in lists.group and concept(first.head) == first.head
        by_kind: dict[frozenset[str], list[tuple[int, frozenset[str]]]] = defaultdict(list)
        for number in numbers:
            phrase = phrases[number]
            kind: frozenset[str] = frozenset()
            if people or group:
                kind = phrase.modifiers - _SOFT if group else phrase.kinds
                kind -= {phrases[at[key]].head for key in [(phrase.article, phrase.owner)] if key in at}
                kind -= (
                    set(" ".join(phrase.text.lower().split()[-2:-1]).split())
                    if _concept(phrase) != phrase.head
                    else set()
                )
            by_kind[kind].append((number, _identities(phrase, at, sets, kinds, known, people)))
        for members in by_kind.values():
            _by_names(phrases, members, sets, people)


def _concept(phrase: Phrase) -> str:
    """The set of like nouns of a phrase's last two words ("legal team"), else of its head."""
    two = " ".join(phrase.text.lower().split()[-2:])
    return concept(two) if concept(two) != two else concept(phrase.head)


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
