"""Letters typed into an open menu are the menu's own: they choose its entries and start no action of the window.

Qt asks a menu first whether it wants a key before it looks for shortcuts. A menu only wants its arrow keys, so that in
an open menu "S" would start the action of the passages that has the key S, not "Split row".
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu

_OTHERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier


class _MenuKeys(QObject):
    """Says that a menu wants keys without Ctrl."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claim the key."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
            return False
        if event.modifiers() & _OTHERS:
            return False
        event.accept()
        return True


def keep_keys(menu: QMenu) -> QMenu:
    """Let a menu have the letters, digits and Del that are typed while it is open.

    Args:
        menu: A menu of the window, or one that pops up.

    Returns:
        The same menu.
    """
    menu.installEventFilter(_MenuKeys(menu))
    return menu
