"""Results as a file keeps them: what was last shown, with the version of every analyzer and the text it read.

The window's process reads this without the analyzers' modules (they bring the language models with them), so the types
of the results stand here by the ids that files use.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from analyzers.analysis import Analysis, Failure, Notice
from analyzers.decisions import Decision
from analyzers.protocol import Spec
from analyzers.records import (
    AboutResult,
    Article,
    AttributionResult,
    CleaningResult,
    EventsResult,
    FiguresResult,
    LexiconEntry,
    LineupResult,
    NamingResult,
    ReadabilityResult,
    ReuseResult,
    ToneResult,
    VerbsResult,
    WordingResult,
)
from analyzers.records.codec import BadRecord, decode, encode
from analyzers.text import Revision

RESULTS: Mapping[str, type[Any]] = {
    "about": AboutResult,
    "attribution": AttributionResult,
    "cleaning": CleaningResult,
    "events": EventsResult,
    "figures": FiguresResult,
    "lineup": LineupResult,
    "naming": NamingResult,
    "readability": ReadabilityResult,
    "reuse": ReuseResult,
    "tone": ToneResult,
    "verbs": VerbsResult,
    "wording": WordingResult,
}
"""Analyzer id -> type of its result, for all whose results leave the worker process."""


@dataclass(frozen=True)
class Registered:
    """An analyzer of this program.

    Attributes:
        id: Its id in files.
        version: Its version.
        title: Its name for people.
    """

    id: str
    version: int
    title: str


@dataclass(frozen=True)
class Restored:
    """Results read from a file.

    Attributes:
        analysis: As it was shown.
        versions: Analyzer id -> version that made its results.
        fresh: Whether they were made for exactly these articles and decisions.
    """

    analysis: Analysis
    versions: Mapping[str, int]
    fresh: bool


def registered(specs: Iterable[Spec]) -> tuple[Registered, ...]:
    """The analyzers whose results leave the worker process."""
    return tuple(Registered(spec.id, spec.version, spec.title) for spec in specs if not spec.internal)


def fingerprint(
    articles: Sequence[Article], decisions: Sequence[Decision], lexicon: Sequence[LexiconEntry] = ()
) -> str:
    """A digest of all that results are made from."""
    digest = hashlib.sha256()
    for article in articles:
        digest.update(json.dumps([article.id, article.name, encode(article.hints)], sort_keys=True).encode())
        digest.update(hashlib.sha256(article.raw.encode("utf-8", "surrogatepass")).digest())
    # What a later format added is left out where it is empty, so that results of older files still count as fresh.
    taken = [{k: v for k, v in encode(d).items() if k != "others" or v} for d in decisions]
    digest.update(json.dumps(taken, sort_keys=True).encode())
    if lexicon:
        digest.update(json.dumps(encode(tuple(lexicon)), sort_keys=True).encode())
    return digest.hexdigest()[:32]


def dump(
    analysis: Analysis,
    decisions: Sequence[Decision],
    specs: Iterable[Spec],
    lexicon: Sequence[LexiconEntry] = (),
) -> bytes:
    """Results as the bytes of a file's results.json.

    Args:
        analysis: Effective results.
        decisions: Those they were made with.
        specs: Of the analyzers that made them.
        lexicon: A person's own words that they were made with.
    """
    articles: list[dict[str, Any]] = []
    results: list[dict[str, Any]] = []
    revisions = {article.id: article.revision.id if article.revision else "" for article in analysis.articles}
    for article in analysis.articles:
        articles.append({"id": article.id, "revision": revisions[article.id], "language": article.language})
    for spec in specs:
        if spec.id not in RESULTS:
            continue
        places = {"": analysis.shared} if spec.scope == "comparison" else analysis.per_article
        for place, found in places.items():
            if spec.provides in found:
                results.append(
                    {
                        "analyzer": spec.id,
                        "version": spec.version,
                        "article": place,
                        "revision": revisions.get(place, ""),
                        "result": encode(found[spec.provides]),
                    }
                )
    value = {
        "made_for": fingerprint(analysis.articles, decisions, lexicon),
        "articles": articles,
        "results": results,
        "failures": encode(analysis.failures),
        "notices": encode(analysis.notices),
        "unplaced": encode(analysis.unplaced),
    }
    return json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode()


def restore(
    data: bytes, articles: Sequence[Article], decisions: Sequence[Decision], lexicon: Sequence[LexiconEntry] = ()
) -> Restored | None:
    """Results from the bytes of a results.json; None if they do not fit these articles or cannot be read.

    Args:
        data: What `dump` made, perhaps in another version of the program.
        articles: Of the document that holds it, as they came in.
        decisions: Of that document.
        lexicon: Of that document.
    """
    try:
        value = json.loads(data)
        own = {article.id: article for article in articles}
        languages: dict[str, str | None] = {str(item["id"]): item["language"] for item in value["articles"]}
        per_article: dict[str, dict[type[Any], Any]] = {identifier: {} for identifier in languages}
        shared: dict[type[Any], Any] = {}
        versions: dict[str, int] = {}
        for item in value["results"]:
            kind = RESULTS.get(item["analyzer"])
            if kind is None:
                continue  # an analyzer that this program does not have
            place = per_article[item["article"]] if item["article"] else shared
            place[kind] = decode(kind, item["result"])
            versions[str(item["analyzer"])] = int(item["version"])
        cleaned = []
        for item in value["articles"]:
            cleaning: CleaningResult = per_article[item["id"]].get(CleaningResult) or CleaningResult()
            revision = Revision.of(own[item["id"]].raw, [s.span for s in cleaning.site_text if s.hidden])
            if revision.id != item["revision"]:
                return None
            cleaned.append(replace(own[item["id"]], revision=revision, language=languages[item["id"]]))
        failures = tuple(decode(Failure, item) for item in value["failures"])
        notices = tuple(decode(Notice, item) for item in value["notices"])
        unplaced = tuple(decode(Decision, item) for item in value.get("unplaced", ()))
        fresh = value["made_for"] == fingerprint(articles, decisions, lexicon)
    except (BadRecord, LookupError, TypeError, ValueError, AttributeError, RecursionError):
        return None
    return Restored(Analysis(tuple(cleaned), per_article, shared, failures, notices, unplaced), versions, fresh)


def stale(versions: Mapping[str, int], present: Iterable[Registered]) -> tuple[Registered, ...]:
    """Analyzers of this program that are newer than those that made results, or that made none then."""
    return tuple(a for a in present if versions.get(a.id, 0) < a.version)
