"""Tone and readability."""

from __future__ import annotations

from dataclasses import dataclass

from analyzers.records.common import Voice
from analyzers.text import Span


@dataclass(frozen=True, slots=True)
class ToneWord:
    """A word that VADER's lexicon knows.

    Attributes:
        span: Where it stands.
        value: Its value in the lexicon, about -4 to 4.
        ignored: None if it counts, else why not: "name", "domain", "grammar" ("like" as a preposition), "weak" (a value
            near 0) or "user".
        effect: What it adds in its sentence, after negation, intensifiers and "but"; 0 if ignored.
    """

    span: Span
    value: float
    ignored: str | None
    effect: float = 0.0


@dataclass(frozen=True, slots=True)
class ToneSentence:
    """Tone of one sentence, or of its part in one voice.

    Attributes:
        id: Sentence id.
        span: From the first to the last character of the part that was scored.
        voice: Whose words it holds.
        compound: VADER's normalised sum, -1 to 1, ignored words left out.
        words: Known words in the part.
        parts: The stretches of the part, disjoint: the other voice may stand between them.
    """

    id: str
    span: Span
    voice: Voice
    compound: float
    words: tuple[ToneWord, ...]
    parts: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorTone:
    """Tone towards a named actor in one sentence.

    Attributes:
        actor: Name as it stands in the text.
        span: The mention.
        sentence: Sentence id.
        polarity: -1, 0, 1, or None for unclear (confidence below 0.6).
        confidence: 0 to 1.
        second: Polarity of the transparent second opinion (VADER on the clause), or None.
    """

    actor: str
    span: Span
    sentence: str
    polarity: int | None
    confidence: float
    second: int | None = None


def disagrees(tone: ActorTone) -> bool:
    """Whether the two opinions about a mention differ.

    One has praise or blame where the other has none or its opposite; an unclear first opinion disagrees with nothing.
    """
    return tone.polarity is not None and tone.second is not None and tone.polarity != tone.second


@dataclass(frozen=True)
class ToneResult:
    """Tone of one article.

    Attributes:
        sentences: Parts in reading order.
        actors: Mentions in reading order; empty when the sentence model is missing.
        model: The sentence model used, or "".
    """

    sentences: tuple[ToneSentence, ...] = ()
    actors: tuple[ActorTone, ...] = ()
    model: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """A readability figure.

    Attributes:
        id: Such as "flesch_reading_ease".
        name: For people.
        value: The figure, or None when it cannot be computed.
        reliable: False where the formula asks for more text than there is.
        note: What it asks for, in words, or "".
    """

    id: str
    name: str
    value: float | None
    reliable: bool
    note: str = ""


@dataclass(frozen=True)
class ReadabilityResult:
    """Counts and formulas of one article's body, by the program's own word and sentence counts."""

    words: int = 0
    sentences: int = 0
    syllables: int = 0
    measures: tuple[Measure, ...] = ()
