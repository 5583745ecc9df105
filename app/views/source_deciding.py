"""What the buttons and menus of a statement decide: the chosen value, or the selected words, made a decision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from analyzers.decisions import STATEMENT
from analyzers.records import Attribution
from analyzers.text import Span
from app.export.source_counts import extent
from app.lenses.base import Comparison
from app.lenses.sources_keys import Decide
from app.lenses.sources_marks import place_of
from app.services.deciding import Deciding
from app.views.selecting import Selection, no_words
from app.views.source_adding import BACK, PARTS
from app.views.source_split import SourceSplit
from app.views.unchanged import CHANGED, revisions, unchanged
from app.views.workspace import Workspace

if TYPE_CHECKING:
    from app.services.session import Session

_DONE = {
    "confirm": "You confirmed this.",
    "dismiss": "Not a source any more.",
    "source_class": "Class changed for all statements of this source.",
    "status": "Walk of life changed for all statements of this source.",
    "type": "Kind of quotation changed.",
    "anonymity": "Reason for anonymity changed for all statements of this source.",
    "statement": "Counted as a statement from now on.",
    "belief": "A belief, wish or plan: left out, unless the last line of the legend counts it in.",
    "speech_act": "Speech act changed.",
    "same": "Two sources are one now.",
    "other": "Another source from now on.",
    "part": "Words changed.",
    "reason": "Reason for anonymity changed for all statements of this source.",
}
"""What was decided -> the sentence that says so."""


class SourceDeciding(QObject):
    """Takes decisions about one statement.

    Signals:
        said: a sentence for the status bar, to be read out too.
        changed: a decision was taken.
    """

    said = Signal(str)
    changed = Signal()

    def __init__(self, session: Session, work: Workspace, selection: Selection, window: QWidget) -> None:
        """Begin without a decision.

        Args:
            session: Takes the decisions.
            work: Knows what is compared, and which columns are on screen.
            selection: Tells which words are selected.
            window: Owner of dialogs.
        """
        super().__init__(window)
        self._session, self._view, self._selection, self._window = session, work.view, selection, window
        self._do = Deciding(session)
        self._asked: set[tuple[Decide, str]] = set()

    @property
    def awaited(self) -> bool:
        """Whether results of a decision are still to come."""
        return bool(self._asked)

    def settled(self) -> None:
        """The results have come, or something else was done: the same may be asked again."""
        self._asked.clear()

    def decide(self, comparison: Comparison, key: Decide, item: Attribution, value: str) -> None:
        """Take the decision that a button or a menu entry asks for, and say so.

        Args:
            comparison: What is compared.
            key: The button.
            item: The statement.
            value: The chosen entry of its menu, or "".
        """
        article, done, asked = key.article, False, value
        if (key, asked) in self._asked:
            return  # pressed again before the results came
        if key.doing == "confirm":
            done = self._do.confirm(article, item)
        elif key.doing == "dismiss":
            done = self._do.dismiss(article, item)
        elif key.doing == "same":
            done = self._merge(comparison, article, item, value)
        elif key.doing == "other":
            if value == "several":
                self._choose_several(comparison, article, item)
                return
            done = self._do.split_source(article, [item])
        elif key.doing == "part":
            done = self._change_part(article, item, value)
        else:
            field, _, chosen = value.rpartition("=")
            if _already(item, field or "source_class", chosen):
                self.said.emit("It is that already.")
                return
            if field == "reporting":
                done, value = self._do.count_as(article, item, chosen), chosen
            elif field == "anonymity":
                done, value = self._explain(article, item, chosen), field
            else:
                done, value = self._do.set_field(article, item, field or "source_class", chosen), field
        if done:
            self._asked.add((key, asked))
            self.said.emit(f"{_DONE.get(value) or _DONE[key.doing]} {BACK}")
            self.changed.emit()

    def _merge(self, comparison: Comparison, article: str, item: Attribution, entity: str) -> bool:
        result = comparison.attributions[article]
        if not item.entity:  # nobody yet: it takes the words by which the other source is known
            source = next((s for s in result.sources if s.entity == entity and s.mentions), None)
            return source is not None and self._do.set_part(article, item, "source", source.mentions[:1])
        other = next((i for i in result.attributions if i.entity == entity), None)
        return other is not None and self._do.merge_sources(article, [item, other])

    def _choose_several(self, comparison: Comparison, article: str, item: Attribution) -> None:
        result = comparison.attributions[article]
        source = next((s for s in result.sources if s.entity == item.entity), None)
        if source is None:
            return
        mine = {i.id: i for i in result.attributions if i.entity == item.entity}
        listed = [(key, self._line(comparison, article, i)) for key, i in mine.items()]
        before = revisions(self._session)
        dialog = SourceSplit(source.name, listed, item.id, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(lambda ids: self._split(article, [mine[key] for key in ids], before))
        dialog.finished.connect(lambda _result: self._view.page.setFocus())
        dialog.open()

    def _line(self, comparison: Comparison, article: str, item: Attribution) -> str:
        content = comparison.column(article).article.text.content
        number = comparison.paragraph(article, place_of(article, item).start)
        words = " … ".join(" ".join(span.of(content).split()) for span in extent(item))
        return f"Paragraph {number}: {words}"

    def _split(self, article: str, items: Sequence[Attribution], before: Mapping[str, str]) -> None:
        if not unchanged(self._session, before, [article]):
            self.said.emit(CHANGED)
        elif self._do.split_source(article, items):
            self.said.emit(f"{_DONE['other']} {BACK}")

    def _change_part(self, article: str, item: Attribution, value: str) -> bool:
        part = value.removeprefix("no ")
        if value != part:
            return self._do.set_part(article, item, part, ())
        if part == "reason":
            return self._explain(article, item, "reason_given")
        spans = self._selected_in(article, part)
        return bool(spans) and self._do.set_part(article, item, part, spans)

    def _explain(self, article: str, item: Attribution, kind: str) -> bool:
        """Say why the source is not named; the selected words give the reason, if there is one."""
        spans = self._selected_in(article, "reason") if kind == "reason_given" else ()
        return bool(spans or kind != "reason_given") and self._do.set_anonymity(article, item, kind, spans)

    def _selected_in(self, article: str, part: str) -> tuple[Span, ...]:
        """The selected words for a part of a statement; none, and it is told, if they cannot be it."""
        where, spans = self._selection(show=True)
        if not spans:
            wanted = f"Select the words first that are {PARTS[part]}: with the mouse, or with Shift+→ in the passage."
            self.said.emit(no_words(self._view.reading.columns, wanted))
        elif where != article:
            self.said.emit("The selected words stand in another article than the statement.")
            return ()
        return spans


def _already(item: Attribution, field: str, value: str) -> bool:
    """Whether a field of a statement has a value already; a reason is other words each time."""
    if field == "reporting":
        return item.reporting == (value == STATEMENT)
    if field == "anonymity":
        return item.anonymity is not None and item.anonymity.kind == value != "reason_given"
    return bool(getattr(item, field) == value)
