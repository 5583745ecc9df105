"""What the list of articles says about each of them."""

from __future__ import annotations

from collections.abc import Sequence

from analyzers.decisions import Decision
from analyzers.records import CleaningResult
from app.export.counts import statements
from app.export.names import day, known_days, plural
from app.lenses.base import Column, Comparison
from app.views.clean_up import hidden_lines
from app.views.sidebar import CardData

SHARES = 0.1
"""Share of an article's words from which those that stand in another one are told."""


def article_cards(comparison: Comparison, decisions: Sequence[Decision]) -> tuple[CardData, ...]:
    """One card per article, in the order of the columns."""
    out = []
    years = {c.about.published.value[:4] for c in comparison.columns if c.about.published.value}
    for column in comparison.columns:
        notes = []
        agency, outlet = column.about.agency.value, column.about.outlet.value
        if agency and agency != outlet:
            notes.append(f"{agency} copy")
        notes += _shares(comparison, column)
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


def _shares(comparison: Comparison, column: Column) -> list[str]:
    """The article that has most words in common; who carries whom is said only if the agency field says so."""
    reuse = comparison.reuse
    shares: list[tuple[float, str]] = []
    for run in reuse.runs if reuse else ():
        for mine, other, share in ((run.a, run.b, run.share_a), (run.b, run.a, run.share_b)):
            if mine != column.id or share < SHARES or not comparison.has(other):
                continue
            source = comparison.column(other)
            agency = column.about.agency.value
            carries = (
                agency
                and agency != column.about.outlet.value
                and agency == (source.about.outlet.value or source.about.agency.value)
            )
            shares.append(
                (share, f"carries {source.short} {share:.0%}" if carries else f"shares {share:.0%} with {source.short}")
            )
    return [words for _share, words in sorted(shares, reverse=True)[:1]]


def rows_lined_up(comparison: Comparison) -> int:
    """Rows with passages of two or more articles, as the list of filters counts them: without headlines and leads."""
    rows = comparison.lineup.rows if comparison.lineup else ()
    there = [row.kind for row in rows if sum(bool(ids) and comparison.has(key) for key, ids in row.cells.items()) > 1]
    return there.count("shared")


def done_sentence(comparison: Comparison, decisions: Sequence[Decision]) -> str:
    """What the status bar says after an analysis."""
    parts = ["Analysis done"]
    if comparison.attributions:
        parts.append(plural(sum(len(statements(found)) for found in comparison.attributions.values()), "statement"))
    decided = sum(d.analyzer == "attribution" for d in decisions)
    if decided:
        parts.append(f"{decided} corrected by you")
    if comparison.lineup is not None and len(comparison.columns) > 1:
        count = rows_lined_up(comparison)
        parts.append(f"{plural(count, 'row')} lined up" if count else "no rows lined up")
    return " · ".join(parts)


def title_words(count: int, comparison: Comparison | None, saved: str) -> str:
    """What stands after the title: articles, days, and whether the comparison is saved."""
    parts = [plural(count, "article")]
    dates = [c.about.published.value for c in comparison.columns] if comparison else []
    days = [found for value in dates if (found := day(value)) is not None]
    if days:
        parts.append(known_days(days, len(dates)))
    if saved:
        parts.append(saved)
    return " · ".join(parts)
