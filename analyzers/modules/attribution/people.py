"""Names of persons in one article: which capitalised words are a person, and which full name a short one stands for.

The small model calls half of the bare surnames organisations, so a name counts as a person's when anywhere in the
article it carries a title ("Mr. X", "Minister X"), is tagged a person in full, or follows a role ("commander X"). A
surname that two persons share goes to the one whose title or sex fits, else to the one named last. Sex is told by
titles ("Ms", "Begum", "spokesman"), else by first names that nearly always belong to one
(`resources/lexicons/first_names.json`); it only keeps "he" and "she" apart.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, field

from analyzers.language.lexicon import load_lexicon
from analyzers.modules.attribution.document import Document
from analyzers.modules.attribution.nouns import BODIES, PERSON_ROLES
from analyzers.modules.attribution.places import ARMED_NAMES

_MALE = frozenset("mr sir lord king prince father maulvi maulana mawlawi mullah mufti imam sheikh ayatollah".split())
_FEMALE = frozenset("mrs ms miss mme madam madame lady dame queen princess mother begum".split())
COURTESY = frozenset(
    """mr sir lord king prince father mrs ms miss mme madam madame lady dame queen princess mother dr prof professor
    hon rev mx begum""".split()
)
_ALSO_NAMES = frozenset(
    """begum imam king prince sheikh sultan major judge bishop pope page marshal justice haji malik dean queen princess
    lord general father mother author speaker reporter host counsel chief page sardar nawab private""".split()
)
"""Titles that are first names or surnames too: only before a name, never inside one ("Rahima Begum Khan")."""
TITLES = COURTESY | frozenset(
    """alhaji hajiya oba eze nawabzada sahibzada makhdoom haji mawlawi molvi allama rabbi treasurer undersecretary
    counsel reporter editor correspondent vice-president ceo cfo vp delegate lawyer pollster strategist adviser
    advisor moderator anchor councilman councilwoman councillor cllr assemblyman assemblywoman alderman
    superintendent supt constable corporal cpl havildar subedar naik brig lt-gen lt-col dsp ssp sp asp sho ig igp
    developer columnist prosecutor mediator elder warden whip trustee sens reps govs senators representatives
    ministers messrs presidents minister president senator sen rep representative congressman congresswoman
    governor gov mayor chancellor premier secretary ambassador general gen colonel col captain capt major maj
    lieutenant lt sergeant sgt admiral adm commander officer judge justice sheriff chief inspector detective
    imam sheikh mullah maulvi maulana mufti ayatollah pope bishop archbishop cardinal pastor king queen emir
    sultan speaker leader chairman chairwoman spokesman spokeswoman spokesperson director coach mp mep sir
    brigadier marshal commissioner envoy deputy attorney analyst economist activist author historian
    candidate""".split()
)
_NOT_PERSON = BODIES | frozenset(
    """times post news journal tribune herald courier gazette reuters wire radio tv television university ministry house
    front league register institute foundation center centre fund international street avenue road river lake dam pass
    human rights monitor watch trust society alliance project initiative agency airlines motors parts systems industries
    holdings ltd inc plc corp corporation airways limited group partners
    day island island's city county state states nations republic act treaty accord""".split()
)
_PARTICLES = frozenset(
    """de van von der den ter ten bin binti bint ibn al el di da dos das do del della la le du des ben bar - ur ul ud uz
    us i e y af av zu abu""".split()
)
RETIRED = frozenset({"retd", "ret", "rtd", "retired"})


@functools.cache
def _any_first_name() -> frozenset[str]:
    """First names of either, lower case."""
    men, women = _first_names()
    return men | women


_OPENING = frozenset("though although while when as but and if since after before yet because with how why".split())
"""Words that are tagged as part of a name at the start of a sentence or in a headline."""
SENIORITY = frozenset({"jr", "sr", "ii", "iii", "iv"})


@functools.cache
def _first_names() -> tuple[frozenset[str], frozenset[str]]:
    """First names of men and of women, lower case."""
    lexicon = load_lexicon("first_names")
    return lexicon.words("man"), lexicon.words("woman")


@dataclass
class Person:
    """One person of an article.

    Attributes:
        name: Fullest form of the name.
        words: Its words, lower case.
        first: Token where the name first stands.
        sex: "m", "f" or "".
        places: Tokens where the name stands, in order.
        titles: Titles it carries somewhere, courtesy ones left out, lower case.
    """

    name: str
    words: tuple[str, ...]
    first: int
    sex: str = ""
    places: list[int] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)


