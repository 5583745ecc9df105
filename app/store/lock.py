"""Who has a comparison open: a small file beside it.

With it a second window, or a second computer on a shared folder, opens the comparison read-only and can say who has
it and since when. The file is named `.<name>.lock` and holds {"user", "host", "pid", "since", "token"}. A lock of a
process of this computer that is no longer running is taken over; one of another computer is respected until a person
says otherwise. Whether it is running says a file in the local data folder that the system keeps locked for it; a
process number alone may belong to another program by now.
"""

from __future__ import annotations

import contextlib
import getpass
import json
import os
import uuid
from dataclasses import dataclass
from pathlib import Path

from app.store.folders import Claim, data_folder, is_alive, is_claimed, this_host


@dataclass(frozen=True)
class Holder:
    """Who holds a lock.

    Attributes:
        user: Login name.
        host: Computer.
        since: ISO 8601.
        here: Whether it is another window on this computer.
    """

    user: str
    host: str
    since: str
    here: bool


class Lock:
    """A lock on one comparison's file."""

    def __init__(self, file: Path) -> None:
        self._path = file.with_name(f".{file.name}.lock")
        self._token = uuid.uuid4().hex
        self._held = False
        self._claim: Claim | None = None

    @property
    def held(self) -> bool:
        """Whether this window has the lock."""
        return self._held

    def take(self, now: str, *, force: bool = False) -> Holder | None:
        """Try to take the lock.

        Args:
            now: ISO 8601.
            force: Take it whoever has it (a person said so).

        Returns:
            None when this window has it now, or the folder cannot be written (saving will say so); else who has it.
        """
        content = json.dumps(
            {"user": _user(), "host": this_host(), "pid": os.getpid(), "since": now, "token": self._token}
        ).encode()
        for _ in range(3):
            try:
                handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
            except FileExistsError:
                holder = self._holder()
                if holder is not None and not force:
                    return holder
                token = self._read().get("token")
                if holder is None and isinstance(token, str) and token.isalnum():
                    with contextlib.suppress(OSError):
                        _claim_path(token).unlink()
                with contextlib.suppress(OSError):
                    self._path.unlink()
                continue
            except OSError:
                return None
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            self._held = True
            with contextlib.suppress(OSError):
                _claim_path(self._token).parent.mkdir(parents=True, exist_ok=True)
                self._claim = Claim(_claim_path(self._token))
            return None
        return self._holder()

    def release(self) -> None:
        """Give the lock back, if it is still this window's; safe to call twice."""
        if self._held and self._read().get("token") == self._token:
            with contextlib.suppress(OSError):
                self._path.unlink()
        self._held = False
        if self._claim is not None:
            self._claim.release()
            self._claim = None
            with contextlib.suppress(OSError):
                _claim_path(self._token).unlink()

    def _holder(self) -> Holder | None:
        """Who holds the lock, or None if nobody does any more."""
        found = self._read()
        host = str(found.get("host", ""))
        here = host == this_host()
        if not found or found.get("token") == self._token or (here and not _runs(found)):
            return None
        return Holder(str(found.get("user", "")), host, str(found.get("since", "")), here)

    def _read(self) -> dict[str, object]:
        try:
            value = json.loads(self._path.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return value if isinstance(value, dict) else {}


def _claim_path(token: str) -> Path:
    return data_folder() / "locks" / token


def _runs(found: dict[str, object]) -> bool:
    """Whether the program of this computer that wrote a lock is still running."""
    token, pid = found.get("token"), found.get("pid")
    claimed = is_claimed(_claim_path(token)) if isinstance(token, str) and token.isalnum() else None
    return claimed if claimed is not None else isinstance(pid, int) and is_alive(pid)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""
