"""The speaker of a first sentence that the parser looks for in the dateline ("HALLIN (Wire) — Two officials said ...").

Whatever stands between the dateline and the words of saying is the source then. A record whose own source stands in the
dateline is mended, nothing else is touched.
"""

from __future__ import annotations

from analyzers.modules.attribution.document import DASHES, Document, Range
from analyzers.modules.attribution.extents import balanced, dateline_end
from analyzers.modules.attribution.found import Found

_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
LONGEST = 30
"""Words of the longest source that is looked for behind a dateline."""


def after_dateline(doc: Document, records: list[Found]) -> None:
    """Give records whose source stands in the dateline the noun phrase behind it."""
    text = doc.text.content
    for record in records:
        if record.head < 0 or not record.source:
            continue
        paragraph = doc.text.paragraphs[doc.paragraph[record.head]].span
        end = _end(doc, record, dateline_end(text, paragraph.start))
        if end <= record.source[0].start or record.source[0].end > end:
            continue
        part = _between(doc, doc.token_at(end), record)
        if part is not None:
            head = noun_of(doc, part)
            record.source = (balanced(doc, doc.span(part)),)
            record.source_range, record.source_head = part, head


def _end(doc: Document, record: Found, known: int) -> int:
    """Where the dateline ends: as the text shows, else at a dash right behind a place in capitals and an agency."""
    first = doc.paragraph_bounds[doc.paragraph[record.head]][0]
    source = doc.tokens_of(record.source[0])
    if known > doc.tokens[first].start or source[0] != first or not doc.tokens[first].text.isupper():
        return known
    dash = next((k for k in range(first, min(record.head, first + 10)) if doc.low[k] in DASHES), -1)
    return doc.tokens[dash].end if dash > 0 else known


def _between(doc: Document, start: int, record: Found) -> Range | None:
    """The words from the dateline to the words of saying, if they can be a noun phrase."""
    stop = doc.tokens_of(record.cue[0])[0] if record.cue else record.head
    while start < stop and doc.is_punctuation(start):
        start += 1
    if not 0 < stop - start <= LONGEST or any(doc.span((start, stop)).overlaps(s) for s in record.content):
        return None
    end = next((k for k in range(start, stop) if doc.low[k] == "," and not _goes_on(doc, k, stop)), stop)
    part = doc.trimmed((start, end))
    finite = any(doc.tokens[k].tag in ("VBD", "VBZ", "VBP", "MD") and not _relative(doc, k, part) for k in range(*part))
    return part if part[0] < part[1] and not finite and any(doc.pos[k] in _NOUNS for k in range(*part)) else None


def _goes_on(doc: Document, comma: int, stop: int) -> bool:
    """Whether an apposition or clause behind a comma is closed by another one before the words of saying."""
    return any(doc.low[k] == "," for k in range(comma + 1, stop)) or doc.low[stop - 1] == ","


def _relative(doc: Document, k: int, part: Range) -> bool:
    return any(doc.low[j] in ("who", "which", "that", "whose") for j in range(part[0], k))


def noun_of(doc: Document, part: Range) -> int:
    """The last noun of the first noun phrase of a range, or -1."""
    found = -1
    for k in range(*part):
        if doc.pos[k] in _NOUNS:
            found = k
        elif found >= 0:
            break
    return found
