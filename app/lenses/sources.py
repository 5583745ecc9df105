"""Sources: who speaks, named or not, through which verb, and why somebody is not named."""

from __future__ import annotations

from collections.abc import Hashable

from app.export.counts import statements
from app.lenses.base import Comparison, Item, OpenLens
from app.lenses.sources_card import card, find
from app.lenses.sources_marks import article_marks
from app.lenses.sources_panel import panel, segments
from app.widgets.blocks import Block
from app.widgets.paint import HeadLine, Mark, Segment


class SourcesLens:
    """Marks sources by class, cues, what is reported, and phrases that grant anonymity."""

    id = "sources"
    title = "Sources"

    def __init__(self) -> None:
        self.order = "first"
        """Order of the tables of sources: "first", "name" or "words"."""

    def marks(self, comparison: Comparison, off: frozenset[str]) -> dict[str, tuple[Mark, ...]]:
        """Marks by article (see `app.lenses.sources_marks`)."""
        return {article: article_marks(article, result, off) for article, result in comparison.attributions.items()}

    def panel(self, comparison: Comparison, off: frozenset[str]) -> tuple[Block, ...]:
        """Who speaks, the legend, what to check, the list of sources, verbs."""
        return panel(comparison, off, self.order)

    def head(self, comparison: Comparison, article: str) -> tuple[tuple[Segment, ...], tuple[HeadLine, ...]]:
        """The bar of who speaks."""
        result = comparison.attributions.get(article)
        if result is None:
            return (), ()
        found = segments(comparison, article, statements(result))
        if not found:
            return (), (HeadLine("who speaks", "nobody found", OpenLens("sources")),)
        return found, ()

    def detail(self, comparison: Comparison, key: Hashable) -> tuple[Block, ...] | None:
        """The card of one statement."""
        if not isinstance(key, Item) or key.kind != "attribution":
            return None
        found = find(comparison, key.article, key.id)
        return card(comparison, key.article, found) if found is not None else None
