"""A person's decisions about rows, applied to the rows of any analysis.

What holds afterwards, whatever the rows were:
  * every sentence that stood in a row stands in one;
  * the first row (headline and lead) is as it was: it claims no likeness;
  * sentences pinned together stand in one row, and its cells are never dashed; a row that was found right as it is
    takes nothing in for that;
  * sentences parted stand in no row together but the first, and neither is offered as possible or nearest to the
    other. Where A is pinned to B and B to C but A and C are parted, there are two rows with B in both;
  * two rows that were joined are one row where the first of them stood, and no other row takes part in it;
  * both parts of a row that was split stand in rows of their own, wherever else their passages stand;
  * where a person confirmed that an article has no match, the row has no cell of it;
  * rows that no decision speaks of stay as they are and where they are, new rows stand behind the row that they came
    from.
The last word about two sentences counts. Decisions about sentences that are not there (any more) apply to nothing.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from analyzers.by_hand.order import sentence_number
from analyzers.by_hand.said import Said, what_was_said
from analyzers.by_hand.verdicts import all_pairs
from analyzers.records import LineupResult, Pair, Row, RowDecision, SentenceRef, row_id
from analyzers.records.comparison import Band

EVIDENCE_MOST = 6
"""Items of evidence shown for a row made by hand, as for the machine's."""


@dataclass
class _Draft:
    """A row in the making.

    Attributes:
        members: Its sentences.
        possible: Articles whose cell is only a possible match.
        source: The row that it was or came from.
        changed: Whether its cells or bands are others than its source's.
        empty: Articles confirmed to have no match.
        joined: Whether it was made of two rows.
    """

    members: set[SentenceRef]
    possible: set[str]
    source: Row
    changed: bool = False
    empty: set[str] = field(default_factory=set)
    joined: bool = False

    @property
    def is_lead(self) -> bool:
        """Whether it is the row of headlines and leads."""
        return self.source.kind == "lead"

    def articles(self) -> set[str]:
        """Articles that have a cell."""
        return {m.article for m in self.members}


def apply_by_hand(found: LineupResult, decisions: Iterable[RowDecision]) -> LineupResult:
    """The rows and pairs after a person's decisions.

    Args:
        found: The machine's result, or one to which decisions have been applied before.
        decisions: Oldest first, their places as ids of sentences (the caller resolves raw places).

    Returns:
        The effective result; `found` itself if nothing applies.
    """
    said = what_was_said(found, decisions)
    if not said:
        return found
    verdicts = said.verdicts
    table = _Table(found, said)
    drafts = [
        _Draft({SentenceRef(a, s) for a, own in row.cells.items() for s in own}, set(row.possible), row)
        for row in found.rows
    ]
    groups = _pinned_groups(table)
    for one, other in said.joins:
        _join(table, drafts, set(one), set(other))
    _move_out(table, drafts, groups)
    drafts = [
        part for draft in drafts for part in _split(table, draft, [*groups, *table.said.right, *table.joined_groups()])
    ]
    for group in (*groups, *said.right):
        _put_together(table, drafts, group)
    for draft in drafts:
        pinned = table.pinned(draft)
        if draft.possible & pinned:
            draft.possible -= pinned
            draft.changed = True
    for passages, article in said.empty:
        _without(table, drafts, passages, article)
    drafts = _distinct(table, drafts)
    pairs = table.pairs()
    solid = {ref.article for p in pairs if p.band == "solid" for ref in (p.a, p.b)}
    solid |= {ref.article for a, b in verdicts.pairs("together") if a.article != b.article for ref in (a, b)}
    return dataclasses.replace(
        found,
        pairs=pairs,
        rows=tuple(_row(table, draft) for draft in drafts),
        unrelated=tuple(a for a in table.rank if a not in solid) if len(table.rank) > 1 else (),
    )


