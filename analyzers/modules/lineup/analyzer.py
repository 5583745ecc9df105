"""The line-up of a comparison.

Every two sentences of different articles get a probability that they report the same thing (`scoring`), the likely
ones become links (`linking`), the links rows (`rows`). Articles are scored event by event, because words and meanings
that the whole event shares must not count; pairs across events are scored over all articles together and marked.

Targets and prototypes: docs and `tests/eval`. Known misses: facts that share neither words nor meaning in the model's
eyes ("most kept silent" / "steered clear of the question"); two statements of one form by two people; figures that
differ are no reason against a link (they are shown as a difference instead).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from analyzers.modules.lineup.evidence import evidence, label
from analyzers.modules.lineup.linking import Link, Listed, link, together
from analyzers.modules.lineup.rows import Draft, Table, make_rows
from analyzers.modules.lineup.scoring import Scores, Source, prepare, score
from analyzers.modules.lineup.similarity import Floats, inverse_frequency
from analyzers.modules.lineup.terms import Passage
from analyzers.protocol import Given, Spec
from analyzers.records import (
    AboutResult,
    Article,
    AttributionResult,
    CleaningResult,
    Encoding,
    EventsResult,
    LineupResult,
    Pair,
    Parse,
    Row,
    SentenceRef,
    row_id,
)
from analyzers.records.comparison import Band

LEAD_WORDS = 8
"""A first sentence shorter than this takes the next one of its paragraph with it into the first row."""
ACROSS_SOLID, ACROSS_POSSIBLE = 0.6, 0.3
"""Bands for links across events: reports of other rounds repeat demands and stock phrases."""

LEAD = "headline and lead"
"""Label of the first row."""


class Lineup:
    """Lines up the articles of a comparison."""

    spec = Spec(
        "lineup",
        8,
        "comparison",
        LineupResult,
        requires=(Encoding, Parse, EventsResult),
        uses=(AboutResult, CleaningResult, AttributionResult),
        title="Passages lined up",
        definition=(
            "Every sentence of an article is compared with every sentence of the others: by its letters, by its "
            "meaning and that of its clauses, and word by word, so that words which the whole event shares count "
            "little. A small model "
            "turns this into a probability that two sentences report the same thing. From 40 in 100 on, and if no "
            "better match stands in the way, passages are lined up; between 12 and 40 in 100 they are shown "
            "dashed as a possible match. Where no passage is found the cell says so and offers the nearest one: "
            "the text may be cut, later, or missed by the program. Names, figures and words that the passages "
            "share are shown as the reason."
        ),
    )

    def __call__(self, articles: Sequence[Article], given: Given) -> LineupResult:
        """Line up the articles.

        Args:
            articles: In the comparison's order; each with its parse and vectors in `given`.
            given: Results so far.

        Returns:
            Pairs and rows; sentence ids are those of each article's clean text.
        """
        sources = [
            Source(
                a.id,
                a.text,
                given.of(a.id, Parse),
                given.find(a.id, Encoding),
                given.find(a.id, AttributionResult),
            )
            for a in articles
        ]
        leads = [_lead(a, given) for a in articles]
        events = given.all(EventsResult)
        number = {key: n for n, event in enumerate(events.events) for key in event.articles}
        return line_up(sources, [number.get(a.id, -1 - k) for k, a in enumerate(articles)], leads)


def line_up(sources: Sequence[Source], events: Sequence[int], leads: Sequence[tuple[int, ...]]) -> LineupResult:
    """Line up articles.

    Args:
        sources: The articles.
        events: Per article the number of its event.
        leads: Per article the numbers of its sentences that stand in the first row.
    """
    ready, who = prepare(sources)
    flat = [p for own in ready for p in own]
    start = np.concatenate([[0], np.cumsum([len(own) for own in ready])]).astype(int).tolist()
    probability = np.zeros((0, 0), dtype=np.float32)
    parts: list[Listed] = []
    with_model = True
    groups = _groups(events)
    for members in groups:
        scores = score([sources[k] for k in members], [ready[k] for k in members], [who[k] for k in members])
        with_model = with_model and scores.with_model
        places = np.array([start[k] + i for k in members for i in range(len(ready[k]))], dtype=np.int64)
        if len(groups) == 1:
            probability = scores.probability
        else:
            probability = probability if probability.size else np.zeros((len(flat), len(flat)), dtype=np.float32)
            probability[np.ix_(places, places)] = scores.probability
        parts.append(link(scores).moved(places))
        del scores
    if len(groups) > 1:
        parts.append(_across(score(sources, ready, who), events, probability))
    listed = together(parts)
    links = listed.links()
    table = Table(
        [p.article for p in flat],
        list(events),
        [p.sentence.paragraph for p in flat],
        frozenset(start[k] + i for k, own in enumerate(leads) for i in own),
        probability,
        links,
        [frozenset(w for w, n in zip(p.content, p.naming, strict=True) if not n) for p in flat],
    )
    drafts = make_rows(table)
    idf = inverse_frequency([p.content for p in flat])
    refs = [SentenceRef(sources[p.article].id, p.sentence.id) for p in flat]
    pairs = _pairs(listed, links, table, flat, refs, idf)
    nearest = _Nearest(table, refs)
    rows = tuple(_row(draft, table, flat, refs, nearest, idf) for draft in drafts)
    linked = {flat[n].article for x in links if x.band == "solid" for n in (x.a, x.b)}
    unrelated = tuple(s.id for k, s in enumerate(sources) if k not in linked) if len(sources) > 1 else ()
    model = sources[0].encoding.model if with_model and sources and sources[0].encoding else ""
    return LineupResult(pairs, rows, model, unrelated)


def _pairs(
    listed: Listed,
    links: Sequence[Link],
    table: Table,
    flat: Sequence[Passage],
    refs: Sequence[SentenceRef],
    idf: dict[str, float],
) -> tuple[Pair, ...]:
    """The records of all listed pairs; what they share is looked up for links only."""
    why = iter([evidence([flat[x.a], flat[x.b]], idf) for x in links])
    event = np.array([table.event[k] for k in table.article], dtype=np.int64)
    across = (event[listed.a] != event[listed.b]).tolist()
    # Scores have 24 bits: times 10,000 they are exact, and what comes out is what `round` gives.
    rounded = np.round(listed.score.astype(np.float64), 4).tolist()
    name: tuple[Band | None, ...] = (None, "possible", "solid")
    return tuple(
        Pair(refs[a], refs[b], value, name[band], other, next(why) if band else ())
        for a, b, value, band, other in zip(
            listed.a.tolist(), listed.b.tolist(), rounded, listed.band.tolist(), across, strict=True
        )
    )


def _groups(events: Sequence[int]) -> list[list[int]]:
    """Numbers of the articles of each event, events in order of their first article."""
    out: dict[int, list[int]] = {}
    for k, event in enumerate(events):
        out.setdefault(event, []).append(k)
    return list(out.values())


def _across(scores: Scores, events: Sequence[int], probability: Floats) -> Listed:
    """Pairs of articles of different events; writes their probabilities into the matrix.

    Their bands are stricter, for the same phrases recur without the same fact.
    """
    event = np.array([events[p.article] for p in scores.passages], dtype=np.int64)
    other = event[:, None] != event[None, :]
    probability[other] = scores.probability[other]
    listed = link(scores)
    listed = listed.chosen(event[listed.a] != event[listed.b])
    lower = np.where((listed.band > 0) & (listed.score >= ACROSS_POSSIBLE), 1, 0)
    band = np.where(listed.score >= ACROSS_SOLID, listed.band, lower)
    return Listed(listed.a, listed.b, listed.score, band.astype(np.int8))


def _lead(article: Article, given: Given) -> tuple[int, ...]:
    """Numbers of the sentences of the first row: a headline that is still in the text, and the first sentence."""
    text = article.text
    if not text.sentences:
        return ()
    head: list[int] = []
    about = given.find(article.id, AboutResult)
    if about is not None and article.revision is not None:
        for raw in about.about.headline.evidence:
            clean = article.revision.to_clean(raw)
            if clean is not None:
                head += [i for i, s in enumerate(text.sentences) if s.span.overlaps(clean)]
    head = [i for i in head if i < 3]
    first = max(head, default=-1) + 1
    if first >= len(text.sentences):
        return tuple(sorted(set(head)))
    out = [*head, first]
    opening = text.sentences[first]
    following = text.sentences[first + 1 : first + 2]
    if text.words(opening.span) < LEAD_WORDS and following and following[0].paragraph == opening.paragraph:
        out.append(first + 1)
    return tuple(sorted(set(out)))


def _row(
    draft: Draft,
    table: Table,
    flat: Sequence[Passage],
    refs: Sequence[SentenceRef],
    nearest: _Nearest,
    idf: dict[str, float],
) -> Row:
    """The record of a drafted row."""
    members = sorted(draft.members)
    cells: dict[str, tuple[str, ...]] = {}
    solid: set[str] = set()
    for m in members:
        cells[refs[m].article] = (*cells.get(refs[m].article, ()), refs[m].sentence)
        if m not in draft.possible:
            solid.add(refs[m].article)
    possible = frozenset(set(cells) - solid)
    if possible == frozenset(cells) and possible:  # a dashed row: its first cell is what the others may match
        possible -= {refs[members[0]].article}
    band: Band | None = None
    if len(cells) > 1 and draft.kind != "lead":
        band = "possible" if possible else "solid"
    passages = [flat[m] for m in members]
    return Row(
        row_id(cells),
        LEAD if draft.kind == "lead" else label(passages, idf),
        "lead" if draft.kind == "lead" else "shared" if draft.kind == "shared" else "single",
        cells,
        possible,
        band,
        len({table.event[flat[m].article] for m in members}) > 1,
        evidence(passages, idf) if len(cells) > 1 else (),
        nearest.of(members, cells),
    )


class _Nearest:
    """The sentence of every article that is nearest to a row."""

    def __init__(self, table: Table, refs: Sequence[SentenceRef]) -> None:
        """Look where the articles begin; those without a sentence have none to offer."""
        self._table = table
        self._refs = refs
        article = np.array(table.article, dtype=np.int64)
        self._first = np.flatnonzero(np.diff(article, prepend=-1))
        self._number = np.cumsum(np.diff(article, prepend=-1) != 0) - 1

    def of(self, members: Sequence[int], cells: Collection[str]) -> dict[str, tuple[str, float]]:
        """Per article without a cell its nearest sentence, the first of equal ones, and how near it is."""
        likely = self._table.probability[members].max(axis=0)
        most = np.maximum.reduceat(likely, self._first)
        hits = np.flatnonzero(likely == most[self._number])[::-1]
        best = np.zeros(len(most), dtype=np.int64)
        best[self._number[hits]] = hits  # the last one written is the first in the text
        found = zip(best.tolist(), np.round(most.astype(np.float64), 4).tolist(), strict=True)
        return {ref.article: (ref.sentence, value) for n, value in found if (ref := self._refs[n]).article not in cells}
