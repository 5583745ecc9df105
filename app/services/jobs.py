"""The long-lived worker process and the thread that listens to it.

Measured before the first line of code: pure-Python work in a thread stretches a 10 ms timer of the window to 56 to
204 ms, in a spawned process to 15 to 22 ms. So the analyzers run in a process of their own. A run is cancelled by
raising the wanted generation; a worker that does not give up within `PATIENCE` seconds is killed and started again,
unless it is still loading the language models. Messages are sent from a thread too: a pipe that is full, because the
worker is busy, must not hold up the window.
"""

from __future__ import annotations

import logging
import multiprocessing
import queue
import threading
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from analyzers.decisions import Decision
from analyzers.records import Article, LexiconEntry
from analyzers.stored import Registered
from app.services.bell import caller
from app.services.worker import serve

_LOG = logging.getLogger(__name__)
PATIENCE = 8.0
"""Seconds a cancelled worker has to come to its next step."""


class AnalysisJobs(QObject):
    """Hands comparisons to the worker process; at most one at a time, the newest wins.

    Signals:
        progressed: (what is being done, share from 0 to 1) of the newest run.
        cleaned: cleaned articles of the newest run, as an `Analysis`, before they are read further.
        finished: the `Analysis` of the newest run.
        failed: one sentence for a person.
        cancelled: the newest run was given up on request.
        stored: bytes of results.json for the answer given last.
        specs_known: `registered` is known now.
    """

    progressed = Signal(str, float)
    cleaned = Signal(object)
    finished = Signal(object)
    failed = Signal(str)
    cancelled = Signal()
    stored = Signal(bytes)
    specs_known = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = multiprocessing.get_context("spawn")
        self._wanted = self._context.Value("i", 0)
        self._process: Any = None
        self._pipe: Connection | None = None
        self._listener: threading.Thread | None = None
        self._incarnation = 0
        self._running: int | None = None
        self._owed = 0  # runs sent that the worker has not answered
        self._answered: int | None = None  # the run whose answer was given last
        self._registered: tuple[Registered, ...] = ()
        self._ready = False  # the worker has loaded its models
        self._outbox: queue.SimpleQueue[tuple[Any, ...] | None] = queue.SimpleQueue()
        self._last: tuple[Sequence[Article], Sequence[Decision], Sequence[LexiconEntry]] | None = None
        self._tell = caller(self._hear)
        self._impatience = QTimer(self)
        self._impatience.setSingleShot(True)
        self._impatience.setInterval(int(PATIENCE * 1000))
        self._impatience.timeout.connect(self._lose_patience)

    @property
    def busy(self) -> bool:
        """Whether a run is under way."""
        return self._running is not None

    @property
    def registered(self) -> tuple[Registered, ...]:
        """The analyzers of this program; empty until the worker has told."""
        return self._registered

    @Slot()
    def warm(self) -> None:
        """Start the worker and load the language models, so that the first article does not wait for them."""
        self._send(("warm",))

    def run(
        self, articles: Sequence[Article], decisions: Sequence[Decision], lexicon: Sequence[LexiconEntry] = ()
    ) -> None:
        """Analyse; an unfinished earlier run is given up and its answer dropped."""
        with self._wanted.get_lock():
            self._wanted.value += 1
            generation = self._wanted.value
        self._running = generation
        self._last = (articles, decisions, lexicon)
        if not self._owed:
            self._impatience.stop()
        elif not self._impatience.isActive():
            self._impatience.start()
        self._send(("run", generation, tuple(articles), tuple(decisions), tuple(lexicon)))
        self._owed += 1

    @Slot()
    def cancel(self) -> None:
        """Give up the run under way; `cancelled` follows at once."""
        if self._running is None:
            return
        with self._wanted.get_lock():
            self._wanted.value += 1
        self._running = None
        self._impatience.start()
        self.cancelled.emit()

    def stop(self) -> None:
        """End the worker process; safe to call twice."""
        self._running = None
        self._impatience.stop()
        with self._wanted.get_lock():
            self._wanted.value += 1
        self._end_process()

    def _send(self, message: tuple[Any, ...]) -> None:
        if self._process is None or not self._process.is_alive():
            self._end_process()
            self._start()
        self._outbox.put(message)

    def _start(self) -> None:
        ours, theirs = self._context.Pipe()
        self._process = self._context.Process(
            target=serve, args=(theirs, self._wanted), name="samestory-analysis", daemon=True
        )
        self._process.start()
        theirs.close()
        self._pipe = ours
        self._incarnation += 1
        self._outbox = queue.SimpleQueue()
        self._listener = threading.Thread(
            target=_listen, args=(ours, self._incarnation, self._tell), name="worker-listener", daemon=True
        )
        self._listener.start()
        threading.Thread(target=_post, args=(ours, self._outbox), name="worker-sender", daemon=True).start()

    @Slot(int, object)
    def _hear(self, incarnation: int, message: tuple[Any, ...]) -> None:
        if incarnation != self._incarnation:
            return
        kind = message[0]
        if kind == "gone":
            self._worker_gone()
            return
        if kind == "ready":
            self._ready = True
            return
        if kind == "specs":
            self._registered = message[1]
            self.specs_known.emit()
            return
        if kind == "stored":
            if message[1] == self._answered:
                self.stored.emit(message[2])
            return
        if kind not in ("progress", "cleaned"):
            self._owed -= 1
            newer = self._running is not None and self._running != message[1]
            if self._owed <= int(newer):  # only the run that is wanted is left
                self._impatience.stop()
        if message[1] != self._running:
            return
        if kind == "progress":
            self.progressed.emit(message[2], message[3])
            return
        if kind == "cleaned":
            self.cleaned.emit(message[2])
            return
        self._running = None
        if kind == "done":
            self._answered = message[1]
            self.finished.emit(message[2])
        elif kind == "failed":
            _LOG.info("analysis failed: %s", message[3])
            self.failed.emit(message[2])
        else:
            self.cancelled.emit()

    def _worker_gone(self) -> None:
        """The process died by itself: say so, the next run starts a new one."""
        was_running = self._running is not None
        self._running = None
        self._end_process()
        if was_running:
            self.failed.emit(
                "The analysis stopped unexpectedly. Your articles and decisions are safe. "
                "Choose “Analyse again”; if it happens again, remove the article added last."
            )

    @Slot()
    def _lose_patience(self) -> None:
        """A cancelled run did not come to its next step: kill the worker, and start anew if something is waiting."""
        if not self._ready:
            self._impatience.start()
            return
        self._end_process()
        if self._running is not None and self._last is not None:
            self.run(*self._last)

    def _end_process(self) -> None:
        self._incarnation += 1
        self._owed = 0
        self._ready = False
        self._outbox.put(None)
        process, pipe, self._process, self._pipe = self._process, self._pipe, None, None
        if process is not None:
            process.kill()
            process.join(5)
        if pipe is not None:
            if self._listener is not None:
                self._listener.join(5)
            pipe.close()


def _listen(pipe: Connection, incarnation: int, tell: Callable[[int, object], None]) -> None:
    """In the listener thread: pass every message on to the window's thread."""
    while True:
        try:
            message = pipe.recv()
        except (EOFError, OSError):
            message = ("gone",)
        tell(incarnation, message)
        if message[0] == "gone":
            return


def _post(pipe: Connection, outbox: queue.SimpleQueue[tuple[Any, ...] | None]) -> None:
    """In the sender thread: send until told to stop or the worker is gone (the listener hears of that)."""
    while (message := outbox.get()) is not None:
        try:
            pipe.send(message)
        except (OSError, ValueError, TypeError):  # TypeError: the pipe was closed in the middle of a message
            return
