"""Where the letters of a PDF's page stand: its drawing instructions followed, with pypdf for files and fonts.

Coordinates are points with y upwards, turned so that the text runs along x (a page, or text on it, may lie on its
side). What a program wrote as the text that its glyphs stand for (`ActualText`) goes before what the font says; glyphs
whose letters the file does not tell are U+FFFD. Operators and matrices: ISO 32000-2, 8.3, 8.4, 9.3, 9.4 and 14.9.4.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from app.readers.pdf_fonts import Font, NoFont

Matrix = tuple[float, float, float, float, float, float]

_ONE: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_BY_GLYPH = re.compile("[\u0300-\u036f\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""Right-to-left letters and combining marks: these need the place of every glyph."""
GAP = 0.17
"""A gap of this share of the size is a space between words."""
WIDE = 0.55
"""From this share of the size on a gap may be one between columns."""
_KERN = 140
"""Thousandths of the size that letters may be moved without leaving a space between them."""
_MAX_FORMS = 2_000
"""Forms with text that one page may draw: forms that draw forms grow without end."""
_MAX_DEPTH = 12
_MAX_PIECES = 60_000
"""Pieces of text of one page, from which on they are put together; a newspaper's page in single letters has 20,000."""
_MAX_JOINED = 400
"""Characters up to which a piece is put together."""
_MAX_RULES = 20_000
_WITH_TEXT = frozenset((b"Tj", b"TJ", b"'", b'"', b"Do"))
_PAINTING = frozenset((b"f", b"F", b"f*", b"S", b"s", b"B", b"B*", b"b", b"b*"))


