"""A person's marks, code by code with their passages, and the notes."""

from __future__ import annotations

from collections.abc import Sequence

from app.export.material import Material, OwnMark
from app.export.names import plural
from app.export.notes import NoteEntry
from app.export.report import Block, Cell, LegendItem, Paragraph, Run, Section, Table, TableGroup
from app.export.text import one_line
from app.model import Code


def legend_items(material: Material) -> tuple[LegendItem, ...]:
    """A line of the legend for every code that is used."""
    return tuple(LegendItem(_sample(code, code.name), "marked by hand") for code in _used(material))


def own_marks(material: Material) -> Section | None:
    """The codes with their passages by outlet, or None if nothing is marked."""
    if not material.marks:
        return None
    groups = []
    for code in _used(material):
        found = [m for article in material.articles for m in material.own.get(article.id, ()) if m.code.id == code.id]
        title = (_sample(code, code.name), Run(f"\u2002{plural(len(found), 'passage')}", "muted"))
        groups.append(TableGroup(title, tuple(_row(material, mark) for mark in found)))
    blocks: list[Block] = []
    if groups:
        blocks.append(
            Table(
                head=((Run("Outlet"),), (Run("Passage"),), (Run("By"),)),
                widths=(1.2, 4.2, 0),
                groups=tuple(groups),
                summary="For every code the passages that were marked with it, by outlet and in reading order.",
            )
        )
    shown = sum(len(marks) for marks in material.own.values())
    if lost := len(material.marks) - shown:
        verb = "stands" if lost == 1 else "stand"
        blocks.append(
            Paragraph((Run(f"{plural(lost, 'mark')} {verb} on text that is hidden or no longer there."),), "note")
        )
    return Section("marks", "Marks", tuple(blocks))


def own_notes(notes: Sequence[NoteEntry]) -> Section | None:
    """The notes with the passages they stand on, or None if there are none."""
    rows = []
    for note in notes:
        about = tuple((Run(f"“{p.quote}”"), Run(f"\u2002{p.where}", "muted")) for p in note.passages)
        where = about or (((Run(note.about or "the whole comparison"),)),)
        rows.append((Cell(((Run(note.text),),)), Cell(where), Cell(((Run(note.by, "muted"),),))))
    if not rows:
        return None
    table = Table(
        head=((Run("Note"),), (Run("About"),), (Run("By"),)),
        widths=(2.4, 3.2, 0),
        groups=(TableGroup((), tuple(rows)),),
        summary="Every note with the passages it stands on, in the person's order.",
    )
    return Section("notes", "Notes", (table,))


def _used(material: Material) -> tuple[Code, ...]:
    """Codes of marks that are shown, in the person's order."""
    used = {mark.code.id for marks in material.own.values() for mark in marks}
    return tuple(code for code in material.codes if code.id in used)


def _sample(code: Code, words: str) -> Run:
    return Run(words, "", "", code.line, code.letter)


def _row(material: Material, own: OwnMark) -> tuple[Cell, ...]:
    article = own.mark.anchor.article
    start = own.spans[0].start
    paragraphs = material.article(article).text.paragraphs
    number = next((p.index + 1 for p in paragraphs if start < p.span.end), 1)
    where = (Run(material.names[article]), Run(f"\u2002¶\u00a0{number}", "muted"))
    return (
        Cell((where,), kind="rowhead"),
        Cell(((Run(f"“{one_line(own.mark.anchor.quote)}”"),),)),
        Cell(((Run(own.mark.by, "muted"),),)),
    )
