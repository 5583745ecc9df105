"""Results go into a file and come back the same, or not at all."""

from __future__ import annotations

import dataclasses
import json

import pytest

from analyzers.analysis import Analysis, Failure, Notice
from analyzers.decisions import Decision
from analyzers.pipeline import Pipeline
from analyzers.protocol import Spec
from analyzers.records import (
    Article,
    Attribution,
    AttributionResult,
    CleaningResult,
    LineupResult,
    NamingResult,
    Provenance,
    Row,
    SiteText,
)
from analyzers.records.attribution import SourceClass
from analyzers.stored import RESULTS, Registered, dump, registered, restore, stale
from analyzers.text import Revision, Span

SPECS = (
    Spec("cleaning", 3, "raw", CleaningResult, title="Cleaning"),
    Spec("attribution", 5, "article", AttributionResult, title="Sources"),
    Spec("lineup", 2, "comparison", LineupResult, title="Rows"),
    Spec("parse", 1, "article", NamingResult, internal=True),
)
RAW = "Menu\nTalks 👩🏽‍🚒 began, he said."
ARTICLES = (Article("a", "a.txt", RAW), Article("b", "b.txt", RAW + " More."))
DECISIONS = (Decision("cleaning", "a", "add", (Span(0, 5),)),)


def statement(number: int, kind: SourceClass) -> Attribution:
    return Attribution(
        id=f"a{number}",
        source=(Span(0, 2),),
        cue=(Span(3, 5),),
        content=(Span(6, 9),),
        type="indirect",
        source_class=kind,
        entity="",
        said_to=None,
        relay=Span(1, 2),
        second_hand=False,
        anonymity=None,
        status="unknown",
        speech_act="statement",
        reporting=True,
        provenance=Provenance("rule", "why", 0.5),
    )


def analysis(*kinds: SourceClass, rows: int = 1) -> Analysis:
    cleaning = CleaningResult((SiteText(Span(0, 5), "menu", "why"),), "en")
    cleaned = tuple(dataclasses.replace(a, revision=Revision.of(a.raw, [Span(0, 5)]), language="en") for a in ARTICLES)
    statements = AttributionResult(tuple(statement(n, kind) for n, kind in enumerate(kinds)))
    lines = tuple(Row(f"r{n}", "talks", "shared", {"a": ("s0",), "b": ("s0",)}) for n in range(rows))
    return Analysis(
        cleaned,
        {"a": {CleaningResult: cleaning, AttributionResult: statements}, "b": {CleaningResult: cleaning}},
        {LineupResult: LineupResult((), lines)},
        (Failure("tone", "b", "Tone failed.", "x"),),
        (Notice("", "Take care."),),
    )


def test_what_is_dumped_comes_back_the_same_with_its_versions() -> None:
    shown = analysis("named_person", "unnamed_person")
    found = restore(dump(shown, DECISIONS, SPECS), ARTICLES, DECISIONS)
    assert found is not None
    assert found.analysis == shown
    assert found.versions == {"cleaning": 3, "attribution": 5, "lineup": 2}
    assert found.fresh


def test_results_for_other_decisions_are_shown_but_not_fresh() -> None:
    found = restore(dump(analysis(), (), SPECS), ARTICLES, DECISIONS)
    assert found is not None
    assert not found.fresh


WHOLE = dump(analysis(), (), SPECS)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"{}",
        b'{"articles": [{"id": "a"}]}',
        b"[" * 50_000,
        WHOLE.replace(b"[0,5]", b"[0,4]"),  # another revision than the results were made from
        WHOLE.replace(b'"id":"a"', b'"id":"x"'),
        WHOLE.replace(b'"why"', b"3"),
    ],
)
def test_results_that_do_not_fit_are_dropped(data: bytes) -> None:
    assert data != WHOLE
    assert restore(data, ARTICLES, ()) is None


def test_results_of_analyzers_that_this_program_does_not_have_are_passed_over() -> None:
    value = json.loads(dump(analysis(), (), SPECS))
    value["results"].append({"analyzer": "weather", "version": 1, "article": "a", "revision": "", "result": {}})
    found = restore(json.dumps(value).encode(), ARTICLES, ())
    assert found is not None
    assert "weather" not in found.versions


def test_newer_analyzers_and_new_ones_are_named() -> None:
    present = registered(SPECS)
    assert present == (
        Registered("cleaning", 3, "Cleaning"),
        Registered("attribution", 5, "Sources"),
        Registered("lineup", 2, "Rows"),
    )
    assert stale({"cleaning": 3, "attribution": 4}, present) == present[1:]
    assert stale({"cleaning": 3, "attribution": 5, "lineup": 9}, present) == ()


def test_the_types_by_id_are_those_of_the_registry() -> None:
    specs = Pipeline().specs
    assert dict(RESULTS) == {spec.id: spec.provides for spec in specs if not spec.internal}
