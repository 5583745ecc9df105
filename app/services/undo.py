"""The undo history: a list of inverse edits with labels, over the whole document, without a limit."""

from __future__ import annotations

from app.model import Document, Edit, apply


class History:
    """Applies edits to a document and takes them back."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._undo: list[Edit] = []
        self._redo: list[Edit] = []
        self._saved: Document = document

    @property
    def document(self) -> Document:
        """The document as it is now."""
        return self._document

    @property
    def changed(self) -> bool:
        """Whether the document differs from the one last saved or opened."""
        return self._document is not self._saved and self._document != self._saved

    @property
    def undo_label(self) -> str:
        """What would be undone, or ""."""
        return self._undo[-1].label if self._undo else ""

    @property
    def redo_label(self) -> str:
        """What would be done again, or ""."""
        return self._redo[-1].label if self._redo else ""

    def do(self, edit: Edit) -> None:
        """Apply an edit; what was undone before is gone.

        Raises:
            EditError: if it does not fit; nothing has changed.
        """
        self._document, inverse = apply(self._document, edit)
        self._undo.append(inverse)
        self._redo.clear()

    def slip_in(self, edit: Edit) -> None:
        """Apply an edit that the person did not ask for; what was undone before can still be done again.

        Only for an edit that no other one depends on, such as a title: redoing goes on from its result.

        Raises:
            EditError: if it does not fit; nothing has changed.
        """
        self._document, inverse = apply(self._document, edit)
        self._undo.append(inverse)

    def undo(self) -> Edit | None:
        """Take the last edit back; the edit that was applied for it, or None if there is none."""
        return self._step(self._undo, self._redo)

    def redo(self) -> Edit | None:
        """Do the last edit taken back again; the edit that was applied for it, or None if there is none."""
        return self._step(self._redo, self._undo)

    def mark_saved(self, document: Document | None = None) -> None:
        """A document has been written to the file: the one as it is now by default."""
        self._saved = self._document if document is None else document

    def _step(self, source: list[Edit], target: list[Edit]) -> Edit | None:
        if not source:
            return None
        edit = source.pop()
        self._document, inverse = apply(self._document, edit)
        target.append(inverse)
        return edit
