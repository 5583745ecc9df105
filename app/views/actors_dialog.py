"""Actors by hand: which labels are one actor, which are not, and what it is called."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from analyzers.records import Actor, Label
from app.export.names import plural
from app.lenses.base import Comparison
from app.services.deciding import Deciding, Passage
from app.services.session import Session

_ACTOR, _LABELS = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
FEW = 40
"""Actors shown at first; the rest come with “Show all”."""


class ActorsDialog(QDialog):
    """A tree of actors and their labels."""

    def __init__(
        self, session: Session, comparison: Callable[[], Comparison | None], parent: QWidget | None = None
    ) -> None:
        """Show the actors.

        Args:
            session: Whose document takes the decisions.
            comparison: Gives what is on screen.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self._session, self._comparison = session, comparison
        self._do = Deciding(session)
        self._all = False
        self.setWindowTitle("Actors")
        self.resize(640, 560)
        layout = QVBoxLayout(self)
        words = QLabel(
            "The program suggests which labels mean the same actor. Choose actors to join them, or labels to give them "
            "to another actor. Everything is counted again."
        )
        words.setWordWrap(True)
        layout.addWidget(words)
        self.tree = QTreeWidget()
        self.tree.setHeaderLabels(["Actor and its labels", "Outlet", "Labels"])
        self.tree.setAccessibleName("Actors and their labels")
        self.tree.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
        self.tree.setColumnWidth(0, 330)
        self.tree.setColumnWidth(1, 190)
        layout.addWidget(self.tree, 1)
        self.join, self.rename = QPushButton("&Same actor"), QPushButton("&Rename… (F2)")
        self.part, self.give = QPushButton("&Another actor"), QPushButton("&Give to:")
        self.target = QComboBox()
        self.target.setAccessibleName("Actor that takes the labels")
        self.target.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.more = QPushButton("Show all")
        line = QHBoxLayout()
        for widget in (self.join, self.rename, self.part, self.give):
            line.addWidget(widget)
        line.addWidget(self.target, 1)
        layout.addLayout(line)
        self.hint = QLabel()
        self.hint.setProperty("role", "muted")
        layout.addWidget(self.hint)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.more, QDialogButtonBox.ButtonRole.ActionRole)
        for button in (*buttons.buttons(), self.join, self.rename, self.part, self.give):
            if isinstance(button, QPushButton):
                button.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self.join.clicked.connect(self._join)
        self.rename.clicked.connect(self._rename)
        self.part.clicked.connect(self._part)
        self.give.clicked.connect(self._give)
        self.more.clicked.connect(self._show_all)
        self.tree.itemSelectionChanged.connect(self._fit)
        QShortcut(QKeySequence(Qt.Key.Key_F2), self.tree, self._rename)
        session.results_changed.connect(self.refresh)
        session.document_changed.connect(self._fit)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the actors as they are now; what was open stays open."""
        comparison = self._comparison()
        naming = comparison.naming if comparison is not None else None
        if comparison is None or naming is None:
            self.tree.clear()
            self._fit()
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
            top.setData(0, _ACTOR, actor)
            top.setData(0, _LABELS, tuple((label.article, label.span) for label in labels))
            groups: dict[tuple[str, str], list[Label]] = {}
            for label in labels:
                groups.setdefault((label.article, label.span.of(texts[label.article])), []).append(label)
            for (article, words), found in groups.items():
                child = QTreeWidgetItem([" ".join(words.split()), names[article], str(len(found))])
                child.setData(0, _LABELS, tuple((label.article, label.span) for label in found))
                top.addChild(child)
            self.tree.addTopLevelItem(top)
            top.setExpanded(actor.name in open_)
            self.target.addItem(actor.name, top.data(0, _LABELS)[0])
        self.more.setVisible(not self._all and len(naming.actors) > FEW)
        self._fit()

    def _tops(self) -> list[QTreeWidgetItem]:
        items = [self.tree.topLevelItem(n) for n in range(self.tree.topLevelItemCount())]
        return [item for item in items if item is not None]

    def _chosen(self) -> tuple[list[QTreeWidgetItem], list[QTreeWidgetItem]]:
        """Actors and labels that are chosen; labels of a chosen actor are not counted again."""
        chosen = self.tree.selectedItems()
        actors = [item for item in chosen if isinstance(item.data(0, _ACTOR), Actor)]
        labels = [item for item in chosen if item not in actors and item.parent() not in actors]
        return actors, labels

    @Slot()
    def _fit(self) -> None:
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

    def _passages(self, items: list[QTreeWidgetItem]) -> list[Passage]:
        return [passage for item in items for passage in item.data(0, _LABELS)]

    @Slot()
    def _join(self) -> None:
        actors, _labels = self._chosen()
        self._do.merge_actors([item.data(0, _LABELS)[0] for item in actors])

    @Slot()
    def _part(self) -> None:
        _actors, labels = self._chosen()
        self._do.split_actor(self._passages(labels))

    @Slot()
    def _give(self) -> None:
        _actors, labels = self._chosen()
        self._do.split_actor(self._passages(labels), self.target.currentData())

    @Slot()
    def _rename(self) -> None:
        actors, labels = self._chosen()
        if len(actors) != 1 or labels:
            return
        item = actors[0]
        name, said = QInputDialog.getText(
            self, "Rename actor", "Name (leave it empty to let the program choose):", text=item.text(0)
        )
        if said and name.strip() != item.text(0):
            self._do.rename_actor([item.data(0, _LABELS)[0]], name)

    @Slot()
    def _show_all(self) -> None:
        self._all = True
        self.refresh()
