"""What a person corrects in windows of their own: words, actors, events."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QWidget

from app.lenses.base import Comparison, OpenActors, OwnWord
from app.services.deciding import Deciding
from app.views.actors_dialog import ActorsDialog
from app.views.events_dialog import EventsDialog
from app.views.words_dialog import WordsDialog

if TYPE_CHECKING:
    from app.services.session import Session


class Correcting(QObject):
    """Opens the dialogs and takes what cards ask for."""

    def __init__(self, session: Session, comparison: Callable[[], Comparison | None], window: QWidget) -> None:
        super().__init__(window)
        self._session, self._comparison, self._window = session, comparison, window

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Menu entry -> what it does."""
        return {"own_words": self.words, "actors": self.actors, "events": self.events}

    def take(self, key: object) -> bool:
        """Do what a card's link asks for; False if it is nothing of this."""
        if isinstance(key, OwnWord):
            if key.ask:
                self.words(key)
            else:
                Deciding(self._session).add_word(key.entry)
            return True
        if isinstance(key, OpenActors):
            self.actors()
            return True
        return False

    def words(self, key: OwnWord | None = None) -> None:
        """Open the list of own words."""
        self._open(WordsDialog(self._session, self._window, key.entry if key is not None else None))

    def actors(self) -> None:
        """Open the list of actors."""
        self._open(ActorsDialog(self._session, self._comparison, self._window))

    def events(self) -> None:
        """Open the list of events."""
        self._open(EventsDialog(self._session, self._comparison, self._window))

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
