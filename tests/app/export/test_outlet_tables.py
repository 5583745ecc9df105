"""Tables with a column for every outlet: parted by events and by what fits, with nothing lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.analysis import Analysis
from analyzers.records import Actor, Event, EventsResult, Label, NamingResult
from analyzers.text import Span
from app.export.build import build_report
from app.export.material import Material
from app.export.outlet_tables import MOST, OutletRow, evenly, outlet_tables, parts
from app.export.report import Cell, Paragraph, Run, Table
from tests.app.export.builders import tiny_article


def material(*events: int) -> Material:
    """Material of as many articles as the events have, "e0a0", "e0a1" ..., in the order of the events."""
    found = []
    articles = []
    for number, count in enumerate(events):
        keys = tuple(f"e{number}a{index}" for index in range(count))
        articles += [tiny_article(key, f"Report {key}.") for key in keys]
        found.append(Event(f"e{number}", "", keys, ""))
    return Material(Analysis(tuple(articles), {}, {EventsResult: EventsResult(tuple(found))}), ())


def keys_of(of: Material) -> list[str]:
    return [article.id for article in of.articles]


def row(head: str, *keys: str) -> OutletRow:
    return OutletRow(Cell(((Run(head),),), kind="rowhead"), {key: Cell(((Run(f"{head} {key}"),),)) for key in keys})


@pytest.mark.parametrize(
    ("events", "sizes"),
    [
        ((5,), [5]),
        ((3, 3), [6]),
        ((3, 3, 3), [6, 3]),
        ((2, 5, 1), [2, 6]),
        ((7,), [4, 3]),
        ((1,) * 8, [6, 2]),
        ((13, 2), [5, 4, 6]),
    ],
)
def test_tables_keep_events_together_and_fit_the_page(events: tuple[int, ...], sizes: list[int]) -> None:
    of = material(*events)
    assert [len(part) for part in parts(of, keys_of(of))] == sizes


@given(st.lists(st.integers(1, 20), min_size=1, max_size=8))
def test_every_outlet_stands_in_one_table_and_no_table_is_too_wide(events: list[int]) -> None:
    of = material(*events)
    found = parts(of, keys_of(of))
    assert [key for part in found for key in part] == keys_of(of)
    assert all(1 <= len(part) <= MOST for part in found)


@given(st.lists(st.text(max_size=3), min_size=1, max_size=40, unique=True), st.integers(1, 9))
def test_even_groups_differ_by_one_at_most(keys: list[str], most: int) -> None:
    found = evenly(keys, most)
    assert [key for part in found for key in part] == keys
    sizes = {len(part) for part in found}
    assert max(sizes) - min(sizes) <= 1
    assert max(sizes) <= most


def test_rows_without_anything_are_left_out_and_bare_outlets_named() -> None:
    of = material(4, 4, 4)
    rows = [row("first", "e0a0", "e0a3"), row("second", "e0a1", "e1a2")]
    blocks = outlet_tables(of, keys_of(of), "What", rows, "Things.")
    assert [type(block) for block in blocks] == [Table, Table, Paragraph]
    shown, other, note = blocks
    assert isinstance(shown, Table)
    assert isinstance(other, Table)
    assert isinstance(note, Paragraph)
    assert [line[0].lines[0][0].text for line in shown.groups[0].rows] == ["first", "second"]
    assert [[cell.lines[0][0].text for cell in line] for line in other.groups[0].rows] == [
        ["second", "–", "–", "second e1a2", "–"]
    ]
    assert [line[0].text for line in other.head] == ["What", *(of.names[f"e1a{index}"] for index in range(4))]
    assert note.runs[0].text == "Nothing to list: " + ", ".join(of.names[f"e2a{index}"] for index in range(4)) + "."


def test_actors_of_each_table_are_those_that_its_outlets_speak_of() -> None:
    of = material(*([4] * 14))
    actors, labels = [], []
    for number in range(14):
        actors.append(Actor(f"actor{number}", f"Party {number}", "group", (f"Party {number}",), 2))
        labels += [
            Label(f"e{number}a{index}", f"actor{number}", Span(0, 6), "party", "party", "mention", "own")
            for index in (0, 1)
        ]
    analysis = Analysis(
        of.analysis.articles, {}, {**of.analysis.shared, NamingResult: NamingResult(tuple(actors), tuple(labels))}
    )
    section = next(part for part in build_report(analysis, "t", (), None).sections if part.id == "naming")
    found = [block for block in section.blocks if isinstance(block, Table)]
    heads = [line[0].lines[0][0].text for table in found for line in table.groups[0].rows]
    assert heads == [f"Party {number}" for number in range(14)]
    assert not any(
        "left out" in run.text for block in section.blocks if isinstance(block, Paragraph) for run in block.runs
    )
