"""Quotation runs found from the characters alone.

A run is what stands between one opening and one closing mark. Marks known: “ ” „ " « » ‘ ’ and two apostrophes ''.
Rules:
  * A run never crosses a paragraph. A paragraph that ends inside a run closes it (`closed` is False); if the next
    paragraph opens with a mark again, that is the convention for a quotation of several paragraphs and the second
    run has `continues` set.
  * Straight marks of a paragraph without curly ones are paired in order when their number is even and every pair can be
    one; otherwise each is judged by the characters beside it.
  * An opening curly mark may be closed by a straight one (pages mix them); this sets `mixed`, a trouble to report. A
    curly mark that is turned the wrong way (“No,“ he said) counts as what its place says.
  * Double marks inside double ones are part of the outer run. If there are too few closing marks and the inner one
    follows the end of a sentence, the outer one was never closed: its run stops there.
  * Single marks count as quotation marks only where they cannot be apostrophes: opened after a space, bracket, dash or
    double mark, no common elision (‘90s, rock ‘n’ roll), and closed in the same paragraph where no letter follows.
Known misses: single-quoted runs that hold a plural possessive ("the officers' orders") end there when a space follows
and no later closing mark stands in the paragraph; an unclosed quotation in mid-paragraph runs to the paragraph's end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from analyzers.text.span import Span

_OPEN_DOUBLE = "“„«"
_CURLY = "“”„"
_CLOSE_FOR = {"“": '”"', "”": '”"', "„": '“”"', "«": "»", '"': '"”', "''": "''"}
_OPENERS_BEFORE = " \t\n\r\u00a0\u2009\u202f([{—–-―/‘'“\"…:;,."
_ENDS = ".!?…"


@dataclass(frozen=True, slots=True)
class QuoteRun:
    """One quotation run.

    Attributes:
        span: The run with its marks.
        inner: The run without its marks.
        style: "double" or "single".
        closed: A closing mark was found in the paragraph.
        continues: The run goes on with the quotation that the paragraph before left open.
        mixed: Opened with a curly mark and closed with a straight one, or the other way round.
    """

    span: Span
    inner: Span
    style: str
    closed: bool
    continues: bool = False
    mixed: bool = False


def find_quotes(text: str, paragraphs: list[Span] | tuple[Span, ...]) -> tuple[QuoteRun, ...]:
    """All quotation runs of `text`, in order of their start; single-marked runs inside double ones are included.

    Args:
        text: The text.
        paragraphs: Its paragraphs as sorted, disjoint spans.

    Returns:
        The runs; offsets are those of `text`.
    """
    runs: list[QuoteRun] = []
    left_open = False
    for paragraph in paragraphs:
        found = _double_runs(text, paragraph, left_open)
        left_open = bool(found) and not found[-1].closed and not text[found[-1].span.end : paragraph.end].strip()
        runs.extend(found)
    runs.extend(_single_runs(text, paragraphs, runs))
    return tuple(sorted(runs, key=lambda run: (run.span.start, -run.span.end)))


def _double_runs(text: str, paragraph: Span, left_open: bool) -> list[QuoteRun]:
    """Runs with double marks inside one paragraph."""
    pairs = _straight_pairs(text, paragraph)
    if pairs is not None:
        first = paragraph.start if left_open else -1
        return [QuoteRun(Span(a, b + 1), Span(a + 1, b), "double", True, continues=a == first) for a, b in pairs]
    runs: list[QuoteRun] = []
    at, end = paragraph
    while at < end:
        mark = _opening(text, at, paragraph)
        if not mark:
            at += 1
            continue
        close, closer = _closing(text, at + len(mark), end, mark)
        stop = close + len(closer)
        while not closer and stop > at + len(mark) and text[stop - 1].isspace():
            stop -= 1
        runs.append(
            QuoteRun(
                Span(at, stop),
                Span(at + len(mark), close if closer else stop),
                "double",
                bool(closer),
                continues=not runs and left_open and not text[paragraph.start : at].strip(),
                mixed=(mark == '"' and closer in ("“", "”")) or (mark in ("“", "”", "„") and closer == '"'),
            )
        )
        at = max(stop, at + len(mark))
    return runs


def _straight_pairs(text: str, paragraph: Span) -> list[tuple[int, int]] | None:
    """Offsets of the straight marks of a paragraph in pairs; None if they cannot simply be paired in order."""
    content = paragraph.of(text)
    if '"' not in content or any(mark in content for mark in _CURLY + "«") or "''" in content:
        return None
    marks = [paragraph.start + i for i, char in enumerate(content) if char == '"']
    pairs = list(zip(marks[::2], marks[1::2], strict=False))
    if len(marks) % 2:
        return None
    for first, second in pairs:
        before = text[first - 1] if first > paragraph.start else " "
        after = text[second + 1] if second + 1 < paragraph.end else " "
        if before.isalnum() or after.isalnum() or not text[first + 1 : second].strip():
            return None
    return pairs


def _opening(text: str, at: int, paragraph: Span) -> str:
    """The opening mark that stands at `at`, or an empty string."""
    char = text[at]
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + 1] if at + 1 < paragraph.end else " "
    if char in _OPEN_DOUBLE:
        return char
    if char == "”" and after.isalnum() and (before.isspace() or before in "([—–"):
        return char
    if char == '"' and not after.isspace() and not before.isalnum():
        return char
    if (
        text.startswith("''", at)
        and before in _OPENERS_BEFORE
        and at + 2 < paragraph.end
        and not text[at + 2].isspace()
    ):
        return "''"
    return ""


def _closing(text: str, start: int, end: int, mark: str) -> tuple[int, str]:
    """Offset and characters of the mark that closes `mark`; (where the run stops, "") if none does."""
    closers = _CLOSE_FOR[mark]
    if mark == "''":
        found = text.find("''", start, end)
        return (end, "") if found < 0 else (found, "''")
    depth = 0
    nested = sum(text.count(c, start, end) for c in closers) > text.count("“", start, end) if mark == "“" else False
    for at in range(start, end):
        char = text[at]
        if char in closers + mark and _opens_again(text, at, start, end, mark):
            if not nested and text[start:at].rstrip()[-1:] in tuple(_ENDS):
                return at, ""
            depth += 1
        elif char in closers or (char == mark and char == "“"):
            if not depth:
                return at, char
            depth -= 1
    if depth:  # an inner opening mark without its own closing one: take the first closing mark after all
        for at in range(start, end):
            if text[at] in closers and not (text[at] == '"' and _opens_again(text, at, start, end, mark)):
                return at, text[at]
    return end, ""


def _opens_again(text: str, at: int, start: int, end: int, mark: str) -> bool:
    """Whether a mark inside a run opened by `mark` opens another quotation, by the characters beside it."""
    char = text[at]
    spaced = at > start and (text[at - 1].isspace() or text[at - 1] in "([—–‘'")
    word = at + 1 < end and not text[at + 1].isspace() and text[at + 1] not in ".,;:!?)]"
    if char == "“" and mark in "“”":
        return spaced or word
    if char == "«":
        return True
    return char == '"' and spaced and word


_SINGLE_OPEN = re.compile(r"(?:(?<=^)|(?<=[\s(\[—–\u00a0“\"]))[‘'](?=[\w“\"(\[$£€])")
_ELISION = re.compile(r"[‘'’](?:\d0s|\d\ds|n[’']|em\b|til\b|tis\b|twas\b|cause\b|round\b|bout\b)", re.I)


def _single_runs(text: str, paragraphs: list[Span] | tuple[Span, ...], doubles: list[QuoteRun]) -> list[QuoteRun]:
    """Runs with single marks, outside or inside double-marked ones."""
    found: list[QuoteRun] = []
    for paragraph in paragraphs:
        at = paragraph.start
        while True:
            opened = _SINGLE_OPEN.search(text, at, paragraph.end)
            if not opened:
                break
            at = opened.end()
            if _ELISION.match(text, opened.start()):
                continue
            limit = min(
                (d.inner.end for d in doubles if d.inner.start <= opened.start() < d.inner.end), default=paragraph.end
            )
            close = _single_close(text, opened.end(), limit)
            if close is None:
                continue
            found.append(QuoteRun(Span(opened.start(), close + 1), Span(opened.end(), close), "single", True))
            at = close + 1
    return found


def _single_close(text: str, start: int, end: int) -> int | None:
    """Offset of the closing single mark, or None.

    A mark after punctuation closes; one after a letter closes unless it can be a plural possessive ("officers' ")
    and a better closing mark follows before another opening one.
    """
    fallback: int | None = None
    for at in range(start, end):
        if text[at] not in "’'":
            continue
        before, after = text[at - 1], text[at + 1] if at + 1 < len(text) else " "
        if after.isalnum():
            continue
        if before in ".,!?…;:—":
            return at
        if before.isspace():
            continue
        if before != "s":
            return at
        if fallback is None:
            fallback = at
        if after in '.,;:)!?—–”"':
            return at
    return fallback
