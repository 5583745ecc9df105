# ruff: noqa: E501 - one case, one line
"""How often the article card is right, unknown or wrong, on forty pages written for this and on any real files.

    python -m tests.eval.cards [--set first|second] [FILE...]

The second set was written by somebody who had not read the rules; headline and author are looked at there too.
Each case is a page of invented text with what its card may say at most. A field that stays unknown is no error, a field
that says something else is: the card should never be wrong. With files, their cards are printed for reading by eye.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from analyzers.modules.about import describe
from analyzers.modules.cleaning import clean
from analyzers.records import About, Hints
from tests.eval.cards_second import SECOND, Value

FIELDS: Final = ("outlet", "agency", "reported_via", "published", "updated")
MORE_FIELDS: Final = (*FIELDS, "headline", "byline")
"""What is looked at in the second set."""

HEAD: Final = "Harbour board to close east quay for three months"
BODY: Final = (
    "The harbour board has agreed to close the east quay for three months, its chairman said on Tuesday.\n\n"
    "The quay, which was built in 1911, has lost eleven of its forty piles, engineers told the board in April.\n\n"
    "Fishermen who use the quay said nobody had asked them, and two boats left the harbour in protest.\n\n"
    "A spokesman for the town declined to say who would pay for the new piles, or when the work would begin.\n\n"
    "The board last closed the quay in 1987, after a barge struck it, and the repairs took more than a year."
)


def page(*parts: str) -> str:
    """Parts as paragraphs."""
    return "\n\n".join(parts)


def body(old: str, new: str) -> str:
    """The body with one stretch replaced."""
    if old not in BODY:
        raise ValueError(old)
    return BODY.replace(old, new, 1)


Case = tuple[str, str, dict[str, str]]
"""What is tried, the raw page, and what each field may say; a field that is missing must stay unknown."""

CASES: Final[tuple[Case, ...]] = (
    # Outlets
    ("nothing", page(HEAD, BODY), {}),
    ("masthead, copyright", page("The Elsa Courier", HEAD, BODY, "© 2019 The Elsa Courier"), {"outlet": "The Elsa Courier"}),
    ("masthead in capitals", page("THE ELSA COURIER", HEAD, BODY, "Copyright 2019 The Elsa Courier. All rights reserved."), {"outlet": "The Elsa Courier"}),
    ("appeal", page(HEAD, BODY, "The Elsa Courier is read by 40,000 people. Support The Elsa Courier today."), {"outlet": "The Elsa Courier"}),
    ("published in", page(HEAD, BODY, "Published in The Elsa Courier, May 3rd, 2019"), {"outlet": "The Elsa Courier", "published": "2019-05-03"}),
    ("known address", page(HEAD, "https://www.dawn.com/news/1", BODY), {"outlet": "Dawn"}),
    ("unknown address", page(HEAD, "https://quay.example/news/1", BODY), {}),
    ("copyright of an agency's picture", page(HEAD, "Boats leave the quay. © AFP", BODY), {}),
    ("copyright of an agency below", page(HEAD, BODY, "Copyright 2019 The Associated Press. All rights reserved."), {"outlet": "The Associated Press", "agency": "The Associated Press"}),
    ("picture of an agency", page(HEAD, "Boats leave the quay on Monday. Photo: Reuters", BODY), {}),
    ("told an outlet in the lead", page(HEAD, body("its chairman said on Tuesday", "its chairman told The New York Times on Tuesday")), {"outlet": "The New York Times"}),
    ("told an unknown paper", page(HEAD, body("its chairman said on Tuesday", "its chairman told the Elsa Courier on Tuesday")), {"outlet": "Elsa Courier"}),
    ("told another outlet further down", page(HEAD, body("A spokesman for the town declined", "A spokesman told The Guardian that the town declined")), {}),
    ("another outlet reported", page(HEAD, body("its chairman said on Tuesday", "The Guardian reported on Tuesday")), {"reported_via": "The Guardian"}),
    ("two outlets named", page(HEAD, body("its chairman said on Tuesday", "The Guardian and The Elsa Courier reported on Tuesday")), {"reported_via": "The Guardian"}),
    ("other stories from another outlet", page(HEAD, BODY, "More from The Guardian", "Tram line reopens after nine years", "Baker wins prize"), {"outlet": "The Guardian"}),
    ("a link to another outlet", page(HEAD, BODY, "Read more at https://www.theguardian.com/world/quay"), {"outlet": "The Guardian"}),
    ("newsletter of an outlet", page(HEAD, BODY, "Sign up for the Courier newsletter.", "© Courier Media"), {"outlet": "Courier Media"}),
    ("an actor of the body as appeal", page(HEAD, body("A spokesman for the town", "The Harbour Union needs money, and a spokesman for the town")), {}),
    # Agencies
    ("closing mark", page(HEAD, BODY + " AP"), {"agency": "The Associated Press"}),
    ("closing mark after a dash", page(HEAD, BODY + " — AFP"), {"agency": "AFP"}),
    ("closing mark in brackets", page(HEAD, BODY + " (Reuters)"), {"agency": "Reuters"}),
    ("agency in the dateline", page(HEAD, "ELSA (Reuters) - " + BODY), {"agency": "Reuters"}),
    ("agency in the dateline with a dash", page(HEAD, "ELSA, Norway (AP) — " + BODY), {"agency": "The Associated Press"}),
    ("agency in the byline", page(HEAD, "By Ulla Brand, Associated Press", BODY), {"agency": "The Associated Press"}),
    ("told an agency in the lead", page(HEAD, body("its chairman said on Tuesday", "its chairman told Reuters on Tuesday")), {"agency": "Reuters", "outlet": "Reuters"}),
    ("told an agency, as another reported", page(HEAD, body("A spokesman for the town declined", "“No,” a spokesman told Reuters. The town declined")), {}),
    ("an agency reported it", page(HEAD, body("its chairman said on Tuesday", "Reuters reported on Tuesday")), {"reported_via": "Reuters"}),
    ("party initials in brackets", page(HEAD, body("its chairman said", "said its chairman, Lou Pratt (DUP),")), {}),
    ("capitals at the end", page(HEAD, BODY + " The work is paid for by NATO."), {}),
    ("a country at the end of another line", page(HEAD, BODY, "Elsa, USA"), {}),
    # Dates
    ("date line", page(HEAD, "By Ulla Brand", "May 3, 2019", BODY), {"published": "2019-05-03"}),
    ("published and updated", page(HEAD, "Published 3 May 2019 at 10:15, updated 4 May 2019 at 09:00", BODY), {"published": "2019-05-03", "updated": "2019-05-04"}),
    ("updated only", page(HEAD, "Last updated: 4 May 2019", BODY), {"updated": "2019-05-04"}),
    ("comments' dates", page(HEAD, BODY, "Comments (2)", "Ola, May 5, 2019", "About time.", "Rut, May 6, 2019", "Who pays?"), {}),
    ("teasers' dates", page(HEAD, BODY, "Most read", "Tram line reopens", "4 May 2019", "Baker wins prize", "Updated 2 May 2019"), {}),
    ("teasers' dates above", page("Latest", "Tram line reopens", "4 May 2019", "Baker wins prize", "2 May 2019", HEAD, BODY), {}),
    ("copyright's year", page(HEAD, BODY, "© 2024 All rights reserved"), {}),
    ("a relative day alone", page(HEAD, body("on Tuesday", "yesterday")), {}),
    ("days ago", page(HEAD, "2 days ago", BODY), {}),
    ("numbers that can be read two ways", page(HEAD, "Published 03/04/2019", BODY), {}),
    ("a dateline's day without a year", page(HEAD, "ELSA, May 3 — " + BODY), {}),
    ("a dateline's day with a year", page(HEAD, "ELSA, May 3, 2019 — " + BODY), {"published": "2019-05-03"}),
    ("a day that is to come", page(HEAD, body("for three months", "until Friday, November 5, 2021,")), {}),
    ("a day long past", page(HEAD, body("in 1987", "on Monday, March 2, 1987")), {}),
    ("a full day in the lead", page(HEAD, body("on Tuesday", "on Tuesday, May 7, 2019")), {"published": "2019-05-07"}),
)  # fmt: skip


def told(raw: str, hints: Hints | None = None, fields: tuple[str, ...] = FIELDS) -> dict[str, str]:
    """The fields of a raw text's card that say something."""
    about: About = describe(raw, hints or Hints(), clean(raw)).about
    return {name: value for name in fields if (value := getattr(about, name).value) is not None}


