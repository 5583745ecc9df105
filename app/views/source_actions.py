"""Sources by hand: what the keys, the card of a statement and the menu of a passage do, each one step to undo."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Hashable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from analyzers.records import Attribution
from analyzers.text import Span
from app.export.names import CLASSES
from app.export.source_counts import counted, to_check
from app.lenses.base import Comparison, Item, Passages, Place
from app.lenses.sources import SourcesLens
from app.lenses.sources_card import BUTTONS, choices_for, find
from app.lenses.sources_keys import AllSources, Decide, SortSources
from app.lenses.sources_marks import BELIEFS_GROUP, place_of
from app.views.inspection import Inspection
from app.views.selecting import Selection
from app.views.source_adding import SourceAdding
from app.views.source_deciding import SourceDeciding
from app.views.source_table import SourceTable
from app.views.workspace import Workspace
from app.widgets.announce import announce
from app.widgets.block_widgets import fill_menu
from app.widgets.grid_column import GridColumn
from app.widgets.menu_keys import give_letters, keep_keys

if TYPE_CHECKING:
    from app.services.session import Session

LOCAL = ("source_right", "source_dismiss", "source_add")
"""Menu entries whose keys are letters: they work in the passages and in the card only."""
_WATCHED = "source_menu"
"""Property of columns whose menu is made here."""


class SourceActions(QObject):
    """Takes decisions about statements for a window.

    Signals:
        told: a sentence for the status bar.
        picked: an item or passages to open.
        panel_changed: the lens's panel shows its tables in another order.
    """

    told = Signal(str)
    picked = Signal(object)
    panel_changed = Signal()

    def __init__(
        self,
        session: Session,
        work: Workspace,
        inspection: Inspection,
        actions: Mapping[str, QAction],
        selection: Selection,
        lens: SourcesLens,
        off: Callable[[], frozenset[str]],
        window: QWidget,
    ) -> None:
        """Connect the keys.

        Args:
            session: Takes the decisions.
            work: Passages and panel.
            inspection: Knows which statement is chosen.
            actions: The window's menu entries.
            selection: Tells which words are selected.
            lens: The lens whose tables are put in order.
            off: Groups of the lens that are switched off.
            window: Owner.
        """
        super().__init__(window)
        self._session, self._view, self._panel = session, work.view, work.panel
        self._inspection, self._selection, self._window = inspection, selection, window
        self._actions, self._lens, self._off = actions, lens, off
        self._deciding = SourceDeciding(session, work, selection, window)
        self._deciding.said.connect(self._say)
        self._deciding.changed.connect(self._highlight_again)
        self._table: SourceTable | None = None
        self._last = ""
        self.adding = SourceAdding(session, work, selection, self)
        self.adding.told.connect(self._tell)
        for page in (work.view.grid, work.view.full):
            page.installEventFilter(self)
            page.columns_moved.connect(self._watch_columns)
        for key in LOCAL:
            for widget in (work.view.grid, work.view.full, work.panel.inspector):
                widget.addAction(actions[key])
        for panel in (work.panel.lens, work.panel.inspector):
            panel.picked.connect(self._follow)
            panel.chosen.connect(self.act)
        work.view.picked.connect(self._show_extent)
        work.panel.lens.toggled.connect(self._fill_table)
        session.results_changed.connect(self._renew)
        session.undo_changed.connect(self._forget)
        session.analysis_finished.connect(self._repeat)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Menu entry -> what it does."""
        return {
            "source_right": lambda: self._on_chosen("confirm"),
            "source_dismiss": lambda: self._on_chosen("dismiss"),
            "source_add": self.adding.add,
            "source_change": self._menu_of_chosen,
            "source_check": self.next_to_check,
            "sources_all": self.show_table,
        }

    # --- what is chosen ------------------------------------------------------------------------------------------
    @property
    def _comparison(self) -> Comparison | None:
        return self._view.comparison

    def chosen(self) -> tuple[str, Attribution] | None:
        """Article and attribution of the card that is open, or None."""
        key, comparison = self._inspection.key, self._comparison
        if comparison is None or not isinstance(key, Item) or key.kind != "attribution":
            return None
        if key.article not in comparison.attributions:
            return None
        found = find(comparison, key.article, key.id)
        return (key.article, found) if found is not None else None

    @Slot(object)
    def _follow(self, key: Hashable) -> None:
        """A statement was opened from the panel or a card: go to it."""
        if isinstance(key, AllSources):
            self.show_table()
        elif isinstance(key, Item) and key.kind == "attribution":
            self._highlight(key)

    @Slot(object)
    def _show_extent(self, key: Hashable) -> None:
        """A statement was chosen in the text: show how far it reaches."""
        if isinstance(key, Item) and key.kind == "attribution":
            self._highlight(key)

    def _highlight(self, key: Item, *, again: bool = False) -> None:
        """Show how far a statement reaches.

        Args:
            key: The statement.
            again: It was shown before and has changed: only while its passage is still the chosen one.
        """
        comparison = self._comparison
        item = find(comparison, key.article, key.id) if comparison is not None else None
        if item is None:
            return
        here = [Span(p.source, p.source + p.end - p.start) for p in self._view.reading.chosen_pieces()]
        in_column = self._view.reading.keys[self._view.reading.column : self._view.reading.column + 1]
        parts = sorted({*item.content, *item.cue}) + sorted(item.source)
        in_sight = False
        if list(in_column) == [key.article]:  # what is in sight comes first: nothing moves
            parts.sort(key=lambda span: not any(span.overlaps(piece) for piece in here))
            in_sight = any(span.overlaps(piece) for span in parts for piece in here)
        spots = tuple(Place(key.article, span.start, span.end) for span in parts if span.length)
        if not spots or (again and not in_sight):
            return
        self._view.show_passages(Passages("", spots))
        if not again:
            announce(self._view.page, self._spoken(comparison, key.article, item))

    def _highlight_again(self) -> None:
        key = self._inspection.key
        if isinstance(key, Item) and self.chosen() is not None:
            self._highlight(key, again=True)

    def _spoken(self, comparison: Comparison | None, article: str, item: Attribution) -> str:
        """A statement in a sentence for screen readers: who, the class, what is said."""
        if comparison is None:
            return ""
        text = comparison.column(article).article.text.content
        who, cue, said = (
            " ".join(" ".join(span.of(text) for span in part).split()) for part in (item.source, item.cue, item.content)
        )
        asked = " Check this." if to_check(item) else ""
        return f"{who or 'Nobody named'}, {CLASSES[item.source_class]}: {cue} {said}.{asked}".replace("  ", " ")

    def next_to_check(self) -> None:
        """Open the next statement that asks to be checked, in the order of the columns; after the last the first."""
        comparison = self._comparison
        if comparison is None:
            return
        asking = [
            (column.id, item)
            for column in self._view.columns
            if (result := comparison.attributions.get(column.id)) is not None
            for item in counted(result, beliefs=BELIEFS_GROUP not in self._off())
            if to_check(item)
        ]
        if not asking:
            self.told.emit("No statement asks to be checked.")
            return
        order = {column.id: number for number, column in enumerate(self._view.columns)}

        def rank(article: str, item: Attribution) -> tuple[int, int, str]:
            return order.get(article, 0), place_of(article, item).start, item.id

        now = self.chosen()
        later = [entry for entry in asking if now is not None and rank(*entry) > rank(*now)]
        article, item = (later or asking)[0]
        self._open(article, item)
        self._view.page.setFocus()  # where C and Del mean the statement
        self.told.emit(f"{len(asking)} to check. C: right · Del: not a source · F7: next")

    def _open(self, article: str, item: Attribution) -> None:
        key = Item("attribution", article, item.id)
        self.picked.emit(key)
        self._highlight(key)

    # --- decisions -----------------------------------------------------------------------------------------------
    @Slot(object, str)
    def act(self, key: Hashable, value: str) -> None:
        """Do what a button or a menu entry asks for."""
        comparison = self._comparison
        if isinstance(key, SortSources):
            self._lens.order = value
            self.panel_changed.emit()
        elif isinstance(key, AllSources):
            self.show_table()
        elif isinstance(key, Decide) and comparison is not None:
            item = find(comparison, key.article, key.id)
            if item is not None:
                self._deciding.decide(comparison, key, item, value)

    def _say(self, sentence: str) -> None:
        self._tell(sentence)
        announce(self._view.page, sentence)

    @Slot(str)
    def _tell(self, sentence: str) -> None:
        self._last = sentence
        self.told.emit(sentence)

    @Slot()
    def _repeat(self) -> None:
        """What was decided is still to be read when the results have followed."""
        if self._last:
            self.told.emit(self._last)
        self._last = ""

    @Slot()
    def _forget(self) -> None:
        """Something was done, or undone."""
        self._deciding.settled()
        self._last = ""

    def _on_chosen(self, doing: str) -> None:
        now = self.chosen()
        if now is None:
            self.told.emit("Choose a statement first: click a mark, or press Space.")
            return
        article, item = now
        self.act(Decide(article, item.id, "confirm" if doing == "confirm" else "dismiss"), "")

    # --- the window of all sources -------------------------------------------------------------------------------
    def show_table(self) -> None:
        """Open the window with the sources and verbs of all outlets."""
        if self._comparison is None:
            return
        if self._table is None:
            self._table = SourceTable(self._window)
            self._table.picked.connect(self._open_from_table)
        self._fill_table()
        self._table.show()
        self._table.raise_()
        self._table.activateWindow()

    @Slot()
    def _fill_table(self) -> None:
        if self._table is not None and self._comparison is not None:
            self._table.show_comparison(self._comparison, beliefs=BELIEFS_GROUP not in self._off())

    @Slot(object)
    def _open_from_table(self, key: Hashable) -> None:
        self.picked.emit(key)
        self._follow(key)

    @Slot()
    def _renew(self) -> None:
        """Newer results: the open card and window follow."""
        if self._deciding.awaited:
            self._highlight_again()
        self._deciding.settled()
        self.adding.refresh()
        added = self.adding.arrived()
        if added is not None:
            self._open(*added)
        if self._table is not None and self._table.isVisible():
            self._fill_table()

    # --- keys and the menu ---------------------------------------------------------------------------------------
    @Slot()
    def _watch_columns(self) -> None:
        """Columns come and go: each new one is watched for its menu."""
        for page in (self._view.grid, self._view.full):
            for column in page.columns:
                if not column.property(_WATCHED):
                    column.setProperty(_WATCHED, True)
                    column.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc leaves the form, a right click opens the menu; Enter looks closely and decides nothing."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take_key(event)
        if event.type() == QEvent.Type.ContextMenu and isinstance(event, QContextMenuEvent):
            column = watched.parent()
            if isinstance(column, GridColumn) and event.reason() == QContextMenuEvent.Reason.Mouse:
                self._choose_at(column, event.pos())
            self._popup(event.globalPos())
            return True
        return False

    def _take_key(self, event: QKeyEvent) -> bool:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() == Qt.Key.Key_Escape and self.adding.form.open and not self._selection()[1]:
            self.adding.form.leave()
            return True
        return False

    def _choose_at(self, column: GridColumn, point: QPoint) -> None:
        """Choose the passage and the statement under the pointer; selected words stay selected."""
        mark = column.mark_at(point)  # before anything scrolls
        grid = self._view.grid
        if self._view.reading is grid and column in grid.columns:
            row = bisect.bisect_right(grid.tops, point.y() + column.verticalScrollBar().value()) - 1
            if row >= 0:
                grid.choose_cell(row, list(grid.columns).index(column))
        if mark is not None and isinstance(mark.key, Item):
            self.picked.emit(mark.key)
            self._highlight(mark.key)

    def _menu_of_chosen(self) -> None:
        """Open the menu beside the chosen column, so that what it is about stays in sight."""
        page, menu = self._view.reading, self.menu()
        where = page.mapToGlobal(QPoint(page.width() // 2, 40))
        if page.column < len(page.columns):
            column = page.columns[page.column]
            left, right = (
                column.mapToGlobal(corner).x() for corner in (column.rect().topLeft(), column.rect().topRight())
            )
            room = self._window.screen().availableGeometry()
            fits = right + menu.sizeHint().width() <= room.right()
            where.setX(right if fits else max(room.left(), left - menu.sizeHint().width()))
        menu.popup(where)

    def menu(self) -> QMenu:
        """What can be done about the chosen statement and the selected words."""
        menu = keep_keys(QMenu(self._window))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        comparison, now = self._comparison, self.chosen()
        if now is not None and comparison is not None:
            article, item = now
            for doing, text in BUTTONS:
                key = Decide(article, item.id, doing)
                if doing in ("confirm", "dismiss"):
                    menu.addAction(self._actions["source_right" if doing == "confirm" else "source_dismiss"])
                    continue
                choices = choices_for(comparison, article, item, doing)
                if not choices:
                    continue
                under = keep_keys(menu.addMenu(text.removesuffix(" ▾")))
                fill_menu(under, choices, partial(self.act, key))
            menu.addSeparator()
        for name in ("source_add", "mark", "note"):
            menu.addAction(self._actions[name])
        selected = next((c for c in self._view.reading.columns if c.textCursor().hasSelection()), None)
        if selected is not None:
            menu.addAction("Copy").triggered.connect(selected.copy)
        rows = [action for key, action in self._actions.items() if key.startswith("row_")]
        if rows:
            keep_keys(menu.addMenu("Row")).addActions(rows)
        give_letters(menu)
        return menu

    def _popup(self, where: QPoint) -> None:
        self.menu().popup(where)
