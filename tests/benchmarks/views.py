"""How long turning takes: `python -m tests.benchmarks.views [FILE...]`, the sample by default.

Turns between the views, and between the lenses in every view. Processor time of this process, painting included, so
that other programs running do not count; a busy machine is slower all the same. Goal: under 0.2 s at 1440×900 with
five articles.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import cast

from app.cli import open_articles, run_analysis

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "samples" / "orsa"
TURNS = ("full_text", "matrix", "lined_up")
LENSES = ("wording", "sources", "tone", "plain")
MOST = 0.2
"""Seconds that a turn may take."""
SETTLED = 5.0
"""Seconds until the pages of the panel are prepared, generously."""


def main() -> None:
    """Print seconds of the first turn to each view and lens, when it is filled, and of the second."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from app.services.session import Session
    from app.views.main_window import MainWindow
    from app.views.still import StillSession

    files = sys.argv[1:] or [str(path) for path in sorted(SAMPLE.glob("*.txt"))]
    analysis = run_analysis(open_articles(files))
    application = QApplication([])
    window = MainWindow(cast(Session, StillSession(analysis)))
    window.resize(1440, 900)
    window.show()
    began = time.monotonic()
    while time.monotonic() - began < SETTLED:
        application.processEvents()
        time.sleep(0.01)

    def timed(turn: Callable[[str], object], wanted: str) -> float:
        begin = time.process_time()
        turn(wanted)
        application.processEvents()
        return time.process_time() - begin

    for turn, names in ((window.view.set_view, TURNS), (window.set_lens, LENSES)):
        for view in ("",) if turn == window.view.set_view else ("lined_up", *TURNS[:2]):
            if view:
                timed(window.view.set_view, view)
            for number, name in enumerate(names * 2):
                taken = timed(turn, name)
                again = "again" if number >= len(names) else "first"
                print(f"{view:9} {name:9} {again} {taken:.3f} s{' !' if taken > MOST else ''}")
    os._exit(0)  # the window has no document that could be lost


if __name__ == "__main__":
    main()
