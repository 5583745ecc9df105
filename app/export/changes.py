"""What another run of the analysis changes, in the counts that the window and the report show."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from analyzers.analysis import Analysis
from analyzers.records import AttributionResult, LineupResult, NamingResult, ToneResult
from app.export.counts import speakers, statements, tone_share

COUNTED: dict[str, str] = {
    "words": "words without site text",
    "statements": "statements",
    "named": "by named sources",
    "unnamed": "by unnamed sources",
    "institution": "by institutions",
    "generic": "by sources in general terms",
    "labels": "wordings for actors",
    "negative": "negative sentences of the own voice",
    "positive": "positive sentences of the own voice",
    "rows": "rows",
    "shared": "rows with two or more outlets",
}
"""What is counted, in the order in which it is told, in words for a person."""


@dataclass(frozen=True)
class Count:
    """One count before and after.

    Attributes:
        what: A key of `COUNTED`.
        article: Article id, or "" for the whole comparison.
        before: In the results shown before.
        after: In the new results.
    """

    what: str
    article: str
    before: int
    after: int

    @property
    def words(self) -> str:
        """Such as "statements 12 → 14"."""
        return f"{COUNTED[self.what]} {self.before:,} → {self.after:,}"


def differences(before: Analysis, after: Analysis) -> tuple[Count, ...]:
    """Counts that differ between two analyses: those of the whole comparison, then article by article.

    Articles that are only in one of them are left out: that they came or went is no finding of an analyzer.
    """
    old, new = _counts(before), _counts(after)
    there = {article.id for article in before.articles}
    places = {"": -1, **{a.id: number for number, a in enumerate(after.articles) if a.id in there}}
    order = list(COUNTED)
    keys = sorted(
        (key for key in old.keys() | new.keys() if key[1] in places), key=lambda k: (places[k[1]], order.index(k[0]))
    )
    return tuple(Count(*key, old[key], new[key]) for key in keys if old[key] != new[key])


def _counts(analysis: Analysis) -> Counter[tuple[str, str]]:
    """(what is counted, article id) -> how many."""
    out: Counter[tuple[str, str]] = Counter()
    for article in analysis.articles:
        found = analysis.per_article.get(article.id, {})
        out["words", article.id] = article.text.words() if article.revision is not None else 0
        sources: AttributionResult | None = found.get(AttributionResult)
        if sources is not None:
            items = statements(sources)
            out["statements", article.id] = len(items)
            out.update({(kind, article.id): count for kind, count in speakers(items).parts()})
        tone: ToneResult | None = found.get(ToneResult)
        if tone is not None:
            share = tone_share(tone, "own")
            out.update({("negative", article.id): share.negative, ("positive", article.id): share.positive})
    naming: NamingResult | None = analysis.shared.get(NamingResult)
    for label in naming.labels if naming else ():
        out["labels", label.article] += 1
    lineup: LineupResult | None = analysis.shared.get(LineupResult)
    for row in lineup.rows if lineup else ():
        out["rows", ""] += 1
        out["shared", ""] += sum(bool(cell) for cell in row.cells.values()) > 1
    return out
