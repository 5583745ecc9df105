"""The panel of the Sources lens: who speaks, what to check, words given to sources, every source, the verbs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from analyzers.records import Attribution, VerbsResult, VerbUse, broad_class
from analyzers.records.attribution import CHECK_BELOW
from app.export.counts import BROAD, LETTERS, speakers
from app.export.names import CLASSES, plural
from app.export.source_counts import SourceRow, counted, given, left_out, share, source_rows, to_check, wordless
from app.export.source_counts import uses_of as counted_uses
from app.export.source_words import (
    ANONYMITY,
    ANONYMITY_SHORT,
    CHECK_RULE,
    CHECK_TITLE,
    FIRST_RULE,
    FIRST_TITLE,
    LADDER,
    SEVERAL_RULE,
    SEVERAL_TITLE,
    SHARE_RULE,
    SHARE_TITLE,
    STATUSES,
    WORDLESS,
)
from app.lenses.base import (
    NOT_ANALYSED,
    Column,
    Comparison,
    Item,
    Passages,
    Place,
    passages,
    places,
)
from app.lenses.sources_keys import AllSources, SortSources
from app.lenses.sources_marks import BARS, BELIEFS_GROUP, legend, place_of
from app.widgets.blocks import (
    Action,
    Actions,
    BarRow,
    Bars,
    Block,
    Choice,
    Heading,
    Link,
    RunRow,
    Runs,
    Swatches,
    Table,
    TableCell,
    Words,
)
from app.widgets.paint import Segment

_WHO = {
    "named": ("a named source", "named sources"),
    "unnamed": ("an unnamed source", "unnamed sources"),
    "institution": ("an institution", "institutions"),
    "generic": ("a generic source", "generic sources"),
}
ORDERS = (("first", "First appearance"), ("name", "Name"), ("words", "Words given to them"))
_FIRST = 4
"""Sources listed in the order of first appearance; the window of all sources has the others."""

Counted = dict[str, tuple[Attribution, ...]]


def rules() -> dict[str, tuple[str, str]]:
    """How the figures of this panel are counted that no analyzer counts: help key -> (title, rule)."""
    return {
        "WordsGiven": (SHARE_TITLE, SHARE_RULE),
        "CheckThis": (CHECK_TITLE, CHECK_RULE.format(below=CHECK_BELOW)),
        "FirstAppearance": (FIRST_TITLE, FIRST_RULE),
        "InSeveral": (SEVERAL_TITLE, SEVERAL_RULE),
    }


def panel(comparison: Comparison, off: frozenset[str], order: str) -> tuple[Block, ...]:
    """All blocks of the panel.

    Args:
        comparison: What is compared.
        off: Groups that are switched off; without "beliefs" they are counted in.
        order: Order of the tables of sources (see `ORDERS`).
    """
    out: list[Block] = [Heading("Sources by outlet", "AttributionResult")]
    if not comparison.attributions:
        return (*out, comparison.missing("Who is quoted"))
    beliefs = BELIEFS_GROUP not in off
    items = {key: counted(result, beliefs=beliefs) for key, result in comparison.attributions.items()}
    rows = []
    for column in comparison.columns:
        if column.id in items:
            rows.append(BarRow(column.short, segments(comparison, column.id, items[column.id]), column.name))
        else:
            rows.append(BarRow(column.short, (), f"{column.name}: {NOT_ANALYSED}", NOT_ANALYSED))
    out += [
        Bars(tuple(rows)),
        Swatches(
            (
                ("named", "N named"),
                ("unnamed", "U unnamed"),
                ("institution_bar", "I institution"),
                ("generic_bar", "G generic"),
            )
        ),
        Words("Bars count statements, one for every time somebody is made to speak.", quiet=True),
        *_beliefs(comparison, counted_in=beliefs),
        legend(off),
        *_to_check(comparison, items),
        *_distinct(comparison, items),
        *_shares(comparison, items),
        *_anonymity(comparison, items),
        *_first(comparison, items),
        *_source_tables(comparison, items, order),
        *_in_several(comparison, items),
        *_verbs(comparison, items),
    ]
    return tuple(out)


def segments(comparison: Comparison, article: str, items: Sequence[Attribution]) -> tuple[Segment, ...]:
    """The parts of an outlet's bar: statements by class, each with its passages."""
    name = comparison.column(article).name
    out = []
    for broad, count in speakers(items).parts():
        if not count:
            continue
        who = _WHO[broad][count > 1]
        mine = tuple(place_of(article, item) for item in items if broad_class(item.source_class) == broad)
        fill, ink, pattern = BARS[broad]
        words = f"{plural(count, 'statement')} by {who}"
        label = f"{LETTERS[broad]} {count}"
        out.append(Segment(count, fill, ink, label, pattern, words, Passages(f"{name}: {words}", mine)))
    return tuple(out)


