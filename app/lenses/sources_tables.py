"""The tables of the window with all sources: every source of every outlet, and verbs by outlet and class."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from analyzers.records import broad_class
from app.export.counts import BROAD, LETTERS
from app.export.names import CLASSES
from app.export.source_counts import counted, given, source_rows
from app.export.source_words import ANONYMITY, LADDER, STATUSES
from app.lenses.base import Comparison, Item, Passages, Place, passages, places
from app.lenses.sources_marks import place_of
from app.lenses.sources_panel import uses_of


@dataclass(frozen=True)
class GridCell:
    """A cell.

    Attributes:
        text: What it says.
        key: What it opens, or None.
        sort: A value that sorts it, or None for its text.
        tip: More words.
    """

    text: str
    key: Hashable = None
    sort: int | str | None = None
    tip: str = ""


@dataclass(frozen=True)
class Grid:
    """A table: heads, and rows of as many cells each."""

    columns: tuple[str, ...]
    rows: tuple[tuple[GridCell, ...], ...]


SOURCE_COLUMNS = (
    "Outlet",
    "First",
    "Source",
    "Class",
    "Walk of life",
    "Statements",
    "Words",
    "Also in",
    "Reason for anonymity",
)


def source_grid(comparison: Comparison, *, beliefs: bool = False) -> Grid:
    """Every source of every outlet; outlets in the order of the columns, sources as they first appear."""
    rows = []
    for number, column in enumerate(comparison.columns):
        result = comparison.attributions.get(column.id)
        if result is None:
            continue
        for row in source_rows(column.article, result, counted(result, beliefs=beliefs)):
            source, first = row.source, Item("attribution", column.id, row.items[0].id)
            broad = broad_class(source.source_class)
            title = f"{source.name} in {column.name}"
            spots = tuple(place_of(column.id, item) for item in row.items)
            reason = ""
            if broad == "unnamed":
                reason = ANONYMITY[row.anonymity.kind if row.anonymity else "none"]
                words = row.anonymity.reason or row.anonymity.span if row.anonymity else None
                if words is not None:
                    reason += f": “{' '.join(words.of(column.article.text.content).split())}”"
            rows.append(
                (
                    GridCell(column.name, first, number * 10_000 + row.number, column.name),
                    GridCell(str(row.number), first, row.number, f"{row.number}. to speak in {column.name}"),
                    GridCell(source.name or "no name", first, " ".join(source.name.casefold().split())),
                    GridCell(f"{LETTERS[broad]}  {CLASSES[source.source_class]}", first, BROAD.index(broad)),
                    GridCell(STATUSES[source.status], first),
                    GridCell(str(len(row.items)), Passages(title, spots), len(row.items)),
                    GridCell(str(row.words), passages(title, places(column.id, given(row.items))), row.words),
                    GridCell(", ".join(c.name for c, _e in comparison.also_in(column.id, source.entity)), first),
                    GridCell(reason, first),
                )
            )
    return Grid(SOURCE_COLUMNS, tuple(rows))


def verb_grid(comparison: Comparison, *, beliefs: bool = False) -> Grid:
    """Reporting words on their ladder, for every outlet and class of source."""
    items = {key: counted(result, beliefs=beliefs) for key, result in comparison.attributions.items()}
    uses = uses_of(comparison, items)
    rows = []
    for number, column in enumerate(comparison.columns):
        if column.id not in items:
            continue
        for at, broad in enumerate((*BROAD, "all")):
            mine = [u for u in uses if u.article == column.id and broad in (broad_class(u.source_class), "all")]
            if not mine:
                continue
            letter = LETTERS.get(broad, "")
            cells = [
                GridCell(column.name, None, number * 10 + at),
                GridCell(f"{letter}  {broad}".strip() if letter else "all sources", None, at),
            ]
            for step in LADDER:
                there = [u for u in mine if u.ladder == step]
                spots = [Place(u.article, u.span.start, u.span.end) for u in there]
                lemmas = ", ".join(dict.fromkeys(u.lemma for u in there))
                key = passages(f"{column.name}, {broad}: {step}", spots)
                cells.append(GridCell(str(len(there)), key, len(there), lemmas))
            rows.append(tuple(cells))
    return Grid(("Outlet", "Class", *(step.capitalize() for step in LADDER)), tuple(rows))
