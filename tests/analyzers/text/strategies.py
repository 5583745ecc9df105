"""Texts as pages really bring them: several scripts, marks that join, odd spaces and line ends, quotation marks."""

from __future__ import annotations

from hypothesis import strategies as st

from analyzers.text import Span

PIECES = (
    "The talks failed. ",
    "Mr. Oru said “no” twice.",
    "‘Not now,’ he said. ",
    '"Why?" she asked. ',
    "''Never,'' they wrote.",
    "U.S. envoys, T.T.P. men",
    "No. 5",
    "9 a.m. ",
    "…",
    ". . . ",
    "👩🏽‍🚒🇫🇷",
    "e\u0301a\u0308\u0323",
    "مذاکرات ناکام ہو گئے۔ ",
    "قال الوزير: «لا». ",
    "会談は終わった。",
    "don’t",
    "“",
    "”",
    '"',
    "'",
    ".",
    "?!",
    " ",
    "\u00a0",
    "\u202f",
    "\u200b",
    "\u2028",
    "\u2029",
    "\r\n",
    "\n",
    "\n\n",
    "\r",
    "\x85",
    "\x0b",
    "\ufeff",
    "\ud83d",
    "\udc00",
)

texts = st.lists(
    st.one_of(st.sampled_from(PIECES), st.text(max_size=6), st.characters(categories=["Cs"])), max_size=25
).map("".join)


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, list[Span]]:
    """A text and some spans of it that may touch or overlap."""
    text = draw(texts)
    place = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(place, place), max_size=6))
    return text, [Span(min(pair), max(pair)) for pair in pairs]
