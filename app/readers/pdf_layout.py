"""Pieces of text on a page put into lines, and the lines into the order in which they are read.

A page is cut by white space (after the recursive cut of Nagy and Seth, 1984): rows from top to bottom; rows that leave
the same upright gap free make a block of columns, which are read one after the other. A line across the gap, of text or
drawn, ends the block. Rows of short cells are a table and stay rows. A narrow column beside a text that goes on under
it is a box and comes behind the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from app.readers.pdf_blocks import Budget, Crowded, Rule, Rules, Search
from app.readers.pdf_glyphs import GAP, WIDE, Piece
from app.readers.pdf_marks import raised
from app.readers.pdf_rows import Row
from app.readers.visual_order import kind, logical, share_right

_SPACES = (" ", "\u00a0", "\t")
_REACH = 60
_DEPTH = 8
_STEPS = 50_000
_STEPS_A_ROW = 400
"""Steps of work that the search for columns may take on a page; a page of a newspaper takes a tenth of it."""


@dataclass
class Line:
    """A line of text as it is read.

    Attributes:
        text: Its words.
        x0: Where it begins on paper.
        x1: Where it ends.
        y: Its baseline.
        size: Of its letters.
        left: Left edge of its column.
        right: Right edge of its column.
        column: Number of its column; lines of one column are read one after the other.
        from_right: Whether it is read from the right.
        aside: Whether it belongs to a box beside the text.
        row: Whether it is a table's row.
        marks: Numbers of footnotes that were left out of it.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    left: float = 0.0
    right: float = 0.0
    column: int = 0
    from_right: bool = False
    aside: bool = False
    row: bool = False
    marks: tuple[str, ...] = ()


@dataclass
class Cut:
    """A page cut into lines.

    Attributes:
        lines: In reading order.
        crowded: Whether the search for columns was given up, so that the lines are those from top to bottom.
        steps: Of work that the search took.
    """

    lines: list[Line]
    crowded: bool
    steps: int


@dataclass
class _Page:
    """What is told while a page is cut."""

    rules: Rules
    right: bool
    budget: Budget
    lines: list[Line] = field(default_factory=list)
    columns: int = 0


def lines_of(rows: Sequence[Row], rules: Sequence[Rule]) -> list[Line]:
    """Rows of a page as lines in reading order."""
    return cut(rows, rules).lines


def cut(rows: Sequence[Row], rules: Sequence[Rule], limit: int | None = None) -> Cut:
    """Cut a page.

    Args:
        rows: From top to bottom.
        rules: The lines drawn on it.
        limit: Steps of work for the search for columns; by default so many as the rows are worth. When they are spent,
            all rows become lines from top to bottom.
    """
    budget = Budget(_STEPS + _STEPS_A_ROW * len(rows) if limit is None else limit)
    texts = [piece.text for row in rows for piece in row.pieces]
    right = share_right(texts) > 0.5
    page, crowded = _Page(Rules(rules), right, budget), False
    try:
        _region(list(rows), page, aside=False, depth=0)
    except Crowded:
        page, crowded = _Page(page.rules, right, budget), True
        _column(rows, page, aside=False)
    return Cut(page.lines, crowded, budget.used)


def _region(rows: list[Row], page: _Page, aside: bool, depth: int) -> None:
    """Read a region: blocks of columns where rows leave a gap free, else line by line."""
    left = min((row.pieces[0].x0 for row in rows), default=0.0)
    right = max((max(piece.x1 for piece in row.pieces) for row in rows), default=0.0)
    search = Search(rows, page.rules, page.right, page.budget) if depth < _DEPTH else None
    at = 0
    while search is not None and (block := search.next(at)) is not None:
        plain, inside = rows[at : block.first], rows[block.first : block.last]
        _column(plain, page, aside)
        middle = (block.gap[0] + block.gap[1]) / 2
        halves = [
            [part for row in inside if (part := row.part(left - 1e6, middle)) is not None],
            [part for row in inside if (part := row.part(middle, right + 1e6)) is not None],
        ]
        if page.right:
            halves.reverse()
        at = block.last
        box = _box(halves, plain, rows[at] if at < len(rows) else None, left, right)
        for number in sorted((0, 1), key=lambda one: one == box):
            _region(halves[number], page, aside or number == box, depth + 1)
    _column(rows[at:], page, aside)


