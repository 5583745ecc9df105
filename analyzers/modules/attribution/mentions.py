"""What one source phrase is by itself: a person's name, a body, a role, a document, a pronoun.

Decided on the head of the phrase, never on any name inside it ("a spokesman for Ana Holt" is not Ana Holt). First match
wins; the order follows the attribution study's proposal for source types.
"""

from __future__ import annotations

from dataclasses import dataclass

from analyzers.modules.attribution.document import Document, Range
from analyzers.modules.attribution.humans import is_human, singular
from analyzers.modules.attribution.joint import conjuncts, first_person, inside_adjunct, joined
from analyzers.modules.attribution.media import is_medium
from analyzers.modules.attribution.nouns import BODIES, DOCUMENTS, PERSON_ROLES
from analyzers.modules.attribution.people import People, Person
from analyzers.modules.attribution.places import CAPITALS
from analyzers.records.attribution import SourceClass

SPOKES = frozenset({"spokesman", "spokeswoman", "spokesperson", "spokespeople", "spokesmen", "spokeswomen"})
_COMMENTATORS = frozenset(
    """analyst expert economist observer specialist scholar commentator historian researcher scientist strategist
    pundit academic diplomat insider aide ally adviser advisor source participant mediator witness negotiator
    associate confidant staffer assistant operative eyewitness bystander onlooker""".split()
)
_GENERIC = frozenset(
    """critic voter resident people citizen supporter opponent backer fan protester protestor demonstrator farmer worker
    villager man woman american public reader viewer user student teacher parent consumer taxpayer family child
    nation community world other conservative liberal progressive evangelical youth kid investor trader driver
    neighbour neighbor relative respondent sceptic skeptic detractor admirer follower""".split()
)
_MEMBERS = frozenset(
    """official officer commander leader lawmaker senator legislator minister diplomat republican democrat member
    delegate prosecutor investigator militant rebel insurgent fighter soldier troop general authority spokesman
    executive
    manager organizer representative candidate judge lawyer attorney politician activist campaigner warden""".split()
)
_COLLECTIVE = frozenset(
    """government army military police administration side country state force navy junta regime parliament congress
    senate
    court opposition cabinet authority judiciary coalition house majority minority delegation team leadership
    mission camp""".split()
)
_NAMED_BODIES = frozenset(
    """ministry department agency office embassy council commission committee bureau party campaign firm company group
    organization organisation movement union league association institute university foundation bank service authority
    network board charity faction corporation""".split()
)
_WRITTEN = frozenset(
    """letter sign slogan motto chart map survey missive communique communiqué transcript newsletter pamphlet banner
    poster placard petition manifesto testimony plan proposal platform file datum obituary diary""".split()
)
_PARTITIVE = frozenset(
    {
        "one",
        "some",
        "many",
        "most",
        "several",
        "few",
        "two",
        "three",
        "four",
        "both",
        "all",
        "none",
        "neither",
        "either",
        "any",
        "another",
        "half",
        "dozens",
        "hundreds",
        "thousands",
        "scores",
        "number",
        "majority",
        "others",
        "each",
    }
)
_HEADS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "X"})
_ALSO_BODIES = frozenset(
    """palace presidency monarchy consulate airline airport utility retailer manufacturer supplier operator regulator
    lender insurer developer carrier brewery hospital clinic prison museum observatory studio label publisher brand
    startup contractor secretariat directorate bench tribunal jirga assembly legislature caucus federation society
    hotel zoo charity chain maker""".split()
)
_VAGUE = frozenset({"rumor", "rumour", "speculation", "gossip"})
_PRONOUNS = {
    "he": "he", "him": "he", "his": "he", "himself": "he",
    "she": "she", "her": "she", "hers": "she", "herself": "she",
    "they": "they", "them": "they", "their": "they", "themselves": "they",
    "it": "it", "its": "it", "itself": "it",
    "who": "who", "which": "who", "that": "who", "whom": "who", "whose": "who", "what": "who",
    "i": "i", "we": "we", "me": "i", "my": "i", "our": "we", "us": "we", "you": "you",
    "both": "both", "this": "it", "these": "they", "those": "those",
}  # fmt: skip


