"""The paired bootstrap: signs, certainty and repeatability, on counts made up here."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from tests.eval.paired import SCORER, f1, interval, report

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "eval" / "attribution"


def rows(right: list[int], made: int = 10, marked: int = 10) -> object:
    """Counts of articles with so many right."""
    return np.asarray([[r, made, r, marked] for r in right])


def test_f1_of_sums() -> None:
    assert f1(np.asarray([5, 10, 5, 10])) == pytest.approx(0.5)
    assert f1(np.asarray([0, 10, 0, 10])) == 0
    assert f1(np.asarray([0, 0, 0, 0])) == 0


def test_a_version_better_everywhere_is_better_in_every_draw() -> None:
    change, low, high = interval(rows([4, 5, 6, 5]), rows([6, 7, 8, 7]))
    assert change == pytest.approx(0.2)
    assert 0.19 < low <= high < 0.21


def test_gains_and_losses_that_cancel_are_not_certain() -> None:
    old, new = rows([4, 5, 6, 5, 3, 7]), rows([6, 3, 8, 3, 5, 5])
    change, low, high = interval(old, new)
    assert change == pytest.approx(0)
    assert low < -0.05
    assert high > 0.05
    assert interval(old, new) == (change, low, high)
    back = interval(new, old)
    assert back[1:] == pytest.approx((-high, -low))


@pytest.mark.skipif(not (SHARED / SCORER).exists(), reason="the annotated data (../shared/eval) are not here")
def test_report_compares_two_files(tmp_path: Path) -> None:
    text = "“Yes,” Ann said. “No,” Bob said."
    first = {"source": [[7, 10]], "cue": [[11, 15]], "content": [[0, 6]]}
    second = {"source": [[23, 26]], "cue": [[27, 31]], "content": [[17, 22]]}
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps({"id": "x", "publisher": "p", "text": text, "attributions": [first, second]}) + "\n")
    (tmp_path / SCORER).write_bytes((SHARED / SCORER).read_bytes())
    old, new = tmp_path / "old", tmp_path / "new"
    old.write_text(json.dumps({"id": "x", "attributions": [first]}) + "\n")
    new.write_text(json.dumps({"id": "x", "attributions": [first, second]}) + "\n")
    lines = report(gold, new, old)
    assert "0.667  1.000     +0.333" in lines[1]
    assert lines[-1].split()[:2] == ["p", "1.000"]