def _box(halves: Sequence[Sequence[Row]], before: Sequence[Row], after: Row | None, left: float, right: float) -> int:
    """Which of two columns is a box beside a text that goes on below or above: 0, 1, or -1 for neither."""
    widths = [max(max(p.x1 for p in r.pieces) for r in half) - min(r.pieces[0].x0 for r in half) for half in halves]
    narrow = 0 if widths[0] < widths[1] else 1
    if widths[narrow] * 1.25 > widths[1 - narrow]:
        return -1
    main, side = halves[1 - narrow], halves[narrow]
    for row in ([before[-1]] if before else []) + ([after] if after is not None else []):
        across = max(piece.x1 for piece in row.pieces) - row.pieces[0].x0 > 0.45 * (right - left)
        if across and abs(row.size - main[-1].size) < 0.06 * row.size:
            return narrow
    return narrow if abs(side[0].size - main[0].size) > 0.25 * main[0].size and len(side) < 0.5 * len(main) else -1


def _column(rows: Sequence[Row], page: _Page, aside: bool) -> None:
    """Add rows that have nothing beside them as lines of a column."""
    if not rows:
        return
    page.columns += 1
    lines = [_line(row, page.right) for row in rows]
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    for line in lines:
        line.left, line.right, line.column, line.aside = left, right, page.columns, aside
    page.lines += lines


def _line(row: Row, page_right: bool) -> Line:
    """A row as a line: letters with their marks, spaces where gaps are, in the order of reading."""
    share = share_right(piece.text for piece in row.pieces)
    from_right = share > 0.5 or (page_right and share > 0)
    clusters: list[str] = []
    left_out: list[str] = []
    end, cells = None, False
    spread = _is_spread(row)
    at = 0
    while at < len(row.pieces):
        piece, begin, at = row.pieces[at], at, _raised_end(row, at)
        text, x1 = piece.text, max(one.x1 for one in row.pieces[begin:at])
        if _is_raised(piece, row):
            text = "".join(one.text for one in row.pieces[begin:at])
            before = clusters[-_REACH:]
            if from_right:
                before = [char for one in row.pieces[at : at + _REACH] for char in one.text][::-1]
            kept = raised("".join(before), text.strip())
            if kept is None:
                left_out.append(text.strip())
                if text[-1:].isspace() and clusters and not clusters[-1].endswith(_SPACES):
                    clusters.append(" ")
                end = x1 if end is None else max(end, x1)
                continue
            text = text.replace(text.strip(), kept)
        if end is not None and piece.x0 - end > GAP * row.size:
            wide = piece.x0 - end > 1.5 * row.size and not spread
            cells = cells or wide
            if wide and text.strip():
                clusters.append("\t")
            elif clusters and not clusters[-1].endswith(_SPACES) and not text.startswith((" ", "\u00a0")):
                clusters.append(" ")
        if kind(text) == "R" or len(text) == 1:
            clusters.append(text)
        else:
            clusters += text if from_right or kind(text[:1]) else [text]
        end = x1 if end is None else max(end, x1)
    spans = row.spans
    text = logical(clusters, from_right)
    spare = 0.27 * row.size * (len(text) - len(text.rstrip(" ")))  # spaces at the end of a line
    x0, x1 = spans[0][0], spans[-1][1]
    x0, x1 = (min(x0 + spare, x1), x1) if from_right else (x0, max(x1 - spare, x0))
    return Line(text, x0, x1, row.y, row.size, from_right=from_right, row=cells, marks=tuple(left_out))


def _is_raised(piece: Piece, row: Row) -> bool:
    """Whether a piece is nothing but small digits above the line."""
    return piece.size < 0.8 * row.size and piece.y > row.y + 0.08 * row.size and piece.text.strip().isdecimal()


def _raised_end(row: Row, at: int) -> int:
    """The number of the piece behind one, or behind the raised digits that begin with it and follow without a gap."""
    end = at + 1
    while (
        end < len(row.pieces)
        and _is_raised(row.pieces[end - 1], row)
        and _is_raised(row.pieces[end], row)
        and not row.pieces[end - 1].text[-1:].isspace()
        and row.pieces[end].x0 - row.pieces[end - 1].x1 < GAP * row.size
    ):
        end += 1
    return end


def _is_spread(row: Row) -> bool:
    """Whether a line's words were driven apart to fill a narrow column: all gaps alike, and more text than gaps."""
    full = [piece for piece in row.pieces if piece.text.strip()]
    gaps = [b.x0 - a.x1 for a, b in pairwise(full) if b.x0 - a.x1 > WIDE * row.size]
    if not gaps or max(gaps) > 4 * row.size:
        return False
    text = sum(piece.x1 - piece.x0 for piece in full)
    return max(gaps) < 1.25 * min(gaps) and sum(gaps) < 0.8 * text
