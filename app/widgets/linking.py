"""Linked scrolling: from a height in one text to the height in another that belongs to it."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

Edges = tuple[float, float]
"""Top and bottom of a passage."""


def joints(mine: Sequence[Edges | None], theirs: Sequence[Edges | None]) -> list[tuple[float, float]]:
    """Heights that belong together: tops of passages of the same row, by height in the first text.

    Where several rows hold the same passage of the first text, the one counts whose passages stand at the least
    distance; so a sentence that says several things does not make the other text jump.
    """
    found: dict[float, float] = {}
    for a, b in zip(mine, theirs, strict=True):
        if a is None or b is None:
            continue
        known = found.get(a[0])
        if known is None or abs(b[0] - a[0]) < abs(known - a[0]):
            found[a[0]] = b[0]
    return sorted(found.items())


def carry(pairs: Sequence[tuple[float, float]], ends: tuple[float, float], height: float) -> float:
    """Where a height of the first text lies in the second.

    Between two joints the way is shared out evenly, so that the other text glides instead of jumping; beginning and
    end belong together.

    Args:
        pairs: What `joints` gave.
        ends: Total heights of the two texts.
        height: In the first text.
    """
    known = [(0.0, 0.0), *(pair for pair in pairs if 0.0 < pair[0] < ends[0]), ends]
    at = bisect.bisect_right(known, (height, float("inf"))) - 1
    if at < 0:
        return 0.0
    if at + 1 >= len(known):
        return ends[1]
    (a, b), (next_a, next_b) = known[at], known[at + 1]
    return b + (next_b - b) * (height - a) / max(next_a - a, 1e-6)


class Linker:
    """Where a height of one text lies in each of the others.

    Args:
        passages: Per column and row the passage's edges.
        totals: Per column the height of its text.
        sure: Per column and row whether the passage is a sure match; others join nothing.
    """

    def __init__(
        self, passages: Sequence[Sequence[Edges | None]], totals: Sequence[float], sure: Sequence[Sequence[bool]]
    ) -> None:
        self._passages = [
            [edge if ok else None for edge, ok in zip(edges, known, strict=True)]
            for edges, known in zip(passages, sure, strict=True)
        ]
        self._totals = totals
        self._joints: dict[tuple[int, int], list[tuple[float, float]]] = {}

    def carried(self, first: int, second: int, height: float) -> float:
        """The height in the second column that belongs to one in the first."""
        pair = (first, second)
        if pair not in self._joints:
            self._joints[pair] = joints(self._passages[first], self._passages[second])
        return carry(self._joints[pair], (self._totals[first], self._totals[second]), height)
