"""Column heads and event bands of a comparison."""

from __future__ import annotations

from collections.abc import Sequence

from analyzers.text import Span
from app.lenses.base import Column, Comparison, HeadPart, OpenLens, passages, places
from app.widgets.paint import Band, ColumnHead, HeadLine

REUSED = 0.03
"""Share of an article's words from which shared wording is told in its head; independent reports share less."""


def column_heads(comparison: Comparison, parts: Sequence[HeadPart]) -> tuple[ColumnHead, ...]:
    """Heads with the summary strip: a bar and lines of every lens that has any.

    Args:
        comparison: What is compared.
        parts: The lenses, in the order of their lines.
    """
    heads = []
    for column in comparison.columns:
        found = [part.head(comparison, column.id) for part in parts]
        segments = next((bar for bar, _lines in found if bar), ())
        lines = (*(line for _bar, more in found for line in more), *_reuse(comparison, column))
        heads.append(
            ColumnHead(
                column.id,
                column.name,
                f"{column.day.replace('date unknown', 'no date')} · {column.words:,} words",
                column.hue,
                segments,
                OpenLens("sources"),
                lines,
                about_tip(column),
            )
        )
    return tuple(heads)


def _reuse(comparison: Comparison, column: Column) -> list[HeadLine]:
    """How much of an article stands word for word in another one: the one it shares most with."""
    shares: list[tuple[float, Column, Sequence[Span]]] = []
    for run in comparison.reuse.runs if comparison.reuse else ():
        for mine, other, share, side in ((run.a, run.b, run.share_a, 0), (run.b, run.a, run.share_b, 1)):
            if mine == column.id and share >= REUSED and comparison.has(other):
                shares.append((share, comparison.column(other), [pair[side] for pair in run.spans]))
    if not shares:
        return []
    most, source, spans = max(shares, key=lambda entry: (entry[0], -entry[1].index))
    key = passages(f"{column.name}: word for word in {source.name}", places(column.id, spans))
    tip = "\n".join(
        f"{part:.0%} of its words stand word for word in {c.name}, in runs of four words or more"
        for part, c, _spans in sorted(shares, key=lambda entry: (-entry[0], entry[1].index))
    )
    return [HeadLine("same words", f"{most:.0%} in {source.short}", key, tip)]


def about_tip(column: Column) -> str:
    """What is known about an article, for a tool tip."""
    about = column.about
    rows = [
        ("Outlet", about.outlet.value or "unknown"),
        ("News agency", about.agency.value),
        ("Reported via", about.reported_via.value),
        ("Headline", about.headline.value),
        ("By", about.byline.value),
        ("Published", column.date),
        ("File", column.article.name),
    ]
    return "\n".join(f"{name}: {value}" for name, value in rows if value)


def event_bands(comparison: Comparison, columns: Sequence[Column] | None = None) -> tuple[Band, ...]:
    """One band per event, if there is more than one.

    Args:
        comparison: What is compared.
        columns: The columns shown, those of one event together; all by default.
    """
    if len(comparison.events) < 2:
        return ()
    bands = []
    at = 0
    known = {column.id for column in (comparison.columns if columns is None else columns)}
    for number, event in enumerate(comparison.events, 1):
        count = sum(article in known for article in event.articles)
        if count:
            year = "–".join(dict.fromkeys(d[:4] for d in (event.earliest, event.latest) if d))
            name = event.name or f"Event {number}"
            text = name if not year or year in name else f"{year} · {name}"
            bands.append(Band(at, count, text, event.reason))
            at += count
    return tuple(bands)
