"""What a crash left behind is offered in a bar when the window opens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from app.model import SetTitle
from app.services.settings import Settings
from app.store.journal import left_behind
from app.views.document_bars import DocumentBars
from app.views.file_commands import FileCommands
from app.views.notices import NoticeStack
from tests.app.services.guarding import Case, crashed

pytestmark = [pytest.mark.gui, pytest.mark.usefixtures("qapp")]


@pytest.fixture
def left(tmp_path: Path) -> Iterator[None]:
    """Two untitled comparisons that were not closed."""
    cases = [Case(tmp_path), Case(tmp_path)]
    for number, case in enumerate(cases):
        case.session._do(SetTitle(f"Lake {number}"))
        crashed(case)
    yield
    for case in cases:
        case.session.close()


@pytest.mark.usefixtures("left")
@pytest.mark.parametrize(
    ("answers", "opened", "left_over"),
    [
        (["recover"], True, 1),
        (["later", "later"], False, 2),
        (["discard", "discard"], False, 0),
        (["discard", "recover"], True, 0),
    ],
)
def test_every_answer_does_what_it_says(
    answers: list[str], opened: bool, left_over: int, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    new = Case(tmp_path)
    notices = NoticeStack(window)
    session = new.session
    bars = DocumentBars(session, notices, FileCommands(session, window), window)  # type: ignore[arg-type]

    def delete(box: QMessageBox) -> int:
        next(button for button in box.buttons() if button.text() == "Delete them").click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", delete)
    assert bars.offer_recovery()
    first = notices.sentences()[0]
    assert "was not closed: 1 change that is not in a file, kept on this computer." in first
    assert "1 more after this." in first
    for answer in answers:
        notices.pressed.emit("recovery", answer)
    assert session.document.title.startswith("Lake") is opened
    assert any("was not closed" in sentence for sentence in notices.sentences()) is (len(answers) < 2)
    # What was brought back is in the journal of this session now.
    assert len(left_behind()) == left_over
    assert Settings(tmp_path / "settings.json").get("autosave") is True
    session.close()
