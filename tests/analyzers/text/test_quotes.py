from __future__ import annotations

import pytest

from analyzers.text import Text


def runs(content: str, style: str = "") -> list[str]:
    return [r.span.of(content) for r in Text(content).quotes if not style or r.style == style]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("“We go,” he said. “No.”", ["“We go,”", "“No.”"]),
        ('"We go," he said. "No."', ['"We go,"', '"No."']),
        ("''We go,'' he said. ''No.''", ["''We go,''", "''No.''"]),
        ('He called it a "deal", not a "truce" — "never"', ['"deal"', '"truce"', '"never"']),
        ("“We stay. We always did. We will.” He left.", ["“We stay. We always did. We will.”"]),
        ("“He told me “no” and left,” she said.", ["“He told me “no” and left,”"]),
        ('"We are "the best" team," he said.', ['"We are "the best" team,"']),
        ("“We go,“ he said. “No,“ she said.", ["“We go,“", "“No,“"]),
        ("”We go,” he said.", ["”We go,”"]),
        ("„Nein“, sagte er. „Doch”, sagte sie.", ["„Nein“", "„Doch”"]),
        ("« Non », dit-il.", ["« Non »"]),
        ("He said:\u00a0“Yes”\u00a0and left.", ["“Yes”"]),
        ('The 5" pipe and the 6" pipe.', []),
        ("“A is lost, he said. “B is here,” she said.", ["“A is lost, he said.", "“B is here,”"]),
        ('"A is lost, he said. "B is here," she said.', ['"A is lost, he said.', '"B is here,"']),
    ],
)
def test_double_marks(content: str, found: list[str]) -> None:
    assert runs(content) == found


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("‘We won’t go,’ said the officers’ leader. ‘Never.’", ["‘We won’t go,’", "‘Never.’"]),
        ("'We won't go,' said the officers' leader. 'Never.'", ["'We won't go,'", "'Never.'"]),
        ("‘The officers’ orders were clear,’ he said.", ["‘The officers’ orders were clear,’"]),
        ("‘It is the boss’ he said", ["‘It is the boss’"]),
        ("Ministers' wives and the workers' union don't agree", []),
        ("rock 'n' roll in the '90s, with 'em all", []),
        ("rock ‘n’ roll in the ‘90s, with ‘em all", []),
    ],
)
def test_single_marks(content: str, found: list[str]) -> None:
    assert runs(content) == found


def test_single_marks_inside_double_ones_and_the_other_way_round() -> None:
    inside = "“She said: ‘Never.’”"
    assert runs(inside) == [inside, "‘Never.’"]
    assert Text(inside).quoted == (Text(inside).quotes[0].span,)
    around = "‘He called it “a farce” twice.’"
    assert runs(around) == [around, "“a farce”"]


def test_curly_opened_and_straight_closed_is_found_and_marked() -> None:
    content = '“We go," he said. "No,” she said.'
    quotes = Text(content).quotes
    assert runs(content) == ['“We go,"', '"No,”']
    assert [q.mixed for q in quotes] == [True, True]
    assert not Text("“We go,” he said.").quotes[0].mixed


@pytest.mark.parametrize("pair", ["“”", '""'])
def test_a_quotation_of_several_paragraphs(pair: str) -> None:
    a, b = pair[0], pair[1]
    content = f"{a}One is lost. \n{a}Two is here,{b} he said. {a}So be it.{b}\n{a}New,{b} she said."
    quotes = Text(content).quotes
    assert [(q.closed, q.continues) for q in quotes] == [(False, False), (True, True), (True, False), (True, False)]
    assert quotes[0].span.of(content) == f"{a}One is lost."
    assert quotes[0].inner.of(content) == "One is lost."


def test_a_run_over_several_sentences_crosses_them_but_never_a_paragraph() -> None:
    content = "“We stay. We will.\nHe left.”"
    assert runs(content)[0] == "“We stay. We will."


def test_inner_is_without_the_marks() -> None:
    content = "''We go,'' and “so” on"
    assert [q.inner.of(content) for q in Text(content).quotes] == ["We go,", "so"]
