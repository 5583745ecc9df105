"""Sources as entities: the mentions of one source put together over the article.

"A source" opens a new entity and "the source" goes on with the last one of that word; a full name, a surname and a
title are one person; "the commander, X" and "the statement by X" name a commander who was unnamed before; a
spokesperson is the body that is spoken for; short forms and abbreviations are the body itself. The class is decided
over all mentions: one that is named anywhere is named. Known misses: an unnamed source whose name comes much later
without a tie; two bodies that share their last word.
"""

from __future__ import annotations

import re

from analyzers.modules.attribution.antecedents import Antecedents
from analyzers.modules.attribution.bodies import armed_body, bodies
from analyzers.modules.attribution.descriptions import (
    SMALL,
    aliases,
    called,
    same_body,
    telling_words,
    top,
)
from analyzers.modules.attribution.document import Document
from analyzers.modules.attribution.found import Found
from analyzers.modules.attribution.later import Entity, named_later
from analyzers.modules.attribution.mentions import Mention, describe
from analyzers.modules.attribution.offices import Offices
from analyzers.modules.attribution.people import People, Person
from analyzers.text import Span

_ARMED = frozenset(
    """group movement organization organisation faction network militant rebel insurgent fighter guerrilla gunman
    separatist""".split()
)
_ARMED_WORDS = frozenset(
    "militant armed terrorist terror insurgent rebel banned extremist jihadist islamist outlawed guerrilla same".split()
)
"""Words beside "group" that do not tell it from the body that was named."""
_OWN_BODIES = frozenset("group movement party union organization organisation faction army militia".split())
_PARTS = frozenset("faction wing branch offshoot chapter unit arm cell".split())
"""Of a body: "a faction of the Front" is not the Front."""
_LED = frozenset("leadership command".split())
_ARMED_PEOPLE = frozenset("militant rebel insurgent fighter guerrilla gunman separatist".split())


