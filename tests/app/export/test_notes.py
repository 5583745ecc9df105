"""Notes as Markdown and as plain text."""

from __future__ import annotations

from analyzers.analysis import Analysis
from analyzers.records import Article
from analyzers.text import Revision, Span
from app.export.notes import note_entries, notes_markdown, notes_text
from app.model import Anchor, ArticleEntry, Document, Note
from tests.app.comparisons import FIRST, SECOND, comparison


def at(article: str, raw: str, words: str) -> Anchor:
    start = raw.index(words)
    return Anchor.at(article, raw, (Span(start, start + len(words)),))


def document(*notes: Note) -> Document:
    entries = (ArticleEntry("a", "first.txt", FIRST), ArticleEntry("b", "second.txt", SECOND))
    return Document("Ferry *strike*", entries, notes=notes)


def test_quotation_outlet_paragraph_and_note_in_the_persons_order() -> None:
    row = (at("a", FIRST, "40 crew members"), at("b", SECOND, "About 30 strikers"))
    made = document(
        Note("2", "Figures differ.\n- check 40", row, by="Ines"),
        Note("1", "An # odd one", (at("b", SECOND, "good news"),)),
        Note("3", "On the whole.", article="a"),
        Note("4", "On both."),
    )
    entries = note_entries(made, comparison())
    assert [e.text for e in entries] == ["Figures differ.\n- check 40", "An # odd one", "On the whole.", "On both."]
    assert [p.where for p in entries[0].passages] == ["The Islander, paragraph 1", "Post?, paragraph 2"]
    assert entries[2].about == "The Islander"
    text = notes_text(made.title, entries)
    assert text.startswith("Notes: Ferry *strike*\n=====================\n\n1.\n“40 crew members”")
    assert "    (Post?, paragraph 2)\nFigures differ.\n- check 40\n— Ines\n\n2.\n" in text
    marked = notes_markdown(made.title, entries)
    assert marked.startswith(
        "# Notes: Ferry \\*strike\\*\n\n---\n\n> “40 crew members”  \n> — The Islander, paragraph 1"
    )
    assert "Figures differ.  \n- check 40" in marked
    assert "An \\# odd one" in marked
    assert "**On The Islander**" in marked
    assert marked.index("Figures") < marked.index("odd one") < marked.index("On both")


def test_a_passage_that_is_hidden_or_gone_says_so() -> None:
    whole = comparison()
    hidden = Revision.of(FIRST, [Span(FIRST.index("40"), FIRST.index("40") + 2)])
    shown = Analysis((Article("a", "first.txt", FIRST, revision=hidden),), whole.per_article, whole.shared)
    made = document(Note("1", "x", (at("a", FIRST, "40 crew members"), Anchor("z", (Span(0, 1),), "T"))))
    (entry,) = note_entries(made, shown)
    assert [p.where for p in entry.passages] == [
        "The Islander, passage not shown now",
        "an article that was removed, passage not shown now",
    ]
