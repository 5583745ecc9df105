"""How much of each article is given to sources, who speaks first, and who speaks in more than one outlet."""

from __future__ import annotations

from analyzers.records import AttributionResult, broad_class
from analyzers.records.attribution import CHECK_BELOW
from app.export.counts import LETTERS, statements
from app.export.material import Material
from app.export.outlet_tables import MOST, OutletRow, outlet_tables
from app.export.report import Block, Cell, Line, Paragraph, Run, Section, Style, Subheading, Table, TableGroup
from app.export.sections.sources import number
from app.export.source_counts import by_hand, left_out, share, source_rows, to_check
from app.export.source_words import (
    CHECK_RULE,
    FIRST_RULE,
    FIRST_TITLE,
    SEVERAL_RULE,
    SEVERAL_TITLE,
    SHARE_RULE,
    SHARE_TITLE,
)

_NO_NUMBER = Cell(((Run("–", "muted"),),), kind="number")
_FIRST = 6
"""Sources that are listed in the order of first appearance."""


def given_to_sources(material: Material) -> Section | None:
    """Words given to sources and the order of first appearance; None if nobody was found anywhere."""
    results = {a.id: material.find(a.id, AttributionResult) for a in material.articles}
    known = {key: result for key, result in results.items() if result is not None and result.attributions}
    if not known:
        return None
    blocks: list[Block] = [_words(material, known), Paragraph((Run(SHARE_RULE),), "note")]
    if any(to_check(item) for result in known.values() for item in statements(result)):
        blocks.append(Paragraph((Run(f"To check: {CHECK_RULE.format(below=CHECK_BELOW)}"),), "note"))
    blocks += [Subheading(FIRST_TITLE), _first(material, known), Paragraph((Run(FIRST_RULE),), "note")]
    several = _several(material, known)
    if several:
        blocks += [Subheading(SEVERAL_TITLE), *several, Paragraph((Run(SEVERAL_RULE),), "note")]
    return Section("given", SHARE_TITLE, tuple(blocks))


def _words(material: Material, known: dict[str, AttributionResult]) -> Table:
    rows = []
    for key, result in known.items():
        items = statements(result)
        found = share(material.article(key), items)
        low, high = result.distinct
        confirmed, changed, added = by_hand(result)
        rows.append(
            (
                Cell(((Run(material.names[key]),),), kind="rowhead"),
                number(found.words),
                number(found.of),
                Cell(((Run(f"{found.value:.0%}", "strong"),),), kind="number"),
                Cell(((Run(str(low) if low == high else f"{low}–{high}"),),), kind="number"),
                number(sum(map(to_check, items))),
                number(len(left_out(result))),
                number(confirmed),
                number(changed),
                number(added),
            )
        )
    heads = (
        "Outlet",
        "Words given",
        "of",
        "Share",
        "Sources",
        "To check",
        "Beliefs left out",
        "Confirmed",
        "Changed",
        "Added",
    )
    return Table(
        head=tuple((Run(head),) for head in heads),
        widths=(1.7, 0.9, 0.7, 0.8, 1, 0.9, 1, 1.2, 1, 0.9),
        groups=(TableGroup((), tuple(rows)),),
        summary=(
            "For each outlet: words given to sources, all words, their share, number of distinct sources, statements "
            "to be checked, beliefs, wishes and plans left out, statements confirmed, changed and added by hand."
        ),
        together=True,
    )


def _first(material: Material, known: dict[str, AttributionResult]) -> Table:
    rows = []
    for key, result in known.items():
        sources = source_rows(material.article(key), result, statements(result))
        runs: list[Run] = []
        for row in sources[:_FIRST]:
            style: Style = broad_class(row.source.source_class)
            runs += [Run("; ")] if runs else []
            runs += [Run(f"{row.number}\u00a0", "muted"), Run(row.source.name or "no name", style, LETTERS[style])]
        if len(sources) > _FIRST:
            runs.append(Run(f"; {len(sources) - _FIRST} more", "muted"))
        line: Line = tuple(runs) or (Run("nobody found", "muted"),)
        rows.append((Cell(((Run(material.names[key]),),), kind="rowhead"), Cell((line,))))
    return Table(
        head=((Run("Outlet"),), (Run("Who speaks, in order"),)),
        widths=(1, 4.6),
        groups=(TableGroup((), tuple(rows)),),
        summary="The first sources of each outlet in the order in which they first speak, with their class.",
    )


def _several(material: Material, known: dict[str, AttributionResult]) -> list[Block]:
    """Statements of every source that more than one outlet has."""
    rows: list[OutletRow] = []
    for shared in dict.fromkeys(material.shared_sources.values()):
        members = dict(shared.members)
        counts = {
            key: sum(bool(i.entity) and i.entity == members.get(key) for i in statements(result))
            for key, result in known.items()
        }
        if sum(count > 0 for count in counts.values()) > 1:
            cells = {key: number(count) for key, count in counts.items() if count}
            rows.append(OutletRow(Cell(((Run(shared.name),),), kind="rowhead"), cells, _NO_NUMBER))
    summary = "How many statements each source makes in each outlet, for sources of more than one outlet."
    spoken = {key for row in rows for key in row.cells}
    keys = [key for key in known if key in spoken] if len(known) > MOST else list(known)
    return outlet_tables(material, keys, "Statements", rows, summary, 1.6) if rows else []
