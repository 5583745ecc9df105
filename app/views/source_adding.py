"""Adding a source that was not found: from the selected words to the card in the panel to the decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from analyzers.decisions import ADDED
from analyzers.records import Attribution
from analyzers.text.span import merge
from app.lenses.base import Passages, Place
from app.services.deciding import Deciding
from app.views.selecting import Selection, no_words
from app.views.source_form import NewSource, SourceForm
from app.views.workspace import Workspace
from app.widgets.announce import announce

if TYPE_CHECKING:
    from app.services.session import Session

BACK = "Ctrl+Z takes it back."
PARTS = {
    "source": "who says it",
    "cue": "the saying word",
    "content": "what is said",
    "said_to": "who was told",
    "relay": "the report it comes through",
    "reason": "the reason why the source is not named",
}
"""Parts of a statement, in words."""
_PAGE = "add_source"


class SourceAdding(QObject):
    """Leads from selected words to an added source.

    Signals:
        told: a sentence for the status bar.
    """

    told = Signal(str)

    def __init__(
        self,
        session: Session,
        work: Workspace,
        selection: Selection,
        parent: QObject,
    ) -> None:
        """Add the card to the panel, hidden until words are chosen.

        Args:
            session: Takes the decision.
            work: Passages and panel.
            selection: Tells which words are selected.
            parent: Owner.
        """
        super().__init__(parent)
        self._session, self._view, self._panel, self._selection = session, work.view, work.panel, selection
        self._awaited: NewSource | None = None
        self.form = SourceForm()
        work.panel.add_page(_PAGE, "Add source", self.form)
        work.panel.name_page(_PAGE, "Add source", visible=False)
        self.form.wanted.connect(self._want)
        self.form.changed.connect(self._show_chosen)
        self.form.added.connect(self._add)
        self.form.left.connect(self._close)

    def add(self) -> None:
        """Begin with the selected words as what is said, or give them to the open card."""
        comparison = self._view.comparison
        article, spans = self._selection(show=True)
        if comparison is None:
            return
        if not spans:
            wanted = "Select the words that somebody says, then press S."
            if self.form.open:
                wanted = f"Select the words that are {PARTS[self.form.next or 'cue']}, then press S."
            self._say(no_words(self._view.reading.columns, wanted))
            return
        text = comparison.column(article).article.text.content
        if self.form.open:
            if not self.form.fits(article, text):
                self.told.emit("The selected words stand in another article than what is said. Esc leaves the card.")
                return
            part = self.form.take(spans)
            self.told.emit(f"Taken as {PARTS[part]}. Enter adds the source, S takes other words, Esc leaves.")
            self.form.add.setFocus()
            return
        if self._session.read_only:
            self.told.emit("This comparison is read-only: nothing can be added.")
            return
        result = comparison.attributions.get(article)
        self._panel.show()
        self._panel.name_page(_PAGE, "Add source", visible=True)
        self._panel.show_page(_PAGE)
        self.form.begin(article, text, spans, result.sources if result else ())
        self._show_chosen()
        self._say("Who says it? Choose from the list, or select words in the text and press S. Esc leaves.")

    def refresh(self) -> None:
        """Newer results: the card goes if its article is not the one whose words were chosen."""
        comparison = self._view.comparison
        if self.form.open:
            column = next((c for c in comparison.columns if c.id == self.form.article), None) if comparison else None
            if column is None or not self.form.fits(column.id, column.article.text.content):
                self.form.leave()

    def arrived(self) -> tuple[str, Attribution] | None:
        """Article and attribution of what was added last, once, when the results have it."""
        wanted, comparison = self._awaited, self._view.comparison
        result = comparison.attributions.get(wanted.article) if wanted and comparison else None
        if wanted is None or result is None:
            return None
        there = (i for i in result.attributions if i.provenance.rule == ADDED and i.content == merge(wanted.content))
        found = next(there, None)
        if found is None:
            return None
        self._awaited = None
        return wanted.article, found

    def _say(self, sentence: str) -> None:
        self.told.emit(sentence)
        announce(self._view.page, sentence)

    @Slot(str)
    def _want(self, part: str) -> None:
        """Words of the text are wanted: take those selected since, or let the person select some."""
        article, spans = self._selection(show=True)
        taken = self.form.parts.values()
        if spans and article == self.form.article and spans not in taken:
            self.form.take(spans, part)
            return
        self._view.reading.setFocus()
        self._say(f"Select the words that are {PARTS[part]}, then press S.")

    @Slot()
    def _show_chosen(self) -> None:
        """Highlight what stands in the card."""
        spans = [span for part in self.form.parts.values() for span in part]
        if spans:
            places = tuple(Place(self.form.article, s.start, s.end) for s in spans)
            self._view.show_passages(Passages("", places))

    @Slot(object)
    def _add(self, wanted: NewSource) -> None:
        self._close()
        done = Deciding(self._session).add_attribution(
            wanted.article, wanted.content, wanted.source, wanted.cue, wanted.source_class
        )
        if done:
            self._awaited = wanted
            self._say(f"Source added. {BACK}")

    @Slot()
    def _close(self) -> None:
        if self._panel.page == _PAGE:
            self._panel.show_page("lens")
        self._panel.name_page(_PAGE, "Add source", visible=False)
        self._view.select_place(None)
        self._view.reading.setFocus()
        self.told.emit("")  # what was asked for is asked no longer
