"""Article text out of an HTML page, with trafilatura; see docs/adr/0009 for how it was chosen.

When it finds under 80 words it is asked again to favour recall. No address in the page is ever opened.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from typing import Any

from analyzers.records import Hints

_MARKUP = re.compile(
    r"<!doctype\s+html|<html\b|<body\b|<article\b|<(?:p|div|span)\b[^>]*>.*</(?:p|div|span)>", re.I | re.S
)


@dataclass(frozen=True)
class Page:
    """Text of a page, one paragraph a line, and what its metadata say."""

    text: str
    hints: Hints


def looks_like_html(text: str) -> bool:
    """Whether the beginning of the text is HTML markup."""
    return bool(_MARKUP.search(text[:5000]))


_DATES = {"original_date": True, "extensive_search": False}
"""Only dates that the page states of itself; an extensive search takes those of teasers and copyright notices."""


def read_html(markup: str) -> Page | None:
    """Take the article out of a page.

    Args:
        markup: The decoded page.

    Returns:
        Its text and hints, or None when the page holds no article.
    """
    import trafilatura

    for name in ("trafilatura", "htmldate"):  # a page without an article is our caller's business, not the log's
        logging.getLogger(name).setLevel(logging.CRITICAL)
    data: dict[str, Any] = {}
    for precision in (True, False):
        found = trafilatura.bare_extraction(
            markup,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            favor_precision=precision,
            favor_recall=not precision,
            date_extraction_params=_DATES,
        )
        if found is None:
            continue
        data = found if isinstance(found, dict) else found.as_dict()
        if len(str(data.get("text") or "").split()) >= 80:
            break
    text = str(data.get("text") or "")
    if not text.strip():
        return None

    def said(key: str) -> str | None:
        value = data.get(key)
        return str(value) if value else None

    hints = Hints(
        outlet=said("sitename"),
        headline=said("title"),
        deck=said("description"),
        byline=said("author"),
        published=said("date"),
        url=said("url"),
        language=said("language"),
    )
    return Page(text, hints)
