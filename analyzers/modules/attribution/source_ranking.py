"""Noun phrases that may be the source of a cue, and what the model looks at to choose among them."""

from __future__ import annotations

from dataclasses import dataclass

from analyzers.modules.attribution.contents import closing_clause
from analyzers.modules.attribution.document import DASHES, Document, Range
from analyzers.modules.attribution.nouns import noun_kind, own_subject, subject_of

_CLAUSES = frozenset({"relcl", "acl", "advcl"})


@dataclass(frozen=True, slots=True)
class Source:
    """One candidate; `part` is None for "no source".

    Attributes:
        kind: How it was found.
        head: Head token, or -1.
        part: Its token range, or None.
    """

    kind: str
    head: int
    part: Range | None


class _Builder:
    def __init__(self, doc: Document, c: int) -> None:
        self.doc = doc
        self.c = c
        self.seen: set[Range] = set()
        self.out: list[Source] = [Source("none", -1, None)]

    def phrase(self, kind: str, head: int) -> None:
        """A noun phrase in its extents: whole, without relative clause, without apposition, bare."""
        doc = self.doc
        if doc.pos[head] in ("VERB", "AUX", "PUNCT", "ADP", "SCONJ"):
            return
        start, end = doc.subtree(head)
        if start <= self.c < end:  # a noun that the cue hangs on
            end = min(end, doc.left[self.c]) if head < self.c else end
            start = max(start, self.c + 1) if head > self.c else start
        shorter = end
        bare = head + 1
        for k in doc.children[head]:
            if k < head or doc.left[k] >= end:
                continue
            d = doc.dep[k]
            if d in _CLAUSES:
                shorter = min(shorter, doc.left[k])
            if d in ("prep",) and doc.low[k] in ("of", "for", "at", "from", "in") and doc.left[k] == bare:
                bare = doc.right[k] + 1
        no_appos = shorter
        for k in doc.children[head]:
            if k > head and doc.dep[k] == "appos":
                no_appos = min(no_appos, doc.left[k])
        self.add(kind, head, (start, end))
        self.add(kind + "-cl", head, (start, shorter))
        self.add(kind + "-ap", head, (start, no_appos))
        self.add(kind + "-bare", head, (start, min(bare, end)))
        self.add(kind + "-head", head, (start, head + 1))

    def add(self, kind: str, head: int, part: Range) -> None:
        """Add a range without commas at its ends and without a possessive 's."""
        doc = self.doc
        start, end = doc.trimmed(part)
        if end > start and doc.dep[end - 1] == "case" and kind.startswith("poss"):
            end -= 1
        while start < end and doc.dep[start] in ("cc", "mark") and doc.head[start] not in range(start + 1, end):
            start += 1
        if start < end and start <= head < end and not start <= self.c < end and (start, end) not in self.seen:
            self.seen.add((start, end))
            self.out.append(Source(kind, head, (start, end)))


def source_candidates(doc: Document, c: int) -> list[Source]:
    """Candidates for the cue at token `c`, "no source" first."""
    b = _Builder(doc, c)
    first, last = doc.sentence_range(c)
    if doc.low[c] == ":" or doc.low[c] in DASHES:
        _before_mark(b, c, first)
        return b.out
    own = own_subject(doc, c)
    if own >= 0:
        b.phrase(doc.dep[own] + ("<" if own < c else ">"), own)
    agent = doc.child(c, "agent")
    if agent >= 0:
        noun = doc.child(agent, "pobj")
        if noun >= 0:
            b.phrase("agent", noun)
    for k in doc.children[c]:
        d = doc.dep[k]
        if d == "poss":
            b.phrase("poss", k)
        elif d == "prep" and doc.low[k] in ("to", "by", "from", "of", "among", "for", "in", "with"):
            noun = doc.child(k, "pobj")
            if noun >= 0:
                b.phrase("prep-" + doc.low[k], noun)
        elif d in ("compound", "amod", "nmod") and doc.pos[c] in ("NOUN", "PROPN"):
            b.add("mod", k, (doc.left[k], k + 1))
        elif d == "dobj" and doc.pos[c] == "VERB" and own < 0:
            b.phrase("dobj", k)
        elif d == "relcl" and doc.pos[c] in ("NOUN", "PROPN"):
            inner = own_subject(doc, k)
            if inner >= 0:
                b.phrase("relsubj", inner)
    at, up = c, doc.head[c]
    for step in range(5):
        if up == at:
            break
        label = doc.dep[at]
        if label in ("relcl", "acl") and doc.pos[up] in ("NOUN", "PROPN", "PRON", "NUM"):
            b.phrase(f"up-{label}", up)
            if label == "acl":
                at, up = up, doc.head[up]
                continue
        if label == "appos":
            b.phrase("up-appos", up)
        found = own_subject(doc, up)
        if found >= 0 and found != own:
            b.phrase(f"up{step}-{label}", found)
        if label in ("xcomp", "ccomp", "pcomp", "advcl"):
            thing = doc.child(up, "dobj", "dative")
            if thing >= 0 and thing < c:
                b.phrase("control", thing)
        owner = doc.child(up, "poss") if doc.pos[up] in ("NOUN", "PROPN") else -1
        if owner >= 0:
            b.phrase(f"up{step}-poss", owner)
        by = doc.child(up, "agent")
        if by >= 0 and doc.child(by, "pobj") >= 0:
            b.phrase("up-agent", doc.child(by, "pobj"))
        at, up = up, doc.head[up]
    comma = closing_clause(doc, c)
    if comma >= first:
        between = [k for k in range(comma + 1, c) if doc.pos[k] not in ("AUX", "ADV", "PART")]
        heads = [k for k in between if doc.pos[k] in ("NOUN", "PROPN", "PRON")]
        if heads:
            top = next((k for k in heads if not comma < doc.head[k] < c), heads[0])
            b.add("clause", top, (comma + 1, between[-1] + 1))
    _near(b, c, first, last)
    _subjects(b, c, first)
    return b.out


