"""Shows blocks (see `app.widgets.blocks`) under each other in a scrolling panel."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.widgets import blocks as b
from app.widgets.charts import StackedBar, Strip
from app.widgets.chips import Chip, ClickFrame, FlowLayout
from app.widgets.legend import LegendLine
from app.widgets.theme import Theme


class PanelView(QScrollArea):
    """A panel of blocks.

    Signals:
        picked: key of something that was clicked.
        chosen: (key of an action, chosen value or "").
        help_requested: key of a heading's "How is this counted?".
        toggled: (group of marks, on).
    """

    picked = Signal(object)
    chosen = Signal(object, str)
    help_requested = Signal(str)
    toggled = Signal(str, bool)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._blocks: Sequence[b.Block] = ()
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self._rebuild)

    @property
    def blocks(self) -> Sequence[b.Block]:
        """What is shown."""
        return self._blocks

    def show_blocks(self, blocks: Sequence[b.Block], keep_place: bool = False) -> None:
        """Show other blocks; from the top, or where the panel was scrolled to."""
        place = self.verticalScrollBar().value() if keep_place else 0
        self._blocks = tuple(blocks)
        self._rebuild()
        self.verticalScrollBar().setValue(place)

    def _rebuild(self) -> None:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(16, 12, 14, 16)
        layout.setSpacing(6)
        for number, block in enumerate(self._blocks):
            if isinstance(block, b.Heading) and number:
                layout.addSpacing(10)
            layout.addWidget(self._widget(block))
        layout.addStretch(1)
        self.setWidget(page)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Blocks are never wider than the panel."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self.widget() is not None:
            bar = self.verticalScrollBar().sizeHint().width()
            self.widget().setFixedWidth(max(180, self.width() - bar))

    def _widget(self, block: b.Block) -> QWidget:
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
            b.Rule: self._rule,
        }
        return makers[type(block)](block)

    # --- one maker per block -------------------------------------------------------------------------------------
    def _heading(self, block: b.Heading) -> QWidget:
        if not block.help_key:
            label = _label(block.text, wrap=True)
            label.setFont(self._theme.ui_font(15, bold=True))
            return label
        box = QWidget()
        layout = QHBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        label = _label(block.text.upper(), role="section", wrap=True)
        label.setAccessibleName(block.text)
        button = _link_button("?", "How is this counted?")
        button.setToolTip("How is this counted?")
        button.setAccessibleName(f"How is this counted? {block.text}")
        button.setFixedWidth(18)
        button.clicked.connect(lambda: self.help_requested.emit(block.help_key))
        layout.addWidget(label, 1)
        layout.addWidget(button)
        return box

    def _words(self, block: b.Words) -> QWidget:
        label = _label(block.text, role="faint" if block.quiet else "", wrap=True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _legend(self, block: b.Legend) -> QWidget:
        box, layout = _column(1)
        for item in block.items:
            line = LegendLine(self._theme, item)
            if item.toggle:
                line.toggled.connect(lambda on, item=item: self.toggled.emit(item.toggle, on))
            layout.addWidget(line)
        return box

    def _bars(self, block: b.Bars) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 2, 0, 2)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        most = max((sum(s.value for s in row.segments) for row in block.rows), default=1) or 1
        for number, row in enumerate(block.rows):
            label = ElidedLabel(self._theme, row.label, 74)
            label.setToolTip(row.tip)
            share = 1.0 if block.shares else sum(s.value for s in row.segments) / most
            bar = StackedBar(self._theme, row.segments, row.tip or row.label, share, empty=row.note)
            bar.picked.connect(self.picked)
            grid.addWidget(label, number, 0)
            grid.addWidget(bar, number, 1)
        grid.setColumnStretch(1, 1)
        return box

    def _swatches(self, block: b.Swatches) -> QWidget:
        box = QWidget()
        layout = FlowLayout(box, 9)
        for fill, text in block.items:
            layout.addWidget(_Swatch(self._theme, fill, text))
        return box

    def _table(self, block: b.Table) -> QWidget:
        box = QWidget()
        box.setAccessibleName(block.name)
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(7)
        grid.setVerticalSpacing(1)
        for column, head in enumerate(block.columns):
            label: QWidget
            if column in block.numeric:
                label = _label(head, role="faint")
                label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)  # type: ignore[attr-defined]
            else:
                label = _label(head, role="faint", wrap=True)
            grid.addWidget(label, 0, column)
        widest = _widest(block)

        def add(first: int, last: int) -> None:
            for number in range(first, last):
                for column, cell in enumerate(block.rows[number]):
                    item = self._cell(cell, column in block.numeric, wide=column == widest)
                    grid.addWidget(item, number + 1, column)

        add(0, min(block.limit, len(block.rows)))
        grid.setColumnStretch(widest, 1)
        if len(block.rows) > block.limit:
            button = _link_button(f"Show all {len(block.rows)}", f"Show all {len(block.rows)} rows of {block.name}")

            def reveal() -> None:
                button.hide()
                add(block.limit, len(block.rows))

            button.clicked.connect(reveal)
            grid.addWidget(button, len(block.rows) + 1, 0, 1, len(block.columns), Qt.AlignmentFlag.AlignLeft)
        return box

    def _cell(self, cell: b.TableCell, numeric: bool, *, wide: bool) -> QWidget:
        item: QWidget
        if cell.key is not None:
            item = (
                ElidedButton(self._theme, cell.text, self._theme.ui_font(12, cell.strong))
                if wide
                else _link_button(cell.text, f"{cell.text}: {cell.tip or 'show the passages'}")
            )
            item.clicked.connect(lambda: self.picked.emit(cell.key))  # type: ignore[attr-defined]
            if numeric:
                item.setProperty("side", "right")
        elif wide:
            item = ElidedLabel(self._theme, cell.text, 90)
        else:
            item = _label(cell.text)
            if numeric:
                item.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)  # type: ignore[attr-defined]
        if cell.strong:
            item.setFont(self._theme.ui_font(12, bold=True))
        if cell.colour:
            item.setProperty("ink", cell.colour)
        item.setToolTip(cell.tip or cell.text)
        return item

    def _runs(self, block: b.Runs) -> QWidget:
        box, layout = _column(2)
        if block.title:
            title = _label(block.name)
            title.setFont(self._theme.ui_font(12, bold=True))
            layout.addWidget(title)
        for row in block.rows:
            line = QWidget()
            grid = QGridLayout(line)
            grid.setContentsMargins(0, 1, 0, 1)
            grid.setHorizontalSpacing(6)
            label: QWidget
            if block.stacked:
                label = _label(row.label, wrap=True)
                grid.addWidget(label, 0, 0, 1, 2)
            else:
                label = ElidedLabel(self._theme, row.label, 74, token="muted")
                label.setToolTip(row.label)
                grid.addWidget(label, 0, 0, Qt.AlignmentFlag.AlignTop)
            flow_box = QWidget()
            flow = FlowLayout(flow_box, 3)
            for link in row.links:
                flow.addWidget(self._link(link))
            if not row.links:
                flow.addWidget(_label(row.empty, role="faint"))
            policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            flow_box.setSizePolicy(policy)
            grid.addWidget(flow_box, 1 if block.stacked else 0, 1)
            grid.setColumnStretch(1, 1)
            layout.addWidget(line)
        return box

    def _link(self, link: b.Link) -> QWidget:
        text = link.text if link.count is None else f"{link.text} {link.count}"
        button = _link_button(text, f"{text}: {link.tip or 'show the passages'}")
        button.setToolTip(link.tip)
        if link.colour:
            button.setProperty("ink", link.colour)
        button.clicked.connect(lambda: self.picked.emit(link.key))
        return button

    def _strips(self, block: b.Strips) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        for number, row in enumerate(block.rows):
            grid.addWidget(ElidedLabel(self._theme, row.label, 74), number, 0)
            strip = Strip(self._theme, row.marks, f"{block.name}, {row.label}")
            strip.picked.connect(self.picked)
            grid.addWidget(strip, number, 1)
        grid.setColumnStretch(1, 1)
        return box

    def _fields(self, block: b.Fields) -> QWidget:
        box, layout = _column(4)
        for field in block.rows:
            line = QHBoxLayout()
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(8)
            name = _label(field.name, role="muted", wrap=True)
            name.setFixedWidth(78)
            name.setAlignment(Qt.AlignmentFlag.AlignTop)
            line.addWidget(name)
            if field.links:
                value = QWidget()
                flow = FlowLayout(value, 3)
                if field.text:
                    flow.addWidget(_label(field.text))
                for link in field.links:
                    flow.addWidget(self._link(link))
                policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
                policy.setHeightForWidth(True)
                value.setSizePolicy(policy)
                line.addWidget(value, 1)
            else:
                words = _label(field.text, wrap=True)
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
            flow.addWidget(Chip(self._theme, item.text, item.fill, item.ink))
        return box

    def _quote(self, block: b.Quote) -> QWidget:
        box = QuoteBox(self._theme, block)
        if block.key is not None:
            box.clicked.connect(lambda: self.picked.emit(block.key))
        return box

    def _actions(self, block: b.Actions) -> QWidget:
        box = QWidget()
        flow = FlowLayout(box, 6)
        for action in block.items:
            button = QPushButton(action.text)
            button.setAccessibleName(action.text.removesuffix(" ▾"))
            if action.choices:
                menu = QMenu(button)
                for choice in action.choices:
                    entry = menu.addAction(choice.text)
                    entry.setCheckable(True)
                    entry.setChecked(choice.checked)
                    entry.triggered.connect(lambda _on=False, a=action, c=choice: self.chosen.emit(a.key, c.value))
                button.setMenu(menu)
            else:
                button.clicked.connect(lambda _on=False, a=action: self.chosen.emit(a.key, ""))
            flow.addWidget(button)
        return box

    def _rule(self, _block: b.Rule) -> QWidget:
        line = QFrame()
        line.setFixedHeight(1)
        line.setStyleSheet(f"background: {self._theme.colour('border').name()};")
        return line


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


def _label(text: str, role: str = "", wrap: bool = False) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    if role:
        label.setProperty("role", role)
    return label


def _link_button(text: str, name: str) -> QPushButton:
    button = QPushButton(text.replace("&", "&&"))
    button.setProperty("role", "link")
    button.setAccessibleName(name)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button


class ElidedLabel(QWidget):
    """One line of text that ends in "…" where there is no room."""

    def __init__(self, theme: Theme, text: str, width: int, token: str = "text") -> None:
        super().__init__()
        self._theme, self._text, self._width, self._token = theme, text, width, token
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Its usual width."""
        return QSize(self._width, 17)

    def minimumSizeHint(self) -> QSize:
        """Never narrower than usual."""
        return QSize(self._width, 17)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what fits."""
        with QPainter(self) as painter:
            painter.setFont(self._theme.ui_font(12))
            painter.setPen(self._theme.colour(self._token))
            shown = QFontMetrics(painter.font()).elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class ElidedButton(ClickFrame):
    """A link that ends in "…" where there is no room."""

    def __init__(self, theme: Theme, text: str, font: object) -> None:
        super().__init__()
        self._theme, self._text, self._font = theme, text, font
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(90, 18)

    def minimumSizeHint(self) -> QSize:
        """It can be made narrow."""
        return QSize(60, 18)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what fits."""
        with QPainter(self) as painter:
            painter.setFont(self._theme.ui_font(12))
            painter.setPen(self._theme.colour("link"))
            shown = QFontMetrics(painter.font()).elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
            if self.hasFocus():
                painter.setPen(self._theme.colour("focus"))
                painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class _Swatch(QWidget):
    """A colour and its name."""

    def __init__(self, theme: Theme, fill: str, text: str) -> None:
        super().__init__()
        self._theme, self._fill, self._text = theme, fill, text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for both."""
        return QSize(QFontMetrics(self._theme.ui_font(11)).horizontalAdvance(self._text) + 15, 16)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw both."""
        with QPainter(self) as painter:
            painter.fillRect(0, 4, 9, 9, self._theme.colour(self._fill))
            painter.setFont(self._theme.ui_font(11))
            painter.setPen(self._theme.colour("text"))
            painter.drawText(13, 0, self.width(), 17, int(Qt.AlignmentFlag.AlignVCenter), self._text)


