"""Evaluation task "alignment": the line-up on sentences that are given."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import numpy as np

from analyzers.language import ModelMissing, load_encoder, load_parser
from analyzers.language.encoder import DIMENSIONS, MODEL
from analyzers.modules.lineup.linking import link
from analyzers.modules.lineup.scoring import Source, prepare, score
from analyzers.records import Encoding
from analyzers.text import Sentence, Span, Text


def predict(gold: dict[str, Any], *, use_model: bool = True) -> dict[str, Any]:
    """Line up the body sentences of a file in the format of ../shared/eval/alignment.

    Args:
        gold: The file's content; `groups` is not read and may be missing.
        use_model: False measures what the program does without the sentence model.

    Returns:
        All scored pairs of every event; "accepted" is true for solid ones.
    """
    events: dict[str, list[str]] = defaultdict(list)
    for name, article in gold["articles"].items():
        events[str(article.get("event", ""))].append(name)
    pairs: list[dict[str, Any]] = []
    for names in events.values():
        sources = [given_source(name, gold["articles"][name], use_model=use_model) for name in names]
        ready, who = prepare(sources)
        scores = score(sources, ready, who)
        listed = link(scores)
        for at, other, value, band in zip(*(column.tolist() for column in listed.columns()), strict=True):
            a, b = scores.passages[at], scores.passages[other]
            pairs.append(
                {
                    "a": _place(names[a.article], a.sentence.span),
                    "b": _place(names[b.article], b.sentence.span),
                    "score": round(value, 6),
                    "accepted": band == 2,
                    "band": (None, "possible", "solid")[band],
                }
            )
    return {"pairs": pairs}


def given_source(name: str, article: dict[str, Any], *, use_model: bool = True) -> Source:
    """One article whose sentences are given: they are parsed and encoded as the product does with its own."""
    text = given_text(article)
    return Source(name, text, load_parser()(text), encode(text) if use_model else None)


def given_text(article: dict[str, Any]) -> Text:
    """A text with the sentences and paragraphs of the file."""
    text = Text(article["text"])
    sentences = tuple(
        Sentence(f"s{k}", Span(item["start"], item["end"]), int(item.get("para", k)))
        for k, item in enumerate(article["body"])
    )
    text.__dict__["sentences"] = sentences  # takes the place of the computed property
    return text


def encode(text: Text) -> Encoding | None:
    """Vectors of a text's sentences, or None without the model."""
    try:
        encoder = load_encoder()
    except ModelMissing:
        return None
    spans = [s.span for s in text.sentences]
    if not spans:
        return Encoding(MODEL, np.zeros((0, DIMENSIONS), dtype=np.float32), (), ())
    means, pieces, offsets = encoder.encode([span.of(text.content) for span in spans])
    placed = tuple(tuple(o.shifted(s.start) for o in found) for s, found in zip(spans, offsets, strict=True))
    return Encoding(MODEL, means, tuple(pieces), placed)


def _place(name: str, span: Span) -> dict[str, Any]:
    return {"article": name, "start": span.start, "end": span.end}
