"""Files of every released format open with all that was in them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from analyzers.decisions import Decision, Place
from analyzers.records import CleaningResult, EventsResult, Hints, LexiconEntry
from analyzers.stored import restore
from analyzers.text import Span
from app.model import Anchor, ArticleEntry, Code, Document, Mark, Note, ViewSet
from app.store.container import FORMAT, load_stored, pack, read
from app.store.migrations import STEPS

HERE = Path(__file__).resolve().parent
FERRY = (
    "Ferry crews walk out\nThe ferry crews of Lake Orsa walked out of talks on Tuesday. 👩🏽‍🚒\n"
    "“We waited for nine hours,” said Jon Dahl, a spokesman.\nRead more: ferry news\n"
)
PAGE = "مذاکرات\nTalks on the lake ended without a result, a person close to the ministry said.\n"
CREWS = Anchor(
    "9f2c41d07ab3",
    (Span(25, 36),),
    "ferry crews",
    "Ferry crews walk out\nThe ",
    " of Lake Orsa walked out of talk",
)
LAKE = Anchor(
    "51e0b7c8d9aa",
    (Span(8, 13), Span(17, 25)),
    "Talks the lake",
    "مذاکرات\n",
    " ended without a result, a perso",
)
EXPECTED = Document(
    "Lake Orsa — مذاکرات",
    (
        ArticleEntry(
            "9f2c41d07ab3", "ferry “one”.txt", FERRY, b"\xef\xbb\xbf" + FERRY.encode(), notes=("Read as UTF-8.",)
        ),
        ArticleEntry(
            "51e0b7c8d9aa",
            "page.html",
            PAGE,
            b"<html><p>" + PAGE.encode() + b"</p></html>",
            "text/html",
            Hints(outlet="Orsa Times", published="2026-03-01", language="en"),
        ),
    ),
    (
        Decision("cleaning", "9f2c41d07ab3", "add", (Span(143, 165),), made="2026-03-01T10:42:00+00:00", by="Li"),
        Decision(
            "about", "51e0b7c8d9aa", "change", (), "byline", "Ulla Fenn", made="2026-03-01T10:43:00+00:00", by="Li"
        ),
    ),
    (
        Code("claim", "Claim", "orange", "C", "wavy", 1),
        Code("old", "Not used any more", "grey", "O", "dotted", 0, retired=True),
    ),
    (Mark("m1", "claim", CREWS, "2026-03-01T10:44:00+00:00", "Li"),),
    (
        Note("n1", "Why so late?", (CREWS, LAKE), "", "2026-03-01T10:45:00+00:00", "Li"),
        Note("n2", "A short report.", (), "51e0b7c8d9aa"),
    ),
)


EXPECTED_1_1 = replace(
    EXPECTED,
    decisions=(
        *EXPECTED.decisions,
        Decision(
            "attribution", "9f2c41d07ab3", "change", (Span(87, 114), Span(115, 119)), "source",
            made="2026-11-22T04:10:00+00:00", by="Li", others=(Place("9f2c41d07ab3", (Span(120, 128),)),),
        ),
        Decision("lineup", "9f2c41d07ab3", "merge", (Span(21, 81),), others=(Place("51e0b7c8d9aa", (Span(8, 86),)),)),
        Decision("events", "9f2c41d07ab3", "split", others=(Place("51e0b7c8d9aa"),)),
    ),
    lexicon=(
        LexiconEntry("walked out", "family", 0.0, "Leaving", "2026-11-22T04:11:00+00:00", "Li"),
        LexiconEntry("مذاکرات", "ignore"),
        LexiconEntry("close", "value", -1.5),
    ),
    views=(
        ViewSet(
            "v1", "In class", "matrix", "sources", ("figures",), ("51e0b7c8d9aa",), "9f2c41d07ab3",
            "2026-11-22T04:12:00+00:00", "Li",
        ),
    ),
)  # fmt: skip
FILES = {"1.0": EXPECTED, "1.1": EXPECTED_1_1}


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_file_of_every_format_opens_whole_and_is_saved_in_the_present_one(name: str) -> None:
    stored, data = load_stored(HERE / f"{name}.samestory")
    assert stored.document == FILES[name]
    articles = [entry.article() for entry in stored.document.articles]
    results = restore(stored.results, articles, stored.document.decisions, stored.document.lexicon)
    assert results is not None
    assert {CleaningResult} <= set(results.analysis.per_article["9f2c41d07ab3"])
    assert EventsResult in results.analysis.shared
    again = read(pack(stored.document, stored.results, stored.kept), name)
    assert again == stored
    assert data == (HERE / f"{name}.samestory").read_bytes()


def test_there_is_a_file_for_every_format_and_a_step_from_every_older_one() -> None:
    formats = {tuple(int(n) for n in path.stem.split(".")) for path in HERE.glob("*.samestory")}
    assert FORMAT in formats
    assert formats - {FORMAT} == set(STEPS)
