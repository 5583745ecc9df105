"""All lenses: marks lie in the text, numbers lead to passages, missing results are said so."""

from __future__ import annotations

import dataclasses
from collections.abc import Hashable, Iterator

import pytest

from analyzers.records import About, AboutResult, AttributionResult, Fact, NamingResult, ToneResult, WordingResult
from app.lenses.base import Comparison, Item, Lens, OpenActors, OwnWord, Passage, Passages
from app.lenses.passage import passage_card, passages_card
from app.lenses.plain import PlainLens
from app.lenses.sources import SourcesLens
from app.lenses.sources_keys import AllSources
from app.lenses.tone import ToneLens
from app.lenses.wording import WordingLens
from app.widgets import blocks as b
from tests.app.comparisons import bare, comparison, urdu

LENSES: tuple[Lens, ...] = (PlainLens(), WordingLens(), SourcesLens(), ToneLens())
NOTHING: frozenset[str] = frozenset()


def keys(blocks: tuple[b.Block, ...]) -> Iterator[Hashable]:
    """Every key that a panel's blocks can give back."""
    for block in blocks:
        if isinstance(block, b.Bars):
            yield from (s.key for row in block.rows for s in row.segments)
        elif isinstance(block, b.Table):
            yield from (cell.key for row in block.rows for cell in row)
        elif isinstance(block, b.Runs):
            yield from (link.key for row in block.rows for link in row.links)
        elif isinstance(block, b.Strips):
            yield from (mark.key for row in block.rows for mark in row.marks)
        elif isinstance(block, b.Fields):
            yield from (link.key for field in block.rows for link in field.links)
        elif isinstance(block, b.Quote):
            yield block.key


def texts(blocks: tuple[b.Block, ...]) -> str:
    """The words of paragraphs and headings."""
    return " ".join(block.text for block in blocks if isinstance(block, b.Words | b.Heading))


@pytest.mark.parametrize("lens", LENSES, ids=lambda lens: lens.id)
def test_marks_lie_in_the_text(lens: Lens) -> None:
    shown = Comparison(comparison())
    for article, marks in lens.marks(shown, NOTHING).items():
        length = len(shown.column(article).article.text.content)
        for mark in marks:
            assert 0 <= mark.start < mark.end <= length


@pytest.mark.parametrize("lens", LENSES, ids=lambda lens: lens.id)
def test_every_key_of_the_panel_opens_something(lens: Lens) -> None:
    shown = Comparison(comparison())
    found = [key for key in keys(lens.panel(shown, NOTHING)) if key is not None]
    assert found
    for key in found:
        if isinstance(key, Passages):
            assert key.places
            for place in key.places:
                assert 0 <= place.start < place.end <= len(shown.column(place.article).article.text.content)
            assert passages_card(shown, key)
        elif not isinstance(key, OwnWord | OpenActors | AllSources):  # these open windows
            assert lens.detail(shown, key)


@pytest.mark.parametrize("lens", LENSES, ids=lambda lens: lens.id)
def test_every_clickable_mark_has_a_card(lens: Lens) -> None:
    shown = Comparison(comparison())
    for marks in lens.marks(shown, NOTHING).values():
        for mark in marks:
            if mark.key is not None:
                card = lens.detail(shown, mark.key)
                assert card
                assert isinstance(card[0], b.Heading)


@pytest.mark.parametrize("lens", LENSES, ids=lambda lens: lens.id)
@pytest.mark.parametrize("make", [bare, urdu])
def test_missing_results_are_said_in_a_sentence(lens: Lens, make: object) -> None:
    shown = Comparison(make())  # type: ignore[operator]
    assert all(not marks for marks in lens.marks(shown, NOTHING).values())
    blocks = lens.panel(shown, NOTHING)
    assert any(isinstance(block, b.Words) and block.text.endswith(".") for block in blocks)
    assert lens.detail(shown, Item("attribution", "a", "a0")) is None


@pytest.mark.parametrize("lens", LENSES, ids=lambda lens: lens.id)
@pytest.mark.parametrize("kind", [AttributionResult, ToneResult, NamingResult, WordingResult])
def test_any_one_result_may_be_missing(lens: Lens, kind: type[object]) -> None:
    whole = comparison()
    per_article = {key: {k: v for k, v in found.items() if k is not kind} for key, found in whole.per_article.items()}
    shared = {k: v for k, v in whole.shared.items() if k is not kind}
    shown = Comparison(dataclasses.replace(whole, per_article=per_article, shared=shared))
    assert lens.panel(shown, NOTHING)
    assert set(lens.marks(shown, NOTHING)) <= {"a", "b"}


def test_legends_say_with_a_letter_or_a_line_what_colours_say() -> None:
    shown = Comparison(comparison())
    for lens in LENSES:
        for block in lens.panel(shown, NOTHING):
            if isinstance(block, b.Legend):
                for item in block.items:
                    if item.style.fill:
                        assert item.style.pattern != "none" or item.style.letter