class _Table:
    """What is known about the sentences of a result: order, scores, and what a person said of them."""

    def __init__(self, found: LineupResult, said: Said) -> None:
        """Look at a result once, closely only at the rows that a decision speaks of."""
        # The first row has a cell of every article that has any text, in the comparison's order.
        self.rank = {a: n for n, a in enumerate(dict.fromkeys(a for row in found.rows for a in row.cells))}
        self.said = said
        verdicts = self.verdicts = said.verdicts
        self._pairs = found.pairs
        named = verdicts.named()
        spoken = named.union(*(passages for passages, _ in said.empty))
        wanted = set(spoken)
        for row in found.rows:
            members = [SentenceRef(a, s) for a, own in row.cells.items() for s in own]
            if not spoken.isdisjoint(members):
                wanted.update(members)
        self._across: set[tuple[str, str]] = set()
        self._near: dict[SentenceRef, dict[SentenceRef, Pair]] = {}
        self._named: list[int] = []
        for n, pair in enumerate(found.pairs):
            if pair.across:
                self._across.add((pair.a.article, pair.b.article))
            if pair.a in wanted:
                self._near.setdefault(pair.a, {})[pair.b] = pair
                if pair.a in named and pair.b in named:
                    self._named.append(n)
            if pair.b in wanted:
                self._near.setdefault(pair.b, {})[pair.a] = pair
        self._pinned_with: dict[SentenceRef, set[SentenceRef]] = {}  # in whatever row
        self._together_with: dict[SentenceRef, set[SentenceRef]] = {}  # or as parts of rows that were joined
        for a, b in verdicts.pairs("together"):
            for one, other in ((a, b), (b, a)):
                self._together_with.setdefault(one, set()).add(other)
                if not said.by_join(a, b):
                    self._pinned_with.setdefault(one, set()).add(other)

    def joined_groups(self) -> list[tuple[SentenceRef, ...]]:
        """The passages of rows that were joined, where none of them were parted since."""
        return [
            (*one, *other) for one, other in self.said.joins if not self.verdicts.clash((*one, *other), (*one, *other))
        ]

    def pairs(self) -> tuple[Pair, ...]:
        """All pairs, with a person's word about them."""
        out = list(self._pairs)
        for n in self._named:
            verdict = self.verdicts.of(out[n].a, out[n].b)
            if verdict is not None:
                band: Band | None = "solid" if verdict == "together" else None
                out[n] = dataclasses.replace(out[n], band=band, by_hand=verdict)
        return tuple(out)

    def place(self, ref: SentenceRef) -> tuple[int, int, str]:
        """Sort key: the comparison's order of articles, then the order in the text."""
        return self.rank[ref.article], sentence_number(ref.sentence), ref.sentence

    def ordered(self, refs: Iterable[SentenceRef]) -> list[SentenceRef]:
        """In reading order."""
        return sorted(refs, key=self.place)

    def score(self, refs: Iterable[SentenceRef], others: Iterable[SentenceRef]) -> float:
        """Mean score between two sets of sentences, over pairs of different articles."""
        values = [
            self._near[a][b].score if b in self._near.get(a, {}) else 0.0
            for a in self.ordered(refs)
            for b in self.ordered(others)
            if a.article != b.article
        ]
        return round(sum(values) / len(values), 9) if values else 0.0

    def pinned(self, draft: _Draft) -> set[str]:
        """Articles with a sentence in the row that is pinned to another one there."""
        known = self._together_with if draft.joined else self._pinned_with
        return {m.article for m in draft.members if not known.get(m, set()).isdisjoint(draft.members)}

    def is_pinned(self, ref: SentenceRef, members: set[SentenceRef]) -> bool:
        """Whether a sentence is pinned to any of the members."""
        return not self._together_with.get(ref, set()).isdisjoint(members)

    def evidence(self, members: Sequence[SentenceRef]) -> tuple[str, ...]:
        """What the linked pairs among the members share."""
        found: dict[str, None] = {}
        for n, a in enumerate(members):
            for b in members[n + 1 :]:
                pair = self._near.get(a, {}).get(b)
                if pair is not None and pair.band:
                    found.update(dict.fromkeys(pair.evidence))
        return tuple(found)[:EVIDENCE_MOST]

    def across(self, articles: Iterable[str]) -> bool:
        """Whether articles of different events are among them."""
        return any((a, b) in self._across or (b, a) in self._across for a, b in all_pairs(articles))

    def nearest(self, members: Sequence[SentenceRef], cells: Iterable[str]) -> dict[str, tuple[str, float]]:
        """Per article without a cell its most similar sentence that is parted from none of the members."""
        have = set(cells)
        best: dict[str, tuple[float, tuple[int, int, str], SentenceRef]] = {}
        for member in members:
            for other, pair in self._near.get(member, {}).items():
                if other.article in have or self.verdicts.clash([other], members):
                    continue
                key = (-pair.score, self.place(other), other)
                if other.article not in best or key < best[other.article]:
                    best[other.article] = key
        return {
            a: (found[2].sentence, round(-found[0], 4))
            for a, found in sorted(best.items(), key=lambda i: self.rank[i[0]])
        }