@dataclass
class _Run:
    """Capitalised words that stand together: titles first, then the name."""

    start: int
    end: int
    titles: tuple[str, ...]
    words: tuple[str, ...]
    person: bool
    other: bool = False


class People:
    """The persons of one article."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self.persons: list[Person] = []
        self.at: dict[int, Person] = {}
        runs = _runs(doc)
        self.places = _places(doc)
        _by_use(doc, runs, self.places)
        self._surnames: dict[str, list[Person]] = {}
        full = [r for r in runs if r.person and len(r.words) >= 2]
        known = {r.words[-1] for r in full} | {r.words[-1] for r in runs if r.person and r.titles and r.words}
        for run in runs:
            if not run.words or not (run.person or (run.words[-1] in known and len(run.words) == 1)):
                continue
            person = self._find(run)
            if person is None:
                person = Person(doc.words((run.start, run.end)), run.words, run.start)
                self.persons.append(person)
                self._surnames.setdefault(run.words[-1], []).append(person)
            elif len(run.words) > len(person.words):
                person.name = doc.words((run.start, run.end))
                person.words = run.words
            if not person.sex:
                person.sex = _sex(doc, run)
            person.places.append(run.start)
            person.titles |= set(run.titles) - COURTESY
            for k in range(run.start, run.end):
                self.at[k] = person

        self._mistaken()
        men, women = _first_names()
        for person in self.persons:
            if not person.sex and len(person.words) > 1:
                first = person.words[0].split("-")[0]
                person.sex = "m" if first in men else "f" if first in women else ""

    def _mistaken(self) -> None:
        """Capitalised surnames that the parser takes for common nouns or for something else ("Reyes, 52, added")."""
        doc = self._doc
        for k in range(doc.size):
            if k in self.at or not doc.tokens[k].text[:1].isupper() or doc.dep[k] in ("compound", "amod"):
                continue
            bare = doc.pos[k] == "NOUN" and (doc.tokens[k].ent or self._speaks_alone(k))
            alone = doc.pos[k] == "PROPN" and self._stands_alone(k)
            if not bare and not alone:
                continue
            same = self._surnames.get(doc.low[k], [])
            if not same and alone:
                same = [p for p in self.persons if len(p.words) > 1 and p.words[0] == doc.low[k]]
            if same:
                before = [p for p in same if p.places[0] < k]
                person = max(before or same, key=lambda p: max((q for q in p.places if q < k), default=-p.first))
                self.at[k] = person
                person.places = sorted([*person.places, k])

    def _speaks_alone(self, k: int) -> bool:
        """Whether a noun without article is the subject of a verb right after it ("Poulter said")."""
        doc = self._doc
        verb = doc.head[k]
        near = k < verb <= k + 3 and doc.pos[verb] == "VERB"
        return near and doc.dep[k] == "nsubj" and not doc.children[k] and doc.tokens[k].tag == "NN"

    def _stands_alone(self, k: int) -> bool:
        """Whether a proper noun has no other beside it and no article before it."""
        doc = self._doc
        before, after = max(0, k - 1), min(doc.size - 1, k + 1)
        lone = (before == k or doc.pos[before] != "PROPN") and (after == k or doc.pos[after] != "PROPN")
        return lone and doc.low[before] not in ("the", "a", "an") and doc.dep[k] in ("nsubj", "pobj", "dobj", "conj")

    def named(self, words: str) -> Person | None:
        """The only person of a surname, or None."""
        same = self._surnames.get(words.lower(), [])
        return same[0] if len(same) == 1 else None

    def _find(self, run: _Run) -> Person | None:
        """The known person that a run names, if any."""
        same = self._surnames.get(run.words[-1], [])
        if len(run.words) >= 2 and not all(word in _PARTICLES for word in run.words[:-1]):
            exact = [p for p in same if _compatible(p.words, run.words)]
            # a headline's first name: "Hillary vows", then "Hillary Clinton"
            alone = [p for p in self.persons if p.words == run.words[:1] and p.words[0] in _any_first_name()]
            if not exact and alone:
                self._surnames.setdefault(run.words[-1], []).append(alone[-1])
            return exact[-1] if exact else alone[-1] if alone else None
        sex = _sex(self._doc, run)
        fit = [p for p in same if not (sex and p.sex and sex != p.sex)]
        if not fit:
            first = [p for p in self.persons if p.words[0] == run.words[0] and len(p.words) > 1]
            return first[-1] if first and not same else None
        titles = set(run.titles) - COURTESY
        return max(fit, key=lambda p: (len(titles & p.titles), bool(p.sex and p.sex == sex), p.places[-1]))


def _compatible(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names with one surname can be one person: same first name or initial."""
    if len(a) == 1 or len(b) == 1 or a[-len(b) :] == b or b[-len(a) :] == a:
        return True
    one, other = a[0].strip("."), b[0].strip(".")
    initials = one[:1] == other[:1] and min(len(one.replace(".", "")), len(other.replace(".", ""))) <= 2
    return one == other or (initials and (len(one) == 1 or len(other) == 1 or "." in one or "." in other))


