"""The strip over the columns: which rows are shown in which order, what is hidden, what was compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
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
        ways = QBoxLayout.Direction
        self._line, self._rest = QBoxLayout(ways.LeftToRight), QBoxLayout(ways.LeftToRight)
        self._line.setContentsMargins(10, 3, 10, 3)
        self._front, self._left, self._right = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        self._line.addLayout(self._front)
        self._line.addLayout(self._rest, 1)
        self._rest.addLayout(self._left, 1)
        self._rest.addLayout(self._right)
        for part in (self._line, self._rest, self._front, self._left, self._right):
            part.setSpacing(8)
        self.table = Segmented(theme, "What the matrix shows", tuple((key, name, "") for key, name in TABLES))
        self.table.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.table.chosen.connect(self.table_chosen)
        self.filter = ElidedCombo("Show passages")
        self.order = ElidedCombo("Order of the rows")
        self.count = QLabel()
        self.count.setProperty("role", "muted")
        self.linked = QCheckBox("Linked scrolling")
        self.linked.setToolTip("Scrolling one article takes the others to the same passages (Ctrl+L)")
        self.linked.toggled.connect(self.linked_changed)
        self._front.addWidget(self.table)
        self._front.addStretch(1)
        self._left.addWidget(self.filter)
        self._left.addWidget(self.count)
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
        """Where there is no room for all of it on one line, it takes two or three."""
        super().resizeEvent(event)
        self._fold()

    @Slot()
    def _fold(self) -> None:
        room = self.width() - _EDGES
        front, left, right = (part.sizeHint().width() for part in (self._front, self._left, self._right))
        ways = QBoxLayout.Direction
        above = not self.table.isHidden() and front + left + right + 2 * _GAP > room
        # Beside the matrix's choices, which take a line already, lists are made narrower before there is a third one.
        least = self._left.minimumSize().width() + self._right.minimumSize().width() if above else left + right
        folded = least + _GAP > room
        self._rest.setDirection(ways.TopToBottom if folded else ways.LeftToRight)
        self._rest.setSpacing(3 if folded else _GAP)
        self._line.setDirection(ways.TopToBottom if above else ways.LeftToRight)
        # A line of nothing takes no room.
        self._line.setSpacing((3 if above else _GAP) if not self.table.isHidden() else 0)

    def _build_words(self) -> tuple[QWidget, QLabel, QComboBox]:
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(12, 0, 10, 4)
        words, partner, close = QLabel(), ElidedCombo("Compare the words with"), QPushButton("×")
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


class ElidedCombo(QComboBox):
    """A list whose words end in "…" where there is no room; the tool tip says them in full."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.view().setMinimumWidth(240)
        self.currentTextChanged.connect(self._say)

    @Slot(str)
    def _say(self, words: str) -> None:
        self.setToolTip(f"{self._name}: {words}" if words else self._name)

    def minimumSizeHint(self) -> QSize:
        """A few letters."""
        return QSize(self.fontMetrics().horizontalAdvance("M" * 5) + _ARROW, super().minimumSizeHint().height())

    def shown(self) -> str:
        """The words as there is room for them."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        box = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        # The style leaves a pixel or two at the sides of the words.
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, box.width() - 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Frame, arrow and what fits of the words."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        option.currentText = self.shown()
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()


def _fill(combo: QComboBox, entries: Sequence[tuple[str, str]], chosen: str) -> None:
    shown = [(combo.itemText(at), combo.itemData(at)) for at in range(combo.count())]
    if shown != list(entries):
        combo.clear()
        for text, key in entries:
            combo.addItem(text, key)
    combo.setCurrentIndex(max(0, combo.findData(chosen)))


_EDGES = 20
"""Left and right of the bar, in pixels."""
_GAP = 8
"""Between two parts of a line, in pixels."""
_ARROW = 40
"""Arrow and edges of a list, in pixels."""
