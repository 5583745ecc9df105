"""Tone by voice, tone towards actors, and readability."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from analyzers.records import ActorTone, NamingResult, ReadabilityResult, ToneResult, Voice
from app.export.charts import stacked_bar
from app.export.counts import ToneShare, tone_share, weighty_words
from app.export.material import Material
from app.export.outlet_tables import OutletRow, outlet_tables
from app.export.report import Block, Cell, Paragraph, Run, Section, Table, TableGroup

_VOICES: tuple[tuple[Voice, str], ...] = (
    ("own", "Own voice"),
    ("quoted", "Quoted"),
    ("attributed", "Reported as said"),
)
_ACTORS = 8


def tone(material: Material) -> Section:
    """Negative and positive sentences of each voice, the words behind them, and tone towards actors."""
    results = {a.id: material.find(a.id, ToneResult) for a in material.articles}
    known = {key: result for key, result in results.items() if result is not None}
    if not known:
        text = material.missing(ToneResult, "Tone")
        return Section("tone", "Tone by voice", (Paragraph((Run(text),)),))
    rows: list[tuple[Cell, ...]] = []
    for key, result in known.items():
        name = material.names[key]
        cells = [_share_cell(name, label, tone_share(result, voice)) for voice, label in _VOICES]
        found = weighty_words(result, material.article(key).text.content, "own")
        runs: list[Run] = []
        for word, count in found:
            runs += [Run(", ")] if runs else []
            runs += [Run(word, "emph"), Run(f"\u00a0{count}")]
        words = Cell((tuple(runs) or (Run("–", "muted"),),))
        rows.append((Cell(((Run(name),),), kind="rowhead"), *cells, words))
    table = Table(
        head=((Run("Outlet"),), *((Run(label),) for _, label in _VOICES), (Run("What weighs most, own voice"),)),
        widths=(1.1, 1.1, 1.1, 1.1, 1.5),
        groups=(TableGroup((), tuple(rows)),),
        summary="For each outlet and voice: negative, neutral and positive sentences, and the words that weigh most.",
    )
    note = (
        "Hatched: negative. Empty: neutral. Solid: positive. A sentence in two voices counts once in "
        "each. Tone is read from "
        "single words and knows neither irony nor context."
    )
    blocks: list[Block] = [table, Paragraph((Run(note),), "note")]
    towards = _towards(material, known)
    if towards:
        blocks += towards
        blocks.append(
            Paragraph(
                (
                    Run(
                        "Mentions of an actor by the tone towards it. A label can carry tone that this misses: read it "
                        "together with “Who is called what”."
                    ),
                ),
                "note",
            )
        )
    return Section("tone", "Tone by voice", tuple(blocks))


def _share_cell(name: str, label: str, share: ToneShare) -> Cell:
    if not share.total:
        return Cell(((Run("–", "muted"),),))
    alt = (
        f"{name}, {label.lower()}: {share.negative} negative, {share.neutral} neutral, {share.positive} positive"
        f" of {share.total} sentences."
    )
    parts = (("negative", share.negative), ("neutral", share.neutral), ("positive", share.positive))
    line = (
        Run(f"{share.negative}", "strong"),
        Run("\u00a0neg., "),
        Run(f"{share.positive}", "strong"),
        Run("\u00a0pos."),
        Run(f" of\u00a0{share.total}", "muted"),
    )
    return Cell((line,), chart=stacked_bar(parts, alt, width=150, height=13))


def _towards(material: Material, known: dict[str, ToneResult]) -> list[Block]:
    """Tone towards the actors that are mentioned most."""
    naming = material.shared(NamingResult)
    names = {actor.id: actor.name for actor in naming.actors} if naming else {}
    # A mention that is no label of its own goes to the actor that alone has this name.
    known_as: dict[str, set[str]] = {}
    for actor in naming.actors if naming else ():
        for alias in (actor.name, *actor.aliases):
            known_as.setdefault(alias.casefold(), set()).add(actor.name)
    places = (
        {(label.article, at): names.get(label.actor, "") for label in naming.labels for at in label.span}
        if naming
        else {}
    )
    found: dict[str, dict[str, list[ActorTone]]] = {}
    for key, result in known.items():
        for item in result.actors:
            alike = known_as.get(item.actor.casefold(), set())
            name = places.get((key, item.span.start)) or places.get((key, item.span.end))
            name = name or (next(iter(alike)) if len(alike) == 1 else item.actor)
            found.setdefault(name, {}).setdefault(key, []).append(item)
    ranked = sorted(found, key=lambda name: -sum(len(items) for items in found[name].values()))[:_ACTORS]
    rows = [
        OutletRow(
            Cell(((Run(name),),), kind="rowhead"), {key: _polarity_cell(items) for key, items in found[name].items()}
        )
        for name in ranked
    ]
    summary = "Tone towards actors by outlet: negative, neutral, positive and unclear mentions."
    tables = outlet_tables(material, list(known), "Towards", rows, summary, 1.1)
    return [replace(block, together=True) if isinstance(block, Table) else block for block in tables]


def _polarity_cell(items: list[ActorTone]) -> Cell:
    counts = Counter(item.polarity for item in items)
    runs: list[Run] = []
    for value, name in ((-1, "neg."), (0, "neutral"), (1, "pos."), (None, "unclear")):
        if counts[value]:
            runs += [Run(", ")] if runs else []
            runs += [Run(f"{counts[value]}", "strong"), Run(f"\u00a0{name}", "" if value in (-1, 1) else "muted")]
    return Cell((tuple(runs),))


def readability(material: Material) -> Section:
    """Counts and readability formulas by outlet."""
    results = {a.id: material.find(a.id, ReadabilityResult) for a in material.articles}
    known = {key: result for key, result in results.items() if result is not None}
    if not known:
        text = material.missing(ReadabilityResult, "Readability")
        return Section("readability", "Readability", (Paragraph((Run(text),)),))
    measures: dict[str, str] = {}
    for result in known.values():
        for measure in result.measures:
            measures.setdefault(measure.id, measure.name)
    rows: list[tuple[Cell, ...]] = []
    notes: dict[str, None] = {}
    for key, result in known.items():
        cells = [_number(f"{result.words:,}"), _number(f"{result.sentences:,}")]
        by_id = {measure.id: measure for measure in result.measures}
        for item in measures:
            found = by_id.get(item)
            if found is None or found.value is None:
                cells.append(_number("–"))
                continue
            cells.append(_number(f"{found.value:.1f}" + ("" if found.reliable else "\u00a0†")))
            if not found.reliable:
                notes.setdefault(f"{found.name} {(found.note or 'asks for more text').split(';')[0]}")
        rows.append((Cell(((Run(material.names[key]),),), kind="rowhead"), *cells))
    table = Table(
        head=tuple((Run(name),) for name in ("Outlet", "Words", "Sentences", *measures.values())),
        widths=(1.6, *(0.8 for _ in range(2 + len(measures)))),
        groups=(TableGroup((), tuple(rows)),),
        summary="Words, sentences and readability measures of each outlet.",
        together=True,
    )
    blocks: list[Block] = [table]
    if notes:
        blocks.append(Paragraph((Run("† not reliable here. " + "; ".join(notes) + "."),), "note"))
    return Section("readability", "Readability", tuple(blocks))


def _number(text: str) -> Cell:
    return Cell(((Run(text),),), kind="number")
