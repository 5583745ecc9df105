"""Articles come in without the window waiting: pages and documents later, in the order asked for, each undoable."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.model import Document
from tests.app.readers import FILES, FIRST
from tests.app.services.test_session import Case

pytestmark = [pytest.mark.gui, pytest.mark.usefixtures("qapp")]

CYRILLIC = "Лодочники озера Орса ушли с переговоров во вторник."


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return Case(tmp_path)


def read_to_the_end(case: Case, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not case.session.reading, timeout=60_000)


def test_a_list_gives_several_articles_as_one_step(case: Case, qtbot: QtBot) -> None:
    case.session.add_files([FILES / "list.xlsx", FILES / "article.docx"])
    read_to_the_end(case, qtbot)
    names = [entry.name for entry in case.session.document.articles]
    assert names == ["list.xlsx, row 2", "list.xlsx, row 3", "list.xlsx, row 5", "article.docx"]
    assert case.session.document.articles[3].original == (FILES / "article.docx").read_bytes()
    assert any(n.startswith("“list.xlsx”: 3 articles taken from the list: text from “Full text”") for n in case.notices)
    assert "“article.docx”: One footnote was left out." in case.notices
    assert case.session.undo_label == "Add 4 articles"
    case.session.undo()
    assert case.session.document == Document()
    case.session.close()


def test_a_folder_is_read_one_level_deep_and_says_what_was_passed_over(case: Case, qtbot: QtBot) -> None:
    folder = case.folder / "Ferry talks"
    shutil.copytree(FILES / "saved", folder)
    (folder / "deeper" / "deepest").mkdir(parents=True)
    for name in ("b.txt", "a.txt", "photo.jpg", ".hidden.txt", "deeper/c.txt", "deeper/deepest/d.txt"):
        (folder / name).write_text(f"Text of {name}.")
    case.session.add_files([folder])
    assert case.session.reading
    read_to_the_end(case, qtbot)
    assert [e.name for e in case.session.document.articles] == ["a.txt", "b.txt", "c.txt", "page.html"]
    assert "2 files or folders in “Ferry talks” were passed over: not of a kind that can be read." in case.notices
    case.session.close()


def test_an_empty_folder_says_so(case: Case, qtbot: QtBot) -> None:
    (case.folder / "nothing").mkdir()
    case.session.add_files([case.folder / "nothing"])
    read_to_the_end(case, qtbot)
    assert len(case.notices) == 1
    assert case.notices[0].startswith("There is no file in the folder “nothing” that can be read.")
    case.session.close()


def test_a_pasted_page_is_read_in_the_reader_process(case: Case, qtbot: QtBot) -> None:
    page = (FILES / "saved" / "page.html").read_text("utf-8")
    started: list[str] = []
    case.session.reading_started.connect(started.append)
    assert case.session.add_text(FIRST, page) == []
    assert case.session.reading
    assert started == ["the pasted page"]
    read_to_the_end(case, qtbot)
    (entry,) = case.session.document.articles
    assert (entry.name, entry.media) == ("Pasted text 1", "text/html")
    assert FIRST in entry.raw
    assert entry.hints.outlet == "Orsa Times"
    case.session.close()


def test_markup_made_to_hang_costs_the_window_nothing_and_its_plain_text_comes_in(case: Case, qtbot: QtBot) -> None:
    case.session._reading._work._reader._timeout = 2.0
    hostile = "<article><p>" + "<b>word </b>" * 100_000 + "</p></article>"
    assert case.session.add_text("Word word.", hostile) == []
    assert case.session.reading  # elsewhere: the window goes on
    read_to_the_end(case, qtbot)
    assert case.session.document.articles[0].raw.startswith("Word word.")
    case.session.close()


def test_plain_text_is_there_at_once_whatever_markup_comes_with_it(case: Case) -> None:
    (article,) = case.session.add_text("The ferry crews left.", "<p>The <b>ferry</b> crews left.</p>")
    assert case.session.document.entry(article).raw == "The ferry crews left."
    assert not case.session.reading


def test_a_link_is_not_fetched(case: Case) -> None:
    assert (
        case.session.add_text("https://orsa-times.invalid/ferry", "<a href='https://orsa-times.invalid/ferry'>x</a>")
        == []
    )
    assert case.notices[0].startswith("This is a link, not an article. Samestory fetches nothing from the web")


def test_letters_that_look_wrong_are_read_again_from_the_bytes_and_undone(case: Case) -> None:
    unsure: list[tuple[str, str]] = []
    case.session.encoding_unsure.connect(lambda article, words: unsure.append((article, words)))
    (article,) = case.session.add_files([case.file("a.txt", CYRILLIC.encode("koi8_r"))])
    before = case.session.document
    assert before.articles[0].raw != CYRILLIC
    assert unsure == [(article, case.notices[0])]
    assert "which is a guess. If letters look wrong, choose another encoding." in unsure[0][1]
    case.session.read_again(article, "koi8_r")
    (entry,) = case.session.document.articles
    assert (entry.id, entry.raw, entry.original) == (article, CYRILLIC, CYRILLIC.encode("koi8_r"))
    assert entry.notes == ("Read as Cyrillic (KOI8-R), as you chose.",)
    assert case.session.undo_label == "Read “a.txt” as Cyrillic (KOI8-R)"
    case.session.undo()
    assert case.session.document == before
    case.session.redo()
    assert case.session.document.articles[0].raw == CYRILLIC


def test_a_page_is_read_again_in_the_reader_process(case: Case, qtbot: QtBot) -> None:
    page = f"<html><body><article>{''.join(f'<p>{CYRILLIC} {n}</p>' for n in range(30))}</article></body></html>"
    case.session.add_files([case.file("a.html", page.encode("koi8_r"))])
    read_to_the_end(case, qtbot)
    (entry,) = case.session.document.articles
    assert CYRILLIC in entry.raw
    assert case.session.can_read_again(entry.id)
    case.session.read_again(entry.id, "cp1251")
    read_to_the_end(case, qtbot)
    assert CYRILLIC.encode("koi8_r").decode("cp1251") in case.session.document.articles[0].raw
    case.session.undo()
    assert case.session.document.articles == (entry,)
    case.session.close()


def test_documents_and_pasted_text_have_no_encoding_to_choose(case: Case, qtbot: QtBot) -> None:
    (pasted,) = case.session.add_text("Words.")
    case.session.add_files([FILES / "article.odt"])
    read_to_the_end(case, qtbot)
    document = case.session.document
    for article in (pasted, document.articles[1].id):
        assert not case.session.can_read_again(article)
        case.session.read_again(article, "cp1251")
    assert case.session.document == document
    case.session.close()


def test_what_is_read_after_another_comparison_was_opened_is_not_added_to_it(case: Case, qtbot: QtBot) -> None:
    case.session.add_files([FILES / "article.docx"])
    case.session.new()
    read_to_the_end(case, qtbot)
    assert case.session.document.articles == ()
    assert any("“article.docx” had been read when another comparison was already open" in n for n in case.notices)
    case.session.close()
