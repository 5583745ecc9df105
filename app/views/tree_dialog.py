"""A dialog with a tree to choose from and buttons that act on the choice; it follows the results while it is open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTreeWidget,
    QWidget,
)

from app.lenses.base import Comparison
from app.services.deciding import Deciding
from app.services.session import Session
from app.views.explained_dialog import ExplainedDialog

DATA = Qt.ItemDataRole.UserRole
"""Role of what an item stands for."""


class TreeDialog(ExplainedDialog):
    """Explanation, tree, a line of buttons that ends in a list of targets, and a hint.

    A kind of it makes its buttons first, calls `build`, and fills the tree in `refresh`.
    """

    def __init__(
        self,
        session: Session,
        comparison: Callable[[], Comparison | None],
        title: str,
        size: tuple[int, int],
        words: str,
        parent: QWidget | None,
    ) -> None:
        """Prepare the parts.

        Args:
            session: Whose document takes the decisions.
            comparison: Gives what is on screen.
            title: Of the window.
            size: Width and height in pixels at the usual size of labels.
            words: What can be done here.
            parent: Qt's owner.
        """
        super().__init__(title, size, words, parent)
        self._session, self._comparison = session, comparison
        self._do = Deciding(session)
        self.tree, self.target, self.hint = QTreeWidget(), QComboBox(), QLabel()

    def build(self, columns: Sequence[tuple[str, int]], name: str, buttons: Sequence[QPushButton]) -> None:
        """Put the dialog together.

        Args:
            columns: Heads of the tree and their widths; 0 for what is left.
            name: Of the tree, for screen readers.
            buttons: What acts on the choice; the list of targets stands after them.
        """
        self.tree.setHeaderLabels([title for title, _width in columns])
        self.tree.setAccessibleName(name)
        self.tree.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
        for number, (_title, width) in enumerate(columns):
            if width:
                self.tree.setColumnWidth(number, width)
        self.body.addWidget(self.tree, 1)
        self.target.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        line = QHBoxLayout()
        for button in buttons:
            line.addWidget(button)
        line.addWidget(self.target, 1)
        self.body.addLayout(line)
        self.hint.setProperty("role", "muted")
        self.hint.setWordWrap(True)
        self.body.addWidget(self.hint)
        self.box = self.end()
        for button in (*buttons, self.box.button(QDialogButtonBox.StandardButton.Close)):
            button.setAutoDefault(False)
        self.tree.itemSelectionChanged.connect(self.fit)
        self._session.results_changed.connect(self.refresh)
        self._session.document_changed.connect(self.fit)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show what there is now."""
        self.fit()

    @Slot()
    def fit(self) -> None:
        """Offer what can be done with the choice, and say what is chosen."""

    def chosen(self) -> list[Any]:
        """What the chosen items stand for."""
        return [item.data(0, DATA) for item in self.tree.selectedItems()]
