"""The looks of a column's pieces and marks as character formats of its document: laid on, and taken away again.

Only the stretches that marks stood on are set back before others are laid on: most of a text has no mark.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor, QTextDocument

from app.widgets.grid_text import ColumnText
from app.widgets.paint import Mark, MarkStyle
from app.widgets.theme import Theme

LETTER_ROOM = 8
"""Extra space before a mark with a letter, in pixels."""
_PLAIN = MarkStyle()


class MarkFormats:
    """Formats of one document.

    Args:
        theme: Colours and fonts.
        document: The document; its text is set by others.
    """

    def __init__(self, theme: Theme, document: QTextDocument) -> None:
        self._theme = theme
        self._document = document
        self._text = ColumnText(())
        self._looks: dict[str, QTextCharFormat] = {}
        self._touched: dict[tuple[int, int], None] = {}

    def begin(self, text: ColumnText) -> None:
        """Give a text that was just set the looks of its pieces."""
        self._text = text
        self._touched = {}
        theme = self._theme
        self._looks = {
            "text": _look(theme, theme.reading_font(), "text"),
            "headline": _look(theme, theme.reading_font(1.06, bold=True), "text"),
            "deck": _look(theme, theme.reading_font(0.94, italic=True), "muted"),
            "note": _look(theme, theme.ui_font(11), "faint"),
        }
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setCharFormat(self._looks["text"])
        for piece in text.pieces:
            if piece.look != "text":
                self._select(cursor, piece.start, piece.end)
                cursor.setCharFormat(self._looks.get(piece.look, self._looks["note"]))
        cursor.endEditBlock()

    def lay(self, cursor: QTextCursor, marks: Sequence[Mark]) -> None:
        """Take all marks away and lay others on.

        Args:
            cursor: A cursor of the document, in an edit block.
            marks: Marks over the source text.
        """
        for start, end in self._touched:
            piece = self._text.piece_at(start)
            look = piece.look if piece is not None and start < piece.end else "text"
            self._select(cursor, start, end)
            cursor.setCharFormat(self._looks.get(look, self._looks["note"]))
        self._touched = {}
        for mark in marks:
            if mark.style == _PLAIN:
                continue
            look_of_mark = self._format(mark.style)
            for start, end, _row in self._text.places(mark.start, mark.end):
                self._merge(cursor, start, end, look_of_mark)
                if mark.style.letter and start > 0 and self._is_space(start - 1):
                    # Without room the letter would stand on the word before.
                    self.widen(cursor, start - 1, start, LETTER_ROOM)

    def _is_space(self, at: int) -> bool:
        char = self._text.content[at]
        return char.isspace() and char != "\n"

    def widen(self, cursor: QTextCursor, start: int, end: int, pixels: float) -> None:
        """Add space behind every character of a stretch of the column's string."""
        wide = QTextCharFormat()
        wide.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
        wide.setFontLetterSpacing(pixels)
        self._merge(cursor, start, end, wide)

    def _merge(self, cursor: QTextCursor, start: int, end: int, look: QTextCharFormat) -> None:
        self._touched[start, end] = None
        self._select(cursor, start, end)
        cursor.mergeCharFormat(look)

    def _select(self, cursor: QTextCursor, start: int, end: int) -> None:
        offsets = self._text.offsets
        cursor.setPosition(offsets.to_units(start))
        cursor.setPosition(offsets.to_units(end), QTextCursor.MoveMode.KeepAnchor)

    def _format(self, style: MarkStyle) -> QTextCharFormat:
        look = QTextCharFormat()
        if style.fill:
            look.setBackground(self._theme.colour(style.fill))
            look.setForeground(self._theme.colour(style.text or "text"))
        elif style.text:
            look.setForeground(self._theme.colour(style.text))
        if style.italic:
            look.setFontItalic(True)
        if style.bold:
            look.setFontWeight(QFont.Weight.Bold)
        return look


def _look(theme: Theme, font: QFont, token: str) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setFont(font)
    look.setForeground(theme.colour(token))
    return look
