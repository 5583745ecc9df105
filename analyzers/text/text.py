"""A clean text with its paragraphs, sentences and quotation runs."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass
from functools import cached_property

from analyzers.text.quotes import QuoteRun, find_quotes
from analyzers.text.sentences import TERMINALS, Sentence, split_sentences
from analyzers.text.span import Span

# Line breaks of plain text: CRLF, LF, CR, and Unicode's line and paragraph separators, form feed, vertical tab.
_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
_BREAK = r"(?:\r\n|\r(?!\n)|[\n\u2028\u2029\x0b\x0c\x85])"
_BLANK = re.compile(rf"{_BREAK}[^\S\r\n]*{_BREAK}")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph.

    Attributes:
        index: Its number, from 0.
        span: Where it stands, without white space at its ends.
    """

    index: int
    span: Span


def lines(text: str) -> list[Span]:
    """Spans of the lines that hold more than white space, trimmed, in order."""
    found = (Span(m.start(), m.end()).trimmed(text) for m in _LINE.finditer(text))
    return [span for span in found if span.length]


def is_hard_wrapped(text: str) -> bool:
    """Whether lines were broken at a fixed width (mail, old agency text), so that only blank lines end paragraphs.

    True when the text has blocks of several lines between blank lines, those lines are 40 to 100 characters long, and
    most of them stop in mid-sentence.
    """
    inner = mid = 0
    for block in _blocks(text):
        inside = block.of(text)
        for row in lines(inside)[:-1]:
            content = row.of(inside)
            inner += 1
            mid += 40 <= len(content) <= 100 and content.rstrip("”’\"')")[-1:] not in TERMINALS + ":"
    return inner >= 3 and mid / inner > 0.6


def _blocks(text: str) -> list[Span]:
    """Spans between blank lines."""
    out: list[Span] = []
    at = 0
    for gap in _BLANK.finditer(text):
        out.append(Span(at, gap.start()).trimmed(text))
        at = gap.end()
    out.append(Span(at, len(text)).trimmed(text))
    return [span for span in out if span.length]


@dataclass(frozen=True)
class Text:
    """A text with its structure; everything is computed once, on first use.

    Attributes:
        content: The characters; all offsets count its code points.
    """

    content: str

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Paragraphs in order: lines, or blocks between blank lines where the text is hard-wrapped."""
        spans = _blocks(self.content) if is_hard_wrapped(self.content) else lines(self.content)
        return tuple(Paragraph(i, span) for i, span in enumerate(spans))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Sentences in order; none crosses a paragraph."""
        out: list[Sentence] = []
        for paragraph in self.paragraphs:
            for span in split_sentences(self.content, paragraph.span):
                out.append(Sentence(f"s{len(out)}", span, paragraph.index))
        return tuple(out)

    @cached_property
    def quotes(self) -> tuple[QuoteRun, ...]:
        """Quotation runs in order of their start."""
        return find_quotes(self.content, [p.span for p in self.paragraphs])

    @cached_property
    def quoted(self) -> tuple[Span, ...]:
        """Double-marked runs and single-marked runs outside them: disjoint spans, marks included."""
        out: list[Span] = []
        for run in self.quotes:
            if not out or run.span.start >= out[-1].end:
                out.append(run.span)
        return tuple(out)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.sentences]

    def sentences_in(self, span: Span) -> tuple[Sentence, ...]:
        """Sentences that share a character with `span`."""
        first = max(0, bisect.bisect_right(self._sentence_starts, span.start) - 1)
        out = []
        for sentence in self.sentences[first:]:
            if sentence.span.start >= span.end:
                break
            if sentence.span.overlaps(span):
                out.append(sentence)
        return tuple(out)

    def words(self, span: Span | None = None) -> int:
        """Number of words (runs of letters and figures, joined by apostrophes, hyphens and inner full stops)."""
        where = span or Span(0, len(self.content))
        return sum(1 for _ in WORD.finditer(self.content, where.start, where.end))


# Accents and vowel signs written as characters of their own, and the joiners of Arabic script: no letters to `re`.
_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f\u200c\u200d\u20d0-\u20ff"
WORD = re.compile(rf"\w[\w{_MARKS}]*(?:(?:\.?[’']|[.\-‐‑&@])\w[\w{_MARKS}]*)*")
"""One word as the program counts it."""
