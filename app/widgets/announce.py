"""Says a sentence to screen readers without moving the focus."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent


def announce(speaker: QObject, sentence: str) -> None:
    """Have a screen reader say a sentence when it comes to a pause; without one nothing happens.

    Args:
        speaker: The widget that it is about.
        sentence: What is said.
    """
    if sentence:
        event = QAccessibleAnnouncementEvent(speaker, sentence)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(event)
