"""The panel at the right: the lens's tables and plots above, the inspector below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSplitter, QVBoxLayout, QWidget

from app.widgets.panel_view import PanelView
from app.widgets.theme import Theme


class SidePanel(QSplitter):
    """Lens panel and inspector under each other."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.lens = PanelView(theme, "Tables and plots of the lens")
        self.inspector = PanelView(theme, "Inspector")
        self._head = QLabel("SELECTED")
        self._head.setProperty("role", "section")
        self._head.setContentsMargins(16, 10, 0, 0)
        lower = QFrame()
        lower.setProperty("role", "panel")
        layout = QVBoxLayout(lower)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(self.inspector, 1)
        upper = QFrame()
        upper.setProperty("role", "panel")
        over = QVBoxLayout(upper)
        over.setContentsMargins(0, 0, 0, 0)
        over.addWidget(self.lens)
        self.addWidget(upper)
        self.addWidget(lower)
        self.setStretchFactor(0, 11)
        self.setStretchFactor(1, 9)
        self._empty = True
        self._moved = False
        self.splitterMoved.connect(self._remember)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the height out, until a person has moved the edge."""
        super().resizeEvent(event)
        if not self._moved:
            self._share()

    def _share(self) -> None:
        height = max(300, self.height())
        low = 110 if self._empty else round(height * 0.52)
        self.setSizes([height - low, low])

    def _remember(self) -> None:
        self._moved = True

    def set_inspector_title(self, text: str, empty: bool = False) -> None:
        """Name what is selected; an empty inspector gives its room to the lens."""
        if empty != self._empty:
            self._empty = empty
            self._moved = False
            self._share()
        self._head.setText(text.upper())
        self._head.setAccessibleName(text)
