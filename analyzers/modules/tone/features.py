"""What the head looks at when it judges the tone of a sentence towards somebody in it.

From the frozen sentence model's word pieces: the mean of the target's pieces, of all pieces, of those before and
those after it (weighted by exp(-d/6), d pieces away), and of those near it in the parse (exp(-s/1.5), s steps away).
From the parse: length, place and role of the target. From VADER, names left out: the sentence, the clause, five and
ten words around the target, and the verb. Beside the vector stand single words as cues, see `cues`.

The pooling of target, sentence and neighbourhood follows what aspect-based sentiment models do with BERT pieces (Song
et al. 2019, "Attentional encoder network for targeted sentiment classification", local context: Zeng et al. 2019,
"LCF").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analyzers.modules.tone.ignoring import reasons
from analyzers.modules.tone.tree import FAR, Tree
from analyzers.modules.tone.vader import Item, Vader
from analyzers.text import Span

if TYPE_CHECKING:
    from numpy.typing import NDArray

DIMENSIONS = 384
NEAR_PIECES = 6.0
"""Pieces after which the weight of the neighbourhood falls to 1/e; chosen on the training data."""
NEAR_STEPS = 1.5
"""The same for steps in the parse."""
_ROLES = ("nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj", "appos")
_INSIDE = frozenset({"compound", "amod", "nmod"})


@dataclass(frozen=True)
class Sentence:
    """One sentence as the features need it.

    Attributes:
        text: The whole text that the spans count in.
        span: The sentence.
        tree: Its parse.
        pieces: (n, 384) word-piece vectors.
        offsets: Span of each piece.
        words: Its words as VADER reads them.
        effects: What each word adds, names and grammar words left out.
    """

    text: str
    span: Span
    tree: Tree
    pieces: NDArray[np.float32]
    offsets: Sequence[Span]
    words: tuple[Item, ...]
    effects: tuple[float, ...]

    @classmethod
    def of(
        cls, text: str, span: Span, tree: Tree, pieces: NDArray[np.float32], offsets: Sequence[Span], vader: Vader
    ) -> Sentence:
        """Weigh the words of a sentence once for all its targets."""
        words = vader.items(text, span)
        return cls.weighed(text, span, tree, pieces, offsets, vader, words, reasons(words, tree.tokens, domain=False))

    @classmethod
    def weighed(
        cls,
        text: str,
        span: Span,
        tree: Tree,
        pieces: NDArray[np.float32],
        offsets: Sequence[Span],
        vader: Vader,
        words: tuple[Item, ...],
        why: Mapping[int, str],
    ) -> Sentence:
        """The same where the words and the reasons to ignore some are known; subject words count here."""
        hidden = [i for i, reason in why.items() if reason == "name" and i < len(words)]
        silent = [i for i, reason in why.items() if reason == "grammar" and i < len(words)]
        return cls(text, span, tree, pieces, offsets, words, vader.effects(words, hidden, silent))


def features(sentence: Sentence, target: Span, vader: Vader) -> NDArray[np.float32]:
    """The feature vector of a target in a sentence.

    Args:
        sentence: The sentence.
        target: The mention, in the sentence's offsets.
        vader: Only its normalisation is used.

    Returns:
        One vector; zeros when the sentence has no word piece or no token.
    """
    tree = sentence.tree
    count = len(sentence.offsets)
    if not count or not tree.tokens:
        return np.zeros(SIZE, dtype=np.float32)
    own = [i for i, o in enumerate(sentence.offsets) if o.start < target.end and o.end > target.start]
    if not own:
        own = [min(range(count), key=lambda i: abs(sentence.offsets[i].start - target.start))]
    first, last = own[0], own[-1]
    place = np.arange(count)
    away = np.maximum(np.maximum(first - place, place - last), 0)
    near = np.exp(-away / NEAR_PIECES)

    members = tree.covering(target)
    top = tree.top(members)
    steps = np.array(tree.steps(members))
    verb, clause = tree.clause(top)
    token_of = _token_of(sentence)

    def pool(weights: NDArray[np.float64]) -> NDArray[np.float64]:
        weights = np.where(away > 0, weights, 0.0)
        total = weights.sum()
        if total <= 0:
            return np.zeros(DIMENSIONS)
        return np.asarray((weights / total) @ sentence.pieces, dtype=np.float64)

    blocks = [
        sentence.pieces[first : last + 1].mean(axis=0),
        sentence.pieces.mean(axis=0),
        pool(np.where(place < first, near, 0.0)),
        pool(np.where(place > last, near, 0.0)),
        pool(np.exp(-steps[token_of] / NEAR_STEPS)),
        _role(tree, top, verb, int(steps[verb]), count, first, len(own)),
        _lexical(sentence, target, verb, clause, vader),
    ]
    return np.concatenate(blocks).astype(np.float32)


def _token_of(sentence: Sentence) -> NDArray[np.int64]:
    """The token that each word piece belongs to."""
    out = []
    at = 0
    tokens = sentence.tree.tokens
    for offset in sentence.offsets:
        while at + 1 < len(tokens) and tokens[at].end <= offset.start:
            at += 1
        out.append(at)
    return np.array(out, dtype=np.int64)


def _role(tree: Tree, top: int, verb: int, steps: int, count: int, first: int, own: int) -> list[float]:
    """Length, place and role of the target."""
    dep = tree.tokens[top].dep
    return [
        count / 40,
        first / count,
        own / 5,
        *(float(dep == role) for role in _ROLES),
        float(dep in _INSIDE),
        float(tree.tokens[top].pos == "PRON"),
        min(steps, FAR) / 5,
        float(tree.tokens[verb].dep == "ROOT"),
    ]


def _lexical(sentence: Sentence, target: Span, verb: int, clause: Sequence[int], vader: Vader) -> list[float]:
    """VADER's view of the sentence, the clause and the neighbourhood."""
    tokens = sentence.tree.tokens
    inside = [tokens[i].span for i in clause]
    at = [i for i, item in enumerate(sentence.words) if item.span.overlaps(target)]
    low, high = (at[0], at[-1]) if at else (0, 0)
    by_clause = [
        effect
        for item, effect in zip(sentence.words, sentence.effects, strict=True)
        if effect and any(item.span.overlaps(span) for span in inside)
    ]
    at_verb = sum(
        effect
        for item, effect in zip(sentence.words, sentence.effects, strict=True)
        if effect and item.span.overlaps(tokens[verb].span)
    )
    before = sentence.text[sentence.span.start : target.start]
    opened = sum(before.count(mark) for mark in '“"') - before.count("”")
    return [
        vader.compound(sum(sentence.effects)),
        vader.compound(sum(by_clause)),
        vader.compound(sum(e for e in by_clause if e > 0)),
        vader.compound(sum(e for e in by_clause if e < 0)),
        vader.compound(sum(sentence.effects[max(0, low - 10) : high + 11])),
        vader.compound(sum(sentence.effects[max(0, low - 5) : high + 6])),
        at_verb / 3,
        float(opened % 2),
    ]


SIZE = 5 * DIMENSIONS + 3 + len(_ROLES) + 4 + 8
"""Length of a feature vector."""


def clause_opinion(sentence: Sentence, target: Span, effects: Sequence[float], threshold: float, vader: Vader) -> int:
    """The transparent second opinion: VADER's sum over the clause of the target.

    Args:
        sentence: The sentence.
        target: The mention.
        effects: What each word adds, as shown to the person.
        threshold: Smallest compound that is not neutral.
        vader: Its normalisation.

    Returns:
        -1, 0 or 1.
    """
    tree = sentence.tree
    if not tree.tokens:
        return 0
    _, clause = tree.clause(tree.top(tree.covering(target)))
    inside = [tree.tokens[i].span for i in clause]
    total = sum(
        effect
        for item, effect in zip(sentence.words, effects, strict=True)
        if effect and any(item.span.overlaps(span) for span in inside)
    )
    value = vader.compound(total)
    return 1 if value >= threshold else -1 if value <= -threshold else 0
