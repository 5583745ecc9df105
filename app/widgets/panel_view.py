"""Shows blocks (see `app.widgets.blocks`) under each other in a scrolling panel.

A panel has pages. What was made for a page stays: turning to it again, or to one that was prepared while nothing else
was to do, makes no widgets. Most of the time that showing a panel takes goes into making and styling them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from itertools import chain

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from app.widgets import blocks as b
from app.widgets.block_widgets import Answers, BlockWidgets
from app.widgets.theme import Theme

STACKED = 270
"""Width of the panel under which names stand over the numbers of a table with many columns, in pixels."""
_IDLE, _BREATH = 700, 25
"""Milliseconds without a change before pages are prepared, and between the blocks of one."""


class _Page(QWidget):
    """The blocks of one page and the widgets made for them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.built: list[tuple[b.Block, QWidget]] = []
        self.spare: list[tuple[b.Block, QWidget]] = []
        """Made before they were needed."""
        self.place = 0
        """Where it was scrolled to."""
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(16, 12, 14, 16)
        self._layout.setSpacing(6)
        self.hide()

    def show_blocks(self, blocks: Sequence[b.Block], make: Callable[[b.Block], QWidget]) -> None:
        """Show blocks; the widgets of those that were shown before stay, with what is open or focused in them."""
        if not self.spare and [block for block, _widget in self.built] == list(blocks):
            return
        before: dict[b.Block, list[QWidget]] = {}
        for block, widget in chain(self.built, self.spare):
            before.setdefault(block, []).append(widget)
        self.built, self.spare, fresh = [], [], []
        while self._layout.takeAt(0) is not None:
            pass
        for number, block in enumerate(blocks):
            if isinstance(block, b.Heading) and number:
                self._layout.addSpacing(10)
            kept = before.get(block)
            if kept:
                widget = kept.pop(0)
            else:
                widget = make(block)
                fresh.append(widget)
            self._layout.addWidget(widget)
            self.built.append((block, widget))
        self._layout.addStretch(1)
        _end((block, widget) for block, kept in before.items() for widget in kept)
        if self.isVisible():
            for widget in fresh:
                widget.show()
        if fresh and len(fresh) < len(self.built):
            self._order_tabs()

    def prepare(self, block: b.Block, make: Callable[[b.Block], QWidget]) -> bool:
        """Make the widget of a block ahead, unless there is one; whether it was made."""
        if any(known == block for known, _widget in chain(self.built, self.spare)):
            return False
        widget = make(block)
        widget.setParent(self)
        for part in (widget, *widget.findChildren(QWidget)):
            part.ensurePolished()
        self.spare.append((block, widget))
        return True

    def clear(self) -> None:
        """Forget all widgets."""
        _end(chain(self.built, self.spare))
        self.built, self.spare = [], []

    def _order_tabs(self) -> None:
        """Tab goes from block to block as they stand, not as they were made."""
        last: QWidget | None = None
        for _block, widget in self.built:
            for child in (widget, *widget.findChildren(QWidget)):
                if child.focusPolicy() != Qt.FocusPolicy.NoFocus:
                    if last is not None:
                        QWidget.setTabOrder(last, child)
                    last = child


