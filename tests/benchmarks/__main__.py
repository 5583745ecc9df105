"""Print ratios of the program's running times to the bare work they cannot do without.

    python -m tests.benchmarks [FILE...]       default: the sample comparison

  * whole: `main.py analyze FILE...`, start to end, against a bare process that loads the parser and parses the same
    sentences and loads the encoder and encodes them, one after the other. Goal 1.25, at most 1.6.
  * again: a second run of unchanged articles in one process, against the first. At most 0.05.
  * add: adding one article to the others in one process, against analysing all of them.
  * shown: from adding one article of about 800 words to its clean text, against the whole analysis of it; models
    loaded. Goal: clean text in under a second.
Every figure is the median of the rounds; the two sides of a ratio are run in turn, so that a busy machine slows both.
"""

from __future__ import annotations

import argparse
import dataclasses
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from analyzers.pipeline import Analysis, Pipeline
from analyzers.records import Article
from app.readers import read_file
from app.services.samples import sample_files

ROOT = Path(__file__).resolve().parents[2]

BARE = """
import sys
from pathlib import Path
from analyzers.language import load_encoder, load_parser
from analyzers.text import Text
texts = [Text(Path(name).read_text("utf-8")) for name in sys.argv[1:]]
parser = load_parser()
for text in texts:
    parser(text)
encoder = load_encoder()
for text in texts:
    encoder.encode([s.span.of(text.content) for s in text.sentences])
"""


def timed(command: list[str]) -> float:
    """Seconds a command takes.

    Raises:
        subprocess.CalledProcessError: if it fails.
    """
    started = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - started


def whole(files: list[Path], rounds: int) -> tuple[float, float, float]:
    """Median ratio, and the medians in seconds of `analyze` and of the bare work over the same clean texts."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        analysis = Pipeline().run([_article(i, f) for i, f in enumerate(files)])
        clean = []
        for article in analysis.articles:
            clean.append(folder / f"{article.id}.txt")
            clean[-1].write_text(article.text.content, "utf-8")
        ours, bare = [], []
        for _ in range(rounds):
            command = [sys.executable, "main.py", "analyze", *map(str, files), "--json", str(folder / "out.json")]
            ours.append(timed(command))
            bare.append(timed([sys.executable, "-c", BARE, *map(str, clean)]))
        ratios = [a / b for a, b in zip(ours, bare, strict=True)]
        return statistics.median(ratios), statistics.median(ours), statistics.median(bare)


def in_process(files: list[Path]) -> tuple[float, float]:
    """Ratios of a second run, and of adding the last article, to a first run with models already loaded."""
    articles = [_article(i, f) for i, f in enumerate(files)]
    Pipeline().run(articles[:1])

    def run(pipeline: Pipeline, some: list[Article]) -> float:
        started = time.perf_counter()
        pipeline.run(some)
        return time.perf_counter() - started

    pipeline = Pipeline()
    first = run(pipeline, articles)
    again = run(pipeline, articles)
    growing = Pipeline()
    growing.run(articles[:-1])
    added = run(growing, articles)
    return again / first, added / first


def adding(files: list[Path], rounds: int) -> tuple[float, float, int]:
    """Seconds from adding the last article to its clean text and to all results, medians; and its words.

    The article is made about 800 words long by repeating or cutting its paragraphs.
    """
    others = [_article(i, f) for i, f in enumerate(files[:-1])]
    last = _article(len(files), files[-1])
    paragraphs = last.raw.split("\n")
    long = paragraphs * (1 + 800 // max(1, len(last.raw.split())))
    while len(" ".join(long).split()) > 800:
        long.pop()
    last = dataclasses.replace(last, raw="\n".join(long))
    clean, whole = [], []
    for _ in range(rounds):
        pipeline = Pipeline()
        pipeline.run(others)
        clean_at: list[float] = []

        def note(_: Analysis, times: list[float] = clean_at) -> None:
            times.append(time.perf_counter())

        started = time.perf_counter()
        pipeline.run([*others, last], cleaned=note)
        whole.append(time.perf_counter() - started)
        clean.append(clean_at[0] - started)
    return statistics.median(clean), statistics.median(whole), len(last.raw.split())


def _article(number: int, path: Path) -> Article:
    read = read_file(path)
    return Article(f"a{number}", read.name, read.raw, read.hints)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    files = [f.resolve() for f in options.files] or sample_files()[1]
    ratio, ours, bare = whole(files, options.rounds)
    print(f"whole: {ratio:.2f}   ({ours:.1f} s against {bare:.1f} s, {len(files)} articles)")
    again, added = in_process(files)
    print(f"again: {again:.3f}")
    print(f"add:   {added:.3f}")
    clean, all_of_it, words = adding(files, options.rounds)
    print(f"shown: {clean / all_of_it:.3f}   ({clean:.2f} s against {all_of_it:.2f} s, {words} words)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
