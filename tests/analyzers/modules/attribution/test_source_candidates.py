"""Which phrases are weighed as the source of a cue, also where the parser loses the link between the two."""

from __future__ import annotations

import pytest

from analyzers.language import load_parser
from analyzers.modules.attribution.document import Document
from analyzers.modules.attribution.source_ranking import View, own_features, source_candidates
from analyzers.text import Text


def candidates(text: str, cue: str) -> tuple[Document, int, dict[str, str]]:
    """The article, the cue's token, and the candidates' words with how each was found."""
    parsed = Text(text)
    doc = Document(parsed, load_parser()(parsed))
    c = doc.low.index(cue)
    return doc, c, {doc.words(item.part): item.kind for item in source_candidates(doc, c) if item.part is not None}


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("About 4 in 10 say they want a wider bridge.", "say", "About 4 in 10"),
        ("Early said he would be careful with the harbour's money.", "said", "Early"),
        (
            "Sitting on the quay with her nets, as she had done for years, Oduya laid the blame on the board, on the "
            "town and on its clerks, and, when the rain began, stressed that the wall had been cracked for a year.",
            "stressed",
            "Oduya",
        ),
    ],
)
def test_the_source_is_among_the_candidates(text: str, cue: str, source: str) -> None:
    assert source in candidates(text, cue)[2]


def test_words_quoted_by_somebody_else_give_no_subject() -> None:
    _, _, found = candidates("“The boats sank,” wrote Caro, and later added that nobody was hurt.", "added")
    assert "The boats" not in found


def test_no_source_is_first_and_knows_what_the_grammar_offers() -> None:
    parsed = Text("The bridge is said to be safe.")
    doc = Document(parsed, load_parser()(parsed))
    c = doc.low.index("said")
    first = source_candidates(doc, c)[0]
    assert first.part is None
    names = own_features(doc, View(doc, c), first)
    assert any(name.startswith("none=nsubjpass|") for name in names)
