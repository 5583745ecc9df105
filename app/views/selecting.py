"""What is selected in the columns, as places of the articles' texts; and selecting words with the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor

from analyzers.text import Span
from analyzers.text.span import merge
from app.lenses.base import Place
from app.views.whole_words import whole_words, words
from app.widgets.aligned_grid import AlignedGrid
from app.widgets.grid_column import GridColumn
from app.widgets.linked_columns import LinkedColumns

BESIDE = (
    "The headline, the line under it and grey notes stand beside the article and are not counted. Select words of its "
    "own sentences instead."
)
"""Told when what is selected is no part of an article's text."""


class Selection(Protocol):
    """Tells which words are selected."""

    def __call__(self, *, show: bool = False) -> tuple[str, tuple[Span, ...]]:
        """Article and clean spans of the selected words, whole ones; ("", ()) if none are.

        Args:
            show: Widen what is selected on the screen to these words.
        """


def selected_words(column: GridColumn, text: str, *, show: bool = False) -> tuple[Span, ...]:
    """The whole words of an article that a column's selection touches.

    Args:
        column: Where they are selected.
        text: The article's clean text.
        show: Widen the selection on the screen to them.
    """
    found = whole_words(text, selected_spans(column))
    if show and found:
        _widen(column, found)
    return found


def _widen(column: GridColumn, spans: tuple[Span, ...]) -> None:
    """Select spans of the source text where the selection is: a sentence may stand in two rows."""
    cursor, offsets = column.textCursor(), column.text.offsets
    first, last = offsets.to_code_points(cursor.selectionStart()), offsets.to_code_points(cursor.selectionEnd())
    there = [
        (low, high)
        for span in spans
        for low, high, _row in column.text.places(span.start, span.end)
        if low < last and first < high
    ]
    if not there:
        return
    low, high = min(low for low, _high in there), max(high for _low, high in there)
    if (low, high) != (first, last):
        wanted = QTextCursor(column.document())
        wanted.setPosition(offsets.to_units(low))
        wanted.setPosition(offsets.to_units(high), QTextCursor.MoveMode.KeepAnchor)
        column.setTextCursor(wanted)


def no_words(columns: Sequence[GridColumn], wanted: str) -> str:
    """Why no words are selected that could be taken.

    Args:
        columns: The columns on screen.
        wanted: What to say where nothing is selected.
    """
    beside = any(column.textCursor().hasSelection() and not selected_spans(column) for column in columns)
    return BESIDE if beside else wanted


def selected_spans(column: GridColumn) -> tuple[Span, ...]:
    """Source spans of a column's selection, in the text's order; what is not part of the article is left out."""
    cursor = column.textCursor()
    if not cursor.hasSelection():
        return ()
    offsets = column.text.offsets
    low = offsets.to_code_points(cursor.selectionStart())
    high = offsets.to_code_points(cursor.selectionEnd())
    found = []
    for piece in column.text.pieces:
        start, end = max(low, piece.start), min(high, piece.end)
        if piece.source >= 0 and start < end:
            found.append(Span(piece.source + start - piece.start, piece.source + end - piece.start))
    return merge(found)


class WordSelection(QObject):
    """Shift+→ and Shift+← select words of the chosen passage, Ctrl+→ and Ctrl+← move the selection by a word.

    They begin with the first word of what is highlighted in the passage, such as a statement, else of the passage.
    """

    def __init__(self, grid: AlignedGrid | LinkedColumns, picked: Callable[[], Sequence[Place]] = lambda: ()) -> None:
        """Take the keys.

        Args:
            grid: Where words are selected.
            picked: What is highlighted.
        """
        super().__init__(grid)
        self._grid, self._picked = grid, picked
        self._place: tuple[int, int, str] | None = None
        self._first = self._last = 0
        grid.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the four keys."""
        if watched is self._grid and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            keys = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
                step = 1 if event.key() == Qt.Key.Key_Right else -1
                if keys == Qt.KeyboardModifier.ShiftModifier:
                    self.extend(step)
                    return True
                if keys == Qt.KeyboardModifier.ControlModifier:
                    self.move(step)
                    return True
            if event.key() == Qt.Key.Key_Escape and any(c.textCursor().hasSelection() for c in self._grid.columns):
                for column in self._grid.columns:
                    column.clear_selection()
                return True
        return False

    def _words(self) -> list[tuple[int, int]]:
        """Words of the chosen passage as places in the column's string."""
        grid = self._grid
        if not grid.columns:
            return []
        column = grid.columns[grid.column]
        return [
            (piece.start + low, piece.start + high)
            for piece in grid.chosen_pieces()
            for low, high in words(column.text.content[piece.start : piece.end])
        ]

    def _start(self, words: list[tuple[int, int]]) -> int:
        """The first word of what is highlighted in the chosen passage, or of the passage."""
        grid = self._grid
        for place in self._picked() if grid.column < len(grid.keys) else ():
            for piece in grid.chosen_pieces():
                low, high = (piece.start + at - piece.source for at in (place.start, place.end))
                if place.article == grid.keys[grid.column] and low < piece.end and piece.start < high:
                    return next((n for n, word in enumerate(words) if word[1] > max(low, piece.start)), 0)
        return 0

    def _begun(self, words: list[tuple[int, int]]) -> bool:
        """Whether the selection is the one made here; otherwise the next one starts anew."""
        grid = self._grid
        here = (grid.row, grid.column, grid.columns[grid.column].text.content)
        held = self._place == here and self._last < len(words) and grid.columns[grid.column].textCursor().hasSelection()
        self._place = here
        return held

    def extend(self, step: int) -> None:
        """Select the first word, or one word more or less."""
        words = self._words()
        if not words:
            return
        if not self._begun(words):
            self._first = self._last = self._start(words)
        elif step > 0:
            self._last = min(len(words) - 1, self._last + 1)
        elif self._last > self._first:
            self._last -= 1
        self._select(words)

    def move(self, step: int) -> None:
        """Select the word after or before."""
        words = self._words()
        if not words:
            return
        if self._begun(words):
            at = self._last + 1 if step > 0 else self._first - 1
            self._first = self._last = max(0, min(len(words) - 1, at))
        else:
            self._first = self._last = self._start(words) if step > 0 else len(words) - 1
        self._select(words)

    def _select(self, words: list[tuple[int, int]]) -> None:
        grid = self._grid
        column = grid.columns[grid.column]
        low, high = words[self._first][0], words[self._last][1]
        # Into sight first: setting the cursor would scroll the column alone.
        piece = next(p for p in column.text.pieces if p.start <= words[self._last][0] < p.end)
        source = piece.source + words[self._last][0] - piece.start
        grid.show_place(grid.column, source, source + 1)
        for other in grid.columns:
            if other is not column:
                other.clear_selection()
        cursor = QTextCursor(column.document())
        cursor.setPosition(column.text.offsets.to_units(low))
        cursor.setPosition(column.text.offsets.to_units(high), QTextCursor.MoveMode.KeepAnchor)
        column.setTextCursor(cursor)
