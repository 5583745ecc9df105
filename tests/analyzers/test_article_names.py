"""Every article has a name of its own, long and short."""

from __future__ import annotations

from analyzers.article_names import column_names, short_names
from analyzers.notices import article_notices, comparison_notices
from analyzers.records import About, Article, Event, EventsResult, Fact
from analyzers.text import Revision


def called(*files: str, **outlets: str) -> dict[str, str]:
    articles = [Article(f"a{number}", name, "Text.") for number, name in enumerate(files)]
    return column_names(articles, {key: About(outlet=Fact(name, confidence=0.9)) for key, name in outlets.items()})


def test_files_of_one_name_differ_by_their_ending() -> None:
    names = called("text.docx", "text.odt", "text.pdf", "other.txt")
    assert list(names.values()) == ["text.docx", "text.odt", "text.pdf", "other.txt"]
    assert list(short_names(names).values()) == ["text.docx", "text.odt", "text.pdf", "other"]


def test_long_names_of_files_keep_what_tells_them_apart() -> None:
    names = called("harbour-board-closes-quay.docx", "harbour-board-closes-quay.pdf", "harbour-board-closes-key.pdf")
    short = list(short_names(names).values())
    assert short == ["harbour-b….docx", "harbou…s-quay.pdf", "harbou…es-key.pdf"]


def test_long_names_that_begin_alike_keep_their_ends() -> None:
    herald = "The International Herald of Hallin"
    short = list(short_names(called("1", "2", "3", a0=f"{herald} East", a1=f"{herald} West", a2="Dawn")).values())
    assert short == ["Intern…n East", "Intern…n West", "Dawn"]


def test_outlets_of_one_name_get_numbers() -> None:
    names = called("a.txt", "b.txt", "c.txt", "Dawn (2)", a0="Dawn", a1="Dawn", a2="The Daily Telegraph")
    assert list(names.values()) == ["Dawn", "Dawn (3)", "The Daily Telegraph", "Dawn (2)"]
    assert len(set(short_names(names).values())) == 4
    assert short_names(names)["a2"] == "Telegraph"


def test_short_names_never_collide() -> None:
    names = called("1", "2", "3", a0="The Morning Independent Sun", a1="Morning Independent Post", a2="AP / Dawn")
    short = list(short_names(names).values())
    assert len(set(short)) == 3
    assert short[2] == "Dawn"
    assert column_names([], {}) == {}


def cleaned(key: str, name: str, raw: str, language: str = "en") -> Article:
    return Article(key, name, raw, revision=Revision.of(raw, []), language=language)


def test_notices_call_articles_by_their_outlets() -> None:
    files = ("text.docx", "text.pdf", "b.txt")
    articles = [cleaned(f"a{number}", name, f"Text {number}.") for number, name in enumerate(files)]
    names = column_names(articles, {"a0": About(outlet=Fact("Orsa Times", confidence=0.9))})
    events = EventsResult((Event("e0", "One", ("a0", "a1"), ""), Event("e1", "Two", ("a2",), "")))
    said = " ".join(notice.message for notice in comparison_notices(articles, {EventsResult: events}, names))
    assert "“Orsa Times”, “text.pdf”; “b.txt”" in said
    foreign = cleaned("a3", "c.txt", "Texte.", "fr")
    assert "“Le Courrier” does not seem" in article_notices(foreign, "Le Courrier")[0].message
    assert "“c.txt” does not seem" in article_notices(foreign)[0].message
