"""What a turn of the wheel over columns of text asks for."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent

_PIXELS = 2 / 3
"""Pixels for one step of the wheel's angle."""


@dataclass(frozen=True)
class Turned:
    """A turn of the wheel.

    Attributes:
        zoom: Steps of text size, with Ctrl.
        across: Pixels to scroll to the right, with Shift or a wheel that turns that way.
        down: Pixels to scroll down.
    """

    zoom: int = 0
    across: int = 0
    down: int = 0


def turned(event: QWheelEvent) -> Turned:
    """Read a turn of the wheel and take it."""
    event.accept()
    angle, pixels, keys = event.angleDelta(), event.pixelDelta(), event.modifiers()
    if keys & Qt.KeyboardModifier.ControlModifier:
        return Turned(zoom=(angle.y() > 0) - (angle.y() < 0))
    x, y = (pixels.x(), pixels.y()) if not pixels.isNull() else (angle.x() * _PIXELS, angle.y() * _PIXELS)
    if keys & Qt.KeyboardModifier.ShiftModifier and not x:
        x, y = y, 0
    return Turned(across=-round(x), down=-round(y))
