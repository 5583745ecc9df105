"""Tables, points of lists and short headlines: what looks like a menu and belongs to the article."""

from __future__ import annotations

from analyzers.modules.cleaning import clean

REPORT = [
    "Kessar's new fish market opened on Monday after two years of work, the harbour office said.",
    "It cost 4,250,000 crowns, of which the town paid 61 percent, the treasurer Ida Falk told the council.",
    "Falk said the old hall had become too small for the boats that land their catch at night.",
    "Traders complained on Monday that the rent had doubled while the roof of the market still leaked.",
]


def hidden(raw: str) -> dict[str, str]:
    """Hidden text and its kind."""
    return {part.span.of(raw): part.kind for part in clean(raw).site_text if part.hidden}


def test_a_table_with_the_numbers_of_the_body_stays() -> None:
    rows = ["Who paid\tCrowns\tShare", "Town\t2,592,500\t61%", "Fund", "All\t4,250,000\t100%"]
    raw = "\n\n".join(["Fish market opens in Kessar", *REPORT[:2], "\n".join(rows), *REPORT[2:]])
    assert not set(rows) & hidden(raw).keys()


def test_rows_of_links_are_no_table() -> None:
    raw = "\n\n".join(["Home\tNews\tSport\nWeather\tJobs\tCars", "Fish market opens in Kessar", *REPORT])
    assert any(text.startswith("Home") for text in hidden(raw))


def test_points_that_say_what_the_body_says_stay_with_their_label() -> None:
    points = [
        "- The fish market cost 4,250,000 crowns.",
        "- The town paid 61 percent.",
        "- Traders say the roof leaked.",
    ]
    raw = "\n\n".join(["Fish market opens in Kessar", "Key points:\n" + "\n".join(points), *REPORT])
    assert not {"Key points:", *points} & hidden(raw).keys()


def test_a_short_headline_over_the_body_is_the_headline() -> None:
    assert hidden("\n\n".join(["Market opens", *REPORT])).get("Market opens") == "headline"
    assert hidden("\n\n".join(["Traders are angry", "By Ida Holm", *REPORT])).get("Traders are angry") == "headline"
    assert hidden("\n\n".join(["Rent doubles overnight", *REPORT])).get("Rent doubles overnight") == "headline"


def test_a_label_or_a_known_name_over_the_body_is_no_headline() -> None:
    for line in ("Latest News", "Reuters", "Sign up", "The Harbour Echo"):
        assert "headline" not in hidden("\n\n".join([line, *REPORT])).values()


def test_the_last_sentence_of_a_short_report_stays() -> None:
    last = "Boats must stay in port until June."
    raw = "\n\n".join(
        [
            "Law on fishing passed",
            "Kessar's parliament passed a law on fishing on Monday.",
            "The vote was 61 to 40.",
            "Minister Jon Tal said the law would protect stocks.",
            last,
            "Sign up for our newsletter",
        ]
    )
    assert last not in hidden(raw)
    assert "Sign up for our newsletter" in hidden(raw)