@dataclass
class Mention:
    """One source phrase, looked at by itself.

    Attributes:
        part: Its tokens.
        head: Head token (of the noun that counts: in "one of the officials" that is "officials").
        kind: "pronoun", "person", "body", "media", "document", "place", "role", "group", "vague" or "other".
        name: Canonical name, or the phrase.
        lemma: Base form of the head.
        plural: More than one.
        definite: "the X", "that X", a possessive: continues somebody known.
        person: The person named.
        pronoun: Class of pronoun ("he", "she", "they", "it", "who", "i", "we").
        source_class: Class by itself; the entity decides in the end.
        one_of: "one of the X": a member of a group mentioned before.
        body: Name of the body a spokesperson speaks for, or "".
        fresh: "a second", "another": opens a new entity whatever stood before.
        persons: The persons of a joint source that names them.
        parts: The phrases that a joint source joins.
    """

    part: Range
    head: int
    kind: str
    name: str
    lemma: str
    plural: bool
    definite: bool
    source_class: SourceClass
    person: Person | None = None
    pronoun: str = ""
    one_of: bool = False
    body: str = ""
    fresh: bool = False
    persons: tuple[Person, ...] = ()
    parts: tuple[str, ...] = ()


def describe(doc: Document, people: People, part: Range, head: int) -> Mention:
    """Look at one source phrase.

    Args:
        doc: The article.
        people: Its persons.
        part: Tokens of the phrase.
        head: Head token inside it.
    """
    start, end = part
    if not start <= head < end:
        head = end - 1
    if doc.low[head] != "old" and (doc.pos[head] not in _HEADS or inside_adjunct(doc, start, head)):
        head = first_person(doc, part, head)
    if doc.pos[head] == "NUM" and head - 2 >= start and doc.low[head - 1] == "," and doc.pos[head - 2] == "PROPN":
        head -= 2  # an age: "Holt, 52"
    words = doc.words(part)
    if doc.low[start] in ("neither", "either", "both") and end - start > 2:
        start += 1
    quantity = ""
    of = next((k for k in doc.children[head] if k > head and doc.low[k] == "of"), -1)
    if doc.low[head] in _PARTITIVE and of >= 0 and of < end:
        quantity = doc.low[head]
        inner = doc.child(of, "pobj")
        if 0 <= inner < end:
            head = inner
    if end - start == 1 and doc.low[start] in _PRONOUNS and doc.pos[start] in ("PRON", "DET"):
        return _plain(doc, part, head, "pronoun", words, "generic", pronoun=_PRONOUNS[doc.low[start]])
    if quantity and doc.low[head] in _PRONOUNS:
        mention = _plain(doc, part, head, "role" if quantity in ("one", "another") else "group", words, "unnamed_group")
        mention.one_of = True
        mention.plural = quantity not in ("one", "another", "each")
        if not mention.plural:
            mention.source_class = "unnamed_person"
        return mention
    several = joined(doc, people, part)
    if several and (head in people.at or doc.pos[head] == "PROPN"):
        mention = _plain(doc, part, head, "group", words, "named_person")
        mention.plural, mention.definite = True, False
        mention.persons = several
        return mention
    joint = [
        k for k in doc.children[head] if doc.dep[k] == "conj" and start <= k < end and doc.pos[k] in ("NOUN", "PROPN")
    ]
    named = _person(doc, people, part, head)
    if named is not None and not joint:
        mention = _plain(doc, part, head, "person", named.name, "named_person")
        mention.person = named
        mention.plural = False
        return mention
    mention = _common(doc, people, part, head, words, quantity)
    if joint:
        mention.plural = True
        mention.parts = conjuncts(doc, part, head, joint)
        others = [_common(doc, people, (doc.left[k], min(end, doc.right[k] + 1)), k, words, "") for k in joint]
        mention.name = words
        mention.kind = "group"
        if named is not None:
            mention.source_class, mention.person = "named_person", None
        elif mention.source_class == "unnamed_person" or any(
            i.source_class in ("unnamed_group", "unnamed_person") for i in others
        ):
            mention.source_class, mention.kind = "unnamed_group", "group"
        mention.definite = False
    return mention


