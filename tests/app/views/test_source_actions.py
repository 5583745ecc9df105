"""Sources by hand in the window, driven by real events over a real session; results follow as the worker's would."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from analyzers.analysis import Analysis
from analyzers.decisions import Context, settle
from analyzers.records import Attribution, AttributionResult, Provenance
from app.lenses.base import Item, Place
from app.model import ArticleEntry, Document
from app.services.session import Session
from app.services.settings import Settings
from app.store import Stored
from app.views.main_window import MainWindow
from app.views.source_form import SourceForm
from app.views.source_split import SourceSplit
from app.views.source_table import SourceTable
from app.widgets import blocks as b
from app.widgets.grid_column import GridColumn
from tests.app.comparisons import comparison, statement
from tests.app.services.test_session import Jobs
from tests.app.views.test_accessibility import nameless

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|grabbing the keyboard")
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def doubtful() -> Analysis:
    """The comparison with a third statement in the first article, by the union, that is little sure."""
    made = comparison()
    first = made.articles[0]
    found = made.per_article["a"][AttributionResult]
    assert isinstance(found, AttributionResult)
    third = statement(first, 2, "The strike", "had been", "a disaster for the islands", "named_organisation")
    third = replace(third, entity="e0", provenance=Provenance("cue-model", "“had been” reports", 0.4))
    union = replace(found.sources[0], statements=("a0", "a2"))
    items = (found.attributions[0], third, found.attributions[1])
    first_results = {
        **made.per_article["a"],
        AttributionResult: AttributionResult(items, (union, found.sources[1]), (2, 2)),
    }
    return replace(made, per_article={**made.per_article, "a": first_results})


class Case:
    """A window over a session with two articles."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot, self.folder = qtbot, folder
        self.session = Session(Settings(folder / "settings.json"), Jobs(), guarded=False)  # type: ignore[arg-type]
        self.found = doubtful()
        self.window = MainWindow(self.session)
        qtbot.addWidget(self.window)
        self.window.files.may_leave = lambda: True  # type: ignore[method-assign]  # nobody is there to answer
        self.window.resize(1440, 900)
        entries = tuple(ArticleEntry(a.id, a.name, a.raw) for a in self.found.articles)
        self.session._replace(Stored(Document("Ferry strike", entries)), None)
        self.answer()
        self.window.show()
        self.window.activateWindow()
        qtbot.waitActive(self.window)
        self.window.view.grid.setFocus()

    def answer(self) -> None:
        """What the worker would send for the decisions taken so far."""
        per_article = {}
        for article in self.found.articles:
            results = dict(self.found.per_article[article.id])
            mine = [d for d in self.session.document.decisions if article.id in d.articles]
            results[AttributionResult] = settle(results[AttributionResult], mine, Context({article.id: article}))[0]
            per_article[article.id] = results
        self.session._soon.stop()
        self.session._sent = self.session.document
        self.session._take_results(replace(self.found, per_article=per_article))

    def result(self, article: str = "a") -> AttributionResult:
        assert self.session.analysis is not None
        found = self.session.analysis.per_article[article][AttributionResult]
        assert isinstance(found, AttributionResult)
        return found

    def item(self, key: str, article: str = "a") -> Attribution:
        return next(item for item in self.result(article).attributions if item.id == key)

    def column(self, number: int) -> GridColumn:
        return self.window.view.grid.columns[number]

    def point(self, number: int, words: str) -> QPoint:
        """The middle of the first of some words, in the viewport of a column."""
        comparison = self.window.view.comparison
        assert comparison is not None
        article = comparison.columns[number]
        start = article.article.text.content.index(words)
        self.window.view.go_to(Place(article.id, start, start + 4))
        QApplication.processEvents()
        self.window.view.grid.realign()  # the window may have a new size still to be followed
        column = self.column(number)
        rect = column.place_rect(start, start + 4, self.window.view.grid.row)
        assert rect is not None
        return QPoint(int(rect.center().x()), int(rect.center().y()) - column.verticalScrollBar().value())

    def click(self, number: int, words: str) -> None:
        QTest.mouseClick(self.column(number).viewport(), Qt.MouseButton.LeftButton, pos=self.point(number, words))

    def select(self, number: int, words: str) -> GridColumn:
        """Drag over words with the mouse."""
        column = self.column(number)
        column.setFocus()
        at = column.text.content.index(words)
        cursor = QTextCursor(column.document())
        cursor.setPosition(column.text.offsets.to_units(at))
        cursor.setPosition(column.text.offsets.to_units(at + len(words)), QTextCursor.MoveMode.KeepAnchor)
        column.setTextCursor(cursor)
        return column

    @property
    def card(self) -> tuple[b.Block, ...]:
        return tuple(self.window.panel.inspector.blocks)

    def chips(self) -> list[str]:
        return [chip.text for block in self.card if isinstance(block, b.Chips) for chip in block.items]

    def press_card(self, button: str, choice: str = "", group: str = "") -> None:
        """Press a button of the card, or take an entry of its menu."""
        widget = next(w for w in self.window.panel.inspector.findChildren(QPushButton) if w.text() == button)
        assert widget.isVisible()
        if not choice:
            QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
            return
        menu = widget.menu()
        if group:
            menu = next(m for m in menu.findChildren(QMenu) if m.title() == group)
        next(entry for entry in menu.actions() if entry.text() == choice).trigger()

    @property
    def decided(self) -> list[tuple[str, str, str]]:
        return [(d.action, d.field, d.value) for d in self.session.document.decisions]

    def undo(self) -> None:
        QTest.keyClick(self.window, Qt.Key.Key_Z, CONTROL)
        self.answer()

    @property
    def form(self) -> SourceForm:
        return self.window.sources.form


