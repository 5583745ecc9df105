"""Plain: the bare text, with what the line-up itself found."""

from __future__ import annotations

from collections.abc import Hashable

from analyzers.records import FiguresResult
from app.lenses.base import Comparison, Passages, Place, plural
from app.lenses.rows import RowBuilder
from app.widgets.blocks import (
    BarRow,
    Bars,
    Block,
    Heading,
    Link,
    RunRow,
    Runs,
    Swatches,
    Words,
)
from app.widgets.paint import Mark, Segment


class PlainLens:
    """No marks; the panel tells what is shared and where figures differ."""

    id = "plain"
    title = "Plain"

    def marks(self, comparison: Comparison, off: frozenset[str]) -> dict[str, tuple[Mark, ...]]:
        """None: the bare text."""
        return {column.id: () for column in comparison.columns}

    def panel(self, comparison: Comparison, off: frozenset[str]) -> tuple[Block, ...]:
        """Shared passages per outlet, figures that differ, events, the articles' dates."""
        return (*_shared(comparison), *_figures(comparison), *_events(comparison))

    def detail(self, comparison: Comparison, key: Hashable) -> tuple[Block, ...] | None:
        """It has no items of its own."""
        return None


def _shared(comparison: Comparison) -> list[Block]:
    out: list[Block] = [Heading("Passages by outlet", "LineupResult")]
    lineup = comparison.lineup
    if lineup is None or not lineup.rows:
        return [*out, comparison.missing("What the articles have in common")]
    if len(comparison.columns) < 2:
        return [*out, Words("Add a second report of the same event to line passages up.")]
    builder = RowBuilder(comparison)
    rows = builder.all_rows()
    bars = []
    for column in comparison.columns:
        mine = [row for row in rows if not row.lead and row.dots[column.index] != "none"]
        groups: dict[str, list[Place]] = {"every": [], "several": [], "one": []}
        for row in mine:
            there = sum(dot != "none" for dot in row.dots)
            group = "every" if there == len(row.dots) and there > 1 else "several" if there > 1 else "one"
            pieces = [p for p in row.cells[column.index].pieces if p.start >= 0]
            if pieces:
                groups[group].append(Place(column.id, pieces[0].start, pieces[-1].start + len(pieces[-1].text)))
        names = {"every": "in every outlet", "several": "in two or more", "one": f"only in {column.name}"}
        looks = {
            "every": ("named", "on_named"),
            "several": ("institution_bar", "on_institution"),
            "one": ("generic_bar", "on_generic"),
        }
        bars.append(
            BarRow(
                column.short,
                tuple(
                    Segment(
                        len(found),
                        *looks[group],
                        label=str(len(found)),
                        pattern="solid" if group != "several" else "hatched",
                        tip=f"{plural(len(found), 'passage')} {names[group]}",
                        key=Passages(f"{column.name}: passages {names[group]}", tuple(found)),
                    )
                    for group, found in groups.items()
                    if found
                ),
                tip=column.name,
            )
        )
    out += [
        Bars(tuple(bars)),
        Swatches((("named", "every outlet"), ("institution_bar", "two or more"), ("generic_bar", "one only"))),
    ]
    if not lineup.model:
        out.append(Words("Lined up without the language model, so fewer passages are matched.", quiet=True))
    for article in filter(comparison.has, lineup.unrelated):
        out.append(
            Words(
                f"{comparison.column(article).name} has no passage that surely matches another article’s.", quiet=True
            )
        )
    return out


def _figures(comparison: Comparison) -> list[Block]:
    figures = comparison.shared(FiguresResult)
    if figures is None:
        return []
    out: list[Block] = [Heading("Figures that differ", "FiguresResult")]
    if not figures.rows:
        return [*out, Words("Our search found no figures that differ in passages lined up.")]
    lineup = comparison.lineup
    labels = {row.id: row.label for row in lineup.rows} if lineup else {}
    rows = []
    for found in figures.rows:
        links = []
        shown = [value for value in found.values if comparison.has(value.article)]
        for value in sorted(shown, key=lambda v: comparison.column(v.article).index):
            column = comparison.column(value.article)
            words = value.span.of(column.article.text.content)
            place = Place(value.article, value.span.start, value.span.end)
            links.append(Link(f"{column.short}: {words}", Passages(f"“{words}” in {column.name}", (place,))))
        if len(links) > 1:
            rows.append(RunRow(labels.get(found.row, found.row), tuple(links)))
    return [*out, Runs(tuple(rows), "Figures that differ, by row", stacked=True)]


def _events(comparison: Comparison) -> list[Block]:
    named = [event for event in comparison.events if event.name or event.reason]
    if not named:
        return []
    out: list[Block] = [Heading("Event" if len(named) == 1 else "Events", "EventsResult")]
    known = {column.id for column in comparison.columns}
    for event in named:
        names = ", ".join(comparison.column(a).short for a in event.articles if a in known)
        out += [Words(event.name or "Event"), Words(f"{names}. {event.reason}".strip(), quiet=True)]
    return out
