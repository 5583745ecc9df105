"""Pieces of text on a page put into lines, and the lines into the order in which they are read.

A page is cut by white space (after the recursive cut of Nagy and Seth, 1984): rows from top to bottom; rows that leave
the same upright gap free make a block of columns, which are read one after the other. A line across the gap, of text or
drawn, ends the block. Rows of short cells are a table and stay rows. A narrow column beside a text that goes on under
it is a box and comes behind the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from app.readers.pdf_glyphs import Piece, is_mark
from app.readers.visual_order import kind, logical, share_right

Span = tuple[float, float]

_GAP = 0.17
"""A gap of this share of the size is a space between words."""
_WIDE = 0.55
"""From here on a gap may be one between columns."""
_GUTTER = 0.9
"""Least width of the gap between columns, in sizes."""
_MAX_GAPS = 40
_CELL = 17
"""Characters that the cells of a table have on average at most."""
_BEFORE_MARK = re.compile(r"(?:[^\W\d_]{3}|[.,;:!?”’\"')])$")


@dataclass
class Row:
    """Pieces that stand at one height, from left to right.

    Attributes:
        pieces: In order of their beginnings.
        y: Baseline.
        size: Of its largest letters that are not few.
    """

    pieces: list[Piece]
    y: float
    size: float

    @cached_property
    def spans(self) -> list[Span]:
        """Where it has text, gaps between words closed."""
        spans: list[Span] = []
        for piece in self.pieces:
            if not piece.text.strip():
                continue
            if spans and piece.x0 - spans[-1][1] < _WIDE * self.size:
                spans[-1] = (spans[-1][0], max(spans[-1][1], piece.x1))
            else:
                spans.append((piece.x0, piece.x1))
        return spans

    def part(self, left: float, right: float) -> Row | None:
        """What of it stands between two places."""
        pieces = [piece for piece in self.pieces if left <= (piece.x0 + piece.x1) / 2 < right]
        return row_of(pieces) if any(piece.text.strip() for piece in pieces) else None


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


@dataclass
class _Page:
    """What is told while a page is cut."""

    rules: list[tuple[float, float, float]]
    right: bool
    lines: list[Line] = field(default_factory=list)
    columns: int = 0
    work: int = 200_000
    """How many rows may still be looked at in the search for columns; a page of a newspaper takes a tenth of it."""


def rows_of(pieces: Sequence[Piece]) -> list[Row]:
    """Pieces as rows from top to bottom."""
    full = [piece for piece in pieces if piece.text.strip()]
    heights = sorted(piece.size for piece in full for _ in range(len(piece.text)))
    usual = heights[len(heights) // 2] if heights else 1.0
    pieces = _without_drop_caps(pieces, usual)
    groups: list[list[Piece]] = []
    level = 0.0
    for piece in sorted(pieces, key=lambda one: (-one.y, one.x0)):
        if groups and level - piece.y < 0.3 * max(min(piece.size, groups[-1][0].size), 0.5 * usual):
            groups[-1].append(piece)
        else:
            groups.append([piece])
            level = piece.y
    rows = [row_of(group) for group in groups if any(piece.text.strip() for piece in group)]
    return _raised(rows)


def _without_drop_caps(pieces: Sequence[Piece], usual: float) -> list[Piece]:
    """Pieces with large first letters, which stand beside several lines, put before the first of these lines."""
    large = [piece for piece in pieces if piece.size > 1.8 * usual and piece.text.strip()]
    out = list(pieces)
    for cap in large[:40]:
        letters = cap.text.strip().strip("“”\"‘’'«")
        alone = all(
            one is cap
            or abs(one.y - cap.y) > 0.3 * cap.size
            or one.x0 - cap.x1 > cap.size
            or cap.x0 - one.x1 > cap.size
            for one in large
        )
        if not (len(letters) == 1 and letters.isalpha() and alone):
            continue
        firsts: dict[float, Piece] = {}
        for piece in out:
            beside = -0.15 * cap.size < piece.y - cap.y < 0.85 * cap.size and piece.size < 1.3 * usual
            if beside and piece.text.strip() and -1.0 < piece.x0 - cap.x1 < 1.5 * usual:
                first = firsts.get(round(piece.y, 1))
                if first is None or piece.x0 < first.x0:
                    firsts[round(piece.y, 1)] = piece
        if len(firsts) >= 2:
            top = firsts[max(firsts)]
            top.text = cap.text.strip() + top.text.lstrip()
            for first in firsts.values():
                first.x0 = cap.x0  # so that these lines do not look indented
            out.remove(cap)
    return out


def _raised(rows: list[Row]) -> list[Row]:
    """Rows with small raised or lowered pieces put to the row that they belong to."""
    out: list[Row] = []
    for number, row in enumerate(rows):
        for other in (rows[number + 1] if number + 1 < len(rows) else None, out[-1] if out else None):
            if (
                other is not None
                and row.size < 0.8 * other.size
                and abs(row.y - other.y) < 0.6 * other.size
                and len("".join(piece.text for piece in row.pieces).strip()) <= 12
                and all(_touches(piece, other) for piece in row.pieces)
            ):
                other.pieces = sorted([*other.pieces, *row.pieces], key=lambda one: one.x0)  # before `spans` is asked
                break
        else:
            out.append(row)
    return out


def _touches(piece: Piece, row: Row) -> bool:
    return any(abs(piece.x0 - one.x1) < 0.6 * row.size or abs(one.x0 - piece.x1) < 0.6 * row.size for one in row.pieces)


def row_of(pieces: Sequence[Piece]) -> Row:
    """Pieces at one height as a row; such as were drawn twice for a bold look count once."""
    ordered = sorted(pieces, key=lambda one: (one.x0, one.x1))
    kept: list[Piece] = []
    for piece in ordered:
        twice = any(
            piece.text == one.text
            and abs(piece.x0 - one.x0) < 0.12 * one.size
            and abs(piece.y - one.y) < 0.12 * one.size
            for one in kept[-4:]
        )
        if not twice or is_mark(piece.text):
            kept.append(piece)
    weights: dict[tuple[float, float], int] = {}
    for piece in kept:
        key = (round(piece.size, 1), round(piece.y, 1))
        weights[key] = weights.get(key, 0) + len(piece.text.strip())
    size, y = max(weights, key=lambda key: (weights[key], key), default=(1.0, 0.0))
    return Row(kept, y, size or 1.0)


def lines_of(rows: Sequence[Row], rules: Sequence[tuple[float, float, float]]) -> list[Line]:
    """Rows of a page as lines in reading order."""
    texts = [piece.text for row in rows for piece in row.pieces]
    page = _Page(sorted(rules, key=lambda rule: -rule[2]), share_right(texts) > 0.5)
    _region(list(rows), page, aside=False, depth=0)
    return page.lines


def _region(rows: list[Row], page: _Page, aside: bool, depth: int) -> None:
    """Read a region: blocks of columns where rows leave a gap free, else line by line."""
    left = min((row.pieces[0].x0 for row in rows), default=0.0)
    right = max((max(piece.x1 for piece in row.pieces) for row in rows), default=0.0)
    at, plain = 0, list[Row]()
    while at < len(rows):
        end, gutter = _block(rows, at, left, right, page) if depth < 8 else (at + 1, None)
        if gutter is None:
            plain.append(rows[at])
            at += 1
            continue
        _column(plain, page, aside)
        middle = (gutter[0] + gutter[1]) / 2
        halves = [
            [part for row in rows[at:end] if (part := row.part(left - 1e6, middle)) is not None],
            [part for row in rows[at:end] if (part := row.part(middle, right + 1e6)) is not None],
        ]
        if page.right:
            halves.reverse()
        box = _box(halves, plain, rows[end] if end < len(rows) else None, left, right)
        plain = []
        for number in sorted((0, 1), key=lambda one: one == box):
            _region(halves[number], page, aside or number == box, depth + 1)
        at = end
    _column(plain, page, aside)


def _block(rows: Sequence[Row], at: int, left: float, right: float, page: _Page) -> tuple[int, Span | None]:
    """The block of columns that begins at a row.

    Returns:
        Number of the row behind it and the gap between its columns, or None for the gap when there is no block.
    """
    free = _free(rows[at], left, right)
    ended: list[tuple[int, Span]] = []
    end = at + 1
    while end < len(rows) and free:
        mine = _free(rows[end], left, right)
        left_over: list[Span] = []
        for gap in free:
            ruled = _ruled(gap, rows[end - 1], rows[end], page)
            both = [] if ruled else _common([gap], mine, rows[end].size)
            left_over += both
            if not both:
                ended.append((end, gap))
        free, end = left_over[:_MAX_GAPS], end + 1
    ended += [(len(rows), gap) for gap in free]
    choices = []
    for end, gap in ended:
        page.work -= end - at
        if page.work < 0 or not min(_sides(rows[at:end], gap)):
            continue
        first, last = _filled(rows, at, end, gap, page.right)
        count = min(_sides(rows[first:last], gap))
        if first == at and _is_block(rows[first:last], gap, count, page, rows, last):
            choices.append((count, gap[1] - gap[0], -gap[0], last, gap))
    if not choices:
        return at + 1, None
    _, _, _, last, gap = max(choices)
    return last, gap


def _filled(rows: Sequence[Row], at: int, end: int, gap: Span, from_right: bool) -> tuple[int, int]:
    """The rows of a block without those that only happen to stand on one side of its gap.

    These are a heading above it that is not its second column's, and one or two lines below it that belong to what
    follows: they stand apart from the lines of their side or have letters of another size.
    """
    leading = _leading(rows[at:end], gap)

    def other(one: int, step: int, side: int) -> bool:
        """Whether the next row on this side stands apart or has another size."""
        for number in range(one + step, end if step > 0 else at - 1, step):
            if _sides(rows[number : number + 1], gap)[side]:
                apart = abs(rows[number].y - rows[one].y) > max(1.8 * leading, 1.8 * rows[one].size)
                return apart or abs(rows[number].size - rows[one].size) > 0.08 * rows[one].size
        return True

    first, last = at, end
    for number in range(at, end - 1):
        sides = _sides(rows[number : number + 1], gap)
        second = 0 if from_right else 1  # the column that is read second
        edges = [
            row.spans[-1][1] if from_right else row.spans[0][0] for row in rows[at:end] if _sides([row], gap)[second]
        ]
        mine = rows[number].spans[-1][1] if from_right else rows[number].spans[0][0]
        aligned = not sides[second] or sum(abs(edge - mine) < rows[number].size for edge in edges) > 2
        if min(sides) or aligned or not other(number, 1, second):
            break
        first = number + 1
    for number in range(end - 1, at, -1) if end < len(rows) else ():
        sides = _sides(rows[number : number + 1], gap)
        if min(sides) or end - number > 2:
            break
        if other(number, -1, int(sides[1] > 0)):
            last = number
    return first, last


def _leading(rows: Sequence[Row], gap: Span) -> float:
    """The usual distance of lines on one side of a gap, in points."""
    gaps = []
    for side in (0, 1):
        levels = [row.y for row in rows if _sides([row], gap)[side]]
        gaps += [above - below for above, below in pairwise(levels)]
    return sorted(gaps)[len(gaps) // 2] if gaps else 1.5 * rows[0].size


def _is_block(rows: Sequence[Row], gap: Span, count: int, page: _Page, every: Sequence[Row], last: int) -> bool:
    """Whether rows are columns of text and no table."""
    size = max(row.size for row in rows)
    cells = [
        len("".join(piece.text for piece in part.pieces).strip())
        for row in rows
        for part in (row.part(-1e6, gap[0] + 0.01), row.part(gap[0] + 0.01, 1e6))
        if part is not None
    ]
    mean = sum(cells) / len(cells) if cells else 0.0
    ruled = (
        last < len(every)
        and _ruled(gap, rows[-1], every[last], page)
        and any(rule[2] > rows[0].y for rule in page.rules)
    )
    if ruled:  # a cell of a table with lines between its rows may have lines of its own
        return count >= 1 and len(rows) >= 2 and mean > 6
    return count >= (2 if gap[1] - gap[0] > 1.2 * size and mean > 25 else 3) and mean > _CELL


def _sides(rows: Sequence[Row], gap: Span) -> tuple[int, int]:
    """How many rows have text left and right of a gap."""
    left = sum(any(span[1] <= gap[0] + 0.5 for span in row.spans) for row in rows)
    right = sum(any(span[0] >= gap[1] - 0.5 for span in row.spans) for row in rows)
    return left, right


def _free(row: Row, left: float, right: float) -> list[Span]:
    """Gaps of a row and what it leaves free at its ends."""
    edges = [left - 1e4, *(edge for span in row.spans for edge in span), right + 1e4]
    gaps = [(edges[i], edges[i + 1]) for i in range(0, len(edges), 2)]
    return [gap for gap in gaps if gap[1] - gap[0] >= _GUTTER * row.size]


def _common(one: Sequence[Span], two: Sequence[Span], size: float) -> list[Span]:
    """Where both leave free what a gutter needs."""
    found = [(max(a[0], b[0]), min(a[1], b[1])) for a in one for b in two]
    return [gap for gap in found if gap[1] - gap[0] >= max(_GUTTER * size, 5.0)]


def _ruled(gap: Span, above: Row, below: Row, page: _Page) -> bool:
    """Whether a line is drawn across a gap between two rows."""
    return any(
        above.y > rule[2] > below.y + 0.3 * below.size and rule[0] < gap[0] - 2 and rule[1] > gap[1] + 2
        for rule in page.rules
    )


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
    end, cells = None, False
    spread = _is_spread(row)
    for piece in row.pieces:
        text = piece.text
        if piece.size < 0.8 * row.size and piece.y > row.y + 0.08 * row.size and text.strip().isdecimal():
            before = "".join(clusters)
            if _BEFORE_MARK.search(before):  # a footnote's number
                end = piece.x1 if end is None else max(end, piece.x1)
                continue
        if end is not None and piece.x0 - end > _GAP * row.size:
            wide = piece.x0 - end > 1.5 * row.size and not spread
            cells = cells or wide
            if wide and text.strip():
                clusters.append("\t")
            elif clusters and not clusters[-1].endswith((" ", "\u00a0", "\t")) and not text.startswith((" ", "\u00a0")):
                clusters.append(" ")
        if kind(text) == "R" or len(text) == 1:
            clusters.append(text)
        else:
            clusters += text if from_right or kind(text[:1]) else [text]
        end = piece.x1 if end is None else max(end, piece.x1)
    spans = row.spans
    text = logical(clusters, from_right)
    spare = 0.27 * row.size * (len(text) - len(text.rstrip(" ")))  # spaces at the end of a line
    x0, x1 = spans[0][0], spans[-1][1]
    x0, x1 = (min(x0 + spare, x1), x1) if from_right else (x0, max(x1 - spare, x0))
    return Line(text, x0, x1, row.y, row.size, from_right=from_right, row=cells)


def _is_spread(row: Row) -> bool:
    """Whether a line's words were driven apart to fill a narrow column: all gaps alike, and more text than gaps."""
    full = [piece for piece in row.pieces if piece.text.strip()]
    gaps = [b.x0 - a.x1 for a, b in pairwise(full) if b.x0 - a.x1 > _WIDE * row.size]
    if not gaps or max(gaps) > 4 * row.size:
        return False
    text = sum(piece.x1 - piece.x0 for piece in full)
    return max(gaps) < 1.25 * min(gaps) and sum(gaps) < 0.8 * text


