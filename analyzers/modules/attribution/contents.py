"""Stretches of text that a cue may report, and what the model looks at to choose among them.

Candidates come from the tree (complements of the cue with or without what follows, the clause around an inserted cue,
the antecedent of a relative clause) and from the quotation runs (before, after, on both sides, on to the end of the
paragraph). Each candidate is a tuple of token ranges: a quotation resumed after its cue is one content.
"""

from __future__ import annotations

import bisect

from analyzers.modules.attribution.content_building import Builder, Content
from analyzers.modules.attribution.document import DASHES, Document, Range
from analyzers.modules.attribution.nouns import own_subject

_COMPLEMENTS = frozenset(
    {
        "ccomp",
        "xcomp",
        "dobj",
        "oprd",
        "attr",
        "acomp",
        "prep",
        "dative",
        "advcl",
        "agent",
        "pcomp",
        "acl",
        "relcl",
        "pobj",
        "nsubj",
    }
)
_FRONT = frozenset({"aux", "auxpass", "neg", "prt", "punct", "advmod", "cc", "npadvmod", "expl", "mark", "intj"})
_AFTER = frozenset({"prt", "neg", "advmod", "npadvmod", "dative", "prep", "dobj", "agent"})


def region(doc: Document, c: int) -> Range:
    """The cue with its auxiliaries, subject, addressee and short adjuncts: what an inserted cue clause takes up."""
    first, last = doc.sentence_range(c)
    lo, hi = c, c + 1
    subject = own_subject(doc, c)
    for k in doc.children[c]:
        d = doc.dep[k]
        if k < c and d in ("aux", "auxpass", "neg", "advmod", "mark", "nsubj", "nsubjpass", "expl", "cc"):
            lo = min(lo, doc.left[k]) if doc.quote[k] in (-1, doc.quote[c]) else lo
        elif k > c and (k == subject or d in _AFTER) and doc.quote[k] == doc.quote[c] and doc.left[k] <= hi + 1:
            end = doc.right[k] + 1
            while end > doc.left[k] and doc.quote[end - 1] != doc.quote[c]:
                end -= 1
            hi = max(hi, end)
    return max(lo, first), min(hi, last)


def closing_clause(doc: Document, c: int, *, joint: bool = False) -> int:
    """The comma before a short cue clause ("..., sources on both sides have told X"), by its surface; -1 without one.

    The parser often misses such clauses after a long lead: between the comma and the cue stand only a noun phrase and
    auxiliaries; with `joint` also two noun phrases joined by "and".
    """
    first, _ = doc.sentence_range(c)
    if doc.pos[c] != "VERB" or doc.quote[c] >= 0:
        return -1
    nouns = 0
    for k in range(c - 1, max(first, c - 14), -1):
        if doc.quote[k] >= 0:
            return k + 1 if nouns else -1
        if doc.low[k] == ",":
            return k if nouns else -1
        if joint and doc.low[k] == "and" and nouns:
            continue
        if doc.pos[k] in ("VERB", "SCONJ", "CCONJ", "PUNCT") and doc.low[k] not in ("-",):
            return -1
        nouns += doc.pos[k] in ("NOUN", "PROPN", "PRON")
    return -1


def content_candidates(doc: Document, c: int) -> list[Content]:
    """All candidates for the cue at token `c`, in a fixed order; empty when there is nothing to report."""
    b = Builder(doc)
    first, last = doc.sentence_range(c)
    _, paragraph_end = doc.paragraph_bounds[doc.paragraph[c]]
    if doc.low[c] == ":":
        _after_mark(b, c, first, last, paragraph_end)
        return b.out
    lo, hi = region(doc, c)
    subject = own_subject(doc, c)
    if doc.low[c] == "according":
        _around(b, c, first, last)
        return b.out
    _right(b, c, subject, last, paragraph_end)
    _left(b, c, lo, hi, first, last, paragraph_end)
    _next_paragraph(b, c, last, paragraph_end)
    comma = closing_clause(doc, c)
    if comma > first + 2:
        b.add("S:pre", (first, comma))
        b.add("S:pre+rest", (first, comma), (hi, last))
    if doc.dep[c] in ("relcl", "acl") and doc.pos[doc.head[c]] in ("NOUN", "PROPN", "PRON", "NUM"):
        _antecedent(b, c)
    if doc.child(c, "nsubjpass") >= 0 or doc.tokens[c].tag == "VBN" or doc.pos[c] in ("ADJ", "ADV"):
        _passive(b, c, last)
    if doc.pos[c] in ("NOUN", "PROPN"):
        _noun(b, c, last)
    if doc.dep[c] in ("parataxis", "advcl", "relcl", "ccomp", "advmod", "pcomp", "prep"):
        h = doc.head[c]
        cut = (doc.left[c], doc.right[c] + 1)
        whole = doc.subtree(h)
        b.add("around:" + doc.dep[c], (whole[0], max(whole[0], cut[0])), (min(cut[1], whole[1]), whole[1]))
    return b.out