@dataclass(slots=True)
class Piece:
    """A stretch of text drawn at one place.

    Attributes:
        text: Its characters.
        x0: Where it begins.
        x1: Where it ends.
        y: Its baseline.
        size: Height of its letters (the font's size on the page).
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float


@dataclass
class Drawn:
    """What is drawn on a page.

    Attributes:
        turned: For each of four directions of text (quarter turns), its pieces, in the order of drawing.
        heads: Pieces that the file itself declares as running heads or page numbers.
        rules: Level lines and the upper and lower edges of boxes, (x0, x1, y), turned like the pieces of `turned[0]`.
        joined: Whether there were so many pieces that some were put together before they were placed.
        cut_off: Whether something was not followed: too many forms, or too deep in each other, or out of all bounds.
    """

    turned: tuple[list[Piece], list[Piece], list[Piece], list[Piece]] = field(default_factory=lambda: ([], [], [], []))
    heads: list[Piece] = field(default_factory=list)
    rules: list[tuple[float, float, float]] = field(default_factory=list)
    joined: bool = False
    cut_off: bool = False


def drawn_on(page: Any, fonts: dict[int, Font]) -> Drawn:
    """Follow the instructions of a page.

    Args:
        page: Of a `pypdf.PdfReader`.
        fonts: Fonts read so far, by the number of their object; added to.
    """
    follower = _Follower(page.pdf, fonts)
    content = page.get("/Contents")
    if content is not None:
        follower.follow(content, page.get("/Resources"), _ONE, 0)
    return follower.drawn


_NO_FONT = NoFont()


@dataclass(slots=True)
class _State:
    """The part of the graphics state that places text (8.4.1, 9.3.1)."""

    ctm: Matrix
    font: Font | NoFont = _NO_FONT
    size: float = 0.0
    letter: float = 0.0
    word: float = 0.0
    wide: float = 1.0
    leading: float = 0.0
    rise: float = 0.0

    def copy(self) -> _State:
        return _State(
            self.ctm, self.font, self.size, self.letter, self.word, self.wide, self.leading, self.rise
        )  # fmt: skip


class _Follower:
    """Follows the instructions of a page and of the forms that it draws."""

    def __init__(self, pdf: Any, fonts: dict[int, Font]) -> None:
        self.drawn = Drawn()
        self._pdf = pdf
        self._fonts = fonts
        self._forms = 0
        self._open: list[int] = []
        self._contents: dict[int, tuple[Any, list[tuple[Any, bytes]]]] = {}
        self._count = 0
        self._text: Matrix = _ONE
        self._line: Matrix = _ONE
        self._path: list[tuple[float, float, float]] = []
        self._at = (0.0, 0.0)
        self._marks: list[_Mark] = []

    def follow(self, content: Any, resources: Any, start: Matrix, depth: int) -> None:
        """Follow a content stream with its resources."""
        resources = _plain(resources) or {}
        named = _plain(resources.get("/Font")) or {}
        state, saved = _State(start), list[_State]()
        marks = len(self._marks)
        for operands, operator in self._instructions(content):
            if operator == b"q":
                if len(saved) < 500:
                    saved.append(state.copy())
            elif operator == b"Q":
                state = saved.pop() if saved else state
            elif operator == b"Tf" and len(operands) >= 2:
                state.font, state.size = self._font(named, operands[0]), _number(operands[1])
            elif operator == b"Do" and operands:
                self._form(resources, operands[0], state, depth)
            elif operator in (b"BDC", b"BMC"):
                self._marks.append(_Mark.of(operands, resources))
            elif operator == b"EMC":
                if len(self._marks) > marks:
                    self._end_mark(self._marks.pop())
            elif operator in _STATE or operator in _MOVES:
                self._place(operator, [_number(one) for one in operands], state)
            elif operator in (b"Tj", b"TJ", b"'", b'"'):
                self._show(operator, operands, state)
            else:
                self._draw(operator, operands, state)
        while len(self._marks) > marks:
            self._end_mark(self._marks.pop())

    def _instructions(self, content: Any) -> list[tuple[Any, bytes]]:
        """The instructions of a content stream, taken apart once."""
        from pypdf.generic import ContentStream

        found = _plain(content)
        if id(found) not in self._contents:  # kept with the stream, so that its number is not given again
            self._contents[id(found)] = found, ContentStream(content, self._pdf, "bytes").operations
        return self._contents[id(found)][1]

    def _font(self, named: Any, name: Any) -> Font | NoFont:
        entry = named.get(name) if hasattr(named, "get") else None
        key = getattr(entry, "idnum", 0) or -id(_plain(entry))
        if entry is None or _plain(entry) is None:
            return _NO_FONT
        if key not in self._fonts:
            self._fonts[key] = Font(_plain(entry))
        return self._fonts[key]

    def _form(self, resources: Any, name: Any, state: _State, depth: int) -> None:
        """Draw a form (8.10): a piece of page that is used like a picture."""
        form = _plain((_plain(resources.get("/XObject")) or {}).get(name))
        if form is None or form.get("/Subtype") != "/Form" or id(form) in self._open:
            return  # a form that draws itself draws nothing
        if any(operator in _WITH_TEXT for _, operator in self._instructions(form)):
            self._forms += 1
            if depth >= _MAX_DEPTH or self._forms > _MAX_FORMS:
                self.drawn.cut_off = True
                return
        elif len(self.drawn.rules) >= _MAX_RULES:
            return
        matrix = _plain(form.get("/Matrix"))
        inner = _matrix([_number(one) for one in matrix]) if matrix else _ONE
        keep = self._text, self._line
        self._open.append(id(form))
        self.follow(form, form.get("/Resources") or resources, _times(inner, state.ctm), depth + 1)
        self._open.pop()
        self._text, self._line = keep

    def _place(self, operator: bytes, numbers: list[float], state: _State) -> None:
        """Operators that change the state or the place of text."""
        if operator in (b"cm", b"Tm") and len(numbers) >= 6:
            if operator == b"cm":
                state.ctm = _times(_matrix(numbers), state.ctm)
            else:
                self._text = self._line = _matrix(numbers)
        elif operator == b"BT":
            self._text = self._line = _ONE
        elif operator == b"T*":
            self._next_line(0.0, -state.leading)
        elif operator in (b"Td", b"TD") and len(numbers) >= 2:
            if operator == b"TD":
                state.leading = -numbers[1]
            self._next_line(numbers[0], numbers[1])
        elif operator in _STATE and numbers:
            setattr(state, _STATE[operator], numbers[0] / 100 if operator == b"Tz" else numbers[0])

    def _next_line(self, x: float, y: float) -> None:
        self._text = self._line = _times((1.0, 0.0, 0.0, 1.0, x, y), self._line)

    def _show(self, operator: bytes, operands: list[Any], state: _State) -> None:
        """Operators that show text."""
        if operator in (b"'", b'"'):
            if operator == b'"' and len(operands) >= 3:
                state.word, state.letter = _number(operands[0]), _number(operands[1])
            self._next_line(0.0, -state.leading)
        if not operands:
            return
        shown = operands[0] if operator == b"TJ" else operands[-1:]
        run: list[str] = []  # strings that follow each other without a gap are one piece
        length = 0.0
        for one in shown if isinstance(shown, list) else ():
            if isinstance(one, bytes | str):
                glyphs = state.font.glyphs(one if isinstance(one, bytes) else one.encode("latin-1", "replace"))
                text = "".join(glyph[0] for glyph in glyphs)
                if _BY_GLYPH.search(text):
                    self._piece("".join(run), length, state)
                    run, length = [], 0.0
                    for letters, width, space in glyphs:
                        self._piece(letters, self._advance(width, space, state), state)
                else:
                    run.append(text)
                    length += sum([self._advance(width, space, state) for _, width, space in glyphs])
                continue
            shift = _number(one)
            if run and abs(shift) < _KERN:
                length -= shift / 1000 * state.size * state.wide
            else:
                self._piece("".join(run), length, state)
                run, length = [], 0.0
                self._move(-shift / 1000 * state.size * state.wide)
        self._piece("".join(run), length, state)

    def _move(self, by: float) -> None:
        a, b, c, d, e, f = self._text
        self._text = (a, b, c, d, e + by * a, f + by * b)

    @staticmethod
    def _advance(width: float, space: bool, state: _State) -> float:
        return (width / 1000 * state.size + state.letter + (state.word if space else 0.0)) * state.wide

    def _piece(self, text: str, advance: float, state: _State) -> None:
        if not text:
            self._move(advance)
            return
        a, b, c, d, e, f = _times(self._text, state.ctm)
        self._move(advance)
        if not all(map(math.isfinite, (a, b, c, d, e, f, advance))):
            self.drawn.cut_off = True
            return
        size = abs(state.size) * math.hypot(c, d)
        e, f = e + state.rise * c, f + state.rise * d
        turn = round(math.degrees(math.atan2(b, a)) / 90) % 4 if (a or b) else 0
        along, up = _turned(e, f, turn)
        length = advance * math.hypot(a, b)
        if state.size < 0 and advance < 0:  # a font turned round twice
            along, length = along + length, -length
        piece = Piece(text, along, along + length, up, size or 1.0)
        if self._count >= _MAX_PIECES and self._put_to_last(turn, piece):
            return
        self._count += 1
        if self._marks:
            self._marks[-1].pieces.append((turn, piece))
        else:
            self.drawn.turned[turn].append(piece)

    def _put_to_last(self, turn: int, piece: Piece) -> bool:
        """Put a piece to the one drawn before it if it goes on there, so that a page has an end; whether it was."""
        self.drawn.joined = True
        if self._marks:
            before, last = self._marks[-1].pieces[-1] if self._marks[-1].pieces else (turn, None)
        else:
            before, last = turn, self.drawn.turned[turn][-1] if self.drawn.turned[turn] else None
        if last is None or before != turn or len(last.text) >= _MAX_JOINED or _BY_GLYPH.search(piece.text):
            return False
        gap = piece.x0 - last.x1
        alike = abs(piece.y - last.y) < 0.05 * last.size and abs(piece.size - last.size) < 0.1 * last.size
        if not alike or not -0.3 * last.size < gap < WIDE * last.size:
            return False
        apart = gap > GAP * last.size and not last.text[-1:].isspace() and not piece.text[:1].isspace()
        last.text += f" {piece.text}" if apart else piece.text
        last.x1 = max(last.x1, piece.x1)
        return True

    def _end_mark(self, mark: _Mark) -> None:
        """Hand on the pieces of a marked stretch, its own words in place of its glyphs' where it has some."""
        pieces = mark.pieces
        if mark.text is not None and pieces:
            pieces = mark.replaced()
        if mark.head:
            self.drawn.heads += [piece for _, piece in pieces]
        elif self._marks:
            self._marks[-1].pieces += pieces
        else:
            for turn, piece in pieces:
                self.drawn.turned[turn].append(piece)

    def _draw(self, operator: bytes, operands: list[Any], state: _State) -> None:
        """Lines and boxes; of curves nothing is kept."""
        if operator in _PAINTING:
            self.drawn.rules += self._path[:2_000] if len(self.drawn.rules) < _MAX_RULES else []
            self._path = []
        elif operator == b"n":
            self._path = []
        elif operator in (b"m", b"l") and len(operands) >= 2:
            point = _at(state.ctm, _number(operands[0]), _number(operands[1]))
            if operator == b"l" and len(self._path) < 2_000:
                self._edge(self._at, point)
            self._at = point
        elif operator == b"re" and len(operands) >= 4 and len(self._path) < 2_000:
            x, y, width, height = (_number(one) for one in operands[:4])
            for level in (y, y + height):
                self._edge(_at(state.ctm, x, level), _at(state.ctm, x + width, level))

    def _edge(self, begin: tuple[float, float], end: tuple[float, float]) -> None:
        if abs(begin[1] - end[1]) < 1.5 and abs(begin[0] - end[0]) > 12:
            self._path.append((min(begin[0], end[0]), max(begin[0], end[0]), begin[1]))


