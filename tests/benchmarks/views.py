"""How long turning between the views takes: `python -m tests.benchmarks.views [FILE...]`, the sample by default.

Processor time of this process, painting included, so that other programs running do not count.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import cast

from app.cli import open_articles, run_analysis

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "samples" / "orsa"
TURNS = ("full_text", "matrix", "lined_up")
MOST = 0.3
"""Seconds that a turn may take."""


def main() -> None:
    """Print seconds of the first turn to each view, when it is filled, and of the second."""
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
    application.processEvents()
    for number, view in enumerate(TURNS * 2):
        begin = time.process_time()
        window.view.set_view(view)
        application.processEvents()
        taken = time.process_time() - begin
        print(f"{view:10} {'first ' if number < len(TURNS) else 'again '} {taken:.3f} s{' !' if taken > MOST else ''}")


if __name__ == "__main__":
    main()