def _quotes_after(doc: Document, at: int, end: int) -> list[Range]:
    """Quotation runs that begin in [at, end)."""
    first = bisect.bisect_left(doc.runs, (at, 0))
    return doc.runs[first : bisect.bisect_left(doc.runs, (end, 0), first)]


def _next_quotes(doc: Document, at: int, end: int) -> tuple[list[Range], list[Range]]:
    """Runs that follow at the beginning of the next sentences: those in direct succession, and all to `end`."""
    runs = _quotes_after(doc, at, end)
    direct: list[Range] = []
    place = at
    for run in runs:
        if run[0] - place > 1:
            break
        direct.append(run)
        place = run[1]
    return direct, runs


def _next_paragraph(b: Builder, c: int, last: int, paragraph_end: int) -> None:
    """The next paragraph after a cue whose own ends in a colon, and the one after it where both are quoted."""
    doc = b.doc
    if last != paragraph_end or last >= doc.size or doc.low[last - 1] != ":" or last - c > 30:
        return
    start, end = doc.paragraph_bounds[doc.paragraph[last]]
    quoted = "q" if doc.quote[start] >= 0 else ""
    b.add("N:para" + quoted, (start, end))
    if quoted:
        b.add("N:run", doc.runs[doc.quote[start]])
    if c + 2 < last:
        b.add("N:para+R" + quoted, (c + 1, last), (start, end))
    if end < doc.size:
        following = doc.paragraph_bounds[doc.paragraph[end]]
        b.add("N:two" + quoted, (start, end), following)


def _right(b: Builder, c: int, subject: int, last: int, paragraph_end: int) -> None:
    """Complements after the cue."""
    doc = b.doc
    kids = [k for k in doc.children[c] if k > c and k != subject and doc.dep[k] not in ("punct", "cc")]
    starts = [n for n, k in enumerate(kids) if doc.dep[k] in _COMPLEMENTS][:4]
    end_full = doc.right[c] + 1
    for n in starts:
        k = kids[n]
        d = doc.dep[k] if doc.dep[k] != "prep" else "prep"
        begin = doc.left[k]
        if begin <= c:
            begin = c + 1
        begins = [(d, begin)]
        if d in ("prep", "agent"):
            begins.insert(0, ("pobj", k + 1))
        for name, at in begins:
            for m in range(n, min(n + 4, len(kids))):
                end = doc.right[kids[m]] + 1
                stop = "=" if m == n else "+" + doc.dep[kids[m]]
                b.add(f"R:{name}{stop}{'$' if m == len(kids) - 1 else ''}", (at, end))
            b.add(f"R:{name}>sent", (at, last))
            if n == starts[0]:
                b.cuts(f"R:{name}", (at, doc.right[k] + 1), c)
                if end_full > doc.right[k] + 1:
                    b.cuts(f"R:{name}", (at, end_full), c, 2)
        if n == starts[0]:
            direct, runs = _next_quotes(doc, last, paragraph_end)
            if runs and doc.quote[begin] >= 0:
                b.add(f"R:{d}+next", (begin, end_full), *direct)
                b.add(f"R:{d}+all", (begin, end_full), *runs)
            nxt = doc.sentence_range(last)[1] if last < paragraph_end else last
            same = all(doc.quote[k] == doc.quote[c] for k in range(last, nxt)) or doc.quote[begin] >= 0
            if nxt > last and same:
                b.add(f"R:{d}+s", (begin, nxt))
    inside = doc.quote[c]
    after = [r for r in _quotes_after(doc, c + 1, last) if doc.quote[r[0]] != inside]
    if after:
        b.add("Q:first", after[0])
        b.add("Q:all", *after)
        b.add("Q:span", (after[0][0], after[-1][1]))
        direct, runs = _next_quotes(doc, max(last, after[-1][1]), paragraph_end)
        if direct:
            b.add("Q:next", *after, *direct)
        if len(runs) > len(direct):
            b.add("Q:para", *after, *runs)
    if kids or after:
        b.add("R:verb>sent", (c + 1, last))
        b.add("R:verb", (c + 1, end_full))


