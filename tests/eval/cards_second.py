# ruff: noqa: E501 - one case, one line
"""Forty more pages for `tests.eval.cards`, in the manner of many outlets. All text is invented.

They were written by somebody who had not read the rules of the card. Each case says what a field may say; a tuple lists
several ways to say it, with "" when the page does not settle it. Dates are compared by their day.
"""

from __future__ import annotations

from typing import Final

Value = str | tuple[str, ...]
Case = tuple[str, str, dict[str, Value]]

BRIDGE = "Ferry operator to leave Lake Orsa after bridge vote"
_BRIDGE = (
    "The only ferry operator on Lake Orsa will end its service in October, after voters approved a bridge that it says will "
    "take most of its passengers.",
    "“Nobody takes a boat where there is a road,” its director, Marta Lund, told reporters at the landing stage on Thursday.",
    "The bridge, which is to cost 240 million crowns, was approved by 52 percent of voters on Sunday, the county's election "
    "office said.",
    "Islanders who voted against it said that the ferry had never been late in forty years, and that the bridge would be.",
    "The county has promised to pay for a boat until the bridge is built, but it has not said for how long.",
)
MILL = "Police clear paper mill occupied by former workers"
_MILL = (
    "Police have cleared a paper mill that former workers had occupied for eleven days, and detained nineteen people, "
    "officials said.",
    "The workers say that they are owed five months of wages. The owner, who lives abroad, did not answer a letter asking for "
    "comment.",
    "A union official, Kiran Desai, said that two men had been hurt when a gate was broken. The police said that nobody had "
    "been hurt.",
    "The mill closed in January, when the price of pulp had doubled within a year, and 340 people lost their work.",
)


def _page(*parts: str) -> str:
    return "\n\n".join(parts)


def _b(body: tuple[str, ...], **changed: str) -> str:
    """A body, with words changed."""
    text = "\n\n".join(body)
    for new, old in ((new, old.replace("_", " ")) for old, new in changed.items()):
        if old not in text:
            raise ValueError(old)
        text = text.replace(old, new, 1)
    return text


B, M = _b(_BRIDGE), _b(_MILL)

