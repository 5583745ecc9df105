"""Half-open ranges of Unicode code points."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Span(NamedTuple):
    """Characters `start` up to but not including `end`, counted in code points.

    Attributes:
        start: First code point.
        end: One past the last code point; never below `start`.
    """

    start: int
    end: int

    @property
    def length(self) -> int:
        """Number of code points."""
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of `text` in this span."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def intersection(self, other: Span) -> Span | None:
        """The shared characters, or None if there are none."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Span(start, end) if start < end else None

    def shifted(self, by: int) -> Span:
        """The span moved by `by` code points."""
        return Span(self.start + by, self.end + by)

    def trimmed(self, text: str) -> Span:
        """The span without white space at its two ends; empty at `start` if it is all white space."""
        start, end = self.start, self.end
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return Span(start, end)


def merge(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Sort spans and join those that overlap or touch; empty spans vanish."""
    out: list[Span] = []
    for span in sorted(s for s in spans if s.end > s.start):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(Span(*span))
    return tuple(out)


def complement(spans: Iterable[Span], length: int) -> tuple[Span, ...]:
    """The parts of `[0, length)` that no span covers, in order."""
    out: list[Span] = []
    at = 0
    for span in merge(spans):
        if span.start > at:
            out.append(Span(at, min(span.start, length)))
        at = max(at, span.end)
    if at < length:
        out.append(Span(at, length))
    return tuple(out)


def hull(spans: Iterable[Span]) -> Span:
    """The smallest span around all of `spans`.

    Raises:
        ValueError: if there is none.
    """
    items = list(spans)
    if not items:
        raise ValueError("hull of no spans")
    return Span(min(s.start for s in items), max(s.end for s in items))
