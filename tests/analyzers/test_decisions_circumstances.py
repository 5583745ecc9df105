"""A person's word on what counts as a statement, why a source is not named, who was told and who relayed it."""

from __future__ import annotations

import dataclasses

import pytest

from analyzers.decisions import Decision, Place, settle_attribution
from analyzers.records import Attribution
from analyzers.records.attribution import Anonymity
from analyzers.text import Span
from tests.analyzers.test_decisions_sources import at, context, decide, found, place, settled


def words(*spans: Span) -> Place:
    return Place("x", spans)


def set_to(number: int, field: str, value: str = "", *others: Place) -> Decision:
    return decide("change", number, *others, field=field, value=value)


def lost(*decisions: Decision) -> tuple[Decision, ...]:
    return settle_attribution(found(), decisions, context())[1]


# --- what counts ---------------------------------------------------------------------------------------------------
def test_a_statement_becomes_a_belief_and_a_statement_again_alone() -> None:
    belief = settled(set_to(1, "reporting", "belief"))
    assert [item.reporting for item in belief.attributions] == [True, False, True, True, True]
    back = settled(set_to(1, "reporting", "belief"), set_to(1, "reporting", "statement"))
    assert all(item.reporting for item in back.attributions)
    assert back.distinct == found().distinct
    assert lost(set_to(1, "reporting", "dream")) == (set_to(1, "reporting", "dream"),)


def test_adding_what_was_found_as_a_belief_makes_it_a_statement() -> None:
    item = found().attributions[1]
    add = Decision("attribution", "x", "add", item.content, others=(words(*item.source), words(*item.cue)))
    result = settled(set_to(1, "reporting", "belief"), add)
    assert len(result.attributions) == 5
    assert result.attributions[1].reporting


# --- why nobody is named -------------------------------------------------------------------------------------------
def test_a_reason_holds_for_all_that_the_source_says() -> None:
    reason = at("The guard told us")
    result = settled(set_to(2, "anonymity", "reason_given", words(reason)))
    assert [item.anonymity for item in result.attributions] == [
        None,
        Anonymity("reason_given", reason, reason),
        Anonymity("reason_given", reason, reason),
        Anonymity("none"),
        None,
    ]
    again = settled(set_to(2, "anonymity", "reason_given", words(reason)), set_to(1, "anonymity", "none"))
    assert {item.anonymity for item in again.attributions[1:4]} == {Anonymity("none")}


@pytest.mark.parametrize("kind", ["request_only", "marker_only"])
def test_another_kind_keeps_the_phrase_unless_others_are_chosen(kind: str) -> None:
    phrase, other = at("the gate was shut"), at("the water rose")
    first = set_to(1, "anonymity", "reason_given", words(phrase))
    kept = settled(first, set_to(1, "anonymity", kind)).attributions[1].anonymity
    assert kept == Anonymity(kind, phrase)  # type: ignore[arg-type]  # one of the kinds
    moved = settled(first, set_to(1, "anonymity", kind, words(other))).attributions[1].anonymity
    assert moved == Anonymity(kind, other)  # type: ignore[arg-type]  # one of the kinds


def test_a_reason_beside_the_phrase_that_asks_for_anonymity_extends_it_and_one_far_off_replaces_it() -> None:
    phrase = set_to(1, "anonymity", "request_only", words(at("the gate was")))
    beside, far = at("shut"), at("at night")
    near = settled(phrase, set_to(1, "anonymity", "reason_given", words(beside))).attributions[1].anonymity
    assert near == Anonymity("reason_given", at("the gate was shut"), beside)
    away = settled(phrase, set_to(1, "anonymity", "reason_given", words(far))).attributions[1].anonymity
    assert away == Anonymity("reason_given", far, far)


def test_there_is_no_reason_without_words_and_none_for_a_named_source() -> None:
    bare = set_to(1, "anonymity", "reason_given")
    named = set_to(0, "anonymity", "none")
    odd = set_to(1, "anonymity", "shy")
    assert lost(bare, named, odd) == (bare, named, odd)


def test_a_named_source_is_not_explained_and_an_unnamed_one_can_be_once_its_class_says_so() -> None:
    reason = set_to(0, "anonymity", "reason_given", words(at("at night")))
    assert lost(reason) == (reason,)
    result = settled(set_to(0, "source_class", "unnamed_person"), reason)
    assert {item.anonymity.kind for item in result.attributions if item.entity == "e0" and item.anonymity} == {
        "reason_given"
    }
    named = settled(set_to(1, "anonymity", "request_only"), set_to(1, "source_class", "media"))
    assert all(item.anonymity is None for item in named.attributions if item.entity == "e1")


