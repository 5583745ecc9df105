"""A window over a real session whose results follow decisions as the worker's would."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from analyzers.analysis import Analysis
from analyzers.decisions import Context, settle
from analyzers.records import Attribution, AttributionResult, Provenance
from app.lenses.base import Place
from app.views.source_form import SourceForm
from app.widgets import blocks as b
from tests.app.comparisons import comparison, statement
from tests.app.views.real_window import RealWindow


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


def plain(text: str) -> str:
    """The text of a menu's entry without the sign before its letter."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


class Case(RealWindow):
    """A window over a session with two articles."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.found = doubtful()
        super().__init__(qtbot, folder, self.found)
        self.answer()
        self.window.set_lens("sources")
        self.open()
        self.window.view.grid.setFocus()

    def answer(self) -> None:
        """What the worker would send for the decisions taken so far."""
        per_article = {}
        for article in self.found.articles:
            results = dict(self.found.per_article[article.id])
            mine = [d for d in self.session.document.decisions if article.id in d.articles]
            results[AttributionResult] = settle(results[AttributionResult], mine, Context({article.id: article}))[0]
            per_article[article.id] = results
        self.show(replace(self.found, per_article=per_article))

    def result(self, article: str = "a") -> AttributionResult:
        assert self.session.analysis is not None
        found = self.session.analysis.per_article[article][AttributionResult]
        assert isinstance(found, AttributionResult)
        return found

    def item(self, key: str, article: str = "a") -> Attribution:
        return next(item for item in self.result(article).attributions if item.id == key)

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
            menu = next(m for m in menu.findChildren(QMenu) if plain(m.title()) == group)
        next(entry for entry in menu.actions() if plain(entry.text()) == choice).trigger()

    @property
    def decided(self) -> list[tuple[str, str, str]]:
        return [(d.action, d.field, d.value) for d in self.session.document.decisions]

    def undo(self) -> None:
        QTest.keyClick(self.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        self.answer()

    @property
    def form(self) -> SourceForm:
        return self.window.sources.adding.form
