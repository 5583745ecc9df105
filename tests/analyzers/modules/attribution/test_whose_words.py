"""Whose words they are, to whom and through whom they came, and why nobody is named. All texts are invented."""

from __future__ import annotations

import pytest

from tests.analyzers.modules.attribution.saying import analyse


def test_the_one_who_denies_is_not_the_one_whose_claim_is_denied() -> None:
    found = analyse(
        "That is despite the Front, also known as the Lake Movement, publicly denying a claim by Harrow last month "
        "that the sides were in talks."
    )
    record = next(a for a in found.result.attributions if "denying" in found.of(a.cue))
    assert found.of(record.source) == "the Front"
    assert "a claim by Harrow" in found.of(record.content)
    assert record.speech_act == "denial"


def test_a_cue_clause_in_the_middle_reports_what_stands_around_it() -> None:
    found = analyse("The old mayor of the town, two aides had said at the time, was ready to go.")
    assert found.rows() == [("two aides", "had said", "The old mayor of the town … was ready to go")]


def test_it_emerged_is_hearsay() -> None:
    found = analyse("It emerged on Friday that the guard had been asleep.")
    assert [(a.source_class, found.of(a.content)) for a in found.result.attributions] == [
        ("hearsay", "that the guard had been asleep")
    ]


@pytest.mark.parametrize(
    ("text", "content", "speaker", "words"),
    [
        (
            "Arden, said to be the deputy chief, told the paper his men had held talks.",
            "Arden … to be the deputy chief",
            "Arden",
            "his men had held talks",
        ),
        (
            "Lena Caro, believed to have led the raid, told reporters that she was in Harrow.",
            "Lena Caro … to have led the raid",
            "Lena Caro",
            "that she was in Harrow",
        ),
    ],
)
def test_what_is_said_of_somebody_beside_the_name_is_hearsay(text: str, content: str, speaker: str, words: str) -> None:
    found = analyse(text)
    assert [found.of(a.content) for a in found.result.attributions if a.source_class == "hearsay"] == [content]
    (own,) = [a for a in found.result.attributions if a.source_class != "hearsay"]
    assert speaker in found.of(own.source)
    assert found.of(own.content) == words


def test_who_observes_a_truce_says_nothing() -> None:
    found = analyse("Her deputies, aides said, told the crews to observe the truce until the harvest was in.")
    assert not any("observe" in found.of(a.cue) for a in found.result.attributions)
    found = analyse("The truce, the judge observed, had held for a year.")
    assert [found.of(a.cue) for a in found.result.attributions] == ["observed"]


def test_the_outlet_right_before_quoted_is_the_relay() -> None:
    found = analyse("HARROW — Dawn quoted a source as saying that the talks had ended.")
    record = found.one("the talks had ended")
    assert found.of(record.source) == "a source"
    assert record.relay is not None
    assert record.relay.of(found.text) == "Dawn"
    assert record.second_hand


def test_an_outlet_that_understands_was_told() -> None:
    found = analyse("The BBC understands that a second round is planned.")
    assert found.one("a second round").reporting
    assert found.one("a second round").source_class == "media"


def test_an_unnamed_source_of_another_outlet_is_second_hand_throughout() -> None:
    found = analyse(
        "A government source disputed the figure. “About three dozen names,” the source told Radio Transit. The source "
        "said four of the men were out."
    )
    assert [a.second_hand for a in found.by("ource")] == [True, True, True]


def test_calling_on_somebody_is_not_telling_them() -> None:
    found = analyse("The council accused the mayor of waste, calling on the Revenue Service to look at the books.")
    assert all(a.said_to is None for a in found.result.attributions)


def test_told_wire_requesting_anonymity_that() -> None:
    found = analyse("An official in the ministry told PTI, requesting anonymity, that the minister had signed.")
    record = found.one("the minister had signed")
    assert found.of(record.content) == "that the minister had signed"
    assert record.said_to is not None
    assert record.said_to.of(found.text) == "PTI"


@pytest.mark.parametrize(
    ("text", "kind", "phrase"),
    [
        (
            "Another woman, who would not give her name, said she was afraid.",
            "request_only",
            "would not give her name",
        ),
        (
            "According to a diplomat, who spoke on condition he not be named, the king was ill.",
            "request_only",
            "spoke on condition he not be named",
        ),
        (
            "Another person, who asked not to be named, fearing reprisals, said the crew had been paid.",
            "reason_given",
            "asked not to be named, fearing reprisals",
        ),
        (
            "A nurse, who spoke anonymously for fear of losing her job, said there were no beds.",
            "reason_given",
            "spoke anonymously for fear of losing her job",
        ),
        (
            "Three people, who asked to remain anonymous because the talks are private, said the price was too high.",
            "reason_given",
            "asked to remain anonymous because the talks are private",
        ),
    ],
)
def test_why_nobody_is_named(text: str, kind: str, phrase: str) -> None:
    found = analyse(text)
    records = [a for a in found.result.attributions if a.anonymity is not None]
    assert len(records) == 1
    granted = records[0].anonymity
    assert granted is not None
    assert granted.kind == kind
    assert granted.span is not None
    assert granted.span.of(found.text) == phrase
