"""The long one: `python -m tests.fuzz --rounds 20000 --seed 1`.

Every input goes through the reader process as in the window. Counts are printed as a table, by ending and outcome;
inputs that hang, crash, need too much memory, are unforeseen or lose something are kept in a folder. Status 1 if there
are any that hang, crash or lose. Ended early (by
`--minutes`, Ctrl+C or a request to end), it prints what it has counted.
"""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from app.readers import SafeReader
from tests.fuzz.check import outcome
from tests.fuzz.mutate import inputs

KINDS = ("read", "refused", "unforeseen", "memory", "hang", "crash", "lost")


def main() -> int:
    """Run it."""
    options = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    options.add_argument("--rounds", type=int, default=20_000, help="how many inputs")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--minutes", type=float, default=600.0, help="stop after so long, with the counts so far")
    options.add_argument("--keep", type=Path, help="folder for inputs with a finding (default: a temporary one)")
    chosen = options.parse_args()
    keep = chosen.keep or Path(tempfile.gettempdir()) / f"samestory-fuzz-{chosen.seed}"
    reader = SafeReader()
    counts: Counter[tuple[str, str]] = Counter()
    slowest: list[tuple[float, str]] = []
    started = time.perf_counter()
    ended: list[int] = []
    for request in (signal.SIGTERM, signal.SIGINT):
        signal.signal(request, lambda number, _frame: ended.append(number))
    for number, one in enumerate(inputs(chosen.seed, chosen.rounds), 1):
        before = time.perf_counter()
        found = outcome(reader.read_bytes, one.name, one.data)
        took = time.perf_counter() - before
        slowest = sorted([*slowest, (took, f"{one.name} ({one.how})")], reverse=True)[:5]
        counts[one.name.rpartition(".")[2], found.kind] += 1
        if found.kind not in ("read", "refused"):
            keep.mkdir(parents=True, exist_ok=True)
            (keep / one.name).write_bytes(one.data)
            sys.stderr.write(f"{found.kind}: {one.name} [{one.how}] {found.words}\n")
        if ended or time.perf_counter() - started > 60 * chosen.minutes:
            break
        if number % 500 == 0:
            so_far = ", ".join(f"{sum(n for (_e, k), n in counts.items() if k == kind):,} {kind}" for kind in KINDS)
            sys.stderr.write(f"{number:,} of {chosen.rounds:,}, {time.perf_counter() - started:.0f} s: {so_far}\n")
            sys.stderr.flush()
    reader.close()
    print(table(counts))
    early = f" of {chosen.rounds:,}, ended early" if counts.total() < chosen.rounds else ""
    print(f"\n{counts.total():,} inputs{early}, seed {chosen.seed}, {time.perf_counter() - started:.0f} s; slowest:")
    for took, what in slowest:
        print(f"  {took:.2f} s  {what}")
    return int(any(kind in ("hang", "crash", "lost") for _ending, kind in counts))


def table(counts: Counter[tuple[str, str]]) -> str:
    """Counts as a Markdown table."""
    lines = ["| ending | inputs | " + " | ".join(KINDS) + " |", "|---" * (len(KINDS) + 2) + "|"]
    endings = sorted({ending for ending, _ in counts})
    for ending in (*endings, "all"):
        row = [sum(n for (e, k), n in counts.items() if k == kind and ending in (e, "all")) for kind in KINDS]
        lines.append(f"| {ending} | {sum(row):,} | " + " | ".join(f"{n:,}" for n in row) + " |")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
