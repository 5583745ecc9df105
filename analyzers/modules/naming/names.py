"""Which proper names are one person, group or place.

Rules, in this order:
  * People: a full name is one with another of the same surname and compatible first names ("Robert S. Mueller", "Robert
    Mueller"). A bare surname goes to the last person of that surname named before it in the article whose title and
    honorific fit ("Mrs Hale" is not Mr Hale), else to the only one of the comparison.
  * Groups: names of the same words ("Pakistan Taliban", "Pakistani Taliban"), of usual spellings of the same words
    (Tehrik, Tehreek), an acronym and the name it is made of, aliases that a text states itself ("X (Y)", "X, or Y"), a
    longer name that holds all words of a shorter one of two words or more.
  * A short name that fits several longer ones ("the Taliban") is one with the only one its article uses; where the
    article uses several, it stays apart.
Known misses: two people of one surname without first names or titles; a name and its translation; a married name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from analyzers.modules.naming.phrases import Phrase
from analyzers.modules.naming.words import SUFFIXES, country, is_acronym, long_names, nouns, skeleton, spelt_by

_NOT_SHORT = frozenset({"house", "senate", "congress", "court", "state", "states", "office", "board", "university"})
"""Words that end many names and, alone, are the name of something else."""

Key = tuple[str, ...]


class Sets:
    """Disjoint sets of numbers."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def find(self, item: int) -> int:
        """The number that stands for the set of `item`."""
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def join(self, keep: int, other: int) -> None:
        """Make one set of the two; the number that stood for the set of `keep` stands for both."""
        keep, other = self.find(keep), self.find(other)
        if keep != other:
            self._parent[other] = keep


@dataclass
class NameType:
    """All phrases of one compared name.

    Attributes:
        key: The compared words.
        phrases: Numbers of the phrases.
        kind: "person", "group", "place" or "other".
        forms: The name as it stands, with counts.
    """

    key: Key
    phrases: list[int] = field(default_factory=list)
    kind: str = "other"
    forms: Counter[tuple[str, ...]] = field(default_factory=Counter)


def types_of(phrases: Sequence[Phrase]) -> dict[Key, NameType]:
    """Name types with their kinds; bare surnames take the kind of the full name."""
    out: dict[Key, NameType] = {}
    for number, phrase in enumerate(phrases):
        if phrase.name and phrase.key:
            found = out.setdefault(phrase.key, NameType(phrase.key))
            found.phrases.append(number)
            found.forms[phrase.name] += 1
    for found in out.values():
        found.kind = _kind(found, [phrases[i] for i in found.phrases])
    titled = {
        t.key[0] for t in out.values() if len(t.key) == 1 and any(_titled(phrases[number]) for number in t.phrases)
    }
    for found in out.values():
        last = found.key[-1]
        family_first = found.key[0] in titled and any("-" in w for form in found.forms for w in form[1:])
        if (
            len(found.key) in (2, 3)
            and (last in titled or family_first)
            and not set(found.key) & (nouns().group | _MEDIA)
        ):
            found.kind = "person"
    full = [t for t in out.values() if t.kind == "person" and first_names(t.key)]
    last_names = {skeleton(surname(t.key)) for t in full}
    firsts = Counter(t.key[0] for t in full)
    for found in out.values():
        word = found.key[0]
        if len(found.key) > 1 or country(word) is not None:
            continue
        if word in titled or skeleton(word) in last_names or (firsts[word] == 1 and found.kind == "other"):
            found.kind = "person"
        elif found.kind == "person" and not any(phrases[number].acts for number in found.phrases):
            found.kind = "other"  # a word that the parser alone holds for a person's name, and that does nothing
    return out


def _titled(phrase: Phrase) -> bool:
    """Whether a name stands behind a person's title or honorific."""
    return bool(phrase.title) and nouns().is_title((phrase.title[-1],))


def _kind(found: NameType, phrases: Sequence[Phrase]) -> str:
    """Kind of a name by votes: titles, the parser's entity types, and the name's own words."""
    lists = nouns()
    votes: Counter[str] = Counter()
    for phrase in phrases:
        votes["person"] += 3 * _titled(phrase)
        votes[_ENTITY.get(phrase.entity, "other")] += 1
        votes["place"] += 4 * any(word.lower() in ("neighboring", "neighbouring") for word in phrase.title)
    last = found.key[-1]
    heads = {last, next(iter(found.forms))[0].lower()}
    if (
        heads & (lists.group | _MEDIA)
        or last.rstrip("s") in lists.group
        or last in ("democratic", "republican", "taliban")
    ):
        votes["group"] += 4 + len(phrases)
    if all(len(form) == 1 and is_acronym(form[0]) for form in found.forms):
        votes["group"] += len(phrases)
    if country(" ".join(found.key)):
        return "place"
    if len(found.key) == 1 and last in lists.idea and not votes["person"] >= 3 * max(1, len(phrases)):
        return "other"
    order = ("person", "group", "place", "other")
    return max(order, key=lambda k: (votes[k], -order.index(k))) if votes else "other"


