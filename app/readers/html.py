"""Article text out of an HTML page, with trafilatura; see docs/adr/0009 for how it was chosen.

When it finds under 80 words it is asked again to favour recall. No address in the page is ever opened.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, replace
from typing import Any

from analyzers.records import Hints
from app.readers.read import COPY, Unreadable, checked, tidy

_MARKUP = re.compile(
    r"<!doctype\s+html|<html\b|<body\b|<article\b|<(?:p|div|span)\b[^>]*>.*</(?:p|div|span)>", re.I | re.S
)


_FRAME = re.compile(r"""<frame\b[^>]{0,500}?\bsrc\s*=\s*["']?([^"'\s>]{1,300})""", re.I)


@dataclass(frozen=True)
class Page:
    """Text of a page, one paragraph a line, and what its metadata say."""

    text: str
    hints: Hints


def looks_like_html(text: str) -> bool:
    """Whether the beginning of the text is HTML markup."""
    return bool(_MARKUP.search(text[:5000]))


_SURROGATES = re.compile("[\ud800-\udfff]")
_DATES = {"original_date": True, "extensive_search": False}
"""Only dates that the page states of itself; an extensive search takes those of teasers and copyright notices."""

_STAND_INS = {"\u200c": "\U000100f8", "\u200d": "\U000100f9"}
"""Joiners -> signs of Linear B that no page of today holds, while trafilatura has the text."""
_JOINERS = re.compile("[\u200c\u200d]|&zwnj;|&zwj;|&#(?:8204|8205|x200c|x200d);", re.I)


def _joiner(written: str) -> str:
    """The joiner that a character or a character reference stands for."""
    return written if len(written) == 1 else "\u200c" if written.lower() in _NON_JOINER else "\u200d"


_NON_JOINER = ("&zwnj;", "&#8204;", "&#x200c;")


def _restored(text: str, kept: bool) -> str:
    """A text with its joiners back."""
    if kept:
        for joiner, mark in _STAND_INS.items():
            text = text.replace(mark, joiner)
    return text


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
    markup = _SURROGATES.sub("\ufffd", markup)  # lxml refuses them
    kept = not any(mark in markup for mark in _STAND_INS.values())
    if kept:  # trafilatura drops joiners; emoji and Persian need them
        markup = _JOINERS.sub(lambda found: _STAND_INS[_joiner(found.group())], markup)
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
    text = _restored(str(data.get("text") or ""), kept)
    if not text.strip():
        return None

    def said(key: str) -> str | None:
        value = data.get(key)
        return _restored(str(value), kept) if value else None

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


def article_of(name: str, markup: str, address: str | None = None) -> tuple[str, Hints]:
    """The article's text and hints.

    Args:
        name: Of the file, for people.
        markup: The decoded page.
        address: Where the page was saved from, if that is known.

    Raises:
        Unreadable: if the page holds no article.
    """
    page = read_html(markup)
    if page is None and (frames := _FRAME.findall(markup[:200_000])):
        shown = ", ".join(f"“{frame.rpartition('/')[2][:60]}”" for frame in frames[:4])
        raise Unreadable(
            f"“{name}” holds no text of its own: it puts other pages into frames ({shown}). Add the one with the "
            "article; it is in the folder that was saved with the page."
        )
    if page is None:
        raise Unreadable(f"No article text was found in “{name}”. {COPY}")
    hints = replace(page.hints, url=address) if address else page.hints
    return checked(name, tidy(page.text)), hints
