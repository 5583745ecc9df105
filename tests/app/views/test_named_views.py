"""Named views: kept with the document, shown again, and harmless when what they name is gone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from app.store import load
from app.views.main_window import MainWindow
from tests.app.views.test_row_hand import Case

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints")]


@pytest.fixture
def case(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Case]:
    made = Case(tmp_path, qtbot)
    monkeypatch.setattr(made.window.files, "may_leave", lambda: True)
    yield made
    made.session.close()


def titles(window: MainWindow) -> list[str]:
    return [action.text() for action in window.named_views.menu.actions() if action.text()]


def save(window: MainWindow, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_a, **_k: (name, True))
    window._actions["save_view"].trigger()


def test_a_view_is_kept_and_shown_again(case: Case, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    window, view = case.window, case.window.view
    assert not window.named_views.menu.isEnabled()
    view.set_view("matrix")
    view.set_filter("shared" if "shared" in view.counts() else next(k for k in view.counts() if k != "all"))
    wanted = view.state.filter
    view.set_order("b")
    view.hide_column("c")
    window.set_lens("wording")
    save(window, "In  class", monkeypatch)
    (kept,) = case.session.document.views
    assert (kept.name, kept.view, kept.lens, kept.filters) == ("In class", "matrix", "wording", (wanted,))
    assert (kept.hidden, kept.order) == (("c",), "b")
    view.set_view("lined_up")
    view.show_column("")
    view.set_filter("all")
    view.set_order("")
    window.set_lens("tone")
    window.named_views.menu.actions()[0].trigger()
    state = view.state
    assert (state.view, state.filter, state.order, state.hidden) == ("matrix", wanted, "b", frozenset({"c"}))
    assert window._lens == "wording"
    assert case.session.save_as(tmp_path / "x.samestory")
    assert load(tmp_path / "x.samestory").views == (kept,)


def test_views_are_replaced_removed_and_undone(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    window = case.window
    save(window, "One", monkeypatch)
    save(window, "Two", monkeypatch)
    save(window, "One", monkeypatch)
    assert titles(window) == ["One", "Two", "&Remove"]
    remove = window.named_views.menu.actions()[-1].menu()
    assert remove is not None
    remove.actions()[0].trigger()  # type: ignore[attr-defined]  # PySide's stubs say object
    assert titles(window) == ["Two", "&Remove"]
    case.session.undo()
    assert titles(window) == ["One", "Two", "&Remove"]


def test_what_a_view_names_and_is_gone_is_passed_over(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    window = case.window
    window.view.hide_column("c")
    window.view.set_order("b")
    save(window, "Old", monkeypatch)
    case.session.remove_article("c")
    case.session.remove_article("b")
    window.named_views.menu.actions()[0].trigger()
    assert window.view.state.hidden == frozenset()
    assert window.view.state.order == ""
