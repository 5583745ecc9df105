"""Opening a comparison in a window of its own: another run of the program."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QProcess


def command(path: Path) -> list[str]:
    """The command that opens a comparison in another window."""
    if getattr(sys, "frozen", False):
        return [sys.executable, str(path)]
    return [sys.executable, str(Path(__file__).resolve().parents[2] / "main.py"), str(path)]


def open_in_another_window(path: Path) -> bool:
    """Open a comparison in another window; whether the program could be started."""
    program, *arguments = command(path)
    started = QProcess.startDetached(program, arguments)
    return started[0] if isinstance(started, tuple) else bool(started)
