"""Common nouns that stand for somebody named: groups by their noun, titles, "the group"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from analyzers.modules.naming.names import Key, NameType, Sets
from analyzers.modules.naming.phrases import Phrase, concept_of
from analyzers.modules.naming.words import concept, country, nouns, singular

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


_TEAMS = frozenset({"team", "staff", "office", "camp", "squad"})
"""Nouns for the people who work for somebody."""


@dataclass
class _Entity:
    """What is known about one set with a name."""

    kind: str
    words: set[str] = field(default_factory=set)
    described: Counter[tuple[str, frozenset[str]]] = field(default_factory=Counter)
    numbers: list[int] = field(default_factory=list)


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
    """Descriptions in a titled name: "former bank director Lena Moss" gives director with {former, bank}."""
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


def join_named_groups(
    phrases: Sequence[Phrase], types: dict[Key, NameType], sets: Sets, kinds: dict[int, str], linked: set[int]
) -> None:
    """A group's name before a group noun: the group itself, or a group of its own ("Haqqani network").

    Then "the government" without a name: the only or most frequent named one of its article, else of all.

    Args:
        phrases: All phrases.
        types: The name types.
        sets: Who is one with whom; joined here.
        kinds: Kind of each set that is somebody.
        linked: Common nouns that have found their place; added to here.
    """
    groups = {
        frozenset(t.key): t.phrases for t in types.values() if kinds.get(sets.find(t.phrases[0])) in ("group", "other")
    }
    own: dict[tuple[frozenset[str], str], int] = {}
    places: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for number, phrase in enumerate(phrases):
        if phrase.name or number in linked or not phrase.names or phrase.head not in nouns().group:
            continue
        if concept_of(phrase) != concept(phrase.head):
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
        if phrase.head not in _ONE_PER_COUNTRY or phrase.names or phrase.modifiers - SOFT:
            continue
        near = {root: found.count(phrase.article) for root, found in known.items() if phrase.article in found}
        everywhere = {root: len(found) for root, found in known.items()}
        ranked = sorted((near or everywhere).items(), key=lambda x: (-x[1], x[0]))
        if ranked and (near or len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]):
            sets.join(ranked[0][0], number)
            linked.add(number)


def join_teams(phrases: Sequence[Phrase], sets: Sets, kinds: dict[int, str], linked: set[int]) -> None:
    """The people of one person: "Brandt's team", "Brandt's staff", "Brandt's office".

    Args:
        phrases: All phrases.
        sets: Who is one with whom; joined here.
        kinds: Kind of each set that is somebody; added to here.
        linked: Common nouns that have found their place; added to here.
    """
    at = {(p.article, p.head_token): number for number, p in enumerate(phrases)}
    first: dict[int, int] = {}
    for number, phrase in enumerate(phrases):
        owner = at.get((phrase.article, phrase.owner))
        if phrase.name or number in linked or phrase.head not in _TEAMS or owner is None:
            continue
        if phrase.modifiers - SOFT or kinds.get(sets.find(owner)) != "person":
            continue
        sets.join(first.setdefault(sets.find(owner), number), number)
        kinds.setdefault(sets.find(number), "group")
        linked.add(number)


def join_titles(phrases: Sequence[Phrase], sets: Sets, kinds: dict[int, str], linked: set[int]) -> None:
    """Role nouns that stand for a person whom the texts title so.

    Args:
        phrases: All phrases.
        sets: Who is one with whom; joined here.
        kinds: Kind of each set that is somebody.
        linked: Common nouns that have found their place; added to here.
    """
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
            if wanted - SOFT and not shared:
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
SOFT = frozenset("former ex then new current sitting late acting fired ousted embattled own our".split())
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


def join_group_nouns(phrases: Sequence[Phrase], sets: Sets, kinds: dict[int, str], linked: set[int]) -> None:
    """Definite group nouns and nouns for armed people: the fitting group named last before them.

    Args:
        phrases: All phrases.
        sets: Who is one with whom; joined here.
        kinds: Kind of each set that is somebody.
        linked: Common nouns that have found their place; added to here.
    """
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
            if chosen is None and not named:
                chosen = _only_later(phrases, number, armed, entities)
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


def _only_later(phrases: Sequence[Phrase], number: int, armed: set[int], entities: dict[int, _Entity]) -> int | None:
    """The armed group that the article names further down, if it names just one: a lead may begin with "the rebels"."""
    here = {
        root for root in armed if any(phrases[n].article == phrases[number].article for n in entities[root].numbers)
    }
    return here.pop() if len(here) == 1 else None


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
