"""What the list of articles says about each of them."""

from __future__ import annotations

from collections.abc import Sequence

from analyzers.decisions import Decision
from analyzers.records import CleaningResult
from app.export.counts import statements
from app.export.names import day, day_range, plural
from app.lenses.base import Column, Comparison
from app.views.clean_up import hidden_lines
from app.views.sidebar import CardData

CARRIES = 0.1
"""Share of an article's words from which it is said to carry another one."""


def article_cards(comparison: Comparison, decisions: Sequence[Decision]) -> tuple[CardData, ...]:
    """One card per article, in the order of the columns."""
    out = []
    years = {c.about.published.value[:4] for c in comparison.columns if c.about.published.value}
    for column in comparison.columns:
        notes = []
        agency, outlet = column.about.agency.value, column.about.outlet.value
        if agency and agency != outlet:
            notes.append(f"{agency} copy")
        notes += _carries(comparison, column)
        found = comparison.find(column.id, CleaningResult)
        lines = hidden_lines(column.article, found) if found else 0
        if lines:
            notes.append(f"{lines} line{'s' if lines != 1 else ''} hidden")
        mine = [d for d in decisions if d.article == column.id and d.analyzer == "about" and d.action == "change"]
        set_by_person = [d.field.replace("published", "date").replace("_", " ") for d in mine]
        warn = False
        if set_by_person:
            notes.insert(0, f"{', '.join(dict.fromkeys(set_by_person))} set by you")
            warn = True
        if column.article.language not in (None, "en"):
            notes.insert(0, f"not in English ({column.article.language})")
            warn = True
        shown = "no date" if column.day == "date unknown" else column.day
        if len(years) == 1:
            shown = shown.removesuffix(f" {min(years)}")
        line = f"{shown} · {column.words:,} words"
        out.append(CardData(column.id, column.name, line, ", ".join(notes), warn, column.hue))
    return tuple(out)


def _carries(comparison: Comparison, column: Column) -> list[str]:
    """Articles whose words stand in this one, most first; the shorter of two says so, or the one dated later."""
    reuse = comparison.reuse
    shares: list[tuple[float, str]] = []
    for run in reuse.runs if reuse else ():
        for mine, other, share, back in (
            (run.a, run.b, run.share_a, run.share_b),
            (run.b, run.a, run.share_b, run.share_a),
        ):
            if mine != column.id or share < CARRIES or not comparison.has(other):
                continue
            source = comparison.column(other)
            wire = (source.about.agency.value or "") == (source.about.outlet.value or "?")
            if wire or share >= back:
                shares.append((share, source.short))
    return [f"carries {name} {share:.0%}" for share, name in sorted(shares, reverse=True)[:1]]


def done_sentence(comparison: Comparison, decisions: Sequence[Decision]) -> str:
    """What the status bar says after an analysis."""
    parts = ["Analysis done"]
    if comparison.attributions:
        parts.append(plural(sum(len(statements(found)) for found in comparison.attributions.values()), "statement"))
    decided = sum(d.analyzer == "attribution" for d in decisions)
    if decided:
        parts.append(f"{decided} corrected by you")
    if comparison.lineup is not None:
        parts.append(plural(sum(row.kind != "single" for row in comparison.lineup.rows), "row") + " lined up")
    return " · ".join(parts)


def title_words(count: int, comparison: Comparison | None, saved: str) -> str:
    """What stands after the title: articles, days, and whether the comparison is saved."""
    parts = [plural(count, "article")]
    dates = [c.about.published.value for c in comparison.columns] if comparison else []
    days = [found for value in dates if (found := day(value)) is not None]
    if days:
        parts.append(day_range(days))
    if saved:
        parts.append(saved)
    return " · ".join(parts)
