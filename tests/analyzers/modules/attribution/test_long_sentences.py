"""Work grows with the length of a text, also where a text of 100,000 characters has no full stop."""

from __future__ import annotations

import pytest

from analyzers.modules.attribution.contents import content_candidates
from analyzers.modules.attribution.cues import cue_candidates
from analyzers.modules.attribution.document import LONGEST, Document
from analyzers.modules.attribution.extract import propose
from analyzers.modules.attribution.model import load_model
from analyzers.modules.attribution.source_ranking import source_candidates
from analyzers.modules.attribution.variants import NEAR
from analyzers.records import Parse, Token
from analyzers.text import Text

WORDS = [
    ("the", "DET", "det", 1),
    ("miller", "NOUN", "nsubj", 2),
    ("said", "VERB", "conj", -7),
    ("that", "SCONJ", "mark", 7),
    ("the", "DET", "det", 5),
    ("bridge", "NOUN", "nsubj", 7),
    ("would", "AUX", "aux", 7),
    ("open", "VERB", "ccomp", 2),
    (",", "PUNCT", "punct", 2),
]
"""A clause with its tree: word, part of speech, label, head inside the clause; the verb hangs on the clause before."""


def one_sentence(clauses: int, *, quoted: bool = False) -> Document:
    """One sentence of so many clauses, each said to depend on the one before; no parser is needed."""
    words: list[Token] = []
    content = "“" if quoted else ""
    for clause in range(clauses):
        base = clause * len(WORDS)
        for place, (word, pos, dep, head) in enumerate(WORDS):
            if clause or place:
                content += "" if word == "," else " "
            up = base + head if head >= 0 else max(0, base - len(WORDS)) + 2
            start = len(content)
            content += word
            tag = {"VERB": "VBD", "NOUN": "NN"}.get(pos, "XX")
            words.append(Token(start, start + len(word), word, word, pos, tag, dep, up, "", False, 0))
    return Document(Text(content), Parse(tuple(words), ((0, len(words)),)))


def work(doc: Document) -> tuple[int, int]:
    """Candidates that are weighed, and words of the contents among them."""
    cues = cue_candidates(doc, load_model().lexicon)
    contents = [item for c in cues for item in content_candidates(doc, c)]
    sources = sum(len(source_candidates(doc, c)) for c in cues)
    return len(contents) + sources, sum(end - start for item in contents for start, end in item.parts)


@pytest.mark.parametrize("quoted", [False, True])
def test_twice_the_sentence_is_twice_the_work(quoted: bool) -> None:
    short, long = one_sentence(300, quoted=quoted), one_sentence(600, quoted=quoted)
    for before, after in zip(work(short), work(long), strict=True):
        assert before > 0
        assert after < 2.2 * before


def test_the_rivals_of_a_cue_are_those_around_it(monkeypatch: pytest.MonkeyPatch) -> None:
    from analyzers.modules.attribution import extract

    seen: list[int] = []
    original = extract.keep_features

    def counted(doc: Document, item: object, others: list[object], bin_: str) -> object:
        seen.append(len(others))
        return original(doc, item, others, bin_)  # type: ignore[arg-type]

    monkeypatch.setattr(extract, "keep_features", counted)
    doc = one_sentence(120)
    model = load_model()
    extract.judge(doc, model, extract.settle_contents(doc, model, propose(doc, model)))
    assert max(seen) <= 2 * NEAR
    assert max(seen[len(seen) // 2 :]) == max(seen[: len(seen) // 2])


def test_an_overlong_sentence_is_taken_in_pieces() -> None:
    doc = one_sentence(100)
    assert doc.size == 900
    assert [doc.bounds[0][0], doc.bounds[-1][1]] == [0, 900]
    assert all(a[1] == b[0] for a, b in zip(doc.bounds, doc.bounds[1:], strict=False))
    assert all(end - start <= LONGEST for start, end in doc.bounds)
    assert all(doc.low[end - 1] == "," for _, end in doc.bounds)
    for start, end in doc.bounds:
        assert all(start <= doc.head[k] < end and start <= doc.left[k] <= doc.right[k] < end for k in range(start, end))


def test_a_common_sentence_stays_whole() -> None:
    doc = one_sentence(LONGEST // 9)
    assert doc.bounds == ((0, doc.size),)
    assert doc.head[2 + 9] == 2
