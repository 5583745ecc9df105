"""The analyzers of the program: one explicit, typed tuple. Adding one is a file in `modules/` and a line here."""

from __future__ import annotations

from analyzers.modules.about import ArticleCard
from analyzers.modules.attribution import AttributionAnalyzer
from analyzers.modules.cleaning import Cleaning
from analyzers.modules.encoding import SentenceEncoding
from analyzers.modules.events import Events
from analyzers.modules.figures import Figures
from analyzers.modules.lineup import Lineup
from analyzers.modules.naming import Naming
from analyzers.modules.parsing import Parsing
from analyzers.modules.readability import Readability
from analyzers.modules.reuse import Reuse
from analyzers.modules.tone import Tone
from analyzers.modules.verbs import Verbs
from analyzers.modules.wording import Wording
from analyzers.protocol import ArticleAnalyzer, ComparisonAnalyzer

Analyzer = ArticleAnalyzer | ComparisonAnalyzer

REGISTRY: tuple[Analyzer, ...] = (
    ArticleCard(),
    AttributionAnalyzer(),
    Cleaning(),
    Events(),
    Figures(),
    Lineup(),
    Naming(),
    Parsing(),
    Readability(),
    Reuse(),
    SentenceEncoding(),
    Tone(),
    Verbs(),
    Wording(),
)
