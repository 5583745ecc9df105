"""An analyzer's output never changes under an unchanged version: results that are kept and shown would be wrong."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest

from analyzers.records import LineupResult, Pair, Row, SentenceRef
from analyzers.registry import REGISTRY
from tests.golden.measure import FILE, boiled_down, measure, same

COMMAND = "python -m tests.golden.rewrite"


@cache
def now() -> dict[str, dict[str, Any]]:
    return measure()


@cache
def golden() -> dict[str, dict[str, Any]]:
    assert FILE.exists(), f"tests/golden/sample.json is missing; write it with: {COMMAND}"
    found: dict[str, dict[str, Any]] = json.loads(FILE.read_text("utf-8"))
    return found


def complaint(name: str, old: dict[str, Any] | None, new: dict[str, Any]) -> str:
    """What is wrong with one analyzer and what to do, or "" if nothing is."""
    if old is None:
        return f"{name} is not in tests/golden/sample.json yet. Add it with: {COMMAND}"
    if old["version"] != new["version"]:
        return (
            f"{name} is version {new['version']}, the golden file has {old['version']}. Write it anew with: {COMMAND}"
        )
    if not same(old, new):
        return (
            f"{name} gives another output on the sample than before, and its version is still {new['version']}. If the "
            f"change is meant, raise the version in its Spec and run: {COMMAND}"
        )
    return ""


@pytest.mark.parametrize("name", sorted(a.spec.id for a in REGISTRY))
def test_output_changes_only_with_the_version(name: str) -> None:
    wrong = complaint(name, golden().get(name), now()[name])
    assert not wrong, wrong


def test_the_golden_file_knows_no_analyzer_that_is_gone() -> None:
    gone = set(golden()) - {a.spec.id for a in REGISTRY}
    assert not gone, f"remove with: {COMMAND}"


def test_a_change_is_told_from_noise_in_the_last_digits() -> None:
    base = boiled_down([1, "a", 0.25, 0.5])
    assert same(base, boiled_down([1, "a", 0.25, 0.5]))
    assert same(base, boiled_down([1, "a", 0.2500004, 0.5]))
    assert same(boiled_down([0.0004999, 300.0]), boiled_down([0.0005001, 300.0]))
    for other in (
        [1, "b", 0.25, 0.5],
        [1, "a", 0.26, 0.5],
        [1, "a", 0.25],
        [1, "a", 0.25, 0.5, 0.0],
        [2, "a", 0.25, 0.5],
    ):
        assert not same(base, boiled_down(other))


def test_the_line_up_is_measured_by_what_it_accepts() -> None:
    a, b = SentenceRef("a", "s0"), SentenceRef("b", "s0")
    row = Row("r", "talks", "single", {"a": ("s0",)}, nearest={"b": ("s1", 0.1)})
    weak, solid = Pair(a, b, 0.011, None, False), Pair(a, b, 0.9, "solid", False)
    base = boiled_down(LineupResult((weak, solid), (row,)))
    assert same(base, boiled_down(LineupResult((solid,), (row,))))
    assert not same(base, boiled_down(LineupResult((weak,), (row,))))


def test_each_complaint_names_the_command() -> None:
    old = {"version": 1, **boiled_down(["x"])}
    assert complaint("tone", old, dict(old)) == ""
    for before, after, said in (
        (None, old, "not in"),
        (old, {**old, "version": 2}, "version 2"),
        (old, {"version": 1, **boiled_down(["y"])}, "raise the version"),
    ):
        wrong = complaint("tone", before, after)
        assert said in wrong
        assert COMMAND in wrong
