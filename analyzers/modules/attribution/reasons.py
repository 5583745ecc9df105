"""Why a statement was found and whom it was given to, in words for a student."""

from __future__ import annotations

from analyzers.modules.attribution.document import Document
from analyzers.modules.attribution.found import Found
from analyzers.modules.attribution.speech import is_reporting
from analyzers.modules.attribution.variants import Proposal
from analyzers.records.attribution import CHECK_BELOW

OFTEN = 0.5
"""Share of a word's uses from which it is called a common word of saying."""
SELDOM = 0.15
"""Share of a word's uses below which it is said that it seldom reports."""
CLOSE = 0.7
"""Lead over the next choice (log odds) below which a choice is called uncertain: one in three such is wrong."""
LONGEST_NAME = 60
_MARKS = ("; all of it stands in quotation marks", "; part of it stands in quotation marks")
_DOUBT = ". Uncertain: "


def reason(doc: Document, item: Proposal, found: Found, rate: float) -> str:
    """The words that decided, and what is uncertain where the whole asks to be checked.

    Args:
        doc: The article.
        item: What the model chose.
        found: The same with its exact extents.
        rate: Share of the uses of the cue's base form that report.
    """
    c = item.cue
    name = _name(doc, found)
    if doc.low[c] == ":":
        out = f"a colon after ‘{name}’ introduces what is said" if name else "a colon introduces what is said"
    elif doc.low[c] == "according":
        out = f"‘according to’ names the source, ‘{name}’" if name else "‘according to’ names a source"
    else:
        out = f"{_cue(doc, c, found, rate)}; {_whose(doc, found, name)}"
    return out + _marks(doc, c, found) + _doubts(item, found)


def with_name(why: str, words: str, name: str) -> str:
    """A reason that also says for whom a pronoun or description was taken.

    Args:
        why: The reason.
        words: The source as the passage has it.
        name: The name of the source in the article.
    """
    here, known = words.lower(), name.lower()
    if not here or not known or here in known or known in here or known.split()[-1] in here:
        return why
    places = [why.find(mark) for mark in (*_MARKS, _DOUBT)]
    at = min((place for place in places if place >= 0), default=len(why))
    return f"{why[:at]}; ‘{_short(words)}’ is taken to be {_short(name)}{why[at:]}"


def _cue(doc: Document, c: int, found: Found, rate: float) -> str:
    words = " ".join(span.of(doc.text.content) for span in found.cue)
    if not is_reporting(doc, found):
        return f"‘{words}’ tells of a belief, wish or plan"
    if doc.pos[c] in ("NOUN", "PROPN"):
        return f"the noun ‘{words}’ stands for something said"
    if rate >= OFTEN:
        return f"‘{words}’ is a common word of saying"
    if rate >= SELDOM:
        return f"‘{words}’ often reports what somebody says"
    return f"‘{words}’ seldom reports, but seems to do so here"


def _whose(doc: Document, found: Found, name: str) -> str:
    if not name:
        return "no source is named"
    role = doc.dep[found.source_head] if found.source_head >= 0 else ""
    if role in ("nsubj", "nsubjpass"):
        return f"its subject is ‘{name}’"
    return f"the words are given to ‘{name}’"


def _name(doc: Document, found: Found) -> str:
    return _short(found.source[0].of(doc.text.content)) if found.source else ""


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= LONGEST_NAME else plain[: LONGEST_NAME - 3].rsplit(" ", 1)[0] + " …"


def _marks(doc: Document, c: int, found: Found) -> str:
    own = doc.quote[c]
    words = [k for span in found.content for k in range(*doc.tokens_of(span)) if not doc.is_punctuation(k)]
    inside = sum(1 for k in words if doc.quote[k] >= 0 and doc.quote[k] != own)
    if not inside:
        return ""
    return _MARKS[0] if inside == len(words) else _MARKS[1]


def _doubts(item: Proposal, found: Found) -> str:
    """What makes the program unsure, for statements that ask to be checked."""
    if found.confidence >= CHECK_BELOW:
        return ""
    doubts = []
    if item.margin < CLOSE:
        doubts.append("where it begins and ends")
    if item.source_margin < CLOSE:
        doubts.append("whose words they are")
    if not doubts:
        return _DOUBT + "whether this is a statement at all"
    return _DOUBT + " and ".join(doubts)
