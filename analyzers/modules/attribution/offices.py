"""Whom "the governor", "the minister" or "the Florida senator" stands for: the person who holds that office or role.

Three ways, first match wins:
  * an office or role that the article gives to a person ("Gov. Holt", "Ana Reyes, a senator from Ohio"): the one whose
    words fit best, named before; words of a place or people ("French", "Florida") must not contradict;
  * a wider word for it: "the lawmaker" for a senator, "the candidate" for a nominee;
  * a role of which there are many ("the businessman", "the former minister") right after somebody spoke by name: news
    goes on with the same person in other words.
Words of sources that stay unnamed ("the official", "the source") are never given to a person by the third way. Known
misses: an office that the article never ties to its holder.
"""

from __future__ import annotations

from analyzers.modules.attribution.descriptions import called
from analyzers.modules.attribution.document import Document
from analyzers.modules.attribution.mentions import Mention
from analyzers.modules.attribution.people import People, Person

_LONG = {
    "gov": "governor", "sen": "senator", "rep": "representative", "gen": "general", "col": "colonel", "maj": "major",
    "capt": "captain", "lt": "lieutenant", "sgt": "sergeant", "brig": "brigadier", "adm": "admiral",
    "cllr": "councillor",
    "supt": "superintendent", "prof": "professor", "pm": "minister", "cmdr": "commander", "sec": "secretary",
    "det": "detective", "insp": "inspector", "rev": "reverend", "dr": "doctor", "cpl": "corporal",
}  # fmt: skip
_WIDER = {
    "senator": ("lawmaker", "legislator", "politician"),
    "representative": ("lawmaker", "legislator", "politician", "congressman", "congresswoman"),
    "congressman": ("lawmaker", "legislator", "politician", "representative"),
    "congresswoman": ("lawmaker", "legislator", "politician", "representative"),
    "mp": ("lawmaker", "legislator", "politician", "parliamentarian"),
    "mep": ("lawmaker", "legislator", "politician"),
    "nominee": ("candidate", "contender", "politician"),
    "front-runner": ("candidate", "contender", "politician"),
    "frontrunner": ("candidate", "contender", "politician"),
    "contender": ("candidate", "politician"),
    "hopeful": ("candidate", "contender", "politician"),
    "candidate": ("contender", "hopeful", "politician"),
    "premier": ("minister", "leader"),
    "governor": ("politician",),
    "mogul": ("businessman", "billionaire", "magnate", "tycoon"),
    "magnate": ("businessman", "billionaire", "mogul", "tycoon"),
    "developer": ("businessman", "mogul", "magnate", "tycoon"),
    "billionaire": ("businessman", "mogul", "magnate", "tycoon"),
    "businessman": ("mogul", "magnate", "tycoon", "entrepreneur"),
    "economist": ("expert", "professor", "academic"),
    "professor": ("expert", "academic", "scholar"),
    "historian": ("expert", "academic", "scholar", "professor"),
    "analyst": ("expert",),
    "researcher": ("scientist", "expert", "academic"),
    "scientist": ("expert", "researcher"),
    "physicist": ("scientist", "expert"),
    "chemist": ("scientist", "expert"),
    "lawyer": ("attorney",),
    "attorney": ("lawyer",),
    "chairman": ("chair", "chief", "head"),
    "chairwoman": ("chair", "chief", "head"),
    "boss": ("chief", "head", "leader", "commander"),
    "head": ("chief", "leader", "director"),
    "director": ("chief", "head"),
}
_OTHER_WORDS = frozenset(
    """senator governor congressman congresswoman lawmaker legislator politician candidate nominee front-runner
    frontrunner contender hopeful businessman businesswoman billionaire millionaire mogul magnate tycoon developer star
    actor actress singer author writer democrat republican conservative liberal native year-old old retiree striker
    entrepreneur celebrity incumbent challenger premier parliamentarian statesman statesperson""".split()
)
"""Words of which there are many: right after somebody spoke by name they are that person in other words."""
_OF_OTHER_TRADES = frozenset(
    """host co-host anchor reporter editor journalist correspondent columnist moderator analyst professor spokesman
    spokeswoman spokesperson historian pollster lawyer attorney""".split()
)
"""What somebody is who is not meant by such a word."""
_NEAR = 2
"""Sentences within which another word for the one who spoke last may follow."""


