"""What the words of a piece look like, as names of features for the learned part of cleaning.

A feature is a word, a pair of neighbouring words, a run of four characters, or a plain fact of the piece
(how long it is, how it ends, whom it speaks to, its tense, prices and times in it). Names inside a sentence, numbers,
months and days of the week stand for their class, so that what is learned is how pages speak and not what about.
Quoted stretches are left out. No part of speech is needed, so that a page costs milliseconds.
"""

from __future__ import annotations

import re
from typing import Final

MOST: Final = 60
"""Words of a piece that are looked at; the first ones."""

LETTERS: Final = 300
"""Characters of a piece of which runs of four are taken; the first ones."""

_TOKEN = re.compile(
    r"https?:\S+|[\w.+-]+@[\w-]+\.[\w.]+|@\w+|[$£€]\s?\d[\d.,]*|\d[\d.,:]*|[^\W\d_]+(?:[’'][^\W\d_]+)*|[^\w\s]"
)
_MONTHS = frozenset(
    """january february march april june july august september october november december jan feb apr jun jul aug sep
    sept oct nov dec""".split()
)
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun".split()
)
_YOU = frozenset("you your yours you're you'll you've you'd yourself".split())
_WE = frozenset("we our ours us we're we'll we've we'd".split())
_ONE = frozenset("i my me mine i'm i've i'd i'll".split())
_THEY = frozenset("he she they his her their him them he's she's they're hers theirs it its".split())
_MODAL = frozenset("will would can could may might should must shall".split())
_HERE = frozenset("this these here below above page".split())
_BE = frozenset("is are was were be been being am".split())
_PAST = frozenset(
    "was were had did became came went took made began held said told wrote got gave found left saw thought".split()
)
_SMALL = frozenset(
    """the a an of to in on at by for with from and or but as is are was were be been it its this that he she they we
    you i his her their our your not no have has had do does did will would can could may so if than then when who which
    what how why where there here up out about into over after before more most all any some""".split()
)
_AFTER_COMMAND = frozenset(
    "the a an our your us this these it all more in on to for up out with what how any one".split()
)
_NO_VERB = _SMALL | _AFTER_COMMAND | _YOU | _WE | _ONE | _THEY


def words_of(text: str) -> list[str]:
    """Words and marks of a piece as they stand, at most `MOST`."""
    out: list[str] = []
    for found in _TOKEN.finditer(text):
        out.append(found.group(0))
        if len(out) >= MOST:
            break
    return out


def features(text: str) -> list[str]:
    """Names of the features of a piece, each once.

    Args:
        text: Its characters; quoted stretches may be replaced by runs of "Q".
    """
    shown = words_of(text)
    names = _is_title(shown)
    classes = [_class_of(word, number, names) for number, word in enumerate(shown)]
    out = {f"w {word}" for word in classes}
    out.update(f"2 {a} {b}" for a, b in zip(["<s>", *classes], [*classes, "</s>"], strict=True))
    letters = f" {' '.join(text[:LETTERS].lower().split())} "
    out.update(f"c {letters[at : at + 4]}" for at in range(len(letters) - 3))
    out.update(_facts(text, shown, classes, names))
    return sorted(out)


def _is_title(shown: list[str]) -> bool:
    """Whether most words begin with a capital, as in titles and rows of links."""
    words = [word for word in shown if word[0].isalpha() and word.lower() not in _SMALL]
    return len(words) > 1 and sum(word[0].isupper() for word in words) > 0.7 * len(words)


def _class_of(word: str, number: int, title: bool) -> str:
    """A word in lower case, or the class that stands for it."""
    low = word.replace("’", "'").lower()
    if low in _MONTHS:
        return "<month>"
    if low in _DAYS:
        return "<day>"
    if word[0] in "$£€" and len(word) > 1:
        return "<price>"
    if word[0].isdigit():
        if ":" in word:
            return "<time>"
        bare = word.rstrip(".,:")
        return "<year>" if len(bare) == 4 and bare[:2] in ("19", "20") else "<number>"
    if low.startswith("http"):
        return "<url>"
    if "@" in word and len(word) > 1:
        return "<address>"
    if set(word) == {"Q"}:
        return "<quoted>"
    if number and not title and word[0].isupper() and low not in _SMALL and low not in _YOU and low not in _WE:
        return "<name>"
    return low


def _facts(text: str, shown: list[str], classes: list[str], title: bool) -> set[str]:
    """Plain facts of a piece."""
    letters = [word for word in classes if word[0].isalpha() or word in ("<name>", "<day>", "<month>")]
    count = len(letters)
    out = {f"f words {next((n for n in (1, 2, 3, 5, 8, 12, 17, 25, 40) if count <= n), 60)}"}
    bare = text.rstrip("”’\"'»)]›* ")
    out.add(f"f ends {bare[-1:] if bare[-1:] in '.!?:…-|,' else 'open'}")
    if title:
        out.add("f title")
    if count and sum(word.isupper() for word in shown if word[0].isalpha()) > 0.6 * count:
        out.add("f capitals")
    if "Q" * 6 in text:
        out.add("f quoted")
    if re.match(r"\W*[\w’' &]{2,28}:\s", text):
        out.add("f label")
    if re.search(r"\s[|·•»›>/▾–—]\s|[|•»›▾→]", text):
        out.add("f separators")
    for name, group in (
        ("you", _YOU),
        ("we", _WE),
        ("I", _ONE),
        ("they", _THEY),
        ("modal", _MODAL),
        ("here", _HERE),
        ("be", _BE),
    ):
        found = sum(word in group for word in letters)
        out.add(f"f {name} {min(found, 2)}")
    past = sum(word in _PAST or (len(word) > 4 and word.endswith("ed")) for word in letters)
    out.add(f"f past {min(past, 2)}")
    present = sum(len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) for word in letters)
    out.add(f"f s {min(present, 3)}")
    named = sum(word == "<name>" for word in classes)
    out.add(f"f names {min(named, 3)}")
    small = sum(word in _SMALL for word in letters)
    out.add(f"f small {int(5 * small / max(1, count))}")
    if (
        len(classes) > 1
        and classes[0].isalpha()
        and classes[0] not in _NO_VERB
        and classes[1] in _AFTER_COMMAND
        and not classes[0].endswith(("ed", "ing", "s", "ly"))
    ):
        out.add("f command")
        if any(word in _YOU or word in _WE for word in letters):
            out.add("f command to you")
    if any(word in _YOU for word in letters) and any(word in _WE for word in letters):
        out.add("f we and you")
    return out


def telling(words: str) -> bool:
    """Whether a word or pair says something to a person: no class, no mark, not only function words."""
    own = words.split(" ")
    return all(word[0].isalpha() for word in own) and any(word not in _SMALL or word in _YOU | _WE for word in own)
