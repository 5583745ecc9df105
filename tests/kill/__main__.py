"""`python -m tests.kill [--rounds 500] [--seed 1]`: kills, looks, prints; status 1 if anything was lost."""

from __future__ import annotations

import argparse
import sys
import time

from tests.kill.rounds import run


def main() -> int:
    """Run the rounds and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.kill")
    parser.add_argument("--rounds", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    started = time.perf_counter()
    tally = run(chosen.rounds, chosen.seed)
    for name, count in sorted(tally.rounds.items()):
        print(f"{count:6}  {name}")
    print(f"{sum(tally.rounds.values())} processes killed in {time.perf_counter() - started:.0f} s")
    print(f"{tally.edits} committed edits, {tally.saves} saves, {tally.journals} journals recovered")
    for fault in tally.faults:
        print(fault)
    print(f"{len(tally.faults)} faults")
    return 1 if tally.faults else 0


if __name__ == "__main__":
    sys.exit(main())
