"""Rows by hand: what belongs together, what does not, and where nothing matches.

Everything works on the chosen row and outlet, or on the sentences in which words are selected. A passage that is to go
elsewhere is taken first and then joined to the row that was gone to; until then it stays where it is.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QWidget

from analyzers.decisions import Context
from analyzers.decisions.comparison import sentences_at
from analyzers.records import Row
from analyzers.text import Span
from app.export.names import plural
from app.lenses.base import Comparison
from app.services.deciding import Deciding, Passage
from app.views.comparison_view import ComparisonView
from app.views.selecting import selected_spans
from app.views.split_dialog import SplitDialog
from app.views.unchanged import CHANGED, revisions, unchanged

if TYPE_CHECKING:
    from app.services.session import Session

COMMANDS = (
    "row_pin",
    "row_take",
    "row_join",
    "row_also",
    "row_away",
    "row_nearest",
    "row_none",
    "row_merge",
    "row_split",
    "row_free",
)
"""Menu entries of this module."""
_CHOOSE = "Choose a row first: click it, or use ↑ and ↓."
_LEAD = "The first row holds headlines and leads side by side. It does not say that they match, so it stays as it is."


@dataclass(frozen=True)
class Taken:
    """Passages that were taken to be joined to another row.

    Attributes:
        passages: The sentences.
        leaves: The other sentences of the row they stood in.
        words: The first words, for the status bar.
    """

    passages: tuple[Passage, ...]
    leaves: tuple[Passage, ...]
    words: str


class RowHand(QObject):
    """Takes a person's decisions about rows.

    Signals:
        told: a sentence for the status bar.
    """

    told = Signal(str)

    def __init__(self, session: Session, view: ComparisonView, actions: Mapping[str, QAction], window: QWidget) -> None:
        super().__init__(window)
        self._session, self._view, self._actions, self._window = session, view, actions, window
        self._do = Deciding(session)
        self.taken: Taken | None = None
        self._follow: tuple[Passage, ...] = ()
        self._deciding = False
        self._decisions = session.document.decisions
        for key in COMMANDS:
            view.grid.addAction(actions[key])
            view.full.addAction(actions[key])
        for page in (view.grid, view.full):
            page.installEventFilter(self)
        view.row_changed.connect(self.refresh)
        view.grid.column_changed.connect(self.refresh)
        view.full.column_changed.connect(self.refresh)
        session.document_changed.connect(self._stepped)
        session.results_changed.connect(self._results_came)
        self.refresh()

    def commands(self) -> dict[str, Callable[[], object]]:
        """Menu entry -> what it does."""
        return {
            "row_pin": self.pin,
            "row_take": self.take,
            "row_join": self.join,
            "row_also": self.join_too,
            "row_away": self.send_away,
            "row_nearest": self.pin_nearest,
            "row_none": self.no_match,
            "row_merge": self.merge,
            "row_split": self.split,
            "row_free": self.free,
        }

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The key of an entry that cannot be used now says what is missing; Qt would pass it over in silence."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            pressed = QKeySequence(event.keyCombination())
            for key, command in self.commands().items():
                if not self._actions[key].isEnabled() and pressed in self._actions[key].shortcuts():
                    command()
                    return True
        return super().eventFilter(watched, event)

    # --- what is chosen ------------------------------------------------------------------------------------------
    @property
    def _comparison(self) -> Comparison | None:
        return self._view.comparison

    def _row(self, step: int = 0) -> Row | None:
        """The chosen row of the line-up, or one before or after it on screen."""
        page, comparison = self._view.page, self._comparison
        lineup = comparison.lineup if comparison is not None else None
        at = page.row + step
        if lineup is None or page.row < 0 or not 0 <= at < len(page.rows):
            return None
        return next((row for row in lineup.rows if row.id == page.rows[at].key), None)

    def _article(self) -> str:
        columns, at = self._view.columns, self._view.page.column
        return columns[at].id if 0 <= at < len(columns) else ""

    def _passages(self, row: Row, article: str = "") -> list[Passage]:
        """Sentences of a row, or of one cell of it, in the order of the columns shown."""
        comparison = self._comparison
        if comparison is None:
            return []
        out = []
        for column in comparison.columns:
            if article in ("", column.id):
                spans = {s.id: s.span for s in column.article.text.sentences}
                out += [(column.id, spans[key]) for key in row.cells.get(column.id, ()) if key in spans]
        return out

    def _chosen(self, row: Row) -> list[Passage]:
        """Sentences of the chosen cell: those in which words are selected, else all of them."""
        article = self._article()
        mine = self._passages(row, article)
        selected: tuple[Span, ...] = ()
        for number, column in enumerate(self._view.reading.columns):
            if number == self._view.reading.column:
                selected = selected_spans(column)
        touched = [p for p in mine if any(p[1].overlaps(span) for span in selected)]
        return touched or mine

    # --- commands ------------------------------------------------------------------------------------------------
    @Slot()
    def pin(self) -> None:
        """The row is right: its passages belong together."""
        row = self._hold()
        if row is None:
            return
        passages = self._passages(row)
        if len(row.cells) < 2:
            self.told.emit("Only one outlet has this passage. Go to a passage that belongs to it and take it with T.")
        elif self._pin(passages):
            self.told.emit(f"Pinned: {plural(len(row.cells), 'outlet')} in this row. Ctrl+Z takes it back.")

    @Slot()
    def take(self) -> None:
        """Take the chosen passage, to join it to another row."""
        row = self._hold()
        passages = self._chosen(row) if row is not None else []
        comparison = self._comparison
        if row is None or comparison is None:
            return
        if not passages:
            self.told.emit("There is no passage to take. Choose an outlet that has one with ← and →.")
            return
        article, span = passages[0]
        text = " ".join(span.of(comparison.column(article).article.text.content).split())
        words = text if len(text) <= 50 else text[:48].rstrip() + "…"
        lineup = comparison.lineup
        rows = [r for r in lineup.rows if r.kind != "lead"] if lineup is not None else []
        # All rows it stands in: moved means that it stands in the other one only.
        around = [own for r in rows if not set(own := self._passages(r)).isdisjoint(passages)]
        leaves = tuple(dict.fromkeys(p for own in around for p in own if p not in passages and p[0] != article))
        self.taken = Taken(tuple(passages), leaves, words)
        self.refresh()
        self.told.emit(f"Taken: “{words}” Go to its row and press J to move it there, Shift+J to have it in both.")

    @Slot()
    def join(self) -> None:
        """Move what was taken to the chosen row."""
        self._join(leave=True)

    @Slot()
    def join_too(self) -> None:
        """Put what was taken into the chosen row as well."""
        self._join(leave=False)

    def _join(self, *, leave: bool) -> None:
        row, taken = self._hold(), self.taken
        if row is None:
            return
        if taken is None:
            self.told.emit("Nothing was taken. Choose a passage, press T, then come back here.")
            return
        joins = [p for p in self._passages(row) if p not in taken.passages]
        if not joins:
            self.told.emit("It stands in this row already.")
            return
        leaves = [p for p in taken.leaves if p not in joins] if leave else []
        if self._decided([*joins, *taken.passages], lambda: self._do.move(taken.passages, leaves, joins)):
            self.taken = None
            self.refresh()
            here = f"row {self._number()}"
            self.told.emit(f"Moved here: {here}." if leaves else f"Joined to this row: {here}.")

    @Slot()
    def send_away(self) -> None:
        """The chosen passage does not belong to the others of its row, and never will."""
        row = self._hold()
        if row is None:
            return
        mine = self._chosen(row)
        others = [p for p in self._passages(row) if p[0] != self._article()]
        if not mine or not others:
            self.told.emit("Choose an outlet that has a passage in a row with others.")
            return
        number = self._number()
        if self._decided(mine, lambda: self._do.part(mine, others)):
            also = self._stands_in(mine)
            where = f" Now in {also}." if also else ""
            self.told.emit(f"Taken out of row {number}; these will not be put together again.{where}")

    @Slot()
    def pin_nearest(self) -> None:
        """The nearest passage of the chosen outlet belongs to the row after all."""
        row, comparison = self._hold(), self._comparison
        if row is None or comparison is None:
            return
        article = self._article()
        nearest = row.nearest.get(article)
        spans = {s.id: s.span for s in comparison.column(article).article.text.sentences} if article else {}
        if nearest is None or nearest[0] not in spans or article in row.cells:
            self.told.emit("No nearest passage is offered here. Choose an outlet without a passage in a shared row.")
        elif self._pin([*self._passages(row), (article, spans[nearest[0]])]):
            self.told.emit("The nearest passage is in this row now.")

    @Slot()
    def no_match(self) -> None:
        """The chosen outlet has no passage that matches the row: looked for, not there."""
        row, comparison = self._hold(), self._comparison
        if row is None or comparison is None:
            return
        article = self._article()
        if article in row.confirmed_empty:
            self.told.emit("That is confirmed already.")
        elif article in row.cells:
            self.told.emit("This outlet has a passage here. If it is wrong, send it away first with X.")
        elif self._decided(self._passages(row), lambda: self._do.no_match(self._passages(row), article)):
            self.told.emit(f"Confirmed: no matching passage in {comparison.column(article).name}.")

    @Slot()
    def merge(self) -> None:
        """The chosen row and the one above it are one."""
        row, above = self._hold(), self._row(-1)
        if row is None:
            return
        if above is None or above.kind == "lead":
            self.told.emit("There is no row above that it could be joined to.")
            return
        upper, lower = self._passages(above), self._passages(row)
        both = list(dict.fromkeys([*upper, *lower]))
        if self._decided(both, lambda: self._do.join_rows(upper, lower)):
            self.told.emit(f"Joined with the row above: row {self._number()} now. Ctrl+Z takes it back.")

    @Slot()
    def split(self) -> None:
        """Put some passages of the chosen row into a row of their own."""
        row, comparison = self._hold(), self._comparison
        if row is None or comparison is None:
            return
        passages = self._passages(row)
        if len(row.cells) < 2:
            self.told.emit("Only a row of several outlets can be split.")
            return
        lines = []
        for article, span in passages:
            column = comparison.column(article)
            lines.append((column.name, " ".join(span.of(column.article.text.content).split())))
        before = revisions(self._session)
        dialog = SplitDialog(lines, self._window)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        if unchanged(self._session, before, {article for article, _span in passages}):
            chosen = [p for p, on in zip(passages, dialog.chosen(), strict=True) if on]
            self._part_rows(chosen, [p for p in passages if p not in chosen])
        else:
            self.told.emit(CHANGED)

    def _part_rows(self, some: Sequence[Passage], others: Sequence[Passage]) -> None:
        if self._decided(others, lambda: self._do.split_row(some, others)):
            comparison = self._comparison
            lineup = comparison.lineup if comparison is not None else None
            own = [r for r in lineup.rows if set(self._passages(r)) == set(some)] if lineup is not None else []
            also = self._stands_in(some, but={r.id for r in own})
            words = (
                "The passages that were split off stand" if len(some) > 1 else "The passage that was split off stands"
            )
            self.told.emit("Split in two rows." + (f" {words} in {also} as well, as before." if also else ""))

    @Slot()
    def free(self) -> None:
        """Forget what was decided by hand about the chosen row."""
        row = self._hold()
        if row is None:
            return
        article = self._article()
        if article in row.confirmed_empty:
            done = self._do.free(self._passages(row), article)
        else:
            done = bool(row.pinned) and self._do.free(self._passages(row))
        self.told.emit("Left to the program again." if done else "Nothing was decided by hand in this row.")

    # --- inside --------------------------------------------------------------------------------------------------
    def _hold(self) -> Row | None:
        """The chosen row if it can be changed; otherwise says why not."""
        row = self._row()
        if row is None:
            self.told.emit(_CHOOSE)
        elif row.kind == "lead":
            self.told.emit(_LEAD)
            return None
        return row

    @Slot()
    def _results_came(self) -> None:
        """What was taken stands at other places now; the row that a decision was about stays the chosen one."""
        self.taken = None
        self._choose_again()
        if not self._session.stale:
            self._follow = ()
        self.refresh()

    def _choose_again(self) -> None:
        """Choose the row that holds what a decision was about, under whatever key, and show its card."""
        view, comparison = self._view, self._comparison
        lineup = comparison.lineup if comparison is not None else None
        wanted = set(self._follow)
        if not wanted or lineup is None:
            return
        # Of several rows with a passage the one with the fewest others: a sentence may stand in several.
        held = [
            (len(wanted & own) / len(wanted | own), row.id)
            for row in lineup.rows
            if row.kind != "lead" and (own := set(self._passages(row)))
        ]
        most, key = max(held, key=lambda found: found[0], default=(0.0, ""))
        keys = [row.key for row in view.page.rows]
        if most and key in keys:
            view.page.choose_cell(keys.index(key), view.page.column)
            if view.page is not view.matrix:
                view.look_at_chosen()

    @Slot()
    def _stepped(self) -> None:
        """Decisions were taken back or done again: what they were about is to be the chosen row."""
        before, self._decisions = self._decisions, self._session.document.decisions
        if self._deciding or before is self._decisions:
            return
        known = {id(d) for d in before} ^ {id(d) for d in self._decisions}
        about = [d for d in (*before, *self._decisions) if id(d) in known and d.analyzer == "lineup"]
        comparison = self._comparison
        if comparison is None or not about:
            return
        columns = {column.id: column.article for column in comparison.columns}
        context = Context(columns)
        refs = [ref for place in about[0].places if place.article in columns for ref in sentences_at(place, context)]
        spans = {key: {s.id: s.span for s in columns[key].text.sentences} for key in {ref.article for ref in refs}}
        self._follow = tuple((ref.article, spans[ref.article][ref.sentence]) for ref in refs)

    def _number(self) -> int:
        """The number of the chosen row, 0 for none."""
        page = self._view.page
        return page.rows[page.row].number if 0 <= page.row < len(page.rows) else 0

    def _stands_in(self, passages: Sequence[Passage], but: Collection[str] = ()) -> str:
        """The rows on screen, by number, that hold all these passages, but for some and the first; "" for none."""
        comparison = self._comparison
        lineup = comparison.lineup if comparison is not None else None
        if lineup is None:
            return ""
        rows = {row.id for row in lineup.rows if row.kind != "lead" and row.id not in but}
        held = {row.id for row in lineup.rows if row.id in rows and set(passages) <= set(self._passages(row))}
        numbers = [str(row.number) for row in self._view.page.rows if row.key in held]
        words = ", ".join(numbers[:-1]) + (" and " if len(numbers) > 1 else "") + "".join(numbers[-1:])
        return f"{'rows' if len(numbers) > 1 else 'row'} {words}" if numbers else ""

    def _decided(self, passages: Sequence[Passage], decide: Callable[[], bool]) -> bool:
        """Take a decision; the row of these passages stays the chosen one. Whether it was taken."""
        self._follow = tuple(passages)
        self._deciding = True
        try:
            done = decide()
        finally:
            self._deciding = False
        if not done:
            self._follow = ()
        return done

    def _pin(self, passages: Sequence[Passage]) -> bool:
        return self._decided(passages, lambda: self._do.pin(passages))

    @Slot()
    def refresh(self) -> None:
        """Offer in the menu what can be done with the chosen row."""
        row, above = self._row(), self._row(-1)
        article = self._article()
        usual = row is not None and row.kind != "lead"
        mine = bool(row is not None and row.cells.get(article))
        shared = bool(row is not None and len(row.cells) > 1)
        empty = bool(usual and row is not None and article and article not in row.cells)
        can = {
            "row_pin": usual and shared,
            "row_take": usual and mine,
            "row_join": usual and self.taken is not None,
            "row_also": usual and self.taken is not None,
            "row_away": usual and mine and shared,
            "row_nearest": empty and row is not None and article in row.nearest,
            "row_none": empty and row is not None and article not in row.confirmed_empty,
            "row_merge": usual and above is not None and above.kind != "lead",
            "row_split": usual and shared,
            "row_free": usual and row is not None and bool(row.pinned or row.confirmed_empty),
        }
        for key, on in can.items():
            self._actions[key].setEnabled(on)
