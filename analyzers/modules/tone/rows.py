"""Feature vectors of single annotated sentences: the way that training and evaluation share with the program.

The sentences come without their article, so parser and sentence model run on each one alone. In an article the
features are computed by the same code from the article's parse and vectors.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from analyzers.language import load_encoder, load_parser
from analyzers.modules.tone.cues import cues
from analyzers.modules.tone.features import SIZE, Sentence, features
from analyzers.modules.tone.head import load_head
from analyzers.modules.tone.tree import Tree
from analyzers.modules.tone.vader import Vader
from analyzers.text import Span, Text

if TYPE_CHECKING:
    from numpy.typing import NDArray


def sentences(rows: Sequence[Mapping[str, Any]], vader: Vader) -> dict[str, Sentence]:
    """Each different sentence of the rows, parsed and encoded alone.

    Raises:
        ModelMissing: if the sentence model is not installed.
    """
    texts = sorted({str(row["sentence"]) for row in rows})
    parser = load_parser()
    _, pieces, offsets = load_encoder().encode(texts)
    out = {}
    for text, vectors, places in zip(texts, pieces, offsets, strict=True):
        tree = Tree(parser(Text(text)).tokens)
        out[text] = Sentence.of(text, Span(0, len(text)), tree, vectors, places, vader)
    return out


def row_features(rows: Sequence[Mapping[str, Any]]) -> tuple[NDArray[np.float32], list[frozenset[str]]]:
    """Feature vectors and cues of rows with "sentence" and "target" [start, end).

    Raises:
        ModelMissing: if the sentence model is not installed.
    """
    vader = Vader()
    found = sentences(rows, vader)
    vectors = np.zeros((len(rows), SIZE), dtype=np.float32)
    words = []
    for number, row in enumerate(rows):
        sentence, target = found[str(row["sentence"])], Span(*row["target"])
        vectors[number] = features(sentence, target, vader)
        words.append(cues(sentence.tree, target))
    return vectors, words


def judge_rows(rows: Sequence[Mapping[str, Any]]) -> list[tuple[int, float]]:
    """Tone and confidence of rows, never "unclear".

    Raises:
        ModelMissing: if the sentence model is not installed.
    """
    head = load_head()
    return [head.judge(vector, words) for vector, words in zip(*row_features(rows), strict=True)]
