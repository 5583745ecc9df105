"""The shipped weights: small, explained, without names, and made again by the script."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

import resources
from analyzers.modules.tone.head import load_head
from analyzers.modules.tone.train import PARTS, Weights, fit, folds, save


def test_the_weights_are_small_and_explained() -> None:
    folder = resources.path("models", "tone")
    assert (folder / "head.npy").stat().st_size < 32_000
    assert (folder / "cues.json").stat().st_size < 400_000
    card = (folder / "CARD.md").read_text(encoding="utf-8")
    for word in ("NewsMTSC", "MIT", "Limits", "macro-F1"):
        assert word in card
    assert "Felix Hamborg" in resources.path("notices", "newsmtsc.txt").read_text(encoding="utf-8")


def test_no_weight_belongs_to_a_name() -> None:
    cues = load_head().cues
    assert len(cues) > 3000
    lemmas = {cue.split(":")[2 if cue[0] in "vr" else 1] for cue in cues}
    assert "NAME" in lemmas
    assert not any(word[:1].isupper() for word in lemmas - {"NAME"})


def _toy() -> tuple[np.ndarray, list[frozenset[str]], np.ndarray]:
    answers = np.array([-1, 0, 1] * 20)
    words = [frozenset({{-1: "c:scold", 0: "c:meet", 1: "c:praise"}[int(a)], "s:day"}) for a in answers]
    vectors = np.stack([np.array([a, a * a, 1.0, i % 7], dtype=np.float32) for i, a in enumerate(answers)])
    return vectors, words, answers


def test_fitting_learns_and_is_the_same_again(tmp_path: Path) -> None:
    vectors, words, answers = _toy()
    weights = fit(vectors, words, answers)
    assert (weights.scores(vectors, words).argmax(axis=1) - 1 == answers).all()
    assert weights.cues["c:praise"].argmax() == 2
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        save(fit(vectors, words, answers), tmp_path / name)
    for part in PARTS:
        assert (tmp_path / "one" / part).read_bytes() == (tmp_path / "two" / part).read_bytes()
    assert json.loads((tmp_path / "one" / "cues.json").read_text())["cues"]["c:praise"][2] > 0


def test_sharper_weights_say_the_same() -> None:
    weights = Weights(np.array([[1.0, 0.0], [0.0, 0.5], [0.0, 0.0]]), {"c:x": np.array([0.0, 0.0, 2.0])})
    vectors = np.array([[1.0], [-1.0]], dtype=np.float32)
    plain, sharp = (w.scores(vectors, [frozenset({"c:x"}), frozenset()]) for w in (weights, weights.times(2)))
    assert sharp == pytest.approx(plain * 2)


def test_rows_of_one_sentence_share_a_fold() -> None:
    rows = [{"sentence": text} for text in ("a", "b", "a", "c", "d", "b")]
    found = folds(rows)
    assert found[0] == found[2]
    assert found[1] == found[5]
    assert set(found) == {0, 1, 2}