class Offices:
    """The offices and roles that an article gives to its persons."""

    def __init__(self, doc: Document, people: People) -> None:
        self._doc = doc
        self._people = people
        self._known: dict[int, tuple[frozenset[str], frozenset[str]]] = {}

    def holder(self, mention: Mention, spoke: Person | None) -> Person | None:
        """The person that a definite singular role, or a headline's without an article, stands for, or None.

        Args:
            mention: The phrase.
            spoke: Who was the last to speak by name, if nobody else spoke since.
        """
        doc = self._doc
        bare = not mention.definite and doc.pos[mention.part[0]] in ("NOUN", "PROPN", "ADJ")
        if not bare and doc.low[mention.part[0]] not in ("the", "that", "this", "its", "their", "our"):
            return None
        role = _LONG.get(mention.lemma.strip("."), mention.lemma)
        modifiers = {
            doc.low[k].strip(".")
            for k in range(*mention.part)
            if doc.pos[k] in ("ADJ", "PROPN", "NOUN") and k != mention.head
        }
        places = {doc.low[k] for k in range(*mention.part) if doc.tokens[k].ent in ("GPE", "NORP", "ORG", "LOC")}
        best: tuple[int, int, int] | None = None
        found: Person | None = None
        for person in self._people.persons:
            before = [place for place in person.places if place < mention.part[0]]
            words, wide = self.words(person)
            if not (before and (role in words or role in wide)) or not self._fits(mention, person):
                continue
            own = places & set(words)
            others = self._places_of(person)
            if places and not own and others and role in ("president", "minister", "premier", "ambassador"):
                continue
            rank = (len(modifiers & words), int(role in words), before[-1])
            if best is None or rank > best:
                best, found = rank, person
        if found is None and modifiers:
            whole = {role, *modifiers}
            found = next(
                (p for p in self._people.persons if whole <= self.words(p)[0] and self._fits(mention, p)), None
            )
        if found is None and bare:
            only = [p for p in self._people.persons if role in set().union(*self.words(p)) and self._fits(mention, p)]
            found = only[0] if len(only) == 1 else None
        other = self._same_in_other_words(mention, spoke)
        return other if other is not None and places and (best is None or best[0] == 0) else found or other

    def _same_in_other_words(self, mention: Mention, spoke: Person | None) -> Person | None:
        doc = self._doc
        if spoke is not None and self.words(spoke)[0] & _OF_OTHER_TRADES:
            return None
        former = any(doc.low[k] in ("former", "ex", "then") for k in range(*mention.part))
        if spoke is None or not (mention.lemma in _OTHER_WORDS or former) or not self._fits(mention, spoke):
            return None
        before = [place for place in spoke.places if place < mention.part[0]]
        here = doc.sentence[mention.head]
        first, _ = doc.sentence_range(mention.head)
        near = bool(before) and here - doc.sentence[before[-1]] <= _NEAR
        comma = next((k for k in range(mention.head, mention.part[1]) if doc.low[k] == ","), mention.part[1])
        plain = not any(doc.low[k] in ("of", "for", "at", "who", "whose") for k in range(mention.head, comma))
        subject = doc.dep[mention.head] in ("nsubj", "nsubjpass")
        return spoke if near and plain and subject and doc.quote[mention.head] < 0 and mention.head >= first else None

    def _fits(self, mention: Mention, person: Person) -> bool:
        low = self._doc.low[mention.head]
        if low.endswith("woman"):
            return person.sex != "m"
        return person.sex != "f" or not low.endswith("man")

    def _places_of(self, person: Person) -> frozenset[str]:
        return self._parts(person)[1]

    def words(self, person: Person) -> tuple[frozenset[str], frozenset[str]]:
        """What a person is called, word by word, and the wider words for that."""
        own = self._parts(person)[0]
        wide = {wider for word in own for wider in _WIDER.get(word, ())}
        if any(word.endswith("ologist") for word in own):
            wide |= {"scientist", "expert", "researcher", "doctor"}
        return own, frozenset(wide)

    def _parts(self, person: Person) -> tuple[frozenset[str], frozenset[str]]:
        known = self._known.get(id(person))
        if known is None:
            doc = self._doc
            words: set[str] = set(person.titles)
            for phrase in called(doc, person):
                words |= {w.strip(".,").removesuffix("’s").removesuffix("'s") for w in phrase.lower().split()}
            words = {word.strip(".") for word in words}
            words |= {_LONG[word] for word in words if word in _LONG}
            ents = {doc.low[k] for k in range(doc.size) if doc.tokens[k].ent in ("GPE", "NORP")}
            known = self._known[id(person)] = (frozenset(words), frozenset(words & ents))
        return known
