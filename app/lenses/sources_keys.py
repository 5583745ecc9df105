"""What can be done to a statement, as keys of buttons and menus: which one is meant, and what to do with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Doing = Literal[
    "confirm",
    "dismiss",
    "source_class",
    "change",
    "same",
    "other",
    "part",
]


@dataclass(frozen=True)
class Decide:
    """Asks for a decision about one statement; the chosen value comes with it.

    Attributes:
        article: Article id.
        id: Id of the attribution.
        doing: "confirm"; "dismiss"; "source_class" (value: the class); "change" (value: "field=value"); "same" (value:
            entity of the other source); "other" (value "one" or "several"); "part" (value "source", "cue", "content",
            "said_to", "relay" or "reason" takes the selected words, with "no " before it there are none).
    """

    article: str
    id: str
    doing: Doing


@dataclass(frozen=True)
class SortSources:
    """Asks for another order of the tables of sources: "first", "name" or "words"."""


@dataclass(frozen=True)
class AllSources:
    """Asks for the window with the sources and verbs of all outlets side by side."""
