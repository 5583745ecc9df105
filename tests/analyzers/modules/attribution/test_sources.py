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


def test_both_are_the_two_persons_named_before() -> None:
    found = analyse("Mr Pratt and Ms Holt met at the dam on Tuesday. Both said the talks went well.")
    record = found.one("the talks went well")
    assert found.entity_of(record) == "Pratt and Holt"
    assert record.source_class == "named_person"


def test_a_name_is_cut_before_its_clause() -> None:
    found = analyse("Neighbouring Kessar, which draws its water from the river, said it was worried.")
    assert [s.name for s in found.result.sources] == ["Neighbouring Kessar"]


def test_a_proper_name_replaces_a_description() -> None:
    found = analyse(
        "The movement, whose full name is the Lake Front, said it would wait. The Lake Front denied the attack."
    )
    assert {s.name for s in found.result.sources} == {"The Lake Front"}


def test_the_same_officials_are_one_institution() -> None:
    found = analyse("Veland officials said nothing was decided. The rain went on. Veland officials denied the report.")
    assert len(found.result.sources) == 1


def test_woman_is_the_last_word_that_tells_a_walk_of_life() -> None:
    found = analyse(
        "“We waited,” said a woman who fought with the insurgents. “The road was closed,” said a woman at the gate."
    )
    assert [s.status for s in found.result.sources] == ["armed_group", "ordinary"]


def test_what_a_body_is_listed_as_tells_its_walk_of_life() -> None:
    found = analyse("Kessar lists the Lake Front as a terrorist organisation. The Front denied the attack.")
    assert found.one("the attack").status == "armed_group"


def test_a_surname_with_a_courtesy_title_makes_the_full_name_a_person() -> None:
    found = analyse("Ines Veland joined the council in May. “It will rain,” Ms Veland said.")
    record = found.one("It will rain")
    assert (found.entity_of(record), record.source_class) == ("Ines Veland", "named_person")


def test_known_as_and_wanted_for_are_no_statements() -> None:
    found = analyse("The group, known as the Lake Front, is wanted for questioning in several attacks.")
    assert found.result.attributions == ()


def test_where_a_report_has_it_from_is_not_what_it_says() -> None:
    found = analyse("The mill would close in May, the Courier reported, quoting three unnamed sources.")
    assert found.of(found.one("would close").content) == "The mill would close in May"


def test_two_of_one_surname_are_told_apart_by_title() -> None:
    found = analyse(
        "Interior Secretary Mark Dole and his brother, Senator Paul Dole, met farmers. "
        "Secretary Dole said help was on its way. Senator Dole said it was too late."
    )
    assert found.entity_of(found.one("help was on its way")) == "Mark Dole"
    assert found.entity_of(found.one("it was too late")) == "Paul Dole"


def test_an_age_is_no_name() -> None:
    found = analyse("“We will not pay,” said Aldo Reyes. Reyes, 52, added that the strike would go on.")
    assert found.entity_of(found.one("the strike would go on")) == "Aldo Reyes"
