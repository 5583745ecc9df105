"""Runs the analyzer on a short text and gives its records back as words."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from analyzers.language import load_parser
from analyzers.modules.attribution import AttributionAnalyzer
from analyzers.protocol import Given
from analyzers.records import About, AboutResult, Article, Attribution, AttributionResult, Fact, Parse
from analyzers.text import Revision, Span


@dataclass(frozen=True)
class Analysed:
    """A text with its result.

    Attributes:
        text: The text.
        result: What was found.
    """

    text: str
    result: AttributionResult

    def of(self, spans: tuple[Span, ...]) -> str:
        return " … ".join(span.of(self.text) for span in spans)

    def rows(self) -> list[tuple[str, str, str]]:
        """(source, cue, content) of every record."""
        return [(self.of(a.source), self.of(a.cue), self.of(a.content)) for a in self.result.attributions]

    def one(self, content: str) -> Attribution:
        """The only record whose content holds some words."""
        found = [a for a in self.result.attributions if content in self.of(a.content)]
        assert len(found) == 1, f"{len(found)} records hold {content!r}: {self.rows()}"
        return found[0]

    def by(self, source: str) -> list[Attribution]:
        """Records whose source phrase holds some words."""
        return [a for a in self.result.attributions if source in self.of(a.source)]

    def entity_of(self, record: Attribution) -> str:
        """Name of a record's source entity."""
        return next((s.name for s in self.result.sources if s.entity == record.entity), "")


@functools.lru_cache(maxsize=256)
def analyse(text: str, outlet: str | None = None, agency: str | None = None) -> Analysed:
    """Analyse a text as an article without site text."""
    article = Article("a", "a", text, revision=Revision.of(text), language="en")
    results: dict[type, object] = {Parse: load_parser()(article.text)}
    if outlet or agency:
        results[AboutResult] = AboutResult(About(outlet=Fact(outlet), agency=Fact(agency)))
    return Analysed(text, AttributionAnalyzer()(article, Given({"a": results}, {}, "a")))
