"""Writes a comparison's file in a thread, one after the other. What is written is a snapshot: documents never change.

A stick or a network folder may take seconds to write and verify a file, and the window must not wait for it. The thread
calls back when it is done; who listens brings the answer into the window's thread.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from app.model import Document
from app.services.outside import Signature, digest, signature
from app.store import NewerFormat, StoreError, load, save
from app.store.journal import Journal, Staged
from app.store.kept import Kept
from app.store.versions import Versions

T = TypeVar("T")


@dataclass(frozen=True)
class Order:
    """What is to be written.

    Attributes:
        document: The comparison as it was when the order was given.
        path: Its file.
        results: Bytes of results.json.
        kept: What only newer programs know.
        known: Digest of what the file must still hold; "" does not look.
        unasked: Nobody asked: a file that is gone is not made again.
        over: When another comparison may stand there, which is kept as a version then: the time, UTC.
        journal: The recovery journal, whose new base is made ready beside the old one.
        mark: Number of the journal's edits that are in the document.
    """

    document: Document
    path: Path
    results: bytes
    kept: Kept
    known: str = ""
    unasked: bool = False
    over: datetime | None = None
    journal: Journal | None = None
    mark: int = 0


@dataclass(frozen=True)
class Outcome:
    """What became of an order.

    Attributes:
        digest: Digest of the bytes written; "" if none were.
        seen: Signature of the file then.
        error: Why nothing was written, as a sentence.
        refused: The error is final for this name: a newer format stands there.
        theirs: What something else has written there in the meantime; nothing was written over it.
        gone: The file is no longer there, and nobody asked for another.
        staged: The journal's new base.
        version_error: Why what stood there could not be kept.
    """

    digest: str = ""
    seen: Signature | None = None
    error: str = ""
    refused: bool = False
    theirs: bytes | None = None
    gone: bool = False
    staged: Staged | None = None
    version_error: str = ""


def write(order: Order) -> Outcome:
    """Carry an order out; in the thread."""
    path, lost = order.path, ""
    if order.unasked and not path.exists():
        return Outcome(gone=True)
    if order.known:
        with contextlib.suppress(OSError):  # gone, or held by its writer: saving will tell
            there = path.read_bytes()
            if digest(there) != order.known:
                return Outcome(theirs=there)
    if order.over is not None:
        try:
            lost = _keep_what_is_there(path, order.over)
        except NewerFormat as error:
            return Outcome(error=f"{error} Choose another name.", refused=True)
    try:
        data = save(order.document, path, order.results, order.kept)
    except StoreError as error:
        return Outcome(error=str(error), version_error=lost)
    seen = signature(path)
    staged = None
    if order.journal is not None:
        with contextlib.suppress(OSError):  # the window's thread tries once more
            staged = order.journal.stage(order.document, order.kept)
    return Outcome(digest(data), seen, staged=staged, version_error=lost)


def keep_version(path: Path, document: Document, now: datetime, kept: Kept, results: bytes) -> str:
    """Keep an earlier version; "" or why that failed."""
    try:
        Versions(path).keep(document, now, kept, results)
    except OSError as error:
        return error.strerror or str(error)
    return ""


def _keep_what_is_there(path: Path, now: datetime) -> str:
    """Keep a comparison that is about to be written over as a version; "" or why that failed.

    Raises:
        NewerFormat: if it is of a newer format, which must not be written over.
    """
    try:
        there = load(path) if path.exists() else None
    except NewerFormat:
        raise
    except (StoreError, OSError):
        return ""  # no comparison: the person was asked about writing over it
    return keep_version(path, there, now, Kept(), b"") if there is not None else ""


class Thread:
    """One thread that does one thing after the other; it starts with the first."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._pool: ThreadPoolExecutor | None = None

    def do(self, work: Callable[[], T], done: Callable[[], None]) -> Future[T]:
        """Begin something.

        Args:
            work: What is done in the thread.
            done: Called in the thread when it is done.
        """
        if self._pool is None:
            self._pool = ThreadPoolExecutor(1, self._name)
        future = self._pool.submit(work)
        future.add_done_callback(lambda _future: done())
        return future

    def stop(self) -> None:
        """Wait for what was begun and end the thread."""
        if self._pool is not None:
            self._pool.shutdown()
            self._pool = None
