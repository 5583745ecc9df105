"""Quotation runs found from the characters alone.

A run is what stands between one opening and one closing mark. Marks known: “ ” „ " « » ‘ ’ ‚ and two apostrophes ''.
Rules:
  * A run never crosses a paragraph. A paragraph that ends inside a run closes it (`closed` is False); if the next
    paragraph opens with a mark again, that is the convention for a quotation of several paragraphs and the second
    run has `continues` set.
  * An opening curly mark may be closed by a straight one (pages mix them); this sets `mixed`, a trouble to report.
  * Single marks count as quotation marks only where they cannot be apostrophes: opened after a space or bracket and
    closed before one, with at least one double-marked or two single-marked runs of that style to confirm it is not an
    elision ("'90s", "rock 'n' roll").
Known misses: single-quoted runs that hold a plural possessive ("the officers' orders") end there when a space follows
and no later closing mark stands in the paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from analyzers.text.span import Span

_OPEN_DOUBLE = "“„«"
_CLOSE_FOR = {"“": '”"', "„": '“”"', "«": "»", '"': '"”', "''": "''"}
_OPENERS_BEFORE = " \t\n\r\u00a0\u2009\u202f([{—–-―/‘'“\"…:;,."


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
        left_open = any(not run.closed for run in found)
        runs.extend(found)
    runs.extend(_single_runs(text, paragraphs, runs))
    return tuple(sorted(runs, key=lambda run: (run.span.start, -run.span.end)))


def _double_runs(text: str, paragraph: Span, left_open: bool) -> list[QuoteRun]:
    """Runs with double marks inside one paragraph."""
    runs: list[QuoteRun] = []
    at, end = paragraph
    first = True
    while at < end:
        mark = _opening(text, at, paragraph)
        if not mark:
            at += 1
            continue
        close, closer = _closing(text, at + len(mark), end, mark)
        stop = close + len(closer) if closer else end
        while not closer and stop > at and text[stop - 1].isspace():
            stop -= 1
        starts_paragraph = not text[paragraph.start : at].strip()
        runs.append(
            QuoteRun(
                Span(at, stop),
                Span(at + len(mark), close if closer else stop),
                "double",
                bool(closer),
                continues=first and left_open and starts_paragraph,
                mixed=bool(closer) and (mark in "“„") != (closer in "“”") and mark != "''" and mark != "«",
            )
        )
        first = False
        at = max(stop, at + 1)
    return runs


def _opening(text: str, at: int, paragraph: Span) -> str:
    """The opening mark that stands at `at`, or an empty string."""
    char = text[at]
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + 1] if at + 1 < paragraph.end else " "
    if char in _OPEN_DOUBLE:
        return char
    if char == '"' and not after.isspace() and (before in _OPENERS_BEFORE or not before.isalnum()):
        return char
    if char == '"' and before.isspace() and after.isspace():
        return ""
    if (
        text.startswith("''", at)
        and before in _OPENERS_BEFORE
        and at + 2 < paragraph.end
        and not text[at + 2].isspace()
    ):
        return "''"
    return ""


def _closing(text: str, start: int, end: int, mark: str) -> tuple[int, str]:
    """Offset and characters of the mark that closes `mark`, or (end, "")."""
    closers = _CLOSE_FOR[mark]
    depth = 0
    for at in range(start, end):
        char = text[at]
        if mark == "''":
            if text.startswith("''", at):
                return at, "''"
            continue
        if char == mark and mark in _OPEN_DOUBLE:
            depth += 1
        elif char in closers:
            if char == '"' and mark in _OPEN_DOUBLE and _opens_again(text, at, end):
                continue
            if depth and char not in '"':
                depth -= 1
                continue
            return at, char
    if depth:  # an inner opening mark without its own closing one: take the first closing mark after all
        for at in range(start, end):
            if text[at] in closers:
                return at, text[at]
    return end, ""


def _opens_again(text: str, at: int, end: int) -> bool:
    """Whether the straight mark at `at` looks like an opening one (space before, word after)."""
    return text[at - 1].isspace() and at + 1 < end and not text[at + 1].isspace()


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
