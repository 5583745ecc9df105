from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from analyzers.analysis import Analysis, Failure, Notice
from analyzers.decisions import Decision
from analyzers.records import (
    Actor,
    Article,
    Attribution,
    AttributionResult,
    Event,
    EventsResult,
    Label,
    LineupResult,
    NamingResult,
    Row,
    ToneResult,
    ToneSentence,
)
from analyzers.text import Span
from analyzers.text.span import merge
from app.export import Report, build_report
from app.export.counts import speakers, statements, tone_share
from app.export.marks import MarkedText, context
from app.export.material import Material
from app.export.notes import NoteEntry, QuotedPassage
from app.export.report import Bullets, Cards, Grid, Original, Paragraph, Section, Singles, Table
from app.export.sections.lined_up import LinedUp
from app.lenses.base import Comparison
from tests.app.export.builders import SPECS, outlets, sample_analysis, sources_of, statement, tiny_article


def section(report: Report, key: str) -> Section:
    return next(item for item in report.sections if item.id == key)


def cell_texts(table: Table) -> list[list[str]]:
    return [
        ["".join(run.text for line in cell.lines for run in line) for cell in row]
        for group in table.groups
        for row in group.rows
    ]


def tables(found: Section) -> list[Table]:
    return [block for block in found.blocks if isinstance(block, Table)]


def plain(found: Section) -> str:
    return " ".join("".join(run.text for run in b.runs) for b in found.blocks if isinstance(b, Paragraph))


def two(text_a: str, text_b: str, *rows: Row, **more: Any) -> Analysis:
    a, b = tiny_article("a", text_a), tiny_article("b", text_b)
    return Analysis(
        (a, b), outlets((a, "Post"), (b, "Herald")), {LineupResult: LineupResult(rows=rows, model="m")}, **more
    )


def raw_place(article: Article, item: Attribution) -> tuple[Span, ...]:
    """Where an attribution stands in the raw text: the place of a decision about it."""
    if article.revision is None:
        raise AssertionError("the sample is cleaned")
    return tuple(raw for span in merge((*item.cue, *item.content)) for raw in article.revision.to_raw(span))


class TestNumbers:
    def test_counts_are_those_of_the_effective_results(self) -> None:
        analysis = sample_analysis()
        chart = tables(section(build_report(analysis, "t", SPECS, None), "sources"))[0]
        for article, row in zip(analysis.articles, cell_texts(chart), strict=True):
            found = speakers(statements(analysis.per_article[article.id][AttributionResult]))
            assert [int(text) for text in row[2:]] == [
                found.named,
                found.unnamed,
                found.institution,
                found.generic,
                found.total,
            ]

    def test_a_dismissed_attribution_moves_every_count(self) -> None:
        before = sample_analysis()
        key = before.articles[2].id
        result = before.per_article[key][AttributionResult]
        gone = next(item for item in result.attributions if item.source_class == "unnamed_person")
        spans = raw_place(before.articles[2], gone)
        decision = Decision("attribution", key, "dismiss", spans)
        after = sample_analysis((decision,))

        def unnamed(analysis: Analysis) -> tuple[str, str, str]:
            report = build_report(analysis, "t", SPECS, None, (decision,))
            chart, all_sources = tables(section(report, "sources"))
            glance = tables(section(report, "glance"))[0]
            title = "".join(run.text for run in all_sources.groups[2].title)
            return cell_texts(chart)[2][3], title, cell_texts(glance)[2][1]

        (n_before, title_before, glance_before) = unnamed(before)
        (n_after, title_after, glance_after) = unnamed(after)
        assert int(n_after) == int(n_before) - 1
        assert f"U\u00a0{n_before}" in glance_before
        assert f"U\u00a0{n_after}" in glance_after
        total = len(statements(result))
        assert f"{total} statements" in title_before
        assert f"{total - 1} statements" in title_after

    def test_statements_in_the_sources_table_add_up(self) -> None:
        analysis = sample_analysis()
        all_sources = tables(section(build_report(analysis, "t", SPECS, None), "sources"))[1]
        for article, group in zip(analysis.articles, all_sources.groups, strict=True):
            counted = sum(int(row[2].lines[0][0].text) for row in group.rows)
            assert counted == len(statements(analysis.per_article[article.id][AttributionResult]))

    def test_tone_uses_the_published_thresholds(self) -> None:
        article = tiny_article("a", "One. Two. Three.")
        parts = tuple(
            ToneSentence(s.id, s.span, "own", value, ())
            for s, value in zip(article.text.sentences, (0.05, -0.05, 0.04), strict=True)
        )
        share = tone_share(ToneResult(parts), "own")
        assert (share.negative, share.neutral, share.positive) == (1, 1, 1)
        assert tone_share(ToneResult(parts), "quoted").total == 0


