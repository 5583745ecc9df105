"""Named views: a way of looking that a person keeps in the file, to come back to it in class with one key."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from app.model import ViewSet
from app.services.deciding import Deciding
from app.views.comparison_view import ComparisonView

if TYPE_CHECKING:
    from app.services.session import Session

KEYS = 9
"""The first views have the keys Alt+Shift+1 to Alt+Shift+9."""


class NamedViews(QObject):
    """The menu of named views.

    Signals:
        told: a sentence for the status bar.
    """

    told = Signal(str)

    def __init__(
        self,
        session: Session,
        view: ComparisonView,
        actions: Mapping[str, QAction],
        lens: tuple[Callable[[], str], Callable[[str], None]],
        window: QWidget,
    ) -> None:
        """Put the menu where “Save this view” stands.

        Args:
            session: Whose document keeps the views.
            view: What is looked at.
            actions: Menu entries by id; "save_view" among them.
            lens: Tells the lens that is on, and sets another.
            window: Qt's owner.
        """
        super().__init__(window)
        self._session, self._view, self._window = session, view, window
        self._lens, self._set_lens = lens
        self._do = Deciding(session)
        self._save = actions["save_view"]
        self.menu = QMenu("Nam&ed views", window)
        for holder in self._save.associatedObjects():
            if isinstance(holder, QMenu):
                entries = holder.actions()
                after = entries.index(self._save) + 1
                before = entries[after] if after < len(entries) else None
                if before is not None:
                    holder.insertMenu(before, self.menu)
                else:
                    holder.addMenu(self.menu)
        session.document_changed.connect(self.refresh)
        self.refresh()

    def commands(self) -> dict[str, Callable[[], object]]:
        """Menu entry -> what it does."""
        return {"save_view": self.save}

    def present(self) -> ViewSet:
        """The way things are looked at now, without a name."""
        state = self._view.state
        filters = (state.filter,) if state.filter != "all" else ()
        return ViewSet("", "", state.view, self._lens(), filters, tuple(sorted(state.hidden)), state.order)

    def show(self, wanted: ViewSet) -> None:
        """Look at things as a named view says."""
        self.look(wanted)
        self.told.emit(f"View “{wanted.name}”.")

    def look(self, wanted: ViewSet) -> None:
        """Look at things in some way; what it names and is not there any more is passed over."""
        known = [entry.id for entry in self._session.document.articles]
        view = self._view
        view.show_column("")
        for article in wanted.hidden:
            if article in known:
                view.hide_column(article)
        view.set_order(wanted.order if wanted.order in known else "")
        first = wanted.filters[0] if wanted.filters else "all"
        view.set_filter(first if first in view.counts() else "all")
        if wanted.view in ("lined_up", "full_text", "matrix"):
            view.set_view(wanted.view)
        self._set_lens(wanted.lens)

    @Slot()
    def save(self) -> None:
        """Ask for a name and keep the present view."""
        names = [view.name for view in self._session.document.views]
        number = len(names) + 1
        while f"View {number}" in names:
            number += 1
        name, said = QInputDialog.getText(
            self._window, "Save this view", "Name (one that is there already is replaced):", text=f"View {number}"
        )
        now = self.present()
        if said and self._do.save_view(ViewSet("", name, now.view, now.lens, now.filters, now.hidden, now.order)):
            self.told.emit(f"View “{' '.join(name.split())}” saved with the comparison.")

    @Slot()
    def refresh(self) -> None:
        """List the views of the document."""
        views = self._session.document.views
        self._save.setEnabled(bool(self._session.document.articles))
        self.menu.clear()
        self.menu.setEnabled(bool(views))
        for number, view in enumerate(views, 1):
            action = self.menu.addAction(view.name.replace("&", "&&"))
            if number <= KEYS:
                action.setShortcut(QKeySequence(f"Alt+Shift+{number}"))
            action.triggered.connect(lambda _on=False, wanted=view: self.show(wanted))
        if views:
            self.menu.addSeparator()
            remove = self.menu.addMenu("&Remove")
            for view in views:
                action = remove.addAction(view.name.replace("&", "&&"))
                action.triggered.connect(lambda _on=False, key=view.id: self._do.remove_view(key))
