"""What a person sees while articles come in: what is being read, and the way to another encoding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QInputDialog, QWidget

from app.views.encoding_dialog import EncodingDialog
from app.views.notices import NoticeStack
from app.widgets.theme import Theme

if TYPE_CHECKING:
    from app.services.session import Session

_PATIENCE = 400
"""Milliseconds before a bar says that something is being read: most files are done by then."""


class Adding(QObject):
    """Bars about articles that come in, and the dialog for their encoding."""

    def __init__(self, session: Session, theme: Theme, notices: NoticeStack, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._theme, self._notices, self._window = session, theme, notices, window
        self._what = ""
        self._there: set[str] = set()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PATIENCE)
        self._soon.timeout.connect(self._say)
        session.reading_started.connect(self._started)
        session.reading_finished.connect(self._finished)
        session.encoding_unsure.connect(self._unsure)
        session.document_changed.connect(self._settle)
        notices.pressed.connect(self._pressed)

    @Slot()
    def choose(self) -> None:
        """Ask which article's letters look wrong, when several could be read again, and open the dialog."""
        entries = [e for e in self._session.document.articles if self._session.can_read_again(e.id)]
        if not entries:
            self._notices.show_bar(
                "encoding",
                "No article here was made from a text file, a web page or a list, whose letters depend on an encoding.",
            )
            return
        if len(entries) == 1:
            self.open(entries[0].id)
            return
        names = [f"{number}. {entry.name}" for number, entry in enumerate(entries, 1)]
        name, good = QInputDialog.getItem(
            self._window, "Letters look wrong", "In which article do letters look wrong?", names, 0, False
        )
        if good and name in names:
            self.open(entries[names.index(name)].id)

    def open(self, article: str) -> EncodingDialog | None:
        """Open the dialog for an article; None if it is not in the comparison any more."""
        entry = next((e for e in self._session.document.articles if e.id == article), None)
        if entry is None or not entry.original:
            return None
        dialog = EncodingDialog(self._theme, entry.name, entry.original, entry.raw, self._window)
        dialog.accepted.connect(lambda: self._session.read_again(article, dialog.encoding))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    @Slot(str)
    def _started(self, what: str) -> None:
        self._what = what
        self._soon.start()

    @Slot()
    def _say(self) -> None:
        if self._session.reading:
            self._notices.show_bar("reading", f"Reading {self._what} …", lasting=True)

    @Slot(int)
    def _finished(self, _added: int) -> None:
        if not self._session.reading:
            self._soon.stop()
            self._notices.hide_bar("reading")

    @Slot()
    def _settle(self) -> None:
        """Take bars away whose article is gone, and the one about an empty clipboard when there is something new."""
        there = {entry.id for entry in self._session.document.articles}
        if there - self._there:
            self._notices.hide_bar("paste")
        for article in self._there - there:
            self._notices.hide_bar(f"encoding {article}")
        self._there = there

    @Slot(str, str)
    def _unsure(self, article: str, sentence: str) -> None:
        self._notices.hide_bar(f"notice {sentence}")
        self._notices.show_bar(f"encoding {article}", sentence, (("choose", "Choose another encoding…"),))

    @Slot(str, str)
    def _pressed(self, bar: str, button: str) -> None:
        if bar.startswith("encoding ") and button == "choose":
            self._notices.hide_bar(bar)
            self.open(bar.removeprefix("encoding "))
