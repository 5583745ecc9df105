"""However an export ends, the task says so."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import NoReturn

import pytest
from pytestqt.qtbot import QtBot

import app.export
from app.export import ExportError
from app.model import ArticleEntry, Document
from app.services.pdf import PdfTask
from tests.app.comparisons import comparison

pytestmark = [pytest.mark.gui]


class Panic(BaseException):
    """A typesetter's panic is no Exception."""


def said(monkeypatch: pytest.MonkeyPatch, error: BaseException, path: Path) -> tuple[list[str], list[str]]:
    """What a task says of an error: (failures, written)."""

    def give_up(*_arguments: object, **_more: object) -> NoReturn:
        raise error

    monkeypatch.setattr(app.export, "write_pdf", give_up)
    analysis = comparison()
    task = PdfTask(analysis, Document("x", tuple(ArticleEntry(a.id, a.name, a.raw) for a in analysis.articles)), path)
    failed: list[str] = []
    written: list[str] = []
    task.signals.failed.connect(failed.append)
    task.signals.finished.connect(lambda where, _notes: written.append(where))
    task.run()
    return failed, written


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ExportError("The PDF could not be set: a table was too wide."), "a table was too wide"),
        (OSError(28, "No space left on device"), "No space left on device"),
        (ValueError("x"), "ValueError"),
        (Panic("range start"), "Panic"),
    ],
)
def test_an_error_is_said(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    tmp_path: Path,
    error: BaseException,
    words: str,
) -> None:
    with caplog.at_level(logging.CRITICAL, "app.services.pdf"):
        failed, written = said(monkeypatch, error, tmp_path / "talks.pdf")
    assert written == []
    assert len(failed) == 1
    assert words in failed[0]
    assert not (tmp_path / "talks.pdf").exists()
