"""How rare a word is in English, 0 (among the most frequent) to 1 (in no list).

Source: the 30,522 word pieces of the sentence model's tokenizer, whose whole words stand roughly in order of frequency
in books and Wikipedia. A word that is no single piece is rare. No count of our own, and no download.
"""

from __future__ import annotations

import functools
import json
import math

import resources

_FIRST_WORD = 1996
"""Number of the first whole word ("the") in the list."""


@functools.cache
def _ranks() -> dict[str, int]:
    """Word -> rank; empty when the tokenizer's file is not there."""
    try:
        path = resources.path("models", "minilm", "tokenizer.json")
    except FileNotFoundError:
        return {}
    vocabulary = json.loads(path.read_text(encoding="utf-8"))["model"]["vocab"]
    return {word: number - _FIRST_WORD for word, number in vocabulary.items() if number >= _FIRST_WORD}


def rarity(word: str) -> float:
    """Rarity of a word form.

    Args:
        word: One word, any case.

    Returns:
        0 to 1, on a logarithmic scale of rank; 0.5 for every word when the list is not there.
    """
    ranks = _ranks()
    if not ranks:
        return 0.5
    rank = ranks.get(word.lower())
    if rank is None:
        return 1.0
    return min(1.0, math.log1p(rank / 100.0) / math.log1p(290.0))
