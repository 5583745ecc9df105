"""What a person should know about the articles themselves: other languages, length, copies, different events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from analyzers.analysis import Failure, Notice
from analyzers.article_names import column_names
from analyzers.language.names import language_name
from analyzers.records import Article, EventsResult, LineupResult

MAX_WORDS = 20_000
"""Longer articles are shown, not analysed: the parser needs 1.7 GB for 100,000 words."""
MAX_CHARACTERS = 200_000
"""The same for text without spaces, whose words cannot be counted (data pasted by mistake, some scripts)."""

_NOT_COMPUTED = " could not be computed"
_SAFE = "Your texts and decisions are safe; the other results stand."


def failure_sentence(what: str, name: str = "") -> str:
    """What is said when an analyzer raised.

    Args:
        what: Its title.
        name: What the article is called; "" if it failed on the whole comparison.
    """
    return f"{what}{_NOT_COMPUTED}{f' on “{name}”' if name else ''}. {_SAFE}"


def folded_failures(failures: Sequence[Failure]) -> list[tuple[str, tuple[Failure, ...]]]:
    """Failures of one cause as one sentence each, with what it stands for; causes in the order they came first.

    A missing model makes one analyzer after another raise on every article: that is one thing to know. A cause is the
    kind of the exception.
    """
    causes: dict[str, list[Failure]] = {}
    for failure in failures:
        causes.setdefault(failure.detail.partition("(")[0], []).append(failure)
    return [(_folded(found), tuple(found)) for found in causes.values()]


def _folded(failures: Sequence[Failure]) -> str:
    if len(failures) == 1:
        return failures[0].message
    titles = list(dict.fromkeys(failure.message.partition(_NOT_COMPUTED)[0].strip(" .") for failure in failures))
    what = " and ".join([", ".join(titles[:-1]), titles[-1]]) if len(titles) > 1 else titles[0]
    articles = {failure.article for failure in failures}
    where = "" if "" in articles or len(articles) < 2 else f" on {len(articles)} articles"
    return f"{what}{_NOT_COMPUTED}{where}. {_SAFE}"


def article_notices(article: Article, name: str = "") -> list[Notice]:
    """No text left, too long, not English.

    Args:
        article: Cleaned.
        name: What it is called; by default as its file.
    """
    name = name or article.name
    content = article.text.content
    words = article.text.words()
    found: list[str] = []
    if words == 0:
        found.append(f"“{name}” has no text left to analyse. Nothing was deleted: review its site text.")
    elif words > MAX_WORDS:
        found.append(
            f"“{name}” has {words:,} words. It is shown, but articles of more than {MAX_WORDS:,} words are "
            "not analysed."
        )
    elif len(content) > MAX_CHARACTERS:
        found.append(
            f"“{name}” has {len(content):,} characters. It is shown, but articles of more than "
            f"{MAX_CHARACTERS:,} characters are not analysed."
        )
    if article.language not in (None, "en"):
        found.append(
            f"“{name}” does not seem to be in English ({language_name(article.language or '')}). It is shown, "
            "but sources, wording and tone are analysed for English only."
        )
    return [Notice(article.id, sentence) for sentence in found]


def comparison_notices(
    articles: Sequence[Article], shared: Mapping[type[Any], Any], names: Mapping[str, str] | None = None
) -> list[Notice]:
    """One article only, copies of one article, articles of several events, articles that share nothing.

    Args:
        articles: Cleaned.
        shared: Results of the comparison, by kind.
        names: Article id -> what it is called; by default as its file.
    """
    names = names if names is not None else column_names(articles, {})
    out: list[Notice] = []
    if len(articles) == 1:
        out.append(Notice("", "One article alone cannot be compared. Add a second report of the same event."))
    seen: dict[str, Article] = {}
    for article in articles:
        content = " ".join(article.text.content.split())
        if content and content in seen:
            out.append(
                Notice(
                    article.id,
                    f"“{names[article.id]}” has the same text as “{names[seen[content].id]}”. Both are kept; remove "
                    "one if it was added twice.",
                )
            )
        seen.setdefault(content, article)
    events: EventsResult | None = shared.get(EventsResult)
    if events and len(events.events) > 1:
        parts = "; ".join(", ".join(f"“{names[a]}”" for a in event.articles) for event in events.events)
        out.append(
            Notice(
                "",
                f"These articles seem to cover {len(events.events)} different events: {parts}. All are shown; rows are "
                "lined up within an event first.",
            )
        )
    lineup: LineupResult | None = shared.get(LineupResult)
    for identifier in lineup.unrelated if lineup else ():
        out.append(
            Notice(
                identifier,
                f"“{names[identifier]}” has no passage that surely matches one of another article. It may be about "
                "something else.",
            )
        )
    return out
