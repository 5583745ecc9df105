"""Lists of articles: CSV and Excel files with a row an article and a header that names the columns.

Each article keeps, as its original, a small CSV with the header and its row: from a CSV file the very bytes, from an
Excel file the cells as text. The list's other rows are not repeated in every article.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice

from analyzers.records import Hints
from app.readers.columns import WORDS, columns_of
from app.readers.decode import Decoded
from app.readers.office import DAMAGE, Package, damaged
from app.readers.read import CSV, MAX_ROWS, MAX_TEXT, Read, Unreadable, tidy

_DELIMITERS = ",;\t|"
_MAX_COLUMNS = 200
_MAX_SCANNED = 20_000
"""Rows of a sheet that are looked at, empty ones included."""
_LONG = 100
"""Characters that texts have at least on average, in a list that does not name its columns as we know them."""
_DAY = re.compile(r"\s*(?:19|20)\d\d-[01]?\d-[0-3]?\d\b")
_HEADER_WITHIN = 10
"""Rows from the top in which the header may stand."""


@dataclass(frozen=True)
class _Row:
    """A record of a list: its cells, the bytes it stands in, and its number as a spreadsheet shows it."""

    cells: Sequence[str]
    data: bytes
    number: int


def read_csv(name: str, data: bytes, decoded: Decoded, notes: tuple[str, ...]) -> tuple[Read, ...]:
    """Read the articles of a CSV file, whatever its delimiter.

    Args:
        name: For people.
        data: Its bytes.
        decoded: Its characters and their encoding.
        notes: About the encoding.

    Raises:
        Unreadable: if it has no column with text, or no article.
    """
    lines = _lines(data, decoded)
    best: list[_Row] = []
    for delimiter in sorted(_DELIMITERS, key=lambda mark: -decoded.text[:2000].count(mark)):
        head = list(islice(_records(name, lines, delimiter), _HEADER_WITHIN))
        if head and "text" in columns_of(_header(head)[1].cells):
            return _articles(name, list(islice(_records(name, lines, delimiter), _MAX_SCANNED)), notes, decoded.sure)
        best = best or head
    for delimiter in sorted(_DELIMITERS, key=lambda mark: -decoded.text[:2000].count(mark)):
        rows = list(islice(_records(name, lines, delimiter), _MAX_SCANNED))
        if _long_column(rows) is not None:
            return _articles(name, rows, notes, decoded.sure)
    return _articles(name, best, notes, decoded.sure)


def read_xlsx(name: str, data: bytes) -> tuple[Read, ...]:
    """Read the articles of the first sheet of an Excel file that has a column with text.

    Raises:
        Unreadable: if there is none, or the file cannot be read.
    """
    data = _usual_names(Package(name, data), data)  # the limits of every zip archive hold
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about features of Excel that it does not keep
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            sheets = [(sheet.title, list(_sheet_rows(sheet))) for sheet in book.worksheets]
            book.close()
    except Unreadable:
        raise
    except (
        *DAMAGE,
        InvalidFileException,
        TypeError,
        AttributeError,
        ArithmeticError,
        AssertionError,
        SyntaxError,
    ) as error:
        raise damaged(name) from error  # SyntaxError: XML's ParseError is one
    with_text = [rows for _title, rows in sheets if rows and "text" in columns_of(_header(rows)[1].cells)]
    notes: tuple[str, ...] = ()
    if with_text and len(sheets) > 1:
        notes = (f"Only one of the {len(sheets)} sheets was read: the first with a column of texts.",)
    with_text = with_text or [rows for _title, rows in sheets if _long_column(rows) is not None]
    if with_text:
        return _articles(name, with_text[0], notes, True)
    return _articles(name, next((rows for _title, rows in sheets if rows), []), notes, True)


def _records(name: str, lines: Sequence[tuple[str, bytes]], delimiter: str) -> Iterator[_Row]:
    """Records of a CSV text with the bytes that they stand in."""
    used: list[bytes] = []

    def feed() -> Iterator[str]:
        for text, data in lines:
            used.append(data)
            yield text

    csv.field_size_limit(MAX_TEXT + 1)
    try:
        for number, cells in enumerate(csv.reader(feed(), delimiter=delimiter, strict=False), 1):
            data = b"".join(used)
            used.clear()
            yield _Row([tidy(cell) for cell in cells[:_MAX_COLUMNS]], data, number)
    except (csv.Error, ValueError) as error:
        raise damaged(name) from error


def _lines(data: bytes, decoded: Decoded) -> list[tuple[str, bytes]]:
    """Lines with their ends, and the bytes of each; only line feeds end one, other marks stand inside cells."""
    end = "\n" if "\n" in decoded.text else "\r"
    text = _cut(decoded.text, end)
    if not decoded.encoding.startswith(("utf-16", "utf-32")):
        pieces = _cut_bytes(data.removeprefix(codecs.BOM_UTF8), end.encode())
        if len(pieces) == len(text):
            return list(zip(text, pieces, strict=True))
    return [(line, line.encode(decoded.encoding, "surrogatepass")) for line in text]


def _cut(text: str, end: str) -> list[str]:
    lines = text.split(end)
    return [line + end for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def _cut_bytes(data: bytes, end: bytes) -> list[bytes]:
    lines = data.split(end)
    return [line + end for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def _sheet_rows(sheet: object) -> Iterator[_Row]:
    """Rows of an Excel sheet as text."""
    rows = sheet.iter_rows(max_row=_MAX_SCANNED, max_col=_MAX_COLUMNS, values_only=True)  # type: ignore[attr-defined]  # openpyxl has no types
    for number, values in enumerate(rows, 1):
        cells = [_said(value) for value in values]
        if any(cells):
            yield _Row(cells, _as_csv(cells), number)


def _said(value: object) -> str:
    """A cell as text: dates as ISO 8601, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return f"{value:.0f}"
    return tidy(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value)))


