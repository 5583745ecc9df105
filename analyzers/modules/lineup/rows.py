"""Rows of the alignment table, from scored links.

Rows are stars (Aslam, Pelekhov and Rus 2004, "The star clustering algorithm"): the sentence with the strongest solid
links to the other articles gathers those it is linked with, then the next one. It is links that are used up, not
sentences: a lead that tells three facts may stand in three rows, and what shares no word with the seed that the row's
other passages share with it tells another of its facts. Rows inside an event come first; those that reach
across events are made from what is linked across. What is linked to nothing stands in rows of its own, paragraph by
paragraph, so that every sentence is in some row.

Nothing here knows text: passages are numbers.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from analyzers.by_hand.order import reading_order
from analyzers.modules.lineup.linking import POSSIBLE, SOLID, Link
from analyzers.modules.lineup.similarity import Floats

JOIN = 0.25
"""Least mean probability between a passage and the passages of a row's other articles for it to join the row."""
EXTEND = 0.4
"""The same for a passage that is solidly linked to a member but not to the seed."""
CELL = 3
"""A cell takes no more sentences than this, unless each is solidly linked to the row's seed."""
PARAGRAPH = 3
"""Unmatched sentences of one paragraph that share a row."""


@dataclass
class Draft:
    """A row in the making.

    Attributes:
        members: Passage numbers.
        kind: lead, shared or single.
        possible: Members that joined by a possible link only.
        across: Made of links across events.
    """

    members: set[int]
    kind: str
    possible: set[int] = field(default_factory=set)
    across: bool = False


@dataclass(frozen=True)
class Table:
    """What rows are made from.

    Attributes:
        article: Per passage the number of its article.
        event: Per article the number of its event.
        paragraph: Per passage the number of its paragraph in its article.
        leads: Passages of the first row.
        probability: (n, n) matrix.
        links: Solid and possible links.
        terms: Per passage what it tells, as words; empty where that is not known.
    """

    article: Sequence[int]
    event: Sequence[int]
    paragraph: Sequence[int]
    leads: frozenset[int]
    probability: Floats
    links: Sequence[Link]
    terms: Sequence[frozenset[str]] = ()

    def another_thing(self, seed: int, passage: int, members: Iterable[int]) -> bool:
        """Whether a passage shares with the one that brings it into a row other words than all of some members do.

        A lead tells three facts; what shares one of them with it has no part in the row of another.
        """
        if not self.terms:
            return False
        own = self.terms[seed] & self.terms[passage]
        theirs = [shared for m in members if m != seed and (shared := self.terms[seed] & self.terms[m])]
        return bool(own and theirs) and all(own.isdisjoint(shared) for shared in theirs)

    def is_across(self, link: Link) -> bool:
        """Whether a link joins articles of different events."""
        return self.event[self.article[link.a]] != self.event[self.article[link.b]]


def make_rows(table: Table) -> list[Draft]:
    """All rows, in the order they are shown. Every passage is in at least one."""
    rows = [Draft(set(table.leads), "lead")] if table.leads else []
    inside = [link for link in table.links if not table.is_across(link)]
    outside = [link for link in table.links if table.is_across(link)]
    rows += _stars(table, [link for link in inside if link.band == "solid"], rows)
    _possible(table, [link for link in inside if link.band == "possible"], rows)
    _across(table, [link for link in outside if link.band == "solid"], rows)
    _singles(table, rows)
    return _ordered(table, rows)


def _mean_to(table: Table, passage: int, members: Iterable[int]) -> float:
    """Mean probability of a passage with the row's other articles, each by its best passage; 0 without any."""
    best: dict[int, float] = {}
    for other in members:
        if table.article[other] != table.article[passage]:
            value = float(table.probability[passage, other])
            best[table.article[other]] = max(value, best.get(table.article[other], 0.0))
    return sum(best.values()) / len(best) if best else 0.0


def _stars(table: Table, links: Sequence[Link], before: Sequence[Draft]) -> list[Draft]:
    """Rows from solid links; links between two passages of one earlier row are already told."""
    told = {id_ for row in before for id_ in _inner(row.members)}
    near: dict[int, dict[int, float]] = defaultdict(dict)
    for link in links:
        if (link.a, link.b) not in told:
            near[link.a][link.b] = link.score
            near[link.b][link.a] = link.score
    rows: list[Draft] = []
    strengths = {p: _strength(table, p, near[p]) for p in sorted(near)}
    strongest = [(-value, p) for p, value in strengths.items()]
    heapq.heapify(strongest)
    while strongest:
        value, seed = heapq.heappop(strongest)
        if strengths.get(seed) != -value:
            continue  # some of its links have been told since
        members = {seed}
        for passage, _ in sorted(near[seed].items(), key=lambda item: (-item[1], item[0])):
            own = [m for m in members if table.article[m] == table.article[passage]]
            if table.another_thing(seed, passage, own or members):
                continue
            if _fits(table, passage, members, table.probability[seed, passage] >= SOLID):
                members.add(passage)
        reach = sorted({y for x in members for y in near.get(x, {})} - members)
        for passage in sorted(reach, key=lambda p: (-_mean_to(table, p, members), p)):
            if _mean_to(table, passage, members) < EXTEND or not _fits(table, passage, members, False):
                continue
            by = max((m for m in sorted(members) if m in near[passage]), key=lambda m: near[passage][m])
            if not table.another_thing(by, passage, members):
                members.add(passage)
        for passage in sorted(members):
            for other in [o for o in near.get(passage, {}) if o in members]:
                del near[passage][other]
                near[other].pop(passage, None)
        for passage in sorted(members & strengths.keys()):
            if near[passage]:
                strengths[passage] = _strength(table, passage, near[passage])
                heapq.heappush(strongest, (-strengths[passage], passage))
            else:
                del strengths[passage]
        rows.append(Draft(members, "shared"))
    return rows


