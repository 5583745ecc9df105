"""Whose words a stretch of text is: the reporter's own, quoted, or attributed.

Quoted is what stands inside quotation marks (`Text.quoted`). Attributed is the content of an attribution outside the
marks ("which the US has labelled a terrorist group"). Everything else is the reporter's own voice.
Known misses: where no attributions are given, indirect content counts as own.
"""

from __future__ import annotations

from bisect import bisect_right

from analyzers.records import AttributionResult, Voice
from analyzers.text import Span, Text
from analyzers.text.span import merge


class Voices:
    """Answers for the stretches of one text.

    Attributes:
        quoted: Disjoint spans inside quotation marks, marks included.
        attributed: Disjoint spans of contents, quotations included.
    """

    def __init__(self, text: Text, attributions: AttributionResult | None = None) -> None:
        self.quoted = merge(text.quoted)
        found = attributions.attributions if attributions is not None else ()
        self.attributed = merge(span for item in found if item.reporting for span in item.content)
        self._quoted_starts = [span.start for span in self.quoted]
        self._attributed_starts = [span.start for span in self.attributed]

    def at(self, span: Span) -> Voice:
        """The voice of a stretch, decided at its first character."""
        if _covers(self.quoted, self._quoted_starts, span.start):
            return "quoted"
        return "attributed" if _covers(self.attributed, self._attributed_starts, span.start) else "own"


def _covers(spans: tuple[Span, ...], starts: list[int], at: int) -> bool:
    """Whether one of the sorted, disjoint spans holds the character."""
    found = bisect_right(starts, at) - 1
    return found >= 0 and at < spans[found].end
