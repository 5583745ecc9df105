"""How reading a PDF's page grows with it: `python -m tests.benchmarks.pdfs`.

Pages of 250 and of 1,000 rows of several kinds are cut into lines; printed is the time of the long one against that of
the short one, for each row alike. 1 is what costs the same for every row, 4 what grows with the square. Beside it the
steps of work that the search for columns counted. The same for lines of letters that are put into the order of reading.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Callable

from app.readers.pdf_blocks import Rule
from app.readers.pdf_glyphs import Piece
from app.readers.pdf_layout import cut
from app.readers.pdf_rows import Row, rows_of
from app.readers.visual_order import logical

SHORT, LONG = 250, 1_000
WORDS = "words of one line " * 3
KINDS: dict[str, Callable[[random.Random, int], list[tuple[str, float, float]]]] = {
    "lines": lambda chance, n: [(WORDS, 72, 372 + chance.uniform(0, 160))],
    "columns": lambda chance, n: [(WORDS, x, x + 160 + chance.uniform(0, 40)) for x in (72, 300)],
    "table": lambda chance, n: [(f"c{n}", x, x + chance.uniform(10, 60)) for x in range(72, 500, 90)],
    "wide table": lambda chance, n: [(f"c{n}", x, x + chance.uniform(10, 20)) for x in range(72, 1600, 40)],
    "steps": lambda chance, n: [(WORDS, 72, 532 - 0.4 * n)],
}


def page(kind: str, count: int, ruled: bool) -> tuple[list[Row], list[Rule]]:
    """Rows of a page of one kind, and lines between every fifth of them."""
    chance = random.Random(count)
    pieces = [
        Piece(text, x0, x1, 14.0 * (count - number), 12)
        for number in range(count)
        for text, x0, x1 in KINDS[kind](chance, number)
    ]
    return rows_of(pieces), [(60, 2_000, 14.0 * at - 4) for at in range(0, count, 5)] if ruled else []


def ratio(short: Callable[[], object], long: Callable[[], object], rounds: int) -> float:
    """Time of a long piece of work against a short one, for each of their parts; run in turn, median."""
    found = []
    for _ in range(rounds):
        taken = []
        for work in (short, long):
            started = time.process_time()
            work()
            taken.append(time.process_time() - started)
        found.append(taken[1] / taken[0] * SHORT / LONG)
    return statistics.median(found)


def main() -> int:
    """Print the table."""
    for kind in KINDS:
        for ruled in (False, True):
            short, long = (page(kind, count, ruled) for count in (SHORT, LONG))
            figure = ratio(lambda one=short: cut(*one), lambda one=long: cut(*one), 3)  # type: ignore[misc]
            steps = [cut(*one) for one in (short, long)]
            told = ", ".join(f"{one.steps:,} steps{' (given up)' if one.crowded else ''}" for one in steps)
            print(f"{kind + (', ruled' if ruled else ''):18} {figure:.2f}   {told}")
    lines = [["\u05d0", *("()" * (8 * count))] for count in (SHORT, LONG)]
    print(f"{'right to left':18} {ratio(lambda: logical(lines[0], True), lambda: logical(lines[1], True), 3):.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
