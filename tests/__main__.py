"""All checks in one go: `python3 run.py test`, or `python -m tests` in the environment.

Order: ruff, mypy, import contracts, tests, evaluation floors. Arguments go to pytest (then only pytest runs):
`python3 run.py test tests/app -k store`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TOOLS = Path(sys.executable).parent


def run(title: str, command: list[str]) -> bool:
    """Run one check, print how it went and how long it took; True if it passed."""
    print(f"--- {title}", flush=True)
    started = time.perf_counter()
    passed = subprocess.run(command, cwd=ROOT, check=False).returncode == 0
    print(f"--- {title}: {'passed' if passed else 'FAILED'} in {time.perf_counter() - started:.0f} s", flush=True)
    return passed


def main() -> int:
    """Run everything; 0 if all passed."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    pytest = [sys.executable, "-m", "pytest"]
    if len(sys.argv) > 1:
        return subprocess.run([*pytest, *sys.argv[1:]], cwd=ROOT, check=False).returncode
    results = {
        "ruff check": run("ruff check", [str(TOOLS / "ruff"), "check", "."]),
        "ruff format": run("ruff format", [str(TOOLS / "ruff"), "format", "--check", "."]),
        "mypy": run("mypy", [sys.executable, "-m", "mypy", "."]),
        "import contracts": run("import contracts", [str(TOOLS / "lint-imports")]),
        "evaluation floors": run("evaluation floors", [sys.executable, "-m", "tests.eval", "floors"]),
        # Last, so that the runner's closing line is the last thing printed.
        "tests": run("tests", [*pytest, "-n", str(min(4, os.cpu_count() or 1)), "--dist", "loadfile"]),
    }
    failed = [name for name, passed in results.items() if not passed]
    print("all checks passed" if not failed else f"FAILED: {', '.join(failed)}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
