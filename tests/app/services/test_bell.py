"""Threads call into the window's thread, and never keep or destroy an object of Qt."""

from __future__ import annotations

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.services.bell import caller

pytestmark = [pytest.mark.gui, pytest.mark.usefixtures("qapp")]


class Listener(QObject):
    """Notes what it is told, and in which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[tuple[int, str]] = []
        self.threads: set[int] = set()
        self.timer = QTimer(self)

    def take(self, number: int, word: str) -> None:
        self.heard.append((number, word))
        self.threads.add(threading.get_ident())


def from_threads(count: int, ring: object) -> None:
    threads = [threading.Thread(target=ring, args=(n, "x")) for n in range(count)]  # type: ignore[arg-type]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_calls_arrive_in_the_window_s_thread(qtbot: QtBot) -> None:
    listener = Listener()
    from_threads(20, caller(listener.take))
    assert listener.heard == []
    qtbot.waitUntil(lambda: len(listener.heard) == 20, timeout=2000)
    assert listener.threads == {threading.get_ident()}
    assert sorted(listener.heard) == [(n, "x") for n in range(20)]


def test_a_listener_ends_where_it_was_made_and_later_calls_go_nowhere(qtbot: QtBot) -> None:
    listener, other = Listener(), Listener()
    ring, also = caller(listener.take), caller(other.take)
    ended: list[int] = []
    weakref.finalize(listener, lambda: ended.append(threading.get_ident()))
    held = threading.Event()

    def thread() -> None:
        ring(1, "before")
        held.wait(5)
        ring(2, "after")
        also(3, "after")

    running = threading.Thread(target=thread)
    running.start()
    heard = listener.heard
    qtbot.waitUntil(lambda: heard == [(1, "before")], timeout=2000)
    del listener
    gc.collect()
    assert ended == [threading.get_ident()]  # though the thread still runs and can still ring
    held.set()
    running.join()
    qtbot.waitUntil(lambda: other.heard == [(3, "after")], timeout=2000)


def test_a_listener_that_qt_has_deleted_is_not_called(qtbot: QtBot) -> None:
    parent, other = QObject(), Listener()
    listener = Listener()
    listener.setParent(parent)
    ring, also = caller(listener.take), caller(other.take)
    ring(1, "x")
    also(1, "x")
    delete(parent)
    qtbot.waitUntil(lambda: other.heard == [(1, "x")], timeout=2000)
    assert listener.heard == []
