"""Evaluation task "labels": the product's clustering of noun phrases, over mentions given as strings.

Input row: {"event", "mentions": [{"id", "text", "outlet", "paragraph", "sentence", "start"}]}; the mention's type and
anything else is not read: the product has to find it itself. Output row: {"event", "clusters": {id: name}}.

The strings of an outlet are read like sentences of its article: every noun phrase in them takes part, the first one
stands for the mention.
"""

from __future__ import annotations

import re
from typing import Any

from analyzers.language import load_parser
from analyzers.modules.naming.cluster import cluster_phrases
from analyzers.modules.naming.links import links_of
from analyzers.modules.naming.phrases import Phrase, build, phrases_of
from analyzers.modules.naming.words import nouns
from analyzers.records import Parse, Token
from analyzers.text import Text

WORDS_PER_MENTION = 10
"""How far apart mentions are taken to stand in their article, which is not given."""


def predict(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A cluster name for every mention of every event."""
    return [{"event": row["event"], "clusters": _event(row["mentions"])} for row in rows]


def _event(mentions: list[dict[str, Any]]) -> dict[str, str]:
    """Clusters of one event. Mentions are read in the order of outlet, paragraph, sentence and place."""
    ordered = sorted(mentions, key=lambda m: (m["outlet"], m["paragraph"], m["sentence"], m.get("start", 0), m["id"]))
    parsed = _parsed(sorted({_plain(m["text"]) for m in ordered}))
    phrases: list[Phrase] = []
    links: list[tuple[int, int]] = []
    main: dict[str, int] = {}
    for number, mention in enumerate(ordered):
        tokens = parsed.get(_plain(mention["text"]), ())
        base = 100 * number
        moved = tuple(t._replace(head=t.head + base) for t in tokens)
        found = _phrases(mention["outlet"], moved, base, number)
        at = {p.head_token: len(phrases) + k for k, p in enumerate(found)}
        if found:
            main[mention["id"]] = len(phrases)
        here = [_local(p, base) for p in found]
        for link in links_of(Parse(tuple(tokens), ((0, len(tokens)),)), here):
            links.append((at[link.of + base], at[link.by + base]))
        phrases.extend(found)
    clusters = cluster_phrases(phrases, links)
    return {m["id"]: f"c{clusters.of[main[m['id']]]}" if m["id"] in main else f"alone {m['id']}" for m in mentions}


def _parsed(strings: list[str]) -> dict[str, tuple[Token, ...]]:
    """Tokens of each string, heads and offsets counted in the string."""
    text = Text("\n\n".join(strings))
    parse = load_parser()(text)
    out: dict[str, list[Token]] = {}
    first: dict[str, int] = {}
    for index, token in enumerate(parse.tokens):
        span = text.paragraphs[text.sentences[token.sentence].paragraph].span
        string = span.of(text.content)
        low = first.setdefault(string, index)
        out.setdefault(string, []).append(
            token._replace(
                start=token.start - span.start, end=token.end - span.start, head=token.head - low, sentence=0
            )
        )
    return {string: tuple(tokens) for string, tokens in out.items()}


def _plain(text: str) -> str:
    """One line, single spaces, without marks at the ends."""
    return re.sub(r"\s+", " ", text).strip(" \"'`“”‘’.,;:") or text.strip()


def _phrases(outlet: str, tokens: tuple[Token, ...], base: int, number: int) -> list[Phrase]:
    """Phrases of a string, the one that stands for it first."""
    local = tuple(t._replace(head=t.head - base) for t in tokens)
    if not local:
        return []
    nested = phrases_of(outlet, Parse(local, ((0, len(local)),)))
    head = _head(local)
    first = build(outlet, head, local[: head + 1], head, 0, local[head + 1 :])
    if first is not None and first.head in nouns().container and first.tail:
        first = next((p for p in nested if p.head_token > head and p.head not in nouns().container), first)
    others = [p for p in nested if first is None or p.head_token != first.head_token]
    return [_local(p, -base, WORDS_PER_MENTION * number, number) for p in ([first] if first else []) + others]


def _local(phrase: Phrase, base: int, order: int | None = None, sentence: int = 0) -> Phrase:
    """The phrase with its token numbers moved down by `base`."""
    from dataclasses import replace

    owner = phrase.owner - base if phrase.owner >= 0 else -1
    return replace(
        phrase,
        head_token=phrase.head_token - base,
        owner=owner,
        order=phrase.order if order is None else order,
        sentence=sentence,
    )


def _head(tokens: tuple[Token, ...]) -> int:
    """Index of the head: the last noun before a preposition, comma or verb; the first noun phrase is the label."""
    last = -1
    for index, token in enumerate(tokens):
        noun = token.pos in ("NOUN", "PROPN")
        if noun or (token.text[:1].isupper() and token.pos not in ("DET", "PRON", "ADP", "NUM")):
            last = index
        elif last >= 0 and token.dep == "amod" and token.head > index:
            continue
        elif last >= 0 and (token.text == "," or token.pos in ("ADP", "VERB", "AUX", "SCONJ", "CCONJ", "PRON")):
            break
    return last if last >= 0 else len(tokens) - 1