_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""A character that XML cannot hold, as Excel writes it (ECMA-376, 22.4.2.4)."""
_STRICT = b"http://purl.oclc.org/ooxml/"
_NAMES = (
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)


def _usual_names(package: Package, data: bytes) -> bytes:
    """The bytes of a workbook; of a "strict" one, a copy with the names of elements that openpyxl knows."""
    names = [name for name in package.names() if name.endswith((".xml", ".rels"))]
    if not any(_STRICT in package.part(name)[:2000] for name in names if name.endswith("workbook.xml")):
        return data
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name in dict.fromkeys(names):
            part = package.part(name)
            for strict, usual in _NAMES:
                part = part.replace(strict, usual)
            book.writestr(name, part)
    return out.getvalue()


def _as_csv(cells: Sequence[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue().encode("utf-8", "replace")


def _header(rows: Sequence[_Row]) -> tuple[int, _Row]:
    """The header: the first of the top rows that names a column of texts, else the first row that holds something."""
    top = [(at, row) for at, row in enumerate(rows[:_HEADER_WITHIN]) if any(cell.strip() for cell in row.cells)]
    if not top:
        return 0, _Row((), b"", 1)
    return next(((at, row) for at, row in top if "text" in columns_of(row.cells)), top[0])


def _long_column(rows: Sequence[_Row]) -> int | None:
    """The one column that holds texts to judge by their length, or None."""
    some = [row.cells for row in rows[:50] if any(cell.strip() for cell in row.cells)]
    count = max((len(cells) for cells in some), default=0)
    if count < 2:
        return None
    some = some[1:] or some  # the first may be a header
    means = [sum(len(cells[at]) for cells in some if at < len(cells)) / len(some) for at in range(count)]
    best = max(range(count), key=lambda at: (means[at], -at))
    others = max((mean for at, mean in enumerate(means) if at != best), default=0.0)
    return best if means[best] >= _LONG and means[best] >= 3 * others else None


def _days(rows: Sequence[_Row], text: int) -> dict[str, int]:
    """The one column without a name whose every cell is a day, as year, month and day."""
    count = max(len(row.cells) for row in rows)
    filled = [row for row in rows if any(cell.strip() for cell in row.cells)]
    found = [at for at in range(count) if at != text and all(_DAY.match(_cell(row, at)) for row in filled)]
    return {"date": found[0]} if len(found) == 1 else {}


def _articles(name: str, rows: Sequence[_Row], notes: tuple[str, ...], sure: bool) -> tuple[Read, ...]:
    """One article a row that has a text.

    Raises:
        Unreadable: if no column or no row has one.
    """
    if not rows:
        raise Unreadable(f"“{name}” is empty.")
    at, header = _header(rows)
    found = columns_of(header.cells)
    long = _long_column(rows) if "text" not in found else None
    if long is not None:
        if len(header.cells) > long and len(header.cells[long]) < _LONG:
            found = {field: column for field, column in found.items() if column != long} | {"text": long}
        else:  # the first row is an article itself
            at, header, found = -1, _Row((), b"", 0), {"text": long} | _days(rows, long)
    shown = [cell.strip() for cell in header.cells if cell.strip()]
    if "text" not in found:
        names = ", ".join(f"“{cell[:30]}”" for cell in shown[:8]) or "none"
        raise Unreadable(
            f"“{name}” has no column with the articles' text, so nothing was added. Its columns are: {names}"
            f"{' …' if len(shown) > 8 else ''}. Name the one with the text “text” in the first row and add the file "
            "again."
        )
    full = [row for row in rows[at + 1 :] if any(cell.strip() for cell in row.cells)]
    with_text = [row for row in full if _cell(row, found["text"]).strip()]
    if not with_text:
        raise Unreadable(f"“{name}” has no article: the column “{header.cells[found['text']]}” is empty in every row.")
    reads = [_article(name, header, row, found, sure) for row in with_text[:MAX_ROWS]]
    said = [*notes, _taken(name, header, found, len(reads))]
    if len(with_text) < len(full):
        without = len(full) - len(with_text)
        said.append(
            "One row has no text and was passed over."
            if without == 1
            else f"{without} rows have no text and were passed over."
        )
    if len(with_text) > MAX_ROWS:
        said.append(
            f"The list has {len(with_text):,} articles; the first {MAX_ROWS} were added. Put the others into a list "
            "of their own."
        )
    first = reads[0]
    reads[0] = Read(first.name, first.raw, first.original, CSV, first.hints, (*said, *first.notes), sure)
    return tuple(reads)


def _article(name: str, header: _Row, row: _Row, found: dict[str, int], sure: bool) -> Read:
    """The article of a row; a headline that the text does not begin with stands before it."""
    text = _cell(row, found["text"]).strip("\n")
    value = {field: " ".join(_cell(row, at).split()) or None for field, at in found.items()}
    headline = value.get("headline")
    if headline and headline not in " ".join(text[: 2 * len(headline) + 200].split()):
        text = f"{headline}\n\n{text}"
    hints = Hints(
        outlet=value.get("outlet"),
        headline=headline,
        byline=value.get("byline"),
        published=value.get("date"),
        url=value.get("url"),
    )
    end = b"" if not header.data or header.data.endswith((b"\n", b"\r", b"\n\x00")) else b"\r\n"
    label = f"{name}, row {row.number}"
    if len(text) > MAX_TEXT:
        raise Unreadable(f"The text in row {row.number} of “{name}” is too long for one article.")
    return Read(label, text, header.data + end + row.data, CSV, hints, (), sure)


def _cell(row: _Row, at: int) -> str:
    return row.cells[at] if at < len(row.cells) else ""


def _taken(name: str, header: _Row, found: dict[str, int], count: int) -> str:
    """Which columns were taken for what."""
    pairs = [
        f"{WORDS[field]} from {f'“{header.cells[at].strip()[:30]}”' if header.cells else f'column {at + 1}'}"
        for field, at in found.items()
    ]
    missing = [WORDS[field] for field in ("outlet", "date", "headline") if field not in found]
    lack = f" No column was found for {' and '.join(missing)}." if missing else ""
    many = "one article" if count == 1 else f"{count} articles"
    return f"“{name}”: {many} taken from the list: {', '.join(pairs)}.{lack}"
