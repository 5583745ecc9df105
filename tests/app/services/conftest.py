"""A guarded session and a file."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.model import Document
from app.store import save
from tests.app.services.guarding import ENTRY, Case


@pytest.fixture
def guarded(tmp_path: Path) -> Iterator[Case]:
    case = Case(tmp_path)
    yield case
    case.session.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a folder – مثال" / "Lake talks.samestory"
    path.parent.mkdir()
    save(Document("Lake", (ENTRY,)), path)
    return path


@pytest.fixture(autouse=True)
def sessions_end_in_their_own_thread() -> Iterator[None]:
    """Collect what a test leaves here: Qt objects must not be deleted by whichever thread Python collects in later."""
    yield
    gc.collect()
