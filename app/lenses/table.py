"""The matrix: what every outlet has in every row, what it calls every actor, which figures it gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from analyzers.records import FiguresResult, broad_class
from analyzers.text import Span
from app.export.counts import BROAD, LETTERS, TONE_LIMIT, labels, main_actors, statements
from app.export.names import plural
from app.lenses.base import NOT_ANALYSED, Column, Comparison, passages, places
from app.widgets.matrix_table import CellState, Count, MatrixCell, MatrixRow
from app.widgets.paint import Cell, GridRow

ACTORS = 8
"""Actors in the matrix."""
_MARKED = "ABCD"
_NAMES = {"named": "named", "unnamed": "unnamed", "institution": "institution", "generic": "generic"}
_STATES: Mapping[str, CellState] = {"full": "has", "half": "possible", "none": "none"}
"""What a row's dot says -> the state of its cell."""
_TONES = {"−": ("negative_fill", "negative_ink", "negative"), "+": ("positive_fill", "positive_ink", "positive")}


def passage_rows(
    comparison: Comparison, columns: Sequence[Column], rows: Sequence[GridRow], lens: str
) -> tuple[MatrixRow, ...]:
    """Rows × outlets: whether there is a passage, and its length or what the lens counts in it.

    Args:
        comparison: What is compared.
        columns: The columns shown.
        rows: The rows shown, over these columns.
        lens: Id of the lens that counts; for "plain" the words of the passage.
    """
    confirmed = {row.id: row.confirmed_empty for row in comparison.lineup.rows} if comparison.lineup else {}
    counters = {column.id: _Counter(comparison, column, lens) for column in columns}
    out = []
    for row in rows:
        cells = []
        for at, column in enumerate(columns):
            state = _STATES[row.dots[at]]
            if state == "none":
                sure = column.id in confirmed.get(row.key, frozenset())
                words = "no matching passage" + (", confirmed by you" if sure else "")
                cells.append(MatrixCell("confirmed" if sure else "none", "none" if sure else "", (), words))
            else:
                cells.append(counters[column.id].cell(state, row.cells[at]))
        out.append(MatrixRow(row.key, row.number, row.label, " · ".join(row.flags), tuple(cells)))
    return tuple(out)


class _Counter:
    """Counts what a lens finds in the passages of one article."""

    def __init__(self, comparison: Comparison, column: Column, lens: str) -> None:
        self._lens = lens
        self._known = lens == "plain" or comparison.analysed(column.id)
        self._found: list[tuple[int, str, Count, str]] = []
        """(place, letter, box without its number, word) of everything counted."""
        if lens == "sources" and (result := comparison.attributions.get(column.id)) is not None:
            for item in statements(result):
                spans = item.cue or item.source or item.content
                if spans:
                    broad = broad_class(item.source_class)
                    box = Count("", f"{broad}_fill", f"{broad}_ink", broad == "unnamed")
                    self._found.append((min(spans).start, LETTERS[broad], box, _NAMES[broad]))
        elif lens == "tone" and (tone := comparison.tones.get(column.id)) is not None:
            for part in tone.sentences:
                if part.voice == "own" and abs(part.compound) >= TONE_LIMIT:
                    sign = "−" if part.compound < 0 else "+"
                    fill, ink, word = _TONES[sign]
                    self._found.append((part.span.start, sign, Count("", fill, ink, sign == "−"), word))
        elif lens == "wording" and (naming := comparison.naming) is not None:
            for rank, actor in enumerate(main_actors(naming, len(_MARKED))):
                box = Count("", f"actor{rank}_fill", "actor_ink", rank % 2 == 1)
                self._found += [
                    (label.span.start, _MARKED[rank], box, actor.name)
                    for label in naming.labels
                    if label.article == column.id and label.actor == actor.id
                ]
        order = [LETTERS[broad] for broad in BROAD] if lens == "sources" else ["−", "+", *_MARKED]
        self._order = {letter: number for number, letter in enumerate(order)}

    def cell(self, state: CellState, cell: Cell) -> MatrixCell:
        """The matrix's cell for a passage."""
        spans = [Span(p.start, p.start + len(p.text)) for p in cell.pieces if p.start >= 0]
        words = sum(any(c.isalnum() for c in word) for piece in cell.pieces for word in piece.text.split())
        speech = plural(words, "word") + (", possible match" if state == "possible" else "")
        if not self._known:
            return MatrixCell(state, NOT_ANALYSED, (), f"{speech}; {NOT_ANALYSED}")
        if self._lens == "plain":
            return MatrixCell(state, plural(words, "word"), (), speech)
        here = [entry for entry in self._found if any(s.start <= entry[0] < s.end for s in spans)]
        counted = Counter(entry[1] for entry in here)
        looks = {entry[1]: (entry[2], entry[3]) for entry in here}
        boxes, said = [], []
        for letter in sorted(counted, key=lambda key: self._order[key]):
            box, word = looks[letter]
            boxes.append(Count(f"{letter} {counted[letter]}", box.fill, box.ink, box.dashed))
            said.append(f"{counted[letter]} {word}")
        unit = {"sources": "statements: ", "tone": "sentences in its own voice: ", "wording": "called: "}[self._lens]
        return MatrixCell(state, "", tuple(boxes), f"{speech}; {unit}{', '.join(said) or 'none'}")


def actor_rows(comparison: Comparison, columns: Sequence[Column]) -> tuple[MatrixRow, ...]:
    """Actors × outlets: the words for each, most frequent first; a cell opens its passages."""
    naming = comparison.naming
    out = []
    for actor in main_actors(naming, ACTORS) if naming else ():
        cells = []
        for column in columns:
            assert naming is not None
            found = labels(naming, column.id, actor.id)
            said = list(dict.fromkeys(item.label for item in found))
            total = sum(item.count for item in found)
            spots = places(column.id, (x.span for x in naming.labels if x.article == column.id and x.actor == actor.id))
            if not found:
                words = "not mentioned" if comparison.analysed(column.id) else NOT_ANALYSED
                cells.append(MatrixCell("none", words, (), words))
                continue
            key = passages(f"{actor.name} in {column.name}", spots)
            text = ", ".join(said)
            cells.append(MatrixCell("text", text, (Count(str(total), "chip", "text"),), f"{total} times: {text}", key))
        out.append(MatrixRow(actor.id, 0, actor.name, actor.kind, tuple(cells)))
    return tuple(out)


def figure_rows(comparison: Comparison, columns: Sequence[Column], rows: Sequence[GridRow]) -> tuple[MatrixRow, ...]:
    """Figures × outlets: what each says in the rows whose figures differ; a cell opens its passages.

    Args:
        comparison: What is compared.
        columns: The columns shown.
        rows: All rows, for their numbers and labels.
    """
    known = {row.key: row for row in rows}
    result = comparison.shared(FiguresResult)
    out = []
    for number, found in enumerate(result.rows if result else ()):
        row = known.get(found.row)
        cells = []
        for column in columns:
            spans = sorted({value.span for value in found.values if value.article == column.id})
            words = " · ".join(" ".join(span.of(column.article.text.content).split()) for span in spans)
            key = passages(f"“{words}” in {column.name}", places(column.id, spans))
            cells.append(MatrixCell("text" if spans else "none", words, (), words or "no such figure", key))
        if any(cell.text for cell in cells):
            label = row.label if row else found.row
            out.append(MatrixRow(f"{found.row}.{number}", row.number if row else 0, label, "", tuple(cells)))
    return tuple(out)
