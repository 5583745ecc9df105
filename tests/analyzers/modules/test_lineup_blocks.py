"""What is computed for many sentences at once gives what one pair after the other gives."""

from __future__ import annotations

import dataclasses
import functools
import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.language import load_parser
from analyzers.modules.lineup import scoring
from analyzers.modules.lineup.linking import NEAREST, Listed, bands, link, together
from analyzers.modules.lineup.scoring import Scores, Source, features, prepare, score
from analyzers.modules.lineup.similarity import centred, inverse_frequency
from analyzers.modules.lineup.terms import Passage
from analyzers.modules.lineup.words import NAMING, WordMatch
from analyzers.records import Encoding
from analyzers.text import Span, Text

TEXTS = (
    "The quarry flooded at dawn. Ida Holm, the mayor, blamed the old dyke. Yes.",
    "A dyke gave way and a quarry filled with water. The mayor declined to comment.",
    "",
    "Owls nest in the tower. The council declined to comment. Nobody was hurt when the quarry flooded.",
)


@functools.cache
def sources() -> tuple[Source, ...]:
    """Articles with made-up vectors: every word of the text is a piece, and every third one two."""
    out = []
    for k, content in enumerate(TEXTS):
        text = Text(content)
        draw = np.random.default_rng(k)
        offsets: list[tuple[Span, ...]] = []
        for sentence in text.sentences:
            at, own = sentence.span.start, []
            for n, word in enumerate(sentence.span.of(content).split(" ")):
                cut = at + len(word) // 2 if n % 3 == 0 and len(word) > 3 else at
                own += [Span(at, cut)] * (cut > at) + [Span(cut, at + len(word))]
                at += len(word) + 1
            offsets.append(tuple(own))
        pieces = tuple(draw.standard_normal((len(own), 8)).astype(np.float32) for own in offsets)
        means = np.array([own.mean(axis=0) for own in pieces], dtype=np.float32).reshape(-1, 8)
        out.append(Source(f"a{k}", text, load_parser()(text), Encoding("made up", means, pieces, tuple(offsets))))
    return tuple(out)


def one_by_one(flat: list[Passage], encodings: list[Encoding]) -> np.ndarray:
    """The soft match of words, sentence by sentence."""
    idf = inverse_frequency([p.content for p in flat])
    vectors, weights = [], []
    for passage in flat:
        encoding = encodings[passage.article]
        own = []
        for span in passage.content_at:
            inside = [k for k, o in enumerate(encoding.offsets[passage.index]) if Span(*o).overlaps(span)]
            whole = encoding.sentences[passage.index]
            own.append(encoding.pieces[passage.index][inside].mean(axis=0) if inside else whole)
        vectors.append(np.array(own or [encoding.sentences[passage.index]], dtype=np.float32))
        weight = [idf[c] * (NAMING if n else 1) for c, n in zip(passage.content, passage.naming, strict=True)] or [1.0]
        weights.append(np.array(weight) / sum(weight))
    words = np.split(centred(np.concatenate(vectors)), np.cumsum([len(v) for v in vectors])[:-1])
    out = np.zeros((len(flat), len(flat)))
    for i, a in enumerate(words):
        for j, b in enumerate(words):
            near = np.maximum(a @ b.T, 0)
            of_a, of_b = weights[i] @ near.max(axis=1), weights[j] @ near.max(axis=0)
            out[i, j] = 2 * of_a * of_b / max(of_a + of_b, 1e-6)
    return out


@pytest.mark.parametrize("tiles", [[(0, 8)], [(0, 3), (3, 5), (5, 8)], [(0, 5), (5, 8)]])
def test_words_are_matched_as_one_by_one(tiles: list[tuple[int, int]]) -> None:
    ready, _ = prepare(sources())
    flat = [p for own in ready for p in own]
    assert len(flat) == 8
    edges = np.cumsum([0, *(len(own) for own in ready)]).tolist()
    ranges = [slice(a, b) for a, b in itertools.pairwise(edges)]
    encodings = [s.encoding for s in sources() if s.encoding]
    match = WordMatch(flat, ranges, encodings, [slice(*tile) for tile in tiles])
    wanted = one_by_one(flat, encodings)
    for k, (low, high) in enumerate(tiles):
        assert np.allclose(match.strip(k), wanted[low:high, low:], atol=1e-5)


