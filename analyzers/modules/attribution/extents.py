"""Exact extents: the words of a cue, whole quotations, the reporter's trailing comment, the source without its asides.

The model chooses among stretches of the tree; here their edges are set the way a reader would set them. A comment of
the reporter that is left inside a content puts a judgement into somebody's mouth, so known openings of such comments
are cut whatever the tree says.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from analyzers.modules.attribution.content_building import Content
from analyzers.modules.attribution.contents import closing_clause
from analyzers.modules.attribution.document import DASHES, Document, Range
from analyzers.modules.attribution.found import Found
from analyzers.modules.attribution.model import probability
from analyzers.modules.attribution.reasons import reason
from analyzers.modules.attribution.source_ranking import Source
from analyzers.modules.attribution.variants import Proposal
from analyzers.text import Span

_CLOSING = frozenset("say tell add report announce confirm warn note explain suggest claim state insist".split())
_FURTHER = frozenset(
    "adding saying noting insisting stressing warning telling describing calling denying accusing".split()
)
_CHAIN = frozenset("continue go begin start keep come appear seem proceed".split())
_COMMENT_VERBS = frozenset(
    """referring alluding meaning echoing pointing speaking using naming drawing prompting sparking adding citing noting
    setting raising leaving making putting contradicting joining apparently""".split()
)
_COMMENT_NOUNS = frozenset(
    """boast claim reference nod remark comment charge allegation view suggestion phrase statement stance accusation
    argument assertion line swipe jab allusion echo warning promise admission departure reversal prospect
    rebuke""".split()
)
_CLAUSE_OPENERS = frozenset({"though", "although"})
_ANONYMITY = re.compile(
    r"anonym|to be (?:named|identified|quoted)|authori[sz]ed|permitted to|allowed to (?:speak|talk|discuss)|by name|"
    r"be (?:named|identified)|withheld",
    re.I,
)
_CIRCUMSTANCE = re.compile(
    r"(?:(?:just |only |barely )?(?:hours?|days?|minutes|weeks?|months?|moments|a \w+|two \w+|three \w+|shortly|soon) "
    r"(?:after|before|later)|after|before|when|minutes into|in (?:the first|his first|her first|their first|an? ))\b"
)
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z'’.\-]+(?:[ /][A-Z][A-Z'’.\-]+){0,4}(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)?"
    r"(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?(?: ?\([\w /]+\))?)\s*(?::|—|–|-{1,2}|―)\s+"
)


def dateline_end(text: str, start: int) -> int:
    """Where the dateline that opens a paragraph ends ("GENEVA, May 3 (Agency) — "), or `start` without one."""
    found = _DATELINE.match(text, start, start + 120)
    return found.end() if found else start


def grow_cue(doc: Document, c: int, content: tuple[Range, ...]) -> tuple[Range, ...]:
    """The cue token with its auxiliaries, negation and particle, as one range where they touch."""
    taken = {k for s, e in content for k in range(s, e)}
    lo = hi = c
    top = c
    while True:
        before = lo - 1
        if before < 0 or before in taken or doc.sentence[before] != doc.sentence[c]:
            break
        label, up = doc.dep[before], doc.head[before]
        if (up == top and label in ("aux", "auxpass", "neg")) or (
            up == top
            and label == "advmod"
            and doc.low[before] in ("also", "not", "never", "repeatedly", "reportedly", "widely", "publicly")
        ):
            lo = before
        elif before == doc.head[top] and doc.dep[top] == "xcomp" and doc.lemma[before] in _CHAIN:
            lo = top = before
        elif doc.low[before] == "on" and doc.head[before] == before - 1 and doc.lemma[before - 1] == "go":
            lo = before
        else:
            break
    while hi + 1 < doc.size and hi + 1 not in taken and doc.head[hi + 1] == c:
        label = doc.dep[hi + 1]
        if label in ("prt", "neg") or (
            label in ("prep", "agent") and hi + 2 < doc.size and (hi + 2 in taken or doc.low[c] == "according")
        ):
            hi += 1
        else:
            break
    return ((lo, hi + 1),)


def snap_to_quotes(doc: Document, spans: tuple[Span, ...], cue: int) -> tuple[Span, ...]:
    """Spans that begin a quotation, hold nearly all of it or touch its mark take in the whole of it with its marks.

    Of the marked contents of the training articles that hold the first word of a quotation 99.8 % hold all of it.
    """
    own = doc.quote[cue] if cue >= 0 else -1
    text = doc.text.content
    out: list[Span] = []
    for span in spans:
        start, end = span
        for number, run in enumerate(doc.runs):
            whole = doc.span(run)
            if number == own or not whole.overlaps(Span(start, end)):
                continue
            if start <= whole.start + 1 < end and not (cue >= 0 and doc.tokens[cue].span.overlaps(whole)):
                start, end = min(start, whole.start), max(end, whole.end)
                continue
            shared = min(end, whole.end) - max(start, whole.start)
            if shared >= 0.8 * whole.length or whole.length - shared <= 3:
                start, end = min(start, whole.start), max(end, whole.end)
        while end < len(text) and text[end] in "”\"’'" and text[end - 1] in ".,!?…" and _closes(doc, end):
            end += 1
        out.append(Span(start, end))
    return _joined(out)


def told(doc: Document, v: int, reports: Callable[[int], float]) -> bool:
    """Whether a verb stands in the clause that a reporting verb governs ("her clerk said the shop was shut")."""
    at = v
    while doc.head[at] != at:
        up = doc.head[at]
        if doc.dep[at] == "ccomp" and doc.pos[up] == "VERB" and reports(up) >= 0.3 and up != v:
            return True
        at = up
    return False


def adjoining(doc: Document, c: int, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Drop quotations of later sentences when a sentence of the reporter stands between; add one resumed after the cue.

    "...," A said. "..." is one content; "...," A said. B put it: "..." is not; "...," A told a crowd, "..." goes on.
    """
    text = doc.text.content
    end = doc.tokens[doc.sentence_range(c)[1] - 1].end
    out = [spans[0]] if spans else []
    for span in spans[1:]:
        if out[-1].end <= doc.tokens[c].start < span.start and _CIRCUMSTANCE.match(text, span.start):
            break
        between = text[max(out[-1].end, end) : span.start] if span.start > end else ""
        if any(ch.isalpha() for ch in between):
            break
        out.append(span)
    if out and out[-1].end <= doc.tokens[c].start and doc.pos[c] == "VERB":
        _, last = doc.sentence_range(c)
        for k in range(c + 1, min(last, c + 12)):
            if doc.pos[k] in ("VERB", "SCONJ") and doc.quote[k] < 0:
                break
            q = doc.quote[k]
            if q >= 0 and doc.runs[q][0] == k and q != doc.quote[c]:
                low = doc.low[min(k + 1, doc.size - 1)]
                if _ends_in_quote(doc, out[-1]) and (low == doc.tokens[min(k + 1, doc.size - 1)].text or low == "i"):
                    out.append(doc.span(doc.runs[q]))
                break
    return tuple(out)


