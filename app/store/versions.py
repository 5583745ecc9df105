"""Earlier good versions of comparisons, kept in the local data folder.

A version is a whole file, so opening one needs nothing but the reader of comparisons. Versions of one comparison lie in
`versions/<digest of its path>/` as `<time>-<number>-<first digits of the content's digest>.samestory`; one that equals
the newest is not kept twice. Kept: the newest ten, and beyond them the last of every day for thirty days with versions.
"""

from __future__ import annotations

import contextlib
import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.model import Document
from app.store.container import pack, read, unpack
from app.store.folders import data_folder, write_whole
from app.store.kept import Kept

NEWEST = 10
DAYS = 30
_TIME = "%Y%m%dT%H%M%S"


@dataclass(frozen=True)
class Version:
    """One earlier version.

    Attributes:
        path: Its file.
        made: When it was kept, UTC.
        size: Bytes.
    """

    path: Path
    made: datetime
    size: int

    def open(self) -> Document:
        """The document as it was.

        Raises:
            StoreError: if it is damaged.
            OSError: if it is gone.
        """
        return unpack(self.path.read_bytes(), self.path.name)

    def results(self) -> bytes:
        """Bytes of the results kept with it; empty if there are none. Raises what `open` raises."""
        return read(self.path.read_bytes(), self.path.name).results


class Versions:
    """Earlier versions of the comparison in one file."""

    def __init__(self, file: Path, folder: Path | None = None) -> None:
        key = hashlib.sha256(str(file.absolute()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
        self._folder = (folder or data_folder() / "versions") / key

    def keep(self, document: Document, now: datetime, kept: Kept | None = None, results: bytes = b"") -> bool:
        """Keep a version; False if it equals the newest one.

        Args:
            document: What to keep.
            now: UTC.
            kept: Parts of its file that only newer programs know.
            results: Bytes of results.json that are worth keeping, too: those of older analyzers.

        Raises:
            OSError: if it could not be written; earlier ones are as they were.
        """
        data = pack(document, results, kept)
        digest = hashlib.sha256(data).hexdigest()[:8]
        known = self.list()
        if known and known[0].path.stem.endswith(f"-{digest}"):
            return False
        self._folder.mkdir(parents=True, exist_ok=True)
        # A clock that went back must not put a newer version behind older ones.
        stamp = max(now, known[0].made) if known else now
        count = int(known[0].path.stem.split("-")[1]) + 1 if known else 0
        write_whole(self._folder / f"{stamp.strftime(_TIME)}-{count:06d}-{digest}.samestory", data)
        self._prune()
        return True

    def list(self) -> list[Version]:
        """Versions, newest first."""
        out: list[tuple[str, Version]] = []
        for path in self._folder.glob("*.samestory") if self._folder.is_dir() else []:
            with contextlib.suppress(ValueError, OSError):
                made = datetime.strptime(path.name.split("-")[0] + "+0000", _TIME + "%z")
                int(path.stem.split("-")[1])
                out.append((path.name, Version(path, made, path.stat().st_size)))
        return [version for _, version in sorted(out, key=lambda pair: pair[0], reverse=True)]

    def _prune(self) -> None:
        days: set[str] = set()
        for number, version in enumerate(self.list()):
            day = version.made.strftime("%Y%m%d")
            if number < NEWEST:
                continue
            if day in days or len(days) >= DAYS:
                with contextlib.suppress(OSError):
                    version.path.unlink()
            days.add(day)
