"""Run the product's own code over a gold file and write what the scorer beside it reads.

    python -m tests.eval TASK GOLD --out PRED        TASK: attribution, alignment, tone, labels, loaded
    python -m tests.eval attribution GOLD --out PRED --against OLD     also say whether PRED is better than OLD
    python -m tests.eval floors                      run every task of floors.toml and compare

The answers in GOLD may be missing; where they stand they are removed before any product code sees a row.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

ANSWERS: dict[str, tuple[str, ...]] = {
    "attribution": ("attributions",),
    "alignment": ("groups",),
    "tone": ("polarity",),
    "labels": ("concept",),
    "loaded": ("lexical_spans",),
}
"""Keys removed, at any depth, before product code sees a row."""


def without(value: Any, keys: tuple[str, ...]) -> Any:
    """A copy of JSON values without the given keys at any depth."""
    if isinstance(value, dict):
        return {k: without(v, keys) for k, v in value.items() if k not in keys}
    if isinstance(value, list):
        return [without(v, keys) for v in value]
    return value


def predict(task: str, gold: Path) -> str:
    """What the product finds, as the text of a prediction file.

    Raises:
        KeyError: for an unknown task.
        OSError, ValueError: if the gold file cannot be read.
    """
    answers = ANSWERS[task]
    run: Callable[[Any], Any] = importlib.import_module(f"tests.eval.task_{task}").predict
    text = gold.read_text("utf-8")
    if task == "alignment":
        return json.dumps(run(without(json.loads(text), answers))) + "\n"
    # Not splitlines: U+2028 and its like stand unescaped inside the rows.
    rows = [without(json.loads(line), answers) for line in text.split("\n") if line.strip()]
    return "".join(json.dumps(row) + "\n" for row in run(rows))


def main() -> int:
    """The command; exit status 0, 1 below a floor, 2 for bad input."""
    if sys.argv[1:2] == ["floors"]:
        from tests.eval.floors import main as floors

        return floors(sys.argv[2:])
    parser = argparse.ArgumentParser(prog="python -m tests.eval", description=__doc__)
    parser.add_argument("task", choices=sorted(ANSWERS))
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--against", type=Path, help="an earlier PRED: paired bootstrap (attribution only)")
    options = parser.parse_args()
    if options.against is not None and options.task != "attribution":
        parser.error("--against is for attribution only")
    try:
        text = predict(options.task, options.gold)
    except (OSError, ValueError) as error:
        print(f"{options.gold} could not be used: {error}", file=sys.stderr)
        return 2
    try:
        options.out.write_text(text, "utf-8")
    except OSError as error:
        print(f"{options.out} could not be written: {error.strerror or error}", file=sys.stderr)
        return 2
    if options.against is not None:
        from tests.eval.paired import report

        try:
            print("\n".join(report(options.gold, options.out, options.against)))
        except OSError as error:
            print(f"{options.against} could not be compared: {error}", file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
