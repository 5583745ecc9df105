from __future__ import annotations

from collections import Counter

import pytest

from analyzers.language import load_parser
from analyzers.modules.naming import Naming
from analyzers.protocol import Given
from analyzers.records import (
    Actor,
    Article,
    Attribution,
    AttributionResult,
    Label,
    NamingResult,
    Parse,
    Provenance,
)
from analyzers.text import Revision, Span


def analysed(*texts: str, attributions: dict[str, AttributionResult] | None = None) -> NamingResult:
    articles = [Article(f"a{k}", "", text, revision=Revision.of(text)) for k, text in enumerate(texts)]
    per: dict[str, dict[type, object]] = {a.id: {Parse: load_parser()(a.text)} for a in articles}
    for key, found in (attributions or {}).items():
        per[key][AttributionResult] = found
    return Naming()(articles, Given(per, {}))


def actor_of(result: NamingResult, label: str, article: str | None = None) -> Actor:
    """The one actor that carries a label."""
    ids = {x.actor for x in result.labels if x.label == label and article in (None, x.article)}
    assert len(ids) == 1, f"{label!r} belongs to {len(ids)} actors"
    return next(a for a in result.actors if a.id in ids)


def labels_of(result: NamingResult, actor: Actor) -> list[Label]:
    return [x for x in result.labels if x.actor == actor.id]


FRONT = (
    "The Valley Liberation Front (VLF), a banned militant group, rejected the offer on Monday. "
    "The group said it would fight on. The VLF has held the pass since May. "
    "The V.L.F. is a small movement. Officials blamed the insurgents for the fire."
)


def test_acronym_spelling_and_descriptions_are_one_actor() -> None:
    result = analysed(FRONT)
    front = actor_of(result, "Valley Liberation Front")
    assert front.name == "Valley Liberation Front"
    assert front.kind == "group"
    found = Counter((x.label, x.kind) for x in labels_of(result, front))
    assert found["VLF", "mention"] == 1, "the acronym in brackets is not a naming of its own"
    assert found["V.L.F.", "mention"] == 1
    assert found["banned militant group", "apposition"] == 1
    assert found["small movement", "predicate"] == 1
    assert found["group", "mention"] == 1
    assert found["insurgents", "mention"] == 1


def test_spans_are_the_words_without_determiner() -> None:
    result = analysed(FRONT)
    for label in result.labels:
        assert label.span.of(FRONT).lower() == label.label.lower()
        assert not label.label.lower().startswith(("the ", "a "))


@pytest.mark.parametrize("spelling", ["Tahrik-e-Azadi Lorestan", "Tahreek-i-Azadi Lorestan", "Tahrik-i Azadi Lorestan"])
def test_usual_spellings_of_one_name_are_one_actor(spelling: str) -> None:
    result = analysed(
        "Envoys met the Tahrik-e Azadi Lorestan on Monday. Tahrik-e Azadi Lorestan sent two men.",
        f"The army fought {spelling} in the hills. Later {spelling} asked for a truce.",
    )
    assert actor_of(result, "Tahrik-e Azadi Lorestan") == actor_of(result, spelling)


def test_two_people_of_one_surname_stay_apart() -> None:
    result = analysed(
        "Prime Minister Omar Khan spoke on Friday. The ambassador to Norway, Selim Ahmad Khan, told reporters that he "
        "knew nothing. Later Prime Minister Omar Khan answered. Mr. Khan left early.",
        "Piotr Hale, a historian, was there. Mr. Hale laughed. His neighbor Marta Hale did not. Mrs. Hale left, and "
        "Mr. Hale stayed.",
    )
    omar, selim = actor_of(result, "Selim Ahmad Khan"), actor_of(result, "Prime Minister Omar Khan")
    assert omar != selim
    assert actor_of(result, "Mr. Khan") == selim
    assert actor_of(result, "Mr. Hale") == actor_of(result, "Piotr Hale")
    assert actor_of(result, "Mrs. Hale") != actor_of(result, "Mr. Hale")


def test_a_person_is_not_the_group_that_bears_the_name() -> None:
    result = analysed(
        "Interior Minister Jalal Haddad leads the feared Haddad network. Haddad was seen in Kabul. "
        "The network denied it. Officials fear the Haddad network."
    )
    network = actor_of(result, "Haddad network")
    assert network.kind == "group"
    assert actor_of(result, "network") == network
    assert actor_of(result, "Haddad") == actor_of(result, "Interior Minister Jalal Haddad") != network


def test_groups_of_two_countries_stay_apart_and_a_short_name_goes_by_its_article() -> None:
    result = analysed(
        "The Pakistani Sarbaz ambushed a convoy. The Afghan Sarbaz denied any part in it. The Sarbaz have two wings. "
        "Envoys met the Afghan Sarbaz.",
        "The Pakistani Sarbaz ambushed a convoy on Monday. The Sarbaz are banned. Troops chased the Sarbaz.",
    )
    assert actor_of(result, "Pakistani Sarbaz") != actor_of(result, "Afghan Sarbaz")
    assert actor_of(result, "Sarbaz", "a1") == actor_of(result, "Pakistani Sarbaz")


