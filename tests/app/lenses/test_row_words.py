"""Two passages of a row word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.lenses.base import Comparison
from app.lenses.row_words import compare_cells
from app.lenses.rows import RowBuilder
from app.widgets.paint import Cell, Piece
from tests.app.comparisons import comparison

SHOWN = Comparison(comparison())


def traced(a: str, b: str, kind: str) -> tuple[list[str], list[str]]:
    """Words of both traced as a kind."""
    found = compare_cells(SHOWN, 0, (("a", Cell((Piece(a, 100),))), ("b", Cell((Piece(b, 900),)))))

    def words(key: str, text: str, start: int) -> list[str]:
        return [text[t.start - start : t.end - start] for t in found.traces.get(key, ()) if t.kind == kind]

    return words("a", a, 100), words("b", b, 900)


def test_whole_words_differ() -> None:
    a, b = "The rebels freed 40 soldiers on Monday.", "The fighters freed 30 soldiers on Monday."
    assert traced(a, b, "differs") == (["rebels", "40"], ["fighters", "30"])


def test_a_part_of_a_word_never_differs_alone() -> None:
    assert traced("Talks ended late.", "Talk ended late.", "differs") == (["Talks"], ["Talk"])


def test_four_words_in_a_row_are_boxed() -> None:
    a, b = "He said the water belongs to all.", "Nobody said the water belongs to anyone."
    assert traced(a, b, "run") == (["said the water belongs to"], ["said the water belongs to"])
    assert traced("It is on the table.", "It was on the table.", "run") == ([], [])


def test_where_little_is_shared_the_shared_words_are_shown() -> None:
    a = "Envoys crossed the border at dawn and met a commander whose name nobody would give to the reporters there."
    b = "Two women who sell bread by the crossing saw lorries before dawn, then soldiers, then a great many cameras."
    assert traced(a, b, "differs") == ([], [])
    assert traced(a, b, "same") == (["dawn"], ["dawn"])


def test_punctuation_at_the_ends_is_no_difference() -> None:
    assert traced("“Stop,” she said on Monday.", "Stop, she said on Monday.", "differs") == ([], [])


def test_sentences_of_a_cell_are_traced_where_they_stand() -> None:
    rows = RowBuilder(SHOWN).all_rows()
    found = compare_cells(SHOWN, 1, [("a", rows[1].cells[0]), ("b", rows[1].cells[1])])
    for key, traces in found.traces.items():
        content = SHOWN.column(key).article.text.content
        assert {t.row for t in traces} == {1}
        assert "return to work on Monday" in [content[t.start : t.end] for t in traces if t.kind == "run"]
    assert found.words.startswith("Islander and Post? share 5 words; ")
    assert found.words.endswith("Boxed: word for word.")


def test_an_empty_cell_is_said() -> None:
    rows = RowBuilder(SHOWN).all_rows()
    found = compare_cells(SHOWN, 2, [("a", rows[2].cells[0]), ("b", rows[2].cells[1])])
    assert found.traces == {}
    assert found.words == "Post? has no passage in this row to compare with."


@given(st.text("ab .,“é🚢\n", max_size=30), st.text("ab .,“é🚢\n", max_size=30))
def test_traces_lie_inside_the_cells(a: str, b: str) -> None:
    cells = (Cell((Piece(a, 10), Piece(b, 200))), Cell((Piece(b, 7),)))
    found = compare_cells(SHOWN, 0, (("a", cells[0]), ("b", cells[1])))
    for key, cell in zip("ab", cells, strict=True):
        for trace in found.traces.get(key, ()):
            assert any(p.start <= trace.start < trace.end <= p.start + len(p.text) for p in cell.pieces)
