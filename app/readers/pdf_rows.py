"""Pieces of text on a page put into rows.

Marks are joined to their letters, large first letters and raised signs put where they belong; what was drawn twice for
a bold look counts once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from app.readers.pdf_glyphs import WIDE, Piece, is_mark
from app.readers.visual_order import kind

Span = tuple[float, float]


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
            if spans and piece.x0 - spans[-1][1] < WIDE * self.size:
                spans[-1] = (spans[-1][0], max(spans[-1][1], piece.x1))
            else:
                spans.append((piece.x0, piece.x1))
        return spans

    def part(self, left: float, right: float) -> Row | None:
        """What of it stands between two places."""
        pieces = [piece for piece in self.pieces if left <= (piece.x0 + piece.x1) / 2 < right]
        return row_of(pieces) if any(piece.text.strip() for piece in pieces) else None


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
