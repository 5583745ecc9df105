"""A raw text as lines and pieces: the units that are kept or hidden.

A line is a paragraph of the raw text. A piece is a sentence of a line, or what stands in a sentence's place. Pages glue
lines together ("difference.The talks", "said.Source link", "Read more: ..." behind a full stop); such places begin a
new piece.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from analyzers.modules.cleaning.cues import PROMPT_AT_START
from analyzers.modules.cleaning.prompts import prompt_ends, strong
from analyzers.text import Span, Text
from analyzers.text.sentences import split_sentences

LOOK = 1200
"""Characters of a piece that are looked at; a longer piece is body anyway."""

_QUOTED = re.compile(r"“[^”“]{0,1500}(?:[”\"]|$)|\"[^\"”]{0,1500}(?:[\"”]|$)|(?<!\w)‘[^‘\n]{12,600}?’(?!\w)")
_GLUE = re.compile(r"(?<=[.!?…”\"’)])(?=\(?[A-Z“‘©\[])|(?<=[.!?])(?=\")(?=\"\w)")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z](?:[a-z]+|[A-Z]{2,})[ :,])")
_NAME = re.compile(r"[A-Z][\w’'-]+")
_OPEN_BRACKET = re.compile(
    r"(?<=[.!?”\"’])\s*(?=\((?:[A-Z][a-z]+ )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Pp]hoto|[Ww]ith|[Aa]dditional)\b)"
)


_BRACKET = re.compile(r"\([^()]{8,280}\)\s*(?=[A-Z“\"‘])|\[[^\[\]]{2,200}\]\([^()]*\)\s*(?=[A-Z“\"‘])")


TAIL_MARK = re.compile(
    r"(?<=[.!?”\"’)])\s*(?:(?:—|–|--?|/)\s*(?:[A-Z]{2,10}|[A-Z][a-z]+(?: [A-Z][a-z]+){0,2})|\([A-Z]{2,8}\)|[A-Z]{3,8}|"
    r"(?!com|org|net|gov|edu|int|biz)[a-z]{3}|"
    r"(?:[a-z]{2,3}/)+[a-z]{2,3}(?: \((?:[A-Z]|[a-z]{3})[\w, ]{0,40}\))?|[A-Z]{2,5}(?:/[a-z]{2,4}){1,3})\s*$"
)
"""What agencies put behind their last sentence: a name after a dash or stroke, capitals, initials of editors."""


@dataclass(slots=True)
class Piece:
    """A sentence of a line.

    Attributes:
        span: Raw offsets.
        line: Index of its line.
        glued: No white space stands between it and the piece before on its line.
        plain: Its characters, quoted stretches replaced by "Q", at most `LOOK` of them.
        quoted: Share of its characters that stand in quotation marks, 0 to 1.
    """

    span: Span
    line: int
    glued: bool
    plain: str = ""
    quoted: float = 0.0


@dataclass(slots=True)
class Line:
    """A paragraph of the raw text.

    Attributes:
        span: Raw offsets, trimmed.
        block: Number of the block of lines between blank lines.
        pieces: Range of its pieces.
        key: Its words in lower case, for finding repeated lines.
    """

    span: Span
    block: int
    pieces: range = field(default_factory=lambda: range(0))
    key: str = ""


def read(raw: str) -> tuple[list[Line], list[Piece]]:
    """The lines and pieces of a raw text, in order.

    Args:
        raw: The whole decoded text.
    """
    lines: list[Line] = []
    pieces: list[Piece] = []
    block = 0
    last_end = 0
    names = Counter(_NAME.findall(raw))

    def named(word: str) -> bool:
        return names[word] > 1

    for paragraph in Text(raw).paragraphs:
        span = paragraph.span
        between = raw[last_end : span.start] if last_end else ""
        if between.replace("\r\n", "\n").count("\n") > 1 or between.count("\r") > between.count("\n") + 1:
            block += 1
        last_end = span.end
        content = span.of(raw)
        masked = _QUOTED.sub(lambda m: "Q" * len(m.group(0)), content)
        first = len(pieces)
        for part in _parts(raw, span, masked, named):
            plain = masked[part.start - span.start : part.end - span.start]
            glued = bool(len(pieces) > first and not raw[part.start - 1].isspace())
            share = plain.count("Q" * 6) * 6 / max(1, part.length)
            if len(content) < 40 or share >= 0.9:
                plain = part.of(raw)[:LOOK]
            pieces.append(Piece(part, len(lines), glued, plain[:LOOK], min(1.0, share)))
        key = " ".join(re.findall(r"\w+", content[:LOOK].lower()))
        lines.append(Line(span, block, range(first, len(pieces)), key))
    return lines, pieces


def _parts(raw: str, span: Span, masked: str, named: Callable[[str], bool]) -> list[Span]:
    """Sentences of a line, cut further where something is glued on."""
    out: list[Span] = []
    for sentence in split_sentences(raw, span):
        at = sentence.start
        for cut in _cuts(raw, sentence, masked, span.start, span.end, named):
            part = Span(at, cut).trimmed(raw)
            if part.length:
                out.append(part)
            at = cut
        part = Span(at, sentence.end).trimmed(raw)
        if part.length:
            out.append(part)
    return out


def _cuts(raw: str, sentence: Span, masked: str, base: int, line_end: int, named: Callable[[str], bool]) -> list[int]:
    """Offsets inside a sentence at which a glued piece begins, in order."""
    cuts: set[int] = set()
    text = raw[sentence.start : min(sentence.end, sentence.start + LOOK)]
    prompt = PROMPT_AT_START.match(text)
    if prompt:
        cuts.add(sentence.start + prompt.end())
    if sentence.end == line_end:
        mark = TAIL_MARK.search(text)
        if mark and mark.start() and sentence.length <= LOOK:
            cuts.add(sentence.start + mark.start())
    if raw[sentence.start] in "([":
        close = _BRACKET.match(raw, sentence.start, min(sentence.end, sentence.start + 300))
        if close and strong(close.group(0)):
            cuts.add(close.end())
    for pattern in (_GLUE, _OPEN_BRACKET):
        for found in pattern.finditer(raw, sentence.start, min(sentence.end, sentence.start + 4 * LOOK)):
            at = found.end()
            if sentence.start + 3 < at < sentence.end and _real(raw, sentence, at):
                cuts.add(at)
    for found in _CAMEL.finditer(raw, sentence.start, min(sentence.end, sentence.start + 4 * LOOK)):
        at = found.end()
        left = masked[max(sentence.start, at - 200) - base : at - base]
        right = masked[at - base : min(sentence.end, at + 200) - base]
        if strong(left) or strong(right):
            cuts.add(at)
    for at in (sentence.start, *sorted(cuts)):
        cuts |= {at + end for end in prompt_ends(raw[at : min(sentence.end, at + LOOK)], named)}
    return sorted(cuts)


def _real(raw: str, sentence: Span, at: int) -> bool:
    """Whether the place between a mark and a capital letter can be a glued sentence rather than "U.S." or a name."""
    before = raw[max(sentence.start, at - 40) : at]
    if before.endswith(tuple('”"’)')):
        if before[-1] in '’"' and not re.search(r"[.!?…][”\"’]$", before):
            return False
        if before[-1] == ")" and not re.search(r"[.!?]\)$", before):
            return False
        return raw[at].isupper()
    if before[-1] == "…":
        return raw[at].isupper()
    if not before.rstrip().endswith((".", "!", "?", "”", '"', "’")):
        return False
    word = re.search(r"[\w’'.-]*[.!?]\s*$", before)
    core = word.group(0).strip().rstrip(".!?") if word else ""
    return len(core) >= 2 and core[-1].islower() and "." not in core
