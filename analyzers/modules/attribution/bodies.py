"""What an article says its named bodies are: an armed movement, a rights group, a party.

Read from appositions ("the Lake Front, an armed movement"), from "X is a ...", from nouns after the name ("the Front
fighters"), from labels ("lists the Front as a terrorist organisation", "the Front is designated a terrorist group")
and from what it owns ("the Front's gunmen"). Only the noun that the phrase is about counts: "a tough line on
terrorism" says nothing about its owner. Own lists.
"""

from __future__ import annotations

import re

from analyzers.modules.attribution.document import Document
from analyzers.modules.attribution.places import ARMED_NAMES
from analyzers.records.attribution import Status

_NAMING = frozenset("list designate label brand class classify call declare consider ban outlaw proscribe".split())
_GROUPS = frozenset(
    """group movement organization organisation faction militia network insurgency insurgent militant rebel guerrilla
    outfit wing arm offshoot affiliate army force band gang umbrella alliance coalition front party body separatist
    fighter gunman terrorist jihadist extremist entity""".split()
)
_OWN_FIGHTERS = frozenset("fighters gunmen insurgents insurgency militants guerrillas militiamen".split())
_ARMED = re.compile(
    r"(?<!anti-)(?<!counter-)\b(?:armed|militants?|insurgents?|insurgency|rebels?|guerrillas?|gunmen|fighters|terror\w*|"
    r"extremist|militia|separatists?|islamist|paramilitar\w+|jihadi\w*|(?:banned|outlawed|proscribed) (?:\w+ )?"
    r"(?:group|organi[sz]ation|movement|outfit))\b",
    re.IGNORECASE,
)
_CIVIL = re.compile(
    r"\b(?:rights (?:group|organi[sz]ation|watchdog|body)|civil rights|advocacy|charity|watchdog|nonprofit|non-profit|"
    r"(?:labou?r|trade) (?:union|federation)|union|ngo|aid (?:group|agency)|campaign group|pressure group|church)\b",
    re.IGNORECASE,
)
_PARTY = re.compile(r"\b(?:political party|ruling party|opposition party|party)\b", re.IGNORECASE)
_EXPERT = re.compile(r"\b(?:expert|analyst|specialist|researcher|historian|professor|think.tank)s?\b", re.IGNORECASE)
_FACTION = re.compile(r"\b(?:factions?|splinter group|breakaway group|offshoot)\b", re.IGNORECASE)


_SHARED = frozenset(
    """state party army movement group government united states people republic national council congress house senate
    times post news""".split()
)
"""Last words of names that say nothing by themselves ("Islamic State", "secretary of state")."""
_BEFORE = frozenset("outlawed proscribed militant rebel armed insurgent jihadist extremist terrorist".split())


def bodies(doc: Document) -> dict[str, Status]:
    """Status of named bodies by the words that the article describes them with.

    Returns:
        Lower-case last word of a name, and abbreviations, to a status.
    """
    out: dict[str, Status] = {}
    factions: list[str] = []
    for k in range(doc.size):
        named = doc.pos[k] == "PROPN" or (
            doc.pos[k] == "NOUN" and doc.tokens[k].ent == "ORG" and doc.tokens[k].text.istitle()
        )
        if not named or (doc.dep[k] == "compound" and doc.pos[doc.head[k]] == "PROPN"):
            continue
        if doc.tokens[k].ent == "PERSON" or doc.low[k] in _SHARED:
            continue
        if doc.low[k].replace(".", "") in ARMED_NAMES:
            out.setdefault(doc.low[k].replace(".", ""), "armed_group")
        for phrase in _descriptions(doc, k):
            if _EXPERT.search(phrase):
                continue
            if _ARMED.search(phrase):
                out.setdefault(doc.low[k], "armed_group")
            elif _CIVIL.search(phrase):
                out.setdefault(doc.low[k], "civil_society")
            elif _PARTY.search(phrase):
                out.setdefault(doc.low[k], "politician")
            elif _FACTION.search(phrase):
                factions.append(doc.low[k])
    if "armed_group" in out.values():
        for low in factions:
            out.setdefault(low, "armed_group")
    for short, long in re.findall(r"(\w+)(?:[’']s)? \(([A-Z][A-Z.]+)\)", doc.text.content):
        if short.lower() in out:
            out.setdefault(long.lower().replace(".", ""), out[short.lower()])
    return out


