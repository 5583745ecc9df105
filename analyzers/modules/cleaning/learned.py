"""The learned part of cleaning: how likely a piece is site text, judging by its words, its neighbours and its place.

Two linear models, made by `tests/eval/train_cleaning.py` from site text of invented outlets and from news articles:

1. Wording: a sum of weights over the features of `wording`; above 0 a piece reads like a page that speaks to its
   readers, below 0 like a report.
2. Context: log odds from the wording of the piece and its neighbours, from what the rules say (`evidence`), and from
   place, length and what the piece shares with the rest of the page.

What the context says beyond the rules is added to the evidence of a piece, at most `MOST_FOR` for site text and
`MOST_AGAINST` for body, with the words that decided as the reason.
"""

from __future__ import annotations

import functools
import gzip
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import resources
from analyzers.modules.cleaning.lines import Line
from analyzers.modules.cleaning.weighed import Weighed, reports
from analyzers.modules.cleaning.wording import features, telling

WEIGHTS: Final = ("models", "cleaning", "weights.json.gz")
MOST_FOR: Final = 6.0
"""Evidence for site text that the learned part adds at most."""
MOST_AGAINST: Final = 2.0
"""Evidence for body that the learned part adds at most."""
EDGE: Final = 1500
"""Pieces at either end of a text that are read; others have the wording 0, so that the time stays bounded."""
CHATTY: Final = 0.3
"""Share of sentences from which on a text counts as one that speaks to its readers throughout."""
SURE_LINE: Final = 1.5
"""The same for a line that is no sentence: its words alone, for crossheads have its form, too."""
REPORT: Final = 1.5
"""Wording, with a minus, from which on the learned part counts in full where it speaks for body."""
BESIDE: Final = 2.0
"""Evidence of the rules from which on a piece is surely the site's, and the piece beside it may be."""
PLAIN: Final = 5.0
"""A sign of this weight is not argued with."""
SURE: Final = 0.5
"""Wording from which on the learned part counts in full where it speaks for site text; in proportion below."""
LEAST_PAGE: Final = 8
"""Sentences of a page from which on it tells what the page is about; on shorter ones the learned part says nothing for
site text of a sentence that speaks to nobody."""
_CLIP: Final = 6.0
_SPEAKS: Final = ("f you 1", "f you 2", "f we 1", "f we 2", "f command")


@dataclass(frozen=True)
class Reader:
    """The trained weights.

    Attributes:
        version: Raised with every training that ships.
        wording: Weight of a feature, log odds for site text.
        start: Wording of a piece without any known feature.
        kinds: Kind of site text that a feature mostly stands in.
        context: Weight of every number of `context_of`.
        intercept: Of the context model.
        bias: Added to its log odds: how much dearer lost body is than site text left.
    """

    version: int
    wording: Mapping[str, float]
    start: float
    kinds: Mapping[str, str]
    context: Sequence[float]
    intercept: float
    bias: float

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Reader:
        """The reader from its JSON form (weights of features are whole hundredths there)."""
        return cls(
            int(data["version"]),
            {name: value / 100 for name, value in data["wording"].items()},
            float(data["start"]),
            {name: data["kind_names"][number] for name, number in data["kinds"].items()},
            [float(value) for value in data["context"]],
            float(data["intercept"]),
            float(data["bias"]),
        )

    def wording_of(self, found: Sequence[str]) -> float:
        """How much a piece with these features reads like site text, log odds cut at plus and minus 6."""
        get = self.wording.get
        total = self.start
        for name in found:
            total += get(name, 0.0)
        return max(-_CLIP, min(_CLIP, total))

    def words_alone(self, found: Sequence[str]) -> float:
        """The same from words only: what is left of it without shape, length, tense and mood."""
        get = self.wording.get
        return sum(get(name, 0.0) for name in found if name[0] != "f")

    def reason(self, found: Sequence[str]) -> tuple[str, list[str]]:
        """Most likely kind ("" when nothing tells) and the words that decided, strongest first."""
        votes: dict[str, float] = {}
        words: list[tuple[float, str]] = []
        for name in found:
            weight = self.wording.get(name, 0.0)
            if weight <= 0:
                continue
            kind = self.kinds.get(name)
            if kind:
                votes[kind] = votes.get(kind, 0.0) + weight
            if name[0] in "w2" and telling(name[2:]):
                words.append((-weight, name[2:]))
        kind = max(votes, key=lambda k: (votes[k], k)) if votes else ""
        chosen: list[str] = []
        for _, word in sorted(words):
            if not any(set(word.split()) & set(other.split()) for other in chosen):
                chosen.append(word)
            if len(chosen) == 3:
                break
        return kind, chosen


