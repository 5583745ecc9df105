"""Rows side by side with the marks of the Sources lens, passages in one outlet only, and figures that differ."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cached_property

from analyzers.records import (
    AttributionResult,
    Event,
    FiguresResult,
    FigureValue,
    LineupResult,
    Row,
)
from analyzers.text import Sentence, Span
from analyzers.text.span import merge
from analyzers.text.text import WORD
from app.export.counts import statements
from app.export.marks import MarkedText, context
from app.export.material import Material
from app.export.names import long_date, plural
from app.export.outlet_tables import MOST, evenly
from app.export.report import (
    Block,
    Bullets,
    Cell,
    Grid,
    GridCell,
    GridColumn,
    GridRow,
    Legend,
    LegendItem,
    Line,
    Paragraph,
    Passage,
    Run,
    Section,
    SingleList,
    Singles,
    Subheading,
    Table,
    TableGroup,
)
from app.export.sections import own

UPRIGHT = 3
"""Up to this many columns stand side by side on an upright page."""
_EVIDENCE = 5


class LinedUp:
    """Builds the parts that print passages."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._lineup = material.shared(LineupResult)
        self._marked = {
            article.id: MarkedText(
                article,
                statements(material.find(article.id, AttributionResult) or AttributionResult()),
                material.own.get(article.id, ()),
            )
            for article in material.articles
        }
        figures = material.shared(FiguresResult)
        self._figures = {row.row: row for row in figures.rows} if figures else {}

    @cached_property
    def _numbers(self) -> dict[str, int]:
        """Row id -> its number on screen, from 1."""
        return {row.id: index + 1 for index, row in enumerate(self._lineup.rows)} if self._lineup else {}

    @cached_property
    def _sentences(self) -> dict[str, dict[str, tuple[int, Sentence]]]:
        """Article id -> sentence id -> (its number in the article, the sentence)."""
        return {
            article.id: {sentence.id: (index, sentence) for index, sentence in enumerate(article.text.sentences)}
            for article in self._material.articles
        }

    # --- sections ------------------------------------------------------------------------------------------------
    def sections(self) -> tuple[Section, ...]:
        """Legend and rows of each event, rows across events, and passages in one outlet only."""
        if self._lineup is None:
            text = self._material.missing(LineupResult, "The passages that report the same thing")
            return (Section("rows", "Side by side", (Paragraph((Run(text),)),)),)
        shared = [row for row in self._lineup.rows if row.kind != "single"]
        events = self._material.events
        # An event of one article has nothing to stand beside it: its headline and lead go with the rows across events.
        several = [event for event in events if len(event.articles) > 1] or sorted(events, key=self._leads_of)[-1:]
        out: list[Section] = []
        for event in several:
            # One row of headlines and leads covers all articles: each event shows its own part of it.
            inside = [row for row in shared if row.kind == "lead" or self._events_of(row) == {event.id}]
            title = "Side by side" + (f": {event.name}" if len(events) > 1 and event.name else "")
            blocks: list[Block] = [] if out else [*self._intro()]
            if not any(row.kind == "shared" for row in inside):
                blocks.append(Paragraph((Run("No passages of these articles were found to report the same thing."),)))
            blocks += self._grids(event.articles, inside)
            wide = bool(inside) and len(event.articles) > UPRIGHT
            out.append(Section(f"rows-{event.id}", title, tuple(blocks), wide=wide))
        out += self._across(shared, {key for event in several for key in event.articles})
        single = self._singles()
        gaps = self._gaps()
        return (*out, *(section for section in (single, gaps) if section is not None))

    def _across(self, shared: Sequence[Row], shown: Collection[str]) -> list[Section]:
        """Rows with cells of several events, and all leads if one is of an article that no event before has shown.

        Args:
            shared: Rows of leads and of passages.
            shown: Ids of the articles whose leads stand side by side already.
        """
        matched = [row for row in shared if row.kind != "lead" and len(self._events_of(row)) > 1]
        leads = [row for row in shared if row.kind == "lead" and any(key not in shown for key in row.cells)]
        across = leads + matched
        if not across:
            return []
        keys = tuple(a.id for a in self._material.articles if any(a.id in row.cells for row in across))
        text = (
            "Reports on different events. Passages that resemble each other may speak of different days: "
            "read the dates first."
        )
        if not matched:
            text = "Reports on different events. No passages were found to reach across them."
        blocks = (Paragraph((Run(text),)), *self._grids(keys, across))
        title = "Across events" if matched else "Headlines and leads of all events"
        return [Section("rows-across", title, blocks, wide=len(keys) > UPRIGHT)]

    def _leads_of(self, event: Event) -> int:
        """Articles of an event that have a lead to show."""
        rows = self._lineup.rows if self._lineup else ()
        return sum(key in row.cells for row in rows if row.kind == "lead" for key in event.articles)

    def _events_of(self, row: Row) -> set[str]:
        """The events that a row's cells belong to."""
        return {event.id for event in self._material.events if any(key in event.articles for key in row.cells)}

    def _intro(self) -> tuple[Block, ...]:
        """The legend, if there can be marks at all."""
        known = any(self._material.find(a.id, AttributionResult) is not None for a in self._material.articles)
        items = (*(legend().items if known else ()), *own.legend_items(self._material))
        return (Legend(items),) if items else ()

    def _grids(self, keys: Sequence[str], rows: Sequence[Row]) -> list[Block]:
        """The rows as one grid, or as several when there are too many columns for a page."""
        if not rows:
            return []
        out: list[Block] = []
        parts = evenly(keys, MOST)
        for part in parts:
            here = [row for row in rows if row.kind == "lead" or any(key in row.cells for key in part)]
            if not here:
                continue
            if len(parts) > 1:
                out.append(Subheading(", ".join(self._material.names[key] for key in part)))
            names = ", ".join(self._material.names[key] for key in part)
            out.append(
                Grid(
                    tuple(self._column(key) for key in part),
                    tuple(self._row(row, part, keys) for row in here),
                    f"Passages that report the same thing, a row each. Columns: {names}.",
                )
            )
        return out

    def _column(self, key: str) -> GridColumn:
        published = self._material.about(key).published
        date = long_date(published.value) if published.value else "date unknown"
        words = self._material.article(key).text.words()
        return GridColumn(self._material.names[key], (Run(f"{date} · {words:,}\u00a0words", "muted"),))

    def _row(self, row: Row, part: Sequence[str], all_keys: Sequence[str]) -> GridRow:
        details: list[str] = []
        have = sum(key in row.cells for key in all_keys)
        if row.kind != "lead":
            details.append(f"in {have} of {len(all_keys)}")
            if row.evidence:
                details.append("matched on: " + ", ".join(row.evidence[:_EVIDENCE]))
        if row.kind != "lead" and len(self._events_of(row)) > 1:
            details.append("reaches across events")
        if row.id in self._figures:
            details.append("figures differ")
        if row.pinned:
            details.append("pinned by a person")
        cells = tuple(self._cell(row, key) for key in part)
        return GridRow(self._numbers[row.id], row.label or "the same passage", tuple(details), cells)

    def _cell(self, row: Row, key: str) -> GridCell:
        headline = self._material.about(key).headline.value if row.kind == "lead" else None
        if key not in row.cells and not headline:
            if key in row.confirmed_empty:
                return GridCell(confirmed=True)
            nearest = row.nearest.get(key)
            place = self._sentences[key].get(nearest[0]) if nearest else None
            return GridCell(nearest=f"¶ {place[1].paragraph + 1}" if place else "")
        passages = list(self.passages(key, row.cells.get(key, ())))
        if headline:
            passages.insert(0, Passage("", (Run(headline, "headline"),)))
        return GridCell(tuple(passages), possible=key in row.possible)

    def passages(self, key: str, sentences: Sequence[str]) -> tuple[Passage, ...]:
        """The sentences with their marks; neighbours of one paragraph are joined.

        Args:
            key: Article id.
            sentences: Sentence ids in reading order; unknown ones are left out.
        """
        known = [self._sentences[key][item] for item in sentences if item in self._sentences[key]]
        out: list[Passage] = []
        last = (-2, -2)
        for number, sentence in known:
            runs = self._marked[key].runs(sentence.span)
            if last == (number - 1, sentence.paragraph):
                out[-1] = replace(out[-1], runs=(*out[-1].runs, Run(" "), *runs))
            else:
                out.append(Passage(f"¶ {sentence.paragraph + 1}", runs))
            last = (number, sentence.paragraph)
        return tuple(out)

    def _singles(self) -> Section | None:
        """Passages that only one article has, a list per outlet."""
        assert self._lineup is not None
        lists: list[SingleList] = []
        for article in self._material.articles:
            where: dict[str, int] = {}
            for row in self._lineup.rows:
                if row.kind == "single":
                    for sentence in row.cells.get(article.id, ()):
                        where.setdefault(sentence, self._numbers[row.id])
            items = self._single_items(article.id, where)
            if items:
                lists.append(SingleList(self._material.names[article.id], items))
        if not lists:
            return None
        text = (
            "No matching passage was found for these in the other articles. The other text may be "
            "cut or older, or the match "
            "was missed: look before concluding that something was left out."
        )
        return Section("singles", "In one outlet only", (Paragraph((Run(text),)), Singles(tuple(lists))))

    def _gaps(self) -> Section | None:
        """Where a person looked and confirmed that an article has nothing for a row; nothing else is counted."""
        assert self._lineup is not None
        lines: list[Line] = []
        for article in self._material.articles:
            rows = [row for row in self._lineup.rows if article.id in row.confirmed_empty]
            if rows:
                listed = "; ".join(f"{self._numbers[row.id]} {row.label}".strip() for row in rows)
                head = (Run(self._material.names[article.id], "strong"), Run(f": {plural(len(rows), 'row')}. "))
                lines.append((*head, Run(listed, "muted")))
        if not lines:
            return None
        words = "For these rows a person looked through the article and confirmed that it has no matching passage."
        return Section("gaps", "Confirmed: no matching passage", (Paragraph((Run(words),)), Bullets(tuple(lines))))

    def _single_items(self, key: str, where: dict[str, int]) -> tuple[tuple[str, Passage], ...]:
        """Passages in reading order; sentences that follow each other in a paragraph are joined.

        Args:
            key: Article id.
            where: Sentence id -> number of its row.
        """
        runs: list[list[tuple[str, int, int]]] = []
        known = [(item, *self._sentences[key][item]) for item in where if item in self._sentences[key]]
        for item, number, sentence in sorted(known, key=lambda entry: entry[1]):
            if runs and runs[-1][-1][1:] == (number - 1, sentence.paragraph):
                runs[-1].append((item, number, sentence.paragraph))
            else:
                runs.append([(item, number, sentence.paragraph)])
        out: list[tuple[str, Passage]] = []
        for run in runs:
            ids = [item for item, _, _ in run]
            numbers = sorted({where[item] for item in ids})
            label = str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"
            if numbers[-1] - numbers[0] >= len(numbers):  # rows that do not follow each other
                label = ", ".join(str(number) for number in numbers)
            out += [(label, passage) for passage in self.passages(key, ids)]
        return tuple(out)

    def figures(self) -> Section:
        """Values said of the same thing that do not agree."""
        found = self._material.shared(FiguresResult)
        if found is None:
            text = self._material.missing(FiguresResult, "Figures that differ")
            return Section("figures", "Figures that differ", (Paragraph((Run(text),)),))
        labels = {row.id: row.label for row in self._lineup.rows} if self._lineup else {}
        groups: list[TableGroup] = []
        for item in found.rows:
            number = self._numbers.get(item.row)
            title = (
                Run(f"{number}  " if number else "", "muted"),
                Run(labels.get(item.row) or "the same passage", "strong"),
            )
            rows = tuple(self._figure_row(value) for value in item.values)
            groups.append(TableGroup(title, rows))
        if not groups:
            return Section(
                "figures",
                "Figures that differ",
                (Paragraph((Run("No figures were found that differ between passages that report the same thing."),)),),
            )
        table = Table(
            head=((Run("Outlet"),), (Run("Figure"),), (Run("In its place"),)),
            widths=(1.25, 0.6, 2.5),
            groups=tuple(groups),
            summary="Figures that differ, by passage: outlet, figure, and the words around it.",
        )
        text = "Numbers, dates and durations that passages of one row give. Judge whether they speak of one thing."
        return Section("figures", "Figures that differ", (Paragraph((Run(text),)), table))

    def _figure_row(self, value: FigureValue) -> tuple[Cell, ...]:
        article = self._material.article(value.article)
        span, before, after = context(article, value.span)
        runs: Line = MarkedText(article).runs(span, strong=value.span)
        runs = ((Run("… ", "muted"),) if before else ()) + runs + ((Run(" …", "muted"),) if after else ())
        return (
            Cell(((Run(self._material.names[value.article]),),), kind="rowhead"),
            Cell(((Run(value.span.of(article.text.content), "strong"),),)),
            Cell((runs,)),
        )

    def quoted_words(self) -> tuple[int, int]:
        """Words of the articles that rows print or that are printed whole, and all their words.

        A word is counted where it starts, so none counts twice: neither in a sentence of two rows nor when a sentence
        ends inside it.
        """
        printed: dict[str, set[str]] = {}
        for row in self._lineup.rows if self._lineup is not None else ():
            for key, found in row.cells.items():
                printed.setdefault(key, set()).update(found)
        count = total = 0
        for article in self._material.articles:
            known = self._sentences[article.id]
            spans = merge(known[item][1].span for item in printed.get(article.id, ()) if item in known)
            if self._material.is_foreign(article.id) or self._material.is_long(article.id):
                spans = (Span(0, len(article.text.content)),)
            starts = [word.start() for word in WORD.finditer(article.text.content)]
            total += len(starts)
            count += sum(bisect_left(starts, span.end) - bisect_left(starts, span.start) for span in spans)
        return count, total


def legend() -> Legend:
    """What the marks mean."""
    return Legend(
        (
            LegendItem(Run("Maria Silva", "named", "N"), "named: a person, organisation, document or other outlet"),
            LegendItem(Run("two officials", "unnamed", "U"), "unnamed: a person or group without a name, hearsay"),
            LegendItem(Run("the army", "institution", "I"), "institution: a body speaks as a whole"),
            LegendItem(
                Run("critics", "generic", "G"), "generic: neither named nor anonymous, as voters or many people"
            ),
            LegendItem(Run("said", "cue"), "the words that report"),
            LegendItem(Run("asked not to be named", "anonymity"), "how anonymity is granted"),
        )
    )