@pytest.fixture
def case(qtbot: QtBot, tmp_path: Path) -> Iterator[Case]:
    made = Case(qtbot, tmp_path)
    yield made
    made.session.close()


# --- right, and not a source ---------------------------------------------------------------------------------------
def test_c_says_that_a_clicked_statement_is_right_and_undo_takes_it_back(case: Case) -> None:
    case.click(0, "The strike had been")
    assert "Check this" in case.chips()
    QTest.keyClick(case.column(0), Qt.Key.Key_C)
    case.answer()
    assert case.decided == [("confirm", "", "")]
    assert case.item("a2").provenance.confidence == 1.0
    assert "you confirmed this" in case.chips()
    assert "Check this" not in case.chips()
    case.undo()
    assert case.item("a2").provenance.confidence == 0.4
    assert "Check this" in case.chips()


def test_space_and_enter_confirm_and_the_next_enter_opens_the_passage(case: Case) -> None:
    grid = case.window.view.grid
    QTest.keyClick(grid, Qt.Key.Key_Down)
    QTest.keyClick(grid, Qt.Key.Key_Space)
    assert case.window.sources.chosen() is not None
    QTest.keyClick(grid, Qt.Key.Key_Return)
    case.answer()
    assert [action for action, _field, _value in case.decided] == ["confirm"]
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert len(case.decided) == 1
    assert case.window.sources.chosen() is None  # the passage's own card now


def test_del_says_that_nobody_is_quoted_and_everything_recounts(case: Case) -> None:
    case.click(0, "The strike had been")
    QTest.keyClick(case.column(0), Qt.Key.Key_Delete)
    case.answer()
    assert case.decided == [("dismiss", "", "")]
    assert [item.id for item in case.result().attributions] == ["a0", "a1"]
    bars = next(block for block in case.window.panel.lens.blocks if isinstance(block, b.Bars))
    assert [segment.label for segment in bars.rows[0].segments] == ["N 1", "U 1"]
    assert case.window.sources.chosen() is None
    case.undo()
    bars = next(block for block in case.window.panel.lens.blocks if isinstance(block, b.Bars))
    assert [segment.label for segment in bars.rows[0].segments] == ["N 2", "U 1"]


