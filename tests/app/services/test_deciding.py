"""Decisions as steps of a session: each one edit, signed, undone at once, anchored in the raw text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from analyzers.decisions import Place
from analyzers.records import Anonymity, Attribution, LexiconEntry, Provenance
from analyzers.text import Span
from app.model import ViewSet
from app.services.deciding import Deciding
from tests.app.services.test_annotations import HIDDEN, RAW, Case, span_of

pytestmark = [pytest.mark.gui, pytest.mark.usefixtures("qapp")]


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    made = Case(tmp_path)
    made.settings.set("name", "Ines")
    made.hide(tuple(span_of(RAW, words) for words in HIDDEN))
    yield made
    made.session.close()


def raw(words: str) -> Span:
    return span_of(RAW, words)


def said(case: Case, source: str, cue: str, content: str, entity: str = "e0") -> Attribution:
    return Attribution(
        "a0", (case.clean(source),), (case.clean(cue),), (case.clean(content),), "indirect", "named_person", entity,
        None, None, False, None, "unknown", "statement", True, Provenance("rule", "why", 0.9),
    )  # fmt: skip


def test_a_decision_is_signed_anchored_in_the_raw_text_and_one_step(case: Case) -> None:
    do = Deciding(case.session)
    before = case.document
    item = said(case, "crews", "went back", "on Monday")
    assert do.set_field(case.article, item, "status", "civil_society")
    (decision,) = case.document.decisions
    assert (decision.action, decision.field, decision.value, decision.by) == (
        "change",
        "status",
        "civil_society",
        "Ines",
    )
    assert decision.made.endswith("+00:00")
    assert decision.spans == (raw("went back"), raw("on Monday"))
    assert case.session.undo_label == "Change walk of life"
    case.session.undo()
    assert case.document == before
    assert not do.set_field(case.article, item, "status", "unknown")  # it is that already
    assert case.document == before


def test_what_counts_and_who_was_told_is_one_step_each_and_nothing_twice(case: Case) -> None:
    do = Deciding(case.session)
    item = said(case, "crews", "went back", "on Monday")
    assert do.count_as(case.article, item, "belief")
    assert not do.count_as(case.article, item, "statement")  # it is one already
    assert do.set_part(case.article, item, "said_to", [case.clean("The harbour")])
    assert do.set_part(case.article, item, "relay", [case.clean("cheered")])
    assert not do.set_part(case.article, item, "relay", [])
    assert not do.set_part(case.article, item, "said_to", [])
    assert [(d.field, d.value) for d in case.document.decisions] == [
        ("reporting", "belief"),
        ("said_to", ""),
        ("relay", ""),
    ]
    assert case.document.decisions[2].others == (Place(case.article, (raw("cheered"),)),)
    assert case.session.undo_label == "Change the report it comes through"


def test_why_a_source_is_not_named_needs_an_unnamed_source_and_a_reason_needs_words(case: Case) -> None:
    do = Deciding(case.session)
    named = said(case, "crews", "went back", "on Monday")
    assert not do.set_anonymity(case.article, named, "none")
    hidden = replace(named, source_class="unnamed_group", anonymity=Anonymity("none"))
    assert not do.set_anonymity(case.article, hidden, "none")
    assert not do.set_anonymity(case.article, hidden, "reason_given")
    assert do.set_anonymity(case.article, hidden, "reason_given", [case.clean("slept")])
    assert case.document.decisions[0].others == (Place(case.article, (raw("slept"),)),)
    assert case.session.undo_label == "Change reason for anonymity"
    assert do.set_anonymity(case.article, hidden, "request_only")
    case.session.undo()
    case.session.undo()
    assert not case.document.decisions


def test_an_added_source_keeps_all_three_places(case: Case) -> None:
    do = Deciding(case.session)
    assert not do.add_attribution(case.article, [])
    assert do.add_attribution(case.article, [case.clean("slept")], [case.clean("The harbour")], source_class="generic")
    (decision,) = case.document.decisions
    assert (decision.spans, decision.value) == ((raw("slept"),), "generic")
    assert decision.others == (Place(case.article, (raw("The harbour"),)), Place(case.article))


def test_sources_are_merged_only_when_they_are_two(case: Case) -> None:
    do = Deciding(case.session)
    one, two = said(case, "crews", "went", "back", "e0"), said(case, "The harbour", "cheered", "slept", "e1")
    assert not do.merge_sources(case.article, [one, one])
    assert not do.split_source(case.article, [])
    assert do.merge_sources(case.article, [one, two])
    assert case.document.decisions[0].others == (Place(case.article, (raw("cheered"), raw("slept"))),)


def test_moving_a_passage_is_one_step_of_two_decisions(case: Case) -> None:
    do = Deciding(case.session)
    here, there = (case.article, case.clean("The harbour cheered.")), (case.article, case.clean("on Monday"))
    away = (case.article, case.clean("The harbour slept."))
    assert do.move([here], [there], [away])
    assert [d.action for d in case.document.decisions] == ["split", "merge"]
    case.session.undo()
    assert not case.document.decisions
    assert do.part([here, there], [away])
    assert case.document.decisions[0].value == "2"
    assert not do.pin([here])
    assert do.no_match([here], case.article)
    assert do.free([here])
    assert [d.action for d in case.document.decisions] == ["split", "confirm", "dismiss"]


def test_a_word_is_there_once_and_the_last_value_counts(case: Case) -> None:
    do = Deciding(case.session)
    assert do.add_word(LexiconEntry(" talks ", "value", 1.0))
    assert do.add_word(LexiconEntry("Talks", "value", -1.0))
    assert not do.add_word(LexiconEntry("talks", "value", -1.0))
    assert not do.add_word(LexiconEntry("  ", "ignore"))
    assert do.add_word(LexiconEntry("talks", "ignore"))
    assert do.add_word(LexiconEntry("talks", "family", 0.0, "hedge"))
    assert do.add_word(LexiconEntry("talks", "value", 2.0))
    assert not do.add_word(LexiconEntry("Talks", "value", 2.0))
    # One word for tone and one for each family, the newest last: that is the one that counts.
    assert [(e.word, e.kind, e.value, e.family, e.by) for e in case.document.lexicon] == [
        ("talks", "family", 0.0, "hedge", "Ines"),
        ("talks", "value", 2.0, "", "Ines"),
    ]
    case.session.undo()
    assert [e.kind for e in case.document.lexicon] == ["ignore", "family"]
    assert case.session._soon.isActive()
    assert do.remove_word(0)
    assert not do.remove_word(5)
    assert len(case.document.lexicon) == 1


def test_a_view_of_the_same_name_is_replaced_and_starts_no_analysis(case: Case) -> None:
    do = Deciding(case.session)
    case.session.analyse()
    assert do.save_view(ViewSet("", "In class", "matrix"))
    assert do.save_view(ViewSet("", " In  class", "full_text"))
    assert not do.save_view(ViewSet("", " "))
    (view,) = case.document.views
    assert (view.name, view.view, len(view.id)) == ("In class", "full_text", 12)
    assert not case.session._soon.isActive()
    assert do.remove_view(view.id)
    assert not do.remove_view(view.id)


def test_nothing_is_decided_in_a_read_only_comparison(case: Case) -> None:
    case.session._refusal = "Somebody has it open."
    do = Deciding(case.session)
    assert not do.same_event(["a", "b"])
    assert not do.rename_actor([(case.article, case.clean("crews"))], "Crews")
    assert not do.add_word(LexiconEntry("talks", "ignore"))
    assert not case.document.decisions
    assert len(case.notices) == 3
