"""Cuts names to the room there is so that those of one set can still be told apart.

A name that does not fit ends in "…". Where two of the set would look alike then (names of one paper's editions, files
of one download), they are cut in the middle, and where that does not tell them apart either, behind their common
beginning.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

CUT = "…"
_SIGNS = "-_./"
_BEGINNING = 3
"""Characters of a common beginning that stay."""


def shortened(names: Sequence[str], fits: Callable[[str], bool]) -> list[str]:
    """The names as they can be shown, in their order.

    Args:
        names: The whole set that is shown together; equal names stay equal.
        fits: Whether there is room for a text; if it is false for a text, it is false for one with more characters.
    """
    whole = {name: fits(name) for name in names}
    out = {name: name if whole[name] else _end(name, fits) for name in names}
    for alike in _alike(out):
        for way in (_middle, _behind(_common(alike)), _pairwise(alike)):
            ways = {**out, **{name: way(name, fits) for name in alike if not whole[name]}}
            if not any(set(group) & set(alike) for group in _alike(ways)):
                break
        out = ways
    return [out[name] for name in names]


def on_lines(names: Sequence[str], width: Callable[[str], float], room: float, lines: int) -> list[str]:
    """The names for a box of some lines, in their order; a word without room is broken, after a sign if it has one.

    Args:
        names: The whole set that is shown together.
        width: Width of a text on one line.
        room: Width of the box.
        lines: How many there may be.
    """
    shown = shortened(names, lambda text: len(_broken(text, width, room)) <= lines)
    wide = [any(width(word) > room for word in text.split(" ")) for text in shown]
    # What consists of words that fit is left to whoever draws it.
    return ["\n".join(_broken(t, width, room)) if w else t for t, w in zip(shown, wide, strict=True)]


def _broken(text: str, width: Callable[[str], float], room: float) -> list[str]:
    """A text on lines."""
    out: list[str] = []
    line = ""
    for word in text.split(" "):
        rest = word
        if line and width(f"{line} {rest}") <= room:
            line = f"{line} {rest}"
            continue
        if line:
            out.append(line)
        while width(rest) > room and len(rest) > 1:
            most = next(at for at in range(len(rest), 0, -1) if at == 1 or width(rest[:at]) <= room)
            sign = max(rest.rfind(sign, 0, most) for sign in _SIGNS) + 1
            at = sign if sign > most // 2 else most
            out.append(rest[:at])
            rest = rest[at:]
        line = rest
    return [*out, line] if line else out


def _alike(shown: dict[str, str]) -> list[list[str]]:
    """Groups of different names that look alike."""
    groups: dict[str, list[str]] = {}
    for name, text in shown.items():
        groups.setdefault(text.casefold(), []).append(name)
    return [group for group in groups.values() if len(group) > 1]


def _common(names: Sequence[str]) -> str:
    """The beginning that all share."""
    least, most = min(names), max(names)
    return least[: next((at for at, sign in enumerate(least) if sign != most[at : at + 1]), len(least))]


def _most(count: int, build: Callable[[int], str], fits: Callable[[str], bool]) -> str:
    """The longest of `build(0)` ... `build(count)` that fits, or the shortest."""
    low, high = 0, count
    while low < high:
        half = (low + high + 1) // 2
        if fits(build(half)):
            low = half
        else:
            high = half - 1
    return build(low)


def _left(name: str, count: int) -> str:
    """The first characters, never without a sign that belongs to the last of them."""
    while 0 < count < len(name) and unicodedata.combining(name[count]):
        count -= 1
    return name[:count].rstrip()


def _right(name: str, count: int) -> str:
    """The last characters, never beginning with a sign that belongs to the one before."""
    while count and unicodedata.combining(name[len(name) - count]):
        count -= 1
    return name[len(name) - count :].lstrip()


def _end(name: str, fits: Callable[[str], bool]) -> str:
    return _most(len(name) - 1, lambda kept: _left(name, kept) + CUT, fits)


def _middle(name: str, fits: Callable[[str], bool]) -> str:
    return _most(len(name) - 1, lambda kept: _left(name, kept - kept // 2) + CUT + _right(name, kept // 2), fits)


def _behind(common: str) -> Callable[[str, Callable[[str], bool]], str]:
    """Cuts behind a common beginning: "The…Evening E…"."""

    def cut(name: str, fits: Callable[[str], bool]) -> str:
        if len(common) <= _BEGINNING:
            return _end(name, fits)
        start, rest = _left(name, _BEGINNING), name[len(common) :].lstrip() or name[-1:]
        if fits(start + CUT + rest):
            return start + CUT + rest
        return _most(len(rest) - 1, lambda kept: start + CUT + _left(rest, kept) + CUT, fits)

    return cut


def _pairwise(alike: Sequence[str]) -> Callable[[str, Callable[[str], bool]], str]:
    """Cuts each name behind the longest beginning that it shares with another one."""

    def cut(name: str, fits: Callable[[str], bool]) -> str:
        common = max((_common([name, other]) for other in alike if other != name), key=len)
        return _behind(common)(name, fits)

    return cut
