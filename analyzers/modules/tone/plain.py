"""Plain characters for VADER, at the same places.

VADER splits at white space and strips ASCII punctuation only, so that “peace,” in curly quotes is unknown to it and
“don’t” with a curly apostrophe is no negation ("They don’t like the deal." comes out positive). Every character is
replaced by exactly one other, so offsets of the plain text are offsets of the text.
"""

from __future__ import annotations

import re

_MARKS = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛`´ʼ′‹›", "'"),
        **dict.fromkeys(
            "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
        ),
        **dict.fromkeys("\u200b\ufeff", " "),
        **dict.fromkeys("‐‑‒−", "-"),
        **dict.fromkeys("—―", " "),
        "…": ".",
    }
)
_SPACED_DASH = re.compile(r"(?<=\s)[–-]+(?=\s)|–(?=\s)|(?<=\s)–")


def plain(text: str) -> str:
    """The text with straight quotes, plain hyphens and spaces; as long as `text`.

    Long dashes, and short ones beside a space, become spaces: they part words. A short dash inside a word
    ("India–Iran") becomes a hyphen, which VADER reads as one word.
    """
    out = _SPACED_DASH.sub(lambda found: " " * len(found.group()), text.translate(_MARKS))
    return out.replace("–", "-")