def _pinned_groups(table: _Table) -> list[tuple[SentenceRef, ...]]:
    """Sentences that must stand in one row: as few groups as a walk through the pins gives, none with a parted pair."""
    groups: list[list[SentenceRef]] = []  # each in the order in which its sentences were named
    for a, b in table.verdicts.pairs("together"):
        # Rows that share a passage with rows that were joined, or with one that was found right, have no part in that.
        if table.said.by_join(a, b) or frozenset((a, b)) in table.said.settled:
            continue
        for group in groups:
            touches = a in group or b in group
            if touches and not table.verdicts.clash((a, b), group):
                group += [ref for ref in (a, b) if ref not in group]
                break
        else:
            groups.append([a, b])
    merged = True
    while merged:  # two groups that share a sentence are one, unless something of theirs is parted
        merged = False
        for one, other in itertools.combinations(groups, 2):
            if not set(one).isdisjoint(other) and not table.verdicts.clash(one, other):
                one += [ref for ref in other if ref not in one]
                groups = [g for g in groups if g is not other]
                merged = True
                break
    return [tuple(group) for group in groups]


def _join(table: _Table, drafts: list[_Draft], one: set[SentenceRef], other: set[SentenceRef]) -> None:
    """Make one row of two, where the first of them stands.

    A sentence may stand in several rows, so the rows are known by all their passages. In rows that were lined up anew
    those that are most like them are joined; if one row holds the passages of both, there is nothing to do.
    """
    usual = [draft for draft in drafts if not draft.is_lead]
    same = [next((d for d in usual if d.members == side), None) for side in (one, other)]
    both = one | other
    if None in same or same[0] is same[1]:
        holding = [d for d in usual if both <= d.members]
        if holding:
            min(holding, key=lambda d: len(d.members)).joined = True
            return
        same = [_most_like(usual, side) for side in (one, other)]
    host, gone = same[0] or same[1], same[1]
    if host is None:
        return
    host.joined = host.changed = True
    if gone is not None and gone is not host:
        moved = {m for m in gone.members if m in other or not table.verdicts.clash([m], list(both))}
        host.members |= moved
        host.possible |= gone.possible
        _leave(gone, moved)
    missing = both - host.members
    host.members |= missing
    for draft in usual:
        if draft is not host and len(draft.articles()) == 1 and not missing.isdisjoint(draft.members):
            _leave(draft, missing)
    drafts[:] = [draft for draft in drafts if draft.members]


def _leave(draft: _Draft, leaving: set[SentenceRef]) -> None:
    """Take passages out of a row."""
    draft.members -= leaving
    draft.possible &= draft.articles()
    draft.changed = True


