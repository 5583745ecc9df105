"""A person's marks are printed: in the passages, in the legend, and as a list by code."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from analyzers.analysis import Analysis
from analyzers.notices import MAX_WORDS
from analyzers.records import LineupResult, Row
from analyzers.text import Span
from app.export import Report, build_report, write_pdf
from app.export.marks import MarkedText
from app.export.material import Material
from app.export.report import Grid, Legend, Original, Paragraph, Section, Table
from app.model import Anchor, Code, Mark
from tests.app.comparisons import FIRST, SECOND, article, comparison

CODES = (
    Code("n", "Numbers", "blue", "N", "dashed"),
    Code("w", "Loaded <words> #", "red", "W", "wavy", retired=True),
    Code("x", "Never used", "green", "X"),
)


def mark(key: str, code: str, of: str, raw: str, words: str, by: str = "") -> Mark:
    at = raw.index(words)
    return Mark(key, code, Anchor.at(of, raw, (Span(at, at + len(words)),)), by=by)


MARKS = (
    mark("2", "n", "b", SECOND, "30 strikers", "Ines"),
    mark("1", "n", "a", FIRST, "40 crew members"),
    mark("3", "w", "a", FIRST, "disaster"),
    mark("4", "w", "a", FIRST, "been a disaster for"),
    mark("5", "w", "a", FIRST, "Skip to menu"),  # hidden as site text
)


def report(marks: tuple[Mark, ...] = MARKS) -> Report:
    return build_report(comparison(), "Ferry", (), date(2024, 5, 7), codes=CODES, marks=marks)


def section(found: Report, key: str) -> Section:
    return next(item for item in found.sections if item.id == key)


def test_every_code_has_its_count_and_its_passages_by_outlet() -> None:
    blocks = section(report(), "marks").blocks
    table = next(block for block in blocks if isinstance(block, Table))
    titles = ["".join(run.text for run in group.title) for group in table.groups]
    assert titles == ["Numbers\u20022 passages", "Loaded <words> #\u20022 passages"]
    looks = [(group.title[0].own, group.title[0].own_letter) for group in table.groups]
    assert looks == [("dashed", "N"), ("wavy", "W")]
    rows = [["".join(r.text for line in cell.lines for r in line) for cell in row] for row in table.groups[0].rows]
    assert rows == [
        ["The Islander\u2002¶\u00a01", "“40 crew members”", ""],
        ["Post?\u2002¶\u00a02", "“30 strikers”", "Ines"],
    ]
    (note,) = [block for block in blocks if isinstance(block, Paragraph)]
    assert note.runs[0].text == "1 mark stands on text that is hidden or no longer there."


def test_marks_stand_in_the_passages_and_in_the_legend() -> None:
    found = report()
    rows = next(item for item in found.sections if item.id.startswith("rows-"))
    grid = next(block for block in rows.blocks if isinstance(block, Grid))
    runs = [run for row in grid.rows for cell in row.cells for p in cell.passages for run in p.runs]
    assert [run.text for run in runs if run.own == "dashed" and run.own_letter] == ["40 crew members"] * 2 + [
        "30 strikers"
    ]
    legend = next(block for block in rows.blocks if isinstance(block, Legend))
    own = [(item.sample.text, item.sample.own, item.sample.own_letter) for item in legend.items if item.sample.own]
    assert own == [("Numbers", "dashed", "N"), ("Loaded <words> #", "wavy", "W")]


def test_overlapping_marks_keep_both_letters() -> None:
    material = Material(comparison(), codes=CODES, marks=MARKS)
    of = material.article("a")
    content = of.text.content
    start, end = content.index("The strike"), content.index("islands.")
    runs = MarkedText(of, (), material.own["a"]).runs(Span(start, end))
    assert [(run.text, run.own, run.own_letter) for run in runs] == [
        ("The strike had ", "", ""),
        ("been a disaster", "wavy", "W"),
        (" for", "wavy", "W"),
        (" the ", "", ""),
    ]


def test_without_marks_there_is_no_section() -> None:
    assert "marks" not in [item.id for item in report(()).sections]


@pytest.mark.parametrize("line", ["solid", "dashed", "dotted", "double", "wavy"])
def test_every_line_can_be_set(line: str) -> None:
    codes = (Code("n", "Numbers", letter="N", line=line),)  # type: ignore[arg-type]  # each of the literals
    raw = "Some 40 crews wait.\n\nSome 30 crews went home.\n"
    marks = (mark("1", "n", "a", raw, "40 crews"), mark("2", "n", "a", raw, "30 crews"))
    of = article("a", "first.txt", raw)
    rows = tuple(Row(f"r{n}", "crews", "shared", {"a": (s.id,)}) for n, s in enumerate(of.text.sentences))
    shown = Analysis((of,), {}, {LineupResult: LineupResult((), rows)})
    found = build_report(shown, "Ferry", (), None, codes=codes, marks=marks)
    outcome = write_pdf(found, None)
    assert (outcome.standard, outcome.notes) == ("ua-1", ())
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(outcome.data)).pages)
    assert "Marks" in text
    assert "2 passages" in text


def test_an_article_too_long_to_be_analysed_is_printed_whole() -> None:
    words = "The ferries stay in port today. " * (MAX_WORDS // 6 + 10)
    long = article("l", "long.txt", f"A long day\n\n{words}\n\nThe last line.\n")
    found = build_report(Analysis((long, *comparison().articles)), "t", (), None)
    as_is = section(found, "as-is")
    (original,) = [block for block in as_is.blocks if isinstance(block, Original)]
    assert original.paragraphs[-1] == "The last line."
    assert (original.language, original.direction) == ("en", "ltr")
    assert "".join(run.text for run in original.detail).endswith("too long to be analysed")
    (why,) = [block.runs[0].text for block in as_is.blocks if isinstance(block, Paragraph)]
    assert why == "Articles of more than 20,000 words are not analysed. These are printed whole and not lined up."