def _unknown(column: Column, cells: int) -> tuple[TableCell, ...]:
    tip = f"{column.name}: {NOT_ANALYSED}"
    return (TableCell(column.short, tip=tip), *(TableCell("–", tip=tip) for _ in range(cells)))


def _beliefs(comparison: Comparison, *, counted_in: bool) -> list[Block]:
    """How many beliefs, wishes and plans are left out, or counted in."""
    found = [
        place_of(column.id, item)
        for column in comparison.columns
        if (result := comparison.attributions.get(column.id)) is not None
        for item in left_out(result)
    ]
    if not found:
        return []
    count = len(found)
    what = "belief, wish or plan" if count == 1 else "beliefs, wishes and plans"
    are = "is" if count == 1 else "are"
    if counted_in:
        words = f"{count} {what} {are} counted in here. The strips over the columns and the PDF leave them out."
    else:
        words = (
            f"{count} {what} {are} left out: nobody is said to have uttered them. The last line below counts them in."
        )
    link = Link("beliefs, wishes, plans", Passages("Beliefs, wishes and plans", tuple(found)), count)
    row = RunRow("counted in" if counted_in else "left out", (link,))
    return [Words(words, quiet=True), Runs((row,), "Beliefs, wishes and plans")]


def _to_check(comparison: Comparison, items: Counted) -> list[Block]:
    rows = []
    for column in comparison.columns:
        asking = [item for item in items.get(column.id, ()) if to_check(item)]
        links = []
        for item in asking:
            place = place_of(column.id, item)
            number = comparison.paragraph(column.id, place.start)
            tip = item.warning or f"{item.provenance.confidence:.0%} sure"
            links.append(Link(f"par. {number}", Item("attribution", column.id, item.id), tip=tip))
        empty = "nothing" if column.id in items else NOT_ANALYSED
        rows.append(RunRow(column.short, tuple(links), empty, column.hue))
    return [Heading(CHECK_TITLE, "CheckThis"), Runs(tuple(rows), "Statements to check by outlet")]


def _distinct(comparison: Comparison, items: Counted) -> list[Block]:
    rows = []
    for column in comparison.columns:
        result = comparison.attributions.get(column.id)
        if result is None:
            rows.append(_unknown(column, 4))
            continue
        low, high = result.distinct
        count = str(low) if low == high else f"{low} to {high}"
        mine = items[column.id]
        sources = source_rows(column.article, result, mine)
        first = [place_of(column.id, row.items[0]) for row in sources]
        every = [place_of(column.id, i) for i in mine]
        second = [place_of(column.id, i) for i in mine if i.second_hand]
        quoted = [place_of(column.id, i) for i in mine if i.type in ("direct", "mixed")]
        rows.append(
            (
                TableCell(column.short, tip=column.name),
                TableCell(count, passages(f"{column.name}: every source where it first speaks", first)),
                TableCell(str(len(mine)), passages(f"{column.name}: all statements", every)),
                TableCell(str(len(quoted)), passages(f"{column.name}: with a quotation", quoted)),
                TableCell(str(len(second)), passages(f"{column.name}: second-hand", second)),
            )
        )
    return [
        Heading("Sources and statements", "AttributionResult"),
        Table(
            ("", "sources", "state-\nments", "with\nquote", "second-\nhand"),
            tuple(rows),
            frozenset({1, 2, 3, 4}),
            "Sources and statements by outlet",
        ),
        Words("A range, because “a source” may be the same person twice.", quiet=True),
    ]


def _shares(comparison: Comparison, items: Counted) -> list[Block]:
    rows = []
    for column in comparison.columns:
        if column.id not in items:
            rows.append(_unknown(column, 3))
            continue
        mine = items[column.id]
        found = share(column.article, mine)
        key = passages(f"{column.name}: words given to sources", places(column.id, given(mine)))
        rows.append(
            (
                TableCell(column.short, tip=column.name),
                TableCell(f"{found.words:,}", key),
                TableCell(f"{found.of:,}"),
                TableCell(f"{found.value:.0%}", key),
            )
        )
    return [
        Heading(SHARE_TITLE, "WordsGiven"),
        Table(
            ("", "given", "of", "share"),
            tuple(rows),
            frozenset({1, 2, 3}),
            "Words given to sources by outlet",
        ),
    ]


