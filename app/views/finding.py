"""Finding words in the articles that are shown, their headlines and the lines under them included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.lenses.base import Place
from app.lenses.rows import titles
from app.views.find_bar import FindBar

if TYPE_CHECKING:
    from app.views.comparison_view import ComparisonView


class Finding(QObject):
    """Connects the find bar with the columns.

    Signals:
        found: other places are found, or another of them is the one looked at.
        went: a place to go to.
        ended: the bar was put away.
    """

    found = Signal()
    went = Signal(object)
    ended = Signal()

    def __init__(self, bar: FindBar, view: ComparisonView) -> None:
        super().__init__(view)
        self._bar, self._view = bar, view
        self.places: list[Place] = []
        self.at = 0
        self.version = 0
        """Another one whenever other places are found."""
        bar.searched.connect(self._search)
        bar.stepped.connect(self._step)
        bar.closed.connect(self._end)

    @Slot(str)
    def _search(self, words: str) -> None:
        self.places, self.at = [], 0
        self.version += 1
        needle = words.lower()
        if needle:
            for column in self._view.columns:
                for start, text in (
                    *((at, words) for _look, at, words in titles(column)),
                    (0, column.article.text.content),
                ):
                    self._search_in(column.id, start, _lower(text), needle)
        self._bar.tell(0, len(self.places))
        self.found.emit()
        if self.places:
            self.went.emit(self.places[0])

    def _search_in(self, article: str, start: int, hay: str, needle: str) -> None:
        """Find all in one text, which begins at an offset of the columns."""
        at = hay.find(needle)
        while at >= 0:
            self.places.append(Place(article, start + at, start + at + len(needle)))
            at = hay.find(needle, at + len(needle))

    @Slot(int)
    def _step(self, step: int) -> None:
        if self.places:
            self.at = (self.at + step) % len(self.places)
            self._bar.tell(self.at, len(self.places))
            self.found.emit()
            self.went.emit(self.places[self.at])

    @Slot()
    def _end(self) -> None:
        self.places = []
        self.version += 1
        self.found.emit()
        self.ended.emit()


def _lower(text: str) -> str:
    """Lower case with the same number of characters ("İ" would become two)."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