def test_keys_without_a_chosen_statement_decide_nothing(case: Case) -> None:
    QTest.keyClick(case.window.view.grid, Qt.Key.Key_C)
    QTest.keyClick(case.window.view.grid, Qt.Key.Key_Delete)
    assert case.decided == []


def test_f7_goes_through_what_asks_to_be_checked(case: Case) -> None:
    QTest.keyClick(case.window, Qt.Key.Key_F7)
    now = case.window.sources.chosen()
    assert now is not None
    assert now[1].id == "a2"
    assert case.window.view.places[0].article == "a"
    QTest.keyClick(case.window.view.grid, Qt.Key.Key_C)
    case.answer()
    case.window.inspection.close()
    QTest.keyClick(case.window, Qt.Key.Key_F7)
    assert case.window.sources.chosen() is None


# --- changes from the card -----------------------------------------------------------------------------------------
def test_class_status_and_speech_act_change_from_the_card(case: Case) -> None:
    case.click(0, "A union official")
    case.press_card("Class ▾", "Unnamed group")
    case.answer()
    assert case.item("a1").source_class == "unnamed_group"
    case.press_card("Change ▾", "Politics", "Walk of life")
    case.answer()
    case.press_card("Change ▾", "Demand", "Speech act")
    case.answer()
    assert (case.item("a1").status, case.item("a1").speech_act) == ("politician", "demand")
    for _step in range(3):
        case.undo()
    assert case.decided == []
    assert case.item("a1").source_class == "unnamed_person"


def test_two_sources_become_one(case: Case) -> None:
    case.click(0, "A union official")
    case.press_card("Same source as ▾", "N  The harbour union")
    case.answer()
    assert [source.statements for source in case.result().sources] == [("a0", "a2", "a1")]
    assert case.item("a1").source_class == "named_organisation"
    case.undo()
    assert len(case.result().sources) == 2


def test_a_statement_gets_another_source(case: Case) -> None:
    case.click(0, "The strike had been")
    case.press_card("Another source ▾", "This statement only")
    case.answer()
    assert case.item("a2").entity not in ("e0", "e1")
    assert len(case.result().sources) == 3
    case.undo()
    assert case.item("a2").entity == "e0"


def test_several_statements_get_another_source_by_keyboard(case: Case) -> None:
    case.click(0, "The harbour union")
    case.press_card("Another source ▾", "Choose its statements …")
    dialog = next(d for d in case.window.findChildren(SourceSplit) if d.isVisible())
    assert nameless(dialog) == []
    assert dialog.ticked() == ["a0"]
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)  # takes the tick off
    assert dialog.ticked() == []
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.ticked() == ["a2"]
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    case.answer()
    assert case.decided == [("split", "", "")]
    assert case.item("a2").entity != case.item("a0").entity


def test_other_words_are_what_is_said_who_says_it_and_the_saying_word(case: Case) -> None:
    case.click(0, "The strike had been")
    case.select(0, "a disaster")
    case.press_card("Words ▾", "Selected words: what is said")
    case.answer()
    text = case.found.articles[0].text.content
    assert [span.of(text) for span in case.item("a2").content] == ["a disaster"]
    case.select(0, "The strike had")
    case.press_card("Words ▾", "Selected words: who says it")
    case.answer()
    case.press_card("Words ▾", "There is no saying word")
    case.answer()
    assert [span.of(text) for span in case.item("a2").source] == ["The strike had"]
    assert case.item("a2").cue == ()
    for _step in range(3):
        case.undo()
    assert [span.of(text) for span in case.item("a2").content] == ["a disaster for the islands"]


