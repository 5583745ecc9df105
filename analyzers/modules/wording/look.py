"""Sentences worth a look: a ranking, never a verdict.

A sentence's score is a sum that a person can follow: each word of the families adds its family's weight, more if the
word is rare in English, less if it is not the reporter's own; words of a longer list of loaded words
(`resources/lexicons/loaded.json`) count half; short quotation marks around one to three words add a
little, and so do uncommon adjectives, adverbs and verbs of no list (our lists cannot hold all loaded words, and most
of those are uncommon); a sentence near the top of the article counts more, because it is what most readers read. The
weights are set by hand; no annotated text was used to compute them.
Which families carry weight follows Recasens et al. (2013): judging and one-sided words and assertive verbs more than
factives, hedges not at all.
Known misses: irony; what is left out; loaded use of plain words; praise by detail.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from analyzers.language.lexicon import Lexicon, load_lexicon
from analyzers.language.voice import Voices
from analyzers.modules.wording.rarity import rarity
from analyzers.records import Parse, Token
from analyzers.text import Span, Text

WEIGHTS = {
    "set phrase": 1.2,
    "forceful verb": 1.0,
    "judging word": 1.0,
    "charged noun": 0.8,
    "assertive": 0.25,
    "intensifier": 0.45,
    "contested": 0.25,
    "implicative": 0.25,
    "factive": 0.1,
}
MORE = 0.5
"""Share of the weight that words of the longer list get: many of them are plain words in other contexts."""
VOICE = {"own": 1.0, "attributed": 0.8, "quoted": 0.5}
SCARE_QUOTES = 0.25
UNCOMMON = 0.3
"""Weight of an uncommon adjective, adverb or verb of no list, times how far its rarity lies above `UNCOMMON_FROM`."""
UNCOMMON_FROM = 0.4
MIN_RARITY = 0.6
"""Rarity from which a word counts as uncommon."""
TOP = (0.9, 0.6, 0.25)
"""Added for the first, second and third sentence."""
MARK_FROM = 0.3
"""Words are marked from this weight on."""
_NAMES: dict[str, str] = {
    "assertive": "a verb that asserts",
    "intensifier": "an intensifier",
    "contested": "a contested label",
    "implicative": "a verb that implies success or failure",
    "factive": "a verb that takes for granted",
}


@dataclass(frozen=True, slots=True)
class Look:
    """A scored sentence.

    Attributes:
        sentence: Its number in `Text.sentences`.
        score: For ranking only; 0 and up.
        spans: Words that made it, in reading order.
        reason: In words for a person; "" when nothing was found.
    """

    sentence: int
    score: float
    spans: tuple[Span, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class _Clue:
    """One thing that adds to a sentence's score."""

    span: Span
    weight: float
    why: str


def rank(text: Text, parse: Parse, families: Lexicon, voices: Voices, more: Lexicon | None = None) -> tuple[Look, ...]:
    """Score every sentence of a text, in reading order.

    Args:
        text: The clean text.
        parse: Its parse.
        families: The word families.
        voices: Whose words they are.
        more: The longer list of loaded words, which count half; None for the shipped one.
    """
    lists = ((families, 1.0), (load_lexicon("loaded") if more is None else more, MORE))
    return tuple(_look(number, text, parse, lists, voices) for number in range(len(text.sentences)))


def _look(number: int, text: Text, parse: Parse, lists: Sequence[tuple[Lexicon, float]], voices: Voices) -> Look:
    first, stop = parse.bounds[number]
    clues = _word_clues(parse.tokens, first, stop, lists, voices)
    clues += _scare_quotes(text, number)
    words = sum(clue.weight for clue in clues)
    score = math.log1p(words) + (TOP[number] if number < len(TOP) else 0.0)
    marked = sorted((c for c in clues if c.weight >= MARK_FROM), key=lambda c: c.span)
    parts = [f"{c.why}: “{' '.join(c.span.of(text.content).split())}”" for c in marked]
    if marked and number < len(TOP):
        parts.append("near the top of the article")
    return Look(number, score, tuple(c.span for c in marked), "; ".join(parts))


def _word_clues(
    tokens: Sequence[Token], first: int, stop: int, lists: Sequence[tuple[Lexicon, float]], voices: Voices
) -> list[_Clue]:
    """Clues of words: the heaviest family of each word counts; uncommon words of no list count a little."""
    best: dict[int, tuple[int, float, str]] = {}
    for match, share in ((match, share) for lexicon, share in lists for match in lexicon.find(tokens, first, stop)):
        name = match.entry.kind or match.entry.family
        weight = share * WEIGHTS.get(name, 0.0)
        if not weight or _in_name(tokens, match.first, match.stop):
            continue
        weight *= 0.4 + 0.8 * max(rarity(tokens[i].text) for i in range(match.first, match.stop))
        if weight > best.get(match.first, (0, 0.0, ""))[1]:
            best[match.first] = (match.stop, weight, _NAMES.get(name, name))
    out: list[_Clue] = []
    covered = first
    for at in sorted(best):
        end, weight, why = best[at]
        if at >= covered:
            span = Span(tokens[at].start, tokens[end - 1].end)
            out.append(_Clue(span, weight * VOICE[voices.at(span)], why))
            covered = end
    listed = {i for at, (end, _, _) in best.items() for i in range(at, end)}
    for i in range(first, stop):
        token = tokens[i]
        if i in listed or token.pos not in ("ADJ", "ADV", "VERB") or token.ent or not token.text.isalpha():
            continue
        rare = rarity(token.text)
        if rare > MIN_RARITY:
            weight = UNCOMMON * (rare - UNCOMMON_FROM) * VOICE[voices.at(token.span)]
            out.append(_Clue(token.span, weight, "an uncommon word"))
    return out


def _in_name(tokens: Sequence[Token], first: int, stop: int) -> bool:
    """Whether a word is part of a proper name ("Justice Party")."""
    return any(t.pos == "PROPN" and t.ent not in ("", "NORP") for t in tokens[first:stop])


def _scare_quotes(text: Text, number: int) -> list[_Clue]:
    """One to three words in quotation marks inside a sentence of the reporter's."""
    sentence = text.sentences[number].span
    out = []
    for span in text.quoted:
        if not sentence.contains(span) or span == sentence:
            continue
        words = text.words(span)
        if 1 <= words <= 3:
            out.append(_Clue(span, SCARE_QUOTES, "a few words in quotation marks"))
    return out