def _subjects(b: _Builder, c: int, first: int) -> None:
    """The nearest subjects before the cue and the first of the sentence, whatever the tree says of the cue.

    The parser loses the link in long sentences ("laid the blame on ..., and stressed"), and takes a surname for an
    adverb or a verb ("Early said").
    """
    doc = b.doc
    subjects = [
        k for k in range(first, c) if doc.dep[k] in ("nsubj", "nsubjpass") and doc.quote[k] in (-1, doc.quote[c])
    ]
    for k in reversed(subjects[-2:]):
        b.phrase("subj", k)
    if subjects:
        b.phrase("subj1", subjects[0])
    k = c - 1
    while k > first and (doc.pos[k] in ("AUX", "PART") or doc.low[k] in ("also", "later", "then", "never", "often")):
        k -= 1
    if k >= first and doc.quote[k] in (-1, doc.quote[c]) and not doc.is_punctuation(k):
        if doc.pos[k] == "NUM":
            start = k
            while start - 1 >= first and doc.pos[start - 1] in ("NUM", "ADP", "ADV") and doc.low[start - 1] != ",":
                start -= 1
            b.add("number", k, (start, k + 1))
        elif doc.tokens[k].text[0].isupper() and doc.pos[k] not in ("NOUN", "PROPN", "PRON", "SCONJ", "CCONJ", "ADP"):
            b.add("word", k, (k, k + 1))


def _near(b: _Builder, c: int, first: int, last: int) -> None:
    """The noun phrase right after the cue ("said X") and the nearest one before it, whatever the tree says."""
    doc = b.doc
    for k in range(c + 1, min(last, c + 9)):
        if doc.low[k] in (",", ".", ":") or doc.quote[k] >= 0 or doc.pos[k] in ("VERB", "AUX", "ADP", "SCONJ"):
            break
        if doc.pos[k] in ("NOUN", "PROPN", "PRON") and doc.dep[k] not in ("compound", "poss", "amod"):
            b.phrase("next", k)
            break
    for k in range(c - 1, max(first, c - 12) - 1, -1):
        if doc.pos[k] in ("NOUN", "PROPN", "PRON") and doc.dep[k] not in ("compound", "poss", "npadvmod"):
            if doc.quote[k] >= 0 and doc.quote[k] != doc.quote[c]:
                break
            b.phrase("before", k)
            break


def _before_mark(b: _Builder, c: int, first: int) -> None:
    """The words before a colon: the speaker of a transcript or headline, or the subject of the sentence."""
    doc = b.doc
    nouns = [k for k in range(first, c) if doc.pos[k] in ("NOUN", "PROPN", "PRON")]
    if nouns:
        b.add("mark-all", nouns[-1], (first, c))
        b.phrase("mark-last", nouns[-1])
    verbs = [k for k in range(first, c) if doc.pos[k] in ("VERB", "AUX") and doc.dep[k] not in ("aux", "auxpass")]
    for k in verbs[:3]:
        found = own_subject(doc, k)
        if found >= 0:
            b.phrase("mark-subj", found)


def source_features(doc: Document, c: int, item: Source, content: tuple[Range, ...]) -> list[str]:
    """Names of the features of one candidate source, given the content chosen for the cue."""
    return [*own_features(doc, View(doc, c), item), *side_features(doc, c, item, content)]


