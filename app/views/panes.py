"""Where the focus is: after another page is shown, and walking through the panes of the window with F6."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget


def show_page(pages: QStackedWidget, page: QWidget, first: QWidget) -> None:
    """Turn to a page and give the focus to what is used first there; a page that is shown already keeps its focus."""
    if pages.currentWidget() is not page or page.focusWidget() is None:
        pages.setCurrentWidget(page)
        first.setFocus()


def step_pane(panes: Sequence[QWidget], step: int) -> None:
    """Move the focus to the next (1) or previous (-1) visible pane; a pane without focus of its own hands it in."""
    shown = [pane for pane in panes if pane.isVisible()]
    if not shown:
        return
    focus = QApplication.focusWidget()
    at = next((i for i, p in enumerate(shown) if focus is not None and (focus is p or p.isAncestorOf(focus))), None)
    pane = shown[0 if at is None else (at + step) % len(shown)]
    inside = pane
    if pane.focusPolicy() == Qt.FocusPolicy.NoFocus:
        inside = next((w for w in pane.findChildren(QWidget) if w.isVisible() and _takes_tab(w)), pane)
    inside.setFocus(Qt.FocusReason.TabFocusReason)


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
