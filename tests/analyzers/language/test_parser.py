from __future__ import annotations

import pytest
from hypothesis import given, settings

from analyzers.language.parser import Parser, load_parser, plain
from analyzers.records import Parse
from analyzers.text import Text
from tests.analyzers.text.strategies import texts

NEWS = (
    "Talks fail\n\n"
    "HALLIN, March 12 — “We will not wait,” said Gen. Petrov, who leads the T.T.P.’s men.\u00a0"
    "He left.The others stayed.\r\n"
    "''Never,'' they wrote: ‘not for 3.5 metres of water’. 👩🏽‍🚒 came, e\u0301lite troops too.\u2028"
    "The minister didn’t answer.  Why?"
)


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


def check(text: Text, parse: Parse) -> None:
    """Offsets reproduce the text, and tokens lie in their own sentence."""
    content = plain(text.content)
    assert len(parse.bounds) == len(text.sentences)
    at = 0
    for token in parse.tokens:
        assert content[token.start : token.end] == token.text
        assert token.start >= at
        assert not token.text.isspace()
        at = token.end
        assert text.sentences[token.sentence].span.contains(token.span)
        assert 0 <= token.head < len(parse.tokens)
        assert parse.tokens[token.head].sentence == token.sentence
    covered = {i for token in parse.tokens for i in range(token.start, token.end)}
    assert all(content[i].isspace() for i in range(len(content)) if i not in covered)
    expected = 0
    for number, (first, last) in enumerate(parse.bounds):
        assert first == expected
        expected = last
        assert {token.sentence for token in parse.tokens[first:last]} == {number}
        assert parse.sentence(number) == parse.tokens[first:last]


def test_the_parse_of_a_report_agrees_with_its_sentences(parser: Parser) -> None:
    text = Text(NEWS)
    parse = parser(text)
    check(text, parse)
    words = {token.text: token for token in parse.tokens}
    assert (words["wait"].lemma, words["wait"].pos) == ("wait", "VERB")
    assert words["Petrov"].ent


@given(texts)
@settings(max_examples=25)
def test_any_text_is_parsed_without_losing_a_character(content: str) -> None:
    text = Text(content)
    check(text, load_parser()(text))


def test_the_parse_of_a_sentence_does_not_depend_on_other_paragraphs(parser: Parser) -> None:
    line = "The minister said that the guards had left the lake."
    alone = parser(Text(line))
    among = parser(Text(f"Other things came first.\n{line}\nAnd last."))
    number = next(i for i, s in enumerate(Text(f"Other things came first.\n{line}\nAnd last.").sentences) if i == 1)
    assert [t[2:7] for t in among.sentence(number)] == [t[2:7] for t in alone.tokens]


def test_plain_marks_keep_every_offset() -> None:
    for content in (NEWS, "''a''b'' ''c''", "\ud83d„x‘\u202f‑‐", ""):
        assert len(plain(content)) == len(content)
    assert plain("“a” ‘b’ ''c'' d\u00a0e") == '"a" \'b\'  "c"  d e'


def test_sentences_that_stand_for_themselves(parser: Parser) -> None:
    parse = parser.parse_sentences(["He left.", "She stayed."])
    assert [len(parse.sentence(i)) for i in range(2)] == [3, 3]
    assert parser(Text("")).tokens == ()
