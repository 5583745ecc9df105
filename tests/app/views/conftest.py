"""Windows with hand-made results."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from analyzers.analysis import Analysis
from app.views.main_window import MainWindow
from app.views.still import StillSession
from tests.app.comparisons import comparison

Open = Callable[[Analysis | None], MainWindow]


@pytest.fixture
def open_window(qtbot: QtBot) -> Open:
    """Opens a window on an analysis (or none) with a session that notes what it is asked."""

    def make(analysis: Analysis | None) -> MainWindow:
        window = MainWindow(StillSession(analysis, "Ferry strike"))  # type: ignore[arg-type]
        qtbot.addWidget(window)
        window.resize(1440, 900)
        window.show()
        qtbot.waitExposed(window)
        window.set_lens("sources")  # a new comparison begins without marks
        return window

    return make


@pytest.fixture
def window(open_window: Open) -> MainWindow:
    """A window with two articles and every kind of result."""
    return open_window(comparison())