def _sex(doc: Document, run: _Run) -> str:
    for title in run.titles:
        if title in _MALE:
            return "m"
        if title in _FEMALE:
            return "f"
    for k in range(run.start - 1, max(-1, run.start - 3), -1):
        low = doc.low[k]
        if low in ("spokeswoman", "chairwoman", "congresswoman", "actress"):
            return "f"
        if low in ("spokesman", "chairman", "congressman", "businessman"):
            return "m"
    return ""


def _runs(doc: Document) -> list[_Run]:
    """All runs of capitalised name words, in order."""
    out: list[_Run] = []
    i = 0
    while i < doc.size:
        if doc.pos[i] != "PROPN":
            i += 1
            continue
        start = i
        while (
            i < doc.size
            and doc.sentence[i] == doc.sentence[start]
            and (
                doc.pos[i] == "PROPN"
                or (doc.low[i] in _PARTICLES and i + 1 < doc.size and doc.pos[i + 1] == "PROPN")
                or (doc.low[i] == "." and i + 1 < doc.size and doc.pos[i + 1] == "PROPN" and len(doc.low[i - 1]) == 1)
                or _retired(doc, i) > i
            )
        ):
            i = max(i + 1, _retired(doc, i))
        end = i
        while end > start and doc.pos[end - 1] != "PROPN":
            end -= 1
        i = max(i, end, start + 1)
        out.extend(_split(doc, start, end))
    return out


def _retired(doc: Document, i: int) -> int:
    """Where the name goes on after "(Retd)" behind a rank, or the place itself."""
    at = i + 1
    if doc.low[i] != "(" or at >= doc.size or doc.low[at].strip(".") not in RETIRED:
        return i
    at += 1
    while at < doc.size and doc.low[at] in (".", ")"):
        at += 1
    return at if at < doc.size and doc.pos[at] == "PROPN" and doc.low[at - 1] == ")" else i


def _split(doc: Document, start: int, end: int) -> list[_Run]:
    """A run as titles and name; a role noun right before it ("spokesman X") is a title too."""
    at = start
    titles: list[str] = []
    for k in range(start, end):
        low = doc.low[k].strip(".")
        opens = k == at or doc.tokens[k - 1].ent == "ORG" or not doc.low[k - 1][:1].isalpha()
        if low in TITLES and k + 1 < end and (low not in _ALSO_NAMES or opens):
            titles = [doc.low[j].strip(".") for j in range(start, k + 1)]
            at = k + 1
    for k in range(at, end):
        if _retired(doc, k) > k:
            at = _retired(doc, k)
    while at < end and (doc.low[at] in (".", "-", "(", ")") or (doc.low[at].strip(".") in TITLES and at + 1 < end)):
        at += 1
    while at + 1 < end and (doc.low[at] in _OPENING or _uncapitalised(doc, at)):
        at += 1
    at = _after_plural(doc, at, end)
    if start > 0 and doc.sentence[start - 1] == doc.sentence[start]:
        before = doc.low[start - 1].strip(".")
        if before in TITLES or (
            doc.lemma[start - 1] in PERSON_ROLES and doc.dep[start - 1] in ("compound", "nmod", "amod", "appos")
        ):
            titles.insert(0, before)
    if at >= end:
        return []
    words = _spelled(doc, at, end)
    if not words:
        return []
    ents = [doc.tokens[k].ent for k in range(at, end)]
    tagged = sum(e == "PERSON" for e in ents) * 2 > len(ents)
    given = len(words) > 1 and all(e == "PERSON" for e in ents) and words[0] in _any_first_name()
    aged = ents[-1] in ("GPE", "LOC") and len(words) <= 2 and _aged(doc, end)
    given = given or aged
    party = len(words) == 1 and words[0][:2] in ("r-", "d-", "i-")
    armed = words[-1].replace(".", "") in ARMED_NAMES
    other = (not given and any(w in _NOT_PERSON for w in words)) or (
        ents[-1] in ("GPE", "LOC", "DATE", "NORP") and not titles and not aged
    )
    other = other or party or armed
    titled = any(t in TITLES for t in titles)
    person = not other and (
        (tagged and (len(words) >= 2 or titled)) or (titled and not any(e in ("GPE", "NORP") for e in ents))
    )
    if not person and not other:
        person = (tagged and len(words) == 1 and _acts(doc, at)) or _described(doc, end)
    return [_Run(at, end, tuple(titles), words, person, other)]


