"""A person's hand on attributions and sources: every action, in any order, over results as they were found."""

from __future__ import annotations

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from analyzers.decisions import Context, Decision, Place, place_of_attribution, settle_attribution
from analyzers.records import Article, Attribution, AttributionResult, Provenance, SourceEntity
from analyzers.records.attribution import Anonymity
from analyzers.text import Revision, Span

RAW = (
    "Mayor Ida Brandt said the dam would hold.\n"
    "A guard said the gate was shut. “Nobody slept,” he said.\n"
    "The guard told us the water rose; Brandt denied it.\n"
    "Villagers heard a crack at night.\n"
)


def at(words: str, start: int = 0) -> Span:
    found = RAW.index(words, start)
    return Span(found, found + len(words))


def said(number: int, source: Span, cue: Span, content: Span, entity: str, name: bool) -> Attribution:
    return Attribution(
        f"a{number}", (source,), (cue,), (content,), "indirect", "named_person" if name else "unnamed_person", entity,
        None, None, False, None if name else Anonymity("none"), "government" if name else "unknown", "statement", True,
        Provenance("cue-model", "The word “said”.", 0.7), "quotation marks do not match" if number == 2 else "",
    )  # fmt: skip


def found() -> AttributionResult:
    second = RAW.index("A guard")
    third = RAW.index("The guard")
    items = (
        said(0, at("Mayor Ida Brandt"), at("said"), at("the dam would hold"), "e0", True),
        said(1, at("A guard"), at("said", second), at("the gate was shut"), "e1", False),
        said(2, at("he", second + 40), at("said", second + 35), at("“Nobody slept,”"), "e1", False),
        said(3, at("The guard", third), at("told us"), at("the water rose"), "e2", False),
        said(4, at("Brandt", third), at("denied"), at("it", third + 45), "e0", True),
    )
    sources = (
        SourceEntity(
            "e0", "Mayor Ida Brandt", "named_person", "government", items[0].source + items[4].source, ("a0", "a4")
        ),
        SourceEntity("e1", "a guard", "unnamed_person", "unknown", items[1].source + items[2].source, ("a1", "a2")),
        SourceEntity("e2", "the guard", "unnamed_person", "unknown", (items[3].source[0],), ("a3",)),
    )  # fmt: skip
    return AttributionResult(items, sources, (2, 3))


def context(hidden: tuple[Span, ...] = ()) -> Context:
    return Context({"x": Article("x", "x", RAW, revision=Revision.of(RAW, hidden))})


def place(number: int) -> Place:
    return Place("x", place_of_attribution(found().attributions[number]))


def decide(action: str, number: int, *others: Place, field: str = "", value: str = "") -> Decision:
    return Decision("attribution", "x", action, place(number).spans, field, value, others=others)  # type: ignore[arg-type]  # tests any action


def settled(*decisions: Decision) -> AttributionResult:
    result, lost = settle_attribution(found(), decisions, context())
    assert lost == ()
    return result


def by_statement(result: AttributionResult) -> dict[str, str]:
    return {item.id: item.entity for item in result.attributions}


def test_a_confirmed_attribution_is_certain_and_keeps_the_words_that_found_it() -> None:
    item = settled(decide("confirm", 2)).attributions[2]
    assert item.provenance == Provenance("confirmed", "The word “said”. You confirmed it.", 1.0)
    assert item.warning == ""


def test_merged_sources_are_one_with_the_fuller_name_and_the_count_falls() -> None:
    result = settled(decide("merge", 3, place(1)))
    assert by_statement(result) == {"a0": "e0", "a1": "e1", "a2": "e1", "a3": "e1", "a4": "e0"}
    (_, guard) = result.sources
    assert guard.statements == ("a1", "a2", "a3")
    assert len(guard.mentions) == 3
    assert result.distinct == (2, 2)  # the lowest count held the two guards for one already


def test_an_unnamed_source_that_is_a_named_one_after_all_takes_name_class_and_status() -> None:
    result = settled(decide("merge", 1, place(0)))
    assert [source.name for source in result.sources] == ["Mayor Ida Brandt", "the guard"]
    assert result.distinct == (1, 2)
    mine = [item for item in result.attributions if item.entity == "e0"]
    assert {item.source_class for item in mine} == {"named_person"}
    assert {item.status for item in mine} == {"government"}
    assert all(item.anonymity is None for item in mine)


