"""The windows for own words, actors and events, driven as a person would."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from analyzers.decisions import Place
from analyzers.records import Event, EventsResult, Label, LexiconEntry, NamingResult
from analyzers.text import Revision, Span
from app.lenses.base import Comparison, Item, OwnWord
from app.model import ArticleEntry, InsertArticle
from app.services.session import Session
from app.services.settings import Settings
from app.views.actors_dialog import ActorsDialog
from app.views.events_dialog import EventsDialog
from app.views.main_window import MainWindow
from app.views.unchanged import CHANGED
from app.views.words_dialog import WordsDialog
from app.widgets.blocks import Fields, Link
from tests.app.comparisons import comparison
from tests.app.services.test_session import Jobs

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints")]


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Session:
    """A session whose results are made by hand."""
    made = Session(Settings(tmp_path / "settings.json"), Jobs())  # type: ignore[arg-type]  # stands in for the worker
    made.settings.set("name", "Ines")
    made._analysis = comparison()
    for number, article in enumerate(made._analysis.articles):
        made.perform(InsertArticle(number, ArticleEntry(article.id, article.name, article.raw)))
    made._soon.stop()
    return made


def shown(session: Session) -> Callable[[], Comparison | None]:
    return lambda: Comparison(session.analysis, "t") if session.analysis else None


def choose(dialog: ActorsDialog | EventsDialog, *items: QTreeWidgetItem | None) -> None:
    dialog.tree.clearSelection()
    for item in items:
        assert item is not None
        dialog.tree.setCurrentItem(item, 0, QItemSelectionModel.SelectionFlag.Select)


def test_a_word_is_added_with_the_keyboard_and_removed_with_delete(qtbot: QtBot, session: Session) -> None:
    dialog = WordsDialog(session)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    assert not dialog.add.isEnabled()
    QTest.keyClicks(dialog.word, "bitter  talks")
    dialog.kind.setFocus()
    QTest.keyClick(dialog.kind, Qt.Key.Key_Down)
    assert dialog.value.isEnabled()
    assert not dialog.family.isEnabled()
    dialog.value.setValue(-1.5)
    dialog.word.setFocus()
    QTest.keyClick(dialog.word, Qt.Key.Key_Return)
    (entry,) = session.document.lexicon
    assert (entry.word, entry.kind, entry.value, entry.by) == ("bitter talks", "value", -1.5, "Ines")
    item = dialog.list.item(0)
    assert item is not None
    assert item.text().startswith("“bitter talks” counts for tone with −1.5  ·  Ines, ")
    assert dialog.word.text() == ""
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert not session.document.lexicon
    session.undo()
    assert session.document.lexicon == (entry,)
    assert dialog.list.count() == 1


def test_families_are_chosen_or_made(qtbot: QtBot, session: Session) -> None:
    dialog = WordsDialog(session, None, LexiconEntry("claim", "ignore", 0.0, "hedge"))
    qtbot.addWidget(dialog)
    assert (dialog.word.text(), dialog.family.currentText()) == ("claim", "hedges")
    dialog.add.click()
    dialog.word.setText("strike")
    dialog.kind.setCurrentIndex(2)
    dialog.family.setEditText("")
    assert not dialog.add.isEnabled()
    dialog.family.setEditText("Labour words")
    dialog.add.click()
    assert [(e.word, e.kind, e.family) for e in session.document.lexicon] == [
        ("claim", "ignore", "hedge"),
        ("strike", "family", "Labour words"),
    ]
    assert dialog.family.findText("Labour words") >= 0


def test_the_list_of_subject_words_is_a_switch_that_can_be_undone(qtbot: QtBot, session: Session) -> None:
    dialog = WordsDialog(session)
    qtbot.addWidget(dialog)
    assert dialog.domain.isChecked()
    dialog.domain.click()
    assert [(e.word, e.kind, e.value) for e in session.document.lexicon] == [("domain", "list", 0.0)]
    assert not dialog.domain.isChecked()
    session.undo()
    assert dialog.domain.isChecked()
    dialog.domain.click()
    dialog.domain.click()
    assert session.document.lexicon == ()


def test_actors_are_joined_split_and_renamed(qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    assert session.analysis is not None
    found: NamingResult = session.analysis.shared[NamingResult]
    crew = replace(found.actors[0], id="actor9", name="A crew", mentions=1)
    last = replace(found.labels[-1], actor="actor9")
    naming = NamingResult((*found.actors, crew), (*found.labels[:-1], last))
    session._analysis = replace(session.analysis, shared={**session.analysis.shared, NamingResult: naming})
    dialog = ActorsDialog(session, shown(session))
    qtbot.addWidget(dialog)
    tree = dialog.tree

    def names() -> list[str]:
        return [top.text(0) for n in range(tree.topLevelItemCount()) if (top := tree.topLevelItem(n)) is not None]

    assert names() == [actor.name for actor in naming.actors]
    assert not dialog.join.isEnabled()
    choose(dialog, tree.topLevelItem(0), tree.topLevelItem(1))
    assert dialog.join.isEnabled()
    assert not dialog.rename.isEnabled()
    dialog.join.click()
    (merged,) = session.document.decisions
    assert (merged.analyzer, merged.action, len(merged.others)) == ("naming", "merge", 1)
    assert len(names()) == len(naming.actors) - 1  # seen at once

    def label(of: int) -> QTreeWidgetItem | None:
        top = tree.topLevelItem(of)
        return top.child(0) if top is not None else None

    choose(dialog, label(0))
    assert dialog.part.isEnabled()
    dialog.part.click()
    assert session.document.decisions[-1].action == "split"
    assert len(names()) == len(naming.actors)
    choose(dialog, label(1))
    dialog.target.setCurrentIndex(0)
    dialog.give.click()
    assert session.document.decisions[-1].field == "into"
    assert len(names()) == len(naming.actors) - 1
    monkeypatch.setattr("app.views.actors_dialog.QInputDialog.getText", lambda *a, **k: ("The crews", True))
    choose(dialog, tree.topLevelItem(0))
    dialog._rename()
    assert (session.document.decisions[-1].field, session.document.decisions[-1].value) == ("name", "The crews")
    assert len(session.document.decisions[-1].places) == sum(label.actor == "actor0" for label in naming_now(session))
    assert "The crews" in names()


def naming_now(session: Session) -> tuple[Label, ...]:
    assert session.analysis is not None
    found: NamingResult = session.analysis.shared[NamingResult]
    return found.labels


def test_an_actor_is_not_renamed_when_its_texts_changed_meanwhile(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = ActorsDialog(session, shown(session))
    qtbot.addWidget(dialog)

    def answer(*_args: object, **_more: object) -> tuple[str, bool]:
        assert session.analysis is not None
        cut = [replace(a, revision=Revision.of(a.raw, [Span(0, 2)])) for a in session.analysis.articles]
        session._analysis = replace(session.analysis, articles=tuple(cut))
        return "The crews", True

    monkeypatch.setattr("app.views.actors_dialog.QInputDialog.getText", answer)
    choose(dialog, dialog.tree.topLevelItem(0))
    dialog._rename()
    assert session.document.decisions == ()
    assert dialog.hint.text() == CHANGED


def test_articles_are_moved_between_events_and_events_joined(qtbot: QtBot, session: Session) -> None:
    assert session.analysis is not None
    two = EventsResult((Event("e0", "Strike", ("a",), "dates"), Event("e1", "Storm", ("b",), "dates")))
    session._analysis = replace(session.analysis, shared={**session.analysis.shared, EventsResult: two})
    dialog = EventsDialog(session, shown(session))
    qtbot.addWidget(dialog)
    strike, storm = dialog.tree.topLevelItem(0), dialog.tree.topLevelItem(1)
    choose(dialog, strike, storm)
    dialog.join.click()
    assert session.document.decisions[-1].action == "merge"
    assert session.document.decisions[-1].others == (Place("b"),)
    assert strike is not None
    choose(dialog, strike.child(0))
    dialog.target.setCurrentIndex(1)
    dialog.move_.click()
    assert [(d.action, d.article) for d in session.document.decisions[1:]] == [("merge", "a")]
    one = EventsResult((Event("e0", "Strike", ("a", "b"), "dates"),))
    session._analysis = replace(session.analysis, shared={**session.analysis.shared, EventsResult: one})
    dialog.refresh()
    top = dialog.tree.topLevelItem(0)
    assert top is not None
    choose(dialog, top.child(1))
    dialog.target.setCurrentIndex(dialog.target.count() - 1)
    dialog.move_.click()
    last = session.document.decisions[-1]
    assert (last.action, last.article, last.others) == ("split", "b", (Place("a"),))


def test_the_window_opens_them_and_cards_lead_there(window: MainWindow, qtbot: QtBot) -> None:
    for key, kind in (("own_words", WordsDialog), ("actors", ActorsDialog), ("events", EventsDialog)):
        window._actions[key].trigger()
        dialog = window.findChild(kind)
        assert dialog is not None
        assert dialog.isVisible()
        dialog.reject()
        qtbot.waitUntil(lambda found=kind: window.findChild(found) is None)  # type: ignore[misc]


def test_a_card_of_a_tone_word_leaves_it_out(window: MainWindow) -> None:
    assert window._comparison is not None
    result = window._comparison.tones["a"]
    part = next(n for n, s in enumerate(result.sentences) if any(w.ignored is None for w in s.words))
    at = next(n for n, w in enumerate(result.sentences[part].words) if w.ignored is None)
    blocks = window._lenses["tone"].detail(window._comparison, Item("tone_word", "a", f"{part}.{at}"))
    assert blocks is not None
    links: list[Link] = [k for b in blocks if isinstance(b, Fields) for row in b.rows for k in row.links]
    out = next(link.key for link in links if link.text == "leave it out")
    assert isinstance(out, OwnWord)
    window.pick(out)
    session = window._session
    asked = [call[1].item for call in session.asked if call[0] == "perform"]  # type: ignore[attr-defined]  # stands in
    assert [(item.kind, item.word) for item in asked] == [("ignore", out.entry.word)]
