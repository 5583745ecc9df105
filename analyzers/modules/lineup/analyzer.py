"""The line-up of a comparison.

Every two sentences of different articles get a probability that they report the same thing (`scoring`), the likely
ones become links (`linking`), the links rows (`rows`). Articles are scored event by event, because words and meanings
that the whole event shares must not count; pairs across events are scored over all articles together and marked.

Targets and prototypes: docs and `tests/eval`. Known misses: facts that share neither words nor meaning in the model's
eyes ("most kept silent" / "steered clear of the question"); two statements of one form by two people; figures that
differ are no reason against a link (they are shown as a difference instead).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from analyzers.modules.lineup.evidence import evidence, label
from analyzers.modules.lineup.linking import Link, link
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
        6,
        "comparison",
        LineupResult,
        requires=(Encoding, Parse, EventsResult),
        uses=(AboutResult, CleaningResult, AttributionResult),
        title="Passages lined up",
        definition=(
            "Every sentence of an article is compared with every sentence of the others: by its letters, by its "
            "meaning and word by word, so that words which the whole event shares count little. A small model "
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
    probability = np.zeros((len(flat), len(flat)), dtype=np.float32)
    links: list[Link] = []
    with_model = True
    for members in _groups(events):
        scores = score([sources[k] for k in members], [ready[k] for k in members], [who[k] for k in members])
        with_model = with_model and scores.with_model
        places = np.array([start[k] + i for k in members for i in range(len(ready[k]))], dtype=int)
        probability[np.ix_(places, places)] = scores.probability
        links += [Link(int(places[x.a]), int(places[x.b]), x.score, x.band) for x in link(scores)]
    if len(set(events)) > 1:
        links += _across(score(sources, ready, who), events, probability)
    links.sort(key=lambda item: (item.a, item.b))
    table = Table(
        [p.article for p in flat],
        list(events),
        [p.sentence.paragraph for p in flat],
        frozenset(start[k] + i for k, own in enumerate(leads) for i in own),
        probability,
        [x for x in links if x.band],
        [frozenset(w for w, n in zip(p.content, p.naming, strict=True) if not n) for p in flat],
    )
    drafts = make_rows(table)
    idf = inverse_frequency([p.content for p in flat])
    refs = [SentenceRef(sources[p.article].id, p.sentence.id) for p in flat]
    pairs = tuple(
        Pair(
            refs[x.a],
            refs[x.b],
            round(x.score, 4),
            x.band,
            events[flat[x.a].article] != events[flat[x.b].article],
            evidence([flat[x.a], flat[x.b]], idf) if x.band else (),
        )
        for x in links
    )
    rows = tuple(_row(draft, table, flat, refs, sources, start, idf) for draft in drafts)
    linked = {flat[n].article for x in links if x.band == "solid" for n in (x.a, x.b)}
    unrelated = tuple(s.id for k, s in enumerate(sources) if k not in linked) if len(sources) > 1 else ()
    model = sources[0].encoding.model if with_model and sources and sources[0].encoding else ""
    return LineupResult(pairs, rows, model, unrelated)


def _groups(events: Sequence[int]) -> list[list[int]]:
    """Numbers of the articles of each event, events in order of their first article."""
    out: dict[int, list[int]] = {}
    for k, event in enumerate(events):
        out.setdefault(event, []).append(k)
    return list(out.values())


def _across(scores: Scores, events: Sequence[int], probability: Floats) -> list[Link]:
    """Links between articles of different events; writes their probabilities into the matrix."""
    event = np.array([events[p.article] for p in scores.passages])
    other = event[:, None] != event[None, :]
    probability[other] = scores.probability[other]
    return [Link(x.a, x.b, x.score, _stricter(x)) for x in link(scores) if event[x.a] != event[x.b]]


def _stricter(found: Link) -> Band | None:
    """The band of a link across events, where the same phrases recur without the same fact."""
    if found.score >= ACROSS_SOLID:
        return found.band
    return "possible" if found.band and found.score >= ACROSS_POSSIBLE else None


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
    sources: Sequence[Source],
    start: Sequence[int],
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
    nearest: dict[str, tuple[str, float]] = {}
    likely = table.probability[members].max(axis=0)
    for k, source in enumerate(sources):
        if source.id in cells or start[k] == start[k + 1]:
            continue
        best = start[k] + int(np.argmax(likely[start[k] : start[k + 1]]))
        nearest[source.id] = (refs[best].sentence, round(float(likely[best]), 4))
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
        nearest,
    )