@dataclass
class _Mark:
    """A marked stretch of content (14.6): perhaps with the text it stands for, perhaps a running head."""

    text: str | None = None
    head: bool = False
    pieces: list[tuple[int, Piece]] = field(default_factory=list)

    @classmethod
    def of(cls, operands: list[Any], resources: Any) -> _Mark:
        """The mark that BDC or BMC with these operands begins."""
        about = _plain(operands[1]) if len(operands) > 1 else None
        if isinstance(about, str):  # the name of a list of properties
            about = _plain((_plain(resources.get("/Properties")) or {}).get(about))
        if not hasattr(about, "get") or about is None:
            return cls()
        head = bool(operands) and operands[0] == "/Artifact" and about.get("/Type") == "/Pagination"
        text = _plain(about.get("/ActualText"))
        return cls(_words(text) if isinstance(text, bytes | str) else None, head)

    def replaced(self) -> list[tuple[int, Piece]]:
        """The stretch as one piece, if it stands on one line; a hyphen that stands for nothing becomes a soft one."""
        turn, first = self.pieces[0]
        same = all(t == turn and abs(p.y - first.y) < 0.5 * max(first.size, p.size) for t, p in self.pieces)
        text = self.text or ""
        if not same or (not text and len(self.pieces) > 1):
            return self.pieces
        if not text:
            text = "\u00ad" if first.text in ("-", "\u2010", "\u00ad") else ""
        x0, x1 = min(p.x0 for _, p in self.pieces), max(p.x1 for _, p in self.pieces)
        return [(turn, Piece(text, x0, x1, first.y, max(p.size for _, p in self.pieces)))] if text else []


