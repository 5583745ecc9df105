"""The panel at the right: the lens's tables and plots above, or other pages in their place; the inspector below."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSplitter, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.widgets.panel_view import PanelView
from app.widgets.theme import Theme


class SidePanel(QSplitter):
    """Lens panel and inspector under each other; pages such as the notes stand behind the lens panel, under tabs."""

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
        over.setSpacing(0)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("Pages of the panel")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.hide()
        self._stack = QStackedWidget()
        self._pages: list[str] = []
        over.addWidget(self.tabs)
        over.addWidget(self._stack)
        self.add_page("lens", "Lens", self.lens)
        self.tabs.currentChanged.connect(self._turn)
        self.addWidget(upper)
        self.addWidget(lower)
        self.setStretchFactor(0, 11)
        self.setStretchFactor(1, 9)
        self._empty = True
        self._moved = False
        self.splitterMoved.connect(self._remember)

    @property
    def pages(self) -> tuple[QWidget, ...]:
        """The pages, the lens first."""
        found = (self._stack.widget(number) for number in range(self._stack.count()))
        return tuple(page for page in found if page is not None)

    def add_page(self, key: str, title: str, page: QWidget) -> None:
        """Add a page behind a tab; tabs are shown from the second page on."""
        self._pages.append(key)
        self._stack.addWidget(page)
        self.tabs.addTab(title)
        self.tabs.setVisible(self.tabs.count() > 1)

    def show_page(self, key: str) -> None:
        """Turn to a page."""
        self.tabs.setCurrentIndex(self._pages.index(key))

    @property
    def page(self) -> str:
        """Id of the page that is shown."""
        return self._pages[max(0, self.tabs.currentIndex())]

    def name_page(self, key: str, title: str, visible: bool = True) -> None:
        """Change a page's tab; a page whose tab goes gives way to the lens."""
        at = self._pages.index(key)
        self.tabs.setTabText(at, title)
        if not visible and self.tabs.currentIndex() == at:
            self.tabs.setCurrentIndex(0)
        self.tabs.setTabVisible(at, visible)

    @Slot(int)
    def _turn(self, at: int) -> None:
        self._stack.setCurrentIndex(max(0, at))

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
