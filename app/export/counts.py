"""The figures of a comparison, each counted in one place, so that no two parts of a report can disagree.

All functions take effective results (a person's decisions are in them) and are pure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from analyzers.records import (
    Actor,
    Article,
    Attribution,
    AttributionResult,
    CleaningResult,
    Label,
    NamingResult,
    ToneResult,
    Voice,
    broad_class,
)
from analyzers.records.cleaning import CARD_KINDS

Broad = Literal["named", "unnamed", "institution", "generic"]
BROAD: tuple[Broad, ...] = ("named", "unnamed", "institution", "generic")
LETTERS: dict[str, str] = {"named": "N", "unnamed": "U", "institution": "I", "generic": "G"}

TONE_LIMIT = 0.05
"""A part of a sentence counts as positive from this compound on and as negative from its opposite (Hutto and Gilbert
2014, the thresholds VADER's authors give)."""


@dataclass(frozen=True)
class Speakers:
    """Statements by the class of who makes them."""

    named: int = 0
    unnamed: int = 0
    institution: int = 0
    generic: int = 0

    @property
    def total(self) -> int:
        """All statements."""
        return self.named + self.unnamed + self.institution + self.generic

    def parts(self) -> tuple[tuple[str, int], ...]:
        """(class, count) in the order of `BROAD`."""
        return tuple((kind, getattr(self, kind)) for kind in BROAD)


def statements(result: AttributionResult) -> tuple[Attribution, ...]:
    """The attributions that count as statements: private beliefs, wishes and plans are left out."""
    return tuple(item for item in result.attributions if item.reporting)


def site_lines(article: Article, found: CleaningResult) -> dict[str, int]:
    """Lines of an article that are hidden as site text, by kind; what moved to the card is not counted.

    Window and report both count these.
    """
    lines: Counter[str] = Counter()
    for part in found.site_text:
        if part.hidden and part.kind not in CARD_KINDS:
            lines[part.kind] += sum(1 for line in part.span.of(article.raw).splitlines() if line.strip())
    return {kind: count for kind, count in lines.items() if count}


def speakers(items: Iterable[Attribution]) -> Speakers:
    """How many statements each class of source makes."""
    found = Counter(broad_class(item.source_class) for item in items)
    return Speakers(found["named"], found["unnamed"], found["institution"], found["generic"])


@dataclass(frozen=True)
class ToneShare:
    """Parts of sentences in one voice by tone."""

    negative: int = 0
    neutral: int = 0
    positive: int = 0

    @property
    def total(self) -> int:
        """All parts in this voice."""
        return self.negative + self.neutral + self.positive


def tone_share(result: ToneResult, voice: Voice) -> ToneShare:
    """Negative, neutral and positive sentences of one voice."""
    values = [part.compound for part in result.sentences if part.voice == voice]
    negative = sum(value <= -TONE_LIMIT for value in values)
    positive = sum(value >= TONE_LIMIT for value in values)
    return ToneShare(negative, len(values) - negative - positive, positive)


def weighty_words(result: ToneResult, text: str, voice: Voice, most: int = 6) -> tuple[tuple[str, int], ...]:
    """The words that move the tone of one voice most, with how often they do; by summed weight, then place."""
    weight: dict[str, float] = {}
    uses: Counter[str] = Counter()
    first: dict[str, int] = {}
    for part in result.sentences:
        if part.voice != voice:
            continue
        for word in part.words:
            if word.ignored is None:
                form = word.span.of(text).lower()
                weight[form] = weight.get(form, 0.0) + abs(word.effect or word.value)
                uses[form] += 1
                first.setdefault(form, word.span.start)
    ranked = sorted(weight, key=lambda form: (-weight[form], first[form]))
    return tuple((form, uses[form]) for form in ranked[:most])


@dataclass(frozen=True)
class LabelCount:
    """One wording for an actor in one article.

    Attributes:
        label: The words.
        voice: Whose words.
        count: How often.
        is_name: Whether it is a proper name, not a description.
    """

    label: str
    voice: Voice
    count: int
    is_name: bool


def labels(result: NamingResult, article: str, actor: str, voices: Sequence[Voice] = ()) -> tuple[LabelCount, ...]:
    """How an article calls an actor: most frequent first, then by place.

    Args:
        result: The labels.
        article: Article id.
        actor: Actor id.
        voices: Only these; all if empty.
    """
    found: dict[tuple[str, Voice], list[Label]] = {}
    for label in sorted(result.labels, key=lambda item: item.span):
        if label.article == article and label.actor == actor and (not voices or label.voice in voices):
            found.setdefault((label.label, label.voice), []).append(label)
    nouns = {
        word for item in result.labels if item.actor == actor and not _is_name(item) for word in (item.head, item.label)
    }
    counts = [
        LabelCount(words, voice, len(uses), _is_name(uses[0]) and not _is_noun(uses[0], nouns))
        for (words, voice), uses in found.items()
    ]
    return tuple(sorted(counts, key=lambda item: -item.count))


def descriptions(result: NamingResult, article: str, actor: str) -> tuple[LabelCount, ...]:
    """What an article itself calls an actor: labels of its own voice that are more than a name.

    Words that it quotes or reports are somebody else's and left out, and so is what only repeats the name that the
    actor is listed under: that an article calls the army "army" says nothing. Window and report both list these.
    """
    listed = {stem for known in result.actors if known.id == actor for stem in _stems(known.name)}
    found = labels(result, article, actor, ("own",))
    return tuple(item for item in found if not item.is_name and not _stems(item.label) <= listed)


def _stems(words: str) -> set[str]:
    """The words without articles, case and endings: "the Pakistani army" and "Pakistan's army" have the same."""
    found = {word.casefold()[:_STEM].rstrip("s") for word in re.findall(r"\w+", re.sub(r"[’']s\b", "", words))}
    return found - {"the", "a", "an"}


_STEM = 6
"""Letters by which "Pakistani" and "Pakistan", "militants" and "militant" are one word."""


def _is_name(label: Label) -> bool:
    """Whether the head of a label is a name: labels are lower case but for names."""
    # Four letters find most plurals of a lemma ("insurgents", "parties"), two the rest ("men", "women").
    for letters in (4, 2, 1):
        start = label.head.lower()[:letters]
        head = next((word for word in reversed(label.label.split()) if word.lower().startswith(start)), "")
        if head and start:
            return head[:1].isupper()
    return label.label[:1].isupper()


def _is_noun(label: Label, nouns: set[str]) -> bool:
    """Whether a single capitalised word is a noun at the start of a sentence or in a headline ("Rebels")."""
    return " " not in label.label and (label.head in nouns or label.label.lower() in nouns)


def main_actors(result: NamingResult, most: int, among: Collection[str] | None = None) -> tuple[Actor, ...]:
    """The actors that more articles speak of, then more often; places last, since "who" is asked.

    Args:
        result: Actors and labels.
        most: At most as many.
        among: Only what these articles (ids) say counts, as those of one event; all if None.
    """
    said = [label for label in result.labels if among is None or label.article in among]
    often = Counter(label.actor for label in said)
    where: dict[str, set[str]] = {}
    for label in said:
        where.setdefault(label.actor, set()).add(label.article)
    spread = {actor.id: len(where.get(actor.id, ())) for actor in result.actors}
    order = {actor.id: index for index, actor in enumerate(result.actors)}

    def rank(actor: Actor) -> tuple[bool, int, int, int]:
        mentions = actor.mentions if among is None else often[actor.id]
        return (actor.kind in ("place", "other"), -spread[actor.id], -mentions, order[actor.id])

    return tuple(sorted((a for a in result.actors if spread[a.id]), key=rank)[:most])
