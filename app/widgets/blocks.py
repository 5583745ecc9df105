"""What a panel shows, as plain data: headings, bars, tables, lists. Widgets paint it; `key`s come back on a click."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from app.widgets.paint import MarkStyle, Segment


@dataclass(frozen=True)
class Heading:
    """A section's title; `help_key` offers "How is this counted?"."""

    text: str
    help_key: str = ""


@dataclass(frozen=True)
class Words:
    """A paragraph. `quiet` is small and grey."""

    text: str
    quiet: bool = False


@dataclass(frozen=True)
class LegendItem:
    """One line of a legend.

    Attributes:
        style: Look of the mark.
        text: What it means.
        toggle: Id of a group of marks that can be switched off, or "".
        on: Whether it is switched on.
    """

    style: MarkStyle
    text: str
    toggle: str = ""
    on: bool = True


@dataclass(frozen=True)
class Legend:
    """What the marks in the text mean."""

    items: tuple[LegendItem, ...]


@dataclass(frozen=True)
class BarRow:
    """A labelled stacked bar."""

    label: str
    segments: tuple[Segment, ...]
    tip: str = ""
    note: str = ""


@dataclass(frozen=True)
class Bars:
    """Stacked bars under each other. With `shares` every bar has the full width; else lengths compare."""

    rows: tuple[BarRow, ...]
    shares: bool = True


@dataclass(frozen=True)
class Swatches:
    """A one-line colour key: (fill token, text)."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class TableCell:
    """A table's cell; with a key it is a link."""

    text: str
    key: Hashable = None
    tip: str = ""
    strong: bool = False
    colour: str = ""


@dataclass(frozen=True)
class Table:
    """A small table.

    Attributes:
        columns: Heads; an empty head is fine.
        rows: Cells, as many as columns each.
        numeric: Numbers of the columns that are set flush right.
        name: For screen readers.
        limit: Rows shown at first; the rest after "Show all".
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[TableCell, ...], ...]
    numeric: frozenset[int] = frozenset()
    name: str = ""
    limit: int = 8


@dataclass(frozen=True)
class Link:
    """A clickable piece of a run."""

    text: str
    key: Hashable
    count: int | None = None
    tip: str = ""
    colour: str = ""


@dataclass(frozen=True)
class RunRow:
    """A label and the links that belong to it."""

    label: str
    links: tuple[Link, ...]
    empty: str = "none found"
    hue: str = ""


@dataclass(frozen=True)
class Runs:
    """Labelled lists of links.

    Attributes:
        rows: One line each.
        name: For screen readers.
        title: The name is shown above, too.
        stacked: Labels stand above their links, not beside them.
    """

    rows: tuple[RunRow, ...]
    name: str = ""
    title: bool = False
    stacked: bool = False


@dataclass(frozen=True)
class StripMark:
    """One step of a strip: how high (−1 to 1), its colour, what it is, and what a click gives back."""

    value: float
    fill: str
    tip: str
    key: Hashable


@dataclass(frozen=True)
class StripRow:
    """One labelled strip; `note` stands in its place when there is nothing to draw."""

    label: str
    marks: tuple[StripMark, ...]
    note: str = ""


@dataclass(frozen=True)
class Strips:
    """Small bars in reading order, up and down from a line."""

    rows: tuple[StripRow, ...]
    name: str = ""


@dataclass(frozen=True)
class Field:
    """A named value of a card; its links follow the text."""

    name: str
    text: str
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Fields:
    """Named values under each other."""

    rows: tuple[Field, ...]


@dataclass(frozen=True)
class ChipItem:
    """A small rounded label: text, fill token, ink token and a sign before it, "warning" or "done"."""

    text: str
    fill: str = "chip"
    ink: str = "text"
    sign: str = ""


@dataclass(frozen=True)
class Chips:
    """Chips in a line."""

    items: tuple[ChipItem, ...]


@dataclass(frozen=True)
class Quote:
    """A passage in reading type with a line above that says where it stands; a click goes there."""

    where: str
    text: str
    key: Hashable = None
    hue: str = ""
    strong: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Choice:
    """One entry of an action's menu; entries of one group stand in a menu of their own under its name."""

    text: str
    value: str
    checked: bool = False
    group: str = ""


@dataclass(frozen=True)
class Action:
    """A button. With choices it opens a menu; `key` and the chosen value come back."""

    text: str
    key: Hashable
    choices: tuple[Choice, ...] = ()
    tip: str = ""


@dataclass(frozen=True)
class Actions:
    """Buttons in a line."""

    items: tuple[Action, ...]


Block = Heading | Words | Legend | Bars | Swatches | Table | Runs | Strips | Fields | Chips | Quote | Actions