def test_switched_off_marks_are_gone() -> None:
    shown = Comparison(comparison())
    lens = SourcesLens()
    off = frozenset({"named", "unnamed", "institution", "generic", "cue", "anonymity", "relay"})
    assert all(m.style.pattern == "none" for marks in lens.marks(shown, off).values() for m in marks)
    assert any(m.style.letter == "U" for m in lens.marks(shown, NOTHING)["a"])
    assert not any(m.style.letter == "U" for m in lens.marks(shown, frozenset({"unnamed"}))["a"])


def test_the_bar_of_speakers_counts_statements() -> None:
    shown = Comparison(comparison())
    segments, _lines = SourcesLens().head(shown, "a")
    assert [s.label for s in segments] == ["N 1", "U 1"]
    segments, _lines = SourcesLens().head(shown, "b")
    assert [s.label for s in segments] == ["N 1", "I 1"]


def test_the_strip_names_labels_and_tone() -> None:
    shown = Comparison(comparison())
    _bar, lines = WordingLens().head(shown, "b")
    assert [(line.lead, line.text) for line in lines] == [("calls crews", "strikers")]
    _bar, lines = ToneLens().head(shown, "a")
    assert [line.text for line in lines] == ["1 of 1 negative"]


def test_the_strip_compares_the_outlets_of_an_event_by_one_actor() -> None:
    analysis = comparison()
    naming = Comparison(analysis).naming
    assert naming is not None
    words = next(label for label in naming.labels if label.article == "a" and label.voice == "own")
    rest = tuple(label for label in naming.labels if label.article != "a")
    for labels, text in (
        ((*rest, dataclasses.replace(words, label="Crews", head="Crews")), "by name only"),
        ((*rest, dataclasses.replace(words, voice="quoted")), "not in its own words"),
    ):
        shown = Comparison(
            dataclasses.replace(
                analysis, shared={**analysis.shared, NamingResult: dataclasses.replace(naming, labels=labels)}
            )
        )
        _bar, lines = WordingLens().head(shown, "a")
        assert [(line.lead, line.text) for line in lines] == [("calls crews", text)]
        _bar, lines = WordingLens().head(shown, "b")
        assert [(line.lead, line.text) for line in lines] == [("calls crews", "strikers")]


def test_a_statement_card_tells_why_somebody_is_not_named() -> None:
    shown = Comparison(comparison())
    card = SourcesLens().detail(shown, Item("attribution", "a", "a1"))
    assert card is not None
    fields = {f.name: f.text for block in card if isinstance(block, b.Fields) for f in block.rows}
    assert fields["Reason for anonymity"] == "reason given: “because talks go on”"
    assert fields["Confidence"] == "90%"
    assert fields["Speaks again"] == "no"
    actions = next(block for block in card if isinstance(block, b.Actions))
    kinds = next(action for action in actions.items if action.text == "Class ▾")
    assert [choice.value for choice in kinds.choices if choice.checked] == ["unnamed_person"]


def test_names_in_interface_words() -> None:
    shown = Comparison(comparison())
    for lens in LENSES:
        words = repr(lens.panel(shown, NOTHING)).lower()
        for never in ("corpus", "polarity", "bias", "omitted", "ner "):
            assert never not in words


def test_a_suggested_outlet_has_a_question_mark() -> None:
    assert [column.name for column in Comparison(comparison()).columns] == ["The Islander", "Post?"]


def test_unknown_dates_stay_unknown() -> None:
    days = [column.short_date for column in Comparison(comparison()).columns]
    assert days == ["6 May 2024", "date unknown"]


def test_a_passage_card_tells_the_match_and_the_figures() -> None:
    card = passage_card(Comparison(comparison()), Passage("r1", "a"), differences=True)
    fields = {f.name: f for block in card if isinstance(block, b.Fields) for f in block.rows}
    assert fields["Post?"].text == "81% sure: work, Monday"
    assert len(fields["Figures differ"].links) == 2
    quotes = [block for block in card if isinstance(block, b.Quote)]
    assert len(quotes) == 2
    changed = quotes[1]
    assert "About 30 strikers" in [changed.text[start:end] for start, end in changed.strong]


def test_the_card_of_the_first_row_says_that_it_stands_there_by_rule() -> None:
    shown = Comparison(comparison())
    assert shown.lineup is not None
    lead = next(row for row in shown.lineup.rows if row.kind == "lead")
    said = texts(passage_card(shown, Passage(lead.id, "a")))
    assert "by rule" in said
    assert "% sure" not in said


def test_a_passage_card_never_says_omitted() -> None:
    card = passage_card(Comparison(comparison()), Passage("r3", "b"))
    assert "no matching passage" in texts(card)
    assert "may have been left out, cut, or reported in other words" in texts(card)


def test_names_in_arabic_script_are_isolated() -> None:
    found = urdu()
    about = AboutResult(About(outlet=Fact("جنگ", (), 0.9)))
    shown = Comparison(dataclasses.replace(found, per_article={"u": {AboutResult: about}, "a": {}}))
    assert shown.columns[0].name == "\u2068جنگ\u2069"
