"""To whom it was said, and through which outlet or report it comes.

Rules: the object of "tell" and the noun after "said to", "in an interview with"; "the report quoted X as saying"
and "X was quoted as saying by Y" (X is the source, Y the relay); "said in an interview with Y" and "told Y" are
second hand when Y is another outlet. Agency copy on an outlet's page is syndication: a statement made to the
article's own outlet or its own agency is first hand. Known misses: an outlet that no word marks as one.
"""

from __future__ import annotations

import re

from analyzers.modules.attribution.document import Document, Range
from analyzers.modules.attribution.found import Found
from analyzers.modules.attribution.media import is_medium
from analyzers.text import Span

_INTERVIEW = frozenset(
    {"interview", "conversation", "call", "email", "e-mail", "statement", "phone", "telephone", "message"}
)
_RELAYED = frozenset("see obtain review quote cite report publish leak release interview read".split())
_TO_NOBODY = frozenset("call urge accuse demand ask deny reject dispute criticize blame praise condemn".split())
"""Verbs whose object or "to" is not the one who was told."""
_QUOTING = frozenset({"quote", "cite"})


def quoted_as_saying(doc: Document, records: list[Found]) -> list[Found]:
    """Turn "the report quoted X as saying" around: X is the source, the report the relay.

    Returns:
        The records, changed where the rule fits.
    """
    for record in records:
        c = _quoter(doc, record.head)
        if c < 0 or record.kind:
            continue
        saying = _saying(doc, c)
        if saying < 0:
            continue
        passive = doc.child(c, "auxpass") >= 0
        thing = doc.child(c, "nsubjpass") if passive else doc.child(c, "dobj", "dative", "nsubj")
        if not passive:
            between = [
                k
                for k in range(c + 1, saying)
                if doc.pos[k] in ("NOUN", "PROPN", "PRON", "NUM") and doc.dep[k] not in ("compound", "nmod", "pobj")
            ]
            thing = between[0] if between else thing
        if thing < 0 or (not passive and thing < c):
            continue
        as_token = saying - 1 if doc.low[saying - 1] == "as" else saying
        if passive:
            part: Range = doc.subtree(thing)
            agent = doc.child(c, "agent")
            by = doc.child(agent, "pobj") if agent >= 0 else -1
            relay = doc.span(doc.subtree(by)) if by >= 0 else None
            cue: tuple[Span, ...] = (
                doc.span(
                    (min([c, *[k for k in doc.children[c] if doc.dep[k] in ("auxpass", "aux") and k < c]]), saying + 1)
                ),
            )
        else:
            part = doc.trimmed((c + 1, as_token))
            relay = _outlet_before(doc, c) or (record.source[0] if record.source else None)
            cue = (doc.span((c, c + 1)), doc.span((as_token, saying + 1)))
        content: tuple[Span, ...] = tuple(s for s in record.content if not s.overlaps(doc.span(part)))
        tail = [s for s in record.content if s.overlaps(doc.span(part)) and s.end > doc.tokens[saying].end]
        content += tuple(
            Span(doc.tokens[saying + 1].start, s.end).trimmed(doc.text.content) for s in tail if saying + 1 < doc.size
        )
        if not content:
            first, last = doc.sentence_range(c)
            runs = [doc.span(run) for run in doc.runs if run[0] >= first and run[1] <= last]
            content = tuple(run for run in runs if not any(run.overlaps(s) for other in records for s in other.content))
        if not content or part[0] >= part[1]:
            continue
        record.relay = relay
        record.passed_on = True
        record.source = (doc.span(part),)
        record.source_head = thing
        record.source_range = part
        record.cue = cue
        record.content = tuple(sorted(content))
        name = doc.words(part)
        record.why = f"‘quoted … as saying’ passes on the words of ‘{name}’"
        if relay:
            record.why += f" through ‘{relay.of(doc.text.content)}’"
    return records


def _outlet_before(doc: Document, c: int) -> Span | None:
    """The outlet that stands right before "quoted"."""
    k = c - 1
    while k > 0 and doc.pos[k] in ("AUX", "ADV"):
        k -= 1
    if k < 0 or doc.pos[k] not in ("PROPN", "NOUN") or doc.sentence[k] != doc.sentence[c]:
        return None
    start = k
    while (
        start > 0
        and doc.pos[start - 1] in ("PROPN", "NOUN", "ADJ", "DET")
        and doc.sentence[start - 1] == doc.sentence[k]
    ):
        start -= 1
    return doc.span((start, k + 1)) if is_medium(doc, (start, k + 1), k) else None


def _quoter(doc: Document, c: int) -> int:
    """The verb of quoting that a cue is or belongs to ("quoted X as saying"), or -1."""
    if c < 0:
        return -1
    if doc.lemma[c] in _QUOTING:
        return c
    if doc.low[c] == "saying" and doc.low[c - 1] == "as":
        first, _ = doc.sentence_range(c)
        return next((k for k in range(c - 2, max(first, c - 14) - 1, -1) if doc.lemma[k] in _QUOTING), -1)
    return -1


def _saying(doc: Document, c: int) -> int:
    for k in range(c + 1, min(doc.size, c + 14)):
        if doc.sentence[k] != doc.sentence[c]:
            break
        if doc.low[k] in ("saying", "telling", "warning", "adding") and doc.low[k - 1] == "as":
            return k
    return -1


