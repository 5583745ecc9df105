"""Where a page's rows leave an upright gap free, so that what stands on its two sides are columns of text.

One way down the rows: the gaps that are free since some row are kept, each row narrows or ends them, and a gap that has
ended is asked whether its rows are columns. So the work grows with the rows, not with their square. What is looked at
is counted (`Budget`); a page made to be slow ends the search, and the caller reads its lines from top to bottom.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from app.readers.pdf_rows import Row, Span

Rule = tuple[float, float, float]
"""A line that is drawn: from x to x, at y."""

_GUTTER = 0.9
"""Least width of the gap between columns, in sizes."""
_MAX_GAPS = 60
_CELL = 17
"""Characters that the cells of a table have on average at most."""
_LEFT, _RIGHT = 1, 2
_TRIES = 8


class Crowded(Exception):
    """A page has more gaps than are worth looking at."""


class Budget:
    """Steps of work that one page may take."""

    def __init__(self, limit: int) -> None:
        """With so many steps."""
        self.limit = limit
        self.used = 0

    def spend(self, steps: int) -> None:
        """Count steps.

        Raises:
            Crowded: when there are none left.
        """
        self.used += steps
        if self.used > self.limit:
            raise Crowded


class Rules:
    """The level lines of a page."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        """From lines in any order."""
        self._sorted = sorted(rules, key=lambda rule: rule[2])
        self._levels = [rule[2] for rule in self._sorted]
        self.top = self._levels[-1] if self._levels else float("-inf")

    def between(self, above: Row, below: Row, budget: Budget) -> _Bars:
        """Those between two rows."""
        first = bisect_right(self._levels, below.y + 0.3 * below.size)
        found = self._sorted[first : bisect_left(self._levels, above.y, lo=first)]
        budget.spend(len(found))
        return _Bars(found)


class _Bars:
    """Lines at one height, to be asked what they cross."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        found = sorted(rules)
        self._begins = [rule[0] for rule in found]
        self._ends = list(accumulate((rule[1] for rule in found), max))

    def cross(self, gap: Span) -> bool:
        """Whether one of them is drawn across a gap."""
        at = bisect_left(self._begins, gap[0] - 2)
        return at > 0 and self._ends[at - 1] > gap[1] + 2


@dataclass
class Block:
    """Rows of two columns.

    Attributes:
        first: Number of its first row.
        last: Number of the row behind it.
        gap: Between its columns.
        count: How many of its rows the emptier column has.
    """

    first: int
    last: int
    gap: Span
    count: int

    def better(self, other: Block | None) -> bool:
        """Whether it begins before another one, or as early and has more in both columns, or a wider gap."""
        return other is None or self._rank() > other._rank()

    def _rank(self) -> tuple[float, ...]:
        return -self.first, self.count, self.gap[1] - self.gap[0], -self.gap[0], self.last


