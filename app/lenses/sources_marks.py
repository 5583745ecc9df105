"""Marks of the Sources lens: who speaks by class, the words that report, what is reported, why somebody is unnamed.

Every class has its own line and letter as well as its colour. What is reported has the line of its class and a small
letter (off at first, since most of a report is somebody's words). Where marks meet, the source lies above the cue, the
cue above the content, and a source inside another one above that.
"""

from __future__ import annotations

from collections.abc import Iterable

from analyzers.records import Attribution, AttributionResult, broad_class
from analyzers.text import Span
from app.export.counts import BROAD, LETTERS
from app.export.names import CLASSES
from app.export.source_counts import counted, extent, to_check
from app.lenses.base import Item, Place
from app.widgets.blocks import Legend, LegendItem
from app.widgets.paint import Bar, Mark, MarkStyle, Pattern

_PATTERNS: dict[str, Pattern] = {
    "named": "solid",
    "unnamed": "dashed",
    "institution": "dotted",
    "generic": "wave",
}
STYLES: dict[str, MarkStyle] = {
    broad: MarkStyle(f"{broad}_fill", broad, _PATTERNS[broad], LETTERS[broad], f"{broad}_ink") for broad in BROAD
}
CONTENTS: dict[str, MarkStyle] = {
    broad: MarkStyle(line=broad, pattern=_PATTERNS[broad], letter=LETTERS[broad].lower()) for broad in BROAD
}
CUE = MarkStyle(italic=True)
ANONYMITY = MarkStyle(text="flag")
RELAY = MarkStyle(line="muted", pattern="double")
BELIEFS_GROUP = "beliefs"
"""Group of marks (and counts of the panel) that holds private beliefs, wishes and plans."""
BARS: dict[str, tuple[str, str, Bar]] = {
    "named": ("named", "on_named", "solid"),
    "unnamed": ("unnamed", "on_unnamed", "hatched"),
    "institution": ("institution_bar", "on_institution", "solid"),
    "generic": ("generic_bar", "on_generic", "dots"),
}
_MEANINGS = {
    "named": "named: a person, an organisation that speaks by name, a document, another outlet",
    "unnamed": "unnamed: a person, a group, hearsay",
    "institution": "institution: “the army”, “the police”",
    "generic": "generic: “critics”, “many people”, “voters”",
}


def place_of(article: str, item: Attribution) -> Place:
    """Where a statement stands: from its first to its last character."""
    spans = extent(item)
    return Place(article, spans[0].start, max(span.end for span in spans)) if spans else Place(article, 0, 0)


def article_marks(article: str, result: AttributionResult, off: frozenset[str]) -> tuple[Mark, ...]:
    """The marks of one article: content first, then anonymity, cues and sources above.

    Args:
        article: Article id.
        result: Its attributions.
        off: Groups that are switched off.
    """
    items = counted(result, beliefs=BELIEFS_GROUP not in off)
    names = {source.entity: source.name for source in result.sources}
    found: list[Mark] = []
    for item in items:
        broad = broad_class(item.source_class)
        shown = "content" not in off and broad not in off
        style = CONTENTS[broad] if shown else MarkStyle()
        found += _spans(article, item, item.content[:1], style)
        found += _spans(article, item, item.content[1:], _unlettered(style))
    sources = {span for item in items for span in item.source}
    for item in items:
        if "anonymity" not in off and item.anonymity and item.anonymity.span:
            found += _spans(article, item, (item.anonymity.span,), ANONYMITY, "grants anonymity")
        if "relay" not in off and item.relay and item.relay not in sources:
            found += _spans(article, item, (item.relay,), RELAY, "relayed through this report")
        if "cue" not in off:
            found += _spans(article, item, item.cue, CUE)
    done: set[Span] = set()
    # Longer phrases first: a source inside another stays visible.
    for item in sorted(items, key=lambda i: -sum(span.length for span in i.source)):
        broad = broad_class(item.source_class)
        if broad in off:
            continue
        fresh = [span for span in item.source if span not in done]
        done.update(fresh)
        tip = _tip(item, names.get(item.entity, ""))
        for number, span in enumerate(fresh):
            style = STYLES[broad] if number == 0 else _unlettered(STYLES[broad])
            found += _spans(article, item, (span,), style, tip)
        if not item.source and item.cue:
            found += _spans(article, item, item.cue[:1], STYLES[broad], tip)
    return tuple(found)


def legend(off: frozenset[str]) -> Legend:
    """What the marks mean; each line switches its marks."""
    items = [LegendItem(STYLES[broad], _MEANINGS[broad], broad, broad not in off) for broad in BROAD]
    items += [
        LegendItem(CUE, "said: the words that report", "cue", "cue" not in off),
        LegendItem(
            CONTENTS["named"], "what is reported: line and small letter of its class", "content", "content" not in off
        ),
        LegendItem(ANONYMITY, "grants anonymity", "anonymity", "anonymity" not in off),
        LegendItem(RELAY, "relayed: the report it comes through", "relay", "relay" not in off),
        LegendItem(MarkStyle(), "beliefs, wishes and plans, counted in here", BELIEFS_GROUP, BELIEFS_GROUP not in off),
    ]
    return Legend(tuple(items))


def _tip(item: Attribution, name: str) -> str:
    tip = CLASSES[item.source_class] + (f": {name}" if name else "")
    if not item.reporting:
        tip += " (a belief, wish or plan)"
    return f"{tip} · check this" if to_check(item) else tip


def _spans(article: str, item: Attribution, spans: Iterable[Span], style: MarkStyle, tip: str = "") -> list[Mark]:
    key = Item("attribution", article, item.id)
    return [Mark(span.start, span.end, style, key, tip) for span in spans if span.length]


def _unlettered(style: MarkStyle) -> MarkStyle:
    return MarkStyle(style.fill, style.line, style.pattern, "", style.text)