def told_first(doc: Document, record: Found) -> None:
    """Cut the addressee and what stands in commas off a content: "told Wire, requesting anonymity, that ..."."""
    c = record.head
    if c < 0 or doc.lemma[c] != "tell" or not record.content or record.kind:
        return
    first, last = doc.tokens_of(record.content[0])
    if first != c + 1 or doc.pos[first] not in ("PROPN", "NOUN", "DET") or doc.quote[first] >= 0:
        return
    comma = next((k for k in range(first, min(last, first + 6)) if doc.low[k] == ","), -1)
    that = next((k for k in range(comma + 1, min(last, comma + 14)) if doc.low[k] == "that"), -1) if comma > 0 else -1
    if that < 0 or doc.low[that - 1] != ",":
        return
    record.said_to = doc.span((first, comma))
    record.content = (Span(doc.tokens[that].start, record.content[0].end), *record.content[1:])


def addressee(doc: Document, record: Found) -> Span | None:
    """Who was told, as a span, or None."""
    c = record.head
    if c < 0 or doc.pos[c] not in ("VERB", "AUX") or record.kind == "borrowed":
        return None
    content = record.content
    if doc.lemma[c] in ("tell", "inform", "assure", "remind", "warn", "ask"):
        for k in doc.children[c]:
            if k > c and doc.dep[k] in ("dobj", "dative") and doc.pos[k] in ("NOUN", "PROPN", "PRON"):
                span = doc.span(_short(doc, k))
                if not any(span.overlaps(s) for s in content) and not any(span.overlaps(s) for s in record.source):
                    return span
        k = c + 1
        if doc.lemma[c] == "tell" and k < doc.size and doc.pos[k] in ("PROPN", "NOUN", "DET", "PRON", "ADJ"):
            end = k
            while (
                end < doc.size
                and doc.pos[end] in ("PROPN", "NOUN", "DET", "ADJ", "PART")
                and doc.sentence[end] == doc.sentence[c]
            ):
                end += 1
            span = doc.span((k, max(end, k + 1)))
            if not any(span.overlaps(s) for s in (*content, *record.source)):
                return span
        return None
    first, last = doc.sentence_range(c)
    if doc.pos[c] == "VERB" and doc.lemma[c] in _TO_NOBODY:
        return None
    for k in range(first, last):
        if doc.quote[k] >= 0 or doc.dep[k] != "pobj":
            continue
        preposition = doc.head[k]
        above = doc.head[preposition]
        direct = doc.low[preposition] == "to" and above == c
        talk = doc.pos[above] == "NOUN" and doc.lemma[above] in _INTERVIEW
        called = doc.lemma[above] == "call" and doc.low[preposition] not in ("with", "to")
        interview = talk and not called and doc.low[preposition] in ("with", "to", "for", "on")
        interview = interview and (doc.low[preposition] in ("with", "to") or doc.lemma[above] == "interview")
        if (direct or interview) and doc.pos[k] in ("PROPN", "NOUN"):
            span = doc.span(_short(doc, k))
            if not any(span.overlaps(s) for s in (*content, *record.source)) and (
                interview or is_medium(doc, _short(doc, k), k) or doc.tokens[k].ent in ("ORG", "PERSON")
            ):
                return span
    return None


def _short(doc: Document, k: int) -> Range:
    """A noun phrase without its clauses and later adjuncts."""
    start, end = doc.subtree(k)
    for j in doc.children[k]:
        if j > k and doc.dep[j] in ("relcl", "acl", "prep", "advcl", "cc", "npadvmod", "advmod"):
            end = min(end, doc.left[j])
    return doc.trimmed((start, max(end, k + 1)))


def medium_in(doc: Document, span: Span) -> bool:
    """Whether a span names a medium."""
    part = doc.tokens_of(span)
    return any(doc.pos[k] in ("PROPN", "NOUN") and is_medium(doc, (part[0], k + 1), k) for k in range(*part))


def passed_on(doc: Document, record: Found) -> Span | None:
    """The medium that the source phrase itself names as its relay: "a note seen by X", "officials quoted by X"."""
    if record.source_head < 0:
        return None
    for k in doc.children[record.source_head]:
        if k > record.source_head and doc.dep[k] in ("acl", "relcl") and doc.lemma[k] in _RELAYED:
            agent = doc.child(k, "agent", "prep")
            for by in (agent, *doc.children[k]):
                noun = doc.child(by, "pobj") if by >= 0 and doc.low[by] in ("by", "to") else -1
                if noun >= 0 and is_medium(doc, _short(doc, noun), noun):
                    return doc.span(_short(doc, noun))
    return None


def own_names(text: str, outlet: str | None, agency: str | None) -> tuple[str, ...]:
    """Names under which the article's own outlet and agency may appear, lower case.

    Without an article card the agency in the dateline's brackets counts.
    """
    names = [n for n in (outlet, agency) if n]
    if not names:
        found = re.search(r"\(((?:[A-Z][\w/]+ ?){1,3})\)\s*[-–—]", text[:600])
        if found:
            names.append(found.group(1))
    return tuple(n.lower().removeprefix("the ").strip() for n in names)


def is_own(phrase: str, names: tuple[str, ...]) -> bool:
    """Whether a phrase names the article's own outlet or agency ("this newspaper" too)."""
    low = phrase.lower().replace("’", "'")
    if re.search(r"\b(?:this|our) (?:newspaper|paper|magazine|reporter|site|website|correspondent)\b", low):
        return True
    return any(name and (name in low or low.removeprefix("the ") in name) for name in names)
