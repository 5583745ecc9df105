"""Small records that the others are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from analyzers.text import Span

Voice = Literal["own", "quoted", "attributed"]
"""Whose words: the reporter's, inside quotation marks, or indirect content of an attribution."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Why a record exists, in words a student can read.

    Attributes:
        rule: Short stable name of the rule or model, such as "cue-model" or "agency-in-brackets".
        why: One plain sentence or phrase: the words that decided.
        confidence: 0 to 1.
        evidence: Spans of the clean text that decided; may be empty.
    """

    rule: str
    why: str
    confidence: float
    evidence: tuple[Span, ...] = ()


class SentenceRef(NamedTuple):
    """A sentence of an article: article id and sentence id."""

    article: str
    sentence: str
