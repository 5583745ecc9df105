"""One source while it is put together, and the names that unnamed ones get later in the article.

Rules, each within a few sentences of what the unnamed person said:
  * "the statement by X" names whoever made one;
  * "the woman was X", "X is the first commander to confirm it", "it is the first time a named commander has confirmed
    it" after "the statement by X";
  * the next sentence but one at most opens with a person who was not named before and holds the same kind of post
    ("A top commander of the group said ... X, the group's boss in the east, told ...").
Known misses: a name that comes without any tie.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from analyzers.modules.attribution.descriptions import called
from analyzers.modules.attribution.document import Document
from analyzers.modules.attribution.found import Found
from analyzers.modules.attribution.people import People, Person
from analyzers.records.attribution import SourceClass
from analyzers.text import Span

_SAID = frozenset("statement remark comment confirmation announcement claim word admission declaration".split())
_SAME_POST = (
    frozenset("commander boss chief leader head warlord".split()),
    frozenset("spokesman spokeswoman spokesperson".split()),
    frozenset("minister secretary".split()),
    frozenset("lawyer attorney counsel".split()),
    frozenset("lawmaker senator sen legislator congressman congresswoman representative rep mp".split()),
)
_NEXT = 2
"""Sentences after which a new name is no longer the unnamed one's."""


@dataclass
class Entity:
    """One source while it is put together.

    Attributes:
        name: Fullest name or first description.
        source_class: Decided over all mentions.
        kind: Kind of its mentions.
        plural: A group.
        lemmas: Base forms it was called by.
        words: Words of its descriptions, lower case.
        person: The person, once named.
        mentions: Source phrases, in order.
        places: Source phrases and what their pronouns stand for.
        phrases: What it was called and described as.
        found: Its attributions.
        last: Token where it was last mentioned.
        bare: How many times a bare plural ("sources") may have opened another group.
        one_of: The group that it is one of.
        owner: The person whose body it is ("her group").
        parts: What each of those is called and described as that a joint source joins.
    """

    name: str
    source_class: SourceClass
    kind: str
    plural: bool
    lemmas: set[str]
    words: set[str]
    person: Person | None = None
    mentions: list[Span] = field(default_factory=list)
    places: list[Span] = field(default_factory=list)
    phrases: list[str] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)
    last: int = -1
    bare: int = 0
    one_of: Entity | None = None
    owner: Person | None = None
    parts: tuple[tuple[str, ...], ...] = ()


def named_later(doc: Document, people: People, entities: Sequence[Entity]) -> list[tuple[Entity, Person]]:
    """Unnamed entities and the persons that the article says they are, in the order of the text.

    Args:
        doc: The article.
        people: Its persons.
        entities: The sources so far.
    """
    found = [
        *_by_statement(doc, people, entities),
        *_by_being(doc, people, entities),
        *_first_times(doc, people, entities),
    ]
    named = {id(entity) for entity, _ in found}
    return [*found, *((e, p) for e, p in _next_sentence(doc, people, entities) if id(e) not in named)]


def _unnamed(entities: Sequence[Entity]) -> list[Entity]:
    return [e for e in entities if e.source_class == "unnamed_person" and not e.one_of]


def _by_statement(doc: Document, people: People, entities: Sequence[Entity]) -> list[tuple[Entity, Person]]:
    """The phrase "The statement by X" within two sentences after an unnamed person spoke."""
    out: list[tuple[Entity, Person]] = []
    for k in range(doc.size):
        person = _speaker(doc, people, k)
        if person is None:
            continue
        here = doc.sentence[k]
        before = [e for e in _unnamed(entities) if e.last < k and here - doc.sentence[e.last] in (1, 2)]
        if len(before) == 1:
            out.append((before[0], person))
    return out


def _speaker(doc: Document, people: People, k: int) -> Person | None:
    """Whose statement a noun is: "the statement by X"."""
    if doc.lemma[k] not in _SAID or doc.pos[k] != "NOUN" or doc.quote[k] >= 0:
        return None
    by = next((j for j in doc.children[k] if j > k and doc.low[j] == "by"), -1)
    if by < 0 or not any(doc.low[j] in ("the", "this", "that") for j in doc.children[k] if j < k):
        return None
    return next((people.at[j] for j in range(by + 1, doc.right[by] + 1) if j in people.at), None)


def _by_being(doc: Document, people: People, entities: Sequence[Entity]) -> list[tuple[Entity, Person]]:
    """The phrase "The woman was Zoe Holt" names a woman who spoke before."""
    out: list[tuple[Entity, Person]] = []
    for k in range(doc.size):
        if doc.dep[k] != "attr" or k not in people.at or doc.lemma[doc.head[k]] != "be":
            continue
        subject = doc.child(doc.head[k], "nsubj")
        if subject < 0 or not any(doc.low[j] == "the" for j in doc.children[subject]):
            continue
        before = [e for e in _unnamed(entities) if doc.lemma[subject] in e.lemmas and e.last < k]
        if before:
            out.append((max(before, key=lambda e: e.last), people.at[k]))
    return out


def _first_times(doc: Document, people: People, entities: Sequence[Entity]) -> list[tuple[Entity, Person]]:
    """What X did is "the first time a commander has" done it, or X is "the first commander to": that one is X."""
    out: list[tuple[Entity, Person]] = []
    for k in range(doc.size):
        if doc.dep[k] != "attr" or doc.lemma[doc.head[k]] != "be" or doc.quote[k] >= 0:
            continue
        first = any(doc.low[j] in ("first", "second", "third", "last", "only") for j in doc.children[k])
        subject = doc.child(doc.head[k], "nsubj")
        if not first or subject < 0:
            continue
        who = [people.at[j] for j in range(doc.left[subject], doc.right[subject] + 1) if j in people.at]
        if not who or any(p is not who[0] for p in who):
            continue
        start, end = doc.tokens[doc.left[k]].start, doc.tokens[doc.right[k]].end
        inside = [e for e in _unnamed(entities) if e.mentions and start <= e.mentions[0].start < end]
        out += [(e, who[0]) for e in inside if len(e.mentions) == 1 and not e.plural]
    return out


def _next_sentence(doc: Document, people: People, entities: Sequence[Entity]) -> list[tuple[Entity, Person]]:
    """The sentence right after an unnamed person spoke opens with a new name of the same post."""
    out: list[tuple[Entity, Person]] = []
    for entity in _unnamed(entities):
        posts = next((posts for posts in _SAME_POST if posts & entity.lemmas), None)
        if posts is None or len(entity.mentions) > 1:
            continue
        here = doc.sentence[entity.last]
        for person in people.persons:
            k = person.first
            opens = doc.dep[_head(doc, people, k)] == "nsubj" and k == doc.sentence_range(k)[0]
            if not opens or not 1 <= doc.sentence[k] - here <= _NEXT:
                continue
            words = {word.strip(".,") for phrase in called(doc, person)[:3] for word in phrase.lower().split()}
            if words & posts and not any(e.person is person and min(e.mentions) < entity.mentions[0] for e in entities):
                out.append((entity, person))
                break
    return out


def _head(doc: Document, people: People, k: int) -> int:
    """The last word of a name that begins at a place."""
    person = people.at.get(k)
    while k + 1 < doc.size and people.at.get(k + 1) is person and person is not None:
        k += 1
    return k