class TestRows:
    def test_every_row_is_in_the_report_once_with_its_number(self) -> None:
        analysis = sample_analysis()
        report = build_report(analysis, "t", SPECS, None)
        rows = analysis.shared[LineupResult].rows
        grid = next(b for b in section(report, "rows-e0").blocks if isinstance(b, Grid))
        shared = [number for number, row in enumerate(rows, 1) if row.kind != "single"]
        assert [row.number for row in grid.rows] == shared
        singles = next(b for b in section(report, "singles").blocks if isinstance(b, Singles))
        numbers: list[int] = []
        for label, _ in (item for lists in singles.lists for item in lists.items):
            first, _, last = label.partition("–")
            numbers += range(int(first), int(last or first) + 1)
        assert sorted(numbers) == [number for number, row in enumerate(rows, 1) if row.kind == "single"]

    def test_marks_carry_the_class_and_its_letter(self) -> None:
        article = tiny_article("a", "Two officials said on Monday that the road was open, it is believed.")
        items = (
            statement(article, 0, "Two officials", "said", "that the road was open", "unnamed_group"),
            statement(article, 1, "", "is believed", "the road was open", "hearsay"),
        )
        runs = MarkedText(article, items).runs(article.text.sentences[0].span)
        assert [(run.text, run.style, run.letter) for run in runs] == [
            ("Two officials", "unnamed", "U"),
            (" ", "", ""),
            ("said", "cue", ""),
            (" on Monday that the road was open, it ", "", ""),
            ("is believed", "cue", "U"),
            (".", "", ""),
        ]

    def test_a_long_sentence_is_cut_around_a_figure_at_words(self) -> None:
        text = "A" + " word" * 30 + " some 40 men" + " more" * 30 + "."
        article = tiny_article("a", text)
        at = text.index("40")
        span, before, after = context(article, article.text.sentences[0].span.__class__(at, at + 2))
        assert before
        assert after
        assert span.of(text).startswith("word")
        assert span.of(text).endswith("more")

    def test_no_matching_passage_keeps_its_cell(self) -> None:
        row = Row("r", "road open", "shared", {"a": ("s0",)}, nearest={"b": ("s1", 0.1)})
        report = build_report(two("The road is open.", "It rained.\n\nIt snowed.", row), "t", (), None)
        grid = next(b for b in section(report, "rows-e0").blocks if isinstance(b, Grid))
        assert grid.rows[0].cells[1].passages == ()
        assert grid.rows[0].cells[1].nearest == "¶ 2"

    def test_events_stand_apart_and_rows_across_them_say_so(self) -> None:
        articles = [tiny_article(key, f"Report {key}. More of {key}.") for key in "abcd"]
        rows = (
            Row("l", "headline and lead", "lead", dict.fromkeys("abcd", ("s0",)), across=True),
            Row("r1", "first", "shared", {"a": ("s0",), "b": ("s0",)}),
            Row("r2", "second", "shared", {"c": ("s1",), "d": ("s1",)}),
            Row("r3", "both", "shared", {"a": ("s1",), "c": ("s0",)}, across=True),
        )
        events = (Event("e0", "2011", ("a", "b"), "dates"), Event("e1", "2021", ("c", "d"), "dates"))
        shared = {LineupResult: LineupResult(rows=rows, model="m"), EventsResult: EventsResult(events)}
        report = build_report(Analysis(tuple(articles), {}, shared), "t", (), None)
        found = {
            item.id: [row.label for b in item.blocks if isinstance(b, Grid) for row in b.rows]
            for item in report.sections
        }
        assert found["rows-e0"] == ["headline and lead", "first"]
        assert found["rows-e1"] == ["headline and lead", "second"]
        assert found["rows-across"] == ["both"]
        assert section(report, "rows-across").title == "Across events"
        assert "do not all report one event" in plain(section(report, "articles"))

    def test_every_part_has_the_columns_in_the_order_of_the_window(self) -> None:
        articles = tuple(tiny_article(key, f"Report {key}.") for key in "abcd")
        lead = Row("l", "leads", "lead", dict.fromkeys("abcd", ("s0",)))
        events = (Event("e0", "2011", ("b", "c"), ""), Event("e1", "2021", ("d", "a"), ""))
        shared = {LineupResult: LineupResult(rows=(lead,), model="m"), EventsResult: EventsResult(events)}
        analysis = Analysis(articles, {}, shared)
        assert [a.id for a in Material(analysis).articles] == ["b", "c", "a", "d"]
        assert [c.id for c in Comparison(analysis).columns] == ["b", "c", "a", "d"]
        own = ("d", "c", "b", "a")
        assert [c.id for c in Comparison(analysis, order=own).columns] == ["c", "b", "d", "a"]
        report = build_report(analysis, "t", (), None, order=own)
        assert report.outlets == tuple(f"{key}.txt" for key in "cbda")
        cards = next(b for b in section(report, "articles").blocks if isinstance(b, Cards))
        assert [card.name for card in cards.cards] == list(report.outlets)
        grid = next(b for b in section(report, "rows-e0").blocks if isinstance(b, Grid))
        assert [column.name for column in grid.columns] == ["c.txt", "b.txt"]

    def test_the_lead_of_an_event_with_one_article_is_not_lost(self) -> None:
        articles = [tiny_article(key, f"Report {key}.") for key in "abc"]
        lead = Row("l", "leads", "lead", dict.fromkeys("abc", ("s0",)))
        events = (Event("e0", "2011", ("a", "b"), ""), Event("e1", "2021", ("c",), ""))
        shared = {LineupResult: LineupResult(rows=(lead,), model="m"), EventsResult: EventsResult(events)}
        report = build_report(Analysis(tuple(articles), {}, shared), "t", (), None)
        grids = {item.id: b for item in report.sections for b in item.blocks if isinstance(b, Grid)}
        assert set(grids) == {"rows-e0", "rows-across"}
        assert section(report, "rows-across").title == "Headlines and leads of all events"
        assert len(grids["rows-across"].columns) == 3
        assert "Report c." in [run.text for run in grids["rows-across"].rows[0].cells[2].passages[0].runs]

    def test_the_only_lead_is_printed_wherever_its_event_stands(self) -> None:
        """Articles in other languages have events but no rows: the one English report must not get lost among them."""
        articles = [tiny_article(key, f"Report {key}.") for key in "abcd"]
        events = tuple(Event(f"e{key}", "", (key,), "") for key in "abcd")
        for key in "abcd":
            lead = Row("l", "leads", "lead", {key: ("s0",)})
            shared = {LineupResult: LineupResult(rows=(lead,), model="m"), EventsResult: EventsResult(events)}
            report = build_report(Analysis(tuple(articles), {}, shared), "t", (), None)
            grids = [b for part in report.sections for b in part.blocks if isinstance(b, Grid)]
            printed = [r.text for g in grids for row in g.rows for c in row.cells for p in c.passages for r in p.runs]
            assert printed == [f"Report {key}."]

    def test_nothing_is_across_events_when_no_row_has_cells_of_two(self) -> None:
        articles = [tiny_article(key, f"Report {key}.") for key in "abc"]
        lead = Row("l", "leads", "lead", dict.fromkeys("ab", ("s0",)))
        row = Row("r", "both", "shared", dict.fromkeys("ab", ("s0",)))
        events = (Event("e0", "2011", ("a", "b"), ""), Event("e1", "", ("c",), ""))
        shared = {LineupResult: LineupResult(rows=(lead, row), model="m"), EventsResult: EventsResult(events)}
        report = build_report(Analysis(tuple(articles), {}, shared), "t", (), None)
        assert "rows-across" not in [part.id for part in report.sections]

    @pytest.mark.parametrize(
        ("count", "wide", "grids"), [(2, False, [2]), (4, True, [4]), (6, True, [6]), (9, True, [5, 4])]
    )
    def test_columns_fit_the_page(self, count: int, wide: bool, grids: list[int]) -> None:
        articles = [tiny_article(f"a{i}", "The road is open.") for i in range(count)]
        row = Row("r", "road", "shared", {a.id: ("s0",) for a in articles})
        shared = {LineupResult: LineupResult(rows=(row,), model="m")}
        found = section(build_report(Analysis(tuple(articles), {}, shared), "t", (), None), "rows-e0")
        assert found.wide is wide
        assert [len(b.columns) for b in found.blocks if isinstance(b, Grid)] == grids


