"""A guarded session and a file."""

from __future__ import annotations

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
