"""Sources of articles in many styles: one entity each, its class and its walk of life. All texts are invented."""

from __future__ import annotations

import pytest

from tests.analyzers.modules.attribution.saying import Analysed, analyse


def sources(found: Analysed) -> list[tuple[str, str, str]]:
    return [(s.name, s.source_class, s.status) for s in found.result.sources]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "PESHAWAR: Brig. Gen. (Retd) Tariq Mehmood said on Monday that the bridge at Tandi would be closed. “The "
            "river has taken two of its pillars,” the brigadier added. Maulvi Gul Zaman, a local cleric, told Dawn "
            "that the villagers had warned the army twice.",
            [("Tariq Mehmood", "named_person", "security"), ("Gul Zaman", "named_person", "civil_society")],
            id="a rank with (Retd)",
        ),
        pytest.param(
            "LAHORE: Begum Rukhsana Sethi, who chairs the women’s wing of the party, said the list was final. “Nobody "
            "will be added,” Ms Sethi told reporters. She declined to name the candidates.",
            [("Rukhsana Sethi", "named_person", "politician")],
            id="begum",
        ),
        pytest.param(
            "Wanjiru Kamau-Otieno, a teacher in Kisumu, said the school had no roof. “We teach under the tree,” "
            "Mrs. Kamau-Otieno said.",
            [("Wanjiru Kamau-Otieno", "named_person", "ordinary")],
            id="a name with a hyphen",
        ),
        pytest.param(
            "Ana de la Cruz said in a tweet that the vote was stolen. “There was no fraud,” said Jan van der Berg, who "
            "heads the commission. Van der Berg said every box had been counted. De la Cruz did not immediately "
            "respond to an email.",
            [("Ana de la Cruz", "named_person", "unknown"), ("Jan van der Berg", "named_person", "government")],
            id="particles",
        ),
        pytest.param(
            "Vladimir Sergeyevich Orlov, the deputy minister, said the pipe was safe. Orlov’s spokeswoman, Darya "
            "Orlova, said she could not confirm the figure. Ms. Orlova said a statement would follow. Mr. Orlov later "
            "said he had been misquoted.",
            [
                ("Vladimir Sergeyevich Orlov", "named_person", "government"),
                ("Darya Orlova", "named_person", "government"),
            ],
            id="patronymic and spokeswoman",
        ),
        pytest.param(
            "حکومت کے ترجمان Rana Sanaullah Bhatti said the road (شاہراہ) would reopen. Mr Bhatti told Geo News the "
            "work had cost Rs2bn. علی رضا said he had seen nothing.",
            [("Rana Sanaullah Bhatti", "named_person", "unknown"), ("علی رضا", "named_person", "unknown")],
            id="Urdu letters",
        ),
        pytest.param(
            "Sen. Ruth Alvarado, D-N.M., said the bill was dead. The New Mexico senator told CNN she had counted the "
            "votes. Rep. Tom Beck (R-Ohio) disagreed. “It has legs,” the congressman said. Gov. Al Reyes said it was "
            "too costly. The governor said he would not sign it.",
            [
                ("Ruth Alvarado", "named_person", "politician"),
                ("Tom Beck", "named_person", "politician"),
                ("Al Reyes", "named_person", "government"),
            ],
            id="short titles written out",
        ),
        pytest.param(
            "Former president Olusola Ade, 78, said he would not run. “I am old,” the former president said. His "
            "daughter, Senator Bisi Ade, said she would. The senator added that the party had asked her.",
            [("Olusola Ade", "named_person", "government"), ("Bisi Ade", "named_person", "politician")],
            id="father and daughter",
        ),
        pytest.param(
            "Dr Ngozi Eze, a virologist at the University of Lagos, warned that cases would double. The scientist said "
            "masks worked.",
            [("Ngozi Eze", "named_person", "expert")],
            id="a wider word",
        ),
        pytest.param(
            "“He was a young man,” said Amina, 34, who sells fruit by the gate. Police Superintendent Rashid Minhas "
            "confirmed the arrest. SP Minhas said the man had confessed.",
            [("Amina", "named_person", "ordinary"), ("Rashid Minhas", "named_person", "security")],
            id="one name and an age",
        ),
        pytest.param(
            "The Kremlin said the report was false. Kyiv accused Russia of lying. The mayor of Kyiv, Petro Hnatyuk, "
            "said on Telegram that two people had died.",
            [
                ("The Kremlin", "named_organisation", "government"),
                ("Kyiv", "institution_collective", "government"),
                ("Petro Hnatyuk", "named_person", "government"),
            ],
            id="capitals",
        ),
        pytest.param(
            "Human Rights Monitor, a New York-based rights group, said the camp was unlawful. The army’s chief, Gen. "
            "Paulo Mendes, said nobody had visited.",
            [
                ("Human Rights Monitor", "named_organisation", "civil_society"),
                ("Paulo Mendes", "named_person", "security"),
            ],
            id="a rights group",
        ),
        pytest.param(
            "The union's president, Gary Holt, called the offer “an insult.” Acme Motors President Lena Brandt said "
            "she was hopeful. NEC chairman Ijeoma Oti said nothing had changed.",
            [
                ("Gary Holt", "named_person", "civil_society"),
                ("Lena Brandt", "named_person", "unknown"),
                ("Ijeoma Oti", "named_person", "unknown"),
            ],
            id="presidents of bodies that are no state",
        ),
        pytest.param(
            "The supplier, Volta Parts, said it was sorry. The palace denied the claim. Attorneys for the family said "
            "they would appeal.",
            [
                ("Volta Parts", "named_organisation", "unknown"),
                ("The palace", "named_organisation", "government"),
                ("Attorneys for the family", "institution_collective", "civil_society"),
            ],
            id="bodies by their nouns, a plural that opens a sentence",
        ),
        pytest.param(
            "“We were asleep,” recalled Jean-Pierre Mbarga, 41, a farmer. His wife, Marie-Claire, said the water came "
            "at night.",
            [("Jean-Pierre Mbarga", "named_person", "ordinary"), ("Marie-Claire", "named_person", "ordinary")],
            id="a first name behind a relation",
        ),
        pytest.param(
            "MELBOURNE (Wire) — Two ferry captains who had been at sea for a week told Harbour Wire that the light was "
            "out. The captains said they had complained in May.",
            [("Two ferry captains who had been at sea for a week", "unnamed_group", "unknown")],
            id="a group goes on",
        ),
        pytest.param(
            "Some Democrats said the bill was weak. Democrats called it a start.",
            [("Some Democrats", "unnamed_group", "politician"), ("Democrats", "institution_collective", "politician")],
            id="members of a party",
        ),
    ],
)
def test_sources_in_many_styles(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert sources(analyse(text)) == expected


def test_a_dateline_does_not_speak() -> None:
    found = analyse(
        "WASHINGTON (AP) — A senior administration official told reporters on the condition of anonymity, citing the "
        "sensitivity of the talks, that the ship had been turned back."
    )
    record = found.one("the ship had been turned back")
    assert found.of(record.source) == "A senior administration official"
    assert record.source_class == "unnamed_person"
    assert record.anonymity is not None
    assert record.anonymity.kind == "reason_given"
    assert record.anonymity.reason is not None
    assert record.anonymity.reason.of(found.text) == "citing the sensitivity of the talks"


def test_two_names_are_a_joint_source_and_both_goes_on_with_them() -> None:
    found = analyse(
        "Interior Minister Farooq Anwar and army spokesman Col. Nadir Shah said the camp had been cleared. Both said "
        "no civilians were hurt."
    )
    assert sources(found) == [("Farooq Anwar and Nadir Shah", "named_person", "government")]
    assert "Both" in found.of(found.one("no civilians").source)
    assert "Farooq Anwar" in found.of(found.one("no civilians").source)


def test_members_from_different_camps_have_no_common_status() -> None:
    found = analyse("Minister Farooq Anwar and Ayesha Gul, an activist, said the road was open.")
    assert [s.status for s in found.result.sources] == ["unknown"]


def test_she_is_not_a_man_and_he_is_not_a_thing() -> None:
    found = analyse(
        "Margaret Holt met Thomas Reyes at the mill on Friday after a slip on the stairs. “I was late,” she said. "
        "“She was not,” he said."
    )
    assert found.entity_of(found.one("I was late")) == "Margaret Holt"
    assert found.entity_of(found.one("She was not")) == "Thomas Reyes"


@pytest.mark.parametrize("thing", ["The slide", "Red ink", "The relative decline", "The tower"])
def test_things_are_nobody(thing: str) -> None:
    found = analyse(f"{thing} said the mill was lost.")
    assert all(a.source_class not in ("unnamed_person", "unnamed_group") for a in found.result.attributions)


def test_the_militant_group_is_the_armed_body_that_the_article_names() -> None:
    found = analyse(
        "The Lake Front, an armed movement, holds the eastern shore. The militants want forty men set free, officials "
        "said. The militant group said it would wait.\nThe Lake Front leadership rejected the offer."
    )
    assert found.entity_of(found.one("it would wait")) == "The Lake Front"
    assert found.entity_of(found.one("the offer")) == "The Lake Front"
    assert found.one("the offer").status == "armed_group"


def test_a_member_of_her_own_group_has_its_status() -> None:
    found = analyse(
        "“The road is ours,” said Zora Hale on Monday. Her group said it would stay. The country lists the group as a "
        "terrorist organisation."
    )
    assert found.one("The road is ours").source_class == "named_person"


def test_a_spokesman_for_a_person_is_not_that_person_nor_another_body() -> None:
    found = analyse(
        "The Policy Institute, which hosts the Ryan lecture, said the talk was on. “He is grateful,” a Ryan spokesman "
        "said. Rep. Paul Ryan spoke later."
    )
    assert found.entity_of(found.one("He is grateful")) == "a Ryan spokesman"


def test_the_first_time_a_commander_has_said_it_names_him() -> None:
    found = analyse(
        "Talks are under way, a senior commander of the Front said on Monday.\nThe statement by Maulvi Faqir Gul is "
        "the first time a named commander has confirmed that the movement is talking.\nGul said his men would wait."
    )
    assert {s.name for s in found.result.sources} == {"Faqir Gul"}


def test_the_next_sentence_names_the_commander() -> None:
    found = analyse(
        "A top commander of the group said the road would stay open. Tomas Arral, the group’s boss in the east, told "
        "reporters that his men were tired."
    )
    assert {s.name for s in found.result.sources} == {"Tomas Arral"}


def test_the_minister_told_somebody_does_not_make_her_the_minister() -> None:
    found = analyse("The minister told Ana Reyes that the mill was lost. The minister said he was sorry.")
    assert "Ana Reyes" not in {s.name for s in found.result.sources}


def test_candidates_are_politicians_by_their_campaigns() -> None:
    found = analyse(
        "Dana Holt said the count was wrong. Two Holt campaign volunteers had watched it. Kim Beck said it was right."
    )
    assert [(s.name, s.status) for s in found.result.sources] == [("Dana Holt", "politician"), ("Kim Beck", "unknown")]


def test_a_faction_of_a_body_is_not_the_body_and_its_leadership_is() -> None:
    found = analyse(
        "The Lake Front, an armed movement, rejected the offer. A faction of the Lake Front said it would sign. The "
        "Lake Front leadership said it was united."
    )
    assert found.entity_of(found.one("it would sign")) == "A faction of the Lake Front"
    assert found.entity_of(found.one("it was united")) == found.entity_of(found.one("the offer"))
