"""The panes of an open comparison: articles, rows, a place for the second article, the panel."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from app.lenses.base import HeadPart
from app.lenses.row_filter import FILTERS
from app.views.comparison_view import ComparisonView
from app.views.side_panel import SidePanel
from app.views.sidebar import Sidebar
from app.views.start import PasteArea
from app.widgets.theme import Theme


class Workspace(QSplitter):
    """Panes side by side; their widths are the person's once moved."""

    def __init__(self, theme: Theme, parts: tuple[HeadPart, ...], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.sidebar = Sidebar(theme, FILTERS)
        self.view = ComparisonView(theme, parts)
        self.panel = SidePanel(theme)
        self.second = PasteArea(theme, "Paste the second article here")
        self._moved = False
        self._scale = 1.0
        self._invitation = QFrame()
        self._invitation.setProperty("role", "centre")
        inner = QVBoxLayout(self._invitation)
        inner.setContentsMargins(18, 18, 18, 18)
        inner.addWidget(self.second, 1)
        inner.addStretch(1)
        self._invitation.hide()
        self._centre = QSplitter(Qt.Orientation.Horizontal)
        self._centre.addWidget(self.view)
        self._centre.addWidget(self._invitation)
        for number, pane in enumerate((self.sidebar, self._centre, self.panel)):
            self.addWidget(pane)
            self.setStretchFactor(number, 1 if pane is self._centre else 0)
        for splitter in (self, self._centre):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
        self.panel.setMinimumWidth(220)
        self.view.setMinimumWidth(240)
        self.splitterMoved.connect(self._remember)

    def invite_second(self, wanted: bool) -> None:
        """Show or hide the place where a second article can be pasted."""
        if wanted and self._invitation.isHidden():
            self._centre.setSizes([600, 440])
        self._invitation.setVisible(wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out, until a person has moved an edge."""
        super().resizeEvent(event)
        self._share(event.size().width())

    def resize_to(self, theme: Theme) -> None:
        """Labels have another size now: so have the panes that hold them."""
        self.setFont(theme.ui_font(12))
        self._scale = theme.scale
        self._share(self.width())

    def _share(self, width: int) -> None:
        if not self._moved:
            side = 206 if width >= 1300 else 188 if width >= 1150 else 178
            panel = max(244, min(340, round(width * 0.205)))
            # Never more than half of the window: the text is what the others are there for.
            grown = min(self._scale, max(1.0, width * 0.5 / (side + panel)))
            side, panel = round(side * grown), round(panel * grown)
            self.setSizes([side, width - side - panel, panel])

    def _remember(self) -> None:
        self._moved = True