def _plain(doc: Document, part: Range, head: int, kind: str, name: str, cls: SourceClass, pronoun: str = "") -> Mention:
    low = doc.low[part[0]]
    definite = (
        low in ("the", "that", "this", "these", "those", "its", "his", "her", "their") or doc.child(head, "poss") >= 0
    )
    plural = doc.tokens[head].tag in ("NNS", "NNPS")
    return Mention(part, head, kind, name, doc.lemma[head], plural, definite, cls, pronoun=pronoun)


def _person(doc: Document, people: People, part: Range, head: int) -> Person | None:
    """The person that the phrase names: its head, its apposition, or the name that a role stands before."""
    start, end = part
    if doc.pos[head] == "PROPN":
        for k in range(head, start - 1, -1):
            if k in people.at and doc.pos[k] == "PROPN":
                return people.at[k] if k == head or _same_phrase(doc, k, head) else None
            if doc.pos[k] != "PROPN":
                break
        return _named_at_the_end(doc, people, part, head)
    if head in people.at:
        return people.at[head]
    for k in doc.children[head]:
        if (
            doc.dep[k] in ("appos", "compound", "nmod")
            and start <= k < end
            and k in people.at
            and doc.child(k, "case") < 0
        ) and (doc.dep[k] == "appos" or (k > head)):
            return people.at[k]
    if doc.lemma[head] in PERSON_ROLES:
        for k in range(head + 1, min(end, head + 8)):
            if k in people.at and doc.low[k - 1] == ",":
                return people.at[k]
    if end - start == 1 and doc.tokens[head].text[:1].isupper() and doc.pos[head] in ("NOUN", "PROPN", "VERB"):
        return people.named(doc.low[head])
    return _named_at_the_end(doc, people, part, head)


def _named_at_the_end(doc: Document, people: People, part: Range, head: int) -> Person | None:
    """The name that closes a long title ("the director of government affairs Phil Holt")."""
    last = part[1] - 1
    if last not in people.at or not is_human(doc.lemma[head].lower()) or doc.low[head] in SPOKES:
        return None
    first = last
    while first > head and people.at.get(first - 1) is people.at[last]:
        first -= 1
    title = first > head + 1 and doc.pos[first - 1] in ("NOUN", "PROPN") and last - first >= 1
    return people.at[last] if title and not any(doc.low[k] == "," for k in range(head, first)) else None


def _same_phrase(doc: Document, k: int, head: int) -> bool:
    return all(doc.pos[j] == "PROPN" or doc.low[j] in ("-", ".") for j in range(k, head + 1))


