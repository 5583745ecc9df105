"""The window's commands about looking: which view, which rows, which columns in which order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.views.selecting import WordSelection
from app.views.status_bar import StatusBar
from app.views.top_bar import TopBar
from app.views.view_state import VIEWS
from app.views.workspace import Workspace

if TYPE_CHECKING:
    from app.services.session import Session

_KEYS = {
    "lined_up": "↑↓ rows · ←→ outlets · Space next mark",
    "full_text": "Alt+↓↑ passages · ↑↓ scroll · ←→ outlets · Space next mark",
    "matrix": "arrows cells · Enter opens the passage",
}
_COLUMN = ("hide_column", "column_left", "column_right")
_WITH_ARTICLES = (
    *(f"view_{view}" for view, _name, _tip in VIEWS),
    "find",
    "next_row",
    "previous_row",
    "linked",
    "words",
    "show_columns",
    *_COLUMN,
)


class Viewing(QObject):
    """Connects the views with the bars, the list of filters and the menus."""

    def __init__(
        self,
        session: Session,
        work: Workspace,
        top: TopBar,
        status: StatusBar,
        actions: Mapping[str, QAction],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._view, self._sidebar = session, work.view, work.sidebar
        self._top, self._status, self._actions, self._window = top, status, actions, window
        top.view_chosen.connect(self._view.set_view)
        work.sidebar.filter_chosen.connect(self._view.set_filter)
        work.sidebar.moved.connect(self.move_column)
        work.sidebar.column_switched.connect(self._switch_column)
        self._view.state_changed.connect(self.refresh)
        self._view.row_changed.connect(self._tell_row)
        self._view.heads.moved.connect(self.move_column)
        self._view.heads.hidden.connect(self._view.hide_column)
        self._view.heads.menu_requested.connect(self._column_menu)
        self._view.matrix.menu_requested.connect(self._column_menu)
        # Marks and notes are made in the whole articles with the same keys as in the rows.
        for action in self._view.grid.actions():
            self._view.full.addAction(action)
        self.words = WordSelection(self._view.full, lambda: self._view.places)
        session.document_changed.connect(self._document_changed)
        self._document_changed()

    def commands(self) -> dict[str, Callable[[], object]]:
        """What the menu entries do."""
        view = self._view
        return {
            **{f"view_{key}": partial(view.set_view, key) for key, _name, _tip in VIEWS},
            "find": lambda: self._find(),
            "next_row": lambda: view.step_row(1),
            "previous_row": lambda: view.step_row(-1),
            "linked": lambda: view.set_linked(not view.state.linked),
            "words": self._switch_words,
            "hide_column": lambda: view.hide_column(self._chosen()),
            "show_columns": lambda: view.show_column(""),
            "column_left": lambda: self.move_column(self._chosen(), -1),
            "column_right": lambda: self.move_column(self._chosen(), 1),
        }

    @Slot()
    def refresh(self) -> None:
        """Show in bars and menus what is chosen."""
        state = self._view.state
        self._top.set_view(state.view)
        self._view.bar.set_filters(self._view.counts(), state.filter)
        self._sidebar.set_filters(self._view.counts(), state.filter)
        self._sidebar.set_hidden(state.hidden)
        for key, on in ((f"view_{state.view}", True), ("linked", state.linked), ("words", state.words)):
            self._actions[key].setChecked(on)
        self._actions["show_columns"].setEnabled(bool(state.hidden))

    @Slot(dict)
    def recount(self, _counts: object = None) -> None:
        """Show how many rows the filters let through."""
        self._sidebar.set_filters(self._view.counts(), self._view.state.filter)

    @Slot()
    def _document_changed(self) -> None:
        articles = self._session.document.articles
        for key in _WITH_ARTICLES:
            self._actions[key].setEnabled(bool(articles))
        self._view.set_articles([entry.id for entry in articles])
        self.refresh()

    @Slot(int, int)
    def _tell_row(self, number: int, count: int) -> None:
        self._status.show_row(number, count, _KEYS[self._view.state.view])

    def _find(self) -> None:
        if self._view.state.view == "matrix":
            self._view.set_view("lined_up")
        self._view.find_bar.open()

    def _switch_words(self) -> None:
        if self._view.state.view != "lined_up":
            self._view.set_view("lined_up")
            self._view.set_words(True)
        else:
            self._view.set_words(not self._view.state.words)
        self.refresh()

    # --- columns -------------------------------------------------------------------------------------------------
    def _chosen(self) -> str:
        """Article of the head that has the focus, else of the chosen column."""
        at = self._view.page.column
        columns = self._view.columns
        return self._view.heads.focused() or (columns[at].id if at < len(columns) else "")

    @Slot(str)
    def _switch_column(self, article: str) -> None:
        if article in self._view.state.hidden:
            self._view.show_column(article)
        else:
            self._view.hide_column(article)

    @Slot(str, int)
    def move_column(self, article: str, steps: int) -> None:
        """Move an article's column among those of its event; the document keeps the order, so it can be undone."""
        order = [entry.id for entry in self._session.document.articles]
        row = self._neighbours(article)
        if article in row and article in order:
            target = row[max(0, min(len(row) - 1, row.index(article) + steps))]
            if target != article and target in order:
                focused = self._view.heads.focused() == article
                self._session.move_article(article, order.index(target))
                if focused:
                    self._view.heads.focus(article)

    def _neighbours(self, article: str) -> list[str]:
        """The articles shown whose columns stand together with one's, from left to right."""
        comparison = self._view.comparison
        if comparison is None:
            return []
        event = next((e.articles for e in comparison.events if article in e.articles), ())
        return [column.id for column in self._view.columns if column.id in event]

    @Slot(str, QPoint)
    def _column_menu(self, article: str, where: QPoint) -> None:
        """Move, hide, and other columns back."""
        view, row = self._view, self._neighbours(article)
        at = row.index(article) if article in row else 0
        menu = QMenu(self._window)
        name = next((c.name for c in view.columns if c.id == article), "")
        entries: list[tuple[str, bool, Callable[[], object]]] = [
            ("Move left", at > 0, lambda: self.move_column(article, -1)),
            ("Move right", at + 1 < len(row), lambda: self.move_column(article, 1)),
            (f"Hide {name}".replace("&", "&&"), len(view.columns) > 1, lambda: view.hide_column(article)),
            ("Article card…", True, lambda: view.heads.chosen.emit(article)),
            ("Rows in this report’s order", True, lambda: view.set_order(article)),
        ]
        for text, on, act in entries:
            action = menu.addAction(text)
            action.setEnabled(on)
            action.triggered.connect(act)
        hidden = [c for c in view.comparison.columns if c.id in view.state.hidden] if view.comparison else []
        if hidden:
            menu.addSeparator()
        for column in hidden:
            action = menu.addAction(f"Show {column.name}".replace("&", "&&"))
            action.triggered.connect(lambda _on=False, key=column.id: view.show_column(key))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(where)
