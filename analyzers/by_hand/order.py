"""The order in which rows are read: that of one chosen article, the others' rows slotted in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from analyzers.records import EventsResult, Row

Place = tuple[int, int]
"""An article's number in the order of the columns, and a sentence's number in its text."""


def order_rows(
    rows: Sequence[Row], article: str, events: EventsResult | None = None, columns: Sequence[str] = ()
) -> tuple[Row, ...]:
    """The rows in the reading order of one article.

    Headline and lead stay first. Rows with a cell of the article follow its text; a row without one stands behind what
    precedes it in the first other article that has a cell there. The result does not depend on the order given.

    Args:
        rows: All rows.
        article: Article id; one that has no cell anywhere changes nothing about the order of the others.
        events: The events; rows of one that shares no row with the article's come after it.
        columns: Article ids in the comparison's order; by default in that of the rows' cells.
    """
    known = dict.fromkeys([*columns, *(a for row in _lead_first(rows) for a in row.cells)])
    names = [article] * (article in known) + [a for a in known if a != article]
    rank = {a: n for n, a in enumerate(names)}
    event_of = {a: n for n, event in enumerate(events.events if events else ()) for a in event.articles}
    found = reading_order(
        [{(rank[a], sentence_number(s)) for a, own in row.cells.items() for s in own} for row in rows],
        {n for n, row in enumerate(rows) if row.kind == "lead"},
        [event_of.get(a, -1) for a in names],
    )
    return tuple(rows[n] for n in found)


def sentence_number(sentence: str) -> int:
    """The place of a sentence in its text: ids are "s" and a number."""
    digits = sentence.lstrip("s")
    return int(digits) if digits.isdigit() else 0


def _lead_first(rows: Sequence[Row]) -> list[Row]:
    """The first row holds a cell of every article that has any text, in the order of the columns."""
    return sorted(rows, key=lambda row: row.kind != "lead")


def reading_order(rows: Sequence[Collection[Place]], leads: Collection[int], events: Sequence[int]) -> list[int]:
    """The numbers of rows in reading order.

    Article by article, a row that is not placed yet goes behind the row of the passage before it. An event that shares
    no row with those before it comes after them.

    Args:
        rows: Each row's passages.
        leads: Numbers of the rows that come first.
        events: Per article the number of its event.
    """
    out = sorted(leads)
    rest = {n: (min(own), max(own), sorted(own)) for n, own in enumerate(rows) if n not in leads and own}
    of_passage: dict[Place, list[int]] = defaultdict(list)
    own_first: dict[tuple[int, int], Place] = {}
    for n in sorted(rest, key=lambda n: (rest[n], n)):
        for place in sorted(rows[n]):
            of_passage[place].append(n)
            own_first.setdefault((n, place[0]), place)
    opening: dict[int, int | None] = {}  # per event the row behind which it begins
    done: set[int] = set()
    behind: int | None = None
    article_before = -1
    for place in sorted(of_passage):
        article = place[0]
        if article != article_before:
            start = out[-1] if out else None
            behind = opening.setdefault(events[article], start)
            article_before = article
        for n in of_passage[place]:
            if n not in done:
                done.add(n)
                out.insert(out.index(behind) + 1 if behind is not None else 0, n)
            elif own_first[n, article] != place:
                continue
            behind = n
    return out
