from __future__ import annotations

import dataclasses
import functools
import itertools

import pytest

from analyzers.language import load_parser
from analyzers.modules.encoding import SentenceEncoding
from analyzers.modules.lineup import Lineup
from analyzers.protocol import Given
from analyzers.records import Article, Encoding, Event, EventsResult, LineupResult, Parse
from analyzers.text import Revision

WIRE = """The ferry Maren ran aground off Kolby on Thursday night with 120 passengers on board, the coast guard said.
Nobody was hurt, but eleven people were treated for shock at the hospital in Kolby.
The captain had reported engine trouble an hour before the accident.
"We heard a noise like thunder, and then the lights went out," said Ida Holm, a teacher.
The Maren was built in 1974 and was due to be scrapped next year."""
DAILY = """A ferry with more than 100 people aboard hit the rocks outside Kolby late on Thursday.
All passengers were rescued; eleven were taken to hospital suffering from shock.
Union leaders have warned for years that the line's ships are too old.
The Maren, launched in 1974, was to be scrapped next year.
The company's shares fell by nine percent on Friday morning."""
OTHER = """The national orchestra opened its season with a new concerto for two violins.
The composer, who is 31, wrote most of it on a train between Oslo and Bergen.
Tickets for the second evening are sold out."""


def article(key: str, text: str) -> Article:
    return Article(key, f"{key}.txt", text, revision=Revision.of(text), language="en")


@functools.cache
def groundwork(text: str) -> tuple[Parse, Encoding]:
    made = article("x", text)
    return load_parser()(made.text), SentenceEncoding()(made, Given({}, {}))


def line_up(texts: dict[str, str], events: list[list[str]] | None = None, *, model: bool = True) -> LineupResult:
    articles = [article(key, text) for key, text in texts.items()]
    per = {}
    for a in articles:
        parse, encoding = groundwork(a.raw)
        if not model:
            encoding = dataclasses.replace(encoding, model="", sentences=encoding.sentences[:0], pieces=(), offsets=())
        per[a.id] = {Parse: parse, Encoding: encoding}
    groups = events or [[a.id for a in articles]]
    shared = {EventsResult: EventsResult(tuple(Event(f"e{k}", "", tuple(g), "") for k, g in enumerate(groups)))}
    return Lineup()(articles, Given(per, shared))


def rows_with(result: LineupResult, *places: tuple[str, str]) -> list[str]:
    return [r.id for r in result.rows if all(s in r.cells.get(a, ()) for a, s in places)]


@pytest.mark.parametrize("model", [True, False])
def test_passages_that_report_the_same_stand_in_one_row(model: bool) -> None:
    result = line_up({"wire": WIRE, "daily": DAILY}, model=model)
    assert rows_with(result, ("wire", "s4"), ("daily", "s3"))
    assert rows_with(result, ("wire", "s1"), ("daily", "s1"))
    assert bool(result.model) == model
    assert result.unrelated == ()


def test_the_first_row_is_the_lead_and_has_every_article() -> None:
    result = line_up({"wire": WIRE, "daily": DAILY})
    assert result.rows[0].kind == "lead"
    assert result.rows[0].cells == {"wire": ("s0",), "daily": ("s0",)}
    assert all(row.kind != "lead" for row in result.rows[1:])


def test_every_sentence_is_in_a_row_and_what_one_article_has_alone_stands_alone() -> None:
    result = line_up({"wire": WIRE, "daily": DAILY})
    placed = {(a, s) for r in result.rows for a, found in r.cells.items() for s in found}
    assert placed == {(a, f"s{k}") for a in ("wire", "daily") for k in range(5)}
    alone = next(r for r in result.rows if "s4" in r.cells.get("daily", ()))
    assert (alone.kind, alone.band, list(alone.cells)) == ("single", None, ["daily"])
    assert set(alone.nearest) == {"wire"}


def test_rows_follow_the_first_article_and_keep_the_order_of_the_others() -> None:
    result = line_up({"wire": WIRE, "daily": DAILY})
    firsts = [int(r.cells["wire"][0][1:]) for r in result.rows if "wire" in r.cells]
    assert firsts == sorted(firsts)
    singles = [int(r.cells["daily"][0][1:]) for r in result.rows if list(r.cells) == ["daily"]]
    assert singles == sorted(singles)


def test_rows_say_what_they_share() -> None:
    result = line_up({"wire": WIRE, "daily": DAILY})
    row = next(r for r in result.rows if "s4" in r.cells.get("wire", ()))
    assert row.band == "solid"
    assert {"1974", "Maren"} <= set(row.evidence)
    assert any("due to be scrapped next year" in e or "be scrapped next year" in e for e in row.evidence)
    assert 1 <= len(row.label.split()) <= 6


def test_unrelated_articles_are_told_apart() -> None:
    result = line_up({"wire": WIRE, "other": OTHER})
    assert result.unrelated == ("wire", "other")
    assert not [p for p in result.pairs if p.band == "solid"]


def test_pairs_across_events_are_marked_and_rows_inside_come_first() -> None:
    result = line_up({"wire": WIRE, "daily": DAILY, "copy": WIRE}, [["wire", "daily"], ["copy"]])
    across = {p.across for p in result.pairs if "copy" in (p.a.article, p.b.article)}
    assert across == {True}
    assert not any(p.across for p in result.pairs if {p.a.article, p.b.article} == {"wire", "daily"})
    row = next(r for r in result.rows[1:] if "s3" in r.cells.get("copy", ()))
    assert row.across
    assert "wire" in row.cells


def test_pairs_hold_the_five_nearest_of_every_sentence() -> None:
    result = line_up({"wire": WIRE, "daily": DAILY})
    counts = {f"s{k}": 0 for k in range(5)}
    for pair in result.pairs:
        assert (pair.a.article, pair.b.article) == ("wire", "daily")
        assert 0 <= pair.score <= 1
        counts[pair.a.sentence] += 1
    assert set(counts.values()) == {5}


def test_the_same_articles_give_the_same_rows() -> None:
    texts = {"wire": WIRE, "daily": DAILY, "other": OTHER}
    assert line_up(texts) == line_up(texts)


def test_the_order_of_the_articles_does_not_change_what_belongs_together() -> None:
    texts = {"wire": WIRE, "daily": DAILY, "other": OTHER}
    expected = {frozenset((r.article, r.sentence) for r in (p.a, p.b)) for p in line_up(texts).pairs if p.band}
    for names in itertools.permutations(texts):
        found = line_up({n: texts[n] for n in names})
        assert {frozenset((r.article, r.sentence) for r in (p.a, p.b)) for p in found.pairs if p.band} == expected


def test_one_article_or_none_is_no_trouble() -> None:
    assert line_up({}).rows == ()
    alone = line_up({"wire": WIRE})
    assert alone.pairs == ()
    assert alone.unrelated == ()
    assert {s for r in alone.rows for s in r.cells["wire"]} == {f"s{k}" for k in range(5)}


def test_an_empty_article_beside_others() -> None:
    result = line_up({"wire": WIRE, "empty": "", "daily": DAILY})
    assert all("empty" not in r.cells and "empty" not in r.nearest for r in result.rows)
    assert rows_with(result, ("wire", "s4"), ("daily", "s3"))
