"""Quotations that the sentence's own cue does not reach.

Rules:
  * "..." – Name, role: a paragraph that is a quotation, a dash and a noun phrase without a finite verb.
  * A cue or colon that ends a paragraph and a quotation that opens the next.
  * A colon after words without a reporting verb ("The mediator again: ...", "A neighbour put it shortly: ...").
  * A quotation of several paragraphs: each opens with a mark and only the last one closes.
  * A quotation without any cue: its speaker is whoever spoke last in the same paragraph, else in the one before; the
    cue stays empty and the source is where that speaker was last named.
Scare quotes, titles and terms are no quotations of speech: a run counts here when it is a sentence or a paragraph of
its own, or has eight words and ends in a full stop, question or exclamation mark.
Known misses: a speaker named only after a quotation that opens its own paragraph; dialogue in which speakers alternate.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable

from analyzers.modules.attribution.document import DASHES, Document, Range, open_singles
from analyzers.modules.attribution.extents import balanced, without_asides
from analyzers.modules.attribution.found import Found
from analyzers.modules.attribution.nouns import own_subject
from analyzers.text import Span
from analyzers.text.span import merge

_PLACE = frozenset({"on", "in", "at", "via", "to", "during", "from"})


def dash_attributions(doc: Document) -> list[Found]:
    """Paragraphs of the form: quotation, dash, speaker."""
    out: list[Found] = []
    for first, last in doc.paragraph_bounds.values():
        q = doc.quote[first]
        if q < 0:
            continue
        end = doc.runs[q][1]
        while end < last and doc.quote[end] >= 0:
            end = doc.runs[doc.quote[end]][1]
        # The tokenizer leaves a dash without a space before it on the quotation mark.
        glued = doc.low[end - 1][-1] in DASHES and len(doc.low[end - 1]) > 1
        begin = end if glued else end + 1
        if end >= last or not (glued or doc.low[end] in DASHES) or not 1 <= last - begin <= 25:
            continue
        dash = doc.tokens[begin - 1].span
        dash = Span(dash.end - 1, dash.end) if glued else dash
        tail = (begin, last)
        if any(
            doc.tokens[k].tag in ("VBD", "VBZ", "VBP", "MD") and doc.dep[k] in ("ROOT", "ccomp", "conj")
            for k in range(*tail)
        ):
            continue
        nouns = [k for k in range(*tail) if doc.pos[k] in ("PROPN", "NOUN", "PRON", "NUM")]
        if not nouns:
            continue
        stop = last
        for k in range(begin + 1, last - 1):
            if doc.low[k] == "," and doc.low[k + 1] in _PLACE:
                stop = k
                break
        part = doc.trimmed((begin, stop))
        head = next((k for k in nouns if doc.head[k] not in nouns or doc.dep[k] == "ROOT"), nouns[0])
        name = doc.words(part)
        out.append(
            Found(
                -1,
                (dash,),
                (Span(doc.tokens[first].start, dash.start).trimmed(doc.text.content),),
                head,
                (balanced(doc, doc.span(part)),),
                rule="dash",
                why=f"a dash after the quotation names ‘{name}’ as its speaker",
                confidence=0.9,
                source_range=part,
            )
        )
    return out


def next_paragraph(doc: Document, taken: Callable[[Span], bool], score: Callable[[int], float]) -> list[Found]:
    """A paragraph that ends in a colon or a bare reporting verb, and the quotation that opens the next one.

    Args:
        doc: The article.
        taken: Whether a span is already content of a better record.
        score: Rate at which a token's base form reports.
    """
    out: list[Found] = []
    bounds = sorted(doc.paragraph_bounds.items())
    for (_, (first, last)), (_, (nxt, end)) in itertools.pairwise(bounds):
        if doc.quote[nxt] < 0 or doc.low[last - 1] not in (":", ",") or last - first < 2:
            continue
        run = doc.runs[doc.quote[nxt]]
        if taken(doc.span(run)) or run[1] > end:
            continue
        start = doc.sentence_range(last - 1)[0]
        found = introduced(doc, start, last - 1, (run,), score)
        if found is not None and doc.low[last - 1] == ",":
            found = found if found.head >= 0 and score(found.head) >= 0.4 else None
        if found is not None:
            out.append(found)
    return out


def introduced(
    doc: Document, start: int, mark: int, runs: tuple[Range, ...], score: Callable[[int], float]
) -> Found | None:
    """A quotation introduced by the words up to a colon: by their reporting verb, else by their subject."""
    verbs = [
        k
        for k in range(start, mark)
        if doc.pos[k] in ("VERB", "AUX") and doc.dep[k] not in ("aux", "auxpass") and doc.quote[k] < 0
    ]
    best = max(verbs, key=lambda k: (score(k), -k), default=-1)
    cue = best if best >= 0 and score(best) >= 0.2 else -1
    subject, at = -1, cue
    for _ in range(4):
        if at < 0 or subject >= 0:
            break
        subject = own_subject(doc, at)
        at = doc.head[at] if doc.head[at] != at else -1
    if subject < 0:
        for k in verbs:
            subject = own_subject(doc, k)
            if subject >= 0:
                break
    if subject < 0:
        nouns = [k for k in range(start, mark) if doc.pos[k] in ("PROPN", "NOUN", "PRON")]
        if not nouns:
            return None
        subject = next((k for k in nouns if doc.head[k] == k or doc.head[k] not in nouns), nouns[0])
    if doc.quote[subject] >= 0:
        return None
    part = doc.trimmed((max(start, doc.left[subject]), min(doc.right[subject] + 1, mark)))
    for k in doc.children[subject]:
        if k > subject and doc.dep[k] in ("relcl", "acl", "advcl", "advmod"):
            part = (part[0], min(part[1], doc.left[k]))
    part = without_asides(doc, doc.trimmed(part), subject)
    words = doc.words((cue, cue + 1)) if cue >= 0 else ":"
    spoken = f"‘{words}’ and the colon introduce" if cue >= 0 else "the colon introduces"
    return Found(
        cue if cue >= 0 else mark,
        (doc.tokens[cue].span if cue >= 0 else doc.tokens[mark].span,),
        doc.spans(runs),
        subject,
        (balanced(doc, doc.span(part)),),
        rule="introduced-quotation",
        why=f"{spoken} the quotation that follows, with ‘{doc.words(part)}’ as its speaker",
        confidence=0.75,
        source_range=part,
    )


def colon_quotations(doc: Document, taken: Callable[[Span], bool], score: Callable[[int], float]) -> list[Found]:
    """A quotation after a colon inside a sentence that no record holds yet."""
    out: list[Found] = []
    for run in doc.runs:
        first = run[0]
        if (
            first < 2
            or doc.low[first - 1] != ":"
            or doc.paragraph[first - 1] != doc.paragraph[first]
            or taken(doc.span(run))
        ):
            continue
        start = doc.sentence_range(first - 1)[0]
        found = introduced(doc, start, first - 1, (run,), score)
        if found is not None:
            out.append(found)
    return out


def continue_quotations(doc: Document, records: list[Found]) -> None:
    """Add the following paragraphs to a content whose quotation was left open."""
    for opened in open_singles(doc.text):
        following = next(
            (q for q in sorted([*doc.text.quoted, *open_singles(doc.text)]) if q.start >= opened.end), None
        )
        for record in records:
            if any(s.overlaps(opened) for s in record.content) and following is not None:
                if not any(r.overlaps((following,)) for r in records if r is not record):
                    record.content = merge((*record.content, following))
                break
    runs = doc.text.quotes
    for number, run in enumerate(runs):
        if not run.continues:
            continue
        before = next((r for r in reversed(runs[:number]) if not r.closed), None)
        if before is None:
            continue
        for record in records:
            if any(s.overlaps(before.inner) for s in record.content) and not any(
                r.overlaps((run.span,)) for r in records
            ):
                record.content = merge((*record.content, run.span))
                break


def uncued_quotations(doc: Document, records: list[Found], speech: Callable[[Found], bool]) -> list[Found]:
    """Whole quotations that no record holds: the last speaker goes on.

    Args:
        doc: The article.
        records: What was found so far, in reading order.
        speech: Whether a record's source spoke, so that it can speak on.
    """
    out: list[Found] = []
    paragraphs = doc.text.paragraphs
    for run in doc.runs:
        span = doc.span(run)
        if not whole_speech(doc, run) or any(r.overlaps((span,)) for r in records):
            continue
        here = doc.paragraph[run[0]]
        known = sorted([*records, *out], key=lambda r: r.content[-1])
        before = [r for r in known if r.content[-1].end <= span.start and r.source and speech(r)]
        near = [r for r in before if r.content[-1].start >= paragraphs[max(0, here - 1)].span.start]
        opens = not doc.text.content[paragraphs[here].span.start : span.start].strip()
        same = [r for r in before if r.content[-1].start >= paragraphs[here].span.start]
        pick = same[-1] if same else near[-1] if near and opens else None
        if pick is None:
            continue
        adjacent = not doc.text.content[pick.content[-1].end : span.start].strip()
        if adjacent:
            pick.content = merge((*pick.content, span))
            continue
        name = pick.source[0].of(doc.text.content)
        out.append(
            Found(
                -1,
                (),
                (span,),
                pick.source_head,
                pick.source,
                rule="quotation-goes-on",
                why=f"a quotation without words of saying; ‘{name}’ spoke last before it",
                confidence=0.6,
                kind="uncued",
                speaker_of=pick.speaker_of or pick,
                source_range=pick.source_range,
            )
        )
    return out


def whole_speech(doc: Document, run: Range) -> bool:
    """Whether a quotation run is a sentence or more of its own, not a term or title."""
    first, last = run
    words = sum(1 for k in range(first, last) if not doc.is_punctuation(k))
    if words < 3:
        return False
    start, end = doc.sentence_range(first)[0], doc.sentence_range(last - 1)[1]
    inner = doc.span(run).of(doc.text.content).rstrip("”\"’'»")
    stops = inner[-1:] in ".!?…,"
    return (first == start and last >= end - 1) or (stops and words >= 8 and first == start) or (stops and words >= 12)
