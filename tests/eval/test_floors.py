"""The floors: below one the run fails, and floors.toml can be read."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.eval import floors
from tests.eval.__main__ import ANSWERS

SCORER = """
import json, sys
assert sys.argv[-1] == "--json"
print(json.dumps({"all": {"f1": 0.5}, "flips": 0.1, "arguments": sys.argv[1:]}))
"""


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of data with one scorer, and a table of floors to fill."""
    (tmp_path / "score.py").write_text(SCORER)
    (tmp_path / "gold.jsonl").write_text("{}\n")
    path = tmp_path / "floors.toml"
    monkeypatch.setattr(floors, "SHARED", tmp_path)
    monkeypatch.setattr(floors, "FLOORS", path)
    monkeypatch.setattr(floors, "predict", lambda task, gold: "{}\n")
    return path


def fill(path: Path, at_least: float, at_most: float) -> None:
    path.write_text(
        f"""[tone]
gold = "gold.jsonl"
scorer = "score.py"
[[tone.floor]]
name = "F1"
key = "all/f1"
at_least = {at_least}
[[tone.floor]]
name = "flips"
key = "flips"
at_most = {at_most}
"""
    )


@pytest.mark.parametrize(("at_least", "at_most", "status"), [(0.5, 0.1, 0), (0.51, 0.1, 1), (0.5, 0.09, 1)])
def test_below_a_floor_the_run_fails(
    table: Path, at_least: float, at_most: float, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(table, at_least, at_most)
    assert floors.main([]) == status
    assert ("BELOW" in capsys.readouterr().out) == bool(status)


def test_only_the_tasks_asked_for_are_measured(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fill(table, 0.9, 0.0)
    assert floors.main(["labels"]) == 0
    assert capsys.readouterr().out == ""


def test_without_the_data_nothing_is_measured_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(floors, "SHARED", tmp_path / "none")
    assert floors.main([]) == 0
    assert "nothing measured" in capsys.readouterr().out


def test_a_scorer_that_fails_is_no_success(table: Path) -> None:
    fill(table, 0.5, 0.1)
    (table.parent / "score.py").write_text("raise SystemExit('broken')")
    with pytest.raises(RuntimeError, match="broken"):
        floors.main([])


def test_the_table_in_the_repository_is_whole() -> None:
    tasks = tomllib.loads(Path(floors.__file__).with_name("floors.toml").read_text("utf-8"))
    assert set(tasks) == set(ANSWERS)
    for about in tasks.values():
        assert about["floor"]
        for row in about["floor"]:
            assert row["name"]
            assert row["key"]
            assert ("at_least" in row) != ("at_most" in row)
            assert row.get("run", "") in about.get("runs", {"": []})