def test_words_have_to_be_selected_in_the_same_article(case: Case) -> None:
    case.click(0, "The strike had been")
    case.press_card("Words ▾", "Selected words: the saying word")
    assert case.decided == []
    case.select(1, "Islanders")
    case.press_card("Words ▾", "Selected words: who says it")
    assert case.decided == []


# --- adding --------------------------------------------------------------------------------------------------------
def test_s_adds_a_statement_of_a_source_from_the_list_by_keyboard_alone(case: Case) -> None:
    grid = case.window.view.grid
    QTest.keyClick(grid, Qt.Key.Key_Right)
    QTest.keyClick(grid, Qt.Key.Key_End)
    for _word in range(4):
        QTest.keyClick(grid, Qt.Key.Key_Right, SHIFT)
    QTest.keyClick(grid, Qt.Key.Key_S)
    assert case.form.open
    assert case.window.panel.page == "add_source"
    assert case.form.who.hasFocus()
    assert nameless(case.form) == []
    while not case.form.who.currentText().endswith("harbour boss Ida Moen"):
        at = case.form.who.currentIndex()
        QTest.keyClick(case.form.who, Qt.Key.Key_Down)
        assert case.form.who.currentIndex() == at + 1
    QTest.keyClick(case.form.who, Qt.Key.Key_Return)
    case.answer()
    assert case.form.article == ""
    assert [item.provenance.rule for item in case.result("b").attributions].count("by hand") == 1
    moen = next(s for s in case.result("b").sources if s.name == "harbour boss Ida Moen")
    assert len(moen.statements) == 2
    case.undo()
    assert len(case.result("b").attributions) == 2


def test_s_takes_content_source_and_saying_word_one_after_the_other(case: Case) -> None:
    QTest.keyClick(case.select(1, "the good news"), Qt.Key.Key_S)
    assert case.form.parts["content"]
    QTest.keyClick(case.select(1, "Islanders"), Qt.Key.Key_S)
    QTest.keyClick(case.select(1, "cheered"), Qt.Key.Key_S)
    text = case.found.articles[1].text.content
    words = {part: [span.of(text) for span in spans] for part, spans in case.form.parts.items()}
    assert words == {"content": ["the good news"], "source": ["Islanders"], "cue": ["cheered"]}
    case.form.kind.setFocus()
    case.form.kind.setCurrentIndex(case.form.kind.findData("generic"))
    QTest.keyClick(case.form.add, Qt.Key.Key_Return)
    case.answer()
    added = next(i for i in case.result("b").attributions if i.provenance.rule == "by hand")
    assert added.source_class == "generic"
    assert [source.name for source in case.result("b").sources][-2:] == ["Islanders", "The harbour"]
    assert case.window.panel.page == "lens"


def test_esc_leaves_the_card_and_a_wrong_article_is_refused(case: Case) -> None:
    QTest.keyClick(case.select(1, "the good news"), Qt.Key.Key_S)
    QTest.keyClick(case.select(0, "The strike"), Qt.Key.Key_S)
    assert "source" not in case.form.parts
    QTest.keyClick(case.form, Qt.Key.Key_Escape)
    assert not case.form.open
    assert case.decided == []
    QTest.keyClick(case.select(1, "the good news"), Qt.Key.Key_S)
    column = case.column(1)
    column.clear_selection()
    QTest.keyClick(case.window.view.grid, Qt.Key.Key_Escape)
    assert not case.form.open


def test_the_card_asks_for_words_and_goes_to_the_text(case: Case) -> None:
    QTest.keyClick(case.select(1, "the good news"), Qt.Key.Key_S)
    case.column(1).clear_selection()
    QTest.mouseClick(case.form.take_cue, Qt.MouseButton.LeftButton)
    assert case.window.view.grid.hasFocus()
    QTest.keyClick(case.select(1, "cheered"), Qt.Key.Key_S)
    assert case.form.parts["cue"]
    assert "source" not in case.form.parts
    assert case.form.request().source_class == "hearsay"


