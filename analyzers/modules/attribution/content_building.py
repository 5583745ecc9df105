"""Building candidate contents: ranges trimmed and joined, cut at commas, adjuncts and joined verbs, without repeats."""

from __future__ import annotations

from dataclasses import dataclass

from analyzers.modules.attribution.document import DASHES, Document, Range
from analyzers.modules.attribution.nouns import own_subject

_TAILS = frozenset(
    {
        "and",
        "but",
        "or",
        "as",
        "while",
        "which",
        "who",
        "because",
        "after",
        "before",
        "when",
        "although",
        "though",
        "with",
    }
)
_WHOLE_RUNS = frozenset({"Q:first", "L:run", "P:quote", "C:q", "C:nextq"})
LONGEST_CONTENT = 1200
"""Tokens of the longest candidate that is no single quotation: beyond that every cue of a long paragraph would weigh
the whole paragraph."""


@dataclass(frozen=True, slots=True)
class Content:
    """One candidate.

    Attributes:
        kind: How it was built.
        parts: Token ranges in order, disjoint, trimmed.
        tail: What the cut-off tail begins with, or "".
    """

    kind: str
    parts: tuple[Range, ...]
    tail: str = ""


class Builder:
    """Collects candidates without repeats."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.seen: set[tuple[Range, ...]] = set()
        self.out: list[Content] = []

    def add(self, kind: str, *parts: Range, tail: str = "") -> None:
        """Add one candidate; touching parts are joined, empty and endless ones dropped."""
        doc = self.doc
        clean: list[Range] = []
        for part in sorted(parts):
            start, end = doc.trimmed(part)
            if start >= end:
                continue
            if clean and start <= clean[-1][1]:
                clean[-1] = (clean[-1][0], max(end, clean[-1][1]))
            else:
                clean.append((start, end))
        if sum(end - start for start, end in clean) > LONGEST_CONTENT and kind not in _WHOLE_RUNS:
            return
        key = tuple(clean)
        if key and key not in self.seen and any(not doc.is_punctuation(k) for a, b in key for k in range(a, b)):
            self.seen.add(key)
            self.out.append(Content(kind, key, tail))

    def cuts(self, kind: str, part: Range, c: int, limit: int = 4) -> None:
        """The same range cut at its last commas, dashes and adjuncts outside quotation marks."""
        doc = self.doc
        start, end = part
        marks = []
        for k in range(end - 1, start + 1, -1):
            if doc.quote[k] >= 0 and doc.quote[k] != doc.quote[c]:
                continue
            if doc.low[k] in (",", ";", ":") or doc.low[k] in DASHES:
                marks.append(k)
                if len(marks) >= limit:
                    break
        for k in marks:
            self.add(kind + "|cut", (start, k), tail=tail_name(doc, k + 1, end))
        for cc, verb in joined_verbs(doc, start, end, c)[-3:]:
            if own_subject(doc, verb) < 0:
                self.add(kind + "|cc", (start, cc), tail="cc")
        # an adjunct without a comma: a preposition, adverb or adverbial clause that ends the range
        found = 0
        for k in range(end - 1, start + 1, -1):
            if doc.dep[k] in ("prep", "advcl", "npadvmod", "mark", "advmod") and (
                doc.quote[k] < 0 or doc.quote[k] == doc.quote[c]
            ):
                top = doc.head[k] if doc.dep[k] == "mark" else k
                if doc.dep[k] == "mark" and doc.dep[top] != "advcl":
                    continue
                if doc.right[top] + 1 >= end - 1 and doc.left[top] > start:
                    self.add(kind + "|adj", (start, doc.left[top]), tail=tail_name(doc, doc.left[top], end))
                    found += 1
                    if found >= 3:
                        break


def joined_verbs(doc: Document, start: int, end: int, c: int) -> list[tuple[int, int]]:
    """Verbs in a range that "and", "or" or "but" joins to one before, outside quotation marks: (conjunction, verb)."""
    out: list[tuple[int, int]] = []
    for k in range(start + 2, end):
        if doc.dep[k] != "conj" or doc.pos[k] not in ("VERB", "AUX") or doc.quote[k] not in (-1, doc.quote[c]):
            continue
        up = doc.head[k]
        for j in doc.children[up]:
            if doc.dep[j] == "cc" and up < j < k and start < j and doc.left[k] > j and doc.left[k] - j <= 2:
                out.append((j, k))
                break
    return out


def tail_name(doc: Document, start: int, end: int) -> str:
    """What a tail begins with: dependency label of its head and a telling first word."""
    while start < end and doc.is_punctuation(start):
        start += 1
    if start >= end:
        return ""
    head = start
    for k in range(start, min(end, start + 12)):
        if not start <= doc.head[k] < end:
            head = k
            break
    low = doc.low[start]
    return f"{doc.dep[head]}/{low if low in _TAILS else doc.tokens[start].tag}"