def test_a_title_stands_for_its_bearer() -> None:
    result = analysed(
        "President Ana Torres met former spy chief Luis Vega on Monday. The president smiled. The former spy chief "
        "did not. Mr. Vega left."
    )
    assert actor_of(result, "president") == actor_of(result, "President Ana Torres")
    assert actor_of(result, "former spy chief") == actor_of(result, "Mr. Vega")


def test_an_office_of_another_country_is_not_its_bearer() -> None:
    result = analysed(
        "French President Luc Moreau met Russian President Oleg Belov. The Russian president frowned. "
        "Moreau and Belov shook hands."
    )
    assert actor_of(result, "Russian president") == actor_of(result, "Belov")


def test_what_others_call_an_actor_is_attributed() -> None:
    result = analysed(
        "The Uplands Front, which Kessar has labeled a terrorist group, met envoys. The Uplands Front is small. "
        "Kessar, which has designated the Uplands Front a terrorist organization, is wary. Kessar is small."
    )
    front = actor_of(result, "Uplands Front")
    labelled = [x for x in labels_of(result, front) if x.kind == "predicate"]
    assert [(x.label, x.voice) for x in labelled] == [
        ("terrorist group", "attributed"),
        ("terrorist organization", "attributed"),
    ]
    assert all(x.label == "Kessar" for x in labels_of(result, actor_of(result, "Kessar")))


def test_voice_is_quoted_inside_marks_and_attributed_in_indirect_content() -> None:
    text = 'The Front held the dam. "The Front is tired," she said. He said that the Front would leave.'
    start = text.index("that the Front")
    content = Attribution(
        "a0",
        (Span(text.index("He said"), text.index("He said") + 2),),
        (Span(text.index("said that"), text.index("said that") + 4),),
        (Span(start, len(text) - 1),),
        "indirect",
        "named_person",
        "e0",
        None,
        None,
        False,
        None,
        "unknown",
        "statement",
        True,
        Provenance("test", "test", 1.0),
    )
    result = analysed(text, attributions={"a0": AttributionResult((content,))})
    assert [x.voice for x in result.labels if x.label == "Front"] == ["own", "quoted", "attributed"]


def test_who_acts_and_who_is_acted_upon() -> None:
    result = analysed(
        "The Uplands Front attacked a convoy. Troops chased the Uplands Front. The Uplands Front was beaten by Veland. "
        "Veland celebrated."
    )
    front = actor_of(result, "Uplands Front")
    assert front.acts == {"a0": 1}
    assert front.acted_upon == {"a0": 2}


def test_actors_are_ordered_by_mentions_and_count_their_labels() -> None:
    result = analysed(FRONT, "The VLF rested. President Ana Torres met the VLF. Torres smiled.")
    counts = [a.mentions for a in result.actors]
    assert counts == sorted(counts, reverse=True)
    for actor in result.actors:
        found = labels_of(result, actor)
        assert actor.mentions == len(found)
        assert set(actor.aliases) == {x.label for x in found}
    assert [a.id for a in result.actors] == [f"actor{i}" for i in range(len(result.actors))]


def test_days_sums_and_numbers_are_no_actors() -> None:
    result = analysed("On Monday 40 men paid $5 million. On Monday 40 men left. By Monday it was 40 percent.")
    assert not {x.label for x in result.labels} & {"Monday", "$5 million", "40 percent", "percent"}


def test_numbers_and_quantities_are_no_part_of_a_label() -> None:
    result = analysed(
        "Two senior security officials spoke. Several security officials left. More than 30 security officials stayed."
    )
    assert {x.label for x in result.labels} == {"senior security officials", "security officials"}


@pytest.mark.parametrize("text", ["", "Yes.", "!!! ???", "—", "The the the."])
def test_texts_without_actors_give_nothing(text: str) -> None:
    result = analysed(text)
    assert result.labels == ()
    assert result.actors == ()


def test_offsets_survive_no_break_spaces_curly_marks_and_other_scripts() -> None:
    text = "“The Uplands Front’s offer,” said Zoë Brañas (ضوء) 🙂, “stands.” Troops saw the Uplands\u00a0Front."
    result = analysed(text)
    spans = [x.span.of(text) for x in result.labels if "Front" in x.label]
    assert spans == ["Uplands Front", "Uplands\u00a0Front"]
    assert len({x.actor for x in result.labels if "Front" in x.label}) == 1


def test_the_same_articles_give_the_same_result() -> None:
    texts = (FRONT, "The VLF rested. President Ana Torres met the VLF. Torres smiled.")
    assert analysed(*texts) == analysed(*texts)