class Search:
    """Looks for blocks in a region's rows, from top to bottom."""

    def __init__(self, rows: Sequence[Row], rules: Rules, from_right: bool, budget: Budget) -> None:
        """With rows from top to bottom, the page's lines, whether its text is read from the right, and its budget."""
        self._rows = rows
        self._rules = rules
        self._second = _LEFT if from_right else _RIGHT
        """The side that is read second."""
        self._budget = budget
        left = min((row.spans[0][0] for row in rows), default=0.0)
        right = max((row.spans[-1][1] for row in rows), default=0.0)
        self._free = [_free(row, left, right) for row in rows]
        budget.spend(sum(map(len, self._free)))
        self._lengths = [_lengths(row) for row in rows]
        self._latest = list(accumulate((row.spans[-1][0] for row in reversed(rows)), max))[::-1]
        """Of each row and those below it, where the last text begins."""
        self._earliest = list(accumulate((row.spans[0][1] for row in reversed(rows)), min))[::-1]
        """Of each row and those below it, where the first text ends."""

    def next(self, at: int) -> Block | None:
        """The first block that begins at a row or below it."""
        open_gaps: dict[Span, tuple[int, int]] = {}  # gap -> the row it is free from, the sides where text was seen
        best: Block | None = None
        for number in range(at, len(self._rows)):
            row = self._rows[number]
            kept: dict[Span, tuple[int, int]] = {}
            ended: list[tuple[int, Span]] = []
            if open_gaps:
                bars = self._rules.between(self._rows[number - 1], row, self._budget)
                for gap, (birth, sides) in open_gaps.items():
                    both = () if bars.cross(gap) else self._common(gap, number)
                    for one in both:
                        before = kept.get(one, (birth, 0))
                        kept[one] = before[0], before[1] | sides | _sides(row, one)
                    if not both and sides == _LEFT | _RIGHT:
                        ended.append((birth, gap))
            for gap in self._free[number]:
                kept.setdefault(gap, (number, _sides(row, gap)))
            self._budget.spend(1 + len(kept))
            best = self._best(ended, number, best)
            open_gaps = _few({gap: what for gap, what in kept.items() if self._can_part(gap, what[1], number)})
            if best is not None and all(birth > best.first for birth, _ in open_gaps.values()):
                return best
        ended = [(birth, gap) for gap, (birth, sides) in open_gaps.items() if sides == _LEFT | _RIGHT]
        return self._best(ended, len(self._rows), best)

    def _can_part(self, gap: Span, sides: int, number: int) -> bool:
        """Whether a gap has text on both of its sides, or some row below has text where it is missing."""
        left = sides & _LEFT or self._earliest[number] < gap[1]
        return bool(left and (sides & _RIGHT or self._latest[number] > gap[0]))

    def _common(self, gap: Span, number: int) -> list[Span]:
        """Where a gap and a row both leave free what a gutter needs."""
        mine = self._free[number]
        least = max(_GUTTER * self._rows[number].size, 5.0)
        found = []
        for other in mine[bisect_left(mine, gap[0], key=lambda one: one[1]) :]:
            self._budget.spend(1)
            if other[0] >= gap[1]:
                break
            begin, end = max(gap[0], other[0]), min(gap[1], other[1])
            if end - begin >= least:
                found.append((begin, end))
        return found

    def _best(self, ended: Sequence[tuple[int, Span]], end: int, best: Block | None) -> Block | None:
        """The better one of a block and those that end before a row."""
        for birth, gap in ended:
            if best is not None and birth > best.first:
                continue
            found = self._block(birth, end, gap)
            if found is not None and found.better(best):
                best = found
        return best

    def _block(self, at: int, end: int, gap: Span) -> Block | None:
        """The rows between two, as far as they are columns of text on the two sides of a gap."""
        for _ in range(_TRIES):
            self._budget.spend(2 * (end - at))
            first, last = self._filled(at, end, gap)
            start, count = self._text(first, last, gap)
            if start is None:
                return None
            if start == first:
                return Block(start, last, gap, count)
            at = start
        return None

    def _text(self, first: int, last: int, gap: Span) -> tuple[int | None, int]:
        """The first row from which rows up to another are columns of text and no table, and their count."""
        rows, rules = self._rows, self._rules
        found: tuple[int | None, int] = (None, 0)
        ruled = last < len(rows) and rules.between(rows[last - 1], rows[last], self._budget).cross(gap)
        left = right = letters = cells = 0
        size = 0.0
        for number in range(last - 1, first - 1, -1):
            row = rows[number]
            size = max(size, row.size)
            self._budget.spend(2)
            sides = _sides(row, gap)
            left, right = left + bool(sides & _LEFT), right + bool(sides & _RIGHT)
            upto = self._lengths[number]
            before = bisect_right(row.spans, gap[0] + 0.5, key=lambda span: span[1])
            letters, cells = letters + upto[-1], cells + (before > 0) + (before < len(row.spans))
            count, mean = min(left, right), letters / max(cells, 1)
            if ruled and rules.top > row.y:  # a cell of a table with lines between its rows may have lines of its own
                fits = count >= 1 and last - number >= 2 and mean > 6
            else:
                fits = count >= (2 if gap[1] - gap[0] > 1.2 * size and mean > 25 else 3) and mean > _CELL
            if fits:
                found = number, count
        return found

    def _filled(self, at: int, end: int, gap: Span) -> tuple[int, int]:
        """The rows of a block without those that only happen to stand on one side of its gap.

        These are a heading above it that is not its second column's, and one or two lines below it that belong to what
        follows: they stand apart from the lines of their side or have letters of another size.
        """
        rows, second = self._rows, self._second
        sides = [_sides(row, gap) for row in rows[at:end]]
        leading = _leading(rows[at:end], sides)

        def edge(row: Row) -> float:
            return row.spans[0][0] if second == _RIGHT else row.spans[-1][1]

        def other(one: int, step: int, side: int) -> bool:
            """Whether the next row on this side stands apart or has another size."""
            for number in range(one + step, end if step > 0 else at - 1, step):
                if sides[number - at] & side:
                    apart = abs(rows[number].y - rows[one].y) > max(1.8 * leading, 1.8 * rows[one].size)
                    return apart or abs(rows[number].size - rows[one].size) > 0.08 * rows[one].size
            return True

        edges = sorted(edge(row) for row, mine in zip(rows[at:end], sides, strict=True) if mine & second)
        first, last = at, end
        for number in range(at, end - 1):
            mine, size = edge(rows[number]), rows[number].size
            near = bisect_left(edges, mine + size) - bisect_right(edges, mine - size)
            if sides[number - at] != second or near > 2 or not other(number, 1, second):
                break
            first = number + 1
        for number in range(end - 1, at, -1) if end < len(rows) else ():
            if sides[number - at] == _LEFT | _RIGHT or end - number > 2:
                break
            if other(number, -1, _RIGHT if sides[number - at] & _RIGHT else _LEFT):
                last = number
        return first, last


