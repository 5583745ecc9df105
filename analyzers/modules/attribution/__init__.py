"""Attribution: who says it, named or not, why not, and through whom. See `analyzer` for the overview."""

from analyzers.modules.attribution.analyzer import AttributionAnalyzer, attribute

__all__ = ["AttributionAnalyzer", "attribute"]
