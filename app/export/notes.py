"""Notes as a document: each with the passage it stands on, the outlet and the paragraph, in the person's order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analyzers.analysis import Analysis
from app.export.material import Material
from app.model import Anchor, Document, Note
from app.model.placing import place

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")
_LIST_MARK = re.compile(r"^(\s*)([-+]|\d+[.)])(\s)")


@dataclass(frozen=True)
class QuotedPassage:
    """One passage of a note.

    Attributes:
        quote: Its words on one line.
        where: "Outlet, paragraph 3", or why there is no paragraph.
    """

    quote: str
    where: str


@dataclass(frozen=True)
class NoteEntry:
    """One note, ready to be written.

    Attributes:
        text: The person's words.
        about: The article's name for a note on an article, "" otherwise.
        passages: The passages it stands on.
        by: Who wrote it, or "".
    """

    text: str
    about: str
    passages: tuple[QuotedPassage, ...]
    by: str


def note_entries(document: Document, analysis: Analysis) -> tuple[NoteEntry, ...]:
    """The notes in the person's order.

    Args:
        document: Whose notes they are.
        analysis: Effective results, for outlets' names and paragraphs.
    """
    material = Material(analysis)
    names = {entry.id: entry.name for entry in document.articles} | material.names
    shown = {article.id: article for article in analysis.articles}

    def passage(anchor: Anchor) -> QuotedPassage:
        name = names.get(anchor.article, "an article that was removed")
        article = shown.get(anchor.article)
        where = place(anchor, article)
        if article is None or not where:
            return QuotedPassage(_line(anchor.quote), f"{name}, passage not shown now")
        number = next((p.index + 1 for p in article.text.paragraphs if where[0].start < p.span.end), 1)
        return QuotedPassage(_line(anchor.quote), f"{name}, paragraph {number}")

    def entry(note: Note) -> NoteEntry:
        about = names.get(note.article, "an article that was removed") if note.article else ""
        return NoteEntry(note.text, about, tuple(passage(a) for a in note.anchors), note.by)

    return tuple(entry(note) for note in document.notes)


def notes_markdown(title: str, entries: Sequence[NoteEntry]) -> str:
    """The notes as Markdown (CommonMark): quotations as block quotes, the note under them."""
    parts = [f"# {_escaped(_line(f'Notes: {title}'))}"]
    for entry in entries:
        lines: list[str] = []
        if entry.about:
            lines.append(f"**On {_escaped(entry.about)}**")
        for passage in entry.passages:
            lines.append(f"> “{_escaped(passage.quote)}”  \n> — {_escaped(passage.where)}")
        lines.append("\n".join(_paragraph(line) for line in entry.text.splitlines()))
        if entry.by:
            lines.append(f"*{_escaped(entry.by)}*")
        parts.append("\n\n".join(lines))
    return "\n\n---\n\n".join(parts) + "\n"


def notes_text(title: str, entries: Sequence[NoteEntry]) -> str:
    """The notes as plain text."""
    head = _line(f"Notes: {title}")
    parts = [f"{head}\n{'=' * len(head)}"]
    for number, entry in enumerate(entries, 1):
        lines = [f"{number}. On {entry.about}" if entry.about else f"{number}."]
        for passage in entry.passages:
            lines.append(f"“{passage.quote}”\n    ({passage.where})")
        lines.append(entry.text)
        if entry.by:
            lines.append(f"— {entry.by}")
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def _line(words: str) -> str:
    return " ".join(words.split())


def _escaped(words: str) -> str:
    """Words that Markdown would take for its own signs."""
    return _SPECIAL.sub(r"\\\1", words)


def _paragraph(line: str) -> str:
    """A line of a note: a person's own lists stay lists; other signs are escaped, and the line's end is kept."""
    found = _LIST_MARK.match(line)
    if found:
        return f"{line[: found.end()]}{_escaped(line[found.end() :])}"
    return f"{_escaped(line)}  " if line.strip() else ""