def _common(doc: Document, people: People, part: Range, head: int, words: str, quantity: str) -> Mention:
    """Phrases that do not name a person."""
    lemma, low = doc.lemma[head].rstrip("-"), doc.low[head].rstrip("-")
    start = part[0]
    proper = doc.pos[head] == "PROPN"
    ent = doc.tokens[head].ent
    base = _plain(doc, part, head, "other", words, "generic")
    if proper and _people_as_name(doc, part, head):
        lemma, proper = singular(low), False
        base.lemma, base.plural = lemma, True
    if quantity:
        base.plural = quantity not in ("one", "another", "each")
        base.one_of = quantity in ("one", "another", "each", "some", "several", "two", "three")
    if lemma in SPOKES:
        return _spokesperson(doc, people, base, part, head)
    described = doc.child(head, "appos")
    if doc.pos[head] == "PROPN" and described > head and doc.lemma[described] in DOCUMENTS:
        base.kind, base.source_class = "document", "document_statement"
        return base
    if is_medium(doc, part, head):
        base.kind, base.source_class = "media", "media"
        return base
    if lemma in _VAGUE or (
        lemma == "report" and any(doc.low[k] in ("unconfirmed", "some", "many") for k in doc.children[head])
    ):
        base.kind, base.source_class = "vague", "hearsay"
        return base
    place = (ent in ("GPE", "LOC") and not _acronym(doc.tokens[head].text)) or (
        low in people.places
        and (head == start or doc.pos[head - 1] != "PROPN" or doc.low[head - 1] in ("neighboring", "neighbouring"))
    )
    place = place or (low in CAPITALS and doc.pos[head] == "PROPN" and end_of_name(doc, head) and head == start)
    if proper and place and low not in BODIES and not base.plural:
        base.kind, base.source_class = "place", "institution_collective"
        return base
    named = _called_by_apposition(doc, part, head)
    if named is not None:
        base.kind, base.source_class, base.name = "body", "named_organisation", named
        return base
    if lemma in _ALSO_BODIES and doc.pos[head] == "NOUN" and lemma not in PERSON_ROLES:
        base.kind = "body"
        base.source_class = "institution_collective" if base.plural else "named_organisation"
        return base
    if lemma in ("datum", "file", "files") or low == "data":
        base.kind, base.source_class = "document", "document_statement"
        return base
    if lemma in DOCUMENTS and not (proper and head + 1 < doc.size and doc.pos[head + 1] == "PROPN"):
        base.kind, base.source_class = "document", "document_statement"
        return base
    if (proper or lemma in BODIES or lemma in _NAMED_BODIES or lemma in _COLLECTIVE) and lemma not in PERSON_ROLES:
        return _body(doc, base, lemma, proper, start, head)
    role = lemma in PERSON_ROLES or lemma in _MEMBERS or lemma in _GENERIC or lemma in _COMMENTATORS
    if quantity in ("one", "another", "each") and (
        role or doc.tokens[head].tag == "NNS" or low == "people" or doc.pos[head] == "NUM"
    ):
        base.kind, base.source_class = "role", "unnamed_person"
        return base
    if low.endswith("year-old") or (low == "old" and "year" in doc.low[part[0] : head]):
        base.kind, base.source_class, base.lemma = "role", "unnamed_person", "year-old"
        return base
    if base.plural or quantity or low in ("people", "others", "some", "many", "police"):
        return _several(doc, base, lemma, low, quantity, head)
    if role or (doc.pos[head] in ("NOUN", "PROPN") and _human(doc, head)):
        base.kind, base.source_class = "role", "unnamed_person"
        first = [doc.low[k] for k in range(part[0], head)]
        base.fresh = any(w in ("second", "third", "fourth", "another", "other") for w in first)
        return base
    if doc.pos[head] == "NUM" or low in ("one", "another"):
        base.kind, base.one_of = ("role", True) if low in ("one", "another") else ("group", True)
        base.plural = low not in ("one", "another")
        base.source_class = "unnamed_group" if base.plural else "unnamed_person"
        return base
    if doc.pos[head] == "NOUN" and is_human(lemma):
        base.kind, base.source_class = "role", "unnamed_person"
        return base
    base.source_class = "document_statement" if doc.pos[head] == "NOUN" and lemma in _WRITTEN else "generic"
    return base


def end_of_name(doc: Document, head: int) -> bool:
    """Whether no further proper noun follows."""
    return head + 1 >= doc.size or doc.pos[head + 1] != "PROPN"


def _called_by_apposition(doc: Document, part: Range, head: int) -> str | None:
    """The name behind a comma of what is no person by its noun: "the supplier, Volta Parts"."""
    if doc.pos[head] != "NOUN" or (is_human(doc.lemma[head]) and doc.lemma[head] not in _ALSO_BODIES):
        return None
    for k in doc.children[head]:
        if head < k < part[1] and doc.dep[k] == "appos" and doc.pos[k] == "PROPN" and doc.low[doc.left[k] - 1] == ",":
            return doc.words((doc.left[k], k + 1))
    return None


def _people_as_name(doc: Document, part: Range, head: int) -> bool:
    """Whether a plural that is tagged a name is people: "Attorneys for Holt said", "Democrats", "many Republicans"."""
    low = doc.low[head]
    alone = all(doc.pos[k] != "PROPN" for k in range(part[0], head))
    if not low.endswith(("s", "men")) or low.endswith("ss") or not alone:
        return False
    if doc.tokens[head].ent == "NORP":
        return True
    opens = head == part[0] and (head == doc.sentence_range(head)[0] or doc.low[head - 1] in ('"', "“", "—", "–"))
    return (opens or doc.tokens[head].tag == "NNPS") and is_human(singular(low))


def _acronym(word: str) -> bool:
    """Abbreviations of bodies that the parser takes for places; those of countries excepted."""
    plain = word.replace(".", "")
    return plain.isupper() and 2 < len(plain) <= 6 and plain not in ("USA", "UAE", "DRC", "PRC", "USSR")


