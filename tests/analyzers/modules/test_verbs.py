from __future__ import annotations

from dataclasses import replace

import pytest

from analyzers.language import load_parser
from analyzers.language.lexicon import load_lexicon
from analyzers.modules.verbs import Verbs
from analyzers.protocol import Given
from analyzers.records import Article, Attribution, AttributionResult, Parse, Provenance, VerbUse
from analyzers.records.attribution import SourceClass
from analyzers.text import Revision, Span


def attribution(
    text: str, cue: str, number: int = 0, source: str = "", source_class: SourceClass = "named_person", after: int = 0
) -> Attribution:
    at = text.index(cue, after) if cue else 0
    spans = (Span(at, at + len(cue)),) if cue else ()
    found = (Span(text.index(source), text.index(source) + len(source)),) if source else ()
    return Attribution(
        f"a{number}",
        found,
        spans,
        (Span(0, 1),),
        "indirect",
        source_class,
        "e0" if source else "",
        None,
        None,
        False,
        None,
        "unknown",
        "statement",
        True,
        Provenance("test", "test", 1.0),
    )


def uses(text: str, *items: Attribution) -> tuple[VerbUse, ...]:
    article = Article("x", "", text, revision=Revision.of(text))
    given = Given({"x": {Parse: load_parser()(article.text), AttributionResult: AttributionResult(items)}}, {})
    return Verbs()([article], given).uses


@pytest.mark.parametrize(
    ("text", "cue", "lemma", "rung"),
    [
        ("The mayor said it rained.", "said", "say", "neutral"),
        ("The mayor told reporters it rained.", "told", "tell", "neutral"),
        ("According to the mayor, it rained.", "According to", "according to", "neutral"),
        ("The mayor claimed it rained.", "claimed", "claim", "distancing"),
        ("The mayor has alleged that it rained.", "has alleged", "allege", "distancing"),
        ("The mayor confirmed it rained.", "confirmed", "confirm", "endorsing"),
        ("The mayor pointed out that it rained.", "pointed out", "point out", "endorsing"),
        ("The mayor admitted it rained.", "admitted", "admit", "conceding"),
        ("The mayor denied it rained.", "denied", "deny", "conflict"),
        ("The mayor lashed out at the rain.", "lashed out", "lash out", "conflict"),
        ("The mayor declined to comment.", "declined to comment", "decline to comment", "neutral"),
        ("The mayor whistled that it rained.", "whistled", "whistle", "other"),
        ("The mayor did not confirm that it rained.", "did not confirm", "not confirm", "other"),
        ("The mayor did not say that it rained.", "did not say", "say", "neutral"),
        ("His denial that it rained came late.", "denial", "denial", "conflict"),
    ],
)
def test_rungs(text: str, cue: str, lemma: str, rung: str) -> None:
    (use,) = uses(text, attribution(text, cue, source="ayor" if "ayor" in text else "His"))
    assert (use.lemma, use.ladder) == (lemma, rung)
    assert use.span.of(text) == cue
    assert (use.article, use.attribution, use.source_class) == ("x", "a0", "named_person")


def test_hearsay_without_anybody_is_distancing() -> None:
    text = "The mayor is said to have left."
    (use,) = uses(text, attribution(text, "is said", source_class="hearsay"))
    assert (use.lemma, use.ladder) == ("say", "distancing")


def test_silence_is_listed_as_such_and_no_copula_as_a_reporting_verb() -> None:
    text = "The mayor remained tight-lipped. The clerk has the view that it rained."
    silent = replace(attribution(text, "remained tight-lipped", 0, "mayor"), type="no_comment")
    found = uses(text, silent, attribution(text, "has", 1, "clerk"), attribution(text, "has the view", 2, "clerk"))
    assert [(u.lemma, u.ladder) for u in found] == [
        ("no comment", "neutral"),
        ("has", "other"),
        ("has the view", "other"),
    ]


def test_as_did_repeats_the_verb() -> None:
    text = "The mayor denied it, as did the clerk."
    found = uses(text, attribution(text, "denied", 0, "mayor"), attribution(text, "as did", 1, "clerk"))
    assert [(u.lemma, u.ladder, u.span.of(text)) for u in found] == [
        ("deny", "conflict", "denied"),
        ("deny", "conflict", "as did"),
    ]


def test_quotations_without_a_verb_are_not_counted() -> None:
    text = "The mayor: “It rained.”"
    assert uses(text, attribution(text, "", source="mayor"), attribution(text, ":", 1, "mayor")) == ()


def test_no_word_stands_on_two_rungs() -> None:
    seen: dict[tuple[str, ...], str] = {}
    for entry in load_lexicon("reporting_verbs").entries:
        assert seen.setdefault(entry.words, entry.family) == entry.family, " ".join(entry.words)
    assert {e.family for e in load_lexicon("reporting_verbs").entries} == {
        "neutral",
        "distancing",
        "endorsing",
        "conceding",
        "conflict",
    }
