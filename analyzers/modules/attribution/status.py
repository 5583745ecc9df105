"""Walk of life of a source, by the words that describe it anywhere in the article. Own word lists; first match wins."""

from __future__ import annotations

import re

from analyzers.modules.attribution.document import Document
from analyzers.records.attribution import Status

_WORDS: tuple[tuple[Status, str], ...] = (
    (
        "media",
        r"newspaper|broadcaster|magazine|reporters?|journalists?|correspondents?|editors?|news agency|columnist|anchor|"
        r"tabloid|television channel|radio host|talk show host",
    ),
    (
        "expert",
        r"analysts?|experts?|professors?|historians?|researchers?|economists?|scientists?|scholars?|hydrologist|"
        r"political scientist|pollsters?|academics?|specialists?|institute|university|think tank|observers|"
        r"\w+ologists?|"
        r"biographer|fellow at",
    ),
    (
        "armed_group",
        r"militants?|insurgents?|rebels?|guerrillas?|gunmen|fighters?|terror(?:ist)?s? (?:group|organi[sz]ation|"
        r"network)|"
        r"armed (?:group|movement|wing|faction)|militant group|extremist group|militia|taliban|warlord|jihadi\w*|"
        r"separatists?|islamist group|ttp|isis|islamic state|hamas|hezbollah|al.qaeda|paramilitar\w+",
    ),
    (
        "security",
        r"army|military|police\w*|intelligence|security (?:official|force|service|source|officer|agenc)\w*|soldiers?|"
        r"general|colonel|troops|navy|air force|pentagon|fbi|cia|sheriff|officers? on duty|"
        r"counterterrorism|defen[cs]e officials?|interpol|border guard\w*",
    ),
    (
        "politician",
        r"opposition|senators?|sen|candidates?|nominees?|part(?:y|ies)|campaign|lawmakers?|congress(?:man|woman|"
        r"men)?|"
        r"representatives?|rep|republicans?|democrats?|democratic|gop|parliamentarians?|mps?|legislators?|"
        r"politicians?|front-?runner|tea party|delegates?|rnc|dnc|super pac|strategists?|conservatives|"
        r"running mate|house speaker|caucus|presidential hopeful",
    ),
    (
        "government",
        r"ministers?|ministr(?:y|ies)|prime minister|president|government\w*|cabinet|ambassador|embassy|envoy|"
        r"diplomats?|"
        r"officials?|white house|department|secretary|governor|gov|mayor|prefects?|administration|premier|chancellor|"
        r"agency|commission|authority|kremlin|downing street|treasury|court|judge|prosecutors?|attorney general|"
        r"state department|council|prison service|united nations|un|european union|foreign office",
    ),
    (
        "civil_society",
        r"activists?|human rights|rights group|league|charit(?:y|ies)|union|ngo|campaigners?|mediators?|wardens?|"
        r"elders?|"
        r"church|clerics?|imam|bishop|pastor|association|foundation|advoca\w+|organizers?|lawyers?|attorney|nonprofit|"
        r"relief|red cross|aid workers?|society|leader of the council",
    ),
    (
        "ordinary",
        r"residents?|farmers?|villagers?|voters?|mothers?|fathers?|brothers?|sisters?|neighbou?rs?|drivers?|"
        r"students?|teachers?|nurses?|doctors?|workers?|shopkeepers?|ferryman|supporters?|protesters?|witness(?:es)?|"
        r"citizens?|fans?|parents?|boys?|girls?|customers?|readers?|retire[de]\w*|lock.keeper|fisherm[ae]n|traders?",
    ),
)
_ORDER = tuple((status, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for status, words in _WORDS)


_ARMED = re.compile(
    r"\b(?:armed|militants?|insurgents?|rebels?|guerrillas?|gunmen|fighters|terror\w*|extremist|militia|separatists?|"
    r"islamist|paramilitar\w+)\b",
    re.IGNORECASE,
)
_OF = re.compile(r" (?:of|at|in|for|with|on|who|whose|which|that|from|to)\b|,")
_NEAR = re.compile(r"\b(?:close to|familiar with|with knowledge|briefed on|on both sides)\b")


def _parts(phrase: str) -> list[str]:
    """The head of a phrase, then the whole; the head alone where what follows names others ("sources close to X")."""
    near = _NEAR.search(phrase)
    if near:
        return [phrase[: near.start()]]
    after = _OF.search(phrase)
    return [phrase[: after.start()], phrase] if after and after.start() > 0 else [phrase]


_EXPERT = re.compile(r"\b(?:expert|analyst|specialist|researcher|historian|professor)s?\b", re.IGNORECASE)
_ANYBODY = re.compile(r"\b(?:wom[ae]n|m[ae]n)\b", re.IGNORECASE)
_COMMANDER = re.compile(r"\b(?:commanders?|insurgency|insurgents|gunmen)\b", re.IGNORECASE)


_NAMING = frozenset({"list", "designate", "label", "brand", "class", "classify", "call", "declare", "consider"})


def bodies(doc: Document) -> dict[str, Status]:
    """Status of named bodies by the words that the article describes them with ("the Lake Front, the armed movement").

    Returns:
        Lower-case last word of a name, and abbreviations, to a status.
    """
    out: dict[str, Status] = {}
    for k in range(doc.size):
        if doc.pos[k] != "PROPN" or doc.dep[k] == "compound":
            continue
        said = [doc.words(doc.subtree(j)) for j in doc.children[k] if doc.dep[j] == "appos" and doc.pos[j] == "NOUN"]
        up = doc.head[k]
        if doc.dep[k] == "appos" and doc.pos[up] == "NOUN":
            said.append(doc.words((doc.left[up], k)))
        if doc.dep[k] in ("nsubj", "nsubjpass") and doc.lemma[up] == "be" and doc.child(up, "attr") > k:
            said.append(doc.words(doc.subtree(doc.child(up, "attr"))))
        if k + 1 < doc.size and doc.head[k] == k + 1 and doc.pos[k + 1] == "NOUN":
            said.append(doc.words((k + 1, min(doc.size, k + 3))))
        if doc.dep[k] == "dobj" and doc.lemma[up] in _NAMING:
            as_ = next((j for j in doc.children[up] if j > k and doc.low[j] == "as"), doc.child(up, "oprd"))
            if as_ > k:
                said.append(doc.words(doc.subtree(as_)))
        owned = doc.head[k] if doc.dep[k] == "poss" else -1
        if owned > k and doc.low[owned] in (
            "fighters",
            "gunmen",
            "insurgents",
            "insurgency",
            "militants",
            "guerrillas",
        ):
            said.append("armed")
        for phrase in said:
            if _ARMED.search(phrase) and not _EXPERT.search(phrase):
                out.setdefault(doc.low[k], "armed_group")
    for short, long in re.findall(r"(\w+)(?:[’']s)? \(([A-Z][A-Z.]+)\)", doc.text.content):
        if short.lower() in out:
            out.setdefault(long.lower().replace(".", ""), out[short.lower()])
    return out


def status_of(
    phrases: list[str], known: dict[str, Status] | None = None, *, place: bool = False, medium: bool = False
) -> Status:
    """The status that the first telling phrase gives.

    Args:
        phrases: What the source is called and described as, best first.
        place: A country or capital that speaks for its government.
        medium: Another outlet.
        known: Bodies that the article describes, from `bodies`.
    """
    if medium:
        return "media"
    if place:
        return "government"
    for phrase in [part for whole in phrases for part in _parts(whole)]:
        for word in re.findall(r"[\w.]+", phrase.lower()) if known else ():
            found = known.get(word.replace(".", "")) if known else None
            if found is not None and not _EXPERT.search(phrase):
                return found
        for status, pattern in _ORDER:
            if pattern.search(phrase.replace(".", "")):
                return status
    if any(_COMMANDER.search(phrase) for phrase in phrases):
        return "armed_group"
    return "ordinary" if any(_ANYBODY.search(phrase) for phrase in phrases) else "unknown"