def _uncapitalised(doc: Document, k: int) -> bool:
    """Whether a word in small letters is no particle of a name."""
    return doc.tokens[k].text[:1].islower() and doc.low[k] not in _PARTICLES


def _after_plural(doc: Document, at: int, end: int) -> int:
    """Where the name begins after what several people are ("Democrats Ann Holt and Ben Reyes") or an organisation.

    A name that is tagged a person's in its last two or three words begins there ("Government Affairs Phil Holt").
    """
    if end - at < 3:
        return at
    ents = [doc.tokens[k].ent == "PERSON" for k in range(at, end)]
    tail = next((n for n, is_person in enumerate(reversed(ents)) if not is_person), len(ents))
    if doc.tokens[at].tag == "NNPS" and doc.pos[at + 1] == "PROPN" and ents[1]:
        return at + 1
    if 2 <= tail <= 3 and tail < len(ents) and doc.tokens[end - tail - 1].ent in ("", "ORG", "NORP", "GPE"):
        before = doc.tokens[end - tail - 1]
        first = before.text.lower() in _any_first_name()
        return at if first or (before.tag == "NNP" and before.ent == "" and end - tail - 1 == at) else end - tail
    return at


def _spelled(doc: Document, at: int, end: int) -> tuple[str, ...]:
    """The words of a name, lower case; what hyphens join is one word, "Jr." is none."""
    out: list[str] = []
    for k in range(at, end):
        low = doc.low[k].strip("’'")
        if low == "." or not low or (low.strip(".") in SENIORITY and out):
            continue
        joined = k > at and doc.tokens[k - 1].end == doc.tokens[k].start
        if out and joined and (low == "-" or doc.low[k - 1] == "-"):
            out[-1] += low
        else:
            out.append(low)
    return tuple(word.strip("-") for word in out if word.strip("-"))


def _acts(doc: Document, k: int) -> bool:
    """Whether a single tagged name is the subject of a verb (a one-word headline or place is not)."""
    return doc.dep[k] in ("nsubj", "nsubjpass", "agent", "poss")


def _by_use(doc: Document, runs: list[_Run], places: frozenset[str]) -> None:
    """Names of two or three words that the parser does not know, taken for persons by how the article uses them.

    The last word carries "Mr" or "Ms" elsewhere or stands alone ("Caro said"), the next sentence goes on with "he" or
    "she", or the name is the subject of a verb and carries no article, no word of an organisation and no tag of one.
    """
    alone = {r.words[0] for r in runs if len(r.words) == 1 and not r.other}
    polite = {r.words[-1] for r in runs if r.words and any(t in COURTESY for t in r.titles)}
    for run in runs:
        named = 2 <= len(run.words) <= 3 and run.words[-1] in polite and not any(w in _NOT_PERSON for w in run.words)
        if named and not (run.start and doc.low[run.start - 1] in ("the", "a", "an")):
            run.person, run.other = True, False
            continue
        run.person = run.person or (not run.other and (_by_first_name(doc, run) or _after_role(doc, run)))
        if (
            run.person
            or run.other
            or not 2 <= len(run.words) <= 3
            or not all(w.replace("-", "").isalpha() for w in run.words)
        ):
            continue
        head = run.end - 1
        if run.words[-1] in places or (run.start and doc.low[run.start - 1] in ("the", "a", "an")):
            continue
        tags = {doc.tokens[k].ent for k in range(run.start, run.end)}
        following = doc.bounds[doc.sentence[head] + 1][0] if doc.sentence[head] + 1 < len(doc.bounds) else -1
        goes_on = 0 <= following < doc.size and doc.low[following] in ("he", "she") and doc.dep[head] == "nsubj"
        subject = doc.dep[head] in ("nsubj", "agent") and doc.pos[doc.head[head]] == "VERB"
        unknown = not tags & {"ORG", "GPE", "LOC", "NORP", "FAC", "LAW"}
        if (run.words[-1] in alone and "GPE" not in tags) or goes_on or (unknown and subject):
            run.person = True


