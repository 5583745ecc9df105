"""Who is called what, and which words stand out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from analyzers.records.common import Voice
from analyzers.text import Span


@dataclass(frozen=True, slots=True)
class Label:
    """One naming of an actor.

    Attributes:
        article: Article id.
        actor: Actor id.
        span: The noun phrase without its determiner.
        label: The words as counted: lower case but for names, determiner dropped.
        head: Lemma of the head noun.
        kind: "mention", "apposition" or "predicate".
        voice: own, quoted or attributed.
    """

    article: str
    actor: str
    span: Span
    label: str
    head: str
    kind: str
    voice: Voice


@dataclass(frozen=True, slots=True)
class Actor:
    """A suggested actor of the comparison.

    Attributes:
        id: "actor0" ... by number of mentions.
        name: Its most frequent full name, else its most frequent label.
        kind: "person", "group", "place" or "other".
        aliases: Names and labels joined in it.
        mentions: Number of labels over all articles.
        acts: Article id -> how often it is the agent of a verb.
        acted_upon: Article id -> how often it is the patient.
    """

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...]
    mentions: int
    acts: Mapping[str, int] = field(default_factory=dict)
    acted_upon: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class NamingResult:
    """Actors of the comparison and how each article labels them."""

    actors: tuple[Actor, ...] = ()
    labels: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class DistinctiveWord:
    """A word that stands out in one article against the others.

    Attributes:
        article: Article id.
        word: Lemma.
        count: Uses in the article's body.
        rate: Uses per 1,000 words of the article.
        other_rate: The same for the other articles together.
        z: Log-odds with an informative Dirichlet prior over its standard error (Monroe, Colaresi and Quinn 2008).
        spans: Where it stands.
    """

    article: str
    word: str
    count: int
    rate: float
    other_rate: float
    z: float
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class FamilyHit:
    """A word of one of the word families (hedge, factive, intensifier ...)."""

    article: str
    family: str
    word: str
    span: Span
    voice: Voice


@dataclass(frozen=True, slots=True)
class LookHit:
    """A sentence of the "worth a look" ranking.

    Attributes:
        article: Article id.
        sentence: Sentence id.
        score: Only for ranking.
        spans: Words that made it.
        reason: In words for a person.
    """

    article: str
    sentence: str
    score: float
    spans: tuple[Span, ...]
    reason: str


@dataclass(frozen=True)
class WordingResult:
    """Distinctive words, word families and the ranking of sentences worth a look."""

    distinctive: tuple[DistinctiveWord, ...] = ()
    families: tuple[FamilyHit, ...] = ()
    look: tuple[LookHit, ...] = ()
    words: Mapping[str, int] = field(default_factory=dict)
    """Article id -> number of words of its body."""


@dataclass(frozen=True, slots=True)
class VerbUse:
    """One reporting cue.

    Attributes:
        article: Article id.
        attribution: Id of the attribution.
        lemma: Lemma of the cue's head.
        ladder: neutral, distancing, endorsing, conceding, conflict or other.
        span: The cue.
        source_class: Class of the source.
    """

    article: str
    attribution: str
    lemma: str
    ladder: str
    span: Span
    source_class: str


@dataclass(frozen=True)
class VerbsResult:
    """Reporting cues of all articles on the ladder of reporting verbs."""

    uses: tuple[VerbUse, ...] = ()
