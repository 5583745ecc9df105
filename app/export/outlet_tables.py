"""Tables with a column for every outlet, parted where a page is too narrow for all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.export.material import Material
from app.export.report import Block, Cell, Line, Paragraph, Run, Table, TableGroup

MOST = 6
"""Outlets side by side in one table; more make words in a column too narrow to read."""

NOTHING = Cell(((Run("–", "muted"),),))
"""The cell of an outlet that has nothing of a row."""


@dataclass(frozen=True)
class OutletRow:
    """A row of such a table.

    Attributes:
        head: What the row is about.
        cells: Article id -> what its outlet has; an outlet that has nothing is left out.
        empty: The cell of an outlet that has nothing.
    """

    head: Cell
    cells: Mapping[str, Cell]
    empty: Cell = NOTHING


def parts(material: Material, keys: Sequence[str]) -> list[tuple[str, ...]]:
    """Articles by the tables they stand in: all in one where they fit, else event by event.

    Articles of one event stay in one table where they fit; small events share one. The parts of an event that is too
    large for one table are of nearly the same size.

    Args:
        material: Knows the events.
        keys: Article ids in the order of the columns.
    """
    if len(keys) <= MOST:
        return [tuple(keys)] if keys else []
    out: list[tuple[str, ...]] = []
    room = 0
    for event in material.events:
        own = [key for key in keys if key in event.articles]
        if own and len(own) <= room:
            out[-1] += tuple(own)
            room -= len(own)
        elif own:
            out += evenly(own, MOST)
            room = MOST - len(out[-1])
    return out


def evenly(keys: Sequence[str], most: int) -> list[tuple[str, ...]]:
    """Keys in order, in groups of nearly the same size, none above `most`."""
    count = max(1, -(-len(keys) // most))
    size, more = divmod(len(keys), count)
    out: list[tuple[str, ...]] = []
    at = 0
    for index in range(count):
        step = size + (1 if index < more else 0)
        out.append(tuple(keys[at : at + step]))
        at += step
    return out


def outlet_table(
    material: Material, keys: Sequence[str], first: str, rows: Sequence[OutletRow], summary: str, width: float = 1.0
) -> Table | None:
    """One table of a few outlets, or None if none of them has anything of any row.

    Args:
        material: Knows the names of the columns.
        keys: The outlets' articles, at most `MOST`.
        first: Head of the first column.
        rows: The rows; those of which no outlet here has anything are left out when other tables may have them.
        summary: What the table holds, for people who cannot see it.
        width: Width of the first column in columns of outlets.
    """
    here = [row for row in rows if any(key in row.cells for key in keys)]
    if not here:
        return None
    lines = tuple((row.head, *(row.cells.get(key, row.empty) for key in keys)) for row in here)
    head: tuple[Line, ...] = ((Run(first),), *((Run(material.names[key]),) for key in keys))
    names = ", ".join(material.names[key] for key in keys)
    return Table(head, (width, *(1.0 for _ in keys)), (TableGroup((), lines),), f"{summary} Outlets: {names}.")


def outlet_tables(
    material: Material, keys: Sequence[str], first: str, rows: Sequence[OutletRow], summary: str, width: float = 1.0
) -> list[Block]:
    """As many tables as the outlets need; outlets in whose table nothing would stand are named below.

    Args:
        material: Knows the events and the names of the columns.
        keys: The outlets' articles in the order of the columns.
        first: Head of the first column.
        rows: The rows.
        summary: What the tables hold, for people who cannot see them.
        width: Width of the first column in columns of outlets.
    """
    out: list[Block] = []
    bare: list[str] = []
    for part in parts(material, keys):
        table = outlet_table(material, part, first, rows, summary, width)
        if table is not None:
            out.append(table)
        else:
            bare += part
    if bare:
        out.append(nothing_in(material, bare))
    return out


def nothing_in(material: Material, keys: Sequence[str]) -> Paragraph:
    """A note that names the outlets that are in no table."""
    return Paragraph((Run(f"Nothing to list: {', '.join(material.names[key] for key in keys)}."),), "note")
