"""What was copied does not bring the program down when it ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.gui
ROOT = Path(__file__).resolve().parents[3]
COPIES = """
from PySide6.QtWidgets import QApplication
from app.widgets.aligned_grid import AlignedGrid
from app.widgets.paint import Cell, GridRow, Piece
from app.widgets.theme import Theme
app = QApplication([])
grid = AlignedGrid(Theme("light", 15))
grid.set_content(["a"], ["A"], [GridRow("r", 1, "x", "", (), ("full",), (Cell((Piece("Ferry 🚢 talks", 0),)),))], {})
grid.show()
grid.columns[0].selectAll()
grid.columns[0].copy()
assert "Ferry 🚢 talks" in app.clipboard().text()
"""


def test_the_program_ends_well_after_words_were_copied() -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", COPIES], env=environment, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")
