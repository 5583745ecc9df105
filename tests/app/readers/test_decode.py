from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.readers.decode import CANDIDATES, Decoded, NotText, decode, decode_as, label_of

SENTENCES = "“We don’t go,” he said – at the café, for £5…\r\n" * 3


@pytest.mark.parametrize(
    ("encoding", "mark", "sure"),
    [
        ("utf-8", b"", True),
        ("utf-8", b"\xef\xbb\xbf", True),
        ("utf-16-le", b"\xff\xfe", True),
        ("utf-16-be", b"\xfe\xff", True),
        ("utf-32-le", b"\xff\xfe\x00\x00", True),
        ("utf-16-le", b"", False),
        ("utf-16-be", b"", False),
        ("cp1252", b"", False),
    ],
)
def test_western_text_in_every_usual_encoding(encoding: str, mark: bytes, sure: bool) -> None:
    assert decode(mark + SENTENCES.encode(encoding)) == Decoded(SENTENCES, encoding, sure)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_other_scripts(encoding: str) -> None:
    text = "مذاکرات ناکام ہو گئے۔ 会談は終わった。 👩🏽‍🚒\u2028"
    assert decode(text.encode(encoding)).text == text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf8_is_never_guessed_otherwise(text: str) -> None:
    found = decode(text.encode())
    assert found.text == text.removeprefix("\ufeff")
    assert found.sure


def test_a_few_broken_bytes_do_not_turn_utf8_into_something_else() -> None:
    found = decode("“Café, naïve, soupçon” ".encode() * 5 + b"\xff end")
    assert found.encoding == "utf-8"
    assert not found.sure
    assert "“Café" in found.text
    assert found.text.count("\ufffd") == 1


def test_a_last_character_cut_in_two_does_not_cost_the_text() -> None:
    assert decode(b"\xff\xfe" + SENTENCES.encode("utf-16-le")[:-1]).text.startswith(SENTENCES[:-1])


def test_a_declared_encoding_counts_when_it_fits() -> None:
    page = '<meta charset="iso-8859-2"><p>Łódź, żółw</p>'
    assert decode(page.encode("iso-8859-2")) == Decoded(page, "iso-8859-2", True)


@pytest.mark.parametrize(
    "name", ["hex", "undefined", "idna", "rot13", "no-such", "raw_unicode_escape", "base64", "utf-16"]
)
def test_a_declaration_that_is_none_is_passed_over(name: str) -> None:
    data = f'<meta charset="{name}"><p>caf'.encode() + b"\xe9 \\ud800 \x93quoted\x94</p>"
    found = decode(data)
    assert "café" in found.text
    assert "“quoted”" in found.text


@pytest.mark.parametrize(
    "data", [b"\x00" * 50, b"%PDF-1.4", b"\x7fELF\x02\x01\x01" + bytes(60), bytes(range(1, 9)) * 40]
)
def test_binary_is_no_text(data: bytes) -> None:
    with pytest.raises(NotText):
        decode(data)


def test_every_encoding_that_can_be_chosen_is_one_and_has_a_name() -> None:
    assert all(decode_as(b"abc\n", name).text for name in CANDIDATES)
    assert label_of("windows-1252") == CANDIDATES["cp1252"]
    assert label_of("latin-9") == "latin-9"
    assert label_of("no such") == "no such"
    with pytest.raises(LookupError):
        decode_as(b"abc", "no such")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_a_chosen_encoding_drops_its_mark_and_never_fails(encoding: str) -> None:
    mark = "\ufeff".encode(encoding)
    assert decode_as(mark + "Ä".encode(encoding), encoding).text == "Ä"
    assert "\ufffd" in decode_as(b"\xd8\xd8\xd8\x00\xff", encoding).text
