"""What a list of decisions about rows says in the end: of every two sentences, and of rows as wholes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from analyzers.by_hand.verdicts import Verdicts, all_pairs
from analyzers.records import LineupResult, RowDecision, SentenceRef

Passages = tuple[SentenceRef, ...]
NoMatch = tuple[Passages, str]
"""Passages of a row, and the article that has nothing for it."""


@dataclass(frozen=True)
class Said:
    """A person's last word.

    Attributes:
        verdicts: Which two sentences belong in one row, and which in none together.
        empty: Confirmed empty cells.
        joins: The passages of two rows that were made one, in the order in which that was done.
        alone: Passages of the two rows that one was split into.
        joined: Pairs of sentences that are together only because their rows were joined.
        settled: Pairs of sentences that are together only because a row was found right as it is.
        right: The passages of such rows.
    """

    verdicts: Verdicts[SentenceRef]
    empty: tuple[NoMatch, ...]
    joins: tuple[tuple[Passages, Passages], ...]
    alone: frozenset[frozenset[SentenceRef]]
    joined: frozenset[frozenset[SentenceRef]]
    settled: frozenset[frozenset[SentenceRef]]
    right: tuple[Passages, ...]

    def __bool__(self) -> bool:
        """Whether anything was said."""
        return bool(self.verdicts or self.empty)

    def by_join(self, a: SentenceRef, b: SentenceRef) -> bool:
        """Whether two sentences are together only because their rows were joined."""
        return frozenset((a, b)) in self.joined


def what_was_said(found: LineupResult, decisions: Iterable[RowDecision]) -> Said:
    """What decisions say about sentences that are there.

    Args:
        found: Rows; sentences that stand in none of them are passed over.
        decisions: Oldest first; the last word counts.
    """
    placed = {SentenceRef(a, s) for row in found.rows for a, own in row.cells.items() for s in own}
    rows = [
        frozenset(SentenceRef(a, s) for a, own in row.cells.items() for s in own)
        for row in found.rows
        if row.kind != "lead"
    ]
    teller = _Teller({ref.article for ref in placed}, frozenset(rows))
    for decision in decisions:
        some = tuple(dict.fromkeys(SentenceRef(*p) for p in decision.passages if SentenceRef(*p) in placed))
        others = tuple(dict.fromkeys(SentenceRef(*p) for p in decision.others if SentenceRef(*p) in placed))
        teller.take(decision, some, others)
    return teller.result()


class _Teller:
    """Takes one decision after the other."""

    def __init__(self, articles: set[str], rows: frozenset[frozenset[SentenceRef]]) -> None:
        self._articles, self._rows = articles, rows
        self._right: dict[Passages, None] = {}
        self._settled: set[frozenset[SentenceRef]] = set()
        self._verdicts: Verdicts[SentenceRef] = Verdicts()
        self._empty: dict[NoMatch, None] = {}
        self._joins: dict[tuple[Passages, Passages], None] = {}
        self._alone: dict[frozenset[SentenceRef], None] = {}
        self._joined: set[frozenset[SentenceRef]] = set()

    def take(self, decision: RowDecision, some: Passages, others: Passages) -> None:
        """A decision, and what is left of its passages."""
        if decision.kind == "no_match":
            self._no_match(some, decision.article)
        elif decision.kind in ("part", "split"):
            self._verdicts.put([(a, b) for a in some for b in others], "apart")
            if decision.kind == "split" and some and others:
                self._alone.update({frozenset(some): None, frozenset(others): None})
        elif decision.kind == "join":
            self._join(some, others)
        elif decision.kind == "pin":
            together = (*some, *others)
            pairs = all_pairs(together)
            both = {frozenset(pair) for pair in pairs}
            if frozenset(together) in self._rows:
                self._settled |= {frozenset(pair) for pair in pairs if self._verdicts.of(*pair) != "together"}
                self._right[together] = None
            else:
                self._settled -= both
            self._verdicts.put(pairs, "together")
            self._joined -= both
            self._not_alone(set(together))
            here = {p.article for p in together}
            for key in [k for k in self._empty if k[1] in here and not set(k[0]).isdisjoint(together)]:
                del self._empty[key]
        else:
            if not decision.article:
                self._verdicts.put(all_pairs((*some, *others)), None)
                self._not_alone({*some, *others})
            for key in [k for k in self._empty if k[1] == decision.article and not set(k[0]).isdisjoint(some)]:
                del self._empty[key]

    def _no_match(self, some: Passages, article: str) -> None:
        if not some or article not in self._articles or article in {p.article for p in some}:
            return
        self._verdicts.put(
            [
                (a, b)
                for a, b in self._verdicts.pairs("together")
                for one, other in ((a, b), (b, a))
                if one in some and other.article == article
            ],
            None,
        )
        self._empty.pop((some, article), None)
        self._empty[some, article] = None

    def _join(self, some: Passages, others: Passages) -> None:
        pairs = list(dict.fromkeys((a, b) for a in some for b in others if a != b))
        if not pairs:
            return
        self._joined |= {frozenset(pair) for pair in pairs if self._verdicts.of(*pair) != "together"}
        self._verdicts.put(pairs, "together")
        self._joins.pop((some, others), None)
        self._joins[some, others] = None
        both = {*some, *others}
        self._not_alone(both)
        here = {p.article for p in both}
        for key in [k for k in self._empty if k[1] in here and set(k[0]) <= both]:
            del self._empty[key]

    def _not_alone(self, together: set[SentenceRef]) -> None:
        """Passages that were put to others have no row of their own any more."""
        for own in [own for own in self._alone if not own.isdisjoint(together) and not together <= own]:
            del self._alone[own]

    def result(self) -> Said:
        """All that still holds."""
        of = self._verdicts.of
        joins = [(a, b) for a, b in self._joins if any(of(x, y) == "together" for x in a for y in b)]
        joined = {pair for pair in self._joined if of(*pair) == "together"}
        settled = {pair for pair in self._settled if of(*pair) == "together"}
        right = [own for own in self._right if all(of(a, b) == "together" for a, b in all_pairs(own))]
        return Said(
            self._verdicts,
            tuple(self._empty),
            tuple(joins),
            frozenset(self._alone),
            frozenset(joined),
            frozenset(settled),
            tuple(right),
        )
