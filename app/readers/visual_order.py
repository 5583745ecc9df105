"""Letters of a line from left to right, as they stand on paper, put into the order in which they are read.

A simple reverse of the Unicode Bidirectional Algorithm (UAX 9) for one line: in a line that reads from the right,
everything is turned round and stretches of Latin letters and numbers are turned back; in a line that reads from the
left, stretches of right-to-left letters are turned. Brackets that come out back to front are exchanged.

Known misses: two numbers with nothing but a space between them, and a number at the edge of a turned stretch, can be
read either way; marks of direction that the writer put in are not there any more.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

_RIGHT = ("R", "AL")
_DIGIT = ("EN", "AN")
_BRACKETS = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_PAIRS = {")": "(", "]": "[", "}": "{", "»": "«"}
_INSIDE = (".", ",", ":", "/", "\u066b", "\u066c", "-", "\u2212")
_STOPS = frozenset(".!?:;,،؛؟")
_BESIDE = frozenset("%$€£°#\u066a")


def kind(text: str) -> str:
    """Direction of a cluster of letters: "R", "L", "N" for a number, or "" for none of its own."""
    for char in text:
        found = unicodedata.bidirectional(char)
        if found in _RIGHT:
            return "R"
        if found == "L":
            return "L"
        if found in _DIGIT:
            return "N"
    return ""


def share_right(texts: Iterable[str]) -> float:
    """The share of letters with a direction that read from the right."""
    right = left = 0
    for text in texts:
        for char in text:
            found = unicodedata.bidirectional(char)
            right += found in _RIGHT
            left += found == "L"
    return right / (right + left) if right + left else 0.0


def logical(clusters: Sequence[str], from_right: bool) -> str:
    """The text of a line.

    Args:
        clusters: Letters with their marks, ligatures whole, from left to right as they stand.
        from_right: Whether the line as a whole reads from the right.
    """
    kinds = [kind(one) for one in clusters]
    if "R" not in kinds and not from_right:
        return "".join(clusters)
    texts = list(clusters)
    if from_right:
        texts.reverse()
        kinds.reverse()
        _stop_behind(texts, kinds)
        for begin, end in _stretches(texts, kinds):
            texts[begin:end] = texts[begin:end][::-1]
            kinds[begin:end] = kinds[begin:end][::-1]
        plain = _not_between_left(kinds)
    else:
        plain = []
        for begin, end in _right_stretches(kinds):
            part, part_kinds = texts[begin:end][::-1], kinds[begin:end][::-1]
            for first, last in _stretches(part, part_kinds):
                part[first:last] = part[first:last][::-1]
            texts[begin:end], kinds[begin:end] = part, part_kinds
            plain += range(begin, end)
    return "".join(_brackets(texts, plain))


def _stop_behind(texts: list[str], kinds: list[str]) -> None:
    """Put a full stop that stands before the first letter behind the last: the paragraph was set from the left."""
    count = 0
    while count < len(texts) and texts[count] in _STOPS:
        count += 1
    if 0 < count < len(texts) and texts[-1] not in _STOPS:
        texts[:] = texts[count:] + texts[:count][::-1]
        kinds[:] = kinds[count:] + kinds[:count][::-1]


def _stretches(texts: Sequence[str], kinds: Sequence[str]) -> list[tuple[int, int]]:
    """Stretches of a turned line that read from the left: words with what is between them, numbers with their signs."""
    found: list[tuple[int, int]] = []
    at, count = 0, len(texts)
    while at < count:
        if kinds[at] not in ("L", "N"):
            at += 1
            continue
        begin, end, look, word = at, at + 1, at + 1, kinds[at] == "L"
        while look < count and kinds[look] != "R":
            if kinds[look] in ("L", "N"):
                gap = texts[end:look]
                near = not gap or (len(gap) == 1 and gap[0] in _INSIDE)
                if not (near or word or kinds[look] == "L"):
                    break
                word = word or kinds[look] == "L"
                end = look + 1
            look += 1
        if not word:  # signs that belong to a number
            while begin > (found[-1][1] if found else 0) and texts[begin - 1] in _BESIDE:
                begin -= 1
            while end < count and texts[end] in _BESIDE:
                end += 1
        found.append((begin, end))
        at = end
    return found


def _right_stretches(kinds: Sequence[str]) -> list[tuple[int, int]]:
    """From a right-to-left letter to the last one before the next Latin letter."""
    found: list[tuple[int, int]] = []
    begin = end = -1
    for at, one in enumerate(kinds):
        if one == "R":
            begin = at if begin < 0 else begin
            end = at + 1
        elif one == "L" and begin >= 0:
            found.append((begin, end))
            begin = -1
    if begin >= 0:
        found.append((begin, end))
    return found


def _not_between_left(kinds: Sequence[str]) -> list[int]:
    """The places of signs that do not stand between Latin letters, where their shape would be their own."""
    found: list[int] = []
    waiting: list[int] = []  # signs since the last letter or number
    before = "R"
    for at, one in enumerate((*kinds, "R")):
        if not one:
            waiting.append(at)
            continue
        if (before, one) != ("L", "L"):
            found += waiting
        waiting.clear()
        before = one
    return found


def _brackets(texts: list[str], at: Sequence[int]) -> list[str]:
    """Brackets at these places exchanged when they come back to front: files hold their shape or their meaning."""
    turned = list(texts)
    for place in at:
        turned[place] = turned[place].translate(_BRACKETS)
    return turned if _misfits(texts) > _misfits(turned) else texts


def _misfits(texts: Iterable[str]) -> int:
    """Brackets that close nothing, and such as are never closed."""
    wrong, stack = 0, list[str]()
    for text in texts:
        for char in text:
            if char in _PAIRS.values():
                stack.append(char)
            elif char in _PAIRS:
                if stack and stack[-1] == _PAIRS[char]:
                    stack.pop()
                else:
                    wrong += 1
    return wrong + len(stack)
