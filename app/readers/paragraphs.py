"""Lines broken at the width of a page or a mail, put together into paragraphs.

Rule: a line goes on in the next one unless a blank line follows or the next line's first word would still have fitted
(the typesetter would have put it there): then the break was meant. A line that does not end a sentence goes on in one
that begins with a small letter. "Fitted" is judged in characters against nine
tenths of the wide lines' length, as letters differ in width. A hyphen at a line's end goes when the word without it
occurs elsewhere in the text, or when its halves do not occur with the hyphen.

Known misses: a paragraph whose last line fills the width is joined with the next; verse and addresses that happen to be
as wide as the text are joined.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

_SLACK = 0.88
_MIN_WIDTH = 40
_CUT = re.compile(r"([^\W\d_]{2,})[-\u00ad\u2010]$")
_LONGEST = 100
"""Characters that a word has at most."""
_WORD_START = re.compile(r"\s*([^\W\d_]+)")
_SMALL = re.compile(r"[a-zà-öø-ÿ]")
_SENTENCE_END = re.compile(r"[.!?:;…][”’\"')\]]*$")
_PAGE_NUMBER = re.compile(r"(?:page|p\.|seite|s\.)?\s*[–—-]?\s*\d{1,4}(?:\s*(?:/|of|von)\s*\d{1,4})?\s*[–—-]?", re.I)


def width_of(lines: Sequence[str]) -> int:
    """The length that full lines have, in characters; 0 when the lines are too short or too few to tell."""
    lengths = sorted(len(line.rstrip()) for line in lines if line.strip())
    if len(lengths) < 3:
        return 0
    width = lengths[int(len(lengths) * 0.9)]
    return width if width >= _MIN_WIDTH else 0


def unwrapped(lines: Sequence[str], width: int | None = None) -> str:
    """Paragraphs, one a line, with a blank line between blocks that had one.

    Args:
        lines: The lines without their ends.
        width: Of a full line, in characters; found in the lines by default. 0 joins nothing.
    """
    lines = [line.rstrip() for line in lines]
    width = width_of(lines) if width is None else width
    words = words_of(lines) if width else Counter[str]()
    out: list[str] = []
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else ""
        if width and before.strip() and line.strip() and _goes_on(before, line, width):
            out[-1] = joined(out[-1], line.strip(), words)
        else:
            out.append(line)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(out)).strip("\n")


def words_of(lines: Iterable[str]) -> Counter[str]:
    """How often each word occurs in some lines, in small letters, compounds with a hyphen whole."""
    return Counter(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", " ".join(lines).lower()))


def without_running_heads(pages: Sequence[Sequence[str]]) -> tuple[list[list[str]], list[str]]:
    """Pages without page numbers and without lines that stand at the top or foot of most pages.

    Lines are compared with their numbers left out. With fewer than three pages only page numbers go.

    Returns:
        The pages' lines, and the lines taken away, each once.
    """
    left, gone = [], []
    for page, drop in zip(pages, running_heads(pages), strict=True):
        left.append("\n".join(line for at, line in enumerate(page) if at not in drop).strip("\n").split("\n"))
        gone += [page[at].strip() for at in sorted(drop)]
    return left, list(dict.fromkeys(gone))


def running_heads(pages: Sequence[Sequence[str]]) -> list[set[int]]:
    """Of each page, the numbers of its lines that `without_running_heads` takes away."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_shape(page[at]) for at in _edges(page)})
    often = {shape for shape, count in counts.items() if shape and len(pages) >= 3 and count > len(pages) / 2}
    return [
        {
            at
            for at in _edges(page)
            if _shape(page[at]) in often or (len(pages) > 1 and _PAGE_NUMBER.fullmatch(page[at].strip()))
        }
        for page in pages
    ]


def _edges(page: Sequence[str]) -> set[int]:
    """Numbers of the first two and the last two lines that hold something."""
    full = [at for at, line in enumerate(page) if line.strip()]
    return {*full[:2], *full[-2:]}


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", " ".join(line.split()))


def _goes_on(line: str, following: str, width: int) -> bool:
    """Whether a line was broken only because it was full, or in the middle of a sentence."""
    if _SMALL.match(following.lstrip()) and not _SENTENCE_END.search(line) and len(line) > width / 2:
        return True
    return len(line) + 1 + len(following.split(None, 1)[0]) > _SLACK * width


def joined(line: str, following: str, words: Counter[str]) -> str:
    """Two lines as one, a word that was cut at the end of the first one put together."""
    cut, rest = _CUT.search(line, max(0, len(line) - _LONGEST)), _WORD_START.match(following)
    if cut is None or rest is None:
        return f"{line} {following}"
    if line[-1] == "\u00ad":
        return line[:-1] + following
    first, second = cut.group(1).lower(), rest.group(1).lower()
    together = rest.group(1)[0].islower() and (words[first + second] > 0 or words[f"{first}-{second}"] == 0)
    return (line[:-1] if together else line) + following
