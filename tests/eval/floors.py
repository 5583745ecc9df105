"""Compares every figure of floors.toml with what the product reaches now; below a floor the run fails.

A floor belongs to a gold file under ../shared/eval; where that folder is missing there is nothing to measure, and the
run says so. Figures are read from the scorers that lie beside the gold files.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path
from typing import Any

from tests.eval.__main__ import predict

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "eval"
FLOORS = Path(__file__).with_name("floors.toml")


def score(scorer: Path, arguments: list[str]) -> Any:
    """What a scorer prints with --json.

    Raises:
        RuntimeError: if it fails.
    """
    done = subprocess.run(
        [sys.executable, str(scorer), *arguments, "--json"], capture_output=True, text=True, check=False
    )
    if done.returncode not in (0, 1) or not done.stdout.strip():
        raise RuntimeError(f"{scorer.name} {' '.join(arguments)}: {done.stderr.strip()[-400:]}")
    return json.loads(done.stdout)


def figure(found: Any, key: str) -> float:
    """A number in nested JSON, its place given as names joined by slashes."""
    for part in key.split("/"):
        found = found[part]
    return float(found)


def measure(task: str, about: dict[str, Any], folder: Path) -> dict[str, Any]:
    """Predict and score one task; the scorer's JSON, per subset where the task has any."""
    gold = SHARED / about["gold"]
    out = folder / f"{task}.pred"
    out.write_text(predict(task, gold), "utf-8")
    scorer = SHARED / about["scorer"]
    result: dict[str, Any] = {}
    for name, extra in about.get("runs", {"": []}).items():
        if task == "attribution":
            arguments = [str(out), "--gold", str(gold), *extra]
        else:
            arguments = [str(gold), str(out), *extra]
        result[name] = score(scorer, arguments)
    return result


def main(argv: list[str]) -> int:
    """Measure the tasks named (default: all) and print a table; 1 when a figure is below its floor."""
    parser = argparse.ArgumentParser(prog="python -m tests.eval floors")
    parser.add_argument("tasks", nargs="*")
    parser.add_argument("--json", type=Path, help="also write the figures here")
    options = parser.parse_args(argv)
    if not SHARED.is_dir():
        print("floors: the annotated data (../shared/eval) are not here; nothing measured")
        return 0
    table = tomllib.loads(FLOORS.read_text("utf-8"))
    low = 0
    figures: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as name:
        for task, about in table.items():
            if options.tasks and task not in options.tasks:
                continue
            started = time.perf_counter()
            found = measure(task, about, Path(name))
            figures[task] = {}
            for row in about["floor"]:
                value = figure(found[row.get("run", "")], row["key"])
                figures[task][row["name"]] = value
                below = value > row["at_most"] if "at_most" in row else value < row["at_least"]
                bound = f"at most {row['at_most']:.3f}" if "at_most" in row else f"floor {row['at_least']:.3f}"
                low += below
                print(f"{task:12} {row['name']:44} {value:.3f}   {bound}{'   BELOW' if below else ''}")
            print(f"{task:12} took {time.perf_counter() - started:.0f} s", flush=True)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    return 1 if low else 0
