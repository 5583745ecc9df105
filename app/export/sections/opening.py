"""The first page: the articles with their cards, and the table "At a glance"."""

from __future__ import annotations

from collections.abc import Sequence

from analyzers.records import About, Actor, AttributionResult, Fact, NamingResult, ToneResult
from app.export.charts import stacked_bar
from app.export.counts import LETTERS, Speakers, descriptions, labels, main_actors, speakers, statements, tone_share
from app.export.material import Material
from app.export.names import SURE, date_text, long_date, unknown
from app.export.report import (
    Bullets,
    Card,
    Cards,
    Cell,
    Line,
    Paragraph,
    Run,
    Section,
    Table,
    TableGroup,
)

_ACTORS = 3
_LABELS = 4


def articles(material: Material) -> Section:
    """The articles with what is known of each; unknown fields say so."""
    cards = tuple(_card(material, article.id) for article in material.articles)
    blocks: list[Cards | Bullets | Paragraph] = [Cards(cards)]
    notices = [(Run(notice.message.strip()),) for notice in material.analysis.notices]
    if notices:
        blocks.append(Bullets(tuple(notices), small=True))
    if len(material.events) > 1:
        if not any("event" in notice.message for notice in material.analysis.notices):
            blocks.append(Paragraph((Run("These articles do not all report one event.", "strong"),)))
        blocks.append(Bullets(tuple(_event_line(material, index) for index in range(len(material.events)))))
    return Section("articles", "The articles", tuple(blocks))


def _event_line(material: Material, index: int) -> Line:
    event = material.events[index]
    runs = [Run(event.name or f"Event {index + 1}", "strong"), Run(": ")]
    for number, key in enumerate(event.articles):
        runs += [Run(", ")] if number else []
        runs.append(Run(material.names[key]))
    runs.append(Run("."))
    if event.reason:
        runs.append(Run(f" {event.reason.strip().rstrip('.')}.", "muted"))
    return tuple(runs)


def _card(material: Material, key: str) -> Card:
    article, about = material.article(key), material.about(key)
    facts: list[tuple[str, Line]] = [
        ("Byline", _fact(about.byline)),
        ("Outlet", _fact(about.outlet, explain=True)),
        ("News agency", _fact(about.agency)),
        ("Reported via", _fact(about.reported_via)),
    ]
    facts.append(("Published", _date(about.published)))
    if about.updated.value:
        facts.append(("Updated", _date(about.updated)))
    facts.append(("Words", (Run(f"{article.text.words():,}"),)))
    if about.url.value:
        facts.append(("Address", _fact(about.url)))
    facts.append(("File", (Run(article.name),)))
    doubtful = tuple(name for name, fact in _named_facts(about) if fact.value and fact.confidence < SURE)
    return Card(material.names[key], about.headline.value, tuple(facts), doubtful)


def _named_facts(about: About) -> tuple[tuple[str, Fact], ...]:
    return (
        ("Byline", about.byline),
        ("Outlet", about.outlet),
        ("News agency", about.agency),
        ("Reported via", about.reported_via),
        ("Published", about.published),
        ("Updated", about.updated),
    )


def _fact(fact: Fact, explain: bool = False) -> Line:
    """A field's value, or that it is unknown, with the reason where that says something of this article."""
    if fact.value:
        return (Run(fact.value),)
    return (Run(unknown(fact) if explain else "unknown", "muted"),)


def _date(fact: Fact) -> Line:
    return (Run(long_date(fact.value)),) if fact.value else (Run(date_text(fact), "muted"),)