def test_s_without_words_opens_nothing(case: Case) -> None:
    QTest.keyClick(case.window.view.grid, Qt.Key.Key_S)
    assert not case.form.open


def test_the_card_closes_when_its_article_is_shown_otherwise(case: Case) -> None:
    QTest.keyClick(case.select(1, "the good news"), Qt.Key.Key_S)
    first = case.found.articles[0]
    case.found = replace(case.found, articles=(first,), shared={})
    case.session._sent = case.session.document
    case.session._take_results(case.found)
    assert not case.form.open


# --- the menu, the window of all sources, the panel ----------------------------------------------------------------
def test_a_right_click_chooses_the_statement_and_offers_everything(case: Case) -> None:
    where = case.point(0, "A union official")
    viewport = case.column(0).viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, viewport.mapToGlobal(where))
    QApplication.sendEvent(viewport, event)
    menu = next(m for m in case.window.findChildren(QMenu) if m.isVisible())
    titles = [entry.text() for entry in menu.actions() if entry.text()]
    assert titles[:3] == ["&Right as found", "&Not a source", "Class"]
    assert "Words" in titles
    kinds = next(m for m in menu.findChildren(QMenu) if m.title() == "Class")
    next(entry for entry in kinds.actions() if entry.text() == "Named person").trigger()
    menu.close()
    assert case.decided == [("change", "source_class", "named_person")]


def test_the_menu_copies_selected_words_and_offers_rows(case: Case) -> None:
    column = case.select(1, "the good news")
    where = case.point(1, "Nobody had")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, column.viewport().mapToGlobal(where))
    QApplication.sendEvent(column.viewport(), event)
    menu = next(m for m in case.window.findChildren(QMenu) if m.isVisible())
    assert [m.title() for m in menu.findChildren(QMenu)] == ["Row"]
    next(entry for entry in menu.actions() if entry.text() == "Copy").trigger()
    menu.close()
    assert QApplication.clipboard().text() == "the good news"
    assert case.window.view.grid.column == 1


def test_nobody_is_named_and_somebody_is_again(case: Case) -> None:
    case.click(0, "The strike had been")
    case.press_card("Words ▾", "Nobody is named")
    case.answer()
    assert (case.item("a2").entity, case.item("a2").source_class) == ("", "hearsay")
    case.press_card("Same source as ▾", "U  A union official")
    case.answer()
    assert case.item("a2").entity == "e1"
    assert case.item("a2").source_class == "unnamed_person"


def test_a_key_pressed_twice_decides_once_until_it_is_undone(case: Case) -> None:
    case.click(0, "The strike had been")
    QTest.keyClick(case.column(0), Qt.Key.Key_C)
    QTest.keyClick(case.column(0), Qt.Key.Key_C)
    assert len(case.decided) == 1
    QTest.keyClick(case.window, Qt.Key.Key_Z, CONTROL)
    assert case.decided == []
    QTest.keyClick(case.column(0), Qt.Key.Key_C)
    assert len(case.decided) == 1


def test_whole_articles_take_the_same_keys(case: Case) -> None:
    case.window.view.set_view("full_text")
    column = case.window.view.full.columns[1]
    at = column.text.content.index("the good news")
    cursor = QTextCursor(column.document())
    cursor.setPosition(column.text.offsets.to_units(at))
    cursor.setPosition(column.text.offsets.to_units(at + 13), QTextCursor.MoveMode.KeepAnchor)
    column.setFocus()
    column.setTextCursor(cursor)
    QTest.keyClick(column, Qt.Key.Key_S)
    assert case.form.open
    QTest.keyClick(case.form.add, Qt.Key.Key_Return)
    case.answer()
    assert [i.provenance.rule for i in case.result("b").attributions].count("by hand") == 1
    case.window.pick(Item("attribution", "a", "a2"))
    QTest.keyClick(column, Qt.Key.Key_Delete)
    case.answer()
    assert [i.id for i in case.result("a").attributions] == ["a0", "a1"]


