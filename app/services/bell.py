"""Calls from threads into the window's thread.

A thread must never hold the last reference to an object of Qt: it would be destroyed in that thread, together with its
timers and connections, which corrupts memory. So threads know numbers only. One bell lives as long as the program; it
is rung from any thread and calls, in the window's thread, whoever still listens.
"""

from __future__ import annotations

import contextlib
import itertools
import weakref
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid


class _Bell(QObject):
    """The one bell."""

    rang = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self._numbers = itertools.count()
        self._listeners: dict[int, weakref.WeakMethod[Callable[..., object]]] = {}
        self.rang.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def listen(self, method: Callable[..., object]) -> int:
        """A number for a method of a living object."""
        number = next(self._numbers)
        listeners = self._listeners
        listeners[number] = weakref.WeakMethod(method, lambda _gone: listeners.pop(number, None) and None)
        return number

    @Slot(int, object)
    def _call(self, number: int, arguments: tuple[Any, ...]) -> None:
        found = self._listeners.get(number)
        method = found() if found is not None else None
        owner = getattr(method, "__self__", None)
        if method is not None and not (isinstance(owner, QObject) and not isValid(owner)):
            method(*arguments)


_bell: list[_Bell] = []


def caller(method: Callable[..., object]) -> Callable[..., None]:
    """A function for threads that has a method called in the window's thread, some time after.

    Args:
        method: A bound method; its object is not kept alive, and calls after its end go nowhere.

    Returns:
        Takes the method's arguments; returns at once.
    """
    if not _bell:
        _bell.append(_Bell())
    bell, number = _bell[0], _bell[0].listen(method)

    def ring(*arguments: Any) -> None:
        with contextlib.suppress(RuntimeError):  # the program ends
            bell.rang.emit(number, arguments)

    return ring
