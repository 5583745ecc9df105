"""Parsed and encoded text: shared groundwork of the analyzers. These stay in the worker process."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from analyzers.text import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Token(NamedTuple):
    """One token of the parse.

    Attributes:
        start: First code point in the clean text.
        end: One past the last.
        text: The characters, after quotation marks were made plain (same length as in the text).
        lemma: Base form, lower case but for names.
        pos: Universal part of speech (NOUN, VERB, PROPN ...).
        tag: Penn Treebank tag.
        dep: Dependency label to the head (ClearNLP scheme of spaCy's English models).
        head: Index of the head token in the whole parse; its own index for a root.
        ent: Entity type of the name the token belongs to, or "".
        ent_begin: Whether that name begins here.
        sentence: Index of the sentence in `Text.sentences`.
    """

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    ent: str
    ent_begin: bool
    sentence: int

    @property
    def span(self) -> Span:
        """Where the token stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True)
class Parse:
    """Tokens of a whole text in order. White space is no token.

    Attributes:
        tokens: All tokens; `head` counts in this tuple.
        bounds: Per sentence of `Text.sentences` the half-open range of its tokens.
    """

    tokens: tuple[Token, ...] = ()
    bounds: tuple[tuple[int, int], ...] = ()

    def sentence(self, index: int) -> tuple[Token, ...]:
        """Tokens of one sentence."""
        first, last = self.bounds[index]
        return self.tokens[first:last]


@dataclass(frozen=True)
class Encoding:
    """Sentence and word-piece vectors of one text.

    Attributes:
        model: Name and hash of the model, or "" when no model could be loaded (then all tuples are empty).
        sentences: (number of sentences, 384) float32, mean over word pieces, not normalised.
        pieces: Per sentence (pieces, 384) float32, without the two special pieces.
        offsets: Per sentence and piece the span in the clean text.
    """

    model: str
    sentences: NDArray[np.float32]
    pieces: tuple[NDArray[np.float32], ...]
    offsets: tuple[tuple[Span, ...], ...]
