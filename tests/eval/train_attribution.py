"""Trains the weights of the attribution extractor on annotated articles.

    python -m tests.eval.train_attribution ../shared/eval/attribution/polnear_train.jsonl
        --select ../shared/eval/attribution/polnear_select.jsonl --out resources/models/attribution/weights.json.gz

Deterministic: the same files give the same bytes, whatever the hash seed, the number of threads or the order in which
features are listed (scores are summed by `math.fsum`). Another processor may round the last digit of a sum differently
and so move single weights by a hundredth. Two cores need about ten minutes, half of it parsing (`--cache` keeps the
parses for the next run). Steps:

1. Rate of every base form (share of its uses that head a marked cue), left-one-article-out while training.
2. Cue model: logistic regression over all candidates.
3. Content and source rankers: conditional logit over the candidates of a marked cue; the target is spread over the
   candidates by their overlap with what was marked.
4. The articles are cut in two halves; each half is read by models trained on the other. What they propose there trains
   the two decisions that see all cues together, which so learn from proposals as bad as those they will see: which of a
   cue's best contents to take (conditional logit over those of a marked cue), and whether to keep it (logistic
   regression).
5. Models of steps 2 and 3 are trained again on everything; the threshold is the one that is best on the held-out halves
   and the `--select` articles together; weights below `PRUNE` are dropped and the others rounded to hundredths.

The strength of every penalty was chosen on the held-out halves.

Nothing of the articles' text goes into the weights but base forms and word forms with their weights.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits  # comes with scikit-learn

from analyzers.modules.attribution.content_ranking import content_features
from analyzers.modules.attribution.contents import content_candidates
from analyzers.modules.attribution.cues import cue_candidates, cue_features, cue_key, rate_bin
from analyzers.modules.attribution.document import Document, Range
from analyzers.modules.attribution.extract import choose, judge, keep_features, propose, rate_of, settle_contents
from analyzers.modules.attribution.model import Model
from analyzers.modules.attribution.source_ranking import source_candidates, source_features
from analyzers.modules.attribution.variants import Proposal, by_cue, rivals_of, variant_features
from tests.eval.attribution_fitting import Data, Matrix, fit_binary, fit_ranker, ones, spread
from tests.eval.attribution_gold import Gold, Item, base, choose_heads, overlap, read

VERSION = 3
PRUNE = 0.05
PARTS = ("cue", "content", "source", "variants", "keep")
LEAST_COUNT = {"cue": 3, "content": 4, "source": 3, "variants": 5, "keep": 5}
CUE_C = 0.15
RANK_L2 = 4.0
SOURCE_L2 = 2.0
VARIANT_L2 = 8.0
KEEP_C = 0.03
CUE_FLOOR = -1.6
LEXICON_COUNT = 3
LEXICON_RATE = 0.04


class LeftOut(Mapping[str, float]):
    """Rates without the counts of one article."""

    def __init__(
        self, chosen: Counter[str], seen: Counter[str], own_chosen: Counter[str], own_seen: Counter[str]
    ) -> None:
        self._parts = (chosen, seen, own_chosen, own_seen)
        self._known: dict[str, float] = {}

    def __getitem__(self, key: str) -> float:
        found = self._known.get(key)
        if found is None:
            chosen, seen, own_chosen, own_seen = self._parts
            found = self._known[key] = rate(chosen[key] - own_chosen[key], seen[key] - own_seen[key])
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts[1])

    def __len__(self) -> int:
        return len(self._parts[1])


def rate(chosen: float, seen: float) -> float:
    """Share with two uses added that did not report: rare words are not trusted."""
    return round(chosen / (seen + 2), 2)


class Trainer:
    """Holds the articles and builds the models."""

    def __init__(self, rows: list[tuple[dict[str, Any], Document]]) -> None:
        self.items, own = choose_heads(rows)
        chosen: Counter[str] = sum(own, Counter())
        own_seen = [
            Counter(
                base(item.doc, i)
                for i in range(item.doc.size)
                if not item.doc.is_punctuation(i) or item.doc.low[i] == ":"
            )
            for item in self.items
        ]
        seen: Counter[str] = sum(own_seen, Counter())
        verbs = {key[:-5]: rate(chosen[key], seen[key]) for key in seen if key.endswith("/VERB")}
        self.rates = {key: value for key, value in sorted(verbs.items()) if value >= 0.02}
        self.lexicon = {
            key: rate(chosen[key], seen[key])
            for key in sorted(seen)
            if not key.endswith("/VERB")
            and chosen[key] >= LEXICON_COUNT
            and rate(chosen[key], seen[key]) >= LEXICON_RATE
            and key.split("/")[1] in ("NOUN", "ADJ", "ADV", "PROPN", "ADP", "SCONJ")
        }
        self.left_out = [
            LeftOut(
                Counter({k[:-5]: v for k, v in chosen.items() if k.endswith("/VERB")}),
                Counter({k[:-5]: v for k, v in seen.items() if k.endswith("/VERB")}),
                Counter({k[:-5]: v for k, v in mine.items() if k.endswith("/VERB")}),
                Counter({k[:-5]: v for k, v in ours.items() if k.endswith("/VERB")}),
            )
            for mine, ours in zip(own, own_seen, strict=True)
        ]
        self.cue, self.content, self.source = self._data()

    def _data(self) -> tuple[Data, Data, Data]:
        cue, content, source = Matrix(), Matrix(), Matrix()
        sides: dict[str, dict[str, list[float]]] = {k: defaultdict(list) for k in ("cue", "content", "source")}
        for number, item in enumerate(self.items):
            doc = item.doc
            heads = {gold.head: gold for gold in item.gold}
            soft = {k for gold in item.gold for k in gold.cue_tokens}
            for c in cue_candidates(doc, self.lexicon):
                cue.add(ones(cue_features(doc, c, self.left_out[number])))
                sides["cue"]["target"].append(float(c in heads))
                sides["cue"]["weight"].append(0.3 if c in soft and c not in heads else 1.0)
                sides["cue"]["group"].append(0)
                sides["cue"]["article"].append(number)
            for c in sorted(k for k in heads if k >= 0):
                self._groups(number, item, c, heads[c], content, source, sides)
        out = []
        for name, matrix in (("cue", cue), ("content", content), ("source", source)):
            x, names = matrix.finish(LEAST_COUNT[name])
            side = {k: np.asarray(v) for k, v in sides[name].items()}
            out.append(Data(x, names, side["target"], side["weight"], side["group"], side["article"]))
            print(
                f"{name}: {x.shape[0]} rows, {x.shape[1]} features, {len(np.unique(side['group']))} groups",
                file=sys.stderr,
            )
        return out[0], out[1], out[2]

    def _groups(
        self,
        number: int,
        item: Item,
        c: int,
        gold: Gold,
        content: Matrix,
        source: Matrix,
        sides: dict[str, dict[str, list[float]]],
    ) -> None:
        doc = item.doc
        items = content_candidates(doc, c)
        if not items:
            return
        good = [overlap(gold.content, item.words.of(doc.spans(x.parts))) for x in items]
        targets = spread(good, 6, 0.4)
        if targets is None:
            return
        verb = doc.pos[c] in ("VERB", "AUX")
        bin_ = rate_bin(self.left_out[number][doc.lemma[c]] if verb else self.lexicon.get(cue_key(doc, c), 0.0))
        rates = self.left_out[number]
        rows = [content_features(doc, c, x, bin_, rates) for x in items]
        self._add("content", content, sides, number, c, rows, targets)
        parts = items[good.index(max(good))].parts
        sources = source_candidates(doc, c)
        fit = [self._source_fit(item, gold, x.part) for x in sources]
        targets = spread(fit, 3, 0.05)
        if targets is not None:
            self._add("source", source, sides, number, c, [source_features(doc, c, x, parts) for x in sources], targets)

    def _source_fit(self, item: Item, gold: Gold, part: Range | None) -> float:
        if part is None:
            return float(not gold.source)
        return overlap(gold.source, item.words.of([item.doc.span(part)]))

    def _add(
        self,
        name: str,
        matrix: Matrix,
        sides: dict[str, dict[str, list[float]]],
        number: int,
        c: int,
        rows: list[list[str]],
        targets: list[float],
    ) -> None:
        for row, target in zip(rows, targets, strict=True):
            matrix.add(ones(row))
            sides[name]["target"].append(target)
            sides[name]["weight"].append(1.0)
            sides[name]["group"].append(number * 100_000 + c)
            sides[name]["article"].append(number)

    def fit(self, articles: Any) -> Model:
        """The three models trained on some articles; the last decision is still empty."""
        print(f"  training on {len(articles)} articles", file=sys.stderr)

        def rows(data: Data) -> Any:
            return np.flatnonzero(np.isin(data.article, articles))

        return Model(
            VERSION,
            self.rates,
            self.lexicon,
            rounded(fit_binary(self.cue, rows(self.cue), CUE_C)),
            rounded(fit_ranker(self.content, rows(self.content), RANK_L2)),
            rounded(fit_ranker(self.source, rows(self.source), SOURCE_L2)),
            {},
            {},
            0.0,
            CUE_FLOOR,
        )


def rounded(weights: dict[str, float]) -> dict[str, float]:
    """Weights as they ship: small ones dropped, the others in hundredths."""
    return {k: round(v, 2) for k, v in sorted(weights.items()) if abs(v) >= PRUNE}


def keep_data(items: list[Item], found: list[list[Proposal]], model: Model) -> Data:
    """Rows of the last decision: a proposal is right when its content overlaps a marked one by half."""
    matrix = Matrix()
    target, article = [], []
    for number, (item, proposals) in enumerate(zip(items, found, strict=True)):
        rivals = rivals_of(proposals)
        for p in proposals:
            matrix.add(keep_features(item.doc, p, rivals(p), rate_bin(rate_of(item.doc, model, p.cue))))
            words = item.words.of(item.doc.spans(p.content.parts))
            target.append(float(any(overlap(words, g.content) >= 0.5 for g in item.gold)))
            article.append(number)
    x, names = matrix.finish(LEAST_COUNT["keep"])
    size = len(target)
    return Data(x, names, np.asarray(target), np.ones(size), np.zeros(size), np.asarray(article))


def matched(item: Item, proposals: list[Proposal]) -> int:
    """Marked contents that a proposal overlaps by half, each proposal used once."""
    left = list(item.gold)
    count = 0
    for p in proposals:
        words = item.words.of(item.doc.spans(p.content.parts))
        hit = max(left, key=lambda g: overlap(words, g.content), default=None)
        if hit is not None and overlap(words, hit.content) >= 0.5:
            left.remove(hit)
            count += 1
    return count


def with_parts(model: Model, **changes: Any) -> Model:
    """The model with some parts changed."""
    return Model(**{**{k: getattr(model, k) for k in Model.__dataclass_fields__}, **changes})


def best_threshold(runs: list[tuple[Item, list[Proposal], Model]]) -> tuple[float, float]:
    """Threshold with the best F1, and that F1."""
    best = (0.0, 0.0)
    marked = sum(len(item.gold) for item, _, _ in runs)
    for item, proposals, model in runs:
        judge(item.doc, model, proposals)
    for step in range(-16, 9):
        threshold = step / 10
        right = made = 0
        for item, proposals, model in runs:
            kept = choose(with_parts(model, threshold=threshold), proposals)
            right += matched(item, kept)
            made += len(kept)
        f1 = 2 * right / (made + marked)
        best = max(best, (f1, threshold))
    return best[1], best[0]


def by_halves(trainer: Trainer) -> tuple[list[Model], list[list[Proposal]]]:
    """Models of the two halves, and what each proposes for the articles that it has not seen.

    Returns:
        Model 0 reads the articles with even numbers and is trained on the others, model 1 the reverse; and the
        proposals for every article.
    """
    numbers = np.arange(len(trainer.items))
    found: list[list[Proposal]] = [[] for _ in trainer.items]
    models: list[Model] = []
    for half in (0, 1):
        models.append(trainer.fit(numbers[numbers % 2 != half]))
        for number in numbers[numbers % 2 == half].tolist():
            found[number] = propose(trainer.items[number].doc, models[half])
    return models, found


def variant_data(items: list[Item], found: list[list[Proposal]], model: Model) -> Data:
    """Rows of the choice among a marked cue's best contents; targets as for the content ranker."""
    matrix = Matrix()
    target, group, article = [], [], []
    for number, (item, proposals) in enumerate(zip(items, found, strict=True)):
        doc = item.doc
        heads = {gold.head: gold for gold in item.gold}
        around = rivals_of(proposals)
        for variants in by_cue(proposals):
            c = variants[0].cue
            if c not in heads or len(variants) < 2:
                continue
            fit = [overlap(item.words.of(doc.spans(p.content.parts)), heads[c].content) for p in variants]
            targets = spread(fit, 6, 0.4)
            if targets is None:
                continue
            bin_ = rate_bin(rate_of(doc, model, c))
            for p, value in zip(variants, targets, strict=True):
                matrix.add(variant_features(doc, p, around(p), bin_))
                target.append(value)
                group.append(number * 100_000 + c)
                article.append(number)
    x, names = matrix.finish(LEAST_COUNT["variants"])
    return Data(x, names, np.asarray(target), np.ones(len(target)), np.asarray(group), np.asarray(article))


