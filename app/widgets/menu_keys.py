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


def letter_of(text: str) -> str:
    """The letter that chooses an entry in its open menu, small; "" if it has none."""
    _before, _sign, after = text.replace("&&", "").partition("&")
    return after[:1].casefold()


def give_letters(menu: QMenu) -> None:
    """Give each entry of a menu that has no letter one that no other entry of the menu has, as far as they go.

    The first letters of words go before others, those behind a colon first: they tell the entry from its neighbours.
    Entries that have a letter keep it.
    """
    entries = [entry for entry in menu.actions() if not entry.isSeparator()]
    taken = {letter for entry in entries if (letter := letter_of(entry.text()))}
    for entry in entries:
        text = entry.text()
        if letter_of(text):
            continue
        at = next((at for at in _places(text) if text[at].casefold() not in taken), -1)
        if at >= 0:
            taken.add(text[at].casefold())
            entry.setText(f"{text[:at]}&{text[at:]}")


def _places(text: str) -> list[int]:
    """Places of the letters of an entry, those first that a reader looks for."""
    places = [at for at, sign in enumerate(text) if sign.isascii() and sign.isalnum()]
    behind = text.find(": ")

    def rank(at: int) -> tuple[bool, bool, bool]:
        begins = at == 0 or not text[at - 1].isalnum()
        alone = not text[at + 1 : at + 2].isalnum()  # "N", the sign of a class before a name
        return not begins, begins and alone, at < behind

    return sorted(places, key=rank)


def keep_keys(menu: QMenu) -> QMenu:
    """Let a menu have the letters, digits and Del that are typed while it is open.

    Args:
        menu: A menu of the window, or one that pops up.

    Returns:
        The same menu.
    """
    menu.installEventFilter(_MenuKeys(menu))
    return menu
