"""Figures of the Sources lens: what counts, shares of words, orders, what to check, and that window and PDF agree."""

from __future__ import annotations

import dataclasses
from dataclasses import replace

from analyzers.analysis import Analysis
from analyzers.records import AttributionResult, Provenance, VerbsResult, VerbUse
from analyzers.records.attribution import CHECK_BELOW
from app.export.build import build_report
from app.export.report import Paragraph
from app.export.report import Table as PrintedTable
from app.export.source_counts import (
    by_hand,
    counted,
    given_words,
    left_out,
    share,
    source_rows,
    sourceless,
    to_check,
    uses_of,
    wordless,
)
from app.export.source_words import WORDLESS
from app.lenses.base import Comparison, Item, Passages
from app.lenses.sources import SourcesLens
from app.lenses.sources_keys import AllSources, SortSources
from app.lenses.sources_marks import CONTENTS, CUE, STYLES
from app.lenses.sources_panel import rules
from app.lenses.sources_tables import source_grid, verb_grid
from app.widgets import blocks as b
from tests.app.comparisons import bare, comparison, spans, statement

OFF = frozenset({"content", "beliefs"})


def result_of(made: Analysis, article: str = "a") -> AttributionResult:
    found = made.per_article[article][AttributionResult]
    assert isinstance(found, AttributionResult)
    return found


def with_belief() -> Analysis:
    """The comparison with one more attribution in the second article, a belief of the islanders."""
    made = comparison()
    second, found = made.articles[1], result_of(made, "b")
    belief = statement(second, 2, "Islanders", "cheered", "the good news", "generic")
    belief = replace(belief, reporting=False, provenance=Provenance("cue-model", "“cheered”", 0.5))
    entity = dataclasses.replace(found.sources[0], entity="e2", name="Islanders", source_class="generic",
                                 mentions=belief.source, statements=("a2",))  # fmt: skip
    items = (found.attributions[0], belief, found.attributions[1])
    changed = AttributionResult(items, (found.sources[0], entity, found.sources[1]), found.distinct)
    verbs = made.shared[VerbsResult]
    assert isinstance(verbs, VerbsResult)
    use = VerbUse("b", "a2", "cheer", "other", belief.cue[0], "generic")
    return replace(
        made,
        per_article={**made.per_article, "b": {**made.per_article["b"], AttributionResult: changed}},
        shared={**made.shared, VerbsResult: VerbsResult((*verbs.uses, use))},
    )


def table(blocks: tuple[b.Block, ...], name: str) -> b.Table:
    return next(block for block in blocks if isinstance(block, b.Table) and block.name == name)


def words(blocks: tuple[b.Block, ...]) -> str:
    return " ".join(block.text for block in blocks if isinstance(block, b.Words))


# --- counts --------------------------------------------------------------------------------------------------------
def test_the_share_is_words_inside_statements_over_all_words_of_the_article() -> None:
    made = comparison()
    article = made.articles[0]
    found = share(article, counted(result_of(made)))
    content = article.text.content
    wanted = len("40 crew members would return to work on Monday".split()) + len("we won the hours we wanted".split())
    assert found.words == wanted
    assert found.of == article.text.words()
    assert found.value == wanted / found.of
    assert "Skip to menu" not in content


def test_a_word_inside_two_statements_counts_once_and_no_comment_gives_no_words() -> None:
    made = comparison()
    article = made.articles[0]
    outer, inner = result_of(made).attributions[0], result_of(made).attributions[0]
    inner = replace(inner, content=spans(article, "return to work"))
    assert given_words(article.text, (outer, inner)) == given_words(article.text, (outer,))
    second = made.articles[1]
    silent = result_of(made, "b").attributions[1]
    assert silent.type == "no_comment"
    assert given_words(second.text, (silent,)) == 0
    assert share(second, ()).value == 0


def test_sources_stand_in_order_of_first_appearance_or_by_name_or_words() -> None:
    made = comparison()
    article, found = made.articles[0], result_of(made)
    items = counted(found)
    by_first = source_rows(article, found, items)
    assert [row.number for row in by_first] == [1, 2]
    assert by_first[0].first < by_first[1].first
    assert [row.source.name for row in source_rows(article, found, items, "name")] == [
        "The harbour union",
        "A union official",
    ]  # articles do not sort
    rows = source_rows(article, found, items, "words")
    assert [row.words for row in rows] == sorted((row.words for row in rows), reverse=True)
    assert by_first[1].anonymity is not None
    assert by_first[1].anonymity.kind == "reason_given"


