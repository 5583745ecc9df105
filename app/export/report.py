"""The report as a tree of plain values: what is printed, not how.

Writers (PDF now; tables and text documents can follow) walk this tree and nothing else, so every export says the same.
The tree holds texts as they are; each writer cleans them for its own format. A `Run` is the smallest piece of text and
the unit in which writing direction is kept apart, so a name never shares a run with the words around it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Style = Literal[
    "",
    "strong",
    "emph",
    "muted",
    "figure",
    "headline",
    "named",
    "unnamed",
    "institution",
    "generic",
    "cue",
    "anonymity",
]
"""What a run is, for the writer to choose a look. The last six are the marks of the Sources lens."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one style.

    Attributes:
        text: The characters, never interpreted as markup.
        style: What the piece is.
        letter: A letter that is set small and raised after the piece (N, U, I, G), or "".
        own: Line of a person's mark under the piece, or "".
        own_letter: Letters of a person's marks that end with the piece, or "".
    """

    text: str
    style: Style = ""
    letter: str = ""
    own: Literal["", "solid", "dashed", "dotted", "double", "wavy"] = ""
    own_letter: str = ""


Line = tuple[Run, ...]
"""One paragraph of runs."""


@dataclass(frozen=True)
class Chart:
    """A drawing without any text in it; the figures stand beside it as text.

    Attributes:
        svg: The drawing.
        alt: What it shows, in a sentence with all figures.
        ratio: Height divided by width.
    """

    svg: str
    alt: str
    ratio: float


@dataclass(frozen=True)
class Cell:
    """A table cell.

    Attributes:
        lines: Its paragraphs.
        kind: "text", "number" (set to the right), "rowhead" (the row's name) or "missing" (set pale).
        chart: Stands above the lines.
        rows: Number of table rows the cell spans.
    """

    lines: tuple[Line, ...] = ()
    kind: Literal["text", "number", "rowhead", "missing"] = "text"
    chart: Chart | None = None
    rows: int = 1


@dataclass(frozen=True)
class TableGroup:
    """Rows of a table under a common line.

    Attributes:
        title: The line; empty for none.
        rows: The rows; a row may be shorter than the head where a cell above spans rows.
    """

    title: Line
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Table:
    """A table.

    Attributes:
        head: Texts of the head row.
        widths: Relative widths of the columns; 0 means as narrow as the content.
        groups: The rows.
        summary: What the table holds, for people who cannot see it.
        together: Short enough to stay on one page, and better so.
    """

    head: tuple[Line, ...]
    widths: tuple[float, ...]
    groups: tuple[TableGroup, ...]
    summary: str
    together: bool = False
    type: Literal["table"] = "table"


@dataclass(frozen=True)
class Paragraph:
    """A paragraph.

    Attributes:
        runs: Its text.
        kind: "body" or "note" (smaller, quieter).
    """

    runs: Line
    kind: Literal["body", "note"] = "body"
    type: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True)
class Bullets:
    """A list without numbers."""

    items: tuple[Line, ...]
    small: bool = False
    type: Literal["bullets"] = "bullets"


@dataclass(frozen=True)
class Subheading:
    """A heading inside a section."""

    text: str
    type: Literal["subheading"] = "subheading"


@dataclass(frozen=True)
class Card:
    """What is known of one article.

    Attributes:
        name: Name of its column.
        headline: Its headline, or None if unknown.
        facts: (name of the field, what is known); "unknown" is a value like any other.
        doubtful: Names of the fields that are only a suggestion.
    """

    name: str
    headline: str | None
    facts: tuple[tuple[str, Line], ...]
    doubtful: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cards:
    """The articles' cards."""

    cards: tuple[Card, ...]
    type: Literal["cards"] = "cards"


@dataclass(frozen=True)
class LegendItem:
    """One mark and what it means."""

    sample: Run
    meaning: str


@dataclass(frozen=True)
class Legend:
    """The legend of the marks."""

    items: tuple[LegendItem, ...]
    type: Literal["legend"] = "legend"


@dataclass(frozen=True)
class GridColumn:
    """Head of a column of passages.

    Attributes:
        name: Name of the column.
        detail: Date and number of words.
    """

    name: str
    detail: Line


@dataclass(frozen=True)
class Passage:
    """A run of neighbouring sentences of one article.

    Attributes:
        place: Where it stands, such as "¶ 4"; "" for the headline.
        runs: The text with its marks.
    """

    place: str
    runs: Line


@dataclass(frozen=True)
class GridCell:
    """What one article has in a row.

    Attributes:
        passages: Empty when it has no matching passage.
        possible: Only a possible match.
        nearest: Place of the most similar passage when there is no matching one, or "".
        confirmed: A person confirmed that there is none.
    """

    passages: tuple[Passage, ...] = ()
    possible: bool = False
    nearest: str = ""
    confirmed: bool = False


@dataclass(frozen=True)
class GridRow:
    """Passages that report the same thing.

    Attributes:
        number: Its number, as on screen.
        label: A few words.
        details: More about it ("matched on: ...", "figures differ").
        cells: One per column.
    """

    number: int
    label: str
    details: tuple[str, ...]
    cells: tuple[GridCell, ...]


@dataclass(frozen=True)
class Grid:
    """Rows side by side."""

    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...]
    summary: str
    type: Literal["grid"] = "grid"


@dataclass(frozen=True)
class SingleList:
    """Passages that one outlet alone has.

    Attributes:
        name: The outlet.
        items: (number of the row as on screen, or first and last of several that follow each other; the passage).
    """

    name: str
    items: tuple[tuple[str, Passage], ...]


@dataclass(frozen=True)
class Singles:
    """Passages in one outlet only, a list per outlet."""

    lists: tuple[SingleList, ...]
    type: Literal["singles"] = "singles"


@dataclass(frozen=True)
class Original:
    """A whole article that is printed without marks.

    Attributes:
        name: Name of its column.
        detail: Its language and number of words.
        paragraphs: Its paragraphs, in reading order.
        language: ISO 639-1 code, for hyphens and for readers that speak.
        direction: Writing direction of the paragraphs.
    """

    name: str
    detail: Line
    paragraphs: tuple[str, ...]
    language: str
    direction: Literal["ltr", "rtl"]
    type: Literal["original"] = "original"


Block = Paragraph | Bullets | Subheading | Table | Cards | Legend | Grid | Singles | Original


@dataclass(frozen=True)
class Section:
    """A part of the report with a heading.

    Attributes:
        id: Stable name.
        title: Heading.
        blocks: Content; never empty: what could not be computed is said in a sentence.
        wide: Wants a page in landscape.
        dense: Reference matter that may be set small and in two columns.
    """

    id: str
    title: str
    blocks: tuple[Block, ...]
    wide: bool = False
    dense: bool = False


@dataclass(frozen=True)
class Report:
    """A whole report.

    Attributes:
        title: Title of the comparison.
        subtitle: How many articles, of when.
        outlets: Names of the columns.
        sections: In reading order.
        made_on: Day that is printed as the day of making, or None.
        latest: Latest day the articles state; fixes the time stamp of files so that a rerun gives the same bytes.
        note: A line about use, printed under the title.
        language: Language of the report, ISO 639-1.
    """

    title: str
    subtitle: Line
    outlets: tuple[str, ...]
    sections: tuple[Section, ...]
    made_on: date | None = None
    latest: date | None = None
    note: Line = ()
    language: str = "en"
    keywords: tuple[str, ...] = field(default=("media studies", "comparison"))
