"""The guide in a window of the program: pages and pictures that came with it, nothing from anywhere else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QImage, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QTextBrowser, QVBoxLayout, QWidget

import resources
from app.widgets.theme import Theme

FIRST = "README.md"
PICTURE = 640
"""Width of pictures at most, in pixels."""
_MISSING = (
    "# The guide\n\nThe pages of the guide were not installed with this program. "
    "The list of keys (F1) and the question marks in the panel say most of what they say."
)


def guide_folder() -> Path | None:
    """Where the pages lie, beside the program's own files; None if they were not installed."""
    folder = Path(resources.__file__).resolve().parent.parent / "docs" / "guide"
    return folder if (folder / FIRST).is_file() else None


class GuideBrowser(QTextBrowser):
    """Shows one page; links to other pages of the guide work, all others do nothing."""

    def __init__(self, theme: Theme, folder: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._folder = theme, folder
        self._before: list[str] = []
        self.page = ""
        self.setProperty("role", "guide")
        self.setOpenLinks(False)
        self.setAccessibleName("The guide")
        self.anchorClicked.connect(self.follow)
        self.open_page(FIRST)

    def open_page(self, name: str) -> bool:
        """Show a page; whether there is one of this name."""
        if self._folder is None:
            self.setMarkdown(_MISSING)
            return False
        path = (self._folder / name).resolve()
        if path.suffix != ".md" or path.parent != self._folder or not path.is_file():
            return False
        self._before += [self.page] if self.page and self.page != path.name else []
        self.page = path.name
        self.setMarkdown(path.read_text("utf-8"))
        self.tint_links()
        return True

    def tint_links(self) -> None:
        """Give links the window's colour: the reader of Markdown takes the system's, which may be dark on dark."""
        colour = self._theme.colour("link")
        cursor = QTextCursor(self.document())
        block = self.document().begin()
        while block.isValid():
            pieces = block.begin()
            while not pieces.atEnd():
                piece = pieces.fragment()
                if piece.charFormat().isAnchor():
                    cursor.setPosition(piece.position())
                    cursor.setPosition(piece.position() + piece.length(), QTextCursor.MoveMode.KeepAnchor)
                    tint = QTextCharFormat()
                    tint.setForeground(colour)
                    cursor.mergeCharFormat(tint)
                pieces += 1
            block = block.next()

    @Slot(QUrl)
    def follow(self, link: QUrl) -> None:
        """Go to another page, or to a place on this one."""
        if link.scheme() and link.scheme() != "file":
            return
        if link.path() and not self.open_page(Path(link.path()).name if link.scheme() else link.path()):
            return
        if link.hasFragment():
            self.scrollToAnchor(link.fragment())

    @Slot()
    def go_back(self) -> None:
        """Show the page before."""
        if self._before:
            name = self._before.pop()
            self.page = ""
            self.open_page(name)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Pictures of the guide, no wider than a page; nothing else is loaded."""
        path = QUrl(name).path()
        if kind != QTextDocument.ResourceType.ImageResource.value or self._folder is None or not path:
            return None
        file = (self._folder / path).resolve()
        if self._folder not in file.parents or not file.is_file():
            return None
        picture = QImage(str(file))
        if picture.width() > PICTURE:
            picture = picture.scaledToWidth(PICTURE, Qt.TransformationMode.SmoothTransformation)
        return picture


class GuideDialog(QDialog):
    """The guide beside the work: the window stays usable."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Guide")
        self.resize(740, 640)
        layout = QVBoxLayout(self)
        self.browser = GuideBrowser(theme, guide_folder(), self)
        layout.addWidget(self.browser, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.first_button, self.back_button = QPushButton("First page"), QPushButton("Back")
        for button in (self.first_button, self.back_button):
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        self.first_button.clicked.connect(lambda: self.browser.open_page(FIRST))
        self.back_button.clicked.connect(self.browser.go_back)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