def _most_like(drafts: Sequence[_Draft], wanted: set[SentenceRef]) -> _Draft | None:
    """The row that has most in common with some passages, for its size; the first of the best."""
    some = [draft for draft in drafts if not wanted.isdisjoint(draft.members)]
    return max(some, key=lambda d: len(wanted & d.members) / len(wanted | d.members)) if some else None


def _split(table: _Table, draft: _Draft, groups: Sequence[Sequence[SentenceRef]]) -> list[_Draft]:
    """The draft itself, or its parts when it holds sentences that were parted.

    What is pinned together moves as one. Each unit joins the part it is nearest to, of those it is not parted from. The
    largest part stays the row that it was.
    """
    if draft.is_lead or not table.verdicts.clash(draft.members, list(draft.members)):
        return [draft]
    units: list[list[SentenceRef]] = []
    left = set(draft.members)
    for group in groups:
        inside = [ref for ref in group if ref in left]
        if len(inside) > 1:
            units.append(inside)
            left -= set(inside)
    units += [[ref] for ref in sorted(left, key=lambda r: (r.article in draft.possible, table.place(r)))]
    parts: list[set[SentenceRef]] = []
    for unit in units:
        free = [p for p in parts if not table.verdicts.clash(unit, list(p))]
        if free:
            best = max(range(len(free)), key=lambda n: (table.score(unit, free[n]), -n))
            free[best] |= set(unit)
        else:
            parts.append(set(unit))
    parts.sort(key=lambda p: (-len(p), table.place(table.ordered(p)[0])))
    return [
        _Draft(part, draft.possible & {m.article for m in part}, draft.source, changed=True, joined=draft.joined)
        for part in parts
    ]


def _home(table: _Table, drafts: Sequence[_Draft], group: Sequence[SentenceRef]) -> _Draft | None:
    """The row that a pinned group belongs in: that of the passage named first, else the one that has most of it."""
    wanted = set(group)

    def fit(draft: _Draft) -> bool:
        if draft.is_lead or wanted.isdisjoint(draft.members):
            return False
        # Neighbours that share a row because nothing matched them have no part in a pin.
        alone = len(draft.articles()) == 1 and not draft.members <= wanted
        return not alone and not table.verdicts.clash(wanted, list(draft.members))

    def worth(draft: _Draft) -> tuple[bool, int, int, int]:
        here = wanted & draft.members
        sure = sum(r.article not in draft.possible for r in here) if len(draft.articles()) > 1 else 0
        return group[0] in here, sure, len(here), -len(draft.members)

    hosts = [draft for draft in drafts if fit(draft)]
    return max(hosts, key=worth) if hosts else None  # the first of the best


def _move_out(table: _Table, drafts: Sequence[_Draft], groups: Sequence[Sequence[SentenceRef]]) -> None:
    """A passage that was parted from a row and pinned in another one leaves the first; what is there stays."""
    for group in groups:
        home = _home(table, drafts, group)
        if home is None:
            continue
        wanted = set(group)
        for draft in drafts:
            if draft is home or draft.is_lead:
                continue
            leaving = {
                ref
                for ref in wanted & draft.members
                if table.verdicts.clash([ref], [m for m in draft.members if m not in wanted])
            }
            if leaving:
                _leave(draft, leaving)
                home.members |= leaving
                home.changed = True


def _put_together(table: _Table, drafts: list[_Draft], group: Sequence[SentenceRef]) -> None:
    """See to it that one row holds a pinned group, the one it belongs in."""
    wanted = set(group)
    if any(wanted <= draft.members for draft in drafts):
        return
    host = _home(table, drafts, group)
    if host is not None:
        new = wanted - host.members
    else:
        at = next(n for n, draft in enumerate(drafts) if group[0] in draft.members)
        behind = next((n for n, d in enumerate(drafts) if group[0] in d.members and not d.is_lead), at)
        host = _Draft(set(), set(), drafts[behind].source)
        drafts.insert(behind + 1, host)
        new = wanted
    host.members |= wanted
    host.changed = True
    for draft in [d for d in drafts if d is not host and not d.is_lead]:
        single = len(draft.articles()) == 1
        leaving = {
            ref
            for ref in new & draft.members
            if (single or ref.article in draft.possible) and not table.is_pinned(ref, draft.members)
        }
        if leaving:
            _leave(draft, leaving)
    drafts[:] = [draft for draft in drafts if draft.members]