def score(second: bool = False) -> tuple[Counter[str], list[str], list[str]]:
    """Judge the fields of a set.

    Returns:
        Counts of "right", "unknown" (though the page shows it) and "wrong" fields; the wrong ones, and those left unknown,
        in words.
    """
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    unknown: list[str] = []
    fields = MORE_FIELDS if second else FIELDS
    cases: Sequence[tuple[str, str, Mapping[str, Value]]] = SECOND if second else CASES
    for name, raw, allowed in cases:
        found = told(raw, fields=fields)
        for field in fields:
            may = allowed.get(field, "")
            ways = (may,) if isinstance(may, str) else may
            said = found.get(field, "")
            said = said[:10] if field in ("published", "updated") else said
            if said and said.casefold() not in [way.casefold() for way in ways]:
                counts["wrong"] += 1
                wrong.append(f"{name}: {field} {said!r}, may be {may!r}")
            elif said:
                counts["right"] += 1
            elif "" not in ways:
                counts["unknown"] += 1
                unknown.append(f"{name}: {field} could be {may!r}")
    return counts, wrong, unknown


def main() -> int:
    """Print the counts; 1 when a card is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.eval.cards", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="text files whose cards are printed")
    parser.add_argument("--set", choices=("first", "second"), help="only this set of pages")
    parser.add_argument("--unknown", action="store_true", help="name the fields left unknown, too")
    options = parser.parse_args()
    for file in options.files:
        print(file.name, told(file.read_bytes().decode("utf-8-sig")))
    bad = False
    for name, second in (("first", False), ("second", True)):
        if options.set in (None, name):
            counts, wrong, unknown = score(second)
            number = len(SECOND if second else CASES)
            print(
                f"{name} set, {number} pages: {counts['right']} fields right, {counts['wrong']} wrong, "
                f"{counts['unknown']} unknown"
            )
            for line in (*wrong, *(unknown if options.unknown else ())):
                print(f"  {line}")
            bad = bad or bool(wrong)
    return int(bad)


if __name__ == "__main__":
    sys.exit(main())