class TestWhatIsMissing:
    def test_every_missing_result_leaves_a_sentence(self) -> None:
        article = tiny_article("a", "The road is open.")
        failure = Failure("attribution", "a", "Sources could not be computed on “a.txt”.", "detail")
        report = build_report(Analysis((article,), {}, {}, (failure,)), "t", SPECS, None)
        for key in ("rows", "figures", "sources", "verbs", "naming", "words", "tone", "readability", "reuse"):
            assert "could not be computed" in plain(section(report, key)), key
        assert plain(section(report, "sources")) == failure.message
        assert all(item.blocks for item in report.sections)

    def test_no_articles_at_all(self) -> None:
        report = build_report(Analysis(), "", (), None)
        assert report.title == "Comparison"
        assert report.latest is None

    def test_unknown_fields_say_so(self) -> None:
        analysis = sample_analysis()
        cards = next(
            b for b in section(build_report(analysis, "t", SPECS, None), "articles").blocks if isinstance(b, Cards)
        )
        facts = {name: "".join(run.text for run in line) for name, line in cards.cards[4].facts}
        assert facts["Byline"] == "unknown"
        assert facts["Published"] == "unknown; between 15 March 2024 and 21 March 2024"
        assert facts["Reported via"] == "Radio Transit"

    def test_two_columns_of_one_name_are_told_apart(self) -> None:
        a, b = tiny_article("a", "One."), tiny_article("b", "Two.")
        report = build_report(Analysis((a, b), outlets((a, "Post"), (b, "Post"))), "t", (), None)
        assert report.outlets == ("Post", "Post (2)")


