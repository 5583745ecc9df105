from __future__ import annotations

import pytest

from analyzers.language import load_parser
from analyzers.modules.figures import Figures, values_of
from analyzers.protocol import Given
from analyzers.records import Article, LineupResult, Pair, Parse, Row, RowFigures, SentenceRef
from analyzers.text import Revision, Text


def read(sentence: str) -> list[tuple[str, str]]:
    text = Text(sentence)
    parse = load_parser()(text)
    return [
        (v.unit.lstrip("@"), v.shown)
        for i, s in enumerate(text.sentences)
        for v in values_of(text.content, s.span, parse, i)
    ]


def compared(
    *sentences: str, kind: str = "shared", possible: str = "", pairs: tuple[Pair, ...] = ()
) -> tuple[RowFigures, ...]:
    articles = [Article(f"a{k}", "", s, revision=Revision.of(s)) for k, s in enumerate(sentences)]
    per = {a.id: {Parse: load_parser()(a.text)} for a in articles}
    cells = {a.id: tuple(s.id for s in a.text.sentences) for a in articles}
    row = Row("r", "", kind, cells, frozenset(possible.split()), band="solid")  # type: ignore[arg-type]
    return Figures()(articles, Given(per, {LineupResult: LineupResult(pairs, (row,))})).rows


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("The rebels freed 40 prisoners.", ("detainee", "40")),
        ("The group wants 40 of its members released.", ("member", "40")),
        ("Some 4,000 people fled the town.", ("person", "about 4000")),
        ("At least nine soldiers were killed.", ("soldier", "at least 9")),
        ("Two dozen fighters gave up.", ("fighter", "about 24")),
        ("The strike lasted eleven weeks.", ("duration", "11 week")),
        ("The 14-year insurgency is over.", ("duration", "14 year")),
        ("Nearly two decades of war followed.", ("duration", "about 2 decade")),
        ("The lake stood at 41 percent of capacity.", ("percent", "41")),
        ("The lake is at two-fifths of its capacity.", ("percent", "about 40")),
        ("The reward is $5 million.", ("dollar", "5000000")),
        ("The ambush was on Feb. 19.", ("date", "02-19")),
        ("The ambush was on 19 February.", ("date", "02-19")),
        ("A truce was signed in 2014.", ("year", "2014")),
        ("The envoys met in Geneva.", ("place of “meet”", "Geneva")),
    ],
)
def test_values_are_read(sentence: str, value: tuple[str, str]) -> None:
    assert value in read(sentence)


@pytest.mark.parametrize(
    "sentence",
    ["Arrizal, 46, sat down.", "One of them left.", "The train left at 9 a.m.", "She is a 46-year-old farmer."],
)
def test_ages_times_of_day_and_pronouns_are_no_figures(sentence: str) -> None:
    assert read(sentence) == []


def test_different_numbers_of_one_noun_differ() -> None:
    (found,) = compared("The raid killed nine soldiers.", "Eleven soldiers were killed in the raid.")
    assert [(v.article, v.value, v.unit) for v in found.values] == [("a0", "9", "soldier"), ("a1", "11", "soldier")]


def test_a_number_without_a_noun_is_held_against_the_counted_one() -> None:
    (found,) = compared("He asked for 100 fighters.", "They offered not more than two dozen.")
    assert [v.value for v in found.values] == ["100", "at most 24"]


def test_a_small_number_that_points_back_counts_something_named_before() -> None:
    assert compared("Four men were freed.", "All three asked not to be named.") == ()
    assert compared("Four men were freed.", "It will take a year or two.") == ()
    assert compared("Four men were freed.", "The twelve, it was said, had waited long.") == ()
    assert len(compared("He asked for 100 fighters.", "He got at most nine.")) == 1


def test_a_part_is_not_held_against_the_whole() -> None:
    assert compared("There were four sessions.", "Three of the secret sessions took place in a hotel.") == ()
    (found,) = compared("Two of the sessions were secret.", "Three of the sessions took place in a hotel.")
    assert [v.value for v in found.values] == ["2", "3"]


def test_equal_and_rounded_values_agree() -> None:
    assert compared("About 40 members were held.", "The group says 40 members were held.") == ()
    assert compared("It lasted three hours.", "It lasted 180 minutes.") == ()


def test_a_bound_hardens_a_figure() -> None:
    (found,) = compared("The group demands that 40 members be freed.", "It wants at least 40 members freed.")
    assert [v.value for v in found.values] == ["40", "at least 40"]


def test_values_of_different_units_are_not_compared() -> None:
    assert compared("Nine soldiers died.", "The storm lasted eleven days.") == ()


def test_an_article_that_names_both_values_does_not_differ() -> None:
    assert (
        compared("Nine soldiers were killed.", "The army spoke of nine soldiers, the rebels of eleven soldiers.") == ()
    )


def solid(a: str, b: str) -> Pair:
    return Pair(SentenceRef(a, "s0"), SentenceRef(b, "s0"), 0.9, "solid", False)


def test_possible_matches_are_not_held_against_the_others() -> None:
    three = ("The rebels freed 40 prisoners.", "They freed 50 prisoners.", "Some 70 prisoners are free.")
    assert len(compared(*three)[0].values) == 3
    assert [v.article for v in compared(*three, possible="a2")[0].values] == ["a0", "a1"]
    assert compared(*three, possible="a1 a2") == ()


def test_in_the_first_row_only_what_is_linked_is_compared() -> None:
    three = ("The rebels freed 40 prisoners.", "They freed 50 prisoners.", "Some 70 prisoners are free.")
    assert compared(*three, kind="lead") == ()
    (found,) = compared(*three, kind="lead", pairs=(solid("a0", "a2"),))
    assert [v.article for v in found.values] == ["a0", "a2"]
    (found,) = compared(*three, kind="lead", pairs=(solid("a0", "a1"), solid("a1", "a2")))
    assert len(found.values) == 3
