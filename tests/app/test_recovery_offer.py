"""What a crash left behind is offered when the window opens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import _offer_recovery
from app.model import SetTitle
from app.services.settings import Settings
from app.store.journal import left_behind
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
    ("answers", "opened", "titles"),
    [
        (["Bring back"], True, 1),
        (["Later", "Later"], False, 2),
        (["Delete them", "Delete them"], False, 0),
        (["Delete them", "Bring back"], True, 0),
    ],
)
def test_every_answer_does_what_it_says(
    answers: list[str], opened: bool, titles: int, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    new = Case(tmp_path)
    texts: list[str] = []
    waiting = list(answers)

    def answer(box: QMessageBox) -> int:
        texts.append(box.text())
        next(button for button in box.buttons() if button.text() == waiting[0]).click()
        waiting.pop(0)
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    assert _offer_recovery(window, new.session) is opened
    assert waiting == []
    assert "was not closed. Changes that are not in its file: 1." in texts[0]
    assert new.session.document.title.startswith("Lake") is opened
    assert len(left_behind()) == titles
    assert Settings(tmp_path / "settings.json").get("autosave") is True
    new.session.close()