def _descriptions(doc: Document, k: int) -> list[str]:
    """What the article says the bearer of a name is."""
    said: list[str] = []
    up = doc.head[k]

    def add(noun: int, part: tuple[int, int]) -> None:
        if doc.lemma[noun] in _GROUPS or doc.lemma[noun] in ("union", "charity", "church", "federation", "watchdog"):
            said.append(doc.words(part))

    for j in doc.children[k]:
        if j < k and doc.low[j] in _BEFORE:
            said.append("armed")
        if doc.dep[j] == "appos" and doc.pos[j] == "NOUN":
            add(j, (doc.left[j], max(j + 1, min(doc.right[j] + 1, j + 4))))
        if doc.dep[j] == "relcl" and doc.lemma[j] in _NAMING:
            said += _labels(doc, j)
    if doc.dep[k] == "appos" and doc.pos[up] == "NOUN":
        add(up, (doc.left[up], max(up + 1, k)))
    if doc.dep[k] in ("nsubj", "nsubjpass") and doc.lemma[up] == "be":
        what = doc.child(up, "attr")
        if what > k:
            add(what, (doc.left[what], what + 1))
    if k + 1 < doc.size and up == k + 1 and doc.pos[k + 1] == "NOUN":
        add(k + 1, (k + 1, k + 2))
    if k + 2 < doc.size and up == k + 2 and doc.pos[k + 2] == "NOUN" and doc.head[k + 1] == k + 2:
        add(k + 2, (k + 1, k + 3))
    if doc.dep[k] in ("dobj", "nsubjpass") and doc.lemma[up] in _NAMING:
        said += _labels(doc, up)
    if doc.dep[k] == "poss" and doc.low[up] in _OWN_FIGHTERS:
        said.append("armed")
    return said


def _labels(doc: Document, verb: int) -> list[str]:
    """What something is listed or designated as."""
    nouns = [j for j in doc.children[verb] if j > verb and doc.dep[j] in ("oprd", "attr", "ccomp", "xcomp")]
    if doc.child(verb, "nsubjpass", "auxpass") >= 0:
        nouns += [j for j in doc.children[verb] if j > verb and doc.dep[j] == "dobj"]
    for j in doc.children[verb]:
        if j > verb and doc.low[j] == "as":
            nouns += [i for i in doc.children[j] if doc.dep[i] in ("pobj", "amod")] or [j]
    nouns += [
        i
        for j in doc.children[verb]
        if j > verb and doc.dep[j] == "dobj"
        for i in doc.children[j]
        if doc.low[i] == "as"
    ]
    return [doc.words(doc.subtree(j)) for j in nouns if doc.subtree(j)[1] - doc.subtree(j)[0] <= 8]


def armed_body(doc: Document, known: dict[str, Status], at: int) -> tuple[int, int] | None:
    """The name of the armed body that stands nearest before a place, else the first one after it, or None.

    Args:
        doc: The article.
        known: Bodies that the article describes.
        at: Token at which "the militants" stands.
    """
    names = [
        k
        for k in range(doc.size)
        if doc.pos[k] == "PROPN" and known.get(doc.low[k].replace(".", "")) == "armed_group" and doc.quote[k] < 0
    ]
    if not names:
        return None
    before = [k for k in names if k < at]
    head = before[-1] if before else names[0]
    start = head
    while start > 0 and doc.pos[start - 1] == "PROPN" and doc.sentence[start - 1] == doc.sentence[head]:
        start -= 1
    if start > 0 and doc.low[start - 1] == "the":
        start -= 1
    return start, head + 1
