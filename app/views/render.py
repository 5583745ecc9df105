"""The window as a picture, without a display."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEventLoop, QSize, QTimer
from PySide6.QtGui import QImage

from analyzers.analysis import Analysis
from app.services.session import Session
from app.views.main_window import MainWindow
from app.views.still import StillSession


def render_window(
    source: Session | StillSession | Analysis, size: tuple[int, int], theme: str = "light", lens: str = "sources"
) -> QImage:
    """Render the main window.

    Args:
        source: A session whose analysis is done, or an analysis.
        size: Width and height in pixels.
        theme: "light" or "dark".
        lens: "plain", "wording", "sources" or "tone".
    """
    session = StillSession(source) if isinstance(source, Analysis) else source
    window = MainWindow(cast(Session, session))
    window.set_theme(theme)
    window.set_lens(lens)
    window.resize(QSize(*size))
    window.show()
    settle = QEventLoop()
    QTimer.singleShot(200, settle.quit)
    settle.exec()
    image = window.grab().toImage()
    window.hide()
    window.deleteLater()
    return image
