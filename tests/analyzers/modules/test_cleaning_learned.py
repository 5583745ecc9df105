"""The learned part of cleaning: what it reads, what it adds, and how it says so."""

from __future__ import annotations

import gzip
import json

import resources
from analyzers.modules.cleaning import clean
from analyzers.modules.cleaning.evidence import weigh
from analyzers.modules.cleaning.learned import EDGE, MOST_AGAINST, MOST_FOR, Reader, context_of, load, read_features
from analyzers.modules.cleaning.lines import read
from analyzers.modules.cleaning.wording import MOST, features, words_of

BODY = [
    "LOWER ELSA: The harbour board has agreed to close the east quay for three months, its chairman said on Tuesday.",
    "The decision followed a long dispute between the fishing fleet and the ferry company over berths.",
    "“We had no other choice,” said the chairman, Tom Arden, after the meeting, which lasted four hours.",
    "The ferry company told the board that its larger ships could not turn in the inner basin.",
    "Fishing crews fear that they will lose the winter season while engineers replace the rotten piles.",
    "The board last closed the quay in 1987, after a barge struck it, and the repairs took more than a year.",
]
APPEAL = "Nobody owns us but you, and your three pounds keep our lights on."


def page(*lines: str) -> str:
    return "\n\n".join(lines)


def test_names_numbers_and_days_stand_for_their_class() -> None:
    found = set(
        features("Give $5 to The Lantern before Friday at 10:30, 12 March 2024, or write to desk@lantern.example.")
    )
    assert {
        "w <price>",
        "w <name>",
        "w <day>",
        "w <time>",
        "w <number>",
        "w <month>",
        "w <year>",
        "w <address>",
    } <= found
    assert not any("lantern" in name for name in found)


def test_mood_and_address_are_facts() -> None:
    assert {"f command", "f command to you", "f you 1"} <= set(features("Put your name on the list."))
    assert "f past 2" in features("The board voted and went home.")
    assert "f title" in features("Board Closes East Quay")
    assert "f ends open" in features("Board Closes East Quay")


def test_features_are_sorted_and_bounded() -> None:
    long = "word other " * 5000
    assert len(words_of(long)) == MOST
    assert features(long) == sorted(set(features(long)))
    assert not any(name.startswith("w ") for name in features(""))


def test_an_appeal_reads_like_site_text_and_a_report_does_not() -> None:
    reader = load()
    assert reader.wording_of(features(APPEAL)) > 1.0
    assert all(reader.wording_of(features(sentence)) < 0.0 for sentence in BODY)


def test_the_words_that_decided_are_named() -> None:
    raw = page("Board closes east quay", *BODY, APPEAL, "Our work is paid for by you. Please help us to go on.")
    parts = [part for part in clean(raw).site_text if part.span.of(raw).startswith("Nobody owns us")]
    assert len(parts) == 1
    assert parts[0].hidden
    assert parts[0].reason.startswith("Reads like a page speaking to its readers")
    assert "“" in parts[0].reason
    assert "our" in parts[0].reason


def test_it_adds_no_more_than_its_bounds_and_leaves_marks_alone() -> None:
    raw = page("Board closes east quay", "By Ida Falk", *BODY, APPEAL)
    lines, pieces = read(raw)
    for item in weigh(raw, lines, pieces, load()):
        assert -MOST_AGAINST <= item.learned <= MOST_FOR
        if any(kind == "byline" for _, kind, _ in item.signs):
            assert item.learned >= 0.0


def test_without_a_reader_the_rules_stand_alone() -> None:
    raw = page("Board closes east quay", *BODY, APPEAL)
    lines, pieces = read(raw)
    assert all(item.learned == 0.0 for item in weigh(raw, lines, pieces, None))


def test_rows_fit_the_weights() -> None:
    raw = page("Board closes east quay", *BODY)
    lines, pieces = read(raw)
    items = weigh(raw, lines, pieces, None)
    rows = context_of(lines, items, [0.0] * len(items))
    assert {len(row) for row in rows} == {len(load().context)}


def test_the_middle_of_a_long_text_is_not_read() -> None:
    raw = "\n".join(f"Line {number} of it." for number in range(2 * EDGE + 10))
    lines, pieces = read(raw)
    found = read_features(weigh(raw, lines, pieces, None))
    assert sum(not names for names in found) == len(pieces) - 2 * EDGE


def test_a_column_that_speaks_to_its_readers_stays() -> None:
    column = [
        "You know the feeling when you open your curtains and your street has gone.",
        "You put on your coat, you call your neighbour, and you wonder what you will tell your children.",
        "If you have ever lost a key, you will know how your stomach turns before your head does.",
        "My mother would say that you keep what you give away, and you lose what you lock up.",
        "I did not believe her until I stood on our corner and saw that our corner was not there.",
        "You may laugh, and you should, because we laughed too when we heard the mayor explain it.",
        "Help your neighbours, she told us, and they will bring you soup when you least deserve it.",
        "So take your boots, and your patience, and walk down to the river with me.",
    ]
    raw = page("What the flood left on our corner", *column)
    hidden = [part.span.of(raw) for part in clean(raw).site_text if part.hidden]
    assert not any(sentence in hidden for sentence in column)


def test_weights_are_small_and_hold_no_running_text() -> None:
    path = resources.path("models", "cleaning", "weights.json.gz")
    assert path.stat().st_size < 300_000
    with gzip.open(path, "rt", encoding="utf-8") as file:
        data = json.load(file)
    assert all(len(name) == 6 for name in data["wording"] if name[0] == "c")
    assert all(len(name.split(" ")) <= 3 for name in data["wording"] if name[0] in "w2")  # one word or two
    assert {name[0] for name in data["wording"]} == set("w2cf")
    assert Reader.of(data) == load()