_MEDIA = frozenset("wire news times post radio tv television journal herald tribune gazette courier press".split())
"""Words in the names of outlets."""
_ENTITY = {"PERSON": "person", "ORG": "group", "NORP": "group", "GPE": "place", "LOC": "place", "FAC": "place"}


def surname(key: Key) -> str:
    """The last word of a person's name, with "jr" where it has one."""
    if len(key) > 1 and key[-1] in SUFFIXES:
        return key[-2] + (" jr" if key[-1] == "jr" else "")
    return key[-1]


def first_names(key: Key) -> Key:
    """The words before the surname."""
    return key[: -2 if len(key) > 1 and key[-1] in SUFFIXES else -1]


def same_person(a: Key, b: Key) -> bool:
    """Whether two full names can be one person's: same surname, first names that do not contradict."""
    if skeleton(surname(a)) != skeleton(surname(b)):
        return False
    one, two = first_names(a), first_names(b)
    return bool(one) and bool(two) and _fits(one[0], two[0])


def _fits(a: str, b: str) -> bool:
    """Whether two first names can be one: equal, an initial, a usual spelling, a short form at the beginning."""
    short, long = sorted((a, b), key=len)
    if long_names(a) & long_names(b):
        return True
    return (
        a == b
        or (len(short) == 1 and long[0] == short)
        or skeleton(a) == skeleton(b)
        or (len(short) >= 3 and long.startswith(short))
    )


def gender(phrase: Phrase) -> str:
    """The gender that an honorific shows: "m", "f" or ""."""
    words = {w.lower().rstrip(".") for w in phrase.title}
    if words & nouns().female:
        return "f"
    return "m" if words & nouns().male else ""


def join_people(phrases: Sequence[Phrase], types: dict[Key, NameType], sets: Sets) -> None:
    """Join phrases that name one person.

    Args:
        phrases: All phrases.
        types: Their name types.
        sets: Who is one with whom; joined here.
    """
    people = [t for t in types.values() if t.kind == "person"]
    full = [t for t in people if first_names(t.key)]
    for t in full:
        for number in t.phrases[1:]:
            sets.join(t.phrases[0], number)
    for k, a in enumerate(full):
        for b in full[:k]:
            if same_person(a.key, b.key) or _part_of(a.key, b.key, full) or _part_of(b.key, a.key, full):
                sets.join(a.phrases[0], b.phrases[0])
    by_surname: dict[str, list[int]] = defaultdict(list)
    by_first: dict[str, list[int]] = defaultdict(list)
    for t in full:
        by_surname[skeleton(surname(t.key))].extend(t.phrases)
        by_first[skeleton(t.key[0])].extend(t.phrases)
    titles = _titles(phrases, full, sets)
    loose: dict[tuple[str, str], list[int]] = defaultdict(list)
    for t in people:
        if first_names(t.key):
            continue
        juniors = [n for other in full if _short_junior(t.key, other.key) for n in other.phrases]
        bones = skeleton(surname(t.key))
        bearers = juniors or by_surname.get(bones) or by_first.get(bones) or ()
        for number in t.phrases:
            chosen = _bearer(phrases, number, bearers, titles, sets)
            if chosen is not None:
                sets.join(chosen, number)
            else:
                loose[(surname(t.key), gender(phrases[number]))].append(number)
    for (name, sex), numbers in loose.items():
        for number in numbers[1:]:
            sets.join(numbers[0], number)
        if not sex:
            others = [v[0] for (n, s), v in loose.items() if n == name and s]
            if len(others) == 1:
                sets.join(others[0], numbers[0])


def _short_junior(short: Key, long: Key) -> bool:
    """Whether "Donald Jr." can be "Donald Trump Jr."."""
    return len(short) == 2 < len(long) and short[1] == long[-1] == "jr" and short[0] == long[0]


def _part_of(short: Key, long: Key, full: Iterable[NameType]) -> bool:
    """Whether a name of two words or more begins or ends exactly one longer name: "Noor Wali" in "Noor Wali Mehsud"."""
    if (short[-1] in SUFFIXES) != (long[-1] in SUFFIXES):
        return False
    if not 2 <= len(short) < len(long) or not (long[: len(short)] == short or long[-len(short) :] == short):
        return False
    return (
        sum(len(t.key) > len(short) and (t.key[: len(short)] == short or t.key[-len(short) :] == short) for t in full)
        == 1
    )


def _titles(phrases: Sequence[Phrase], full: Iterable[NameType], sets: Sets) -> dict[int, tuple[set[str], set[str]]]:
    """Phrase of a full name -> (genders of honorifics, title words) of its person, shared by all phrases of one."""
    by_root: dict[int, tuple[set[str], set[str]]] = {}
    out: dict[int, tuple[set[str], set[str]]] = {}
    for t in full:
        for number in t.phrases:
            sexes, words = out[number] = by_root.setdefault(sets.find(number), (set(), set()))
            sexes.add(gender(phrases[number]))
            words.update(w.lower() for w in phrases[number].title)
    return out


