"""Which noun a source phrase is about, and the parts of one that joins several."""

from __future__ import annotations

import itertools

from analyzers.modules.attribution.document import Document, Range
from analyzers.modules.attribution.humans import is_human
from analyzers.modules.attribution.people import People, Person


def joined(doc: Document, people: People, part: Range) -> tuple[Person, ...]:
    """The persons of a phrase that only joins names ("Sens. Ann Holt and Ben Reyes, both of Iowa"), or ()."""
    out: list[Person] = []
    joined = False
    for k in range(*part):
        person = people.at.get(k)
        if person is not None:
            if out and person is not out[-1] and not joined:
                return ()
            if not out or person is not out[-1]:
                out.append(person)
            joined = False
        elif doc.low[k] in ("and", "&", ",", "or"):
            joined = joined or bool(out)
            if doc.low[k] == "and" and not out:
                return ()
        elif doc.low[k] in ("who", "which", "whose", "both", "-", "–", "—"):
            break
        elif doc.pos[k] not in ("PROPN", "NOUN", "ADJ", "PUNCT") or (out and doc.pos[k] == "NOUN" and not joined):
            return ()
    return tuple(out) if len(out) > 1 and not joined and any(doc.low[k] == "and" for k in range(*part)) else ()


def conjuncts(doc: Document, part: Range, head: int, joint: list[int]) -> tuple[str, ...]:
    """The phrases that "and" joins, and each of two kinds before one noun ("military and government officials")."""
    cuts = [part[0], *(doc.left[k] for k in joint if doc.left[k] > head), part[1]]
    out = [doc.words(doc.trimmed((a, b))) for a, b in itertools.pairwise(cuts) if doc.trimmed((a, b))[0] < b]
    return tuple(out)


def inside_adjunct(doc: Document, start: int, head: int) -> bool:
    """Whether a head stands behind a preposition of what somebody is ("an official privy to the development")."""
    first = next((k for k in range(start, head) if doc.pos[k] == "NOUN"), -1)
    behind = any(doc.pos[k] == "ADP" for k in range(first + 1, head)) if first >= 0 else False
    return behind and doc.pos[head] == "NOUN" and is_human(doc.lemma[first]) and not is_human(doc.lemma[head])


def first_person(doc: Document, part: Range, head: int) -> int:
    """The first noun of a phrase that is a person, else the last of its first nouns, else the head."""
    nouns = [k for k in range(*part) if doc.pos[k] in ("NOUN", "PROPN")]
    human = next((k for k in nouns if doc.pos[k] == "NOUN" and is_human(doc.lemma[k])), -1)
    if human >= 0:
        return human
    return next((k for k in nouns if k + 1 >= part[1] or doc.pos[k + 1] not in ("NOUN", "PROPN")), head)
