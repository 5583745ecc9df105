"""How much a piece looks like site text and how much like the article's body.

Evidence is a weight with a kind and a reason. It comes from the cues (`cues`), from the shape of the line, from
repetition, and from what the piece shares with the rest of the page: body sentences share words with each other, site
text does not. The numbers were set by hand on the tuning pages of `tests/eval/pages.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.modules.cleaning.company import boxes, captions, company, lists
from analyzers.modules.cleaning.cues import CUES, IMPERATIVE, LABELS, MEDIA, OURSELVES, QUESTION_BOX, READER
from analyzers.modules.cleaning.learned import Reader, judge
from analyzers.modules.cleaning.lines import TAIL_MARK, Line, Piece
from analyzers.modules.cleaning.tables import tables
from analyzers.modules.cleaning.weighed import PAST, REPORTS, TOLD, Weighed, count_words, ends_sentence, stems
from analyzers.text.dates import find_dates

_SPEAKING = frozenset(
    "newsletter donation share comments advert navigation link teaser player live cookies box other notice".split()
)
"""Kinds whose cues weigh less in a sentence that tells of something past and speaks to nobody."""
DATELINE = re.compile(
    r"^(?:[A-Z][A-Z’'.-]{2,}(?:[ /][A-Z][A-Z’'.-]+){0,3}|[A-Z][A-Z’'. -]{3,30})(?:,[^—–:\n-]{1,40})?"
    r"(?:\s*\([^)]{2,40}\))?\s*(?:—|–|―|--|-|:|\()\s*[^\s\d]"
)
"""A place in capitals, perhaps with region, day and agency, before the first sentence."""
_SEPARATORS = re.compile(r"\s(?:[|·•»›>/▾]|—)\s|[|•»›▾]|\s{2,}")
_DATE_WORDS = re.compile(
    r"\b(?:first|originally|published|posted|updated?|last|modified|created|on|at|by|in|from|and|am|pm|a\.m\.?|p\.m\.?|"
    r"[a-z]?[esmcp][sd]?t|gmt|utc|bst|cet|ist|pkt|min(?:ute)?s?|read|hours?|ago|days?|today|yesterday|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|"
    r"sat(?:ur)?|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d+|published:|updated:)\b[.:]?",
    re.I,
)
BYLINE = re.compile(
    r"^(?:By|BY|Words by|Written by|Story by|Report by|From|Author:?|Reporter:?)\s+"
    r"(?:[A-Z][\w’'.-]*|[A-Z]\.|de|van|von|bin|al)"
    r"(?:[ ,]+(?:and |& )?(?:[A-Z][\w’'.-]*|de|van|von|der|bin|al|the|of|in|for|Staff|Correspondent)){0,14}"
    r"(?:\s*\([^)]{2,40}\))?(?:\s*[|,·-].{0,60})?$"
)
"""A line that names the author after "By"."""


EDGE = 1500
"""Sentences at either end of a text in which cues are looked for; no article is longer, and the time stays bounded."""


def weigh(raw: str, lines: Sequence[Line], pieces: Sequence[Piece], reader: Reader | None) -> list[Weighed]:
    """Evidence for every piece.

    Args:
        raw: The whole text.
        lines: Its lines.
        pieces: Its pieces.
        reader: The learned part; None leaves it out.
    """
    out = [_start(raw, piece) for piece in pieces]
    _cues(out)
    _shapes(raw, lines, out)
    _marks(raw, lines, out)
    _repeats(raw, lines, out)
    captions(raw, lines, out)
    _cohesion(lines, out)
    lists(lines, out)
    boxes(lines, out)
    _prose(raw, lines, out)
    company(lines, out)
    tables(raw, lines, out)
    if reader is not None:
        judge(lines, out, reader)
    return out


def _start(raw: str, piece: Piece) -> Weighed:
    """Words, end and content words of one piece."""
    text = raw[piece.span.start : min(piece.span.end, piece.span.start + 1200)]
    words = count_words(raw[piece.span.start : min(piece.span.end, piece.span.start + 6000)])
    whole = piece.span.of(raw) if piece.span.length < 6000 else raw[piece.span.end - 60 : piece.span.end]
    return Weighed(piece, words, ends_sentence(whole), stems=stems(text))


def _cues(items: Sequence[Weighed]) -> None:
    """Words by which pages speak of themselves."""
    addressed = sum(1 for item in items if item.words >= 8 and READER.search(item.piece.plain))
    prose = sum(1 for item in items if item.words >= 8)
    chatty = prose >= 8 and addressed > 0.2 * prose  # a column or letter that speaks to the reader throughout
    for number, item in enumerate(items):
        plain = item.piece.plain
        if item.piece.quoted > 0.6 or EDGE <= number < len(items) - EDGE:
            continue
        told = item.ends and item.words >= 6 and not READER.search(plain)
        told = told and bool(REPORTS.search(plain) or TOLD.search(plain) or PAST.search(plain))
        for cue in CUES:
            if cue.pattern.search(plain):
                weight = cue.weight * (0.6 if chatty and cue.weight < 3 else 1.0)
                item.add(weight * (0.4 if told and cue.kind in _SPEAKING else 1.0), cue.kind, cue.reason)
        factor = 0.4 if chatty else 1.0
        if item.piece.glued and item.signs:
            item.add(1.0, "", "is glued on")
        strong, kind, _ = item.strongest()
        kind = kind if strong else "other"
        tells = bool(IMPERATIVE.search(plain)) and item.words <= 40
        reader, ourselves = bool(READER.search(plain)), bool(OURSELVES.search(plain))
        media = len({word.lower()[:6] for word in MEDIA.findall(plain)})
        if told or (strong < 1.0 and not media):
            factor *= 0.4
        if media:
            item.add(min(2.4, 0.8 * media) * factor, kind, "speaks of the page and its readers")
        if tells:
            item.add(1.4 * factor, kind, "tells the reader to do something")
        if reader:
            item.add(0.9 * factor, kind, "speaks to the reader")
        if ourselves:
            item.add(0.7 * factor, kind, "the outlet speaks of itself")
        if tells + reader + ourselves >= 2 and not item.piece.quoted:
            item.add(1.6 * factor, kind, "the outlet speaks to its readers")


def _shapes(raw: str, lines: Sequence[Line], items: Sequence[Weighed]) -> None:
    """The shape of lines: short ones, lists, dates, bylines, boxes."""
    for line in lines:
        text = raw[line.span.start : min(line.span.end, line.span.start + 1200)]
        own = [items[i] for i in line.pieces]
        if not own:
            continue
        words = sum(item.words for item in own)
        whole = line.span.length <= 1200
        if whole and words <= 30:
            _date_line(text, own)
        if whole and words <= 16 and BYLINE.match(text):
            own[0].add(4.5, "byline", "names the author")
        if whole and len(own) == 1 and not own[0].dated:
            _one_piece(text, own[0])
        separators = len(_SEPARATORS.findall(text)) if whole else 0
        if separators >= 2 and words <= 8 * separators and not any(i.words > 12 and i.ends for i in own):
            for item in own:
                item.add(2.0, "navigation", "a row of links")
        if whole and len(LABELS.findall(text)) >= 2 and words <= 80:
            for item in own:
                item.add(3.0, "box", "a list of labels and values")
        if whole and QUESTION_BOX.match(text) and len(own) >= 3:
            strong = any(w >= 4 for w, k, _ in own[-1].signs if k == "link") or any(
                w >= 4 for w, k, _ in own[-1].signs if k in ("link", "newsletter")
            )
            for item in own:
                item.add(4.5 if strong else 1.2, "box", "a question that the page answers itself")


def _marks(raw: str, lines: Sequence[Line], items: Sequence[Weighed]) -> None:
    """Agencies and initials behind the last sentence of a line."""
    for line in lines:
        if len(line.pieces) < 2:
            continue
        span = items[line.pieces[-1]].piece.span
        if span.length <= 60 and TAIL_MARK.search(raw[max(line.span.start, span.start - 3) : span.end]):
            items[line.pieces[-1]].add(6.0, "agency", "names the news agency after the last sentence")


def _date_line(text: str, own: Sequence[Weighed]) -> None:
    """A line that holds a date and little else."""
    dates = find_dates(text)
    if not dates and not re.search(r"\b\d+ (?:minutes?|hours?|days?) ago\b|\b\d{1,2}:\d\d\b", text):
        return
    rest = list(text)
    for date in dates:
        rest[date.span.start : date.end] = " " * (date.end - date.span.start)
    left = _DATE_WORDS.sub(" ", "".join(rest))
    if len(re.findall(r"\w", left)) <= 2:
        for item in own:
            item.dated = bool(dates)
            item.add(4.5 if dates else 2.0, "date", "is a date on a line of its own")
    elif (
        len(dates) >= 1
        and re.match(r"\W*(?:published|updated|posted|last|first)\b", text, re.I)
        and len(left.split()) <= 8
    ):
        for item in own:
            item.dated = True
            item.add(4.5, "date", "says when it was published")


def _one_piece(text: str, item: Weighed) -> None:
    """A line of one piece: does it look like a heading, a label, a stump?"""
    words = item.words
    if not words:
        item.add(0.8, "", "has no words")
        return
    colon = text.rstrip().endswith(":")
    opens_quote = text.lstrip()[:1] in "“\"‘'«"
    if not item.ends and not colon:
        if words <= 3:
            item.add(2.0, "", "a short line that is no sentence")
        elif words <= 14:
            item.add(1.6 if not opens_quote else 0.4, "", "a line that is no sentence")
        elif words <= 25:
            item.add(0.9 if not opens_quote else 0.0, "", "a line that is no sentence")
        if text.rstrip().endswith(("...", "…")) and not opens_quote:
            item.add(1.0, "teaser", "is cut off")
        if text.rstrip().endswith("-") and words > 3:
            item.add(0.8, "teaser", "ends with a stray dash")
    if text.lstrip()[:2] in ("- ", "• ", "* ", "– ", "> ") and words <= 14:
        item.add(0.7, "", "a point of a list")


def _repeats(raw: str, lines: Sequence[Line], items: Sequence[Weighed]) -> None:
    """Doubled captions and headings, sentences pulled out of the body."""
    seen: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        if line.key:
            seen.setdefault(line.key, []).append(index)
    for places in seen.values():
        if len(places) < 2:
            continue
        for number, index in enumerate(places):
            own = [items[i] for i in lines[index].pieces]
            beside = [*places[max(0, number - 1) : number], *places[number + 1 : number + 2]]
            near = any(abs(index - other) <= 1 for other in beside)
            caption = len(own) == 1 and own[0].ends and own[0].words >= 5 and own[0].piece.quoted < 0.3
            near_two = any(abs(index - other) <= 3 for other in beside)
            if near and caption:
                own[0].add(6.0, "caption", "stands here twice, as captions do")
            elif near_two and len(own) == 1 and not own[0].ends:
                own[0].add(2.5, "teaser", "stands here twice")
            elif number and sum(item.words for item in own) >= 4:
                for item in own:
                    item.add(4.0, "other", "repeats a line above")
            elif not number and len(own) == 1 and not own[0].ends and len(places) > 2:
                own[0].add(1.5, "navigation", "is repeated on the page")
    sentences: dict[str, int] = {}
    for item in items:
        line = lines[item.piece.line]
        if len(line.pieces) > 1 and item.words >= 6:
            sentences.setdefault(_key(item.piece.span.of(raw)), item.piece.line)
    for index, line in enumerate(lines):
        if len(line.pieces) == 1 and sentences.get(line.key, index) != index:
            items[line.pieces[0]].add(3.5, "box", "repeats a sentence of the article, as pull quotes do")


def _key(text: str) -> str:
    return " ".join(re.findall(r"\w+", text[:1200].lower()))


def _cohesion(lines: Sequence[Line], items: Sequence[Weighed]) -> None:
    """What share of its content words a piece has in common with other lines."""
    far = 2 if len(lines) >= 12 else 0  # neighbours belong together anyway, in a box of the site as in the body
    reach: dict[str, tuple[int, int]] = {}
    for item in items:
        at = item.piece.line
        for stem in item.stems:
            first, _ = reach.get(stem, (at, at))
            reach[stem] = (first, at)
    for item in items:
        if item.stems:
            at = item.piece.line
            near = sum(at - reach[stem][0] > far or reach[stem][1] - at > far for stem in item.stems)
            item.shared = near / len(item.stems)


def _prose(raw: str, lines: Sequence[Line], items: Sequence[Weighed]) -> None:
    """Evidence for body: sentences that report, share words with the rest, stand in a paragraph."""
    long_page = sum(item.words for item in items) > 120
    for line in lines:
        own = [items[i] for i in line.pieces]
        sentences = sum(item.ends and item.words >= 6 for item in own)
        for number, item in enumerate(own):
            plain = item.piece.plain
            words = item.words
            weight = 0.0
            marked = any(sign[0] >= 3 for sign in item.signs)
            if item.ends or words > 25:
                weight += 1.0 if words >= 8 else 0.5
                weight += 0.7 if words >= 15 else 0.0
                weight += 0.5 if words >= 25 else 0.0
            if words >= 4 and REPORTS.search(plain):
                weight += 1.2
            if words >= 5 and PAST.search(plain):
                weight += 0.5
            if item.piece.quoted >= 0.2:
                weight += 0.8
            if len(own) > 1 and sentences >= 2:
                weight += 0.5
            if len(own) == 1 and re.match(
                r"[“\"‘'].*[”\"’']\s*[–—-]\s*\S", raw[item.piece.span.start : item.piece.span.start + 700], re.S
            ):
                weight += 2.0
            if words > 60:
                weight += 1.0
            if long_page and words >= 6 and item.stems:
                few = len(item.stems) < 5
                most = 0.3 if few or marked or not (item.ends or words > 25) else 1.5
                weight += max(-0.3 if few else -0.9, min(most, 3.2 * (item.shared - 0.30)))
            if (
                number == 0
                and words >= 6
                and not marked
                and DATELINE.match(raw[item.piece.span.start : item.piece.span.start + 120])
            ):
                item.dateline = True
                weight += 3.0
            item.body = weight
