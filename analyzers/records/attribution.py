"""Who says it: attributions and sources (terms of the PARC and PolNeAR corpora)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from analyzers.records.common import Provenance
from analyzers.text import Span

AttributionType = Literal["direct", "indirect", "mixed", "no_comment"]
SourceClass = Literal[
    "named_person",
    "named_organisation",
    "unnamed_person",
    "unnamed_group",
    "institution_collective",
    "media",
    "document_statement",
    "hearsay",
    "generic",
]
Status = Literal[
    "government", "security", "armed_group", "politician", "expert", "civil_society", "ordinary", "media", "unknown"
]
SpeechAct = Literal["statement", "denial", "refusal", "demand", "labelling", "hearsay"]
AnonymityKind = Literal["reason_given", "request_only", "marker_only", "none"]

NAMED_CLASSES = frozenset({"named_person", "named_organisation", "document_statement", "media"})
UNNAMED_CLASSES = frozenset({"unnamed_person", "unnamed_group", "hearsay"})


CHECK_BELOW = 0.6
"""Confidence below which a statement asks to be checked.

`Provenance.confidence` of an attribution is the chance that a person would have marked the same content. Of the records
below this line 48 % are right, of those above it 84 %; 19 % of all lie below. Measured on annotated articles that the
weights had not seen (`python -m tests.eval.attribution_calibration`).
"""
BroadClass = Literal["named", "unnamed", "institution", "generic"]


def broad_class(source_class: str) -> BroadClass:
    """The class as screens count it."""
    if source_class in NAMED_CLASSES:
        return "named"
    if source_class in UNNAMED_CLASSES:
        return "unnamed"
    return "institution" if source_class == "institution_collective" else "generic"


@dataclass(frozen=True, slots=True)
class Anonymity:
    """How the anonymity of an unnamed source is explained.

    Attributes:
        kind: reason_given, request_only ("asked not to be identified", "on condition of anonymity", and no reason),
            marker_only (a word such as "unnamed" and nothing more) or none.
        span: The phrase that grants it, or None.
        reason: The part of the phrase that gives the reason, or None.
    """

    kind: AnonymityKind
    span: Span | None = None
    reason: Span | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Content that the text gives to somebody other than the reporter, through a cue.

    Attributes:
        id: Unique in its article, "a0" ... in reading order.
        source: Source noun phrase; empty for hearsay without an agent.
        cue: The words that report; empty for a quotation without any.
        content: What is reported; several spans when the cue interrupts it.
        type: direct, indirect, mixed or no_comment.
        source_class: Class of the source's entity.
        entity: Id of the source entity in `AttributionResult.sources`, or "" without a source.
        said_to: The addressee when it is a medium or a person ("told Reuters"), or None.
        relay: The outlet or report that the statement comes through, or None.
        second_hand: Relayed from another outlet or report.
        anonymity: Set for unnamed sources.
        status: Walk of life of the source.
        speech_act: What is done by saying it.
        reporting: False only for private belief, wish or plan.
        provenance: Rule or model, the words that decided, confidence.
        warning: Trouble a person should look at (quotation marks that do not match), or "".
    """

    id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    type: AttributionType
    source_class: SourceClass
    entity: str
    said_to: Span | None
    relay: Span | None
    second_hand: bool
    anonymity: Anonymity | None
    status: Status
    speech_act: SpeechAct
    reporting: bool
    provenance: Provenance
    warning: str = ""


@dataclass(frozen=True, slots=True)
class SourceEntity:
    """One source of an article.

    Attributes:
        entity: Id, unique in the article.
        name: Fullest name or description found.
        source_class: Decided over all mentions.
        status: Walk of life.
        mentions: Spans of its source phrases.
        statements: Ids of its attributions.
        called: Titles and descriptions that the article gives it beside its name, in order.
    """

    entity: str
    name: str
    source_class: SourceClass
    status: Status
    mentions: tuple[Span, ...]
    statements: tuple[str, ...]
    called: tuple[str, ...] = ()


@dataclass(frozen=True)
class AttributionResult:
    """Attributions and sources of one article.

    Attributes:
        attributions: In reading order.
        sources: In order of first appearance.
        distinct: Lowest and highest number of distinct sources: "a source" opens a new one, "the source" may be any.
    """

    attributions: tuple[Attribution, ...] = ()
    sources: tuple[SourceEntity, ...] = ()
    distinct: tuple[int, int] = (0, 0)