_STATE = {
    b"cm": "",
    b"Tc": "letter",
    b"Tw": "word",
    b"Tz": "wide",
    b"TL": "leading",
    b"Ts": "rise",
}
_MOVES = frozenset((b"BT", b"Td", b"TD", b"Tm", b"T*"))


def _plain(value: Any) -> Any:
    """What an object of a PDF stands for; None for none."""
    found = value.get_object() if hasattr(value, "get_object") else value
    return None if type(found).__name__ == "NullObject" else found


def _number(value: Any) -> float:
    value = _plain(value)
    return float(value) if isinstance(value, int | float) and math.isfinite(value) else 0.0


def _words(text: bytes | str) -> str:
    """A text string (7.9.2.2): UTF-16 or UTF-8 with a mark, else as good as Latin."""
    if isinstance(text, str):
        return text
    for mark, encoding in ((b"\xfe\xff", "utf-16-be"), (b"\xff\xfe", "utf-16-le"), (b"\xef\xbb\xbf", "utf-8")):
        if text.startswith(mark):
            return text[len(mark) :].decode(encoding, "replace")
    return text.decode("latin-1")


def _matrix(numbers: Iterable[float]) -> Matrix:
    a, b, c, d, e, f = [*numbers, *_ONE][:6]
    return a, b, c, d, e, f


def _times(one: Matrix, two: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = two
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _at(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _turned(x: float, y: float, turn: int) -> tuple[float, float]:
    """A point after the page was turned so that text of this direction runs along x."""
    return ((x, y), (y, -x), (-x, -y), (-y, x))[turn]


def is_mark(text: str) -> bool:
    """Whether a text is nothing but combining marks."""
    return bool(text) and all(unicodedata.category(char) in ("Mn", "Me") for char in text)