def _human(doc: Document, head: int) -> bool:
    """Nouns of agents by their form and clauses: "a campaigner", "a woman who"."""
    low = doc.low[head]
    relative = any(
        doc.dep[k] == "relcl" and any(doc.low[j] == "who" for j in doc.children[k]) for k in doc.children[head]
    )
    return relative or low.endswith(("ist", "eer", "man", "woman", "person", "ologist", "ician", "ger", "yer"))


def _spokesperson(doc: Document, people: People, base: Mention, part: Range, head: int) -> Mention:
    """A spokesperson speaks for a body: "a Front spokesman", "a spokeswoman for the minister"."""
    body = ""
    for k in doc.children[head]:
        if (
            k < head
            and doc.dep[k] in ("compound", "poss", "nmod", "amod")
            and part[0] <= k
            and doc.low[k] not in ("senior", "chief", "former", "top")
        ):
            low = doc.low[k]
            body = "its" if low in ("its", "their", "his", "her") else doc.words((doc.left[k], k + 1))
        elif k > head and doc.low[k] in ("for", "of", "at", "from") and k < part[1]:
            inner = doc.child(k, "pobj")
            if inner >= 0:
                body = doc.words((doc.left[inner], min(part[1], doc.right[inner] + 1)))
    base.kind = "role"
    base.body = body
    base.source_class = "named_organisation" if body else "unnamed_person"
    return base


def _body(doc: Document, base: Mention, lemma: str, proper: bool, start: int, head: int) -> Mention:
    """Organisations and institutions."""
    base.kind = "body"
    modifiers = [doc.low[k] for k in range(start, head)]
    if lemma in ("leadership", "command") and head > start and doc.pos[head - 1] == "PROPN":
        named = doc.tokens[head - 1].ent not in ("GPE", "NORP")
        base.source_class = "named_organisation" if named else "institution_collective"
        return base
    if base.plural and not proper:
        base.source_class = "institution_collective" if lemma in _COLLECTIVE or lemma in _NAMED_BODIES else "generic"
        return base
    if lemma in ("public", "world", "community", "nation", "crowd", "jury"):
        base.source_class, base.kind = "generic", "other"
    elif (
        not proper and lemma in _COLLECTIVE and lemma not in ("court", "coalition", "team", "authority", "mission")
    ) or (
        proper
        and lemma in ("government", "army", "military", "police", "congress", "senate", "parliament", "house")
        and "white" not in modifiers
    ):
        base.source_class = "institution_collective"
    else:
        base.source_class = "named_organisation"
    return base


def _several(doc: Document, base: Mention, lemma: str, low: str, quantity: str, head: int) -> Mention:
    """Groups of people."""
    base.kind = "group"
    quantified = quantity not in ("", "all", "both", "most", "many", "majority", "neither", "none") or any(
        (
            doc.dep[k] in ("nummod", "det", "amod")
            and doc.low[k]
            in ("some", "several", "two", "three", "four", "five", "six", "few", "certain", "other", "another")
        )
        or doc.dep[k] == "nummod"
        for k in doc.children[head]
    )
    close = any(doc.low[k] in ("close", "familiar", "briefed", "knowledgeable") for k in doc.children[head])
    poll = any("%" in doc.low[k] or doc.low[k] == "percent" for k in range(base.part[0], base.part[1]))
    if low == "police":
        base.source_class, base.kind = "institution_collective", "body"
    elif poll:
        base.source_class = "generic"
    elif (
        lemma in _COMMENTATORS
        or close
        or (quantified and (lemma not in _GENERIC or low == "people"))
        or low in ("some", "others")
    ):
        base.source_class = "unnamed_group"
    elif lemma in ("caucus", "delegation", "camp", "side", "faction"):
        base.source_class, base.kind = "institution_collective", "body"
    elif lemma in _MEMBERS or doc.tokens[head].ent == "NORP":
        base.source_class = "institution_collective"
    elif lemma in _GENERIC or quantity in ("many", "most", "all"):
        base.source_class = "generic"
    elif is_human(lemma) or _human(doc, head) or is_human(singular(low)):
        base.source_class = "unnamed_group"
    else:
        base.source_class, base.kind = "generic", "other"
    return base
