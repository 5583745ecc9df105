"""Actors by hand: which labels are one actor, which are not, and what it is called."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialogButtonBox, QInputDialog, QPushButton, QTreeWidgetItem, QWidget

from analyzers.records import Label
from app.export.names import plural
from app.lenses.base import Comparison
from app.services.deciding import Passage
from app.services.session import Session
from app.views.tree_dialog import DATA, TreeDialog
from app.views.unchanged import CHANGED, revisions, unchanged

FEW = 40
"""Actors shown at first; the rest come with “Show all”."""


@dataclass(frozen=True)
class _Entry:
    """What an item stands for.

    Attributes:
        labels: Where its labels stand.
        actor: Name of the actor it is; "" for labels of one.
    """

    labels: tuple[Passage, ...]
    actor: str = ""


class ActorsDialog(TreeDialog):
    """A tree of actors and their labels."""

    def __init__(
        self, session: Session, comparison: Callable[[], Comparison | None], parent: QWidget | None = None
    ) -> None:
        words = (
            "The program suggests which labels mean the same actor. Choose actors to join them, or labels to give them "
            "to another actor. Everything is counted again."
        )
        super().__init__(session, comparison, "Actors", (640, 560), words, parent)
        self._all = False
        self.join, self.rename = QPushButton("&Same actor"), QPushButton("&Rename… (F2)")
        self.part, self.give = QPushButton("&Another actor"), QPushButton("&Give to:")
        self.more = QPushButton("Show all")
        self.target.setAccessibleName("Actor that takes the labels")
        self.join.clicked.connect(self._join)
        self.rename.clicked.connect(self._rename)
        self.part.clicked.connect(self._part)
        self.give.clicked.connect(self._give)
        self.more.clicked.connect(self._show_all)
        self.more.setAutoDefault(False)
        self.build(
            (("Actor and its labels", 330), ("Outlet", 190), ("Labels", 0)),
            "Actors and their labels",
            (self.join, self.rename, self.part, self.give),
        )
        self.box.addButton(self.more, QDialogButtonBox.ButtonRole.ActionRole)
        QShortcut(QKeySequence(Qt.Key.Key_F2), self.tree, self._rename)

    @Slot()
    def refresh(self) -> None:
        """Show the actors as they are now; what was open stays open."""
        comparison = self._comparison()
        naming = comparison.naming if comparison is not None else None
        if comparison is None or naming is None:
            self.tree.clear()
            self.fit()
            return
        open_ = {item.text(0) for item in self._tops() if item.isExpanded()}
        names = {column.id: column.name for column in comparison.columns}
        texts = {column.id: column.article.text.content for column in comparison.columns}
        by_actor: dict[str, list[Label]] = {}
        for label in naming.labels:
            by_actor.setdefault(label.actor, []).append(label)
        shown = naming.actors if self._all else naming.actors[:FEW]
        self.tree.clear()
        self.target.clear()
        for actor in shown:
            labels = [label for label in by_actor.get(actor.id, ()) if label.article in names]
            if not labels:
                continue
            top = QTreeWidgetItem([actor.name, "", str(len(labels))])
            top.setData(0, DATA, _Entry(tuple((label.article, label.span) for label in labels), actor.name))
            groups: dict[tuple[str, str], list[Label]] = {}
            for label in labels:
                groups.setdefault((label.article, label.span.of(texts[label.article])), []).append(label)
            for (article, words), found in groups.items():
                child = QTreeWidgetItem([" ".join(words.split()), names[article], str(len(found))])
                child.setData(0, DATA, _Entry(tuple((label.article, label.span) for label in found)))
                top.addChild(child)
            self.tree.addTopLevelItem(top)
            top.setExpanded(actor.name in open_)
            self.target.addItem(actor.name, (labels[0].article, labels[0].span))
        self.more.setVisible(not self._all and len(naming.actors) > FEW)
        self.fit()

    def _tops(self) -> list[QTreeWidgetItem]:
        items = [self.tree.topLevelItem(n) for n in range(self.tree.topLevelItemCount())]
        return [item for item in items if item is not None]

    def _chosen(self) -> tuple[list[_Entry], list[_Entry]]:
        """Actors and labels that are chosen; labels of a chosen actor are not counted again."""
        chosen = self.tree.selectedItems()
        actors = [item for item in chosen if item.parent() is None]
        labels = [item for item in chosen if item.parent() is not None and item.parent() not in actors]
        return [item.data(0, DATA) for item in actors], [item.data(0, DATA) for item in labels]

    @Slot()
    def fit(self) -> None:
        """Actors are joined and renamed, labels go elsewhere."""
        actors, labels = self._chosen()
        self.join.setEnabled(len(actors) > 1 and not labels)
        self.rename.setEnabled(len(actors) == 1 and not labels)
        self.part.setEnabled(bool(labels) and not actors)
        self.give.setEnabled(bool(labels) and not actors and self.target.count() > 1)
        self.target.setEnabled(self.give.isEnabled())
        if self._session.stale:
            self.hint.setText("Counting again …")
        elif actors or labels:
            parts = [plural(len(actors), "actor") if actors else "", plural(len(labels), "label") if labels else ""]
            self.hint.setText(f"{' and '.join(part for part in parts if part)} chosen.")
        else:
            self.hint.setText("Choose with the arrow keys; Ctrl+Space adds to the choice, → opens an actor.")

    @Slot()
    def _join(self) -> None:
        actors, _labels = self._chosen()
        self._do.merge_actors([entry.labels[0] for entry in actors])

    @Slot()
    def _part(self) -> None:
        _actors, labels = self._chosen()
        self._do.split_actor([label for entry in labels for label in entry.labels])

    @Slot()
    def _give(self) -> None:
        _actors, labels = self._chosen()
        self._do.split_actor([label for entry in labels for label in entry.labels], self.target.currentData())

    @Slot()
    def _rename(self) -> None:
        actors, labels = self._chosen()
        if len(actors) != 1 or labels:
            return
        entry, before = actors[0], revisions(self._session)
        name, said = QInputDialog.getText(
            self, "Rename actor", "Name (leave it empty to let the program choose):", text=entry.actor
        )
        if not said or name.strip() == entry.actor:
            return
        if unchanged(self._session, before, {article for article, _span in entry.labels}):
            self._do.rename_actor(entry.labels, name)
        else:
            self.hint.setText(CHANGED)

    @Slot()
    def _show_all(self) -> None:
        self._all = True
        self.refresh()