def _ends_in_quote(doc: Document, span: Span) -> bool:
    return any(q.end == span.end for q in doc.text.quoted)


def _closes(doc: Document, at: int) -> bool:
    return any(run.end - 1 == at for run in doc.text.quoted)


def _joined(spans: list[Span]) -> tuple[Span, ...]:
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        elif span.length:
            out.append(span)
    return tuple(out)


def without_dateline(doc: Document, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Spans that open a paragraph without its dateline."""
    text = doc.text.content
    firsts = {p.span.start for p in doc.text.paragraphs}
    return tuple(
        Span(dateline_end(text, s.start), s.end) if s.start in firsts and dateline_end(text, s.start) < s.end else s
        for s in spans
    )


def without_comment(doc: Document, part: Range, cue: int) -> Range:
    """A range of indirect content cut before the reporter's comment, if it ends in one."""
    start, end = part
    depth = 0
    for k in range(start + 2, end - 1):
        low = doc.low[k]
        if low == "(":
            depth += 1
        elif low == ")":
            depth -= 1
        if depth > 0 or (doc.quote[k] >= 0 and doc.quote[k] != doc.quote[cue]):
            continue
        if not (low == "," or low in DASHES):
            continue
        nxt = doc.low[k + 1]
        after = doc.low[k + 2] if k + 2 < end else ""
        dash = low in DASHES
        tail_verb = doc.tokens[k + 1].tag == "VBG" and (
            nxt in _COMMENT_VERBS or (nxt == "quoting" and _sources(doc, k))
        )
        noun = nxt in ("a", "an") and any(
            doc.lemma[j] in _COMMENT_NOUNS
            and doc.dep[j] in ("appos", "attr", "conj", "npadvmod", "dobj", "pobj", "ROOT", "nsubj", "dep")
            for j in range(k + 2, min(end, k + 5))
        )
        mirrored = nxt == "as" and after in ("did", "do", "does", "has", "have", "was", "were", "had")
        turned = dash and (nxt in _CLAUSE_OPENERS or nxt == "provided" or (nxt == "just" and after == "as"))
        if tail_verb or noun or mirrored or turned:
            return start, k
    return part


def without_joined(doc: Document, part: Range, c: int) -> Range:
    """A content cut before a second verb of the same speaker ("said it was safe, but left early").

    Where the parser joins a verb to the cue itself by "and" or "but", four of five marked contents of the training
    articles end before it. "And there was ..." is left to the speaker.
    """
    start, end = part
    for verb in doc.children[c]:
        joined = doc.dep[verb] == "conj" and doc.pos[verb] in ("VERB", "AUX") and start + 1 < verb < end
        if not joined or start <= c or (doc.quote[verb] >= 0 and doc.quote[verb] != doc.quote[c]):
            continue
        cc = [k for k in doc.children[c] if doc.dep[k] == "cc" and start < k < verb and doc.low[k] in ("and", "but")]
        there = doc.child(verb, "expl") >= 0
        if cc and doc.left[verb] > cc[-1] and (not there or doc.low[cc[-1] - 1] == ","):
            return doc.trimmed((start, cc[-1]))
    return part


def _sources(doc: Document, k: int) -> bool:
    """Whether the words after a comma tell where the report has it from ("quoting several unnamed sources")."""
    return any(doc.lemma[j] in ("source", "official", "diplomat") for j in range(k + 2, min(doc.size, k + 7)))


def without_asides(doc: Document, source: Range, head: int) -> Range:
    """A source without the clause that grants it anonymity, and without an inserted clause about its speaking."""
    start, end = source
    for k in doc.children[head]:
        if k > head and doc.dep[k] in ("relcl", "acl", "advcl") and start < doc.left[k] < end:
            words = doc.words((doc.left[k], min(end, doc.right[k] + 1)))
            if _ANONYMITY.search(words) or doc.lemma[k] in ("speak", "ask", "request", "quote", "decline", "describe"):
                if doc.lemma[k] == "ask" and not _ANONYMITY.search(words) and doc.dep[k] == "relcl":
                    continue
                end = min(end, doc.left[k])
    for k in range(start + 1, end - 2):
        comment = doc.low[k + 1] in ("a", "an") and any(
            doc.lemma[j] in _COMMENT_NOUNS for j in range(k + 2, min(end, k + 4))
        )
        if doc.low[k] == "," and comment:
            end = k
            break
    for k in range(start + 1, end):
        if doc.low[k] == "," and _ANONYMITY.search(doc.words((k, end))):
            end = k
            break
    start, end = doc.trimmed((start, end))
    return (start, end) if start < end else source


def balanced(doc: Document, span: Span) -> Span:
    """A source with the bracket that was cut off its end ("Rep. Gwen Moore (D-Wis.")."""
    text = doc.text.content
    words = span.of(text)
    if words.count("(") > words.count(")"):
        close = text.find(")", span.end, span.end + 12)
        if close >= 0:
            return Span(span.start, close + 1)
        return Span(span.start, span.start + words.rindex("(")).trimmed(text)
    return span


def settle(doc: Document, item: Proposal, rate: float = 1.0) -> Found:
    """A proposal as an attribution with its exact extents and its reason in words.

    Args:
        doc: The article.
        item: What was chosen.
        rate: Share of the uses of the cue's base form that report.
    """
    c = item.cue
    parts = list(item.content.parts)
    parts = _blamed(doc, c, _from_that(doc, c, parts))
    parts[-1] = without_comment(doc, without_joined(doc, parts[-1], c), c)
    content = snap_to_quotes(doc, doc.spans(parts), c)
    content = adjoining(doc, c, without_dateline(doc, content))
    cue = grow_cue(doc, c, tuple(parts))
    source: tuple[Span, ...] = ()
    part = item.source.part
    if part is not None:
        wider = _to_noun(doc, part, c)
        if wider != part:
            part, item.source = wider, Source(item.source.kind, wider[1] - 1, wider)
        part = without_asides(doc, part, item.source.head)
        source = (balanced(doc, doc.span(part)),)
        edge = (
            dateline_end(doc.text.content, source[0].start)
            if source[0].start in {p.span.start for p in doc.text.paragraphs}
            else 0
        )
        if source[0].start < edge < source[0].end:
            source = (Span(edge, source[0].end),)
    found = Found(c, doc.spans(cue), content, item.source.head if part else -1, source, source_range=part)
    found.confidence = round(probability(item.score), 3)
    found.why = reason(doc, item, found, rate)
    return found


def closed_by(doc: Document, item: Proposal) -> tuple[Source, list[Range]] | None:
    """Source and content when a cue clause closes a long sentence ("<all this>, sources on both sides have told X").

    Between the last comma and the verb of saying stands only its subject, and nothing but an addressee or a time
    follows; the parser often misreads such sentences, the surface does not. None where the shape differs.
    """
    c = item.cue
    first, last = doc.sentence_range(c)
    comma = closing_clause(doc, c, joint=True)
    if comma <= first + 4 or doc.lemma[c] not in _CLOSING or any(doc.quote[k] >= 0 for k in (comma - 1, c)):
        return None
    after = [k for k in range(c + 1, last) if not doc.is_punctuation(k)]
    if len(after) > 8 or any(doc.pos[k] in ("VERB", "SCONJ", "CCONJ") or doc.low[k] in ("that", ":") for k in after):
        return None
    if any(doc.low[k] in (",", ":") for k in range(c + 1, last - 1)):
        return None
    if not any(doc.tokens[k].tag in ("VBD", "VBZ", "VBP", "MD") for k in range(first, comma)):
        return None
    subject = [k for k in range(comma + 1, c) if doc.pos[k] not in ("AUX", "ADV", "PART")]
    nouns = [k for k in subject if doc.pos[k] in ("NOUN", "PROPN", "PRON")]
    if not nouns or any(doc.low[k] in ("who", "which", "that") for k in subject):
        return None
    if any(doc.pos[k] == "CCONJ" for k in subject) and doc.pos[comma + 1] not in ("DET", "NUM", "NOUN"):
        return None
    head = next((k for k in nouns if not comma < doc.head[k] < c), nouns[0])
    part = (comma + 1, subject[-1] + 1)
    start = first + (doc.low[first] in ("but", "and", "yet"))
    return Source("clause", head, part), [doc.trimmed((start, comma))]


def _to_noun(doc: Document, part: Range, c: int) -> Range:
    """A source that the parser cut inside its nouns ("an ethnic Pashtun | tribal mediator described")."""
    end = part[1]
    while end < c and doc.pos[end] in ("NOUN", "PROPN", "ADJ") and doc.quote[end] < 0:
        end += 1
    return (part[0], end) if end == c and part[1] < c and doc.pos[end - 1] == "NOUN" else part


def without_further_speech(doc: Document, item: Proposal) -> None:
    """Take "adding that ..." out of a proposal's content: a participle of saying after the cue is a cue of its own."""
    parts: list[Range] = []
    for start, end in item.content.parts:
        stop = end
        for k in range(max(start, item.cue + 1), end):
            opens = k == start or doc.low[k - 1] == ","
            if opens and doc.low[k] in _FURTHER and doc.dep[k] == "advcl" and doc.quote[k] == doc.quote[item.cue]:
                stop = k
                break
        part = doc.trimmed((start, stop))
        if part[0] < part[1]:
            parts.append(part)
        if stop < end:
            break
    if parts and tuple(parts) != item.content.parts:
        item.content = Content(item.content.kind, tuple(parts), item.content.tail)
        item.tokens = frozenset(k for start, end in parts for k in range(start, end) if not doc.is_punctuation(k))


def close(doc: Document, item: Proposal) -> bool:
    """Give a proposal the content and source that its closing clause shows; whether it has one."""
    found = closed_by(doc, item)
    if found is None:
        return False
    item.source, parts = found
    item.content = Content("S:pre", tuple(parts))
    item.tokens = frozenset(k for start, end in parts for k in range(start, end) if not doc.is_punctuation(k))
    item.others = ()
    return True


def _blamed(doc: Document, c: int, parts: list[Range]) -> list[Range]:
    """What is blamed on somebody belongs to the content: "an ambush that the army blamed on the Front"."""
    on = doc.child(c, "prep")
    if doc.lemma[c] != "blame" or on < c or doc.low[on] != "on" or len(parts) != 1 or parts[0][0] not in (on, on + 1):
        return parts
    thing = doc.child(c, "dobj")
    if thing > c:
        return [(doc.left[thing], parts[0][1])]
    noun = doc.head[c]
    if doc.dep[c] != "relcl" or doc.pos[noun] not in ("NOUN", "PROPN"):
        return parts
    before = doc.trimmed((doc.left[noun], doc.left[c]))
    return [before, (on, parts[0][1])] if before[0] < before[1] <= c else parts


_TO_SOMEBODY = frozenset({"tell", "assure", "inform", "remind"})


def _from_that(doc: Document, c: int, parts: list[Range]) -> list[Range]:
    """A content after the cue begins at its "that", not at an adjunct before it ("said at the time that")."""
    if len(parts) != 1 or parts[0][0] <= c:
        return parts
    begin, stop = parts[0]
    if doc.lemma[c] in _TO_SOMEBODY and doc.quote[begin] < 0:
        that = next((k for k in range(begin, min(stop - 2, begin + 25)) if doc.low[k] == "that"), -1)
        # "told one of his pupils every week that ...": nothing but the addressee stands before
        if that > begin and not any(doc.pos[k] in ("VERB", "AUX", "PUNCT") for k in range(begin, that)):
            return [(that, stop)]
    if begin == c + 1:
        return parts
    adjunct = doc.low[begin - 1] in ("at", "in", "on", "during") and doc.head[begin - 1] == c and doc.quote[begin] < 0
    if adjunct and doc.lemma[c] in ("say", "tell", "add", "announce", "state", "confirm", "report", "warn", "argue"):
        for k in range(begin + 1, min(stop, begin + 25)):
            if doc.low[k] == "that" and any(doc.pos[j] in ("VERB", "AUX") for j in range(k + 1, stop)):
                return [(k, stop)]
    clause = doc.child(c, "ccomp")
    if clause < c:
        return parts
    mark = doc.child(clause, "mark")
    start, end = parts[0]
    if mark > start > c and doc.low[mark] == "that" and mark < end and mark - start <= 25 and doc.quote[start] < 0:
        return [(mark, end)]
    return parts