def test_a_statement_given_to_another_source_takes_its_reason() -> None:
    explained = set_to(1, "anonymity", "reason_given", words(at("at night")))
    moved = set_to(2, "source", "", words(at("The guard")))
    result = settled(explained, moved)
    assert result.attributions[2].entity == "e2"
    assert result.attributions[2].anonymity == Anonymity("none")
    assert result.attributions[1].anonymity == Anonymity("reason_given", at("at night"), at("at night"))


# --- told to, relayed by -------------------------------------------------------------------------------------------
def test_who_was_told_and_who_relayed_it_are_words_of_the_text_or_nobody() -> None:
    told, relay = at("us"), at("Villagers")
    result = settled(set_to(3, "said_to", "", words(told)), set_to(3, "relay", "", words(relay)))
    item = result.attributions[3]
    assert (item.said_to, item.relay, item.second_hand) == (told, relay, True)
    back = settled(
        set_to(3, "said_to", "", words(told)),
        set_to(3, "relay", "", words(relay)),
        set_to(3, "said_to", "", words()),
        set_to(3, "relay", "", words()),
    ).attributions[3]
    assert (back.said_to, back.relay, back.second_hand) == (None, None, False)
    assert settled(set_to(3, "relay")).attributions[3].relay is None


def test_words_that_are_hidden_now_need_placing() -> None:
    told = set_to(0, "said_to", "", words(at("Villagers")))
    reason = set_to(1, "anonymity", "reason_given", words(at("at night")))
    hidden = context((at("Villagers heard a crack at night.\n"),))
    result, gone = settle_attribution(found(), [told, reason], hidden)
    assert gone == (told, reason)
    assert result == found()


# --- looked at -----------------------------------------------------------------------------------------------------
CHANGES = [
    set_to(2, "source_class", "media"),
    set_to(2, "status", "expert"),
    set_to(2, "speech_act", "demand"),
    set_to(2, "reporting", "belief"),
    set_to(2, "anonymity", "none"),
    set_to(2, "relay", "", words(at("Villagers"))),
    set_to(2, "cue", "", words()),
    decide("merge", 2, place(3)),
    decide("split", 2),
]


@pytest.mark.parametrize("decision", CHANGES, ids=[d.field or d.action for d in CHANGES])
def test_what_a_person_changed_asks_to_be_checked_no_more(decision: Decision) -> None:
    before, after = found().attributions, settled(decision).attributions
    assert (after[2].provenance.rule, after[2].provenance.confidence, after[2].warning) == ("changed", 1.0, "")
    assert after[2].provenance.why == f"{before[2].provenance.why} You changed it."
    others = [n for n in range(5) if n != 2]
    assert [_seen(after[n]) for n in others] == [_seen(before[n]) for n in others]


def _seen(item: Attribution) -> tuple[object, str]:
    return item.provenance, item.warning


def test_what_was_confirmed_stays_confirmed_and_a_change_after_it_says_so_no_second_time() -> None:
    confirmed = settled(decide("confirm", 2), set_to(2, "status", "expert")).attributions[2]
    assert confirmed.provenance.rule == "confirmed"
    twice = settled(set_to(2, "status", "expert"), set_to(2, "status", "media")).attributions[2]
    assert twice.provenance.why.count("You changed it.") == 1


def test_one_decision_after_the_other_is_the_same_as_both_together() -> None:
    taken = [set_to(1, "anonymity", "reason_given", words(at("at night"))), *CHANGES[:7], decide("split", 2)]
    step = found()
    for decision in taken:
        step = settle_attribution(step, [decision], context())[0]
    assert step == settle_attribution(found(), taken, context())[0]


def test_a_newer_analyzer_that_knows_better_already_keeps_what_was_decided() -> None:
    newer = dataclasses.replace(
        found(), attributions=tuple(dataclasses.replace(item, reporting=False) for item in found().attributions)
    )
    result, gone = settle_attribution(newer, [set_to(1, "reporting", "statement")], context())
    assert gone == ()
    assert [item.reporting for item in result.attributions] == [False, True, False, False, False]
