from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.eval.task_attribution import predict

ROOT = Path(__file__).resolve().parents[4]
TEXT = "Ines Caro said the bridge was safe.\n\n“It is not,” a guard told reporters. The army declined to comment."


def test_rows_come_back_in_order_with_offsets_of_the_text() -> None:
    rows = predict([{"id": "b", "text": TEXT}, {"id": "a", "text": ""}])
    assert [row["id"] for row in rows] == ["b", "a"]
    assert rows[1]["attributions"] == []
    found = {tuple(TEXT[s:e] for s, e in a["content"]) for a in rows[0]["attributions"]}
    assert found == {("the bridge was safe",), ("“It is not,”",), ("declined to comment",)}


def test_the_command_writes_what_the_scorer_reads(tmp_path: Path, shared: Path) -> None:
    at = TEXT.index("the bridge was safe")
    gold = {
        "id": "x",
        "publisher": "made up",
        "text": TEXT,
        "attributions": [{"source": [[0, 9]], "cue": [[10, 14]], "content": [[at, at + 19]]}],
    }
    (tmp_path / "gold.jsonl").write_text(json.dumps(gold) + "\n", "utf-8")
    arguments = [sys.executable, "-m", "tests.eval", "attribution", str(tmp_path / "gold.jsonl")]
    subprocess.run([*arguments, "--out", str(tmp_path / "pred.jsonl")], cwd=ROOT, check=True, capture_output=True)
    scorer = shared / "eval" / "attribution" / "score_attribution.py"
    done = subprocess.run(
        [sys.executable, str(scorer), str(tmp_path / "pred.jsonl"), "--gold", str(tmp_path / "gold.jsonl"), "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    report = json.loads(done.stdout)
    assert report["detection"]["r"] == 1.0
    assert report["source_exact"]["r"] == 1.0


@pytest.mark.shared
@pytest.mark.slow
def test_a_few_annotated_articles_keep_their_level(shared: Path) -> None:
    lines = (shared / "eval" / "attribution" / "polnear_select.jsonl").read_text("utf-8").splitlines()[:4]
    rows = [json.loads(line) for line in lines]
    found = predict([{"id": row["id"], "text": row["text"]} for row in rows])
    right = marked = 0
    for row, prediction in zip(rows, found, strict=True):
        contents = [{k for s, e in a["content"] for k in range(s, e)} for a in prediction["attributions"]]
        for a in row["attributions"]:
            want = {k for s, e in a["content"] for k in range(s, e)}
            marked += 1
            right += any(2 * len(want & got) >= len(want | got) for got in contents)
    assert right / marked > 0.6
