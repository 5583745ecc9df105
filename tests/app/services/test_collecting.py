"""Garbage goes in the window's thread, and nowhere else."""

from __future__ import annotations

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.services.collecting import Collector

pytestmark = [pytest.mark.gui, pytest.mark.usefixtures("qapp")]


class Ring(QObject):
    """An object of Qt in a cycle."""

    def __init__(self, ended: list[int]) -> None:
        super().__init__()
        self.me = self
        weakref.finalize(self, lambda: ended.append(threading.get_ident()))


def test_cycles_end_in_the_window_s_thread_whoever_allocates(qtbot: QtBot) -> None:
    collector = Collector()
    assert not gc.isenabled()
    ended: list[int] = []
    Ring(ended)

    def allocate() -> None:
        kept = [[number] for number in range(200_000)]
        assert len(kept) == 200_000

    thread = threading.Thread(target=allocate)
    thread.start()
    thread.join()
    assert ended == []
    gc.set_threshold(*collector._thresholds)
    junk = [[number] for number in range(5_000)]
    assert len(junk) == 5_000
    collector.look()
    qtbot.waitUntil(lambda: ended == [threading.get_ident()], timeout=5000)
