"""Small raised digits: marks of footnotes go, exponents, fractions and the cents of a price stay.

A mark stands behind a word or behind the sign that ends a clause. Behind a digit, a bracket or a unit of measure it is
an exponent, behind a price's point the cents: what may be either stays. Digits that stay become raised signs (“10⁹”,
“m²”), so that they are not taken for more digits of the number before them; cents behind a currency's sign become plain
digits.
"""

from __future__ import annotations

import re

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_QUOTES = "”’\"'»"
_PRICE = re.compile(r"(?P<sign>[$€£¥₹₽₺]\s?)?(?P<whole>\d[\d.,\u00a0]*)[.,]$")
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_WORD = re.compile(r"(?P<number>\d\s?)?\b(?P<word>[^\W\d_]{3,})$")
_STOPS = frozenset(".,;:!?…")
_UNITS = frozenset(
    "metre metres meter meters centimetre centimetres centimeter centimeters millimetre millimetres kilometre "
    "kilometres kilometer kilometers mile miles acre acres hectare hectares foot feet inch inches yard yards "
    "yds rod rods log sin cos tan second seconds sec".split()
)
_REACH = 60
"""Characters before a raised digit that are looked at."""


def raised(before: str, digits: str) -> str | None:
    """What raised digits are read as.

    Args:
        before: The line's text before them, as it is read.
        digits: Nothing but digits.

    Returns:
        The characters that stand for them, or None for the mark of a footnote.
    """
    before = before[-_REACH:]
    if not before or before[-1].isspace():
        return digits
    quoted = before.rstrip(_QUOTES)
    price = _PRICE.search(before)
    if price is not None:
        year = price["sign"] is None and _YEAR.fullmatch(price["whole"])
        if price["sign"] is not None:
            return digits
        return None if year else digits.translate(_RAISED)
    word = _WORD.search(before)
    if word is not None:
        unit = word["word"].casefold() in _UNITS or (word["number"] and len(word["word"]) <= 3)
        return digits.translate(_RAISED) if unit and digits in ("2", "3") else None
    ends = quoted[-1:] in _STOPS or (before != quoted and not quoted[-1:].isdigit())
    return None if ends else digits.translate(_RAISED)
