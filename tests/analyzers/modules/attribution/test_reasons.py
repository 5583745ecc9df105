"""What a student reads under "Why found"."""

from __future__ import annotations

import pytest

from analyzers.modules.attribution.reasons import with_name
from analyzers.records.attribution import CHECK_BELOW
from tests.analyzers.modules.attribution.saying import analyse


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Ines Caro said the bridge was safe.", "‘said’ is a common word of saying; its subject is ‘Ines Caro’"),
        ("According to the ministry, the bridge is safe.", "‘According to’ names the source, ‘the ministry’"),
        (
            "“The bridge is safe,” said Ines Caro.",
            "‘said’ is a common word of saying; its subject is ‘Ines Caro’; all of it stands in quotation marks",
        ),
        (
            "Ines Caro said the bridge was “perfectly safe” for now.",
            "‘said’ is a common word of saying; its subject is ‘Ines Caro’; part of it stands in quotation marks",
        ),
        (
            "The council hopes the bridge is safe.",
            "‘hopes’ tells of a belief, wish or plan; its subject is ‘The council’",
        ),
    ],
)
def test_the_reason_names_what_decided(text: str, why: str) -> None:
    (record,) = analyse(text).result.attributions
    assert record.provenance.why.lower() == why.lower()


def test_a_pronoun_says_for_whom_it_was_taken() -> None:
    found = analyse("Ines Caro walked to the bridge on Monday. “It is safe,” she said.")
    assert found.one("It is safe").provenance.why == (
        "‘said’ is a common word of saying; its subject is ‘she’; ‘she’ is taken to be Ines Caro; "
        "all of it stands in quotation marks"
    )


def test_a_name_is_not_explained_by_itself() -> None:
    assert with_name("why", "Ms Caro", "Ines Caro") == "why"
    assert with_name("why", "the commander", "Tomé Vell") == "why; ‘the commander’ is taken to be Tomé Vell"


def test_what_asks_to_be_checked_says_what_is_uncertain() -> None:
    text = (
        "The mayor backed the plan. The plan drew praise from farmers. Traders are set against new tolls. "
        "The council talked up its role. Holt's push for a new dam went on. Ferrymen celebrated the vote on the bridge."
    )
    unsure = [
        a
        for a in analyse(text).result.attributions
        if a.provenance.confidence < CHECK_BELOW and a.provenance.rule == "cue-model"
    ]
    assert unsure
    assert all(". Uncertain: " in a.provenance.why for a in unsure)
    sure = list(analyse("Ines Caro said the bridge was safe.").result.attributions)
    assert not any("Uncertain" in a.provenance.why for a in sure)
