"""The main window, driven by real events."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from analyzers.analysis import Analysis
from app.lenses.base import Item, Passage, Passages, Place
from app.model import ArticleEntry, Document
from app.views.main_window import MainWindow
from app.views.paste_dialog import PasteDialog
from app.views.render import render_window
from app.views.shortcuts import ShortcutsDialog
from app.views.still import StillSession
from app.widgets import blocks as b
from app.widgets.charts import StackedBar
from tests.app.comparisons import bare, comparison, urdu
from tests.app.views.conftest import Open

ROOT = Path(__file__).resolve().parents[3]


def session(window: MainWindow) -> StillSession:
    return cast(StillSession, window._session)


def test_importing_the_window_brings_in_no_heavy_module() -> None:
    code = (
        "import sys, app.views.main_window;"
        "print([n for n in ('spacy', 'numpy', 'onnxruntime', 'lxml', 'tokenizers', 'trafilatura') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_without_articles_the_start_screen_is_shown(open_window: Open) -> None:
    window = open_window(None)
    assert window.pages.currentWidget() is window.start
    assert not window.top.isVisible()


def test_pasting_on_the_start_screen_adds_an_article(open_window: Open, qtbot: QtBot) -> None:
    window = open_window(None)
    QGuiApplication.clipboard().setText("A story about a ferry.")
    area = window.start.areas[0]
    area.setFocus()
    QTest.keyClick(area, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert session(window).asked == [("add_text", "A story about a ferry.", None)]


def test_dropping_files_adds_articles(open_window: Open, tmp_path: Path) -> None:
    window = open_window(None)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "one.txt")), QUrl.fromLocalFile(str(tmp_path / "two.txt"))])
    window.start.areas[1].dropEvent(
        QDropEvent(
            QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
    )
    assert session(window).asked == [("add_files", [tmp_path / "one.txt", tmp_path / "two.txt"])]


def test_a_dropped_comparison_is_opened(window: MainWindow, tmp_path: Path) -> None:
    window.files.take([tmp_path / "talks.samestory"])
    assert session(window).asked[-1] == ("open_comparison", tmp_path / "talks.samestory")


def test_ctrl_numbers_choose_the_lens(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitActive(window)
    for key, lens in (
        (Qt.Key.Key_1, "plain"),
        (Qt.Key.Key_2, "wording"),
        (Qt.Key.Key_4, "tone"),
        (Qt.Key.Key_3, "sources"),
    ):
        QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        assert window._lens == lens
        assert window.panel.lens.blocks == window._lenses[lens].panel(window._comparison, window._off[lens])  # type: ignore[arg-type]


def test_alt_arrows_step_through_the_passages(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitActive(window)
    for _press in range(2):
        QTest.keyClick(window, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert window.view.grid.row == 1
    QTest.keyClick(window, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert window.view.grid.row == 0
    assert any(label.text().startswith("Row 1 · 5 rows ·") for label in window.status.findChildren(QLabel))
    # Without a column there are fewer rows: bar, list of filters and status bar tell one number.
    window.view.hide_column("b")
    fewer = len(window.view.grid.rows)
    assert 0 < fewer < 5
    assert any(f" · {fewer} rows ·" in label.text() for label in window.status.findChildren(QLabel))
    assert next(item._count for item in window.sidebar._filters if item.key == "all") == fewer
    assert any(label.text() == f"{fewer} rows" for label in window.view.bar.findChildren(QLabel))


def test_a_click_on_a_source_shows_its_statement(window: MainWindow, qtbot: QtBot) -> None:
    column = window.view.grid.columns[0]
    content = window._comparison.columns[0].article.text.content  # type: ignore[union-attr]
    at = content.index("A union official")
    window.view.go_to(Place("a", at, at + 5))
    rect = column.place_rect(at, at + 5)
    assert rect is not None
    point = QPoint(int(rect.left()) + 4, int(rect.center().y()) - column.verticalScrollBar().value())
    QTest.mouseClick(column.viewport(), Qt.MouseButton.LeftButton, pos=point)
    heading = window.panel.inspector.blocks[0]
    assert isinstance(heading, b.Heading)
    assert heading.text == "A union official"


def test_change_class_reaches_the_session(window: MainWindow) -> None:
    window.pick(Item("attribution", "a", "a1"))
    actions = next(block for block in window.panel.inspector.blocks if isinstance(block, b.Actions))
    keys = {action.text: action.key for action in actions.items}
    window.panel.inspector.chosen.emit(keys["Class ▾"], "named_person")
    window.panel.inspector.chosen.emit(keys["Not a source"], "")
    (first,), (second,) = (entry[1] for entry in session(window).asked if entry[0] == "decide")
    assert (first.action, first.field, first.value) == ("change", "source_class", "named_person")
    assert second.action == "dismiss"
    assert first.spans == second.spans


def test_a_number_opens_its_passages(window: MainWindow, qtbot: QtBot) -> None:
    bar = next(bar for bar in window.panel.lens.findChildren(StackedBar) if bar.isVisible())
    box = bar.boxes()[0]
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(int(box.center().x()), 5))
    title = window.panel.inspector.blocks[0]
    assert isinstance(title, b.Heading)
    assert "statement" in title.text
    quotes = [block for block in window.panel.inspector.blocks if isinstance(block, b.Quote)]
    assert len(quotes) == 1


def test_the_summary_strip_opens_a_lens(window: MainWindow, qtbot: QtBot) -> None:
    bar = window.view.heads.findChildren(StackedBar)[0]
    window.set_lens("plain")
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(8, 5))
    assert window._lens == "sources"


def test_filters_show_some_rows_and_give_way(window: MainWindow) -> None:
    window.sidebar.filter_chosen.emit("every")
    assert [row.key for row in window.view.grid.rows] == ["r1"]
    content = window._comparison.columns[0].article.text.content  # type: ignore[union-attr]
    at = content.index("disaster")
    window.pick(Passages("One word", (Place("a", at, at + 8),)))
    assert len(window.view.grid.rows) == 5
    assert window.view.state.filter == "all"


def test_space_steps_through_the_marks(window: MainWindow, qtbot: QtBot) -> None:
    grid = window.view.grid
    grid.choose_row(0)
    grid.setFocus()
    seen = []
    for _press in range(2):
        QTest.keyClick(grid, Qt.Key.Key_Space)
        heading = window.panel.inspector.blocks[0]
        seen.append(heading.text if isinstance(heading, b.Heading) else "")
    assert seen == ["The harbour union", "A union official"]


def test_enter_opens_the_passage(window: MainWindow, qtbot: QtBot) -> None:
    window.view.grid.choose_row(1)
    window.view.grid.setFocus()
    QTest.keyClick(window.view.grid, Qt.Key.Key_Return)
    assert window.inspection._key == Passage("r1", "a")


def test_find_goes_through_all_articles(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitActive(window)
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    bar = window.view.find_bar
    assert bar.isVisible()
    bar._line.setText("HARBOUR")
    assert bar._count.text() == "1 of 3"
    QTest.keyClick(bar._line, Qt.Key.Key_Return)
    assert bar._count.text() == "2 of 3"
    bar._line.setText("zebra")
    assert bar._count.text() == "not found"
    QTest.keyClick(bar._line, Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_text_size_keys(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitActive(window)
    before = window.theme.text_size
    QTest.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert window.theme.text_size > before
    QTest.keyClick(window, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert window.theme.text_size < before
    QTest.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert session(window).settings.get("text_size") == window.theme.text_size


def test_f6_walks_through_the_panes(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitActive(window)
    view, panel = window.view, window.panel
    panes = (window.top, window.sidebar, view.bar, view.heads, view.grid, panel.lens, panel.inspector)
    seen = []
    for _press in range(len(panes)):
        QTest.keyClick(window, Qt.Key.Key_F6)
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.append(next(i for i, pane in enumerate(panes) if pane is focus or pane.isAncestorOf(focus)))
    assert sorted(seen) == list(range(len(panes)))


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_f1_lists_the_keys(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitActive(window)
    QTest.keyClick(window, Qt.Key.Key_F1)
    dialog = window.findChild(ShortcutsDialog)
    assert isinstance(dialog, ShortcutsDialog)
    assert dialog.isVisible()
    dialog.close()


def test_the_help_mark_shows_the_definition(window: MainWindow) -> None:
    window.panel.lens.help_requested.emit("AttributionResult")
    blocks = window.panel.inspector.blocks
    assert blocks
    assert any(isinstance(block, b.Words) and len(block.text) > 20 for block in blocks)


def test_marks_can_be_switched_off_in_the_legend(window: MainWindow) -> None:
    before = sum(m.style.letter == "U" for m in window.view._marks["a"])
    window.panel.lens.toggled.emit("unnamed", False)
    assert before == 1
    assert not any(m.style.letter == "U" for m in window.view._marks["a"])
    window.panel.lens.toggled.emit("unnamed", True)
    assert any(m.style.letter == "U" for m in window.view._marks["a"])


def test_the_clean_up_bar_counts_and_restores(window: MainWindow) -> None:
    assert window.notices.sentences()[0].startswith("1 line in 1 article looks like site text and is hidden.")
    window.notices.pressed.emit("clean_up", "show_all")
    name, spans = session(window).asked[-1]
    assert (name, list(spans)) == ("restore_all", ["a"])


def test_a_notice_put_away_does_not_come_back(window: MainWindow) -> None:
    bar = window.notices._bars["clean_up"]
    bar.closed.emit()
    assert "clean_up" not in window.notices._bars
    session(window).results_changed.emit()
    assert "clean_up" not in window.notices._bars


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_review_shows_every_line_and_one_click_restores(window: MainWindow) -> None:
    window.clean_up.review(window._comparison, "a")  # type: ignore[arg-type]
    dialog = window.clean_up.dialog
    assert dialog is not None
    items = [dialog._list.item(row) for row in range(dialog._list.count())]
    raw = session(window).analysis.articles[0].raw  # type: ignore[union-attr]
    assert len(items) == len([line for line in raw.splitlines() if line.strip()])
    assert items[0].checkState() == Qt.CheckState.Unchecked
    items[0].setCheckState(Qt.CheckState.Checked)
    name, article, spans = session(window).asked[-1]
    assert (name, article) == ("restore_site_text", "a")
    assert [span.of(raw).strip() for span in spans] == ["Skip to menu"]
    dialog.close()


def test_progress_can_be_cancelled(window: MainWindow, qtbot: QtBot) -> None:
    session(window).progress_changed.emit("Sources", 0.4)
    assert window.status.working
    assert window.status.words == "Sources …"
    button = next(w for w in window.status.findChildren(QPushButton) if w.text() == "Cancel")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert ("cancel", False) in session(window).asked or ("cancel",) in session(window).asked
    session(window).analysis_cancelled.emit()
    assert not window.status.working


def test_failures_and_notices_are_sentences_in_a_bar(window: MainWindow) -> None:
    session(window).analysis_failed.emit("The worker stopped. Your texts are safe.")
    session(window).notice_raised.emit("“a.pdf” could not be read.")
    assert "The worker stopped. Your texts are safe." in window.notices.sentences()
    assert "“a.pdf” could not be read." in window.notices.sentences()


def test_the_title_can_be_changed(window: MainWindow, qtbot: QtBot) -> None:
    window.top._title.click()
    window.top._line.setText("Another title")
    QTest.keyClick(window.top._line, Qt.Key.Key_Return)
    assert ("set_title", "Another title") in session(window).asked


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_paints_in_every_look(window: MainWindow, theme: str) -> None:
    window.set_theme(theme)
    for lens in ("plain", "wording", "sources", "tone"):
        window.set_lens(lens)
        for size in ((1440, 900), (1024, 768)):
            window.resize(*size)
            image = window.grab().toImage()
            assert image.width() == size[0]
            assert (image.pixelColor(size[0] // 2, 30).lightness() > 128) == (theme == "light")


@pytest.mark.parametrize("make", [bare, urdu])
def test_articles_without_results_are_shown(open_window: Open, make: object) -> None:
    window = open_window(make())  # type: ignore[operator]
    assert len(window.view.grid.rows) == 1
    for lens in ("plain", "wording", "sources", "tone"):
        window.set_lens(lens)
        assert not window.grab().isNull()


def test_one_article_invites_a_second(open_window: Open) -> None:
    whole = comparison()
    window = open_window(Analysis(whole.articles[:1], {"a": whole.per_article["a"]}))
    assert window.second.isVisible()
    QGuiApplication.clipboard().setText("The second story.")
    window._run("paste")
    assert session(window).asked[-1] == ("add_text", "The second story.", None)


def test_an_empty_clipboard_is_said_in_a_sentence(window: MainWindow) -> None:
    QGuiApplication.clipboard().clear()
    window._run("paste")
    assert any("clipboard holds no text" in sentence for sentence in window.notices.sentences())
    assert not window.second.take(None)


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_the_add_dialog_takes_a_paste_unchanged(window: MainWindow, qtbot: QtBot) -> None:
    text = "One\u00a0line.\u2028Another\r\nline 🚢."
    QGuiApplication.clipboard().setText(text)
    window.sidebar.add_requested.emit()
    dialog = window.findChild(PasteDialog)
    assert isinstance(dialog, PasteDialog)
    QTest.keyClick(dialog.area, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert session(window).asked[-1] == ("add_text", text, None)


def test_while_results_are_awaited_the_bare_texts_are_shown(open_window: Open) -> None:
    window = open_window(None)
    still = session(window)
    whole = comparison()
    still.document = Document("Ferry strike", tuple(ArticleEntry(a.id, a.name, a.raw) for a in whole.articles))
    still.stale = True
    still.document_changed.emit()
    assert window.pages.currentWidget() is window.work
    assert len(window.view.grid.rows) == 1
    assert window.status.working
    assert "will be shown here" in repr(window.panel.lens.blocks)
    still.analysis, still.stale = whole, False
    still.results_changed.emit()
    still.analysis_finished.emit()
    assert len(window.view.grid.rows) == 5
    assert window.status.words.startswith("Analysis done · 4 statements")


def test_the_window_can_be_rendered_without_showing_it(qtbot: QtBot) -> None:
    image = render_window(comparison(), (1100, 700), "dark", "tone")
    assert (image.width(), image.height()) == (1100, 700)
    assert image.pixelColor(550, 30).lightness() < 128


def test_recent_comparisons_are_offered_on_the_start_screen(open_window: Open, tmp_path: Path) -> None:
    window = open_window(None)
    still = session(window)
    path = tmp_path / "talks.samestory"
    path.write_bytes(b"")
    still.path = path
    still.path_changed.emit()
    assert still.settings.get("recent") == [str(path)]
    button = next(b for b in window.start.findChildren(QPushButton) if b.text() == "talks")
    button.click()
    assert still.asked[-1] == ("open_comparison", path)


def test_the_panel_can_be_put_away_and_stays_away(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitActive(window)
    QTest.keyClick(window, Qt.Key.Key_F8)
    assert not window.panel.isVisible()
    assert session(window).settings.get("panel_visible") is False
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert not window.sidebar.isVisible()


def test_ctrl_and_the_wheel_change_the_text_size(window: MainWindow) -> None:
    before = window.theme.text_size
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    window.view.grid.wheelEvent(event)
    assert window.theme.text_size > before


@pytest.mark.parametrize("lens", ["plain", "wording", "sources", "tone"])
def test_a_removed_article_goes_at_once(window: MainWindow, lens: str) -> None:
    window.set_lens(lens)
    still = session(window)
    still.document = Document("Ferry strike", still.document.articles[1:])
    still.document_changed.emit()
    assert [column.id for column in window._comparison.columns] == ["b"]  # type: ignore[union-attr]
    assert [row.key for row in window.view.grid.rows] == ["r0", "r1", "r4"]
    assert not window.grab().isNull()
