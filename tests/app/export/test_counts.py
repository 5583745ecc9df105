from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Literal

from analyzers.analysis import Analysis
from analyzers.records import Actor, Article, CleaningResult, Label, NamingResult, SiteText
from analyzers.text import Span
from app.export import build_report
from app.export.counts import descriptions, labels, site_lines
from app.export.names import known_days
from app.export.report import Table
from app.lenses.base import Comparison
from app.lenses.wording import WordingLens
from tests.app.export.builders import outlets, tiny_article

TEXT = (
    "The Front met. Rebels left, the armed men said. The minister feared the insurgents and the “gunmen”. Rebels won."
)


def naming(*entries: tuple[str, str, str, Literal["own", "quoted", "attributed"]]) -> NamingResult:
    """Labels of one actor in article "a": words, label, head and voice, in reading order."""
    found = []
    at = 0
    for words, label, head, voice in entries:
        at = TEXT.index(words, at)
        found.append(Label("a", "actor0", Span(at, at + len(words)), label, head, "mention", voice))
    return NamingResult((Actor("actor0", "Front", "group", ("Front",), len(found)),), tuple(found))


FRONT = naming(
    ("Front", "Front", "front", "own"),
    ("Rebels", "rebels", "rebel", "own"),
    ("armed men", "armed men", "man", "own"),
    ("insurgents", "insurgents", "insurgent", "attributed"),
    ("gunmen", "gunmen", "gunman", "quoted"),
    ("Rebels", "Rebels", "rebels", "own"),
)


def glance(found: NamingResult) -> str:
    """What "At a glance" says of the labels of article "a"."""
    a, b = tiny_article("a", TEXT), tiny_article("b", "Other words.")
    analysis = Analysis((a, b), outlets((a, "Post"), (b, "Herald")), {NamingResult: found})
    part = next(item for item in build_report(analysis, "t", (), None).sections if item.id == "glance")
    table = next(block for block in part.blocks if isinstance(block, Table))
    return "".join(run.text for line in table.groups[0].rows[0][2].lines for run in line)


def test_descriptions_are_the_own_words_that_are_more_than_a_name() -> None:
    assert [item.label for item in descriptions(FRONT, "a", "actor0")] == ["rebels", "armed men", "Rebels"]
    assert [item.label for item in labels(FRONT, "a", "actor0") if item.is_name] == ["Front"]


def test_what_an_actor_is_listed_under_is_no_description_of_it() -> None:
    found = replace(FRONT, actors=(replace(FRONT.actors[0], name="the rebel fighters"),))
    assert [item.label for item in descriptions(found, "a", "actor0")] == ["armed men"]


def test_an_irregular_plural_after_a_name_is_no_name() -> None:
    found = naming(("armed men", "Orsa men", "man", "own"))
    assert [item.label for item in descriptions(found, "a", "actor0")] == ["Orsa men"]


def test_the_report_and_the_window_list_the_same_labels() -> None:
    a, b = tiny_article("a", TEXT), tiny_article("b", "Other words.")
    analysis = Analysis((a, b), outlets((a, "Post"), (b, "Herald")), {NamingResult: FRONT})
    _, lines = WordingLens().head(Comparison(analysis, "t"), "a")
    assert lines[0].text == "rebels, armed men, Rebels"
    assert glance(FRONT) == "Front: rebels\u00a01, armed men\u00a01, Rebels\u00a01"


def test_words_of_others_are_not_what_an_outlet_calls_somebody() -> None:
    found = NamingResult(
        FRONT.actors, tuple(item for item in FRONT.labels if item.label not in ("rebels", "Rebels", "armed men"))
    )
    assert glance(found) == "Front: Front\u00a01 (no other label found)"


def test_site_text_is_counted_in_lines_without_what_moved_to_the_card() -> None:
    raw = "Menu\nShop\nThe bridge opens\nBy Ann Lee\nThe bridge opened at noon.\nMore news\n"

    def part(words: str, kind: str, hidden: bool = True) -> SiteText:
        at = raw.index(words)
        return SiteText(Span(at, at + len(words)), kind, "", 1.0, hidden)

    found = CleaningResult(
        site_text=(
            part("Menu\nShop", "navigation"),
            part("The bridge opens", "headline"),
            part("By Ann Lee", "byline"),
            part("More news", "promotion", False),
        )
    )
    assert site_lines(Article("a", "a.txt", raw), found) == {"navigation": 2}


def test_dates_say_of_how_many_articles_they_are() -> None:
    days = [date(2024, 3, 1), date(2024, 3, 3)]
    assert known_days(days, 2) == "1–3 March 2024"
    assert known_days(days, 5) == "dates of 2 of 5 known: 1–3 March 2024"
    assert known_days([], 5) == ""