def test_statements_split_off_have_a_source_of_their_own_in_order_of_appearance() -> None:
    result = settled(decide("split", 2))
    assert [source.name for source in result.sources] == ["Mayor Ida Brandt", "a guard", "he", "the guard"]
    assert result.distinct == (3, 4)
    assert [source.statements for source in result.sources] == [("a0", "a4"), ("a1",), ("a2",), ("a3",)]
    assert settled(decide("split", 3)) == found()  # it stands alone already


def test_a_split_takes_back_what_a_merge_did() -> None:
    result = settled(decide("merge", 3, place(1)), decide("split", 3))
    assert [source.statements for source in result.sources] == [("a0", "a4"), ("a1", "a2"), ("a3",)]
    assert result.distinct == (3, 3)


def test_other_words_can_be_the_content_and_later_decisions_find_it_there() -> None:
    longer = Span(at("Nobody slept").start - 1, at("he said").end)
    stretched = decide("change", 2, Place("x", (longer,)), field="content")
    there = Place("x", place_of_attribution(settled(stretched).attributions[2]))
    assert settled(stretched).attributions[2].type == "mixed"
    confirmed = Decision("attribution", "x", "confirm", there.spans)
    assert settled(stretched, confirmed).attributions[2].provenance.rule == "confirmed"
    assert settle_attribution(found(), [confirmed], context())[1] == (confirmed,)


def test_a_source_phrase_can_be_changed_and_taken_away() -> None:
    wanted = at("Villagers")
    result = settled(decide("change", 3, Place("x", (wanted,)), field="source"))
    assert result.attributions[3].source == (wanted,)
    assert next(s for s in result.sources if s.entity == "e2").mentions == (wanted,)
    assert settled(decide("change", 3, Place("x", ()), field="source")).attributions[3].source == ()


def test_status_holds_for_the_whole_source_and_speech_act_for_one_statement() -> None:
    result = settled(
        decide("change", 2, field="status", value="security"), decide("change", 1, field="speech_act", value="denial")
    )
    assert [item.status for item in result.attributions] == [
        "government",
        "security",
        "security",
        "unknown",
        "government",
    ]
    assert [item.speech_act for item in result.attributions].count("denial") == 1


def test_values_that_do_not_exist_change_nothing_and_are_told() -> None:
    wrong = decide("change", 1, field="source_class", value="stranger")
    odd = decide("change", 1, field="provenance", value="x")
    result, lost = settle_attribution(found(), [wrong, odd], context())
    assert result == found()
    assert lost == (wrong, odd)


def test_an_added_attribution_joins_the_source_of_its_words_or_opens_one() -> None:
    crack = Decision(
        "attribution", "x", "add", (at("a crack at night"),), value="unnamed_group",
        others=(Place("x", (at("Villagers"),)), Place("x", (at("heard"),))),
    )  # fmt: skip
    result = settled(crack)
    new = result.attributions[-1]
    assert (new.id, new.source_class, new.type, new.provenance.rule) == ("h1", "unnamed_group", "indirect", "by hand")
    assert result.sources[-1].name == "Villagers"
    assert result.distinct == (3, 4)
    more = Decision("attribution", "x", "add", (at("at night"),), others=(Place("x", (at("A guard"),)), Place("x", ())))
    joined = settled(more)
    assert joined.attributions[-1].entity == "e1"
    assert joined.attributions[-1].source_class == "unnamed_person"
    assert joined.distinct == (2, 3)
    nobody = settled(Decision("attribution", "x", "add", (at("at night"),), others=(Place("x"), Place("x"))))
    assert (nobody.attributions[-1].entity, nobody.attributions[-1].source_class) == ("", "hearsay")


def test_what_a_newer_analyzer_finds_too_is_not_there_twice() -> None:
    item = found().attributions[1]
    again = Decision(
        "attribution", "x", "add", item.content, others=(Place("x", item.source), Place("x", item.cue)), value="media"
    )
    assert settled(again) == found()


def test_quoted_words_that_are_added_are_direct() -> None:
    quote = at("“Nobody slept,”")
    first = decide("dismiss", 2)
    again = Decision("attribution", "x", "add", (quote,), others=(Place("x"), Place("x")), value="hearsay")
    added = next(item for item in settled(first, again).attributions if item.id == "h1")
    assert added.type == "direct"


