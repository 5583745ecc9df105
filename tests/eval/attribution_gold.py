"""Annotated articles for training the attribution extractor: texts with their parses, and what was marked in them."""

from __future__ import annotations

import bisect
import hashlib
import importlib.metadata
import inspect
import json
import pickle
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analyzers.language import load_parser
from analyzers.language.parser import MODEL, Parser
from analyzers.modules.attribution.cues import cue_key
from analyzers.modules.attribution.document import Document
from analyzers.records import Parse, Token
from analyzers.text import Span, Text

_WORD = re.compile(r"\w+")


class Words:
    """Words of a text as the scorer counts them."""

    def __init__(self, text: str) -> None:
        places = [(m.start(), m.end()) for m in _WORD.finditer(text)]
        self._starts = [start for start, _ in places]
        self._ends = [end for _, end in places]

    def of(self, spans: Iterable[Sequence[int]]) -> frozenset[int]:
        """Numbers of the words that spans touch."""
        out: set[int] = set()
        for start, end in spans:
            out.update(range(bisect.bisect_right(self._ends, start), bisect.bisect_left(self._starts, end)))
        return frozenset(out)


def overlap(a: frozenset[int], b: frozenset[int]) -> float:
    """Jaccard coefficient."""
    return len(a & b) / len(a | b) if a and b else 0.0


@dataclass
class Gold:
    """One marked attribution: token of its cue's head (or -1), words of content and source."""

    head: int
    cue_tokens: frozenset[int]
    content: frozenset[int]
    source: frozenset[int]


@dataclass
class Item:
    """One article in training."""

    doc: Document
    words: Words
    gold: list[Gold]


def parser_mark() -> str:
    """A short mark that changes with the parser, so that parses of an older one are not taken for its own."""
    code = Path(inspect.getfile(Parser)).read_bytes()
    return hashlib.sha256(code + importlib.metadata.version(MODEL).encode()).hexdigest()[:8]


def read(path: Path, cache: Path | None) -> list[tuple[dict[str, Any], Document]]:
    """Rows of a gold file with their parsed texts."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    kept = cache / f"{path.stem}-{parser_mark()}.pkl" if cache else None
    parses = pickle.loads(kept.read_bytes()) if kept and kept.exists() else []
    out = []
    fresh = []
    for number, row in enumerate(rows):
        text = Text(row["text"])
        sentences = tuple(tuple(s.span) for s in text.sentences)
        if number < len(parses) and parses[number][2] == sentences:
            tokens, bounds = parses[number][:2]
            parse = Parse(tuple(Token(*t) for t in tokens), tuple(bounds))
        else:
            parse = load_parser()(text)
        fresh.append((tuple(tuple(t) for t in parse.tokens), parse.bounds, sentences))
        out.append((row, Document(text, parse)))
    if kept:
        kept.write_bytes(pickle.dumps(fresh))
    return out


def base(doc: Document, i: int) -> str:
    """What a rate is counted for: base form and part of speech."""
    return doc.lemma[i] + "/VERB" if doc.pos[i] in ("VERB", "AUX") else cue_key(doc, i)


def choose_heads(rows: list[tuple[dict[str, Any], Document]]) -> tuple[list[Item], list[Counter[str]]]:
    """The word that carries each marked cue: the one whose base form reports most often; two rounds."""
    seen: Counter[str] = Counter()
    for _, doc in rows:
        seen.update(base(doc, i) for i in range(doc.size) if not doc.is_punctuation(i) or doc.low[i] == ":")
    marked: Counter[str] = Counter()
    cue_tokens: list[list[list[int]]] = []
    for row, doc in rows:
        here = []
        for a in row["attributions"]:
            tokens = [k for span in a["cue"] for k in range(*doc.tokens_of(Span(*span)))]
            here.append([k for k in tokens if not doc.is_punctuation(k) or doc.low[k] == ":"])
            marked.update(base(doc, k) for k in here[-1])
        cue_tokens.append(here)
    heads: list[list[int]] = []
    for _ in range(2):
        chosen: Counter[str] = Counter()
        heads = []
        for (_, doc), here in zip(rows, cue_tokens, strict=True):
            picks = []
            for tokens in here:
                if not tokens:
                    picks.append(-1)
                    continue

                def worth(k: int, doc: Document = doc, marked: Counter[str] = marked) -> tuple[float, int]:
                    key = base(doc, k)
                    bonus = 0.1 if doc.pos[k] == "VERB" else -0.5 if doc.dep[k] in ("aux", "auxpass", "det") else 0.0
                    return marked[key] / (seen[key] + 2) + bonus, k

                pick = max(tokens, key=worth)
                picks.append(pick)
                chosen[base(doc, pick)] += 1
            heads.append(picks)
        marked = chosen
    items: list[Item] = []
    own: list[Counter[str]] = []
    for (row, doc), here, picks in zip(rows, cue_tokens, heads, strict=True):
        words = Words(row["text"])
        gold = [
            Gold(pick, frozenset(tokens), words.of(a["content"]), words.of(a["source"]))
            for a, tokens, pick in zip(row["attributions"], here, picks, strict=True)
        ]
        items.append(Item(doc, words, gold))
        own.append(Counter(base(doc, pick) for pick in picks if pick >= 0))
    return items, own
