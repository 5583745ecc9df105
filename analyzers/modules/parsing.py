"""Groundwork: the dependency parse of the clean text. See `analyzers.language.parser` for how it is made."""

from __future__ import annotations

from analyzers.language import load_parser
from analyzers.protocol import Given, Spec
from analyzers.records import Article, Parse


class Parsing:
    """Parses one article."""

    spec = Spec("parse", 1, "article", Parse, internal=True, title="Parse")

    def __call__(self, article: Article, given: Given) -> Parse:
        """The parse of the clean text."""
        return load_parser()(article.text)
