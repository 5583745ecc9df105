"""Finds what on a page is not the article's body.

What it marks: navigation, links, teasers of other stories, appeals, newsletter boxes, captions (also doubled),
picture and reporting credits, explainer boxes, comment prompts, advertising, notices, and the parts that move to the
article card: headline, deck, byline, date lines, a closing agency mark. Datelines stay in the body. The text itself
is never changed: the result is a list of raw spans with kind and reason.

How: the raw text is read as lines and pieces (`lines`), each piece is weighed for and against being site text by rules
(`cues`, `evidence`, `company`) and by what was learned of wording and neighbours (`wording`, `learned`), the cheapest
way through the page tells head, body, insets and foot (`regions`), and the hidden pieces get their kinds (`kinds`).
Losing body is worse than leaving site text: a lone doubtful line inside the body stays and is marked "probably not
body". What was learned is English; elsewhere the rules stand alone.

Known misses: a caption or teaser that reads like a report and stands alone, or is past tense and shares the article's
words; an appeal or share line that never speaks to the reader and names nothing of a page; a prompt whose title runs
on into the sentence behind it; the middle of texts of more than 200,000 characters, which is not looked at; site text
in other languages than English beyond its shape; crossheads stay in the body.
"""

from __future__ import annotations

import math
from dataclasses import replace

from analyzers.modules.cleaning import learned
from analyzers.modules.cleaning.evidence import weigh
from analyzers.modules.cleaning.kinds import closing_agency, first_caption, name_all
from analyzers.modules.cleaning.lines import Line, read
from analyzers.modules.cleaning.regions import HEAD, states
from analyzers.modules.cleaning.tongue import language_of
from analyzers.modules.cleaning.weighed import Weighed
from analyzers.protocol import Given, Spec
from analyzers.records import Article, CleaningResult, SiteText
from analyzers.records.cleaning import CARD_KINDS
from analyzers.text import Revision, Span

DOUBT = 1.2
"""Evidence from which a piece that stays in the body is marked "probably not body"."""


SIDE = 100_000
"""Characters at either end of a text that are looked at, so that the time for a text of any length is bounded."""


class Cleaning:
    """Marks the site text of one raw article."""

    spec = Spec(
        "cleaning",
        4,
        "raw",
        CleaningResult,
        english_only=False,
        title="Site text",
        definition=(
            "Lines and sentences that are not part of the article: menus, links to other stories, appeals, "
            "newsletter boxes, captions, credits, comment prompts and notices, and the headline, byline and date, "
            "which move to the article card. They are told by their shape, their place on the page, words that "
            "speak to the reader or of the site, repetition, how little they share with the rest of the text, and "
            "by how much their wording reads like a page rather than a report, which was learned from examples. "
            "Nothing is deleted: hidden text comes back with one click."
        ),
    )

    def __call__(self, article: Article, given: Given) -> CleaningResult:
        """Site text as sorted, disjoint raw spans, and the language of what is left."""
        return clean(article.raw)


def clean(raw: str) -> CleaningResult:
    """Site text of a raw text and the language of its body.

    Args:
        raw: The whole decoded text.
    """
    found = _in_long(raw) if len(raw) > 2 * SIDE + 2 else _site_text(raw)
    body = Revision.of(raw, [part.span for part in found if part.hidden]).clean
    return CleaningResult(tuple(found), language_of(body))


def _in_long(raw: str) -> list[SiteText]:
    """Site text at both ends of a text that is longer than any article; its middle stays as it is."""
    cut = raw.rfind("\n", SIDE - 2_000, SIDE)
    end = raw.find("\n", len(raw) - SIDE, len(raw) - SIDE + 2_000)
    cut, end = cut if cut >= 0 else SIDE, end if end >= 0 else len(raw) - SIDE
    out: list[SiteText] = []
    for part in _site_text(raw[:cut] + "\n\n" + raw[end:]):
        if part.span.end <= cut:
            out.append(part)
        elif part.span.start >= cut + 2:
            out.append(replace(part, span=part.span.shifted(end - cut - 2)))
    return out


def _site_text(raw: str) -> list[SiteText]:
    """Sorted, disjoint site text of a raw text."""
    lines, pieces = read(raw)
    english = language_of(raw) in ("en", None)  # what was learned, was learned from English
    items = weigh(raw, lines, pieces, learned.load() if english else None)
    places = states(lines, items)
    for index in first_caption(raw, lines, items, places):
        items[index].add(6.0, "caption", "stands before the lead and does not say what the headline says")
        places[index] = HEAD
    named = name_all(raw, lines, items, places)
    found: list[SiteText] = []
    for index, item in enumerate(items):
        label = named[index]
        if label is not None:
            kind, reason = label
            sure = 0.6 if kind in CARD_KINDS else 0.0
            found.append(SiteText(item.piece.span, kind, _sentence(reason), max(sure, _confidence(item.total + 2.0))))
        elif item.total >= DOUBT:
            weight, kind, reason = item.strongest("")
            if item.learned > weight:
                kind, reason = item.learned_kind or kind, item.learned_reason
            found.append(
                SiteText(
                    item.piece.span,
                    kind or "other",
                    "Probably not body: " + (reason or "a line that is no sentence") + ".",
                    _confidence(item.total - 1.0),
                    hidden=False,
                )
            )
    agency = closing_agency(raw, lines, items, places)
    if agency is not None:
        found = [part for part in found if not part.span.overlaps(agency)]
        found.append(
            SiteText(agency, "agency", "Names the news agency after the last sentence: it goes to the card.", 0.9)
        )
    return _joined(raw, sorted(found, key=lambda part: part.span))


def _joined(raw: str, parts: list[SiteText]) -> list[SiteText]:
    """Neighbours of one kind on one line as one stretch."""
    out: list[SiteText] = []
    for part in parts:
        if out and out[-1].kind == part.kind and out[-1].hidden == part.hidden:
            between = raw[out[-1].span.end : part.span.start]
            if not between.strip() and "\n" not in between and "\r" not in between:
                before = out.pop()
                part = SiteText(
                    Span(before.span.start, part.span.end),
                    part.kind,
                    before.reason,
                    max(before.confidence, part.confidence),
                    part.hidden,
                )
        out.append(part)
    return out


def _sentence(reason: str) -> str:
    """A reason as a sentence."""
    return reason[:1].upper() + reason[1:] + "." if reason else "Stands among the site's own lines."


def _confidence(evidence: float) -> float:
    """Evidence as a number from 0 to 1, two digits."""
    return round(1 / (1 + math.exp(-max(-20.0, min(20.0, evidence)))), 2)


__all__ = ["Cleaning", "Line", "Weighed", "clean"]
