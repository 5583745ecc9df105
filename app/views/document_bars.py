"""Bars about the comparison's file: read-only, changed outside, work that a crash left, a damaged file.

The session says such things as notices too; here they become bars with what can be done, once.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QMessageBox, QWidget

from app.store.journal import Left
from app.views.another_window import open_in_another_window
from app.views.file_commands import FileCommands
from app.views.notices import PLAIN, NoticeStack

if TYPE_CHECKING:
    from app.services.session import Session


class DocumentBars(QObject):
    """Shows the bars and does what their buttons say.

    Signals:
        told: a sentence for the status bar.
    """

    told = Signal(str)

    def __init__(self, session: Session, notices: NoticeStack, files: FileCommands, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._notices, self._files, self._window = session, notices, files, window
        self._said = ""
        self._left: list[Left] = []
        self._damaged = ""
        self.open_window: Callable[[Path], bool] = open_in_another_window
        session.notice_raised.connect(self.notice)
        session.changed_outside.connect(self._outside)
        session.path_changed.connect(self.refresh)
        session.saved.connect(self.refresh)
        notices.pressed.connect(self._pressed)

    def connect_damaged(self) -> None:
        """Offer to open what can be read of a damaged file."""
        self._session.damaged_found.connect(self._found_damaged)

    # --- what is shown -------------------------------------------------------------------------------------------
    @Slot(str)
    def notice(self, sentence: str) -> None:
        """Show a notice of the session; one about a read-only file gets its buttons."""
        self._said = sentence
        reason = self._session.read_only_reason
        if self._session.read_only and reason and sentence.startswith(reason):
            self._read_only(sentence)
        else:
            self._notices.show_bar(f"{PLAIN}{sentence}", sentence)

    def _read_only(self, sentence: str) -> None:
        buttons = [("copy", "Save a copy…")]
        if self._session.holder is not None:
            buttons.append(("take", "Edit here…"))
        self._notices.show_bar("read_only", sentence, tuple(buttons), lasting=True)

    @Slot()
    def refresh(self) -> None:
        """Take bars away whose matter is settled, and bring those back that are not."""
        if not self._session.read_only:
            self._notices.hide_bar("read_only")
        elif self._session.read_only_reason:
            self._read_only(
                f"{self._session.read_only_reason} You can look at it, and save it under another name to change it."
            )
        if not self._session.outside_pending:
            self._notices.hide_bar("outside")
        self._show_left()

    @Slot()
    def _outside(self) -> None:
        self._notices.hide_bar(f"notice {self._said}")
        mine, theirs, both = ("mine", "Keep mine"), ("theirs", "Load theirs"), ("both", "Open both")
        buttons = (theirs,) if self._session.read_only else (mine, theirs, both)
        self._notices.show_bar("outside", self._said, buttons, lasting=True)

    @Slot(str)
    def _found_damaged(self, path: str) -> None:
        self._notices.hide_bar(f"notice {self._said}")
        self._damaged = path
        self._notices.show_bar("damaged", self._said, (("open", "Open what can be read"),), lasting=True)

    def offer_recovery(self) -> bool:
        """Offer work that a crash left behind, oldest first; whether there is any."""
        self._left = list(self._session.recoverable())
        self._show_left()
        return bool(self._left)

    def _show_left(self) -> None:
        if not self._left:
            self._notices.hide_bar("recovery")
            return
        left = self._left[0]
        more = f" {len(self._left) - 1} more after this." if len(self._left) > 1 else ""
        count = f"{left.edits} change{'s that are' if left.edits != 1 else ' that is'} not in a file"
        self._notices.show_bar(
            "recovery",
            f"“{left.title}” was not closed: {count}, kept on this computer. "
            f"Later keeps them for the next start.{more}",
            (("recover", "Recover"), ("discard", "Discard"), ("later", "Later")),
            lasting=True,
        )

    # --- what is done --------------------------------------------------------------------------------------------
    @Slot(str, str)
    def _pressed(self, bar: str, button: str) -> None:
        acts: dict[tuple[str, str], Callable[[], object]] = {
            ("read_only", "copy"): self._files.save_as,
            ("read_only", "take"): self._take_over,
            ("outside", "mine"): self._session.keep_mine,
            ("outside", "theirs"): self._session.load_theirs,
            ("outside", "both"): self._open_both,
            ("damaged", "open"): self._open_damaged,
            ("recovery", "recover"): self._recover,
            ("recovery", "discard"): self._discard,
            ("recovery", "later"): self._later,
        }
        act = acts.get((bar, button))
        if act is not None:
            act()
            self.refresh()

    def _take_over(self) -> None:
        """Ask first: the other window may hold work that is not in the file."""
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText("Edit this comparison here although it is open elsewhere?")
        box.setInformativeText(
            "Do this if the other window is gone or will not be used. What is not saved there is not here. "
            "The file as it is now is kept as an earlier version."
        )
        yes = box.addButton("Edit here", QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        if box.clickedButton() is yes:
            self._session.take_over()

    def _open_both(self) -> None:
        copy = self._session.open_both()
        if copy is None:
            return
        if self.open_window(copy):
            self.told.emit(f"Theirs is “{copy.name}”, opened in another window. Yours is saved here.")
        else:
            self._notices.show_bar("both", f"Theirs is in “{copy}”: open it with File, Open comparison.")

    def _open_damaged(self) -> None:
        path, self._damaged = self._damaged, ""
        self._notices.hide_bar("damaged")
        if path and self._files.may_leave():
            self._session.open_damaged(Path(path))

    def _recover(self) -> None:
        if self._left and self._files.may_leave():
            self._session.recover(self._left.pop(0))

    def _discard(self) -> None:
        left = self._left[0]
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(f"Delete the changes to “{left.title}” that are not in a file?")
        box.setInformativeText("They cannot be brought back afterwards.")
        delete = box.addButton("Delete them", QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        if box.clickedButton() is delete:
            self._session.discard(self._left.pop(0))

    def _later(self) -> None:
        self._left.pop(0)
