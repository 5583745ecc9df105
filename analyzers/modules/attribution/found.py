"""One attribution while it is being worked out."""

from __future__ import annotations

from dataclasses import dataclass

from analyzers.modules.attribution.document import Range
from analyzers.text import Span


@dataclass(slots=True)
class Found:
    """One attribution before it becomes a record.

    Attributes:
        head: Token that reports, or -1 for a quotation without a cue.
        cue: Characters of the cue.
        content: Characters of the content, in order.
        source_head: Head token of the source, or -1.
        source: Characters of the source.
        rule: Short name of the rule or model.
        why: The words that decided, for a student.
        confidence: 0 to 1.
        kind: "no_comment", "hearsay", "borrowed" (the content of another record), "uncued" or "".
        relay: Characters of the outlet or report it comes through.
        said_to: Characters of the addressee.
        agentless: The grammar leaves no room for a source ("is believed to").
        warning: Trouble to show, or "".
        speaker_of: The record whose source speaks here too (a quotation without a cue), or None.
        source_range: Token range of the source.
        passed_on: Quoted from elsewhere ("was quoted as saying").
    """

    head: int
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    source_head: int = -1
    source: tuple[Span, ...] = ()
    rule: str = "cue-model"
    why: str = ""
    confidence: float = 0.5
    kind: str = ""
    relay: Span | None = None
    said_to: Span | None = None
    agentless: bool = False
    warning: str = ""
    speaker_of: Found | None = None
    source_range: Range | None = None
    passed_on: bool = False

    def overlaps(self, spans: tuple[Span, ...]) -> bool:
        """Whether the content shares a character with one of `spans`."""
        return any(a.overlaps(b) for a in self.content for b in spans)
