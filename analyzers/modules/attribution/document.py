"""The parse of one article as the extractor walks it: children, subtree edges, quotation runs, paragraphs.

All positions are indices of tokens in `Parse.tokens`; ranges of tokens are half-open pairs. `Document.spans` turns
ranges of tokens into spans of the clean text.
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterable

from analyzers.records import Parse
from analyzers.text import Span, Text

Range = tuple[int, int]
"""Half-open range of token indices."""

# Base forms that the small model gets wrong, by the form in the text.
_LEMMAS = {
    "hopes": "hope",
    "hoped": "hope",
    "hoping": "hope",
    "according": "according",
    "said": "say",
    "says": "say",
    "saying": "say",
    "told": "tell",
    "tells": "tell",
    "tweeted": "tweet",
    "tweeting": "tweet",
    "tweets": "tweet",
    "reiterated": "reiterate",
    "quoted": "quote",
    "quoting": "quote",
    "cited": "cite",
    "citing": "cite",
    "labelled": "label",
    "labeled": "label",
    "labelling": "label",
    "labeling": "label",
    "vowed": "vow",
    "vowing": "vow",
    "accused": "accuse",
    "accusing": "accuse",
    "denied": "deny",
    "denies": "deny",
    "denying": "deny",
    "dubbed": "dub",
    "opined": "opine",
    "quipped": "quip",
    "noted": "note",
    "alleged": "allege",
    "alleges": "allege",
    "hinted": "hint",
    "blamed": "blame",
    "blames": "blame",
    "blaming": "blame",
    "criticised": "criticize",
    "criticises": "criticize",
    "criticising": "criticize",
    "criticise": "criticize",
    "emphasised": "emphasize",
    "emphasises": "emphasize",
    "recognised": "recognize",
    "apologised": "apologize",
}
LONGEST = 300
"""Tokens of the longest sentence that is looked at whole. The longest of 30,000 sentences of the training articles has
222; longer ones are lists and tables without full stops, in which every word would be weighed against every other."""
DASHES = frozenset({"-", "–", "—", "―", "--"})
_HELD = frozenset({'"', "'", "''", "``", "«", "»", "(", ")", "[", "]", "$", "£", "€", "#", "@", "%", "?", "!"})


class Document:
    """One parsed article with the look-ups that the extractor needs.

    Attributes:
        text: The clean text.
        tokens: Its tokens.
        lemma: Base form per token, lower case.
        low: Lower-case form per token.
        pos: Part of speech per token.
        dep: Dependency label per token.
        head: Head per token.
        children: Children per token, in order.
        left: First token of the subtree per token.
        right: Last token of the subtree per token.
        bounds: Sentences as ranges of tokens; overlong ones in pieces.
        sentence: Number of the sentence in `bounds` per token.
        paragraph: Paragraph number per token.
        quote: Number of the quotation run in `runs` that a token stands in, or -1; marks belong to their run.
        runs: Disjoint quotation runs as ranges of tokens.
    """

    def __init__(self, text: Text, parse: Parse) -> None:
        self.text = text
        tokens = self.tokens = parse.tokens
        self.size = len(tokens)
        self.low = [t.text.lower() for t in tokens]
        self.lemma = [_LEMMAS.get(low) or t.lemma.lower() for t, low in zip(tokens, self.low, strict=True)]
        self.pos = [t.pos for t in tokens]
        self.dep = [t.dep for t in tokens]
        self.head = [t.head for t in tokens]
        of_sentence = [s.paragraph for s in text.sentences]
        self.paragraph = [of_sentence[t.sentence] for t in tokens]
        self.bounds = self._bounded(parse.bounds)
        self.sentence = [0] * self.size
        for number, (first, last) in enumerate(self.bounds):
            self.sentence[first:last] = [number] * (last - first)
        self._starts = [t.start for t in tokens]
        self._worded = [any(c.isalnum() for c in low) for low in self.low]
        self._mark = [pos in ("PUNCT", "SYM") or not worded for pos, worded in zip(self.pos, self._worded, strict=True)]
        self._slack = [not worded and low not in _HELD for low, worded in zip(self.low, self._worded, strict=True)]
        self.children: list[list[int]] = [[] for _ in tokens]
        for i, h in enumerate(self.head):
            if h != i:
                self.children[h].append(i)
        self.left = list(range(self.size))
        self.right = list(range(self.size))
        self._edges()
        self.runs: list[Range] = []
        self.quote = [-1] * self.size
        self._quotes()
        self.paragraph_bounds: dict[int, Range] = {}
        for i, p in enumerate(self.paragraph):
            first = self.paragraph_bounds.get(p, (i, i))[0]
            self.paragraph_bounds[p] = (first, i + 1)

    def _bounded(self, bounds: Iterable[Range]) -> tuple[Range, ...]:
        """The sentences, those beyond `LONGEST` in pieces that end at a comma where there is one.

        Words of a piece whose head stands in another piece become roots of their own.
        """
        out: list[Range] = []
        for first, last in bounds:
            start = first
            while last - start > LONGEST:
                end = start + LONGEST
                half = start + LONGEST // 2
                end = next((k + 1 for k in range(end - 1, half, -1) if self.low[k] in (",", ";", ":")), end)
                out.append((start, end))
                start = end
            out.append((start, last))
            if start > first:
                self._uproot(out, first)
        return tuple(out)

    def _uproot(self, pieces: list[Range], first: int) -> None:
        """Cut the tree between the pieces of the sentence that begins at `first`."""
        for start, end in pieces:
            if start >= first:
                for k in range(start, end):
                    if not start <= self.head[k] < end:
                        self.head[k] = k

    def _edges(self) -> None:
        """Subtree edges, leaves first."""
        depth = [0] * self.size
        for i in range(self.size):
            at, steps = i, 0
            while self.head[at] != at and steps < 200:
                at = self.head[at]
                steps += 1
            depth[i] = steps
        for i in sorted(range(self.size), key=lambda k: (-depth[k], k)):
            h = self.head[i]
            if h != i:
                self.left[h] = min(self.left[h], self.left[i])
                self.right[h] = max(self.right[h], self.right[i])

    def _quotes(self) -> None:
        for span in sorted([*self.text.quoted, *open_singles(self.text)]):
            first = self.token_at(span.start)
            last = bisect.bisect_left(self._starts, span.end)
            if first < last:
                number = len(self.runs)
                self.runs.append((first, last))
                for i in range(first, last):
                    self.quote[i] = number

    def token_at(self, offset: int) -> int:
        """Index of the first token that ends after a code point of the text."""
        at = bisect.bisect_right(self._starts, offset) - 1
        if at < 0:
            return 0
        return at if self.tokens[at].end > offset else at + 1

    def tokens_of(self, span: Span) -> Range:
        """Range of the tokens that share a character with a span."""
        first = self.token_at(span.start)
        return first, max(first, bisect.bisect_left(self._starts, span.end))

    def span(self, part: Range) -> Span:
        """Characters from the first to the last token of a range."""
        return Span(self.tokens[part[0]].start, self.tokens[part[1] - 1].end)

    def spans(self, parts: Iterable[Range]) -> tuple[Span, ...]:
        """Characters of several ranges, in order."""
        return tuple(self.span(part) for part in sorted(parts))

    def words(self, part: Range) -> str:
        """The text of a range."""
        return self.span(part).of(self.text.content)

    def subtree(self, token: int) -> Range:
        """The subtree of a token as one range."""
        return self.left[token], self.right[token] + 1

    def child(self, token: int, *labels: str) -> int:
        """The first child with one of the labels, or -1."""
        for kid in self.children[token]:
            if self.dep[kid] in labels:
                return kid
        return -1

    def is_punctuation(self, token: int) -> bool:
        """Whether a token is a mark and no word."""
        return self._mark[token]

    def trimmed(self, part: Range) -> Range:
        """A range without commas, dashes and full stops at its ends; quotation marks and brackets stay."""
        start, end = part
        while start < end and self._slack[start]:
            start += 1
        while end > start and self._slack[end - 1]:
            end -= 1
        return start, end

    def sentence_range(self, token: int) -> Range:
        """The sentence of a token."""
        return self.bounds[self.sentence[token]]

    def path_up(self, token: int, limit: int = 6) -> list[int]:
        """Ancestors of a token, nearest first."""
        out: list[int] = []
        at = token
        while self.head[at] != at and len(out) < limit:
            at = self.head[at]
            out.append(at)
        return out


_SINGLE = re.compile(r"(?:^|(?<=[\s(]))[‘'](?=[A-Z])")


def open_singles(text: Text) -> list[Span]:
    """Single-marked quotations that are left open at a paragraph's end because the next paragraph goes on with them.

    British outlets quote over several paragraphs with single marks; the marks alone cannot tell an opening one from an
    apostrophe, so both paragraphs must show it: one opened and never closed, the next opening with a mark.
    """
    content = text.content
    out: list[Span] = []
    paragraphs = text.paragraphs
    for this, following in itertools.pairwise(paragraphs):
        if content[following.span.start] not in "‘'":
            continue
        last = None
        for found in _SINGLE.finditer(content, this.span.start, this.span.end):
            last = found.start()
        if last is None and content[this.span.start] in "‘'":
            last = this.span.start
        if last is None or any(q.start <= last < q.end for q in text.quoted):
            continue
        out.append(Span(last, this.span.end))
    return out
