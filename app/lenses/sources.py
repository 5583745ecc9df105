"""Sources: who speaks, named or not, through which verb, and why somebody is not named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable

from analyzers.records import Attribution, SourceEntity, VerbsResult, broad_class
from analyzers.text import Span
from app.export.counts import BROAD, LETTERS, speakers, statements
from app.export.names import CLASSES, plural
from app.lenses.base import (
    NOT_ANALYSED,
    ChangeClass,
    Comparison,
    Item,
    NotASource,
    OpenLens,
    Passages,
    Place,
    passages,
    places,
)
from app.widgets.blocks import (
    Action,
    Actions,
    BarRow,
    Bars,
    Block,
    ChipItem,
    Chips,
    Choice,
    Field,
    Fields,
    Heading,
    Legend,
    LegendItem,
    Link,
    Quote,
    RunRow,
    Runs,
    Swatches,
    Table,
    TableCell,
    Words,
)
from app.widgets.paint import Bar, HeadLine, Mark, MarkStyle, Pattern, Segment

_PATTERNS: dict[str, Pattern] = {
    "named": "solid",
    "unnamed": "dashed",
    "institution": "dotted",
    "generic": "dotted",
}
_STYLES: dict[str, MarkStyle] = {
    broad: MarkStyle(f"{broad}_fill", broad, _PATTERNS[broad], LETTERS[broad], f"{broad}_ink") for broad in BROAD
}
_CUE = MarkStyle(italic=True)
_ANONYMITY = MarkStyle(text="flag")
_RELAY = MarkStyle(line="muted", pattern="double")
_BARS: dict[str, tuple[str, str, Bar]] = {
    "named": ("named", "on_named", "solid"),
    "unnamed": ("unnamed", "on_unnamed", "hatched"),
    "institution": ("institution_bar", "on_institution", "solid"),
    "generic": ("generic_bar", "on_generic", "dots"),
}
_TYPES = {"direct": "direct quotation", "indirect": "indirect", "mixed": "indirect + quote", "no_comment": "no comment"}
_ACTS = {
    "statement": "statement",
    "denial": "denial",
    "refusal": "refusal",
    "demand": "demand",
    "labelling": "names somebody or something",
    "hearsay": "hearsay",
}
_ANONYMITY_WORDS = {
    "reason_given": "reason given",
    "request_only": "asked for or made a condition, no reason",
    "marker_only": "only called unnamed",
    "none": "none given",
}
_ANONYMITY_SHORT = {
    "reason_given": "reason given",
    "request_only": "asked, no reason",
    "marker_only": "only called so",
    "none": "none given",
}
_WHO = {
    "named": ("a named source", "named sources"),
    "unnamed": ("an unnamed source", "unnamed sources"),
    "institution": ("an institution", "institutions"),
    "generic": ("a generic source", "generic sources"),
}
_LADDER = ("neutral", "distancing", "endorsing", "conceding", "conflict", "other")


class SourcesLens:
    """Marks sources by class, cues in italics, and phrases that grant anonymity."""

    id = "sources"
    title = "Sources"

    def marks(self, comparison: Comparison, off: frozenset[str]) -> dict[str, tuple[Mark, ...]]:
        """Content first (only to be clicked), then anonymity, cues and sources above."""
        out: dict[str, tuple[Mark, ...]] = {}
        for article, result in comparison.attributions.items():
            items = statements(result)
            names = {source.entity: source for source in result.sources}
            found: list[Mark] = []
            found += [m for item in items for m in _spans(article, item, item.content, MarkStyle())]
            sources = {span for item in items for span in item.source}
            for item in items:
                if "anonymity" not in off and item.anonymity and item.anonymity.span:
                    found += _spans(article, item, (item.anonymity.span,), _ANONYMITY, "grants anonymity")
                if "relay" not in off and item.relay and item.relay not in sources:
                    found += _spans(article, item, (item.relay,), _RELAY, "relayed through this report")
                if "cue" not in off:
                    found += _spans(article, item, item.cue, _CUE)
            done: set[Span] = set()
            # Longer phrases first: a source inside another stays visible.
            for item in sorted(items, key=lambda i: -sum(span.length for span in i.source)):
                broad = broad_class(item.source_class)
                if broad in off:
                    continue
                fresh = [span for span in item.source if span not in done]
                done.update(fresh)
                known = names.get(item.entity)
                tip = CLASSES[item.source_class] + (f": {known.name}" if known else "")
                for number, span in enumerate(fresh):
                    style = _STYLES[broad] if number == 0 else _unlettered(_STYLES[broad])
                    found += _spans(article, item, (span,), style, tip)
                if not item.source and item.cue:
                    found += _spans(article, item, item.cue[:1], _STYLES[broad], tip)
            out[article] = tuple(found)
        return out

    def panel(self, comparison: Comparison, off: frozenset[str]) -> tuple[Block, ...]:
        """Who speaks, the legend, the list of sources, verbs."""
        out: list[Block] = [Heading("Sources by outlet", "AttributionResult")]
        if not comparison.attributions:
            return (*out, comparison.missing("Who is quoted"))
        rows = []
        for column in comparison.columns:
            result = comparison.attributions.get(column.id)
            if result is None:
                rows.append(BarRow(column.short, (), f"{column.name}: {NOT_ANALYSED}", NOT_ANALYSED))
                continue
            rows.append(BarRow(column.short, _segments(comparison, column.id), column.name))
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
            _legend(off),
            *_distinct(comparison),
            *_anonymity(comparison),
            *_source_tables(comparison),
            *_verbs(comparison),
        ]
        return tuple(out)

    def head(self, comparison: Comparison, article: str) -> tuple[tuple[Segment, ...], tuple[HeadLine, ...]]:
        """The bar of who speaks."""
        if article not in comparison.attributions:
            return (), ()
        segments = _segments(comparison, article)
        if not segments:
            return (), (HeadLine("who speaks", "nobody found", OpenLens("sources")),)
        return segments, ()

    def detail(self, comparison: Comparison, key: Hashable) -> tuple[Block, ...] | None:
        """The card of one statement."""
        if not isinstance(key, Item) or key.kind != "attribution":
            return None
        result = comparison.attributions.get(key.article)
        if result is None:
            return None
        found = next((item for item in result.attributions if item.id == key.id), None)
        if found is None:
            return None
        source = next((s for s in result.sources if s.entity == found.entity), None)
        return _card(comparison, key.article, found, source)


def _spans(article: str, item: Attribution, spans: Iterable[Span], style: MarkStyle, tip: str = "") -> list[Mark]:
    key = Item("attribution", article, item.id)
    return [Mark(span.start, span.end, style, key, tip) for span in spans if span.length]


def _unlettered(style: MarkStyle) -> MarkStyle:
    return MarkStyle(style.fill, style.line, style.pattern, "", style.text)


def _place(article: str, item: Attribution) -> Place:
    """Where a statement stands: from its first to its last character."""
    spans = [s for s in (*item.source, *item.cue, *item.content) if s.length]
    return Place(article, min(s.start for s in spans), max(s.end for s in spans)) if spans else Place(article, 0, 0)


def _segments(comparison: Comparison, article: str) -> tuple[Segment, ...]:
    items = statements(comparison.attributions[article])
    name = comparison.column(article).name
    out = []
    for broad, count in speakers(items).parts():
        if not count:
            continue
        who = _WHO[broad][count > 1]
        mine = tuple(_place(article, item) for item in items if broad_class(item.source_class) == broad)
        fill, ink, pattern = _BARS[broad]
        out.append(
            Segment(
                count,
                fill,
                ink,
                f"{LETTERS[broad]} {count}",
                pattern,
                f"{plural(count, 'statement')} by {who}",
                Passages(f"{name}: {plural(count, 'statement')} by {who}", mine),
            )
        )
    return tuple(out)


def _legend(off: frozenset[str]) -> Legend:
    texts = {
        "named": "named: a person, an organisation that speaks by name, a document, another outlet",
        "unnamed": "unnamed: a person, a group, hearsay",
        "institution": "institution: “the army”, “the ministry”",
        "generic": "generic: “observers”, “critics”, “some”",
    }
    items = [LegendItem(_STYLES[broad], texts[broad], broad, broad not in off) for broad in BROAD]
    items += [
        LegendItem(_CUE, "said: the words that report", "cue", "cue" not in off),
        LegendItem(_ANONYMITY, "grants anonymity", "anonymity", "anonymity" not in off),
        LegendItem(_RELAY, "relayed: the report it comes through", "relay", "relay" not in off),
    ]
    return Legend(tuple(items))


def _distinct(comparison: Comparison) -> list[Block]:
    rows = []
    for column in comparison.columns:
        result = comparison.attributions.get(column.id)
        if result is None:
            tip = f"{column.name}: {NOT_ANALYSED}"
            rows.append((TableCell(column.short, tip=tip), *(TableCell("–", tip=tip) for _head in range(4))))
            continue
        low, high = result.distinct
        count = str(low) if low == high else f"{low} to {high}"
        items = statements(result)
        by_id = {i.id: _place(column.id, i) for i in items}
        speaking = [[by_id[i] for i in source.statements if i in by_id] for source in result.sources]
        first = [spots[0] for spots in speaking if spots]
        second = [_place(column.id, i) for i in items if i.second_hand]
        quoted = [_place(column.id, i) for i in items if i.type in ("direct", "mixed")]
        rows.append(
            (
                TableCell(column.short, tip=column.name),
                TableCell(count, passages(f"{column.name}: every source where it first speaks", first)),
                TableCell(
                    str(len(items)), passages(f"{column.name}: all statements", [_place(column.id, i) for i in items])
                ),
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


def _anonymity(comparison: Comparison) -> list[Block]:
    rows = []
    for column in comparison.columns:
        result = comparison.attributions.get(column.id)
        if result is None:
            rows.append(RunRow(column.short, (), NOT_ANALYSED, column.hue))
            continue
        groups: dict[str, list[Place]] = {kind: [] for kind in _ANONYMITY_WORDS}
        for item in statements(result):
            if broad_class(item.source_class) == "unnamed":
                groups[item.anonymity.kind if item.anonymity else "none"].append(_place(column.id, item))
        links = [
            Link(
                _ANONYMITY_SHORT[kind],
                Passages(f"{column.name}: {words}", tuple(groups[kind])),
                len(groups[kind]),
                words,
            )
            for kind, words in _ANONYMITY_WORDS.items()
            if groups[kind]
        ]
        rows.append(RunRow(column.short, tuple(links), "no unnamed source found", column.hue))
    return [Heading("Why not named", "AttributionResult"), Runs(tuple(rows), "Reasons for anonymity by outlet")]


def _source_tables(comparison: Comparison) -> list[Block]:
    out: list[Block] = [Heading("Sources", "AttributionResult")]
    for column in comparison.columns:
        result = comparison.attributions.get(column.id)
        if result is None:
            continue
        by_id = {item.id: item for item in statements(result)}
        rows = []
        for source in result.sources:
            items = [by_id[i] for i in source.statements if i in by_id]
            if not items:
                continue
            broad = broad_class(source.source_class)
            spots = [_place(column.id, item) for item in items]
            rows.append(
                (
                    TableCell(LETTERS[broad], tip=CLASSES[source.source_class], strong=True, colour=broad),
                    TableCell(source.name, Item("attribution", column.id, items[0].id), CLASSES[source.source_class]),
                    TableCell(str(len(items)), Passages(f"{source.name} in {column.name}", tuple(spots))),
                )
            )
        if rows:
            out.append(
                Table(
                    ("", column.name, "statements"),
                    tuple(rows),
                    frozenset({2}),
                    f"Sources of {column.name}",
                    6,
                )
            )
    if len(out) == 1:
        out.append(Words("Our search found nobody who is quoted or reported. It can miss some."))
    return out


def _verbs(comparison: Comparison) -> list[Block]:
    result = comparison.shared(VerbsResult)
    out: list[Block] = [Heading("Reporting verbs", "VerbsResult")]
    if result is None:
        return [*out, comparison.missing("Which verbs report")]
    rows = []
    for column in comparison.columns:
        uses = [use for use in result.uses if use.article == column.id]
        links = []
        for step in _LADDER:
            mine = [use for use in uses if use.ladder == step]
            for lemma, count in sorted(Counter(u.lemma for u in mine).items(), key=lambda p: (-p[1], p[0]))[
                : 3 if step in ("neutral", "other") else 6
            ]:
                spots = places(column.id, (u.span for u in mine if u.lemma == lemma))
                links.append(
                    Link(
                        lemma,
                        Passages(f"“{lemma}” in {column.name} ({step})", spots),
                        count,
                        f"{step}",
                        "" if step in ("neutral", "other") else "flag",
                    )
                )
        empty = "no reporting verb found" if comparison.analysed(column.id) else NOT_ANALYSED
        rows.append(RunRow(column.short, tuple(links), empty, column.hue))
    return [
        *out,
        Runs(tuple(rows), "Reporting verbs by outlet"),
        Words(
            "Coloured: not neutral on the ladder of reporting verbs (distancing, endorsing, conceding, conflict). "
            "A verb is a cue, not a verdict.",
            quiet=True,
        ),
    ]


def _card(comparison: Comparison, article: str, item: Attribution, source: SourceEntity | None) -> tuple[Block, ...]:
    text = comparison.column(article).article.text.content
    broad = broad_class(item.source_class)
    said = " … ".join(" ".join(span.of(text).split()) for span in item.source)
    title = said or (source.name if source and source.name else "Nobody is named as the source")
    place = _place(article, item)
    fields = [Field("Cue", " … ".join(span.of(text) for span in item.cue) or "none: a quotation by itself")]
    if source is not None and source.name and source.name != said:
        fields.append(Field("Source", source.name))
    if item.said_to:
        fields.append(Field("Told to", item.said_to.of(text)))
    if item.relay or item.second_hand:
        fields.append(Field("Relayed from", item.relay.of(text) if item.relay else "another report"))
    if broad == "unnamed":
        kind = item.anonymity.kind if item.anonymity else "none"
        reason = item.anonymity.reason or item.anonymity.span if item.anonymity else None
        words = _ANONYMITY_WORDS[kind] + (f": “{reason.of(text)}”" if reason else "")
        fields.append(Field("Reason for anonymity", words))
    fields.append(_again(comparison, article, item, source))
    fields.append(Field("Walk of life", item.status.replace("_", " ")))
    fields.append(Field("Speech act", _ACTS[item.speech_act]))
    fields.append(Field("Why found", item.provenance.why or item.provenance.rule.replace("-", " ")))
    sure = item.provenance.confidence
    fields.append(Field("Confidence", "you decided" if item.provenance.rule == "person" else f"{sure:.0%}"))
    out: list[Block] = [
        Heading(title),
        Chips((ChipItem(CLASSES[item.source_class], f"{broad}_fill", f"{broad}_ink"), ChipItem(_TYPES[item.type]))),
        Words(comparison.where(place), quiet=False),
    ]
    if item.warning:
        out.append(Words(f"Please check: {item.warning}"))
    spans = tuple(sorted((*item.cue, *item.content)))
    choices = tuple(Choice(name.capitalize(), key, key == item.source_class) for key, name in CLASSES.items())
    out += [
        Fields(tuple(f for f in fields if f.text or f.links)),
        Actions(
            (
                Action("Change class ▾", ChangeClass(article, spans), choices),
                Action("Not a source", NotASource(article, spans)),
            )
        ),
    ]
    around, at = comparison.around(place)
    marked = tuple((s.start - place.start + at, s.end - place.start + at) for s in item.content)
    out.append(Quote("What is reported", around, Passages(title, (place,)), comparison.column(article).hue, marked))
    return tuple(out)


def _again(comparison: Comparison, article: str, item: Attribution, source: SourceEntity | None) -> Field:
    """Where the source speaks again."""
    result = comparison.attributions[article]
    others = [
        other
        for other in statements(result)
        if source is not None and other.id != item.id and other.id in source.statements
    ]
    links = []
    seen: set[int] = set()
    for other in others:
        place = _place(article, other)
        number = comparison.paragraph(article, place.start)
        if number in seen:
            continue
        seen.add(number)
        links.append(Link(str(number), Item("attribution", article, other.id), tip=f"Go to paragraph {number}"))
    word = "paragraph" if len(links) == 1 else "paragraphs"
    return Field("Speaks again", word if links else "no", tuple(links))
