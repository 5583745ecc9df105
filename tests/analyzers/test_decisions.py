"""What a person decided lies over what was found, and nothing else moves."""

from __future__ import annotations

import dataclasses
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.decisions import (
    Context,
    Decision,
    effective,
    effective_about,
    effective_cleaning,
    settle_attribution,
)
from analyzers.records import (
    About,
    AboutResult,
    Article,
    Attribution,
    AttributionResult,
    CleaningResult,
    Fact,
    Provenance,
    SiteText,
    SourceEntity,
)
from analyzers.text import Revision, Span

LENGTH = 40
RAW = "x" * 100
spans = st.tuples(st.integers(0, LENGTH), st.integers(0, LENGTH)).map(lambda p: Span(min(p), max(p)))
decisions = st.builds(
    lambda action, found: Decision("cleaning", "a", action, tuple(found)),
    st.sampled_from(["add", "dismiss", "confirm"]),
    st.lists(spans, max_size=3),
)


@st.composite
def cleanings(draw: st.DrawFn) -> CleaningResult:
    cuts = sorted(draw(st.sets(st.integers(0, LENGTH), max_size=8)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    hidden = draw(st.lists(st.booleans(), min_size=len(pairs), max_size=len(pairs)))
    parts = [SiteText(Span(*pair), "teaser", "why", 0.9, flag) for pair, flag in zip(pairs, hidden, strict=True)]
    return CleaningResult(tuple(parts), "en")


@given(cleanings(), st.lists(decisions, max_size=5))
def test_every_character_is_as_the_last_decision_about_it_says(found: CleaningResult, taken: list[Decision]) -> None:
    expected = {i: part.hidden for part in found.site_text for i in range(*part.span)}
    for decision in taken:
        for i in (i for span in decision.spans for i in range(*span)):
            if decision.action == "dismiss":
                expected.pop(i, None)
            else:
                expected[i] = True
    result = effective_cleaning(found, taken, LENGTH)
    assert {i: part.hidden for part in result.site_text for i in range(*part.span)} == expected
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(result.site_text))
    assert result.language == "en"


def test_what_is_left_of_a_cut_stretch_and_what_is_confirmed_keep_their_kind() -> None:
    found = CleaningResult((SiteText(Span(0, 10), "credit", "a name", 0.6, hidden=False),))
    cut = effective_cleaning(found, [Decision("cleaning", "a", "dismiss", (Span(3, 5),))], LENGTH)
    assert [(p.span, p.kind) for p in cut.site_text] == [(Span(0, 3), "credit"), (Span(5, 10), "credit")]
    confirmed = effective_cleaning(found, [Decision("cleaning", "a", "confirm", (Span(4, 12),))], LENGTH)
    assert [(p.span, p.kind, p.hidden) for p in confirmed.site_text] == [
        (Span(0, 4), "credit", False),
        (Span(4, 10), "credit", True),
        (Span(10, 12), "other", True),
    ]


def test_decisions_about_other_analyzers_change_nothing() -> None:
    found = CleaningResult((SiteText(Span(0, 10), "credit", "a name"),))
    assert effective_cleaning(found, [Decision("about", "a", "add", (Span(0, 4),))], LENGTH) == found


def test_a_field_of_the_card_can_be_set_and_made_unknown_again() -> None:
    found = AboutResult(About(outlet=Fact("Daily Orsa", (Span(0, 5),), 0.7), byline=Fact("Li")))
    set_to = Decision("about", "a", "change", (), "outlet", "Orsa Times")
    changed = effective_about(found, [set_to])
    assert (changed.about.outlet.value, changed.about.outlet.confidence) == ("Orsa Times", 1.0)
    assert changed.about.byline == found.about.byline
    unknown = effective_about(found, [set_to, dataclasses.replace(set_to, value="")])
    assert unknown.about.outlet.value is None
    assert effective_about(found, [dataclasses.replace(set_to, field="__class__")]) == found


@pytest.mark.parametrize(
    ("written", "value", "earliest", "latest"),
    [
        ("2024-03-12", "2024-03-12", "2024-03-12", "2024-03-12"),
        ("12 March 2024, 19:42", "2024-03-12", "2024-03-12", "2024-03-12"),
        ("March 2024", None, "2024-03-01", "2024-03-31"),
        ("2024", None, "2024-01-01", "2024-12-31"),
        ("2024-13-45", None, None, None),
        ("last Friday", None, None, None),
    ],
)
def test_a_date_is_iso_8601_however_a_person_writes_it(
    written: str, value: str | None, earliest: str | None, latest: str | None
) -> None:
    taken = Decision("about", "a", "change", (), "published", written)
    fact = effective_about(AboutResult(About(published=Fact("2020-01-01"))), [taken]).about.published
    assert (fact.value, fact.earliest, fact.latest) == (value, earliest, latest)
    assert value or written in fact.why


def context(revision: Revision | None = None) -> Context:
    shown = revision or Revision.of(RAW)
    return Context({"a": Article("a", "a", shown.raw, revision=shown)})


def settled(found: AttributionResult, decisions: list[Decision], revision: Revision | None = None) -> AttributionResult:
    return settle_attribution(found, decisions, context(revision))[0]


def lost(found: AttributionResult, decisions: list[Decision], revision: Revision | None = None) -> tuple[Decision, ...]:
    return settle_attribution(found, decisions, context(revision))[1]


def attribution(number: int, entity: str = "e1") -> Attribution:
    at = 10 * number
    return Attribution(
        id=f"t{number}",
        source=(Span(at, at + 1),),
        cue=(Span(at + 2, at + 4),),
        content=(Span(at + 5, at + 9),),
        type="indirect",
        source_class="unnamed_person",
        entity=entity,
        said_to=None,
        relay=None,
        second_hand=False,
        anonymity=None,
        status="unknown",
        speech_act="statement",
        reporting=True,
        provenance=Provenance("cue-model", "says", 0.9),
    )


def found_attributions() -> AttributionResult:
    items = (attribution(0), attribution(1), attribution(2, "e2"))
    sources = (
        SourceEntity("e1", "a guard", "unnamed_person", "unknown", (Span(0, 1),), ("t0", "t1")),
        SourceEntity("e2", "a clerk", "unnamed_person", "unknown", (Span(20, 21),), ("t2",)),
    )
    return AttributionResult(items, sources, (2, 3))


def decide(number: int, action: str, field: str = "", value: str = "") -> Decision:
    at = 10 * number
    place = (Span(at + 2, at + 4), Span(at + 5, at + 9))
    return Decision("attribution", "a", action, place, field, value)  # type: ignore[arg-type]  # tests any action


def test_a_change_of_class_moves_the_whole_source() -> None:
    result = settled(found_attributions(), [decide(1, "change", "source_class", "named_person")])
    assert [i.source_class for i in result.attributions] == ["named_person", "named_person", "unnamed_person"]
    assert [s.source_class for s in result.sources] == ["named_person", "unnamed_person"]
    assert result.distinct == (2, 3)


def test_a_dismissed_attribution_takes_its_source_along_only_when_it_was_the_last() -> None:
    one = settled(found_attributions(), [decide(0, "dismiss")])
    assert [i.id for i in one.attributions] == ["t1", "t2"]
    assert [s.statements for s in one.sources] == [("t1",), ("t2",)]
    assert one.distinct == (2, 3)
    two = settled(found_attributions(), [decide(0, "dismiss"), decide(1, "dismiss")])
    assert [s.entity for s in two.sources] == ["e2"]
    assert two.distinct == (1, 2)


def test_a_decision_that_lost_its_place_changes_nothing() -> None:
    lost = dataclasses.replace(decide(0, "dismiss"), spans=(Span(2, 4),))
    assert settled(found_attributions(), [lost]) == found_attributions()


def test_results_nobody_can_decide_about_come_back_as_they_are() -> None:
    assert effective("anything", [decide(0, "dismiss")], Context()) == "anything"
    found = found_attributions()
    assert effective(found, [], Context()) == found


def test_a_decision_keeps_its_place_when_text_before_it_is_hidden() -> None:
    raw = "x" * 100
    revision = Revision.of(raw, [Span(0, 20)])
    moved = AttributionResult(tuple(attribution(n) for n in (0, 1)), found_attributions().sources, (1, 1))
    taken = Decision("attribution", "a", "dismiss", (Span(32, 34), Span(35, 39)))  # raw places of attribution 1
    assert [i.id for i in settled(moved, [taken], revision).attributions] == ["t0"]
    assert lost(moved, [taken], revision) == ()


def test_a_decision_whose_place_is_hidden_is_lost_and_applies_to_nothing() -> None:
    revision = Revision.of("x" * 100, [Span(36, 38)])
    taken = Decision("attribution", "a", "dismiss", (Span(32, 34), Span(35, 39)))
    assert settled(found_attributions(), [taken], revision).attributions == found_attributions().attributions
    assert lost(found_attributions(), [taken], revision) == (taken,)
