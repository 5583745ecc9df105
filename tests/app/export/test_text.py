from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.export.text import FSI, PDI, excerpt, isolated, one_line, printable


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\x00b", "ab"),
        ("tab\there", "tab\there"),
        ("a\r\nb\rc\u2028d\u2029e", "a\nb\nc\nd\ne"),
        ("half \ud83d pair", "half  pair"),
        ("e\u0301", "é"),
        ("\ufeffstart\uffff", "start"),
        ("left\u202eover", "leftover"),
        ("emoji 🙂 stays, so does 平和", "emoji 🙂 stays, so does 平和"),
    ],
)
def test_printable(text: str, expected: str) -> None:
    assert printable(text) == expected


@given(st.text(alphabet=st.characters()))
def test_printable_leaves_nothing_that_breaks_a_pdf(text: str) -> None:
    out = printable(text)
    assert all(char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cs") for char in out)
    assert printable(out) == out


def test_only_right_to_left_text_is_isolated() -> None:
    assert isolated("روزنامہ") == f"{FSI}روزنامہ{PDI}"
    assert isolated("Dawn") == "Dawn"


def test_one_line_and_excerpt() -> None:
    assert one_line("  a\n b\t c ") == "a b c"
    assert excerpt("short text") == "short text"
    cut = excerpt("The minister said that the talks would go on until the end of the month", 30)
    assert cut == "The minister said that the …"
    assert len(excerpt("x" * 200, 20)) <= 22