def at_a_glance(material: Material) -> Section:
    """Outlet by outlet: who speaks, what the main actors are called, the tone of the outlet's own voice."""
    naming = material.shared(NamingResult)
    actors: dict[str, tuple[Actor, ...]] = {}
    for event in material.events:
        actors |= dict.fromkeys(event.articles, main_actors(naming, _ACTORS, event.articles) if naming else ())
    rows = []
    for article in material.articles:
        rows.append(
            (
                Cell(((Run(material.names[article.id], "strong"),), _dated(material, article.id)), kind="rowhead"),
                _speakers_cell(material, article.id),
                Cell(_label_lines(material, article.id, actors.get(article.id, ()))),
                Cell(_tone_lines(material, article.id)),
            )
        )
    table = Table(
        head=((Run("Outlet"),), (Run("Who speaks"),), (Run("What it calls the main actors"),), (Run("Its own voice"),)),
        widths=(1.05, 1.25, 1.9, 0.95),
        groups=(TableGroup((), tuple(rows)),),
        summary="For each outlet: statements by class of source, labels of the main actors, tone of its own voice.",
        together=True,
    )
    note = Paragraph(
        (
            Run(
                "Who speaks counts statements: N named, U unnamed, I institution, G generic. Labels "
                "are those in the outlet's "
                "own voice, with their number of uses. Tone counts the sentences in the outlet's own "
                "voice; it says nothing "
                "of what is quoted. Every figure is explained under “How this was made”."
            ),
        ),
        "note",
    )
    return Section("glance", "At a glance", (table, note))


def _dated(material: Material, key: str) -> Line:
    published = material.about(key).published
    date = long_date(published.value) if published.value else "date unknown"
    return (Run(f"{date} · {material.article(key).text.words():,}\u00a0words", "muted"),)


def _speakers_cell(material: Material, key: str) -> Cell:
    result = material.find(key, AttributionResult)
    if result is None:
        return Cell(((Run("not analysed", "muted"),),), kind="missing")
    found = speakers(statements(result))
    if not found.total:
        return Cell(((Run("no statements found", "muted"),),))
    alt = f"{material.names[key]}: {spelled(found)}."
    return Cell((figures_line(found),), chart=stacked_bar(found.parts(), alt, width=200, height=14))


def spelled(found: Speakers) -> str:
    """The counts in words, for people who cannot see the bar."""
    return (
        f"{found.named} named, {found.unnamed} unnamed, {found.institution} institution"
        f" and {found.generic} generic of {found.total} statements"
    )


def figures_line(found: Speakers) -> Line:
    """The counts with their letters; classes that do not occur are left out."""
    runs: list[Run] = []
    for kind, count in found.parts():
        if count:
            runs += [Run("  ")] if runs else []
            runs += [Run(f"{LETTERS[kind]}\u00a0", "strong"), Run(str(count))]
    return tuple(runs)


def _label_lines(material: Material, key: str, actors: Sequence[Actor]) -> tuple[Line, ...]:
    naming = material.shared(NamingResult)
    spoken_of = naming is not None and any(label.article == key for label in naming.labels)
    if naming is None or not (spoken_of or material.is_analysed(key)):
        return ((Run("not analysed", "muted"),),)
    lines: list[Line] = []
    for actor in actors:
        found = labels(naming, key, actor.id, ("own",))
        if not found:
            continue
        runs = [Run(actor.name, "muted"), Run(": ", "muted")]
        described = descriptions(naming, key, actor.id)
        shown = described[:_LABELS] or found[:1]
        for index, item in enumerate(shown):
            runs += [Run(", ")] if index else []
            runs += [Run(item.label, "emph"), Run(f"\u00a0{item.count}")]
        if not described:
            runs.append(Run(" (no other label found)", "muted"))
        lines.append(tuple(runs))
    return tuple(lines) or ((Run("none of the main actors named in its own voice", "muted"),),)


def _tone_lines(material: Material, key: str) -> tuple[Line, ...]:
    result = material.find(key, ToneResult)
    if result is None:
        return ((Run("not analysed", "muted"),),)
    share = tone_share(result, "own")
    if not share.total:
        return ((Run("no sentences of its own", "muted"),),)
    return (
        (Run(f"{share.negative}", "strong"), Run(f" of {share.total} negative")),
        (Run(f"{share.positive}", "strong"), Run(f" of {share.total} positive")),
    )