class Cast:
    """The sources of one article."""

    def __init__(self, doc: Document, people: People, records: list[Found]) -> None:
        self._doc = doc
        self._people = people
        self.entities: list[Entity] = []
        self.of: dict[int, Entity] = {}
        self._aliases = aliases(doc.text.content)
        self._pending: dict[int, Entity] = {}
        self._offices = Offices(doc, people)
        self._bodies = bodies(doc)
        self._spoke_last: Person | None = None
        self._pointed_at: Span | None = None
        self._antecedents = Antecedents(doc, people, {r.source_head for r in records if r.source_head >= 0})
        order = sorted((r for r in records if r.source), key=lambda r: (r.source[0], r.content))
        for record in order:
            if record.speaker_of is None:
                self._place(record)
        for record in order:
            if record.speaker_of is not None and id(record.speaker_of) in self.of:
                self._join(record, self.of[id(record.speaker_of)])
        for entity, person in named_later(doc, people, self.entities):
            if entity in self.entities:
                self._christen(entity, person)

    def _place(self, record: Found) -> None:
        doc = self._doc
        said = doc.tokens_of(record.source[0])
        part = record.source_range or said
        if part[0] < said[1] and said[0] < part[1]:
            part = (max(part[0], said[0]), min(part[1], said[1]))
        part = (part[0], max(part[0] + 1, part[1]))
        head = record.source_head if part[0] <= record.source_head < part[1] else top(doc, part)
        mention = describe(doc, self._people, part, head)
        entity = self.entity(mention, record.content)
        pointer = mention.pronoun in ("who", "both") and self._pointed_at is not None
        if pointer and self._pointed_at is not None and not any(s.overlaps(self._pointed_at) for s in record.source):
            record.source = tuple(sorted((*record.source, self._pointed_at)))
        self._pointed_at = None
        self._spoke_last = entity.person or (None if entity.source_class != "generic" else self._spoke_last)
        self._join(record, entity)
        entity.last = max(entity.last, part[0])

    def _join(self, record: Found, entity: Entity) -> None:
        entity.found.append(record)
        self.of[id(record)] = entity
        for span in record.source:
            if span not in entity.mentions:
                entity.mentions.append(span)
            if span not in entity.places:
                entity.places.append(span)

    def entity(self, mention: Mention, outside: tuple[Span, ...] = ()) -> Entity:
        """The entity of a mention: a known one or a new one."""
        doc = self._doc
        if mention.kind == "pronoun":
            resolved = self._resolve(mention, outside)
            if resolved is None:
                return self._open(mention)
            mention = resolved
            self._pointed_at = doc.span(doc.trimmed(mention.part))
        elif mention.one_of and doc.low[mention.part[0]] in (
            "one",
            "another",
            "some",
            "others",
            "each",
            "both",
            "all",
            "none",
        ):
            return self._member(mention)
        known = self._known(mention)
        if known is None:
            known = self._open(mention)
        else:
            self._enrich(known, mention)
        known.places.append(doc.span(mention.part))
        return known

    def _resolve(self, mention: Mention, outside: tuple[Span, ...]) -> Mention | None:
        token = mention.head
        kind = mention.pronoun
        found: Mention | None
        if kind == "who":
            found = self._antecedents.relative(token)
        elif kind == "both" and (pair := self._antecedents.pair(token)) is not None:
            return pair
        elif kind in ("he", "she", "they", "it", "both", "those"):
            found = self._antecedents.find(token, kind, outside)
            if (
                found is not None
                and kind in ("he", "she")
                and found.kind == "person"
                and found.person
                and not found.person.sex
            ):
                found.person.sex = "m" if kind == "he" else "f"
            if found is None and kind in ("he", "she"):
                found = self._antecedents.last_person(token, "m" if kind == "he" else "f")
            if found is None and kind in ("they", "both", "it"):
                fit = [e for e in self.entities if e.plural or e.kind in ("body", "media", "document")]
                if fit:
                    last = max(fit, key=lambda e: e.last)
                    self._pending[mention.part[0]] = last
                    return mention
        else:
            return None
        if found is None or found.kind == "pronoun":
            return None
        found.definite = True
        found.fresh = False
        return found

    def _known(self, mention: Mention) -> Entity | None:
        """The entity that a mention continues, or None."""
        if mention.part[0] in self._pending:
            return self._pending.pop(mention.part[0])
        if mention.person is not None:
            for entity in self.entities:
                if entity.person is mention.person:
                    return entity
            if mention.definite and self._doc.pos[mention.head] != "PROPN":
                return self._last(lambda e: e.source_class == "unnamed_person" and mention.lemma in e.lemmas)
            return None
        if mention.body:
            return self._body_entity(mention.body, mention)
        if mention.kind in ("body", "place", "media"):
            found = self._same_body(mention)
            if found is not None:
                return found
        if mention.kind == "document":
            return self._document(mention)
        if mention.kind == "role" and not mention.plural:
            if not mention.definite and not mention.fresh and self._headline(mention):
                return self._holder_of(mention)
            return self._role(mention) if mention.definite and not mention.fresh else self._same_phrase(mention)
        if mention.kind == "group":
            return self._group(mention)
        return self._same_phrase(mention)

    def _headline(self, mention: Mention) -> bool:
        """Whether a singular role opens a sentence without an article, as in headlines ("Ohio governor backs Holt")."""
        doc = self._doc
        words = range(mention.part[0], mention.head)
        bare = all(doc.pos[k] in ("PROPN", "ADJ", "NOUN", "PUNCT", "PART") for k in words)
        return (
            bare
            and doc.tokens[mention.head].tag in ("NN", "NNP")
            and mention.part[0] == doc.sentence_range(mention.head)[0]
        )

    def _same_phrase(self, mention: Mention) -> Entity | None:
        span = self._doc.span(mention.part)
        return self._last(lambda e: span in e.mentions)

    def _last(self, fits: object) -> Entity | None:
        """The fitting entity that was mentioned last."""
        assert callable(fits)
        found = [e for e in self.entities if fits(e)]
        return max(found, key=lambda e: e.last) if found else None

    def _role(self, mention: Mention) -> Entity | None:
        """For "the official": the last one of that word whose other words do not contradict."""
        doc = self._doc
        own = telling_words(doc, mention) - {mention.lemma}
        fit = [
            e
            for e in self.entities
            if mention.lemma in e.lemmas
            and not e.plural
            and e.source_class in ("unnamed_person", "named_person", "named_organisation")
        ]
        if not fit:
            return self._holder_of(mention)
        close = [e for e in fit if own & e.words]
        free = [e for e in fit if not own or not (e.words - {mention.lemma})]
        pool = close or (fit if not own else free)
        return max(pool, key=lambda e: e.last) if pool else self._holder_of(mention)

    def _holder_of(self, mention: Mention) -> Entity | None:
        """The entity of the person who holds an office or role; the mention becomes that person's."""
        person = self._offices.holder(mention, self._spoke_last)
        if person is None:
            return None
        mention.person, mention.name = person, person.name
        mention.source_class, mention.kind = "named_person", "person"
        return next((e for e in self.entities if e.person is person), None)

    def _group(self, mention: Mention) -> Entity | None:
        doc = self._doc
        if mention.lemma in _ARMED_PEOPLE and doc.low[mention.part[0]] in ("the", "these", "those"):
            body = self._armed(mention)
            if body is not None:
                return body
        bare = mention.part[1] - mention.part[0] == 1
        if mention.source_class == "institution_collective" and not mention.definite:
            words = doc.words(mention.part).lower()
            same = self._last(lambda e: e.source_class == mention.source_class and e.name.lower() == words)
            if same is not None:
                return same
        if mention.definite or bare:
            own = telling_words(doc, mention) - {mention.lemma}
            found = [e for e in self.entities if e.plural and mention.lemma in e.lemmas and (not own or own & e.words)]
            if mention.source_class == "institution_collective" and not mention.definite:
                found = [e for e in found if e.source_class == mention.source_class]
            if found:
                entity = max(found, key=lambda e: e.last)
                if bare and not mention.definite:
                    entity.bare += 1
                return entity
        return self._same_phrase(mention)

    def _armed(self, mention: Mention) -> Entity | None:
        """The last source with a name of its own that is no government, else the armed body that the article names."""
        found = self._last(lambda e: e.kind == "body" and e.source_class == "named_organisation" and _proper(e))
        doc = self._doc
        own = {doc.low[k] for k in range(*mention.part) if doc.pos[k] in ("NOUN", "PROPN", "ADJ") and k != mention.head}
        if own - _ARMED_WORDS:
            return None
        if found is not None or mention.lemma not in _ARMED:
            return found
        part = armed_body(self._doc, self._bodies, mention.part[0])
        if part is None:
            return None
        named = describe(self._doc, self._people, part, part[1] - 1)
        named.kind, named.source_class = "body", "named_organisation"
        return self._same_body(named) or self._open(named)

    def _document(self, mention: Mention) -> Entity | None:
        if mention.lemma.rstrip("-") in ("report", "story", "article"):
            modifiers = {self._doc.low[k] for k in range(mention.part[0], mention.head)}
            if modifiers & {"media", "news", "press", "newspaper", "television"}:
                mention.kind, mention.source_class = "media", "media"
            elif mention.definite or mention.part[1] - mention.part[0] == 1:
                media = self._last(lambda e: e.kind == "media" or "report" in e.lemmas)
                if media is not None:
                    return media
        if mention.definite:
            own = telling_words(self._doc, mention) - {mention.lemma}
            found = [e for e in self.entities if mention.lemma in e.lemmas and e.kind == "document"]
            close = [e for e in found if own & e.words] or ([e for e in found if not own] if not own else [])
            if close:
                return max(close, key=lambda e: e.last)
        return self._same_phrase(mention)

    def _same_body(self, mention: Mention) -> Entity | None:
        doc = self._doc
        key = self._key(doc.words(mention.part), mention)
        if mention.lemma in _PARTS and doc.low[mention.part[0]] in ("a", "an", "one", "another"):
            return None
        for entity in reversed(self.entities):
            part = bool(entity.lemmas & _PARTS) and mention.lemma not in _PARTS
            if entity.kind in ("body", "place", "media") and not part and same_body(key, entity.words):
                return entity
        if mention.kind == "media" and mention.definite and doc.pos[mention.head] != "PROPN":
            return self._last(lambda e: e.kind == "media")
        if mention.kind == "body" and mention.definite and doc.pos[mention.head] != "PROPN":
            same = self._last(lambda e: e.kind == "body" and mention.lemma in e.lemmas)
            if same is not None and len(key) <= 1:
                return same
            if mention.lemma in _ARMED or mention.lemma in ("party", "company", "agency", "campaign", "firm"):
                return self._armed(mention)
        return None

    def _body_entity(self, body: str, mention: Mention) -> Entity | None:
        """The body that a spokesperson speaks for."""
        if body == "its":
            found = self._antecedents.find(mention.part[0], "it")
            if found is not None and found.kind in ("body", "place", "media"):
                known = self._same_body(found)
                if known is not None:
                    return known
                mention.name = found.name
            return None
        if self._speaks_for_person(mention):
            mention.name = self._doc.words(mention.part)
            return self._last(lambda e: e.name == mention.name)
        key = self._key(body, mention)
        for entity in reversed(self.entities):
            if entity.kind in ("body", "place") and same_body(key, entity.words):
                return entity
        mention.name = body
        return None

    def _speaks_for_person(self, mention: Mention) -> bool:
        """Whether a spokesperson speaks for somebody ("a Holt spokesman", "a spokeswoman for Minister Ana Reyes")."""
        doc = self._doc
        return any(
            k in self._people.at
            for k in range(*mention.part)
            if k != mention.head and doc.low[k] in mention.body.lower().split()
        )

    def _key(self, phrase: str, mention: Mention) -> set[str]:
        words = (re.sub(r"[’']s?$", "", w.strip(".,()")).replace(".", "").lower() for w in phrase.split())
        out = {w for w in words if w and w not in SMALL}
        for short, long in self._aliases:
            if short in out:
                out |= long
        if mention.lemma in _LED and len(out) > 1:
            out -= _LED
        return out

    def _member(self, mention: Mention) -> Entity:
        """The phrase "One of them", "some": a new entity of a group that was mentioned before."""
        doc = self._doc
        same = self._last(lambda e: e.plural and mention.lemma in e.lemmas)
        noun = doc.pos[mention.head] == "NOUN" and mention.part[1] - mention.part[0] > 2
        group = same if noun else self._last(lambda e: e.plural)
        entity = self._open(mention)
        entity.one_of = group
        if group is not None:
            whole = doc.words(mention.part)
            pronoun = (
                any(doc.low[k] in ("them", "two", "three", "four", "us") for k in range(*mention.part))
                or mention.part[1] - mention.part[0] == 1
            )
            if pronoun:
                entity.name = f"{whole} ({group.name})"
                entity.phrases.extend(group.phrases)
                entity.words |= group.words
        return entity

    def _open(self, mention: Mention) -> Entity:
        doc = self._doc
        phrase = doc.words(mention.part)
        name = mention.name if mention.person is not None else self._short(mention, mention.name or phrase)
        kind = "body" if mention.body else mention.kind
        entity = Entity(
            name,
            mention.source_class,
            kind,
            mention.plural and mention.person is None,
            {mention.lemma},
            telling_words(doc, mention)
            if kind in ("role", "group", "document", "person")
            else self._key(mention.body or f"{self._short(mention, phrase)} {_name_told(phrase)}", mention),
            mention.person,
            last=mention.part[0],
        )
        entity.phrases.append(phrase)
        if mention.persons:
            entity.name = _listed([p.name for p in mention.persons])
            entity.parts = tuple((p.name, *called(doc, p)) for p in mention.persons)
        else:
            entity.parts = tuple((part,) for part in mention.parts)
        if mention.person is not None:
            entity.phrases.extend(called(doc, mention.person))
        elif kind == "body":
            entity.phrases.extend(self._holder(mention))
            if mention.lemma in _OWN_BODIES:
                entity.owner = self._owner(mention)
        if mention.body and entity.kind == "body":
            entity.phrases.extend(self._spoken_for(mention))
        self.entities.append(entity)
        return entity

    def _short(self, mention: Mention, name: str) -> str:
        """A name without the clause or apposition after its comma ("Kessar, which draws its water from the lake")."""
        doc = self._doc
        if mention.lemma in _LED and mention.head > mention.part[0] and doc.pos[mention.head - 1] == "PROPN":
            return doc.words((mention.part[0], mention.head))
        for k in range(mention.head + 1, mention.part[1] - 1):
            if doc.low[k] == ",":
                after = k + 1
                aside = doc.low[after] in ("who", "which", "whose", "that", "a", "an", "the") or doc.pos[after] == "NUM"
                short = doc.words((mention.part[0], k))
                return short if aside and name.startswith(short) else name
        return name

    def _holder(self, mention: Mention) -> list[str]:
        """What the person is called whose office or ministry it is ("Holt's office", "his office")."""
        doc = self._doc
        person = self._owner(mention)
        return called(doc, person) if person else []

    def _owner(self, mention: Mention) -> Person | None:
        doc = self._doc
        owner = doc.child(mention.head, "poss")
        if owner < 0:
            return None
        person = self._people.at.get(owner)
        if person is None and doc.low[owner] in ("his", "her"):
            kind = "he" if doc.low[owner] == "his" else "she"
            found = self._antecedents.find(owner, kind)
            found = found or self._antecedents.last_person(owner, "m" if kind == "he" else "f")
            person = found.person if found else None
        return person

    def _spoken_for(self, mention: Mention) -> list[str]:
        """What the person is called for whom a spokesperson speaks."""
        doc = self._doc
        words = mention.body.lower().split()
        who = [self._people.at[k] for k in range(*mention.part) if k in self._people.at and doc.low[k] in words]
        return called(doc, who[-1]) if who else []

    def _enrich(self, entity: Entity, mention: Mention) -> None:
        doc = self._doc
        phrase = doc.words(mention.part)
        entity.phrases.append(phrase)
        entity.lemmas.add(mention.lemma)
        entity.last = max(entity.last, mention.part[0])
        if mention.person is not None and entity.person is None and entity.kind not in ("body",):
            self._christen(entity, mention.person)
        if entity.source_class == "institution_collective" and mention.source_class == "named_organisation":
            entity.source_class, entity.kind = "named_organisation", "body"
        if entity.kind in ("body", "place", "media") and mention.kind == entity.kind:
            entity.words |= self._key(f"{self._short(mention, phrase)} {_name_told(phrase)}", mention)
            proper = doc.pos[mention.head] == "PROPN" and not mention.body
            if proper and (not _proper(entity) or len(phrase) > len(entity.name)):
                entity.name = self._short(mention, phrase)
        elif entity.kind in ("role", "document") and len(phrase) > len(entity.name) and mention.person is None:
            entity.words |= telling_words(doc, mention)

    def _christen(self, entity: Entity, person: Person) -> None:
        entity.person = person
        entity.name = person.name
        entity.source_class = "named_person"
        entity.kind = "person"
        entity.plural = False
        entity.phrases.extend(called(self._doc, person))
        for other in [e for e in self.entities if e.person is person and e is not entity]:
            entity.found.extend(other.found)
            entity.mentions.extend(s for s in other.mentions if s not in entity.mentions)
            entity.last = max(entity.last, other.last)
            for record in other.found:
                self.of[id(record)] = entity
            self.entities.remove(other)


_TOLD = re.compile(
    r"\b(?:whose (?:\w+ )?name (?:is|was)|known as|called|named) (?:the )?((?:[A-Z][\w’'.-]*|of|for|the|and|de)"
    r"(?: (?:[A-Z][\w’'.-]*|of|for|the|and|de))*)"
)


def _name_told(phrase: str) -> str:
    """The name that a clause of a phrase gives ("whose full name is the Lake Front"), or an empty string."""
    found = _TOLD.search(phrase)
    return found.group(1) if found else ""


def _listed(names: list[str]) -> str:
    """Names as a list in words."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _proper(entity: Entity) -> bool:
    """Whether a body goes by a name of its own ("the Front", "T.T.P."), not by a common noun or as a government."""
    words = entity.name.removeprefix("the ").removeprefix("The ").split()
    return bool(words) and words[-1][:1].isupper() and words[0][:1].isupper() and "government" not in entity.words
