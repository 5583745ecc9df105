"""A cue clause in the middle of what it reports: "The mayor, two aides had said at the time, was ready to go".

The parser takes the clause for the sentence. The surface is plain, though: a noun phrase without a verb, a comma, a
short clause of saying that reports nothing of its own, a comma, and a finite verb that goes on with the first phrase.
"""

from __future__ import annotations

from collections.abc import Callable

from analyzers.modules.attribution.document import Document, Range
from analyzers.modules.attribution.found import Found
from analyzers.modules.attribution.rules_dateline import noun_of

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
LONGEST = 7
"""Words between the verb of saying and the second comma ("at the time", "on Monday night")."""
SURE = 0.4
"""Rate at which the verb must report elsewhere."""


def parentheses(doc: Document, records: list[Found], score: Callable[[int], float]) -> list[Found]:
    """Records whose cue clause stands in the middle of its content, mended; what lay in that content is dropped.

    Args:
        doc: The article.
        records: What was found.
        score: Rate at which a token's base form reports.
    """
    dropped: set[int] = set()
    for record in records:
        found = _around(doc, record.head, score) if record.head >= 0 and not record.kind else None
        if found is None or id(record) in dropped:
            continue
        source, content = found
        record.content = doc.spans(content)
        if not record.source or not record.source[0].overlaps(doc.span(source)) or source != record.source_range:
            record.source = (doc.span(source),)
            record.source_range = source
            record.source_head = noun_of(doc, source)
        first = min(k for k in (record.head, *doc.children[record.head]) if source[1] <= k <= record.head)
        record.cue = (doc.span((first, record.head + 1)),)
        dropped |= {
            id(r) for r in records if r is not record and (r.overlaps(record.content) or record.overlaps(r.cue))
        }
    return [r for r in records if id(r) not in dropped]


def _around(doc: Document, c: int, score: Callable[[int], float]) -> tuple[Range, tuple[Range, Range]] | None:
    """Source and content of a cue clause in the middle, or None."""
    if doc.pos[c] != "VERB" or score(c) < SURE or doc.quote[c] >= 0:
        return None
    first, last = doc.sentence_range(c)
    before = next((k for k in range(c - 1, first, -1) if doc.low[k] == ","), -1)
    after = next((k for k in range(c + 1, min(last, c + LONGEST + 2)) if doc.low[k] == ","), -1)
    if before < 0 or after < 0 or after + 2 >= last:
        return None
    opening, middle = (first, before), (c + 1, after)
    verbs = any(doc.tokens[k].tag in (*_FINITE, "VBG", "VBN") for k in (*range(*opening), *range(*middle)))
    goes_on = doc.tokens[after + 1].tag in _FINITE or (
        doc.pos[after + 1] == "ADV" and doc.tokens[min(after + 2, doc.size - 1)].tag in _FINITE
    )
    told = any(doc.low[k] in ("that", "whether", "it") or doc.pos[k] == "PRON" for k in range(*middle))
    noun = any(doc.pos[k] in ("NOUN", "PROPN", "PRON") for k in range(*opening))
    marks = any(doc.quote[k] >= 0 for k in range(first, last))
    if verbs or told or marks or not goes_on or not noun:
        return None
    aux = c
    while aux - 1 > before and (doc.pos[aux - 1] in ("AUX", "ADV")):
        aux -= 1
    source = doc.trimmed((before + 1, aux))
    if source[0] >= source[1] or any(doc.tokens[k].tag in _FINITE for k in range(*source)):
        return None
    end = next((k for k in range(after + 2, last - 1) if doc.low[k] == "," and doc.low[k + 1] == "referring"), last)
    return source, (doc.trimmed(opening), doc.trimmed((after + 1, end)))