class TestArticlesInAnotherLanguage:
    TEXT = "پانی کم ہے۔ بات جاری ہے۔\n\nلوگ ڈرتے ہیں۔"

    def analysis(self) -> Analysis:
        a = tiny_article("a", "The Front met.")
        b = replace(tiny_article("b", self.TEXT), language="ur")
        label = Label("a", "actor0", Span(4, 9), "Front", "front", "mention", "own")
        naming = NamingResult((Actor("actor0", "Front", "group", ("Front",), 1),), (label,))
        lead = Row("l", "headline and lead", "lead", {"a": ("s0",)})
        events = EventsResult((Event("e0", "", ("a",), ""), Event("e1", "", ("b",), "")))
        shared = {NamingResult: naming, LineupResult: LineupResult(rows=(lead,), model="m"), EventsResult: events}
        return Analysis((a, b), {"a": {ToneResult: ToneResult()}}, shared)

    def test_its_paragraphs_are_printed_in_its_direction(self) -> None:
        report = build_report(self.analysis(), "t", SPECS, None)
        original = next(b for b in section(report, "as-is").blocks if isinstance(b, Original))
        assert original.paragraphs == ("پانی کم ہے۔ بات جاری ہے۔", "لوگ ڈرتے ہیں۔")
        assert (original.language, original.direction) == ("ur", "rtl")
        assert "Urdu" in original.detail[0].text
        assert "Quoted: 12 of 12 words." in "".join(run.text for run in report.note)

    def test_what_it_calls_the_actors_was_not_analysed(self) -> None:
        report = build_report(self.analysis(), "t", SPECS, None)
        texts = cell_texts(tables(section(report, "glance"))[0])
        assert texts[0][2].startswith("Front: Front")
        assert texts[1][1:] == ["not analysed"] * 3
        assert cell_texts(tables(section(report, "naming"))[0])[0][2] == "not analysed"

    def test_english_articles_alone_have_no_such_section(self) -> None:
        assert "as-is" not in [part.id for part in build_report(sample_analysis(), "t", SPECS, None).sections]


