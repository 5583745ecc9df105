"""Results of earlier runs kept outside the pipeline, by what they were made from.

The pipeline knows nothing of files: it is handed a `Shelf`, which keeps bytes under keys. A key covers everything that
a result is made from: the analyzer's id and version and those of all analyzers that it builds on, the text revision,
what the page said, and a person's decisions.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable
from typing import Any, Protocol

from analyzers.protocol import Spec
from analyzers.records.codec import BadRecord, decode, encode


class Shelf(Protocol):
    """Keeps bytes under keys; may lose any of them at any time."""

    def get(self, key: str) -> bytes | None:
        """What was put under a key, or None."""

    def put(self, key: str, data: bytes) -> None:
        """Keep bytes under a key; never raises."""

    def drop(self, key: str) -> None:
        """What is kept under a key cannot be used."""


class Shelved:
    """Results on a shelf."""

    def __init__(self, shelf: Shelf, specs: Iterable[Spec]) -> None:
        """Prepare the keys.

        Args:
            shelf: Where they are kept.
            specs: All analyzers, each after those it builds on.
        """
        self._shelf = shelf
        stamps: dict[type[Any], str] = {}
        self._stamps: dict[str, str] = {}
        for spec in specs:
            below = [stamps.get(kind, "") for kind in (*spec.requires, *spec.uses)]
            stamp = hashlib.sha256(json.dumps([spec.id, spec.version, below]).encode()).hexdigest()
            stamps[spec.provides] = self._stamps[spec.id] = stamp

    def find(self, spec: Spec, made_of: Any) -> Any | None:
        """The result of an analyzer for what it is made of (any value with a stable `repr`), or None."""
        key = self._key(spec, made_of)
        data = self._shelf.get(key)
        if data is None:
            return None
        try:
            return decode(spec.provides, json.loads(zlib.decompress(data)))
        except (BadRecord, ValueError, zlib.error, RecursionError):
            self._shelf.drop(key)
            return None

    def keep(self, spec: Spec, made_of: Any, result: Any) -> None:
        """Keep a result."""
        data = json.dumps(encode(result), ensure_ascii=True, separators=(",", ":")).encode()
        self._shelf.put(self._key(spec, made_of), zlib.compress(data, 3))

    def _key(self, spec: Spec, made_of: Any) -> str:
        return hashlib.sha256(f"{self._stamps[spec.id]} {made_of!r}".encode("utf-8", "surrogatepass")).hexdigest()
