"""What kind of site text a hidden piece is, and which lines are headline, deck, byline, date and agency.

The headline is the line of the head whose words the first sentences of the body say again. A deck is what stands as
prose between headline and body. A date in the head is the article's; a date among other stories is part of the teaser.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.language.outlets import by_name
from analyzers.modules.cleaning.lines import Line
from analyzers.modules.cleaning.regions import BODY, FOOT, HEAD
from analyzers.modules.cleaning.weighed import Weighed, stems
from analyzers.text import Span

Named = tuple[str, str]
"""Kind and reason."""

_REASONS = {
    "headline": "the headline: it goes to the card",
    "deck": "the line under the headline: it goes to the card",
    "byline": "names the author: it goes to the card",
    "date": "says when it was published: it goes to the card",
    "agency": "names the news agency at the end: it goes to the card",
    "navigation": "stands before the article, among the site's own lines",
    "teaser": "stands among other stories",
    "caption": "looks like the caption of a picture",
    "other": "stands among the site's own lines",
}
_PERSON = re.compile(
    r"^(?:[A-Z][\w’'.-]+(?: (?:[A-Z]\.|[A-Z][\w’'.-]+|de|van|von|bin|al)){1,4}"
    r"(?:(?:,| and| &) (?:[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){0,3}))*"
    r"(?: in [A-Z][\w’'. -]{2,30})?(?:,? (?:[A-Z][\w-]+ ){0,2}(?:[Cc]orrespondent|[Rr]eporter|[Ee]ditor|[Ww]riter))?)"
    r"(?:\s*[|·]\s*[\w’'. ]{2,40})?$"
)
_STAFF = re.compile(
    r"^(?:our |from our |the )?(?:news(?:paper)? )?(?:staff|web|news|special|foreign|political|city)? ?"
    r"(?:correspondent|reporter|report|desk|writer|staff|editor|agencies|monitoring desk)s?"
    r"(?:\s*[|·/,-]\s*[\w’'. ]{2,40})?$",
    re.I,
)


def name_all(raw: str, lines: Sequence[Line], items: Sequence[Weighed], places: Sequence[int]) -> list[Named | None]:
    """Kind and reason of every piece that is not body; None for body.

    Args:
        raw: The whole text.
        lines: Its lines.
        items: Its pieces with their evidence.
        places: The state of every piece.
    """
    out: list[Named | None] = [None] * len(items)
    head = [i for i, state in enumerate(places) if state == HEAD]
    headline = _headline(raw, lines, items, head, _lead(raw, items, places))
    for index, item in enumerate(items):
        if places[index] == BODY:
            continue
        weight, kind, reason = item.strongest("")
        if weight < 2.0 and item.learned > weight and item.learned_kind:
            weight, kind, reason = item.learned, item.learned_kind, item.learned_reason
        if kind == "date" and not _own_date(raw, items, index, places, headline):
            kind, reason = "teaser", "is the date of another story"
        if weight < 1.5 and kind not in ("date", "byline"):
            kind = ""
        out[index] = (kind, reason) if kind else None
    if headline is not None:
        for index in lines[headline].pieces:
            if places[index] == HEAD:
                out[index] = ("headline", _REASONS["headline"])
    _head_rest(raw, lines, items, places, out, headline)
    _neighbours(items, places, out)
    return out


def first_caption(raw: str, lines: Sequence[Line], items: Sequence[Weighed], places: Sequence[int]) -> list[int]:
    """Pieces of a caption between headline and lead, or an empty list.

    A lead says the headline again. Where the page has other captions, and the first sentence of the body says little
    of the headline while the next paragraph says most of it, the first is the caption of the picture above.
    """
    body = [i for i, state in enumerate(places) if state == BODY]
    head = [i for i, state in enumerate(places) if state == HEAD]
    if len(body) < 8 or not head or items[body[0]].dateline:
        return []
    line = items[body[0]].piece.line
    own = list(lines[line].pieces)
    following = next((items[i].piece.line for i in body if items[i].piece.line > line), None)
    headline = _headline(raw, lines, items, head, _lead(raw, items, places))
    captions = any(weight >= 4 and kind == "caption" for item in items for weight, kind, _ in item.signs)
    if following is None or headline is None or len(own) != 1 or not captions or items[own[0]].piece.quoted > 0:
        return []
    if items[own[0]].words > 22 or not items[own[0]].ends:
        return []
    title = stems(lines[headline].span.of(raw))
    here = len(title & items[own[0]].stems)
    there = len(title & frozenset().union(*(items[i].stems for i in lines[following].pieces)))
    if len(title) >= 4 and there >= here + 2 and there >= 0.6 * len(title) and here <= 0.5 * len(title):
        return own
    return []


def _lead(raw: str, items: Sequence[Weighed], places: Sequence[int]) -> frozenset[str]:
    """Content words of the first body sentences (about 120 words)."""
    out: set[str] = set()
    words = 0
    for item, state in zip(items, places, strict=True):
        if state == BODY and words < 120:
            out |= item.stems
            words += item.words
    return frozenset(out)


def _headline(
    raw: str, lines: Sequence[Line], items: Sequence[Weighed], head: Sequence[int], lead: frozenset[str]
) -> int | None:
    """Index of the headline's line, or None."""
    best: tuple[float, int] | None = None
    for index in sorted({items[i].piece.line for i in head}):
        own = [items[i] for i in lines[index].pieces]
        words = sum(item.words for item in own)
        if not 2 <= words <= 32 or any(item.dated for item in own):
            continue
        found = stems(lines[index].span.of(raw))
        shared = len(found & lead)
        labelled = shared >= 3 and shared >= 0.5 * len(found)  # "Exclusive: ...", "Explained: ..." over its own article
        left_out = ("", "teaser", "other", "link", "box", "live") if labelled else ("", "teaser", "other")
        strong, _, _ = max((item.strongest(*left_out) for item in own), key=lambda s: s[0])
        if strong >= 3.5:
            continue
        score = min(shared, 4) + 2.0 * shared / max(1, len(found))
        score -= (2.5 if any(item.ends for item in own) else 0.0) + 0.15 * max(0, words - 14)
        score -= 0.4 * strong + 0.05 * index
        if words < 4 or (best is not None and words <= 8 and _PERSON.match(lines[index].span.of(raw))):
            score -= 2.0  # a masthead, or an author under the headline
        if lines[index].span.of(raw).rstrip().endswith("-"):
            score -= 0.5
        if best is None or score > best[0]:
            best = (score, index)
    if best is None or best[0] < 0.4:
        return _short_headline(raw, lines, items, head, lead)
    return best[1]


