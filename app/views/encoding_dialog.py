"""Choosing the encoding of an article whose letters look wrong: a list, and how the text would look in each."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from app.readers import CANDIDATES, decode_as
from app.views.explained_dialog import ExplainedDialog, text_pane
from app.widgets.theme import Theme

_BYTES = 200_000
"""Bytes that are looked at; decoding them takes milliseconds."""
_SHOWN = 3_000
"""Characters of the preview."""
_NAME = Qt.ItemDataRole.UserRole


class EncodingDialog(ExplainedDialog):
    """A list of encodings with a preview; the arrow keys go through them, Enter takes one.

    Encodings that give the same text are listed once. Those in which some bytes are no letters come last and say so.
    """

    def __init__(self, theme: Theme, name: str, data: bytes, raw: str, parent: QWidget | None = None) -> None:
        """Build it.

        Args:
            theme: For the preview's font.
            name: The article's, for people.
            data: Its original bytes.
            raw: Its text as it was read.
            parent: Owner.
        """
        words = (
            "The file does not say which letters its bytes stand for. Choose the line in which the text on the right "
            "reads well. Your file is not changed, and Undo takes the choice back."
        )
        super().__init__(f"Encoding of “{name}”", (860, 480), words, parent)
        self._data = data
        middle = QHBoxLayout()
        self.list = QListWidget()
        self.list.setAccessibleName("Encodings")
        self.preview = text_pane("The text in this encoding")
        self.preview.setFont(theme.reading_font())
        self.preview.setStyleSheet(f"font-size: {theme.text_size}px")  # the window's sheet would make it a label's
        option = self.preview.document().defaultTextOption()
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        self.preview.document().setDefaultTextOption(option)
        middle.addWidget(self.list, 5)
        middle.addWidget(self.preview, 6)
        self.body.addLayout(middle, 1)
        self.buttons = self.end("Use this encoding")
        self._fill(raw)
        self.list.currentItemChanged.connect(self._show)
        self.list.itemActivated.connect(lambda _item: self.accept())
        self._show()
        self.list.setFocus()

    @property
    def encoding(self) -> str:
        """The one that is chosen."""
        item = self.list.currentItem()
        return str(item.data(_NAME)) if item is not None else ""

    def choose(self, encoding: str) -> None:
        """Go to the line of an encoding, if it has one."""
        for row in range(self.list.count()):
            if self.list.item(row).data(_NAME) == encoding:
                self.list.setCurrentRow(row)

    def _fill(self, raw: str) -> None:
        """List the encodings, the one in use chosen."""
        head = self._data[:_BYTES]
        seen: dict[str, str] = {}
        good: list[tuple[str, str]] = []
        poor: list[tuple[str, str]] = []
        current = ""
        for encoding, label in CANDIDATES.items():
            text = decode_as(head, encoding).text
            if text in seen:
                continue
            seen[text] = encoding
            if not current and text[:_SHOWN] == raw[: min(_SHOWN, len(text))]:
                current = encoding
            bad = text.count("\ufffd")
            if bad == 0 or (bad == 1 and len(self._data) > _BYTES):  # cut in the middle of a letter
                good.append((encoding, label))
            else:
                poor.append((encoding, f"{label} – {bad:,} bytes are no letters"))
        for encoding, label in (*good, *poor):
            item = QListWidgetItem(label)
            item.setData(_NAME, encoding)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.choose(current)

    @Slot()
    def _show(self) -> None:
        if self.encoding:
            self.preview.setPlainText(_interesting(decode_as(self._data[:_BYTES], self.encoding).text))


def _interesting(text: str) -> str:
    """The beginning of a text, or the part around its first letter beyond ASCII when that comes late."""
    at = next((i for i, char in enumerate(text) if char > "\x7f"), 0)
    start = max(0, at - 400) if at > _SHOWN // 2 else 0
    return ("… " if start else "") + text[start : start + _SHOWN]
