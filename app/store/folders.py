"""Folders and files of this computer: the local data folder, whole writes, who is alive."""

from __future__ import annotations

import contextlib
import os
import socket
import sys
import tempfile
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