def _short_headline(
    raw: str, lines: Sequence[Line], items: Sequence[Weighed], head: Sequence[int], lead: frozenset[str]
) -> int | None:
    """A headline of two to four words right above the body, or above byline and date over it; None without one.

    It says a word of the lead (two where every word has a capital, as in names of papers), or words in lower case
    where the head has nothing else that could be the headline.
    """
    above = sorted({items[i].piece.line for i in head}, reverse=True)
    left = [line for line in above if not _about(raw, lines, items, line)]
    if not left or any(line > left[0] + 6 for line in above):
        return None
    own = [items[i] for i in lines[left[0]].pieces]
    text = lines[left[0]].span.of(raw).strip()
    words = text.split()
    if len(own) != 1 or not 2 <= len(words) <= 4 or text.endswith((":", "-", "…", ".")) or by_name().get(text.lower()):
        return None
    if own[0].strongest("", "teaser", "other")[0] >= 1.5:
        return None
    plain = any(word[0].islower() and len(word) > 3 for word in words)
    said = len(own[0].stems & lead)
    return left[0] if said >= (1 if plain else 2) or (plain and len(left) == 1 and own[0].learned < 3) else None


def _about(raw: str, lines: Sequence[Line], items: Sequence[Weighed], line: int) -> bool:
    """Whether a line of the head names author, date, place or picture rather than what the article tells."""
    text = lines[line].span.of(raw)
    own = [items[i] for i in lines[line].pieces]
    kinds = {item.strongest("")[1] for item in own if item.strongest("")[0] >= 2.0}
    return bool(kinds & {"byline", "date", "credit", "caption"}) or bool(_STAFF.match(text))


def _own_date(raw: str, items: Sequence[Weighed], index: int, places: Sequence[int], headline: int | None) -> bool:
    """Whether a date line is the article's own: in the head, or "Published in ..." right after the body.

    Above the headline only the one date next to it counts: others belong to a list of other stories.
    """
    if places[index] == HEAD:
        line = items[index].piece.line
        if headline is None or line > headline:
            return True
        above = {
            item.piece.line
            for item in items[max(0, index - 40) : index + 40]
            if item.dated and item.piece.line < headline
        }
        return len(above) <= 1 and headline - line <= 3
    text = items[index].piece.span.of(raw)
    if re.match(r"\W*(?:first |originally )?published\b(?! \d+ (?:hour|min|day))", text, re.I):
        return any(places[i] == BODY for i in range(max(0, index - 6), index))
    return False


