"""What a person decided, in words."""

from __future__ import annotations

import pytest

from analyzers.decisions import Decision, Place
from analyzers.text import Span
from app.export.decided import decided

RAW = {"x": "The mayor said the dam would hold. A guard denied it."}


def at(words: str) -> tuple[Span, ...]:
    start = RAW["x"].index(words)
    return (Span(start, start + len(words)),)


@pytest.mark.parametrize(
    ("decision", "words"),
    [
        (Decision("attribution", "x", "confirm", at("said")), "confirmed"),
        (
            Decision("attribution", "x", "change", at("said"), "source", others=(Place("x", at("A guard")),)),
            "said by “A guard”",
        ),
        (Decision("attribution", "x", "change", at("said"), "cue", others=(Place("x"),)), "the saying word is nothing"),
        (
            Decision("attribution", "x", "change", at("said"), "content", others=(Place("x", at("the dam")),)),
            "what is said is “the dam”",
        ),
        (
            Decision("attribution", "x", "change", at("said"), "status", "armed_group"),
            "the source’s walk of life is armed group",
        ),
        (Decision("attribution", "x", "change", at("said"), "type", "mixed"), "quotation is indirect + quote"),
        (Decision("attribution", "x", "change", at("said"), "speech_act", "denial"), "speech act is denial"),
        (
            Decision("attribution", "x", "add", at("it"), others=(Place("x", at("A guard")), Place("x"))),
            "added as words of “A guard”",
        ),
        (
            Decision("attribution", "x", "merge", at("said"), others=(Place("x", at("denied")),)),
            "the same source as “denied”",
        ),
    ],
)
def test_every_decision_about_a_source_has_its_words(decision: Decision, words: str) -> None:
    assert decided(decision, RAW, {"x": "The Echo"}) == words
