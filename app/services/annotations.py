"""Marks, codes and notes: what a person adds to the articles, each as one step that can be undone.

Places are given as they stand on screen (clean offsets) and kept as places in the raw text, so that hiding or restoring
site text, or a better cleaning, never shifts them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from analyzers.text import Span
from analyzers.text.span import merge
from app.model import Anchor, Batch, Code, Edit, Mark, Note, PutItem, SwapItem, TakeItem, new_id
from app.model.items import LineStyle

if TYPE_CHECKING:
    from app.services.session import Session

COLOURS = ("blue", "orange", "green", "purple", "olive", "rose", "teal", "grey")
"""Colours of codes, in the order in which new codes take them; the theme has each as `code_<name>`."""
LINES: tuple[LineStyle, ...] = ("solid", "dashed", "double", "wavy", "dotted")
"""Line styles, in the order in which new codes take them."""
KEYS = range(1, 10)
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SHORT = 40


class Annotations:
    """Adds, changes and removes marks, codes and notes of a session's document.

    Args:
        session: Whose document it is; its edits refuse when the comparison is read-only.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    # --- codes ---------------------------------------------------------------------------------------------------
    def code(self, code: str) -> Code | None:
        """The code with this id, or None."""
        return next((c for c in self._session.document.codes if c.id == code), None)

    def code_on_key(self, key: int) -> Code | None:
        """The code in use on a number key, or None."""
        return next((c for c in self._session.document.codes if c.key == key and not c.retired), None)

    def draft_code(self, name: str, key: int = 0) -> Code:
        """A new code with a colour, line, letter and number key that are still free; it is not in the document yet.

        Args:
            name: Of the code.
            key: Wanted number key; the first free one by default.
        """
        codes = self._session.document.codes
        number = len(codes)
        taken = {c.letter for c in codes}
        initials = [c for c in name.upper() if c in _LETTERS]
        letter = next((c for c in (*initials, *_LETTERS) if c not in taken), "")
        used = {c.key for c in codes if not c.retired}
        free = next((k for k in KEYS if k not in used), 0)
        colour = COLOURS[number % len(COLOURS)]
        # The line changes with every code, so that no two neighbours differ in colour alone.
        line = LINES[number % len(LINES)]
        return Code(new_id(), name.strip(), colour, letter, line, key if key and key not in used else free)

    def add_code(self, code: Code) -> bool:
        """Add a code at the end of the list; False if the comparison is read-only."""
        at = len(self._session.document.codes)
        return self._session.perform(PutItem("codes", at, code, f"New code “{_short(code.name)}”"))

    def change_code(self, code: str, **changes: Any) -> bool:
        """Change attributes of a code; False if nothing changes or it cannot.

        A number key given to a code is taken from the one that had it.
        """
        old = self.code(code)
        if old is None:
            return False
        new = replace(old, **changes)
        if new == old or not new.name.strip():
            return False
        words = f"Rename code “{_short(old.name)}”" if new.name != old.name else f"Change code “{_short(old.name)}”"
        edits: list[Edit] = [self._swap_code(new, words)]
        holder = self.code_on_key(new.key) if new.key and new.key != old.key else None
        if holder is not None and holder.id != code:
            edits.insert(0, self._swap_code(replace(holder, key=0), words))
        return self._session.perform(edits[0] if len(edits) == 1 else Batch(tuple(edits), words))

    def retire_code(self, code: str) -> bool:
        """Offer a code no longer; its marks stay."""
        old = self.code(code)
        if old is None or old.retired:
            return False
        return self._session.perform(self._swap_code(replace(old, retired=True), f"Retire code “{_short(old.name)}”"))

    def bring_back_code(self, code: str) -> bool:
        """Offer a retired code again; a number key that another code has by now stays with that one."""
        old = self.code(code)
        if old is None or not old.retired:
            return False
        key = old.key if old.key and self.code_on_key(old.key) is None else 0
        label = f"Bring back code “{_short(old.name)}”"
        return self._session.perform(self._swap_code(replace(old, retired=False, key=key), label))

    def _swap_code(self, code: Code, label: str) -> SwapItem:
        at = next(i for i, c in enumerate(self._session.document.codes) if c.id == code.id)
        return SwapItem("codes", at, code, label)

    # --- marks ---------------------------------------------------------------------------------------------------
    def add_mark(self, article: str, spans: Sequence[Span], code: Code) -> Mark | None:
        """Mark a passage; a code that is not in the document yet is added in the same step.

        Args:
            article: Article id.
            spans: Clean offsets, as shown now.
            code: What the mark means.

        Returns:
            The mark; None if these words have this mark already, nothing is selected, or the comparison is read-only.
        """
        anchor = self.anchor(article, spans)
        document = self._session.document
        if anchor is None or any(m.code == code.id and m.anchor == anchor for m in document.marks):
            return None
        mark = Mark(new_id(), code.id, anchor, self._session.now(), self._name())
        label = f"Mark “{_short(anchor.quote)}” as {code.name}"
        edit: Edit = PutItem("marks", len(document.marks), mark, label)
        if self.code(code.id) is None:
            edit = Batch((PutItem("codes", len(document.codes), code, label), edit), label)
        return mark if self._session.perform(edit) else None

    def remove_mark(self, mark: str) -> bool:
        """Remove a mark."""
        found = next(((i, m) for i, m in enumerate(self._session.document.marks) if m.id == mark), None)
        if found is None:
            return False
        label = f"Remove mark on “{_short(found[1].anchor.quote)}”"
        return self._session.perform(TakeItem("marks", found[0], label))

    # --- notes ---------------------------------------------------------------------------------------------------
    def add_note(self, text: str, places: Mapping[str, Sequence[Span]] | None = None, article: str = "") -> Note | None:
        """Write a note.

        Args:
            text: The note; one without words is not added.
            places: Article id -> clean spans of the passage, or of a row's passages.
            article: The article of a note on a whole article; "" with no places for the whole comparison.

        Returns:
            The note, or None if it was not added.
        """
        anchors = [anchor for key, spans in (places or {}).items() if (anchor := self.anchor(key, spans)) is not None]
        if not text.strip() or (places and not anchors):
            return None
        note = Note(new_id(), text.strip(), tuple(anchors), article, self._session.now(), self._name())
        label = f"Note “{_short(note.text)}”"
        at = len(self._session.document.notes)
        return note if self._session.perform(PutItem("notes", at, note, label)) else None

    def change_note(self, note: str, text: str) -> bool:
        """Change a note's words; a note is not emptied this way but removed."""
        at, old = self._note(note)
        if old is None or not text.strip() or text.strip() == old.text:
            return False
        return self._session.perform(
            SwapItem("notes", at, replace(old, text=text.strip()), f"Change note “{_short(old.text)}”")
        )

    def remove_note(self, note: str) -> bool:
        """Remove a note."""
        at, old = self._note(note)
        return old is not None and self._session.perform(TakeItem("notes", at, f"Remove note “{_short(old.text)}”"))

    def move_note(self, note: str, index: int) -> bool:
        """Move a note to another place in the person's order (number from 0 in the new order)."""
        at, old = self._note(note)
        index = max(0, min(len(self._session.document.notes) - 1, index))
        if old is None or at == index:
            return False
        label = f"Move note “{_short(old.text)}”"
        return self._session.perform(Batch((TakeItem("notes", at, label), PutItem("notes", index, old, label)), label))

    def _note(self, note: str) -> tuple[int, Note | None]:
        return next(((i, n) for i, n in enumerate(self._session.document.notes) if n.id == note), (-1, None))

    # --- decisions -----------------------------------------------------------------------------------------------
    def remove_decision(self, index: int) -> bool:
        """Take back a decision (number from 0 in the document), whatever was done since."""
        if not 0 <= index < len(self._session.document.decisions):
            return False
        return self._session.perform(TakeItem("decisions", index, "Remove decision"))

    # --- places --------------------------------------------------------------------------------------------------
    def anchor(self, article: str, spans: Sequence[Span]) -> Anchor | None:
        """The anchor of clean spans as shown now, without white space at their ends; None if nothing is left."""
        try:
            raw = self._session.document.entry(article).raw
        except KeyError:
            return None
        to_raw = self._to_raw(article)
        places = merge(trimmed for span in spans for part in to_raw(span) if (trimmed := part.trimmed(raw)).length)
        inside = tuple(span for span in places if span.end <= len(raw))
        return Anchor.at(article, raw, inside) if inside else None

    def _to_raw(self, article: str) -> Callable[[Span], tuple[Span, ...]]:
        analysis = self._session.analysis
        shown = next((a for a in analysis.articles if a.id == article), None) if analysis else None
        revision = shown.revision if shown is not None else None
        return revision.to_raw if revision is not None else lambda span: (span,)

    def _name(self) -> str:
        return str(self._session.settings.get("name") or "")


def _short(words: str) -> str:
    """Words for the undo menu: one line, not too long."""
    line = " ".join(words.split())
    return line if len(line) <= _SHORT else line[: _SHORT - 1].rstrip() + "…"
