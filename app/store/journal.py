"""The recovery journal: every edit since the last save, on this computer, before it is anywhere else.

A journal is a folder `journals/<id>/` in the local data folder:
    base.samestory      the document as it was opened or last saved
    edits-<digest>.log  one line an edit: 16 hex digits of its SHA-256, a space, its JSON; <digest> is that of the base
    owner.json          {"file", "title", "pid", "host", "started"}
    alive               held locked by the program as long as it runs, where the system can; a process number alone
                        may belong to another program after a restart of the computer
Every line is flushed and fsynced before the window goes on. A line that a crash tore off fails its digest and ends the
replay there. A log belongs to the base whose digest it carries, so a crash between a new base and its new log cannot
replay edits that are in the base already.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import tempfile
import uuid
import weakref
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from analyzers.records.codec import BadRecord
from app.model import Document, Edit, EditError, apply
from app.store.container import Stored, StoreError, pack, read
from app.store.edit_codec import edit_from_json, edit_to_json
from app.store.folders import (
    Claim,
    data_folder,
    is_alive,
    is_claimed,
    open_for_adding,
    sync_folder,
    this_host,
    write_whole,
)
from app.store.kept import Kept

BASE = "base.samestory"
OWNER = "owner.json"
ALIVE = "alive"


class _Log:
    """A file that grows by whole pieces: what an attempt that failed left behind is cut off before the next."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._handle = open_for_adding(path)
        self._close = weakref.finalize(self, os.close, self._handle)
        os.ftruncate(self._handle, 0)  # left by a base with the same content, from which other edits led on
        self._good = 0

    def add(self, data: bytes) -> None:
        """Write a piece; it is on the disk when this returns."""
        if os.fstat(self._handle).st_size != self._good:
            os.ftruncate(self._handle, self._good)
        written = 0
        while written < len(data):
            written += os.write(self._handle, data[written:])
        os.fsync(self._handle)
        self._good += len(data)

    def close(self) -> None:
        """Close the file; safe to call twice."""
        self._close()


@dataclass(frozen=True)
class Staged:
    """A new base, written beside the old one and not yet in its place.

    Attributes:
        path: Where it lies.
        log: Name of the log that will belong to it.
    """

    path: Path
    log: str


class Journal:
    """The journal of one open document; close it when the document is closed with nothing left to save."""

    def __init__(
        self,
        document: Document,
        file: Path | None,
        started: str,
        folder: Path | None = None,
        kept: Kept | None = None,
        data: bytes = b"",
    ) -> None:
        """Start a journal.

        Args:
            document: The document as it is in its file (or empty).
            file: Its file, or None.
            started: Now, ISO 8601.
            folder: The folder of all journals; the local data folder by default.
            kept: Parts of the file that only newer programs know.
            data: The bytes of the file, if they are at hand: packing them anew takes long for many articles.

        Raises:
            OSError: if the folder cannot be written; nothing is left behind then.
        """
        self._folder = (folder or data_folder() / "journals") / uuid.uuid4().hex
        self._folder.mkdir(parents=True)
        self._started = started
        self._log: _Log | None = None
        self._waiting: list[bytes] = []
        self._claim = Claim(self._folder / ALIVE)
        try:
            self.rebase(document, file, kept, staged=self.stage(document, kept, data))
        except OSError:
            self.close()
            raise

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def folder(self) -> Path:
        """Where it lies."""
        return self._folder

    def add(self, *edits: Edit) -> None:
        """Write edits down; they are on the disk when this returns.

        Raises:
            OSError: if they could not be written; the edits before are safe, and these are written with the next one.
        """
        if self._log is None:
            raise OSError("the journal is closed")
        self._waiting += [_line(edit) for edit in edits]
        data = b"".join(self._waiting)
        self._log.add(data)
        self._waiting.clear()

    def stage(self, document: Document, kept: Kept | None = None, data: bytes = b"") -> Staged:
        """Write a new base beside the old one; safe in another thread while edits are added.

        Args:
            document: The document.
            kept: Parts of the file that only newer programs know.
            data: The document as bytes, if they are at hand.

        Raises:
            OSError: if the folder cannot be written.
        """
        data = data or pack(document, kept=kept)
        handle, name = tempfile.mkstemp(prefix=".base-", dir=self._folder)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        return Staged(Path(name), _log_name(data))

    def rebase(
        self,
        document: Document,
        file: Path | None,
        kept: Kept | None = None,
        *,
        since: Sequence[Edit] = (),
        staged: Staged | None = None,
    ) -> None:
        """Start anew from a document that has just been saved.

        The new log is whole before the new base is in its place: whenever the program dies, base and log that belong
        together hold every edit.

        Args:
            document: The document as it was saved.
            file: Its file.
            kept: Parts of the file that only newer programs know.
            since: Edits committed after that state.
            staged: What `stage` has written for this document.

        Raises:
            OSError: if the folder cannot be written; the old base and log are as they were.
        """
        staged = staged or self.stage(document, kept)
        owner = {
            "file": str(file) if file else None,
            "title": document.title,
            "pid": os.getpid(),
            "host": this_host(),
            "started": self._started,
        }
        old, place = self._log, self._folder / staged.log
        log = old if old is not None and old.path == place else _Log(place)
        try:
            if log is not old and since:
                log.add(b"".join(_line(edit) for edit in since))
            write_whole(self._folder / OWNER, json.dumps(owner).encode())
            staged.path.replace(self._folder / BASE)
        except OSError:
            if log is not old:
                log.close()
            raise
        sync_folder(self._folder)
        if log is old:
            return
        self._log = log
        self._waiting.clear()
        if old is not None:
            old.close()
            with contextlib.suppress(OSError):
                old.path.unlink()

    def close(self) -> None:
        """End the journal and delete it; safe to call twice."""
        if self._log is not None:
            self._log.close()
            self._log = None
        self._claim.release()
        shutil.rmtree(self._folder, ignore_errors=True)

    def abandon(self) -> None:
        """End the journal and keep it for recovery."""
        if self._log is not None:
            self._log.close()
            self._log = None
        self._claim.release()


