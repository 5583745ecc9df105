# ruff: noqa: E501 - lines of pages and mails
"""Pages as other sites and browsers write them: wrong declarations, frames, AMP, data for search engines."""

from __future__ import annotations

import json

import pytest

from app.readers import Read, read_bytes
from tests.app.readers import sentence
from tests.app.readers.test_html import PARAGRAPHS

BODY = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)


def read(markup: str, encoding: str = "utf-8") -> Read:
    (found,) = read_bytes("a.html", markup.encode(encoding))
    return found


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "windows-1252", "us-ascii"])
def test_western_pages_whatever_they_declare(declared: str) -> None:
    page = (
        f'<html><head><meta charset="{declared}"><title>T</title></head><body><article>{BODY}</article></body></html>'
    )
    assert read(page, "cp1252").raw.split("\n") == PARAGRAPHS


def test_an_old_declaration_counts() -> None:
    line = "Лодочники озера Орса ушли с переговоров с министерством во вторник, не дождавшись ответа."
    lines = [line, *(f"{n} человек ждали девять часов и ушли домой к своим лодкам, сказал он." for n in range(9))]
    body = "".join(f"<p>{one}</p>" for one in lines)
    page = (
        '<html><head><META http-equiv="Content-Type" content="text/html; charset=windows-1251"></head><body><article>'
        f"{body}</article></body></html>"
    )
    assert read(page, "cp1251").raw.split("\n") == lines


def test_a_page_of_frames_names_them() -> None:
    page = (
        '<html><frameset cols="20%,80%"><frame src="a_files/nav.html"><frame src="a_files/main.html"></frameset></html>'
    )
    said = sentence("a.html", page.encode())
    assert "“nav.html”, “main.html”" in said


def linked(data: object, body: str = BODY) -> str:
    return (
        f'<!doctype html><html amp><head><title>Crews walk out</title><script type="application/ld+json">{json.dumps(data)}'
        f"</script></head><body><amp-sidebar><ul><li>Home</li></ul></amp-sidebar><article><h1>Crews walk out</h1>{body}"
        "</article></body></html>"
    )


ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Crews walk out of ferry talks",
    "datePublished": "2024-03-12T08:00:00+02:00",
    "author": [{"@type": "Person", "name": "Ana Brod"}],
    "publisher": {"@type": "Organization", "name": "Orsa Times"},
}


@pytest.mark.parametrize(
    "data", [ARTICLE, [ARTICLE], {"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, ARTICLE]}]
)
def test_data_for_search_engines_are_hints(data: object) -> None:
    found = read(linked(data))
    assert found.hints.outlet == "Orsa Times"
    assert found.hints.byline == "Ana Brod"
    assert (found.hints.published or "").startswith("2024-03-12")
    assert "Home" not in found.raw
    assert [line for line in PARAGRAPHS if line not in found.raw.split("\n")] == []
