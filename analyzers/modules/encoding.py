"""Groundwork: vectors of the sentences and word pieces. See `analyzers.language.encoder`."""

from __future__ import annotations

import logging

import numpy as np

from analyzers.language import ModelMissing, load_encoder
from analyzers.language.encoder import DIMENSIONS, MODEL
from analyzers.protocol import Given, Spec
from analyzers.records import Article, Encoding

_LOG = logging.getLogger(__name__)


class SentenceEncoding:
    """Encodes the sentences of one article; an `Encoding` with an empty model name when the model is missing."""

    spec = Spec("encoding", 1, "article", Encoding, internal=True, title="Sentence vectors")

    def __call__(self, article: Article, given: Given) -> Encoding:
        """Vectors of the clean text's sentences, in their order."""
        try:
            encoder = load_encoder()
        except ModelMissing as error:
            _LOG.info("%s", error)
            return Encoding("", np.zeros((0, DIMENSIONS), dtype=np.float32), (), ())
        text = article.text
        spans = [sentence.span for sentence in text.sentences]
        means, pieces, offsets = encoder.encode([span.of(text.content) for span in spans])
        placed = tuple(
            tuple(piece.shifted(span.start) for piece in found) for span, found in zip(spans, offsets, strict=True)
        )
        return Encoding(MODEL, means, tuple(pieces), placed)
