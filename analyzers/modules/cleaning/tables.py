"""Rows of a table and points of a list that tell what the body tells.

A table in a page's text is a run of lines with tabs, or with strokes around columns, and a list a run of lines behind
bullets under a label such as "Key points:". Both look like a menu. They are the body's when their numbers or words
stand in its sentences too: then they stay, marked "probably not body" at most.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.modules.cleaning.lines import Line
from analyzers.modules.cleaning.weighed import Weighed, reports, stems

LEAST_SHARED = 2
"""Different words or numbers of a table that must stand in sentences, too; one long number is enough."""

_ROW = re.compile(r"\S *\t *\S|^\s*\|.*\|\s*$")
_POINT = re.compile(r"^\s*(?:[-•*–·▪]|\d{1,2}[.)])\s+\S")
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_LONGEST = 300


def tables(raw: str, lines: Sequence[Line], items: Sequence[Weighed]) -> None:
    """Take the evidence of mere shape from rows and points that belong to the body.

    Args:
        raw: The whole text.
        lines: Its lines.
        items: Its pieces with the evidence of the rules.
    """
    texts = [raw[line.span.start : min(line.span.end, line.span.start + _LONGEST)] for line in lines]
    rows = [bool(_ROW.search(text)) for text in texts]
    points = [bool(_POINT.match(text)) for text in texts]
    if not any(rows) and not any(points):
        return
    words: set[str] = set()
    numbers: set[str] = set()
    for item in items:
        line = item.piece.line
        if item.ends and item.words >= 6 and not rows[line] and not points[line] and item.total < 0:
            words |= item.stems
            numbers.update(_NUMBER.findall(item.piece.span.of(raw)[:_LONGEST]))
    for first, last in _runs(points):
        own = [items[i] for line in range(first, last) for i in lines[line].pieces]
        if not first or not texts[first - 1].rstrip().endswith(":") or any(_sure(item) for item in own):
            continue
        known = [len(item.stems & words) / len(item.stems) for item in own if item.stems]
        reported = any(reports(item) and item.stems & words for item in own)
        if known and (reported or sum(known) / len(known) >= 0.25):
            _keep(own)
            _keep([items[i] for i in lines[first - 1].pieces])
            words.update(*(item.stems for item in own))
            numbers.update(*(_NUMBER.findall(texts[line]) for line in range(first, last)))
    for first, last in _runs(rows):
        if not any(_NUMBER.search(text) for text in texts[first:last]):
            continue
        found = {part for text in texts[first:last] for part in _NUMBER.findall(text) if len(part) > 1} & numbers
        said = frozenset().union(*(stems(text) for text in texts[first:last])) & words
        if any(len(number) > 3 for number in found) or len(found) + len(said) >= LEAST_SHARED:
            for line in range(first, last):
                _keep([items[i] for i in lines[line].pieces])


def _runs(marked: Sequence[bool]) -> list[tuple[int, int]]:
    """Stretches of at least two marked lines; one line between two marked ones, as a row with empty cells, is in."""
    out: list[tuple[int, int]] = []
    at = 0
    while at < len(marked):
        if not marked[at]:
            at += 1
            continue
        end = at + 1
        while end < len(marked) and (marked[end] or (marked[end + 1 : end + 2] == [True] and marked[end - 1])):
            end += 1
        if sum(marked[at:end]) >= 2:
            out.append((at, end))
        at = end
    return out


def _sure(item: Weighed) -> bool:
    """Whether words of a piece surely speak of the site."""
    return item.strongest("")[0] >= 3.5


def _keep(own: Sequence[Weighed]) -> None:
    """Weigh pieces as body, but keep their signs for the mark."""
    for item in own:
        item.told = True
        item.body = max(item.body, min(9.0, sum(weight for weight, _, _ in item.signs)) + 0.3)