def _without(table: _Table, drafts: list[_Draft], passages: Sequence[SentenceRef], article: str) -> None:
    """Empty the cell of an article in the rows of the passages: those with the first and at least half of them."""
    for draft in list(drafts):
        held = sum(p in draft.members for p in passages)
        if draft.is_lead or passages[0] not in draft.members or 2 * held < len(passages):
            continue
        gone = {m for m in draft.members if m.article == article and not table.is_pinned(m, draft.members)}
        if gone:
            _leave(draft, gone)
            drafts.insert(drafts.index(draft) + 1, _Draft(gone, set(), draft.source, changed=True))
        if article not in draft.articles():
            draft.empty.add(article)


def _distinct(table: _Table, drafts: Sequence[_Draft]) -> list[_Draft]:
    """The drafts without those that decisions made superfluous: repeated ones, and single passages told elsewhere."""
    kept = list(drafts)
    places = Counter(m for draft in drafts for m in draft.members)
    for draft in [d for d in drafts if d.changed and not d.is_lead]:
        twin = next((d for d in kept if d is not draft and not d.is_lead and d.members == draft.members), None)
        if twin is not None:
            twin.empty |= draft.empty
        elif (
            draft.members in table.said.alone or len(draft.articles()) > 1 or any(places[m] < 2 for m in draft.members)
        ):
            continue
        else:
            inside = any(table.is_pinned(m, draft.members) for m in draft.members)
            if inside and not any(draft.members <= d.members for d in kept if d is not draft):
                continue
        kept = [d for d in kept if d is not draft]
        places.subtract(draft.members)
    return kept


def _row(table: _Table, draft: _Draft) -> Row:
    """The record of a draft."""
    members = table.ordered(draft.members)
    pinned = frozenset(table.pinned(draft))
    empty = frozenset(draft.empty - draft.articles())
    source = draft.source
    if not draft.changed:
        away = table.verdicts.away(members)
        parted = bool(away) and any(SentenceRef(a, sentence) in away for a, (sentence, _) in source.nearest.items())
        nearest = table.nearest(members, source.cells) if parted else source.nearest
        if not parted and pinned == source.pinned and empty == source.confirmed_empty:
            return source
        return dataclasses.replace(source, nearest=nearest, pinned=pinned, confirmed_empty=empty)
    cells: dict[str, tuple[str, ...]] = {}
    for ref in members:
        cells[ref.article] = (*cells.get(ref.article, ()), ref.sentence)
    possible = frozenset(draft.possible & set(cells))
    if len(cells) < 2:
        possible = frozenset()
    elif possible == set(cells):
        possible -= {members[0].article}
    evidence = table.evidence(members) if len(cells) > 1 else ()
    return Row(
        row_id(cells),
        _label(source, evidence, cells),
        "lead" if draft.is_lead else "shared" if len(cells) > 1 else "single",
        cells,
        possible,
        ("possible" if possible else "solid") if len(cells) > 1 and not draft.is_lead else None,
        table.across(cells),
        evidence,
        table.nearest(members, cells),
        pinned,
        empty,
    )


def _label(source: Row, evidence: Sequence[str], cells: Mapping[str, Sequence[str]]) -> str:
    """The label of the row that it came from, while any of its cells stands in it; else what is shared."""
    kept = any(s in source.cells.get(a, ()) for a, own in cells.items() for s in own)
    if source.kind != "lead" and kept:
        return source.label
    return ", ".join(evidence[:2]) or "put together by hand"
