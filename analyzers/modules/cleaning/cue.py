# ruff: noqa: E501 - alternatives read better on one line
"""What a cue is, and the words that several groups of cues share.

A cue is a general form of English: words by which pages speak of themselves and to their readers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue.

    Attributes:
        kind: Kind of site text that it shows.
        weight: How much it tells, about 0.5 to 5.
        pattern: Where it is found.
        reason: In words for a person.
    """

    kind: str
    weight: float
    pattern: re.Pattern[str]
    reason: str


def make_cue(kind: str, weight: float, reason: str, *patterns: str, case: bool = False) -> Cue:
    """A cue from alternatives; upper and lower case are the same unless `case` is set."""
    return Cue(kind, weight, re.compile("|".join(patterns), 0 if case else re.I), reason)


INBOX = r"(?:newsletters?|news ?letters?|e-?mail (?:alerts?|briefings?|updates?)|news alerts?|(?:daily|weekly|free) e-?mails?|bulletins?|inbox)"
SITES = r"(?:facebook|twitter|x|instagram|whatsapp|telegram|linkedin|reddit|pinterest|youtube|tiktok|mastodon|threads|bluesky|flipboard|e-?mail|mail)"
WORK = r"(?:journalism|reporting|newsroom|coverage|stories|journalists?|reporters?|investigations?)"
