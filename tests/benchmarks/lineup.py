"""Print what lining up costs: `python -m tests.benchmarks.lineup [--articles 20] [--sentences 60] [--rounds 3]`.

Articles of one event are made from the texts of ../shared/eval/attribution, cut to one length; whether they report one
thing makes no difference to the cost. Printed:
  * cold: encoding the sentences and lining up, against the bare encoding of the same sentences. Goal for 20 articles of
    60 sentences: at most 1.3.
  * warm: lining up with parse and vectors at hand. Goal: under a second on an idle machine.
  * by hand: applying twenty decisions to the rows.
  * memory: the most that this process held, models and all.
Every time is the median of the rounds, in seconds of processor time: everything here runs in one thread, and other
programs do not stretch it as they do the time on the clock (they still do by a third or more, where they compete for
the processor's cache).
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from analyzers.by_hand import apply_by_hand
from analyzers.language import load_encoder, load_parser
from analyzers.modules.lineup.analyzer import line_up
from analyzers.modules.lineup.scoring import Source
from analyzers.records import LineupResult, RowDecision, SentenceRef
from analyzers.text import Text
from tests.eval.task_alignment import encode

SHARED = Path(__file__).resolve().parents[3] / "shared" / "eval" / "attribution"


def texts(count: int, sentences: int) -> list[Text]:
    """Texts of a number of sentences each, put together from whole sentences of several articles where one is short."""
    rows = (SHARED / "polnear_train.jsonl").read_text("utf-8").split("\n")
    stock = [json.loads(row)["text"] for row in rows[: 4 * count] if row.strip()]
    found: list[Text] = []
    pool: list[str] = []
    for content in stock:
        text = Text(content)
        pool += [s.span.of(content) for s in text.sentences]
        if len(pool) >= sentences:
            found.append(Text("\n\n".join(pool[:sentences])))
            pool = []
        if len(found) == count:
            break
    return found


def median(rounds: int, work: Callable[[], object]) -> float:
    """Median seconds of processor time of a piece of work."""
    taken = []
    for _ in range(rounds):
        started = time.process_time()
        work()
        taken.append(time.process_time() - started)
    return statistics.median(taken)


def decisions(found: LineupResult, count: int = 20) -> list[RowDecision]:
    """Some decisions: every other row loses its second cell, the others get a confirmed gap."""
    out = []
    for number, row in enumerate([r for r in found.rows if r.kind == "shared"][:count]):
        cells = [SentenceRef(a, own[0]) for a, own in row.cells.items()]
        if number % 2:
            out.append(RowDecision("part", (cells[0],), (cells[1],)))
        else:
            out.append(RowDecision("no_match", (cells[0],), article=next(iter(row.nearest), "")))
    return out


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.lineup", description=__doc__)
    parser.add_argument("--articles", type=int, default=20)
    parser.add_argument("--sentences", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    if not SHARED.is_dir():
        print("benchmarks: the texts (../shared/eval/attribution) are not here; nothing measured")
        return 0
    made = texts(options.articles, options.sentences)
    parse = load_parser()
    parses = [parse(text) for text in made]
    load_encoder()
    bare = median(
        options.rounds,
        lambda: [load_encoder().encode([s.span.of(t.content) for s in t.sentences]) for t in made],
    )
    encodings = [encode(text) for text in made]
    sources = [Source(f"a{k}", t, p, e) for k, (t, p, e) in enumerate(zip(made, parses, encodings, strict=True))]
    leads = [(0,)] * len(sources)
    result = line_up(sources, [0] * len(sources), leads)
    warm = median(options.rounds, lambda: line_up(sources, [0] * len(sources), leads))
    chosen = decisions(result)
    hand = median(options.rounds, lambda: apply_by_hand(result, chosen))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    count = sum(len(t.sentences) for t in made)
    print(f"{len(made)} articles, {count} sentences, {len(result.pairs):,} pairs listed, {len(result.rows):,} rows")
    print(f"cold:    {(bare + warm) / bare:.2f}   ({bare + warm:.1f} s against {bare:.1f} s of bare encoding)")
    print(f"warm:    {warm:.2f} s")
    print(f"by hand: {hand:.2f} s for {len(chosen)} decisions")
    print(f"memory:  {memory:.0f} MB at most")
    return 0


if __name__ == "__main__":
    sys.exit(main())