def _anonymity(comparison: Comparison, items: Counted) -> list[Block]:
    rows = []
    for column in comparison.columns:
        if column.id not in items:
            rows.append(RunRow(column.short, (), NOT_ANALYSED, column.hue))
            continue
        groups: dict[str, list[Place]] = {kind: [] for kind in ANONYMITY}
        for item in items[column.id]:
            if broad_class(item.source_class) == "unnamed":
                groups[item.anonymity.kind if item.anonymity else "none"].append(place_of(column.id, item))
        links = [
            Link(
                ANONYMITY_SHORT[kind],
                Passages(f"{column.name}: {words}", tuple(groups[kind])),
                len(groups[kind]),
                words,
            )
            for kind, words in ANONYMITY.items()
            if groups[kind]
        ]
        rows.append(RunRow(column.short, tuple(links), "no unnamed source found", column.hue))
    return [Heading("Why not named", "AttributionResult"), Runs(tuple(rows), "Reasons for anonymity by outlet")]


def _first(comparison: Comparison, items: Counted) -> list[Block]:
    """Who speaks first, outlet under outlet."""
    rows = []
    for column in comparison.columns:
        result = comparison.attributions.get(column.id)
        if result is None:
            rows.append(RunRow(column.short, (), NOT_ANALYSED, column.hue))
            continue
        sources = source_rows(column.article, result, items[column.id])
        links = [
            Link(
                f"{LETTERS[broad_class(row.source.source_class)]} {row.source.name or 'no name'}",
                Item("attribution", column.id, row.items[0].id),
                tip=f"{row.number}. {CLASSES[row.source.source_class]}",
                colour=broad_class(row.source.source_class),
            )
            for row in sources[:_FIRST]
        ]
        if len(sources) > _FIRST:
            links.append(Link(f"and {len(sources) - _FIRST} more", AllSources(), tip="all sources in one window"))
        rows.append(RunRow(column.short, tuple(links), "nobody found", column.hue))
    return [Heading(FIRST_TITLE, "FirstAppearance"), Runs(tuple(rows), "Who speaks first, by outlet")]


def _source_tables(comparison: Comparison, items: Counted, order: str) -> list[Block]:
    choices = tuple(Choice(text, key, key == order) for key, text in ORDERS)
    sorting = Action("Order ▾", SortSources(), choices, "Order of the sources in these tables")
    every = Action("All sources …", AllSources(), (), "Sources and verbs of all outlets in one window")
    out: list[Block] = [Heading("Sources", "AttributionResult"), Actions((sorting, every))]
    for column in comparison.columns:
        result = comparison.attributions.get(column.id)
        if result is None:
            continue
        rows = [
            _source_cells(comparison, column, row)
            for row in source_rows(column.article, result, items[column.id], order)
        ]
        if rows:
            head = ("", column.name, "state-\nments", "words")
            out.append(Table(head, tuple(rows), frozenset({2, 3}), f"Sources of {column.name}", 5))
    if len(out) == 2:
        out.append(Words("Our search found nobody who is quoted or reported. It can miss some."))
    return [*out, *comparison.left_out()]


def _source_cells(comparison: Comparison, column: Column, row: SourceRow) -> tuple[TableCell, ...]:
    source = row.source
    broad = broad_class(source.source_class)
    facts = [CLASSES[source.source_class], STATUSES[source.status]]
    also = ", ".join(other.name for other, _entity in comparison.also_in(column.id, source.entity))
    facts += [f"also in {also}"] if also else []
    facts.append(f"first in paragraph {comparison.paragraph(column.id, row.first)}")
    if broad == "unnamed":
        facts.append(ANONYMITY[row.anonymity.kind if row.anonymity else "none"])
    spots = tuple(place_of(column.id, item) for item in row.items)
    title = f"{source.name} in {column.name}"
    return (
        TableCell(LETTERS[broad], tip=CLASSES[source.source_class], strong=True, colour=broad),
        TableCell(
            source.name or "no name",
            Item("attribution", column.id, row.items[0].id),
            f"{source.name}: {', '.join(fact for fact in facts if fact != 'unknown')}",
        ),
        TableCell(str(len(row.items)), Passages(title, spots)),
        TableCell(str(row.words), passages(f"{title}: words given", places(column.id, given(row.items)))),
    )


