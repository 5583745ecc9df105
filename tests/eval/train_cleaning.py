"""Trains the learned part of cleaning on invented site text put into news articles.

    python -m tests.eval.train_cleaning ../shared/eval/attribution/polnear_train.jsonl [--out FOLDER] [--check]

Deterministic: the same files give the same bytes. About seven minutes on one core. Steps:

1. Pages are made as `tests.eval.pages` makes them: pieces of the training sets, and traps, go into the articles; some
   articles are cut short, some pages have no foot, and short lines of the articles' own words stand for crossheads.
   Outlets and articles are dealt out to `FOLDS` folds; a page has pieces and article of one fold only, so that every
   fold can be judged by models that saw neither its outlets nor its articles. Every sixth article is left out.
2. Wording: logistic regression over the features of `analyzers.modules.cleaning.wording`, each text counted once.
   Features count when they stand in `LEAST` outlets, or in two and also in articles, or in `LEAST_BODY` articles: what
   only some outlets' pieces are about is not learned.
3. Context: logistic regression over the numbers of `analyzers.modules.cleaning.learned.context_of`, with the wording
   that models of the other folds give.
4. `--check` measures whole pages of every fold with models of the other folds, for several biases.
5. Both models are trained again on everything; small weights are dropped, the others rounded to hundredths.

Not counted as body: the first line of an article, its lines that are plainly not body, what the rules hide surely, and
what they lean to hide in the last two lines, where these articles carry notes of their own. Nothing of the articles'
text goes into the weights but single words, pairs of words and runs of four characters.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from analyzers.modules.cleaning.evidence import weigh
from analyzers.modules.cleaning.learned import Reader, context_of
from analyzers.modules.cleaning.lines import Line, read
from analyzers.modules.cleaning.weighed import Weighed
from analyzers.modules.cleaning.wording import features
from tests.eval.pages import (
    OWN_DIRT,
    TRAP,
    MadePage,
    PieceOfSite,
    Tally,
    load_pieces,
    load_traps,
    make_page,
    measure,
    profiles_of_outlets,
)

VERSION = 1
SETS = ("tuning", "training_1", "training_2")
FOLDS = 5
LEFT_OUT = 6
"""Every sixth article is not trained on, to look at what is hidden in it."""
ROUNDS = 1
LEAST = 3
LEAST_BODY = 8
"""Articles in which a feature must stand that no piece of site text has."""
WORDING_C = 0.15
CONTEXT_C = 0.3
PRUNE = 0.03
BIAS = -0.5
KINDS = {
    "membership": "donation", "subscription": "donation", "registration": "donation", "callout": "comments",
    "feedback": "comments", "poll": "comments", "tips": "comments", "app": "link", "event": "advert", "quiz": "link",
    "print": "notice", "legal": "notice", "translation": "notice", "headline": "teaser", "mostread": "teaser",
    "tags": "navigation", "ticker": "live",
}  # fmt: skip
"""Kinds of the training sets that the program calls something else."""


@dataclass
class Page:
    """A made page as cleaning reads it.

    Attributes:
        fold: Number of its fold.
        made: The page with its key.
        lines: Its lines.
        items: Its pieces, weighed by the rules alone.
        answers: 1 site text, 0 body, -1 not counted, for every piece.
        kinds: Kind of every piece of site text, "" for others.
        found: Features of every piece.
        sources: Outlet or article of every piece.
    """

    fold: int
    made: MadePage
    lines: list[Line]
    items: list[Weighed]
    answers: list[int]
    kinds: list[str]
    found: list[list[str]]
    sources: list[str]


def load_training() -> tuple[list[PieceOfSite], list[PieceOfSite]]:
    """Pieces and traps of all training sets; tuning pieces, which name no outlet, are dealt out in tens."""
    pieces: list[PieceOfSite] = []
    traps: list[PieceOfSite] = []
    for which in SETS:
        for number, piece in enumerate(load_pieces(which)):
            outlet = f"{which} {piece.outlet or number // 10}"
            pieces.append(PieceOfSite(piece.kind, piece.places, piece.lines, outlet))
        for number, trap in enumerate(load_traps(which)):
            traps.append(PieceOfSite(trap.kind, trap.places, trap.lines, f"trap {which} {number // 5}"))
    return pieces, traps


def make_training(articles: Sequence[tuple[str, str]]) -> list[Page]:
    """Pages of all folds."""
    pieces, traps = load_training()
    outlets = sorted({piece.outlet for piece in (*pieces, *traps)})
    random.Random(3).shuffle(outlets)
    fold_of = {outlet: number % FOLDS for number, outlet in enumerate(outlets)}
    out: list[Page] = []
    for turn in range(ROUNDS):
        for number, (name, text) in enumerate(articles):
            fold = number % FOLDS
            own = [piece for piece in pieces if fold_of[piece.outlet] == fold]
            lures = [trap for trap in traps if fold_of[trap.outlet] == fold]
            outlet_of = {line: piece.outlet for piece in (*own, *lures) for line in piece.lines}
            draw = random.Random(1000 * turn + number)
            if draw.random() < 0.4:  # short reports, too
                text = "\n\n".join(text.split("\n\n")[: draw.randint(6, 10)])
            heads = _crossheads(text, draw)
            outlet_of.update((line, f"crosshead {name}") for head in heads for line in head.lines)
            made = make_page(name, text, own, draw, [*lures, *heads])
            out.append(_read_page(fold, _without_foot(made) if draw.random() < 0.4 else made, outlet_of))
    return out


def _crossheads(text: str, draw: random.Random) -> list[PieceOfSite]:
    """Short lines that say what the article says, as crossheads and points of lists do; body, like traps."""
    sentences = [sentence for sentence in re.split(r"(?<=[.!?]) |\n+", text) if sentence.count(" ") > 8]
    out: list[PieceOfSite] = []
    for _ in range(min(len(sentences), 12)):
        lines = []
        for _ in range(draw.choice((1, 1, 1, 2, 3))):
            words = re.findall(r"[\w’'-]+", draw.choice(sentences))
            at = draw.randrange(max(1, len(words) - 4))
            some = words[at : at + draw.randint(1, 6)]
            if some and len(some[0]) > 2 and (len(some) > 1 or len(some[0]) > 5):
                lines.append(" ".join([some[0].capitalize(), *some[1:]]))
        if lines:
            out.append(PieceOfSite(TRAP + "crosshead", ("between",), tuple(lines)))
    return out


def _without_foot(made: MadePage) -> MadePage:
    """A page that ends with the last line of its article: not every page has a foot."""
    raw = made.raw.rstrip()
    kept = list(made.inserted)
    while kept and kept[-1][0].end == len(raw) and raw[kept[-1][0].start - 1] == "\n":
        raw = raw[: kept.pop()[0].start].rstrip()
    return replace(made, raw=raw, inserted=tuple(kept))


def _read_page(fold: int, made: MadePage, outlet_of: dict[str, str]) -> Page:
    raw = made.raw
    lines, pieces = read(raw)
    items = weigh(raw, lines, pieces, None)
    truth = [0] * (len(raw) + 1)
    kind_at: dict[int, str] = {}
    source_at: dict[int, str] = {}
    for span, kind in made.inserted:
        truth[span.start : span.end] = [1] * span.length
        for at in range(span.start, span.end):
            kind_at[at] = kind
            source_at[at] = outlet_of[span.of(raw)]
    for span, _ in made.traps:
        for at in range(span.start, span.end):
            source_at[at] = outlet_of[span.of(raw)]
    own_lines = [number for number, line in enumerate(lines) if not any(truth[line.span.start : line.span.end])]
    ends = set(own_lines[-2:])
    page = Page(fold, made, lines, items, [], [], [], [])
    for item in items:
        span = item.piece.span
        share = sum(truth[span.start : span.end]) / max(1, span.length)
        line = lines[item.piece.line]
        trap = any(span.overlaps(other) for other, _ in made.traps)
        answer = 1 if share > 0.8 else 0 if share < 0.05 else -1
        if answer == 0 and not trap:
            dirt = OWN_DIRT.search(line.span.of(raw))
            surely = item.total > 2.5 and item.strongest("")[0] >= 4
            note = item.piece.line in ends and item.total > -0.5
            if span.overlaps(made.title) or dirt or surely or note or not item.words:
                answer = -1
        page.answers.append(answer)
        middle = (span.start + span.end) // 2
        page.kinds.append(KINDS.get(kind_at.get(middle, ""), kind_at.get(middle, "")) if answer == 1 else "")
        page.sources.append(source_at.get(middle, made.name))
        page.found.append(features(item.piece.plain))
    return page


def fit_wording(pages: Iterable[Page]) -> tuple[dict[str, float], float, dict[str, str]]:
    """Weights of features, the intercept, and the kind that a feature mostly stands in."""
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    texts: dict[tuple[str, ...], tuple[int, str, str]] = {}
    for page in pages:
        for found, answer, kind, source in zip(page.found, page.answers, page.kinds, page.sources, strict=True):
            if answer >= 0:
                texts.setdefault(tuple(found), (answer, kind, source))
    where: tuple[dict[str, set[str]], dict[str, set[str]]] = (defaultdict(set), defaultdict(set))
    of_kind: dict[str, Counter[str]] = defaultdict(Counter)
    for names_found, (answer, kind, source) in texts.items():
        for name in names_found:
            where[answer][name].add(source)
            if answer:
                of_kind[name][kind] += 1
    names = sorted(
        name
        for name in where[0].keys() | where[1].keys()
        if len(where[1][name]) >= LEAST
        or (len(where[1][name]) >= 2 and len(where[0][name]) >= 2)
        or len(where[0][name]) >= LEAST_BODY
    )
    column = {name: number for number, name in enumerate(names)}
    rows, columns = [], []
    for row, names_found in enumerate(texts):
        for name in names_found:
            if name in column:
                rows.append(row)
                columns.append(column[name])
    grid = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(texts), len(names)))
    target = np.array([answer for answer, _, _ in texts.values()])
    model = LogisticRegression(C=WORDING_C, max_iter=400, tol=1e-4)
    model.fit(grid, target)
    weights = {name: float(model.coef_[0, number]) for name, number in column.items()}
    total = Counter(kind for answer, kind, _ in texts.values() if answer)
    kinds: dict[str, str] = {}
    for name, counts in sorted(of_kind.items()):
        if weights.get(name, 0.0) < 0.15 or counts.total() < 3:
            continue
        kind, most = max(counts.items(), key=lambda pair: (pair[1] / (total[pair[0]] + 20), pair[0]))
        if most >= 0.5 * counts.total():
            kinds[name] = kind
    return weights, float(model.intercept_[0]), kinds


def fit_context(pages: Sequence[Page], wordings: Sequence[list[float]]) -> tuple[list[float], float]:
    """Weights of the context model and its intercept."""
    from sklearn.linear_model import LogisticRegression

    rows: list[list[float]] = []
    target: list[int] = []
    cost: list[float] = []
    for page, wording in zip(pages, wordings, strict=True):
        for row, answer, item in zip(
            context_of(page.lines, page.items, wording), page.answers, page.items, strict=True
        ):
            if answer >= 0:
                rows.append(row)
                target.append(answer)
                cost.append(min(3.0, 0.3 + item.piece.span.length / 80))
    grid = np.array(rows)
    mean, scale = grid.mean(axis=0), grid.std(axis=0)
    scale[scale < 1e-6] = 1.0
    model = LogisticRegression(C=CONTEXT_C, max_iter=2000, tol=1e-6)
    model.fit((grid - mean) / scale, np.array(target), sample_weight=np.array(cost))
    weights = model.coef_[0] / scale
    return [float(value) for value in weights], float(model.intercept_[0] - weights @ mean)


def pack(
    wording: dict[str, float], start: float, kinds: dict[str, str], context: Sequence[float], intercept: float
) -> dict[str, Any]:
    """The JSON form of the weights."""
    kept = {name: round(100 * value) for name, value in sorted(wording.items()) if abs(value) >= PRUNE}
    names = sorted(set(kinds.values()))
    return {
        "version": VERSION,
        "start": round(start, 4),
        "wording": kept,
        "kind_names": names,
        "kinds": {name: names.index(kind) for name, kind in sorted(kinds.items()) if name in kept},
        "context": [round(value, 5) for value in context],
        "intercept": round(intercept, 5),
        "bias": BIAS,
    }


def wordings_of(pages: Sequence[Page], wording: dict[str, float], start: float) -> list[list[float]]:
    """Wording of every piece of pages, as the shipped reader would give it."""
    reader = Reader(VERSION, wording, start, {}, [], 0.0, 0.0)
    return [[reader.wording_of(found) for found in page.found] for page in pages]


def write(data: dict[str, Any], folder: Path) -> int:
    """Write the weights; returns the number of bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    plain = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=9, mtime=0, filename="") as file:
        file.write(plain)
    (folder / "weights.json.gz").write_bytes(packed.getvalue())
    return len(packed.getvalue())


