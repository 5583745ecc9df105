"""Paragraphs, sentences and quotation runs of any text whatever."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from analyzers.text import Span, Text
from analyzers.text.text import is_hard_wrapped
from tests.analyzers.text.strategies import texts


@given(texts)
def test_sentences_cover_every_visible_character_once_and_stay_in_their_paragraph(content: str) -> None:
    text = Text(content)
    seen: set[int] = set()
    for number, sentence in enumerate(text.sentences):
        assert sentence.id == f"s{number}"
        assert sentence.span == sentence.span.trimmed(content)
        assert sentence.span.length
        assert text.paragraphs[sentence.paragraph].span.contains(sentence.span)
        places = set(range(sentence.span.start, sentence.span.end))
        assert not places & seen
        seen |= places
    starts = [s.span.start for s in text.sentences]
    assert starts == sorted(starts)
    assert all(char.isspace() for at, char in enumerate(content) if at not in seen)


@given(texts)
def test_quotation_runs_lie_inside_one_paragraph(content: str) -> None:
    text = Text(content)
    for run in text.quotes:
        assert any(p.span.contains(run.span) for p in text.paragraphs)
        assert run.span.contains(run.inner)
        assert run.span.length > run.inner.length or not run.closed
    assert all(a.end <= b.start for a, b in zip(text.quoted, text.quoted[1:], strict=False))
    assert [r.span.start for r in text.quotes] == sorted(r.span.start for r in text.quotes)


@given(texts)
def test_sentences_in_a_span_are_those_that_share_a_character_with_it(content: str) -> None:
    text = Text(content)
    for start in range(0, len(content), 7):
        span = Span(start, min(len(content), start + 9))
        assert text.sentences_in(span) == tuple(s for s in text.sentences if s.span.overlaps(span))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\n\n", "\r\n\r\n"])
def test_every_kind_of_line_end_ends_a_paragraph(end: str) -> None:
    content = f"The ferry left{end}Two men stayed behind.{end}"
    assert [p.span.of(content) for p in Text(content).paragraphs] == ["The ferry left", "Two men stayed behind."]


WRAPPED = """The ministry in Hallin said on Tuesday that the ferry line
across the lake would be closed until the water rises again
by at least two metres, which it has not done since spring.

Boatmen on the northern shore said that nobody had asked them
about it and that they would go on rowing for as long as there
are people who want to cross.

"""


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_broken_at_a_fixed_width_are_one_paragraph(end: str) -> None:
    content = WRAPPED.replace("\n", end)
    assert is_hard_wrapped(content)
    text = Text(content)
    assert len(text.paragraphs) == 2
    assert [s.span.of(content)[-6:] for s in text.sentences] == ["pring.", "cross."]


def test_one_line_per_paragraph_is_not_taken_for_hard_wrapped() -> None:
    content = "\n".join(["Lake falls again", *[f"Report {n} says that the lake fell by {n} inches." for n in range(9)]])
    assert not is_hard_wrapped(content)
    assert len(Text(content).paragraphs) == 10


def test_words_are_runs_of_letters_and_figures_joined_by_marks() -> None:
    content = "The T.T.P.’s well-known 3.5-metre mark — “don’t”, e\u0301te\u0301: مذاکرات ناکام"
    text = Text(content)
    assert text.words() == len(re.findall(r"\S*\w\S*", content))
    assert text.words(Span(0, 3)) == 1
    assert Text("— … “”").words() == 0


def test_offsets_count_code_points_not_utf16_units() -> None:
    content = "👩🏽‍🚒 said so. “Yes 🇫🇷,” he added."
    text = Text(content)
    assert [s.span.of(content) for s in text.sentences] == ["👩🏽‍🚒 said so.", "“Yes 🇫🇷,” he added."]
    assert text.quotes[0].span.of(content) == "“Yes 🇫🇷,”"