@dataclass(frozen=True)
class Left:
    """A journal that a crash left behind.

    Attributes:
        folder: Where it lies.
        file: The document's file, or None.
        title: Title of the document at the last save.
        started: When the document was opened, ISO 8601.
        edits: Number of edits that are not in the file.
    """

    folder: Path
    file: Path | None
    title: str
    started: str
    edits: int


def left_behind(folder: Path | None = None) -> tuple[Left, ...]:
    """Journals with unsaved edits whose program is gone, oldest first; those without edits are cleared away."""
    root = folder or data_folder() / "journals"
    out: list[Left] = []
    for place in sorted(root.iterdir()) if root.is_dir() else []:
        try:
            owner = json.loads((place / OWNER).read_text("utf-8"))
            data = (place / BASE).read_bytes()
        except (OSError, ValueError):
            continue
        if not isinstance(owner, dict) or _is_used(place, owner):
            continue
        edits = len(_edits(place, data))
        if edits == 0:
            shutil.rmtree(place, ignore_errors=True)
            continue
        file = Path(owner["file"]) if owner.get("file") else None
        out.append(Left(place, file, str(owner.get("title", "")), str(owner.get("started", "")), edits))
    return tuple(sorted(out, key=lambda left: (left.started, left.folder.name)))


def replay(left: Left) -> tuple[Stored, tuple[Edit, ...]]:
    """The document at the last save and the edits committed since, those that fit.

    Raises:
        StoreError: if the base cannot be read.
    """
    try:
        data = (left.folder / BASE).read_bytes()
    except OSError as error:
        raise StoreError(f"The recovery file of “{left.title}” could not be read: {error.strerror}.") from error
    base = read(data, left.title)
    document, fit = base.document, list[Edit]()
    for edit in _edits(left.folder, data):
        try:
            document, _ = apply(document, edit)
        except EditError:
            break
        fit.append(edit)
    return base, tuple(fit)


def recover(left: Left) -> Document:
    """The document with every edit that was committed before the crash.

    Raises:
        StoreError: if the base cannot be read.
    """
    base, edits = replay(left)
    return replayed(base.document, edits)


def replayed(document: Document, edits: Sequence[Edit]) -> Document:
    """A document after edits that fit it."""
    for edit in edits:
        document, _ = apply(document, edit)
    return document


def discard(left: Left) -> None:
    """Delete a journal that was recovered and saved, or is not wanted."""
    shutil.rmtree(left.folder, ignore_errors=True)


def _is_used(place: Path, owner: dict[str, Any]) -> bool:
    """Whether the program that writes a journal is still running."""
    claimed = is_claimed(place / ALIVE)
    if claimed is not None:
        return claimed
    pid = owner.get("pid")
    return owner.get("host") == this_host() and isinstance(pid, int) and is_alive(pid)


def _edits(folder: Path, base: bytes) -> list[Edit]:
    """Edits of the log that belongs to the base, up to the first torn or damaged line."""
    try:
        content = (folder / _log_name(base)).read_bytes()
    except OSError:
        return []
    out: list[Edit] = []
    for line in content.split(b"\n")[:-1]:
        digest, _, body = line.partition(b" ")
        if digest != _digest(body):
            break
        try:
            value: Any = json.loads(body)
            out.append(edit_from_json(value))
        except (ValueError, BadRecord):
            break
    return out


def _line(edit: Edit) -> bytes:
    """An edit as a line of the log."""
    line = json.dumps(edit_to_json(edit), ensure_ascii=True, separators=(",", ":")).encode()
    return _digest(line) + b" " + line + b"\n"


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest()[:16].encode()


def _log_name(base: bytes) -> str:
    return f"edits-{hashlib.sha256(base).hexdigest()[:16]}.log"
