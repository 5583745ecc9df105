"""Frozen records that analyzers hand to each other and to the program.

Spans are code points of the article's clean text unless a docstring says raw. Every record is immutable, compares by
value and can be pickled, so results cross the process border as they are.
"""

from analyzers.records.article import Article, Hints
from analyzers.records.attribution import (
    NAMED_CLASSES,
    UNNAMED_CLASSES,
    Anonymity,
    Attribution,
    AttributionResult,
    SourceEntity,
    broad_class,
)
from analyzers.records.cleaning import About, AboutResult, CleaningResult, Fact, SiteText
from analyzers.records.common import Provenance, SentenceRef, Voice
from analyzers.records.comparison import (
    Event,
    EventDecision,
    EventsResult,
    FiguresResult,
    FigureValue,
    LineupResult,
    Pair,
    ReuseResult,
    ReuseRun,
    Row,
    RowDecision,
    RowFigures,
    row_id,
)
from analyzers.records.language import Encoding, Parse, Token
from analyzers.records.tone import ActorTone, Measure, ReadabilityResult, ToneResult, ToneSentence, ToneWord, disagrees
from analyzers.records.wording import (
    Actor,
    DistinctiveWord,
    FamilyHit,
    Label,
    LexiconEntry,
    LookHit,
    NamingDecision,
    NamingResult,
    UserLexicon,
    VerbsResult,
    VerbUse,
    WordingResult,
)

__all__ = [
    "NAMED_CLASSES",
    "UNNAMED_CLASSES",
    "About",
    "AboutResult",
    "Actor",
    "ActorTone",
    "Anonymity",
    "Article",
    "Attribution",
    "AttributionResult",
    "CleaningResult",
    "DistinctiveWord",
    "Encoding",
    "Event",
    "EventDecision",
    "EventsResult",
    "Fact",
    "FamilyHit",
    "FigureValue",
    "FiguresResult",
    "Hints",
    "Label",
    "LexiconEntry",
    "LineupResult",
    "LookHit",
    "Measure",
    "NamingDecision",
    "NamingResult",
    "Pair",
    "Parse",
    "Provenance",
    "ReadabilityResult",
    "ReuseResult",
    "ReuseRun",
    "Row",
    "RowDecision",
    "RowFigures",
    "SentenceRef",
    "SiteText",
    "SourceEntity",
    "Token",
    "ToneResult",
    "ToneSentence",
    "ToneWord",
    "UserLexicon",
    "VerbUse",
    "VerbsResult",
    "Voice",
    "WordingResult",
    "broad_class",
    "disagrees",
    "row_id",
]
