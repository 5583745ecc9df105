"""The article card on texts written here."""

from __future__ import annotations

import pytest

from analyzers.modules.about import describe
from analyzers.modules.cleaning import clean
from analyzers.records import About, Hints

BODY = (
    "The harbour board has agreed to close the east quay for three months, its chairman said on Tuesday.\n\n"
    "The quay, which was built in 1911, has lost eleven of its forty piles, engineers said.\n\n"
    "Fishermen who use the quay said nobody had asked them, and two boats left the harbour in protest.\n\n"
    "A spokesman for the town declined to say who would pay for the new piles."
)


def card(raw: str, hints: Hints | None = None) -> About:
    return describe(raw, hints or Hints(), clean(raw)).about


def test_unknown_stays_unknown() -> None:
    about = card(BODY)
    assert about.outlet.value is None
    assert about.agency.value is None
    assert about.reported_via.value is None
    assert about.published.value is None
    assert "Tuesday" in about.published.why


def test_published_and_updated_lines() -> None:
    about = card(
        "Board closes quay of harbour\n\nBy Ulla Brand\n\nPublished May 3, 2019 Updated June 1, 2019\n\n" + BODY
    )
    assert (about.published.value, about.updated.value) == ("2019-05-03", "2019-06-01")
    assert about.byline.value == "Ulla Brand"
    assert about.headline.value == "Board closes quay of harbour"


def test_dates_of_teasers_are_never_the_articles() -> None:
    raw = BODY + "\n\nMost read\n\nCold toast\n\n16 April 2024\n\nThe long spoon\n\n15 April 2024"
    about = card(raw)
    assert about.published.value is None
    assert about.published.latest is None


def test_a_weekday_with_a_full_date_in_the_first_paragraph() -> None:
    about = card("The quay will be closed, a report said on Friday, November 5, 2021.\n\n" + BODY)
    assert about.published.value == "2021-11-05"


def test_a_past_day_is_a_bound_not_the_date() -> None:
    about = card(BODY + "\n\nThe board said on November 2 that it knew of no cracks. The last repairs ended in 2018.")
    assert about.published.value is None
    assert "November 2" in about.published.why
    assert about.published.earliest == "2018-01-01"


@pytest.mark.parametrize(
    ("start", "place", "agency"),
    [
        ("LOWER ELSA: ", "LOWER ELSA", None),
        ("ELSA, Oct. 4 (UPI) — ", "ELSA", "UPI"),
        ("PORT ELSA (Reuters) - ", "PORT ELSA", "Reuters"),
        ("FLINT, Mich., Oct. 4 (AP) — ", "FLINT, Mich.", "The Associated Press"),
    ],
)
def test_datelines(start: str, place: str, agency: str | None) -> None:
    raw = start + BODY
    about = card(raw)
    assert about.dateline.value == place
    assert about.agency.value == agency
    assert all(span.of(raw) in raw for span in about.dateline.evidence)


def test_agency_from_its_closing_mark_and_from_told() -> None:
    assert card(BODY + " AP").agency.value == "The Associated Press"
    assert card(BODY.replace("its chairman said", "its chairman told Reuters")).agency.value == "Reuters"


def test_an_agency_that_is_quoted_is_not_the_author() -> None:
    about = card(BODY + "\n\nReuters reported last week that the piles were cracked.")
    assert about.agency.value is None


def test_outlet_from_masthead_and_copyright() -> None:
    about = card(
        "The Lantern\n\nBoard closes quay of harbour\n\n" + BODY + "\n\n© 2019 The Lantern. All rights reserved."
    )
    assert about.outlet.value == "The Lantern"
    assert about.outlet.evidence


def test_outlet_from_a_mention_of_itself_by_a_known_name() -> None:
    again = "\n\n“Bad,” one engineer told RFE/RL."
    lead = BODY.replace("its chairman said on Tuesday", "its chairman has told RFE/RL’s harbour desk") + again
    assert card(lead).outlet.value == "RFE/RL"
    further_down = BODY.replace("engineers said", "engineers told CBS") + again.replace("RFE/RL", "CBS")
    assert card(further_down).outlet.value is None


def test_metadata_comes_first() -> None:
    hints = Hints(
        url="https://www.dawn.com/news/1", published="2019-05-03T10:00:00+05:00", headline="Board closes quay"
    )
    about = card(BODY, hints)
    assert about.outlet.value == "Dawn"
    assert about.published.value == "2019-05-03"
    assert about.headline.value == "Board closes quay"
    assert card(BODY, Hints(published="2019-13-45T10:00:00Z")).published.value is None


def test_reported_via_needs_a_retelling_throughout() -> None:
    retold = (
        "The board has agreed to close the quay, The Anchor newspaper reported, quoting engineers.\n\n"
        "The piles were cracked, the report said.\n\n"
        + BODY
        + "\n\n“It will close itself,” the report quoted one as saying."
    )
    about = card(retold)
    assert about.reported_via.value == "The Anchor"
    assert about.outlet.value is None
    assert (
        card(BODY + "\n\nThe Anchor newspaper reported on Monday that piles were cracked.").reported_via.value is None
    )


@pytest.mark.parametrize("raw", ["", "x", "\0\0", "\ud800", "A" * 100_000, "the report said " * 5000])
def test_odd_texts(raw: str) -> None:
    about = card(raw)
    assert about.outlet.value is None
    assert about.published.value is None


PAGE = "Boats leave the east quay\n\n{}\n\n" + "\n\n".join(
    f"The harbour board has agreed to close the {side} quay for three months, its chairman told fishermen {when}."
    for side, when in (
        ("east", "in the hall"),
        ("west", "at noon"),
        ("north", "again"),
        ("south", "in vain"),
        ("old", "twice"),
    )
)


@pytest.mark.parametrize(
    ("line", "published", "updated", "byline"),
    [
        ("Web Desk November 04, 2021", "2021-11-04", None, "Web Desk"),
        ("Our Staff Published May 3, 2023 Updated May 4, 2023 09:12am", "2023-05-03", "2023-05-04", "Our Staff"),
        ("AFP | Updated: Nov 04, 2021 21:14 IST", None, "2021-11-04", None),
        ("Tram line reopens November 4, 2021", None, None, None),
        ("Harbour tram: Line Reopens Again November 4, 2021", None, None, None),
    ],
)  # fmt: skip
def test_a_line_with_author_and_date_in_one(
    line: str, published: str | None, updated: str | None, byline: str | None
) -> None:
    raw = PAGE.format(line)
    card = describe(raw, Hints(), clean(raw)).about
    assert (card.published.value, card.updated.value) == (published, updated)
    assert card.byline.value == byline
    assert not (published or updated) or card.deck.value != line


def test_a_word_of_a_menu_is_no_masthead() -> None:
    for word in ("News", "Time", "Nation", "Sky"):
        raw = f"{word}\n\n{PAGE.format('By Ulla Brand')}"
        assert describe(raw, Hints(), clean(raw)).about.outlet.value is None
