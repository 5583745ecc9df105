"""Which pieces are body: the cheapest way through the page.

A page is head, then body with insets, then foot. Every piece costs its evidence in the state it is given (site text
in the body, body in head, inset or foot), and every change of state has a price: dear in the middle of a line,
cheap at a blank line. The cheapest sequence of states is found by dynamic programming (Viterbi 1967), so a doubtful
line is decided by its neighbours: a short sentence between other stories' headlines and dates goes with them. Time is
linear in the number of pieces.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from analyzers.modules.cleaning.lines import Line
from analyzers.modules.cleaning.weighed import Weighed

HEAD, BODY, INSET, FOOT = range(4)
_FAR: Final = 1e9

_INTO_INSET = 1.5
_OUT_OF_INSET = 0.2
_INTO_FOOT = 1.2
_IN_LINE = 1.2
_IN_LINE_GLUED = 0.4
_NO_BLANK = 0.4
_LEAST_CUES = 2.5
"""What the signs other than shape must weigh in an inset or foot; a list of short lines in the body stays."""

_LEAST_WORDING = 0.3
"""What words alone must weigh for the learned part to count as a sign other than shape."""


def states(lines: Sequence[Line], items: Sequence[Weighed]) -> list[int]:
    """The state of every piece: HEAD, BODY, INSET or FOOT.

    Args:
        lines: Lines of the page.
        items: Its pieces with their evidence.
    """
    if not items:
        return []
    blanks = len({line.block for line in lines}) > 0.4 * len(lines)
    cost = [0.0, 0.6, _FAR, _FAR]
    _emit(cost, items[0], 0, len(items))
    back: list[tuple[int, int, int, int]] = []
    for number in range(1, len(items)):
        before, item = items[number - 1], items[number]
        same = before.piece.line == item.piece.line
        if same:
            change = _IN_LINE_GLUED if item.piece.glued else _IN_LINE
        else:
            apart = lines[before.piece.line].block != lines[item.piece.line].block
            change = _NO_BLANK if blanks and not apart else 0.0
        begins = -3.0 if item.dateline and not same else 0.0
        ways = (
            ((HEAD, 0.0),),
            ((HEAD, change + begins), (BODY, 0.0), (INSET, _OUT_OF_INSET + change)),
            ((BODY, _INTO_INSET + change), (INSET, 0.0)),
            ((BODY, _INTO_FOOT + change), (INSET, 0.0), (FOOT, 0.0)),
        )
        fresh, came = [], []
        for state in range(4):
            value, origin = min((cost[origin] + price, origin) for origin, price in ways[state])
            fresh.append(value)
            came.append(origin)
        cost = fresh
        back.append((came[0], came[1], came[2], came[3]))
        _emit(cost, item, number, len(items))
    cost[HEAD] += 4.0  # a page that is all head
    cost[INSET] += 0.1
    state = min(range(4), key=lambda s: (cost[s], s))
    out = [state]
    for step in reversed(back):
        state = step[state]
        out.append(state)
    return _shapes_alone(items, out[::-1])


def _shapes_alone(items: Sequence[Weighed], found: list[int]) -> list[int]:
    """Give insets and feet that only look short back to the body."""
    at = 0
    while at < len(found):
        end = at
        while end < len(found) and found[end] == found[at]:
            end += 1
        if found[at] in (INSET, FOOT):
            cues = max((_told(item) for item in items[at:end]), default=0.0)
            if cues < _LEAST_CUES:
                found[at:end] = [BODY] * (end - at)
        at = end
    return found


def _told(item: Weighed) -> float:
    """What signs other than shape say: the rules' own, or the learned part when it goes by words."""
    return max(item.strongest("")[0], item.learned if item.wording > _LEAST_WORDING else 0.0)


def _emit(cost: list[float], item: Weighed, number: int, count: int) -> None:
    """Add what the piece costs in each state."""
    total = item.total
    cost[BODY] += max(0.0, total)
    for state in (HEAD, INSET, FOOT):
        cost[state] += max(0.0, -total)
    kinds = {kind for weight, kind, _ in item.signs if weight >= 4}
    if kinds & {"byline", "date"} and number < 0.5 * count:
        cost[INSET] += 2.5
    if number > 0.5 * count:
        cost[HEAD] += 1.0
