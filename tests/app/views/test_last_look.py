"""A new comparison is looked at from the beginning, a saved one as it was left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.views.last_look import MOST
from tests.app.views.test_row_hand import Case

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints")]


@pytest.fixture
def case(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Case]:
    made = Case(tmp_path, qtbot)

    def may_leave() -> bool:
        made.window.files.leaving.emit()
        return True

    monkeypatch.setattr(made.window.files, "may_leave", may_leave)
    yield made
    made.session.close()


def look(case: Case) -> tuple[str, str, frozenset[str]]:
    window = case.window
    return window.view.state.view, window._lens, window.view.state.hidden


def test_it_begins_lined_up_and_without_marks(case: Case) -> None:
    assert look(case) == ("lined_up", "plain", frozenset())


def test_another_new_one_begins_so_too_and_the_saved_one_comes_back(case: Case, tmp_path: Path) -> None:
    window, session = case.window, case.session
    file = tmp_path / "ferry.samestory"
    assert session.save_as(file)
    window.set_lens("tone")
    window.view.set_view("full_text")
    window.view.hide_column("b")
    left = look(case)
    window.files.new()
    session.add_text("Another report. It is about something else, and long enough to be one.", None)
    assert look(case) == ("lined_up", "plain", frozenset())
    window.set_lens("wording")
    session.open_comparison(file)
    assert look(case) == left == ("full_text", "tone", frozenset({"b"}))
    window.set_lens("sources")
    assert session.save_as(tmp_path / "copy.samestory")
    assert look(case)[1] == "sources"  # the same comparison under another name stays as it is


def test_what_the_command_line_asks_for_holds_for_the_first_comparison_only(case: Case) -> None:
    window, session = case.window, case.session
    window.files.new()
    window.last_look.begin_with(view="matrix", lens="tone")
    session.add_text("Another report. It is about something else, and long enough to be one.", None)
    assert look(case) == ("matrix", "tone", frozenset())
    window.files.new()
    session.add_text("A third report. It is about something else again, and long enough to be one.", None)
    assert look(case) == ("lined_up", "plain", frozenset())


@pytest.mark.parametrize("kept", [None, [], {"view": 3}, {"view": "no such", "lens": "none"}, "x"])
def test_a_damaged_memory_is_none(case: Case, tmp_path: Path, kept: object) -> None:
    file = tmp_path / "ferry.samestory"
    assert case.session.save_as(file)
    case.window.files.new()
    case.session.settings.set("looks", {str(file): kept})
    case.session.open_comparison(file)
    assert look(case) == ("lined_up", "plain", frozenset())


def test_only_the_files_left_last_are_remembered(case: Case, tmp_path: Path) -> None:
    case.session.settings.set("looks", {f"/{number}": {} for number in range(MOST + 3)})
    assert case.session.save_as(tmp_path / "ferry.samestory")
    kept = case.session.settings.get("looks")
    assert len(kept) == MOST
    assert list(kept)[-1] == str(tmp_path / "ferry.samestory")