def test_what_to_check_is_little_sure_or_has_a_warning_and_a_decision_ends_it() -> None:
    item = result_of(comparison()).attributions[0]
    low = replace(item, provenance=Provenance("cue-model", "", CHECK_BELOW - 0.01))
    assert to_check(low)
    assert not to_check(replace(item, provenance=Provenance("cue-model", "", CHECK_BELOW)))
    assert to_check(replace(item, warning="Opened and never closed."))
    sure = replace(low, provenance=Provenance("confirmed", "", 1.0))
    assert not to_check(sure)
    added = replace(item, provenance=Provenance("by hand", "You added this.", 1.0))
    changed = replace(item, provenance=Provenance("changed", "You changed it.", 1.0))
    assert by_hand(AttributionResult((sure, added, item, changed, changed))) == (1, 2, 1)


def test_statements_without_a_source_are_known() -> None:
    found = result_of(comparison())
    nobody = replace(found.attributions[0], id="a9", entity="")
    assert sourceless(found, (*found.attributions, nobody)) == (nobody,)


# --- beliefs behind their switch -----------------------------------------------------------------------------------
def test_beliefs_are_left_out_until_they_are_switched_on_and_it_is_said_how_many() -> None:
    shown, lens = Comparison(with_belief()), SourcesLens()
    without, within = lens.panel(shown, OFF), lens.panel(shown, frozenset({"content"}))
    assert "1 belief, wish or plan is left out" in words(without)
    assert "1 belief, wish or plan is counted in" in words(within)
    bars = [next(block for block in panel if isinstance(block, b.Bars)) for panel in (without, within)]
    assert [[s.label for s in bar.rows[1].segments] for bar in bars] == [["N 1", "I 1"], ["N 1", "I 1", "G 1"]]
    keys = [{mark.key for mark in lens.marks(shown, off)["b"]} for off in (OFF, frozenset({"content"}))]
    assert keys[1] - keys[0] == {Item("attribution", "b", "a2")}
    assert len(source_grid(shown, beliefs=True).rows) == len(source_grid(shown).rows) + 1
    assert [s.label for s in lens.head(shown, "b")[0]] == ["N 1", "I 1"]  # the strip never counts them
    assert len(left_out(result_of(with_belief(), "b"))) == 1
    assert "left out" not in words(lens.panel(Comparison(comparison()), OFF))


def test_their_verbs_count_only_with_them() -> None:
    shown, lens = Comparison(with_belief()), SourcesLens()
    rungs = [
        [row[0].text for row in table(lens.panel(shown, off), "Reporting verbs by outlet").rows]
        for off in (OFF, frozenset({"content"}))
    ]
    assert rungs == [["neutral", "conceding"], ["neutral", "conceding", "other"]]
    assert len(verb_grid(shown, beliefs=True).rows) == len(verb_grid(shown).rows) + 1
    printed = [t for s in build_report(with_belief(), "t", (), None).sections if s.id == "verbs" for t in s.blocks
               if isinstance(t, PrintedTable)]  # fmt: skip
    assert ["".join(run.text for run in row[0].lines[0]) for row in printed[0].groups[0].rows] == [
        "neutral",
        "conceding",
    ]


# --- panel and PDF say the same ------------------------------------------------------------------------------------
def test_shares_of_panel_and_document_agree_and_open_their_passages() -> None:
    made = with_belief()
    shown = Comparison(made)
    rows = table(SourcesLens().panel(shown, OFF), "Words given to sources by outlet").rows
    section = next(s for s in build_report(made, "t", (), None).sections if s.id == "given")
    printed = next(block for block in section.blocks if isinstance(block, PrintedTable)).groups[0].rows
    for mine, row in zip(rows, printed, strict=True):
        assert [cell.text for cell in mine[1:]] == ["".join(r.text for r in cell.lines[0]) for cell in row[1:4]]
        assert isinstance(mine[1].key, Passages)
    left = ["".join(run.text for run in row[6].lines[0]) for row in printed]
    assert left == ["0", "1"]


