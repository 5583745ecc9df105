"""The scroll bar under columns that do not all fit beside each other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollBar, QWidget

SCROLL_BAR = 11
"""Thickness of scroll bars beside and under the columns, in pixels."""


class Sideways(QScrollBar):
    """Shares the width out among columns; shown only where they need more than there is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._unit = self._room = 1
        self.setAccessibleName("Scroll through the columns")

    @property
    def used(self) -> int:
        """Height that it takes from the columns, in pixels."""
        return 0 if self.isHidden() else SCROLL_BAR

    def arrange(self, count: int, room: int, least: int) -> list[tuple[int, int]]:
        """Share a width out evenly, or scroll: then as many whole columns as fit are in sight.

        Args:
            count: Number of columns.
            room: Width for all of them, in pixels.
            least: Least width of one.

        Returns:
            (left, width) of every column, from the left of the room, as it is scrolled now.
        """
        some = max(1, count)
        unit = room // some
        if unit < least:
            unit = room // max(1, min(some, room // least))
        needed = unit * some
        scrolls = needed > room + 1
        self._unit, self._room = max(1, unit), max(1, room)
        self.setVisible(scrolls)
        self.setRange(0, max(0, needed - room))
        self.setPageStep(self._room)
        self.setSingleStep(self._unit)
        shift = self.value() if scrolls else 0
        boxes = [(index * unit - shift, unit) for index in range(count)]
        if boxes and not scrolls:  # the last column takes the pixels that do not divide
            boxes[-1] = (boxes[-1][0], unit + room - needed)
        return boxes

    def reveal(self, column: int) -> None:
        """Scroll so that the whole of a column is in sight."""
        left = column * self._unit
        if left < self.value():
            self.setValue(left)
        elif left + self._unit > self.value() + self._room:
            self.setValue(left + self._unit - self._room)

    def push(self, pixels: int) -> None:
        """Scroll on."""
        self.setValue(self.value() + pixels)