def test_how_much_is_compared_at_a_time_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    ready, who = prepare(sources())
    found = []
    for words in (1, 12, 10_000):
        monkeypatch.setattr(scoring, "AT_A_TIME", words)
        tiles = [tile for tile, _ in features(sources(), ready, who)[3]]
        assert [t.stop for t in tiles[:-1]] == [t.start for t in tiles[1:]]
        found.append((len(tiles), score(sources(), ready, who)))
    assert [count for count, _ in found][::2] == [3, 1]
    for _, scores in found:
        assert np.allclose(scores.probability, found[0][1].probability, atol=1e-6)
        assert (scores.probability == scores.probability.T).all()
        assert all((scores.probability[own, own] == 0).all() for own in scores.ranges)


@functools.cache
def passages() -> list[Passage]:
    return prepare(sources())[0][0]


PROBABILITIES = st.integers(0, 12).map(lambda n: np.float32(n / 12))


@st.composite
def scored(draw: st.DrawFn) -> Scores:
    sizes = draw(st.lists(st.integers(0, 8), min_size=1, max_size=5))
    edges = np.cumsum([0, *sizes]).tolist()
    ranges = tuple(slice(a, b) for a, b in itertools.pairwise(edges))
    n = edges[-1]
    values = np.array(draw(st.lists(PROBABILITIES, min_size=n * n, max_size=n * n)), dtype=np.float32).reshape(n, n)
    values = np.triu(values, 1) + np.triu(values, 1).T
    for own in ranges:
        values[own, own] = 0
    return Scores(tuple(passages()[:1] * n), ranges, values.astype(np.float32), False)


@given(scored())
def test_bands_of_many_articles_are_those_of_two(scores: Scores) -> None:
    listed = link(scores)
    band = np.zeros(scores.probability.shape, dtype=int)
    band[listed.a, listed.b] = listed.band
    for i, a in enumerate(scores.ranges):
        for b in scores.ranges[i + 1 :]:
            if a.start < a.stop and b.start < b.stop:
                assert (band[a, b] == bands(scores.probability[a, b])).all()


@given(scored())
def test_the_nearest_of_every_sentence_are_listed_and_ties_go_to_the_earlier(scores: Scores) -> None:
    listed = link(scores)
    assert (np.lexsort((listed.b, listed.a)) == np.arange(len(listed.a))).all()
    pairs = set(zip(listed.a.tolist(), listed.b.tolist(), strict=True))
    assert len(pairs) == len(listed.a)
    for own in scores.ranges:
        for sentence in range(own.start, own.stop):
            for other in scores.ranges:
                if other is own:
                    continue
                ranked = sorted(range(other.start, other.stop), key=lambda j: (-scores.probability[sentence, j], j))
                for j in ranked[:NEAREST]:
                    assert (min(sentence, j), max(sentence, j)) in pairs


def test_columns_become_links() -> None:
    columns = Listed(
        np.array([1, 0, 0]), np.array([4, 5, 3]), np.array([0.5, 0.2, 0.05], np.float32), np.array([2, 1, 0], np.int8)
    )
    assert together([]).links() == []
    links = together([columns.chosen(np.array([0])), columns.chosen(np.array([1, 2]))]).links()
    assert [(x.a, x.b, x.band) for x in links] == [(0, 5, "possible"), (1, 4, "solid")]
    moved = columns.moved(np.array([7, 1, 9, 9, 2, 3])).links()
    assert [(x.a, x.b) for x in moved] == [(1, 2), (7, 3)]
    assert dataclasses.asdict(links[1])["score"] == pytest.approx(0.5)
