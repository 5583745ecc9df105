"""The language of a body.

English is told by its function words, which is sure and cheap; for anything else langdetect (Nakatani Shuyo's
character n-grams) decides, with a fixed seed so that the answer never changes. Under twenty words no answer is given.
"""

from __future__ import annotations

import re

LEAST_WORDS = 20
"""Fewer words tell no language reliably."""

_ENGLISH = frozenset(
    """the of and to in a that is was for on with he as by at said from it his had has have be were are not but its
    an they this which or their who will would been her after about when there than also she could into more
    one you we i what if so all out up no over some other two can time first between against during government
    people new""".split()
)
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_SURROGATE = re.compile(r"[\ud800-\udfff\x00-\x08\x0b\x0c\x0e-\x1f]")


def language_of(text: str) -> str | None:
    """ISO 639-1 code of a text's language, or None when it cannot be told.

    Args:
        text: The body; only its first 6,000 characters are looked at.
    """
    head = _SURROGATE.sub(" ", text[:6000])
    words = [word.lower() for word in _WORD.findall(head)]
    wide = len(_WIDE.findall(head))
    if len(words) + wide // 2 < LEAST_WORDS:
        return None
    share = sum(word in _ENGLISH for word in words) / max(1, len(words))
    if share > 0.3 and wide < 0.1 * len(head):
        return "en"
    from langdetect import DetectorFactory, LangDetectException, detect_langs

    DetectorFactory.seed = 0
    try:
        guesses = detect_langs(head[:3000])
    except LangDetectException:
        return None
    if not guesses or guesses[0].prob < 0.7:
        return "en" if share > 0.2 else None
    return str(guesses[0].lang).split("-")[0]
