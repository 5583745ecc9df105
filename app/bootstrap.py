"""Builds the window program and passes every part to those that need it. The only place that knows all of them."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from app.services.collecting import Collector
from app.services.jobs import AnalysisJobs
from app.services.session import Session
from app.services.settings import Settings
from app.version import NAME, VERSION

_LOG = logging.getLogger(__name__)
LENSES = ("plain", "wording", "sources", "tone")
VIEWS = ("lined_up", "full_text", "matrix")


def options(argv: Sequence[str]) -> argparse.Namespace:
    """Parse the window's arguments.

    Raises:
        SystemExit: with status 2 when they are not understood.
    """
    parser = argparse.ArgumentParser(prog="samestory", description="Open the window.")
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help="articles (.txt, .html) or one comparison (.samestory)"
    )
    parser.add_argument("--example", action="store_true", help="open the sample comparison")
    parser.add_argument(
        "--screenshot", metavar="OUT.png", help="write a picture of the window and end; needs no display"
    )
    parser.add_argument("--lens", choices=LENSES, default=None)
    parser.add_argument("--view", choices=VIEWS, default=None)
    parser.add_argument(
        "--choose-row", action="store_true", help="choose a row that most outlets have, for the picture"
    )
    parser.add_argument("--size", default="1440x900", metavar="WIDTHxHEIGHT", help="size of the picture")
    parser.add_argument("--theme", choices=("light", "dark", "system"), default=None)
    chosen = parser.parse_args(argv)
    width, _, height = chosen.size.partition("x")
    if not (width.isdigit() and height.isdigit() and 320 <= int(width) <= 8000 and 240 <= int(height) <= 8000):
        parser.error(f"--size takes WIDTHxHEIGHT, such as 1440x900, not {chosen.size!r}")
    chosen.width, chosen.height = int(width), int(height)
    first = chosen.files[0] if chosen.files else ""
    if first and not Path(first).suffix and not Path(first).exists():
        parser.error(f"“{first}” is neither a file nor a command; commands are analyze, export and analyzers")
    return chosen


def main(argv: Sequence[str]) -> int:
    """Open the window, or render it to a picture.

    Args:
        argv: Arguments without the program's name.

    Returns:
        The exit status.
    """
    try:
        chosen = options(argv)
    except SystemExit as stop:
        return int(stop.code or 0)
    if chosen.screenshot:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    elif _no_display():
        _say(
            "samestory: there is no display here, so the window cannot open. For a picture of it use\n"
            "  python3 run.py --example --screenshot window.png\n"
            "and for the comparison as a document\n"
            "  python3 run.py export FILE... --pdf comparison.pdf"
        )
        return 2
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    application = QApplication([sys.argv[0]])
    application.setApplicationName("samestory")
    application.setApplicationDisplayName(NAME)
    application.setApplicationVersion(VERSION)
    application.setDesktopFileName("samestory")
    Collector(application)
    settings = Settings()
    session = Session(settings, AnalysisJobs(), guarded=not chosen.screenshot)
    finished = False
    try:
        status = _screenshot(session, chosen) if chosen.screenshot else _window(application, session, chosen)
        finished = True
        return status
    finally:
        session.close(leave=not finished)  # an error is not the person's word about unsaved work


def _window(application: QApplication, session: Session, chosen: argparse.Namespace) -> int:
    """Show the window and run until it closes."""
    from app.views.main_window import MainWindow

    window = MainWindow(session)
    if chosen.theme:
        window.set_theme(chosen.theme)
    window.last_look.begin_with(view=chosen.view or "", lens=chosen.lens or "")

    def complain(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        _LOG.error("unexpected error", exc_info=(kind, error, trace))
        session.notice_raised.emit(
            f"Something went wrong ({kind.__name__}: {error}). "
            "Your comparison is still open and unchanged; save it to be sure."
        )

    sys.excepthook = complain
    window.show()
    _open(session, chosen)
    window.parts.bars.offer_recovery()
    QTimer.singleShot(200, session.warm)
    return application.exec()


def _open(session: Session, chosen: argparse.Namespace) -> bool:
    """Open what the command line asks for; False if there was something and none of it could be opened."""
    if chosen.example:
        session.open_example()
        return True
    files = [Path(name) for name in chosen.files]
    if len(files) == 1 and files[0].suffix.lower() == ".samestory":
        return session.open_comparison(files[0])
    if not files:
        return True
    if session.add_files(files):
        return True
    return session.reading and _read_to_the_end(session)


def _read_to_the_end(session: Session) -> bool:
    """Wait for files that are read in the reader process; whether any could be read."""
    loop = QEventLoop()
    session.reading_finished.connect(loop.exit)
    return loop.exec() > 0


def _screenshot(session: Session, chosen: argparse.Namespace) -> int:
    """Render the window without showing it."""
    from app.views.main_window import MainWindow

    failed: list[str] = []
    session.notice_raised.connect(failed.append)
    window = MainWindow(session)
    window.set_theme(chosen.theme or "light")
    window.last_look.begin_with(view=chosen.view or "lined_up", lens=chosen.lens or "sources")
    window.resize(chosen.width, chosen.height)
    window.show()
    if not _open(session, chosen):
        _say(f"samestory: no article could be read. {' '.join(failed)}")
        return 2
    if session.stale:
        loop = QEventLoop()
        session.analysis_finished.connect(loop.quit)

        def give_up(sentence: str) -> None:
            failed.append(sentence)
            loop.exit(1)

        session.analysis_failed.connect(give_up)
        if loop.exec() != 0:
            _say(f"samestory: {failed[-1]}")
            return 1
    settle = QEventLoop()
    if chosen.choose_row:
        QTimer.singleShot(200, window.view.go_to_widest)  # when the texts are laid out
    QTimer.singleShot(400, settle.quit)
    settle.exec()
    for sentence in failed:
        _say(f"samestory: {sentence}")
    if not window.grab().toImage().save(chosen.screenshot):
        _say(f"samestory: the picture could not be written to “{chosen.screenshot}”.")
        return 1
    return 0


def _no_display() -> bool:
    """Whether this is a Linux or BSD machine without a screen to draw on."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return False
    return not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _say(message: str) -> None:
    sys.stderr.write(message + "\n")
