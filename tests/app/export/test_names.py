from __future__ import annotations

from datetime import date

import pytest

from analyzers.article_names import column_name
from analyzers.records import About, Fact
from app.export.names import date_text, day, day_range, long_date
from tests.app.export.builders import tiny_article


@pytest.mark.parametrize(
    ("iso", "expected"),
    [
        ("2024-03-12", "12 March 2024"),
        ("2024-03", "March 2024"),
        ("2024", "2024"),
        ("2024-03-12T19:42:00Z", "12 March 2024, 19:42"),
        ("2024-03-12T00:00", "12 March 2024"),
        ("last week", "last week"),
    ],
)
def test_long_date(iso: str, expected: str) -> None:
    assert long_date(iso) == expected


def test_unknown_dates_say_what_is_known() -> None:
    assert date_text(Fact(None)) == "unknown"
    assert date_text(Fact(None, why="a Monday")) == "unknown; a Monday"
    assert date_text(Fact(None, earliest="2021-11-02")) == "unknown; not before 2 November 2021"
    assert date_text(Fact(None, latest="2021-11-02")) == "unknown; not after 2 November 2021"
    assert date_text(Fact(None, earliest="2011-01-01", latest="2011-12-31")).startswith(
        "unknown; between 1 January 2011"
    )


def test_day_needs_a_whole_date() -> None:
    assert day("2024-03-12T10:00") == date(2024, 3, 12)
    assert day("2024-03") is None
    assert day("2024-02-31") is None
    assert day(None) is None


def test_day_range() -> None:
    assert day_range([]) == ""
    assert day_range([date(2024, 3, 12)]) == "12 March 2024"
    assert day_range([date(2024, 3, 15), date(2024, 3, 12)]) == "12–15 March 2024"
    assert day_range([date(2024, 3, 30), date(2024, 4, 2)]) == "30 March – 2 April 2024"
    assert day_range([date(2011, 12, 1), date(2021, 11, 5)]) == "1 December 2011 – 5 November 2021"


def test_column_names() -> None:
    article = tiny_article("a", "Text.", "pasted.txt")
    assert column_name(article, About()) == "pasted.txt"
    sure = Fact("Orsa Post", confidence=0.9)
    assert column_name(article, About(outlet=sure)) == "Orsa Post"
    assert column_name(article, About(outlet=Fact("Orsa Post", confidence=0.2))) == "Orsa Post?"
    assert column_name(article, About(outlet=sure, agency=Fact("Wire", confidence=0.9))) == "Wire / Orsa Post"
    assert column_name(article, About(outlet=sure, agency=Fact("orsa post", confidence=0.9))) == "Orsa Post"
