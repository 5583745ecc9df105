"""Evaluation task "labels": the product's clustering of noun phrases, over mentions given as strings.

Input row: {"event", "mentions": [{"id", "text", "outlet", "paragraph", "sentence", "start"}]}; the mention's type and
anything else is not read: the product has to find it itself. Output row: {"event", "clusters": {id: name}}.
"""

from __future__ import annotations

import re
from typing import Any

from analyzers.language import load_parser
from analyzers.modules.naming.cluster import cluster
from analyzers.modules.naming.phrases import Phrase, build
from analyzers.records import Token
from analyzers.text import Text


def predict(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A cluster name for every mention of every event."""
    return [{"event": row["event"], "clusters": _event(row["mentions"])} for row in rows]


def _event(mentions: list[dict[str, Any]]) -> dict[str, str]:
    """Clusters of one event. Mentions are read in the order of outlet, paragraph, sentence and place."""
    ordered = sorted(mentions, key=lambda m: (m["outlet"], m["paragraph"], m["sentence"], m.get("start", 0), m["id"]))
    strings = sorted({_plain(m["text"]) for m in ordered})
    text = Text("\n\n".join(strings))
    parse = load_parser()(text)
    by_paragraph: dict[str, list[Token]] = {}
    for token in parse.tokens:
        sentence = text.sentences[token.sentence]
        string = text.paragraphs[sentence.paragraph].span.of(text.content)
        by_paragraph.setdefault(string, []).append(token)
    phrases: list[Phrase] = []
    ids: list[str] = []
    for number, mention in enumerate(ordered):
        tokens = by_paragraph.get(_plain(mention["text"]), [])
        found = _phrase(mention["outlet"], number, tokens) if tokens else None
        if found is not None:
            phrases.append(found)
            ids.append(mention["id"])
    clusters = cluster(phrases)
    out = {mention["id"]: f"alone {mention['id']}" for mention in mentions}
    for mention_id, number in zip(ids, clusters.of, strict=True):
        out[mention_id] = f"c{number}"
    return out


def _plain(text: str) -> str:
    """One line, single spaces, without marks at the ends."""
    return re.sub(r"\s+", " ", text).strip(" \"'`“”‘’.,;:") or text.strip()


def _phrase(outlet: str, number: int, tokens: list[Token]) -> Phrase | None:
    """The phrase of a string: up to its head noun, the rest behind it."""
    first = min(t.start for t in tokens)
    head = _head(tokens)
    shifted = [t._replace(start=t.start - first, end=t.end - first) for t in tokens]
    return build(outlet, number, shifted[: head + 1], head, 0, shifted[head + 1 :])


def _head(tokens: list[Token]) -> int:
    """Index of the head: the last noun before a preposition, comma or verb; the first noun phrase is the label."""
    last = -1
    for index, token in enumerate(tokens):
        if token.pos in ("NOUN", "PROPN") or (
            token.text[:1].isupper() and token.pos not in ("DET", "PRON", "ADP", "NUM")
        ):
            last = index
        elif (last >= 0 and token.pos in ("ADP", "VERB", "AUX", "SCONJ", "CCONJ", "PRON") and token.tag != "POS") or (
            last >= 0 and token.text == "," and index + 1 < len(tokens)
        ):
            break
    return last if last >= 0 else len(tokens) - 1
