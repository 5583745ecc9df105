"""Whatever is done can be taken back exactly and done again exactly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.decisions import Decision
from analyzers.text import Span
from app.model import (
    Anchor,
    ArticleEntry,
    Batch,
    Code,
    Document,
    Edit,
    EditError,
    InsertArticle,
    Mark,
    MoveArticle,
    Note,
    PutItem,
    RemoveArticle,
    SetTitle,
    SwapItem,
    TakeItem,
    apply,
    new_id,
    removal,
)
from app.services.undo import History
from tests.app.model.strategies import documents, edits

A, B, C = (ArticleEntry(i, f"{i}.txt", f"text {i}") for i in "abc")
ABOUT_A, ABOUT_B = (Decision("about", i, "change", (), "outlet", "Orsa Times") for i in "ab")


@given(documents, edits)
def test_the_inverse_of_an_edit_gives_the_document_before_and_its_inverse_the_one_after(
    document: Document, edit: Edit
) -> None:
    try:
        after, inverse = apply(document, edit)
    except EditError:
        return
    before, again = apply(after, inverse)
    assert before == document
    assert apply(before, again)[0] == after
    assert len({e.id for e in after.articles}) == len(after.articles)


@given(documents, st.lists(edits, max_size=12))
def test_a_history_undoes_to_the_exact_start_and_redoes_to_the_exact_end(start: Document, wanted: list[Edit]) -> None:
    history = History(start)
    stages = [start]
    for edit in wanted:
        try:
            history.do(edit)
        except EditError:
            assert history.document == stages[-1]
            continue
        stages.append(history.document)
    for stage in reversed(stages[:-1]):
        assert history.undo()
        assert history.document == stage
    assert not history.undo()
    assert not history.changed
    for stage in stages[1:]:
        assert history.redo()
        assert history.document == stage
    assert not history.redo()


def test_an_article_comes_back_with_its_decisions_where_they_were() -> None:
    other = Decision("about", "a", "change", (), "byline", "Li")
    document = Document("t", (A, B), (ABOUT_A, ABOUT_B, other))
    without, inverse = apply(document, removal(document, "a", "Remove"))
    assert without == Document("t", (B,), (ABOUT_B,))
    assert apply(without, inverse)[0] == document


def test_what_stands_in_other_articles_too_stays_when_one_goes() -> None:
    here, there = (Anchor.at(i, f"text {i}", (Span(0, 4),)) for i in "ab")
    mark, note, both = Mark("m", "c", here), Note("n", "x", (), "a"), Note("o", "y", (here, there))
    document = Document("t", (A, B), (ABOUT_A, ABOUT_B), (Code("c", "claim"),), (mark,), (note, both))
    step = removal(document, "a", "Remove")
    without, inverse = apply(document, step)
    assert without == Document("t", (B,), (ABOUT_B,), document.codes, (), (both,))
    assert apply(without, inverse)[0] == document
    with pytest.raises(EditError):
        removal(document, "x", "Remove")


def test_moving_gives_the_column_asked_for() -> None:
    document = Document("t", (A, B, C))
    assert [e.id for e in apply(document, MoveArticle("a", 2))[0].articles] == ["b", "c", "a"]
    assert [e.id for e in apply(document, MoveArticle("c", 0))[0].articles] == ["c", "a", "b"]


@pytest.mark.parametrize(
    "edit",
    [
        InsertArticle(0, A),
        InsertArticle(3, C),
        InsertArticle(-1, C),
        RemoveArticle("x"),
        MoveArticle("x", 0),
        MoveArticle("a", 2),
        Batch((SetTitle("new"), RemoveArticle("x")), "both"),
        PutItem("decisions", 1, ABOUT_A, "beyond the end"),
        PutItem("marks", 0, ABOUT_A, "of another kind"),
        TakeItem("notes", 0, "not there"),
        SwapItem("codes", -1, ABOUT_A, "not there"),
    ],
)
def test_an_edit_that_does_not_fit_changes_nothing(edit: Edit) -> None:
    history = History(Document("t", (A, B)))
    with pytest.raises(EditError):
        history.do(edit)
    assert history.document == Document("t", (A, B))
    assert history.undo_label == ""


def test_labels_say_what_was_done_and_survive_undo_and_redo() -> None:
    history = History(Document())
    steps: list[Edit] = [
        InsertArticle(0, A),
        InsertArticle(1, B),
        MoveArticle("a", 1),
        SetTitle("Lake"),
        PutItem("decisions", 0, ABOUT_A, "Set outlet"),
        RemoveArticle("a", "Remove “a.txt”"),
        Batch((InsertArticle(0, C), SetTitle("Lakes")), "Add 2 articles"),
    ]
    labels = ["Add “a.txt”", "Add “b.txt”", "Move article", "Rename comparison", "Set outlet"]
    labels += ["Remove “a.txt”", "Add 2 articles"]
    for edit, label in zip(steps, labels, strict=True):
        history.do(edit)
        assert history.undo_label == label
        assert history.redo_label == ""
    for _ in range(2):
        for label in reversed(labels):
            assert history.undo_label == label
            history.undo()
            assert history.redo_label == label
        for label in labels:
            assert history.redo_label == label
            history.redo()


def test_a_new_step_ends_what_could_be_done_again() -> None:
    history = History(Document())
    history.do(SetTitle("one"))
    history.undo()
    history.do(SetTitle("two"))
    assert not history.redo()


def test_an_edit_slipped_in_keeps_what_was_undone_and_both_ends_are_exact() -> None:
    history = History(Document())
    for edit in (InsertArticle(0, A), InsertArticle(1, B), MoveArticle("a", 1)):
        history.do(edit)
    history.undo()
    history.undo()
    history.slip_in(SetTitle("Lake"))
    assert history.document == Document("Lake", (A,))
    for _ in range(2):
        while history.redo():
            pass
        assert history.document == Document("Lake", (B, A))
        while history.undo():
            pass
        assert history.document == Document()


def test_changed_compares_with_the_document_last_saved() -> None:
    history = History(Document())
    seen: list[bool] = []
    for step in (lambda: history.do(SetTitle("one")), history.mark_saved, history.undo, history.redo):
        step()
        seen.append(history.changed)
    assert seen == [True, False, True, False]


def test_ids_do_not_repeat_and_entries_are_found_by_them() -> None:
    assert len({new_id() for _ in range(1000)}) == 1000
    document = Document("t", (A, B))
    assert document.entry("b") is B
    assert document.index("b") == 1
    with pytest.raises(KeyError):
        document.entry("x")
    with pytest.raises(KeyError):
        document.index("x")
