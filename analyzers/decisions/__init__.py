"""Machine results and a person's decisions make the effective results. Pure functions.

A decision is anchored to an analyzer, an article and places in its raw text, never to a result's id: ids change when an
analyzer changes and clean offsets change when the cleaning does, places in a raw text that nobody edits never do. A
decision whose place is hidden or no longer found applies to nothing and is told of as unplaced; it never moves to a
look-alike.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from analyzers.decisions.articles import effective_about, effective_cleaning
from analyzers.decisions.attribution import place_of_attribution, settle_attribution
from analyzers.decisions.circumstances import ADDED, BELIEF, CHANGED, CONFIRMED, STATEMENT
from analyzers.decisions.comparison import sentences_at, settle_events, settle_lineup
from analyzers.decisions.naming import settle_naming
from analyzers.decisions.record import Action, Context, Decision, Place, clean_place, place_of
from analyzers.records import AboutResult, AttributionResult, CleaningResult, EventsResult, LineupResult, NamingResult

__all__ = [
    "ADDED",
    "BELIEF",
    "CHANGED",
    "CONFIRMED",
    "STATEMENT",
    "Action",
    "Context",
    "Decision",
    "Place",
    "clean_place",
    "effective",
    "effective_about",
    "effective_cleaning",
    "place_of",
    "place_of_attribution",
    "sentences_at",
    "settle",
    "settle_attribution",
    "settle_events",
    "settle_lineup",
    "settle_naming",
]


def settle(result: Any, decisions: Iterable[Decision], context: Context) -> tuple[Any, tuple[Decision, ...]]:
    """The effective form of any result, and the decisions about it that found no place.

    Args:
        result: What an analyzer found; results of kinds that nobody can decide about come back as they are.
        decisions: Oldest first; those of other analyzers are passed over.
        context: The article that the result is about, or all articles of the comparison.
    """
    if isinstance(result, CleaningResult):
        length = max((len(article.raw) for article in context.articles.values()), default=0)
        return effective_cleaning(result, decisions, length), ()
    if isinstance(result, AboutResult):
        return effective_about(result, decisions), ()
    if isinstance(result, AttributionResult):
        return settle_attribution(result, decisions, context)
    if isinstance(result, LineupResult):
        return settle_lineup(result, decisions, context)
    if isinstance(result, NamingResult):
        return settle_naming(result, decisions, context)
    if isinstance(result, EventsResult):
        return settle_events(result, decisions, context)
    return result, ()


def effective(result: Any, decisions: Iterable[Decision], context: Context) -> Any:
    """The effective form of any result (see `settle`)."""
    return settle(result, decisions, context)[0]