def _end(gone: Iterable[tuple[b.Block, QWidget]]) -> None:
    for _block, widget in gone:
        widget.hide()
        widget.setParent(None)
        widget.deleteLater()


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
        self._blocks: Sequence[b.Block] = ()
        self._more: Sequence[b.Block] = ()
        answers = Answers(self.picked.emit, self.chosen.emit, self.help_requested.emit, self.toggled.emit)
        self._widgets = BlockWidgets(theme, answers)
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._inner = QWidget()
        layout = QVBoxLayout(self._inner)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._pages: dict[str, _Page] = {}
        self._page = self._page_of("")
        self._page.show()
        self.setWidget(self._inner)
        self._coming: dict[str, Callable[[], Sequence[b.Block]]] = {}
        self._queue: deque[tuple[_Page, b.Block]] = deque()
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self._prepare_one)
        theme.changed.connect(self._renew)

    @property
    def blocks(self) -> Sequence[b.Block]:
        """What is shown, without what `show_more` adds."""
        return self._blocks

    @property
    def more(self) -> Sequence[b.Block]:
        """What is shown under the blocks."""
        return self._more

    def show_more(self, blocks: Sequence[b.Block]) -> None:
        """Show blocks of another origin under whatever blocks are shown; the panel stays where it was scrolled to."""
        if tuple(blocks) != self._more:
            self._more = tuple(blocks)
            place = self.verticalScrollBar().value()
            self._rebuild()
            self.verticalScrollBar().setValue(place)

    def show_blocks(self, blocks: Sequence[b.Block], keep_place: bool = False, page: str = "") -> None:
        """Show other blocks.

        Args:
            blocks: The blocks.
            keep_place: Stay where this page was scrolled to last; else begin at the top.
            page: The page whose blocks they are.
        """
        turned = self._page_of(page)
        self._page.place = self.verticalScrollBar().value()
        place = turned.place if keep_place else 0
        self._blocks = tuple(blocks)
        before, self._page = self._page, turned
        if before is not turned:
            before.hide()
        self._rebuild()
        self.verticalScrollBar().setValue(place)

    def prepare(self, pages: dict[str, Callable[[], Sequence[b.Block]]]) -> None:
        """Make the widgets of other pages ahead, when nothing else is to do: page -> what gives its blocks."""
        self._coming = dict(pages)
        self._queue.clear()
        self._idle.start(_IDLE)

    @Slot()
    def _prepare_one(self) -> None:
        """Make one widget, then let others have their turn."""
        while True:
            while not self._queue and self._coming:
                name = next(iter(self._coming))
                self._queue.extend((self._page_of(name), block) for block in self._coming.pop(name)())
            if not self._queue:
                return
            page, block = self._queue.popleft()
            if page is not self._page and page.prepare(block, self._widgets.make):
                self._idle.start(_BREATH)
                return

    def _page_of(self, name: str) -> _Page:
        page = self._pages.get(name)
        if page is None:
            page = self._pages[name] = _Page(self._inner)
            layout = self._inner.layout()
            assert layout is not None
            layout.addWidget(page)
        return page

    @Slot()
    def _renew(self) -> None:
        """Make everything anew, in other colours."""
        for page in self._pages.values():
            page.clear()
        self._rebuild()

    def _rebuild(self) -> None:
        focus = QApplication.focusWidget()
        held = focus if focus is not None and self._inner.isAncestorOf(focus) else None
        name = held.accessibleName() if held is not None else ""
        self._page.show_blocks((*self._blocks, *self._more), self._widgets.make)
        self._page.show()
        self._fit()
        self._enter_before_parts()
        if held is not None and not self._page.isAncestorOf(held):
            self._hold(type(held), name)
        # The scroll bar learns the new height at once, not with the next event.
        for widget in (self._page, self._inner):
            layout = widget.layout()
            assert layout is not None
            layout.activate()
        QCoreApplication.sendEvent(self._inner, QEvent(QEvent.Type.LayoutRequest))

    def _hold(self, kind: type[QWidget], name: str) -> None:
        """Focus what now stands for the widget that had the focus, such as a line of the legend; else the panel."""
        same = (w for w in self._page.findChildren(kind) if name and w.accessibleName() == name and w.isVisible())
        next(same, self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter_before_parts(self) -> None:
        """Tab leads from the panel to its first part, though the parts were made later than other widgets."""
        parts = (part for _block, widget in self._page.built for part in (widget, *widget.findChildren(QWidget)))
        first = next((part for part in parts if part.focusPolicy() & Qt.FocusPolicy.TabFocus), None)
        before = first.previousInFocusChain() if first is not None else None
        while before is not None and before is not first and before.focusPolicy() == Qt.FocusPolicy.NoFocus:
            before = before.previousInFocusChain()
        if before is not None and before is not self and before is not first:
            QWidget.setTabOrder(before, self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Blocks are never wider than the panel; in a narrow one the names of large tables stand over the numbers."""
        super().resizeEvent(event)
        narrow = event.size().width() < STACKED
        if narrow != self._widgets.narrow:
            self._widgets.narrow = narrow
            place = self.verticalScrollBar().value()
            self._renew()
            self.verticalScrollBar().setValue(place)
        self._fit()

    def _fit(self) -> None:
        self._inner.setFixedWidth(max(180, self.width() - self.verticalScrollBar().sizeHint().width()))
