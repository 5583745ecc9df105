"""How far "worth a look" hangs on each list of loaded words: `python -m tests.eval.loaded_lists GOLD.jsonl`.

The emotive family was written by somebody who had seen the marked sentences of that file, the longer list without any.
So the figure of the longer list without the emotive family is the honest one.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from analyzers.language import load_parser
from analyzers.language.lexicon import Entry, Lexicon, load_lexicon
from analyzers.language.voice import Voices
from analyzers.modules.wording import look
from analyzers.text import Text


def _of(lexicon: Lexicon, entries: Iterable[Entry]) -> Lexicon:
    """The list with other entries."""
    kept = tuple(entries)
    by_first: dict[str, list[Entry]] = {}
    for entry in kept:
        by_first.setdefault(entry.words[0], []).append(entry)
    ordered = {word: tuple(sorted(found, key=lambda e: -len(e.words))) for word, found in by_first.items()}
    return replace(lexicon, entries=kept, by_first=ordered)


def average_precision(scored: Sequence[tuple[float, bool]]) -> float:
    """Mean precision at each positive, best score first, equal scores taken together."""
    ranked = sorted(scored, key=lambda item: -item[0])
    total, hits, at, out = sum(gold for _, gold in ranked), 0, 0, 0.0
    while at < len(ranked):
        stop = at
        while stop < len(ranked) and ranked[stop][0] == ranked[at][0]:
            stop += 1
        found = sum(gold for _, gold in ranked[at:stop])
        hits += found
        out += found * hits / stop
        at = stop
    return out / total if total else 0.0


def area(scored: Sequence[tuple[float, bool]]) -> float:
    """Chance that a marked sentence stands above an unmarked one, equal scores half."""
    marked = sorted(score for score, gold in scored if gold)
    others = [score for score, gold in scored if not gold]
    below = sum((score > other) + 0.5 * (score == other) for score in marked for other in others)
    return below / max(1, len(marked) * len(others))


def main(arguments: Sequence[str]) -> int:
    """Print average precision and area of four settings."""
    rows = [json.loads(line) for line in Path(arguments[0]).read_text(encoding="utf-8").splitlines() if line.strip()]
    families, loaded = load_lexicon("families"), load_lexicon("loaded")
    plain = _of(families, (e for e in families.entries if e.family != "emotive"))
    known = {e.words for e in plain.entries}
    alone = _of(families, (*plain.entries, *(replace(e, family="emotive") for e in loaded.entries)))
    nothing = _of(loaded, ())
    settings = {
        "as shipped": (families, loaded),
        "without the longer list": (families, nothing),
        "longer list instead of the emotive family": (alone, nothing),
        f"neither ({len(known)} words of other families)": (plain, nothing),
    }
    scored: dict[str, list[tuple[float, bool]]] = {name: [] for name in settings}
    for row in rows:
        lines = [" ".join(s["text"].split()) for s in row["sentences"]]
        text = Text("\n".join(lines))
        parse, voices = load_parser()(text), Voices(text)
        starts = [0]
        for line in lines:
            starts.append(starts[-1] + len(line) + 1)
        for name, (short, longer) in settings.items():
            best = [0.0] * len(lines)
            number = 0
            for found in look.rank(text, parse, short, voices, longer):
                while text.sentences[found.sentence].span.start >= starts[number + 1]:
                    number += 1
                best[number] = max(best[number], found.score)
            gold = (bool(s["lexical_spans"]) for s in row["sentences"])
            scored[name] += zip(best, gold, strict=True)
    for name, found_all in scored.items():
        sys.stdout.write(f"{name}: AP {average_precision(found_all):.3f}, AUC {area(found_all):.3f}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
