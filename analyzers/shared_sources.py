"""One source in several articles, where the name says so.

Rules, strictest first; what they do not tie together stays apart, a person can merge it:
  * Persons: the same full name (first and last word; middle names, initials, titles and accents do not count).
  * Persons: a surname alone or with an initial ("Minister Holt") joins the only person of that surname in another
    article who carries the same title or organisation; two bare surnames need the same title too.
  * Bodies, outlets and documents: the same name, or an abbreviation and the name that it abbreviates.
First names that differ, "Mr" against "Mrs", and two entities of one article are never one source. Unnamed sources are
never tied together: that an outlet names whom another leaves unnamed is something to see, not to hide.

Known misses: nicknames, translated and transliterated spellings, a body under another name, two persons of one full
name (they become one).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analyzers.records.attribution import AttributionResult, SourceEntity

_MALE = frozenset("mr sir lord".split())
_FEMALE = frozenset("mrs ms miss mme lady dame begum".split())
_BEFORE_NAMES = (
    _MALE
    | _FEMALE
    | frozenset(
        """dr prof professor rev hon president minister senator sen rep representative congressman congresswoman
        governor gov mayor chancellor secretary ambassador general gen colonel col captain capt major lieutenant lt
        sergeant sgt admiral commander judge justice sheriff chief imam sheikh mullah bishop cardinal pastor maulvi
        maulana mufti ayatollah begum brigadier brig major maj retd haji alhaji cllr supt sens reps""".split()
    )
)
_PARTICLES = frozenset("de van von der den ter bin ibn al el di da dos la le du del della".split())
_SMALL = frozenset(
    """the a an of for and or in on at to by with from as its their his her he she it is was former senior top new old
    then now one two who whose which that said man woman person people year years mr mrs ms miss mme dr sir
    yesterday today""".split()
)
_BODIES = frozenset({"named_organisation", "media", "document_statement", "institution_collective"})
_WORD: re.Pattern[str] = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*\.?")


@dataclass(frozen=True, slots=True)
class SharedSource:
    """One source that speaks in several articles.

    Attributes:
        name: Its fullest name.
        members: (article id, entity id in `AttributionResult.sources`), in the order of the articles; at least two.
        reason: Why they are taken for one, in words for the reader.
    """

    name: str
    members: tuple[tuple[str, str], ...]
    reason: str


@dataclass
class _Known:
    """One entity of one article while the groups grow.

    Attributes:
        place: Number of the article, number of the source in it.
        article: Article id.
        source: The entity.
        words: Words of its name without titles, case, accents and marks.
        titles: What it is called beside its name, word by word.
        sex: "m", "f" or "".
    """

    place: tuple[int, int]
    article: str
    source: SourceEntity
    words: tuple[str, ...]
    titles: frozenset[str]
    sex: str


@dataclass
class _Group:
    """Entities taken for one source."""

    members: list[_Known]
    reasons: list[str]

    @property
    def titles(self) -> frozenset[str]:
        return frozenset[str]().union(*(m.titles for m in self.members))

    def takes(self, other: _Known) -> bool:
        """Whether another entity may join: none of its own article is here, and no sex contradicts."""
        return all(
            m.article != other.article and not (m.sex and other.sex and m.sex != other.sex) for m in self.members
        )


def link_sources(results: Mapping[str, AttributionResult]) -> tuple[SharedSource, ...]:
    """Sources that several articles have in common.

    Args:
        results: Article id to what was found in it, in the order of the articles.

    Returns:
        In the order in which they first appear; each entity stands in one at most.
    """
    people: list[_Known] = []
    bodies: list[_Known] = []
    for row, (article, result) in enumerate(results.items()):
        for column, source in enumerate(result.sources):
            if source.source_class == "named_person":
                people.append(_person((row, column), article, source))
            elif source.source_class in _BODIES and _proper(source):
                bodies.append(_Known((row, column), article, source, _words(source.name), frozenset(), ""))
    groups = [g for g in (*_persons(people), *_bodies(bodies)) if len(g.members) > 1]
    for group in groups:
        group.members.sort(key=lambda m: m.place)
    return tuple(map(_shared, sorted(groups, key=lambda g: g.members[0].place)))


def _shared(group: _Group) -> SharedSource:
    name = max((m.source.name for m in group.members), key=len)
    members = tuple((m.article, m.source.entity) for m in group.members)
    return SharedSource(name, members, "; ".join(dict.fromkeys(group.reasons)))


def _plain(word: str) -> str:
    """A word without case, accents and marks."""
    letters = unicodedata.normalize("NFKD", word).casefold()
    return "".join(c for c in letters if c.isalnum())


def _words(name: str) -> tuple[str, ...]:
    found = (re.sub(r"[’']s$", "", word) for word in _WORD.findall(name))
    return tuple(w for w in map(_plain, found) if w and w not in ("the", "a", "an"))


def _person(place: tuple[int, int], article: str, source: SourceEntity) -> _Known:
    words = list(_words(source.name))
    courtesy = {words[0]} if words else set()
    while len(words) > 1 and words[0] in _BEFORE_NAMES:
        courtesy.add(words.pop(0))
    if len(words) > 1 and all(word in _PARTICLES for word in words[:-1]):
        words = words[-1:]  # "Van der Berg" alone is a surname
    described = {_plain(w) for phrase in source.called if not _clause(phrase) for w in _WORD.findall(phrase)}
    courtesy |= described
    sex = "m" if courtesy & _MALE else "f" if courtesy & _FEMALE else ""
    titles = {w for w in described | (courtesy & _BEFORE_NAMES) if len(w) > 2} - _SMALL - set(_words(source.name))
    titles |= courtesy & (_BEFORE_NAMES - _MALE - _FEMALE)
    return _Known(place, article, source, tuple(words), frozenset(titles), sex)


def _clause(phrase: str) -> bool:
    return phrase.split(" ", 1)[0].lower() in ("who", "whose", "which", "that")


def _proper(source: SourceEntity) -> bool:
    """Whether the name is one of its own ("the Lake Front"), not a description ("the government")."""
    words = source.name.removeprefix("The ").removeprefix("the ").split()
    return bool(words) and words[0][:1].isupper() and words[-1][:1].isupper()


def _full(known: _Known) -> bool:
    return len(known.words) > 1 and len(known.words[0]) > 1


def _persons(people: Sequence[_Known]) -> list[_Group]:
    groups: list[_Group] = []
    for known in people:
        if not _full(known):
            continue
        ends = (known.words[0], known.words[-1])
        for group in groups:
            first = group.members[0].words
            if (first[0], first[-1]) == ends and group.takes(known):
                group.members.append(known)
                group.reasons.append(f"the same full name, “{known.source.name}”")
                break
        else:
            groups.append(_Group([known], []))
    for known in people:
        if not known.words or _full(known):
            continue
        fit = [g for g in groups if _same_surname(g, known) and g.takes(known) and g.titles & known.titles]
        if len(fit) == 1:
            shared = _word_of(known, fit[0].titles & known.titles)
            fit[0].members.append(known)
            fit[0].reasons.append(f"the same surname, “{known.words[-1].capitalize()}”, and “{shared}” with both")
        elif not fit:
            groups.append(_Group([known], []))
    return groups


def _word_of(known: _Known, shared: frozenset[str]) -> str:
    """The shared word as the article writes it, the one that stands first."""
    for phrase in (*known.source.called, known.source.name):
        for word in _WORD.findall(phrase):
            if _plain(word) in shared:
                return str(word)
    return min(shared)


def _same_surname(group: _Group, known: _Known) -> bool:
    first = group.members[0].words
    if first[-1] != known.words[-1]:
        return False
    return len(known.words) == 1 or len(first) == 1 or first[0][0] == known.words[0][0]


def _bodies(bodies: Sequence[_Known]) -> list[_Group]:
    groups: list[_Group] = []
    for known in bodies:
        for group in groups:
            other = group.members[0]
            if not group.takes(known):
                continue
            if other.words == known.words:
                group.members.append(known)
                group.reasons.append(f"the same name, “{known.source.name}”")
                break
            if _abbreviates(known, other) or _abbreviates(other, known):
                short, long = sorted((known.source.name, other.source.name), key=len)
                group.members.append(known)
                group.reasons.append(f"“{short}” abbreviates “{long}”")
                break
        else:
            groups.append(_Group([known], []))
    return groups


def _abbreviates(short: _Known, long: _Known) -> bool:
    if len(short.words) != 1 or len(long.words) < 2:
        return False
    written = short.source.name.split()[-1].replace(".", "")
    names = [w for w in re.split(r"[\s-]+", long.source.name) if w[:1].isupper()]
    initials = "".join(w[0] for w in names if w.lower() != "the").lower()
    return written.isupper() and len(written) >= 2 and short.words[0] == initials
