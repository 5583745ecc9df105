from __future__ import annotations

import pytest

from tests.analyzers.modules.attribution.saying import analyse


@pytest.mark.parametrize(
    ("text", "kind", "phrase", "reason"),
    [
        (
            "An official, speaking on condition of anonymity because nobody was authorized to discuss the sale, "
            "said it was off.",
            "reason_given",
            "speaking on condition of anonymity because nobody was authorized to discuss the sale",
            "because nobody was authorized to discuss the sale",
        ),
        (
            "Two officers who spoke on condition of anonymity to discuss secret plans said the army was ready.",
            "reason_given",
            "spoke on condition of anonymity to discuss secret plans",
            "to discuss secret plans",
        ),
        (
            "The sale is off, an official said, declining to be named.",
            "request_only",
            "declining to be named",
            "",
        ),
        (
            "The sale is off, an official said on condition of anonymity.",
            "request_only",
            "on condition of anonymity",
            "",
        ),
        ("An unidentified official said the sale was off.", "marker_only", "unidentified", ""),
        ("A senior official said the sale was off.", "none", "", ""),
        (
            "A guard said the sale was off. He asked not to be identified because his firm forbids it.",
            "reason_given",
            "asked not to be identified because his firm forbids it",
            "because his firm forbids it",
        ),
    ],
)
def test_phrase_kind_and_reason(text: str, kind: str, phrase: str, reason: str) -> None:
    found = analyse(text)
    record = found.result.attributions[0]
    assert record.anonymity is not None
    assert record.anonymity.kind == kind
    assert (record.anonymity.span.of(text) if record.anonymity.span else "") == phrase
    assert (record.anonymity.reason.of(text) if record.anonymity.reason else "") == reason


def test_named_sources_have_no_anonymity() -> None:
    assert analyse("Ines Caro said the sale was off.").result.attributions[0].anonymity is None


def test_anonymity_holds_for_every_statement_of_the_source() -> None:
    text = "An official, who asked not to be named, said the sale was off. “It is over,” the official said."
    kinds = [a.anonymity.kind for a in analyse(text).result.attributions if a.anonymity]
    assert kinds == ["request_only", "request_only"]


def test_told_another_outlet_is_second_hand() -> None:
    text = "The sale is off, Ines Caro told Reuters."
    record = analyse(text, outlet="The Tolling Herald").result.attributions[0]
    assert record.said_to is not None
    assert record.said_to.of(text) == "Reuters"
    assert record.second_hand


def test_told_the_own_agency_is_first_hand() -> None:
    text = "The sale is off, Ines Caro told Reuters."
    record = analyse(text, outlet="The Tolling Herald", agency="Reuters").result.attributions[0]
    assert record.said_to is not None
    assert not record.second_hand


def test_quoted_as_saying_gives_the_words_to_the_one_quoted() -> None:
    text = "“The sale is off,” the newspaper quoted a guard as saying."
    found = analyse(text)
    record = found.one("sale is off")
    assert found.of(record.source) == "a guard"
    assert record.relay is not None
    assert record.relay.of(text) == "the newspaper"
    assert record.second_hand
    assert record.source_class == "unnamed_person"


def test_told_reporters_is_no_relay() -> None:
    text = "Ines Caro told reporters that the sale was off."
    record = analyse(text).result.attributions[0]
    assert record.said_to is not None
    assert record.said_to.of(text) == "reporters"
    assert not record.second_hand
    assert record.relay is None


def test_a_note_seen_by_another_outlet_is_second_hand() -> None:
    text = "According to a note seen by Reuters, the sale is off."
    record = analyse(text, outlet="The Tolling Herald").one("the sale is off")
    assert record.source_class == "document_statement"
    assert record.second_hand


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“The sale is off,” Caro said.", "direct"),
        ("Caro said the sale was off.", "indirect"),
        ("Caro said the sale was “off for good and for ever.”", "mixed"),
    ],
)
def test_type(text: str, kind: str) -> None:
    assert [a.type for a in analyse(text).result.attributions] == [kind]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Caro denied that the sale was off.", "denial"),
        ("“There is no list,” Caro said.", "denial"),
        ("Caro demanded that the sale be stopped.", "demand"),
        ("Caro described the sale as “theft.”", "labelling"),
        ("Caro said the sale was off.", "statement"),
    ],
)
def test_speech_act(text: str, act: str) -> None:
    assert [a.speech_act for a in analyse(text).result.attributions] == [act]


def test_belief_is_not_reporting_and_denial_is() -> None:
    believed = analyse("Caro believes that the sale is off.").result.attributions
    assert [a.reporting for a in believed] == [False]
    denied = analyse("Caro denied that the sale was off.").result.attributions
    assert [a.reporting for a in denied] == [True]


def test_mixed_quotation_marks_are_reported_not_guessed_over() -> None:
    found = analyse('“The sale is off," Caro said on Monday.')
    assert "quotation mark" in found.result.attributions[0].warning
    assert analyse("“The sale is off,” Caro said on Monday.").result.attributions[0].warning == ""


def test_a_swallowed_sentence_of_the_reporter_is_reported() -> None:
    found = analyse("“The talks go on. This source was firm that no date was set,” the source explained.")
    assert "reporter" in found.result.attributions[0].warning


def test_every_record_says_why_in_plain_words() -> None:
    record = analyse("A senior commander told reporters that the road was open.").result.attributions[0]
    assert record.provenance.why == "‘told’ is a common word of saying; its subject is ‘A senior commander’"
    assert 0.5 < record.provenance.confidence <= 1