def check(pages: Sequence[Page], readers: Sequence[Reader], biases: Sequence[float]) -> None:
    """Print the figures of whole pages, each judged by the models of the other folds."""
    from unittest.mock import patch

    for bias in biases:
        tally = Tally()
        kinds: dict[str, list[int]] = {}
        for number, page in enumerate(pages):
            if number % 5 == 0:
                reader = replace(readers[page.fold], bias=bias)
                with patch("analyzers.modules.cleaning.learned.load", lambda reader=reader: reader):
                    measure(page.made, tally, kinds)
        p, r, f1, body = tally.figures
        print(f"bias {bias}: P {p:.3f} R {r:.3f} F1 {f1:.3f} body recall {body:.4f}", flush=True)
        for kind, (hit, total) in sorted(kinds.items()):
            print(f"  {kind} {hit / total:.2f}/{total}", end="")
        print(flush=True)


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--out", type=Path, default=Path("resources/models/cleaning"))
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    begun = time.monotonic()
    rows = [json.loads(line) for line in args.articles.read_text("utf-8").splitlines()]
    articles = [(row["id"], row["text"]) for number, row in enumerate(rows) if number % LEFT_OUT != LEFT_OUT - 1]
    articles = [(name, text) for name, text in articles if text.count("\n\n") >= 8 and len(text) < 20_000]
    with profiles_of_outlets(False):
        pages = make_training(articles)
        print(f"{len(pages)} pages, {time.monotonic() - begun:.0f} s", file=sys.stderr, flush=True)
        _train(pages, args.out, args.check)
    print(f"{time.monotonic() - begun:.0f} s", file=sys.stderr)


def _train(pages: Sequence[Page], folder: Path, checked: bool) -> None:
    held: list[list[float]] = [[] for _ in pages]
    parts = []
    for fold in range(FOLDS):
        part = fit_wording(page for page in pages if page.fold != fold)
        parts.append(part)
        for number, page in enumerate(pages):
            if page.fold == fold:
                held[number] = wordings_of([page], part[0], part[1])[0]
    context, intercept = fit_context(pages, held)
    if checked:
        readers = []
        for fold, part in enumerate(parts):
            others = [number for number, page in enumerate(pages) if page.fold != fold]
            own = fit_context([pages[number] for number in others], [held[number] for number in others])
            readers.append(Reader.of(pack(*part, *own)))
        check(pages, readers, (0.5, -0.5, -1.5))
    size = write(pack(*fit_wording(pages), context, intercept), folder)
    print(f"weights: {size} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
