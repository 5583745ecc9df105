"""Marks, codes and notes as steps of a session, and their places through hiding and restoring of site text."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analyzers.analysis import Analysis
from analyzers.decisions import Place
from analyzers.text import Revision, Span
from app.model import Code, Document, PutItem
from app.model.placing import place, unplaced
from app.services.annotations import COLOURS, LINES, Annotations
from app.services.session import Session
from app.services.settings import Settings
from app.store import load
from tests.app.services.test_session import Jobs

pytestmark = [pytest.mark.gui, pytest.mark.usefixtures("qapp")]

RAW = (
    "Menu · Home\nThe ferry 🚢 crews went back on Monday.\n"
    "Read also: weather\nThe harbour cheered. The harbour slept.\n"
)
HIDDEN = ("Menu · Home\n", "Read also: weather\n")


class Case:
    """A session with one article whose site text can be hidden at will."""

    def __init__(self, folder: Path, raw: str = RAW) -> None:
        self.settings = Settings(folder / "settings.json")
        self.session = Session(self.settings, Jobs(), guarded=False)  # type: ignore[arg-type]  # a stand-in
        (self.article,) = self.session.add_text(raw)
        self.raw = self.session.document.entry(self.article).raw
        self.notices: list[str] = []
        self.session.notice_raised.connect(self.notices.append)
        self.do = Annotations(self.session)
        self.hide(tuple(span_of(self.raw, words) for words in HIDDEN if words in self.raw))

    def hide(self, spans: tuple[Span, ...]) -> None:
        """Show the article with these raw stretches hidden."""
        entry = self.session.document.entry(self.article).article()
        shown = replace(entry, revision=Revision.of(self.raw, spans), language="en")
        self.session._analysis = Analysis((shown,))

    @property
    def shown(self) -> Analysis:
        assert self.session.analysis is not None
        return self.session.analysis

    def clean(self, words: str) -> Span:
        return span_of(self.shown.articles[0].text.content, words)

    def mark(self, words: str, code: Code) -> object:
        return self.do.add_mark(self.article, [self.clean(words)], code)

    @property
    def document(self) -> Document:
        return self.session.document


def span_of(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return Case(tmp_path)


@contextmanager
def fresh(raw: str) -> Iterator[Case]:
    with tempfile.TemporaryDirectory() as folder:
        yield Case(Path(folder), raw)


def test_the_first_mark_brings_its_code_in_one_step(case: Case) -> None:
    case.settings.set("name", "Ines")
    code = case.do.draft_code("Praise", key=3)
    before = case.document
    mark = case.mark("cheered", code)
    assert mark is not None
    assert list(case.document.codes) == [code]
    (made,) = case.document.marks
    assert (made.code, made.anchor.quote, made.by) == (code.id, "cheered", "Ines")
    assert made.made.endswith("+00:00")
    assert made.anchor.holds(RAW)
    assert [s.of(RAW) for s in made.anchor.spans] == ["cheered"]
    assert case.session.undo_label == "Mark “cheered” as Praise"
    case.session.undo()
    assert case.document == before


def test_marks_overlap_freely_and_the_same_one_is_not_made_twice(case: Case) -> None:
    first = case.do.draft_code("Who")
    assert case.mark("ferry 🚢 crews", first)
    second = case.do.draft_code("What")
    assert case.mark("crews went back", second)
    assert case.mark("ferry 🚢 crews", second)
    assert case.mark("ferry 🚢 crews", first) is None
    assert [m.anchor.quote for m in case.document.marks] == ["ferry 🚢 crews", "crews went back", "ferry 🚢 crews"]
    assert case.do.remove_mark(case.document.marks[1].id)
    assert len(case.document.marks) == 2
    assert not case.do.remove_mark("nothing")


def test_white_space_is_not_marked_and_blank_selections_are_no_mark(case: Case) -> None:
    code = case.do.draft_code("Who")
    content = case.shown.articles[0].text.content
    at = content.index(" on Monday")
    mark = case.do.add_mark(case.article, [Span(at, at + 4)], code)
    assert mark is not None
    assert mark.anchor.quote == "on"
    assert case.do.add_mark(case.article, [Span(at, at + 1)], code) is None
    assert case.do.add_mark("nobody", [Span(0, 3)], code) is None


def test_a_mark_across_hidden_text_holds_only_what_was_selected(case: Case) -> None:
    content = case.shown.articles[0].text.content
    start, end = content.index("on Monday"), content.index("harbour") + len("harbour")
    mark = case.do.add_mark(case.article, [Span(start, end)], case.do.draft_code("Bridge"))
    assert mark is not None
    assert len(mark.anchor.spans) == 2
    assert "weather" not in mark.anchor.quote
    case.hide(())
    assert len(place(mark.anchor, case.shown.articles[0])) == 2


def test_new_codes_differ_in_letter_line_colour_and_key(case: Case) -> None:
    for name in ("Blame", "Blur", "Band", "B"):
        case.do.add_code(case.do.draft_code(name))
    codes = case.document.codes
    assert [c.letter for c in codes] == ["B", "L", "A", "C"]
    assert [c.key for c in codes] == [1, 2, 3, 4]
    assert len({(c.colour, c.line) for c in codes}) == 4
    assert all(c.colour in COLOURS and c.line in LINES for c in codes)
    assert case.do.draft_code("Again", key=2).key == 5


def test_codes_are_renamed_and_keys_move(case: Case) -> None:
    one = case.do.draft_code("One")
    case.do.add_code(one)
    two = case.do.draft_code("Two")
    case.do.add_code(two)
    assert case.do.change_code(two.id, key=1)
    assert [c.key for c in case.document.codes] == [0, 1]
    assert case.session.undo_label == "Change code “Two”"
    case.session.undo()
    assert [c.key for c in case.document.codes] == [1, 2]
    assert case.do.change_code(one.id, name="First")
    assert case.session.undo_label == "Rename code “One”"
    assert not case.do.change_code(one.id, name="  ")
    assert not case.do.change_code(one.id, name="First")
    assert not case.do.change_code("nothing", name="x")


def test_a_retired_code_keeps_its_marks_and_comes_back(case: Case) -> None:
    code = case.do.draft_code("Praise")
    case.mark("cheered", code)
    assert case.do.retire_code(code.id)
    assert case.do.code_on_key(1) is None
    assert len(case.document.marks) == 1
    other = case.do.draft_code("Other")
    assert other.key == 1
    case.do.add_code(other)
    assert case.do.bring_back_code(code.id)
    back = case.do.code(code.id)
    assert back is not None
    assert (back.retired, back.key) == (False, 0)
    assert not case.do.bring_back_code(code.id)


def test_notes_on_passages_rows_and_articles(case: Case) -> None:
    on_passage = case.do.add_note("Joyful?", {case.article: [case.clean("cheered")]})
    on_article = case.do.add_note("Short.", article=case.article)
    on_all = case.do.add_note("Compare.")
    assert on_passage is not None
    assert on_article is not None
    assert on_all is not None
    assert [n.text for n in case.document.notes] == ["Joyful?", "Short.", "Compare."]
    assert on_passage.articles == on_article.articles == {case.article}
    assert case.do.add_note("  ") is None
    assert case.do.add_note("Nowhere.", {case.article: [Span(0, 0)]}) is None
    assert case.do.move_note(on_all.id, 0)
    assert [n.text for n in case.document.notes] == ["Compare.", "Joyful?", "Short."]
    assert not case.do.move_note(on_all.id, -4)
    assert case.do.change_note(on_all.id, " Compare them. ")
    assert not case.do.change_note(on_all.id, "")
    assert case.do.remove_note(on_passage.id)
    for _step in range(3):
        case.session.undo()
    assert [n.text for n in case.document.notes] == ["Joyful?", "Short.", "Compare."]


def test_marks_and_notes_do_not_start_an_analysis(case: Case, tmp_path: Path) -> None:
    case.session.analyse()
    assert not case.session._soon.isActive()
    case.mark("cheered", case.do.draft_code("Praise"))
    case.do.add_note("x")
    assert not case.session._soon.isActive()
    case.session.set_about(case.article, "outlet", "Post")
    assert case.session._soon.isActive()


def test_nothing_is_added_to_a_read_only_comparison(case: Case) -> None:
    case.session._refusal = "Somebody has it open."
    code = case.do.draft_code("Praise")
    assert case.mark("cheered", code) is None
    assert not case.do.add_code(code)
    assert case.do.add_note("x") is None
    assert case.document.codes == ()
    assert all(notice.startswith("Somebody has it open.") for notice in case.notices)


def test_annotations_are_saved_and_read(case: Case, tmp_path: Path) -> None:
    case.mark("cheered", case.do.draft_code("Praise"))
    case.do.add_note("Joyful?", {case.article: [case.clean("cheered")]})
    assert case.session.save_as(tmp_path / "x.samestory")
    assert load(tmp_path / "x.samestory") == case.document


def test_hidden_passages_need_placing_and_come_back(case: Case) -> None:
    mark = case.mark("The harbour cheered", case.do.draft_code("Praise"))
    note = case.do.add_note("Why?", {case.article: [case.clean("cheered")]})
    assert unplaced(case.document, case.shown.articles) == ()
    case.hide((span_of(RAW, "The harbour cheered. "),))
    lost = unplaced(case.document, case.shown.articles)
    assert [(item.item, item.gone) for item in lost] == [(mark, False), (note, False)]
    # "The harbour slept" looks alike in part; nothing moves there.
    assert all(not place(m.anchor, case.shown.articles[0]) for m in case.document.marks)
    case.hide(())
    assert unplaced(case.document, case.shown.articles) == ()


def test_decisions_that_found_no_place_are_listed_until_they_find_one(case: Case) -> None:
    article = case.shown.articles[0]
    content = article.text.content
    spans = [span_of(content, "cheered"), span_of(content, "slept")]
    case.session.change_source_class(case.article, spans, "unnamed_person")
    (decision,) = case.document.decisions
    assert unplaced(case.document, (article,), ()) == ()
    (lost,) = unplaced(case.document, (article,), (decision,))
    assert (lost.item, lost.article, lost.gone) == (decision, case.article, False)
    elsewhere = replace(decision, others=(Place("gone", ()),))
    case.session.perform(PutItem("decisions", 1, elsewhere, "x"))
    assert [item.gone for item in unplaced(case.document, (article,), ())] == [True]
    assert case.do.remove_decision(1)
    assert case.do.remove_decision(0)
    assert not case.do.remove_decision(0)
    assert case.document.decisions == ()


texts = st.text(alphabet=st.sampled_from("ab \n🚢é“م"), min_size=1, max_size=40).filter(lambda t: bool(t.strip()))


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw=texts, data=st.data())
def test_marks_never_move_whatever_is_hidden_and_restored(raw: str, data: st.DataObject) -> None:
    def stretches() -> tuple[Span, ...]:
        pairs = data.draw(st.lists(st.tuples(st.integers(0, len(raw)), st.integers(0, len(raw))), max_size=4))
        return tuple(Span(min(p), max(p)) for p in pairs if p[0] != p[1])

    with fresh(raw) as case:
        raw = case.raw
        first = tuple(s for s in stretches() if s.end <= len(raw))
        case.hide(first)
        content = case.shown.articles[0].text.content
        if not content:
            return
        low = data.draw(st.integers(0, len(content) - 1))
        high = data.draw(st.integers(low + 1, len(content)))
        mark = case.do.add_mark(case.article, [Span(low, high)], case.do.draft_code("x"))
        if not content[low:high].strip():
            assert mark is None
            return
        if mark is None:
            raise AssertionError("words were selected")

        def words() -> str:
            assert mark is not None
            where = place(mark.anchor, case.shown.articles[0])
            return "".join(span.of(case.shown.articles[0].text.content) for span in where)

        marked = "".join(span.of(raw) for span in mark.anchor.spans)
        assert "".join(marked.split()) == "".join(content[low:high].split())
        assert words() == marked
        later = tuple(s for s in stretches() if s.end <= len(raw))
        case.hide(later)
        touched = any(s.overlaps(h) for s in mark.anchor.spans for h in later)
        assert words() == ("" if touched else marked)
        assert bool(unplaced(case.document, case.shown.articles)) == touched
        case.hide(())
        assert words() == marked
        case.hide(first)
        assert words() == marked
        case.session.undo()
        assert case.document.marks == ()
