"""Sources that several articles share, by their names; all texts are made up."""

from __future__ import annotations

from analyzers.records import AttributionResult, SourceEntity
from analyzers.records.attribution import SourceClass
from analyzers.shared_sources import SharedSource, link_sources
from tests.analyzers.modules.attribution.saying import analyse


def source(entity: str, name: str, *called: str, source_class: SourceClass = "named_person") -> SourceEntity:
    return SourceEntity(entity, name, source_class, "unknown", (), (), called)


def linked(*articles: list[SourceEntity]) -> tuple[SharedSource, ...]:
    return link_sources({f"a{n}": AttributionResult((), tuple(found)) for n, found in enumerate(articles)})


def test_the_same_full_name_is_one_source() -> None:
    (found,) = linked([source("e0", "Ana Holt")], [source("e3", "Mr. Pratt")], [source("e1", "Ana M. Holt")])
    assert found.members == (("a0", "e0"), ("a2", "e1"))
    assert found.name == "Ana M. Holt"
    assert "same full name" in found.reason


def test_accents_case_and_titles_do_not_part_a_name() -> None:
    (found,) = linked([source("e0", "Zoë Marchand")], [source("e0", "Minister Zoe MARCHAND")])
    assert len(found.members) == 2


def test_other_first_names_stay_apart() -> None:
    assert linked([source("e0", "Ana Holt", "Minister")], [source("e0", "Ida Holt", "Minister")]) == ()


def test_a_surname_joins_with_the_same_title() -> None:
    (found,) = linked([source("e0", "Ana Holt", "the interior minister")], [source("e0", "Holt", "Interior Minister")])
    assert found.name == "Ana Holt"
    assert found.reason == "the same surname, “Holt”, and “Interior” with both"


def test_a_bare_surname_alone_does_not_join() -> None:
    assert linked([source("e0", "Ana Holt", "the interior minister")], [source("e0", "Holt")]) == ()
    assert linked([source("e0", "Ana Holt", "the minister")], [source("e0", "Holt", "the goalkeeper")]) == ()


def test_two_of_one_surname_leave_a_third_alone() -> None:
    both = [source("e0", "Ana Holt", "mediator"), source("e1", "Jon Holt", "mediator")]
    assert linked(both, [source("e0", "Holt", "the mediator")]) == ()


def test_courtesy_titles_tell_apart() -> None:
    assert linked([source("e0", "Mr. Holt", "the warden")], [source("e0", "Mrs. Holt", "the warden")]) == ()


def test_an_initial_needs_a_title_too() -> None:
    assert linked([source("e0", "Ana Holt", "warden")], [source("e0", "A. Holt")]) == ()
    assert len(linked([source("e0", "Ana Holt", "warden")], [source("e0", "A. Holt", "warden")])) == 1
    assert linked([source("e0", "Ana Holt", "warden")], [source("e0", "J. Holt", "warden")]) == ()


def test_clauses_about_a_person_are_no_titles() -> None:
    assert linked([source("e0", "Ana Holt", "who runs the ferry")], [source("e0", "Holt", "who runs the mill")]) == ()


def test_two_sources_of_one_article_are_never_one() -> None:
    (found,) = linked([source("e0", "Ana Holt"), source("e1", "Ana Holt")], [source("e0", "Ana Holt")])
    assert found.members == (("a0", "e0"), ("a1", "e0"))


def test_bodies_by_name_and_by_abbreviation() -> None:
    body: SourceClass = "named_organisation"
    (found,) = linked(
        [source("e0", "the River Transit Authority", source_class=body)],
        [source("e4", "RTA", source_class=body)],
        [source("e2", "The River Transit Authority", source_class=body)],
    )
    assert found.members == (("a0", "e0"), ("a1", "e4"), ("a2", "e2"))
    assert "“RTA” abbreviates “the River Transit Authority”" in found.reason


def test_descriptions_and_unnamed_sources_are_not_tied() -> None:
    assert (
        linked(
            [source("e0", "the government", source_class="institution_collective")],
            [source("e0", "the government", source_class="institution_collective")],
        )
        == ()
    )
    assert (
        linked(
            [source("e0", "a senior commander", source_class="unnamed_person")],
            [source("e0", "a senior commander", source_class="unnamed_person")],
        )
        == ()
    )


def test_order_of_the_articles_decides_nothing_but_the_order() -> None:
    one, two = [source("e0", "Holt", "the minister")], [source("e0", "Ana Holt", "minister")]
    assert list(linked(one, two)[0].members) == [("a0", "e0"), ("a1", "e0")]
    assert linked(two, one)[0].name == linked(one, two)[0].name == "Ana Holt"


def test_the_whole_way_from_texts() -> None:
    first = analyse("Interior Minister Ana Holt said the bridge was safe. “It will open,” she added.").result
    second = analyse("“We were not asked,” said Jonas Vell. Minister Holt said the bridge would open in May.").result
    (found,) = link_sources({"x": first, "y": second})
    assert found.name == "Ana Holt"
    names = {(key, s.entity): s.name for key, r in (("x", first), ("y", second)) for s in r.sources}
    assert [names[m] for m in found.members] == ["Ana Holt", "Holt"]
    assert "inister" in found.reason


def test_a_surname_with_its_particles_is_a_surname() -> None:
    found = linked(
        [source("e0", "Jan van der Berg", "the commissioner")],
        [source("e0", "Van der Berg", "Commissioner Van der Berg")],
    )
    assert [s.name for s in found] == ["Jan van der Berg"]