def test_a_source_of_two_outlets_is_listed_once_with_both() -> None:
    made = comparison()
    second = result_of(made, "b")
    harbour = replace(second.sources[1], name="The Harbour Union", source_class="named_organisation")
    renamed = replace(second, sources=(second.sources[0], harbour))
    first = result_of(made)
    union = replace(first, sources=(replace(first.sources[0], name="The Harbour Union"), first.sources[1]))
    made = replace(
        made,
        per_article={
            "a": {**made.per_article["a"], AttributionResult: union},
            "b": {**made.per_article["b"], AttributionResult: renamed},
        },
    )
    shown = Comparison(made)
    found = table(SourcesLens().panel(shown, OFF), "Sources in more than one outlet")
    assert [[cell.text for cell in row] for row in found.rows] == [["The Harbour Union", "1", "1"]]
    card = SourcesLens().detail(shown, Item("attribution", "a", "a0"))
    assert card is not None
    fields = {f.name: f for block in card if isinstance(block, b.Fields) for f in block.rows}
    assert [link.key for link in fields["Also in"].links] == [Item("attribution", "b", "a1")]
    assert {row[7].text for row in source_grid(shown).rows} == {"", "The Islander", "Post?"}
    section = next(s for s in build_report(made, "t", (), None).sections if s.id == "given")
    assert any(isinstance(block, PrintedTable) and "more than one" in block.summary for block in section.blocks)


def test_every_figure_of_its_own_says_how_it_is_counted() -> None:
    panel = SourcesLens().panel(Comparison(comparison()), OFF)
    own = {block.help_key for block in panel if isinstance(block, b.Heading)} - {"AttributionResult", "VerbsResult"}
    assert own <= set(rules())
    assert {"WordsGiven", "CheckThis", "FirstAppearance"} <= own
    assert "{" not in "".join(text for _title, text in rules().values())


def test_orders_and_the_window_are_offered() -> None:
    lens = SourcesLens()
    lens.order = "words"
    panel = lens.panel(Comparison(comparison()), OFF)
    actions = next(block for block in panel if isinstance(block, b.Actions))
    assert [type(action.key) for action in actions.items] == [SortSources, AllSources]
    assert [choice.value for choice in actions.items[0].choices if choice.checked] == ["words"]


# --- marks ---------------------------------------------------------------------------------------------------------
def test_every_class_differs_by_line_and_letter_in_sources_and_contents() -> None:
    for styles in (STYLES, CONTENTS):
        assert len({style.pattern for style in styles.values()}) == len(styles)
        assert len({style.letter for style in styles.values()}) == len(styles)


def test_the_source_lies_above_the_cue_and_the_cue_above_what_is_reported() -> None:
    shown = Comparison(comparison())
    marks = SourcesLens().marks(shown, frozenset())["a"]
    order = [
        "content" if mark.style in CONTENTS.values() else "cue" if mark.style == CUE else "source"
        for mark in marks
        if mark.key == Item("attribution", "a", "a0")
    ]
    assert order == ["content", "cue", "source"]
    assert all(mark.style not in CONTENTS.values() for mark in SourcesLens().marks(shown, OFF)["a"])


def test_a_mark_says_that_it_should_be_checked() -> None:
    made = comparison()
    found = result_of(made)
    low = replace(found.attributions[0], provenance=Provenance("cue-model", "", 0.3))
    made = replace(
        made,
        per_article={
            **made.per_article,
            "a": {
                **made.per_article["a"],
                AttributionResult: replace(found, attributions=(low, found.attributions[1])),
            },
        },
    )
    tips = [mark.tip for mark in SourcesLens().marks(Comparison(made), OFF)["a"] if mark.tip]
    assert [tip for tip in tips if tip.endswith("check this")] == ["named organisation: The harbour union · check this"]
    card = SourcesLens().detail(Comparison(made), Item("attribution", "a", "a0"))
    assert card is not None
    chip = next(block for block in card if isinstance(block, b.Chips)).items[0]
    assert (chip.text, chip.sign) == ("Check this", "warning")


def test_nothing_found_is_said() -> None:
    assert "Who is quoted" in words(SourcesLens().panel(Comparison(bare()), OFF))
    assert source_grid(Comparison(bare())).rows == ()
    assert [s.id for s in build_report(bare(), "t", (), None).sections if s.id == "given"] == []


def test_verbs_say_how_many_statements_have_no_reporting_word() -> None:
    made = comparison()
    shown = Comparison(made)
    result = made.shared[VerbsResult]
    assert isinstance(result, VerbsResult)
    items = {key: counted(found) for key, found in shown.attributions.items()}
    missing = wordless(result, items)
    assert missing > 0
    assert missing == sum(map(len, items.values())) - len(uses_of(result, items))
    sentence = WORDLESS.format(count=missing)
    assert sentence in words(SourcesLens().panel(shown, OFF))
    section = next(s for s in build_report(made, "t", (), None).sections if s.id == "verbs")
    last = section.blocks[-1]
    assert isinstance(last, Paragraph)
    assert last.runs[0].text == sentence
