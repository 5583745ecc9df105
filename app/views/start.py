"""The start screen: two places to paste, files, a comparison, the example. No question before text is on screen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.widgets.theme import Theme


class PasteArea(QWidget):
    """A large dashed box that takes pasted text, dropped text and dropped files.

    Signals:
        text_given: (text, HTML or "").
        files_given: paths.
        open_requested: it was clicked or Enter was pressed with nothing to paste.
    """

    text_given = Signal(str, str)
    files_given = Signal(list)
    open_requested = Signal()

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = title
        self._over = False
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{title}. Press Ctrl+V, drop files, a folder or text, or press Enter to choose files.")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Large."""
        return QSize(380, 230)

    def minimumSizeHint(self) -> QSize:
        """It can be smaller."""
        return QSize(150, 120)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dashed edge and two lines of words."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            active = self.hasFocus() or self._over
            painter.setPen(
                QPen(
                    self._theme.colour("focus" if active else "border_strong"),
                    2 if active else 1.4,
                    Qt.PenStyle.DashLine,
                )
            )
            painter.setBrush(self._theme.colour("band_selected" if self._over else "surface"))
            painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), 10, 10)
            middle = self.height() // 2
            wrap = int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap)
            painter.setPen(self._theme.colour("text"))
            painter.setFont(self._theme.reading_font(20 / self._theme.text_size))
            bottom = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap)
            painter.drawText(QRect(16, 10, self.width() - 32, middle - 8), bottom, self._title)
            painter.setPen(self._theme.colour("muted"))
            painter.setFont(self._theme.ui_font(13))
            words = (
                "Ctrl+V, or drop files, a folder or text here.\n"
                "The whole page will do: menus and adverts are taken out."
            )
            painter.drawText(QRect(16, middle + 10, self.width() - 32, middle - 16), wrap, words)

    def take(self, data: QMimeData | None) -> bool:
        """Take what a clipboard or a drop holds (an empty clipboard may hold None); False if that is nothing of use."""
        if data is None:
            return False
        urls = data.urls()
        paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        if paths:
            self.files_given.emit(paths)
            return True
        html = data.html() if data.hasHtml() else ""
        text = data.text() if data.hasText() else ""
        if urls and not text.strip():  # a link or a picture dragged from a page: the session says what to do
            text = "\n".join(url.toString() for url in urls)
        if text.strip() or html.strip():
            self.text_given.emit(text, html)
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste, or open files."""
        if event.matches(QKeySequence.StandardKey.Paste):
            clipboard = QGuiApplication.clipboard()
            self.take(clipboard.mimeData())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_requested.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click takes the focus; the next Ctrl+V lands here."""
        self.setFocus()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens files."""
        self.open_requested.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Show that it would be taken."""
        data = event.mimeData()
        if data.hasUrls() or data.hasText() or data.hasHtml():
            self._over = True
            self.update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show it no more."""
        self._over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take it."""
        self._over = False
        self.update()
        if self.take(event.mimeData()):
            event.acceptProposedAction()


class StartScreen(QWidget):
    """What is shown while there is no article.

    Signals:
        text_given: (text, HTML or "").
        files_given: paths.
        open_files_requested, open_comparison_requested, example_requested: buttons.
        recent_requested: path of a comparison opened lately.
    """

    text_given = Signal(str, str)
    files_given = Signal(list)
    open_files_requested = Signal()
    open_comparison_requested = Signal()
    example_requested = Signal()
    recent_requested = Signal(Path)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        middle = QVBoxLayout()
        outer.addLayout(middle, 8)
        outer.addStretch(1)
        middle.addStretch(2)
        self._name = QLabel("Samestory")
        self._words = QLabel("How do different outlets tell the same story? Put two or more reports side by side.")
        self._words.setWordWrap(True)
        self._name.setProperty("role", "brand")
        self._words.setProperty("role", "lead")
        middle.addWidget(self._name)
        middle.addWidget(self._words)
        middle.addSpacing(18)
        areas = QHBoxLayout()
        areas.setSpacing(18)
        self.areas = (
            PasteArea(theme, "Paste the first article here"),
            PasteArea(theme, "Paste the second article here"),
        )
        for area in self.areas:
            area.text_given.connect(self.text_given)
            area.files_given.connect(self.files_given)
            area.open_requested.connect(self.open_files_requested)
            area.setMaximumHeight(300)
            areas.addWidget(area)
        middle.addLayout(areas, 6)
        middle.addSpacing(16)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        example = QPushButton("Try the example")
        example.setProperty("role", "primary")
        example.clicked.connect(self.example_requested)
        files = QPushButton("Open files…")
        files.clicked.connect(self.open_files_requested)
        comparison = QPushButton("Open comparison…")
        comparison.clicked.connect(self.open_comparison_requested)
        for button in (files, comparison, example):
            button.setMinimumHeight(32)
            buttons.addWidget(button)
        buttons.addStretch(1)
        middle.addLayout(buttons)
        middle.addSpacing(10)
        self._recent = QHBoxLayout()
        self._recent.setSpacing(8)
        middle.addLayout(self._recent)
        self._foot = QLabel("Works offline. What you paste stays on this computer.")
        self._foot.setProperty("role", "faint")
        middle.addWidget(self._foot)
        middle.addStretch(3)
        self._fonts()
        theme.changed.connect(self._fonts)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the focused button, as Space does."""
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def set_recent(self, paths: Sequence[Path]) -> None:
        """Offer comparisons that were open lately."""
        while self._recent.count():
            item = self._recent.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if not paths:
            return
        self._recent.addWidget(QLabel("Recent:"))
        for path in paths:
            button = QPushButton(path.stem.replace("&", "&&"))
            button.setProperty("role", "link")
            button.setToolTip(str(path))
            button.setAccessibleName(f"Open recent comparison {path.stem}")
            button.clicked.connect(lambda _on=False, path=path: self.recent_requested.emit(path))
            self._recent.addWidget(button)
        self._recent.addStretch(1)

    def _fonts(self) -> None:
        self._name.setFont(self._theme.reading_font(bold=True))  # its size stands in the style sheet