class View:
    """What all candidates of one cue share, looked up once."""

    def __init__(self, doc: Document, c: int) -> None:
        self.doc = doc
        self.c = c
        self.lem = doc.lemma[c] if doc.pos[c] != "PROPN" else doc.low[c]
        own = own_subject(doc, c)
        passive = doc.child(c, "auxpass") >= 0
        self.how = (
            f"{doc.dep[c]}|{doc.tokens[c].tag}",
            doc.pos[c],
            f"p{passive}",
            f"o{doc.dep[own] if own >= 0 else ''}|{'x' if own > c else ''}",
        )
        self.above = doc.path_up(c)
        self._heads: dict[tuple[int, str], list[str]] = {}

    def head(self, h: int, base: str) -> list[str]:
        """Features of a candidate's head, the same for all its extents.

        Args:
            h: The head.
            base: How the candidate was found, without its extent.
        """
        known = self._heads.get((h, base))
        if known is None:
            known = self._heads[h, base] = self._head(h, base)
        return known

    def _head(self, h: int, base: str) -> list[str]:
        doc, lem = self.doc, self.lem
        noun = noun_kind(doc, h)
        token = doc.tokens[h]
        lemma, dep = doc.lemma[h], doc.dep[h]
        out = [
            f"n={noun}",
            f"n={noun}|{base}",
            f"n={noun}|{lem}",
            f"hl={lemma}",
            f"d={dep}",
            f"p={doc.pos[h]}|{base}",
            f"hl={lemma}|{lem}",
            f"ent={token.ent}|{base}",
            f"ent={token.ent}|{token.tag}",
            f"dist={min(abs(self.c - h), 12)}|{'<' if h < self.c else '>'}",
        ]
        up = doc.head[h]
        if dep in ("nsubj", "nsubjpass") and up != self.c:
            link = "up" if up in self.above else "no"
            out += [f"of={link}|{dep}|{noun}", f"of={link}|{doc.pos[up]}|{base}", f"ofl={doc.lemma[up]}|{link}"]
        if doc.quote[h] >= 0 and doc.quote[h] != doc.quote[self.c]:
            out.append("quoted")
        return out


def own_features(doc: Document, view: View, item: Source) -> list[str]:
    """Those features that do not depend on the content."""
    kind, c = item.kind, view.c
    tree, pos, passive, subject = view.how
    out = [f"k={kind}", f"k={kind}|{view.lem}", f"k={kind}|{tree}", f"k={kind}|{pos}"]
    out += [f"k={kind}|{passive}", f"k={kind}|{subject}"]
    if item.part is None:
        return [*out, *_none_features(doc, c, view.lem)]
    start, end = item.part
    h = item.head
    out += view.head(h, kind.split("-")[0])
    noun = noun_kind(doc, h)
    size = min(end - start, 12)
    nxt = doc.low[end] if end < doc.size else "$"
    out += [
        f"len={size}|{noun}",
        f"len={size}|{kind}",
        f"nx={nxt}",
        f"nx={nxt}|{'<' if h < c else '>'}",
        f"pv={doc.low[start - 1] if start else '^'}",
        f"nxd={doc.dep[end] if end < doc.size else ''}",
        f"f={doc.low[start]}" if doc.pos[start] in ("DET", "PRON", "ADP") else f"f={doc.pos[start]}",
        f"e={doc.tokens[end - 1].tag}",
        f"commas={min(doc.low[start:end].count(','), 3)}|{kind}",
    ]
    words = doc.pos[start:end]
    out.append(f"verbs={'VERB' in words or 'AUX' in words}|{kind}")
    whole = doc.right[h] + 1
    out.append(f"rest={whole > end}")
    if whole > end:
        out.append("cut=" + doc.dep[doc.head[end] if doc.is_punctuation(end) else end])
    return out


def _none_features(doc: Document, c: int, lem: str) -> list[str]:
    """What speaks for "nobody": the subject that the grammar offers, and how the cue hangs in its sentence."""
    subject, how = subject_of(doc, c)
    kind = noun_kind(doc, subject) if subject >= 0 else "no"
    first, _ = doc.sentence_range(c)
    up = doc.head[c]
    tag = doc.tokens[c].tag
    quoted = "i" if doc.quote[c] >= 0 else ""
    out = [
        f"none={how}|{kind}",
        f"none={how}|{tag}|{lem}",
        f"none={how}|{doc.dep[c]}|{tag}",
        f"none={lem}|{tag}",
        f"none={lem}|{kind}",
        f"none=at{min(c - first, 3)}|{tag}",
        f"none=up{doc.lemma[up]}|{doc.dep[c]}",
        f"none=up{doc.pos[up]}|{doc.dep[c]}|{quoted}",
    ]
    if c > first:
        out += [f"none=pv{doc.low[c - 1]}", f"none=pv{doc.pos[c - 1]}|{tag}"]
    if subject >= 0:
        out.append(f"none=sl{doc.lemma[subject]}")
    return out


def side_features(doc: Document, c: int, item: Source, content: tuple[Range, ...]) -> list[str]:
    """Where a candidate stands beside the content."""
    if item.part is None:
        return []
    start, end = item.part
    h = item.head
    base = item.kind.split("-")[0]
    inside = any(s < end and start < e for s, e in content)
    out = [f"in={inside}|{base}"]
    if content:
        side = "a" if end <= content[0][0] else "z" if start >= content[-1][1] else "m"
        out.append(f"side={side}|{'<' if h < c else '>'}")
        out.append(f"side={side}|{base}")
    return out
