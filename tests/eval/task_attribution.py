"""Attribution: reads texts, returns what the product's own analyzers find, in the form of the scorer beside the gold.

No cleaning: the whole text is body, so clean offsets are the file's offsets. All records go out, also beliefs and
wishes,
since the gold marks them too.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from analyzers.modules.attribution import AttributionAnalyzer
from analyzers.modules.parsing import Parsing
from analyzers.protocol import Given
from analyzers.records import Article, Parse
from analyzers.text import Revision, Span


def predict(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Predicted attributions of every row, in the rows' order.

    Args:
        rows: Objects with "id" and "text".
    """
    parsing, analyzer = Parsing(), AttributionAnalyzer()
    out: list[dict[str, Any]] = []
    for row in rows:
        key, text = str(row["id"]), str(row["text"])
        article = Article(key, key, text, revision=Revision.of(text), language="en")
        parse = parsing(article, Given({key: {}}, {}, key))
        found = analyzer(article, Given({key: {Parse: parse}}, {}, key))
        attributions = [
            {"source": pairs(a.source), "cue": pairs(a.cue), "content": pairs(a.content)} for a in found.attributions
        ]
        out.append({"id": row["id"], "attributions": attributions})
    return out


def pairs(spans: Iterable[Span]) -> list[list[int]]:
    """Spans as lists of two offsets."""
    return [[span.start, span.end] for span in spans]
