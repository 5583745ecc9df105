"""What a list of decisions says about every two things: together, apart, or nothing. The last word counts."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from typing import Generic, Literal, TypeVar

T = TypeVar("T", bound=str | tuple[str, str])
Verdict = Literal["together", "apart"]


class Verdicts(Generic[T]):
    """Verdicts about pairs, oldest first; a pair has no order."""

    def __init__(self) -> None:
        """Start without any."""
        self._of: dict[frozenset[T], tuple[Verdict, T, T]] = {}
        self._apart: dict[T, set[T]] = {}

    def put(self, pairs: Iterable[tuple[T, T]], verdict: Verdict | None) -> None:
        """Say the same of several pairs; None takes back what was said before."""
        for a, b in pairs:
            if a == b:
                continue
            self._of.pop(frozenset((a, b)), None)
            for one, other in ((a, b), (b, a)):
                self._apart.get(one, set()).discard(other)
            if verdict is not None:
                self._of[frozenset((a, b))] = (verdict, a, b)
            if verdict == "apart":
                self._apart.setdefault(a, set()).add(b)
                self._apart.setdefault(b, set()).add(a)

    def __bool__(self) -> bool:
        """Whether anything was said."""
        return bool(self._of)

    def of(self, a: T, b: T) -> Verdict | None:
        """What was said last of a pair."""
        found = self._of.get(frozenset((a, b)))
        return found[0] if found else None

    def pairs(self, verdict: Verdict) -> list[tuple[T, T]]:
        """All pairs of a verdict, in the order it was given."""
        return [(a, b) for kind, a, b in self._of.values() if kind == verdict]

    def all(self) -> list[tuple[T, T, Verdict]]:
        """Every pair with its verdict, oldest first."""
        return [(a, b, kind) for kind, a, b in self._of.values()]

    def clash(self, some: Iterable[T], others: Sequence[T]) -> bool:
        """Whether anything of one side is apart from anything of the other."""
        return any(not away.isdisjoint(others) for a in some if (away := self._apart.get(a)))

    def away(self, some: Iterable[T]) -> set[T]:
        """What is apart from any of them."""
        return set().union(*(self._apart.get(a, ()) for a in some))

    def named(self) -> set[T]:
        """Everything of which something was said."""
        return {thing for _, a, b in self._of.values() for thing in (a, b)}


def all_pairs(things: Iterable[T]) -> list[tuple[T, T]]:
    """Every two of several things."""
    return list(itertools.combinations(dict.fromkeys(things), 2))
