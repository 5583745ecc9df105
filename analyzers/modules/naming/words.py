"""What single words and names tell: titles, groups, places, countries, spellings."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from analyzers.language.lexicon import load_lexicon

PARTICLES = frozenset("of for the and on in to e i al ul ur de la del von van bin ibn el da di a an &".split())
"""Small words inside names that do not tell names apart."""
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


@dataclass(frozen=True)
class Nouns:
    """Noun lists of `resources/lexicons/nouns.json`, base forms."""

    role: frozenset[str]
    group: frozenset[str]
    people: frozenset[str]
    armed: frozenset[str]
    place: frozenset[str]
    container: frozenset[str]
    honorific: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    document: frozenset[str]
    idea: frozenset[str]

    def is_title(self, words: Sequence[str]) -> bool:
        """Whether a run of words ends like a title ("Prime Minister", "Mr.", "National Security Adviser")."""
        if not words:
            return False
        last = words[-1].lower()
        return last in self.honorific or singular(last) in self.role or " ".join(words[-2:]).lower() in self.role


@functools.cache
def nouns() -> Nouns:
    """The lists, read once."""
    lexicon = load_lexicon("nouns")
    return Nouns(
        lexicon.words("role"),
        lexicon.words("group"),
        lexicon.words("people"),
        lexicon.words("armed"),
        lexicon.words("place"),
        lexicon.words("container"),
        lexicon.words("honorific"),
        lexicon.words("honorific", "m"),
        lexicon.words("honorific", "f"),
        lexicon.words("document"),
        lexicon.words("idea"),
    )


@functools.cache
def _countries() -> dict[str, str]:
    """Demonym or inhabitant -> country; countries stand for themselves."""
    found: dict[str, str] = {}
    for entry in load_lexicon("demonyms").entries:
        found[" ".join(entry.words)] = entry.family
        found.setdefault(entry.family, entry.family)
    return found


def country(word: str) -> str | None:
    """The country that an adjective or an inhabitant's name stands for, or None."""
    return _countries().get(word.lower())


@functools.cache
def _synonyms() -> dict[str, tuple[str, ...]]:
    """Noun -> names of its sets."""
    found: dict[str, tuple[str, ...]] = {}
    for entry in load_lexicon("synonyms").entries:
        noun = " ".join(entry.words).replace(" - ", "-")
        found[noun] = (*found.get(noun, ()), entry.family)
    return found


def concept(noun: str) -> str:
    """The set of like nouns that a base form belongs to (the first of several), or the noun itself."""
    return concepts(noun)[0]


def concepts(noun: str) -> tuple[str, ...]:
    """All sets of like nouns that a base form belongs to, or the noun itself."""
    return _synonyms().get(noun) or (noun,)


def singular(word: str) -> str:
    """A rough singular, for words whose base form the parser did not give (capitalised ones)."""
    low = word.lower()
    if len(low) > 4 and low.endswith("ies"):
        return low[:-3] + "y"
    if len(low) > 4 and low.endswith(("sses", "ches", "shes", "xes")):
        return low[:-2]
    if len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is")):
        return low[:-1]
    return low


@functools.cache
def _parties() -> dict[str, str]:
    """Members and nicknames of a party -> its adjective."""
    return {" ".join(e.words): e.kind for e in load_lexicon("nouns").entries if e.family == "party"}


@functools.cache
def plain_name(word: str) -> str:
    """A word of a name as it is compared: lower case, no marks, countries for demonyms."""
    low = word.lower().replace("’", "'").strip(".,'\"“”")
    low = low.removesuffix("'s").replace("’s", "")
    bare = low.replace(".", "")
    return country(low) or country(bare) or _parties().get(bare) or bare


@functools.cache
def _short_names() -> dict[str, frozenset[str]]:
    """Short first name -> the full ones it may stand for."""
    found: dict[str, set[str]] = {}
    for entry in load_lexicon("nouns").entries:
        if entry.family == "short_name":
            found.setdefault(entry.words[0], set()).add(entry.kind)
    return {short: frozenset(full) for short, full in found.items()}


def long_names(first: str) -> frozenset[str]:
    """A first name and the ones it is short for ("rick" for "richard"), lower case."""
    return _short_names().get(first, frozenset()) | {first}


def skeleton(word: str) -> str:
    """Consonants without doubles: the same for usual spellings of one foreign word (Tehrik, Tehreek; Mehsud, Mahsud).

    Words of under five letters stand for themselves: they are too short to tell spellings from other words.
    """
    if len(word) < 5:
        return word
    bones = re.sub(
        r"(.)\1+", r"\1", re.sub(r"[aeiouyàâäáéèêëíìîïóòôöúùûü]", "", word[1:].replace("kh", "k").replace("q", "k"))
    )
    return word[0] + bones if len(bones) >= 2 else word


def is_acronym(word: str) -> bool:
    """Whether a word is written like an acronym: T.T.P., TTP, RFE/RL, PDPs."""
    bare = word.replace(".", "").replace("’s", "").replace("'s", "")
    return 2 <= len(bare) <= 6 and bare.isalpha() and bare.isupper()


def spelt_by(acronym: str, words: Sequence[str]) -> bool:
    """Whether an acronym is made of the initials of a name, small words counted or not.

    Args:
        acronym: Lower-case letters.
        words: The name's words, as they stand.
    """
    parts = [p for w in words for p in re.split(r"[-‐‑\s]+", w) if p]
    full = "".join(p[0] for p in parts).lower()
    capital = "".join(p[0] for p in parts if p[0].isupper()).lower()
    content = "".join(p[0] for p in parts if p.lower() not in PARTICLES).lower()
    return len(acronym) >= 2 and acronym in (full, capital, content)
