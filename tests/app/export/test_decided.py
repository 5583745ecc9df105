"""Decisions in words: true sentences about the words they are about."""

from __future__ import annotations

import pytest

from analyzers.decisions import Decision, Place
from analyzers.text import Span
from app.export.decided import decided

RAWS = {"a": "Alpha one. Alpha two.", "b": "Beta one."}
NAMES = {"a": "Post", "b": "Wire", "c": "Sun"}
ONE, TWO = Place("a", (Span(0, 9),)), Place("a", (Span(11, 20),))
BETA = Place("b", (Span(0, 8),))


def make(analyzer: str, action: str, *places: Place, field: str = "", value: str = "") -> Decision:
    first, *others = places
    return Decision(analyzer, first.article, action, first.spans, field, value, others=tuple(others))  # type: ignore[arg-type]  # any action


@pytest.mark.parametrize(
    ("decision", "words"),
    [
        (make("lineup", "merge", ONE, BETA), "belongs together with “Beta one” (Wire)"),
        (make("lineup", "split", ONE, BETA), "does not belong together with “Beta one” (Wire)"),
        (
            make("lineup", "split", ONE, TWO, BETA, value="2"),
            "does not belong together with “Beta one” (Wire); nor do “Alpha two” (Post)",
        ),
        (make("lineup", "confirm", ONE, field="no_match", value="b"), "no matching passage in Wire"),
        (
            make("lineup", "confirm", ONE, field="no_match", value="z"),
            "no matching passage in an article that was removed",
        ),
        (make("events", "merge", Place("a"), Place("b"), Place("c")), "covers the same event as Wire and Sun"),
        (make("events", "split", Place("a"), Place("b"), Place("c")), "another event than Wire and Sun"),
        (
            make("events", "split", Place("a"), Place("b"), Place("c"), value="2"),
            "together with Wire another event than Sun",
        ),
        (
            make("naming", "split", ONE, TWO, BETA, field="into"),
            "the actor of “Beta one” (Wire), together with “Alpha two” (Post)",
        ),
        (make("naming", "split", ONE), "an actor of its own"),
        (make("naming", "change", ONE, field="name", value="Al"), "called “Al”"),
        (make("naming", "change", ONE, field="name"), "named by the program again"),
        (make("attribution", "merge", ONE, TWO), "the same source as “Alpha two”"),
        (make("attribution", "change", ONE, field="reporting", value="statement"), "counts as a statement"),
        (
            make("attribution", "change", ONE, field="reporting", value="belief"),
            "counts as a belief, wish or plan; left out of all counts",
        ),
        (
            make("attribution", "change", ONE, TWO, field="anonymity", value="reason_given"),
            "the source is not named: reason given, “Alpha two”",
        ),
        (
            make("attribution", "change", ONE, field="anonymity", value="none"),
            "the source is not named: no reason given",
        ),
        (make("attribution", "change", ONE, TWO, field="said_to"), "told to “Alpha two”"),
        (make("attribution", "change", ONE, Place("a"), field="said_to"), "told to nobody who is named"),
        (make("attribution", "change", ONE, TWO, field="relay"), "second hand, through “Alpha two”"),
        (
            make("attribution", "change", ONE, Place("a"), field="relay"),
            "first hand: it came through no other report",
        ),
        (make("attribution", "change", ONE, Place("a"), field="cue"), "the saying word is none"),
    ],
)
def test_every_decision_reads_as_what_it_is(decision: Decision, words: str) -> None:
    assert decided(decision, RAWS, NAMES) == words
