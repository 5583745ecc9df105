"""Evaluation task "loaded": the product's ranking of sentences worth a look, over articles given as sentences.

Input row: {"id", "sentences": [{"text"}]}. Output row: {"id", "sentences": [{"score", "spans"}]}, one per sentence in
order; spans are offsets into the sentence's text. Anything else in a row is not read.
"""

from __future__ import annotations

from typing import Any

from analyzers.language import load_parser
from analyzers.language.lexicon import load_lexicon
from analyzers.language.voice import Voices
from analyzers.modules.wording.look import rank
from analyzers.text import Text


def predict(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Scores and marked words for each article.

    Args:
        rows: Rows of the gold file without their answers.

    Returns:
        Prediction rows in the same order.
    """
    return [{"id": row["id"], "sentences": _article([s["text"] for s in row["sentences"]])} for row in rows]


def _article(sentences: list[str]) -> list[dict[str, Any]]:
    """Score one article whose sentences are given. Each stands on a line of its own in the text that is analysed."""
    lines = [_one_line(sentence) for sentence in sentences]
    text = Text("\n".join(lines))
    looks = rank(text, load_parser()(text), load_lexicon("families"), Voices(text))
    out: list[dict[str, Any]] = []
    start = 0
    for line in lines:
        stop = start + len(line)
        own = [look for look in looks if start <= text.sentences[look.sentence].span.start < stop]
        spans = [[s.start - start, s.end - start] for look in own for s in look.spans]
        out.append({"score": max((look.score for look in own), default=0.0), "spans": spans})
        start = stop + 1
    return out


def _one_line(sentence: str) -> str:
    """The sentence with line breaks made spaces; the same length."""
    return "".join(" " if char in "\r\n\u2028\u2029\x0b\x0c\x85" else char for char in sentence)
