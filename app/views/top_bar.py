"""The bar at the top of the window: title, what the comparison holds, view and lens, export."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QWidget

from app.views.view_state import VIEWS
from app.widgets.chips import Segmented
from app.widgets.theme import Theme


class TopBar(QFrame):
    """Title and switches.

    Signals:
        title_changed: a person gave the comparison another title.
        view_chosen: id of a view.
        lens_chosen: id of a lens.
        export_requested: the PDF is wanted.
    """

    title_changed = Signal(str)
    view_chosen = Signal(str)
    lens_chosen = Signal(str)
    export_requested = Signal()

    def __init__(self, theme: Theme, lenses: tuple[tuple[str, str], ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "top")
        self.setMinimumHeight(46)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._theme = theme
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 0, 14, 0)
        layout.setSpacing(12)
        self._title = _Title()
        self._title.clicked.connect(self._edit)
        self._line = QLineEdit()
        self._line.setAccessibleName("Title of the comparison")
        self._line.setMaximumWidth(360)
        self._line.hide()
        self._line.editingFinished.connect(self._keep)
        self._line.installEventFilter(self)
        self._words = _Words()
        self._view = Segmented(theme, "View", VIEWS)
        self._view.set_current("lined_up")
        self._view.chosen.connect(self.view_chosen)
        tips = {
            "plain": "The bare text (Ctrl+1)",
            "wording": "Who is called what, words that stand out (Ctrl+2)",
            "sources": "Who speaks, named or not (Ctrl+3)",
            "tone": "Tone of the own voice and towards actors (Ctrl+4)",
        }
        self._lenses = Segmented(theme, "Lens", tuple((key, text, tips.get(key, "")) for key, text in lenses))
        self._lenses.chosen.connect(self.lens_chosen)
        self._export = QPushButton("Export PDF…")
        self._export.setProperty("role", "primary")
        self._export.setToolTip("Ctrl+P")
        self._export.clicked.connect(self.export_requested)
        self._named = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._named.setSpacing(12)
        self._named.addWidget(self._title)
        self._named.addWidget(self._line)
        self._named.addWidget(self._words, 1)
        layout.addLayout(self._named, 1)
        layout.addWidget(self._view)
        layout.addWidget(self._lenses)
        layout.addWidget(self._export)

    def show_title(self, title: str, words: str) -> None:
        """Show the title and what stands after it."""
        self._title.setFont(self._theme.ui_font(15, bold=True))
        sheet = _TITLE.replace("@text", self._theme.colour("text").name())
        self._title.setStyleSheet(sheet.replace("@size", str(self._theme.px(15))))
        self._plain = title
        self._title.say(title)
        self._words.say(words, beside=self.width() >= NARROW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window what stands after the title stands under it."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        self._named.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._named.setSpacing(0 if narrow else 12)
        self._named.setContentsMargins(0, 3 if narrow else 0, 0, 4 if narrow else 0)
        self._words.setContentsMargins(4 if narrow else 0, 0, 0, 0)
        self._words.stand(beside=not narrow)

    def set_view(self, key: str) -> None:
        """Show which view is on."""
        self._view.set_current(key)

    def set_lens(self, key: str) -> None:
        """Show which lens is on."""
        self._lenses.set_current(key)

    def set_export_enabled(self, on: bool) -> None:
        """Whether there is something to export."""
        self._export.setEnabled(on)

    @Slot()
    def _edit(self) -> None:
        self._line.setText(self._plain)
        self._title.hide()
        self._line.show()
        self._line.selectAll()
        self._line.setFocus()

    @Slot()
    def _keep(self) -> None:
        if self._line.isVisible():
            self._line.hide()
            self._title.show()
            if self._line.text().strip() and self._line.text().strip() != self._plain:
                self.title_changed.emit(self._line.text().strip())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc leaves the title as it was."""
        pressed = watched is self._line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self._line.setText(self._plain)
            self._keep()
            return True
        return False


class _Title(QPushButton):
    """The title; one that is too long ends in "…"."""

    def __init__(self) -> None:
        super().__init__()
        self._all = ""
        self.setProperty("role", "link")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def say(self, title: str) -> None:
        """Show another title."""
        self._all = title
        self.setToolTip(f"{title}\nClick to rename the comparison")
        self.setAccessibleName(f"{title}. Press to rename")
        self._fit()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for all of it, with some to spare for rounding."""
        self.ensurePolished()
        return QSize(self.fontMetrics().horizontalAdvance(self._all) + _TITLE_EDGES + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """It can be made narrow."""
        return QSize(60, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what fits."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Another font needs other room."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()
            self._fit()

    def _fit(self) -> None:
        room = max(20, self.width() - _TITLE_EDGES)
        shown = self.fontMetrics().elidedText(self._all, Qt.TextElideMode.ElideRight, room).replace("&", "&&")
        if shown != self.text():
            self.setText(shown)


class _Words(QLabel):
    """Parts in a row: where there is no room for all, the last one, whether the work is saved, stays longest."""

    def __init__(self) -> None:
        super().__init__()
        self._all = ""
        self.setProperty("role", "muted")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def say(self, words: str, *, beside: bool) -> None:
        """Show other words."""
        self._all = words
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.stand(beside=beside)
        self._fit()

    def stand(self, *, beside: bool) -> None:
        """Beside a title, keep room from it for the number of articles and whether the work is saved."""
        parts = self._all.split(" · ")
        kept = " · ".join((parts[0], parts[-1]) if len(parts) > 1 else parts)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance(kept) + 4 if beside else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what fits."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        parts = self._all.split(" · ")
        metrics, room = self.fontMetrics(), self.contentsRect().width()
        while len(parts) > 1 and metrics.horizontalAdvance(" · ".join(parts)) > room:
            del parts[1 if len(parts) > 2 else 0]
        self.setText(metrics.elidedText(" · ".join(parts), Qt.TextElideMode.ElideRight, max(20, room)))


NARROW = 1200
"""Width of the window under which title and words stand under each other, in pixels."""
_TITLE_EDGES = 10
"""Padding and border of the title, in pixels."""
_TITLE = (
    "QPushButton { border: 1px solid transparent; background: transparent; padding: 2px 3px; text-align: left;"
    " color: @text; font-size: @sizepx; font-weight: bold; }"
)
