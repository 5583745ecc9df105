"""Adding an article encodes its own sentences and nobody else's; many articles keep to their nearest pairs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from analyzers.language import encoder
from analyzers.modules import encoding
from analyzers.modules.lineup.linking import MANY_ARTICLES, NEAREST_OF_MANY
from analyzers.pipeline import Pipeline
from analyzers.records import Article, LineupResult
from analyzers.registry import REGISTRY
from tests.analyzers.modules.test_lineup import DAILY, OTHER, WIRE, line_up

NEEDED = ("cleaning", "about", "parse", "encoding", "events", "lineup")


def article(key: str, text: str) -> Article:
    return Article(key, f"{key}.txt", text)


def test_adding_an_article_encodes_only_its_own_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    encoded: list[str] = []

    class Counting:
        def encode(self, sentences: Sequence[str]) -> Any:
            encoded.extend(sentences)
            return encoder.load_encoder().encode(sentences)

    monkeypatch.setattr(encoding, "load_encoder", Counting)
    pipeline = Pipeline([a for a in REGISTRY if a.spec.id in NEEDED])
    first = pipeline.run([article("wire", WIRE), article("daily", DAILY)])
    assert len(encoded) == sum(len(a.text.sentences) for a in first.articles) > 5
    encoded.clear()
    second = pipeline.run([article("wire", WIRE), article("other", OTHER), article("daily", DAILY)])
    own = second.articles[1].text
    assert encoded == [s.span.of(own.content) for s in own.sentences]
    assert len(encoded) > 1
    encoded.clear()
    pipeline.run([article("daily", DAILY), article("wire", WIRE)])
    assert encoded == []
    before: LineupResult = first.shared[LineupResult]
    after: LineupResult = second.shared[LineupResult]
    assert len(after.rows) > len(before.rows)


def test_of_many_articles_each_sentence_lists_its_nearest() -> None:
    topics = ["The mill burnt", "A bridge fell", "The choir won", "Snow closed the pass", "The mayor resigned"]
    texts = {
        f"a{k}": f"Edition {k} of the paper came out late.\n{topics[k % 5]} in district {k % 3}, officials said."
        for k in range(MANY_ARTICLES + 2)
    }
    result = line_up(texts)
    sentences = 2 * len(texts)
    assert len(result.pairs) <= sentences * NEAREST_OF_MANY + sum(p.band is not None for p in result.pairs)
    assert {s for r in result.rows for a, own in r.cells.items() for s in ((a, x) for x in own)} == {
        (a, s) for a in texts for s in ("s0", "s1")
    }
