"""Marks and notes in the window: keys, pickers, the layer over the passages, the pages of the side panel."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QInputDialog, QWidget

from analyzers.decisions import Decision
from analyzers.text import Span
from app.export.names import plural
from app.lenses.base import Comparison, Passages, Place
from app.model import Code, Mark
from app.model.placing import unplaced
from app.services.annotations import KEYS, Annotations
from app.views.code_picker import CodePicker
from app.views.code_sample import code_style
from app.views.codes_dialog import CodesDialog
from app.views.comparison_view import ComparisonView
from app.views.needs_placing import NeedsPlacing
from app.views.note_cards import NoteCard, lost_cards, note_card, places_of
from app.views.notes_pane import NotesPane
from app.views.own_blocks import codes_legend, own_card
from app.views.selecting import WordSelection, no_words, selected_words
from app.views.side_panel import SidePanel
from app.widgets.blocks import Block
from app.widgets.own_marks import OwnMark, stacked
from app.widgets.paint import GridRow, MarkStyle
from app.widgets.theme import Theme

if TYPE_CHECKING:
    from app.services.session import Session

_NOTE = MarkStyle()
_SELECT = "Select words first: with the mouse, or with Shift+→ in the chosen passage."


@dataclass(frozen=True)
class OwnKey:
    """Key of a mark or note in the columns.

    Attributes:
        kind: "mark" or "note".
        id: Its id.
    """

    kind: str
    id: str


class Annotating(QObject):
    """Lets a person mark and note.

    Signals:
        told: a sentence for the status bar.
        counted: rows per filter, after notes changed.
        picked: passages to go to.
        article_requested: article whose whole text is wanted.
    """

    told = Signal(str)
    counted = Signal(dict)
    picked = Signal(object)
    article_requested = Signal(str)

    def __init__(self, session: Session, theme: Theme, view: ComparisonView, panel: SidePanel, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._theme, self._view, self._panel, self._window = session, theme, view, panel, window
        self._do = Annotations(session)
        self._comparison: Comparison | None = None
        self._last = ""
        self._clicked_mark = ""
        self._about: tuple[Mapping[str, Sequence[Span]] | None, str] = (None, "")
        self.notes, self.lost = NotesPane(theme), NeedsPlacing()
        panel.add_page("notes", "Notes", self.notes)
        panel.add_page("lost", "Needs placing", self.lost)
        panel.name_page("lost", "Needs placing", visible=False)
        self.words = WordSelection(view.grid, lambda: view.places)
        view.decorate = self._decorate
        for number in KEYS:
            action = QAction(f"Mark with the code on key {number}", view.grid)
            action.setShortcut(QKeySequence(str(number)))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _on=False, key=number: self.mark_with_key(key))
            view.grid.addAction(action)
        view.grid.place_clicked.connect(self._clicked)
        view.heads.notes_requested.connect(self._open_article_notes)
        view.full.place_clicked.connect(self._clicked)
        self.notes.written.connect(self._write)
        self.notes.removed.connect(self._do.remove_note)
        self.notes.moved.connect(self._move)
        self.notes.opened.connect(self._open)
        self.notes.left.connect(lambda: view.page.setFocus())
        self.lost.removed.connect(self._remove_lost)
        self.lost.article_requested.connect(self.article_requested)
        session.document_changed.connect(self.refresh)

    # --- what is shown -------------------------------------------------------------------------------------------
    def _decorate(self, comparison: Comparison, rows: tuple[GridRow, ...]) -> tuple[GridRow, ...]:
        """Lay marks over the columns and note signs on the rows."""
        self._comparison = comparison
        self._lay_marks()
        self._fill_pages()
        cards = [note_card(note, comparison) for note in self._session.document.notes]
        return tuple(self._noted(row, cards, comparison) for row in rows)

    def _noted(self, row: GridRow, cards: Sequence[NoteCard], comparison: Comparison) -> GridRow:
        ids = [column.id for column in comparison.columns]
        stretches = {
            article: [(p.start, p.start + len(p.text)) for p in cell.pieces if p.start >= 0]
            for article, cell in zip(ids, row.cells, strict=True)
        }
        count = sum(
            any(low < p.end and p.start < high for p in card.places for low, high in stretches.get(p.article, ()))
            for card in cards
        )
        if not count:
            return row
        words = plural(count, "note")
        return replace(row, notes=count, flags=(*row.flags, words), speech=f"{row.speech} {words}.")

    @Slot()
    def refresh(self) -> None:
        """Show what the document holds now."""
        if self._comparison is None or not self._session.document.articles:
            self._fill_pages()
            return
        counts = self._view.redecorate()  # comes back to _decorate
        self.counted.emit(counts)

    def _lay_marks(self) -> None:
        comparison, document = self._comparison, self._session.document
        if comparison is None:
            return
        codes = {code.id: code for code in document.codes}
        found: dict[str, list[OwnMark]] = {}
        for mark in document.marks:
            code = codes.get(mark.code)
            if code is None:
                continue
            tip = f"Marked: {code.name}" + (f" ({mark.by})" if mark.by else "")
            places = places_of(mark.anchor, comparison)
            for number, p in enumerate(places):
                last = number == len(places) - 1
                own = OwnMark(p.start, p.end, code_style(code), OwnKey("mark", mark.id), tip, last)
                found.setdefault(p.article, []).append(own)
        for note in document.notes:
            if len(note.anchors) != 1:
                continue
            for p in places_of(note.anchors[0], comparison)[-1:]:
                own = OwnMark(p.start, p.end, _NOTE, OwnKey("note", note.id), f"Note: {note.text}", True, True)
                found.setdefault(p.article, []).append(own)
        laid = {column.id: stacked(found.get(column.id, [])) for column in comparison.columns}
        self._view.set_own(laid)

    def _fill_pages(self) -> None:
        document, comparison = self._session.document, self._comparison
        if comparison is None:
            return
        cards = [note_card(note, comparison) for note in document.notes]
        self.notes.show_cards(cards, [(column.id, column.name) for column in comparison.columns])
        self._panel.name_page("notes", f"Notes {len(cards)}" if cards else "Notes")
        self._panel.lens.show_more(codes_legend(document, comparison))
        self._view.heads.set_notes(Counter(note.article for note in document.notes if note.article))
        articles = [column.article for column in comparison.columns]
        there = {entry.id for entry in document.articles}
        # While results of a change are awaited what has no place yet is not known.
        ready = not comparison.pending and {a.id for a in articles} == there
        lost = unplaced(document, articles, self._unplaced()) if ready else ()
        self.lost.show_cards(lost_cards(lost, document, comparison))
        self._panel.name_page("lost", f"Needs placing {len(lost)}", visible=bool(lost))

    def _unplaced(self) -> Collection[Decision]:
        analysis = self._session.analysis
        return analysis.unplaced if analysis is not None else ()

    def card(self, comparison: Comparison, key: Hashable) -> tuple[Block, ...]:
        """What the inspector adds to something that was picked: the marks and notes there."""
        return own_card(self._session.document, comparison, key)

    @Slot(str)
    def _open_article_notes(self, article: str) -> None:
        """Show the notes on an article."""
        note = next((n.id for n in self._session.document.notes if n.article == article), "")
        self._panel.show()
        self._panel.show_page("notes")
        self.notes.show_all()
        self.notes.select(note)
        self.notes.list.setFocus()

    # --- what is chosen ------------------------------------------------------------------------------------------
    def selection(self, *, show: bool = False) -> tuple[str, tuple[Span, ...]]:
        """Article and clean spans of the selected words, whole ones; ("", ()) if none are.

        Args:
            show: Widen what is selected on the screen to whole words.
        """
        if self._comparison is None:
            return "", ()
        for column, shown in zip(self._view.columns, self._view.reading.columns, strict=False):
            spans = selected_words(shown, column.article.text.content, show=show)
            if spans:
                return column.id, spans
        return "", ()

    def _chosen_article(self) -> str:
        at, known = self._view.page.column, self._view.columns
        return known[at].id if at < len(known) else ""

    @Slot(int, int, int, object)
    def _clicked(self, column: int, _row: int, source: int, _key: object) -> None:
        """Say what a person made at a place that was clicked; U removes the mark, the note is shown."""
        self._clicked_mark = ""
        if self._comparison is None or source < 0:
            return
        hits = self._view.reading.columns[column].own.at(source)
        for own in hits:
            if not isinstance(own.key, OwnKey):
                continue
            if own.key.kind == "mark" and not self._clicked_mark:
                self._clicked_mark = own.key.id
            elif own.key.kind == "note":
                self.notes.select(own.key.id)
        if hits:
            more = " · U removes it" if self._clicked_mark else ""
            self.told.emit("; ".join(own.tip for own in hits) + more)

    # --- marks ---------------------------------------------------------------------------------------------------
    def mark_with_key(self, key: int) -> None:
        """Mark the selected words with the code on a number key; a key without a code asks for its name."""
        code = self._do.code_on_key(key)
        if code is None:
            self.choose_code(key)
        else:
            self._mark(code)

    def choose_code(self, key: int = 0) -> None:
        """Open the picker for the selected words."""
        article, spans = self.selection(show=True)
        if not spans or self._comparison is None:
            self.told.emit(no_words(self._view.reading.columns, _SELECT))
            return
        content = self._comparison.column(article).article.text.content
        words = " … ".join(span.of(content) for span in spans)
        used = [code for code in self._session.document.codes if not code.retired]
        picker = CodePicker(self._theme, used, words, key, self._window)
        picker.picked.connect(self._take_picked)
        picker.named.connect(lambda name: self._mark(self._do.draft_code(name, key)))
        picker.finished.connect(lambda _result: self._view.page.setFocus())
        picker.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        picker.open()

    @Slot(str)
    def _take_picked(self, code: str) -> None:
        found = self._do.code(code)
        if found is not None:
            self._mark(found)

    def mark_again(self) -> None:
        """Mark the selected words with the code used last."""
        code = self._do.code(self._last)
        if code is None or code.retired:
            self.choose_code()
        else:
            self._mark(code)

    def _mark(self, code: Code) -> None:
        article, spans = self.selection(show=True)
        if not spans:
            self.told.emit(no_words(self._view.reading.columns, _SELECT))
            return
        mark = self._do.add_mark(article, spans, code)
        if mark is not None:
            self._last, self._clicked_mark = code.id, ""
            self.told.emit(f"Marked as {code.name}. U removes the mark, Q marks again with this code.")
        elif not self._session.read_only:
            self.told.emit(f"These words are marked as {code.name} already.")

    def unmark(self) -> None:
        """Remove the newest mark over the selected words, or the one that was clicked."""
        mark = self._mark_here()
        if mark is None:
            self.told.emit("There is no mark of yours here. Select or click marked words first.")
        elif self._do.remove_mark(mark.id):
            self.told.emit("Mark removed. Ctrl+Z brings it back.")

    def _mark_here(self) -> Mark | None:
        marks, comparison = self._session.document.marks, self._comparison
        article, spans = self.selection()
        if not spans or comparison is None:
            return next((m for m in marks if m.id == self._clicked_mark), None)
        for mark in reversed(marks):
            for p in places_of(mark.anchor, comparison):
                if p.article == article and any(span.overlaps(Span(p.start, p.end)) for span in spans):
                    return mark
        return None

    def edit_codes(self) -> None:
        """Open the list of codes."""
        dialog = CodesDialog(self._theme, self._session, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    # --- notes ---------------------------------------------------------------------------------------------------
    def note(self) -> None:
        """Write a note on the selected words, or on the chosen row."""
        article, spans = self.selection(show=True)
        if spans and self._comparison is not None:
            where = self._comparison.where(Place(article, spans[0].start, spans[-1].end))
            content = self._comparison.column(article).article.text.content
            self._begin({article: spans}, "", where, " … ".join(span.of(content) for span in spans))
            return
        page = self._view.page
        if self._comparison is None or not 0 <= page.row < len(page.rows):
            self.told.emit("Select words or choose a row first; Shift+N writes a note on the article.")
            return
        row = page.rows[page.row]
        places = {
            column.id: tuple(Span(p.start, p.start + len(p.text)) for p in cell.pieces if p.start >= 0)
            for column, cell in zip(self._view.columns, row.cells, strict=True)
        }
        there = {key: spans for key, spans in places.items() if spans}
        if there:
            self._begin(there, "", f"Row {row.number}: {row.label}", "")
        else:
            self.note_on_article(self._chosen_article())

    def note_on_article(self, article: str = "") -> None:
        """Write a note on an article; the one of the chosen column by default."""
        article = article or self._chosen_article()
        if article and self._comparison is not None:
            self._begin(None, article, f"On {self._comparison.column(article).name}", "")

    def _begin(self, places: Mapping[str, Sequence[Span]] | None, article: str, where: str, quote: str) -> None:
        if self._session.read_only:
            self._do.add_note("note", None, article)  # refused with its sentence
            return
        self._panel.show()
        self._panel.show_page("notes")
        self.notes.finish()
        self._about = (places, article)
        self.notes.begin(NoteCard("", "", where, " ".join(quote.split())))

    @Slot(str, str)
    def _write(self, note: str, words: str) -> None:
        if note:
            self._do.change_note(note, words)
            return
        places, article = self._about
        made = self._do.add_note(words, places, article)
        if made is not None:
            self.notes.select(made.id)

    @Slot(str, str)
    def _move(self, note: str, place: str) -> None:
        order = [n.id for n in self._session.document.notes]
        if place in order and self._do.move_note(note, order.index(place)):
            self.notes.select(note)

    @Slot(str)
    def _open(self, note: str) -> None:
        """Go to a note's passage."""
        found = next((n for n in self._session.document.notes if n.id == note), None)
        if found is None or self._comparison is None:
            return
        card = note_card(found, self._comparison)
        if card.places:
            title = card.where if len(card.places) > 1 else "Passage of your note"
            self.picked.emit(Passages(title, card.places))
        elif card.lost:
            self.told.emit("The passage of this note is not shown now: see “Needs placing”.")

    def show_notes(self) -> None:
        """Turn to the notes."""
        self._panel.show()
        self._panel.show_page("notes")
        (self.notes.list if self.notes.list.isVisible() else self.notes.search).setFocus()

    def ask_name(self) -> None:
        """Ask for the name that is written beside marks, notes and decisions."""
        old = str(self._session.settings.get("name") or "")
        name, ok = QInputDialog.getText(
            self._window,
            "Your name",
            "Name beside your marks, notes and decisions (leave it empty for none):",
            text=old,
        )
        if ok:
            self._session.settings.set("name", name.strip())

    @Slot(str, str)
    def _remove_lost(self, kind: str, key: str) -> None:
        if kind == "mark":
            self._do.remove_mark(key)
        elif kind == "note":
            self._do.remove_note(key)
        else:
            self._do.remove_decision(int(key))
