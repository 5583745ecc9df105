"""Articles come in without the window waiting: pages and documents later, in the order asked for, each undoable."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from analyzers.decisions import Decision, Place
from analyzers.text import Span
from app.model import Document, PutItem
from app.model.placing import carried
from app.services import reading
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


def test_decisions_move_with_their_words_when_an_article_is_read_again(case: Case) -> None:
    far = "It was a long and quiet morning at the northern landing. "
    text = f"{CYRILLIC}\n{far}The harbour master closed the gate. {far}Crews of «Орса» said so. {far}Share this page."
    article, other = case.session.add_files([case.file("a.txt", text.encode()), case.file("b.txt", b"Gate.")])

    def at(*words: str) -> tuple[Span, ...]:
        raw = case.session.document.entry(article).raw
        return tuple(Span(raw.index(word), raw.index(word) + len(word)) for word in words)

    gate, crews, elsewhere = "The harbour master closed the gate.", "Crews of «Орса» said so.", (Span(0, 5),)
    decisions = (
        Decision("cleaning", article, "add", at("Share this page.")),
        Decision("cleaning", article, "add", at("Share this page.", crews)),
        Decision("lineup", other, "merge", elsewhere, others=(Place(article, at(gate)),)),
        Decision("lineup", article, "merge", at(crews), others=(Place(other, elsewhere),)),
        Decision("attribution", article, "change", at(gate), "source", others=(Place(article, at("Орса")),)),
        Decision("about", article, "change", (), "outlet", "Orsa Times"),
        Decision("naming", other, "change", elsewhere, "name", "gate"),
    )
    for n, decision in enumerate(decisions):
        case.session.perform(PutItem("decisions", n, decision, "Decide"))
    before, old = case.session.document, at(gate)
    case.session.read_again(article, "koi8_r")
    assert at(gate) != old
    assert (
        case.session.document.decisions
        == (
            replace(decisions[0], spans=at("Share this page.")),
            replace(decisions[1], spans=()),
            replace(decisions[2], others=(Place(article, at(gate)),)),
            replace(decisions[3], spans=()),
            replace(decisions[4], spans=(), others=(Place(article),)),  # not: "nobody says it"
            *decisions[5:],
        )
    )
    assert case.notices[-1] == (
        "3 decisions in “a.txt” lost their place: the words are not found as they were. Ctrl+Z brings everything back."
    )
    case.session.undo()
    assert case.session.document == before


def test_a_look_alike_is_not_taken_for_the_place_of_a_decision() -> None:
    decision = Decision("lineup", "a", "split", (Span(0, 4),))
    assert carried(decision, "a", "Gate", "The Gate and the Gate") == (replace(decision, spans=()), False)
    shifted = Decision("lineup", "a", "split", (Span(4, 6),))
    assert carried(shifted, "a", "no, no. Yes", "No, no, no. Yes") == (replace(shifted, spans=()), False)
    assert carried(replace(decision, spans=(Span(2, 99),)), "a", "Gate", "Gates")[1] is False
    assert carried(decision, "b", "Gate", "Other") == (decision, True)


def refuse_to_look(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """As if a path could not be looked at, by the account that runs the tests either."""
    real = Path.stat

    def stat(path: Path, **more: bool) -> os.stat_result:
        if path.name == name:
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, **more)

    monkeypatch.setattr(Path, "stat", stat)


@pytest.mark.parametrize("name", ["locked.txt", "locked.html", "locked"])
def test_a_path_that_may_not_be_looked_at_costs_one_sentence(
    name: str, case: Case, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse_to_look(monkeypatch, name)
    case.session.add_files([case.folder / name, case.file("a.txt")])
    read_to_the_end(case, qtbot)
    assert [entry.name for entry in case.session.document.articles] == ["a.txt"]
    assert case.notices == [
        f"“{name}” may not be read with your account. Copy it to a folder of yours. "
        "The other articles were not touched."
    ]
    case.session.close()


def test_one_locked_file_does_not_cost_its_folder(case: Case, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = case.folder / "Ferry talks"
    (folder / "deeper").mkdir(parents=True)
    for name in ("a.txt", "deeper/b.txt", "deeper/locked.txt"):
        (folder / name).write_text("Text.")
    refuse_to_look(monkeypatch, "locked.txt")
    case.session.add_files([folder])
    read_to_the_end(case, qtbot)
    assert [entry.name for entry in case.session.document.articles] == ["a.txt", "b.txt"]
    assert [n.split(".")[0] for n in case.notices] == ["“locked"]
    case.session.close()


def test_reading_ends_whatever_goes_wrong(case: Case, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> None:
        raise RuntimeError("no such thing")

    monkeypatch.setattr(reading, "expanded", broken)
    with qtbot.waitSignal(case.session.reading_finished, timeout=10_000):
        case.session.add_files([FILES / "article.docx"])
    assert not case.session.reading
    assert case.notices[0].startswith("What you added could not be read (RuntimeError).")
    case.session.close()


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