def _in_several(comparison: Comparison, items: Counted) -> list[Block]:
    """Sources that more than one outlet has, and how often each lets them speak."""
    rows = []
    for shared in comparison.shared_sources:
        members = dict(shared.members)
        cells = [TableCell(shared.name, tip=f"{shared.name}: {shared.reason}")]
        for column in comparison.columns:
            mine = [i for i in items.get(column.id, ()) if i.entity and i.entity == members.get(column.id)]
            spots = [place_of(column.id, item) for item in mine]
            key = passages(f"{shared.name} in {column.name}", spots)
            cells.append(TableCell(str(len(mine)) if mine else "–", key, column.name))
        if sum(cell.key is not None for cell in cells) > 1:
            rows.append(tuple(cells))
    if not rows:
        return []
    heads = ("statements", *(column.short for column in comparison.columns))
    table = Table(heads, tuple(rows), frozenset(range(1, len(heads))), "Sources in more than one outlet", 6)
    return [Heading(SEVERAL_TITLE, "InSeveral"), table]


def uses_of(comparison: Comparison, items: Counted) -> tuple[VerbUse, ...]:
    """The reporting words of the attributions that count; none if they were not looked for."""
    result = comparison.shared(VerbsResult)
    return counted_uses(result, items) if result else ()


def _verbs(comparison: Comparison, items: Counted) -> list[Block]:
    out: list[Block] = [Heading("Reporting verbs", "VerbsResult")]
    if comparison.shared(VerbsResult) is None:
        return [*out, comparison.missing("Which verbs report")]
    uses = uses_of(comparison, items)
    shown = [column for column in comparison.columns if column.id in items]
    by_outlet = [(column.short, column.name, [u for u in uses if u.article == column.id]) for column in shown]
    by_class = [
        (LETTERS[broad], broad, [u for u in uses if broad_class(u.source_class) == broad])
        for broad in BROAD
        if any(broad_class(u.source_class) == broad for u in uses)
    ]
    rows = []
    for column in comparison.columns:
        links = []
        for step in LADDER:
            mine = [use for use in uses if use.article == column.id and use.ladder == step]
            plain = step in ("neutral", "other")
            order = sorted(Counter(u.lemma for u in mine).items(), key=lambda p: (-p[1], p[0]))
            for lemma, count in order[: 3 if plain else 6]:
                spots = places(column.id, (u.span for u in mine if u.lemma == lemma))
                key = Passages(f"“{lemma}” in {column.name} ({step})", spots)
                links.append(Link(lemma, key, count, step, "" if plain else "flag"))
        empty = "no reporting verb found" if comparison.analysed(column.id) else NOT_ANALYSED
        rows.append(RunRow(column.short, tuple(links), empty, column.hue))
    return [
        *out,
        _ladder("by outlet", by_outlet),
        _ladder("by class of source", by_class),
        Runs(tuple(rows), "Reporting verbs by outlet"),
        Words(
            "Coloured: not neutral on the ladder of reporting verbs (distancing, endorsing, conceding, conflict). "
            "A verb is a cue, not a verdict.",
            quiet=True,
        ),
        *_wordless(comparison, items),
    ]


def _wordless(comparison: Comparison, items: Counted) -> list[Block]:
    """Why the verbs are fewer than the statements, where they are."""
    result = comparison.shared(VerbsResult)
    missing = wordless(result, items) if result else 0
    return [Words(WORDLESS.format(count=missing), quiet=True)] if missing else []


def _ladder(title: str, groups: Sequence[tuple[str, str, Sequence[VerbUse]]]) -> Table:
    """Rungs under each other, groups (outlets or classes) side by side."""
    rows = []
    for step in LADDER:
        cells = [TableCell(step)]
        for _short, name, uses in groups:
            mine = [use for use in uses if use.ladder == step]
            spots = [Place(u.article, u.span.start, u.span.end) for u in mine]
            cells.append(TableCell(str(len(mine)), passages(f"{name}: {step} reporting words", spots), name))
        if any(cell.key is not None for cell in cells):
            rows.append(tuple(cells))
    heads = (title, *(short for short, _name, _uses in groups))
    return Table(heads, tuple(rows), frozenset(range(1, len(heads))), f"Reporting verbs {title}")
