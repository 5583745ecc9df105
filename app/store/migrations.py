"""Older formats of the file brought up to the present one: pure functions from parts to parts.

Parts are what `container.Parts.json` holds: the name of an entry ending in .json -> its JSON value. A step takes the
parts of one format and gives those of the next; it works on a copy, so that a failure leaves nothing half changed. One
file of every released format lies in tests/legacy/.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from typing import Any

Format = tuple[int, int]
Step = Callable[[dict[str, Any]], dict[str, Any]]


def _to_1_1(parts: dict[str, Any]) -> dict[str, Any]:
    """1.1 keeps the words of a person's own lists and named views, and decisions may have further places."""
    parts.setdefault("lexicon.json", [])
    parts.setdefault("views.json", [])
    for decision in parts["decisions.json"]:
        decision.setdefault("others", [])
    parts["manifest.json"]["format"] = [1, 1]
    return parts


STEPS: Mapping[Format, tuple[Format, Step]] = {(1, 0): ((1, 1), _to_1_1)}
"""Format -> the next format and the function that leads there; 1.0 was the first."""


def migrate(
    parts: Mapping[str, Any], found: Format, wanted: Format, steps: Mapping[Format, tuple[Format, Step]] = STEPS
) -> dict[str, Any]:
    """Parts in the wanted format.

    Args:
        parts: Entry name -> JSON value; not changed.
        found: Their format.
        wanted: The format to reach. Parts that are newer come back as they are.
        steps: The steps there are.

    Raises:
        ValueError: if no steps lead there.
    """
    out = copy.deepcopy(dict(parts))
    while found < wanted:
        if found not in steps:
            raise ValueError(f"nothing leads from format {found[0]}.{found[1]} to {wanted[0]}.{wanted[1]}")
        found, step = steps[found]
        out = step(out)
    return out
