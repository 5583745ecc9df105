"""Invariants of the alignment table, over random probabilities."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from analyzers.modules.lineup.linking import VERY_STRONG, Link, bands
from analyzers.modules.lineup.rows import Draft, Table, make_rows


@st.composite
def tables(draw: st.DrawFn) -> Table:
    sizes = draw(st.lists(st.integers(0, 6), min_size=1, max_size=5))
    article = [k for k, size in enumerate(sizes) for _ in range(size)]
    event = [draw(st.integers(0, 1)) for _ in sizes]
    n = len(article)
    values = draw(st.lists(st.integers(0, 10), min_size=n * n, max_size=n * n))
    raw = np.array(values, dtype=np.float32).reshape(n, n) / 10
    probability = np.triu(raw, 1) + np.triu(raw, 1).T
    for k in range(len(sizes)):
        own = [i for i in range(n) if article[i] == k]
        probability[np.ix_(own, own)] = 0
    links = []
    for a in range(n):
        for b in range(a + 1, n):
            if article[a] != article[b] and probability[a, b] >= 0.2:
                band = "solid" if probability[a, b] >= 0.5 else "possible"
                links.append(Link(a, b, float(probability[a, b]), band))  # type: ignore[arg-type]
    starts = [article.index(k) for k, size in enumerate(sizes) if size]
    paragraph = [draw(st.integers(0, 2)) for _ in article]
    words = st.frozensets(st.sampled_from("xyz"))
    terms = draw(st.lists(words, min_size=n, max_size=n)) if draw(st.booleans()) else []
    return Table(article, event, paragraph, frozenset(starts), probability.astype(np.float32), links, terms)


def members(rows: Sequence[Draft]) -> set[int]:
    return {m for row in rows for m in row.members}


@given(tables())
def test_every_passage_is_in_a_row_and_no_row_is_empty(table: Table) -> None:
    rows = make_rows(table)
    assert members(rows) == set(range(len(table.article)))
    assert all(row.members for row in rows)


@given(tables())
def test_every_solid_link_is_told_by_a_row(table: Table) -> None:
    rows = make_rows(table)
    for link in table.links:
        if link.band == "solid":
            assert any({link.a, link.b} <= row.members for row in rows)


@given(tables())
def test_the_lead_comes_first_and_singles_hold_one_article(table: Table) -> None:
    rows = make_rows(table)
    if table.leads:
        assert rows[0].kind == "lead"
        assert rows[0].members == table.leads
    for row in rows[1:]:
        assert row.kind != "lead"
        articles = {table.article[m] for m in row.members}
        assert (row.kind == "single") == (len(articles) == 1)


@given(tables())
def test_no_two_rows_are_the_same_but_for_the_lead(table: Table) -> None:
    rows = [frozenset(r.members) for r in make_rows(table) if r.kind != "lead"]
    assert len(rows) == len(set(rows))


@given(tables())
def test_rows_of_several_events_are_marked(table: Table) -> None:
    for row in make_rows(table):
        if row.kind == "shared":
            assert row.across == (len({table.event[table.article[m]] for m in row.members}) > 1)


@given(tables())
def test_rows_that_only_one_article_has_keep_its_order(table: Table) -> None:
    for k in set(table.article):
        own = [min(r.members) for r in make_rows(table) if {table.article[m] for m in r.members} == {k}]
        assert own == sorted(own)


@given(tables())
def test_the_same_table_gives_the_same_rows(table: Table) -> None:
    assert make_rows(table) == make_rows(table)


def test_a_sentence_that_tells_two_things_stands_in_two_rows() -> None:
    # 0 tells of a ferry and of shares; 1 and 3 take up the ferry, 2 the shares.
    probability = np.zeros((4, 4), dtype=np.float32)
    links = []
    for b, value in ((1, 0.9), (2, 0.8), (3, 0.7)):
        probability[0, b] = probability[b, 0] = value
        links.append(Link(0, b, value, "solid"))
    probability[1, 3] = probability[3, 1] = 0.9
    links.append(Link(1, 3, 0.9, "solid"))
    words = ("ferry aground shares fell", "ferry aground", "shares fell", "ferry")
    terms = [frozenset(w.split()) for w in words]
    table = Table([0, 1, 1, 2], [0, 0, 0], [0, 0, 4, 0], frozenset(), probability, links)
    assert [r.members for r in make_rows(table)] == [{0, 1, 2, 3}]
    told = dataclasses.replace(table, terms=terms)
    assert sorted(sorted(r.members) for r in make_rows(told)) == [[0, 1, 3], [0, 2]]


@given(st.integers(1, 6), st.integers(1, 6), st.data())
def test_bands_rest_on_probability_and_on_being_best(rows: int, columns: int, data: st.DataObject) -> None:
    values = data.draw(st.lists(st.integers(0, 100), min_size=rows * columns, max_size=rows * columns))
    block = np.array(values, dtype=np.float32).reshape(rows, columns) / np.float32(100)
    found = bands(block)
    for i in range(rows):
        for j in range(columns):
            best = block[i, j] >= block[i].max() or block[i, j] >= block[:, j].max()
            if found[i, j] == 2:
                assert block[i, j] >= 0.4
                assert best or block[i, j] >= VERY_STRONG
            if block[i, j] < 0.12:
                assert found[i, j] == 0
            if block[i, j] >= 0.4:
                assert found[i, j] > 0
