"""Who speaks: a chart by outlet, every source with its statements, and the verbs that report."""

from __future__ import annotations

from collections import Counter

from analyzers.records import Attribution, AttributionResult, SourceEntity, VerbsResult, broad_class
from analyzers.text import Span
from app.export.charts import stacked_bar
from app.export.counts import LETTERS, Speakers, speakers, statements
from app.export.material import Material
from app.export.names import CLASSES, plural
from app.export.report import Block, Cell, Line, Paragraph, Run, Section, Style, Table, TableGroup
from app.export.text import one_line

LADDER = ("neutral", "distancing", "endorsing", "conceding", "conflict", "other")

_STATUS = {
    "government": "government",
    "security": "security forces",
    "armed_group": "armed group",
    "politician": "politics",
    "expert": "expert",
    "civil_society": "civil society",
    "ordinary": "ordinary person",
    "media": "media",
    "unknown": "",
}
_SIGNS = {":": "colon", "–": "dash", "—": "dash", "-": "dash"}
"""Cues that are no words."""
_ANONYMITY = {
    "reason_given": "reason given",
    "request_only": "asked for anonymity or made it a condition, no reason given",
    "marker_only": "only called unnamed",
    "none": "no reason given",
}


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
            head=((Run("Source"),), (Run("Class"),), (Run("Statements"),), (Run("Anonymity and relay"),)),
            widths=(2.2, 1.35, 0, 2.2),
            groups=groups,
            summary="Every source of each outlet with its class, number of statements, reason for anonymity and relay.",
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
    text = material.article(key).text.content
    counted = {item.id: item for item in statements(result)}
    rows: list[tuple[Cell, ...]] = []
    seen: set[str] = set()
    for source in result.sources:
        mine = [counted[i] for i in source.statements if i in counted]
        if mine:
            seen.update(item.id for item in mine)
            rows.append(_source_row(text, source, result, [item.id for item in mine]))
    rest = [item for item in counted.values() if item.id not in seen]
    by_class = Counter(item.source_class for item in rest)
    for kind in sorted(by_class):
        rows.append(
            (
                Cell(((Run("no source stated", "muted"),),), kind="rowhead"),
                Cell((_class_line(kind),)),
                Cell(((Run(str(by_class[kind])),),), kind="number"),
                Cell(),
            )
        )
    low, high = result.distinct
    how_many = plural(high, "source") if low == high else f"{low} to {high} sources"
    title = (
        Run(material.names[key], "strong"),
        Run(f"  {plural(len(counted), 'statement')} by {how_many}" if counted else "  no statements found", "muted"),
    )
    return TableGroup(title, tuple(rows))


def _class_line(kind: str) -> Line:
    broad = broad_class(kind)
    style: Style = broad
    return (Run(CLASSES.get(kind, kind), style, LETTERS[broad]),)


def _source_row(text: str, source: SourceEntity, result: AttributionResult, mine: list[str]) -> tuple[Cell, ...]:
    items = [item for item in result.attributions if item.id in mine]
    status = _STATUS.get(source.status, source.status)
    name: list[Run] = [Run(source.name or "no name")]
    if status:
        name.append(Run(f"  {status}", "muted"))
    return (
        Cell((tuple(name),), kind="rowhead"),
        Cell((_class_line(source.source_class),)),
        Cell(((Run(str(len(items))),),), kind="number"),
        Cell(_circumstances(text, source, items)),
    )


def _circumstances(text: str, source: SourceEntity, items: list[Attribution]) -> tuple[Line, ...]:
    """How anonymity is explained and what the statements came through."""
    lines: list[Line] = []
    if broad_class(source.source_class) == "unnamed":
        order = ("reason_given", "request_only", "marker_only", "none")
        kinds = [item.anonymity for item in items if item.anonymity]
        best = min(kinds, key=lambda a: order.index(a.kind), default=None)
        if best is not None:
            runs = [Run(_ANONYMITY[best.kind])]
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
    steps = [step for step in LADDER if any(use.ladder == step for use in found.uses)]
    steps += sorted({use.ladder for use in found.uses} - set(LADDER))
    rows: list[tuple[Cell, ...]] = []
    for step in steps:
        cells = []
        for key in keys:
            uses = [
                use for use in sorted(found.uses, key=lambda u: u.span) if use.article == key and use.ladder == step
            ]
            cells.append(_verbs_cell(Counter(use.lemma for use in uses)))
        rows.append((Cell(((Run(step),),), kind="rowhead"), *cells))
    if not rows:
        return Section("verbs", "Reporting verbs", (Paragraph((Run("No reporting verbs were found."),)),))
    table = Table(
        head=((Run("Verb"),), *((Run(material.names[key]),) for key in keys)),
        widths=(0.8, *(1.0 for _ in keys)),
        groups=(TableGroup((), tuple(rows)),),
        summary="Reporting verbs by outlet, grouped by what they suggest about the statement.",
    )
    text = (
        "A verb is a cue for reading on, not a verdict: “claimed” can distance the reporter from a "
        "statement, or just vary “said”."
    )
    return Section("verbs", "Reporting verbs", (Paragraph((Run(text),)), table))


def _verbs_cell(counts: Counter[str]) -> Cell:
    if not counts:
        return Cell(((Run("–", "muted"),),))
    order = {lemma: index for index, lemma in enumerate(counts)}
    runs: list[Run] = []
    for lemma in sorted(counts, key=lambda item: (-counts[item], order[item])):
        runs += [Run(", ")] if runs else []
        runs += [Run(_SIGNS.get(lemma, lemma), "emph"), Run(f"\u00a0{counts[lemma]}")]
    return Cell((tuple(runs),))
