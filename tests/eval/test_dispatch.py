"""The one path to the numbers: answers never reach product code, rows stay rows, bad input has a line."""

from __future__ import annotations

import json
import sys
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.eval import __main__ as dispatch


@pytest.fixture
def task(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, Callable[[Any], Any]], None]:
    """Puts a function in the place of a task's own."""

    def install(name: str, predict: Callable[[Any], Any]) -> None:
        module = types.ModuleType(f"tests.eval.task_{name}")
        module.predict = predict  # type: ignore[attr-defined]  # a module made here
        monkeypatch.setitem(sys.modules, f"tests.eval.task_{name}", module)

    return install


def call(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["tests.eval", *arguments])
    return dispatch.main()


@pytest.mark.parametrize(("name", "keys"), dispatch.ANSWERS.items())
def test_answers_are_removed_at_any_depth_before_product_code_sees_a_row(
    name: str, keys: tuple[str, ...], task: Callable[..., None], tmp_path: Path
) -> None:
    answer = dict.fromkeys(keys, "the answer")
    row = {"id": 1, "text": "Line\u2028two \ud83d", **answer, "inner": [{"more": {"kept": 2, **answer}}]}
    gold = tmp_path / "gold.jsonl"
    gold.write_text(
        json.dumps(row) if name == "alignment" else json.dumps(row, ensure_ascii=True) + "\n\n" + json.dumps(row) + "\n"
    )
    seen: list[Any] = []

    def predict(rows: Any) -> Any:
        seen.append(rows)
        return rows

    task(name, predict)
    out = dispatch.predict(name, gold)
    assert "the answer" not in json.dumps(seen)
    clean = {"id": 1, "text": "Line\u2028two \ud83d", "inner": [{"more": {"kept": 2}}]}
    assert [json.loads(line) for line in out.split("\n") if line] == (
        [clean] if name == "alignment" else [clean, clean]
    )


def test_rows_with_unescaped_line_separators_stay_whole(task: Callable[..., None], tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps({"text": "a\u2028b\x85c\u2029d"}, ensure_ascii=False) + "\n", "utf-8")
    task("tone", list)
    assert json.loads(dispatch.predict("tone", gold)) == {"text": "a\u2028b\x85c\u2029d"}


def test_the_command_writes_its_file(
    task: Callable[..., None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gold, out = tmp_path / "gold.jsonl", tmp_path / "pred"
    gold.write_text('{"id": 7, "polarity": 1}\n')
    task("tone", lambda rows: [{"id": row["id"], "polarity": 0} for row in rows])
    assert call(monkeypatch, "tone", str(gold), "--out", str(out)) == 0
    assert json.loads(out.read_text()) == {"id": 7, "polarity": 0}


def test_bad_input_is_status_2_and_one_line(
    task: Callable[..., None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    task("tone", list)
    broken, good = tmp_path / "broken", tmp_path / "good"
    broken.write_text("{no json")
    good.write_text("{}\n")
    for gold, out in (
        (tmp_path / "gone", tmp_path / "x"),
        (broken, tmp_path / "x"),
        (good, tmp_path / "no folder" / "x"),
    ):
        assert call(monkeypatch, "tone", str(gold), "--out", str(out)) == 2
        assert len(capsys.readouterr().err.strip().splitlines()) == 1
    with pytest.raises(SystemExit) as caught:
        call(monkeypatch, "weather", str(good), "--out", "x")
    assert caught.value.code == 2
    capsys.readouterr()


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "gold"),
    [
        ("attribution", "attribution/polnear_dev.jsonl"),
        ("tone", "tone/newsmtsc_dev.jsonl"),
        ("labels", "wording/wcl_dev.jsonl"),
        ("loaded", "wording/basil_lexical_dev.jsonl"),
    ],
)
def test_the_answers_named_are_those_of_the_data(name: str, gold: str, shared: Path) -> None:
    with (shared / "eval" / gold).open(encoding="utf-8") as file:
        row = json.loads(next(file))
    assert dispatch.without(row, dispatch.ANSWERS[name]) != row
