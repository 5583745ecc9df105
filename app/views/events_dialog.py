"""Events by hand: which articles cover the same event."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QTreeWidgetItem, QWidget

from app.export.names import date_text, plural
from app.lenses.base import Comparison
from app.services.session import Session
from app.views.tree_dialog import DATA, TreeDialog


class EventsDialog(TreeDialog):
    """A tree of events and their articles."""

    def __init__(
        self, session: Session, comparison: Callable[[], Comparison | None], parent: QWidget | None = None
    ) -> None:
        words = "Rows are lined up within an event first. Choose articles to move them, or events to make them one."
        super().__init__(session, comparison, "Events", (600, 460), words, parent)
        self.join, self.move_ = QPushButton("&Make one event"), QPushButton("Mo&ve to:")
        self.target.setAccessibleName("Event that takes the articles")
        self.join.clicked.connect(self._join)
        self.move_.clicked.connect(self._move)
        self.tree.setWordWrap(True)
        self.build(
            (("Event and its articles", 300), ("Published", 0)),
            "Events and their articles",
            (self.join, self.move_),
        )

    @Slot()
    def refresh(self) -> None:
        """Show the events as they are now."""
        comparison = self._comparison()
        self.tree.clear()
        self.target.clear()
        names = {column.id: column for column in comparison.columns} if comparison is not None else {}
        for event in comparison.events if comparison is not None else ():
            there = [article for article in event.articles if article in names]
            if not there:
                continue
            top = QTreeWidgetItem([event.name, ""])
            top.setToolTip(0, event.reason)
            top.setData(0, DATA, ("event", tuple(there)))
            for article in there:
                child = QTreeWidgetItem([names[article].name, date_text(names[article].about.published)])
                child.setData(0, DATA, ("article", (article,)))
                top.addChild(child)
            self.tree.addTopLevelItem(top)
            top.setExpanded(True)
            self.target.addItem(event.name, tuple(there))
        self.target.addItem("an event of its own", ())
        self.fit()

    def _chosen(self, kind: str) -> list[tuple[str, ...]]:
        return [articles for which, articles in self.chosen() if which == kind]

    @Slot()
    def fit(self) -> None:
        """Events are joined, articles moved."""
        events, articles = self._chosen("event"), self._chosen("article")
        self.join.setEnabled(len(events) > 1 and not articles)
        self.move_.setEnabled(bool(articles) and not events)
        self.target.setEnabled(self.move_.isEnabled())
        if self._session.stale:
            self.hint.setText("Lining up again …")
        elif len(events) == 1 and not articles:
            self.hint.setText(self.tree.selectedItems()[0].toolTip(0))
        elif events or articles:
            chosen = plural(len(events), "event") if events else plural(len(articles), "article")
            self.hint.setText(f"{chosen} chosen.")
        else:
            self.hint.setText("Choose with the arrow keys; Ctrl+Space adds to the choice.")

    @Slot()
    def _join(self) -> None:
        self._do.same_event([article for event in self._chosen("event") for article in event])

    @Slot()
    def _move(self) -> None:
        moved = [article for (article,) in self._chosen("article")]
        joins = [article for article in self.target.currentData() if article not in moved]
        homes = [self.target.itemData(n) for n in range(self.target.count())]
        leaves = [a for home in homes if set(home) & set(moved) for a in home if a not in moved and a not in joins]
        self._do.move_to_event(moved, leaves, joins)