def _bearer(
    phrases: Sequence[Phrase],
    number: int,
    candidates: Sequence[int],
    titles: dict[int, tuple[set[str], set[str]]],
    sets: Sets,
) -> int | None:
    """The full name that a bare surname stands for, or None."""
    phrase = phrases[number]
    sex = gender(phrase)
    words = {w.lower() for w in phrase.title if w.lower().rstrip(".") not in nouns().honorific}
    fitting = []
    for candidate in candidates:
        sexes, known = titles[candidate]
        if not sex or not (sexes - {"", sex}):
            fitting.append((candidate, len(words & known)))
    if sex and any(sex in titles[c][0] for c, _ in fitting):
        fitting = [(c, s) for c, s in fitting if sex in titles[c][0]]
    if not fitting:
        return None
    here = [(c, s) for c, s in fitting if phrases[c].article == phrase.article]
    if here:
        before = [(c, s) for c, s in here if phrases[c].order <= phrase.order] or here
        best = max(before, key=lambda x: (x[1], phrases[x[0]].order if x[1] == 0 or not words else 0, -x[0]))
        if sex:
            titles[best[0]][0].add(sex)
        return best[0]
    count: Counter[int] = Counter()
    for c, s in fitting:
        count[sets.find(c)] += 1 + 3 * s
    ranked = count.most_common()
    if len(ranked) == 1 or ranked[0][1] >= 3 * ranked[1][1]:
        return min(c for c, _ in fitting if sets.find(c) == ranked[0][0])
    return None


def join_groups(
    phrases: Sequence[Phrase], types: dict[Key, NameType], aliases: Iterable[tuple[Key, Key]], sets: Sets
) -> None:
    """Join phrases that name one group, place or other thing.

    Args:
        phrases: All phrases.
        types: Their name types.
        aliases: Pairs of names that the texts state to be one.
        sets: Who is one with whom; joined here.
    """
    things = [t for t in types.values() if t.kind != "person"]
    short = {t.key for t in things if _longer(t, things)}
    for t in things:
        if t.key not in short and (len(t.key) > 1 or t.key[0] not in nouns().group):
            for number in t.phrases[1:]:
                sets.join(t.phrases[0], number)
    for t in things:
        if len(t.key) == 2 and t.key[1] == "party" and (t.key[0],) in types and types[(t.key[0],)].kind != "person":
            sets.join(t.phrases[0], types[(t.key[0],)].phrases[0])
    by_bones: dict[frozenset[str], NameType] = {}
    for t in things:
        same = by_bones.setdefault(frozenset(skeleton(w) for w in t.key), t)
        if same is not t and (len(t.key) > 1 or len(t.key[0]) > 6):
            sets.join(same.phrases[0], t.phrases[0])
    known = {t.key: t for t in things}
    for a, b in aliases:
        if a in known and b in known:
            sets.join(known[a].phrases[0], known[b].phrases[0])
    for t in things:
        if len(t.key) == 1 and t.key[0].isalpha() and any(f[0].replace(".", "").isupper() for f in t.forms):
            for other in things:
                if len(other.key) > 1 and any(spelt_by(t.key[0], form) for form in other.forms):
                    sets.join(t.phrases[0], other.phrases[0])
    for t in things:
        if len(t.key) < 2 or t.kind == "place":
            continue
        words = {skeleton(w) for w in t.key}
        longer = [o for o in things if len(o.key) > len(t.key) and words < {skeleton(w) for w in o.key}]
        if longer and len({sets.find(o.phrases[0]) for o in longer}) == 1:
            sets.join(t.phrases[0], longer[0].phrases[0])
    _join_short(phrases, things, sets)


def _longer(short: NameType, things: Sequence[NameType]) -> list[NameType]:
    """Longer names that a name of one word can stand for."""
    word = short.key[0]
    if len(short.key) > 1 or country(word) or word in _NOT_SHORT:
        return []
    return [o for o in things if len(o.key) > 1 and o.kind != "place" and word in _heads(o)]


def _join_short(phrases: Sequence[Phrase], things: Sequence[NameType], sets: Sets) -> None:
    """One-word names that are the head of longer ones, and bare group nouns ("the Front"), per article."""
    articles: dict[int, set[str]] = defaultdict(set)
    for t in things:
        for number in t.phrases:
            articles[sets.find(number)].add(phrases[number].article)
    for t in things:
        longer = _longer(t, things)
        if not longer and (len(t.key) > 1 or t.key[0] not in nouns().group):
            continue
        everywhere = sorted({sets.find(o.phrases[0]) for o in longer})
        rest: list[int] = []
        for number in t.phrases:
            here = [e for e in everywhere if phrases[number].article in articles[e]]
            fits = here or everywhere
            if len(fits) == 1:
                sets.join(fits[0], number)
            else:
                rest.append(number)
        for number in rest[1:]:
            if longer or phrases[number].article == phrases[rest[0]].article:
                sets.join(rest[0], number)


def _heads(t: NameType) -> set[str]:
    """Words that can stand for the whole name: the last, or the first before "of" or "for"."""
    out = {t.key[-1]}
    for form in t.forms:
        if any(w in ("of", "for", "on") for w in form[1:2]):
            out.add(form[0].lower())
            out.discard(t.key[-1])
    return out