def _strength(table: Table, passage: int, near: dict[int, float]) -> float:
    """How well a passage can seed a row: sum over the other articles of the best probability, half for a lead."""
    best: dict[int, float] = {}
    for other, value in near.items():
        best[table.article[other]] = max(value, best.get(table.article[other], 0.0))
    return round(sum(best.values()) * (0.5 if passage in table.leads else 1.0), 6)


def _fits(table: Table, passage: int, members: set[int], to_seed: bool) -> bool:
    """Whether a passage may join: near enough to every other article together, and the cell is not crowded."""
    if _mean_to(table, passage, members) < JOIN:
        return False
    own = [m for m in members if table.article[m] == table.article[passage]]
    return to_seed or not own or (len(own) < CELL and min(abs(m - passage) for m in own) <= 2)


def _inner(members: Iterable[int]) -> list[tuple[int, int]]:
    """All pairs of a row."""
    ordered = sorted(members)
    return [(a, b) for i, a in enumerate(ordered) for b in ordered[i + 1 :]]


def _possible(table: Table, links: Sequence[Link], rows: list[Draft]) -> None:
    """Let possible links fill empty cells, and make dashed rows of what no solid link has placed."""
    placed = {m for row in rows if row.kind != "lead" for m in row.members}
    homes: dict[int, list[Draft]] = defaultdict(list)
    for row in rows:
        if row.kind == "shared":
            for member in row.members:
                homes[member].append(row)
    for link in sorted(links, key=lambda item: (-item.score, item.a, item.b)):
        if link.a in table.leads and link.b in table.leads:
            continue
        for one, other in ((link.a, link.b), (link.b, link.a)):
            if one in placed and other in placed:
                break
            if one in placed or other not in placed:
                continue
            home = next((r for r in homes[other] if _has_room(table, r, one)), None)
            if home is not None:
                home.members.add(one)
                home.possible.add(one)
                placed.add(one)
                homes[one].append(home)
                break
        else:
            if link.a not in placed and link.b not in placed:
                row = Draft({link.a, link.b}, "shared", {link.a, link.b})
                rows.append(row)
                placed |= row.members
                homes[link.a].append(row)
                homes[link.b].append(row)


def _has_room(table: Table, row: Draft, passage: int) -> bool:
    """Whether a row has no cell of the passage's article and is near enough to it."""
    own = [m for m in row.members if table.article[m] == table.article[passage]]
    return not own and _mean_to(table, passage, row.members) >= POSSIBLE


def _across(table: Table, links: Sequence[Link], rows: list[Draft]) -> None:
    """Join rows of different events that are solidly linked; a link that joins nothing makes a row of its own."""
    for link in sorted(links, key=lambda item: (-item.score, item.a, item.b)):
        if link.a in table.leads and link.b in table.leads:
            continue
        with_a = [r for r in rows if r.kind == "shared" and link.a in r.members]
        with_b = [r for r in rows if r.kind == "shared" and link.b in r.members]
        if any(r is s for r in with_a for s in with_b):
            continue
        if len(with_a) == 1 and len(with_b) == 1 and _near(table, with_a[0], with_b[0]):
            with_a[0].members |= with_b[0].members
            with_a[0].possible |= with_b[0].possible
            with_a[0].across = True
            rows[:] = [r for r in rows if r is not with_b[0]]
        elif len(with_a) == 1 and not with_b and _fits(table, link.b, with_a[0].members, False):
            with_a[0].members.add(link.b)
            with_a[0].across = True
        elif len(with_b) == 1 and not with_a and _fits(table, link.a, with_b[0].members, False):
            with_b[0].members.add(link.a)
            with_b[0].across = True
        else:
            rows.append(Draft({link.a, link.b}, "shared", across=True))


def _near(table: Table, one: Draft, other: Draft) -> bool:
    """Whether the passages of two rows are near on the mean and share no article."""
    articles = {table.article[m] for m in one.members} & {table.article[m] for m in other.members}
    block = table.probability[np.ix_(sorted(one.members), sorted(other.members))]
    return not articles and float(block.mean()) >= JOIN


def _singles(table: Table, rows: list[Draft]) -> None:
    """Rows for what nothing else has placed: neighbours of one paragraph together."""
    placed = {m for row in rows for m in row.members}
    current: list[int] = []
    for passage in range(len(table.article)):
        if passage in placed:
            continue
        follows = (
            current
            and current[-1] == passage - 1
            and table.article[current[-1]] == table.article[passage]
            and table.paragraph[current[-1]] == table.paragraph[passage]
            and len(current) < PARAGRAPH
        )
        if follows:
            current.append(passage)
            rows[-1].members.add(passage)
        else:
            current = [passage]
            rows.append(Draft({passage}, "single"))


def _ordered(table: Table, rows: list[Draft]) -> list[Draft]:
    """The rows in the reading order of the first article."""
    found = reading_order(
        [{(table.article[m], m) for m in row.members} for row in rows],
        {n for n, row in enumerate(rows) if row.kind == "lead"},
        table.event,
    )
    return [rows[n] for n in found]
