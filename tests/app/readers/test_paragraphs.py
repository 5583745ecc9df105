"""Lines become paragraphs, words cut in two are put together, running heads go."""

from __future__ import annotations

from app.readers.paragraphs import unwrapped, width_of, without_running_heads

LINES = """The ferry crews of Lake Orsa walked out of talks with the water minis-
try on Tuesday. It was the third meeting with the ministry in a month that
ended before it began.
A well-known landing stage, Hallin, will be closed, and the well-
known captain said that the re-
election of the council would not help anybody.
Short line
Another short line""".split("\n")


def test_lines_go_on_only_where_they_were_full() -> None:
    assert unwrapped(LINES).split("\n") == [
        "The ferry crews of Lake Orsa walked out of talks with the water ministry on Tuesday. It was the third meeting "
        "with the ministry in a month that ended before it began.",
        "A well-known landing stage, Hallin, will be closed, and the well-known captain said that the re-",
        "election of the council would not help anybody.",
        "Short line",
        "Another short line",
    ]


def test_few_or_short_lines_stay() -> None:
    assert width_of(["a", "b"]) == 0
    assert unwrapped(["One.", "", "", "", "Two."]) == "One.\n\nTwo."
    assert unwrapped([]) == ""


def test_soft_hyphens_go_and_numbers_stay() -> None:
    lines = ["x" * 50, "x" * 46 + " wa\u00ad", "ter " + "x" * 44 + " 12-", "13 and " + "y" * 43]
    assert "wa" + "ter" in unwrapped(lines)
    assert "12- 13" in unwrapped(lines)


def test_running_heads_and_page_numbers_go() -> None:
    pages = [
        [f"Orsa Times {n}", f"Text {word} of it.", "", str(n)] for n, word in enumerate("one two three".split(), 1)
    ]
    left, gone = without_running_heads(pages)
    assert left == [["Text one of it."], ["Text two of it."], ["Text three of it."]]
    assert gone == ["Orsa Times 1", "1", "Orsa Times 2", "2", "Orsa Times 3", "3"]
    one, none = without_running_heads([["Only page", "1"]])
    assert one == [["Only page", "1"]]
    assert none == []
