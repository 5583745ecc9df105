"""What must hold of every input: it is articles with their originals, or a sentence; nothing else happens."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from app.model import ArticleEntry, Document
from app.readers import MEDIA, Read, Unreadable
from app.store.container import pack, unpack

_BAD = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff]")
_UNFORESEEN = re.compile(r"could not be read \((\w+)\)")

Reader = Callable[[str, bytes], tuple[Read, ...]]


@dataclass(frozen=True)
class Outcome:
    """What became of an input.

    Attributes:
        kind: "read", "refused", "unforeseen" (a parser threw what no reader expects: still a sentence), "memory",
            "hang" (given up after the time limit), "crash" (the reader process died) or "lost" (a promise broken).
        words: The sentence, or which promise.
    """

    kind: str
    words: str = ""


def outcome(read: Reader, name: str, data: bytes) -> Outcome:
    """Read an input and judge what comes back."""
    try:
        reads = read(name, data)
    except Unreadable as error:
        return Outcome(_refusal(str(error)), str(error))
    broken = lost(reads, data)
    return Outcome("lost", broken) if broken else Outcome("read")


def lost(reads: tuple[Read, ...], data: bytes) -> str:
    """The promise that is broken, or ""."""
    if not reads:
        return "neither an article nor a sentence"
    for read in reads:
        if read.media not in MEDIA:
            return f"unknown kind {read.media}"
        if not read.raw.strip():
            return "an article without text"
        if read.media not in ("text/plain", "text/html") and _BAD.search(read.raw):
            return "control characters or halves of characters in the text"
        if read.media == "text/csv":
            if not read.original:
                return "a row's bytes are not kept"
        elif read.original != data:
            return "the original bytes are not kept"
    entries = tuple(
        ArticleEntry(f"a{n}", r.name, r.raw, r.original, r.media, r.hints, r.notes) for n, r in enumerate(reads)
    )
    document = Document("fuzz", entries)
    return "" if unpack(pack(document), "fuzz") == document else "a saved comparison does not give the same articles"


def _refusal(sentence: str) -> str:
    if "made its reader stop" in sentence:
        return "crash"
    if "took longer than" in sentence:
        return "hang"
    if "needs more memory" in sentence:
        return "memory"
    return "unforeseen" if _UNFORESEEN.search(sentence) else "refused"