def _head_rest(
    raw: str,
    lines: Sequence[Line],
    items: Sequence[Weighed],
    places: Sequence[int],
    out: list[Named | None],
    headline: int | None,
) -> None:
    """Deck, byline and what is left of the head."""
    for index, item in enumerate(items):
        if places[index] != HEAD or out[index] is not None:
            continue
        text = item.piece.span.of(raw)
        line = item.piece.line
        after = headline is not None and line > headline
        close = after and headline is not None and line - headline <= 12
        if _STAFF.match(text) or (close and item.words <= 12 and not item.ends and _PERSON.match(text)):
            out[index] = ("byline", _REASONS["byline"])
        elif headline is not None and lines[line].key == lines[headline].key:
            out[index] = ("headline", "says the headline again")
        elif after and text.rstrip().endswith("-"):
            out[index] = ("teaser", "a headline of another story")
        elif after and item.words >= 6 and not _site_between(items, out, headline or 0, index):
            out[index] = ("deck", _REASONS["deck"])
        elif after and item.words >= 6 and item.ends and len(lines[line].pieces) == 1:
            out[index] = ("caption", _REASONS["caption"])
        elif item.words >= 5 and not item.ends:
            out[index] = ("teaser", "a headline of another story")


def _site_between(items: Sequence[Weighed], out: Sequence[Named | None], headline: int, index: int) -> bool:
    """Whether something other than deck, byline or date stands between the headline and a piece."""
    return any(
        items[i].piece.line > headline
        and out[i] is not None
        and (out[i] or ("", ""))[0] not in ("deck", "byline", "date", "headline")
        for i in range(max(0, index - 40), index)
    )


def _neighbours(items: Sequence[Weighed], places: Sequence[int], out: list[Named | None]) -> None:
    """Pieces without a kind of their own take that of the nearest hidden neighbour."""
    for index, item in enumerate(items):
        if places[index] == BODY or out[index] is not None:
            continue
        kind = ""
        for other in (*range(index - 1, max(-1, index - 9), -1), *range(index + 1, min(len(items), index + 9))):
            if places[other] == BODY:
                continue
            named = out[other]
            if named is not None and named[0] not in ("headline", "byline", "date", "deck", "credit", "agency"):
                kind = named[0]
                break
        if places[index] == FOOT and kind in ("", "link", "navigation", "comments", "other") and item.words >= 4:
            kind = "teaser"
        elif not kind:
            kind = "navigation" if places[index] == HEAD else "other"
        own = item.learned_reason if item.learned >= 1.5 else ""
        out[index] = (kind, own or _REASONS.get(kind, _REASONS["other"]))


_CLOSING = re.compile(r"(?:[-–—/|(\[]\s*)?([A-Z][\w&/’'.-]*(?: [A-Z&][\w&/’'.-]*){0,3})(?:\s*[)\]])?\W?$")


def closing_agency(raw: str, lines: Sequence[Line], items: Sequence[Weighed], places: Sequence[int]) -> Span | None:
    """The mark of a news agency after the last sentence of the body ("... Afghanistan. AP"), or None.

    A known agency's name counts, and any capitalised name of one to four words that stands alone behind the last
    full stop and is named elsewhere on the page after "told", "(" or "|".
    """
    last = max((i for i, state in enumerate(places) if state == BODY), default=None)
    if last is None:
        return None
    span = items[last].piece.span
    text = raw[max(span.start, span.end - 80) : span.end]
    base = span.end - len(text)
    found = _CLOSING.search(text)
    if not found:
        return None
    name = found.group(1).rstrip(".")
    alone = found.start() == 0 and span.length <= 80
    known = by_name().get(name.lower())
    ends_before = bool(re.search(r"[.!?…][”\"’')]*\s*$", text[: found.start()]))
    bracketed = found.group(0)[0] in "-–—/|([" and text[: found.start()].rstrip()[-1:] != ""
    if not (alone or ends_before or (bracketed and known is not None and known.agency and found.group(0)[0] in "([")):
        return None
    if alone and last == 0:
        return None
    if known is None or not known.agency:
        page = re.escape(name)
        if not re.search(rf"(?:\b[Tt]old (?:the )?|[(|]\s*|\bby ){page}\b", raw[: base + found.start()][:60000]):
            return None
    return Span(base + found.start(), span.end)