actions = st.one_of(
    st.tuples(st.sampled_from(["confirm", "dismiss", "split"]), st.integers(0, 4)).map(lambda p: decide(*p)),
    st.tuples(st.integers(0, 4), st.integers(0, 4)).map(lambda p: decide("merge", p[0], place(p[1]))),
    st.tuples(st.integers(0, 4), st.sampled_from(["media", "unnamed_group", "named_person"])).map(
        lambda p: decide("change", p[0], field="source_class", value=p[1])
    ),
    st.tuples(st.integers(0, 20), st.integers(1, 20)).map(
        lambda p: Decision(
            "attribution", "x", "add", (Span(140 + p[0], 141 + p[0] + p[1]),), others=(Place("x"), Place("x"))
        )
    ),
)


@given(st.lists(actions, max_size=8))
def test_whatever_is_decided_sources_and_statements_fit_each_other(taken: list[Decision]) -> None:
    result, lost = settle_attribution(found(), taken, context())
    assert set(lost) <= set(taken)
    keys = [source.entity for source in result.sources]
    assert len(set(keys)) == len(keys)
    assert len({item.id for item in result.attributions}) == len(result.attributions)
    assert {item.entity for item in result.attributions} - {""} == set(keys)
    for source in result.sources:
        own = [item for item in result.attributions if item.entity == source.entity]
        assert source.statements == tuple(item.id for item in own)
        assert {item.source_class for item in own} == {source.source_class}
    low, high = result.distinct
    assert 0 <= low <= high
    starts = [min(s.start for part in (i.cue, i.content) for s in part) for i in result.attributions]
    assert starts == sorted(starts)


@given(st.lists(actions, max_size=5), st.integers(0, 4))
def test_hidden_text_loses_decisions_and_shown_text_brings_them_back(taken: list[Decision], number: int) -> None:
    spans = found().attributions[number].content
    keep = [item for n, item in enumerate(found().attributions) if n != number]
    before = settle_attribution(found(), taken, context())
    hidden = context((spans[0],))
    shifted = dataclasses.replace(found(), attributions=tuple(keep))
    result, lost = settle_attribution(shifted, taken, hidden)
    assert all(d in lost for d in taken if d.spans == place(number).spans)
    assert settle_attribution(found(), taken, context()) == before
    assert result.distinct[0] <= result.distinct[1]


def test_source_words_of_another_source_move_the_statement_to_it() -> None:
    guard = Place("x", (at("The guard"),))
    result = settled(decide("change", 2, guard, field="source"))
    assert by_statement(result)["a2"] == "e2"
    assert next(source for source in result.sources if source.entity == "e2").statements == ("a2", "a3")
    brandt = settled(decide("change", 1, Place("x", (at("Mayor Ida Brandt"),)), field="source"))
    item = brandt.attributions[1]
    assert (item.entity, item.source_class, item.status, item.anonymity) == ("e0", "named_person", "government", None)


def test_without_source_words_a_statement_is_nobodys_and_new_words_make_it_somebodys() -> None:
    nobody = decide("change", 3, Place("x"), field="source")
    result = settled(nobody)
    assert (result.attributions[3].entity, result.attributions[3].source_class) == ("", "hearsay")
    assert [source.entity for source in result.sources] == ["e0", "e1"]
    villagers = decide("change", 3, Place("x", (at("Villagers"),)), field="source")
    again = settled(nobody, villagers)
    assert again.sources[-1].name == "Villagers"
    assert again.sources[-1].statements == ("a3",)
    assert settled(villagers).sources[-1].name == "the guard"  # unknown words are only another extent of the same


def test_a_second_addition_to_results_shown_already_has_ids_of_its_own() -> None:
    def add(words: str, source: str) -> Decision:
        return Decision(
            "attribution", "x", "add", (at(words),), others=(Place("x", (at(source),)), Place("x")), value="generic"
        )

    first = settle_attribution(found(), [add("a crack at night", "Villagers")], context())[0]
    both = settle_attribution(first, [add("the dam would hold", "the gate")], context())[0]
    assert sorted(item.id for item in both.attributions if item.id.startswith("h")) == ["h1", "h2"]
    assert {source.name for source in both.sources if source.entity.startswith("h")} == {"Villagers", "the gate"}
