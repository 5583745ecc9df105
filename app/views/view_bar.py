"""The strip over the columns: which rows are shown in which order, what is hidden, what was compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.lenses.row_filter import FILTERS
from app.views.view_state import TABLES
from app.widgets.chips import FlowLayout, Segmented
from app.widgets.theme import Theme


class ViewBar(QFrame):
    """Controls of the view.

    Signals:
        filter_chosen: id of a filter.
        order_chosen: article in whose order the rows are to stand, or "".
        linked_changed: whether scrolling is to be linked.
        table_chosen: what the matrix is to show.
        shown: article whose hidden column is wanted back, or "" for all.
        partner_chosen: article to compare words with.
        words_closed: the comparison of words is no longer wanted.
    """

    filter_chosen = Signal(str)
    order_chosen = Signal(str)
    linked_changed = Signal(bool)
    table_chosen = Signal(str)
    shown = Signal(str)
    partner_chosen = Signal(str)
    words_closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "views")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setContentsMargins(10, 3, 10, 3)
        self._line.setSpacing(8)
        self._left, self._right = QHBoxLayout(), QHBoxLayout()
        self._line.addLayout(self._left, 1)
        self._line.addLayout(self._right)
        for half in (self._left, self._right):
            half.setSpacing(8)
        self.table = Segmented(theme, "What the matrix shows", tuple((key, name, "") for key, name in TABLES))
        self.table.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.table.chosen.connect(self.table_chosen)
        self.filter = _combo("Show passages")
        self.order = _combo("Order of the rows")
        self.count = QLabel()
        self.count.setProperty("role", "muted")
        self.linked = QCheckBox("Linked scrolling")
        self.linked.setToolTip("Scrolling one article takes the others to the same passages (Ctrl+L)")
        self.linked.toggled.connect(self.linked_changed)
        for widget in (self.table, self.filter, self.count):
            self._left.addWidget(widget)
        self._left.addStretch(1)
        self._right.addStretch(1)
        self._right.addWidget(self.linked)
        self._right.addWidget(self.order)
        outer.addLayout(self._line)
        # After the style sheet has its new sizes.
        theme.changed.connect(self._fold, Qt.ConnectionType.QueuedConnection)
        self._words_line, self.words, self.partner = self._build_words()
        outer.addWidget(self._words_line)
        self._hidden = QWidget()
        outer.addWidget(self._hidden)
        self._hidden.hide()
        self.filter.activated.connect(lambda at: self.filter_chosen.emit(self.filter.itemData(at)))
        self.order.activated.connect(lambda at: self.order_chosen.emit(self.order.itemData(at)))
        self.partner.activated.connect(lambda at: self.partner_chosen.emit(self.partner.itemData(at)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for all of it on one line, the right half stands under the left one."""
        super().resizeEvent(event)
        self._fold()

    @Slot()
    def _fold(self) -> None:
        needed = self._left.minimumSize().width() + self._right.minimumSize().width() + 28
        ways = QBoxLayout.Direction
        self._line.setDirection(ways.TopToBottom if needed > self.width() else ways.LeftToRight)

    def _build_words(self) -> tuple[QWidget, QLabel, QComboBox]:
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(12, 0, 10, 4)
        words, partner, close = QLabel(), _combo("Compare the words with"), QPushButton("×")
        words.setWordWrap(True)
        close.setProperty("role", "close")
        close.setAccessibleName("Stop comparing words")
        close.clicked.connect(self.words_closed)
        layout.addWidget(words, 1)
        layout.addWidget(partner)
        layout.addWidget(close)
        line.hide()
        return line, words, partner

    def set_view(self, view: str, linked: bool, table: str) -> None:
        """Offer what belongs to a view."""
        passages = view != "matrix" or table == "passages"
        self.table.setVisible(view == "matrix")
        self.table.set_current(table)
        self.filter.setVisible(passages)
        self.order.setVisible(passages)
        self.linked.setVisible(view == "full_text")
        blocked = self.linked.blockSignals(True)
        self.linked.setChecked(linked)
        self.linked.blockSignals(blocked)
        self._fold()

    def set_filters(self, counts: Mapping[str, int], chosen: str) -> None:
        """Show how many rows each filter lets through."""
        entries = [(f"{name} ({counts.get(key, 0)})", key) for key, name in FILTERS]
        _fill(self.filter, entries, chosen)

    def set_orders(self, outlets: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer the outlets in whose order rows can stand: (article, short name)."""
        entries = [("Order: first report", ""), *((f"Order: {name}", key) for key, name in outlets)]
        _fill(self.order, entries, chosen)

    def tell(self, words: str) -> None:
        """Say how much is shown: "12 of 115 rows"."""
        self.count.setText(words)

    def set_words(self, words: str, outlets: Sequence[tuple[str, str]], chosen: str) -> None:
        """Say what a comparison of words found; "" puts the line away.

        Args:
            words: The result as a sentence.
            outlets: (article, name) of those the chosen passage can be compared with.
            chosen: The one it was compared with.
        """
        self.words.setText(words)
        _fill(self.partner, [(f"with {name}", key) for key, name in outlets], chosen)
        self.partner.setVisible(len(outlets) > 0)
        self._words_line.setVisible(bool(words))

    def set_hidden(self, outlets: Sequence[tuple[str, str]]) -> None:
        """Name the hidden columns: (article, name) each; every name brings its column back."""
        old = self._hidden
        self._hidden, names = QWidget(), QWidget()
        around = QVBoxLayout(self._hidden)
        around.setContentsMargins(12, 0, 10, 4)
        around.addWidget(names)
        flow = FlowLayout(names, 6)
        said = QLabel("Hidden:")
        said.setProperty("role", "muted")
        flow.addWidget(said)
        wanted = [*outlets, ("", "Show all")] if len(outlets) > 1 else outlets
        for key, name in wanted:
            button = QPushButton(name.replace("&", "&&"))
            button.setProperty("role", "link")
            button.setAccessibleName(f"Show the column {name} again" if key else "Show all columns again")
            button.setToolTip(button.accessibleName())
            button.clicked.connect(lambda _on=False, key=key: self.shown.emit(key))
            flow.addWidget(button)
        layout = self.layout()
        assert layout is not None
        layout.replaceWidget(old, self._hidden)
        self._hidden.setVisible(bool(outlets))
        old.hide()
        old.deleteLater()


def _combo(name: str) -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName(name)
    combo.setToolTip(name)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(12)
    view = combo.view()
    view.setMinimumWidth(240)
    return combo


def _fill(combo: QComboBox, entries: Sequence[tuple[str, str]], chosen: str) -> None:
    shown = [(combo.itemText(at), combo.itemData(at)) for at in range(combo.count())]
    if shown != list(entries):
        combo.clear()
        for text, key in entries:
            combo.addItem(text, key)
    combo.setCurrentIndex(max(0, combo.findData(chosen)))
