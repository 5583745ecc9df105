"""Cues that report nothing, whatever their rate: the reporter's questions, grants of anonymity, headings, datelines."""

from __future__ import annotations

from analyzers.modules.attribution.document import Document
from analyzers.modules.attribution.extents import dateline_end
from analyzers.text import Span

_EDITORIAL = frozenset(
    {
        "exclusive",
        "update",
        "updated",
        "breaking",
        "watch",
        "analysis",
        "opinion",
        "video",
        "live",
        "also read",
        "read more",
        "note",
        "photos",
        "sources",
        "tags",
        "here",
    }
)

_KEPT = frozenset(
    """ceasefire cease truce armistice silence minute law rule regulation fast ban holiday curfew anniversary custom
    ritual sabbath election vote strike limit treaty agreement lockdown distance quarantine fire calm""".split()
)
"""What people observe by keeping it, not by a remark."""


def no_speech(doc: Document, c: int, granted: list[Span]) -> bool:
    """Cues that report nothing: a dateline's or heading's colon, a grant of anonymity, the reporter's own question."""
    if any(span.start <= doc.tokens[c].start < span.end for span in granted):
        return True
    if doc.low[c] in ("asked", "pressed") and _is_asked(doc, c):
        return True
    if doc.low[c] == "told" and doc.child(c, "auxpass") >= 0 and doc.child(c, "agent") < 0:
        return True
    thing = doc.child(c, "dobj")
    if doc.low[c] in ("quoting", "citing") and thing > c and doc.lemma[thing] in ("source", "official", "diplomat"):
        # where the reporter or another outlet has it from; "quoting an official as saying" is found by its "saying"
        return "as" not in doc.low[c : c + 12]
    if doc.lemma[c] == "observe" and thing > c and doc.child(c, "ccomp") < 0 and doc.lemma[thing] in _KEPT:
        return True
    if doc.low[c] in ("wanted", "known") and doc.tokens[c].tag == "VBN" and _names_or_hunts(doc, c):
        return True
    if doc.low[c] != ":":
        return False
    text = doc.text.content
    start = doc.text.paragraphs[doc.paragraph[c]].span.start
    if dateline_end(text, start) >= doc.tokens[c].end:
        return True
    return text[start : doc.tokens[c].start].strip().lower() in _EDITORIAL


def _names_or_hunts(doc: Document, c: int) -> bool:
    """A participle that is no report: "known as the Front", "is wanted for questioning", "wanted by the police"."""
    after = doc.low[c + 1 : c + 2]
    return after == ["as"] if doc.low[c] == "known" else after in (["for"], ["by"], ["in"], ["on"])


def _is_asked(doc: Document, c: int) -> bool:
    """Whether the source is asked here instead of asking: "asked whether" after a comma or at the start."""
    if doc.tokens[c].tag == "VBN" and doc.child(c, "agent", "aux") < 0:
        return True
    question = c + 1 < doc.size and doc.low[c + 1] in ("whether", "if", "about", "who", "why", "how", "what", "when")
    return question and (c == doc.sentence_range(c)[0] or doc.low[c - 1] in (",", "when"))
