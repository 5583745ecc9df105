"""Phrases that grant anonymity, and the reason given.

Kinds: `reason_given` when the phrase or its clause says why ("because he was not authorized", "to discuss sensitive
talks", "citing security"); `request_only` when the text says that anonymity was asked for, made a condition or granted,
and no more ("asked not to be named", "on condition of anonymity"); `marker_only` for bare words such as "unnamed";
`none` otherwise.
The phrase may stand at the source, in its relative clause, after the cue, or in the next sentence ("He asked not to be
identified because ..."). Known misses: anonymity told without any of these words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from analyzers.modules.attribution.document import Document
from analyzers.records import Anonymity
from analyzers.records.attribution import AnonymityKind
from analyzers.text import Span

_VERBS = (
    r"(?:asked|asking|asks|requested|requesting|preferred|preferring|wanted|wished|wishing|insisted|insisting|"
    r"chose|demanded|begged)"
)
_REFUSED = (
    r"(?:declined|declining|refused|refusing|did not want|did not wish|didn[’']t want|would not|not wanting|"
    r"not wishing|unwilling)"
)
_NAMED = r"be (?:publicly |further )?(?:named|identified|quoted|cited|seen|shown)(?: by name| publicly| further)?"
PHRASE = re.compile(
    rf"(?P<condition>(?:(?:who )?(?:spoke|speaking|talked|talking|commented|commenting|agreed to speak"
    rf"|spoken)(?: to [\w .]+?)? )?(?:(?:up)?on|under) (?:the )?conditions?(?: of| that)?(?: strict| full)? (?:"
    rf"anonymity|(?:he|she|they|their names?|his name|her name)(?: not)? (?:be|were|was) (?:not )?\w+))"
    rf"|(?P<request>(?:who )?{_VERBS} (?:that (?:his|her|their) (?:full |real |last |first |sur)?names? (?:"
    rf"not be|be withheld|be kept)[\w ]*|(?:not to|to not) {_NAMED}|(?:for )?anonymity|to remain anonymous|to be "
    rf"(?:un|not )(?:named|identified)|to speak anonymously))"
    rf"|(?P<refusal>(?:who )?{_REFUSED} (?:to )?{_NAMED})"
    rf"|(?P<noname>(?:who )?(?:would not|wouldn[’']t|declined to|refused to|did not|didn[’']t|did not want to|asked not"
    rf" to|declining to|refusing to|not wanting to|without) (?:give|giving|provide|providing|disclose|disclosing|reveal"
    rf"|revealing|share|sharing) (?:his|her|their)(?: full| real| last| own)? (?:names?|identit(?:y|ies)))"
    rf"|(?P<granted>(?:(?:was|were|is|been|being) )?(?:granted|given|offered|promised) anonymity)"
    rf"|(?P<anonymously>(?:who )?(?:spoke|speaking|talked|talking) (?:anonymously|on background|off the record))"
    rf"|(?P<withheld>(?:whose|his|her|their|the [\w ]+?[’']s?) (?:real |full )?(?:names?|identit(?:y"
    rf"|ies)) (?:(?:is|are|was|were|has been|have been) )?(?:being )?(?:withheld|not (?:being )?(?:used|published"
    rf"|disclosed|given)))"
    rf"|(?P<barred>(?:who )?(?:(?:was|were|is|are|am|[’']s|been) )?(?:not|un)[ -]?(?:authori[sz]ed|permitted"
    rf"|allowed|cleared) to (?:speak|talk|discuss|comment|brief|address|release|be|give|make|disclose|reveal|share"
    rf"|publicly)[\w’' -]*?)"
    rf"(?=[,.;:—–”\"]|$| (?:said|told|added|confirmed|suggested|described|because|and|but)\b)",
    re.IGNORECASE,
)
_HINT = re.compile(
    r"anonym|nam(?:ed|e|es)\b|identif|quoted|cited|authori[sz]|permitted|allowed|cleared|withheld|background|"
    r"off the record|giv|reveal|disclos",
    re.IGNORECASE,
)
_MARKER = re.compile(r"\b(?:anonymous|unnamed|unidentified|undisclosed|unspecified)\b", re.IGNORECASE)
_REASON = re.compile(
    r"\s*,?\s*(?:in order )?(?P<why>(?:because(?: of)?|since|as (?:he|she|they|the|it)|citing|for fear|fearing|"
    r"out of|due to|given|owing to|for (?:\w+ )?(?:security|safety|legal|personal|diplomatic|privacy|\w+) reasons|"
    r"to (?:discuss|describe|speak|talk|avoid|protect|be|share|reveal|disclose|provide|brief|preserve|allow|offer|"
    r"give|relay|comment)\b|so as to|so (?:he|she|they) could|while|when discussing|in discussing)[^.;”\"]*)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Grant:
    """One phrase in the text.

    Attributes:
        anonymity: Kind, phrase and reason.
        subject: Token whose verb or noun the phrase hangs on, for finding the source.
    """

    anonymity: Anonymity
    subject: int


def grants(doc: Document) -> list[Grant]:
    """All granting phrases outside quotation marks, in order."""
    text = doc.text.content
    out: list[Grant] = []
    plain = text.replace("\u00a0", " ")
    for sentence in doc.text.sentences:
        start, end = sentence.span
        if not _HINT.search(plain, start, end):
            continue
        for found in PHRASE.finditer(plain, start, end):
            span = Span(found.start(), found.end()).trimmed(text)
            if any(q.contains(span) for q in doc.text.quoted):
                continue
            group = found.lastgroup or ""
            why = _REASON.match(plain, found.end(), end)
            reason: Span | None = None
            if why and why.group("why").strip():
                reason = _until_cue(doc, Span(*why.span("why")))
                if reason.length:
                    span = Span(span.start, reason.end)
                else:
                    reason = None
            if group == "barred":
                reason = reason or span
            kind: AnonymityKind = "reason_given" if reason else "request_only"
            if text[span.start : span.start + 4].lower() == "who " and group != "barred":
                span = Span(span.start + 4, span.end)
            at = doc.tokens_of(span)[0]
            out.append(Grant(Anonymity(kind, span, reason), at))
    return out


def _until_cue(doc: Document, span: Span) -> Span:
    """A reason cut before the cue of the sentence: at a comma or dash that a finite verb follows."""
    text = doc.text.content
    first, last = doc.tokens_of(span)
    end = span.end
    for k in range(first, last):
        if doc.low[k] in (",", "—", "–", "-"):
            rest = list(range(k + 1, min(last, k + 4)))
            if any(doc.tokens[j].tag in ("VBD", "VBZ", "VBP") for j in rest) or doc.low[min(k + 1, doc.size - 1)] in (
                "and",
                "but",
                "that",
            ):
                end = doc.tokens[k].start
                break
        elif (
            k > first + 2
            and doc.tokens[k].tag in ("VBD", "VBZ")
            and doc.lemma[k] in ("say", "tell", "add", "suggest", "confirm", "describe")
        ):
            end = doc.tokens[k].start
            break
    return Span(span.start, end).trimmed(text)


def marker(doc: Document, spans: tuple[Span, ...]) -> Span | None:
    """A word in a source phrase that only marks it as unnamed."""
    for span in spans:
        found = _MARKER.search(doc.text.content, span.start, span.end)
        if found:
            return Span(found.start(), found.end())
    return None
