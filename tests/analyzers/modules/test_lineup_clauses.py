"""Clauses of long sentences, and what they mean."""

from __future__ import annotations

import numpy as np

from analyzers.language import load_parser
from analyzers.modules.lineup.clauses import ClauseMatch, clauses
from analyzers.modules.lineup.scoring import Source, prepare
from analyzers.modules.lineup.similarity import centred
from analyzers.modules.lineup.terms import Passage
from analyzers.records import Encoding
from analyzers.text import Text
from tests.analyzers.modules.test_lineup_blocks import sources

LONG = (
    "The council met on Monday in the old mill above the river, and the mayor promised the farmers that the quarry "
    "would be closed before winter."
)


def read(content: str) -> list[Passage]:
    text = Text(content)
    return prepare([Source("a", text, load_parser()(text))])[0][0]


def words(content: str) -> list[str]:
    """The clauses of the last sentence."""
    tokens = read(content)[-1].tokens
    return [" ".join(tokens[k].text for k in part) for part in clauses(tokens)]


def test_a_long_sentence_has_a_part_for_every_finite_verb() -> None:
    found = words(LONG)
    assert len(found) == 3
    assert any("council met" in part and "quarry" not in part for part in found)
    assert any("quarry would be closed" in part and "Monday" not in part for part in found)


def test_places_are_counted_in_the_sentence_wherever_it_stands() -> None:
    assert words("Owls nest there. Nobody minds. " + LONG) == words(LONG)


def test_short_sentences_and_single_clauses_have_no_parts() -> None:
    assert words("The quarry flooded and the owls left.") == []
    assert (
        words("The old quarry above the long river behind the small grey mill near the town of Orsa flooded twice.")
        == []
    )
    assert clauses(()) == []


def test_sentences_without_clauses_are_as_near_as_their_vectors() -> None:
    ready, _ = prepare(sources())
    encodings = [s.encoding for s in sources() if s.encoding]
    match = ClauseMatch(ready, encodings)
    count = sum(len(own) for own in ready)
    whole = match.strip(slice(0, count))
    assert whole.shape == (count, count)
    assert np.allclose(whole, whole.T, atol=1e-6)
    assert np.allclose(np.diagonal(whole), 1, atol=1e-5)
    assert not any(clauses(p.tokens) for own in ready for p in own)
    vectors = centred(np.concatenate([e.sentences for e in encodings]))
    assert np.allclose(whole, vectors @ vectors.T, atol=1e-5)
    assert np.allclose(match.strip(slice(3, 5)), whole[3:5, 3:], atol=1e-6)


def test_a_sentence_is_as_near_as_the_nearest_of_its_clauses() -> None:
    draw = np.random.default_rng(3)
    long, short = Text(LONG), Text("A pit gets shut.")
    passage = read(LONG)[0]
    quarry = next(part for part in clauses(passage.tokens) if any(passage.tokens[k].text == "quarry" for k in part))
    fact, rest = draw.standard_normal((2, 8)).astype(np.float32)
    pieces = np.array([fact if k in quarry else rest for k in range(len(passage.tokens))])
    offsets = tuple(t.span for t in passage.tokens)
    one = Encoding("made up", pieces.mean(axis=0)[None, :], (pieces,), (offsets,))
    other = Encoding("made up", fact[None, :], (fact[None, :],), ((short.sentences[0].span,),))
    ready, _ = prepare([Source("a", long, load_parser()(long)), Source("b", short, load_parser()(short))])
    near = ClauseMatch(ready, [one, other]).strip(slice(0, 2))
    assert near[0, 1] > 0.99
    vectors = centred(np.concatenate([one.sentences, other.sentences]))
    assert (vectors @ vectors.T)[0, 1] < 0.9