def _few(gaps: dict[Span, tuple[int, int]]) -> dict[Span, tuple[int, int]]:
    """Not too many gaps: those with text on both sides before others, then those that are free the longest."""
    if len(gaps) <= _MAX_GAPS:
        return gaps
    best = sorted(gaps.items(), key=lambda item: (item[1][1] != _LEFT | _RIGHT, item[1][0], item[0]))[:_MAX_GAPS]
    return dict(sorted(best, key=lambda item: (item[1][0], item[0])))


def _free(row: Row, left: float, right: float) -> list[Span]:
    """Gaps of a row, and what it leaves free at its ends if another row's text has room there."""
    edges = [left, *(edge for span in row.spans for edge in span), right]
    gaps = [(edges[i], edges[i + 1]) for i in range(0, len(edges), 2)]
    return [gap for gap in gaps if gap[1] - gap[0] >= _GUTTER * row.size]


def _sides(row: Row, gap: Span) -> int:
    """On which sides of a gap a row has text."""
    return _LEFT * (row.spans[0][1] <= gap[0] + 0.5) | _RIGHT * (row.spans[-1][0] >= gap[1] - 0.5)


def _leading(rows: Sequence[Row], sides: Sequence[int]) -> float:
    """The usual distance of lines on one side of a gap, in points."""
    gaps = []
    for side in (_LEFT, _RIGHT):
        levels = [row.y for row, mine in zip(rows, sides, strict=True) if mine & side]
        gaps += [above - below for above, below in pairwise(levels)]
    return sorted(gaps)[len(gaps) // 2] if gaps else 1.5 * rows[0].size


def _lengths(row: Row) -> list[int]:
    """How many characters the spans of a row have up to each of them, the first number being 0."""
    begins = [span[0] for span in row.spans]
    texts: list[list[str]] = [[] for _ in begins]
    for piece in row.pieces:
        texts[max(bisect_right(begins, piece.x0) - 1, 0)].append(piece.text)
    return list(accumulate((len("".join(text).strip()) for text in texts), initial=0))