def second_look(trainer: Trainer, models: list[Model], found: list[list[Proposal]]) -> tuple[Data, list[Model]]:
    """The choice among variants learned on proposals for unseen articles, and applied to those of the other half.

    Returns:
        Rows of that choice, and the models with its weights; `found` now holds one proposal per cue.
    """
    data = variant_data(trainer.items, found, models[0])
    out: list[Model] = []
    for half in (0, 1):
        weights = rounded(fit_ranker(data, np.flatnonzero(data.article % 2 != half), VARIANT_L2))
        out.append(with_parts(models[half], variants=weights))
        for number in range(half, len(found), 2):
            found[number] = settle_contents(trainer.items[number].doc, out[half], found[number])
    return data, out


def halves(trainer: Trainer, threshold: float) -> tuple[Model, Model]:
    """Two whole models for reading each half of the articles with what was learned from the other alone."""
    models, found = by_halves(trainer)
    _, models = second_look(trainer, models, found)
    data = keep_data(trainer.items, found, models[0])
    first, second = (
        with_parts(
            models[half],
            keep=rounded(fit_binary(data, np.flatnonzero(data.article % 2 != half), KEEP_C)),
            threshold=threshold,
        )
        for half in (0, 1)
    )
    return first, second


def train(rows: list[tuple[dict[str, Any], Document]], select: list[tuple[dict[str, Any], Document]]) -> Model:
    """The whole training."""
    start = time.monotonic()
    trainer = Trainer(rows)
    print(f"features {time.monotonic() - start:.0f} s", file=sys.stderr)
    numbers = np.arange(len(trainer.items))
    models, found = by_halves(trainer)
    variants, _ = second_look(trainer, models, found)
    print(f"halves {time.monotonic() - start:.0f} s", file=sys.stderr)
    choice = rounded(fit_ranker(variants, np.arange(variants.x.shape[0]), VARIANT_L2))
    model = with_parts(trainer.fit(numbers), variants=choice)
    data = keep_data(trainer.items, found, model)
    keep = rounded(fit_binary(data, np.arange(data.x.shape[0]), KEEP_C))
    model = with_parts(model, keep=keep)
    items, _ = choose_heads(select)
    runs = [(item, proposals, model) for item, proposals in zip(trainer.items, found, strict=True)]
    chosen = [(item, settle_contents(item.doc, model, propose(item.doc, model)), model) for item in items]
    for name, part in (("held-out halves", runs), ("select", chosen)):
        threshold, f1 = best_threshold(part)
        print(f"{name}: best F1 {f1:.4f} at {threshold}", file=sys.stderr)
    threshold, f1 = best_threshold(runs + chosen)
    print(f"threshold {threshold}; {time.monotonic() - start:.0f} s", file=sys.stderr)
    return with_parts(model, threshold=threshold)


def write(model: Model, path: Path) -> None:
    """Write the weights, byte for byte the same for the same model."""

    def hundredths(weights: Any) -> dict[str, int]:
        return {k: round(v * 100) for k, v in sorted(weights.items()) if round(v * 100)}

    data = {
        "version": model.version,
        "threshold": model.threshold,
        "cue_floor": model.cue_floor,
        **{
            name: hundredths(getattr(model, name))
            for name in ("rates", "lexicon", "cue", "content", "source", "variants", "keep")
        },
    }
    text = json.dumps(data, ensure_ascii=True, separators=(",", ":"))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode("ascii"), 9, mtime=0))


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m tests.eval.train_attribution", description=__doc__)
    parser.add_argument("train", type=Path)
    parser.add_argument("--select", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--cache", type=Path, help="folder for parses")
    options = parser.parse_args()
    # On one thread: the order in which several add up long vectors depends on how many there are.
    with threadpool_limits(1):
        model = train(read(options.train, options.cache), read(options.select, options.cache))
    write(model, options.out)
    sizes = ", ".join(
        f"{name} {len(getattr(model, name))}" for name in ("cue", "content", "source", "variants", "keep")
    )
    print(f"{options.out}: {options.out.stat().st_size} bytes; weights: {sizes}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
