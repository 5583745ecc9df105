"""Walk of life of a source, by the words that describe it anywhere in the article. Own word lists; first match wins.

The first telling phrase decides, its head before what follows "of" or a comma ("the leader of the council"). An office
of a body that is no state ("the union's president", "Rights Watch director") has the status of that body. A joint
source whose members differ is unknown, as are people "close to" a side; soldiers and ministers of one state are
"government". Somebody who comes with a name, and at most a family or a few words about a life, is ordinary. Known
misses: people whom the article takes for known and never describes.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from analyzers.language.lexicon import load_lexicon
from analyzers.modules.attribution.document import Document
from analyzers.modules.attribution.people import People, Person
from analyzers.records.attribution import Status

_WORDS: tuple[tuple[Status, str], ...] = (
    (
        "media",
        r"newspaper|broadcaster|magazine|reporters?|journalists?|correspondents?|editors?|news agency|columnist|anchor|"
        r"tabloid|television channel|radio host|talk show host|news director|moderator|bloggers?",
    ),
    (
        "expert",
        r"analysts?|experts?|professors?|historians?|researchers?|economists?|scientists?|scholars?|hydrologist|"
        r"political scientist|pollsters?|academics?|specialists?|institute|university|think tank|observers|"
        r"\w+ologists?|lecturer|doctoral candidate|engineers?|"
        r"biographer|fellow at|senior fellow|epidemiolog\w+|statisticians?",
    ),
    (
        "armed_group",
        r"militants?|insurgents?|rebels?|guerrillas?|gunmen|fighters?|(?<!anti-)(?<!counter-)terror(?:ist)?s? "
        r"(?:group|organi[sz]ation|network)|"
        r"armed (?:group|movement|wing|faction)|militant group|extremist group|militia|taliban|warlord|jihadi\w*|"
        r"separatists?|islamist group|ttp|isis|islamic state|hamas|hezbollah|al.qaeda|paramilitar\w+|boko haram|"
        r"al.shabaab|houthis?|farc|pkk|lashkar\S*|jaish\S*|haqqani network",
    ),
    (
        "politician",
        r"(?:senate|house|congressional|intelligence|judiciary|budget|parliamentary|select|standing|appropriations|"
        r"oversight|foreign affairs) (?:sub)?committee|(?:majority|minority) (?:leader|whip)|house speaker|"
        r"state house|speaker of the house|caucus(?:es)?|chief whip|shadow (?:\w+ )?(?:minister|secretary)|"
        r"leaders? of the opposition|city council",
    ),
    (
        "government",
        r"attorney[s -]general|solicitor general|auditor general|consul general|surgeon general|"
        r"governor general|director general of (?:the )?(?:ministry|department)",
    ),
    (
        "security",
        r"army|military|police\w*|intelligence|security (?:official|force|service|source|officer|agenc)\w*|soldiers?|"
        r"general(?! (?:public|election|counsel|manager|secretary|assembly|strike|population|audience|director|"
        r"practitioner|motors|electric|convention|council|agreement))|brigadier|"
        r"colonel|troops|navy|air force|pentagon|fbi|cia|sheriff|officers? on duty|detectives?|"
        r"counterterrorism|defen[cs]e officials?|interpol|border guard\w*|rangers|coast guard|national guard",
    ),
    (
        "politician",
        r"opposition|senators?|sens?|senate|congress|parliament|legislature|candidates?|nominees?|part(?:y|ies)|"
        r"campaign|lawmakers?|congress(?:man|woman|men)?|representatives?|reps?|republicans?|democrats?|democratic|gop|"
        r"parliamentarians?|mps?|mna|mpa|legislators?|legislat(?:ive|ure)|councill?ors?|cllr|"
        r"politicians?|front-?runner|tea party|delegates?|rnc|dnc|super pac|strategists?|conservatives|"
        r"running mate|presidential hopeful|member of (?:the )?(?:parliament|congress|assembly)|"
        r"tories|tory|labour|lib dems?|bjp|ppp|pml|pti|awami league|[rdi]-[a-z]+",
    ),
    (
        "civil_society",
        r"(?:wardens|elders|churches|bishops|tribal|workers|trade|labou?r|teachers|students|women)[’']? (?:council|"
        r"union|federation|association)|council of (?:\w+ )?(?:wardens|elders|churches|bishops)",
    ),
    (
        "government",
        r"ministers?|ministr(?:y|ies)|prime minister|president|government\w*|cabinet|ambassador|embassy|envoy|"
        r"diplomats?|"
        r"officials?|white house|department|secretary|undersecretary|governor|gov|mayor|prefects?|administration|"
        r"premier|chancellor|agency|commission|commissioner|authorit(?:y|ies)|kremlin|downing street|treasury|"
        r"court|judge|prosecutors?|state department|council|prison service|united nations|un|palace|presidency|"
        r"european union|"
        r"foreign office|king|queen|emir|sultan|attorney for the (?:state|government)|consulate|"
        r"election commission|national security advis\w+",
    ),
    (
        "civil_society",
        r"activists?|human rights|rights groups?|league|charit(?:y|ies)|unions?|unionists?|ngos?|campaigners?|"
        r"mediators?|wardens?|elders?|churches|priests?|rabbis?|nuns?|"
        r"church|clerics?|imams?|bishops?|pastors?|association|foundation|advoca\w+|organi[sz]ers?|lawyers?|attorneys?|"
        r"nonprofit|federation|volunteers?|watchdog|naacp|aclu|jirga|"
        r"relief|red cross|red crescent|aid workers?|society|leader of the council|community leaders?",
    ),
    (
        "ordinary",
        r"residents?|farmers?|villagers?|voters?|mothers?|fathers?|brothers?|sisters?|neighbou?rs?|drivers?|"
        r"students?|teachers?|nurses?|doctors?|workers?|shopkeepers?|ferryman|supporters?|protest[eo]rs?|witness(?:es)?|"
        r"citizens?|fans?|parents?|boys?|girls?|customers?|readers?|retiree|lock.keeper|fisherm[ae]n|traders?|wife|"
        r"husband|widows?|sons?|daughters?|uncle|aunt|cousin|grandmother|grandfather|relatives?|survivors?|victims?|"
        r"friends?|homeowners?|tenants?|passengers?|commuters?|pensioners?|labou?rers?|tribesm[ae]n|refugees?|migrants?|"
        r"housewife|mechanic|carpenter|electrician|technician|vendor|shop ?owner|baker|butcher|barber|waiter|waitress|"
        r"fisher|miller|shepherd",
    ),
)
_ORDER = tuple((status, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for status, words in _WORDS)
_OF = re.compile(r" (?:of|at|in|for|with|on|who|whose|which|that|from|to)\b|,")
_COUNCIL = re.compile(r"(?:the |a )?(?:\w+ )?(?:council|union|federation|association|society) of ", re.IGNORECASE)
_NEAR = re.compile(r"\b(?:close to|familiar with|with knowledge|briefed on|on both sides)\b")
_EXPERT = re.compile(r"\b(?:expert|analyst|specialist|researcher|historian|professor)s?\b", re.IGNORECASE)
_ANYBODY = re.compile(r"\b(?:wom[ae]n|m[ae]n|years? old|year-old)\b", re.IGNORECASE)
_COMMANDER = re.compile(r"\b(?:commanders?|insurgency|insurgents|gunmen)\b", re.IGNORECASE)
_OFFICE = (
    r"(?:vice[ -])?(?:president|chairman|chairwoman|chair|director|chief executive|secretary-treasurer|treasurer|"
    r"secretary[ -]general|general secretary)"
)
_HOLDS = re.compile(
    rf"^(?:the |a |an |its |former |then-?)*(?P<body>(?:(?! (?:for|of|to|with|at) ).)+?)(?:[’']s?)? {_OFFICE}\b",
    re.IGNORECASE,
)
_HOLDS_OF = re.compile(rf"\b{_OFFICE} (?:of|at|for) (?!the time)(?:the )?(?P<body>[^,;]+)", re.IGNORECASE)
_NO_BODY = frozenset("prime interim new first late former then ex the a its his her their executive national".split())
_AGENTS = re.compile(
    r"^(?:the |two |three |some |several |senior |other )*(?:representatives?|members?|employees?|staff|spokes\w+) "
    r"(?:of|for|from|at) (?P<body>.+)",
    re.IGNORECASE,
)
_BUSINESS = re.compile(
    r"\b(?:hospital|company|school|bank|club|airline|hotel|football|league|factory|mill|plant|airport|zoo|stadium|"
    r"corporate) officials?\b",
    re.IGNORECASE,
)
_THE_GROUP = re.compile(
    r"^(?:the|this|that|its|his|her|their) (?:\w+ )?(?:group|movement|network|organi[sz]ation|faction|front|militants)$"
)
_CLERIC = re.compile(r"\b(?:Father|Rev|Reverend|Sister|Brother)\.? [A-Z]|\bfather$", re.IGNORECASE)
_LIFE = re.compile(r"^(?:who|whose) ")
_SAYS = re.compile(
    r"^(?:who|whose) (?:\w+ly |also |once )?(?:has |have |had |would |could )?(?:called|calls|proposed|vowed|promised|"
    r"accused|criticized|won|campaigned|endorsed|wants|hopes|backed|opposed|rejected|been|made|says?|said|told|tells|believes?|leads?|led|heads?|runs?|ran|is|was|will|chairs?|"
    r"chaired|directs?|founded|owns?|represents?|became|served|serves)\b"
)
_OF_STATE = frozenset({"government", "security"})
_IN_POLITICS = frozenset({"government", "politician"})


_RELATION = re.compile(
    r"(?:the |a |an |his |her |their |\w+[’']s? )?(?:\w+ )?(?:son|daughter|wife|husband|widow|brother|sister|mother|"
    r"father|friend|uncle|aunt|cousin|nephew|niece|relative|supporter|fan)s? of ",
    re.IGNORECASE,
)


def _parts(phrase: str) -> list[str]:
    """The head of a phrase, then the whole; the head alone where what follows names others ("sources close to X")."""
    near = _NEAR.search(phrase)
    if near:
        return [phrase[: near.start()]]
    relation = _RELATION.match(phrase)
    if relation:
        return [phrase[: relation.end() - 4]]
    if _COUNCIL.match(phrase):
        return [phrase]
    after = _OF.search(phrase)
    return [phrase[: after.start()], phrase] if after and after.start() > 0 else [phrase]


@functools.cache
def _countries() -> frozenset[str]:
    """Words for countries and their people, lower case."""
    lexicon = load_lexicon("demonyms")
    return frozenset(word for entry in lexicon.entries for word in (" ".join(entry.words), entry.family)) | frozenset(
        "us u.s. united states republic american british russian nation country state vice deputy acting".split()
    )


def _office(phrase: str, known: dict[str, Status]) -> Status | None:
    """Status of an office of a body that is no state, "unknown" when only that can be said, or None."""
    found = _HOLDS_OF.search(phrase) or _HOLDS.search(phrase)
    if found is None:
        return None
    body = found.group("body").lower().strip()
    words = re.findall(r"[\w.&-]+", body)
    if not words or all(w in _countries() or w in _NO_BODY for w in words):
        return None
    if any(word in _countries() for word in words[-2:]) and _HOLDS_OF.search(phrase):
        return None
    for word in words:
        if word.replace(".", "") in known:
            return known[word.replace(".", "")]
    return _by_words(body) or "unknown"


def _by_words(phrase: str) -> Status | None:
    plain = phrase.replace(".", "")
    return next((status for status, pattern in _ORDER if pattern.search(plain)), None)


def _told(phrase: str, known: dict[str, Status]) -> Status | None:
    """The status that one phrase tells, or None."""
    if _BUSINESS.search(phrase):
        return "unknown"
    if _CLERIC.search(phrase) and not re.match(r"(?:his|her|their|my) ", phrase, re.IGNORECASE):
        return "civil_society"
    for word in re.findall(r"[\w.]+", phrase.lower()):
        found = known.get(word.replace(".", ""))
        if found is not None and not _EXPERT.search(phrase):
            return found
    if "armed_group" in known.values() and _THE_GROUP.match(phrase.lower()):
        return "armed_group"
    return _by_words(phrase)


def status_of(
    phrases: list[str],
    known: dict[str, Status] | None = None,
    *,
    place: bool = False,
    medium: bool = False,
    person: bool = False,
) -> Status:
    """The status that the first telling phrase gives.

    Args:
        phrases: What the source is called and described as, best first.
        known: Bodies that the article describes, from `bodies`.
        place: A country or capital that speaks for its government.
        medium: Another outlet.
        person: A named person.
    """
    if medium:
        return "media"
    if place:
        return "government"
    known = known or {}
    spoken = [body.group("body") if (body := _AGENTS.match(phrase)) else phrase for phrase in phrases]
    ordinary = False
    for whole in spoken:
        office = _office(whole, known)
        if office is not None and office != "unknown":
            return office
        for phrase in [] if office else _parts(whole):
            status = _told(phrase, known)
            if status == "ordinary" and person:
                ordinary = True
            elif status is not None:
                return status
    if ordinary:
        return "ordinary"
    if any(_COMMANDER.search(phrase) for phrase in phrases):
        return "armed_group"
    if any(_ANYBODY.search(phrase) for phrase in phrases):
        return "ordinary"
    lives = any(_LIFE.match(phrase) and not _SAYS.match(phrase) for phrase in phrases)
    return "ordinary" if person and lives else "unknown"


def joint(statuses: list[Status]) -> Status:
    """Status of a joint source: that of its members where they agree or serve one state, else unknown."""
    told = {status for status in statuses if status != "unknown"}
    if len(told) == 1:
        return told.pop()
    if told and told <= _OF_STATE:
        return "government"
    return "politician" if told and told <= _IN_POLITICS else "unknown"


_CAMPAIGN = (
    r"(?:campaigns?|campaigners|candidacy|nomination|rally|rallies|delegates|supporters|backers|surrogates?|voters|aides?|"
    r"endorsements?|presidency|super PACs?|victory|ticket|allies|donors|fundraisers?)"
)


def _mains(people: People) -> list[Person]:
    """One person for each surname, the one who is named most."""
    best: dict[str, Person] = {}
    for person in people.persons:
        known = best.get(person.words[-1])
        if known is None or len(person.places) > len(known.places):
            best[person.words[-1]] = person
    return list(best.values())


_HAS_CAMPAIGN = re.compile(rf"(?:[’']s?)? (?:\w+ )?{_CAMPAIGN}\b")
_HAS_PARTY = re.compile(r",? ?[(,] ?[RDI](?:[-–] ?[A-Z][\w.]*)?[),]")
_BACKED = re.compile(
    r"\b(?:endors\w+|vot(?:e|ed|es|ing) for|nominat\w+|pro-|anti-|never ?)(?: ?\w+)?[ -]?$", re.IGNORECASE
)
_BACKED_BEFORE = 60
"""Characters before a name in which it is looked for whether he or she is backed."""
_HAS_OFFICE = re.compile(r"(?:[’']s)? (?:administration|presidency|White House|cabinet|government)\b")


def _uses(doc: Document, person: Person) -> Iterator[tuple[int, int]]:
    """Where a person's surname stands in an article, also inside other names."""
    text = doc.text.content
    last = doc.tokens[person.places[0]].text if len(person.words) == 1 else person.name.split()[-1]
    start = text.find(last)
    while start >= 0:
        end = start + len(last)
        inside = text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()
        if not inside:
            yield start, end
        start = text.find(last, end)


def campaigning(doc: Document, people: People) -> frozenset[int]:
    """Ids of the persons who have a campaign, voters or endorsements in an article, or a party behind their name."""
    text = doc.text.content
    return frozenset(
        id(person)
        for person in _mains(people)
        if any(
            _HAS_PARTY.match(text, end)
            or _HAS_CAMPAIGN.match(text, end)
            or _BACKED.search(text[max(0, start - _BACKED_BEFORE) : start])
            for start, end in _uses(doc, person)
        )
    )


def administering(doc: Document, people: People) -> frozenset[int]:
    """Ids of the persons who have an administration or a presidency in an article ("the Holt administration")."""
    text = doc.text.content
    return frozenset(
        id(person)
        for person in _mains(people)
        if any(_HAS_OFFICE.match(text, end) for _start, end in _uses(doc, person))
    )


def with_campaign(status: Status, person: Person | None, campaigns: frozenset[int]) -> Status:
    """A person's status, that of a politician where nothing but a campaign tells it."""
    if person is not None and id(person) in campaigns and status in ("unknown", "ordinary"):
        return "politician"
    return status
