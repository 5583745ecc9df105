"""Who speaks: a chart by outlet, every source with its statements, and the verbs that report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from analyzers.decisions import ADDED, CHANGED, CONFIRMED
from analyzers.records import Attribution, AttributionResult, SourceEntity, VerbsResult, VerbUse, broad_class
from analyzers.text import Span
from app.export.charts import stacked_bar
from app.export.counts import BROAD, LETTERS, Speakers, speakers, statements
from app.export.material import Material
from app.export.names import CLASSES, plural
from app.export.outlet_tables import OutletRow, outlet_tables
from app.export.report import Block, Cell, Line, Paragraph, Run, Section, Style, Table, TableGroup
from app.export.source_counts import (
    SourceRow,
    given_words,
    source_rows,
    sourceless,
    to_check,
    uses_of,
    wordless,
)
from app.export.source_words import ANONYMITY, LADDER, STATUSES, WORDLESS
from app.export.text import one_line

_SIGNS = {":": "colon", "–": "dash", "—": "dash", "-": "dash"}
"""Cues that are no words."""


def sources(material: Material) -> Section:
    """A bar per outlet and a table of all sources."""
    results = {a.id: material.find(a.id, AttributionResult) for a in material.articles}
    known = {key: result for key, result in results.items() if result is not None}
    if not known:
        text = material.missing(AttributionResult, "Sources")
        return Section("sources", "Sources", (Paragraph((Run(text),)),))
    counts = {key: speakers(statements(result)) for key, result in known.items()}
    full = max([1, *(count.total for count in counts.values())])
    rows = tuple(_chart_row(material.names[key], counts[key], full) for key in known)
    chart = Table(
        head=(
            (Run("Outlet"),),
            (Run("Statements by class of source"),),
            *((Run(k),) for k in ("N", "U", "I", "G", "All")),
        ),
        widths=(1.3, 3.2, 0, 0, 0, 0, 0),
        groups=(TableGroup((), rows),),
        summary="Statements of each outlet by class of source: named, unnamed, institution, generic, and all.",
        together=True,
    )
    note = "Solid: named. Hatched: unnamed. Dotted: institution. Empty: generic. The bars share one scale."
    blocks: list[Block] = [chart, Paragraph((Run(note),), "note")]
    groups = tuple(_group(material, key, result) for key, result in known.items())
    blocks.append(
        Table(
            head=(
                (Run("Source"),),
                (Run("Class"),),
                (Run("Statements"),),
                (Run("Words"),),
                (Run("Anonymity and relay"),),
            ),
            widths=(2.1, 1.35, 0, 0, 2.2),
            groups=groups,
            summary=(
                "Every source of each outlet with its class, number of statements, words given to it, reason for "
                "anonymity and relay."
            ),
        )
    )
    return Section("sources", "Sources", tuple(blocks))


def _chart_row(name: str, found: Speakers, full: int) -> tuple[Cell, ...]:
    alt = f"{name}: " + ", ".join(f"{kind} {count}" for kind, count in found.parts()) + f"; {found.total} in all."
    numbers = tuple(Cell(((Run(str(count)),),), kind="number") for _, count in found.parts())
    total = Cell(((Run(str(found.total), "strong"),),), kind="number")
    return (
        Cell(((Run(name),),), kind="rowhead"),
        Cell((), chart=stacked_bar(found.parts(), alt, full=full)),
        *numbers,
        total,
    )


def _group(material: Material, key: str, result: AttributionResult) -> TableGroup:
    article = material.article(key)
    counted = statements(result)
    rows = [_source_row(material, key, row) for row in source_rows(article, result, counted)]
    rest: dict[str, list[Attribution]] = {}
    for item in sourceless(result, counted):
        rest.setdefault(item.source_class, []).append(item)
    for kind in sorted(rest):
        rows.append(
            (
                Cell(((Run("no source stated", "muted"),),), kind="rowhead"),
                Cell((class_line(kind),)),
                number(len(rest[kind])),
                number(given_words(article.text, rest[kind])),
                Cell(_hand(rest[kind])),
            )
        )
    low, high = result.distinct
    how_many = plural(high, "source") if low == high else f"{low} to {high} sources"
    title = (
        Run(material.names[key], "strong"),
        Run(f"  {plural(len(counted), 'statement')} by {how_many}" if counted else "  no statements found", "muted"),
    )
    return TableGroup(title, tuple(rows))


def number(value: int, *, strong: bool = False) -> Cell:
    """A cell with a number."""
    return Cell(((Run(f"{value:,}", "strong" if strong else ""),),), kind="number")


def class_line(kind: str) -> Line:
    """A class with its mark and letter."""
    broad = broad_class(kind)
    style: Style = broad
    return (Run(CLASSES.get(kind, kind), style, LETTERS[broad]),)


def _source_row(material: Material, key: str, row: SourceRow) -> tuple[Cell, ...]:
    source, text = row.source, material.article(key).text.content
    name: list[Run] = [Run(source.name or "no name")]
    if source.status != "unknown":
        name.append(Run(f"  {STATUSES[source.status]}", "muted"))
    return (
        Cell((tuple(name),), kind="rowhead"),
        Cell((class_line(source.source_class),)),
        number(len(row.items)),
        number(row.words),
        Cell((*_circumstances(text, source, row.items), *_hand(row.items))),
    )


def _hand(items: Sequence[Attribution]) -> tuple[Line, ...]:
    """What a person said about statements, and how many ask to be checked."""
    rules = [item.provenance.rule for item in items]
    parts = [
        f"{count} {words}"
        for count, words in (
            (rules.count(CONFIRMED), "confirmed by hand"),
            (rules.count(CHANGED), "changed by hand"),
            (rules.count(ADDED), "added by hand"),
            (sum(map(to_check, items)), "to be checked"),
        )
        if count
    ]
    return ((Run("; ".join(parts), "muted"),),) if parts else ()


def _circumstances(text: str, source: SourceEntity, items: Sequence[Attribution]) -> tuple[Line, ...]:
    """How anonymity is explained and what the statements came through."""
    lines: list[Line] = []
    if broad_class(source.source_class) == "unnamed":
        order = ("reason_given", "request_only", "marker_only", "none")
        kinds = [item.anonymity for item in items if item.anonymity]
        best = min(kinds, key=lambda a: order.index(a.kind), default=None)
        if best is not None:
            runs = [Run(ANONYMITY[best.kind])]
            shown: Span | None = best.span or best.reason
            if shown is not None:
                runs += [Run(": "), Run(one_line(shown.of(text)), "anonymity")]
            lines.append(tuple(runs))
    relays = dict.fromkeys(one_line(item.relay.of(text)) for item in items if item.relay is not None)
    second = sum(item.second_hand for item in items)
    if second:
        runs = [Run(f"{second} second hand")]
        for index, relay in enumerate(relays):
            runs += [Run(", through " if not index else "; "), Run(relay, "emph")]
        lines.append(tuple(runs))
    return tuple(lines)


def verbs(material: Material) -> Section:
    """The reporting verbs of each outlet on their ladder."""
    found = material.shared(VerbsResult)
    if found is None:
        text = material.missing(VerbsResult, "Reporting verbs")
        return Section("verbs", "Reporting verbs", (Paragraph((Run(text),)),))
    keys = [article.id for article in material.articles]
    results = {key: material.find(key, AttributionResult) for key in keys}
    counts_in = {key: statements(result) for key, result in results.items() if result is not None}
    uses_found = uses_of(found, counts_in)
    steps = [step for step in LADDER if any(use.ladder == step for use in uses_found)]
    steps += sorted({use.ladder for use in uses_found} - set(LADDER))
    ordered = sorted(uses_found, key=lambda use: use.span)
    rows: list[OutletRow] = []
    for step in steps:
        counts = {
            key: Counter(use.lemma for use in ordered if (use.article, use.ladder) == (key, step)) for key in keys
        }
        cells = {key: _verbs_cell(count) for key, count in counts.items() if count}
        rows.append(OutletRow(Cell(((Run(step),),), kind="rowhead"), cells))
    if not rows:
        return Section("verbs", "Reporting verbs", (Paragraph((Run("No reporting verbs were found."),)),))
    summary = "Reporting verbs by outlet, grouped by what they suggest about the statement."
    tables = outlet_tables(material, keys, "Verb", rows, summary, 0.8)
    text = (
        "A verb is a cue for reading on, not a verdict: “claimed” can distance the reporter from a "
        "statement, or just vary “said”."
    )
    by_class = _verbs_by_class(material, uses_found, steps)
    missing = wordless(found, counts_in)
    note = (Paragraph((Run(WORDLESS.format(count=missing)),), "note"),) if missing else ()
    return Section("verbs", "Reporting verbs", (Paragraph((Run(text),)), *tables, by_class, *note))


def _verbs_by_class(material: Material, uses_found: Sequence[VerbUse], steps: Sequence[str]) -> Table:
    """How often each class of source is reported with which kind of verb, outlet by outlet."""
    groups = []
    for article in material.articles:
        rows = []
        for broad in BROAD:
            uses = [u for u in uses_found if u.article == article.id and broad_class(u.source_class) == broad]
            if uses:
                counts = Counter(use.ladder for use in uses)
                rows.append(
                    (
                        Cell(((Run(broad, broad, LETTERS[broad]),),), kind="rowhead"),
                        *(number(counts[step]) for step in steps),
                        number(len(uses), strong=True),
                    )
                )
        if rows:
            groups.append(TableGroup((Run(material.names[article.id], "strong"),), tuple(rows)))
    return Table(
        head=((Run("Class of source"),), *((Run(step),) for step in steps), (Run("all"),)),
        widths=(1.6, *(1.0 for _step in steps), 1.0),
        groups=tuple(groups),
        summary="How many reporting words of each kind stand with sources of each class, by outlet.",
    )


def _verbs_cell(counts: Counter[str]) -> Cell:
    order = {lemma: index for index, lemma in enumerate(counts)}
    runs: list[Run] = []
    for lemma in sorted(counts, key=lambda item: (-counts[item], order[item])):
        runs += [Run(", ")] if runs else []
        runs += [Run(_SIGNS.get(lemma, lemma), "emph"), Run(f"\u00a0{counts[lemma]}")]
    return Cell((tuple(runs),))
