"""What an article is called wherever it is named: its outlet, else its file's name; no two articles alike.

An agency's copy on an outlet's page reads "Reuters / Dawn"; a doubtful outlet ends in "?". Articles that would be
called alike get a number from the second on ("Dawn (2)"). Files keep their ending: text.docx and text.pdf differ.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analyzers.records import About, Article

SURE = 0.5
"""Below this confidence a field of the card is only a suggestion and gets a question mark."""
LONG = 13
"""Characters of a name for a chart's label or a table's head."""


def column_name(article: Article, about: About) -> str:
    """The name of an article by itself: its outlet, with the agency before it, else the file's name."""
    outlet = about.outlet.value
    if not outlet:
        return article.name
    name = outlet if about.outlet.confidence >= SURE else f"{outlet}?"
    agency = about.agency.value
    if agency and agency.casefold() != outlet.casefold():
        return f"{agency} / {name}"
    return name


def column_names(articles: Sequence[Article], abouts: Mapping[str, About]) -> dict[str, str]:
    """Article id -> a name that no other of these articles has.

    Args:
        articles: In the order in which they are numbered.
        abouts: Their cards by id; an article without one is called by its file.
    """
    return _apart({article.id: column_name(article, abouts.get(article.id) or About()) for article in articles})


def short_names(names: Mapping[str, str]) -> dict[str, str]:
    """Article id -> a name short enough for a chart's label, by the names of `column_names`; no two alike.

    A file is called without its ending unless another file is called so, too. Long names that begin alike are cut in
    the middle.
    """
    short = {key: _short(name, bare=True) for key, name in names.items()}
    for key in names:
        if sum(other.casefold() == short[key].casefold() for other in short.values()) > 1:
            same = [other for other in names if short[other].casefold() == short[key].casefold()]
            with_ending = {other: _short(names[other], bare=False) for other in same}
            if any(with_ending[other] != short[other] for other in same):
                short.update(with_ending)
    for key in names:
        same = [other for other in names if short[other].casefold() == short[key].casefold()]
        middle = {other: _middle(names[other]) for other in same if "…" in short[other]}
        if len(same) > 1 and len(middle) == len(same):  # names of one beginning: their ends tell them apart
            short.update(middle)
    return _apart(short)


def _middle(name: str) -> str:
    """A long name's first and last characters, and a file's ending."""
    words = name.rsplit(" / ", 1)[-1].removeprefix("The ").removeprefix("the ")
    ending = ""
    if "." in words and " " not in words:
        words, _, ending = words.rsplit("/", 1)[-1].rpartition(".")
    half = (LONG - 1) // 2
    short = f"{words[:half].rstrip()}…{words[-half:].lstrip()}" if len(words) > LONG else words
    return f"{short}.{ending}" if ending else short


def _apart(names: Mapping[str, str]) -> dict[str, str]:
    """Names with a number behind those that stood before."""
    out: dict[str, str] = {}
    used: set[str] = set()
    taken = {name.casefold() for name in names.values()}
    for key, name in names.items():
        shown, number = name, 2
        while shown.casefold() in used or (number > 2 and shown.casefold() in taken):
            shown = f"{name} ({number})"
            number += 1
        used.add(shown.casefold())
        out[key] = shown
    return out


def _short(name: str, *, bare: bool) -> str:
    """A name without "The", the outlet where an agency stands before it, a part of it if it is long."""
    words = name.rsplit(" / ", 1)[-1]
    words = words.removeprefix("The ").removeprefix("the ")
    if "." in words and " " not in words:  # a file's name or an address
        words = words.rsplit("/", 1)[-1]
        stem, _, ending = words.rpartition(".")
        if not bare and len(words) > LONG + 4:  # the ending tells files apart, so it stays
            return f"{stem[: LONG - len(ending)].rstrip()}….{ending}"
        words = stem if bare and stem else words
        if len(words) <= (LONG if bare else LONG + 4):
            return words
    if len(words) <= LONG:
        return words
    first, _, rest = words.partition(" ")
    if rest and len(rest) <= LONG and len(first) > 2:
        return rest if len(rest) >= 5 else first
    return words[: LONG - 1].rstrip() + "…"
