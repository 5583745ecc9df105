"""The figures about sources, each counted in one place: the window, its tables and the document agree.

All functions take effective results (a person's decisions are in them) and are pure; spans are clean offsets.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from analyzers.decisions import ADDED, CHANGED, CONFIRMED
from analyzers.records import (
    Anonymity,
    Article,
    Attribution,
    AttributionResult,
    SourceEntity,
    VerbsResult,
    VerbUse,
)
from analyzers.records.attribution import CHECK_BELOW
from analyzers.text import Span, Text
from analyzers.text.span import merge

DECIDED = (CONFIRMED, CHANGED, ADDED)
"""Names of the rules that decisions leave on what a person confirmed, changed or added."""
_REASONS = ("reason_given", "request_only", "marker_only", "none")


def counted(result: AttributionResult, *, beliefs: bool = False) -> tuple[Attribution, ...]:
    """The attributions that count: statements and, where they are asked for, private beliefs, wishes and plans."""
    return tuple(item for item in result.attributions if item.reporting or beliefs)


def left_out(result: AttributionResult) -> tuple[Attribution, ...]:
    """Private beliefs, wishes and plans."""
    return tuple(item for item in result.attributions if not item.reporting)


def uses_of(found: VerbsResult, counted: Mapping[str, Sequence[Attribution]]) -> tuple[VerbUse, ...]:
    """The reporting words of the attributions that count.

    Args:
        found: All reporting words.
        counted: Article id -> the attributions that count; words in other articles stay out.
    """
    shown = {(article, item.id) for article, items in counted.items() for item in items}
    return tuple(use for use in found.uses if (use.article, use.attribution) in shown)


def wordless(found: VerbsResult, counted: Mapping[str, Sequence[Attribution]]) -> int:
    """How many of the attributions that count have no reporting word, as after a colon or where a quotation goes on."""
    with_word = {(use.article, use.attribution) for use in found.uses}
    return sum((article, item.id) not in with_word for article, items in counted.items() for item in items)


def to_check(item: Attribution) -> bool:
    """Whether a statement asks to be checked: too little sure, or with a warning. What a person decided is sure."""
    return bool(item.warning) or item.provenance.confidence < CHECK_BELOW


def by_hand(result: AttributionResult) -> tuple[int, int, int]:
    """How many attributions a person confirmed, changed and added; each stands in one of the three."""
    rules = [item.provenance.rule for item in result.attributions]
    return rules.count(CONFIRMED), rules.count(CHANGED), rules.count(ADDED)


def extent(item: Attribution) -> tuple[Span, ...]:
    """All words of an attribution: source, cue and content, in reading order."""
    return tuple(sorted(span for span in (*item.source, *item.cue, *item.content) if span.length))


def given(items: Iterable[Attribution]) -> tuple[Span, ...]:
    """The words given to somebody, merged; where somebody declined to comment there are none."""
    return merge(span for item in items if item.type != "no_comment" for span in item.content if span.length)


def given_words(text: Text, items: Iterable[Attribution]) -> int:
    """How many words are given to somebody; words inside two statements count once."""
    return sum(text.words(span) for span in given(items))


@dataclass(frozen=True)
class Share:
    """How much of an article is given to sources.

    Attributes:
        words: Words inside statements.
        of: All words of the article as cleaned.
    """

    words: int
    of: int

    @property
    def value(self) -> float:
        """0 to 1; 0 for an article without words."""
        return self.words / self.of if self.of else 0.0


def share(article: Article, items: Iterable[Attribution]) -> Share:
    """The share of an article's words that stand inside statements."""
    return Share(given_words(article.text, items), article.text.words())


@dataclass(frozen=True)
class SourceRow:
    """One source of an article as tables list it.

    Attributes:
        source: The source.
        items: Its attributions that count, in reading order.
        words: Words given to it.
        first: Where it first speaks: the first character of its first statement.
        anonymity: The fullest explanation why it is not named, or None if it is named.
        number: Its place in the order of first appearance, from 1.
    """

    source: SourceEntity
    items: tuple[Attribution, ...]
    words: int
    first: int
    anonymity: Anonymity | None
    number: int = 0


def source_rows(
    article: Article, result: AttributionResult, items: Sequence[Attribution], order: str = "first"
) -> tuple[SourceRow, ...]:
    """The sources that make any of the attributions counted.

    Args:
        article: The article.
        result: Its attributions and sources.
        items: The attributions that count (see `counted`).
        order: "first" (first appearance), "name" or "words" (most first).
    """
    known = {item.id: item for item in items}
    found = []
    for source in result.sources:
        mine = tuple(known[key] for key in source.statements if key in known)
        if mine:
            first = min((extent(item)[0].start for item in mine if extent(item)), default=0)
            found.append((first, source, mine))
    found.sort(key=lambda entry: entry[0])  # stable: sources of one place stay as they came
    rows = tuple(
        SourceRow(source, mine, given_words(article.text, mine), first, _fullest(mine), number)
        for number, (first, source, mine) in enumerate(found, 1)
    )
    if order == "name":
        return tuple(sorted(rows, key=lambda row: (_sortable(row.source.name), row.number)))
    if order == "words":
        return tuple(sorted(rows, key=lambda row: (-row.words, row.number)))
    return rows


def sourceless(result: AttributionResult, items: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions counted that have no source in the list: hearsay, quotations without anybody."""
    known = {key for source in result.sources for key in source.statements}
    return tuple(item for item in items if item.id not in known)


def _fullest(items: Sequence[Attribution]) -> Anonymity | None:
    kinds = [item.anonymity for item in items if item.anonymity is not None]
    return min(kinds, key=lambda a: _REASONS.index(a.kind), default=None)


def _sortable(name: str) -> str:
    words = name.casefold().split()
    if len(words) > 1 and words[0] in ("the", "a", "an"):
        words = words[1:]
    return " ".join(words)
