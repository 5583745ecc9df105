"""What sources are called: telling words of a phrase, abbreviations of bodies, titles and appositions of persons."""

from __future__ import annotations

import re

from analyzers.modules.attribution.document import Document
from analyzers.modules.attribution.humans import is_human
from analyzers.modules.attribution.mentions import Mention
from analyzers.modules.attribution.people import RETIRED, Person

SMALL = frozenset("the a an of for and 's ’s s in on to former senior top its their his her".split())
_ALIAS = re.compile(
    r"((?:[A-Z][\w’'.\-/]*|of|for|the|and|de|e|i)(?: (?:[A-Z][\w’'.\-/]*|of|for|the|and|de|e|i)){0,7}),? (?:\(|"
    r"or )([A-Z][A-Z.]{1,8})\b"
)


def top(doc: Document, part: tuple[int, int]) -> int:
    """The token of a range that hangs on something outside it."""
    return next((k for k in range(*part) if not part[0] <= doc.head[k] < part[1] or doc.head[k] == k), part[1] - 1)


def telling_words(doc: Document, mention: Mention) -> set[str]:
    """Telling words of a phrase: nouns, adjectives and names."""
    return {
        doc.lemma[k].lower()
        for k in range(*mention.part)
        if doc.pos[k] in ("NOUN", "PROPN", "ADJ") and doc.low[k] not in ("senior", "top", "former")
    } | {mention.lemma}


def same_body(a: set[str], b: set[str]) -> bool:
    """Whether two sets of words name one body: one holds the other, and they share more than a general word."""
    if not a or not b:
        return False
    shared = a & b
    return (
        bool(shared)
        and (a <= b or b <= a)
        and not shared
        <= {
            "ministry",
            "department",
            "party",
            "group",
            "council",
            "government",
            "army",
            "police",
            "office",
            "campaign",
            "committee",
        }
    ) or a == b


def aliases(text: str) -> list[tuple[str, set[str]]]:
    """Abbreviations in brackets or after "or", with the words they stand for."""
    out: list[tuple[str, set[str]]] = []
    for found in _ALIAS.finditer(text):
        short = found.group(2).replace(".", "").lower()
        long = [w for w in re.split(r"[ \-]", found.group(1)) if w]
        tail = [w.lower().strip(".,") for w in long if w[:1].isupper()]
        if len(tail) >= 2 and short[0] in {w[0] for w in tail}:
            out.append((short, {w for w in tail[-max(2, len(short)) :] if w not in SMALL}))
    return out


def _retired(doc: Document, k: int) -> bool:
    """Whether a word belongs to "(Retd)" between a rank and a name."""
    return doc.low[k] == ")" or doc.low[k].strip(".") in RETIRED or (doc.low[k] in ("(", ".") and k > 0)


def _long_title(doc: Document, first: int, start: int) -> int:
    """Where a title with "of" begins ("Secretary of State", "the secretary of the Treasury"), or the place itself."""
    at = start - 1
    while at > first and doc.low[at] == "the":
        at -= 1
    if doc.low[at] != "of" or doc.pos[at - 1] not in ("NOUN", "PROPN") or not is_human(doc.low[at - 1]):
        return start
    at -= 1
    while at > first and doc.pos[at - 1] in ("PROPN", "NOUN", "ADJ"):
        at -= 1
    return at


def called(doc: Document, person: Person) -> list[str]:
    """What a person is called beside the name: titles before it, appositions around it, a clause with "who"."""
    out: list[str] = []
    for place in person.places[:6]:
        first, last = doc.sentence_range(place)
        start = place
        while (
            start > first
            and (doc.pos[start - 1] in ("PROPN", "NOUN", "ADJ") or _retired(doc, start - 1))
            and doc.quote[start - 1] == doc.quote[place]
        ):
            start -= 1
        if start < place and doc.low[start - 1] in ("of", "the") and start - 2 >= first:
            start = _long_title(doc, first, start)
        if start < place:
            out.append(doc.words((start, place)))
        end = place
        while end < last and (doc.pos[end] == "PROPN" or doc.low[end] in ("-", ".")):
            end += 1
        head = end - 1
        up = doc.head[head]
        if doc.dep[head] == "appos" and up < place and doc.pos[up] == "NOUN":
            out.append(doc.words((doc.left[up], place)).rstrip(", "))
        for k in doc.children[head]:
            who = doc.dep[k] == "relcl" and doc.low[doc.left[k]] in ("who", "whose")
            is_name = doc.dep[k] == "appos" and (doc.pos[k] == "PROPN" or is_human(doc.lemma[k].lower()))
            if k > head and (is_name or who):
                stop = next(
                    (j for j in range(k, min(doc.right[k] + 1, k + 14)) if doc.low[j] in (",", ";")),
                    min(doc.right[k] + 1, k + 14),
                )
                out.append(doc.words((doc.left[k], max(stop, k + 1))))
        if doc.dep[head] in ("nsubj",) and doc.lemma[doc.head[head]] == "be":
            what = doc.child(doc.head[head], "attr")
            if what > head and is_human(doc.lemma[what].lower()):
                out.append(doc.words(doc.subtree(what)))
    return out
