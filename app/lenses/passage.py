"""Cards for a passage of the line-up and for a list of passages, whatever lens is on."""

from __future__ import annotations

from analyzers.records import FiguresResult, LineupResult, Pair, Row
from analyzers.text import Span
from analyzers.text.differences import compare
from app.export.names import plural
from app.lenses.base import Comparison, Passage, Passages, Place
from app.widgets.blocks import Block, ChipItem, Chips, Field, Fields, Heading, Link, Quote, Words


def passages_card(comparison: Comparison, key: Passages) -> tuple[Block, ...]:
    """A list of passages; each goes to its place."""
    out: list[Block] = [Heading(key.title), Words(plural(len(key.places), "passage"), quiet=True)]
    for place in key.places:
        around, at = comparison.around(place)
        length = place.end - place.start
        strong = ((at, at + length),) if length < len(around) * 0.8 else ()
        here = Passages(key.title, (place,))
        out.append(Quote(comparison.where(place), around, here, comparison.column(place.article).hue, strong))
    return tuple(out)


def passage_card(comparison: Comparison, key: Passage, differences: bool = False) -> tuple[Block, ...]:
    """What a passage was lined up with, why, and which figures differ.

    Args:
        comparison: What is compared.
        key: The passage.
        differences: Set the words of the other passages that differ from this one in bold.
    """
    lineup = comparison.lineup
    row = next((r for r in lineup.rows if r.id == key.row), None) if lineup else None
    column = comparison.column(key.article)
    spans = {s.id: s.span for s in column.article.text.sentences}
    mine = [i for i in (row.cells.get(key.article, ()) if row else ()) if i in spans]
    title = row.label if row and row.label else "Whole article" if row is None else "Passage"
    out: list[Block] = [Heading(title)]
    if row is None or lineup is None:
        words = plural(column.words, "word")
        return (*out, Words(f"{column.name} · {words}"))
    place = Place(key.article, spans[mine[0]].start, spans[mine[-1]].end) if mine else None
    chips = [ChipItem({"lead": "headline and lead", "shared": "lined up", "single": "in one outlet only"}[row.kind])]
    if key.article in row.possible:
        chips.append(ChipItem("possible match", "notice", "notice_ink"))
    if row.across:
        chips.append(ChipItem("reaches across events", "notice", "notice_ink"))
    out.append(Chips(tuple(chips)))
    out.append(Words(comparison.where(place) if place else f"{column.name}: no matching passage"))
    # Headlines and leads stand together by rule: how alike two of them are says nothing about that.
    fields = [] if row.kind == "lead" else _matches(comparison, lineup, row, key.article, mine)
    if row.evidence and row.kind != "single":
        fields.insert(0, Field("Matched on", ", ".join(row.evidence)))
    fields += _figures(comparison, row)
    if row.kind == "lead":
        out.append(Words(_LEAD, quiet=True))
    if fields:
        out.append(Fields(tuple(fields)))
    if not mine:
        out.append(
            Words(
                "No passage here surely reports the same. It may have been left out, cut, or reported in other words."
            )
        )
    return (*out, *_texts(comparison, row, key.article, title, differences))


_LEAD = "Headline and lead are always the first row, by rule; that does not say that they report the same."
SHARED = 0.25
"""Below this share of common words, differences word by word say nothing."""


def _texts(comparison: Comparison, row: Row, article: str, title: str, differences: bool) -> list[Block]:
    """The passages of a row under each other, the chosen one first."""
    found: list[tuple[str, str, Place]] = []
    for column in sorted(comparison.columns, key=lambda c: c.id != article):
        known = {s.id: s.span for s in column.article.text.sentences}
        spans = [known[i] for i in row.cells.get(column.id, ()) if i in known]
        if spans:
            text = " … ".join(span.of(column.article.text.content) for span in spans)
            found.append((column.id, text, Place(column.id, spans[0].start, spans[-1].end)))
    out: list[Block] = []
    own = found[0][1] if differences and found and found[0][0] == article else ""
    if own and len(found) > 1:
        name = comparison.column(article).name
        out.append(Words(f"Bold: words that differ from {name}, where enough words are shared to tell.", quiet=True))
    for key, text, place in found:
        strong: tuple[tuple[int, int], ...] = ()
        if own and key != article:
            stretches = compare(own, text)
            shared = sum(s.b.length for s in stretches if s.kind == "equal")
            if shared >= SHARED * len(text):
                strong = tuple((s.b.start, s.b.end) for s in stretches if s.kind != "equal" and s.b.length)
        hue = comparison.column(key).hue
        out.append(Quote(comparison.where(place), text, Passages(title, (place,)), hue, strong))
    return out


def _matches(comparison: Comparison, lineup: LineupResult, row: Row, article: str, mine: list[str]) -> list[Field]:
    """The best pair with every other column: how likely, and why."""
    fields: list[Field] = []
    for other in comparison.columns:
        if other.id == article:
            continue
        there = set(row.cells.get(other.id, ()))
        best: Pair | None = None
        for pair in lineup.pairs:
            ends = {pair.a.article: pair.a.sentence, pair.b.article: pair.b.sentence}
            if ends.get(article) in mine and ends.get(other.id) in there and (best is None or pair.score > best.score):
                best = pair
        if best is not None:
            why = ", ".join(best.evidence) or "similar wording as a whole"
            fields.append(Field(other.short, f"{best.score:.0%} sure: {why}"))
        elif not there:
            near = row.nearest.get(other.id)
            known = {s.id: s.span for s in other.article.text.sentences}
            if near and near[0] in known:
                span = known[near[0]]
                spot = Place(other.id, span.start, span.end)
                number = comparison.paragraph(other.id, span.start)
                link = Link(f"nearest: par. {number}", Passages(f"Nearest in {other.name}, not a match", (spot,)))
                fields.append(Field(other.short, "", (link,)))
    return fields


def _figures(comparison: Comparison, row: Row) -> list[Field]:
    figures = comparison.shared(FiguresResult)
    fields: list[Field] = []
    for found in figures.rows if figures else ():
        if found.row != row.id:
            continue
        links = []
        for value in found.values:
            if not comparison.has(value.article):
                continue
            column = comparison.column(value.article)
            words = Span(*value.span).of(column.article.text.content)
            spot = Place(value.article, value.span.start, value.span.end)
            links.append(Link(f"{column.short}: {words}", Passages(f"“{words}” in {column.name}", (spot,))))
        fields.append(Field("Figures differ", "", tuple(links)))
    return fields


def hint_card() -> tuple[Block, ...]:
    """What the inspector says while nothing is chosen."""
    return (
        Words(
            "Click a mark, a passage or a number to look at it closely. "
            "With the keyboard: ↑ ↓ rows, ← → outlets, Space next mark, Enter opens.",
            quiet=True,
        ),
    )
