"""How well articles are grouped by event: B-cubed precision, recall and F1 over mixtures.

    python -m tests.eval.events [--shared ../shared] [--half tune|measure|all]

Mixtures: the five talks articles (two events), all BASIL triples at once and by two to six, talks and BASIL mixed,
random triples of the BASIL development file (no headline, no date in them), each mixture with unrelated articles of
PolNeAR among them, and the sample comparison. B-cubed (Bagga and Baldwin 1998) is averaged over articles. The
development triples are split by event number: rules were set on the even ones; `--half measure` prints the odd ones.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterable, Sequence
from pathlib import Path

from analyzers.modules.about import ArticleCard
from analyzers.modules.cleaning import Cleaning
from analyzers.modules.events import Events
from analyzers.pipeline import Pipeline
from analyzers.records import Article, EventsResult

Labelled = tuple[Article, str]


def b_cubed(found: Sequence[Iterable[str]], gold: dict[str, str]) -> tuple[float, float, float]:
    """B-cubed precision, recall and F1 of a partition.

    Args:
        found: Groups of article ids.
        gold: Article id -> event.
    """
    groups = [set(group) for group in found]
    precision = recall = 0.0
    for group in groups:
        for item in group:
            same = sum(gold[other] == gold[item] for other in group)
            precision += same / len(group)
            recall += same / sum(event == gold[item] for event in gold.values())
    precision, recall = precision / len(gold), recall / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def talks(shared: Path) -> list[Labelled]:
    """The five talks articles."""
    early = {"dawn-reuters", "independent-ap"}
    return [
        (_article(file), "talks-2011" if file.stem in early else "talks-2021")
        for file in sorted((shared / "corpus" / "talks").glob("*.txt"))
    ]


def triples(shared: Path) -> list[Labelled]:
    """The 18 BASIL articles."""
    return [(_article(file), file.stem.split("_")[1]) for file in sorted((shared / "corpus" / "basil").glob("2*.txt"))]


def development(shared: Path, half: str) -> list[Labelled]:
    """Triples of the BASIL development file; half "tune" has the even event numbers, "measure" the odd ones."""
    out = []
    for row in map(
        json.loads, (shared / "eval" / "wording" / "basil_lexical_dev.jsonl").read_text("utf-8").splitlines()
    ):
        number = int(row["event"])
        if half == "all" or (number % 2 == 0) == (half == "tune"):
            text = "\n\n".join(sentence["text"] for sentence in row["sentences"])
            out.append((Article(row["id"], row["id"], text), f"basil-{number}"))
    return out


def strangers(shared: Path) -> list[Labelled]:
    """Unrelated articles, each its own event."""
    rows = map(json.loads, (shared / "eval" / "attribution" / "polnear_select.jsonl").read_text("utf-8").splitlines())
    return [(Article(row["id"], row["id"], row["text"]), row["id"]) for row in rows]


def sample() -> list[Labelled]:
    """The five articles of the sample comparison."""
    folder = Path(__file__).resolve().parents[2] / "resources" / "samples" / "orsa"
    return [(_article(file), "orsa") for file in sorted(folder.glob("0*.txt"))]


def _article(file: Path) -> Article:
    return Article(file.stem, file.name, file.read_bytes().decode("utf-8"))


def mixtures(shared: Path, half: str) -> list[tuple[str, list[Labelled]]]:
    """Named mixtures, the same on every run."""
    out = [("talks", talks(shared)), ("basil 18", triples(shared)), ("sample", sample())]
    out.append(("talks + basil 18", talks(shared) + triples(shared)))
    out.append(("talks + sample", talks(shared) + sample()))
    dev = development(shared, half)
    events = sorted({event for _, event in dev})
    others = strangers(shared)
    out.append(("all development triples", dev))
    draw = random.Random(11)
    for size in (1, 2, 3, 4, 6, 10):
        for number in range(6):
            chosen = set(draw.sample(events, size))
            picked = [item for item in dev if item[1] in chosen and draw.random() > 0.15]
            picked += draw.sample(others, draw.randint(0, 3))
            draw.shuffle(picked)
            if picked:
                out.append((f"random {size} events #{number}", picked))
    return out


def score(pipeline: Pipeline, mixture: Sequence[Labelled]) -> tuple[float, float, float, list[list[str]]]:
    """B-cubed of one mixture and the groups found."""
    result = pipeline.run([article for article, _ in mixture]).shared[EventsResult]
    groups = [list(event.articles) for event in result.events]
    return (*b_cubed(groups, {article.id: event for article, event in mixture}), groups)


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--half", choices=("tune", "measure", "all"), default="measure")
    parser.add_argument("--groups", action="store_true", help="print the wrong groups")
    args = parser.parse_args()
    pipeline = Pipeline((Cleaning(), ArticleCard(), Events()))
    print(f"{'mixture':34}{'articles':>9}{'B3 P':>8}{'R':>8}{'F1':>8}")
    randoms: list[tuple[float, float, float]] = []
    for name, mixture in mixtures(args.shared, args.half):
        precision, recall, f1, groups = score(pipeline, mixture)
        if name.startswith("random"):
            randoms.append((precision, recall, f1))
        else:
            print(f"{name:34}{len(mixture):9}{precision:8.3f}{recall:8.3f}{f1:8.3f}")
            if args.groups:
                gold = {article.id: event for article, event in mixture}
                for group in groups:
                    events = {gold[item] for item in group}
                    if len(events) > 1 or sum(event in events for event in gold.values()) != len(group):
                        print("   ", group)
    mean = [sum(column) / len(randoms) for column in zip(*randoms, strict=True)]
    print(f"{f'{len(randoms)} random mixtures, mean':34}{'':9}{mean[0]:8.3f}{mean[1]:8.3f}{mean[2]:8.3f}")


if __name__ == "__main__":
    main()
