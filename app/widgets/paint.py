"""What the widgets are given to paint: plain data, without Qt and without any word about articles.

Colours are names of a theme's tokens, never values. A `key` is any hashable thing the caller wants back on a click.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Literal

Look = Literal["text", "headline", "deck", "note"]
Bar = Literal["solid", "hatched", "dots"]
Pattern = Literal["none", "solid", "dashed", "dotted", "double", "wave"]


@dataclass(frozen=True)
class MarkStyle:
    """How a mark looks. Fill and line are colours; pattern and letter say the same without colour.

    Attributes:
        fill: Token of the background, or "".
        line: Token of the underline and the letter, or "".
        pattern: Form of the underline.
        letter: One or two characters set small before the mark, or "".
        text: Token of the text's colour, or "" for the normal one.
        italic: Slanted.
        bold: Heavy.
    """

    fill: str = ""
    line: str = ""
    pattern: Pattern = "none"
    letter: str = ""
    text: str = ""
    italic: bool = False
    bold: bool = False


@dataclass(frozen=True)
class Mark:
    """A marked stretch of a column's source text.

    Attributes:
        start: First code point.
        end: One past the last.
        style: Look.
        key: Given back when the mark is clicked; None for a mark that is only decoration.
        tip: What it is, for the tool tip and for screen readers.
    """

    start: int
    end: int
    style: MarkStyle
    key: Hashable = None
    tip: str = ""


@dataclass(frozen=True)
class Piece:
    """A stretch of text in a cell.

    Attributes:
        text: The characters.
        start: Code-point offset of its first character in the column's source text, or -1 if it is not part of it.
            Below that: of a text that stands beside it (a headline on the card), to be gone to but not marked.
        new_line: Begins a line of its own; otherwise it follows the piece before after a space.
        look: "text", "headline", "deck" or "note" (small and grey).
        key: Given back when a piece outside the source text is clicked.
    """

    text: str
    start: int = -1
    new_line: bool = False
    look: Look = "text"
    key: Hashable = None


@dataclass(frozen=True)
class Cell:
    """One cell of the aligned grid.

    Attributes:
        pieces: What it holds, in order. For an empty cell: what is said instead.
        empty: Nothing of the column's text stands here.
        possible: Only a possible match: drawn with a dashed edge.
        confirmed: A person confirmed that nothing here belongs to the row: drawn with a sign before the words.
    """

    pieces: tuple[Piece, ...] = ()
    empty: bool = False
    possible: bool = False
    confirmed: bool = False


@dataclass(frozen=True)
class GridRow:
    """One row of the aligned grid.

    Attributes:
        key: Identifies it.
        number: Shown in the gutter.
        label: Bold words of the band.
        note: Words after the label.
        flags: Short warnings after the note ("figures differ").
        dots: Per column: "full", "half" or "none".
        cells: Per column.
        speech: The whole row header as a sentence for screen readers.
        notes: Number of a person's notes on it.
        lead: Headlines and leads side by side: nothing is said to match.
    """

    key: str
    number: int
    label: str
    note: str
    flags: tuple[str, ...]
    dots: tuple[Literal["full", "half", "none"], ...]
    cells: tuple[Cell, ...]
    speech: str = ""
    notes: int = 0
    lead: bool = False

    @property
    def shared(self) -> bool:
        """Whether more than one column has a passage."""
        return sum(dot != "none" for dot in self.dots) > 1


@dataclass(frozen=True)
class Segment:
    """One part of a stacked bar.

    Attributes:
        value: Its size.
        fill: Token of its colour.
        ink: Token of the text on it.
        label: Text shown in it if there is room, such as "N 5".
        pattern: "solid", or "hatched" for a second sign beside the colour.
        tip: Full words.
        key: Given back on a click.
    """

    value: float
    fill: str
    ink: str
    label: str = ""
    pattern: Bar = "solid"
    tip: str = ""
    key: Hashable = None


@dataclass(frozen=True)
class HeadLine:
    """A line of a column head's summary: grey words, then words that stand out.

    Attributes:
        lead: Grey words.
        text: Words that stand out.
        key: Given back on a click.
        tip: More words.
        italic: Slanted.
    """

    lead: str
    text: str
    key: Hashable = None
    tip: str = ""
    italic: bool = False


@dataclass(frozen=True)
class ColumnHead:
    """What stands over a column.

    Attributes:
        key: Identifies the column.
        title: Large words.
        subtitle: Small grey words.
        hue: Token of the column's colour.
        segments: Stacked bar; empty for none.
        bar_key: Given back when the bar is clicked.
        lines: Summary lines.
        tip: More about the title.
    """

    key: str
    title: str
    subtitle: str
    hue: str
    segments: tuple[Segment, ...] = ()
    bar_key: Hashable = None
    lines: tuple[HeadLine, ...] = ()
    tip: str = ""


@dataclass(frozen=True)
class Band:
    """A thin band over neighbouring columns.

    Attributes:
        first: Number of its first column, from 0.
        count: Columns under it.
        text: What it says.
        tip: More words.
    """

    first: int
    count: int
    text: str
    tip: str = ""