@functools.cache
def load() -> Reader:
    """The shipped weights."""
    with gzip.open(Path(str(resources.path(*WEIGHTS))), "rt", encoding="utf-8") as file:
        return Reader.of(json.load(file))


def read_features(items: Sequence[Weighed]) -> list[list[str]]:
    """Features of every piece; none in the middle of very long texts."""
    last = len(items) - EDGE
    return [features(item.piece.plain) if number < EDGE or number >= last else [] for number, item in enumerate(items)]


def context_of(lines: Sequence[Line], items: Sequence[Weighed], wording: Sequence[float]) -> list[list[float]]:
    """Numbers that the context model weighs, one row for every piece."""
    by_line: list[tuple[float, float]] = []  # mean wording and mean evidence of a line, by characters
    totals = [item.total for item in items]
    for line in lines:
        size = sum(items[i].piece.span.length for i in line.pieces) or 1
        by_line.append(
            (
                sum(wording[i] * items[i].piece.span.length for i in line.pieces) / size,
                sum(max(-4.0, min(4.0, totals[i])) * items[i].piece.span.length for i in line.pieces) / size,
            )
        )
    prose = sorted(wording[i] for i, item in enumerate(items) if item.words >= 8 and item.ends)
    page = max(-3.0, min(1.0, prose[len(prose) // 2])) if len(prose) >= 5 else -2.5
    known = sorted(item.shared for item in items if item.words >= 8 and item.ends and len(item.stems) >= 5)
    middle = known[len(known) // 2] if len(known) >= 4 else 0.3
    reported = [i for i, item in enumerate(items) if reports(item)]
    last_report = items[reported[-1]].piece.line if reported else len(lines)
    out = []
    for number in range(len(items)):
        out.append(_row(number, lines, items, wording, totals, by_line, (page, middle), last_report))
    return out


def _row(
    number: int,
    lines: Sequence[Line],
    items: Sequence[Weighed],
    wording: Sequence[float],
    totals: Sequence[float],
    by_line: Sequence[tuple[float, float]],
    page: tuple[float, float],
    last_report: int,
) -> list[float]:
    """Numbers of one piece."""
    item = items[number]
    at = item.piece.line
    line = lines[at]
    own = wording[number]
    signs = min(9.0, sum(weight for weight, _, _ in item.signs))
    strong = item.strongest("")[0]
    few = len(item.stems) < 5
    shared = item.shared if item.stems else 0.3
    left = wording[number - 1] if number > line.pieces.start else None
    right = wording[number + 1] if number + 1 < line.pieces.stop else None
    above = by_line[at - 1] if at else (0.0, 0.0)
    below = by_line[at + 1] if at + 1 < len(lines) else (0.0, 0.0)
    alone = len(line.pieces) == 1
    glued_on = number + 1 < line.pieces.stop and items[number + 1].piece.glued
    total = totals[number]
    around = (above[0] + below[0]) / 2
    return [
        own,
        max(0.0, own),
        max(0.0, own - 2.0),
        max(0.0, own + 2.0),
        max(0.0, -own - 3.5),
        own - page[0],
        min(2.0, signs),
        max(0.0, min(signs, 4.0) - 2.0),
        max(0.0, signs - 4.0),
        min(4.0, strong),
        float(strong >= 3.5),
        item.body,
        max(0.0, item.body - 2.5),
        max(-4.0, min(5.0, total)),
        max(0.0, min(5.0, total)),
        shared * (not few),
        (shared - page[1]) * (not few),
        shared * few,
        max(0.0, 0.25 - shared) * (not few),
        own * shared,
        max(0.0, own) * max(0.0, min(5.0, signs)) / 5,
        float(few),
        math.log1p(item.words),
        max(0.0, math.log1p(item.words) - math.log1p(20)),
        float(item.ends),
        float(item.ends) * max(0.0, own),
        float(alone),
        float(alone and not item.ends),
        float(alone and not item.ends) * own,
        float(item.piece.glued),
        float(glued_on),
        float(item.piece.glued or glued_on) * own,
        item.piece.quoted,
        float(item.piece.quoted > 0) * max(0.0, own),
        float(reports(item)),
        float(reports(item)) * max(0.0, own),
        float(item.dated),
        float(item.dateline),
        left if left is not None else 0.0,
        right if right is not None else 0.0,
        float(left is not None),
        float(right is not None),
        min(left if left is not None else right if right is not None else 0.0, 0.0)
        if left is None or right is None
        else min(left, right),
        above[0] * alone,
        below[0] * alone,
        above[1],
        below[1],
        max(0.0, min(above[0], below[0])),
        max(0.0, min(above[1], below[1])),
        max(0.0, own) * max(0.0, around + 1.0),
        max(0.0, own) * max(0.0, above[1] + 1.0) / 3,
        max(0.0, own) * max(0.0, below[1] + 1.0) / 3,
        float(at > last_report),
        float(at > last_report) * own,
    ]


def judge(lines: Sequence[Line], items: Sequence[Weighed], reader: Reader) -> None:
    """Add to every piece what the learned part says beyond the rules.

    Args:
        lines: Lines of the page.
        items: Its pieces with the evidence of the rules.
        reader: The weights.
    """
    found = read_features(items)
    wording = [reader.wording_of(names) for names in found]
    more: list[float] = []
    for item, names, row in zip(items, found, context_of(lines, items, wording), strict=True):
        odds = reader.intercept + reader.bias + sum(a * b for a, b in zip(reader.context, row, strict=True))
        more.append(odds - item.total if names else 0.0)
    trust = _trust(items, more)
    known = sum(item.words >= 8 and item.ends for item in items) >= LEAST_PAGE
    sure = [item.total >= BESIDE for item in items]
    for number, (item, names, beyond) in enumerate(zip(items, found, more, strict=True)):
        item.learned = max(-MOST_AGAINST, min(MOST_FOR, beyond))
        item.wording = reader.words_alone(names)
        if beyond > 0:  # neighbours and shape alone take nothing out of the body
            own = reader.wording_of(names) / SURE if item.ends else item.wording / SURE_LINE
            item.learned *= trust * max(0.0, min(1.0, own))
            if not known and item.ends and not any(name.startswith(_SPEAKS) for name in names):
                item.learned = 0.0
        elif item.words < 6 or not item.ends or any(w >= PLAIN or kind == "teaser" for w, kind, _ in item.signs):
            item.learned = 0.0  # headings, marks, what stands twice and other stories' words tell nothing
        elif any(sure[max(0, number - 1) : number + 2]):
            item.learned = 0.0  # a sentence of a box or an appeal may well report
        else:
            item.learned *= max(0.0, min(1.0, -reader.wording_of(names) / REPORT))
        if item.told or (item.words <= 3 and len(lines[item.piece.line].pieces) > 1):
            item.learned = min(0.0, item.learned)
        if item.learned > 0.5:
            item.learned_kind, item.learned_reason = _reason(reader, names)


def _trust(items: Sequence[Weighed], more: Sequence[float]) -> float:
    """How far to go by the learned part where it speaks for site text, 0 or 1.

    Letters, columns and advice speak to their readers throughout: where what the rules take for body would go in more
    than `CHATTY` of the sentences, the rules decide.
    """
    prose = [(item, beyond) for item, beyond in zip(items, more, strict=True) if item.words >= 8 and item.ends]
    taken = sum(item.total < 0 < item.total + beyond for item, beyond in prose)
    return 0.0 if taken >= 2 and taken > CHATTY * len(prose) else 1.0


def _reason(reader: Reader, found: Sequence[str]) -> tuple[str, str]:
    """Kind and reason in words for a person."""
    kind, chosen = reader.reason(found)
    named = ": " + ", ".join(f"“{word}”" for word in chosen) if chosen else ""
    return kind, f"reads like a page speaking to its readers, not like a report{named}"
