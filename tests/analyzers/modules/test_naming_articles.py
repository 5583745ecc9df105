"""Who is called what on whole articles: the sample, and the real reports where they are at hand."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from pathlib import Path

import pytest

import resources
from analyzers.modules.cleaning import Cleaning
from analyzers.modules.naming import Naming
from analyzers.modules.parsing import Parsing
from analyzers.pipeline import Pipeline
from analyzers.records import Actor, Article, NamingResult
from tests.conftest import SHARED

TALKS = SHARED / "corpus" / "talks"


@functools.cache
def named(folder: Path) -> NamingResult:
    articles: Sequence[Article] = [Article(p.stem, p.name, p.read_text("utf-8")) for p in sorted(folder.glob("*.txt"))]
    analysis = Pipeline((Cleaning(), Parsing(), Naming())).run(articles)
    assert not analysis.failures
    found = analysis.shared[NamingResult]
    assert isinstance(found, NamingResult)
    return found


def actors_of(result: NamingResult, label: str) -> set[str]:
    return {x.actor for x in result.labels if x.label == label}


def the(result: NamingResult, label: str) -> Actor:
    (found,) = actors_of(result, label)
    return next(a for a in result.actors if a.id == found)


def sample() -> NamingResult:
    return named(resources.path("samples", "orsa"))


def test_the_movement_of_the_sample_is_one_actor_with_its_labels() -> None:
    result = sample()
    front = the(result, "Uplands Front")
    assert front == result.actors[0]
    labels = {x.label for x in result.labels if x.actor == front.id}
    assert {"Front", "Front for the Free Uplands", "movement", "group", "insurgents"} <= labels
    assert {"banned Uplands Front", "outlawed Uplands Front"} <= labels
    assert {x.article for x in result.labels if x.actor == front.id} == {
        "01-harbour-wire",
        "02-veland-courier",
        "03-radio-transit",
        "04-the-metropolitan",
        "05-daily-ledger",
    }
    listed = [x for x in result.labels if x.actor == front.id and x.label.startswith("terrorist organi")]
    assert len(listed) >= 2
    assert not {x.actor for x in listed} & {the(result, "Neighbouring Kessar").id}
    assert {x.voice for x in listed} <= {"attributed", "quoted"}


def test_namesakes_of_the_sample_stay_apart() -> None:
    result = sample()
    assert the(result, "Piotr Hale") != the(result, "Marta Hale")
    assert the(result, "Mrs Hale") == the(result, "Marta Hale")
    assert the(result, "Mr Hale") == the(result, "Piotr Hale")
    assert the(result, "Ana Lindqvist") == the(result, "Water Minister Ana Lindqvist") == the(result, "Ms Lindqvist")
    assert the(result, "Colonel Mats Lindqvist") != the(result, "Ana Lindqvist")


@pytest.mark.shared
@pytest.mark.skipif(not TALKS.is_dir(), reason="the real reports are not beside the repository")
def test_the_real_reports_spell_one_movement_in_many_ways() -> None:
    result = named(TALKS)
    movement = the(result, "Pakistani Taliban")
    assert movement == result.actors[0]
    for label in ("TTP", "T.T.P.", "Pakistan Taliban", "Tehrik-e Taliban Pakistan", "Tehrik-i-Taliban Pakistan"):
        assert the(result, label) == movement
    assert the(result, "Afghan Taliban") != movement
    assert the(result, "Haqqani") != movement
    network = next(a for a in result.actors if "network" in a.name.lower())
    assert network.kind == "group"
    assert network != movement
    prime_minister = the(result, "Prime Minister Imran Khan")
    assert prime_minister == the(result, "Mr. Khan") == the(result, "Khan")
    assert the(result, "Mansour Ahmad Khan") != prime_minister
