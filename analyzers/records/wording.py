"""Who is called what, and which words stand out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

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
        part: "agent" or "patient" of the verb that it hangs on, else "".
    """

    article: str
    actor: str
    span: Span
    label: str
    head: str
    kind: str
    voice: Voice
    part: str = ""


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


LexiconKind = Literal["ignore", "value", "family", "list"]


@dataclass(frozen=True, slots=True)
class LexiconEntry:
    """What a person decided about one word of the lists, for one comparison. Later entries win over earlier ones.

    Attributes:
        word: The word or phrase as it is written in a text, in any case; for the kind "list" the name of a list
            ("domain").
        kind: "ignore": the word does not count - for tone, or, with `family`, in that word family. "value": its value
            for tone is `value`. "family": it counts in the word family `family`, which may be a new one. "list": the
            list `word` is switched off where `value` is 0, else on.
        value: -4 to 4, for the kind "value"; 0 or 1 for the kind "list".
        family: Id of a family of `resources/lexicons/families.json`, or the name of a new one.
        made: When, ISO 8601 in UTC, or "".
        by: Who, or "".
    """

    word: str
    kind: LexiconKind
    value: float = 0.0
    family: str = ""
    made: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class UserLexicon:
    """A person's entries of one comparison, oldest first: given to analyzers that name it among their `uses`."""

    entries: tuple[LexiconEntry, ...] = ()


Place = tuple[str, Span]
"""An article's id and the span of a label in its clean text."""


@dataclass(frozen=True, slots=True)
class NamingDecision:
    """What a person decided about actors, by the places of their labels: results' ids change, places do not.

    Attributes:
        action: "merge": the actors of all `places` are one. "split": the labels at `places` belong to the actor of the
            label at `into`, or, where that is None, together to an actor of their own. "rename": the actor that the
            labels at `places` belong to is called `name`.
        places: Labels: at least one, for a merge one of each actor (two or more).
        into: For a split, a label of the actor that takes them; None for a new actor.
        name: What the actor is called from now on; "" lets the program choose.
        made: When, ISO 8601 in UTC, or "".
        by: Who, or "".
    """

    action: Literal["merge", "split", "rename"]
    places: tuple[Place, ...]
    into: Place | None = None
    name: str = ""
    made: str = ""
    by: str = ""