def _by_first_name(doc: Document, run: _Run) -> bool:
    """Whether a name of several words begins with a first name and stands where somebody speaks or is described."""
    named = len([w for w in run.words if w not in _PARTICLES]) in (2, 3) and run.words[0] in _any_first_name()
    place = doc.tokens[run.end - 1].ent in ("GPE", "LOC", "FAC") or any(w in _NOT_PERSON for w in run.words)
    the = run.start > 0 and doc.low[run.start - 1] in ("the", "a", "an")
    return named and not place and not the and doc.dep[run.end - 1] in ("nsubj", "nsubjpass", "appos", "pobj", "conj")


def _aged(doc: Document, end: int) -> bool:
    """Whether an age follows a name: "Amina, 34,"."""
    digits = end + 2 < doc.size and doc.low[end] == "," and doc.low[end + 1].isdigit() and len(doc.low[end + 1]) == 2
    return digits and doc.low[end + 2] in (",", ".", "who")


def _after_role(doc: Document, run: _Run) -> bool:
    """Whether a name of one to three words follows a role and a comma ("The mayor of Harl, Petro Hnat, said")."""
    first, _ = doc.sentence_range(run.start)
    if run.start - 1 <= first or doc.low[run.start - 1] != "," or len(run.words) > 3:
        return False
    begin = max(first, run.start - 8)
    comma = next(
        (k for k in range(run.start - 2, begin, -1) if doc.low[k] == "," or doc.pos[k] in ("VERB", "AUX")), begin
    )
    before = range(comma, run.start - 1)
    role = any(doc.pos[k] == "NOUN" and (doc.lemma[k] in PERSON_ROLES or doc.low[k] in TITLES) for k in before)
    after = doc.low[run.end] if run.end < doc.size else ""
    closes = after in (",", ".", ":") or (run.end < doc.size and doc.tokens[run.end].tag in ("VBD", "VBZ"))
    return role and closes and not any(doc.tokens[k].ent in ("GPE", "DATE") for k in range(run.start, run.end))


def _described(doc: Document, end: int) -> bool:
    """Whether "..., a historian", "..., 46," or ", who" after a name shows a person."""
    if end + 2 >= doc.size or doc.low[end] != "," or doc.sentence[end + 1] != doc.sentence[end - 1]:
        return False
    if doc.low[end + 1].isdigit() and len(doc.low[end + 1]) == 2 and doc.low[end + 2] in (",", "."):
        return True
    if doc.low[end + 1] == "who":
        return True
    for k in doc.children[end - 1]:
        if k > end and doc.dep[k] == "appos" and k < end + 12:
            return doc.lemma[k] in PERSON_ROLES or doc.low[k].endswith(("man", "woman", "ist", "ian"))
    return False


def _places(doc: Document) -> frozenset[str]:
    """Single capitalised words that the article uses as a place: "in X", "across X", "neighbouring X"."""
    out: dict[str, int] = {}
    for k in range(1, doc.size):
        if doc.pos[k] != "PROPN":
            continue
        lone = (k + 1 >= doc.size or doc.pos[k + 1] != "PROPN") and doc.pos[k - 1] != "PROPN"
        near = doc.low[k - 1] in ("neighboring", "neighbouring", "northern", "southern", "eastern", "western")
        inside = doc.low[k - 1] in ("in", "inside", "across", "outside", "throughout", "near")
        if near or (lone and (inside or doc.tokens[k].ent == "GPE")):
            out[doc.low[k]] = out.get(doc.low[k], 0) + 1
    return frozenset(out)
