"""Some hundred damaged files with every test run, and what hypothesis thinks of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.readers import SafeReader, read_bytes
from app.readers.decode import CANDIDATES, NotText, decode, decode_as
from app.readers.kinds import ENDINGS
from tests.app.readers.making import docx, odt, paragraph
from tests.fuzz.check import outcome
from tests.fuzz.mutate import MAIL, inputs, seeds

ROUNDS = 400


@pytest.fixture(scope="module")
def reader() -> Iterator[SafeReader]:
    reader = SafeReader()
    yield reader
    reader.close()


def test_damaged_files_are_articles_or_sentences(reader: SafeReader) -> None:
    counts: Counter[str] = Counter()
    for one in inputs(7, ROUNDS):
        found = outcome(reader.read_bytes, one.name, one.data)
        assert found.kind in ("read", "refused"), f"{one.name} ({one.how}): {found.kind}: {found.words}"
        counts[found.kind] += 1
    assert min(counts["read"], counts["refused"]) > ROUNDS / 10, f"the inputs tell nothing: {counts}"


def test_the_same_seed_gives_the_same_inputs_and_the_seeds_are_readable() -> None:
    assert list(inputs(3, 50)) == list(inputs(3, 50))
    assert list(inputs(3, 50)) != list(inputs(4, 50))
    kinds = {name: outcome(read_bytes, name, data).kind for name, data in seeds()}
    unread = {name for name, kind in kinds.items() if kind != "read"}
    assert unread == {"article.doc", "boat.png", "empty.txt", "locked.pdf", "scan.pdf"}


@given(
    st.binary(max_size=400), st.sampled_from(sorted(ENDINGS)), st.sampled_from([b"", b"PK\x03\x04", b"{\\rtf1 ", MAIL])
)
def test_any_bytes_under_any_name(data: bytes, ending: str, head: bytes) -> None:
    found = outcome(read_bytes, f"a{ending}", head + data)
    assert found.kind in ("read", "refused"), found.words


@given(st.text(max_size=200), st.sampled_from(["docx", "odt"]))
def test_any_text_comes_back_from_a_document(text: str, kind: str) -> None:
    escaped = text.encode("utf-8", "ignore").decode().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    data = docx(paragraph(escaped)) if kind == "docx" else odt(f"<text:p>{escaped}</text:p>")
    found = outcome(read_bytes, f"a.{kind}", data)
    assert found.kind in ("read", "refused"), found.words


@given(st.lists(st.lists(st.text(max_size=30), min_size=1, max_size=4), max_size=8), st.sampled_from([",", ";", "\t"]))
def test_any_rows_are_articles_or_a_sentence(rows: list[list[str]], mark: str) -> None:
    data = "\n".join(["outlet" + mark + "text", *(mark.join(row) for row in rows)])
    found = outcome(read_bytes, "a.csv", data.encode("utf-8", "ignore"))
    assert found.kind in ("read", "refused"), found.words


@given(st.binary(max_size=300), st.sampled_from(sorted(CANDIDATES)))
def test_every_encoding_that_can_be_chosen_takes_any_bytes(data: bytes, encoding: str) -> None:
    assert not any("\ud800" <= char <= "\udfff" for char in decode_as(data, encoding).text)
    try:
        decode(data)
    except NotText:
        return
