"""The process that is killed: edits, saves, and tells after every step that it is done.

    python -m tests.kill.child MODE SEED FILE [WHERE COUNT]

MODE is "store" (model, journal and container) or "session" (the whole session with Qt's event loop). With WHERE the
process kills itself the COUNTth time it comes to that place: "before replace", "after replace" (of any file that is
written whole), "half write" (a journal line, of which half is written), "after fsync". Lines on standard output:
"ready", then "edit N" when edit N is committed, "saved N" when the document after N edits is in the file.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.kill.work import START, stages


def main() -> None:
    """Work until killed."""
    mode, seed, file = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
    if len(sys.argv) > 4:
        _trap(sys.argv[4], int(sys.argv[5]))
    (_session if mode == "session" else _store)(seed, file)


def _tell(line: str) -> None:
    os.write(1, line.encode() + b"\n")


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _trap(where: str, count: int) -> None:
    """Put the death of the process at a place."""
    left = [count]

    def due() -> bool:
        left[0] -= 1
        return left[0] == 0

    replace, fsync, write = Path.replace, os.fsync, os.write

    def trapped_replace(self: Path, target: Any) -> Path:
        last = due()
        if last and where == "before replace":
            _die()
        result = replace(self, target)
        if last:
            _die()
        return result

    def trapped_fsync(handle: int) -> None:
        fsync(handle)
        if due():
            _die()

    def trapped_write(handle: int, data: Any) -> int:
        if handle != 1 and due():
            write(handle, data[: len(data) // 2])
            _die()
        return write(handle, data)

    if where in ("before replace", "after replace"):
        setattr(Path, "replace", trapped_replace)  # noqa: B010 - the type checker has no word for a trap
    elif where == "after fsync":
        setattr(os, "fsync", trapped_fsync)  # noqa: B010
    else:
        setattr(os, "write", trapped_write)  # noqa: B010


def _store(seed: int, file: Path) -> None:
    from app.store import save
    from app.store.journal import Journal

    started = datetime.now(UTC).isoformat(timespec="seconds")
    save(START, file)
    journal = Journal(START, file, started)
    _tell("ready")
    for number, (edit, document) in enumerate(stages(seed), 1):
        journal.add(edit)
        _tell(f"edit {number}")
        if number % (1 + seed % 7) == 0:
            save(document, file)
            journal.rebase(document, file)
            _tell(f"saved {number}")


def _session(seed: int, file: Path) -> None:
    from PySide6.QtCore import QCoreApplication, QTimer

    from app.services.filed import FiledSession
    from app.services.settings import Settings
    from app.store import save

    application = QCoreApplication([])
    save(START, file)
    session = FiledSession(Settings(file.parent / "settings.json"))
    session._autosave._quiet.setInterval(15)
    session.open_comparison(file)
    count = [0]
    work = stages(seed)
    session.saved.connect(lambda: _tell(f"saved {count[0]}"))

    def step() -> None:
        edit, _ = next(work)
        session._do(edit)
        count[0] += 1
        _tell(f"edit {count[0]}")
        pause: Callable[[], None] = step
        QTimer.singleShot(1 if count[0] % 6 else 25, pause)

    _tell("ready")
    QTimer.singleShot(0, step)
    application.exec()


if __name__ == "__main__":
    main()