class TestMethod:
    def test_definitions_changes_and_limits(self) -> None:
        analysis = sample_analysis()
        key = analysis.articles[0].id
        item = analysis.per_article[key][AttributionResult].attributions[0]
        place = raw_place(analysis.articles[0], item)
        decisions = (
            Decision("about", key, "change", field="outlet", value="Harbour Wire Service"),
            Decision("attribution", key, "change", place, "source_class", "unnamed_person"),
            Decision("cleaning", key, "add", (analysis.articles[0].text.sentences[0].span,)),
            Decision("attribution", key, "confirm", place),
        )
        noted = Analysis(analysis.articles, analysis.per_article, analysis.shared, (), (Notice("", "A notice."),))
        method = section(build_report(noted, "t", SPECS, date(2024, 4, 1), decisions), "method")
        lines = ["".join(run.text for run in line) for b in method.blocks if isinstance(b, Bullets) for line in b.items]
        assert any("Sources (version 1)" in line for line in lines)
        assert any("outlet set to Harbour Wire Service." in line for line in lines)
        assert any("source is unnamed person." in line for line in lines)
        assert any("hidden as site text." in line for line in lines)
        assert any("confirmed." in line for line in lines)
        assert any(line.startswith("This document quotes") for line in lines)
        assert "A notice." in lines

    def test_quoted_words_count_printed_sentences_once(self) -> None:
        rows = (
            Row("r1", "", "shared", {"a": ("s0",), "b": ("s0",)}),
            Row("r2", "", "shared", {"a": ("s0",), "b": ("s1",)}),
        )
        report = build_report(two("One two three. Four five.", "One two. Three.", *rows), "t", (), None)
        assert "Quoted: 6 of 8 words." in "".join(run.text for run in report.note)

    def test_a_word_that_two_sentences_share_is_quoted_once(self) -> None:
        row = Row("r1", "", "shared", {"a": ("s0", "s1"), "b": ("s0",)})
        analysis = two("It took a minute.The road was open.", "Hello.", row)
        text = analysis.articles[0].text
        assert sum(text.words(sentence.span) for sentence in text.sentences) == text.words() + 1
        assert "Quoted: 8 of 8 words." in "".join(run.text for run in build_report(analysis, "t", (), None).note)

    def test_the_sample_quotes_no_more_words_than_it_has(self) -> None:
        lined_up = LinedUp(Material(sample_analysis()))
        quoted, total = lined_up.quoted_words()
        assert 0 < quoted <= total == sum(a.text.words() for a in sample_analysis().articles)


def test_the_sample_has_sources() -> None:
    article = tiny_article("a", "The mayor said no.")
    found = sources_of([statement(article, 0, "The mayor", "said", "no", "named_person")])
    assert speakers(statements(found)).named == 1


def test_notes_are_printed_with_what_they_stand_on() -> None:
    notes = (
        NoteEntry("Why so late?", "", (QuotedPassage("the talks", "Post, paragraph 2"),), "Ines"),
        NoteEntry("A short report.", "Post", (), ""),
        NoteEntry("Compare again in May.", "", (), ""),
    )
    report = build_report(sample_analysis(), "t", SPECS, None, notes=notes)
    rows = cell_texts(tables(section(report, "notes"))[0])
    assert [row[:2] for row in rows] == [
        ["Why so late?", "“the talks”\u2002Post, paragraph 2"],
        ["A short report.", "Post"],
        ["Compare again in May.", "the whole comparison"],
    ]
    assert rows[0][2] == "Ines"
    assert all(item.id != "notes" for item in build_report(sample_analysis(), "t", SPECS, None).sections)