SECOND: Final[tuple[Case, ...]] = (
    ("masthead in the line of the address", _page("orsatimes.example › News › County", "Orsa Times", BRIDGE, "By Ulla Brand", B, "© Orsa Times 2023"), {"outlet": "Orsa Times", "headline": BRIDGE, "byline": "Ulla Brand"}),
    ("our correspondent", _page("DAWN.COM", BRIDGE, "Our Correspondent Published May 3, 2023 Updated May 3, 2023 09:12am", B, "Published in Dawn, May 3rd, 2023"), {"outlet": "Dawn", "headline": BRIDGE, "byline": ("Our Correspondent", ""), "published": "2023-05-03", "updated": "2023-05-03"}),
    ("AFP and Dawn", _page(MILL, "AFP | Dawn.com Published November 4, 2021", M), {"outlet": ("Dawn", "Dawn.com", ""), "agency": "AFP", "headline": MILL, "byline": ("AFP", "Dawn.com", ""), "published": "2021-11-04"}),
    ("agencies", _page(MILL, "Agencies", "November 04, 2021", M), {"headline": MILL, "byline": ("Agencies", ""), "published": "2021-11-04"}),
    ("web desk", _page("The Express Gazette", MILL, "Web Desk November 04, 2021", M, "© 2021 The Express Gazette"), {"outlet": "The Express Gazette", "headline": MILL, "byline": ("Web Desk", ""), "published": "2021-11-04"}),
    ("news desk and a day abbreviated", _page(MILL, "News Desk", "Thu, 04 Nov 2021, 06:30 PM IST", M), {"headline": MILL, "byline": ("News Desk", ""), "published": "2021-11-04"}),
    ("Reuters behind a long dash", _page(BRIDGE, B + " — Reuters"), {"agency": "Reuters", "headline": BRIDGE}),
    ("Reuters on a line of its own", _page(BRIDGE, B, "— Reuters"), {"agency": "Reuters", "headline": BRIDGE}),
    ("with input from PTI", _page(MILL, "Express News Service | Pune | November 4, 2021 21:14 IST", M, "— With inputs from PTI"), {"headline": MILL, "agency": ("PTI", "Press Trust of India", ""), "byline": ("Express News Service", ""), "outlet": ("Express News Service", ""), "published": "2021-11-04"}),
    ("ANI in brackets", _page(MILL, "ANI | Updated: Nov 04, 2021 21:14 IST", "Pune (Maharashtra) [India], November 4 (ANI): " + M, "(ANI)"), {"headline": MILL, "agency": ("ANI", "Asian News International"), "byline": ("ANI", ""), "outlet": ("ANI", ""), "updated": "2021-11-04"}),
    ("Xinhua", _page(MILL, "Source: Xinhua| 2021-11-04 20:05:13|Editor: huaxia", "PUNE, Nov. 4 (Xinhua) -- " + M + " Enditem"), {"headline": MILL, "agency": "Xinhua", "outlet": ("Xinhua", ""), "byline": ("Xinhua", ""), "published": ("2021-11-04", "")}),
    ("staff and agencies", _page("The Guardian", BRIDGE, "Staff and agencies", "Thu 4 Nov 2021 09.30 GMT", "Last modified on Thu 4 Nov 2021 11.02 GMT", B), {"outlet": "The Guardian", "headline": BRIDGE, "byline": ("Staff and agencies", ""), "published": "2021-11-04", "updated": "2021-11-04"}),
    ("last modified alone", _page(BRIDGE, "Ulla Brand in Hallin", "Last modified on Thu 4 Nov 2021 11.02 GMT", B), {"headline": BRIDGE, "byline": ("Ulla Brand", "Ulla Brand in Hallin", ""), "updated": "2021-11-04"}),
    ("hours ago", _page("BBC", "Home News Sport", BRIDGE, "2h ago", "Share Save", "Marta Lind", "Hallin", B), {"outlet": ("BBC", "BBC News"), "headline": BRIDGE, "byline": ("Marta Lind", "")}),
    ("days ago and a comment's date", _page(BRIDGE, "By Ulla Brand", "3 days ago", B, "2 comments", "harbourlad 12 May 2023", "Good riddance."), {"headline": BRIDGE, "byline": "Ulla Brand"}),
    ("a date of an archive line", _page("From the archive", BRIDGE, "This article is more than 6 years old", "Ulla Brand", "Sun 12 Mar 2017 18.00 GMT", B), {"headline": BRIDGE, "byline": ("Ulla Brand", ""), "published": "2017-03-12"}),
    ("a picture's date", _page(BRIDGE, "The ferry Hallin II at the landing stage on March 2, 2019. Photo: Jon Dahl/AFP via Getty Images", B), {"headline": BRIDGE}),
    ("a picture's file date and credit", _page(MILL, "FILE - Workers stand at the gate of the mill in Pune, India, Jan. 12, 2021. (AP Photo/K. Rao, File)", "By KIRAN RAO Associated Press", "PUNE, India (AP) — " + M), {"headline": MILL, "agency": "The Associated Press", "byline": ("Kiran Rao", "KIRAN RAO"), "outlet": ("The Associated Press", "")}),
    ("AP with both dates", _page("AP", MILL, "By KIRAN RAO", "Updated 9:12 PM GMT+1, November 4, 2021", "PUNE, India (AP) — " + M), {"headline": MILL, "agency": "The Associated Press", "outlet": ("The Associated Press", "AP", ""), "byline": ("Kiran Rao", "KIRAN RAO"), "updated": "2021-11-04"}),
    ("Reuters with a place and slashes", _page("Reuters", MILL, "By Kiran Rao", "November 4, 2021 8:05 PM UTC Updated 2 years ago", "PUNE, Nov 4 (Reuters) - " + M, "Reporting by Kiran Rao in Pune; Editing by Ulla Brand", "Our Standards: The Thomson Reuters Trust Principles."), {"outlet": ("Reuters", ""), "agency": "Reuters", "headline": MILL, "byline": "Kiran Rao", "published": "2021-11-04"}),
    ("a German day", _page("Der Orsaer Bote", BRIDGE, "Von Ulla Brand", "Stand: 04.11.2021, 11:02 Uhr", B), {"headline": BRIDGE, "byline": ("Ulla Brand", ""), "outlet": ("Der Orsaer Bote", ""), "updated": ("2021-11-04", ""), "published": ("2021-11-04", "")}),
    ("a French day", _page("Le Courrier d'Orsa", BRIDGE, "Publié le 4 novembre 2021 à 11h02, mis à jour le 5 novembre 2021 à 08h00", "Par Ulla Brand", B), {"headline": BRIDGE, "byline": ("Ulla Brand", ""), "outlet": ("Le Courrier d'Orsa", ""), "published": ("2021-11-04", ""), "updated": ("2021-11-05", "")}),
    ("a Spanish day", _page(BRIDGE, "Ulla Brand", "Hallin - 04 nov 2021 - 11:02 CET", B), {"headline": BRIDGE, "byline": ("Ulla Brand", ""), "published": ("2021-11-04", "")}),
    ("a Russian day", _page(BRIDGE, "4 ноября 2021, 11:02", B), {"headline": BRIDGE, "published": ("2021-11-04", "")}),
    ("an Arabic day", _page(BRIDGE, "نشر في: 4 نوفمبر 2021", B), {"headline": BRIDGE, "published": ("2021-11-04", "")}),
    ("a day with points that can be read one way", _page(BRIDGE, "Published: 24.11.2021", B), {"headline": BRIDGE, "published": "2021-11-24"}),
    ("an American day with slashes", _page(BRIDGE, "Posted 11/24/2021 at 4:05 pm", B), {"headline": BRIDGE, "published": "2021-11-24"}),
    ("a day with slashes that can be read two ways", _page(BRIDGE, "Posted 04/11/2021 at 4:05 pm", B), {"headline": BRIDGE}),
    ("first published and updated in one line", _page("The Independent", BRIDGE, "Ulla Brand", "Thursday 04 November 2021 11:02 GMT", "Comments", B), {"outlet": "The Independent", "headline": BRIDGE, "byline": ("Ulla Brand", ""), "published": "2021-11-04"}),
    ("two writers and a role", _page(BRIDGE, "By Ulla Brand and Jon Dahl, Staff Writers", "Nov. 4, 2021, 5:00 a.m. ET", B), {"headline": BRIDGE, "byline": ("Ulla Brand and Jon Dahl", "Ulla Brand, Jon Dahl", "Ulla Brand; Jon Dahl", "Ulla Brand and Jon Dahl, Staff Writers"), "published": "2021-11-04"}),
    ("a newspaper's own voice", _page(BRIDGE, "November 4, 2021", _b(_BRIDGE, told_reporters_at_the_landing_stage="told the Orsa Times at the landing stage")), {"headline": BRIDGE, "outlet": ("Orsa Times", ""), "published": "2021-11-04"}),
    ("as another paper reported", _page(BRIDGE, _b(_BRIDGE, told_reporters_at_the_landing_stage="told the Daily Ledger at the landing stage", county_has_promised="Daily Ledger reported that the county has promised")), {"headline": BRIDGE, "reported_via": ("Daily Ledger", ""), "outlet": ""}),
    ("first reported by", _page(MILL, "By Kiran Rao", M, "The arrests were first reported by the Pune Mirror."), {"headline": MILL, "byline": "Kiran Rao", "reported_via": ("Pune Mirror", "the Pune Mirror", "")}),
    ("citing another agency", _page(MILL, "November 4, 2021", _b(_MILL, officials_said="the state news agency Xinhua reported")), {"headline": MILL, "reported_via": ("Xinhua", ""), "published": "2021-11-04"}),
    ("other stories from the same site", _page("Radio Hallin", "Listen live", BRIDGE, "5 November 2021", B, "Read also", "Mill owner found in Lisbon 2 November 2021", "Baker wins prize 30 October 2021", "© Radio Hallin"), {"outlet": "Radio Hallin", "headline": BRIDGE, "published": "2021-11-05"}),
    ("syndicated from another paper", _page("The Hallin Post", BRIDGE, "Ulla Brand, The Elsa Courier", B, "This story was originally published by The Elsa Courier.", "© 2021 The Hallin Post"), {"outlet": "The Hallin Post", "headline": BRIDGE, "byline": ("Ulla Brand", "Ulla Brand, The Elsa Courier", ""), "reported_via": ("The Elsa Courier", "")}),
    ("opinion with a note on the writer", _page(BRIDGE, "Marta Lund", "The writer teaches history in Hallin.", B, "Published in The Express Gazette, November 5th, 2021."), {"headline": BRIDGE, "byline": ("Marta Lund", ""), "outlet": "The Express Gazette", "published": "2021-11-05"}),
    ("printed edition", _page(BRIDGE, "By Ulla Brand", "Nov. 4, 2021", B, "A version of this article appears in print on Nov. 5, 2021, Section A, Page 12 of the New York edition with the headline: Ferry Leaves."), {"headline": BRIDGE, "byline": "Ulla Brand", "published": "2021-11-04", "outlet": ("The New York Times", "")}),
    ("radio with an anchor's line", _page("RFE/RL", BRIDGE, "November 04, 2021 11:02 GMT", "By RFE/RL's Orsa Service", B, "With reporting by Reuters and AFP"), {"outlet": ("RFE/RL", "Radio Free Europe/Radio Liberty"), "headline": BRIDGE, "byline": ("RFE/RL's Orsa Service", ""), "agency": ("Reuters", "AFP", ""), "published": "2021-11-04"}),
    ("a deck and a read time", _page("Al Jazeera", "News | Transport", BRIDGE, "Islanders fear that the boat will go long before the road comes.", "By Al Jazeera Staff", "Published On 4 Nov 2021", "3 min read", B, "Source: Al Jazeera and news agencies"), {"outlet": "Al Jazeera", "headline": BRIDGE, "byline": ("Al Jazeera Staff", ""), "published": "2021-11-04"}),
)  # fmt: skip