class QuoteBox(ClickFrame):
    """A passage in reading type with a coloured edge and a line above."""

    def __init__(self, theme: Theme, block: b.Quote) -> None:
        super().__init__()
        self._theme = theme
        self._hue = block.hue
        self.setAccessibleName(f"{block.where}: {block.text}")
        self.setToolTip("Go to this passage" if block.key is not None else "")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 4, 4, 4)
        layout.setSpacing(2)
        where = _label(block.where, role="faint", wrap=True)
        words = QLabel(_rich(block.text, block.strong))
        words.setTextFormat(Qt.TextFormat.RichText)
        words.setWordWrap(True)
        words.setFont(theme.reading_font(13.5 / theme.text_size))
        for label in (where, words):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(label)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The edge, the ground under the pointer, the focus."""
        with QPainter(self) as painter:
            if self.underMouse() or self.hasFocus():
                painter.fillRect(self.rect(), self._theme.colour("hover"))
            painter.fillRect(0, 0, 3, self.height(), self._theme.colour(self._hue or "border_strong"))
            if self.hasFocus():
                painter.setPen(self._theme.colour("focus"))
                painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def enterEvent(self, event: object) -> None:
        """Repaint under the pointer."""
        self.update()

    def leaveEvent(self, event: object) -> None:
        """Repaint without it."""
        self.update()


def _rich(text: str, strong: Sequence[tuple[int, int]]) -> str:
    """`text` as rich text with stretches in bold; everything in it is escaped."""
    bold = [False] * len(text)
    for start, end in strong:
        for at in range(max(0, start), min(end, len(text))):
            bold[at] = True
    out: list[str] = []
    on = False
    for at, char in enumerate(text):
        if bold[at] != on:
            out.append("<b>" if bold[at] else "</b>")
            on = bold[at]
        out.append({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}.get(char, char))
    return "".join(out) + ("</b>" if on else "")


_KEY = Hashable
