from __future__ import annotations

import pytest

from tests.analyzers.modules.attribution.saying import analyse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ines Caro said the bridge was safe.", "named_person"),
        ("The Ministry of Roads said the bridge was safe.", "named_organisation"),
        ("The ministry said the bridge was safe.", "named_organisation"),
        ("A senior commander said the bridge was safe.", "unnamed_person"),
        ("Two officials said the bridge was safe.", "unnamed_group"),
        ("Sources said the bridge was safe.", "unnamed_group"),
        ("The army said the bridge was safe.", "institution_collective"),
        ("Norwegian officials said the bridge was safe.", "institution_collective"),
        ("Some Norwegian officials said the bridge was safe.", "unnamed_group"),
        ("Norway said the bridge was safe.", "institution_collective"),
        ("The Tolling Herald reported that the bridge was safe.", "media"),
        ("The police report said the bridge was safe.", "document_statement"),
        ("Critics said the bridge was not safe.", "generic"),
        ("Voters said the bridge was not safe.", "generic"),
        ("Analysts said the bridge was not safe.", "unnamed_group"),
        ("Observers say the bridge is not safe.", "unnamed_group"),
        ("A spokeswoman for the Ministry of Roads said the bridge was safe.", "named_organisation"),
        ("One of the engineers said the bridge was safe.", "unnamed_person"),
        ("A senior commander and two mediators said the bridge was safe.", "unnamed_group"),
    ],
)
def test_class_of_a_source(text: str, expected: str) -> None:
    assert [a.source_class for a in analyse(text).result.attributions] == [expected]


def test_a_pronoun_takes_the_class_of_its_person() -> None:
    found = analyse("Ines Caro walked to the bridge on Monday. She said it was safe.")
    assert found.result.attributions[0].source_class == "named_person"
    assert found.result.sources[0].name == "Ines Caro"


def test_title_and_surname_are_the_full_name() -> None:
    found = analyse("Ines Caro said the bridge was safe. “I walked over it,” Ms. Caro said.")
    assert [s.name for s in found.result.sources] == ["Ines Caro"]
    assert len(found.result.sources[0].statements) == 2


def test_two_persons_of_one_surname_stay_apart() -> None:
    found = analyse(
        "“The mill is ours,” said Mr. Owen Pratt, a miller. Marta Pratt, a lock keeper, said it was hers.\n"
        "“My father built it,” Mr. Pratt said.\n“He did not,” Mrs. Pratt said."
    )
    father = found.one("My father built it")
    assert found.entity_of(father) == "Owen Pratt"
    assert found.entity_of(found.one("He did not")) == "Marta Pratt"


def test_the_commander_goes_on_and_is_named_later() -> None:
    found = analyse(
        "A senior commander of the Front said the road would stay open.\n"
        "The commander, Tomas Riel, told reporters: “We came to talk.”"
    )
    assert {a.source_class for a in found.result.attributions} == {"named_person"}
    assert len({a.entity for a in found.result.attributions}) == 1


def test_the_statement_by_names_an_unnamed_speaker() -> None:
    found = analyse(
        "The group will hold its fire, a senior commander said on Friday.\n"
        "The statement by Faris Omadi is the first by a commander since June."
    )
    assert found.entity_of(found.one("hold its fire")) == "Faris Omadi"


def test_the_source_continues_and_a_second_one_is_new() -> None:
    found = analyse(
        "A government source said the list was short. “Two pages,” the source said.\n"
        "A second source said there was no list."
    )
    first, again, second = found.result.attributions
    assert first.entity == again.entity != second.entity


def test_number_of_sources_is_a_range() -> None:
    found = analyse("A source said the list was short. The valley was quiet. A source said the talks had failed.")
    assert found.result.distinct == (1, 2)


def test_a_short_name_and_an_abbreviation_are_the_body() -> None:
    found = analyse(
        "The Tolling Workers Union (TWU) said the pay was too low. The TWU said it would strike.\n"
        "The union said no date was set."
    )
    assert len(found.result.sources) == 1


def test_a_group_that_asked_for_anonymity_is_unnamed() -> None:
    found = analyse("Norwegian officials, who asked not to be named, said the bridge was not safe.")
    record = found.result.attributions[0]
    assert record.source_class == "unnamed_group"
    assert record.anonymity is not None
    assert record.anonymity.kind == "request_only"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The foreign minister said the bridge was safe.", "government"),
        ("An army general said the bridge was safe.", "security"),
        ("A rebel commander said the bridge was safe.", "armed_group"),
        ("An opposition leader said the bridge was safe.", "politician"),
        ("A historian said the bridge was safe.", "expert"),
        ("A human rights activist said the bridge was safe.", "civil_society"),
        ("A farmer said the bridge was safe.", "ordinary"),
        ("The Tolling Herald said the bridge was safe.", "media"),
        ("A source said the bridge was safe.", "unknown"),
    ],
)
def test_status(text: str, status: str) -> None:
    assert [a.status for a in analyse(text).result.attributions] == [status]
