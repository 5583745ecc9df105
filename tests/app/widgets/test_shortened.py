"""Names cut to the room there is can still be told apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from app.views.sidebar import CardData, Sidebar, _Card
from app.widgets.column_heads import ColumnHeads
from app.widgets.matrix_table import MatrixTable
from app.widgets.paint import ColumnHead
from app.widgets.panel_parts import ElidedLabel
from app.widgets.shortened import on_lines, shortened
from app.widgets.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
BEGINNING = "The International Herald and Evening Courier of Hallin"
PAPERS = (f"{BEGINNING} East", f"{BEGINNING} West", "Radio Transit")
FILES = ("2031-04-01_97b1305c_harbour_post.txt", "2031-04-01_97b1305c_evening_news.txt")
INNER = ("Courier of East Hallin and all the islands", "Courier of West Hallin and all the islands")


def most(count: int) -> Callable[[str], bool]:
    return lambda text: len(text) <= count


def test_what_fits_stays_whole() -> None:
    assert shortened(("Dawn", "Radio Transit"), most(13)) == ["Dawn", "Radio Transit"]


def test_one_long_name_ends_in_dots() -> None:
    assert shortened((PAPERS[0], "Dawn"), most(20)) == ["The International H…", "Dawn"]


@pytest.mark.parametrize("names", [PAPERS, FILES, INNER, tuple(f"{BEGINNING} {n}" for n in range(12))])
@pytest.mark.parametrize("room", [12, 16, 24, 33])
def test_names_that_begin_alike_differ_when_cut(names: tuple[str, ...], room: int) -> None:
    shown = shortened(names, most(room))
    assert len(set(shown)) == len(names)
    assert all(len(text) <= room for text in shown)
    assert all("…" in text or text in names for text in shown)


def test_equal_names_stay_equal_and_a_part_of_another_is_told_apart() -> None:
    same = shortened((PAPERS[0], PAPERS[0]), most(12))
    assert same[0] == same[1]
    assert len(set(shortened((BEGINNING, f"{BEGINNING} East"), most(14)))) == 2


def test_a_sign_over_a_letter_is_not_torn_off() -> None:
    (shown,) = shortened(("Noticie\u0301ros",), most(8))
    assert shown == "Notici…"


def test_lines_break_long_words_after_a_sign_and_keep_ends() -> None:
    first, second = on_lines(FILES, len, 14, 3)
    assert all(len(line) <= 14 for line in first.split("\n"))
    assert len(first.split("\n")) <= 3
    assert first != second
    assert first.split("\n")[0] == "2031-04-01_"
    assert first.replace("\n", "") == FILES[0] or "…" in first
    assert on_lines(("Harbour Wire / The Veland Courier",), len, 20, 2) == ["Harbour Wire / The Veland Courier"]
    (cut,) = on_lines((PAPERS[0],), len, 14, 2)
    assert cut.endswith("…")


@pytest.mark.gui
def test_labels_of_a_chart_differ(qtbot: QtBot) -> None:
    theme = Theme("light")
    labels = [ElidedLabel(theme, name, 80, among=PAPERS) for name in PAPERS]
    for label in labels:
        qtbot.addWidget(label)
        label.resize(80, 17)
    shown = [label.shown() for label in labels]
    assert len(set(shown)) == 3
    metrics = QFontMetrics(theme.ui_font(12))
    assert all(metrics.horizontalAdvance(text) <= 80 for text in shown)
    assert [label.toolTip() for label in labels] == list(PAPERS)
    assert [label.accessibleName() for label in labels] == list(PAPERS)


@pytest.mark.gui
@pytest.mark.parametrize("names", [PAPERS, FILES])
def test_heads_of_narrow_columns_differ_and_say_the_name_in_full(qtbot: QtBot, names: tuple[str, ...]) -> None:
    heads = ColumnHeads(Theme("light"))
    qtbot.addWidget(heads)
    heads.set_heads([ColumnHead(name, name, "1 Apr · 90 words", "hue0") for name in names], ())
    width = 104
    heads.place([(30 + width * n, width) for n in range(len(names))], 30)
    shown = [head._title.text() for head in heads._heads]
    assert len(set(shown)) == len(names)
    assert any("…" in text for text in shown)
    for head, name in zip(heads._heads, names, strict=True):
        metrics = QFontMetrics(head._title.font())
        for line in head._title.text().split("\n"):
            assert max(map(metrics.horizontalAdvance, line.split(" "))) <= width - 24
        assert head._title.height() >= head.title_height(width) - 1
        assert head.toolTip().startswith(name)
        assert head.accessibleName().startswith(name)
    heads.place([(30 + 700 * n, 700) for n in range(len(names))], 30)
    assert [head._title.text() for head in heads._heads] == list(names)


@pytest.mark.gui
def test_heads_of_the_matrix_differ(qtbot: QtBot) -> None:
    table = MatrixTable(Theme("light"))
    qtbot.addWidget(table)
    table.cells.fill((), [(name, name, "hue0") for name in FILES + PAPERS])
    table.resize(620, 300)
    table.fit()
    assert len(set(table.heads)) == 5
    assert table.cells.headerData(0, table.horizontalHeader().orientation()) == FILES[0]


@pytest.mark.gui
def test_cards_of_the_list_differ(qtbot: QtBot) -> None:
    bar = Sidebar(Theme("light"), ())
    qtbot.addWidget(bar)
    bar.set_articles([CardData(name, name, "1 Apr", "", False, "hue0") for name in PAPERS])
    bar.resize(190, 400)
    bar.show()
    cards = bar.findChildren(_Card)
    shown = [card.title_shown() for card in cards]
    assert len(set(shown)) == 3
    assert shown[2] == "Radio Transit"
    assert "…" in shown[0]
    assert cards[0].toolTip().startswith(PAPERS[0])
    assert cards[0].accessibleName().startswith(PAPERS[0])
