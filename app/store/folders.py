"""Folders and files of this computer: the local data folder, whole writes, who is alive."""

from __future__ import annotations

import contextlib
import os
import socket
import sys
import tempfile
import weakref
from pathlib import Path

import platformdirs


def data_folder() -> Path:
    """The local, unsynced data folder; the variable SAMESTORY_DATA overrides it."""
    chosen = os.environ.get("SAMESTORY_DATA")
    return Path(chosen) if chosen else Path(platformdirs.user_data_dir("samestory", appauthor=False, roaming=False))


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: temporary file beside it, flush, fsync, replace.

    Raises:
        OSError: if that failed; a file that was there is as it was.
    """
    handle, name = tempfile.mkstemp(prefix=".new-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename in a folder last through a power cut, where the system can."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


class Claim:
    """A file that is locked as long as this process lives, whatever ends it; where the system cannot, just a file."""

    def __init__(self, path: Path) -> None:
        """Make the file and lock it.

        Raises:
            OSError: if the file cannot be made.
        """
        handle = open_for_adding(path)
        self._close = weakref.finalize(self, os.close, handle)
        if not _lock(handle):
            self.release()
            with contextlib.suppress(OSError):
                path.unlink()  # so that nobody takes it for a lock that was left

    def release(self) -> None:
        """Let it go; safe to call twice."""
        self._close()


def is_claimed(path: Path) -> bool | None:
    """Whether a living process holds a claim; None where that cannot be told."""
    try:
        if not path.exists():
            return None
        handle = open_for_adding(path)
    except OSError:
        return None
    try:
        return not _lock(handle)
    finally:
        os.close(handle)


def open_for_adding(path: Path) -> int:
    """A handle that writes at a file's end; made if it is not there.

    Raises:
        OSError: if it cannot be opened.
    """
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600)


def _lock(handle: int) -> bool:
    """Lock a file for this process; False if it is locked by another or cannot be."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def this_host() -> str:
    """Name of this computer."""
    return socket.gethostname()


def is_alive(pid: int) -> bool:
    """Whether a process of this computer is running; unknown counts as running."""
    if pid <= 0:
        return False
    if pid == os.getpid():
        return True
    if sys.platform == "win32":
        import ctypes

        handle = ctypes.windll.kernel32.OpenProcess(0x1000, False, pid)
        if handle:
            ctypes.windll.kernel32.CloseHandle(handle)
        return bool(handle)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
