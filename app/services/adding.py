"""Articles into the open comparison: from files, folders and the clipboard, and read again in another encoding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from app.model import ArticleEntry, Batch, Edit, InsertArticle, RemoveArticle, SwapItem, new_id
from app.model.placing import carried
from app.readers import (
    PLAIN,
    RECODABLE,
    Read,
    Unreadable,
    holds_page,
    is_folder,
    label_of,
    needs_parser,
    read_again,
    read_file,
    read_pasted,
)
from app.services.filed import FiledSession
from app.services.reading import Batch as ReadBatch
from app.services.reading import ReadingJobs

_OTHERS = "The other articles were not touched."


class AddingSession(FiledSession):
    """A filed session that takes articles in.

    Signals:
        reading_started: (what is read) the reader process is at work.
        reading_finished: files read in the reader process were added: how many.
        encoding_unsure: (article id, sentence) the letters of an article just added are a guess.
    """

    reading_started = Signal(str)
    reading_finished = Signal(int)
    encoding_unsure = Signal(str, str)

    def __init__(self, settings: Any, parent: QObject | None = None, **guard: Any) -> None:
        """Begin with an empty comparison.

        Args:
            settings: Preferences.
            parent: Qt's owner.
            **guard: Keywords of `GuardedDocument`.
        """
        super().__init__(settings, parent, **guard)
        self._pasted = 0
        self._reading = ReadingJobs(self)
        self._reading.finished.connect(self._take_read)

    @property
    def reading(self) -> bool:
        """Whether files are being read in the reader process."""
        return self._reading.busy

    def add_files(self, paths: Sequence[Path]) -> list[str]:
        """Add articles from files and folders as one step; each file that cannot be read raises a notice.

        Files that need a parser are read in the reader process and added when that is done (`reading` is true until
        then, `reading_finished` follows).

        Returns:
            Ids of the articles added at once.
        """
        files = [Path(path) for path in paths]
        if any(needs_parser(path) or is_folder(path) for path in files):
            self._reading.about = self._opened
            self._reading.start(files)
            self.reading_started.emit(f"“{files[0].name}”" if len(files) == 1 else f"{len(files)} files")
            return []
        reads: list[Read] = []
        for path in files:
            try:
                reads.append(read_file(path))
            except Unreadable as error:
                self.notice_raised.emit(f"{error} {_OTHERS}")
        return self._add(reads)

    def add_text(self, text: str, html: str | None = None) -> list[str]:
        """Add pasted text as an article; text that cannot be used raises a notice.

        A pasted page is read in the reader process, as files are.

        Returns:
            The id of the article added at once, or nothing.
        """
        name = f"Pasted text {self._pasted + 1}"
        if html and holds_page(text, html):
            self._pasted += 1
            self._reading.about = self._opened
            self._reading.start_pasted(name, text, html)
            self.reading_started.emit("the pasted page")
            return []
        try:
            read = read_pasted(name, text)
        except Unreadable as error:
            self.notice_raised.emit(str(error))
            return []
        self._pasted += 1
        return self._add([read])

    def can_read_again(self, article: str) -> bool:
        """Whether an article was made from bytes whose letters depend on an encoding."""
        entry = self.document.entry(article)
        return bool(entry.original) and entry.media in RECODABLE

    def read_again(self, article: str, encoding: str) -> None:
        """Read an article anew from its original bytes in another encoding, as a step that can be undone.

        Marks, notes and decisions stay; those whose words are not there any more are listed as needing a place.
        """
        if not self.can_read_again(article):
            return
        entry = self.document.entry(article)
        if entry.media != PLAIN:
            self._reading.about = self._opened
            self._reading.start_again(article, entry.name, entry.original, entry.media, encoding)
            self.reading_started.emit(f"“{entry.name}”")
            return
        try:
            self._exchange(article, read_again(entry.name, entry.original, entry.media, encoding), encoding)
        except Unreadable as error:
            self.notice_raised.emit(str(error))

    def close(self, *, leave: bool = False) -> None:
        """Let the comparison go (see `GuardedDocument.close`) and end the reader process."""
        super().close(leave=leave)
        self._reading.stop()

    # --- inside --------------------------------------------------------------------------------------------------
    @Slot(object)
    def _take_read(self, batch: ReadBatch) -> None:
        if batch.about is not self._opened:
            names = ", ".join(f"“{read.name}”" for read in batch.reads[:3])
            if batch.reads and not batch.again:
                self.notice_raised.emit(
                    f"{names} had been read when another comparison was already open, and nothing was added to it. "
                    "Add it again where you want it."
                )
            self.reading_finished.emit(0)
            return
        for sentence in batch.refused:
            self.notice_raised.emit(f"{sentence} {_OTHERS}")
        for sentence in batch.notes:
            self.notice_raised.emit(sentence)
        if batch.again:
            for read in batch.reads:
                self._exchange(batch.again, read, "")
            self.reading_finished.emit(0)
            return
        added = self._add(batch.reads)
        self.reading_finished.emit(len(added))

    def _add(self, reads: Sequence[Read]) -> list[str]:
        if not reads:
            return []
        entries = [entry_of(read) for read in reads]
        if self._refused():
            return []
        first = len(self.document.articles)
        edits: list[Edit] = [InsertArticle(first + i, entry) for i, entry in enumerate(entries)]
        self._do(edits[0] if len(edits) == 1 else Batch(tuple(edits), f"Add {len(edits)} articles"))
        for read, entry in zip(reads, entries, strict=True):
            for sentence in read.sentences:
                self.notice_raised.emit(sentence)
            if not read.sure and read.notes:
                self.encoding_unsure.emit(entry.id, read.sentences[0])
        return [entry.id for entry in entries]

    def _exchange(self, article: str, read: Read, encoding: str) -> None:
        """Put what was read again in the place of an article, under its id; decisions move to where their words are."""
        if all(entry.id != article for entry in self.document.articles):
            return  # taken out in the meantime
        index = self.document.index(article)
        entry = self.document.articles[index]
        if entry.raw == read.raw and entry.notes == read.notes:
            return
        fresh = replace(entry, raw=read.raw, hints=read.hints, notes=read.notes)
        how = f" as {label_of(encoding)}" if encoding else " in another encoding"
        label = f"Read “{entry.name}”{how}"
        edits: list[Edit] = [RemoveArticle(article, label), InsertArticle(index, fresh, label)]
        lost = 0
        for at, decision in enumerate(self.document.decisions):
            moved, whole = carried(decision, article, entry.raw, fresh.raw)
            lost += not whole
            if moved != decision:
                edits.append(SwapItem("decisions", at, moved, label))
        if self._do(Batch(tuple(edits), label)) and lost:
            many = "One decision" if lost == 1 else f"{lost} decisions"
            self.notice_raised.emit(
                f"{many} in “{entry.name}” lost {'its' if lost == 1 else 'their'} place: the words are not found as "
                "they were. Ctrl+Z brings everything back."
            )


def entry_of(read: Read) -> ArticleEntry:
    """A document's entry for something that was read."""
    return ArticleEntry(new_id(), read.name, read.raw, read.original, read.media, read.hints, read.notes)
