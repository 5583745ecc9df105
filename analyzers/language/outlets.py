"""Profiles of outlets and news agencies: names, web addresses, how they name themselves.

The profiles (`resources/outlets/outlets.json`) add to the general rules; every rule works without them. They are
facts of public record, written down for this program.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache

from resources import path


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet.

    Attributes:
        name: Name shown.
        agency: It is a news agency, whose copy other outlets carry.
        domains: Web addresses, without "www.".
        aliases: Other names and short forms.
        self_mentions: Phrases in its own reports, such as "told Reuters".
    """

    name: str
    agency: bool
    domains: tuple[str, ...]
    aliases: tuple[str, ...]
    self_mentions: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """All its names, the one shown first."""
        return (self.name, *self.aliases)


@lru_cache(maxsize=1)
def load_outlets() -> tuple[Outlet, ...]:
    """The profiles in their file's order; empty when the file is missing or damaged."""
    try:
        rows = json.loads(path("outlets", "outlets.json").read_text(encoding="utf-8"))["outlets"]
        return tuple(
            Outlet(r["name"], r["agency"], tuple(r["domains"]), tuple(r["aliases"]), tuple(r["self_mentions"]))
            for r in rows
        )
    except (FileNotFoundError, ValueError, KeyError):
        return ()


@lru_cache(maxsize=1)
def by_name() -> dict[str, Outlet]:
    """Lower-case name -> profile; names without "the" too, the first profile wins."""
    out: dict[str, Outlet] = {}
    for outlet in load_outlets():
        for name in outlet.names:
            out.setdefault(name.lower(), outlet)
            out.setdefault(name.lower().removeprefix("the "), outlet)
    return out


def by_address(url: str) -> Outlet | None:
    """The outlet of a web address, or None when no profile has its domain."""
    rest = url.split("://", 1)[-1].split("/", 1)[0].split("@")[-1].split(":", 1)[0].lower().removeprefix("www.")
    while rest:
        for outlet in load_outlets():
            if rest in outlet.domains:
                return outlet
        rest = rest.partition(".")[2]
    return None