def _left(b: Builder, c: int, lo: int, hi: int, first: int, last: int, paragraph_end: int) -> None:
    """What stands before an inserted or closing cue clause, and what resumes after it."""
    doc = b.doc
    begin = first
    while (
        begin > 0
        and doc.paragraph[begin - 1] == doc.paragraph[c]
        and doc.quote[begin] >= 0
        and doc.quote[begin - 1] == doc.quote[begin]
    ):
        begin = doc.runs[doc.quote[begin]][0]
        begin = doc.sentence_range(begin)[0]
    if lo <= begin:
        # the cue opens its sentence: a quotation that ended the sentence before may be its content
        if lo > 0 and doc.paragraph[lo - 1] == doc.paragraph[c] and doc.quote[lo - 1] >= 0:
            b.add("P:quote", doc.runs[doc.quote[lo - 1]])
        return
    inside = doc.quote[c]
    runs = [r for r in _quotes_after(doc, begin, lo) if doc.quote[r[0]] != inside]
    rest = (hi, last)
    pre = (begin, lo)
    direct, following = _next_quotes(doc, last, paragraph_end)
    later = [r for r in _quotes_after(doc, hi, last) if doc.quote[r[0]] != inside]
    wide = (begin, lo)
    if doc.sentence_range(begin) != (first, last):
        b.add("L:sent", (first, lo))
    b.add("L:pre", pre)
    b.add("L:pre+rest", pre, rest)
    if later:
        b.add("L:pre+Q", pre, *later)
        b.add("L:pre+Q>", pre, (later[0][0], last))
        if direct:
            b.add("L:pre+Q+next", pre, *later, *direct)
        if following:
            b.add("L:pre+Q+all", pre, *later, *following)
    if direct:
        b.add("L:pre+next", pre, *direct)
    if following:
        b.add("L:pre+all", pre, *following)
    if runs:
        b.add("L:run", runs[-1])
        b.add("L:runs", *runs)
        b.add("L:runspan", (runs[0][0], runs[-1][1]))
        if later:
            b.add("L:run+Q", *runs, *later)
        if direct:
            b.add("L:run+next", *runs, *later, *direct)
        if following:
            b.add("L:run+all", *runs, *later, *following)
    kid = doc.child(c, "ccomp", "parataxis")
    if 0 <= kid < c:
        b.add("L:ccomp", (doc.left[kid], min(lo, doc.right[kid] + 1)))
    for k in range(lo - 2, begin, -1):
        if (doc.low[k] in (",", ";", ":") or doc.low[k] in DASHES) and doc.quote[k] < 0:
            b.add("L:clause", (k + 1, lo))
            b.add("L:clause+rest", (k + 1, lo), rest)
            break
    previous = doc.sentence_range(begin - 1)[0] if begin > 0 and doc.paragraph[begin - 1] == doc.paragraph[c] else begin
    if previous < begin:
        b.add("L:prev", (previous, wide[1]))
    if doc.low[begin] in ("but", "and", "yet", "so", "still"):
        b.add("L:pre-cc", (begin + 1, lo))


def _antecedent(b: Builder, c: int) -> None:
    """Content of a relative clause: the pronoun or the noun before it, with what follows the cue."""
    doc = b.doc
    h = doc.head[c]
    pronoun = -1
    for k in range(doc.left[c], c):
        if doc.low[k] in ("which", "that", "whom", "who", "what") and doc.dep[k] in (
            "dobj",
            "nsubj",
            "nsubjpass",
            "pobj",
            "mark",
            "attr",
        ):
            pronoun = k
            break
    after = (c + 1, doc.right[c] + 1)
    noun = (doc.left[h], doc.left[c])
    if pronoun >= 0:
        b.add("A:pron", (pronoun, pronoun + 1))
        b.add("A:pron+R", (pronoun, pronoun + 1), after)
    b.add("A:noun", noun)
    b.add("A:noun+R", noun, after)
    b.add("A:head", (doc.left[h], h + 1))
    if h + 1 < doc.left[c]:
        b.add("A:after", (h + 1, doc.left[c]), after)


