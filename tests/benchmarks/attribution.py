"""Print what finding sources costs on top of the parse: `python -m tests.benchmarks.attribution [--articles 24]`.

Articles of ../shared/eval/attribution are parsed and their attributions found, in turn, several times; the ratio is of
the least processor time of either. Goal: at most .3.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from analyzers.language import load_parser
from analyzers.modules.attribution import AttributionAnalyzer
from analyzers.protocol import Given
from analyzers.records import Article, Parse
from analyzers.text import Revision

FILE = Path(__file__).resolve().parents[3] / "shared" / "eval" / "attribution" / "polnear_train.jsonl"


def seconds(work: Callable[[], object]) -> float:
    """Processor time of a piece of work."""
    started = time.process_time()
    work()
    return time.process_time() - started


def main() -> int:
    """Print the ratio."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.attribution", description=__doc__)
    parser.add_argument("--articles", type=int, default=24)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    if not FILE.is_file():
        print("benchmarks: the texts (../shared/eval/attribution) are not here; nothing measured")
        return 0
    rows = [row for row in FILE.read_text("utf-8").split("\n") if row.strip()][: options.articles]
    texts = [json.loads(row)["text"] for row in rows]
    articles = [Article(f"a{k}", f"a{k}", t, revision=Revision.of(t), language="en") for k, t in enumerate(texts)]
    parse, analyzer = load_parser(), AttributionAnalyzer()
    parses = [parse(article.text) for article in articles]

    def find() -> None:
        for article, parsed in zip(articles, parses, strict=True):
            analyzer(article, Given({article.id: {Parse: parsed}}, {}, article.id))

    find()
    parsing, finding = [], []
    for _ in range(options.rounds):
        parsing.append(seconds(lambda: [parse(article.text) for article in articles]))
        finding.append(seconds(find))
    print(f"{len(articles)} articles, {sum(article.text.words() for article in articles):,} words")
    print(
        f"finding sources: {min(finding) / min(parsing):.2f} of the parse ({min(finding):.2f} s : {min(parsing):.2f} s)"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
