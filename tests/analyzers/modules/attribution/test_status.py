from __future__ import annotations

import pytest

from analyzers.modules.attribution.humans import is_human, singular
from analyzers.modules.attribution.status import joint, status_of


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Attorney General", "government"),
        ("a retired general", "security"),
        ("the general public", "unknown"),
        ("Intelligence committee chairman", "politician"),
        ("the House speaker", "politician"),
        ("a hospital official", "unknown"),
        ("a party official", "politician"),
        ("the council of water wardens", "civil_society"),
        ("the president of the United States", "government"),
        ("President", "government"),
        ("former president", "government"),
        ("the president of the teachers’ union", "civil_society"),
        ("Acme Motors President", "unknown"),
        ("director of the University Research Center", "expert"),
        ("a spokeswoman for the police", "security"),
        ("Representatives of both companies", "unknown"),
        ("R-Ohio", "politician"),
        ("Secretary of State", "government"),
        ("a Jesuit, Father Tom Holt", "civil_society"),
        ("people familiar with the government’s plan", "unknown"),
        ("a tribal elder", "civil_society"),
    ],
)
def test_status_by_words(phrase: str, expected: str) -> None:
    assert status_of([phrase]) == expected


def test_office_takes_the_status_of_the_body_that_the_article_describes() -> None:
    assert status_of(["LRW President"], {"lrw": "civil_society"}) == "civil_society"


def test_a_relation_tells_nothing_of_a_person_with_an_office() -> None:
    assert status_of(["His daughter", "Senator"], person=True) == "politician"
    assert status_of(["His daughter"], person=True) == "ordinary"


def test_a_few_words_about_a_life_are_ordinary() -> None:
    assert status_of(["who lost a third of his trees"], person=True) == "ordinary"
    assert status_of(["who says the trees are dead"], person=True) == "unknown"


def test_joint() -> None:
    assert joint(["government", "security"]) == "government"
    assert joint(["government", "armed_group"]) == "unknown"
    assert joint(["expert", "unknown"]) == "expert"
    assert joint(["unknown"]) == "unknown"


@pytest.mark.parametrize("word", ["ferryman", "pathologist", "tycoon", "grandmother", "driver", "trader", "eyewitness"])
def test_people(word: str) -> None:
    assert is_human(word)


@pytest.mark.parametrize("word", ["slip", "letter", "tower", "decline", "field", "ink", "success", "minister-post"])
def test_things(word: str) -> None:
    assert not is_human(word)


def test_singular() -> None:
    words = ["Attorneys", "policemen", "Tories", "churches", "boss"]
    assert [singular(w) for w in words] == ["attorney", "policeman", "tory", "church", "boss"]
