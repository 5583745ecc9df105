"""A clean text cut out of a raw one, with the way back.

A revision never adds a character: the clean text is the raw text without the hidden spans. So every clean offset has
exactly one raw offset, and a span of the clean text is one or more spans of the raw text.
"""

from __future__ import annotations

import bisect
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from analyzers.text.span import Span, complement, merge


@dataclass(frozen=True)
class Revision:
    """One cleaning of one raw text.

    Attributes:
        raw: The whole decoded text, newlines untouched.
        hidden: Sorted, disjoint raw spans that are left out.
    """

    raw: str
    hidden: tuple[Span, ...]

    @classmethod
    def of(cls, raw: str, hidden: Iterable[Span] = ()) -> Revision:
        """Build a revision; spans may overlap and come in any order.

        Raises:
            ValueError: if a span reaches outside the text.
        """
        spans = merge(hidden)
        if spans and (spans[0].start < 0 or spans[-1].end > len(raw)):
            raise ValueError(f"hidden span outside the text of {len(raw)} characters: {spans[0]} … {spans[-1]}")
        return cls(raw, spans)

    @cached_property
    def kept(self) -> tuple[Span, ...]:
        """Raw spans that stay, in order."""
        return complement(self.hidden, len(self.raw))

    @cached_property
    def clean(self) -> str:
        """The text that is analysed."""
        return "".join(span.of(self.raw) for span in self.kept)

    @cached_property
    def id(self) -> str:
        """Hash of the clean text and of what was cut, 16 hex digits."""
        digest = hashlib.sha256()
        digest.update(self.raw.encode("utf-8", "surrogatepass"))
        digest.update(repr(self.hidden).encode())
        return digest.hexdigest()[:16]

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        """Clean offset at which each kept piece begins."""
        out, at = [], 0
        for span in self.kept:
            out.append(at)
            at += span.length
        return tuple(out)

    def to_raw(self, span: Span) -> tuple[Span, ...]:
        """Raw spans of a clean span, in order; empty for an empty span.

        Raises:
            ValueError: if the span reaches outside the clean text.
        """
        if not 0 <= span.start <= span.end <= len(self.clean):
            raise ValueError(f"span {span} outside the clean text of {len(self.clean)} characters")
        out: list[Span] = []
        at = bisect.bisect_right(self._starts, span.start) - 1
        while 0 <= at < len(self.kept) and self._starts[at] < span.end:
            piece = self.kept[at]
            low = max(span.start, self._starts[at]) - self._starts[at]
            high = min(span.end, self._starts[at] + piece.length) - self._starts[at]
            if high > low:
                out.append(Span(piece.start + low, piece.start + high))
            at += 1
        return tuple(out)

    def to_clean(self, span: Span) -> Span | None:
        """The clean span that covers what is left of a raw span, or None if all of it is hidden."""
        low: int | None = None
        high = 0
        for start, piece in zip(self._starts, self.kept, strict=True):
            part = piece.intersection(span)
            if part is not None:
                if low is None:
                    low = start + part.start - piece.start
                high = start + part.end - piece.start
        return None if low is None else Span(low, high)
