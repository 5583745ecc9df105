"""Makes the widgets of blocks (see `app.widgets.blocks`): one maker per kind of block."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.widgets import blocks as b
from app.widgets.charts import StackedBar, Strip
from app.widgets.chips import Chip, FlowLayout
from app.widgets.legend import LegendLine
from app.widgets.menu_keys import give_letters, keep_keys
from app.widgets.panel_parts import CountLink, ElidedButton, ElidedLabel, QuoteBox, Swatch, link_button, plain_label
from app.widgets.theme import Theme

LABEL = 80
"""Width of labels before bars and lists, in pixels."""
CROWDED = 4
"""Tables with more columns have narrow gaps, and number columns whose heads end in "…"."""
_HEADS = {2: 200, 3: 58, 4: 46}
"""Columns of a table -> widest head of a number column, in pixels: the first column, with names, takes the rest."""
_NARROW = 30


@dataclass(frozen=True)
class Answers:
    """Whom clicks are told to; each as the signal of `PanelView` of that name."""

    picked: Callable[[Hashable], object]
    chosen: Callable[[Hashable, str], object]
    help_requested: Callable[[str], object]
    toggled: Callable[[str, bool], object]


class BlockWidgets:
    """Makes widgets.

    Args:
        theme: Colours and sizes.
        answers: Whom clicks are told to.
    """

    def __init__(self, theme: Theme, answers: Answers) -> None:
        self._theme, self._answers = theme, answers
        self.narrow = False
        """Names stand over the numbers of a table with many columns."""

    def make(self, block: b.Block) -> QWidget:
        """A new widget that shows a block."""
        makers: dict[type, Callable[..., QWidget]] = {
            b.Heading: self._heading,
            b.Words: self._words,
            b.Legend: self._legend,
            b.Bars: self._bars,
            b.Swatches: self._swatches,
            b.Table: self._table,
            b.Runs: self._runs,
            b.Strips: self._strips,
            b.Fields: self._fields,
            b.Chips: self._chips,
            b.Quote: self._quote,
            b.Actions: self._actions,
        }
        return makers[type(block)](block)

    def _heading(self, block: b.Heading) -> QWidget:
        if not block.help_key:
            return plain_label(block.text, role="title", wrap=True)
        box = QWidget()
        layout = QHBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        label = plain_label(block.text.upper(), role="section", wrap=True)
        label.setAccessibleName(block.text)
        button = link_button("?", "How is this counted?")
        button.setToolTip("How is this counted?")
        button.setAccessibleName(f"How is this counted? {block.text}")
        button.setFixedWidth(self._theme.px(18))
        button.clicked.connect(lambda: self._answers.help_requested(block.help_key))
        layout.addWidget(label, 1)
        layout.addWidget(button)
        return box

    def _words(self, block: b.Words) -> QWidget:
        label = plain_label(block.text, role="faint" if block.quiet else "", wrap=True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _legend(self, block: b.Legend) -> QWidget:
        box, layout = _column(1)
        for item in block.items:
            line = LegendLine(self._theme, item)
            if item.toggle:
                line.toggled.connect(lambda on, item=item: self._answers.toggled(item.toggle, on))
            layout.addWidget(line)
        return box

    def _bars(self, block: b.Bars) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 2, 0, 2)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        most = max((sum(s.value for s in row.segments) for row in block.rows), default=1) or 1
        labels = [row.label for row in block.rows]
        for number, row in enumerate(block.rows):
            label = ElidedLabel(self._theme, row.label, LABEL, among=labels)
            label.setToolTip(row.tip or row.label)
            share = 1.0 if block.shares else sum(s.value for s in row.segments) / most
            bar = StackedBar(self._theme, row.segments, row.tip or row.label, share, self._theme.px(15), row.note)
            bar.picked.connect(self._answers.picked)
            grid.addWidget(label, number, 0)
            grid.addWidget(bar, number, 1)
        grid.setColumnStretch(1, 1)
        return box

    def _swatches(self, block: b.Swatches) -> QWidget:
        box = QWidget()
        layout = FlowLayout(box, 9)
        for fill, text in block.items:
            layout.addWidget(Swatch(self._theme, fill, text))
        return box

    def _table(self, block: b.Table) -> QWidget:
        box = QWidget()
        box.setAccessibleName(block.name)
        crowded = len(block.columns) > CROWDED and not any("\n" in head for head in block.columns)
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(4 if len(block.columns) > CROWDED else 7)
        widest_head = _HEADS.get(len(block.columns), _NARROW)
        metrics = QFontMetrics(self._theme.ui_font(11))
        grid.setVerticalSpacing(2)
        for column, head in enumerate(block.columns):
            item: QWidget
            room = max(map(metrics.horizontalAdvance, head.split("\n")))
            if column in block.numeric and "\n" not in head and room > widest_head:
                item = ElidedLabel(self._theme, head, widest_head, "muted", right=True, small=True)
            else:
                label = plain_label(head, role="faint", wrap=column not in block.numeric)
                if column in block.numeric:
                    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
                item = label
            grid.addWidget(item, 0, column, Qt.AlignmentFlag.AlignBottom)
        widest = _widest(block)
        stacked = self.narrow and len(block.columns) > CROWDED and widest == 0

        def add(first: int, last: int) -> None:
            for number in range(first, last):
                for column, cell in enumerate(block.rows[number]):
                    wide = column == widest
                    item = self._cell(cell, column in block.numeric, wide=wide, wrap=crowded and cell.key is None)
                    if stacked and wide:
                        grid.addWidget(item, 2 * number + 1, 0, 1, len(block.columns))
                    else:
                        grid.addWidget(item, 2 * number + 2, column)

        add(0, min(block.limit, len(block.rows)))
        grid.setColumnStretch(widest, 1)
        if len(block.rows) > block.limit:
            button = link_button(f"Show all {len(block.rows)}", f"Show all {len(block.rows)} rows of {block.name}")

            def reveal() -> None:
                button.hide()
                add(block.limit, len(block.rows))

            button.clicked.connect(reveal)
            grid.addWidget(button, 2 * len(block.rows) + 1, 0, 1, len(block.columns), Qt.AlignmentFlag.AlignLeft)
        return box

    def _cell(self, cell: b.TableCell, numeric: bool, *, wide: bool, wrap: bool) -> QWidget:
        item: QWidget
        if cell.key is not None and wide:
            link = ElidedButton(self._theme, cell.text)
            link.clicked.connect(lambda: self._answers.picked(cell.key))
            item = link
        elif cell.key is not None:
            button = link_button(cell.text, f"{cell.text}: {cell.tip or 'show the passages'}")
            button.clicked.connect(lambda: self._answers.picked(cell.key))
            item = button
        elif wide and not wrap:
            item = ElidedLabel(self._theme, cell.text, 56)  # at least; the spare width is its own
        else:
            label = plain_label(cell.text, wrap=wide)
            if numeric:
                label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item = label
        if numeric:
            item.setProperty("side", "right")
        if cell.strong:
            item.setFont(self._theme.ui_font(12, bold=True))
        if cell.colour:
            item.setProperty("ink", cell.colour)
        item.setToolTip(cell.tip or cell.text)
        return item

    def _runs(self, block: b.Runs) -> QWidget:
        box, layout = _column(2)
        if block.title:
            title = plain_label(block.name, wrap=True)
            title.setFont(self._theme.ui_font(12, bold=True))
            layout.addWidget(title)
        for row in block.rows:
            line = QWidget()
            grid = QGridLayout(line)
            grid.setContentsMargins(0, 1, 0, 1)
            grid.setHorizontalSpacing(6)
            label: QWidget
            if block.stacked:
                label = plain_label(row.label, wrap=True)
                grid.addWidget(label, 0, 0, 1, 2)
            else:
                label = ElidedLabel(self._theme, row.label, LABEL, token="muted", among=[r.label for r in block.rows])
                label.setToolTip(row.label)
                grid.addWidget(label, 0, 0, Qt.AlignmentFlag.AlignTop)
            flow_box = QWidget()
            flow = FlowLayout(flow_box, 3)
            for link in row.links:
                flow.addWidget(self._link(link))
            if not row.links:
                flow.addWidget(plain_label(row.empty, role="faint"))
            policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            flow_box.setSizePolicy(policy)
            grid.addWidget(flow_box, 1 if block.stacked else 0, 1)
            grid.setColumnStretch(1, 1)
            layout.addWidget(line)
        return box

    def _link(self, link: b.Link) -> QWidget:
        text = link.text if link.count is None else f"{link.text} {link.count}"
        button = CountLink(link.text, link.count, f"{text}: {link.tip or 'show the passages'}")
        button.setToolTip(f"{text}: {link.tip}" if link.tip else text)
        if link.colour:
            button.setProperty("ink", link.colour)
        button.clicked.connect(lambda: self._answers.picked(link.key))
        return button

    def _strips(self, block: b.Strips) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        labels = [row.label for row in block.rows]
        for number, row in enumerate(block.rows):
            grid.addWidget(ElidedLabel(self._theme, row.label, LABEL, among=labels), number, 0)
            if row.note:
                grid.addWidget(plain_label(row.note, role="faint"), number, 1)
                continue
            strip = Strip(self._theme, row.marks, f"{block.name}, {row.label}")
            strip.picked.connect(self._answers.picked)
            grid.addWidget(strip, number, 1)
        grid.setColumnStretch(1, 1)
        return box

    def _fields(self, block: b.Fields) -> QWidget:
        box, layout = _column(4)
        for field in block.rows:
            line = QHBoxLayout()
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(8)
            name = plain_label(field.name, role="muted", wrap=True)
            name.setFixedWidth(self._theme.px(78))
            name.setAlignment(Qt.AlignmentFlag.AlignTop)
            line.addWidget(name)
            if field.links:
                value = QWidget()
                flow = FlowLayout(value, 3)
                if field.text:
                    flow.addWidget(plain_label(field.text))
                for link in field.links:
                    flow.addWidget(self._link(link))
                policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
                policy.setHeightForWidth(True)
                value.setSizePolicy(policy)
                line.addWidget(value, 1)
            else:
                words = plain_label(field.text, wrap=True)
                words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
                words.setMinimumWidth(60)
                line.addWidget(words, 1)
            layout.addLayout(line)
        return box

    def _chips(self, block: b.Chips) -> QWidget:
        box = QWidget()
        flow = FlowLayout(box, 5)
        for item in block.items:
            flow.addWidget(Chip(self._theme, item.text, item.fill, item.ink, item.sign))
        return box

    def _quote(self, block: b.Quote) -> QWidget:
        box = QuoteBox(self._theme, block)
        if block.key is not None:
            box.clicked.connect(lambda: self._answers.picked(block.key))
        return box

    def _actions(self, block: b.Actions) -> QWidget:
        box = QWidget()
        flow = FlowLayout(box, 6)
        for action in block.items:
            button = QPushButton(action.text)
            button.setAccessibleName(action.text.removesuffix(" ▾"))
            button.setAccessibleDescription(action.tip)
            button.setToolTip(action.tip)
            if action.choices:
                menu = keep_keys(QMenu(button))
                fill_menu(menu, action.choices, partial(self._answers.chosen, action.key))
                button.setMenu(menu)
            else:
                button.clicked.connect(lambda _on=False, a=action: self._answers.chosen(a.key, ""))
            flow.addWidget(button)
        return box


def fill_menu(menu: QMenu, choices: Sequence[b.Choice], chosen: Callable[[str], object]) -> None:
    """Fill a menu with choices; `chosen` is called with the value of the one that is taken."""
    groups: dict[str, QMenu] = {}
    for choice in choices:
        under = menu
        if choice.group:
            if choice.group not in groups:
                groups[choice.group] = keep_keys(menu.addMenu(choice.group))
            under = groups[choice.group]
        entry = under.addAction(choice.text.replace("&", "&&"))
        entry.setCheckable(True)
        entry.setChecked(choice.checked)
        entry.triggered.connect(lambda _on=False, value=choice.value: chosen(value))
    for filled in (menu, *groups.values()):
        give_letters(filled)


def _widest(block: b.Table) -> int:
    """The column that takes the spare width: the first with words."""
    for column in range(len(block.columns)):
        if column not in block.numeric and any(len(row[column].text) > 1 for row in block.rows):
            return column
    return 0


def _column(gap: int) -> tuple[QWidget, QVBoxLayout]:
    box = QWidget()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)
    return box, layout
