"""Evidence that a piece has from what it stands with: captions and their credits, lists of stories, boxes, appeals."""

from __future__ import annotations

from collections.abc import Sequence

from analyzers.modules.cleaning.cues import CUES
from analyzers.modules.cleaning.lines import LOOK, Line
from analyzers.modules.cleaning.weighed import PAST, REPORTS, Weighed, reports


def captions(raw: str, lines: Sequence[Line], items: Sequence[Weighed]) -> None:
    """A short line that ends with a picture credit is a caption as a whole."""
    cues = [cue for cue in CUES if cue.kind == "caption" and cue.weight >= 4]
    for line in lines:
        own = [items[i] for i in line.pieces]
        if not 2 <= len(own) <= 4 or sum(item.words for item in own) > 70:
            continue
        text = line.span.of(raw)[-LOOK:]
        credit = any(m.end() > len(text) - 60 for cue in cues for m in cue.pattern.finditer(text))
        if not credit or any(REPORTS.search(item.piece.plain) or item.piece.quoted > 0.3 for item in own[:-1]):
            continue
        marked = any(kind == "agency" for _, kind, _ in own[-1].signs)
        if marked and any(PAST.search(item.piece.plain) or item.shared > 0.5 for item in own[:-1]):
            continue
        if not any(weight >= 4 and kind == "caption" for weight, kind, _ in own[-1].signs):
            own[-1].add(4.0, "caption", "carries a picture credit")
        if any(item.piece.glued for item in own):
            continue
        for item in own[:-1]:
            item.add(5.0, "caption", "stands before a picture credit")


def lists(lines: Sequence[Line], items: Sequence[Weighed]) -> None:
    """What follows the heading of a list of other stories, up to the next paragraph."""
    left = 0
    dated = dates = 0
    for line in lines:
        own = [items[i] for i in line.pieces]
        if not own:
            continue
        if len(own) == 1 and any(weight >= 4 and kind == "teaser" for weight, kind, _ in own[0].signs):
            left, dated, dates = 16, 0, 0
            continue
        if not left:
            continue
        left -= 1
        if sum(item.words for item in own) > 45 or len(own) > 2:
            left = 0
            continue
        for item in own:
            if item.dated:
                continue
            strange = item.shared < 0.3
            if dated:
                item.add(3.0 if strange or dates > 1 else 1.0, "teaser", "stands in a list of other stories")
            elif not item.ends or (strange and item.words <= 25):
                item.add(1.5, "teaser", "stands in a list of other stories")
        dated = own[-1].dated
        dates += dated


def boxes(lines: Sequence[Line], items: Sequence[Weighed]) -> None:
    """Text under the heading of a box, and text between two lines that are surely the site's."""
    strong = [
        max((item.strongest("", "date", "byline")[0] for item in (items[i] for i in line.pieces)), default=0.0)
        for line in lines
    ]
    for number, line in enumerate(lines[1:], start=1):
        own = [items[i] for i in line.pieces]
        if not own or sum(item.words for item in own) > 120:
            continue
        shared = sum(item.shared for item in own) / len(own)
        above = [items[i] for i in lines[number - 1].pieces]
        linked = any(weight >= 4 and kind in ("link", "newsletter") for weight, kind, _ in own[-1].signs)
        if len(above) == 1 and any(weight >= 3 and kind == "box" for weight, kind, _ in above[0].signs):
            for item in own:
                if linked or shared < 0.35:
                    item.add(2.5 if linked else 1.5, "box", "stands under the heading of a box")
        elif linked and len(own) >= 3 and len(above) == 1 and not above[0].ends and shared < 0.35:
            for item in own:
                item.add(2.0, "box", "a paragraph that sends the reader elsewhere")
        below = number + 1 < len(lines) and strong[number + 1] >= 3.5
        together = number + 1 < len(lines) and lines[number - 1].block == line.block == lines[number + 1].block
        reported = any(REPORTS.search(item.piece.plain) or item.piece.quoted > 0.2 for item in own)
        short = sum(item.words for item in own) <= 25 and not reported
        if strong[number] < 3.5 and shared < 0.35 and strong[number - 1] >= 2.0 and below and together and short:
            _, kind, _ = max((items[i].strongest("") for i in lines[number + 1].pieces), key=lambda found: found[0])
            for item in own:
                item.add(2.0, kind, "stands between lines of the site")


def company(lines: Sequence[Line], items: Sequence[Weighed]) -> None:
    """Lines and sentences that are judged by what they stand with, and by standing after the last report."""
    blanks = len({line.block for line in lines}) > 0.4 * len(lines)
    blocks: dict[int, list[int]] = {}
    for number, line in enumerate(lines):
        blocks.setdefault(line.block if blanks else -1 - number, []).extend(line.pieces)
    for own in blocks.values():
        parts = [items[i] for i in own]
        if len(parts) < 2 or len(parts) > 14 or any(reports(item) or item.words > 45 for item in parts):
            continue
        strong = [item for item in parts if item.strongest("", "date", "byline")[0] >= 3.5]
        share = sum(item.words for item in strong) / max(1, sum(item.words for item in parts))
        several = parts[0].piece.line != parts[-1].piece.line
        if share < (0.2 if several else 0.5) or (not several and any(item.piece.glued for item in parts)):
            continue
        kind = strong[0].strongest("", "date", "byline")[1]
        for item in parts:
            told = item.words >= 12 and PAST.search(item.piece.plain)
            if item not in strong and item.shared < 0.35 and not told:
                item.add(1.8, kind, "stands with lines that speak to the reader")
    last = max((i for i, item in enumerate(items) if reports(item)), default=len(items))
    for item in items[last + 1 :]:
        if item.piece.line > items[last].piece.line and item.shared < 0.4 and item.strongest("")[0] >= 1.0:
            item.add(0.8, "", "stands after the last report")
