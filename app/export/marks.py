"""The marks of the Sources lens on an article's text, as runs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from analyzers.records import Article, Attribution, broad_class
from analyzers.text import Span
from app.export.counts import LETTERS
from app.export.material import OwnMark
from app.export.report import Line, Run, Style
from app.model.items import LineStyle


class MarkedText:
    """An article's clean text with a style for every character.

    A source is marked by the class of its entity, with that class's letter after it; the cue and the phrase that grants
    anonymity are marked where no source stands. A statement without a source has its letter after the cue.
    """

    def __init__(self, article: Article, attributions: Iterable[Attribution] = (), own: Sequence[OwnMark] = ()) -> None:
        """Paint the marks.

        Args:
            article: A cleaned article.
            attributions: The statements to mark; spans are clean offsets.
            own: A person's marks, which stand under those; of several on one word the shortest shows its line.
        """
        self.article = article
        self._text = article.text.content
        self._styles: list[Style] = [""] * len(self._text)
        self._letters: dict[int, str] = {}
        items = tuple(attributions)
        for item in items:
            if item.anonymity and item.anonymity.span:
                self._paint((item.anonymity.span,), "anonymity")
        for item in items:
            self._paint(item.cue, "cue")
        # Longer sources first: a source inside another one stays visible.
        for item in sorted(items, key=lambda i: -sum(span.length for span in i.source)):
            broad = broad_class(item.source_class)
            place = item.source or item.cue
            if item.source:
                self._paint(item.source, broad)
            if place:
                self._letters[max(span.end for span in place)] = LETTERS[broad]
        self._own: list[LineStyle | Literal[""]] = [""] * len(self._text)
        self._own_letters: dict[int, str] = {}
        for mark in sorted(own, key=lambda m: -sum(span.length for span in m.spans)):
            for span in mark.spans:
                for at in range(max(0, span.start), min(span.end, len(self._own))):
                    self._own[at] = mark.code.line
            end = mark.spans[-1].end
            self._own_letters[end] = self._own_letters.get(end, "") + mark.code.letter

    def _paint(self, spans: Sequence[Span], style: Style) -> None:
        for span in spans:
            for at in range(max(0, span.start), min(span.end, len(self._styles))):
                self._styles[at] = style

    def runs(self, span: Span, strong: Span | None = None) -> Line:
        """The characters of a clean span as runs; white space becomes single spaces.

        Args:
            span: What to print.
            strong: A part that is set strong instead of its mark.
        """
        out: list[Run] = []
        start = span.start
        for at in range(span.start, span.end):
            last = at + 1 == span.end
            changes = not last and (self._style(at + 1, strong), self._own[at + 1]) != (
                self._style(at, strong),
                self._own[at],
            )
            if last or changes or at + 1 in self._letters or at + 1 in self._own_letters:
                text = _spaced(self._text[start : at + 1])
                letter = self._letters.get(at + 1, "") if self._style(at, strong) else ""
                if text:
                    own = self._own_letters.get(at + 1, "")
                    out.append(Run(text, self._style(at, strong), letter, self._own[at], own))
                start = at + 1
        return tuple(out)

    def _style(self, at: int, strong: Span | None) -> Style:
        if strong is not None and strong.start <= at < strong.end:
            return "figure"
        return self._styles[at]


def _spaced(text: str) -> str:
    """The text with line breaks and tabs as spaces and no double spaces; single spaces at its ends stay."""
    out: list[str] = []
    for char in text:
        plain = " " if char in " \n\r\t\x0b\x0c\x85\u2028\u2029" else char
        if not (plain == " " and out and out[-1] == " "):
            out.append(plain)
    return "".join(out)


def context(article: Article, span: Span, reach: int = 55) -> tuple[Span, bool, bool]:
    """The sentence around a span, cut at words `reach` characters before and after it.

    Returns:
        The clean span to print, whether something was cut before it, and after it.
    """
    around = article.text.sentences_in(span)
    whole = Span(around[0].span.start, around[-1].span.end) if around else span
    text = article.text.content
    start, end = whole.start, whole.end
    if span.start - start > reach:
        start = span.start - reach
        gap = text.find(" ", start, span.start)
        start = gap + 1 if gap >= 0 else start
    if end - span.end > reach:
        end = span.end + reach
        gap = text.rfind(" ", span.end, end)
        end = gap if gap >= 0 else end
    return Span(start, end), start > whole.start, end < whole.end
