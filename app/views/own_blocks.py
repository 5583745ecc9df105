"""A person's marks and notes in the side panel: the legend of the codes, and what stands where something was picked."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from app.export.names import plural
from app.lenses.base import Comparison, Item, Passage, Passages, Place
from app.model import Code, Document
from app.views.code_sample import code_style
from app.views.note_cards import places_of
from app.widgets.blocks import Block, Heading, Legend, LegendItem, Link, RunRow, Runs, Words


def codes_legend(document: Document, comparison: Comparison) -> tuple[Block, ...]:
    """The codes with their look, and per outlet how many passages each marks; nothing while there are no marks."""
    found: dict[str, list[Place]] = {}
    for mark in document.marks:
        found.setdefault(mark.code, []).extend(places_of(mark.anchor, comparison)[:1])
    used = [code for code in document.codes if found.get(code.id)]
    if not used:
        return ()
    items = tuple(LegendItem(code_style(code), _named(code, len(found[code.id]))) for code in used)
    rows = []
    for code in used:
        places = sorted(found[code.id], key=lambda p: (comparison.column(p.article).index, p.start))
        links = []
        for column in comparison.columns:
            there = tuple(p for p in places if p.article == column.id)
            if there:
                links.append(Link(column.short, Passages(f"{code.name}: {column.name}", there), len(there)))
        rows.append(RunRow(code.name, tuple(links)))
    return Heading("Your marks"), Legend(items), Runs(tuple(rows), "Your marks by outlet", stacked=True)


def _named(code: Code, count: int) -> str:
    return f"{code.name}: {plural(count, 'passage')}{' (retired)' if code.retired else ''}"


def own_card(document: Document, comparison: Comparison, key: Hashable) -> tuple[Block, ...]:
    """The marks and notes on what was picked; nothing if there are none."""
    picked = places_of_key(comparison, key)
    if not picked:
        return ()
    codes = {code.id: code for code in document.codes}
    items: list[LegendItem] = []
    for mark in document.marks:
        code = codes.get(mark.code)
        if code is not None and _meet(places_of(mark.anchor, comparison), picked):
            words = " ".join(mark.anchor.quote.split())
            items.append(LegendItem(code_style(code), f"{code.name}: “{words}”{f' ({mark.by})' if mark.by else ''}"))
    notes = [
        Words(f"{' '.join(note.text.split())}{f' ({note.by})' if note.by else ''}")
        for note in document.notes
        if any(_meet(places_of(anchor, comparison), picked) for anchor in note.anchors)
    ]
    out: list[Block] = []
    if items:
        out += [Heading("Your marks here"), Legend(tuple(items))]
    if notes:
        out += [Heading("Your notes here"), *notes]
    return tuple(out)


def places_of_key(comparison: Comparison, key: Hashable) -> tuple[Place, ...]:
    """Where something that was picked stands: passages, a cell of the line-up, a statement."""
    if isinstance(key, Passages):
        return tuple(place for place in key.places if comparison.has(place.article))
    if isinstance(key, Passage) and comparison.has(key.article):
        row = next((r for r in (comparison.lineup.rows if comparison.lineup else ()) if r.id == key.row), None)
        wanted = set(row.cells.get(key.article, ())) if row is not None else set()
        sentences = comparison.column(key.article).article.text.sentences
        return tuple(Place(key.article, s.span.start, s.span.end) for s in sentences if s.id in wanted)
    if isinstance(key, Item) and key.article in comparison.attributions:
        found = comparison.attributions[key.article].attributions
        item = next((a for a in found if a.id == key.id), None)
        spans = (*item.source, *item.cue, *item.content) if item is not None else ()
        return tuple(Place(key.article, span.start, span.end) for span in spans)
    return ()


def _meet(places: Sequence[Place], picked: Sequence[Place]) -> bool:
    return any(p.article == q.article and p.start < q.end and q.start < p.end for p in places for q in picked)