def test_a_read_only_comparison_says_so(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(case.session), "read_only", property(lambda _self: True))
    QTest.keyClick(case.select(1, "the good news"), Qt.Key.Key_S)
    assert not case.form.open


def test_ctrl_e_opens_the_menu_of_the_chosen_statement(case: Case) -> None:
    case.click(0, "A union official")
    QTest.keyClick(case.window, Qt.Key.Key_E, CONTROL)
    menu = next(m for m in case.window.findChildren(QMenu) if m.isVisible() and m.title() == "")
    assert "Same source as" in [entry.text() for entry in menu.actions()]
    menu.close()


def number(table: SourceTable, row: int, column: int) -> int:
    item = table.sources.item(row, column)
    assert item is not None
    return int(item.text())


def test_all_sources_stand_in_one_window_that_sorts_and_opens(case: Case) -> None:
    QTest.keyClick(case.window, Qt.Key.Key_L, CONTROL | SHIFT)
    table = next(t for t in case.window.findChildren(SourceTable) if t.isVisible())
    assert nameless(table) == []
    assert table.sources.rowCount() == 4
    head = table.sources.horizontalHeader()
    section = 6  # words
    x = head.sectionViewportPosition(section) + 10
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, head.height() // 2))
    words = [number(table, row, section) for row in range(4)]
    assert words == sorted(words)
    table.sources.setCurrentCell(3, 2)
    QTest.keyClick(table.sources, Qt.Key.Key_Return)
    assert case.window.sources.chosen() is not None
    case.press_card("Not a source")
    case.answer()
    assert sum(number(table, row, 5) for row in range(table.sources.rowCount())) == 4
    table.close()


def test_the_tables_of_the_panel_take_another_order(case: Case) -> None:
    button = next(w for w in case.window.panel.lens.findChildren(QPushButton) if w.text() == "Order ▾")
    next(entry for entry in button.menu().actions() if entry.text() == "Name").trigger()
    tables = [t for t in case.window.panel.lens.blocks if isinstance(t, b.Table) and t.name.startswith("Sources of")]
    assert [row[1].text for row in tables[0].rows] == ["The harbour union", "A union official"]


def test_a_source_of_the_panel_goes_to_its_first_statement(case: Case) -> None:
    case.window.panel.lens.picked.emit(Item("attribution", "b", "a1"))
    assert case.window.view.places[0].article == "b"
    now = case.window.sources.chosen()
    assert now is not None
    assert now[1].id == "a1"


def test_own_figures_say_how_they_are_counted(case: Case) -> None:
    for key, words in (("WordsGiven", "divided by all words"), ("CheckThis", "60%"), ("FirstAppearance", "order")):
        case.window.panel.lens.help_requested.emit(key)
        said = [block.text for block in case.card if isinstance(block, b.Words)]
        assert words in said[0]


# --- the file ------------------------------------------------------------------------------------------------------
def test_decisions_come_back_from_the_file(case: Case) -> None:
    case.click(0, "The strike had been")
    QTest.keyClick(case.column(0), Qt.Key.Key_C)
    case.answer()
    case.click(0, "A union official")
    case.press_card("Same source as ▾", "N  The harbour union")
    case.answer()
    QTest.keyClick(case.select(1, "the good news"), Qt.Key.Key_S)
    QTest.keyClick(case.form.add, Qt.Key.Key_Return)
    case.answer()
    decisions, before = case.session.document.decisions, (case.result("a"), case.result("b"))
    assert [decision.action for decision in decisions] == ["confirm", "merge", "add"]
    path = case.folder / "ferry.samestory"
    assert case.session.save_as(path)
    case.session.new()
    assert case.session.open_comparison(path)
    assert case.session.document.decisions == decisions
    case.answer()
    assert (case.result("a"), case.result("b")) == before
