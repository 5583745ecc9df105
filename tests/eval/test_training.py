"""Training gives the same bytes again: in another process, with another hash seed, number of threads and order."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from analyzers.modules.attribution.model import read_model, total, weighted
from tests.eval.attribution_fitting import Matrix, ones

ROOT = Path(__file__).resolve().parents[2]
SPEAKERS = ("The mayor", "Ines Caro", "A clerk", "The port authority", "Two fishermen", "Her deputy", "Oduya")
CUES = ("said", "warned", "announced", "insisted", "explained", "believes", "told reporters")
CLAIMS = (
    "the bridge would open in spring",
    "nobody had asked the town",
    "the ferry is too small for lorries",
    "rents will rise again",
    "the harbour board had lost the papers",
)
ASIDES = ("The quay was built in 1911.", "Rain fell all morning.", "Boats lay along the wall, and gulls sat on them.")


def articles(count: int) -> str:
    """Made-up articles with what is marked in them, a row each."""
    lines: list[str] = []
    for number in range(count):
        text = ""
        marked = []
        for turn in range(6):
            speaker, cue, claim = (
                words[(number * step + turn * 3) % len(words)]
                for words, step in ((SPEAKERS, 2), (CUES, 3), (CLAIMS, 1))
            )
            shapes = (
                (f"{speaker} {cue} that ", claim, ".", speaker),
                ("", f"“{claim.capitalize()},”", f" {speaker} {cue}.", speaker),
                ("", claim.capitalize(), f", according to {speaker}.", speaker),
            )
            before, content, after, source = shapes[(number + turn) % 3]
            if content.startswith("“") and cue == "believes":
                cue = "said"
                after = f" {speaker} said."
            start = len(text)
            text += before + content + after
            sentence = text[start:]
            word = "according to" if "according" in after else cue.split(" ")[0]
            at = start + len(before)
            spans = {
                "content": [[at, at + len(content)]],
                "cue": [[start + sentence.rindex(word), start + sentence.rindex(word) + len(word)]],
                "source": [[start + sentence.rindex(source), start + sentence.rindex(source) + len(source)]],
            }
            marked.append(spans)
            text += f" {ASIDES[(number + turn) % 3]}" + ("\n\n" if turn % 2 else " ")
        lines.append(json.dumps({"id": f"a{number}", "publisher": "made up", "text": text, "attributions": marked}))
    return "\n".join(lines) + "\n"


def trained(folder: Path, name: str, seed: str, threads: str) -> bytes:
    """Weights of a training in a process of its own."""
    out = folder / f"{name}.json.gz"
    command = [sys.executable, "-m", "tests.eval.train_attribution", str(folder / "train.jsonl")]
    command += ["--select", str(folder / "select.jsonl"), "--cache", str(folder), "--out", str(out)]
    settings = {**os.environ, "PYTHONHASHSEED": seed, "OMP_NUM_THREADS": threads, "OPENBLAS_NUM_THREADS": threads}
    done = subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return out.read_bytes()


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "train.jsonl").write_text(articles(12), "utf-8")
    (tmp_path / "select.jsonl").write_text(articles(2), "utf-8")
    # The first run parses, the second takes the kept parses.
    first = trained(tmp_path, "first", "1", "2")
    assert trained(tmp_path, "second", "4711", "1") == first
    model = read_model(tmp_path / "first.json.gz")
    assert model.rates["say"] > 0.5
    assert model.cue
    assert model.content
    assert model.source
    assert model.keep


@pytest.mark.parametrize("seed", range(20))
def test_a_score_does_not_hang_on_the_order_of_the_features(seed: int) -> None:
    chance = random.Random(seed)
    weights = {f"f{n}": chance.randrange(-400, 400) / 100 for n in range(60)}
    names = [f"f{n}" for n in range(70)]
    values = [(name, chance.random()) for name in names]
    expected = total(weights, names), weighted(weights, values)
    for _ in range(10):
        chance.shuffle(names)
        chance.shuffle(values)
        assert (total(weights, names), weighted(weights, values)) == expected


def test_a_feature_that_comes_twice_counts_twice_in_training_as_in_scoring() -> None:
    matrix = Matrix()
    matrix.add(ones(["a", "b", "a"]))
    rows, names = matrix.finish(1)
    assert dict(zip(names, rows.toarray()[0].tolist(), strict=True)) == {"a": 2.0, "b": 1.0}
    assert total({"a": 0.5, "b": 0.25}, ["a", "b", "a"]) == 1.25
