"""What a newer program wrote into a file and this one does not know: carried along and written back.

A newer minor version may add entries to the zip and keys to its objects. Whoever opens such a file with an older
program and saves it must not lose them. What belongs to a record is kept under the record itself, so it goes with the
record wherever it is moved and ends when the record is changed or removed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Kept:
    """Unknown parts of a file.

    Attributes:
        format: The file's format, if it is newer than ours in its minor number; what is written keeps it.
        entries: Zip entries that are not ours, name -> bytes.
        manifest: Unknown keys of the manifest.
        articles: Article id -> unknown parts of its object in the manifest.
        items: List name -> what an item looks like to us (canonical JSON) -> its unknown parts.
        strangers: List name -> items of kinds that we do not know.
    """

    format: tuple[int, int] | None = None
    entries: Mapping[str, bytes] = field(default_factory=dict)
    manifest: Mapping[str, Any] = field(default_factory=dict)
    articles: Mapping[str, Any] = field(default_factory=dict)
    items: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    strangers: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)


def unknown(there: Any, ours: Any) -> Any:
    """The part of a JSON value that ours does not have, as a value for `put_back`; None if there is none."""
    if isinstance(there, dict) and isinstance(ours, dict):
        more: dict[str, Any] = {}
        for key, value in there.items():
            if key not in ours:
                more[key] = ["new", value]
            elif (inner := unknown(value, ours[key])) is not None:
                more[key] = ["in", inner]
        return more or None
    if isinstance(there, list) and isinstance(ours, list) and len(there) == len(ours):
        found = [unknown(a, b) for a, b in zip(there, ours, strict=True)]
        return found if any(part is not None for part in found) else None
    return None


def put_back(ours: Any, more: Any) -> Any:
    """A JSON value together with the unknown part that was taken from it."""
    if isinstance(ours, dict) and isinstance(more, dict):
        out = dict(ours)
        for key, (kind, value) in more.items():
            if kind == "new":
                out.setdefault(key, value)
            elif key in out:
                out[key] = put_back(out[key], value)
        return out
    if isinstance(ours, list) and isinstance(more, list) and len(ours) == len(more):
        return [part if extra is None else put_back(part, extra) for part, extra in zip(ours, more, strict=True)]
    return ours


def canonical(value: Any) -> str:
    """One text for equal JSON values."""
    return json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