def _passive(b: Builder, c: int, last: int) -> None:
    """'Rates are expected to rise': the subject and what follows."""
    doc = b.doc
    subject = doc.child(c, "nsubjpass", "nsubj")
    if subject < 0 and doc.dep[c] in ("acomp", "attr", "oprd"):
        subject = doc.child(doc.head[c], "nsubj")
    if subject < 0:
        return
    span = doc.subtree(subject)
    if span[1] > c:
        return
    rights = [k for k in doc.children[c] if k > c and doc.dep[k] in ("xcomp", "ccomp", "prep", "oprd", "agent", "acl")]
    b.add("P:subj", span)
    for k in rights[:3]:
        d = doc.dep[k]
        if d == "agent":
            continue
        b.add(f"P:subj+{d}", span, (doc.left[k], doc.right[k] + 1))
        b.add(f"P:subj+{d}$", span, (doc.left[k], doc.right[c] + 1))
    b.add("P:subj>sent", span, (c + 1, last))


def _noun(b: Builder, c: int, last: int) -> None:
    """Content of a noun cue: its clause or prepositional object, or the sentence that it is predicated of."""
    doc = b.doc
    for k in doc.children[c]:
        if k < c:
            if doc.dep[k] in ("amod", "compound", "poss"):
                b.add("N:" + doc.dep[k], (doc.left[k], k + 1))
            continue
        d = doc.dep[k]
        if d in ("acl", "relcl", "ccomp", "appos", "xcomp"):
            b.add("N:" + d, doc.subtree(k))
        elif d == "prep":
            b.add("N:pobj", (k + 1, doc.right[k] + 1))
            b.add("N:prep", doc.subtree(k))
            b.add("N:pobj$", (k + 1, doc.right[c] + 1))
    h = doc.head[c]
    if doc.pos[h] in ("VERB", "AUX") and h != c:
        for k in doc.children[h]:
            if k > c and doc.dep[k] in ("ccomp", "xcomp", "prep", "advcl", "attr", "acl"):
                b.add("N:up-" + doc.dep[k], doc.subtree(k))
                if doc.dep[k] == "prep":
                    b.add("N:up-pobj", (k + 1, doc.right[k] + 1))
        if doc.dep[c] in ("nsubj", "nsubjpass"):
            b.add("N:pred", (h + 1, doc.right[h] + 1))


def _around(b: Builder, c: int, first: int, last: int) -> None:
    """'According to X, ...': the sentence or clause around the phrase."""
    doc = b.doc
    lo, hi = doc.left[c], doc.right[c] + 1
    pobj_end = hi
    for k in range(c + 1, hi):
        if doc.low[k] == "," and doc.quote[k] < 0:
            pobj_end = k
            break
    for name, end in (("", hi), ("|short", pobj_end)):
        b.add("G:all" + name, (first, lo), (end, last))
        b.add("G:after" + name, (end, last))
    b.add("G:before", (first, lo))
    h = doc.head[c]
    if h != c:
        whole = doc.subtree(h)
        b.add("G:head", (whole[0], max(lo, whole[0])), (hi, max(hi, whole[1])))
    for k in range(lo - 2, first, -1):
        if doc.quote[k] < 0 and (doc.low[k] in (",", ";") or doc.low[k] in DASHES):
            b.add("G:clause", (k + 1, lo))
            break
    if doc.low[first] in ("but", "and", "yet", "still"):
        b.add("G:-cc", (first + 1, lo), (hi, last))


def _after_mark(b: Builder, c: int, first: int, last: int, paragraph_end: int) -> None:
    """What follows a colon."""
    doc = b.doc
    b.add("C:sent", (c + 1, last))
    b.add("C:para", (c + 1, paragraph_end))
    runs = _quotes_after(doc, c + 1, paragraph_end)
    if runs:
        b.add("C:q", runs[0])
        b.add("C:qs", *runs)
    if last < paragraph_end:
        b.add("C:2", (c + 1, doc.sentence_range(last)[1]))
    if c + 1 >= paragraph_end and c + 1 < doc.size:
        nxt = doc.paragraph_bounds[doc.paragraph[c + 1]]
        b.add("C:nextpara", nxt)
        if doc.quote[c + 1] >= 0:
            b.add("C:nextq", doc.runs[doc.quote[c + 1]])
    b.add("C:before", (first, c))
