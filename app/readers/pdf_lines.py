"""Lines of a PDF's pages put together into paragraphs, by the places where they begin and end.

Rule: a line goes on in the next one of its column, or of the next column or page, when both have letters of one size,
no gap wider than usual lies between them, the second is not indented, and its first word had no room at the end of the
first. A line that ends in a hyphen, or in the middle of a sentence that goes on with a small letter, goes on too. A box
beside the text comes behind the paragraph in which it stands.

Known misses: paragraphs that are told apart by nothing but a full last line are joined; lines of a table, of verse and
of addresses that fill the column too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from app.readers.paragraphs import joined, words_of
from app.readers.pdf_layout import Line

_SENTENCE_END = re.compile(r"[.!?:;…۔؟।。！？][”’\"'»)\]\u200f\u200e]*$")
_CUT = re.compile(r"[^\W\d_][-\u00ad\u2010]$")
_Key = tuple[int, int, float]
"""Page, column, size of letters."""


def paragraphs(pages: Sequence[Sequence[Line]]) -> str:
    """Text with a paragraph a line, and a blank line where a wider gap was.

    Args:
        pages: Lines of each page in reading order.
    """
    lines = [(number, line) for number, page in enumerate(pages) for line in page]
    words = words_of(line.text for _, line in lines)
    usual = _leading(lines)
    edges = _edges(lines)
    told = _told(lines, usual, edges)
    out: list[str] = []
    waiting: list[str] = []  # of boxes, until the paragraph beside them ends
    before: dict[bool, tuple[int, Line] | None] = {False: None, True: None}
    for page, line in lines:
        target, last = (waiting if line.aside else out), before[line.aside]
        if last is not None and target and _goes_on(last, (page, line), usual, edges, told):
            target[-1] = joined(target[-1], line.text.strip(), words)
        else:
            if not line.aside and waiting:
                out += ["", *waiting, ""]
                waiting.clear()
            if last is not None and target and _apart(last, (page, line), usual):
                target.append("")
            target.append(line.text.strip())
        before[line.aside] = (page, line)
        if line.aside and before[False] is None:
            before[True] = (page, line)
    if waiting:
        out += ["", *waiting]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(out)).strip("\n")


def _leading(lines: Sequence[tuple[int, Line]]) -> dict[float, float]:
    """Size of letters -> the usual distance of lines of that size."""
    gaps: dict[float, Counter[float]] = {}
    for (page, above), (other, line) in pairwise(lines):
        gap = above.y - line.y
        if (page, above.column, _size(above)) == (other, line.column, _size(line)) and 0.7 < gap / line.size < 2.6:
            gaps.setdefault(_size(line), Counter())[round(gap, 1)] += 1
    return {
        size: max(counts.items(), key=lambda item: (item[1], -item[0]))[0]
        for size, counts in gaps.items()
        if max(counts.values()) >= 2
    }


def _told(lines: Sequence[tuple[int, Line]], usual: dict[float, float], edges: dict[_Key, tuple[float, float]]) -> bool:
    """Whether a new paragraph is always indented or set apart here, so that a line that is neither goes on."""
    new, all_of_them = 0, 0
    for last, this in pairwise(lines):
        (page, above), (other, line) = last, this
        if (page, above.column, above.row) != (other, line.column, False) or not _alike(above, line):
            continue
        left, right = edges[page, above.column, _size(above)]
        room = above.x0 - left if above.from_right else right - above.x1
        if room > 0.35 * (right - left) and _SENTENCE_END.search(above.text.rstrip()):
            margin = edges[page, line.column, _size(line)]
            indent = margin[1] - line.x1 if line.from_right else line.x0 - margin[0]
            new += indent > 0.7 * line.size or _apart(last, this, usual)
            all_of_them += 1
    return all_of_them >= 5 and new >= 0.9 * all_of_them


def _edges(lines: Sequence[tuple[int, Line]]) -> dict[_Key, tuple[float, float]]:
    """Column and size of letters -> left and right edge of such lines."""
    found: dict[_Key, tuple[float, float]] = {}
    for page, line in lines:
        if not line.row:
            key = (page, line.column, _size(line))
            left, right = found.get(key, (line.x0, line.x1))
            found[key] = (min(left, line.x0), max(right, line.x1))
    return found


def _size(line: Line) -> float:
    return round(line.size * 2) / 2


def _alike(one: Line, two: Line) -> bool:
    return abs(one.size - two.size) <= 0.08 * max(one.size, two.size)


def _apart(last: tuple[int, Line], this: tuple[int, Line], usual: dict[float, float]) -> bool:
    """Whether a wider gap than usual, or another place, lies between two lines."""
    (page, above), (other, line) = last, this
    if (page, above.column) != (other, line.column) or not _alike(above, line):
        return True
    return above.y - line.y > 1.25 * usual.get(_size(line), 1.35 * line.size)


def _goes_on(
    last: tuple[int, Line],
    this: tuple[int, Line],
    usual: dict[float, float],
    edges: dict[_Key, tuple[float, float]],
    told: bool,
) -> bool:
    """Whether a line was broken only because it was full, or in the middle of a sentence."""
    (page, above), (other, line) = last, this
    if (
        above.row
        or line.row
        or not _alike(above, line)
        or (above.from_right != line.from_right and not _weak(above, line))
    ):
        return False
    same = (page, above.column) == (other, line.column)
    if same and (_apart(last, this, usual) or above.y - line.y < 0.5 * line.size):
        return False
    if not same and page == other and line.y < above.y and above.y - line.y > 1.25 * usual.get(_size(line), 1e6):
        return False  # the next column begins under this one, and apart from it
    left, right = edges.get((page, above.column, _size(above)), (above.left, above.right))
    margin = edges.get((other, line.column, _size(line)), (line.left, line.right))
    room = above.x0 - left if above.from_right else right - above.x1
    text, following = above.text.rstrip(), line.text.lstrip()
    ended = bool(_SENTENCE_END.search(text))
    goes = following[:1].islower() and not ended
    if _CUT.search(text) and following[:1].islower():
        return True
    indent = margin[1] - line.x1 if line.from_right else line.x0 - margin[0]
    before = right - above.x1 if above.from_right else above.x0 - left
    if indent > 0.7 * line.size and (not same or before < 0.5 * line.size) and not goes:
        return False
    width = right - left
    word = (line.x1 - line.x0) * len(following.split(None, 1)[0]) / max(len(following), 1) if following else 0.0
    if goes and above.x1 - above.x0 > width / 2:
        return True
    fits = 1.2 * word + 0.35 * line.size
    return (
        room < (max(fits, 0.25 * width) if told and same else fits)
        and above.x1 - above.x0 > 0.5 * width
        and width > 6 * line.size
    )


def _weak(one: Line, two: Line) -> bool:
    """Whether one of two lines may belong to a paragraph of the other direction (it has few letters of its own)."""
    return min(len(one.text), len(two.text)) < 25
