"""Which column of a list holds what, by tolerant names: capitals, punctuation and common other words do not matter."""

from __future__ import annotations

import re
from collections.abc import Sequence

NAMES: dict[str, list[str]] = {
    "text": (
        "text article_text full_text fulltext body article_body body_text content contents article main_text story "
        "plain_text clean_text raw_text texte texto volltext artikeltext"
    ).split(),
    "outlet": (
        "outlet news_outlet source publication newspaper paper publisher media medium news_source media_outlet site "
        "website site_name domain outlet_name source_name publication_title agency quelle zeitung fuente medio"
    ).split(),
    "date": (
        "date published publication_date publish_date published_date published_at published_on date_published pub_date "
        "pubdate pub_date_utc article_date datetime day timestamp posted posted_on datum fecha"
    ).split(),
    "headline": (
        "headline title article_title head heading headlines main_headline hl titel titre titular título titulo"
    ).split(),
    "byline": "byline author authors writer reporter journalist by written_by creator autor auteur".split(),
    "url": "url link address web_address article_url source_url web_url permalink uri href weblink".split(),
}
"""What is taken -> names, the likeliest first."""

WORDS = {
    "text": "text",
    "outlet": "outlet",
    "date": "date",
    "headline": "headline",
    "byline": "author",
    "url": "address",
}
"""What is taken -> the word for people."""


def plain(name: str) -> str:
    """A column's name for comparison: "Publish Date:" and "publish_date" are one."""
    split = re.sub(r"(?<=[a-zà-ÿ])(?=[A-Z])", "_", name.strip())
    return re.sub(r"[\W_]+", "_", split.casefold()).strip("_")


def columns_of(header: Sequence[str]) -> dict[str, int]:
    """What each column of a header holds.

    Returns:
        "text", "outlet" and so on -> number of the column; what was not found is missing.
    """
    names = [plain(name) for name in header]
    found: dict[str, int] = {}
    for field, known in NAMES.items():
        at = next((names.index(name) for name in known if name in names), None)
        if at is None:  # "Article text (English)", "Date of publication"
            at = next((i for i, name in enumerate(names) if name and _begins(name, field)), None)
        if at is not None and at not in found.values():
            found[field] = at
    return found


def _begins(name: str, field: str) -> bool:
    """Whether a longer name begins with a telling one."""
    telling = {
        "text": ("full_text", "article_text", "body", "text", "content"),
        "outlet": ("outlet", "newspaper", "publication_name", "publisher"),
        "date": ("date_of", "publication_date", "publish_date", "date"),
        "headline": ("headline", "title"),
        "byline": ("author", "byline"),
        "url": ("url", "link_to"),
    }[field]
    return name.startswith(tuple(f"{word}_" for word in telling)) and not name.endswith(("_id", "_length", "_count"))