def with_marks(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces in the order of drawing, with combining marks joined to the letter that they belong to.

    That is the letter drawn before a mark; of letters from the right that are drawn from left to right, the one behind.
    When it does not stand there, the letter nearest to the mark counts.
    """
    out: list[Piece] = []
    waiting: list[Piece] = []
    for piece in pieces:
        if is_mark(piece.text):
            waiting.append(piece)
            continue
        if waiting and piece.text.strip():
            before = next((one for one in reversed(out[-3:]) if one.text.strip()), None)
            for mark in waiting:
                _join(mark, before, piece)
            waiting.clear()
        out.append(Piece(piece.text, piece.x0, piece.x1, piece.y, piece.size))
    for mark in waiting:
        _join(mark, next((one for one in reversed(out) if one.text.strip()), None), None)
    return out


def _join(mark: Piece, before: Piece | None, behind: Piece | None) -> None:
    """Join a mark to one of the letters drawn before and behind it."""

    def far(one: Piece) -> float:
        return max(one.x0 - mark.x0, mark.x0 - one.x1, 0.0) + 2 * max(abs(one.y - mark.y) - one.size, 0.0)

    near = [one for one in (before, behind) if one is not None and far(one) < 0.6 * one.size]
    if len(near) == 2 and before is not None and behind is not None:
        turned = kind(behind.text) == "R" and behind.x0 > before.x0
        near = [behind if turned else before]
    if near:
        near[0].text += mark.text
